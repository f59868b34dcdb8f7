"""What a build is told from outside: its two times, TODAY and SOURCE_DATE_EPOCH, and its address, SITE_URL.

TODAY (a date, default: now in Asia/Shanghai) decides what is in force and what is
stale. SOURCE_DATE_EPOCH (seconds, default: now; of a build the time of the commit) is the built-on time. Same commit,
same values, same bytes. SITE_URL (default: unknown) is only for files that leave the
site, such as feeds. Only commands call this; the core gets all three as parameters.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

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


def commit_time(root: Path) -> int | None:
    """The time of the last commit in seconds, or None outside a repository, without git or before any commit."""
    # git refuses a repository that belongs to another user (a mounted or copied one); reading one date is safe.
    command = ["git", "-c", f"safe.directory={root}", "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(answer) if answer else None


def build_environment(environ: Mapping[str, str], root: Path) -> dict[str, str]:
    """The environment of a build: both dates are set, and what the caller set wins."""
    env = dict(environ)
    if not env.get("SOURCE_DATE_EPOCH"):
        committed = commit_time(root)
        env["SOURCE_DATE_EPOCH"] = str(int(time.time()) if committed is None else committed)
    if not env.get("TODAY"):
        env["TODAY"] = dt.datetime.now(SHANGHAI).date().isoformat()
    return env
