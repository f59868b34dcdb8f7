"""about/save/ — keep the whole handbook on this phone, asked for, dated, and easy to clear."""

from __future__ import annotations

from ..records.relied_on import Said
from . import blocks, inline
from ..joining.handbook import Handbook
from .markup import block, join

SOURCE = "about/save.md"


def page(site: Handbook) -> str:
    return blocks.page_head("离线保存") + join(
        "# 保存到这部手机",
        block("p", "kb-answer", *inline.said(site, SOURCE, Said.SAVE)),
        '<div class="kb-keep" data-root="../../"><p class="kb-noscript">保存要用 JavaScript。没有它，可以把离线包下载到电脑上解压。</p></div>',
        *inline.said(site, SOURCE, Said.SAVE_THINK),
        blocks.foot(SOURCE),
    )
