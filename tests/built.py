"""Build the site as users do, in a subprocess, and read what came out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from here import ROOT as ROOT  # others say built.ROOT


def mkdocs_build(root: Path, out: Path, **environment: str) -> subprocess.CompletedProcess:
    """`mkdocs build --strict` of the project at `root` into `out`. Never -q: it turns strict off."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )


def make_site(out: Path) -> subprocess.CompletedProcess:
    """What `make site` does with the real project, without an address, into `out`."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/build_site.py"), "--site-dir", str(out)],
        cwd=ROOT, env={**os.environ, "SITE_URL": ""}, capture_output=True, text=True, check=False,
    )


@dataclass
class Page:
    """What tests ask about one HTML page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    words: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self._depth, self._skip = Page(), 0, 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.page.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.page.links.append(given["href"])
        elif tag in ("script", "img", "iframe") and given.get("src"):
            self.page.loads.append(given["src"])
        elif tag == "link" and given.get("rel") not in ("canonical", "prev", "next", "alternate"):
            self.page.loads.append(given.get("href", ""))
        if tag == "article":
            self._depth += 1
        if tag in ("script", "style", "nav", "button"):
            self._skip += 1

    def handle_endtag(self, tag):
        if tag == "article":
            self._depth -= 1
        if tag in ("script", "style", "nav", "button"):
            self._skip -= 1

    def handle_data(self, data):
        if self._depth and not self._skip:
            self.page.words += data


def read_page(path: Path) -> Page:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.page.words = re.sub(r"\s+", " ", reader.page.words).strip()
    return reader.page


def pages(site: Path) -> dict[str, Page]:
    """{url relative to the site root: page}. Theme templates such as 404.html included."""
    return {path.relative_to(site).as_posix().removesuffix("index.html"): read_page(path) for path in sorted(site.rglob("*.html"))}


def internal_target(url: str, href: str) -> tuple[str, str] | None:
    """(page, anchor) that a link on `url` leads to, or None for other schemes and hosts."""
    if re.match(r"[a-z]+:", href):
        return None
    path, anchor = urldefrag(urljoin("https://site.invalid/" + url, href))
    return path.removeprefix("https://site.invalid/"), anchor
