"""Checks that what a page says itself fits it: its own reasons for channels, what is shown at a counter, whose matter a behaviour is.

Guarantees: a reason of a page is for a channel that the page lists and is shown to somebody; what is to be held out across
a counter can be quoted; the situation that a behaviour calls its own is about it.
Not checked: whether a reason is right for its page (a reader does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.routing import route
from ..records.vocabulary import QUOTED_RANKS
from .needs import CHANNELS, needs

if TYPE_CHECKING:
    from . import Context

BEHAVIOURS = "law/_behaviours.yml"


@needs(CHANNELS)
def reasons_of_a_page_are_shown(context: Context) -> None:
    """A reason for a channel that the page does not lead to, or that a reason before it covers, is read by nobody."""
    for entry in context.base.scenarios.values():
        record = entry.record
        covered: set[tuple[str, str | None]] = set()
        for index, reason in enumerate(record.reasons):
            line = context.base.line(entry.path, "reasons", index)
            if reason.channel not in context.base.channels:
                continue  # said by links.everything_named_exists
            if reason.channel not in record.channels:
                context.problems.add(entry.path, line, "reason", f"“{reason.channel}”不在本页的 channels 里，没有人看得到这个理由。请把它加进 channels，或者删掉这一条。")
                continue
            met = {(reason.channel, lender) for lender in (*record.lenders, None) if reason.reaches(lender) and reason.channel in route(context.base, record.behaviours, lender, record.channels).channels}
            if not met - covered:
                context.problems.add(entry.path, line, "reason", f"没有人看得到“{reason.channel}”的这个理由：它的 lenders 不在本页，渠道不受理，或者前面已经说过。请改 lenders，或者删掉。")
            covered |= met


def what_is_shown_at_a_counter_can_be_quoted(context: Context) -> None:
    for entry in context.base.scenarios.values():
        for index, ref in enumerate(entry.record.show or ()):
            cited = context.handbook.sound(ref)
            if cited and cited.provision and not (cited.provision.text and cited.statute.rank in QUOTED_RANKS):
                context.problems.add(entry.path, context.base.line(entry.path, "show", index), "show", f"“{ref}”不能给窗口看：要是读到原文的法律、行政法规、司法解释。请换一条，或者删掉。")


def the_situation_of_a_behaviour_is_about_it(context: Context) -> None:
    base = context.base
    for index, behaviour in enumerate(base.behaviours.values()):
        home = base.scenarios.get(behaviour.situation or "")
        if home and behaviour.id not in home.record.behaviours:
            line = base.line(BEHAVIOURS, "behaviours", index, "situation")
            context.problems.add(BEHAVIOURS, line, "situation", f"“{home.record.title}”的 behaviours 里没有“{behaviour.id}”。请换成专门讲它的情景，或者在那一页加上。")


ALL = (
    reasons_of_a_page_are_shown,
    what_is_shown_at_a_counter_can_be_quoted,
    the_situation_of_a_behaviour_is_about_it,
)
