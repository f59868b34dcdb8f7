"""Scripts and style sheets without comments, white space and long local names: a quarter less to fetch after gzip.

Guarantees: what nobody sees (U+00A0, U+202C) stays written as an escape, as in the sources; the same text and the same locked wheel give the same bytes; no syntax is written that is newer than FLOOR, so that
what old WebViews can read in our sources they can read in what is served. Raises ValueError for what is no script or style
sheet. Not here: joining modules (bundle.py), names with a hash (assets.py).
"""

from __future__ import annotations

import minify

#: ECMAScript of the WebViews that are the floor (tests/publishing/test_bundle.py reads the sources for it).
FLOOR = 2018
_KINDS = {"js": "application/javascript", "css": "text/css"}


def smaller(text: str, kind: str) -> str:
    """`kind` is js or css. The result ends with a line break, as files do."""
    minify.config({"js-version": FLOOR})
    try:
        return _seen(str(minify.string(_KINDS[kind], text)).rstrip()) + "\n"
    except minify.MinifyError as error:
        raise ValueError(str(error)) from error


def _seen(text: str) -> str:
    """The minifier writes escapes as the characters they mean: those that nobody sees go back."""
    unseen = [char for char in set(text) if (not char.isprintable() or char == "\ufffd") and char != "\n" and ord(char) < 0x10000]
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in unseen})
