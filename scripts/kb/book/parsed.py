"""The HTML of a print, read by the XML parser that comes with Python in C (for once.py): WeasyPrint's is written in Python.

What paper.py writes is XML but for its first line and for tags without an end; put right, both parsers make the same tree of
it. What is no XML, or holds something that HTML would move or add to (a block in a paragraph, a row outside the body of a
table), goes WeasyPrint's own way. Guarantees: the same tree (tests/book/test_once.py compares).
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

from .standins import StandIn

_DOCTYPE = "<!doctype html>\n"
_END = "</body></html>\n"
_VOID = re.compile(r"<(br|hr|img|meta)\b([^<>]*?)/?>")
#: Comments and the like, and tags that XML ends at once and HTML leaves open.
_ODD = re.compile(r"<(?:[!?]|(?!(?:br|hr|img|meta)\b)[^<>]*/>)")
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)
_BLOCKS = frozenset(["section", "nav", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "hr"])
_WORDS = frozenset(["a", "b", "i", "em", "strong", "small", "span", "code", "sub", "sup", "br", "img"])
#: Words between the parts of a table HTML moves in front of it.
_WORDLESS = frozenset({"html", "head", "table", "thead", "tbody", "tr"})
#: Parent -> the only elements that HTML leaves where they are.
_ONLY = {
    "html": frozenset({"head", "body"}), "head": frozenset({"meta", "title", "style"}), "table": frozenset({"thead", "tbody"}), "thead": frozenset({"tr"}), "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}), "ul": frozenset({"li"}), "ol": frozenset({"li"}), **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "title", "style", *_WORDS), _WORDS),
    **dict.fromkeys(("body", "section", "nav", "div", "blockquote", "li", "th", "td"), _WORDS | _BLOCKS - {"li", "thead", "tbody", "tr", "th", "td"}),
}


def replacements() -> list[StandIn]:
    from weasyprint import tinyhtml5  # only the paper environment has it

    return [(tinyhtml5, "parse", _by_expat(tinyhtml5.parse))]


def _by_expat(slow: Callable[..., Any]) -> Callable[..., Any]:
    def parse(document: Any, **options: Any) -> Any:
        text = document.read()
        tree = xml_tree(text) if isinstance(text, str) else None
        if tree is not None:
            return tree
        return slow(io.StringIO(text) if isinstance(text, str) else io.BytesIO(text), **options)

    return parse


def xml_tree(text: str) -> ET.Element | None:
    """The tree that HTML would make, or None where it could be another one."""
    if not text.startswith(_DOCTYPE) or not text.endswith(_END):
        return None
    text = text.removeprefix(_DOCTYPE).removesuffix(_END) + "\n</body></html>"  # HTML takes the end of the file into the body
    if _ODD.search(text):
        return None
    text = _STYLE.sub(lambda found: "<style>" + found[1].replace("&", "&amp;").replace("<", "&lt;") + "</style>", _VOID.sub(r"<\1\2/>", text))
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return None
    return root if _stays(root) else None


def _stays(root: ET.Element) -> bool:
    for parent in root.iter():
        allowed = _ONLY.get(parent.tag, frozenset())
        if not all(child.tag in allowed for child in parent) or (parent.tag in _WORDLESS and _says(parent)):
            return False
        if parent.tag == "a" and len(list(parent.iter("a"))) > 1:
            return False
    return True


def _says(parent: ET.Element) -> bool:
    return any(text and text.strip() for text in (parent.text, *[child.tail for child in parent]))
