"""The little template language of letters: parsed once, here, so that no template is parsed in a browser.

    {{ my_name }}                       what the reader typed
    {{#if agency}}…{{/if}}              stands only when that was typed; not nested
    **标题**  1. …  - …  - ☐ …  **重点**      the few Markdown forms that a letter may use

tokenize() is the only lexer: checks, the printable blank and parse() share it. parse()
turns a body into lines (title, greeting, heading, text, item, bullet, tick, sign) of parts;
as_data() is what a page embeds. fill() is the reference for docs/assets/js/letter/fill.js:
a test compares both in Chromium. Structure comes from the template alone: whatever a
reader types, "1. ", "**" or "{{ x }}" included, stays words. Not checked here: whether
names exist, whether blocks are closed (checks/letters.py says so with line numbers).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .vocabulary import FieldKind

TOKEN = re.compile(r"\{\{([^{}]*)\}\}")

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

_ITEM = re.compile(r"^\s*(?:(?P<number>\d+)\.|[-*+](?P<tick> +☐)?) +")
_MARKS = {"bullet": "· ", "tick": "☐ "}

#: Whoever ends a sentence in a field gets no second full stop from the template.
_SENTENCE_ENDS = ("。", "！", "？", "；")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_WHOLE_STRONG = re.compile(r"\*\*[^*]+\*\*\Z")


#: Markdown that would be lost or look broken in plain text: headings, quotes, tables, links, code, rules, nested lists.
NOT_PLAIN = re.compile(r"^#{1,6} .*|^>.*|^\|.*|^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$|!?\[[^\]\n]*\]\([^)\n]*\)|`|\\|^[ \t]+(?:[-*+]|\d+\.) .*|(?<!\*)\*(?!\*)[^*\n]*(?<!\*)\*(?!\*)", re.M)


class FieldLike(Protocol):
    id: str
    kind: FieldKind


@dataclass(frozen=True)
class Token:
    """`kind` is text, field, if or end; `word` the text or the name; `start` its place in the body."""

    kind: str
    word: str
    start: int


@dataclass(frozen=True)
class Words:
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Blank:
    field: str


@dataclass(frozen=True)
class When:
    field: str
    parts: tuple[Words | Blank, ...]


@dataclass(frozen=True)
class Line:
    """One paragraph. `kind`: title, greeting, heading, text, item, bullet, tick or sign."""

    kind: str
    parts: tuple[Words | Blank | When, ...]


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


def tokenize(body: str) -> Iterator[Token]:
    """Every stretch of `body`, in order; never raises."""
    end = 0
    for match in TOKEN.finditer(body):
        if match.start() > end:
            yield Token("text", body[end : match.start()], end)
        word = match[1].strip()
        if word == "/if":
            yield Token("end", "", match.start())
        elif word.startswith("#if"):
            yield Token("if", word.removeprefix("#if").strip(), match.start())
        else:
            yield Token("field", word, match.start())
        end = match.end()
    if end < len(body):
        yield Token("text", body[end:], end)


def parse(body: str) -> tuple[Line, ...]:
    """The letter as lines. Raises ValueError when blocks are not closed or nested; checks report those with their line."""
    lines = [_line(atoms) for atoms in _paragraphs(body)]
    if lines and lines[0].kind == "heading":
        lines[0] = Line("title", lines[0].parts)
    if len(lines) > 1 and lines[1].kind == "text" and _shape(lines[1].parts).endswith("："):
        lines[1] = Line("greeting", lines[1].parts)
    for index in range(len(lines) - 1, max(len(lines) - 4, 0), -1):
        shape = _shape(lines[index].parts)
        if lines[index].kind != "text" or "\0" not in shape or "。" in shape:
            break
        lines[index] = Line("sign", lines[index].parts)
    return tuple(lines)


def as_data(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines for JSON: a part is a string, {"strong"}, {"field"} or {"if", "parts"}."""
    return [{"kind": line.kind, "parts": [_part_data(part) for part in line.parts]} for line in lines]


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


