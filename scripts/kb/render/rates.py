"""about/lpr.md: the one-year LPR and four times of it, day by day as far as known, and for whom it counts.

Days without a source are rows of the same table, so that nobody reads over a gap.
"""

from __future__ import annotations

from decimal import Decimal

from ..joining.lpr import Known, Stretch, four_times, stretches
from ..records.tables import Lpr, LprChange, LprRule, LprScope
from ..records.relied_on import Said
from . import blocks, inline, saying, short
from ..joining.handbook import Handbook
from .markup import block, bullets, fold, join, link, text

SOURCE = "about/lpr.md"
_DAY_WORDS = {"reported": "报道写明了日子", "month": "报道只写明了月份", "unconfirmed": "日子没有核实"}


def page(site: Handbook, table: Lpr) -> str:
    limit = saying.words(site, Said.DATED, "lpr", {"哪天": table.last_known})
    return blocks.page_head("一年期 LPR", "一年期 LPR 和它的四倍，哪一天是多少。") + join(
        "# 一年期 LPR 和它的四倍",
        block("p", "kb-answer", *inline.said(site, SOURCE, Said.LPR_LINE)),
        block("p", "kb-stale", text(limit)) if site.today > table.last_known else limit,
        fold("用哪一天的", "which-day", text(short.names([rule.when for rule in table.rules])), bullets([_rule(site, rule) for rule in table.rules])),
        fold(
            "管谁，不管谁",
            "for-whom",
            text("管：" + "、".join(lender.label for lender in table.lenders)),
            "管自然人、公司等相互之间的民间借贷" + (f"（{_cited(site, table.lenders_law)}）" if table.lenders_law else "") + f"。本站分的放款方里，是：{'、'.join(lender.label for lender in table.lenders)}。",
            bullets([_scope(site, "不管", scope) for scope in table.not_lenders] + [_scope(site, "要先看别的", scope) for scope in table.depends]),
        ),
        fold("哪一天是多少", "rates", f"{len(table.changes)} 次变动，没有核实的日子也写着", *inline.said(site, SOURCE, Said.LPR_DAYS), block("div", "kb-rates", _table(stretches(table)))),
        fold("每个数从哪里来", "sources", "都是转引报道，没有读到官方的原页", bullets([_change(change) for change in table.changes])),
        f"同样的数据：{link(SOURCE, 'data/lpr.json', 'lpr.json')}。",
        blocks.foot(SOURCE),
    )


def percent(value: Decimal) -> str:
    """Decimal("15.40") -> 15.4%."""
    return f"{value.normalize():f}%"


def _table(rows: list[Stretch]) -> str:
    """Three narrow columns: a table that must be pushed sideways hides its numbers on a phone."""
    lines = ["| 哪几天 | 一年期 | 四倍 |", "| --- | --- | --- |"]
    for row in rows:
        rates = (f"{row.answer.rate}%", percent(four_times(row.answer.rate))) if isinstance(row.answer, Known) else ("没有核实", "没有核实")
        lines.append(f"| {_days(row)} | {rates[0]} | {rates[1]} |")
    return "\n".join(lines)


def _days(row: Stretch) -> str:
    if row.first is None:
        return f"{row.last} 和以前"
    return f"{row.first} 起" if row.last is None else f"{row.first} 到 {row.last}"


def _rule(site: Handbook, rule: LprRule) -> str:
    return f"**{text(rule.when)}**：{text(rule.says)}（{_cited(site, rule.law)}）"


def _scope(site: Handbook, words: str, scope: LprScope) -> str:
    return f"**{words}**：{'、'.join(lender.label for lender in scope.lenders)}。{text(scope.why)}（{_cited(site, scope.law)}）"


def _cited(site: Handbook, refs: list[str]) -> str:
    return "、".join(inline.cite_ref(site, SOURCE, ref, note=False) for ref in refs)


def _change(change: LprChange) -> str:
    when = f"{change.on:%Y-%m}" if change.day == "month" else change.on.isoformat()
    known = f"{change.known.since} 到 {change.known.until}：{change.known.why}。" if change.known else "没有哪一天能确定是这个数。"
    return f'<span id="lpr-{change.on}"></span>**{change.rate}%**，{when} 起（{_DAY_WORDS[change.day]}）。{text(change.source)}。{text(known)} <small class="kb-level">{change.level.label}</small>'
