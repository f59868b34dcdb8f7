"""Pages of their own words: short ones as they are, of long ones each section a line that opens."""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import sections
from ..records.pages import Page
from . import blocks, inline, records, short
from .markup import fold, join, text

#: Up to so many characters a page is read in a few screens and nothing need be closed.
_SHORT = 2500


def page(site: Handbook, entry: Entry[Page]) -> str:
    if len(entry.body) <= _SHORT:
        return records.free_page(site, entry)
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
