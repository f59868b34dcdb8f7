"""Every text of a record with its place and what its type says it means: the one walker for all who follow fields.

Guarantees: records and texts come in the order of the fields, the place is where the text stands in the file (so a line
can be found for it), and a text has the marks of its field (fields.Mark) however deep it stands in lists or under headings.
Words of closed lists, dates and flags are no texts. Not here: what is done about a text; each caller knows.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from ..reading.yamltext import Location
from .fields import Cites, Mark, Ours, Record, Refers
from .vocabulary import Word


@dataclass(frozen=True)
class Found:
    """A text, where it stands, what it means, and the innermost record that holds it."""

    location: Location
    value: str
    marks: tuple[Mark, ...]
    record: Record

    @property
    def cites(self) -> bool:
        return any(isinstance(mark, Cites) for mark in self.marks)

    @property
    def ours(self) -> bool:
        return any(isinstance(mark, Ours) for mark in self.marks)

    @property
    def refers(self) -> Refers | None:
        return next((mark for mark in self.marks if isinstance(mark, Refers)), None)


def walk(record: Record, at: Location = ()) -> Iterator[Found]:
    """Every text in a record and in the records inside it."""
    for location, inner in records(record, at):
        yield from texts(inner, location)


def records(record: Record, at: Location = ()) -> Iterator[tuple[Location, Record]]:
    """The record itself, then those inside it, each with its place."""
    yield at, record
    for name in type(record).model_fields:
        for location, value in _leaves(getattr(record, name), (*at, name)):
            if isinstance(value, Record):
                yield from records(value, location)


def texts(record: Record, at: Location = ()) -> Iterator[Found]:
    """The texts of a record, without those of records inside it."""
    for name, found in _marks_of(type(record)).items():
        for location, value in _leaves(getattr(record, name), (*at, name)):
            if isinstance(value, str) and not isinstance(value, Word):
                yield Found(location, value, found, record)


def marks(field: FieldInfo) -> tuple[Mark, ...]:
    """What the type of a field, or of the items of its list, says that its texts mean."""
    return (*(item for item in field.metadata if isinstance(item, Mark)), *_marks_in(field.annotation))


def holds_text(field: FieldInfo) -> bool:
    return _holds_text(field.annotation)


@functools.cache
def _marks_of(model: type[Record]) -> dict[str, tuple[Mark, ...]]:
    return {name: marks(field) for name, field in model.model_fields.items()}


def _leaves(value: Any, at: Location) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*at, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*at, key))
    else:
        yield at, value


def _marks_in(annotation: Any) -> Iterator[Mark]:
    if typing.get_origin(annotation) is typing.Annotated:
        yield from (item for item in annotation.__metadata__ if isinstance(item, Mark))
    for inner in typing.get_args(annotation):
        yield from _marks_in(inner)


def _holds_text(annotation: Any) -> bool:
    return annotation is str or any(map(_holds_text, typing.get_args(annotation)))
