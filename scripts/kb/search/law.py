"""What the search knows of laws by name: how they are called, their years.

Guarantees: each name once; document numbers are taken apart (法释〔2013〕17号；法释〔2017〕7号修正 are two). Names with words
left out (公布失信被执行人名单信息规定) are recognised in the browser: articles.js; numbers in another notation: docnumbers.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..citing.document_numbers import NUMBERED, document_numbers
from ..records.law import Formerly, Statute

#: How articles are cited.
ARTICLE_WORDS = "条款项第号"


def names(statute: Statute) -> list[str]:
    """Title, short names and other names, without document numbers."""
    return list(dict.fromkeys([statute.title, *statute.short, *(name for name in statute.aliases if not NUMBERED.search(name))]))


def numbers(statute: Statute) -> str:
    """Its document numbers as docnumbers.js reads them, its own first: "法释2018-5", "国务院令-631"."""
    said = [statute.doc_no or "", *(name for name in statute.aliases if NUMBERED.search(name))]
    found = [number for words in said for number in document_numbers(words)]
    return " ".join(dict.fromkeys(f"{each.body}{each.year or ''}-{each.number}" for each in found))


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

