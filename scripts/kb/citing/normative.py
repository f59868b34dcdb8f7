"""Whether words state what is lawful, owed or due: a list of words with reasons, kept as data.

Guarantees: scripts/kb/data/normative_words.yml is read and its expressions compiled once;
sentences are judged one by one, without quotations and links. It finds words, not meaning:
a statement made in other words goes unnoticed, and who uses these words otherwise is asked
for a reason (law/_style.yml).
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from pydantic import Field

from ..reading import yamltext
from ..records.fields import Record, Text
from ..reading.passages import sentences, without_quotations
from ..reading.problems import Problems
from ..records.schema import validate
from ..reading.source import read_source

_DATA = Path(__file__).parent.parent / "data"
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\([^)\s]*\)")


class _Word(Record):
    words: Text = Field(description="正则表达式")
    why: Text = Field(description="为什么在这里")


class _Words(Record):
    states: list[_Word] = Field(min_length=1)
    lets_pass: list[_Word]


@functools.cache
def _normative_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(what states law, what lets a sentence pass). Raises ValueError when the file is broken: it is part of the code base."""
    problems = Problems()
    path = _DATA / "normative_words.yml"
    text = read_source(_DATA, path, problems)
    marked = yamltext.parse(path.name, text, problems) if text else None
    words = validate(path.name, marked, _Words, problems) if marked else None
    if words is None:
        raise ValueError(problems.report())
    return _any_of(words.states), _any_of(words.lets_pass)


def _any_of(rows: list[_Word]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{item.words})" for item in rows) or "(?!)")


def states_law(markdown: str) -> str:
    """The first normative word of these sentences, or an empty string."""
    states, passes = _normative_words()
    bare = without_quotations(markdown)
    if "](" in bare:
        bare = _LINK.sub("", bare)
    bare = bare.replace("\n", "").replace("**", "")
    for sentence in sentences(bare):
        if (match := states.search(sentence)) and not passes.search(sentence):
            return match[0].strip("{ ")
    return ""
