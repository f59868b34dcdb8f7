"""Records of law/_rate_lines.yml: which line on interest and charges means something for whom, and which letter fits.

A line is what people call “24%”, “四倍 LPR”, “36%”, or a rule without a number that says what a court or a regulator looks at.
Guarantees: a line that people lay on the wrong lender (`asked`) answers for every kind of lender exactly once; a line whose
number is the LPR takes its lenders from law/_lpr.yml and from nowhere else. That its rules bind whom it names, and what words
it may use, is held by checks/rate_lines.py. Nothing is computed here: docs/assets/js/tools/rate-calculator/ compares.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field, model_validator

from .fields import BehaviourId, Date, Datum, Flag, LetterId, LimitId, OwnId, Prose, Record, Ref
from .vocabulary import Lender, Word


class LineKind(Word):
    """What crossing the line does. The label stands beside the line, wherever it is shown."""

    COURT = "court", "由法院认定"
    COURT_DISCRETION = "court-discretion", "可以请求法院减少，由法院衡量"
    COMPLAINT = "complaint", "管公司的要求，可以投诉"
    TARGET = "target", "逐步达到的目标，不是现在的上限"
    CRIME = "crime", "只看放贷的人是不是犯罪"


#: Kinds of what somebody paid, or did not get, that make a rule without a number worth showing.
About = Literal["withheld", "fee", "guarantee", "membership", "penalty"]


class Elsewhere(Record):
    """Lenders for whom a line is no line, or for whom something else must be known first."""

    lenders: list[Lender] = Field(min_length=1)
    why: Prose = Field(description="为什么不看这条线，或者先看什么")
    law: list[Ref] = Field(min_length=1)


class RateLine(Record):
    id: OwnId = Field(description="短名，发布后不改")
    title: Datum = Field(description="人们怎么叫它")
    kind: LineKind = Field(description="越过它会怎样")
    limit: LimitId | None = Field(default=None, description="线是多少（期限的短名，单位是 %）")
    lpr: Literal["contract-date", "suit-date"] | None = Field(default=None, description="线是哪一天的一年期 LPR 的四倍；管谁取自 law/_lpr.yml")
    ref: Ref
    more: list[Ref] = Field(default_factory=list, description="一起看的规定；每一条都要约束 lenders 里的全部")
    lenders: list[Lender] = Field(default_factory=list, description="对哪些放款方有意义；写了 lpr 就不写")
    asked: Flag = Field(default=False, description="true：人们常拿它套在别人头上，对每一种放款方都要有答复")
    not_lenders: list[Elsewhere] = Field(default_factory=list, description="不看它的放款方")
    depends: list[Elsewhere] = Field(default_factory=list, description="要先看别的")
    not_before: Date | None = Field(default=None, description="这一天以前的借款一定不管")
    surely_from: Date | None = Field(default=None, description="这一天起的借款一定管；两个日子之间的不能判断")
    before: Date | None = Field(default=None, description="只管这一天以前的借款")
    about: list[About] = Field(default_factory=list, description="有这种钱才看的；不写就总是看")
    when: Prose = Field(description="条件，一两句话：谁、什么时候、比的是什么")
    says: Prose = Field(description="能做什么；〔线〕处由程序写上数")
    isnt: Prose = Field(description="它不是什么")

    @property
    def number(self) -> bool:
        return bool(self.limit or self.lpr)

    @model_validator(mode="after")
    def _one_number_and_its_lenders(self) -> RateLine:
        if self.limit and self.lpr:
            raise ValueError("limit 和 lpr 只写一个")
        if self.lpr and (self.lenders or self.not_lenders or self.depends):
            raise ValueError("写了 lpr，管谁取自 law/_lpr.yml，这里不写")
        if not self.lpr and not self.lenders:
            raise ValueError("要写 lenders：对谁有意义")
        named = [*self.lenders, *(lender for scope in (*self.not_lenders, *self.depends) for lender in scope.lenders)]
        if len(set(named)) < len(named):
            raise ValueError("一种放款方只能在 lenders、not_lenders、depends 里出现一次")
        if self.asked and not self.lpr and set(named) != set(Lender):
            raise ValueError("asked 的线，每一种放款方都要在 lenders、not_lenders、depends 里")
        return self

    @model_validator(mode="after")
    def _days_in_order(self) -> RateLine:
        if self.before and (self.not_before or self.surely_from):
            raise ValueError("before 和 not_before、surely_from 不能一起写")
        if self.not_before and (self.surely_from is None or self.not_before > self.surely_from):
            raise ValueError("写了 not_before，也要写 surely_from，而且不早于它")
        return self

    def reaches(self, day: dt.date) -> bool | None:
        """Whether a loan of that day is one that the line looks at; None where nobody knows."""
        if self.before:
            return day < self.before
        if self.not_before and day < self.not_before:
            return False
        return True if self.surely_from is None or day >= self.surely_from else None


class Behind(Record):
    """Whoever did not lend, or bought the debt: no line is theirs, the lines of whoever lent are."""

    lenders: list[Lender] = Field(min_length=1, description="不是最初放款的人")
    likely: list[Lender] = Field(min_length=1, description="最初放款的常是哪几种；是哪一种，看合同")

    @model_validator(mode="after")
    def _somebody_else(self) -> Behind:
        if set(self.lenders) & set(self.likely):
            raise ValueError("likely 里不能是自己：要写别的、真正放款的")
        return self


class Fitting(Record):
    """A letter of this handbook that fits when what was paid does not look right."""

    letter: LetterId
    behaviours: list[BehaviourId] = Field(min_length=1, description="带着哪些事去；收信的渠道要受理其中一种")
    lenders: list[Lender] = Field(min_length=1, description="对哪些放款方合用")
    when: Prose = Field(description="什么时候用它；和那份文书自己的 when 一致")


class RateLines(Record):
    """law/_rate_lines.yml: read by the tool “贷款年化和费用”."""

    behaviours: list[BehaviourId] = Field(min_length=1, description="费用太高算哪几种行为：找谁问、找谁投诉照它们走")
    behind: list[Behind] = Field(default_factory=list, description="放款的另有其人的，线看最初是谁放的款")
    lines: list[RateLine] = Field(min_length=1)
    letters: list[Fitting] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> RateLines:
        ids = [line.id for line in self.lines]
        if len(set(ids)) < len(ids):
            raise ValueError("有一条线写了两次")
        named = [lender for row in self.behind for lender in row.lenders]
        if len(set(named)) < len(named):
            raise ValueError("behind 里，一种放款方只能写一次")
        return self
