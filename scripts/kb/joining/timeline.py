"""Which law is in force on a given day, which pages are older than the law they cite, which law was not checked for long.

Validity is a half-open interval [effective_from, effective_to). The status is
always derived, never stored, and `today` is always a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum

from ..records.law import Statute


class Status(Enum):
    PENDING = "尚未施行"
    IN_FORCE = "现行有效"
    EXPIRED = "已失效"
    UNKNOWN = "施行日期未核实"


def status(statute: Statute, today: dt.date) -> Status:
    """Status on `today` (a date in Asia/Shanghai)."""
    if statute.effective_to is not None and today >= statute.effective_to:
        return Status.EXPIRED
    if statute.effective_from is None:
        return Status.UNKNOWN
    return Status.PENDING if today < statute.effective_from else Status.IN_FORCE


def newer_than(checked_on: dt.date, statutes: Iterable[Statute], today: dt.date) -> list[Statute]:
    """Statutes that came into force or expired after `checked_on` and by `today`: the page must say so."""
    return [
        statute
        for statute in statutes
        if any(
            date is not None and checked_on < date <= today
            for date in (statute.effective_from, statute.effective_to)
        )
    ]


#: Law changes at any time; half a year without a look is too long to vouch for a text.
RECHECK_AFTER = dt.timedelta(days=180)


def check_is_due(checked_on: dt.date, today: dt.date) -> bool:
    """Whether more than RECHECK_AFTER has passed since the last comparison of a text with its source."""
    return today - checked_on > RECHECK_AFTER


def oldest_due_check(statute: Statute, today: dt.date) -> dt.date | None:
    """The oldest date, of the instrument or of a provision with a check of its own, that is due; None when none is."""
    dates = [statute.verification.on, *(item.verification.on for item in statute.provisions if item.verification)]
    due = [date for date in dates if check_is_due(date, today)]
    return min(due, default=None)
