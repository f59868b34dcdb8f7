"""about/errata.md: what this handbook told its readers wrongly, newest first, and what whoever followed it does now.

Guarantees: every row of law/_errata.yml stands here once, in the words that stood on the page, with what is right and its
law. The words around them stand in law/_texts.yml (Said.ERRATA).
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..publishing import feeds
from ..records.errata import Errata, Erratum
from ..records.relied_on import ReliedOn, Said
from . import blocks, inline, saying
from .markup import block, fold, join, link, text
from .reviews import name

SOURCE = "about/errata.md"


def page(site: Handbook, table: Errata) -> str:
    newest = sorted(table.errata, key=lambda item: item.mended, reverse=True)
    intro = saying.line(site, SOURCE, Said.ERRATA, "intro")
    follow = f"用阅读器订阅：{link(SOURCE, f'{feeds.ERRATA}.atom', 'Atom')}、{link(SOURCE, f'{feeds.ERRATA}.json', 'JSON Feed')}。数据：{link(SOURCE, 'data/errata.json', 'errata.json')}。"
    tell = saying.line(site, SOURCE, Said.ERRATA, "tell", {"哪一页": link(SOURCE, ReliedOn.REPORT.source, "怎么告诉我们")})
    return blocks.page_head("改过的错", saying.words(site, Said.ERRATA, "intro")) + join(
        "# 改过的错",
        block("p", "kb-answer", intro),
        saying.line(site, SOURCE, Said.ERRATA, "rule"),
        tell,
        *(_row(site, item) for item in newest),
        follow,
        blocks.foot(SOURCE),
    )


def _row(site: Handbook, item: Erratum) -> str:
    where = "、".join(name(site, key, SOURCE) for key in item.where)
    law = "　依据：" + "、".join(inline.cite_ref(site, SOURCE, ref) for ref in item.law) + "。" if item.law else ""
    return fold(
        item.title,
        item.id,
        text(f"{item.fault.label}，{item.mended} 改了"),
        f"**原来写的：** “{text(item.stood)}”",
        f"**应该是：** {_filled(site, item.right)}{law}",
        f"**已经照着做了的：** {_filled(site, item.followed)}" if item.followed else "",
        f"<small>在：{where}。{item.since} 写上，{item.mended} 改的。发现的人：{text(item.found_by.label)}。</small>",
        classes="kb-tight",
    )


def _filled(site: Handbook, words: str) -> str:
    return inline.prose(site, SOURCE, words)
