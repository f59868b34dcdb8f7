"""找谁、多久答复: the answer card of a situation — the lender, at most three numbered steps, the days in words.

Guarantees: every channel of the route is shown, the first three that come first as steps and the rest under 其他渠道;
kinds of lender that share a route and its clocks share a card, and nobody is shown the clock of another kind. Without
JavaScript the cards are folds, one for each group; with it, lender.js leaves one in sight: that of the chosen kind, or
the one for whoever does not know. It decides nothing: what goes where is kb.joining.routing.
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..joining.routing import Option, Route, scenario_route
from ..records.pages import Letter, Scenario
from ..records.relied_on import Said
from ..records.vocabulary import Lender
from . import apps, blocks, inline, saying
from .markup import block, bullets, join, link, text

#: More would not be taken up by somebody in fear.
STEPS = 3
#: Where nobody has chosen, the card for whoever does not know is in sight.
_UNKNOWN = "unknown none"


def card(site: Handbook, entry: Entry[Scenario]) -> str:
    record = entry.record
    cards = [_group(site, entry, route, lenders) for route, lenders in _groups(site, record)]
    return join(
        "## 找谁、多久答复 {#channels}",
        chooser(site, entry.source, [lender for lender in Lender if lender in record.lenders]),
        _unknown(site, entry),
        *cards,
        _no_clock(site, entry) if _some_without_clock(site, record) else "",
    ).strip()


def plain(site: Handbook, entry: Entry[Scenario]) -> str:
    """Who helps when somebody's life is the matter: all open, no lender, no days."""
    route = scenario_route(site.base, entry.record, None)
    cards = [block("div", "kb-channel", blocks.channel_card(site, entry.source, option.channel, option.why, "", None, days=False)) for option in (*route.first, *route.second)]
    return join("## 谁能帮你 {#channels}", *cards).strip()


def chooser(site: Handbook, source: str, lenders: list[Lender]) -> str:
    """是谁放的款: links that work without JavaScript; lender.js makes one choice of them that travels in the address."""
    choices = [
        f"[{text(lender.label)}](#lender-{lender.value}){{ .kb-choice data-lender={lender.value} data-names=\"{'、'.join(site.base.lenders[lender.value].record.names)}\" }}"
        for lender in lenders
    ]
    choices.append("[不知道](#lender-unknown){ .kb-choice data-lender=unknown }")
    return block(
        "details",
        "kb-lenders",
        '<summary><span id="lender"></span>放款方：<span class="kb-who">还没选，点这里选</span></summary>',
        *inline.said(site, source, Said.LENDERS_DIFFER),
        " ".join(choices),
        saying.line(site, source, Said.APPS, "chooser"),
        apps.field_place(site, source),
    )


def _groups(site: Handbook, record: Scenario) -> list[tuple[Route, list[Lender]]]:
    """Kinds of lender by what they share: a route, and the clocks that hold on it."""
    groups: dict[tuple[Route, tuple[str, ...]], list[Lender]] = {}
    for lender in Lender:
        if lender in record.lenders:
            route = scenario_route(site.base, record, lender)
            groups.setdefault((route, _clocks_of(site, route, lender)), []).append(lender)
    return [(route, lenders) for (route, _), lenders in groups.items()]


def _clocks_of(site: Handbook, route: Route, lender: Lender) -> tuple[str, ...]:
    limits = [limit_id for option in (*route.first, *route.second) for limit_id in _limits(site, option)]
    return tuple(limit_id for limit_id in limits if not (of := site.limits[limit_id][2].lenders) or lender in of)


def _group(site: Handbook, entry: Entry[Scenario], route: Route, lenders: list[Lender]) -> str:
    names = [lender.value for lender in lenders]
    anchors = "".join(f'<span id="lender-{name}"></span>' for name in names)
    return block(
        "details",
        "kb-route",
        f"<summary>{anchors}放款方是{'、'.join(lender.label for lender in lenders)}</summary>",
        *_ways(site, entry, route, set(names)),
        data_lender_view=" ".join(names),
    )


