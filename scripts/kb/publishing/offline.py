"""A built site made to work from a folder: opened by a double click, network off, no server, some three and a half megabytes.

From file:// browsers run no module, no fetch and no worker, and a link to a folder shows a list of files. So each page
keeps its head and its article and gets a plain frame (home, indexes, search, quick exit) in place of the theme's; links
name index.html; the search page reads the whole index from one classic script. Guarantees: no page links to or loads
anything that is not in the copy (ValueError with the list), nothing is asked from the network, and what is taken from a
page is there exactly once (a theme that changed its markup is an error).
Not here: building the site and writing the zip (scripts/offline.py).
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from ..search.packed import packed
from ..search.shards import shown
from . import assets
from .html_parts import Edit, Element, edited, elements
from .policy import with_policy

Files = dict[str, bytes]

#: What only a server, a program, a crawler, a contributor or the theme's own scripts need.
_LEFT_OUT = re.compile(r"^(404\.html|manifest\.webmanifest|sitemap\.xml(\.gz)?|data/.*|(changes|errata|stale)\.(atom|json)|llms\.txt|card\.png|.*\.md|about/fields/.*|show/.*|behaviours/matrix/.*|search/(?!index\.html).*|assets/javascripts/.*|.*\.map)$")
#: Law quoted in full, and said plainly, on pages that cite it: in a folder the statute's own page is one tap away. The one-sheet print of a
#: situation says everything a second time; without it the page itself prints.
#: Pages that merely mention this one are found by the search, which the folder has too.
_CUT = {"details": frozenset({"kb-text", "kb-also"}), "div": frozenset({"kb-print-choice", "kb-plainly", "kb-show-link"}), "section": frozenset({"kb-onepage"})}
#: On the pages of law the lists of who cites a provision, and the log of readings: for those who work on the handbook.
_CUT_AT = {"law/": ("details", "kb-citing"), "about/reviews/": ("details", "kb-case")}
_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
_FRAME = """<!doctype html>
<html lang="zh" class="no-js">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
{title}
{links}
<script>document.documentElement.className="js"</script>
</head>
<body dir="ltr" data-md-color-scheme="default">
<header class="kb-frame"><a href="{home}">应对手册</a> <a href="{indexes}">目录</a> <a class="kb-search-door" href="{search}">搜索</a> {leave}</header>
<main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">
{article}
</div></div></main>
<script src="{script}"></script>
</body>
</html>
"""
SEARCH_PAGE, INDEX_SCRIPT = "search/index.html", "search/kb-index.js"
SITE_SCRIPT, SEARCH_SCRIPT = "assets/bundle/site.js", "assets/bundle/search-page.js"
MANIFEST = "manifest.json"
#: A weight (search/postings.py) that a single mention in a body does not reach and one in a summary does.
ONCE_IN_BODY = 5
#: Under docs/assets/js/ of our sources: it stands behind the index in the same file.
UNPACKER = "search/packed.js"
_PROJECT = Path(__file__).resolve().parents[3]


def offline_files(site: Files, index: dict[str, Any]) -> Files:
    """`site` is a build as {path: bytes}; `index` the whole search index. Raises ValueError when the copy would not hold together."""
    kept = {path: data for path, data in site.items() if not _LEFT_OUT.match(path)}
    scripts = {plain: _served(plain, kept) for plain in (SITE_SCRIPT, SEARCH_SCRIPT)}
    pages = {path: _page(path, data.decode("utf-8"), scripts) for path, data in kept.items() if path.endswith(".html")}
    out = kept | {path: text.encode("utf-8") for path, text in pages.items()}
    light = _lighter(index)
    said = json.dumps({**light, "terms": packed(light["terms"])}, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    out[INDEX_SCRIPT] = f"self.kbIndex = {said};\n{assets.script(_PROJECT, UNPACKER)}".encode()
    missing = [f"{path}: {target}" for path, text in pages.items() for target in _targets(path, text) if target not in out]
    if missing:
        raise ValueError("离线版里有打不开的链接：\n" + "\n".join(sorted(set(missing))))
    return dict(sorted(out.items()))


def manifest(files: Files, built_on: str, law_on: str) -> bytes:
    """Dates and the SHA-256 of every other file, so that a copy passed from hand to hand can be checked."""
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    return (json.dumps({"built_on": built_on, "law_on": law_on, "sha256": sums}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _lighter(index: dict[str, Any]) -> dict[str, Any]:
    """Without what only building needs, and without pairs of characters that stand in the body of one page alone.

    Measured with tests/search_quality.py on 2026-11-23: leaving these out moved no fixed question.
    """
    docs = [shown(doc) for doc in index["docs"]]
    terms = {key: posting for key, posting in index["terms"].items() if key[0] in "#@~'=^%" or posting[0] > 1 or len(posting) > 3 or posting[1][1] >= ONCE_IN_BODY}
    return {**index, "docs": docs, "terms": terms}


def _served(plain: str, files: Files) -> str:
    found = [path for path in files if re.fullmatch(assets.pattern(plain), path)]
    if len(found) != 1:
        raise ValueError(f"应该有一个 {plain}，名字里带校验值，现在有：{'、'.join(found) or '没有'}。")
    return found[0]


def _page(path: str, html: str, scripts: dict[str, str]) -> str:
    here = posixpath.dirname(path) or "."
    to = lambda target: posixpath.relpath(target, here)  # noqa: E731
    found = elements(html)
    article = _one(path, "article", [item for item in found if item.tag == "article"])
    inside = [item for item in found if article.holds(item)]
    edits = [edit for item in inside for edit in _changes(path, html, item)]
    if path == SEARCH_PAGE:
        ours = _one(path, scripts[SEARCH_SCRIPT], [item for item in inside if item.attributes.get("src") == to(scripts[SEARCH_SCRIPT])])
        edits.append((ours.start, ours.start, '<script src="kb-index.js"></script>'))
    links = [item for item in found if item.tag == "link"]
    page = _FRAME.format(
        title=_one(path, "title", [item for item in found if item.tag == "title" and not article.holds(item)]).whole(html),
        links="\n".join([
            _one(path, "link rel=icon", [item for item in links if item.attributes.get("rel") == "icon"]).whole(html),
            *(item.whole(html) for item in links if item.attributes.get("rel") == "stylesheet"),
        ]),
        home=to("index.html"),
        indexes=to("scenarios/index.html"),
        search=to(SEARCH_PAGE),
        leave=_one(path, "a.kb-exit", [item for item in found if "kb-exit" in item.classes]).whole(html),
        article=edited(html, [(0, article.start, ""), *edits, (article.end, len(html), "")]),
        script=to(scripts[SITE_SCRIPT]),
    )
    return with_policy(re.sub(r"\n\s*\n+", "\n", page), origin="'self' file:")


def _changes(path: str, html: str, item: Element) -> list[Edit]:
    """What a folder needs changed in one element of the article."""
    if item.tag == "script" and "kb-ld" in item.classes:
        return [item.cut()]  # for programs that read the web
    if not path.startswith("law/") and item.classes & _CUT.get(item.tag, frozenset()):
        return [item.cut()]
    if any(path.startswith(folder) and item.tag == tag and name in item.classes for folder, (tag, name) in _CUT_AT.items()):
        return [item.cut()]
    href = item.attributes.get("href", "")
    if item.tag not in ("a", "area") or not href:
        return []
    if (target := _target(path, _named(href))) and _LEFT_OUT.match(target):
        return item.unwrap()  # open data, the table of all behaviours and rules: words remain
    named = item.set(html, "href", escape(_named(href))) if _named(href) != href else []
    return named + item.set(html, "title", None)  # a hint that only a mouse shows


def _one(path: str, what: str, found: list[Element]) -> Element:
    if len(found) != 1:
        raise ValueError(f"{path}: 应该有一处 {what}，现在 {len(found)} 处。主题改了写法，kb/offline.py 要跟着改。")
    return found[0]


def _named(href: str) -> str:
    """`../scenarios/x/#now` -> `../scenarios/x/index.html#now`; other schemes, anchors and files stay."""
    path, mark, anchor = href.partition("#")
    if not path or re.match(r"^[a-z][a-z0-9+.-]*:", path) or path.startswith("//"):
        return href
    if path.endswith("/") or path.rsplit("/", 1)[-1] in (".", ".."):
        path = path.rstrip("/") + "/index.html"
    return path + mark + anchor


def _target(path: str, url: str) -> str:
    """The file of the copy that an address on this page means; empty for other schemes and places on the page itself."""
    target = unquote(urldefrag(url).url.split("?")[0])
    if not target or re.match(r"^[a-z][a-z0-9+.-]*:", target):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _targets(path: str, html: str) -> set[str]:
    """Files of the copy that a page links to or loads."""
    found = elements(html)
    urls = [item.attributes.get("href", "") for item in found if item.tag in ("a", "area")]
    urls += [item.attributes.get(_LOADS[item.tag], "") for item in found if item.tag in _LOADS]
    return {target for url in urls if (target := _target(path, url))}
