"""Records of the table law/_plan.yml: what the action plan asks, and whose page answers first.

The table holds no advice: it says which situation answers which sign, in which order, and what a reader's place in the
matter changes. What is said stands in the situations themselves. Not here: how a plan is made of it (joining/plan.py), and that
every sign, case and letter that it names is there (checks/plan.py and the types of the fields).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .fields import BehaviourId, ChannelId, Datum, Flag, LetterId, LimitId, OwnId, Record, ScenarioId
from .vocabulary import Lender, Word


class Urgency(Word):
    """What is answered first when several things have happened. The order is the order of the plan."""

    DANGER = "danger", "先顾人"
    DEADLINE = "deadline", "有期限"
    CONTACT = "contact", "怎么催"
    DEBT = "debt", "债本身"


class Sign(Record):
    """One thing that a reader can tick."""

    id: OwnId = Field(description="短名")
    say: Datum = Field(description="读者会怎么说，用他的话")
    behaviours: list[BehaviourId] = Field(default_factory=list, description="是哪种行为，最主要的在前；不写就是那一页的全部行为")
    situation: ScenarioId = Field(description="哪一页来答")
    limits: list[LimitId] = Field(default_factory=list, description="收到它以后要记的期限")
    letters: list[LetterId] = Field(default_factory=list, description="这件事总用得上的信，不论先找谁；不写就看那一页")
    court: Flag = Field(default=False, description="true：法院、仲裁的东西，角色写了 papers 的，先看那一页怎样核实")
    guards: Flag = Field(default=False, description="true：人在家里、门口，怎么保住人的几步和话，不管还有什么事、读者是谁，都要全列；先顾人那一组不用写")
    steps: Datum | None = Field(default=None, description="“现在就做”里写给这种情形的那一段的小标题；不写就是那一页的步骤。同一页还有别的事、没写 steps 的，照那一页的步骤")
    read_aloud: list[Datum] = Field(default_factory=list, description="“照着念”里写给这种情形的几段的小标题，和 steps 一起写")
    say_for_others: list[Datum] = Field(default_factory=list, description="没签过字的人照着念的几段的小标题：那一页第一段是借钱的人说的，不合他用")
    warns: Flag = Field(default=False, description="true：别的页先答时，这一页“现在别做”的第一条也要说")

    @model_validator(mode="after")
    def _steps_and_words_of_one_case(self) -> Sign:
        if bool(self.steps) != bool(self.read_aloud):
            raise ValueError("steps 和 read_aloud 要一起写：这种情形做什么、说什么")
        return self


class SignGroup(Record):
    id: OwnId = Field(description="短名")
    title: Datum = Field(description="这一组的名字")
    urgency: Urgency = Field(description="先后：danger、deadline、contact、debt")
    signs: list[Sign] = Field(min_length=1)


class Role(Record):
    """Who the reader is in the matter. The first is whoever borrowed: nothing is changed for them."""

    id: OwnId = Field(description="短名")
    title: Datum = Field(description="读者会怎么说自己")
    situation: ScenarioId | None = Field(default=None, description="除了危险和期限，哪一页先答；借钱的本人不写")
    papers: ScenarioId | None = Field(default=None, description="收到法院、仲裁的东西（court）时，哪一页先答")
    behaviours: list[BehaviourId] = Field(default_factory=list, description="对他来说，这是哪种行为，先找谁照它算；不写就是那一页的全部行为")
    steps: Datum | None = Field(default=None, description="“现在就做”里写给他的那一段的小标题；不写就是那一页的步骤")
    say: list[Datum] = Field(default_factory=list, description="“照着念”里写给他的几段的小标题；不写就是第一段")
    elsewhere: Flag = Field(default=False, description="true：来的人找的是单位，不是他住的地方，guards 的那一页不抢在前面")
    unfit: list[Datum] = Field(default_factory=list, description="那一页的“现在别做”“留什么”“法条”里，带这几个字的，不是说给他的，不列")
    pressed: list[LetterId] = Field(default_factory=list, description="有人来催他时，先用得上的信")
    letters: list[LetterId] | None = Field(default=None, description="他可以写的信；不写就是那一页的全部")

    @model_validator(mode="after")
    def _what_belongs_to_a_page_has_its_page(self) -> Role:
        if not self.situation and (self.papers or self.behaviours or self.steps or self.say or self.unfit or self.pressed or self.letters is not None):
            raise ValueError("papers、behaviours、steps、say、unfit、pressed、letters 要和 situation 一起写")
        if self.situation and self.letters is None:
            raise ValueError("没有借钱的人要写 letters：他可以写哪些信")
        return self


class UnknownLender(Record):
    """A step that only somebody can take who knows who lent, and the part of its page that says what to do instead."""

    situation: ScenarioId = Field(description="哪一页")
    step: Annotated[int, Field(ge=1, le=9)] = Field(description="“现在就做”的第几步")
    steps: Datum = Field(description="“现在就做”里，写给不知道放款方的人的那一段的小标题")


class LetterFor(Record):
    """A letter to somebody who is in the matter for some kinds of lender, or after one thing, only."""

    letter: LetterId = Field(description="哪封信")
    lenders: list[Lender] = Field(min_length=1, description="放款方是这几类时才列，而且列在最前")
    situations: list[ScenarioId] = Field(default_factory=list, description="或者点了这几页答的事，不论放款方")


class PlanTable(Record):
    """law/_plan.yml."""

    groups: list[SignGroup] = Field(min_length=1)
    roles: list[Role] = Field(min_length=1)
    after_papers: list[LetterId] = Field(default_factory=list, description="收到法院、仲裁的东西（court）才用得上的信")
    unknown_lender: list[UnknownLender] = Field(default_factory=list, description="不知道放款方时，换成别的几步的")
    need_lender: list[LetterId] = Field(default_factory=list, description="借钱的人不知道放款方时，不列的信")
    letters_for: list[LetterFor] = Field(default_factory=list, description="只写给某几类放款方的信：别的放款方不列")
    of_borrower: list[LetterId] = Field(default_factory=list, description="要借钱的人自己写、自己签的信；给别人看时，说明这一点")
    complaints: list[ChannelId] = Field(default_factory=list, description="交了要等答复的渠道：没有规定天数的，请对方说个日期；别的渠道不说这句")

    @model_validator(mode="after")
    def _each_once(self) -> PlanTable:
        for what, ids in (("signs", [sign.id for sign in self.signs]), ("roles", [role.id for role in self.roles]), ("groups", [group.id for group in self.groups])):
            for id_ in ids:
                if ids.count(id_) > 1:
                    raise ValueError(f"{what} 里“{id_}”写了两次")
        if self.roles[0].situation:
            raise ValueError("roles 的第一个是借钱的本人，不写 situation")
        return self

    @property
    def signs(self) -> list[Sign]:
        return [sign for group in self.groups for sign in group.signs]

    def ordered(self) -> list[tuple[Urgency, Sign]]:
        """All signs in the order in which they are answered."""
        rank = list(Urgency)
        return sorted(((group.urgency, sign) for group in self.groups for sign in group.signs), key=lambda pair: rank.index(pair[0]))
