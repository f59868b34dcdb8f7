"""Checks over the doors: who takes what, for whom, and what may be called useless.

Guarantees: whatever was done and whoever lent, known or not, there is a door to take first,
and each situation leads to one; help for life and free advice are never called useless; at
most MOST_USELESS doors of a pair are, and none that a page, a first door or a reason
recommends there; what an app does stays open to every kind of lender; each kind of lender
names its supervisor, or says that it has none; every situation stands behind one of the
three doors of the home page.
Not checked: whether a channel really takes what it says (its sources and a second reader do).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.knowledge import Entry
from ..records.pages import AnyPage
from ..records.relied_on import ReliedOn
from ..reading.prose import sections
from ..joining.routing import every_route, route, scenario_route
from ..records.tables import Choice
from ..records.vocabulary import Lender, Rank
from .needs import CHANNELS, needs

if TYPE_CHECKING:
    from . import Context

BEHAVIOURS = "law/_behaviours.yml"
TRIAGE = "law/_triage.yml"

#: Help for life and free advice: whoever calls there has not taken a wrong door.
NEVER_USELESS = (ReliedOn.MENTAL, ReliedOn.YOUTH, ReliedOn.LEGAL_AID)

#: More doors crossed out than this are noise: only those that people really take by mistake.
MOST_USELESS = 3

#: Rules that somebody supervises: whom they bind must be told where to complain.
_SUPERVISED = (Rank.RULE, Rank.NORMATIVE)

#: Said by a kind of lender that has no supervisor.
_NONE = "没有"

#: Parts of a situation that lead on to another matter, or name a door as a wrong idea.
_OTHER_MATTERS = ("债务本身", "常见误区")

_LINK = re.compile(r"\]\((?:[./]*)channels/([a-z0-9-]+)\.md")


@needs(CHANNELS)
def every_pair_has_a_first_door(context: Context) -> None:
    lost: dict[str, list[str]] = {}
    for behaviour, lender, found in every_route(context.base):
        if not found.first:
            lost.setdefault(behaviour, []).append(_called(lender))
    for behaviour, whom in lost.items():
        _at_behaviour(context, behaviour, f"“{behaviour}”没有先找的渠道，放款方是：{'、'.join(whom)}。请在一个真正受理它的渠道的 accepts 里写 tier: first（还不知道放款方的，写 unknown: true）。")


@needs(CHANNELS)
def every_situation_has_a_first_door(context: Context) -> None:
    """The channels that a situation lists hold a first one, whoever lent, known or not."""
    for entry in context.base.scenarios.values():
        lost = [_called(lender) for lender in (*entry.record.lenders, None) if not scenario_route(context.base, entry.record, lender).first]
        if lost:
            line = context.base.line(entry.path, "channels")
            context.problems.add(entry.path, line, "routing", f"本页没有先找的渠道，放款方是：{'、'.join(lost)}。请在 channels 里补上一个首选受理它的渠道。")


def help_for_life_and_free_advice_are_never_useless(context: Context) -> None:
    for key in NEVER_USELESS:
        entry = context.base.channels.get(key.id)
        if entry and entry.record.refuses:
            context.problems.add(entry.path, context.base.line(entry.path, "refuses"), "routing", f"“{entry.record.title}”不能写 refuses：不论什么事，打这里都不是走错门。请删掉；它做不到的写在 cannot。")


def few_doors_are_called_useless(context: Context) -> None:
    crossed: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for behaviour, lender, found in every_route(context.base):
        if len(found.no_use) > MOST_USELESS:
            crossed.setdefault((behaviour, tuple(option.channel for option in found.no_use)), []).append(_called(lender))
    for (behaviour, names), whom in crossed.items():
        _at_behaviour(context, behaviour, f"“{behaviour}”写了 {len(names)} 个“不用去”，最多 {MOST_USELESS} 个（{'、'.join(names)}；放款方是：{'、'.join(whom)}）。只留很多人真的走错的门，别的从 refuses 删掉。")


def what_a_page_recommends_is_not_useless_there(context: Context) -> None:
    """A situation lists a channel, or links it where it says what to do, that refuses its main matter and takes none for anybody."""
    for entry in context.base.scenarios.values():
        record = entry.record
        found = [route(context.base, record.behaviours, lender) for lender in record.lenders]
        useless = set.intersection(*({option.channel for option in one.no_use} for one in found))
        for index, id_ in enumerate(record.channels):
            if id_ in useless:
                _recommends(context, entry, context.base.line(entry.path, "channels", index), id_)
        for section in sections(entry.body):
            start = entry.body.find(section.text)
            for match in _LINK.finditer(section.text) if section.title not in _OTHER_MATTERS else ():
                if match[1] in useless:
                    _recommends(context, entry, entry.body_line + entry.body.count("\n", 0, start + match.start()), match[1])


def _recommends(context: Context, entry: Entry[AnyPage], line: int, channel: str) -> None:
    context.problems.add(entry.path, line, "routing", f"本页叫人去“{channel}”，这个渠道却把本页的事写成“不用去”。请删掉它的 refuses，或者不在本页推荐它。")


def what_a_door_recommends_is_not_useless_there(context: Context) -> None:
    """Where a first door leads next, and what a reason names, takes the matter for somebody or is at least not refused."""
    base = context.base
    for behaviour in base.behaviours:
        useless = _refused_for_all(context, behaviour)
        if not useless:
            continue
        for entry in base.channels.values():
            record = entry.record
            accepted = [(index, item) for index, item in enumerate(record.accepts) if behaviour in item.named]
            refused = [(index, item) for index, item in enumerate(record.refuses) if item.behaviour == behaviour]
            reasons = [(("accepts", index), item.why) for index, item in accepted] + [(("refuses", index), item.why) for index, item in refused]
            for location, why in reasons:
                for id_, name in useless.items():
                    if id_ != entry.id and name in why:
                        _refused(context, entry, (*location, "why"), behaviour, id_)
            if any(item.tier == "first" for _, item in accepted):
                for index, item in enumerate(record.next):
                    if item.channel in useless:
                        _refused(context, entry, ("next", index), behaviour, item.channel)


def _refused_for_all(context: Context, behaviour: str) -> dict[str, str]:
    """{channel: its name without the number} of channels that refuse this behaviour and take it for nobody."""
    out = {}
    for entry in context.base.channels.values():
        record = entry.record
        if any(item.behaviour == behaviour for item in record.refuses) and not any(behaviour in item.named for item in record.accepts):
            out[entry.id] = record.title.lstrip("0123456789- ")
    return out


def _refused(context: Context, entry: Entry[AnyPage], location: tuple, behaviour: str, channel: str) -> None:
    line = context.base.line(entry.path, *location)
    context.problems.add(entry.path, line, "routing", f"这里叫人去“{channel}”，它的 refuses 却说“{behaviour}”不用去。请改一处。")


def what_an_app_does_is_open_to_every_lender(context: Context) -> None:
    needed = set(Lender) - {Lender.PRIVATE_PERSON}
    for entry in context.base.channels.values():
        for behaviour in (item.id for item in context.base.behaviours.values() if item.of_an_app):
            taken = [(index, item) for index, item in enumerate(entry.record.accepts) if behaviour in item.named]
            missed = needed - {lender for _, item in taken for lender in item.lenders}
            if taken and missed:
                line = context.base.line(entry.path, "accepts", taken[0][0])
                names = "、".join(lender.label for lender in Lender if lender in missed)
                context.problems.add(entry.path, line, "routing", f"“{behaviour}”是 App 做的，不看谁放款：少了{names}。请补全 lenders，或者不写。")


def every_kind_of_lender_names_its_supervisor(context: Context) -> None:
    """A kind of lender says who supervises it, or that nobody does; who is named takes something of it."""
    for lender in Lender:
        entry = context.base.lenders.get(lender.value)
        if entry is None:
            continue  # said by links.every_kind_of_lender_has_its_page
        record = entry.record
        if not record.supervised_by and _NONE not in record.supervisor:
            line = context.base.line(entry.path, "supervisor")
            context.problems.add(entry.path, line, "supervisor", "没有写 supervised_by。请写上管它的渠道；真没有，就在 supervisor 里写“没有……”。")
        for index, id_ in enumerate(record.supervised_by):
            channel = context.base.channels.get(id_)
            if channel and not any(item.reaches(lender) for item in channel.record.accepts):
                line = context.base.line(entry.path, "supervised_by", index)
                context.problems.add(entry.path, line, "supervisor", f"“{id_}”不受理“{lender.label}”的任何事。请在它的 accepts 里写明，或者换一个渠道。")


def whom_a_rule_binds_has_a_supervisor(context: Context) -> None:
    """A rule of a supervisor is only worth what can be complained of: each lender that it binds names one."""
    for statute in context.base.statutes.values():
        if statute.rank not in _SUPERVISED:
            continue
        for index, bound in enumerate(statute.binds):
            entry = context.base.lenders.get(str(bound))
            if entry and not entry.record.supervised_by:
                path = context.base.law_path(statute.id)
                context.problems.add(path, context.base.line(path, "binds", index), "supervisor", f"这部{statute.rank.value}约束“{bound}”，它的页面却没有写归谁管。请在 docs/lenders/{bound}.md 写 supervised_by，或者改 binds。")


def every_situation_is_behind_a_door(context: Context) -> None:
    triage = context.base.triage
    if triage is None:
        return  # said by links.triage_asks_few_questions
    reached = {go for door in triage.doors for go in _answers(door.choices)}
    for entry in context.base.scenarios.values():
        if entry.key not in reached:
            context.problems.add(entry.path, 1, "triage", f"首页的三扇门都走不到这一页。请在 {TRIAGE} 里加一个回答：go: {entry.key}。")


def _answers(choices: list[Choice]) -> Iterator[str]:
    for choice in choices:
        if choice.go:
            yield choice.go
        yield from _answers(choice.choices)


def _called(lender: Lender | None) -> str:
    return lender.label if lender else "还不知道"


def _at_behaviour(context: Context, behaviour: str, message: str) -> None:
    index = list(context.base.behaviours).index(behaviour)
    context.problems.add(BEHAVIOURS, context.base.line(BEHAVIOURS, "behaviours", index), "routing", message)


ALL = (
    every_pair_has_a_first_door,
    every_situation_has_a_first_door,
    help_for_life_and_free_advice_are_never_useless,
    few_doors_are_called_useless,
    what_a_page_recommends_is_not_useless_there,
    what_a_door_recommends_is_not_useless_there,
    what_an_app_does_is_open_to_every_lender,
    every_kind_of_lender_names_its_supervisor,
    whom_a_rule_binds_has_a_supervisor,
    every_situation_is_behind_a_door,
)
