"""Whether the pages that our law names as its source still say it: for the weekly look, which has a network.

Guarantees: only addresses of records are asked, one after another; a page says something about itself alone (gone, or
some of our articles stand on it and others no longer do). A page on which nothing is found is no finding: most official
pages draw their text with scripts, and this runs none. Fetching is given from outside, so tests need no network.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..citing.provisions import normalise
from ..joining.knowledge import KnowledgeBase

#: Address -> (status, text). Whoever fetches raises OSError when nobody answers.
Fetch = Callable[[str], tuple[int, str]]
_GONE = frozenset({404, 410})
_NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>|\s+", re.S)


@dataclass(frozen=True)
class Finding:
    statute: str
    url: str
    missing: tuple[str, ...]

    @property
    def gone(self) -> bool:
        return not self.missing


def findings(base: KnowledgeBase, fetch: Fetch) -> list[Finding]:
    found = []
    for statute in base.statutes.values():
        url = statute.source.url
        held = {item.shown: item.text for item in statute.provisions if item.text}
        if not url or urlsplit(url).path in ("", "/"):
            continue
        try:
            status, page = fetch(url)
        except OSError:
            continue
        words = _words(page)
        missing = tuple(shown for shown, text in held.items() if _words(text) not in words)
        if status in _GONE or 0 < len(missing) < len(held):
            found.append(Finding(statute.id, url, () if status in _GONE else missing))
    return found


def _words(text: str) -> str:
    return re.sub(r"\s+", "", normalise(html.unescape(_NOT_READ.sub("", text))))
