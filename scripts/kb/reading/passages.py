"""An authored body as the passages that a reader meets one by one.

A passage is a paragraph, a list item, a table cell or a paragraph of a quotation (words
to read aloud); headings, fences and table rules are none. Lines of one paragraph belong
together, as Markdown joins them. Guarantees: passages come in order, and `line` is the
body line (from 1) on which its words start. It knows the Markdown that authors may
write here, not all of CommonMark.

sentences() cuts the words of a passage. What counts as a sentence and as a character is
decided here, once, for every check that measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .prose import PLACEHOLDER, plain_text

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_HEADING = re.compile(r"^(#{1,6}) +(.*?)\s*(?:\{.*\})?\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.) +(?:\[[ x]\] )?")
_QUOTE = re.compile(r"^ {0,3}> ?")
_RULE = re.compile(r"^\s*(?:\|?[-: |]{3,}\|?)\s*$")
_BLOCK_MARK = re.compile(r"\{\{(?:#if [^{}\n]*|/if)\}\}")

#: Words between these are somebody else's: a law's, a collector's, a document's.
QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』")
_OPENING = frozenset("“「『")
#: In words whose quotations are masked: \x01 is a closing mark after 。！？ inside. A sentence ends where a match ends.
#: One set of characters first: the engine passes quickly over all others.
_END = re.compile(r"[。！？!?\x01](?:(?<!\x01)(?!）)|(?<=\x01)(?![，。；：、！？）]))")
_SPACE = re.compile(r"\s+")
_RUN = re.compile(r"[0-9A-Za-z][0-9A-Za-z./%+-]*")
_SAYS_SOMETHING = re.compile(r"[\u3400-\u9fff0-9A-Za-z]")


@dataclass(frozen=True)
class Passage:
    """`kind`: paragraph, item, cell or quote. `group` is the same for all items of a list and all cells of a table."""

    kind: str
    text: str
    line: int
    section: int  # how many headings, of any level, stand above
    group: int


@lru_cache(maxsize=1_000)
def passages(body: str) -> tuple[Passage, ...]:
    """Every passage of a body in order; never raises. Several checks read the same bodies."""
    return tuple(_passages(body))


def _passages(body: str) -> Iterator[Passage]:
    section = group = 0
    kind, start = "", 0
    words: list[str] = []
    before = ""  # kind of the passage before, as long as nothing has ended its group
    fenced = False

    def close() -> Iterator[Passage]:
        nonlocal words
        text = _BLOCK_MARK.sub("", "\n".join(words))
        if text.strip():
            # A list mark or {{#if …}} may stand alone on its line: the words start below it.
            above = text[: len(text) - len(text.lstrip())].count("\n")
            yield Passage(kind, text.strip(), start + above, section, group)
        words = []

    for number, line in enumerate(body.split("\n"), 1):
        if _FENCE.match(line):
            yield from close()
            fenced, before = not fenced, ""
        elif fenced:
            continue
        elif _HEADING.match(line):
            yield from close()
            section, before = section + 1, ""
        elif not line.strip() or _QUOTE.sub("", line).strip() == "":
            yield from close()
        elif line.lstrip().startswith("|"):
            yield from close()
            group += before != "cell"
            kind = before = "cell"
            start = number
            if not _RULE.match(line):
                for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")):
                    words = [cell]
                    yield from close()
        elif item := _ITEM.match(line):
            yield from close()
            group += before != "item"
            kind = before = "item"
            words, start = [line[item.end() :]], number
        elif words:
            words.append(_QUOTE.sub("", line))
        else:
            kind = "quote" if _QUOTE.match(line) else "item" if before == "item" and line.startswith("  ") else "paragraph"
            group += not (kind == before and kind in ("item", "quote"))
            before = kind
            words, start = [_QUOTE.sub("", line)], number
    yield from close()


def shown(markdown: str, number_of) -> str:
    """The words that a reader sees; `number_of(name)` fills {{ limit:NAME }} and other placeholders."""
    markdown = markdown.replace("\n", "")
    return plain_text(PLACEHOLDER.sub(lambda match: number_of(match[1].strip()), markdown) if "{{" in markdown else markdown)


def without_quotations(words: str, instead: str = "") -> str:
    """Most texts quote nobody: a search through all characters is spared."""
    return words if _OPENING.isdisjoint(words) else QUOTED.sub(instead, words)


def sentences(words: str) -> Iterator[str]:
    """Cut after 。！？, or after a quotation that ends with one. What stands after ； or ： belongs to the sentence."""
    masked = words if _OPENING.isdisjoint(words) else QUOTED.sub(_mask_quotation, words)
    start = 0
    for match in _END.finditer(masked):
        end = match.end()
        if _SAYS_SOMETHING.search(words, start, end):
            yield words[start:end].strip()
        start = end
    if start < len(words) and _SAYS_SOMETHING.search(words, start):
        yield words[start:].strip()


def _mask_quotation(match: re.Match[str]) -> str:
    return "x" * (len(match[0]) - 1) + ("\x01" if match[0][-2] in "。！？!?" else "x")


def length(sentence: str) -> int:
    """Characters that are read: quoted words and spaces do not count, a number or Latin word is one, a mark is one."""
    return len(_RUN.sub("x", _SPACE.sub("", without_quotations(sentence))))
