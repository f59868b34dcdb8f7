"""Nothing is said twice in one place: a line pasted a second time is a line that should have been another.

Guarantees: no list of a file holds two equal items, nor two rows that others name by one id (most tables ask that of themselves
while they are loaded; tests/checks/test_mutants.py asks it of all), and no whole sentence of LONG characters or more stands twice in one body
or in one text of a record. Words between “” and 「」 and words to read aloud do not count: they answer each time. Not checked:
what two pages share (scripts/shared_runs.py), a summary that the page says again at length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..reading.passages import passages, sentences, shown, without_quotations
from ..reading.yamltext import Location
from ..records.pages import LetterField
from ..records.relied_on import LINES
from ..records.tables import Change, LprRule
from ..records.walk import records
from .texts import strings

if TYPE_CHECKING:
    from . import Context

#: Shorter ones may be refrains: 是不是这样，由法院认定。
LONG = 13
#: Blocks of lines of which a reader sees one or the other.
_ONE_AT_A_TIME = frozenset(said.value for said in LINES)


def no_item_stands_twice_in_its_list(context: Context) -> None:
    for path, marked in context.base.marks.items():
        for location, items in _lists(marked.data):
            for index, item in enumerate(items):
                if item in items[:index]:
                    words = next((text for _, text in strings(item)), "")
                    context.problems.add(path, context.base.line(path, *location, index), "twice", f"“{words[:24]}”这一项，在同一个列表里写了两次。请删掉一处，或者改成原来要写的。")


def no_id_stands_twice_in_its_list(context: Context) -> None:
    """Of two fields of a letter with one id, or two changes in the feed, a reader would get one."""
    for path, record in context.base.records.items():
        seen: set[tuple[Location, str]] = set()
        for location, inner in records(record):
            if isinstance(inner, (Change, LprRule, LetterField)):
                here = (location[:-1], inner.id)
                if here in seen:
                    context.problems.add(path, context.base.line(path, *location), "duplicate-id", f"“{inner.id}”在这个列表里写了两次。请改成别的短名，或者删掉一处。")
                seen.add(here)


def no_sentence_stands_twice_in_its_text(context: Context) -> None:
    for entry in context.base.written.values():
        if entry.key in _ONE_AT_A_TIME:
            continue
        seen: set[str] = set()
        for passage in passages(entry.body):
            if passage.kind != "quote" and len(passage.text) >= LONG:
                for sentence in _long_ones(passage.text):
                    if sentence in seen:
                        line = entry.body_line + passage.line - 1
                        context.problems.add(entry.path, line, "twice", f"“{sentence[:24]}”这一句，在这一页写了两次。请删掉一处。")
                    seen.add(sentence)
    for path, location, text in context.values:
        found = _long_ones(text) if len(text) >= 2 * LONG and sum(map(text.count, "。！？")) > 1 and location[-1:] != ("text",) else []  # the law says what it says; our own bodies are read above
        for sentence in {item for item in found if found.count(item) > 1}:
            context.problems.add(path, context.base.line(path, *location), "twice", f"“{sentence[:24]}”这一句写了两次。请删掉一处。")


def _long_ones(markdown: str) -> list[str]:
    said = sentences(shown(without_quotations(markdown, "“”"), lambda name: f"〔{name}〕"))
    return [sentence for sentence in said if len(sentence) >= LONG and sentence[-1] in "。！？"]


def _lists(data: object, location: Location = ()) -> Iterator[tuple[Location, list]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*location, key))
    elif isinstance(data, list):
        yield location, data
        for index, value in enumerate(data):
            yield from _lists(value, (*location, index))


ALL = (no_item_stands_twice_in_its_list, no_id_stands_twice_in_its_list, no_sentence_stands_twice_in_its_text)
