"""Our own site at any size: the real build, its index made again with the grown pages in it.

A grown page is to our index what a situation is: title, text, the first sentence as summary, and as aliases eight of
its own short clauses, for real pages have many aliases and they are what our index weighs most.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from kb.search import index as search_index, shards as search_shards

from .corpus import Page
from .growth import sentences

_ALIASES = 8


def make(built: Path, out: Path, index: dict[str, Any], grown: list[Page]) -> None:
    """A copy of the built site with the index of its pages and the grown ones."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(built, out)
    if not grown:
        return
    for old in (out / "search").iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    docs = index["docs"] + [_doc(page) for page in grown]
    larger = {**index, **search_index.build_from(docs, index["statutes"], search_index.search_words())}
    for path, text in search_shards.files(larger).items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def other_names(page: Page) -> list[str]:
    """What stands for the aliases of a grown page."""
    clauses = [each for each in re.split(r"[，。！？；：、“”]", "".join(sentences(page))) if 4 <= len(each) <= 12]
    return clauses[:_ALIASES]


def _doc(page: Page) -> dict[str, Any]:
    said = sentences(page)
    return {
        "id": f"scenario:{page.url}", "kind": "scenario", "title": page.title, "url": page.url,
        "aliases": other_names(page), "summary": said[0], "text": " ".join(said[1:]),
    }
