"""about/freshness.md: when each page was read, and which of them the law has overtaken since.

Guarantees: a page that says of itself that its law is newer stands here too, for both come from joining/freshness.py; the
rest is folded by the month of reading. The words stand in law/_texts.yml (Said.FRESHNESS).
"""

from __future__ import annotations

from collections import defaultdict

from ..joining.freshness import Freshness, aged, pages
from ..joining.handbook import Handbook
from ..publishing import feeds
from ..records.relied_on import Said
from . import blocks, saying
from .context import KIND_WORDS
from .markup import bullets, chinese_list, fold, join, link, text

SOURCE = "about/freshness.md"


def page(site: Handbook) -> str:
    found = pages(site)
    stale = [item for item in found if item.is_stale]
    reasons = defaultdict(list)
    for reason in aged(site):
        reasons[reason.entry.key].append(f"《{text(reason.statute.name)}》{reason.what}")
    answer = saying.line(site, SOURCE, Said.FRESHNESS, "some" if stale else "none", {"几": len(stale)})
    read: dict[str, list[Freshness]] = defaultdict(list)
    for item in found:
        read[f"{item.checked.on.year} 年 {item.checked.on.month} 月"].append(item)
    follow = f"用阅读器订阅：{link(SOURCE, f'{feeds.STALE}.atom', 'Atom')}、{link(SOURCE, f'{feeds.STALE}.json', 'JSON Feed')}。数据：{link(SOURCE, 'data/freshness.json', 'freshness.json')}。"
    return blocks.page_head("哪些页该重读了", saying.words(site, Said.FRESHNESS, "intro")) + join(
        "# 哪些页该重读了",
        answer,
        saying.line(site, SOURCE, Said.FRESHNESS, "intro"),
        fold(f"等着重读的（{len(stale)}）", "stale", "", bullets([f"{_name(item)}：{chinese_list(reasons[item.entry.key])}" for item in stale]), open="open") if stale else "",
        *(fold(f"{month}读过的", f"read-{number}", f"{len(items)} 页", bullets([f"{_name(item)} <small>{item.checked.on}</small>" for item in items]), classes="kb-tight") for number, (month, items) in enumerate(read.items(), 1)),
        follow,
        blocks.foot(SOURCE),
    )


def _name(item: Freshness) -> str:
    return f"{KIND_WORDS[item.entry.kind]}：{link(SOURCE, item.entry.source, item.entry.record.title)}"
