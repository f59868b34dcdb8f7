"""search/ — the search as a page, with an address that can be shared: search/?q=…

Works without the theme's search box (a bookmark, the offline copy). Without JavaScript it leads to the indexes, which
list everything there is.
"""

from __future__ import annotations

from . import blocks
from ..joining.handbook import Handbook
from .markup import block, bullets, join, link

SOURCE = "search/index.md"
_INDEXES = (
    ("scenarios/index.md", "遇到的事"),
    ("behaviours/index.md", "对方做了什么"),
    ("channels/index.md", "求助和投诉"),
    ("law/index.md", "法律和规则"),
    ("letters/index.md", "文书"),
    ("guides/index.md", "做法"),
    ("myths/index.md", "说法核对"),
)


def page(site: Handbook) -> str:
    form = (
        '<form class="kb-ask" action="." method="get" role="search" data-root="../" hidden>'
        '<label for="kb-q">说说发生了什么，或者写第几条、电话号码</label>'
        '<input id="kb-q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="300">'
        '<button type="submit">搜</button></form>'
    )
    return blocks.page_head("搜索") + join(
        "# 搜索",
        form,
        '<p class="kb-ask-status" role="status" aria-live="polite"></p>',
        '<div class="kb-results"></div>',
        block("p", "kb-noscript", "搜索要用 JavaScript。没有它，请按下面的目录找。"),
        "## 按目录找 {#indexes}",
        bullets([link(SOURCE, source, title) for source, title in _INDEXES]),
        "搜过一次，网络好的时候会接着取完其余内容，之后再搜不用等。手机开着“省流量”就不取。",
        blocks.foot(SOURCE),
        '<script src="../assets/bundle/search-page.js"></script>',
    )
