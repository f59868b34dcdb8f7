"""Broken copies of real files, made from the schema: one thing wrong in each, and the line on which it stands.

A seed is the smallest real place where a record of a class stands. Every field of every class is broken in each way that
its type knows (a field that a record leaves out is put there, broken), so a new field is broken too without anybody
writing it down. Files are written out anew, one value a line, by a writer that counts lines itself: it is the oracle for
the lines that the loader reports. Nothing here is chosen by chance.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from kb.joining.knowledge import TABLES, KnowledgeBase
from kb.reading.problems import Problems
from kb.reading.yamltext import Location, parse
from kb.records.fields import Cites, NotOurs, Ours, Own, Record, Refers
from kb.records.law import Statute
from kb.records.pages import FREE, KINDS
from kb.records.schema import nested_records
from kb.records.walk import marks, records

#: What a file may hold as a whole.
ROOTS: tuple[type[Record], ...] = (*(table for table in TABLES.values() if table), Statute, *(model for _, model in KINDS.values()), FREE[1])
#: Where the loader puts a value that nobody writes.
NOT_WRITTEN = frozenset({"checked"})

Key = str | int
MISSING, NOTHING = object(), object()


class Twice(str):
    """A value whose key is written two times."""


def classes() -> list[type[BaseModel]]:
    """Every class of record that a file may hold, each once."""
    return list(dict.fromkeys(model for root in ROOTS for model in (root, *nested_records(root))))


# -- a file, written so that its lines are known ---------------------------------------


@functools.cache
def _quoted(text: str) -> str:
    """Of a file that is written a hundred times, one text is another."""
    return json.dumps(text, ensure_ascii=False)


class _Writer:
    def __init__(self, first_line: int) -> None:
        self.out: list[str] = []
        self.lines: dict[Location, int] = {}
        self.first_line = first_line

    def _say(self, text: str, *at: Location) -> None:
        for location in at:
            self.lines.setdefault(location, len(self.out) + self.first_line)
        self.out.append(text)

    def value(self, lead: str, indent: str, value: Any, at: Location, *also: Location) -> None:
        """`lead` is what stands before the value on its line: `key:` or `-`."""
        if value is NOTHING:
            self._say(lead, at, *also)
        elif isinstance(value, str):
            self._say(f"{lead} {_quoted(value)}", at, *also)
            if isinstance(value, Twice):
                self.lines[at] = len(self.out) + self.first_line
                self._say(f"{lead} {_quoted(value)}")
        elif not value:
            self._say(f"{lead} {json.dumps(value)}", at, *also)
        elif isinstance(value, list):
            self._say(lead, at, *also)
            for index, item in enumerate(value):
                if isinstance(item, list):
                    self._say(f"{indent}- {json.dumps(item, ensure_ascii=False)}", (*at, index))
                else:
                    self.value(f"{indent}-", f"{indent}  ", item, (*at, index))
        else:
            open_ = lead.endswith("-")  # the first key of an item stands on its line
            if not open_:
                self._say(lead, at, *also)
            for number, (key, item) in enumerate(value.items()):
                start = f"{lead} " if open_ and number == 0 else indent
                name = key if re.fullmatch(r"[a-z_]+", key) else json.dumps(key, ensure_ascii=False)
                self.value(f"{start}{name}:", f"{indent}  ", item, (*at, key), *((at, *also) if open_ and number == 0 else ()))


def written(data: dict[str, Any], first_line: int = 1) -> tuple[str, dict[Location, int]]:
    """YAML with one value a line, and the line of each value, key or item."""
    writer = _Writer(first_line)
    writer.lines[()] = first_line
    for key, item in data.items():
        writer.value(f"{key}:", "  ", item, (key,))
    return "\n".join(writer.out or ["{}"]) + "\n", writer.lines


# -- seeds -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Seed:
    """A real file as data, and where in it a record of this class stands."""

    model: type[BaseModel]
    path: str
    at: Location
    data: dict[str, Any]
    body: str | None  # of a page

    def file(self) -> tuple[str, dict[Location, int]]:
        """The whole file, and its lines."""
        if self.body is None:
            return written(self.data)
        text, lines = written(self.data, first_line=2)
        return f"---\n{text}---\n{self.body}", lines

    def record(self) -> dict[str, Any]:
        found: Any = self.data
        for part in self.at:
            found = found[part]
        return found


def _read(root: Path, path: str) -> tuple[dict[str, Any], str | None]:
    """What the file says, before the loader fills anything in."""
    text, body = (root / path).read_text(encoding="utf-8"), None
    if path.endswith(".md"):
        _, front, body = re.split(r"^---\n", text, maxsplit=2, flags=re.M)
        text = front
    marked = parse(path, text, Problems())
    assert marked is not None, path
    return marked.data, body


def _cut(data: dict[str, Any], at: Location) -> tuple[dict[str, Any], Location]:
    """Of a long table only the row that is broken: what the others say has no part in what is wrong with this one."""
    if len(at) < 2 or not isinstance(at[1], int):
        return data, at
    name, index, *rest = at
    return {**data, name: [data[name][index]]}, (name, 0, *rest)


class Places:
    """The smallest real place of each class, and of each field that somebody wrote; of two alike the first."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.root = base.root
        self._of: dict[type[BaseModel], tuple[int, str, Location]] = {}
        self._with: dict[tuple[type[BaseModel], str], tuple[int, str, Location]] = {}
        for path, record in sorted(base.records.items()):
            size = (base.root / path).stat().st_size
            for location, inner in records(record):
                if set(location) & NOT_WRITTEN:
                    continue
                here = (size, path, location)
                kept = self._of.setdefault(type(inner), here)
                if size < kept[0]:
                    self._of[type(inner)] = here
                for name in inner.model_fields_set:
                    kept = self._with.setdefault((type(inner), name), here)
                    if size < kept[0]:
                        self._with[type(inner), name] = here
        self.read = functools.cache(functools.partial(_read, base.root))

    def of(self, model: type[BaseModel], name: str = "") -> Seed | None:
        """Where a record of the class stands, or one with the field written."""
        place = self._with.get((model, name)) if name else self._of.get(model)
        if place is None:
            return None
        _, path, at = place
        return Seed(model, path, at, *self.read(path))


