"""The postings of one small file as letters: a third smaller after gzip than as JSON, on every phone, for every question.

  "催收 上门 …letters"            the keys, and behind the last blank what each says, one after the other
  ["…", {"#50": …}]              the same, with what has another shape (# @ %) as it was

What a key says begins with the number of documents in its first list, six times, and its kind: two for each more list, and one
if no document that holds it is left out; else how many hold it comes next. Then the columns of the list, and of each more list
its length and columns.
Guarantee: docs/assets/js/search/shards.js makes the same postings of it (tests/search/test_search_text.py). As a whole: packed.py.
"""

from __future__ import annotations

import json
from typing import Any

from .letters import column, letters
from .packed import OTHER_SHAPES

_KINDS = 6
_WIDTHS = (2, 3, 2)


def spelled(terms: dict[str, list]) -> str:
    """JSON of these postings. Raises ValueError where a key has a blank."""
    return file_of(words_of(terms))


def words_of(terms: dict[str, list]) -> dict[str, Any]:
    """What each key says: letters, or a posting of another shape as it was."""
    return {key: posting if key[0] in OTHER_SHAPES else _letters(posting) for key, posting in terms.items()}


def file_of(words: dict[str, Any]) -> str:
    """JSON of what these keys say. Raises ValueError where a key has a blank."""
    others = {key: said for key, said in words.items() if key[0] in OTHER_SHAPES}
    keys = [key for key in words if key not in others] if others else list(words)
    if apart := [key for key in keys if " " in key]:
        raise ValueError(f"search: keys with a blank: {apart}")
    said = " ".join([*keys, "".join([words[key] for key in keys])])
    return json.dumps([said, others] if others else said, ensure_ascii=False, separators=(",", ":"))


def _letters(posting: list) -> str:
    holding, *lists = posting
    found = len(lists[0]) // _WIDTHS[0]
    every = holding == found
    head = letters(_KINDS * found + 2 * (len(lists) - 1) + every) + ("" if every else letters(holding))
    return head + _columns(lists[0], _WIDTHS[0]) + "".join(letters(len(more) // width) + _columns(more, width) for more, width in zip(lists[1:], _WIDTHS[1:], strict=False))


def _columns(numbers: list[int], width: int) -> str:
    """Like numbers beside each other: [a, b, a, b …] as a, a …, b, b …."""
    return "".join([column(numbers[nth::width]) for nth in range(width)])
