"""Records of the tables law/_triage.yml and law/_changes.yml.

Tables are data that several pages share and that no instrument owns. A leading
underscore in law/ marks them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from .fields import Date, Id, Record, Source, Text

#: Nobody in a hurry answers a fourth question (issue 3: at most three to a guide).
MAX_QUESTIONS = 3


class Choice(Record):
    """One answer: it leads to a page, or to one more question."""

    say: Text = Field(description="读者会怎么说，用他的话")
    go: Text | None = Field(default=None, description="去哪一页，写 scenario:home-visit 这样")
    ask: Text | None = Field(default=None, description="再问一个问题")
    choices: list[Choice] = Field(default_factory=list, description="这个问题的回答")

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Choice:
        if bool(self.go) == bool(self.ask):
            raise ValueError("每个回答要么写 go，要么写 ask 和 choices")
        if bool(self.ask) != bool(self.choices):
            raise ValueError("ask 和 choices 要一起写")
        return self


class Door(Record):
    id: Literal["me", "family", "papers"] = Field(description="门的短名，网址 /start/短名/")
    title: Text = Field(description="门上写的字")
    hint: Text = Field(description="一句话")
    ask: Text = Field(description="第一个问题")
    choices: list[Choice] = Field(min_length=1)


class Triage(Record):
    """Three doors, at most MAX_QUESTIONS questions to a page."""

    doors: list[Door] = Field(min_length=3, max_length=3)


class Change(Record):
    id: Id = Field(description="短名，发布后不改")
    on: Date = Field(description="哪一天起")
    title: Text = Field(description="变了什么，一句话")
    means: Text = Field(description="对读者意味着什么")
    level: Literal["official", "two-corpora", "one-corpus", "reported"] = Field(description="核实程度")
    statutes: list[Id] = Field(default_factory=list, description="涉及的法律、规则")
    source: Source | None = None


class Changes(Record):
    known_until: Date = Field(description="我们的资料看到哪一天；之后的变化不知道")
    blind: list[Text] = Field(min_length=1, description="上线前、引用前要再核的事")
    changes: list[Change] = Field(min_length=1)
