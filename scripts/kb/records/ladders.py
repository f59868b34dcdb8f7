"""Records of law/_ladders.yml: what comes after what, by whom, within how many days.

A ladder holds one or more lanes; a lane is one way from its first step to its last. Lanes
stand side by side and never meet: complaint, administrative, criminal, petition and civil
procedure have their own bodies, papers and days, and are never glued together.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .fields import Checked, Flag, Datum, Id, OwnId, PageKey, Prose, Record, Ref, Refers
from .vocabulary import Lender, Track

#: Kinds of page whose prose may hold {{ ladder:ID }}.
SHOWS_LADDERS = ("guide", "tool")
#: {{ clocks }}: the table of every period of time, drawn from the limits (render/clock_table.py); in guides only.
CLOCKS = "clocks"


#: A step of the same lane: no id of the whole house, so checks/ladders.py looks for it.
StepId = Annotated[Id, Refers("step")]


class Arrow(Record):
    """From one step to a later one. Days stand in the words as {{ limit:ID }} and nowhere else."""

    to: StepId | None = Field(default=None, description="到哪一步（步骤的短名）；不写就是下一步")
    when: Prose | None = Field(default=None, description="什么情况下走这一支")
    wait: Prose | None = Field(default=None, description="等它：对方、机关有多少时间，写 {{ limit:短名 }}")
    act: Prose | None = Field(default=None, description="轮到你：你有多少时间、做什么，写 {{ limit:短名 }}")
    lenders: list[Lender] = Field(default_factory=list, description="只对哪些放款方成立；依据只约束某些放款方时必须写")
    law: list[Ref] = Field(min_length=1, description="依据；文字里每个期限所在的条文都要在这里")

    @model_validator(mode="after")
    def _says_something(self) -> Arrow:
        if not (self.when or self.wait or self.act):
            raise ValueError("箭头至少要写 when、wait、act 之一")
        return self


class Way(Record):
    """One of several places that a step may mean, by kind of lender."""

    say: Prose = Field(description="哪一类放款方、找谁，一句话")
    lenders: list[Lender] = Field(default_factory=list, description="说的是哪些放款方")
    see: list[PageKey] = Field(min_length=1, description="看哪一页，写 channel:nfra-12378 这样")


class Step(Record):
    id: OwnId = Field(description="步骤的短名，同一个流程里唯一")
    name: Datum = Field(description="这一步叫什么，短")
    do: Prose | None = Field(default=None, description="这一步做什么、要注意什么")
    ways: list[Way] = Field(default_factory=list, description="按放款方分开的去处")
    see: list[PageKey] = Field(default_factory=list, description="用得上的渠道、做法、文书，写 letter:police-statement 这样")
    law: list[Ref] = Field(default_factory=list, description="这一步里的话的依据")
    dead_end: Flag = Field(default=False, description="true：到这里就走不通了")
    arrows: list[Arrow] = Field(default_factory=list, description="从这里往下走；最后一步不写")


class Lane(Record):
    """One way from its first step to its last; lanes of one ladder stand side by side and never meet."""

    id: OwnId = Field(description="短名，同一个流程里唯一")
    title: Datum = Field(description="这条路叫什么")
    track: Track = Field(description="属于哪一条路；一条路里不引别的路的程序法")
    steps: list[Step] = Field(min_length=2, description="从上到下的步骤")


class Apart(Record):
    """What must not be taken for this ladder, or joined to it."""

    say: Prose = Field(description="别和什么混在一起，一句话")
    law: list[Ref] = Field(min_length=1)


class Ladder(Record):
    id: OwnId = Field(description="短名，发布后不改；正文用 {{ ladder:短名 }} 放进做法页")
    title: Datum = Field(description="标题")
    summary: Prose = Field(description="一句话：这个流程解决什么")
    guide: PageKey | None = Field(default=None, description="细说它的页面，写 guide:police-report 这样")
    lanes: list[Lane] = Field(min_length=1)
    apart: list[Apart] = Field(min_length=1, description="别接错的路")
    checked: Checked


class Ladders(Record):
    ladders: list[Ladder] = Field(min_length=1)
