"""Records in the front matter of docs/: situations, channels, lenders, letters and the rest.

Names are a contract with whoever reads the open data: fields are added, never renamed.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from .fields import BehaviourId, ChannelId, Checked, Datum, Flag, GuideId, LawRef, LetterId, LimitId, NotOurs, Own, PageKey, Prose, Record, Ref, ScenarioId, Source, Text
from .vocabulary import ContactKind, Effect, FieldKind, Group, Lender, Level, Subject, Tier, Verdict

SUMMARY_LIMIT = 80
#: So many ways of asking lead to a situation at the least.
FEWEST_ALIASES = 8
#: The heading under which a page lists what it does not answer yet. It shrinks to nothing.
UNANSWERED = "还没有答"


def _summary(value: str) -> str:
    if len(value) > SUMMARY_LIMIT:
        raise ValueError(f"一句话答案最多 {SUMMARY_LIMIT} 字，现在 {len(value)} 字")
    return value


Summary = Annotated[Prose, AfterValidator(_summary), Field(description="一句话答案，不超过 80 字")]


def _by_heading(value: Any) -> Any:
    if isinstance(value, list):
        raise ValueError(f"问法要写在回答它的标题下面，如“现在就做: [半夜打来怎么办]”；还没有答的写在“{UNANSWERED}”下")
    return value


Aliases = Annotated[
    dict[Text, Annotated[list[Text], Field(min_length=1)]],
    BeforeValidator(_by_heading),
    NotOurs(),
    Field(description=f"人们会怎么搜它：左边是本页回答它的标题（或者“摘要”“找谁”这些自动生成的部分），右边是问法；还没有答的写在“{UNANSWERED}”下"),
]


class PageRecord(Record):
    """What every page with front matter has. `id` and `body` come from the file, not the front matter."""

    title: Datum = Field(description="标题")
    summary: Summary
    aliases: Aliases = Field(default_factory=dict)
    related: list[PageKey] = Field(default_factory=list, description="相关页面，写 scenario:home-visit 这样")
    checked: Checked = Field(description="不写在这里：取自 law/_reviews.yml 里这一页最新的一行")

    @property
    def phrases(self) -> list[str]:
        """Every way of asking, whatever part of the page answers it."""
        return [phrase for phrases in self.aliases.values() for phrase in phrases]


class LineEntry(Record):
    text: Prose = Field(description="一句话，说清行为和条件")
    law: list[Ref] = Field(min_length=1, description="依据；每一条都要约束下面列出的全部放款方")
    lenders: list[Lender] = Field(default_factory=list, description="只对哪些放款方成立；不写就是本页全部")


class Line(Record):
    """Where the line runs. Wording follows the rank: a standard never makes anything 违法."""

    may: list[LineEntry] = Field(default_factory=list, description="可以：对方有权做的")
    depends: list[LineEntry] = Field(default_factory=list, description="看情况")
    complain: list[LineEntry] = Field(default_factory=list, description="违反监管规定或行业规范，可投诉")
    unlawful: list[LineEntry] = Field(min_length=1, description="违法：要有法律、行政法规、司法解释，或约束该放款方的部门规章")

    @property
    def shelves(self) -> dict[str, list[LineEntry]]:
        """The four by name, from what is allowed to what is not."""
        return {"may": self.may, "depends": self.depends, "complain": self.complain, "unlawful": self.unlawful}


class Reason(Record):
    """Why a page sends people to one of its channels, where the reason that the channel itself gives does not fit the page."""

    channel: ChannelId = Field(description="哪个渠道，要在本页的 channels 里")
    lenders: list[Lender] = Field(default_factory=lambda: list(Lender), description="对哪些放款方这样说；不写就是全部，也包括还不知道的")
    unknown: Flag = Field(default=False, description="true：还不知道是谁放的款时，也这样说；对全部放款方这样说的不用写")
    tier: Tier | None = Field(default=None, description="在本页是首选还是次选；不写就照渠道自己的")
    no_clocks: Flag = Field(default=False, description="true：渠道的 time_limits 管不到这里说的事，不显示")
    why: Prose = Field(description="一句话：在本页为什么找它，代替渠道自己的 why")

    def reaches(self, lender: Lender | None) -> bool:
        """None: nobody knows yet who lent."""
        return lender in self.lenders if lender else self.unknown or set(self.lenders) == set(Lender)


class Scenario(PageRecord):
    group: Group = Field(description="放在哪一组")
    behaviours: list[BehaviourId] = Field(min_length=1, description="涉及的催收行为")
    lenders: list[Lender] = Field(min_length=1, description="页面要区分的放款方")
    danger: Prose | None = Field(default=None, description="什么时候先打 110 或 12356")
    avoid: list[Prose] = Field(min_length=1, max_length=3, description="现在别做，最多三条")
    line: Line
    evidence: list[Prose] = Field(min_length=1, description="要留的证据，一条一项，可以打钩")
    law: list[LawRef] = Field(min_length=1, description="法律依据，按重要程度排")
    channels: list[ChannelId] = Field(min_length=1, description="去哪投诉，按先后；只能从路由给出的渠道里选")
    reasons: list[Reason] = Field(default_factory=list, description="渠道自己的理由不合本页的，在这里另说")
    show: list[Ref] | None = Field(default=None, description="“给民警、窗口看”一页的条文，按先后，第一条写对方不得做什么；不写就照 law 的次序，写 [] 就没有那一页")
    letters: list[LetterId] = Field(default_factory=list, description="用得上的文书")
    guides: list[GuideId] = Field(default_factory=list, description="配套的做法页")
    wont: list[Prose] = Field(min_length=1, description="这一页帮不了什么")

    @model_validator(mode="after")
    def _asked_in_many_ways(self) -> Scenario:
        if len(self.phrases) < FEWEST_ALIASES:
            raise ValueError(f"aliases 至少要有 {FEWEST_ALIASES} 种问法，现在 {len(self.phrases)} 种")
        return self


class Contact(Record):
    kind: ContactKind
    value: Datum = Field(description="号码、网址或名称")
    dial: Datum | None = Field(default=None, description="手机上实际拨的号码")
    hours: Datum | None = Field(default=None, description="服务时间")
    level: Level = Field(description="核实程度；unconfirmed 会显示“未联网核对”")
    note: Prose | None = Field(default=None)


class Accepts(Record):
    """What a channel takes. Several behaviours may share one reason; the open data say each by itself."""

    behaviour: BehaviourId | None = Field(default=None, description="哪种行为；几种行为理由相同的，写 behaviours")
    behaviours: list[BehaviourId] = Field(default_factory=list, description="理由相同的几种行为")
    lenders: list[Lender] = Field(default_factory=lambda: list(Lender), description="对哪些放款方受理；不写就是全部")
    unknown: Flag = Field(default=False, description="true：还不知道是谁放的款时，也这样走；对全部放款方受理的不用写。只在那时才这样走的，写 lenders: []")
    tier: Tier = Field(description="首选还是次选")
    no_clocks: Flag = Field(default=False, description="true：渠道的 time_limits 管不到这种事，情景页不显示")
    why: Prose = Field(description="为什么找它")

    @model_validator(mode="after")
    def _one_way_of_naming(self) -> Accepts:
        if (self.behaviour is None) is not bool(self.behaviours):
            raise ValueError("behaviour 和 behaviours 写一个，不能都写，也不能都不写")
        if self.unknown and set(self.lenders) == set(Lender):
            raise ValueError("对全部放款方都受理，不用写 unknown")
        if not self.unknown and not self.lenders:
            raise ValueError("lenders 是空的，就没有人用得上这一条；只在还不知道放款方时用的，写 unknown: true")
        return self

    @property
    def named(self) -> list[str]:
        return [self.behaviour] if self.behaviour else self.behaviours

    def reaches(self, lender: Lender | None) -> bool:
        """None: nobody knows yet who lent."""
        return lender in self.lenders if lender else self.unknown or set(self.lenders) == set(Lender)


class Refuses(Record):
    """A door that people take by mistake. What nobody would bring there is not listed: a long list helps no one."""

    behaviour: BehaviourId
    why: Prose = Field(description="为什么别找它，该找谁；只写很多人真的走错的门")
    lenders: list[Lender] = Field(default_factory=list, description="只对哪些放款方不受理；不写就是全部")

    def reaches(self, lender: Lender | None) -> bool:
        return not self.lenders or (lender in self.lenders if lender else set(self.lenders) == set(Lender))


class Next(Record):
    channel: ChannelId
    when: Prose = Field(description="什么情况下再找它")


class Channel(PageRecord):
    operator: Datum = Field(description="谁办的")
    authority: Flag = Field(default=False, description="true：只由国家机关办，不是协会、公司、媒体")
    addressee: Datum | None = Field(default=None, description="写成纸交给它的，抬头写什么：机关，不是号码；不写用 operator")
    contacts: list[Contact] = Field(default_factory=list, description="号码、网址只写在这里")
    accepts: list[Accepts] = Field(min_length=1)
    refuses: list[Refuses] = Field(default_factory=list)
    needs: list[Prose] = Field(default_factory=list, description="要准备什么")
    time_limits: list[LimitId] = Field(default_factory=list, description="适用的期限（limit 的短名）")
    cost: Prose = Field(description="费用")
    cannot: list[Prose] = Field(min_length=1, description="它不能做什么")
    next: list[Next] = Field(default_factory=list, description="没用时下一步")
    sources: list[Source] = Field(min_length=1)
    conflicts: list[Prose] = Field(default_factory=list, description="公开资料互相矛盾的地方")
    law: list[LawRef] = Field(default_factory=list)


class LenderPage(PageRecord):
    short: Datum = Field(description="按钮上的短名")
    supervisor: Prose = Field(description="归谁管，一句话")
    supervised_by: list[ChannelId] = Field(default_factory=list, description="对应的渠道")
    signs: list[Prose] = Field(min_length=1, description="怎么认出来")
    names: list[Datum] = Field(default_factory=list, description="公司全称里带这些字的，一般是这一类；signs 里要写到")
    rules: list[LawRef] = Field(default_factory=list, description="约束它的催收规则")
    not_rules: list[Prose] = Field(default_factory=list, description="常被错套在它头上的规则")


class LetterField(Record):
    id: Annotated[str, Own(), Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(description="占位符的名字，正文写 {{ 名字 }}")
    label: Datum = Field(description="给人看的名字")
    hint: Prose = Field(description="怎么填")
    required: Flag = Field(description="true 或 false")
    kind: FieldKind = Field(default=FieldKind.SHORT, description="short 一行；long 几行；date 日期；today 日期，先填上今天；check 打钩。不写就是 short")
    words: Prose | None = Field(default=None, description="只用于 check：打了钩写上的那一句")

    @model_validator(mode="after")
    def _a_tick_has_its_words(self) -> LetterField:
        if (self.kind is FieldKind.CHECK) != (self.words is not None):
            raise ValueError("kind: check 要写 words（打了钩写上的那一句），别的 kind 不写")
        if self.kind is FieldKind.CHECK and self.required:
            raise ValueError("打钩的字段不能是必填")
        return self


class Letter(PageRecord):
    to: list[ChannelId] = Field(description="寄给哪些渠道", min_length=1)
    beside: list[ChannelId] | None = Field(default=None, description="情景页上列在哪些渠道旁边，是 to 的一部分；不写就是 to 的全部，第一次去用不着的写 []")
    when: list[Prose] = Field(min_length=1, description="什么时候用")
    not_when: list[Prose] = Field(min_length=1, description="什么时候不要用")
    subject: Subject = Field(default=Subject.CONDUCT, description="谈什么；不写就是催收方式，必须带保留声明")
    effects: list[Effect] = Field(default_factory=list, description="寄出去的法律效果")
    fields: list[LetterField] = Field(min_length=1)
    law: list[LawRef] = Field(default_factory=list, description="文书引用的规定")
    attachments: list[Prose] = Field(default_factory=list, description="附件")
    send: list[Prose] = Field(min_length=1, description="怎么寄、怎么留底")
    time_limits: list[LimitId] = Field(default_factory=list, description="寄出以后要记的期限（limit 的短名）；没有约束收信人的就不写")
    unsigned: Prose | None = Field(default=None, description="为什么这一份不用亲笔签名；不写，末尾就要有签名的空")

    @property
    def offered_beside(self) -> list[str]:
        return self.to if self.beside is None else self.beside

    @model_validator(mode="after")
    def _offered_where_it_goes(self) -> Letter:
        if stray := set(self.offered_beside) - set(self.to):
            raise ValueError(f"beside 只能写 to 里有的渠道，多了：{'、'.join(sorted(stray))}")
        return self


class Guide(PageRecord):
    law: list[LawRef] = Field(default_factory=list)
    large: Flag = Field(default=False, description="true：正文用 20 像素的大字，给老人看、打印")
    sheet: Flag = Field(default=False, description="true：正文是一张手写的表，打印时只印它，一张 A4")
    urgent: Flag = Field(default=False, description="true：慌的时候看，各节就是步骤：110、12356 放最上面，一节一行")


class Myth(PageRecord):
    claim: Datum = Field(description="网上怎么说")
    verdict: Verdict
    law: list[LawRef] = Field(default_factory=list)
    guides: list[PageKey] = Field(min_length=1, description="看哪一页，写 scenario:contact-bombing 这样")


class Tool(PageRecord):
    law: list[LawRef] = Field(default_factory=list)


class Page(Record):
    """A free page: home, about/…, glossary."""

    title: Datum
    summary: Summary
    aliases: Aliases = Field(default_factory=dict)
    cards: list[ScenarioId] = Field(default_factory=list, description="首页：第一屏下面的情景卡片，按这个次序")
    checked: Checked | None = Field(default=None, description="不写在这里：取自 law/_reviews.yml 里这一页最新的一行")

    @property
    def phrases(self) -> list[str]:
        return [phrase for phrases in self.aliases.values() for phrase in phrases]


#: What the front matter of a page may be. Both have a title, a summary, ways of asking and a date of check.
AnyPage = PageRecord | Page

#: folder under docs/ -> (kind, record class). The kind is what `related` writes before the colon.
KINDS: dict[str, tuple[str, type[AnyPage]]] = {
    "scenarios": ("scenario", Scenario),
    "guides": ("guide", Guide),
    "channels": ("channel", Channel),
    "letters": ("letter", Letter),
    "lenders": ("lender", LenderPage),
    "myths": ("myth", Myth),
    "tools": ("tool", Tool),
}
#: Pages in no folder of these.
FREE: tuple[str, type[AnyPage]] = ("page", Page)
