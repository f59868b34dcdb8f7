"""Scripts that the site serves: small ES modules bundled into classic scripts.

Sources stand in docs/assets/js/ and are not served themselves. Classic scripts run
in old WebViews, under the content policy and from file://.
"""

from __future__ import annotations

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
    folder = root / "docs" / "assets" / "js"
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))}
    return {served: bundle(sources, entry) for served, entry in ENTRIES.items()}
