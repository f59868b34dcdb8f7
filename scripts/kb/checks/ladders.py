"""Checks over law/_ladders.yml: every step leads on, every number is a cited limit, no two ways are joined.

Whether the citations resolve and are in force is checked with all others (links.py).
Not checked: whether the order of steps is what the law says; a second reader does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..records.fields import Own, Record
from ..records.walk import records, texts
from ..joining.graph import LADDERS, front_refs
from ..records.ladders import Arrow, Ladder, Lane, Way
from ..records.law import Provision, Statute
from ..reading.problems import nearest
from ..reading.prose import PLACEHOLDER
from ..records.vocabulary import Bound, Lender, Track
from ..reading.yamltext import Location

if TYPE_CHECKING:
    from . import Context

#: A time written into words, where a limit of the law belongs.
TIME = re.compile(r"[0-9０-９]|[一二三四五六七八九十百两]+(?:个?工作日|个?月|[日天年]|个?小时)")


def every_ladder_step_leads_on(context: Context) -> None:
    """Ids are unique, arrows go down, only the last step has none, and every later step is reached."""
    for at, ladder in _ladders(context):
        _unique(context, (*at, "lanes"), [lane.id for lane in ladder.lanes])
        for number, lane in enumerate(ladder.lanes):
            here = (*at, "lanes", number, "steps")
            ids = [step.id for step in lane.steps]
            _unique(context, here, ids)
            reached = {0}
            for index, step in enumerate(lane.steps):
                last = index == len(ids) - 1
                if bool(step.arrows) is last:
                    _say(context, (*here, index), f"“{step.name}”{'是最后一步，不能再有箭头' if last else '后面还有步骤，要写箭头'}。")
                reached |= set(_targets(context, (*here, index), ids, index, step.arrows))
            for index in set(range(len(ids))) - reached:
                _say(context, (*here, index), f"没有箭头走到“{lane.steps[index].name}”。请补一支箭头，或者删掉这一步。")


def _targets(context: Context, at: Location, ids: list[str], index: int, arrows: list[Arrow]) -> Iterator[int]:
    for number, arrow in enumerate(arrows):
        if arrow.to is None:
            yield index + 1
        elif arrow.to not in ids:
            _say(context, (*at, "arrows", number, "to"), f"这条路里没有步骤“{arrow.to}”。{nearest(arrow.to, ids)}")
        elif ids.index(arrow.to) <= index:
            _say(context, (*at, "arrows", number, "to"), f"箭头只能往下走，“{arrow.to}”在上面。")
        else:
            yield ids.index(arrow.to)


def every_number_of_a_ladder_is_a_cited_limit(context: Context) -> None:
    """Days come from limits, and the provision that sets one is cited right there."""
    known = {limit.id: (statute.id, item.no) for statute in context.base.statutes.values() for item in statute.provisions for limit in item.limits}
    for location, record in _records(context):
        cited = {(statute.id, provision.no) for _, statute, provision in _cited(context, record)}
        for found in texts(record, location):
            if found.cites or found.refers or Own() in found.marks:
                continue
            words, at = found.value, found.location
            if match := TIME.search(PLACEHOLDER.sub("", words)):
                _say(context, at, f"“{match[0]}”直接写在文字里。天数请写 {{{{ limit:短名 }}}}，电话写在渠道里。")
            for match in PLACEHOLDER.finditer(words):
                kind, _, name = match[1].strip().partition(":")
                if kind == "limit" and name not in known and context.base.lost(f"limit:{name}"):
                    continue
                if kind != "limit" or name not in known:
                    _say(context, at, f"没有期限“{match[1].strip()}”。{nearest(name, known)}", "placeholder")
                elif known[name] not in cited and not context.base.is_broken(context.base.law_path(known[name][0])):
                    _say(context, at, f"期限“{name}”来自 {'#'.join(known[name])}，请把它写进同一处的 law。")


def ladder_rules_reach_the_lenders_named(context: Context) -> None:
    """A rule that binds only some kinds of lender stands on an arrow that says for whom it is."""
    for location, record in _records(context):
        if not isinstance(record, Arrow):
            continue
        for index, statute, provision in _cited(context, record):
            binds = set(statute.binds_of(provision))
            if Bound.EVERYONE.value in binds or not binds & {lender.value for lender in Lender}:
                continue
            missed = [lender.label for lender in record.lenders or Lender if not statute.binds_lender(provision, lender.value)]
            if missed:
                _say(context, (*location, "law", index), f"《{statute.name}》{provision.shown}不约束：{'、'.join(missed)}。请写 lenders，或者换一条依据。", "binds")


def ladder_ways_are_routed(context: Context) -> None:
    """Where a step sends each kind of lender, a channel takes something from that kind (channel records say what)."""
    for location, record in _records(context):
        if not isinstance(record, Way):
            continue
        for lender in record.lenders:
            keys = [key for key in record.see if key.startswith("channel:")]
            named = [context.base.channels.get(key.removeprefix("channel:")) for key in keys]
            if not any(map(context.base.lost, keys)) and not any(lender in item.lenders for entry in named if entry for item in entry.record.accepts):
                _say(context, (*location, "lenders"), f"“{record.say}”：写的渠道不受理“{lender.label}”的任何事。请改渠道，或在渠道记录的 accepts 里写明。", "routing")


def ladders_are_never_joined(context: Context) -> None:
    """A lane cites no procedure of another way, and no ladder holds an administrative and a criminal lane."""
    for at, ladder in _ladders(context):
        tracks = {lane.track for lane in ladder.lanes}
        if {Track.ADMINISTRATIVE, Track.CRIMINAL} <= tracks:
            _say(context, at, "行政的路和刑事的路不能放在一个步骤图里。请分成两个。")
        for number, lane in enumerate(ladder.lanes):
            for location, ref, _ in front_refs(lane, (*at, "lanes", number)):
                _one_track(context, location, lane, ref)


def _one_track(context: Context, at: Location, lane: Lane, ref: str) -> None:
    cited = context.handbook.sound(ref)
    if cited is None or cited.provision is None:
        return
    statute, provision = cited.statute, cited.provision
    track = statute.track_of(provision)
    if track and track is not lane.track:
        _say(context, at, f"《{statute.name}》是“{track.label}”的程序，不能写进“{lane.track.label}”的路。要提醒别走错，写在 apart 里。")
    elif not (statute.track or statute.any_track):
        path, base = context.base.law_path(statute.id), context.base
        context.problems.add(path, base.line(path, "binds"), "track", f"步骤图引了《{statute.name}》，要写明它是哪条路的程序：track: {'、'.join(Track)}；不是程序、哪条路都可以引的，写 any_track: true。")


def _ladders(context: Context) -> list[tuple[Location, Ladder]]:
    return [(("ladders", index), ladder) for index, ladder in enumerate(context.base.ladders.values())]


def _records(context: Context) -> Iterator[tuple[Location, Record]]:
    """Every ladder and every record in it, with its place in the file."""
    for at, ladder in _ladders(context):
        yield from records(ladder, at)


def _cited(context: Context, record: Record) -> Iterator[tuple[int, Statute, Provision]]:
    """The provisions that a record of a ladder cites itself, and their places in its list."""
    refs = [item.value for item in texts(record) if item.cites]
    for index, ref in enumerate(refs):
        cited = context.handbook.sound(ref)  # an unsound one is reported by every_citation_resolves
        if cited and cited.provision:
            yield index, cited.statute, cited.provision


def _unique(context: Context, at: Location, ids: list[str]) -> None:
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            _say(context, (*at, index, "id"), f"短名“{id_}”写了两次。请换一个。", "duplicate-id")


def _say(context: Context, at: Location, message: str, check: str = "ladder") -> None:
    context.problems.add(LADDERS, context.base.line(LADDERS, *at), check, message)


ALL = (
    every_ladder_step_leads_on,
    every_number_of_a_ladder_is_a_cited_limit,
    ladder_rules_reach_the_lenders_named,
    ladder_ways_are_routed,
    ladders_are_never_joined,
)
