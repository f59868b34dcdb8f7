"""Checks that a limit can be reached and counted by somebody. Tools and letters calculate with these numbers.

Guarantees: the value is a number (or hours of the day) of its unit; what a court decides
names the condition on which it may be asked; a standard or self-discipline only recommends;
a limit of law that is not in force stands in no page. Whether lenders are bound by the
provision is checked in law.py, an unknown unit or lender by the schema.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.knowledge import Entry
from ..records.law import Limit, Provision, Statute
from ..reading.prose import PLACEHOLDER, mask_code
from ..joining.timeline import Status, status
from ..records.fields import Refers
from ..records.vocabulary import LimitKind, SOFT_RANKS, Unit

if TYPE_CHECKING:
    from . import Context

_LIMIT = Refers("limit")
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_COUNTED = re.compile(rf"({_NUMBER})(?:—({_NUMBER}))?")
_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})—(?:次日)?([0-9]{1,2}):([0-9]{2})")


def values_can_be_counted(context: Context) -> None:
    for statute, provision, index, limit in _limits(context):
        if limit.unit is Unit.PERIOD:
            sound, form = _hours_of_the_day(limit.value), "22:00—次日8:00"
        else:
            sound, form = _a_number_or_a_range(limit.value), "3 或者 5—10"
        if not sound:
            _at(context, statute, provision, index, "limit-value", f"期限“{limit.id}”的数值“{limit.value}”数不出来。单位是“{limit.unit.value}”，请写成 {form} 这样，大于零，从小到大。")


def _hours_of_the_day(value: str) -> bool:
    match = _HOURS.fullmatch(value)
    return match is not None and all(int(hour) <= 24 for hour in match.group(1, 3)) and all(int(minute) < 60 for minute in match.group(2, 4))


def _a_number_or_a_range(value: str) -> bool:
    match = _COUNTED.fullmatch(value)
    return match is not None and float(match[1]) > 0 and (match[2] is None or float(match[1]) < float(match[2]))


def what_a_court_decides_has_a_condition(context: Context) -> None:
    for statute, provision, index, limit in _limits(context):
        if limit.kind is LimitKind.COURT_DISCRETION and not limit.condition:
            _at(context, statute, provision, index, "limit-condition", f"期限“{limit.id}”由法院衡量，要写 condition：谁在什么时候可以请求。")


def standards_and_self_discipline_only_recommend(context: Context) -> None:
    """不应 is not 违法: what breaks only a standard is no breach of law, so its number is no hard line."""
    for statute, provision, index, limit in _limits(context):
        if statute.rank in SOFT_RANKS and limit.kind is not LimitKind.RECOMMENDED:
            _at(context, statute, provision, index, "limit-kind", f"《{statute.name}》是{statute.rank.value}，期限“{limit.id}”的 kind 只能是 recommended。")


def limits_in_use_are_in_force(context: Context) -> None:
    known = {limit.id: statute for statute, _, _, limit in _limits(context)}
    for entry in context.base.written.values():
        places = [(entry.body_line + entry.body.count("\n", 0, match.start()), match[1].strip().removeprefix("limit:")) for match in PLACEHOLDER.finditer(mask_code(entry.body))]
        if isinstance(entry, Entry):
            places += [(context.base.line(entry.path, *location), id_) for location, id_ in entry.front_limits]
            places += [(context.base.line(entry.path, *found.location), found.value) for found in context.base.found(entry.path) if found.refers == _LIMIT]
        for line, id_ in places:
            state = status(known[id_], context.today) if id_ in known else Status.UNKNOWN
            if state in (Status.EXPIRED, Status.PENDING):
                context.problems.add(entry.path, line, "limit-not-in-force", f"期限“{id_}”来自《{known[id_].name}》，在 {context.today} {state.value}，谁也用不上。请改用现行的。")


def _limits(context: Context) -> list[tuple[Statute, Provision, int, Limit]]:
    return [
        (statute, provision, index, limit)
        for statute in context.base.statutes.values()
        for provision in statute.provisions
        for index, limit in enumerate(provision.limits)
    ]


def _at(context: Context, statute: Statute, provision: Provision, index: int, check: str, message: str) -> None:
    line = context.base.provision_line(statute, provision, "limits", index)
    context.problems.add(context.base.law_path(statute.id), line, check, f"{provision.shown}：{message}")


ALL = (
    values_can_be_counted,
    what_a_court_decides_has_a_condition,
    standards_and_self_discipline_only_recommend,
    limits_in_use_are_in_force,
)
