"""Checks over law/_lpr.yml: its rules are citations that resolve, and reach only lenders whom they bind.

What the table says of single days is checked when it is read (table_records.Lpr);
whether the rates are right, nobody here can know: each carries its source and level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reading.yamltext import Location
from ..records.walk import walk

if TYPE_CHECKING:
    from . import Context

PATH = "law/_lpr.yml"


def lpr_rules_are_citations_that_resolve(context: Context) -> None:
    for location, ref in _refs(context):
        target = None
        try:
            target = context.base.citations.read(ref)
            problem = context.base.citations.resolve(target)
        except ValueError as error:
            problem = str(error)
        if problem and not context.base.lost(f"law:{target.statute if target else ''}"):
            context.problems.add(PATH, context.base.line(PATH, *location), "citation", f"“{ref}”：{problem}")


def four_times_lpr_reaches_only_whom_its_rules_bind(context: Context) -> None:
    """DESIGN.md promise 2: LPR×4 is not for licensed lenders."""
    table, base = context.base.lpr, context.base
    if table is None:
        return
    for index, rule in enumerate(table.rules):
        for number, ref in enumerate(rule.law):
            try:
                target = base.citations.read(ref)
            except ValueError:
                continue  # reported above
            statute = base.statutes.get(target.statute)
            provision = statute.provision(target.no) if statute else None
            if statute is None or provision is None:
                continue
            line = base.line(PATH, "rules", index, "law", number)
            for lender in table.lenders:
                if not statute.binds_lender(provision, lender.value):
                    context.problems.add(PATH, line, "binds", f"《{statute.name}》{provision.shown}不约束“{lender.label}”。请从 lenders 移走，或换一条依据。")
            for scope in table.not_lenders:
                for lender in scope.lenders:
                    if statute.binds_lender(provision, lender.value):
                        context.problems.add(PATH, line, "binds", f"《{statute.name}》{provision.shown}约束“{lender.label}”，not_lenders 却说不管。请核对。")


def _refs(context: Context) -> list[tuple[Location, str]]:
    table = context.base.lpr
    return [(found.location, found.value) for found in walk(table) if found.cites] if table else []


ALL = (lpr_rules_are_citations_that_resolve, four_times_lpr_reaches_only_whom_its_rules_bind)
