"""The worked examples of docs/guides/counting-days.md, counted again: one day at a time, with the free days written out here."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pytest
from here import ROOT

DAY = dt.timedelta(days=1)
#: Copied from the wording of the notices, day by day where the examples reach; independent of law/_holidays.yml.
FREE = {dt.date(2026, 5, day) for day in range(1, 6)} | {dt.date(2026, 10, day) for day in range(1, 8)} | {dt.date(2026, 2, day) for day in range(15, 24)}
WORKED = {dt.date(2026, 2, 14), dt.date(2026, 2, 28), dt.date(2026, 5, 9), dt.date(2026, 9, 20), dt.date(2026, 10, 10)}


def works(day: dt.date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in FREE)


def moved(day: dt.date) -> dt.date:
    while not works(day):
        day += DAY
    return day


def last_day(start: dt.date, number: int, unit: str) -> dt.date:
    """The first day does not count."""
    if unit == "工作日":
        day = start
        while number:
            day += DAY
            number -= works(day)
        return day
    if unit == "月":
        months = start.month - 1 + number
        year, month = start.year + months // 12, months % 12 + 1
        return moved(dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1])))
    day = start
    for _ in range(number):
        day += DAY
    return moved(day)


def examples() -> list[tuple[dt.date, int, str, dt.date, str]]:
    body = (ROOT / "docs" / "guides" / "counting-days.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (\d{4}-\d\d-\d\d) [^|]*\| (\d+) (?:个)?(日|工作日|月) \| (\d{4}-\d\d-\d\d) \| ([^|]+) \|$", body, re.M)
    return [(dt.date.fromisoformat(first), int(number), unit, dt.date.fromisoformat(last), how) for first, number, unit, last, how in found]


def test_there_are_examples_of_each_kind():
    assert {unit for _, _, unit, _, _ in examples()} == {"日", "工作日", "月"} and len(examples()) >= 7


@pytest.mark.parametrize(("first", "number", "unit", "last", "how"), examples(), ids=lambda value: str(value)[:12])
def test_the_last_day_is_right(first, number, unit, last, how):
    assert last_day(first, number, unit) == last


@pytest.mark.parametrize(("first", "number", "unit", "last", "how"), examples(), ids=lambda value: str(value)[:12])
def test_what_is_said_of_days_of_the_week_is_so(first, number, unit, last, how):
    for month, day, week in re.findall(r"(?:(\d+) 月 )?(\d+) [日号](?:，|数起，|，是)?(?:周)([一二三四五六日])", how):
        assert dt.date(last.year, int(month or last.month), int(day)).weekday() == "一二三四五六日".index(week)
    if (end := re.search(r"，是周([一二三四五六日])$", how)):
        assert last.weekday() == "一二三四五六日".index(end[1])


def test_the_free_days_written_here_are_those_of_the_table(base):
    """Two transcriptions that were made apart."""
    [year] = [year for year in base.holidays.years if year.year == 2026]
    assert set(year.off) >= FREE and set(year.workdays) >= WORKED
