"""Pages that MkDocs has turned into HTML before, found again: what nobody changed is not converted a second time.

    page_hooks.on_page_markdown ──Cache.take_over(page)──►  page.render(): kept answer, or MkDocs' own, which is then kept

Why an answer cannot be stale: its name is the hash of all that goes in (text, address, settings, versions of what
converts), and with it stands every question that MkDocs asked about other files while it converted (is there a page
here, at which address?). It is used only when today's files answer each of them the same. A page that made MkDocs say anything
is never kept, so a warning comes every time. tests/test_page_cache.py builds both ways and compares. Lies in
build/pages/ (`make clean` removes it); a file that cannot be read counts as none; what a build did not use goes away.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

#: Changed with the shape of what is kept.
SHAPE = 1
_CONVERTERS = ("Markdown", "mkdocs", "mkdocs-material", "pymdown-extensions")


class _Asked:
    """The files of a build, and what was asked about them."""

    def __init__(self, files: Any) -> None:
        self._files = files
        self.answers: dict[str, list[str] | None] = {}

    def get_file_from_path(self, path: str) -> Any:
        found = self._files.get_file_from_path(path)
        self.answers[path] = _said(found)
        return found


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True


class Cache:
    """One for each build. `kept` and `made` count pages."""

    def __init__(self, folder: Path, config: Any) -> None:
        self.folder, self.kept, self.made = folder, 0, 0
        self._used: set[str] = set()
        settings = [SHAPE, platform.python_version(), *((name, version(name)) for name in _CONVERTERS), config["markdown_extensions"],
                    config["mdx_configs"], _code(), config["use_directory_urls"], dict(config["validation"]["links"]), logging.getLogger("mkdocs").getEffectiveLevel()]
        self._settings = repr(settings)

    def take_over(self, page: Any) -> None:
        """From now on page.render() asks here first."""
        convert = page.render
        page.render = lambda config, files: self._render(page, convert, config, files)

    def forget_unused(self) -> None:
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in self._used:
                    with suppress(OSError):
                        path.unlink()

    def _render(self, page: Any, convert: Any, config: Any, files: Any) -> None:
        name = hashlib.sha256("\0".join([self._settings, *map(str, _said(page.file) or []), page.markdown]).encode("utf-8")).hexdigest()
        self._used.add(name)
        try:
            kept = json.loads((self.folder / name).read_bytes())
            if all(_said(files.get_file_from_path(path)) == answer for path, answer in kept["asked"].items()):
                _put(page, kept, files)
                self.kept += 1
                return
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass  # nothing kept, or not what we keep
        self.made += 1
        asked, heard, logger = _Asked(files), _Heard(), logging.getLogger("mkdocs")
        logger.addHandler(heard)
        try:
            convert(config, asked)
        finally:
            logger.removeHandler(heard)
        if not heard.anything:
            self._keep(name, _taken(page) | {"asked": asked.answers})

    def _keep(self, name: str, what: Mapping[str, Any]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.{os.getpid()}"
        fresh.write_text(json.dumps(what, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self.folder / name)  # whole or not at all, also when two builds run


def _code() -> str:
    """Hash of our own code that takes part in the conversion."""
    return hashlib.sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in ("quick_markdown.py", "plain_html.py"))).hexdigest()


def _said(file: Any) -> list[str] | None:
    """What a page's HTML can depend on of a file."""
    return None if file is None else [file.src_uri, file.url, file.inclusion.name]


def _taken(page: Any) -> dict[str, Any]:
    """All that MkDocs' render() leaves on a page."""
    return {
        "content": page.content,
        "toc": [_plain(link) for link in page.toc],
        "title": page._title_from_render,
        "ids": sorted(page.present_anchor_ids),
        "links": None if page.links_to_anchors is None else [[file.src_uri, anchors] for file, anchors in page.links_to_anchors.items()],
    }


def _put(page: Any, kept: Mapping[str, Any], files: Any) -> None:
    links = None if kept["links"] is None else {_file(files, page, path): dict(anchors) for path, anchors in kept["links"]}
    toc = [_link(plain) for plain in kept["toc"]]
    if toc:
        toc[0].active = True  # type: ignore[attr-defined]  # as MkDocs does
    page.content, page.toc, page._title_from_render = kept["content"], TableOfContents(toc), kept["title"]
    page.present_anchor_ids = set(kept["ids"])
    if links is not None:
        page.links_to_anchors = links


def _file(files: Any, page: Any, path: str) -> Any:
    if path == page.file.src_uri:
        return page.file
    found = files.get_file_from_path(path)
    if found is None:
        raise LookupError(path)
    return found


def _plain(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_plain(inner) for inner in link.children]]


def _link(plain: list[Any]) -> AnchorLink:
    title, id_, level, inner = plain
    link = AnchorLink(title, id_, level)
    link.children = [_link(each) for each in inner]
    return link
