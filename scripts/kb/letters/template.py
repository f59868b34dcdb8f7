"""The little template language of letters: parsed once, here, so that no template is parsed in a browser.

    {{ my_name }}                       what the reader typed
    {{#if agency}}…{{/if}}              stands only when that was typed; not nested
    **标题**  1. …  - …  - ☐ …  **重点**      the few Markdown forms that a letter may use

tokenize() is the only lexer: checks, the printable blank and parse() share it. parse()
turns a body into lines (title, greeting, heading, text, item, bullet, tick, sign) of parts;
as_data() is what a page embeds; letters/fill.py puts in what was typed. Not checked here:
whether names exist, whether blocks are closed (checks/letters.py says so with line numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

TOKEN = re.compile(r"\{\{([^{}]*)\}\}")

_ITEM = re.compile(r"^\s*(?:(?P<number>\d+)\.|[-*+](?P<tick> +☐)?) +")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_WHOLE_STRONG = re.compile(r"\*\*[^*]+\*\*\Z")


#: Markdown that would be lost or look broken in plain text: headings, quotes, tables, links, code, rules, nested lists.
NOT_PLAIN = re.compile(r"^#{1,6} .*|^>.*|^\|.*|^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$|!?\[[^\]\n]*\]\([^)\n]*\)|`|\\|^[ \t]+(?:[-*+]|\d+\.) .*|(?<!\*)\*(?!\*)[^*\n]*(?<!\*)\*(?!\*)", re.M)


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
    # A list mark with nothing behind it is no line.
    lines = [line for atoms in _paragraphs(body) if (line := _line(atoms)).parts]
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
    kind, words = _kind_and_words(atoms)
    return Line(kind, _parts(atoms, words))


def _kind_and_words(atoms: list[_Atom]) -> tuple[str, list[str]]:
    """Marks of the template become the kind of the line and are gone; the words that are left stand by their atoms."""
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
    return kind, words


def _parts(atoms: list[_Atom], words: list[str]) -> tuple[Words | Blank | When, ...]:
    """The parts in order; what one {{#if}} holds stands together in a When."""
    parts: list[Words | Blank | When] = []
    for (condition, _), group in groupby(zip(atoms, words, strict=True), key=lambda pair: pair[0][:2]):
        inside = [part for (_, _, token), said in group for part in (_plain_parts(said) if token.kind == "text" else [Blank(token.word)])]
        if condition:
            parts.append(When(condition, tuple(inside)))
        else:
            parts += inside
    return tuple(parts)


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