def _unknown(site: Handbook, entry: Entry[Scenario]) -> str:
    """First find out; meanwhile what is the same for every kind of lender, or holds until it is known (kb.joining.routing)."""
    found = scenario_route(site.base, entry.record, None)
    return block(
        "details",
        "kb-route",
        '<summary><span id="lender-unknown"></span>不知道是谁放的款</summary>',
        "**不用等弄清放款方，现在就能找的：**" if found else "",
        *_ways(site, entry, found, set()),
        block("details", "kb-more", "<summary>怎样认出是谁放的款</summary>", blocks.find_lender(site, entry.source, found)),
        data_lender_view=_UNKNOWN,
        open="open",  # without JavaScript nobody chooses: whom to call is in sight all the same
    )


def _ways(site: Handbook, entry: Entry[Scenario], route: Route, lenders: set[str]) -> list[str]:
    steps, others = route.first[:STEPS], (*route.first[STEPS:], *route.second)
    more = bullets([_other(site, entry, option, lenders) for option in others])
    useless = bullets([f"{link(entry.source, site.entry('channel:' + option.channel).source, site.title('channel:' + option.channel))}：{text(option.why)}" for option in route.no_use])
    numbered = "\n".join(f'<li markdown="block">\n\n{_step(site, entry, option, lenders)}\n\n</li>' for option in steps)
    return [
        f'<ol class="kb-ways" markdown="1">\n{numbered}\n</ol>' if steps else "",
        block("details", "kb-more", f"<summary>其他渠道（{len(others)} 个）</summary>" if others else "<summary>不用去的</summary>", more, f"**不用去：**\n\n{useless}" if useless else "") if others or useless else "",
    ]


def _step(site: Handbook, entry: Entry[Scenario], option: Option, lenders: set[str]) -> str:
    """Name and button, why, the first clock in words, the letter that goes there."""
    channel = site.base.channels[option.channel]
    head = f"**{link(entry.source, channel.source, channel.record.title)}**{blocks.first_number(channel.record)}"
    letters = [_letter(site, entry.source, item) for id_ in entry.record.letters if option.channel in (item := site.base.letters[id_]).record.offered_beside]
    clocks = _clocks(site, entry.source, option, lenders)
    return join(
        head,
        text(option.why if option.why.endswith("。") else option.why + "。") + (f"用{'、'.join(letters)}。" if letters else ""),
        block("p", "kb-clock", f"期限 {clocks[0]}") if clocks else "",
        block("details", "kb-clocks", f"<summary>还有 {len(clocks) - 1} 个期限</summary>", bullets(clocks[1:])) if clocks[1:] else "",
    ).strip()


def _other(site: Handbook, entry: Entry[Scenario], option: Option, lenders: set[str]) -> str:
    channel = site.base.channels[option.channel]
    clocks = "；".join(_clocks(site, entry.source, option, lenders)[:1])
    return f"{link(entry.source, channel.source, channel.record.title)}{blocks.first_number(channel.record)}：{text(option.why.rstrip('。'))}。" + (f"期限 {clocks}。" if clocks else "")


def _clocks(site: Handbook, source: str, option: Option, lenders: set[str]) -> list[str]:
    return [clock for limit_id in _limits(site, option) if (clock := blocks.clock_line(site, source, limit_id, lenders))]


def _limits(site: Handbook, option: Option) -> list[str]:
    """The periods of a channel, unless they do not hold for what is brought there."""
    return site.base.channels[option.channel].record.time_limits if option.clocks else []


def _letter(site: Handbook, source: str, letter: Entry[Letter]) -> str:
    return link(source, letter.source, f"这封信：{letter.record.title}")


def _some_without_clock(site: Handbook, record: Scenario) -> bool:
    routes = [scenario_route(site.base, record, lender) for lender in (*record.lenders, None)]
    return any(not _limits(site, option) for found in routes for option in (*found.first, *found.second))


def _no_clock(site: Handbook, entry: Entry[Scenario]) -> str:
    return block("p", "kb-noclock", *inline.said(site, entry.source, Said.NO_CLOCK))
