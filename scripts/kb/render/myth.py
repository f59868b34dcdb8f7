"""One claim, refuted: the truth is the title and the answer."""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import plain_text
from ..records.pages import Myth
from . import blocks, inline, parts, short
from .markup import block, fold, join, link, text

#: An explanation of so many characters is read where it stands; of a longer one, the first paragraph.
_READ_AT_ONCE = 260


def page(site: Handbook, entry: Entry[Myth]) -> str:
    """The truth first: it is the title and the answer. Then what is claimed, why it is wrong, and where to go."""
    record = entry.record
    pages = [link(entry.source, site.entry(key).source, site.title(key)) for key in record.guides]
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        block("div", "kb-myth", f"**网上的说法：**{text(record.claim)}", f"**核对结果：{record.verdict.label}**"),
        *_why(site, entry),
        parts.listed("遇到这种事看这里", "guides", pages),
        parts.law(site, entry, record.law),
        *parts.closing(site, entry),
    )


def _why(site: Handbook, entry: Entry[Myth]) -> list[str]:
    body = entry.body.strip()
    if len(plain_text(body)) <= _READ_AT_ONCE:
        return [inline.prose(site, entry.source, body)]
    first, _, rest = body.partition("\n\n")
    return [inline.prose(site, entry.source, first), fold("为什么，细说", "why", text(short.sentences(rest)), inline.prose(site, entry.source, rest.strip()))]
