"""Authored Markdown seen as prose: what is text, what is code or a link, what are the sections.

mask() replaces everything that is not plain prose (code, links, images, comments,
placeholders) by filler of the same length, so positions found in the masked text
are positions in the source. It knows the Markdown that authors may write here,
not all of CommonMark.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

FILLER = "\x00"

_FENCE = re.compile(r"^(```|~~~).*?^\1[ ]*$", re.M | re.S)
_NOT_PROSE = re.compile(
    r"<!--.*?-->"  # comments
    r"|`[^`\n]*`"  # code spans
    r"|!?\[[^\]\n]*\]\([^)\n]*\)"  # links and images, text included: a link is already a link
    r"|\{\{.*?\}\}"  # placeholders
    r"|\{[.#:][^}\n]*\}"  # attribute lists
    r"|https?://\S+",
    re.S,
)
#: A code span as Python-Markdown reads it, closed on its line by as many backticks as opened it.
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_OPEN_CODE = re.compile(r"`|^~~~", re.M)
_HEADING = re.compile(r"^#{1,6} .*$", re.M)
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.S)
RAW_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|!--|!\[|\?)")


def _blank(match: re.Match[str]) -> str:
    return "\n".join(FILLER * len(line) for line in match[0].split("\n"))


@functools.lru_cache(maxsize=10_000)
def mask(markdown: str, headings: bool = False) -> str:
    """Same length and line breaks, everything that is not prose blanked. `headings` blanks headings too."""
    masked = _NOT_PROSE.sub(_blank, _FENCE.sub(_blank, markdown))
    return _HEADING.sub(_blank, masked) if headings else masked


@functools.lru_cache(maxsize=1_000)
def mask_code(markdown: str) -> str:
    """Only code blanked: for checks that must see links, comments and tags."""
    return re.sub(r"`[^`\n]*`", _blank, _FENCE.sub(_blank, markdown))


def open_code(markdown: str) -> Iterator[int]:
    """Where something begins that looks like code and is none to Markdown: it would be shown, and masks would hide it from checks."""
    for match in _OPEN_CODE.finditer(_CODE_SPAN.sub(_blank, markdown)):
        yield match.start()


@dataclass(frozen=True)
class Section:
    """One H2 section. `line` is the body line of the heading (1-based); level-0 text before has title ''."""

    title: str
    text: str
    line: int


def sections(markdown: str) -> Iterator[Section]:
    """Split at H2 headings outside fences. The text before the first heading comes with an empty title."""
    title, start = "", 1
    lines: list[str] = []
    in_fence = False
    for number, line in enumerate(markdown.split("\n"), 1):
        if re.match(r"^(```|~~~)", line):
            in_fence = not in_fence
        if not in_fence and (match := re.match(r"^## +(.+?)\s*(?:\{.*\})?\s*$", line)):
            if title or "".join(lines).strip():
                yield Section(title, "\n".join(lines).strip("\n"), start)
            title, start, lines = match[1], number, []
        else:
            lines.append(line)
    if title or "".join(lines).strip():
        yield Section(title, "\n".join(lines).strip("\n"), start)


def spoken(body: str) -> list[str]:
    """The sentences to read aloud of a situation: each quotation under 照着念."""
    return [line for section in sections(body) if section.title == "照着念" for line in re.findall(r"^> (.+)$", section.text, re.M)]


_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LINKED = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_ATTRIBUTES = re.compile(r"\{[.#:][^}\n]*\}")
_LINE_MARK = re.compile(r"^[ >]*(?:#{1,6} |[-*+] (?:\[[ x]\] )?|\d+\. )?", re.M)
_SIGNS = re.compile(r"[*_`|]|^[-: ]+$", re.M)
_SPACE = re.compile(r"\s+")
#: Every mark that is dropped is another character, or needs a space.
_NOTHING_BUT_WORDS = re.compile("[\u4e00-\u9fff0-9A-Za-z，。；：、！？“”‘’（）《》…〔〕「」%.]*")


@functools.lru_cache(maxsize=100_000)
def plain_text(markdown: str) -> str:
    """Words only, for the search index and summaries: marks, placeholders, link targets and table rules dropped."""
    if _NOTHING_BUT_WORDS.fullmatch(markdown):
        return markdown
    text = PLACEHOLDER.sub(" ", _COMMENT.sub("", markdown))
    text = _ATTRIBUTES.sub("", _LINKED.sub(r"\1", text))
    text = _SIGNS.sub(" ", _LINE_MARK.sub("", text))
    return _SPACE.sub(" ", text).strip()
