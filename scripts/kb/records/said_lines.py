"""Words that code says one at a time: named lines of one block of law/_texts.yml, with gaps that code fills.

    - `offer`：可以保存：〔哪天〕 的一份。

A list, so that editors and checks read it as one; the name is code and nobody's prose. Guarantees: a line without a
name is not lost but reported (checks/relied_on.py compares with LINES of relied_on.py), and a gap that nobody fills stays
visible. The same filling in JavaScript: docs/assets/js/said.js.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"^- `([a-z0-9-]+)`：(.+)$", re.M)
_GAP = re.compile("〔([^〔〕]+)〕")


def lines(body: str) -> dict[str, str]:
    """{name: words} in the order in which they stand."""
    return dict(_LINE.findall(body))


def gaps(words: str) -> tuple[str, ...]:
    return tuple(_GAP.findall(words))


def filled(words: str, given: Mapping[str, object]) -> str:
    return _GAP.sub(lambda match: str(given.get(match[1], match[0])), words)
