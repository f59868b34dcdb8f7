"""Which law is in force on a given day, and which pages are older than the law they cite.

Validity is a half-open interval [effective_from, effective_to). The status is
always derived, never stored, and `today` is always a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum

from .law_records import Statute


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
