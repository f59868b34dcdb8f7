"""A letter from its parsed template and what was typed: lines, then plain text.

The reference for docs/assets/js/letter/fill.js: a test compares both in Chromium.
Structure comes from the template alone: whatever a reader types, "1. ", "**" or
"{{ x }}" included, stays words. Nothing typed is lost, except white space around it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from .template import Blank, Line, When, Words
from ..records.vocabulary import FieldKind

#: What stands for a field that was left empty: a line to write on.
BLANKS = {
    FieldKind.SHORT: "＿" * 10,
    FieldKind.LONG: "\n".join(["＿" * 28] * 3),
    FieldKind.DATE: "＿＿＿＿年＿＿月＿＿日",
    FieldKind.TODAY: "＿＿＿＿年＿＿月＿＿日",
    FieldKind.CHECK: "☐",
}

#: The same in Python and JavaScript, whose own trim() and strip() differ.
_EDGES = re.compile(r"^[ \t\n\u3000]+|[ \t\n\u3000]+\Z")

_MARKS = {"bullet": "· ", "tick": "☐ "}

#: Whoever ends a sentence in a field gets no second full stop from the template.
_SENTENCE_ENDS = ("。", "！", "？", "；")


class FieldLike(Protocol):
    id: str
    kind: FieldKind


@dataclass(frozen=True)
class Piece:
    """A stretch of a filled line. `field` is set where it came from the reader; `empty` where a line to write on stands."""

    text: str
    field: str = ""
    empty: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the finished letter. `kind` as in Line, or `more`: a further line of what was typed into an item."""

    kind: str
    mark: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return self.mark + "".join(piece.text for piece in self.pieces)


def suggestions(fields: Iterable[FieldLike], today: dt.date) -> dict[str, str]:
    """What is written before anybody types: today's date."""
    return {field.id: today.isoformat() for field in fields if field.kind is FieldKind.TODAY}


def rows(lines: Iterable[Line], fields: Iterable[FieldLike], values: Mapping[str, str]) -> list[Row]:
    """The finished letter. Empty fields become lines to write on, lines with nothing left fall away, items count on."""
    blanks = {field.id: BLANKS[field.kind] for field in fields}
    typed = {name: tidy(value) for name, value in values.items()}
    out: list[Row] = []
    number = 0
    for line in lines:
        pieces = _without_double_stops(list(_pieces(line.parts, typed, blanks)))
        if not any(tidy(piece.text) for piece in pieces):
            continue
        number = number + 1 if line.kind == "item" else 0
        mark = f"{number}. " if line.kind == "item" else _MARKS.get(line.kind, "")
        first, *others = _split(pieces)
        out.append(Row(line.kind, mark, first))
        out += [Row("more" if mark else line.kind, "", more) for more in others]
    return out


def fill(lines: Iterable[Line], fields: Iterable[FieldLike], values: Mapping[str, str], today: dt.date) -> str:
    """The letter as plain text. A field that `values` does not name keeps its suggestion for `today`."""
    fields = tuple(fields)
    return text_of(rows(lines, fields, suggestions(fields, today) | dict(values)))


def text_of(filled: Iterable[Row]) -> str:
    """Plain text; an empty line sets off title, headings and signature."""
    out: list[str] = []
    before = ""
    for row in filled:
        starts = row.kind in ("heading", "sign") and row.kind != before
        if out and (starts or before == "title" != row.kind):
            out.append("")
        out.append(row.text)
        before = row.kind
    return "\n".join(out)


def tidy(value: str) -> str:
    """What was typed, without white space around it and with its direction marks closed; empty when nothing is left."""
    lines = _EDGES.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(_closed(line) for line in lines)


_POP, _POP_ISOLATE = "\u202c", "\u2069"
_OPENERS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP) | dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)


def _closed(line: str) -> str:
    """Close embeddings, overrides and isolates, or they would turn around the words of the letter that follow."""
    waiting: list[str] = []
    for char in line:
        if char in _OPENERS:
            waiting.append(_OPENERS[char])
        elif char == _POP and waiting and waiting[-1] == _POP:
            waiting.pop()
        elif char == _POP_ISOLATE and _POP_ISOLATE in waiting:
            while waiting.pop() != _POP_ISOLATE:
                pass
    return line + "".join(reversed(waiting))


def _pieces(parts: Iterable[Words | Blank | When], typed: Mapping[str, str], blanks: Mapping[str, str]) -> Iterator[Piece]:
    for part in parts:
        if isinstance(part, Words):
            yield Piece(part.text, strong=part.strong)
        elif isinstance(part, Blank):
            value = typed.get(part.field, "")
            yield Piece(value or blanks[part.field], field=part.field, empty=not value)
        elif typed.get(part.field):
            yield from _pieces(part.parts, typed, blanks)


def _without_double_stops(pieces: list[Piece]) -> list[Piece]:
    out = pieces[:1]
    for before, piece in zip(pieces, pieces[1:]):
        doubled = before.field and before.text.endswith(_SENTENCE_ENDS) and not piece.field and piece.text.startswith("。")
        out.append(replace(piece, text=piece.text[1:]) if doubled else piece)
    return out


def _split(pieces: Iterable[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces of each written line: what was typed may hold line breaks, the template's words do not."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        out[-1].append(replace(piece, text=first))
        out += [[replace(piece, text=more)] for more in others]
    return [tuple(row) for row in out]
