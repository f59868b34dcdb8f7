"""The one-year loan prime rate on a day, and four times of it: what is known, and nothing more.

Guarantees: a rate is given only for days that the table (law/_lpr.yml) says sources
support; for every other day, and for every day after `last_known`, the answer is Unknown
with the reason in Chinese. Nothing is interpolated or carried forward. Rates are Decimal:
3.85 × 4 is 15.4 exactly.

It does not decide which day counts or for whom: that is law (《民间借贷规定》第二十五条、
第三十一条), and stands as cited text in the table.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from ..records.tables import Lpr
from ..records.vocabulary import Level

_DAY = dt.timedelta(days=1)
#: The protection line of private lending, 《民间借贷规定》第二十五条第一款.
TIMES = 4


@dataclass(frozen=True)
class Known:
    """`rate` in percent a year, `since` the first day that sources support, `level` how sure the number is."""

    rate: Decimal
    since: dt.date
    level: Level


@dataclass(frozen=True)
class Unknown:
    """`reason` in Chinese, for the reader."""

    reason: str


@dataclass(frozen=True)
class Stretch:
    """Consecutive days, both ends included, with one answer. `first` is None before everything, `last` after everything."""

    first: dt.date | None
    last: dt.date | None
    answer: Known | Unknown


def rate_on(table: Lpr, day: dt.date) -> Known | Unknown:
    """The one-year LPR that counted on `day` (a date in Asia/Shanghai)."""
    for stretch in stretches(table):
        if (stretch.first is None or stretch.first <= day) and (stretch.last is None or day <= stretch.last):
            return stretch.answer
    raise AssertionError("stretches() covers every day")  # pragma: no cover - a test proves it


def four_times(rate: Decimal) -> Decimal:
    """Percent a year: 3.85 -> 15.40."""
    return rate * TIMES


def stretches(table: Lpr) -> list[Stretch]:
    """All days from the beginning of time to its end, in order, without gap or overlap."""
    out: list[Stretch] = []
    free: dt.date | None = None  # first day not yet answered
    for change in table.changes:
        if change.known is None:
            continue
        if free is None or free < change.known.since:
            out.append(_gap(free, change.known.since - _DAY))
        out.append(Stretch(change.known.since, change.known.until, Known(Decimal(change.rate), change.known.since, change.level)))
        free = change.known.until + _DAY
    if free is not None and free <= table.last_known:
        out.append(_gap(free, table.last_known))
    after = f"我们看到的最后一次报价是 {table.last_known}，之后的没有资料。请到中国货币网或者中国人民银行网站查。"
    return [*out, Stretch(table.last_known + _DAY if out else None, None, Unknown(after))]


def _gap(first: dt.date | None, last: dt.date) -> Stretch:
    if first is None:
        return Stretch(None, last, Unknown(f"{last} 和以前的报价，我们没有核实。请到中国货币网或者中国人民银行网站查。"))
    return Stretch(first, last, Unknown(f"{first} 到 {last} 的报价，或者哪一天变的，我们没有核实。请到中国货币网或者中国人民银行网站查。"))
