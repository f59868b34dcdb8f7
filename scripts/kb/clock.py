"""What a build is told from outside: its two times, TODAY and SOURCE_DATE_EPOCH, and its address, SITE_URL.

TODAY (a date, default: now in Asia/Shanghai) decides what is in force and what is
stale. SOURCE_DATE_EPOCH (seconds, default: now) is the built-on time. Same commit,
same values, same bytes. SITE_URL (default: unknown) is only for files that leave the
site, such as feeds. Only commands call this; the core gets all three as parameters.
"""

from __future__ import annotations

import datetime as dt
import os
import re
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


def site_url(environment: Mapping[str, str] = os.environ) -> str:
    """The address of the home page with a slash at its end, or "" when unknown. Raises ValueError when it is no web address."""
    value = environment.get("SITE_URL", "").strip()
    if value and not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", value):
        raise ValueError(f"SITE_URL“{value}”应该是 https:// 开头的网址。")
    return value.rstrip("/") + "/" if value else ""
