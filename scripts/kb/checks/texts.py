"""Every text that people wrote, with its place: for checks that ask nothing about what a text means.

Guarantees: the body of every page, and every value of every file that was read, come once, in the order of the files.
Words of law/_texts.yml come as values of their table. Not here: texts with a meaning (records/walk.py), names of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..reading.yamltext import Location

if TYPE_CHECKING:
    from ..joining.knowledge import KnowledgeBase, Written

#: (file, text, position in it -> line of the file)
Placed = tuple[str, str, Callable[[int], int]]
#: (file, place in it, text)
Value = tuple[str, Location, str]


def all_texts(base: KnowledgeBase, read: list[Value]) -> Iterator[Placed]:
    """`read`: values()."""
    yield from bodies(base)
    for path, location, text in read:
        yield path, text, partial(_line_of_value, base, path, location)


def values(base: KnowledgeBase) -> list[Value]:
    return [(path, location, text) for path, marked in base.marks.items() for location, text in strings(marked.data)]


def bodies(base: KnowledgeBase) -> Iterator[Placed]:
    for entry in base.written.values():
        if entry.key not in base.said:
            yield entry.path, entry.body, partial(_line_of_body, entry)


def _line_of_body(entry: Written, at: int) -> int:
    return entry.body_line + entry.body.count("\n", 0, at)


def _line_of_value(base: KnowledgeBase, path: str, location: Location, _at: int) -> int:
    return base.line(path, *location)


def strings(data: object, location: Location = ()) -> list[tuple[Location, str]]:
    """Every text in a value as it was read, with its place."""
    found: list[tuple[Location, str]] = []
    _gather(data, location, found)
    return found


def _gather(data: object, location: Location, found: list[tuple[Location, str]]) -> None:
    """Into one list: forty thousand texts, each handed up through every level, took a tenth of all checks."""
    if isinstance(data, str):
        found.append((location, data))
    elif isinstance(data, dict):
        for key, value in data.items():
            _gather(value, (*location, key), found)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            _gather(value, (*location, index), found)
