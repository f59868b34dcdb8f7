"""Pages of their own words: short ones as they are, of long ones each section a line that opens."""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import sections
from ..records.pages import Page
from . import blocks, inline, short
from .markup import fold, join, text

#: Up to so many characters a page is read in a few screens and nothing need be closed.
_SHORT = 1200


def page(site: Handbook, entry: Entry[Page]) -> str:
    if len(entry.body) <= _SHORT:
        return whole(site, entry)
    record, source = entry.record, entry.source
    found = [part for part in sections(entry.body) if part.title]
    return blocks.head(entry) + join(
        f"# {text(record.title)}",
        blocks.checked_strip(site, entry, record.checked) if record.checked else "",
        text(record.summary),
        inline.prose(site, source, entry.body.partition("\n## ")[0].strip()),
        *(fold(part.title, f"section-{number}", text(short.leads(part.text)), inline.prose(site, source, part.text)) for number, part in enumerate(found, 1)),
        blocks.foot(source),
    )


def whole(site: Handbook, entry: Entry[Page]) -> str:
    """The page as it was written, nothing closed: short pages, and chapters of the book."""
    return blocks.head(entry) + join(
        f"# {text(entry.record.title)}",
        blocks.checked_strip(site, entry, entry.record.checked) if entry.record.checked else "",
        inline.prose(site, entry.source, entry.body.strip()),
        blocks.foot(entry.source),
    )
