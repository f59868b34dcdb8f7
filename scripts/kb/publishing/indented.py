"""JSON on many lines, as json.dumps(…, ensure_ascii=False, indent=1) writes it, in a third of the time.

Where lines are wanted, json asks a generator for every comma and is written in Python; one list of pieces is quicker.
Guarantee: the same text for whatever open data are made of (objects with names of text, lists, texts, numbers, flags, nothing);
tests/publishing/test_indented.py compares. Not here: who writes files (export.py).
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any


def indented(data: Any) -> str:
    pieces: list[str] = []
    _write(data, "\n", pieces.append)
    return "".join(pieces)


def _write(data: Any, line: str, say: Any) -> None:
    """`line`: the line break before the closing bracket."""
    if isinstance(data, str):
        say(encode_basestring(data))
    elif isinstance(data, dict) and data:
        inner, before = line + " ", "{"
        for name, value in data.items():
            say(f"{before}{inner}{encode_basestring(name)}: ")
            _write(value, inner, say)
            before = ","
        say(line + "}")
    elif isinstance(data, (list, tuple)) and data:
        inner, before = line + " ", "["
        for value in data:
            say(before + inner)
            _write(value, inner, say)
            before = ","
        say(line + "]")
    else:
        say(json.dumps(data, ensure_ascii=False))
