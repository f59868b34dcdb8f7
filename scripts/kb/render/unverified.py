"""about/unverified.md: everything below the level of two texts that agree, sorted by the work it takes to confirm it.

Guarantees: nothing is quietly weak (joining/unconfirmed.py), each group says what is to be looked at, each row what was
read; law that nobody has compared for long stands before. The words stand in law/_texts.yml (Said.LOOK).
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.timeline import RECHECK_AFTER, oldest_due_check
from ..joining.unconfirmed import WEAK, Look, Unconfirmed, rows
from ..records.relied_on import Said
from . import blocks, inline, saying
from .markup import bullets, fold, join, link, text

SOURCE = "about/unverified.md"


def page(site: Handbook) -> str:
    found = rows(site)
    (intro,) = inline.said(site, SOURCE, Said.UNVERIFIED)
    parts = []
    for level in WEAK:
        mine = [item for item in found if item.level is level]
        groups = [_group(site, level.value, look, [item for item in mine if item.look is look]) for look in Look]
        parts.append(fold(f"{level.label}（{len(mine)}）", f"level-{level.value}", text(level.note), *groups, classes="kb-tight"))
    follow = f"{saying.line(site, SOURCE, Said.LOOK, 'how')}同样的清单：{link(SOURCE, 'data/unverified.json', 'unverified.json')}。"
    lawyer = "全站没有一页经过执业律师复核。"
    return blocks.page_head("没有核实的", intro) + join("# 还没有核实的内容", intro, lawyer, follow, _late(site), *parts, blocks.foot(SOURCE))


def _group(site: Handbook, level: str, look: Look, mine: list[Unconfirmed]) -> str:
    if not mine:
        return ""
    return fold(f"{look.label}（{len(mine)}）", f"{level}-{look.value}", "", saying.line(site, SOURCE, Said.LOOK, look.value), bullets([_row(item) for item in mine]), level=3, classes="kb-tight")


def _row(item: Unconfirmed) -> str:
    facts = "".join(item.given.get(name, "") for name in ("文号",)) if item.look in (Look.ISSUER, Look.STANDARD, Look.ASSOCIATION) else ""
    read = f"：{text(item.read)}" if item.read else ""
    return f"{link(SOURCE, item.source, item.title)}{text(facts)}{read}"


def _late(site: Handbook) -> str:
    late = [(item, due) for item in site.base.statutes.values() if (due := oldest_due_check(item, site.today))]
    if not late:
        return ""
    found = [f"{link(SOURCE, site.law_source(item.id), item.title)}：上次核对 {due}" for item, due in late]
    return fold(f"超过 {RECHECK_AFTER.days} 天没有再核对（{len(late)}）", "late", "", *inline.said(site, SOURCE, Said.RECHECK), bullets(found), classes="kb-tight")
