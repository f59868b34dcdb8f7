"""Postings in columns of letters: a fifth smaller after packing than as JSON, for a copy that is read as a whole.

  {"keys": "一个\n一二…", "columns": [shape, holding, length, document, weight, names, document, name, terms, asked, document, weight]}

Packers find repetitions among like things, and commas and digits cost: so what was [1602,[3,12,…],[…],[…]] (postings.py) a term
is cut into columns of letters (letters.py). Guarantee: docs/assets/js/search/packed.js makes the same postings of it
(tests/publishing/test_offline.py). Terms that begin with # @ % have lists of other shapes and stay as they are. Not for single questions: those fetch small files (spelled.py).
"""

from __future__ import annotations

from typing import Any

from .letters import letters

OTHER_SHAPES = "#@%"


def packed(terms: dict[str, list]) -> dict[str, Any]:
    """{keys, columns, others}; the order of the terms is kept, but for the others, which come last."""
    others = {key: posting for key, posting in terms.items() if key[0] in OTHER_SHAPES}
    keys = [key for key in terms if key not in others]
    columns: list[list[str]] = [[] for _ in range(12)]
    shape, holding, length, at, weight, names, named_at, name, said, asked, asked_at, told = columns
    for key in keys:
        posting = terms[key]
        shape.append(letters(len(posting)))
        holding.append(letters(posting[0]))
        _lists(posting[1], length, at, weight)
        if len(posting) > 2:
            _lists(posting[2], names, named_at, name, said)
        if len(posting) > 3:
            _lists(posting[3], asked, asked_at, told)
    return {"keys": "\n".join(keys), "columns": ["".join(column) for column in columns], "others": others}


def _lists(numbers: list[int], length: list[str], *columns: list[str]) -> None:
    """[a, b, a, b …] into the columns a and b, and how many there are."""
    length.append(letters(len(numbers) // len(columns)))
    for nth, column in enumerate(columns):
        column.extend(map(letters, numbers[nth :: len(columns)]))
