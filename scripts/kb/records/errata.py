"""Records of law/_errata.yml: what this handbook told its readers wrongly, since when, and what is right.

Guarantees: an error was mended on or after the day on which it began to stand; what stood there is kept in its own words,
so that whoever followed it recognises it. Who found it is a role and never a name. Not here: what was never published,
and slips of the pen that misled nobody.
"""

from __future__ import annotations

from pydantic import Field, model_validator

from .fields import Date, Datum, OwnId, Prose, Record, Ref
from .vocabulary import Word


class Fault(Word):
    """What kind of error it was; the worst for a reader first."""

    WRONG = "wrong", "说错了"
    LEFT_OUT = "left-out", "漏了要紧的话"
    MISLAID = "mislaid", "指错了地方"


class Finder(Word):
    """Who found it, as a role."""

    READER = "reader", "读者"
    EDITOR = "editor", "编辑（AI）"
    SECOND_LOOK = "second-look", "没有参与编写的复核者（AI）"
    LAWYER = "lawyer", "执业律师"
    PROGRAM = "program", "检查程序"


class Erratum(Record):
    id: OwnId = Field(description="短名，网址 /about/errata/#短名，发布后不改")
    title: Prose = Field(description="哪一件事说错了，一句话；不写谁的错")
    fault: Fault = Field(description="说错了、漏了，还是指错了地方")
    where: list[Datum] = Field(min_length=1, description="在哪里：scenario:lawsuit、law:civil-code#188 这样，或者一张表的文件名；只写现在还在的")
    stood: Datum = Field(description="原来写的，照原话抄；漏了的抄漏了它的那一句")
    right: Prose = Field(description="应该是什么")
    law: list[Ref] = Field(default_factory=list, description="依据")
    followed: Prose | None = Field(default=None, description="已经照旧话做了的，现在怎么办；没有就不写")
    since: Date = Field(description="从哪一天起这样写着（公开的那天）")
    mended: Date = Field(description="哪一天改的")
    found_by: Finder = Field(description="谁发现的，只写角色")

    @model_validator(mode="after")
    def _stood_before_it_was_mended(self) -> Erratum:
        if self.mended < self.since:
            raise ValueError(f"“{self.title}”{self.since} 才写上，不可能 {self.mended} 就改了")
        return self


class Errata(Record):
    """law/_errata.yml: the public log of errors."""

    errata: list[Erratum] = Field(min_length=1)
