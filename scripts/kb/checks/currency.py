"""Law that nobody compared with its source for half a year: a warning, never an error.

An error would stop the site of a project that rests, and readers would get nothing;
the pages say it themselves (render/statute.py, render/ledgers.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.timeline import RECHECK_AFTER, check_is_due

if TYPE_CHECKING:
    from . import Context


def law_is_checked_every_half_year(context: Context) -> None:
    base = context.base
    for statute in base.statutes.values():
        path = base.law_path(statute.id)
        places = [(statute.verification, base.line(path, "verification", "on"), f"《{statute.name}》")]
        places += [
            (provision.verification, base.provision_line(statute, provision, "verification", "on"), f"《{statute.name}》{provision.shown}")
            for provision in statute.provisions
            if provision.verification
        ]
        for verification, line, name in places:
            if check_is_due(verification.on, context.today):
                context.problems.warn(path, line, "currency", f"{name}上次核对是 {verification.on}，超过 {RECHECK_AFTER.days} 天了。请重新核对，再改 verification.on。")


ALL = (law_is_checked_every_half_year,)
