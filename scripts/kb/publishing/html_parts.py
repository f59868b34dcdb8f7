"""Elements of an HTML page and where they stand, so that parts can be cut or changed and every other byte stays.

Guarantees: nesting is followed, so an element ends with its own end tag and not with the first one of that name; what
looks like a tag inside a script, a comment or an attribute is none. Void elements end with their tag. An end tag that was
left out ends with the element around it, which is right for what is asked for here and wrong for <p> and <li>: do not ask
for those. It does not check that the page is sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_ATTRIBUTE = re.compile(r"""\s+(?P<name>[^\s=/>"']+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]*))?""")

#: Replace text[start:end] by the words.
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Element:
    """`start` is the place of its “<”, `inner` and `inner_end` those of what is in it, `end` the place behind it."""

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int
    inner_end: int
    end: int

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def holds(self, other: Element) -> bool:
        return self.start < other.start and other.end <= self.end

    def whole(self, text: str) -> str:
        return text[self.start : self.end]

    def words(self, text: str) -> str:
        return text[self.inner : self.inner_end]

    def cut(self) -> Edit:
        return self.start, self.end, ""

    def unwrap(self, before: str = "", after: str = "") -> list[Edit]:
        """The element goes, or becomes `before` … `after`; what is in it stays."""
        return [(self.start, self.inner, before), (self.inner_end, self.end, after)]

    def set(self, text: str, name: str, value: str | None) -> list[Edit]:
        """Give an attribute that is there another value (as it is to stand in the page), or take it away (None)."""
        for match in _ATTRIBUTE.finditer(text, self.start + 1 + len(self.tag), self.inner):
            if match["name"].lower() == name:
                return [(match.start(), match.end(), "" if value is None else f' {match["name"]}="{value}"')]
        return []


def elements(text: str) -> list[Element]:
    """Every element of a page or a part of one, in the order of their start tags."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.end_all()
    return sorted(reader.found, key=lambda element: element.start)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits. One that lies inside another is swallowed by it; of two at one place the longer comes first."""
    out, at = [], 0
    for start, end, words in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= at:
            out += [text[at:start], words]
            at = end
    return "".join(out) + text[at:]


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._text = text
        self._open: list[tuple[str, dict[str, str], int, int]] = []
        self.found: list[Element] = []

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here()
        inner = start + len(self.get_starttag_text() or "")
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self.found.append(Element(tag, given, start, inner, inner, inner))
        else:
            self._open.append((tag, given, start, inner))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here()
        inner = start + len(self.get_starttag_text() or "")
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}, start, inner, inner, inner))

    def handle_endtag(self, tag: str) -> None:
        if all(name != tag for name, *_ in self._open):
            return
        here = self._here()
        while self._open:
            name, given, start, inner = self._open.pop()
            end = self._text.index(">", here) + 1 if name == tag else here
            self.found.append(Element(name, given, start, inner, here, end))
            if name == tag:
                return

    def end_all(self) -> None:
        for tag, given, start, inner in self._open:
            self.found.append(Element(tag, given, start, inner, len(self._text), len(self._text)))
