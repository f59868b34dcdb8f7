"""The modules of the search as the browser gets them, for every test that runs some of them."""

from __future__ import annotations

from pathlib import Path

SEARCH = Path(__file__).resolve().parent.parent / "docs/assets/js/search"
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in SEARCH.glob("*.js")}
