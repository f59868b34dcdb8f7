"""What the site serves of its own beside pages: scripts, the style sheet, the icon. Each name carries its content's hash.

    docs/assets/js/*.js   ──bundle()──►  assets/bundle/site.3f29c0a1b2.js
    docs/assets/css, icon ─────────────►  assets/bundle/site.88d0f1c2aa.css, icon.….svg

So a name never means two contents: a mirror may keep assets/ for a year, and a page gets the scripts that it was built
with. Pages, mkdocs.yml and the manifest are written with the plain names (SOURCES); named() and name_in() put the served ones in.
Nothing else of docs/assets/ is served. Guarantees: same sources, same names; a plain name that is asked for and not known
is a ValueError. Classic scripts run in old WebViews, under the content policy and from file://. Not here: the theme's own files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..records.relied_on import TOOLS
from .bundle import bundle
from .smaller import smaller

#: The style sheet of all tools, and the script of one: on their pages only.
TOOL_STYLE = "assets/bundle/tools.css"


def tool_script(id_: str) -> str:
    return f"assets/bundle/tool-{id_}.js"


#: plain name -> source under docs/assets/; a script is the entry module of its bundle.
SOURCES = {
    "assets/bundle/site.js": "js/site.js",
    "assets/bundle/search-page.js": "js/search/page.js",
    "assets/bundle/search-voice.js": "js/search/heard.js",
    "assets/bundle/keep-page.js": "js/keep/page.js",
    "assets/bundle/site.css": "css/site.css",
    TOOL_STYLE: "css/tools.css",
    "assets/bundle/icon.svg": "icon.svg",
    **{tool_script(id_): f"js/tools/{id_}/start.js" for id_ in TOOLS},
}
#: What the pages that need it load themselves; the rest is in mkdocs.yml for all.
ON_SOME_PAGES = ("assets/bundle/search-page.js", "assets/bundle/search-voice.js", "assets/bundle/keep-page.js", TOOL_STYLE, *map(tool_script, TOOLS))
#: Source under docs/assets/ of what stands within 404.html, which can load nothing (kb/render/lost.py).
WITHIN_LOST = ("js/lost.js", "css/lost.css")
#: Not a served path, whose hash follows the first dot.
_PLAIN = re.compile(r"assets/bundle/[a-z-]+\.[a-z]+\b(?!\.)")
_LENGTH = 10
_UNUSED = re.compile(r"assets/javascripts/|assets/images/favicon\.png$|assets/stylesheets/.*\.map$")


def files(root: Path) -> dict[str, str]:
    """{served path: text}. Raises ValueError when a module uses what bundle() refuses."""
    return {served(plain, text): text for plain, text in _texts(root).items()}


def names(root: Path) -> dict[str, str]:
    """{plain name: served path}."""
    return {plain: served(plain, text) for plain, text in _texts(root).items()}


def served(plain: str, text: str) -> str:
    """assets/bundle/site.js -> assets/bundle/site.3f29c0a1b2.js"""
    stem, _, kind = plain.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode('utf-8')).hexdigest()[:_LENGTH]}.{kind}"


def pattern(plain: str) -> str:
    """A regular expression for the served path, whatever the content."""
    stem, _, kind = plain.rpartition(".")
    return rf"{re.escape(stem)}\.[0-9a-f]{{{_LENGTH}}}\.{re.escape(kind)}"


def named(text: str, known: Mapping[str, str]) -> str:
    """`text` with served paths in place of plain names. Raises ValueError for one that nobody serves."""

    def path(match: re.Match[str]) -> str:
        if match[0] not in known:
            raise ValueError(f"“{match[0]}” is not served; known: {', '.join(known)}")
        return known[match[0]]

    return _PLAIN.sub(path, text)


def name_in(config: MutableMapping[str, Any], root: Path) -> None:
    """Put served paths into MkDocs' settings: styles, scripts, icon; and keep the theme's 404 page away."""
    known = names(root)
    for setting in ("extra_css", "extra_javascript"):
        config[setting] = [named(str(path), known) for path in config[setting]]
    config["theme"]["favicon"] = named(config["theme"]["favicon"], known)
    config["theme"].static_templates.discard("404.html")  # ours: kb/render/lost.py


def unused(path: str) -> bool:
    """Whether the theme brings a file that no page asks for: its scripts and its icon, in whose place are ours (js/theme.js), and maps for its developers."""
    return bool(_UNUSED.match(path))


def script(root: Path, entry: str) -> str:
    """One classic script from a module under docs/assets/js/ and all it imports, as it is served."""
    return smaller(bundle(_modules(root), entry), "js")


def _modules(root: Path) -> dict[str, str]:
    folder = root / "docs" / "assets" / "js"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))}


def web_manifest(known: Mapping[str, str]) -> str:
    """What a phone shows of a kept copy: a neutral name and icon, because others see the screen."""
    return json.dumps({
        "name": "应对手册", "short_name": "手册", "lang": "zh-CN", "start_url": ".", "scope": ".", "display": "browser",
        "background_color": "#faf8f3", "theme_color": "#faf8f3", "icons": [{"src": known["assets/bundle/icon.svg"], "sizes": "any", "type": "image/svg+xml"}],
    }, ensure_ascii=False) + "\n"


def _texts(root: Path) -> dict[str, str]:
    others = {source: (root / "docs" / "assets" / source).read_text(encoding="utf-8") for source in SOURCES.values() if not source.startswith("js/")}
    return _made(tuple(_modules(root).items()), tuple(others.items()))


@lru_cache(maxsize=2)
def _made(modules: tuple[tuple[str, str], ...], others: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """{plain name: text} of these sources. A build asks four times; who changes a source asks for another answer."""
    scripts, rest = dict(modules), dict(others)
    return {
        plain: smaller(bundle(scripts, source.removeprefix("js/")), "js") if source.startswith("js/") else smaller(rest[source], "css") if source.endswith(".css") else rest[source]
        for plain, source in SOURCES.items()
    }
