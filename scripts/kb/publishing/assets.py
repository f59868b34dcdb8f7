"""Scripts that the site serves: small ES modules bundled into classic scripts.

Sources stand in docs/assets/js/ and are not served themselves. Classic scripts run
in old WebViews, under the content policy and from file://.
"""

from __future__ import annotations

import json
from pathlib import Path

from .bundle import bundle

#: served path -> entry module under docs/assets/js/
ENTRIES = {
    "assets/bundle/site.js": "site.js",
    "assets/bundle/search-page.js": "search/page.js",
    "assets/bundle/search-worker.js": "search/worker.js",
}


def bundles(root: Path) -> dict[str, str]:
    """{served path: classic script}. Raises ValueError when a module uses what bundle() refuses."""
    return {served: script(root, entry) for served, entry in ENTRIES.items()}


def script(root: Path, entry: str) -> str:
    """One classic script from a module under docs/assets/js/ and all it imports."""
    folder = root / "docs" / "assets" / "js"
    return bundle({path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))}, entry)


def web_manifest() -> str:
    """What a phone shows of a kept copy: a neutral name and icon, because others see the screen."""
    return json.dumps({
        "name": "应对手册", "short_name": "手册", "lang": "zh-CN", "start_url": ".", "scope": ".", "display": "browser",
        "background_color": "#faf8f3", "theme_color": "#faf8f3", "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }, ensure_ascii=False) + "\n"
