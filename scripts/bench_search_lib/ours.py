"""Our own site at any size: the real build, its index made again with the grown pages in it.

A grown page is to our index what a situation is: title, text, the first sentence as summary, and as aliases eight of
its own short clauses, for real pages have many aliases and they are what our index weighs most.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from kb.search import asked, index as search_index, shards as search_shards

from .corpus import Page
from .growth import clauses, sentences

_ALIASES = 8
#: Of the index what build_from() does not make: a larger site hears danger and knows laws by number as well.
_OF_THE_HANDBOOK = ("numbers", "safety", "voice", "years", "replaced")


def make(built: Path, out: Path, index: dict[str, Any], grown: list[Page]) -> None:
    """A copy of the built site with the index of its pages and the grown ones."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(built, out)
    if not grown:
        return
    for old in (out / "search").iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    taken = names_taken(index)
    docs = index["docs"] + [_doc(page, taken) for page in grown]
    of_law = [index["docs"][at]["statute"] if at >= 0 else f"gone-{place}" for place, at in enumerate(index["laws"])]
    grown_index = search_index.build_from(docs, dict(zip(of_law, index["statutes"], strict=True)), search_index.search_words(), lines=asked.asked())
    larger = grown_index | {name: index[name] for name in _OF_THE_HANDBOOK}
    for path, text in search_shards.files(larger).items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def other_names(page: Page, taken: frozenset[str] = frozenset()) -> list[str]:
    """What stands for the aliases of a grown page; none that a real page has (`taken`)."""
    return [each for each in clauses(page) if len(each) <= 12 and each not in taken][:_ALIASES]


def names_taken(index: dict[str, Any]) -> frozenset[str]:
    return frozenset(name for doc in index["docs"] for name in [doc["title"], *doc["aliases"]])


def _doc(page: Page, taken: frozenset[str]) -> dict[str, Any]:
    said = sentences(page)
    return {
        "id": f"scenario:{page.url}", "kind": "scenario", "title": page.title, "url": page.url,
        "aliases": other_names(page, taken), "summary": said[0], "text": " ".join(said[1:]),
    }
