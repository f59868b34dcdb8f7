"""Numbers of official documents, as the record of a law writes them: 法释〔2018〕5号, 国务院令第631号, GB/T 45251—2025.

document_numbers() takes a record's `doc_no` apart: a later number in brackets or after 、 belongs to the body before it
(公安部令第125号（第132号、第149号修正）). Guarantees: a part that has a number and no known shape raises ValueError, so that
no number is lost unseen (a test reads all of law/). Not here: how readers type them (docs/assets/js/search/docnumbers.js).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading.numerals import to_int

_APART = re.compile(r"[；、]|（(?=第)|(?<=号)[（）]")
_NUMERAL = r"[0-9]{1,5}|[零〇一二三四五六七八九十百]{1,5}"
_SHAPES = (
    re.compile(rf"^(?P<body>[\u4e00-\u9fff]+)[〔（]?(?P<year>(?:19|20)\d\d)[〕）]?年?第?(?P<number>{_NUMERAL})号"),
    re.compile(rf"^（(?P<year>(?:19|20)\d\d)）(?P<body>[\u4e00-\u9fff]+?)第?(?P<number>{_NUMERAL})号"),
    re.compile(rf"^(?P<body>[\u4e00-\u9fff]*?)(?:（[\u4e00-\u9fff]+）)?第(?P<number>{_NUMERAL})号"),
    re.compile(r"^(?P<body>GB/T|GB|JR/T) ?(?P<number>\d+)[—–-](?P<year>\d{4})"),
)
_SESSION = re.compile(r"（([\u4e00-\u9fff]+届)）")


#: A name of a law that is a number of a document.
NUMBERED = re.compile(r"〔|[令告字]第?[0-9零〇一二两三四五六七八九十百]+号")


@dataclass(frozen=True)
class DocumentNumber:
    """`body` is what stands before the number (法释, 国务院令), `year` None where the number has none."""

    body: str
    year: int | None
    number: int


def document_numbers(doc_no: str) -> list[DocumentNumber]:
    """Raises ValueError for a part with a number that has none of the known shapes."""
    found: list[DocumentNumber] = []
    for part in _APART.split(_SESSION.sub("", doc_no)):
        if match := next((match for shape in _SHAPES if (match := shape.match(part.strip()))), None):
            said = match.groupdict()
            body = said["body"] or (found[-1].body if found else "")
            found.append(DocumentNumber(body, int(said["year"]) if said.get("year") else None, _value(said["number"])))
        elif re.search(r"\d|号", part):
            raise _unknown(part)
    return list(dict.fromkeys(found))


def _unknown(part: str) -> ValueError:
    return ValueError(f"文号“{part}”的写法不认识。写成 法释〔2018〕5号、国务院令第631号 这样；几个文号用“；”隔开。")


def _value(numeral: str) -> int:
    """二〇八 is read digit by digit, 五十 is fifty. Raises ValueError for what is no number, as 零十."""
    if numeral.isascii():
        return int(numeral)
    if not re.search("[十百]", numeral):
        return int("".join(str("零一二三四五六七八九".index(char.replace("〇", "零"))) for char in numeral))
    try:
        return to_int(numeral)
    except ValueError:
        raise _unknown(numeral) from None
