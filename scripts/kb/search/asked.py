"""What people ask for each page, and what that says of other questions: data/asked.yml, weighed while building.

A pair of characters says as much for a page as it is commoner in the lines of that page than in all lines: the logarithm of
that ratio (naive Bayes, smoothed with SMOOTH lines' worth of the common share, so that one line proves little), no less
than LEAST and no more than MOST, times SHARE. postings.py adds it to what the page itself says. Pairs with a character of
grammar count for nothing, nor does a pair that stands in one line only and on no page: each costs every phone some bytes.

Lines are written by people who saw the titles only, never taken from a sealed file of questions; a new line is one more way
to ask and needs no tuning. SHARE and the rest were set on lines held back (one in ten): with a tenth unseen, 48 instead of
45 in a hundred found their page first and 71 instead of 66 among three, where nothing is as hard as lines that avoid the title.
Not here: danger to life (safety.py). Guarantee: the same lines give the same weights; a page that nobody asks for loses nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from pydantic import Field

from ..records.fields import Record, Text
from .editors_data import ROOT as _HERE, editors_data
from .text import fold, query_terms

PATH = "asked.yml"
SMOOTH, SHARE, MOST, LEAST = 10, 1.5, 4.0, 1.0
#: A pair must stand in as many lines, unless a page says it.
LINES = 3


class Asked(Record):
    pages: dict[Text, list[Text]] = Field(description="页面，如 scenario:home-visit：问它的人怎么说，一句一行")


def asked() -> dict[str, list[str]]:
    """{page: lines}. Raises ValueError when the file is broken: it is part of the code base."""
    read = editors_data(PATH, Asked, _HERE)
    return {page: list(lines) for page, lines in read.pages.items()}


def worth(lines: Mapping[int, Iterable[str]], known: Collection[str], stop: tuple[str, ...], grammar: str) -> dict[str, dict[int, float]]:
    """{term: {document: what the term says for it}}, rarity included. `lines` by document; `known`: terms of the index."""
    held: dict[str, Counter[int]] = defaultdict(Counter)
    count: dict[int, int] = {}
    for at, said in lines.items():
        terms = [term for line in said for term in query_terms(fold(line), stop)]
        count[at] = len(list(said))
        for term in terms:
            held[term][at] += 1
    total = sum(count.values())
    told: dict[str, dict[int, float]] = {}
    for term, by in held.items():
        often = sum(by.values())
        if any(char in grammar for char in term) or (often < LINES and term not in known):
            continue
        share = often / total
        says = {at: math.log((times + SMOOTH * share) / (count[at] + SMOOTH) / share) for at, times in by.items()}
        if kept := {at: SHARE * min(MOST, value) for at, value in sorted(says.items()) if value >= LEAST}:
            told[term] = kept
    return told
