"""about/save/ — keep the whole handbook on this phone, asked for, dated, and easy to clear."""

from __future__ import annotations

from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook
from .markup import block, join, text

SOURCE = "about/save.md"


def page(site: Handbook) -> str:
    words = saying.all_words(site, Said.KEEP_WORDS)
    return blocks.page_head("离线保存") + join(
        "# 保存到这部手机",
        block("p", "kb-answer", *inline.said(site, SOURCE, Said.SAVE)),
        f'<div class="kb-keep" data-root="../../"><p class="kb-noscript">{text(words["noscript"])}</p></div>',
        saying.script_data("kb-keep-words", {"words": words, "tools": {id_: tool.record.title for id_, tool in site.base.tools.items()}}),
        "## 这部手机上记了什么 {#kept}",
        block("p", "kb-hint", *inline.said(site, SOURCE, Said.KEPT_BY_TOOLS)),
        f'<div class="kb-kept-tools"><p class="kb-noscript">{text(words["noscript"])}</p></div>',
        '<script src="../../assets/bundle/keep-page.js"></script>',
        *inline.said(site, SOURCE, Said.SAVE_THINK),
        blocks.foot(SOURCE),
    )
