"""For programs that read: the Markdown twin of every page (scenarios/x.md beside scenarios/x/), and llms.txt that leads to them.

A twin is the page's own Markdown without what only a browser needs: no HTML, no attributes, no data for scripts, no second
version for paper. Guarantees: links stay relative and lead from twin to twin, to files of the site, or to a number to
call; llms.txt has the shape of llmstxt.org (one H1, a quotation, lists of links below H2) and names only files that are
there. Written after a build (scripts/mkdocs_hooks.py): as pages of its docs folder MkDocs would render them again. The
words of llms.txt stand in law/_texts.yml. Not in copies for the phone or the folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..joining.handbook import Handbook
from ..records import said_lines
from ..records.relied_on import ReliedOn, Said
from . import published, redirects

LLMS = "llms.txt"
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
#: What goes with everything in it: for scripts, for the eye only, and the sheet for paper, which says the page again.
_GONE = re.compile(r"<(script|svg|button|form|label|noscript)\b[^>]*>.*?</\1>|<section class=\"kb-onepage\b.*?</section>|<!--.*?-->", re.S)
#: Law quoted in full beside a citation: the twin of the law is one link away. Pages held out to an official need it themselves.
_QUOTED = re.compile(r"<details class=\"kb-text\".*?</details>", re.S)
#: The line of a closed part: a step, a provision.
_LINE = re.compile(r"<summary>([^\n]*)</summary>")
#: Of lines for several kinds of lender all but the one of somebody who has not chosen; and a row of a list that is written as HTML.
_NOT_CHOSEN = re.compile(r'<span [^<>]*hidden="hidden">.*?</span>', re.S)
_ROW = re.compile(r'<li(?: [^<>]*)? markdown="span">')
_TAG = re.compile(r"</?[a-z][^<>]*>")
_ATTRIBUTES = re.compile(r"[ \t]*\{:? ?[#.][^{}\n]*\}")
_HINT = re.compile(r'(\]\([^()\s]+) "[^"\n]*"\)')
_WHOLE = ("law/", "show/")
#: Kinds of page in llms.txt, in the order in which somebody asks: a name, and where the pages stand.
_SHELVES = {"scenarios": "遇到的事", "guides": "做法", "channels": "求助和投诉", "lenders": "谁放的款", "letters": "文书", "tools": "工具", "myths": "说法核对"}


def files(site: Handbook, pages: Mapping[str, str]) -> dict[str, str]:
    """{path: text}. `pages` is what render.site_files() made, or its Markdown; addresses that only lead on have no twin."""
    moved = {item.from_.rstrip("/") + ".md" for item in redirects.table()}
    twins = {path: twin(text, whole=path.startswith(_WHOLE)) for path, text in pages.items() if path.endswith(".md") and path not in moved}
    return twins | {LLMS: llms(site, twins)}


def twin(markdown: str, whole: bool = False) -> str:
    """`whole`: with the law that the page quotes."""
    text = _GONE.sub("", _FRONT.sub("", markdown))
    text = _ROW.sub("- ", _NOT_CHOSEN.sub("", text))
    text = _LINE.sub(r"**\1**", text if whole else _QUOTED.sub("", text))
    text = _HINT.sub(r"\1)", _ATTRIBUTES.sub("", _TAG.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join([line.rstrip(" \t") for line in text.split("\n")])).strip() + "\n"


def llms(site: Handbook, twins: Mapping[str, str]) -> str:
    said = said_lines.lines(site.base.said[Said.LLMS].body)
    lines = [f"# {said['title']}", f"> {said['summary']}", *(said[name] for name in ("law", "sure", "danger", "paths"))]
    for folder, name in _SHELVES.items():
        rows = [_row(entry.source, entry.record.title, entry.record.summary) for entry in site.base.entries.values() if entry.source.startswith(f"{folder}/") and entry.source in twins]
        lines += [f"## {name}", "\n".join(rows)] if rows else []
    laws = [_row(site.law_source(item.id), item.title, item.rank.value) for item in site.base.statutes.values()]
    lines += ["## 法律和规则", "\n".join(laws)]
    rows = [_row(f"data/{name}.json", f"{name}.json", f"data/schema/{name}.json") for name in published.names(site.base)]
    lines += ["## 开放数据", "\n".join(rows)]
    more = [item for item in ("about/data.md", "about/unverified.md", "about/errata.md", "about/changes.md", ReliedOn.VERIFICATION.source) if item in twins]
    lines += ["## Optional", "\n".join(_row(item, twins[item].partition("\n")[0].lstrip("# "), "") for item in more)]
    return "\n\n".join(lines) + "\n"


def _row(path: str, title: str, note: str) -> str:
    return f"- [{title}]({path})" + (f": {note}" if note else "")
