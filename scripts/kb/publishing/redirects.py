"""Addresses that moved: a page at the old address that leads to the new one, on any static host, without a server's help.

Guarantees: the old address is no page of its own, the new one is (site_files() calls pages() with all its pages), so no
redirect ends nowhere or in a circle. Raises ValueError with the list otherwise: the table is part of the code base.
Not covered: anchors inside a page that stays; statutes keep `#formerly-…` for that.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ..reading import yamltext
from ..records.fields import Record, Text
from ..reading.problems import Problems
from ..records.schema import validate
from ..reading.source import read_source

_HERE = Path(__file__).parent.parent
_FILE = "redirects.yml"


class Redirect(Record):
    from_: Text = Field(alias="from", pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*/$", description="旧网址，如 scenarios/old-name/")
    to: Text = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*/(#[a-z0-9-]+)?$", description="现在的网址")


class Redirects(Record):
    redirects: list[Redirect] = Field(description="搬走的网址")


def table(folder: Path = _HERE / "data") -> list[Redirect]:
    """Raises ValueError when the file is broken."""
    problems = Problems()
    text = read_source(folder, folder / _FILE, problems)
    marked = yamltext.parse(_FILE, text, problems) if text else None
    found = validate(_FILE, marked, Redirects, problems) if marked else None
    if found is None:
        raise ValueError(problems.report())
    return found.redirects


def pages(moved: list[Redirect], existing: set[str]) -> dict[str, str]:
    """{path under docs/: Markdown}. `existing` are the paths of all other pages (scenarios/x.md, law/index.md)."""
    wrong = [f"{item.from_} 还是一页，不能转走" for item in moved if _sources(item.from_) & existing]
    wrong += [f"{item.from_} 转到 {item.to}，没有那一页" for item in moved if not _sources(item.to.partition("#")[0]) & existing]
    wrong += [f"{item.from_} 写了两次" for item in moved if sum(other.from_ == item.from_ for other in moved) > 1]
    if wrong:
        raise ValueError(f"scripts/kb/data/{_FILE}：" + "；".join(sorted(set(wrong))))
    return {item.from_.rstrip("/") + ".md": _page(item) for item in moved}


def _sources(url: str) -> set[str]:
    return {url.rstrip("/") + ".md", url + "index.md"}


def _page(item: Redirect) -> str:
    target = "../" * item.from_.count("/") + item.to
    return (
        f'---\ntitle: 这一页搬走了\nrefresh: "{target}"\n---\n\n# 这一页搬走了\n\n'  # overrides/main.html goes on by itself
        f'<p><a href="{target}">打开新的一页</a></p>\n'
    )
