"""Where the words of the glossary stand in the pages: the first place in each page that may become a link.

Guarantees: of every word at most one place in a page, and only in running prose: never inside
a heading, link, quotation (“…” or >, unless it is the word alone), citation, name of a law, placeholder or code, never in the sections
that somebody reads aloud or follows in the first minute, and not in letters, sheets to print
or the page for a crisis. Longer spellings win over shorter ones inside them (诉讼时效 over 时效),
Latin ones need a boundary on both sides. Not checked: whether the word means there what the
glossary says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..citing.citations import Citations
from .knowledge import Entry, KnowledgeBase
from ..reading.passages import QUOTED
from ..reading.prose import FILLER, mask
from ..records.pages import Guide, Letter, Scenario
from ..records.tables import Term
from ..records.vocabulary import CRISIS

#: Headings of situations under which every word is a step or a sentence to say.
_LEFT_ALONE = re.compile(r"^## (?:现在就做|照着念)\s*$.*?(?=^## |\Z)", re.M | re.S)
_HEADING_LINE = re.compile(r"^#{1,6} .*$", re.M)
_QUOTE_LINE = re.compile(r"^ {0,3}>.*$", re.M)
_TITLE = re.compile(r"《[^》\n]*》")


@dataclass(frozen=True)
class Place:
    """The word stands at body[start:end]."""

    term: str
    start: int
    end: int


def places(base: KnowledgeBase) -> dict[str, list[Place]]:
    """Key of a page -> first place of each word in its body, in order of place. Pages without any are left out."""
    finder = _Finder(base.terms.values())
    names = frozenset(spelling for term in base.terms.values() for spelling in term.spellings)
    found = {entry.key: finder.find(_running_prose(entry.body, base.citations, names)) for entry in base.entries.values() if _takes_links(entry)}
    return {key: rows for key, rows in found.items() if rows}


def _takes_links(entry: Entry) -> bool:
    match entry.record:
        case Letter():
            return False
        case Scenario(behaviours=behaviours):
            return behaviours != [CRISIS]
        case Guide(large=large, sheet=sheet):
            return not (large or sheet)
    return entry.source != "index.md"


def _running_prose(body: str, citations: Citations, names: frozenset[str]) -> str:
    """The body with everything blanked that may not carry a link; positions are those of the body."""
    masked = mask(body)
    for pattern in (_LEFT_ALONE, _HEADING_LINE, _QUOTE_LINE, _TITLE):
        masked = pattern.sub(_blank, masked)
    # “停息挂账” names the word; anything longer between the marks is somebody's sentence.
    masked = QUOTED.sub(lambda match: match[0] if match[0][1:-1] in names else _blank(match), masked)
    for mention in citations.find(mask(body)):
        masked = masked[: mention.start] + FILLER * (mention.end - mention.start) + masked[mention.end :]
    return masked


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else FILLER for char in match[0])


class _Finder:
    """One pattern for all spellings, the longest first, so that 诉讼时效 is found whole."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._term_of = {spelling: term for term in terms for spelling in term.spellings}
        spellings = sorted(self._term_of, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(_bounded, spellings)) or "(?!)")

    def find(self, prose: str) -> list[Place]:
        return list(self._first_of_each(prose))

    def _first_of_each(self, prose: str) -> Iterator[Place]:
        met: set[str] = set()
        for match in self._pattern.finditer(prose):
            term = self._term_of[match[0]]
            if term.linked and term.id not in met:
                met.add(term.id)
                yield Place(term.id, *match.span())


def _bounded(spelling: str) -> str:
    """LPR is no word inside ALPRO; Chinese has no boundaries to ask for."""
    before = r"(?<![0-9A-Za-z])" if spelling[0].isascii() else ""
    after = r"(?![0-9A-Za-z])" if spelling[-1].isascii() else ""
    return before + re.escape(spelling) + after
