"""A small vertical drawing as SVG: text that wraps, boxes, lines with arrow heads.

Guarantees: well-formed XML on one line, every word escaped, no style attributes and no
ids but those of title and desc, so that the content policy and Markdown leave it alone.
Looks come from classes in site.css; the attributes are what a reader without the
stylesheet gets. Widths are counted (a Chinese character is one em, the rest less), not
measured: fonts differ from phone to phone, so lines leave room.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

#: Width of the drawing in its own units: a common phone.
WIDTH = 390

#: Digits and Latin letters are at most this wide in the fonts of phones, in em.
_NARROW = 0.62

#: A last line narrower than this looks lost.
_WIDOW = 2.5

_NO_START = "，。；：、！？）」』》〉”’…—%％"
_NO_END = "（「『《〈“‘"
#: Never torn apart: a number with its unit, a Latin word.
_ATOM = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-—]*(?: ?(?:个工作日|工作日|个月|日|天|年|小时|元|次|条|%))?|\s+|.", re.S)


def width(text: str) -> float:
    """Counted width in em."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW for char in text)


def wrap(text: str, room: float) -> list[str]:
    """Lines of at most `room` em (room ≥ 3). No line starts with closing or ends with opening punctuation.

    Only spaces at a line's end are lost. An atom wider than the room is cut. A last line
    of one or two characters is avoided where the lines above can give some away.
    """
    lines = _fill(text, room)
    for less in (1, 2, 3):
        if len(lines) > 1 and width(lines[-1]) < _WIDOW and room - less >= 3:
            narrower = _fill(text, room - less)
            lines = narrower if len(narrower) == len(lines) else lines
    return lines


def _fill(text: str, room: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text, room):
        if line and width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, room: float) -> list[str]:
    """Atoms with the punctuation that belongs to them, none wider than the room."""
    found: list[str] = []
    for atom in _ATOM.findall(text):
        sticks = found and (atom[0] in _NO_START or found[-1][-1] in _NO_END)
        if sticks and width(found[-1] + atom) <= room:
            found[-1] += atom
        elif width(atom) <= room:
            found.append(atom)
        else:
            found += atom
    return found


class Drawing:
    """Elements in drawing order. `y` is where the next thing goes; callers move it."""

    def __init__(self) -> None:
        self.y = 1.0
        self._parts: list[str] = []

    def text(self, x: float, lines: list[str], size: float, leading: float, classes: str, bold: bool = False) -> None:
        """Lines from the top edge `y` down; moves `y` below them."""
        weight = ' font-weight="700"' if bold else ""
        spans = "".join(f'<tspan x="{_number(x)}" y="{_number(self.y + leading * (at + 0.5) + size * 0.36)}">{escape(line)}</tspan>' for at, line in enumerate(lines))
        self._parts.append(f'<text class="{classes}" font-size="{_number(size)}"{weight} fill="currentColor">{spans}</text>')
        self.y += leading * len(lines)

    def mark(self) -> int:
        """Where the drawing stands, for box() to go under what follows."""
        return len(self._parts)

    def box(self, x: float, top: float, right: float, bottom: float, classes: str, under: int) -> None:
        """A rounded box under everything drawn since the mark `under`."""
        self._parts.insert(
            under,
            f'<rect class="{classes}" x="{_number(x)}" y="{_number(top)}" width="{_number(right - x)}" height="{_number(bottom - top)}" rx="8" fill="none" stroke="currentColor"/>',
        )

    def line(self, points: list[tuple[float, float]], classes: str, head: bool = False) -> None:
        """A line through the points, with an arrow head at the last one."""
        path = "M" + " L".join(f"{_number(x)} {_number(y)}" for x, y in points)
        self._parts.append(f'<path class="{classes}" d="{path}" fill="none" stroke="currentColor" stroke-width="2"/>')
        if head:
            (x0, y0), (x, y) = points[-2:]
            dx, dy = (0, 1 if y > y0 else -1) if x == x0 else (1 if x > x0 else -1, 0)
            corners = [(x - 8 * dx - 5 * dy, y - 8 * dy - 5 * dx), (x - 8 * dx + 5 * dy, y - 8 * dy + 5 * dx)]
            tip = " ".join(f"L{_number(a)} {_number(b)}" for a, b in corners)
            self._parts.append(f'<path class="{classes}-head" d="M{_number(x)} {_number(y)} {tip}Z" fill="currentColor"/>')

    def svg(self, anchor: str, title: str, description: str) -> str:
        """The whole, named for screen readers by `title` and `description`; `anchor` makes their ids."""
        return (
            f'<svg class="kb-drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_number(self.y)}" role="img" aria-labelledby="{anchor}-title {anchor}-desc">'
            f'<title id="{anchor}-title">{escape(title)}</title><desc id="{anchor}-desc">{escape(description)}</desc>{"".join(self._parts)}</svg>'
        )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
