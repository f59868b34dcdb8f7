"""Records of law/_events.yml: what may happen to a reader on a day, and which clocks start on it.

Guarantees: a clock is a limit of the law, never a number of its own; whoever has to act is told what is lost; how a clock is
counted (the first day, free days, hours) is said once, with its provisions, and named by each clock. Not checked here: that
limits and ways of counting exist (checks/links.py, checks/events.py), nor that they are the right ones, which readers do.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .fields import Datum, Flag, Id, LimitId, OwnId, PageKey, Prose, Record, Ref, Refers
from .vocabulary import EventGroup, HourRule, Interrupts, Side

#: A way of counting of the same table: no id of the whole house, so checks/events.py looks for it.
CountingId = Annotated[Id, Refers("counting")]


#: Another event of the same table; checks/events.py looks for it.
EventId = Annotated[Id, Refers("event")]


class Counting(Record):
    """How days are counted under one procedure."""

    id: OwnId = Field(description="短名")
    title: Datum = Field(description="谁的日子，短")
    says: Prose = Field(description="怎么数，一两句话：开始那天算不算，最后一天碰上休假日怎么办")
    holidays: Flag = Field(description="true：条文写了最后一天是休假日的要顺延；没有写的是 false，不顺延")
    hours: HourRule | None = Field(default=None, description="按小时数的从哪一刻起；没有写就不数小时")
    law: list[Ref] = Field(default_factory=list, description="依据；没有写怎么数的，就没有")


class Extension(Record):
    """More of the same clock, after it has run out."""

    limit: LimitId = Field(description="哪个期限，接着原来的往后算")
    when: Prose = Field(description="什么情况下，谁准")
    times: Annotated[int, Field(ge=1, le=3)] = Field(default=1, description="最多几次")


class Clock(Record):
    """One limit that starts on the day of an event, or when another of the same event has run out."""

    limit: LimitId = Field(description="哪个期限")
    side: Side = Field(description="mine 轮到你，theirs 等对方，wait 满了才可以走下一步")
    do: Prose = Field(description="做什么，几个字：交答辩状")
    lost: Prose | None = Field(default=None, description="轮到你的：错过会怎样；等对方的：它过了还没办，你可以怎么办")
    law: list[Ref] = Field(default_factory=list, description="lost 里的话的依据")
    counting: CountingId = Field(description="怎么数：countings 里的短名")
    after: LimitId | None = Field(default=None, description="不从这件事那天起，从同一件事的另一个期限满了起")
    then: Extension | None = Field(default=None, description="可以延长的")
    interrupts: Interrupts | None = Field(default=None, description="诉讼时效：这件事是它的开头，还是让它重新算；不是时效就不写")
    see: list[PageKey] = Field(default_factory=list, description="用得上的文书、做法，写 letter:statement-of-defence 这样")

    @model_validator(mode="after")
    def _whoever_acts_knows_what_is_lost(self) -> Clock:
        if self.side is Side.MINE and not self.lost:
            raise ValueError("轮到读者的，要写 lost：错过会怎样")
        if self.law and not self.lost:
            raise ValueError("law 是 lost 的依据，要一起写")
        return self


class Itself(Record):
    """The day of the event is the day on which the reader has to be there: nothing is counted."""

    do: Prose = Field(description="做什么，几个字：到庭")
    lost: Prose = Field(description="那天没有做会怎样")
    law: list[Ref] = Field(min_length=1, description="依据，第一条写在那一天旁边")
    says: Prose = Field(description="这一天从哪里来，以什么为准")
    over: Prose = Field(description="过了那天怎么办")
    timed: Flag = Field(default=False, description="true：纸上还写着几点，问一问")
    see: list[PageKey] = Field(default_factory=list, description="用得上的文书、做法")


class Way(Record):
    """How a paper of a court may come into somebody's hands, and which day then counts."""

    how: Prose = Field(description="怎么到的，短：家里同住的成年人签的")
    day: Prose = Field(description="哪天算，一句话")
    law: list[Ref] = Field(min_length=1, description="依据")


class Served(Record):
    """Which day is the day of receipt, for papers of a court."""

    ways: list[Way] = Field(min_length=1)
    otherwise: Prose = Field(description="没有条文的情形怎么办")
    see: PageKey = Field(description="写全了的那一页，guide:counting-days 这样")


class Event(Record):
    """Something that happened on a day."""

    id: OwnId = Field(description="短名，发布后不改")
    title: Datum = Field(description="发生了什么，用读者的话")
    hint: Prose = Field(description="填哪一天、要当心什么，一句话")
    group: EventGroup = Field(description="放在哪一组")
    served: Flag = Field(default=False, description="true：从法院的文书送达那天起的，日期那里给出 served 那张表")
    add: list[EventId] = Field(default_factory=list, description="同时收到的纸上另有日子的：哪几件事也要加上")
    clocks: list[Clock] = Field(default_factory=list, description="从这一天起的期限")
    itself: Itself | None = Field(default=None, description="这一天本身就是要到的日子（开庭），不用数")

    @model_validator(mode="after")
    def _something_follows(self) -> Event:
        if not self.clocks and not self.itself:
            raise ValueError("一件事要有期限（clocks），或者这一天本身就是要到的日子（itself）")
        return self

    @model_validator(mode="after")
    def _after_something_earlier(self) -> Event:
        before: list[str] = []
        for clock in self.clocks:
            if clock.after and clock.after not in before:
                raise ValueError(f"after 写的“{clock.after}”不是同一件事里前面的期限")
            before.append(clock.limit)
        return self


class Events(Record):
    """law/_events.yml."""

    countings: list[Counting] = Field(min_length=1)
    served: Served | None = Field(default=None, description="法院的文书，哪天算收到")
    events: list[Event] = Field(min_length=1)

    @model_validator(mode="after")
    def _whoever_is_served_finds_the_table(self) -> Events:
        if self.served is None and any(event.served for event in self.events):
            raise ValueError("有事件写了 served: true，要有 served 那张表")
        return self