# -- what may be wrong with a value ------------------------------------------------------


@dataclass(frozen=True)
class Shape:
    """What a field may hold, with Optional and Annotated taken off."""

    inner: Any  # str, dt.date, a class of records, a closed list …
    many: bool = False
    named: bool = False  # a mapping
    validators: frozenset[str] = frozenset()
    longest: int | None = None
    pattern: str | None = None
    least: int | None = None  # of a number
    greatest: int | None = None
    fewest: int = 0  # of a list
    most: int | None = None


def shape(field: FieldInfo) -> Shape:
    return _shape(field.annotation, field.metadata)


def _shape(annotation: Any, metadata: Any = ()) -> Shape:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _shape(annotation.__origin__, (*annotation.__metadata__, *metadata))
    if origin in (typing.Union, types.UnionType):
        return _shape(next(arg for arg in typing.get_args(annotation) if arg is not type(None)), metadata)
    flat = [part for item in metadata for part in (item.metadata if isinstance(item, FieldInfo) else [item])]
    limits: dict[str, Any] = {
        "validators": frozenset(item.func.__name__ for item in flat if isinstance(item, AfterValidator)),
        "longest": next((item.max_length for item in flat if isinstance(item, MaxLen)), None),
        "least": next((item.ge for item in flat if isinstance(item, Ge)), None),
        "greatest": next((item.le for item in flat if isinstance(item, Le)), None),
        "pattern": next((item.pattern for item in flat if getattr(item, "pattern", None)), None),
    }
    if origin is list:
        return replace(_shape(typing.get_args(annotation)[0]), many=True, fewest=next((item.min_length for item in flat if isinstance(item, MinLen)), 0), most=limits["longest"])
    if origin is dict:
        return Shape(annotation, named=True, **limits)
    return Shape(annotation, **limits)


#: What the validators of single texts refuse. A validator that is not here fails test_mutants.py.
REFUSED_BY = {
    "_no_blank": "  ", "_id": "Bad Id", "_address": "http://www.gov.cn/x", "_summary": "长" * 81, "_one_breath": "长" * 121, "_percent": "3.9",
    "_provision_no": "第五条", "_whom": "evryone",
}


