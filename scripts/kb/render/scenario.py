"""A situation, top to bottom: safe? -> answer -> do and don't -> say -> lender -> line -> keep -> tell -> write -> debt -> law.

Author prose stands under fixed headings; the generated blocks go between them.
Without JavaScript the lender choice is a list of anchors and everything is shown;
with it, site.js hides what does not belong to the chosen lender.
"""

from __future__ import annotations

from ..joining.cited import Cited
from ..joining.knowledge import Entry
from ..records.pages import LineEntry, Scenario
from ..reading.prose import sections
from ..joining.routing import Route, scenario_route
from ..records.vocabulary import CRISIS, Group, Lender, Level, SOFT_RANKS, Tier
from ..records.relied_on import Said
from . import blocks, counter, inline, onepage
from ..joining.handbook import Handbook
from .markup import block, bullets, chinese_list, join, link, text

_LINE = (
    ("may", "可以", "对方可以做的"),
    ("depends", "看情况", "要看条件"),
    ("complain", "可投诉", "违反监管规定或行业规范，可投诉"),
    ("unlawful", "违法", "违法"),
)


def page(site: Handbook, entry: Entry[Scenario]) -> str:
    record = entry.record
    source = entry.source
    # Words to read aloud carry no notes of ours: they would be read aloud too.
    written = {section.title: inline.prose(site, source, section.text, notes=section.title != "照着念") for section in sections(entry.body)}
    return blocks.head(entry) + join(
        f"# {text(record.title)}",
        blocks.checked_strip(site, entry, record.checked),
        blocks.life_strip(site, record.danger) if _about_life(record) else blocks.danger_strip(site, record.danger),
        block("p", "kb-answer", text(record.summary)),
        _jumps(site, entry),
        block("div", "kb-steps", "## 现在就做 {#now}", written["现在就做"]),
        block("div", "kb-avoid", "## 现在别做 {#avoid}", bullets([text(item) for item in record.avoid])),
        block("div", "kb-say", "## 照着念 {#say}", written["照着念"]),
        "" if _about_life(record) else _lender_choice(site, source, record),
        _line(site, source, record),
        join("## 怎样取证 {#evidence}", block("div", "kb-ticks", bullets([text(item) for item in record.evidence])), written["怎样取证"]).strip(),
        _channels(site, entry, record),
        _letters(site, source, record),
        join("## 债务本身 {#debt}", written["债务本身"], block("div", "kb-wont", "**这一页帮不了的**", bullets([text(item) for item in record.wont]))).strip(),
        "## 法律依据 {#law}",
        blocks.law_section(site, source, record.law),
        join("## 常见误区 {#myths}", written["常见误区"]).strip() if "常见误区" in written else "",
        "" if _about_life(record) else blocks.care(site, source),
        blocks.related(site, entry),
        onepage.switch(),
        blocks.foot(source),
        onepage.sheet(site, entry, written),
    )


def _about_life(record: Scenario) -> bool:
    """The one page on which nobody is asked who lent, and no list of useless offices stands."""
    return record.behaviours == [CRISIS]


def _jumps(site: Handbook, entry: Entry[Scenario]) -> str:
    """One row on the first screen to what a hurried reader looks for."""
    links = ["[照着念](#say)", *(["[哪天前要做](#now)"] if entry.record.group is Group.PAPERS else []), "[谁能帮你](#channels)" if _about_life(entry.record) else "[去哪投诉、多久](#channels)", "[留什么](#evidence)", "[债怎么办](#debt)"]
    if counter.has_page(site, entry):
        links.append(link(entry.source, counter.source_of(entry), "给民警、窗口看"))
    return block("nav", "kb-jumps", "　".join(links), aria_label="本页")


def _lender_choice(site: Handbook, source: str, record: Scenario) -> str:
    """Anchors that work without JavaScript; site.js turns the same links into a choice."""
    choices = [f"[{text(lender.label)}](#lender-{lender.value}){{ .kb-choice data-lender={lender.value} }}" for lender in Lender if lender in record.lenders]
    choices.append("[不知道](#lender-unknown){ .kb-choice data-lender=unknown }")
    return block(
        "div",
        "kb-lenders",
        "## 是谁放的款 {#lender}",
        *inline.said(site, source, Said.LENDERS_DIFFER),
        " ".join(choices),
    )


def _line(site: Handbook, source: str, record: Scenario) -> str:
    parts = ["## 哪些合法，哪些不合法 {#line}"]
    for field, sign, heading in _LINE:
        if entries := record.line.shelves[field]:
            parts += [f"### {heading} {{#line-{field}}}", *(_line_entry(site, source, record, field, sign, item) for item in entries)]
    return join(*parts).strip()


