"""Where a link may lead: to a page of ours, or to an https address. The rule holds at the source, so pages, open data, EPUB and PDF share it.

Guarantees: a link in prose names a page (`../channels/police-110.md#needs`), an anchor or an https address; there are
no images (none is served), no addresses in angle brackets, no attributes that a browser could take for a link or a
script, and no scheme that runs or reads something (javascript:, data:, file:) in any text at all. Addresses of sources are held by their type
(records.fields.Address). Not checked: whether anybody answers there; whether a page exists (MkDocs in strict mode does).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..reading.prose import mask_code
from ..records.fields import ADDRESS

if TYPE_CHECKING:
    from . import Context

_OURS = re.compile(r"(?:\.\./|[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[\w-]+)?|#[\w-]+")
_LINK = re.compile(r"(?P<image>!?)\[[^\]]*\]\((?P<inline>[^)]*)\)?|^ {0,3}\[[^\]\n]+\]:\s*(?P<reference>\S*)|<(?P<angle>[A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>", re.M)
#: `{ onclick=… }`, `{: href=… }`: attr_list would put it on the element before.
_ATTRIBUTES = re.compile(r"(?<!\{)\{:?[^{}\n]*=[^{}\n]*\}(?!\})")
_RUNS = re.compile(r"(?<![a-z])(?:javascript|vbscript|data|file|blob)\s*:(?!\s)", re.I)


def links_lead_to_pages_or_https(context: Context) -> None:
    for entry in context.base.written.values():
        for at, said in _wrong(mask_code(entry.body)):
            context.problems.add(entry.path, entry.body_line + entry.body.count("\n", 0, at), "address", said)


def nothing_that_a_browser_would_run(context: Context) -> None:
    for path, text, line_of in context.texts:
        if ":" in text or "&" in text:  # what is escaped begins with &
            for at, words in _runs(text):
                context.problems.add(path, line_of(at), "address", f"“{words}”这样开头的网址会运行、读取东西。请删掉。")


def _runs(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match[0]) for match in _RUNS.finditer(html.unescape(text))]


def _wrong(prose: str) -> Iterator[tuple[int, str]]:
    for match in _LINK.finditer(prose):
        target = next(value for name, value in match.groupdict().items() if name != "image" and value is not None)
        if match["image"]:
            yield match.start(), "正文里不能放图片，网站不带图片文件。请用文字说。"
        elif match["inline"] is None:
            yield match.start(), f"网址“{target}”请写成 [文字](网址)。"
        elif not _OURS.fullmatch(target) and not ADDRESS.fullmatch(target):
            yield match.start(), f"链接“{target}”只能指向本站的页面（../文件夹/页面.md）、#小标题，或者 https:// 开头的网址。"
    for match in _ATTRIBUTES.finditer(prose):
        yield match.start(), f"正文里不能写属性“{match[0]}”。请删掉。"


ALL = (links_lead_to_pages_or_https, nothing_that_a_browser_would_run)