@dataclass(frozen=True, eq=False)
class Mutant:
    """A file with one thing wrong, and what has to be said of it."""

    seed: Seed
    field: str
    way: str
    value: Any
    checks: frozenset[str]
    #: Where the loader should point: the value itself, or what holds it.
    where: Location
    said: str = ""

    @property
    def name(self) -> str:
        return f"{self.said}:{self.way}" if self.said else f"{self.seed.model.__module__.rpartition('.')[2]}.{self.seed.model.__name__}.{self.field}:{self.way}"

    def file(self) -> tuple[str, list[int]]:
        """The text of the file; the line on which it is wrong, then those of what holds it, from within outwards."""
        record = self.seed.record()
        kept = dict(record)
        record.pop(self.field, None)
        if self.value is not MISSING:
            record[self.field] = self.value
        text, lines = self.seed.file()
        record.clear()
        record.update(kept)
        return text, [lines[self.where[:end]] for end in range(len(self.where), -1, -1) if self.where[:end] in lines]


_VALUE = frozenset({"schema-value"})
_WORD = frozenset({"unknown-word"})
_EMPTY = frozenset({"yaml-empty-value"})


def _of_the_wrong_shape(what: Shape) -> Iterator[tuple[str, Any, frozenset[str], Location]]:
    """(way, value, checks, place below the field)"""
    kind = what.inner
    single: list[tuple[str, Any, frozenset[str]]] = []
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        single = [("no-word", "zz", _WORD), ("mapping", {"zz": "x"}, _WORD)]
    elif typing.get_origin(kind) is typing.Literal:
        single = [("no-word", "zz", _WORD)]
    elif kind is bool:
        single = [("no-flag", "yes", _VALUE), ("list", ["true"], _VALUE)]
    elif kind is int:
        single = [("no-number", "x", _VALUE)]
        single += [("too-small", str(what.least - 1), _VALUE)] if what.least is not None else []
        single += [("too-large", str(what.greatest + 1), _VALUE)] if what.greatest is not None else []
    elif kind is dt.date:
        single = [("no-day", "2026-02-30", _VALUE), ("no-date", "2026年1月1日", _VALUE), ("list", ["2026-01-01"], _VALUE)]
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        single = [("text", "zz", _VALUE)]
    elif kind is str:
        single = [("mapping", {"zz": "x"}, _VALUE), ("list", ["x"], _VALUE), ("empty", "", _VALUE)]
        single += [(validator.strip("_"), REFUSED_BY[validator], _VALUE) for validator in sorted(what.validators)]
        if what.pattern:
            single.append(("pattern", "Bad Id", _VALUE))
        if what.longest:
            single.append(("too-long", "长" * (what.longest + 1), _VALUE))
    if what.named:
        yield "text", "zz", _VALUE, ()
        yield "list", ["zz"], _VALUE, ()
    elif what.many:
        yield "text", "zz", _VALUE, ()
        yield "mapping", {"zz": "x"}, _VALUE, ()
        if what.fewest:
            yield "empty", [], _VALUE, ()
        for way, value, checks in single:
            yield f"item-{way}", [value], checks, (0,)
    else:
        for way, value, checks in single:
            yield way, value, checks, ()


def shapes(places: Places) -> Iterator[Mutant]:
    """Each field of each class: missing, unknown, twice, without a value, of the wrong kind, out of range."""
    for model in classes():
        if (seed := places.of(model)) is None:
            continue
        data, at = _cut(seed.data, seed.at)
        seed = replace(seed, data=data, at=at)
        yield Mutant(seed, "zz_unknown", "unknown", "x", frozenset({"unknown-key"}), (*at, "zz_unknown"))
        for name, field in model.model_fields.items():
            if name in NOT_WRITTEN:
                continue
            here = (*at, name)
            if field.is_required():
                yield Mutant(seed, name, "missing", MISSING, frozenset({"missing-key"}), at)
            yield Mutant(seed, name, "nothing", NOTHING, _EMPTY, here)
            yield Mutant(seed, name, "twice", Twice("x"), frozenset({"yaml-duplicate-key"}), here)
            what = shape(field)
            for way, value, checks, below in _of_the_wrong_shape(what):
                yield Mutant(seed, name, way, value, checks, (*here, *below))
            old = seed.record().get(name)
            if what.many and what.most and old:
                yield Mutant(seed, name, "too-many", old * (what.most + 1), _VALUE, here)




