"""How pages become HTML: made quick, and at the end without indents and with the content policy of each. What they say comes from mkdocs_hooks.py.

What nobody changed is not converted again (page_cache.py); what is converted asks fewer patterns (quick_markdown.py);
the menu is rendered once a folder (kept_nav.py). None of the three changes a byte.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from mkdocs.exceptions import Abort

sys.path.insert(0, str(Path(__file__).parent))
import kept_nav  # noqa: E402
import quick_markdown  # noqa: E402
from kb.publishing import policy  # noqa: E402
from kb.publishing.squeezed import squeezed  # noqa: E402
from page_cache import Cache  # noqa: E402

_state: dict = {}


def on_startup(*, command, dirty):
    _state["serving"] = command == "serve"
    if not _state["serving"]:
        gc.disable()  # what is loaded and joined stays to the end: looking through it again and again takes a tenth of a build


def on_config(config):
    if quick_markdown.__name__ not in config["markdown_extensions"]:
        config["markdown_extensions"].append(quick_markdown.__name__)


def on_files(files, config):
    if not _state.get("serving"):
        gc.freeze()  # from here on only what pages leave behind is looked through
        gc.enable()
    _state["cache"] = Cache(Path(config.config_file_path).parent / "build" / "pages", config)


def on_nav(nav, config, files):
    _state["nav"] = nav


def on_page_markdown(markdown, page, config, files):
    _state["cache"].take_over(page)


def on_env(env, config, files):
    _state["cache"].forget_unused()
    kept_nav.keep(env, _state["nav"])


def on_post_page(output, page, config):
    for ours in ('class="kb-exit"', "kb-search-door"):
        if output.count(ours) != 1:
            raise Abort(f"{page.file.src_uri}: {ours} 应该有一处，overrides/main.html 要跟着 Material 改。")
    return output if _state.get("serving") else policy.with_policy(squeezed(output))
