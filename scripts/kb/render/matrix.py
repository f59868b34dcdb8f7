"""Behaviour × rule on one page: what forbids it, with what force, for whom, and what it says.

Folded by behaviour and grouped by instrument, so that a phone shows thirty-odd lines and
whom a rule binds stands once. Nothing is chosen: every provision that names the behaviour
and is not repealed is here, the strongest first. Procedures are no behaviour that a rule
forbids; they stay on behaviours/index.md, or this page would be twice as heavy.
"""

from __future__ import annotations

from collections import defaultdict

from ..records.law import Behaviour, Provision, Statute
from ..joining.timeline import Status, status
from ..records.vocabulary import Level, Rank
from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook
from .markup import bullets, fold, join, link, relative, text

SOURCE = "behaviours/matrix.md"
#: The plain words for force, strongest first; what holds in one place only comes last (vocabulary.Rank.label).
FORCES = tuple(dict.fromkeys(rank.label for rank in Rank))


def page(site: Handbook) -> str:
    intro = saying.words(site, Said.INTROS, "matrix")
    legend = inline.said(site, SOURCE, Said.FORCES)
    shown = [item for item in site.base.behaviours.values() if not item.procedure]
    parts = [_behaviour(site, item) for item in shown]
    back = saying.line(site, SOURCE, Said.INTROS, "elsewhere", {"哪一页": link(SOURCE, "behaviours/index.md", "按行为找")})
    return blocks.page_head("行为和规定对照", intro) + join("# 行为和规定对照", intro, fold("这几种规定有什么不同", "forces", "、".join(FORCES), *legend, back, classes="kb-tight"), *parts, blocks.foot(SOURCE))


def rules_of(site: Handbook, behaviour: str) -> dict[str, list[tuple[Statute, list[Provision]]]]:
    """{force: [(instrument, its provisions that bind the same)]}, without repealed instruments."""
    groups: dict[str, list[tuple[Statute, list[Provision]]]] = {force: [] for force in FORCES}
    for statute in sorted(site.base.statutes.values(), key=lambda item: list(Rank).index(item.rank)):
        if status(statute, site.today) is Status.EXPIRED:
            continue
        alike: dict[tuple, list[Provision]] = defaultdict(list)
        for provision in statute.provisions:
            if behaviour in provision.behaviours:
                alike[statute.binds_of(provision), statute.level_of(provision)].append(provision)
        groups[statute.rank.label] += [(statute, provisions) for provisions in alike.values()]
    return groups


def _behaviour(site: Handbook, behaviour: Behaviour) -> str:
    groups = rules_of(site, behaviour.id)
    counts = {force: sum(len(provisions) for _, provisions in rows) for force, rows in groups.items()}
    summary = " · ".join(f"{force} {count} 条" for force, count in counts.items() if count)
    inside = [part for force, rows in groups.items() if rows for part in (f"**{force}**", "\n".join(_instrument(site, statute, provisions) for statute, provisions in rows))]
    return fold(behaviour.title, behaviour.id, summary, *(inside or ["没有收专门的规定。"]), classes="kb-tight")


def _instrument(site: Handbook, statute: Statute, provisions: list[Provision]) -> str:
    """《民法典》 · 约束所有人, below it each provision as a link with its plain words."""
    page_ = site.law_source(statute.id)
    facts = [statute.rank.value, f"约束{inline.bound_words(statute, provisions[0])}"]
    if status(statute, site.today) is Status.PENDING:
        facts.append(blocks.in_force_words(site, statute.id))
    if statute.level_of(provisions[0]) is Level.REPORTED:
        facts.append("转引")
    rows = [f"[{text(item.shown)}]({relative(SOURCE, page_)}#{item.anchor})　{text(item.plain)}" for item in provisions]
    # Four spaces: Markdown nests a list only from there.
    return f"- {link(SOURCE, page_, f'《{statute.name}》')} <small>{text(' · '.join(facts))}</small>\n\n" + bullets(rows, "    -") + "\n"
