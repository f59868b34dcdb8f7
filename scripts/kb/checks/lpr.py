"""Checks over law/_lpr.yml: its rules are citations that resolve, and reach only lenders whom they bind.

What the table says of single days is checked when it is read (records/tables.py);
whether the rates are right, nobody here can know: each carries its source and level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.cited import Unsound
from ..records.walk import walk

if TYPE_CHECKING:
    from . import Context

PATH = "law/_lpr.yml"


def lpr_rules_are_citations_that_resolve(context: Context) -> None:
    for found in walk(context.base.lpr) if context.base.lpr else ():
        cited = context.handbook.references[found.value] if found.cites else None
        if isinstance(cited, Unsound) and not context.base.lost(f"law:{cited.target.statute if cited.target else ''}"):
            context.problems.add(PATH, context.base.line(PATH, *found.location), "citation", f"“{cited.ref}”：{cited.problem}")


def four_times_lpr_reaches_only_whom_its_rules_bind(context: Context) -> None:
    """LPR×4 is not for licensed lenders: a rule is never laid on a lender that it does not bind."""
    table, base = context.base.lpr, context.base
    if table is None:
        return
    for index, rule in enumerate(table.rules):
        for number, ref in enumerate(rule.law):
            cited = context.handbook.sound(ref)
            if cited is None or cited.provision is None:
                continue  # reported above
            statute, provision = cited.statute, cited.provision
            line = base.line(PATH, "rules", index, "law", number)
            for lender in table.lenders:
                if not statute.binds_lender(provision, lender.value):
                    context.problems.add(PATH, line, "binds", f"《{statute.name}》{provision.shown}不约束“{lender.label}”。请从 lenders 移走，或换一条依据。")
            for scope in table.not_lenders:
                for lender in scope.lenders:
                    if statute.binds_lender(provision, lender.value):
                        context.problems.add(PATH, line, "binds", f"《{statute.name}》{provision.shown}约束“{lender.label}”，not_lenders 却说不管。请核对。")


ALL = (lpr_rules_are_citations_that_resolve, four_times_lpr_reaches_only_whom_its_rules_bind)