# -- what a record says of others --------------------------------------------------------


def _changed(field: FieldInfo, number: int) -> Iterator[tuple[str, str, frozenset[str]]]:
    """What no type can know to be wrong: a name of nothing, a citation of nothing, a day that has not come."""
    for mark in marks(field):
        if isinstance(mark, Refers) and mark.kind not in BY_BEING_WRITTEN:
            yield "dangling", "no-such-one" if mark.kind else "scenario:no-such-one", NAMES_NOTHING.get(mark.kind, frozenset({"unknown-id"}))
        if isinstance(mark, Cites):
            yield "cites-nothing", ("《没有这部法》第一条", "civil-code#9999")[number % 2], frozenset({"citation", "count-rule"})
    if shape(field).inner is dt.date:
        yield "ahead", "2027-06-01", frozenset({"date-in-future", "schema-value"})


#: Names that hold inside one table: who knows the table says what is wrong.
NAMES_NOTHING = {"step": frozenset({"ladder"}), "counting": frozenset({"event"}), "event": frozenset({"event"})}
#: Names of things that are there by being named.
BY_BEING_WRITTEN = frozenset({"family"})


def relations(places: Places) -> Iterator[Mutant]:
    """Each field that names, cites or dates something, in a real file, naming what is not there."""
    number = 0
    for model in classes():
        for name, field in model.model_fields.items():
            for way, bad, checks in _changed(field, number):
                number += 1
                if name in NOT_WRITTEN or (seed := places.of(model, name)) is None:
                    continue
                old = seed.record()[name]
                value, below = ([*old, bad], (len(old),)) if isinstance(old, list) else (bad, ())
                yield Mutant(seed, name, way, value, checks, (*seed.at, name, *below))


# -- the same thing twice ----------------------------------------------------------------


def repeats(places: Places) -> Iterator[Mutant]:
    """Each list of each class with its first item written once more at the end."""
    for model in classes():
        for name, field in model.model_fields.items():
            seed = places.of(model, name)
            if seed and shape(field).many and (old := seed.record()[name]):
                yield Mutant(seed, name, "said-twice", [*old, old[0]], frozenset({"twice"}), (*seed.at, name, len(old)))


def copied_ids(places: Places) -> Iterator[Mutant]:
    """Each record that has an id of its own, once more in its list with other words and the same id."""
    for model in classes():
        for name, field in model.model_fields.items():
            seed = places.of(model, name)
            if seed is None or not any(isinstance(mark, Own) for mark in marks(field)) or not seed.at or not isinstance(seed.at[-1], int):
                continue
            *parent, of, _ = seed.at
            rows = replace(seed, at=tuple(parent))
            first = seed.record()
            other = next(key for key, value in first.items() if isinstance(value, str) and {type(mark) for mark in marks(model.model_fields[key])} & {Ours, NotOurs})
            again = {**first, other: f"又{first[other]}"}
            yield replace(Mutant(rows, of, "same-id", [*rows.record()[of], again], frozenset({"duplicate-id"}), (*parent, of, len(rows.record()[of]))), said=f"{model.__name__}.{name}")


def all_at_once(mutants: list[Mutant], root: Path) -> list[tuple[Mutant, int]]:
    """Write them all into the project at `root`; each with the line on which it stands there."""
    of: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        of.setdefault(mutant.seed.path, []).append(mutant)
    wrong = []
    for path, group in of.items():
        places = []
        for mutant in group:
            record = mutant.seed.record()
            if isinstance(mutant.value, list):  # several may add to one list
                places.append((*mutant.where[:-1], len(record[mutant.field])))
                record[mutant.field] = [*record[mutant.field], mutant.value[-1]]
            else:
                places.append(mutant.where)
                record[mutant.field] = mutant.value
        text, lines = group[0].seed.file()
        (root / path).write_text(text, encoding="utf-8")
        wrong += [(mutant, lines[place]) for mutant, place in zip(group, places, strict=True)]
    return wrong
