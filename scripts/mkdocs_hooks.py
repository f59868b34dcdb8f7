"""Hand the core's pages to MkDocs. Everything else is in scripts/kb; how pages become HTML: page_hooks.py.

All checks run in on_pre_build, before MkDocs touches the output folder. Under `serve` a broken file does not stop
the server: every page shows the list of problems until the file is mended.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parent))
from kb import checks, clock, render  # noqa: E402
from kb.joining import handbook, knowledge  # noqa: E402
from kb.publishing import assets, twins, written  # noqa: E402
from kb.search import shards  # noqa: E402

_state: dict = {"serving": False, "shown": set()}


def on_startup(*, command, dirty):
    _state["serving"] = command == "serve"


def on_config(config):
    assets.name_in(config, Path(config.config_file_path).parent)
    config.extra["twins"] = not _state["serving"]


def on_pre_build(config):
    book = handbook.join(knowledge.load(Path(config.config_file_path).parent), clock.today(), clock.built_on(), clock.site_url({"SITE_URL": config.site_url or ""}))
    problems = checks.run(book, drafts=_state["serving"])
    _state["report"] = problems.report()
    if problems and not _state["serving"]:
        print(_state["report"], file=sys.stderr)
        raise Abort("数据有问题，没有生成网站。")
    _state["files"] = files = assets.files(book.base.root) if problems else render.site_files(book)
    _state["beside"] = {path: files.pop(path) for path in [*files] if shards.fetched_only(path)} | ({} if _state["serving"] else twins.files(book, files))


def on_files(files, config):
    pages = _state["files"]
    if _state["report"]:
        config.nav = None
        text = "# 数据有问题\n\n```text\n" + _state["report"] + "\n```\n"
        pages = pages | dict.fromkeys(_state["shown"] | {file.src_uri for file in files.documentation_pages()}, text)
    _state["shown"] |= {path for path in pages if path.endswith(".md")}
    for old in [file for file in files if file.src_uri in pages or assets.unused(file.src_uri)]:
        files.remove(old)
    for path, text in pages.items():
        files.append(File.generated(config, path, content=text))


def on_post_build(config):
    written.put(config.site_dir, _state["beside"])
