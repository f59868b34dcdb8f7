"""Free and moved days: known only where a notice was read, and possible as days."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from kb.joining.handbook import join
from kb.records.holidays import Holidays, HolidayYear
from kb.render import holidays as page_of
from pydantic import ValidationError

#: Written down from the wording of the two notices, not from the table: how many days each holiday has.
NOTICES = {
    2025: ({"元旦": 1, "春节": 8, "清明节": 3, "劳动节": 5, "端午节": 3, "国庆节、中秋节": 8}, ["01-26", "02-08", "04-27", "09-28", "10-11"]),
    2026: ({"元旦": 3, "春节": 9, "清明节": 3, "劳动节": 5, "端午节": 3, "中秋节": 3, "国庆节": 7}, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
}


def sound() -> dict:
    return {
        "year": 2030, "title": "通知", "covers": {"since": "2030-01-01", "until": "2030-12-31"},
        "holidays": [{"name": "元旦", "since": "2030-01-01", "until": "2030-01-03"}, {"name": "国庆节", "since": "2030-10-01", "until": "2030-10-07"}],
        "workdays": ["2030-09-28"], "source": {"name": "通知"}, "read": ["甲", "乙"], "level": "two-corpora",
    }


def test_each_year_has_the_days_that_its_notice_counts(base):
    assert {year.year: ({stretch.name: len(stretch.days) for stretch in year.holidays}, [f"{day:%m-%d}" for day in year.workdays]) for year in base.holidays.years} == NOTICES


def test_the_weekdays_that_the_notices_print_are_those_of_the_calendar(base):
    """The notices say 周四 beside 1月1日 and so on: a day copied wrongly falls on another weekday."""
    printed = {"2025-01-01": 3, "2025-01-28": 2, "2025-02-04": 2, "2025-05-05": 1, "2025-06-02": 1, "2025-10-08": 3, "2026-01-01": 4, "2026-02-15": 7, "2026-02-23": 1, "2026-04-06": 1, "2026-05-05": 2, "2026-06-21": 7, "2026-09-27": 7, "2026-10-07": 3}
    ends = {day.isoformat() for year in base.holidays.years for stretch in year.holidays for day in (stretch.since, stretch.until)}
    assert printed.keys() <= ends and all(dt.date.fromisoformat(day).isoweekday() == number for day, number in printed.items())


def test_a_moved_day_is_a_weekend_and_no_year_but_a_read_one_is_there(base):
    assert all(day.weekday() >= 5 for year in base.holidays.years for day in year.workdays)
    assert all(len(year.read) >= 2 for year in base.holidays.years if year.level.value == "two-corpora")


@pytest.mark.parametrize(("change", "said"), [
    ({"workdays": ["2030-09-27"]}, "本来就是工作日"),
    ({"workdays": ["2030-10-05"]}, "写了两次"),
    ({"workdays": ["2031-01-04"]}, "不在 covers 里"),
    ({"holidays": [{"name": "元旦", "since": "2030-01-03", "until": "2030-01-01"}]}, "早于第一天"),
    ({"holidays": [{"name": "国庆节", "since": "2030-10-01", "until": "2030-10-07"}, {"name": "元旦", "since": "2030-01-01", "until": "2030-01-03"}]}, "按日期排好"),
    ({"read": []}, "read"),
])
def test_what_cannot_be_is_refused(change, said):
    HolidayYear.model_validate(sound())
    with pytest.raises(ValidationError, match=said):
        HolidayYear.model_validate(sound() | change)


def test_two_notices_do_not_decide_the_same_day():
    with pytest.raises(ValidationError, match="不能重叠"):
        Holidays.model_validate({"years": [sound(), sound()]})


def test_open_data_gives_every_day(real_files):
    data = json.loads(real_files()["data/holidays.json"])
    [row] = [row for row in data["holidays"] if row["id"] == "2026"]
    assert row["year"] == 2026 and row["off"][:3] == ["2026-01-01", "2026-01-02", "2026-01-03"] and row["work"][0] == "2026-01-04"
    assert len(row["off"]) == 33 and row["level"] == "two-corpora" and row["source"]["url"].startswith("https://www.gov.cn/")
    assert row["covers"] == {"since": "2026-01-01", "until": "2026-12-31"}


def test_the_page_says_where_knowledge_ends_and_more_loudly_afterwards(base):
    last = base.holidays.years[-1].covers.until
    pages = [page_of.page(join(base, day, day), base.holidays) for day in (last, last + dt.timedelta(days=1))]
    assert all(last.isoformat() in page for page in pages)
    assert ["kb-stale" in page for page in pages] == [False, True]
