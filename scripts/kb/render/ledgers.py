"""Pages that add up what single records say: by behaviour, what changed, since when."""

from __future__ import annotations

import datetime as dt

from ..publishing import feeds
from ..citing.citations import Target
from ..records.law import Behaviour, Provision, Statute
from ..joining.routing import usual_order, usual_route
from ..joining.timeline import Status, status
from ..records.tables import Changes
from ..records.vocabulary import Lender, Level, Rank, level_label
from ..records.relied_on import Said
from . import blocks, inline, saying, short
from ..joining.handbook import Handbook
from .markup import block, bullets, fold, join, link, text


def pages(site: Handbook) -> dict[str, str]:
    found = {"behaviours/index.md": behaviours(site), "about/timeline.md": timeline(site)}
    if site.base.changes:
        found["about/changes.md"] = changes(site, site.base.changes)
    return found


def behaviours(site: Handbook) -> str:
    """The join itself: what they did -> which rules, of what force, for whom -> where to go -> which page helps."""
    source = "behaviours/index.md"
    intro = "对方做了什么，哪些规定管它，约束谁，找哪里。"
    parts = [_behaviour(site, source, item) for item in site.base.behaviours.values()]
    return blocks.page_head("按行为找", intro) + join("# 对方做了什么", f"{intro}每条说了什么，看{link(source, 'behaviours/matrix.md', '行为和规定对照')}。", *parts, blocks.foot(source))


def _behaviour(site: Handbook, source: str, behaviour: Behaviour) -> str:
    rules = [(statute, provision) for statute in site.base.statutes.values() for provision in statute.provisions if behaviour.id in provision.behaviours]
    rules.sort(key=lambda pair: list(Rank).index(pair[0].rank))
    rows = [_rule(site, source, statute, provision) for statute, provision in rules if status(statute, site.today) is not Status.EXPIRED]
    carrying = [entry for entry in site.base.scenarios.values() if behaviour.id in entry.record.behaviours]
    # The page whose matter it is comes first, then those that are mainly about it.
    carrying.sort(key=lambda entry: (entry.id != behaviour.situation, entry.record.behaviours.index(behaviour.id)))
    situations = [link(source, entry.source, entry.record.title) for entry in carrying]
    first = {lender: {option.channel for option in usual_route(site.base, behaviour.id, lender).first} for lender in Lender}
    channels = []
    for entry in map(site.base.channels.__getitem__, usual_order(site.base, behaviour.id)):
        lenders = [lender.label for lender in Lender if entry.id in first[lender]]
        if lenders:
            whom = "" if len(lenders) == len(Lender) else f"（{'、'.join(lenders)}）"
            channels.append(link(source, entry.source, entry.record.title) + text(whom))
    return fold(
        behaviour.title,
        behaviour.id,
        text(f"看：{carrying[0].record.title}") if carrying else "",
        block("p", "kb-stale", text(behaviour.danger)) if behaviour.danger else "",
        "看这一页：" + "、".join(situations) if situations else "",
        "先找：" + "、".join(channels) if channels else "",
        link(source, f"channels/routes.md#{behaviour.id}", "找谁、不用去哪里，按放款方看"),
        block("details", "kb-contents", f"<summary>管它的规定（{len(rows)} 条）</summary>", bullets(rows)) if rows else "",
        classes="kb-tight",
    )


def _rule(site: Handbook, source: str, statute: Statute, provision: Provision) -> str:
    target = Target(statute.id, provision.no)
    facts = [statute.rank.label, f"约束{inline.bound_words(statute, provision)}", *(["转引"] if statute.level_of(provision) is Level.REPORTED else [])]
    return f"{inline.cite(site, source, target, note=False)} <small>{' · '.join(facts)}</small>"


def changes(site: Handbook, table: Changes) -> str:
    """Dated changes, newest first, with what they mean and how sure we are."""
    source = "about/changes.md"
    rows = []
    for change in sorted(table.changes, key=lambda item: (item.on, item.id), reverse=True):
        when = "起" if change.on <= site.today else "起（还没到）"
        about = "、".join(link(source, site.law_source(id_), site.base.statutes[id_].name) for id_ in change.statutes)
        rows.append(fold(
            f"{change.on} {when}　{change.title}",
            change.id,
            "",
            text(change.means),
            (f"相关：{about}　" if about else "") + f'<small class="kb-level">{level_label(change.level)}</small>',
            classes="kb-tight",
        ))
    intro = saying.words(site, Said.DATED, "changes", {"哪天": table.known_until})
    follow = f"用阅读器订阅：{link(source, feeds.ATOM, 'Atom')}、{link(source, feeds.JSON_FEED, 'JSON Feed')}。各部法律从哪一天起有效，看{link(source, 'about/timeline.md', '哪一天起')}。"
    return blocks.page_head("规则的变化", intro) + join("# 规则变了什么", intro, follow, *rows, fold("还没核实到的", "blind", text(short.names(table.blind)), bullets([text(item) for item in table.blind]), classes="kb-tight"), blocks.foot(source))


def timeline(site: Handbook) -> str:
    """Every instrument by the day since which it is in force, newest first, with its status today."""
    source = "about/timeline.md"
    shelves: dict[str, list[Statute]] = {"还没施行": []}
    newest = sorted(site.base.statutes.values(), key=lambda item: (item.effective_from or dt.date.min, item.id), reverse=True)
    for statute in newest:
        match status(statute, site.today):
            case Status.IN_FORCE if statute.effective_from:
                shelves.setdefault(f"{statute.effective_from.year} 年", []).append(statute)
            case Status.PENDING:
                shelves["还没施行"].append(statute)
    shelves["施行日期没有核实"] = [item for item in newest if status(item, site.today) is Status.UNKNOWN]
    shelves["已经失效"] = [item for item in newest if status(item, site.today) is Status.EXPIRED]
    parts = [
        fold(title, f"since-{number}", text(f"{len(rows)} 部：{short.names([item.name for item in rows])}"), bullets([_since(site, source, item) for item in rows]), classes="kb-tight")
        for number, (title, rows) in enumerate(shelves.items(), 1)
        if rows
    ]
    intro = saying.words(site, Said.DATED, "timeline", {"哪天": site.today})
    follow = f"变了什么，看{link(source, 'about/changes.md', '规则变了什么')}。"
    return blocks.page_head("哪一天起", intro) + join("# 哪一天起", intro, follow, *parts, blocks.foot(source))


def _since(site: Handbook, source: str, statute: Statute) -> str:
    facts = [statute.rank.value, status(statute, site.today).value]
    if statute.effective_to:
        facts.append(f"{statute.effective_to} 起失效")
    if statute.effective_from is None and statute.dates_note:
        facts.append(statute.dates_note)
    when = f"**{statute.effective_from}**　" if statute.effective_from else ""
    return f"{when}{link(source, site.law_source(statute.id), statute.title)} <small>{text(' · '.join(facts))}</small>"
