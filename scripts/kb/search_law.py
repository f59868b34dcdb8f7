"""What the search knows of laws by name: how they are called, their years, old ways to write them.

Guarantees: each name once; document numbers are taken apart (法释〔2013〕17号；法释〔2017〕7号修正 are two names). Names with
words left out (公布失信被执行人名单信息规定) are recognised in the browser: articles.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .law_records import Statute
from .search_sounds import traditional

_ARTICLE_WORDS = "条款项第号"


def names(statute: Statute) -> list[str]:
    """Title, short names, other names and document numbers."""
    numbers = [re.sub("(修正|修订)$", "", part) for part in re.split("[；、（）]", statute.doc_no or "")]
    return list(dict.fromkeys([statute.title, *statute.short, *statute.aliases, *(part for part in numbers if re.search("[〔令/]", part))]))


def years(statutes: Iterable[Statute]) -> dict[str, int]:
    """{instrument: year of promulgated_on}: whoever names an earlier year may mean former numbers."""
    return {statute.id: statute.promulgated_on.year for statute in statutes if statute.promulgated_on}


def old_ways(names: Iterable[str]) -> dict[str, str]:
    """{traditional: simplified} for the characters of names and citations: 民訴法第50條 is read before anything is fetched."""
    return traditional(set("".join(names) + _ARTICLE_WORDS))
