"""about/holidays.md: which days are free and which weekends are worked, year by year, and up to when that is known.

Guarantees: every year says how sure it is, where it was read and which days it covers; after the last covered day the page
says that nothing is known. The words stand in law/_texts.yml (Said.HOLIDAYS).
"""

from __future__ import annotations

import datetime as dt

from ..joining.handbook import Handbook
from ..records.holidays import DaysOff, Holidays, HolidayYear
from ..records.relied_on import Said
from . import blocks, saying
from .markup import block, bullets, chinese_list, fold, join, link, text

SOURCE = "about/holidays.md"
_WEEK = "一二三四五六日"


def page(site: Handbook, table: Holidays) -> str:
    last = table.years[-1].covers.until
    after = saying.line(site, SOURCE, Said.HOLIDAYS, "after", {"哪天": last})
    years = sorted(table.years, key=lambda year: -year.year)
    return blocks.page_head("放假和上班", "哪几天放假，哪几个周末上班。") + join(
        "# 哪几天放假，哪几个周末上班",
        block("p", "kb-answer", saying.line(site, SOURCE, Said.HOLIDAYS, "answer")),
        block("p", "kb-stale", after) if site.today > last else after,
        *(_year(site, year, is_open=year.covers.since <= site.today <= year.covers.until) for year in years),
        f"同样的数据：{link(SOURCE, 'data/holidays.json', 'holidays.json')}。",
        blocks.foot(SOURCE),
    )


def _year(site: Handbook, year: HolidayYear, is_open: bool) -> str:
    short = f"放假 {len(year.off)} 天，调休上班 {len(year.workdays)} 天"
    return fold(
        f"{year.year} 年",
        f"year-{year.year}",
        short,
        block("div", "kb-rates", _table(year)),
        f"**调休上班**：{chinese_list([day_words(day) for day in year.workdays])}。" if year.workdays else "",
        text(year.note) if year.note else "",
        bullets([f"来源：{_source(year)}", f"读的是：{text('；'.join(year.read))}", f"管 {year.covers.since} 到 {year.covers.until}。{year.level.note}"]),
        open="open" if is_open else "",
    )


def _source(year: HolidayYear) -> str:
    named = f"《{year.title}》，{year.source.name}"
    return f"[{text(named)}]({year.source.url})" if year.source.url else text(named)


def _table(year: HolidayYear) -> str:
    return "\n".join(["| 节 | 放假 |", "| --- | --- |", *(f"| {text(stretch.name)} | {_stretch(stretch)} |" for stretch in year.holidays)])


def _stretch(stretch: DaysOff) -> str:
    first = day_words(stretch.since)
    return first if stretch.since == stretch.until else f"{first} 到 {day_words(stretch.until)}，{len(stretch.days)} 天"


def day_words(day: dt.date) -> str:
    """2 月 15 日（周日）: the year stands above, and a date with hyphens breaks in the middle on a phone."""
    return f"{day.month} 月 {day.day} 日（周{_WEEK[day.weekday()]}）"
