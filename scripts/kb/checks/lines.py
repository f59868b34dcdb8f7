"""The two promises that cost a reader the case when broken.

A rule is never applied to a lender that it does not bind, and what breaks only a
standard, self-discipline or a normative document is never called 违法; nor is what
breaks a rule of a ministry that we know from reports alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import Entry
from ..records.pages import AnyPage, LineEntry, Scenario
from ..joining.routing import route, scenario_route
from ..records.vocabulary import Lender, Level, Rank, UNLAWFUL_RANKS

if TYPE_CHECKING:
    from . import Context

_NOT_THE_LINE = "违法"


def rules_reach_every_lender_named(context: Context) -> None:
    """Each provision cited in a `line` entry or a lender page binds all lenders it is shown for."""
    for entry in context.base.scenarios.values():
        for location, item in _line_entries(entry.record):
            for index, ref in enumerate(item.law):
                _binds(context, entry, (*location, "law", index), ref, item.lenders or entry.record.lenders)
    for lender in Lender:
        if page := context.base.lenders.get(lender.value):
            for index, rule in enumerate(page.record.rules):
                _binds(context, page, ("rules", index, "ref"), rule.ref, [lender])


def line_lenders_are_on_the_page(context: Context) -> None:
    for entry in context.base.scenarios.values():
        for location, item in _line_entries(entry.record):
            for lender in item.lenders:
                if lender not in entry.record.lenders:
                    context.problems.add(entry.path, context.base.line(entry.path, *location), "line-lender", f"“{lender.label}”不在本页的 lenders 里。请加上，或从这一条删掉。")


def unlawful_rests_on_law(context: Context) -> None:
    for entry in context.base.scenarios.values():
        for index, item in enumerate(entry.record.line.unlawful):
            for number, ref in enumerate(item.law):
                cited = context.handbook.sound(ref)
                if cited and cited.statute.rank not in UNLAWFUL_RANKS:
                    line = context.base.line(entry.path, "line", "unlawful", index, "law", number)
                    context.problems.add(entry.path, line, "rank", f"《{cited.statute.name}》是{cited.statute.rank.value}，不能说“违法”。请把这一条放到 complain。")


def a_rule_known_from_reports_is_not_called_unlawful(context: Context) -> None:
    """Who says 违法 must have read the rule: of a rule of a ministry that we know from reports alone, “可投诉” is what holds."""
    for entry in context.base.scenarios.values():
        for index, item in enumerate(entry.record.line.unlawful):
            for number, ref in enumerate(item.law):
                cited = context.handbook.sound(ref)
                if cited is None or cited.provision is None or cited.statute.rank is not Rank.RULE:
                    continue
                if cited.statute.level_of(cited.provision) is Level.REPORTED:
                    line = context.base.line(entry.path, "line", "unlawful", index, "law", number)
                    context.problems.add(entry.path, line, "reported-rule", f"《{cited.statute.name}》{cited.provision.shown}是转引的部门规章，没有读到原文，不能说“违法”。请把这一条放到 complain。")


def soft_rules_are_not_called_unlawful(context: Context) -> None:
    for entry in context.base.scenarios.values():
        for field in ("may", "complain"):
            for index, item in enumerate(entry.record.line.shelves[field]):
                if _NOT_THE_LINE in item.text:
                    line = context.base.line(entry.path, "line", field, index)
                    context.problems.add(entry.path, line, "rank", f"{field} 里不能出现“违法”。真有法律依据就放到 unlawful，否则改成“可投诉”。")


def channels_of_a_page_are_routed(context: Context) -> None:
    """Each channel that a situation lists takes one of its behaviours for one of its lenders."""
    for entry in context.base.scenarios.values():
        record = entry.record
        routed = {id_ for lender in record.lenders for id_ in route(context.base, record.behaviours, lender).channels}
        for index, channel in enumerate(record.channels):
            if channel in context.base.channels and channel not in routed:
                line = context.base.line(entry.path, "channels", index)
                context.problems.add(entry.path, line, "routing", f"渠道“{channel}”不受理本页的任何行为。请删掉，或在渠道记录的 accepts 里写明。")


def nobody_is_left_without_a_channel(context: Context) -> None:
    for entry in context.base.scenarios.values():
        if any(context.base.lost(f"channel:{id_}") for id_ in entry.record.channels):
            continue
        for lender in entry.record.lenders:
            if not scenario_route(context.base, entry.record, lender):
                line = context.base.line(entry.path, "channels")
                context.problems.add(entry.path, line, "routing", f"放款方是“{lender.label}”时，本页没有一个可去的渠道。请补上。")


def _binds(context: Context, entry: Entry[AnyPage], location: tuple, ref: str, lenders: list[Lender]) -> None:
    cited = context.handbook.sound(ref)
    if cited is None or cited.provision is None:
        return
    statute, provision = cited.statute, cited.provision
    missed = [lender.label for lender in lenders if not statute.binds_lender(provision, lender.value)]
    if missed:
        line = context.base.line(entry.path, *location)
        context.problems.add(entry.path, line, "binds", f"《{statute.name}》{provision.shown}不约束：{'、'.join(missed)}。请把这一条的 lenders 缩小，或换一条依据。")


def _line_entries(record: Scenario) -> list[tuple[tuple, LineEntry]]:
    return [(("line", field, index), item) for field, items in record.line.shelves.items() for index, item in enumerate(items)]


ALL = (
    rules_reach_every_lender_named,
    line_lenders_are_on_the_page,
    unlawful_rests_on_law,
    a_rule_known_from_reports_is_not_called_unlawful,
    soft_rules_are_not_called_unlawful,
    channels_of_a_page_are_routed,
    nobody_is_left_without_a_channel,
)
