"""Every text of a record with its place and what its type says it means: the one walker for all who follow fields.

Guarantees: records and texts come in the order of the fields, the place is where the text stands in the file (so a line
can be found for it), and a text has the marks of its field (fields.Mark) however deep it stands in lists or under headings.
Words of closed lists, dates and flags are no texts. Not here: what is done about a text; each caller knows.
"""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from ..reading.yamltext import Location
from .fields import Cites, Mark, Ours, Record, Refers
from .vocabulary import Word


class Meaning(NamedTuple):
    """What the type of a field says that its texts mean."""

    marks: tuple[Mark, ...]
    cites: bool
    ours: bool
    refers: Refers | None


class Found(NamedTuple):
    """A text, where it stands, what it means, and the innermost record that holds it."""

    location: Location
    value: str
    meaning: Meaning
    record: Record

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.meaning.marks

    @property
    def cites(self) -> bool:
        return self.meaning.cites

    @property
    def ours(self) -> bool:
        return self.meaning.ours

    @property
    def refers(self) -> Refers | None:
        return self.meaning.refers


def walk(record: Record, at: Location = ()) -> Iterator[Found]:
    """Every text in a record and in the records inside it."""
    for location, inner in records(record, at):
        yield from texts(inner, location)


def records(record: Record, at: Location = ()) -> Iterator[tuple[Location, Record]]:
    """The record itself, then those inside it, each with its place."""
    yield at, record
    for name in _with_records(type(record)):
        for location, value in _leaves(getattr(record, name), (*at, name)):
            if isinstance(value, Record):
                yield from records(value, location)


def texts(record: Record, at: Location = ()) -> Iterator[Found]:
    """The texts of a record, without those of records inside it."""
    for name, meaning in _with_texts(type(record)):
        for location, value in _leaves(getattr(record, name), (*at, name)):
            if isinstance(value, str) and not isinstance(value, Word):
                yield Found(location, value, meaning, record)


def marks(field: FieldInfo) -> tuple[Mark, ...]:
    """What the type of a field, or of the items of its list, says that its texts mean."""
    return (*(item for item in field.metadata if isinstance(item, Mark)), *_marks_in(field.annotation))


def holds_text(field: FieldInfo) -> bool:
    return _holds_text(field.annotation)


@functools.cache
def _with_texts(model: type[Record]) -> list[tuple[str, Meaning]]:
    """The fields whose values may be texts, in order; most fields of a record are none, and every check walks all records."""
    return [(name, _meaning(marks(field))) for name, field in model.model_fields.items() if _may_hold(field.annotation, lambda kind: not issubclass(kind, (Word, Record)))]


@functools.cache
def _with_records(model: type[Record]) -> list[str]:
    return [name for name, field in model.model_fields.items() if _may_hold(field.annotation, lambda kind: issubclass(kind, Record))]


def _meaning(said: tuple[Mark, ...]) -> Meaning:
    refers = next((mark for mark in said if isinstance(mark, Refers)), None)
    return Meaning(said, any(isinstance(mark, Cites) for mark in said), any(isinstance(mark, Ours) for mark in said), refers)


def _may_hold(annotation: Any, wanted: Callable[[type], bool]) -> bool:
    """Whether a type, or what is inside it, is wanted. Dates, flags and numbers never are; what nobody knows always may be."""
    if annotation in (dt.date, bool, int, float, type(None)):
        return False
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _may_hold(typing.get_args(annotation)[0], wanted)
    if origin in (list, dict, typing.Union, types.UnionType):
        return any(_may_hold(inner, wanted) for inner in typing.get_args(annotation))
    return wanted(annotation) if isinstance(annotation, type) and origin is None else True


def _leaves(value: Any, at: Location) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, (list, dict)):
                yield from _leaves(item, (*at, index))
            else:
                yield (*at, index), item
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
