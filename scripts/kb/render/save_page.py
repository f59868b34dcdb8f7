"""about/save/ — keep the whole handbook on this phone, asked for, dated, and easy to clear."""

from __future__ import annotations

from ..records.relied_on import ReliedOn
from . import blocks
from ..joining.handbook import Handbook
from .markup import block, bullets, join, link

SOURCE = "about/save.md"


def page(site: Handbook) -> str:
    return blocks.page_head("离线保存") + join(
        "# 保存到这部手机",
        block("p", "kb-answer", "存一份在浏览器里，没有网络也能看、能搜。只有你点了才存，随时可以清除。"),
        '<div class="kb-keep" data-root="../../"><p class="kb-noscript">保存要用 JavaScript。没有它，可以把离线包下载到电脑上解压。</p></div>',
        "## 存之前想一想 {#think}",
        bullets([
            "**只有你一个人用的手机，才存。** 别人拿到手机，能看出你存过。家里共用的，就别存。",
            "存的是网页本身。你在文书里填的内容，不会跟着存下来，也不会发出去。",
            "存下来的那一份不会自己变新。网站有新的一份时，页面上会告诉你，点一下才换。",
            "法律会变。引用之前，看一眼上面的日期。",
        ]),
        "## 怎样清除 {#clear}",
        "回到这一页，点“清除”。或者在浏览器设置里，清除这个网站的数据。",
        "## 不用手机存，也有办法 {#other}",
        bullets(["把一页打印出来：每个情景页的末尾有“打印这一页”。", f"电脑上看的离线包、可以打印的整本：问给你这个网址的人要，或者看{link(SOURCE, ReliedOn.REPORT.source, '怎样联系我们')}。"]),
        blocks.foot(SOURCE),
    )
