"""A guide: what to do first stands open, each further section closed under a line that says its points.

A guide may be set large (one calm page that is read whole) or be a sheet to write on: these two stay open.
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import plain_text, sections
from ..records.pages import Guide
from . import apps, blocks, clock_table, ladder, parts
from .markup import block, join

#: A first section of so many characters leaves the lines of the others in sight.
_ONE_SCREEN = 260


def page(site: Handbook, entry: Entry[Guide]) -> str:
    record = entry.record
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        blocks.danger_strip(site) if record.urgent else "",
        _written(site, entry),
        parts.law(site, entry, record.law),
        *parts.closing(site, entry),
    )


def _written(site: Handbook, entry: Entry[Guide]) -> str:
    record = entry.record
    if record.large or record.sheet:
        return block("div", "kb-large" if record.large else "kb-form-sheet", _prose(site, entry.source, entry.body.strip()))
    shown = parts.authored(site, entry, _prose)
    first = next((section for section in sections(entry.body) if section.title), None)
    if first and not _steps(record) and len(plain_text(first.text)) <= _ONE_SCREEN:
        shown[first.title] = parts.opened(shown[first.title])
    return join(*shown.values()).strip()


def _prose(site: Handbook, source: str, markdown: str) -> str:
    """What authors write, with ladders, lists of products and the table of all clocks put in."""
    return clock_table.prose(site, source, apps.prose(site, source, ladder.prose(site, source, markdown)))


def _steps(record: Guide) -> bool:
    """Where the sections are the steps, all of them are seen at once before one is read."""
    return record.urgent
