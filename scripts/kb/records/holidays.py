"""Records of law/_holidays.yml: which days offices are closed, and which Saturdays and Sundays they work, year by year.

Guarantees: a year stands once and in order; its stretches of free days do not overlap, lie in the days that the notice
covers, and so do the moved working days, each of which is a Saturday or Sunday that is not free. Not checked: that the notice
really says so (each year names the copies that were read), nor years without a notice: nothing is ever worked out for them.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator

from .fields import Date, Datum, Prose, Record, Source
from .vocabulary import Level

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


class DaysOff(Record):
    """Consecutive free days of one notice, weekends among them included."""

    name: Datum = Field(description="哪个节")
    since: Date = Field(description="第一天")
    until: Date = Field(description="最后一天")

    @model_validator(mode="after")
    def _in_order(self) -> DaysOff:
        if self.since > self.until:
            raise ValueError(f"{self.name}：最后一天 {self.until} 早于第一天 {self.since}")
        return self

    @property
    def days(self) -> list[dt.date]:
        return [self.since + _DAY * step for step in range((self.until - self.since).days + 1)]


class Covers(Record):
    """The days that a notice decides. Of any other day nothing is known."""

    since: Date = Field(description="管到的第一天")
    until: Date = Field(description="管到的最后一天")


class HolidayYear(Record):
    year: Annotated[int, Field(ge=2000, le=2100)] = Field(description="哪一年")
    title: Datum = Field(description="通知的名字")
    covers: Covers = Field(description="这份通知管哪些天；管不到的天不推算")
    holidays: list[DaysOff] = Field(min_length=1, description="放假的日子，连着的写成一段，里面的周六、周日也算在内")
    workdays: list[Date] = Field(default_factory=list, description="调成上班的周六、周日")
    source: Source = Field(description="通知和它的官方网址；没有从官网打开的，名字里写明")
    read: list[Datum] = Field(min_length=1, description="实际读的是哪几份，一份一行")
    level: Level = Field(description="核实程度")
    note: Prose | None = Field(default=None, description="用的时候要当心什么")

    @model_validator(mode="after")
    def _possible(self) -> HolidayYear:
        days = [*self.off, *self.workdays]
        if len(set(days)) < len(days):
            raise ValueError("有一天写了两次，或者又放假又上班")
        if self.off != sorted(self.off) or self.workdays != sorted(self.workdays):
            raise ValueError("请按日期排好")
        outside = [day for day in days if not self.covers.since <= day <= self.covers.until]
        if outside:
            raise ValueError(f"{outside[0]} 不在 covers 里")
        weekdays = [day for day in self.workdays if day.weekday() < _SATURDAY]
        if weekdays:
            raise ValueError(f"{weekdays[0]} 本来就是工作日，不用写在 workdays 里")
        return self

    @property
    def off(self) -> list[dt.date]:
        return [day for stretch in self.holidays for day in stretch.days]


class Holidays(Record):
    """law/_holidays.yml: what the yearly notices of the State Council say about free and moved days."""

    years: list[HolidayYear] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_year_once(self) -> Holidays:
        for before, after in zip(self.years, self.years[1:]):
            if before.year >= after.year or before.covers.until >= after.covers.since:
                raise ValueError(f"{after.year} 要排在 {before.year} 后面，管的日子不能重叠")
        return self
