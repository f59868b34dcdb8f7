"""Python-Markdown without the patterns that cannot match: the same HTML, a quarter of the time saved.

Of every piece of text the inline processor asks fifteen patterns whether they match. Each of them needs a certain sign
(a link “[”, emphasis “*” or “_”), and most pieces of Chinese text hold none: then nothing is asked. Of every tag, sets of
all tags are made anew: here once a text; the order of block processors is worked out anew for every block, and the place for
a table of contents is looked for whether a text says [TOC] or not: here neither. Writing HTML: plain_html.py. Guarantees: a pattern is passed
over only when it is the one that Markdown itself registers, unchanged, and its sign is not there; any other is always asked;
where Markdown has another inline processor than the one known here, it is left as it is. tests/test_quick_markdown.py
compares the HTML of both on real pages and on texts full of signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown, inlinepatterns
from markdown.extensions import md_in_html, toc
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, STX, AtomicString, Registry

import plain_html

#: Regular expression of Markdown -> what a text must hold for it to match.
_SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
#: The same for what is no pattern of its own: emphasis, whose two signs make up its expression.
_EMPHASIS = ("*", "_")
_ANY_SIGN = re.compile("|".join(map(re.escape, (*_SIGNS.values(), *_EMPHASIS))))


class QuickInline(InlineProcessor):
    """Its methods have the private names of those that they stand for."""

    _signs: list[tuple[str, ...]] | None = None
    _patterns: list[Any]
    _all_known = False

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - Markdown's own names
        if isinstance(data, AtomicString):
            return data
        if self._signs is None:
            self._patterns = list(self.inlinePatterns)
            self._signs = [_signs(pattern) for pattern in self._patterns]
            self._all_known = all(self._signs)
        if self._all_known and not _ANY_SIGN.search(data):
            return data
        start, count = 0, len(self._signs)
        while patternIndex < count:
            for sign in self._signs[patternIndex]:
                if sign in data:
                    break
            else:
                if self._signs[patternIndex]:
                    patternIndex, start = patternIndex + 1, 0
                    continue
            data, matched, start = self._InlineProcessor__applyPattern(self._patterns[patternIndex], data, patternIndex, start)  # type: ignore[attr-defined]
            if not matched:
                patternIndex += 1
        return data

    def _InlineProcessor__processPlaceholders(self, data: str | None, parent: Element, isText: bool = True) -> list:  # noqa: N802, N803
        if data and INLINE_PLACEHOLDER_PREFIX not in data:
            if isText:
                parent.text = parent.text + data if parent.text else data
            else:
                parent.tail = parent.tail + data if parent.tail else data
            return []
        return super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc]


class _Extractor(md_in_html.HTMLExtractorExtra):
    """One for each text: the sets of tags are made once and not for every tag that is met."""

    block_level_tags = cached_property(md_in_html.HTMLExtractorExtra.block_level_tags.fget)  # type: ignore[arg-type,assignment]
    block_tags = cached_property(md_in_html.HTMLExtractorExtra.block_tags.fget)  # type: ignore[arg-type,assignment]
    span_and_blocks_tags = cached_property(md_in_html.HTMLExtractorExtra.span_and_blocks_tags.fget)  # type: ignore[arg-type,assignment]


class _HtmlBlocks(md_in_html.HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        parser = _Extractor(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Unescape(UnescapeTreeprocessor):
    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class _Settled(Registry):
    """Hands out its items in an order that is worked out when one comes or goes."""

    _order: list[Any] | None = None

    def __iter__(self) -> Iterator[Any]:
        if self._order is None:
            self._order = list(super().__iter__())
        return iter(self._order)

    def register(self, item: Any, name: str, priority: float) -> None:
        self._order = None
        super().register(item, name, priority)

    def deregister(self, name: str, strict: bool = True) -> None:
        self._order = None
        super().deregister(name, strict)


class _Contents(toc.TocTreeprocessor):
    def replace_marker(self, root: Element, elem: Element) -> None:
        if any(each.text and self.marker in each.text for each in root.iter()):
            super().replace_marker(root, elem)


class Quick(Extension):
    """The last extension: what is block-level is settled."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(QuickInline(md), "inline", 20)
        if type(md.preprocessors["html_block"]) is md_in_html.HtmlBlockPreprocessor:
            md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        for kind, ours, name in ((UnescapeTreeprocessor, _Unescape, "unescape"), (toc.TocTreeprocessor, _Contents, "toc")):
            if name in md.treeprocessors and type(md.treeprocessors[name]) is kind:
                md.treeprocessors[name].__class__ = ours
        if type(md.parser.blockprocessors) is Registry:
            md.parser.blockprocessors.__class__ = _Settled
        if md.output_formats.get("xhtml") is to_xhtml_string:
            md.output_formats = {**md.output_formats, "xhtml": plain_html.to_xhtml}  # type: ignore[misc]  # of this one Markdown alone
        md.is_block_level = cache(md.is_block_level)  # type: ignore[method-assign]


def _signs(pattern: Any) -> tuple[str, ...]:
    """Nothing when it must always be asked."""
    if type(pattern).__module__ != inlinepatterns.__name__:
        return ()
    if isinstance(pattern, inlinepatterns.DelimiterProcessor):
        return _EMPHASIS if set(pattern.delimiters) == set(_EMPHASIS) else ()
    sign = _SIGNS.get(pattern.pattern)
    return (sign,) if sign else ()


def makeExtension(**settings: Any) -> Quick:  # noqa: N802
    """Markdown asks a module of this name for its extension."""
    return Quick(**settings)
