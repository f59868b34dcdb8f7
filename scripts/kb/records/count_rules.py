"""Records of law/_count_rules.yml: what a machine needs to count a log of calls, messages and visits against a provision.

The number, its condition and whom it binds stand in the provision (limits) and nowhere else; here stands what is counted, what is
counted together, and what a log cannot show. Names are a contract: fields are added, never renamed.
"""

from __future__ import annotations

from pydantic import Field, model_validator

from .fields import Flag, LimitId, OwnId, Prose, Record, Ref
from .vocabulary import Agencies, Agreed, CountTest, Noted, Outcome, Reached, Tone, Voice


class CountRule(Record):
    id: OwnId = Field(description="短名，发布后不改")
    title: Prose = Field(description="数的是什么，用读者的话")
    limit: LimitId | None = Field(default=None, description="哪一个数字；条文里没有数字的，写 law")
    law: Ref | None = Field(default=None, description="没有数字的条文")
    test: CountTest = Field(description="怎样比")
    kinds: list[Noted] = Field(default_factory=list, description="数哪几种联系；不写是每一种")
    outcomes: list[Outcome] = Field(default_factory=list, description="数哪几种结果；不写是每一种")
    maybe: list[Outcome] = Field(default_factory=list, description="算不算，条文没有说清的结果")
    voice: Voice | None = Field(default=None, description="只数能对话的，或者只数放录音的；不写是不分")
    reached: list[Reached] = Field(default_factory=list, description="数打给谁的；不写是不分")
    per_line: Flag = Field(default=False, description="true：按被打的那个号码分开数")
    agencies: Agencies = Field(description="同一家放款方委托的几家公司，要不要合起来数")
    agreed: Agreed = Field(default=Agreed.NO, description="合同另有约定，或者本人同意的，是不是例外")
    only: Prose = Field(description="记录里看不出来的前提，结论旁边一定写上")
    why: Prose = Field(description="给编辑：为什么这样数")

    @model_validator(mode="after")
    def _a_number_or_a_provision(self) -> CountRule:
        if bool(self.limit) == bool(self.law):
            raise ValueError("limit 和 law 要写一个，只写一个")
        if (self.test is CountTest.HAPPENED) != bool(self.law):
            raise ValueError("没有数字的写 law，test 是 happened；有数字的写 limit")
        if set(self.outcomes) & set(self.maybe):
            raise ValueError("同一种结果不能既数又不知道数不数")
        if (self.outcomes or self.maybe or self.voice or self.per_line) and self.kinds != [Noted.CALL]:
            raise ValueError("结果、能不能对话、被打的号码，只有电话才有：kinds 写 [call]")
        return self


class Ground(Record):
    """A law for everybody, whoever lent: which noted contacts have the form that its words describe. Whether it is broken nobody counts."""

    id: OwnId = Field(description="短名，发布后不改")
    title: Prose = Field(description="说的是什么，用读者的话")
    law: Ref = Field(description="哪一项，要写到项，条文印这一项的原话")
    kinds: list[Noted] = Field(min_length=1, description="条文写到的联系方式")
    maybe_kinds: list[Noted] = Field(default_factory=list, description="算不算这种方式，条文没有说清的")
    tones: list[Tone] = Field(min_length=1, description="内容标成哪几种，才对得上条文")
    calm: Flag = Field(default=False, description="true：没有骂、没有恐吓的，算不算条文没有说清；不写是不算")
    least: int = Field(ge=1, le=100, description="至少几次才写成对得上")
    asked: Flag = Field(default=False, description="true：定不了的时候，纸上也写这一条，写明不能判断")
    only: Prose = Field(description="记录里看不出来的前提，结论旁边一定写上")
    open: Prose = Field(description="定不了的时候，告诉读者为什么")
    why: Prose = Field(description="给编辑：为什么这样数")

    @model_validator(mode="after")
    def _calm_is_no_tone(self) -> Ground:
        if Tone.NONE in self.tones:
            raise ValueError("“都没有”不能对得上；没骂没恐吓也可能算的，写 calm: true")
        if set(self.kinds) & set(self.maybe_kinds):
            raise ValueError("同一种方式不能既算又不知道算不算")
        return self


class CountRules(Record):
    """law/_count_rules.yml: rules against which the log of contacts is counted."""

    rules: list[CountRule] = Field(min_length=1)
    grounds: list[Ground] = Field(default_factory=list)

    @model_validator(mode="after")
    def _each_id_once(self) -> CountRules:
        ids = [rule.id for rule in self.rules] + [ground.id for ground in self.grounds]
        if twice := [id_ for id_ in ids if ids.count(id_) > 1]:
            raise ValueError(f"“{twice[0]}”写了两次")
        return self
