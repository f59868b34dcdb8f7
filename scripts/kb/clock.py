"""The two times of a build, both injected: TODAY and SOURCE_DATE_EPOCH.

TODAY (a date, default: now in Asia/Shanghai) decides what is in force and what is
stale. SOURCE_DATE_EPOCH (seconds, default: now) is the built-on time. Same commit,
same values, same bytes. Only commands call this; the core gets dates as parameters.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

#: Mainland China has one time zone and no daylight saving; zoneinfo data is not on every machine.
SHANGHAI = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The date that decides status. Raises ValueError for a malformed TODAY."""
    value = environment.get("TODAY", "")
    if not value:
        return dt.datetime.now(SHANGHAI).date()
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value}”不是日期。请写成 2026-11-23 这样。") from None


def built_on(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The build date in Asia/Shanghai. Raises ValueError for a malformed SOURCE_DATE_EPOCH."""
    value = environment.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return dt.datetime.now(SHANGHAI).date()
    if not value.isdigit():
        raise ValueError(f"SOURCE_DATE_EPOCH“{value}”应该是秒数。")
    return dt.datetime.fromtimestamp(int(value), SHANGHAI).date()
