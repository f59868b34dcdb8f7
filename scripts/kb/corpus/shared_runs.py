"""Words of ours that stand in somebody else's file too: facts may carry over, sentences may not.

Guarantees: every run of RUN and more characters that a passage of ours shares with a given
text is found, whatever the spaces, punctuation, widths, emphasis marks and links in between
(fold() drops them); numbers from {{ limit:ID }} count as they are shown. What is ours in a record,
its type says (fields.Prose): not the law's own words, names of instruments and citations, what people type and what others claim. Not checked: the
same thought in other words, and runs over the end of a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..joining.knowledge import KnowledgeBase
from ..reading.passages import passages, shown

RUN = 20

_TITLE = re.compile(r"《[^《》\n]*(?:〈[^〈〉\n]*〉[^《》\n]*)?》")
#: Stands where something was taken out: no run goes over it. Private use, so no text holds it.
_BARRIER = "\ue000"


@dataclass(frozen=True)
class Passage:
    """Words of ours and where they start."""

    path: str
    line: int
    words: str


@dataclass(frozen=True, order=True)
class Shared:
    """`words` as folded; they stand at both places."""

    path: str
    line: int
    other: str
    other_line: int
    words: str


def fold(text: str) -> str:
    """Only what is read aloud: letters, digits and Chinese characters in one width and case."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum() or char == _BARRIER)


def ours(base: KnowledgeBase) -> Iterator[Passage]:
    """Every passage that somebody of ours wrote: bodies, and every text in front matter and law/ whose type says so."""
    numbers = {f"limit:{id_}": limit.shown for id_, limit in base.limits().items()}
    for entry in base.entries.values():
        for passage in passages(entry.body):
            yield Passage(entry.path, entry.body_line + passage.line - 1, _bare(base, shown(passage.text, lambda name: numbers.get(name, _BARRIER))))
    for path in base.records:
        for found in base.found(path):
            if found.ours:
                yield Passage(path, base.line(path, *found.location), _bare(base, shown(found.value, lambda name: numbers.get(name, _BARRIER))))


def shared(base: KnowledgeBase, others: dict[str, str]) -> list[Shared]:
    """All runs that we share with `others` (name -> text), in order; of one passage and one run, the first other place."""
    law = _grams(fold(words) for words in _law_words(base))
    grams: dict[str, tuple[str, int]] = {}
    for name, text in others.items():
        folded, lines = _folded_with_lines(text)
        for at in range(len(folded) - RUN + 1):
            grams.setdefault(folded[at : at + RUN], (name, lines[at]))
    found = []
    for passage in ours(base):
        folded = fold(passage.words)
        at = 0
        while at <= len(folded) - RUN:
            gram = folded[at : at + RUN]
            if gram not in grams or gram in law:
                at += 1
                continue
            end = at + 1
            while end <= len(folded) - RUN and folded[end : end + RUN] in grams and folded[end : end + RUN] not in law:
                end += 1
            found.append(Shared(passage.path, passage.line, *grams[gram], folded[at : end + RUN - 1]))
            at = end + RUN - 1
    return sorted(set(found))


def _bare(base: KnowledgeBase, words: str) -> str:
    """Citations and names of instruments taken out."""
    for mention in reversed(base.citations.find(words)):
        words = words[: mention.start] + _BARRIER + words[mention.end :]
    return _TITLE.sub(_BARRIER, words)


def _law_words(base: KnowledgeBase) -> Iterator[str]:
    for statute in base.statutes.values():
        yield from (statute.title, *statute.short, *statute.aliases)
        for provision in statute.provisions:
            yield from (provision.text or "", *provision.phrase)


def _grams(texts: Iterator[str]) -> set[str]:
    return {text[at : at + RUN] for text in texts for at in range(len(text) - RUN + 1)}


def _folded_with_lines(text: str) -> tuple[str, list[int]]:
    """The whole text folded, and the line of each character of the result."""
    parts, lines = [], []
    for number, line in enumerate(text.split("\n"), 1):
        folded = fold(line.replace(_BARRIER, ""))
        parts.append(folded)
        lines += [number] * len(folded)
    return "".join(parts), lines
