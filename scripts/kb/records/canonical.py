"""One way to write front matter, so that a page opens with its sentences soon and a diff shows what changed.

Guarantees: canonical() changes layout only (the parsed values are the same, and it raises ValueError if they were not);
ids and citations stand in one line as [a, b], what people read keeps a line of its own, `aliases` come last. Comments
in front matter are not kept, so a page with one is left alone. Not for law/*.yml: quoted law is laid out by hand.
"""

from __future__ import annotations

import re
from typing import Any

from ..reading import yamltext
from ..reading.problems import Problems

WIDTH = 110
LAST = "aliases"
#: Ids, `kind:id` and citations such as civil-code#1033-p1-i5.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:[:#][a-z0-9-]+)?\Z")
_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:\Z| #|\s\Z|^(?:~|null|)\Z")
_COMMENT = re.compile(r"^\s*#|\s#\s", re.M)
_IN_FLOW = re.compile(r"[,\[\]{}]")


def canonical(front: str) -> str:
    """Front matter (without the lines of ---) in the one layout. Broken YAML comes back as it is."""
    problems = Problems()
    marked = yamltext.parse("front", front, problems)
    if marked is None or not isinstance(marked.data, dict) or _COMMENT.search(front):
        return front
    ordered = {key: value for key, value in marked.data.items() if key != LAST} | {key: value for key, value in marked.data.items() if key == LAST}
    written = "\n".join(line for key, value in ordered.items() for line in _entry(key, value, 0))
    again = yamltext.parse("front", written, problems)
    if again is None or again.data != marked.data:
        raise ValueError("layout changed the values")
    return written


def _entry(key: str, value: Any, depth: int) -> list[str]:
    start = "  " * depth + _scalar(key, flow=True) + ":"
    if isinstance(value, str):
        return [f"{start} {_scalar(value)}"]
    if not value or _ids(value):
        return _flow(f"{start} ", value, "  " * (depth + 1)) if value else [f"{start} {'{}' if isinstance(value, dict) else '[]'}"]
    if isinstance(value, dict):
        if all(_texts(items) and items for items in value.values()):
            return [start, *(line for name, items in value.items() for line in _flow(f"{'  ' * (depth + 1)}{_scalar(name, flow=True)}: ", items, "  " * (depth + 2)))]
        return [start, *(line for name, item in value.items() for line in _entry(name, item, depth + 1))]
    return [start, *(line for item in value for line in _item(item, depth + 1))]


def _item(value: Any, depth: int) -> list[str]:
    start = "  " * depth + "- "
    if isinstance(value, str):
        return [start + _scalar(value)]
    if not isinstance(value, dict) or not value:
        return [start + _inline(value)]
    short = _inline(value)
    if all(isinstance(item, str) or _ids(item) for item in value.values()) and len(start) + _columns(short) <= WIDTH:
        return [start + short]
    lines = [line for key, item in value.items() for line in _entry(key, item, depth + 1)]
    return [start + lines[0].lstrip(), *lines[1:]]


def _flow(start: str, items: list[str], pad: str) -> list[str]:
    lines, line = [], start + "["
    for place, item in enumerate(items):
        word = _scalar(item, flow=True) + ("]" if place == len(items) - 1 else ",")
        if place and _columns(line) + 1 + _columns(word) > WIDTH:
            lines.append(line)
            line = pad + word
        else:
            line += (" " if place else "") + word
    return [*lines, line]


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key, flow=True)}: {_inline(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(_inline, value)) + "]" if isinstance(value, list) else _scalar(value, flow=True)


def _scalar(value: str, flow: bool = False) -> str:
    if _NEEDS_QUOTES.search(value) or flow and _IN_FLOW.search(value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def _ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and _ID.match(item) for item in value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _columns(words: str) -> int:
    """Width in a fixed-width editor: Chinese characters take two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in words)