_Atom = tuple[str, int, Token]  # condition, number of its block, what stands there


def _paragraphs(body: str) -> Iterator[list[_Atom]]:
    """Atoms of each paragraph or list item, as Markdown divides them."""
    current: list[_Atom] = []
    for atoms in _source_lines(body):
        if atoms is None or (_first_text(atoms) and _ITEM.match(_first_text(atoms))):
            if current:
                yield current
            current = []
        current += atoms or []
    if current:
        yield current


def _source_lines(body: str) -> Iterator[list[_Atom] | None]:
    """Atoms of each line; None for an empty one. A line that holds only {{#if}} or {{/if}} is no line at all."""
    condition, block, marks = "", 0, False
    line: list[_Atom] = []
    for token in (*tokenize(body), Token("text", "\n", len(body))):
        if token.kind == "if":
            if condition:
                raise ValueError("{{#if}} inside {{#if}}")
            condition, block, marks = token.word, block + 1, True
        elif token.kind == "end":
            if not condition:
                raise ValueError("{{/if}} without {{#if}}")
            condition, marks = "", True
        elif token.kind == "field":
            line.append((condition, block, token))
        else:
            first, *others = token.word.split("\n")
            for position, words in enumerate((first, *others)):
                if position:
                    if any(_says_something(atom) for atom in line):
                        yield line
                    elif not marks:
                        yield None
                    line, marks = [], False
                if words:
                    line.append((condition, block, Token("text", words, token.start)))
    if condition:
        raise ValueError("{{#if}} is not closed")


def _says_something(atom: _Atom) -> bool:
    return atom[2].kind == "field" or bool(atom[2].word.strip())


def _first_text(atoms: list[_Atom] | None) -> str:
    return atoms[0][2].word if atoms and atoms[0][2].kind == "text" else ""


def _line(atoms: list[_Atom]) -> Line:
    """Marks of the template become the kind of the line and are gone."""
    words = [token.word if token.kind == "text" else "" for _, _, token in atoms]
    shape = "".join(token.word if token.kind == "text" else "\0" for _, _, token in atoms).strip()
    kind = "text"
    if match := _ITEM.match(_first_text(atoms)):
        kind = "item" if match["number"] else "tick" if match["tick"] else "bullet"
        words[0] = words[0][match.end() :]
    elif _WHOLE_STRONG.match(shape):
        kind = "heading"
        words = [word.replace("**", "") for word in words]
    words[0], words[-1] = words[0].lstrip(), words[-1].rstrip() if len(words) > 1 else words[0].strip()
    parts: list[Words | Blank | When] = []
    inside: list[Words | Blank] = []
    for index, (condition, block, token) in enumerate(atoms):
        inside += _plain_parts(words[index]) if token.kind == "text" else [Blank(token.word)]
        last = index + 1 == len(atoms) or atoms[index + 1][:2] != (condition, block)
        if condition and last:
            parts.append(When(condition, tuple(inside)))
            inside = []
        elif not condition:
            parts += inside
            inside = []
    return Line(kind, tuple(parts))


def _plain_parts(words: str) -> list[Words | Blank]:
    """Ordinary and strong stretches of template text."""
    return [Words(text, strong=bool(index % 2)) for index, text in enumerate(_STRONG.split(words)) if text]


def _shape(parts: Iterable[Words | Blank | When]) -> str:
    """The template's own words with a mark for each field: enough to tell a greeting from a sentence."""
    return "".join(part.text if isinstance(part, Words) else "\0" if isinstance(part, Blank) else _shape(part.parts) for part in parts).strip()


def _part_data(part: Words | Blank | When) -> str | dict[str, Any]:
    if isinstance(part, Words):
        return {"strong": part.text} if part.strong else part.text
    if isinstance(part, Blank):
        return {"field": part.field}
    return {"if": part.field, "parts": [_part_data(inner) for inner in part.parts]}
