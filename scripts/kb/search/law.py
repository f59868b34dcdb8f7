"""What the search knows of laws by name: how they are called, their years.

Guarantees: each name once; document numbers are taken apart (法释〔2013〕17号；法释〔2017〕7号修正 are two). Names with words
left out (公布失信被执行人名单信息规定) are recognised in the browser: articles.js; numbers in another notation: docnumbers.js.
Which names a question may have in it follows from marks(): only those are fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..citing.document_numbers import NUMBERED, document_numbers
from ..records.law import Formerly, Statute
from .text import HAN, compact_words

#: How articles are cited.
ARTICLE_WORDS = "条款项第号"


def names(statute: Statute) -> list[str]:
    """Title, short names and other names, without document numbers."""
    return list(dict.fromkeys([statute.title, *statute.short, *(name for name in statute.aliases if not NUMBERED.search(name))]))


_BODIES = re.compile(r"^(?:中华人民共和国(?=.)|(?:(?:最高人民法院|最高人民检察院|公安部|司法部|中国银保监会|中国人民银行|国家金融监督管理总局)[、和 ]?)+(?=关于))")


def bare(names: list[str]) -> list[str]:
    """The names without the state and the bodies before them, which articles.js reads with and without."""
    return list(dict.fromkeys(_BODIES.sub("", name) for name in names))


#: What a name may lose, or have more of, between its characters: as articles.js reads names (LOOSE, BODIES, pattern).
_SEAM = re.compile(r"中华人民共和国|^(?:最高人民法院|最高人民检察院|公安部|司法部|中国银保监会|中国人民银行|国家金融监督管理总局)+|若干问题|若干|有关|关于|的|第(?=[0-9]+号)|法[院官]|司法(?=(?:解释|意见|规定)$)|(?=(?:解释|意见|规定)$)")
#: Names that one mark is worth while for: more of them would all be fetched for one.
_NAMES = 20
_MARK = re.compile(rf"(?=([{HAN}]{{2}}|[0-9]{{5}}))")


def marks(statutes: list[list[str]], everyday: str) -> dict[str, list]:
    """Pairs of characters (or five digits), as rare in `everyday` text as can be, such that each name has one: a question
    without any names no law. With each the names that are kept under it: [[place of the law, name, name …] …]. Raises ValueError for
    a name without any. The browser looks for them in what is left without 法院 and 法官 (lawnames.js)."""
    left = {name: {mark for part in _SEAM.split(compact_words(name)) for mark in _MARK.findall(part) if "令" not in mark} for names in statutes for name in names}
    if bare := [name for name, found in left.items() if not found]:
        raise ValueError(f"search_index: names without two characters that always stand together: {bare}")
    pairs = Counter(map("".join, zip(everyday, everyday[1:], strict=False)))
    # Counted one by one, only where counting pairs would count 谢谢谢 twice, and figures.
    often = {mark: pairs[mark] if len(set(mark)) == len(mark) == 2 else everyday.count(mark) for found in left.values() for mark in found}
    under: dict[str, str] = {}
    while left:
        gained = Counter(mark for found in left.values() for mark in found)
        chosen = min(gained, key=lambda mark: ((1 + often[mark]) / min(gained[mark], _NAMES), mark))
        under |= {name: chosen for name, found in left.items() if chosen in found}
        left = {name: found for name, found in left.items() if chosen not in found}
    rows = lambda mark: [[place, *held] for place, names in enumerate(statutes) if (held := [name for name in names if under[name] == mark])]  # noqa: E731
    return {mark: rows(mark) for mark in sorted(set(under.values()))}


def numbers(statute: Statute) -> str:
    """Its short name and its document numbers as docnumbers.js reads them, its own first: "信用卡解释|法释2018-5", "征信条例|国务院令-631"."""
    said = [statute.doc_no or "", *(name for name in statute.aliases if NUMBERED.search(name))]
    found = [number for words in said for number in document_numbers(words)]
    listed = " ".join(dict.fromkeys(f"{each.body}{each.year or ''}-{each.number}" for each in found))
    return f"{statute.name}|{listed}" if listed else ""


def years(statutes: Iterable[Statute]) -> list[list[int]]:
    """For each instrument the year of promulgated_on and those of the earlier texts whose numbers we know, the latest
    first; empty where the first is not known. Whoever names an earlier year may mean former numbers."""
    return [[statute.promulgated_on.year, *_texts(statute)] if statute.promulgated_on else [] for statute in statutes]


def _texts(statute: Statute) -> list[int]:
    return sorted({year_of(old) for provision in statute.provisions for old in provision.former} - {1}, reverse=True)


def year_of(old: Formerly) -> int:
    """The year in the name of an earlier text (2012年修正本); 1 where it has none, so that it is never taken for today's."""
    found = re.search("(?:19|20)[0-9]{2}", old.version)
    return int(found[0]) if found else 1

