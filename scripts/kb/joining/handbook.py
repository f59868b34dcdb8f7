"""The join, made once: what is loaded, what cites what, what hangs together, and the dates and address of this build.

Checks, pages, search, data, feeds and book take a Handbook and nothing else, and nobody works out again what stands here.
Guarantees: join() is the only place that makes one, and with it the citations found and the graph; tests/joining/test_handbook.py
counts that a build does so once. It may be made of data with problems (the checks look for them in it); pages may not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from ..records.law import Limit, Provision, Statute
from ..records.pages import AnyPage
from . import glossary
from .cited import Cited, Reference, references
from .graph import Graph, Use, uses
from .knowledge import Entry, KnowledgeBase

#: The page that shows all ladders.
LADDER_PAGE = "ladders/index.md"
#: The page that explains words.
GLOSSARY_PAGE = "glossary.md"


@dataclass(frozen=True)
class Handbook:
    """`today` decides status and staleness; `built_on` and `url` (the home page's address, or "") are only printed."""

    base: KnowledgeBase
    references: dict[str, Reference]
    uses: tuple[Use, ...]
    graph: Graph
    today: dt.date
    built_on: dt.date
    url: str = ""

    @cached_property
    def limits(self) -> dict[str, tuple[Statute, Provision, Limit]]:
        """Every limit by its id, with the provision that sets it."""
        return {
            limit.id: (statute, provision, limit)
            for statute in self.base.statutes.values()
            for provision in statute.provisions
            for limit in provision.limits
        }

    @cached_property
    def words(self) -> dict[str, list[glossary.Place]]:
        """Where pages use words of the glossary. Not needed by the checks, so made at the first reading."""
        return glossary.places(self.base)

    def cited(self, ref: str) -> Cited:
        """What a reference of a record means. Raises KeyError for one that is unsound, which the checks have refused."""
        found = self.references[ref]
        if not isinstance(found, Cited):
            raise KeyError(f"{ref}: {found.problem}")
        return found

    def sound(self, ref: str) -> Cited | None:
        """The same for checks: None when another check says what is wrong with the reference."""
        found = self.references.get(ref)
        return found if isinstance(found, Cited) else None

    def entry(self, key: str) -> Entry[AnyPage]:
        return self.base.entries[key]

    def title(self, key: str) -> str:
        """Of an authored page (scenario:home-visit), a ladder (ladder:complaint) or a word (term:lpr)."""
        kind, _, id_ = key.partition(":")
        match kind:
            case "ladder":
                return self.base.ladders[id_].title
            case "term":
                return self.base.terms[id_].term
        return self.base.entries[key].record.title

    def source(self, key: str) -> str:
        """Where under docs/ a page, ladder or word stands, with its anchor."""
        kind, _, id_ = key.partition(":")
        shared = {"ladder": LADDER_PAGE, "term": GLOSSARY_PAGE}.get(kind)
        return f"{shared}#{id_}" if shared else self.base.entries[key].source

    @staticmethod
    def law_source(statute_id: str) -> str:
        return f"law/{statute_id}.md"


def join(base: KnowledgeBase, today: dt.date, built_on: dt.date, url: str = "") -> Handbook:
    """Call once, after loading."""
    read = references(base)
    found = tuple(uses(base, read))
    return Handbook(base, read, found, Graph(base, found), today, built_on, url)