def _line_entry(site: Handbook, source: str, record: Scenario, field: str, sign: str, item: LineEntry) -> str:
    cited = [inline.cite_ref(site, source, ref, note=False) + f' <small class="kb-rank">{_force(site.cited(ref))}</small>' for ref in item.law]
    shown = f"违反{'行业规范' if all(site.cited(ref).statute.rank in SOFT_RANKS for ref in item.law) else '监管规定'}，可投诉" if field == "complain" else sign
    lenders = item.lenders
    limited = f'<small class="kb-for">只对：{chinese_list([lender.label for lender in lenders])}</small>' if lenders and set(lenders) != set(record.lenders) else ""
    return block(
        "div",
        f"kb-entry kb-{field}",
        f'<span class="kb-sign">{shown}</span> {text(item.text)}',
        "依据：" + "；".join(cited),
        limited,
        data_lenders=" ".join(lender.value for lender in lenders) if limited else "",
    )


def _force(cited: Cited) -> str:
    """法律规定, or 行业规范·转引: whom it binds stands in the entry itself."""
    reported = cited.provision is not None and cited.statute.level_of(cited.provision) is Level.REPORTED
    return cited.statute.rank.label + ("·转引" if reported else "")


def _channels(site: Handbook, entry: Entry[Scenario], record: Scenario) -> str:
    """Routes grouped by lenders that share one, so that nobody scrolls through ten equal lists."""
    groups: dict[tuple[Route, tuple[str, ...]], list[Lender]] = {}
    for lender in Lender:
        if lender in record.lenders:
            route = scenario_route(site.base, record, lender)
            groups.setdefault((route, _clocks_of(site, route, lender)), []).append(lender)
    if _about_life(record):
        route = scenario_route(site.base, record, None)
        return join("## 谁能帮你 {#channels}", *_cards(site, entry.source, route, None, days=False)).strip()
    parts = ["## 去哪投诉 {#channels}"]
    for (route, _), lenders in groups.items():
        names = {lender.value for lender in lenders}
        anchors = "".join(f'<span id="lender-{lender.value}"></span>' for lender in lenders)
        cards = _cards(site, entry.source, route, names)
        useless = [f"{link(entry.source, site.entry('channel:' + option.channel).source, site.title('channel:' + option.channel))}：{text(option.why)}" for option in route.no_use]
        parts.append(block(
            "details",
            "kb-route",
            f"<summary>{anchors}放款方是{'、'.join(lender.label for lender in lenders)}</summary>",
            *cards,
            ("**不用去：**\n\n" + bullets(useless)) if useless else "",
            data_lenders=" ".join(lender.value for lender in lenders),
        ))
    parts.append(block("details", "kb-route", _unknown_lender(site, entry, record), data_lenders="unknown"))
    return join(*parts).strip()


def _cards(site: Handbook, source: str, route: Route, lenders: set[str] | None, days: bool = True) -> list[str]:
    return [
        block("div", "kb-channel", blocks.channel_card(site, source, option.channel, option.why, tier.label, lenders, days))
        for tier, options in ((Tier.FIRST, route.first), (Tier.SECOND, route.second))
        for option in options
    ]


def _clocks_of(site: Handbook, route: Route, lender: Lender) -> tuple[str, ...]:
    """Deadlines that hold for this lender on its route: lenders with other clocks never share a list."""
    limits = [limit_id for id_ in route.channels for limit_id in site.base.channels[id_].record.time_limits]
    return tuple(limit_id for limit_id in limits if not (of := site.limits[limit_id][2].lenders) or lender in of)


def _unknown_lender(site: Handbook, entry: Entry[Scenario], record: Scenario) -> str:
    """First find out; meanwhile what is the same for every kind of lender, or holds until it is known (kb.joining.routing)."""
    source = entry.source
    found = scenario_route(site.base, record, None)
    names = "、".join(f"[{text(item.record.short)}](#lender-{item.id})" for item in site.base.lenders.values() if item.id in {lender.value for lender in record.lenders})
    cards = _cards(site, source, found, set())
    return join(
        '<summary><span id="lender-unknown"></span>不知道是谁放的款</summary>',
        "**不用等弄清，现在就能找的：**" if cards else "",
        *cards,
        "**怎样认出放款方：**",
        blocks.find_lender(site, source, found),
        f"认出来了，看这里：{names}。",
        "有人身危险时不用等，先报警。",
    ).strip()


def _letters(site: Handbook, source: str, record: Scenario) -> str:
    rows = [f"{link(source, site.entry('letter:' + id_).source, site.title('letter:' + id_))}：{text(site.entry('letter:' + id_).record.summary)}" for id_ in record.letters]
    rows += [f"{link(source, site.entry('guide:' + id_).source, site.title('guide:' + id_))}：{text(site.entry('guide:' + id_).record.summary)}" for id_ in record.guides]
    return join("## 用得上的文书和做法 {#letters}", bullets(rows)).strip() if rows else ""
