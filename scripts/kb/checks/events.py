"""Checks over law/_events.yml: every clock can be counted, by a way of counting that is there, with a number of the law.

Guarantees: ids are unique; each clock names one whole number of a unit of time, of law that is in force; a way of counting
exists, is used, and says from when hours run where hours are counted; no number of days stands in words; whoever is told
of events has the tool that shows them. That limits, pages and provisions exist is checked with all others (links.py).
Not checked: whether a clock really starts on that event, and whether what is lost is what the law says; a reader does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.graph import EVENTS
from ..joining.timeline import Status, status
from ..reading.problems import nearest
from ..reading.yamltext import Location
from ..records.events import Clock
from ..records.fields import Own
from ..records.relied_on import EVENTS_TOOL
from ..records.vocabulary import Interrupts, Unit
from ..records.walk import walk
from .ladders import TIME

if TYPE_CHECKING:
    from . import Context

#: 最后一天, 哪一天 say no number, and one telephone is named in words.
_INNOCENT = re.compile(r"一天|12348")
#: Units that lead from one day to another.
COUNTED = (Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR, Unit.HOUR)


def ids_of_events_are_unique(context: Context) -> None:
    if context.base.events is None:
        return
    for name in ("countings", "events"):
        ids = [item.id for item in getattr(context.base.events, name)]
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                _say(context, (name, index, "id"), f"短名“{id_}”写了两次。请换一个。", "duplicate-id")


def every_clock_of_an_event_can_be_counted(context: Context) -> None:
    limits = {limit.id: (statute, limit) for statute in context.base.statutes.values() for item in statute.provisions for limit in item.limits}
    for at, clock in _clocks(context):
        named = [(("limit",), clock.limit)] + ([(("then", "limit"), clock.then.limit)] if clock.then else [])
        for where, id_ in named:
            if id_ not in limits:
                continue  # reported by everything_named_exists
            statute, limit = limits[id_]
            if limit.unit not in COUNTED or not limit.value.isdecimal():
                _say(context, (*at, *where), f"期限“{id_}”是“{limit.shown}”，数不出最后一天。只能用一个整数的日、工作日、小时、月、年。")
            if (state := status(statute, context.today)) in (Status.EXPIRED, Status.PENDING):
                _say(context, (*at, *where), f"期限“{id_}”来自《{statute.name}》，在 {context.today} {state.value}，谁也用不上。请改用现行的。", "limit-not-in-force")
        if clock.then and {clock.limit, clock.then.limit} <= limits.keys() and limits[clock.limit][1].unit is not limits[clock.then.limit][1].unit:
            _say(context, (*at, "then"), f"“{clock.then.limit}”和“{clock.limit}”的单位不一样，接不上。")


def an_event_asks_for_another_that_has_a_day_of_its_own(context: Context) -> None:
    listed = context.base.events.events if context.base.events else []
    dated = {event.id for event in listed if event.itself}
    for index, event in enumerate(listed):
        for place, id_ in enumerate(event.add):
            if id_ not in dated:
                _say(context, ("events", index, "add", place), f"“{id_}”不是写着日子的事（itself）。add 只写纸上另写着日子的。")


def every_way_of_counting_is_there_and_used(context: Context) -> None:
    if context.base.events is None:
        return
    countings = {item.id: item for item in context.base.events.countings}
    limits = context.base.limits()
    used = set()
    for at, clock in _clocks(context):
        used.add(clock.counting)
        counting = countings.get(clock.counting)
        if counting is None:
            _say(context, (*at, "counting"), f"没有数法“{clock.counting}”。{nearest(clock.counting, countings)}")
        elif clock.limit in limits and limits[clock.limit].unit is Unit.HOUR and counting.hours is None:
            _say(context, (*at, "counting"), f"“{clock.limit}”按小时数，“{counting.title}”没有写小时从哪一刻起（hours）。")
    for index, item in enumerate(context.base.events.countings):
        if item.id not in used:
            _say(context, ("countings", index), f"数法“{item.id}”没有用到。请删掉，或者写进一个期限的 counting。")
        if item.holidays and not item.law:
            _say(context, ("countings", index, "holidays"), f"“{item.title}”说顺延，要写依据 law。没有条文写的，不顺延。")


def limitation_has_one_beginning(context: Context) -> None:
    """What restarts a limitation is told together with what starts it."""
    roles: dict[str, set[Interrupts]] = {}
    places: dict[str, Location] = {}
    for at, clock in _clocks(context):
        if clock.interrupts:
            roles.setdefault(clock.limit, set()).add(clock.interrupts)
            places.setdefault(clock.limit, at)
    for limit, found in roles.items():
        if Interrupts.START not in found:
            _say(context, (*places[limit], "interrupts"), f"“{limit}”只写了重新算，没有一件事写 interrupts: start（从哪里开始算）。")


def no_time_is_written_into_an_event(context: Context) -> None:
    if context.base.events is None:
        return
    for found in walk(context.base.events):
        if found.cites or found.refers or Own() in found.marks:
            continue
        if match := TIME.search(_INNOCENT.sub("", found.value)):
            _say(context, found.location, f"“{match[0]}”直接写在文字里。天数只在 limits 里写，这里换一句不带数字的话。")


def events_have_their_tool(context: Context) -> None:
    if context.base.events and EVENTS_TOOL not in context.base.written and not context.base.lost(EVENTS_TOOL):
        context.problems.add(EVENTS, 0, "event", f"没有显示它的工具页 docs/tools/{EVENTS_TOOL.partition(':')[2]}.md。请补上。")


def _clocks(context: Context) -> Iterator[tuple[Location, Clock]]:
    for number, event in enumerate(context.base.events.events if context.base.events else ()):
        for index, clock in enumerate(event.clocks):
            yield ("events", number, "clocks", index), clock


def _say(context: Context, at: Location, message: str, check: str = "event") -> None:
    context.problems.add(EVENTS, context.base.line(EVENTS, *at), check, message)


ALL = (
    ids_of_events_are_unique,
    every_clock_of_an_event_can_be_counted,
    an_event_asks_for_another_that_has_a_day_of_its_own,
    every_way_of_counting_is_there_and_used,
    limitation_has_one_beginning,
    no_time_is_written_into_an_event,
    events_have_their_tool,
)
