"""Checks over law/_count_rules.yml: the log of contacts is counted against rules that are there, with their own unit, and against all of them.

Guarantees: each rule's citation resolves; its way of comparing fits the unit of its number (times a day, hours of the day,
persons); every number of times a day, of hours and of persons that binds lenders is counted by exactly one rule, so that a new number in
law/ is not forgotten; a rule without a number binds kinds of lender, not everybody; a ground is an item of a law for everybody. Not checked: whether the rule is read rightly
(`why` says how it was read), nor what the script does with it (tests/tools/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.cited import Unsound
from ..records.vocabulary import Bound, CountTest, Lender, Rank, Unit

if TYPE_CHECKING:
    from . import Context

PATH = "law/_count_rules.yml"

#: Which unit each way of comparing can count.
_UNITS = {CountTest.AT_MOST: Unit.TIMES_PER_DAY, CountTest.HOURS: Unit.PERIOD, CountTest.AT_LEAST: Unit.PERSON}


def rules_fit_their_numbers(context: Context) -> None:
    table = context.base.count_rules
    for index, rule in enumerate(table.rules if table else ()):
        found = context.handbook.limits.get(rule.limit or "")
        if found is None:  # a limit that is not there: links.py says so
            continue
        unit = _UNITS[rule.test]
        if found[2].unit is not unit:
            _at(context, index, "limit", f"“{rule.limit}”的单位是“{found[2].unit.value}”，test 写的是 {rule.test}，只能比“{unit.value}”。")
        if not found[2].lenders:
            _at(context, index, "limit", f"“{rule.limit}”没有写对哪些放款方算数（lenders），不能拿来对照。")


def rules_without_a_number_bind_lenders(context: Context) -> None:
    table = context.base.count_rules
    for index, rule in enumerate(table.rules if table else ()):
        if rule.law is None:
            continue
        cited = context.handbook.references[rule.law]
        if isinstance(cited, Unsound):
            if not context.base.lost(f"law:{cited.target.statute if cited.target else ''}"):
                _at(context, index, "law", f"“{cited.ref}”：{cited.problem}")
        elif cited.provision is None:
            _at(context, index, "law", f"“{rule.law}”要写到哪一条。")
        else:
            binds = cited.statute.binds_of(cited.provision)
            if Bound.EVERYONE.value in binds or not set(binds) & {lender.value for lender in Lender}:
                _at(context, index, "law", f"《{cited.statute.name}》{cited.provision.shown}不是只约束某几类放款方的，不能拿来对照一家放款方。")


def every_number_that_can_be_counted_is_counted_once(context: Context) -> None:
    table = context.base.count_rules
    if table is None:
        return
    used = [rule.limit for rule in table.rules if rule.limit]
    for limit_id, (statute, provision, limit) in context.handbook.limits.items():
        if limit.unit not in _UNITS.values() or not limit.lenders or used.count(limit_id) == 1:
            continue
        line = context.base.provision_line(statute, provision, "limits", provision.limits.index(limit))
        times = "没有" if limit_id not in used else "不止一次"
        context.problems.add(context.base.law_path(statute.id), line, "count-rule", f"{provision.shown}：数字“{limit_id}”在 {PATH} 里{times}写怎样数。请正好写一次。")


def grounds_are_law_for_everybody(context: Context) -> None:
    """An item of a 法律 that binds everybody, whose words we hold, and that a situation calls unlawful: a paper for a desk names nothing else."""
    table = context.base.count_rules
    lines = (line for entry in context.base.scenarios.values() for line in entry.record.line.unlawful)
    unlawful = [found.target for line in lines for ref in line.law if not isinstance(found := context.handbook.references[ref], Unsound)]
    for index, ground in enumerate(table.grounds if table else ()):
        cited = context.handbook.references[ground.law]
        if isinstance(cited, Unsound):
            if not context.base.lost(f"law:{cited.target.statute if cited.target else ''}"):
                _at(context, index, "law", f"“{cited.ref}”：{cited.problem}", "grounds")
        elif cited.provision is None or cited.target.item is None or not cited.provision.text:
            _at(context, index, "law", f"“{ground.law}”要写到有原文的某一项。", "grounds")
        elif cited.statute.rank is not Rank.LAW or Bound.EVERYONE.value not in cited.statute.binds_of(cited.provision):
            _at(context, index, "law", f"《{cited.statute.name}》{cited.provision.shown}不是约束所有人的法律，不能不分放款方写进投诉。", "grounds")
        elif cited.target not in unlawful and not any(path.startswith("docs/scenarios/") for path in context.base.broken):
            _at(context, index, "law", f"没有一个情景把“{ground.law}”写在“违法”里（line.unlawful）。先在情景里写清是什么行为。", "grounds")


def _at(context: Context, index: int, field: str, message: str, table: str = "rules") -> None:
    context.problems.add(PATH, context.base.line(PATH, table, index, field), "count-rule", message)


ALL = (
    rules_fit_their_numbers,
    rules_without_a_number_bind_lenders,
    every_number_that_can_be_counted_is_counted_once,
    grounds_are_law_for_everybody,
)
