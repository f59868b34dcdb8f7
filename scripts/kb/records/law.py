"""Records of law/<id>.yml, law/_behaviours.yml and their parts.

Names are a contract with whoever reads the open data: fields are added, never renamed.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from .fields import BehaviourId, Date, Datum, Flag, NotOurs, OwnId, Prose, Record, Ref, ScenarioId, Source, Verification
from ..reading.numerals import article_label
from .vocabulary import Bound, Lender, Level, LimitKind, Rank, Track, Unit

NUMBER = re.compile(r"^[0-9]+(-[0-9]+)?\Z")
#: No digits: a slug must never look like art-50-p1 or formerly-42.
SLUG = re.compile(r"^(?!formerly)[a-z]+(-[a-z]+)*\Z")
WHOM = {word.value: word.label for word in (*Bound, *Lender)}


def _provision_no(value: str) -> str:
    if not NUMBER.match(value) and not SLUG.match(value):
        raise ValueError(f"条号“{value}”要写成 50、293-1，条号不明的写英文短名（如 quiet-hours）")
    return value


def _whom(value: str) -> str:
    if value not in WHOM:
        raise ValueError(f"“{value}”不在约束对象的清单里：{'、'.join(WHOM)}")
    return value


Whom = Annotated[str, AfterValidator(_whom), NotOurs()]
ProvisionNo = Annotated[str, AfterValidator(_provision_no), NotOurs()]


class Limit(Record):
    """A number a reader may count: hours, times, days, money."""

    id: OwnId = Field(description="全站唯一的短名，正文用 {{ limit:短名 }} 引用")
    value: Datum = Field(description="数值本身，如 3、22:00—次日8:00")
    unit: Unit = Field(description="单位")
    counts: Prose = Field(description="到底数什么、从什么时候起算")
    lenders: list[Lender] = Field(default_factory=list, description="对哪些放款方算数；对所有人都算就不写")
    condition: Prose | None = Field(default=None, description="前提和例外，如“另有约定除外”")
    kind: LimitKind = Field(description="硬性、法院衡量，还是推荐")
    written_in: Ref | None = Field(default=None, description="数字写在别的条里的，写是哪一条，如 civil-procedure#128")

    @property
    def shown(self) -> str:
        """The number as the reader sees it: 15 日, 24%, 22:00—次日8:00."""
        space = " " if self.value[-1:].isdigit() and self.unit.label[:1].isascii() is False else ""
        return f"{self.value}{space}{self.unit.label}"


class Formerly(Record):
    version: Datum = Field(description="旧版本，如 2012年修正本")
    no: ProvisionNo = Field(description="旧条号")


class Provision(Record):
    no: ProvisionNo = Field(description="条号：50、293-1；条号不明的写英文短名")
    label: Datum | None = Field(default=None, description="给人看的条号；有条号的不用写，条号不明的写“催收时间（条号待核）”")
    text: Datum | None = Field(default=None, description="原文，一字不差；一款一行，一项一行")
    paragraphs: list[Datum] = Field(default_factory=list, description="只引其中几款时，写款的序号")
    phrase: list[Datum] = Field(default_factory=list, description="转引的原文短句（只用于 reported）")
    plain: Prose = Field(description="一到三句白话：它说了什么")
    formerly: Formerly | None = Field(default=None, description="旧法里的条号；改过几次的，写最近一次不同的")
    older: list[Formerly] = Field(default_factory=list, description="更早文本里的条号，从近到远；没有 formerly 就不写")
    behaviours: list[BehaviourId] = Field(default_factory=list, description="管哪些催收行为")
    crimes: list[Datum] = Field(default_factory=list, description="只用于刑法：这一条定义的罪名，照公布的罪名写全，如 寻衅滋事罪")
    called: list[Datum] = Field(default_factory=list, description="这个罪、这个概念人们怎么叫，条文里没有的词（只用于搜索），如 帮信罪、谁主张谁举证；不写日常的话")
    subjects: list[Datum] = Field(default_factory=list, description="这一条讲的法律概念，用条文自己的词，如 保证期间、留置送达；问这个词的人先看到这一条")
    binds: list[Whom] = Field(default_factory=list, description="约束谁；和整部法一样就不写")
    limits: list[Limit] = Field(default_factory=list, description="这一条里的数字")
    any_track: Flag = Field(default=False, description="true：整部法有 track，但这一条说的是别的路到哪里为止，哪条路都可以引")
    verification: Verification | None = Field(default=None, description="与整部法不同的核实程度")
    note: Prose | None = Field(default=None, description="容易弄错的地方")

    @model_validator(mode="after")
    def _label_where_number_is_unknown(self) -> Provision:
        if not NUMBER.match(self.no) and not self.label:
            raise ValueError("条号不明的规定要写 label，如“催收时间（条号待核）”")
        if not self.text and not self.phrase and not self.plain:
            raise ValueError("至少要有 text、phrase、plain 之一")
        if self.text and self.phrase:
            raise ValueError("有原文 text 就不写 phrase")
        if self.older and not self.formerly:
            raise ValueError("先写 formerly（最近一次不同的条号），再写 older")
        versions = [each.version for each in self.former]
        if len(set(versions)) < len(versions):
            raise ValueError("同一个旧文本只写一个条号")
        return self

    @property
    def former(self) -> list[Formerly]:
        """Every earlier number, the latest first."""
        return [self.formerly, *self.older] if self.formerly else []

    @property
    def number_known(self) -> bool:
        return bool(NUMBER.match(self.no))

    @property
    def shown(self) -> str:
        """What a reader sees as the number: 第五十条, or the label."""
        return self.label or article_label(self.no)

    @property
    def anchor(self) -> str:
        return f"art-{self.no}"


class Part(Record):
    """A run of provisions in the order of the law, under a name in everyday words."""

    title: Datum = Field(description="这一段讲什么，用读者的话")
    first: ProvisionNo = Field(description="从哪一条起，到下一段的前一条为止")


class Statute(Record):
    id: OwnId = Field(description="与文件名相同")
    title: Datum = Field(description="全称")
    short: list[Datum] = Field(min_length=1, description="常用简称，第一个用来显示")
    aliases: list[Datum] = Field(default_factory=list, description="读者还会怎么叫它（只用于搜索和引用识别）")
    replaces: list[Datum] = Field(default_factory=list, description="被它废止的法律，写简称；读者还会拿着旧条号来问，这里没有对照")
    rank: Rank = Field(description="效力级别")
    issuer: Datum = Field(description="制定机关")
    doc_no: Datum | None = Field(default=None, description="文号；没见到就不写")
    promulgated_on: Date | None = Field(default=None, description="公布日期")
    effective_from: Date | None = Field(default=None, description="施行日期；没见到明文就不写，并写 dates_note")
    effective_to: Date | None = Field(default=None, description="失效日期（当日起不再有效）")
    dates_note: Prose | None = Field(default=None, description="日期里没核实的部分")
    binds: list[Whom] = Field(min_length=1, description="约束谁")
    binds_note: Prose | None = Field(default=None, description="约束范围的说明，如“只约束协会会员”")
    track: Track | None = Field(default=None, description="属于哪一条路的程序；步骤图里只有这条路能引它")
    any_track: Flag = Field(default=False, description="true：不是哪一条路自己的程序，步骤图里哪条路都可以引。步骤图引到的，track 和它要写一个")
    source: Source
    verification: Verification
    note: Prose | None = Field(default=None, description="整部法要提醒读者的话")
    parts: list[Part] = Field(default_factory=list, description="条文多的，分成几段；第一段从第一条起")
    provisions: list[Provision] = Field(min_length=1, description="我们引用的条文")

    @model_validator(mode="after")
    def _parts_hold_every_provision_once(self) -> Statute:
        numbers = [provision.no for provision in self.provisions]
        if unknown := [part.first for part in self.parts if part.first not in numbers]:
            raise ValueError(f"parts 里的“{unknown[0]}”不是这里收的条文")
        places = [numbers.index(part.first) for part in self.parts]
        if places and (places[0] != 0 or sorted(set(places)) != places):
            raise ValueError("parts 要从第一条开始，照条文的顺序，一段只写一次")
        return self

    @model_validator(mode="after")
    def _dates_are_explained(self) -> Statute:
        if (self.promulgated_on is None or self.effective_from is None) and not self.dates_note:
            raise ValueError("缺公布或施行日期时，要写 dates_note 说明")
        return self

    @model_validator(mode="after")
    def _one_way_or_any(self) -> Statute:
        if self.track and self.any_track:
            raise ValueError("track 和 any_track 只写一个")
        if not self.track and any(provision.any_track for provision in self.provisions):
            raise ValueError("整部法没有 track，条文就不用写 any_track")
        return self

    @property
    def name(self) -> str:
        return self.short[0]

    def provision(self, no: str) -> Provision | None:
        for item in self.provisions:  # thousands of times a build: a loop is quicker than a generator
            if item.no == no:
                return item
        return None

    def held(self, no: str) -> Provision:
        """For callers after the checks, which have refused a number that is not held. Raises KeyError."""
        if (found := self.provision(no)) is None:
            raise KeyError(f"{self.id}#{no}")
        return found

    def in_parts(self) -> list[tuple[Part, list[Provision]]]:
        """The provisions run by run, each once; empty where the law is not divided."""
        numbers = [provision.no for provision in self.provisions]
        starts = [numbers.index(part.first) for part in self.parts]
        return [(part, self.provisions[start:end]) for part, start, end in zip(self.parts, starts, [*starts[1:], None])]

    def successors(self, no: str) -> list[tuple[Formerly, Provision]]:
        """What an old number has become, the latest text first: an article may have been split, and the same number
        meant another article in another text."""
        found = [(old, item) for item in self.provisions for old in item.former if old.no == no]
        return sorted(found, key=lambda pair: pair[0].version, reverse=True)

    def binds_of(self, provision: Provision) -> tuple[str, ...]:
        return tuple(provision.binds or self.binds)

    def track_of(self, provision: Provision) -> Track | None:
        """The one way whose procedure this is; None: it may stand on any."""
        return None if provision.any_track else self.track

    def level_of(self, provision: Provision) -> Level:
        return (provision.verification or self.verification).level

    def binds_lender(self, provision: Provision, lender: str) -> bool:
        """Whether the rule reaches this kind of lender: a rule is never laid on one that it does not bind."""
        binds = self.binds_of(provision)
        return Bound.EVERYONE.value in binds or lender in binds


class Behaviour(Record):
    id: OwnId = Field(description="行为的短名，发布后不改")
    title: Datum = Field(description="一句话说清行为")
    says: list[Datum] = Field(min_length=1, description="人们怎么说它（用于搜索）")
    danger: Prose | None = Field(default=None, description="遇到时先做什么（人身危险的行为才写）")
    situation: ScenarioId | None = Field(default=None, description="专门讲它的情景页，那一页的 behaviours 里要有它；先找谁照那一页的次序")
    procedure: Flag = Field(default=False, description="true：是法律程序，不是规则禁止的事；它的规定讲怎么办，不进“行为和规定对照”")
    of_an_app: Flag = Field(default=False, description="true：是 App 做的，不看谁放款；受理它的渠道对每一种放款方都受理")


class Behaviours(Record):
    behaviours: list[Behaviour] = Field(min_length=1)
