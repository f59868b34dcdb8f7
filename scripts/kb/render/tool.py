"""A tool's page: what it is for, the room that its script fills, and below, closed, how it counts and the blank to print.

Guarantees: the script is told data and words that passed the checks and nothing else (tooldata/, saying.py), in one JSON
element; without JavaScript the page says so and the blank, the section PRINTED of records/relied_on.py, is a tap away. Script and style sheet load
on this page only. Not here: what happens in the room (docs/assets/js/tools/).
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..publishing import assets
from ..records.pages import Tool
from ..records.relied_on import TOOLS, Said
from . import blocks, inline, ladder, parts, saying
from .markup import block, join
from .tooldata import AROUND, DATA


def page(site: Handbook, entry: Entry[Tool]) -> str:
    record, source = entry.record, entry.source
    above, below = AROUND[entry.id](site, entry) if entry.id in AROUND else ("", "")
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        above,
        _room(site, entry),
        block("p", "kb-noscript", *inline.said(site, source, Said.TOOL_NOSCRIPT)),
        below,
        *parts.authored(site, entry, ladder.prose).values(),
        parts.law(site, entry, record.law),
        *parts.closing(site, entry),
        f'<script src="../../{assets.tool_script(entry.id)}"></script>',
    )


def told(site: Handbook, entry: Entry[Tool]) -> dict[str, object]:
    """All that a tool's script is told: its data, and the words of all tools and its own."""
    words = saying.all_words(site, Said.LETTER_WORDS) | saying.all_words(site, Said.TOOL_WORDS) | saying.all_words(site, TOOLS[entry.id])
    return DATA[entry.id](site, entry) | {"words": words, "promise": blocks.PROMISE}


def _room(site: Handbook, entry: Entry[Tool]) -> str:
    return f'<link rel="stylesheet" href="../../{assets.TOOL_STYLE}">\n{saying.script_data("kb-tool-data", told(site, entry))}\n<div class="kb-tool-room" data-tool="{entry.id}" hidden></div>'
