"""The indexes of pages: groups in the order of need (law/_shelves.yml), a short first one open, the others a line each.

Guarantees: every page of a kind stands in its index once, whether or not somebody has put it on a shelf. A channel's
number dials from the list.
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..records.pages import AnyPage, Channel, Scenario
from . import blocks, short
from .markup import bullets, fold, link, text

#: Where pages that nobody has put on a shelf stand, when the kind has shelves at all.
_OTHERS = "其他"
#: So many rows stand open at the head of an index; more would push the other groups out of sight.
FEW = 6


def groups(site: Handbook, kind: str) -> dict[str, list[Entry[AnyPage]]]:
    """{title: pages}, in the order of the table; without one, situations by their group and all else in one."""
    found: dict[str, list[Entry[AnyPage]]] = {}
    shelves = site.base.shelves.of(kind) if site.base.shelves else []
    for shelf in shelves:
        found[shelf.title] = [site.entry(key) for key in shelf.pages]
    placed = {entry.key for entries in found.values() for entry in entries}
    for entry in site.base.of_kind(kind):
        if entry.key not in placed:
            found.setdefault(_group(entry) or (_OTHERS if shelves else ""), []).append(entry)
    return found


def index(site: Handbook, source: str, kind: str) -> list[str]:
    shelved = groups(site, kind)
    if len(shelved) == 1:
        return [_rows(source, entries) for entries in shelved.values()]
    return [
        fold(title, f"shelf-{number}", _named(entries), _rows(source, entries), open="open" if number == 1 and len(entries) <= FEW else "", classes="kb-shelf")
        for number, (title, entries) in enumerate(shelved.items(), 1)
    ]


def _group(entry: Entry[AnyPage]) -> str:
    return entry.record.group.label if isinstance(entry.record, Scenario) else ""


def _named(entries: list[Entry[AnyPage]]) -> str:
    """How many, and the first by name: whether a group is the right one is seen without opening it."""
    return text(f"{len(entries)} 篇：{short.names([entry.record.title for entry in entries])}")


def _rows(source: str, entries: list[Entry[AnyPage]]) -> str:
    return bullets([_row(source, entry) for entry in entries])


def _row(source: str, entry: Entry[AnyPage]) -> str:
    number = blocks.first_number(entry.record) if isinstance(entry.record, Channel) else ""
    return f"**{link(source, entry.source, entry.record.title)}**{number}<br>{text(entry.record.summary)}"
