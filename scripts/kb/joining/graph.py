"""The join: who cites which provision, and what hangs together.

A Use is one citation at one place, from front matter or prose, resolved or not.
uses() finds all of them once; checks report the broken ones, Graph groups the
sound ones. Citations inside quoted law are not uses (the law cites itself).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..citing.citations import Target
from ..records.fields import LawRef, Record
from .cited import Reference, Unsound
from .knowledge import Entry, KnowledgeBase, Written
from ..records.pages import KINDS, AnyPage, LineEntry, Page
from ..records.relied_on import EVENTS_TOOL
from ..records.walk import Found, walk
from ..reading.prose import mask
from ..reading.yamltext import Location

LADDERS = "law/_ladders.yml"
GLOSSARY = "law/_glossary.yml"
EVENTS = "law/_events.yml"
PAGE_KINDS = frozenset(kind for kind, _ in KINDS.values())


@dataclass(frozen=True)
class Use:
    """One citation at one place. `problem` is the Chinese reason why it does not resolve."""

    key: str  # scenario:contact-bombing
    path: str
    line: int
    text: str
    target: Target | None
    problem: str | None = None
    why: str = ""


def front_refs(record: Record, location: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """(location, reference as written, why) of every citation in a record, however deep."""
    return _refs(walk(record, location))


def _refs(texts: Iterable[Found]) -> Iterator[tuple[Location, str, str]]:
    for found in texts:
        if found.cites:
            yield found.location, found.value, _why(found.record)


def _why(record: Record) -> str:
    """What the record that cites wants the provision for, where it says so."""
    match record:
        case LawRef():
            return record.why
        case LineEntry():
            return record.text
    return ""


def uses(base: KnowledgeBase, read: Mapping[str, Reference]) -> list[Use]:
    """Every citation in docs/, in what code says, in the ladders, in the glossary and in the events, in file order. `read`: what the references of records mean."""
    found = [use for page in base.written.values() for use in _page_uses(base, read, page)]
    for index, ladder in enumerate(base.ladders.values()):
        found += _record_uses(base, read, f"ladder:{ladder.id}", LADDERS, walk(ladder, ("ladders", index)))
    for index, term in enumerate(base.terms.values()):
        found += _record_uses(base, read, f"term:{term.id}", GLOSSARY, walk(term, ("terms", index)))
    if base.events:  # the tool is the page on which they stand
        found += _record_uses(base, read, EVENTS_TOOL, EVENTS, walk(base.events))
    return found


def _record_uses(base: KnowledgeBase, read: Mapping[str, Reference], key: str, path: str, texts: Iterable[Found]) -> Iterator[Use]:
    for location, ref, why in _refs(texts):
        found = read[ref]
        yield Use(key, path, base.line(path, *location), ref, found.target, found.problem if isinstance(found, Unsound) else None, why)


def _page_uses(base: KnowledgeBase, read: Mapping[str, Reference], entry: Written) -> Iterator[Use]:
    if isinstance(entry, Entry):
        yield from _record_uses(base, read, entry.key, entry.path, base.found(entry.path))
    masked = mask(entry.body)
    for mention in base.citations.find(masked):
        line = entry.body_line + masked.count("\n", 0, mention.start)
        yield Use(entry.key, entry.path, line, mention.text, mention.target, mention.problem)


class Graph:
    """Sound citations grouped both ways, and back-links between pages."""

    def __init__(self, base: KnowledgeBase, found: Iterable[Use]) -> None:
        self.cited_by: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.statutes_of: dict[str, set[str]] = defaultdict(set)
        self.linked_from: dict[str, list[str]] = defaultdict(list)
        for use in found:
            if use.target is None or use.problem is not None or use.key in base.said:
                continue  # what code says stands on many pages and is none of them
            self.statutes_of[use.key].add(use.target.statute)
            no = current_no(base, use.target)
            if no and use.key not in self.cited_by[(use.target.statute, no)]:
                self.cited_by[(use.target.statute, no)].append(use.key)
        for entry in base.entries.values():
            for key in outgoing(base, entry):
                if entry.key not in self.linked_from[key]:
                    self.linked_from[key].append(entry.key)

    def citing(self, statute: str, no: str) -> list[str]:
        """Keys of the pages and ladders that cite this provision, in file order."""
        return self.cited_by.get((statute, no), [])


def current_no(base: KnowledgeBase, target: Target) -> str:
    """The number in force that a target means; an old number leads to its successor."""
    if not target.formerly:
        return target.no
    statute = base.statutes.get(target.statute)
    found = statute.successors(target.no) if statute else []
    return found[0][1].no if found else ""


def outgoing(base: KnowledgeBase, entry: Entry[AnyPage]) -> list[str]:
    """Keys of the pages that a page names in its front matter. The home page names what everybody sees anyway."""
    if isinstance(entry.record, Page):
        return []
    keys = [found.refers.key(found.value) for found in base.found(entry.path) if found.refers]
    return [key for key in keys if key.partition(":")[0] in PAGE_KINDS]
