"""How MkDocs turns pages into HTML, made quick; what they say comes from mkdocs_hooks.py, and without this hook the bytes are the same.

What nobody changed is not converted again (page_cache.py); what is converted asks fewer patterns (quick_markdown.py);
the menu is rendered once a folder (kept_nav.py).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import kept_nav  # noqa: E402
import quick_markdown  # noqa: E402
from page_cache import Cache  # noqa: E402

_caches: list[Cache] = []
_navs: list = []


def on_config(config):
    config["markdown_extensions"].append(quick_markdown.__name__)


def on_files(files, config):
    _caches[:] = [Cache(Path(config.config_file_path).parent / "build" / "pages", config)]


def on_page_markdown(markdown, page, config, files):
    _caches[0].take_over(page)


def on_nav(nav, config, files):
    _navs[:] = [nav]


def on_env(env, config, files):
    _caches[0].forget_unused()
    kept_nav.keep(env, _navs[0])
