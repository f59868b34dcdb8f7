"""Large data laid into a page of Chromium: the browser reads them itself, from a disk.

Through Playwright's pipes an index of some megabytes takes seconds, one of a large site many.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


def lay(page: Page, name: str, value: Any) -> None:
    """Open an empty page on which `self[name]` is the value. What was in the page before is gone."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data.js").write_text(f"self[{json.dumps(name)}] = JSON.parse({json.dumps(json.dumps(value, ensure_ascii=False))});", encoding="utf-8")
        (Path(folder) / "index.html").write_text('<!doctype html><meta charset="utf-8"><script src="data.js"></script>', encoding="utf-8")
        page.goto((Path(folder) / "index.html").as_uri())
    assert page.evaluate("name => name in self", name), name
