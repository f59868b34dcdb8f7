"""A page without the indents and empty lines of its template: an eighth of its size, and of what a phone has to keep of it.

Guarantees: what is seen, read aloud, copied and linked stays the same: where white space held a line break, one line break stays; text that is
shown as it is written (pre, textarea) and what scripts and styles say, whose hashes stand in the policy, stay as they are. Not
here: shorter tags or attributes, which would save a fiftieth more and make pages hard to read for whoever looks into one.
"""

from __future__ import annotations

import re

_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.S)
#: White space of HTML alone: Python's \s knows more, such as the wide space that Chinese paragraphs may begin with.
_BREAK = re.compile(r"[ \t\f\r]*\n[ \t\f\r\n]*")


def squeezed(html: str) -> str:
    """The page, smaller."""
    parts = _AS_WRITTEN.split(html)
    # Of three parts: what is between, what is kept as written, the name of its element.
    return "".join(part if at % 3 else _BREAK.sub("\n", part) for at, part in enumerate(parts) if at % 3 != 2)
