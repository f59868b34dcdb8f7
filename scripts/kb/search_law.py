"""What the search knows of laws by name: how they are called, when their numbers changed, old ways to write them.

Guarantees: each name once; document numbers are taken apart (法释〔2013〕17号；法释〔2017〕7号修正 are two names). Names with
words left out (公布失信被执行人名单信息规定) are recognised in the browser: articles.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from opencc import OpenCC

from .law_records import Statute

_ARTICLE_WORDS = "条款项第号"


def names(statute: Statute) -> list[str]:
    """Title, short names, other names and document numbers."""
    numbers = [re.sub("(修正|修订)$", "", part) for part in re.split("[；、（）]", statute.doc_no or "")]
    return list(dict.fromkeys([statute.title, *statute.short, *statute.aliases, *(part for part in numbers if re.search("[〔令/]", part))]))


def former_years(statutes: Iterable[Statute]) -> dict[str, int]:
    """{instrument: year of the text whose numbers are given as former ones}: whoever names that year or an earlier one means those."""
    found: dict[str, int] = {}
    for statute in statutes:
        years = [int(year) for provision in statute.provisions if provision.formerly for year in re.findall("(?:19|20)[0-9]{2}", provision.formerly.version)]
        if years:
            found[statute.id] = max(years)
    return found


def traditional(words: Iterable[str]) -> dict[str, str]:
    """{traditional: simplified} for the characters that names of laws and citations are written with."""
    used = set("".join(words) + _ARTICLE_WORDS)
    convert = OpenCC("t2s").convert
    return {char: plain for char, plain in ((chr(point), convert(chr(point))) for point in range(0x4E00, 0xA000)) if plain != char and plain in used and char not in used}
