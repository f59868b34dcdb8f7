"""Sentences that a frightened person can read: short on the average, none very long.

Guarantees, for every authored page (its body, and the prose in its front matter): the
average sentence has at most AVERAGE characters, and none more than LONGEST. Words between
“” and 「」 are somebody else's and do not count. Where a sentence ends and what a character
is, kb.reading.passages says: 。！？ end one, so does the end of a paragraph, list item or table cell;
；and ： do not. A citation counts as it is written, because the reader meets all of it, and
so does a number from {{ limit:ID }}. What may stay longer stands in law/_style.yml with its
reason. Not checked: whether a short sentence is a clear one; titles, names, what people
type into the search (`aliases`) and what others claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.knowledge import Entry, Written
from ..reading.passages import Passage, length, passages, sentences, shown
from ..records.walk import Found
from .excused import Excuses
from .needs import STYLE, needs

if TYPE_CHECKING:
    from . import Context

AVERAGE = 35
LONGEST = 80

#: Stands for what the reader of a letter fills in.
_FILLED_IN = "某某"


@needs(STYLE)
def sentences_are_short(context: Context) -> None:
    """No sentence above LONGEST, no page above AVERAGE; and no exception that is not needed."""
    excuses = Excuses(context, "long_sentences")
    numbers = _numbers(context)
    for entry in context.base.written.values():
        found = [(place, words, length(words)) for place, words in _sentences(context, entry, numbers)]
        for place, words, count in found:
            if count > LONGEST and not excuses.cover(entry, words):
                context.problems.add(entry.path, _line(entry, place), "long-sentence", f"这一句有 {count} 字：“{words[:16]}…”。最多 {LONGEST} 字，请拆成两句；拆不开的，写进 law/_style.yml。")
        average = sum(count for _, _, count in found) / len(found) if found else 0
        if average > AVERAGE:
            context.problems.add(entry.path, entry.body_line, "average-sentence", f"这一页 {len(found)} 句，平均 {average:.1f} 字。最多 {AVERAGE} 字，请把长句拆短。")
    excuses.report()


def _sentences(context: Context, entry: Written, numbers: dict[str, str]) -> Iterator[tuple[Passage | Found, str]]:
    """(what holds it, words) of every sentence that is ours."""
    texts: list[tuple[Passage | Found, str]] = [(passage, passage.text) for passage in passages(entry.body)]
    if isinstance(entry, Entry):
        texts += [(found, found.value) for found in context.base.found(entry.path) if found.ours]
    for place, text in texts:
        for words in sentences(shown(text, lambda name: numbers.get(name, _FILLED_IN))):
            yield place, words


def _line(entry: Written, place: Passage | Found) -> int:
    """Asked only of what is wrong."""
    return entry.body_line + place.line - 1 if isinstance(place, Passage) else entry.marked.line(place.location)


def _numbers(context: Context) -> dict[str, str]:
    return {f"limit:{id_}": limit.shown for id_, (_, _, limit) in context.handbook.limits.items()}


ALL = (sentences_are_short,)
