"""Records of the tables law/_triage.yml, law/_changes.yml, law/_lpr.yml, law/_exceptions.yml, law/_style.yml,
law/_glossary.yml, law/_apps.yml and law/_shelves.yml.

Tables are data that several pages share and that no instrument owns. A leading
underscore in law/ marks them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from .fields import Date, Datum, Flag, Id, OwnId, PageKey, Prose, Record, Ref, Refers, Source, StatuteId
from .vocabulary import AppGroup, CompanyRole, Lender, Level, Reader, TermGroup, Word

#: Nobody in a hurry answers a fourth question.
MAX_QUESTIONS = 3


class Choice(Record):
    """One answer: it leads to a page, or to one more question."""

    say: Datum = Field(description="读者会怎么说，用他的话")
    go: PageKey | None = Field(default=None, description="去哪一页，写 scenario:home-visit 这样")
    at: Datum | None = Field(default=None, description="直接到那一页的哪一部分：标题后面 {#…} 里的短名")
    ask: Prose | None = Field(default=None, description="再问一个问题")
    choices: list[Choice] = Field(default_factory=list, description="这个问题的回答")

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Choice:
        if bool(self.go) == bool(self.ask):
            raise ValueError("每个回答要么写 go，要么写 ask 和 choices")
        if bool(self.ask) != bool(self.choices):
            raise ValueError("ask 和 choices 要一起写")
        if self.at and not self.go:
            raise ValueError("at 要和 go 一起写")
        return self


class Door(Record):
    id: Literal["me", "family", "papers"] = Field(description="门的短名，网址 /start/短名/")
    title: Datum = Field(description="门上写的字")
    hint: Prose = Field(description="一句话")
    ask: Prose = Field(description="第一个问题")
    choices: list[Choice] = Field(min_length=1)


class Triage(Record):
    """Three doors, at most MAX_QUESTIONS questions to a page."""

    doors: list[Door] = Field(min_length=3, max_length=3)


class Shelf(Record):
    """A group of pages of one kind in an index, the most needed first."""

    title: Datum = Field(description="这一组的名字，用读者的话；情景的就写它的 group")
    pages: list[PageKey] = Field(min_length=1, description="页面，最先用得着的在前，写 channel:police-110 这样；一组里只有一种页面")

    @property
    def kind(self) -> str:
        return self.pages[0].partition(":")[0]


class Shelves(Record):
    """law/_shelves.yml: the order of the indexes. A page that is not named stands at the end of its kind."""

    shelves: list[Shelf] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_page_once(self) -> Shelves:
        seen: set[str] = set()
        for shelf in self.shelves:
            for key in shelf.pages:
                if key in seen:
                    raise ValueError(f"“{key}”写了两次，一页只放一组")
                if key.partition(":")[0] != shelf.kind:
                    raise ValueError(f"“{shelf.title}”里有别种页面“{key}”，一组只放一种")
                seen.add(key)
        return self

    def of(self, kind: str) -> list[Shelf]:
        return [shelf for shelf in self.shelves if shelf.kind == kind]


class Change(Record):
    id: OwnId = Field(description="短名，发布后不改")
    on: Date = Field(description="哪一天起")
    title: Prose = Field(description="变了什么，一句话")
    means: Prose = Field(description="对读者意味着什么")
    level: Literal["official", "two-corpora", "one-corpus", "reported"] = Field(description="核实程度")
    statutes: list[StatuteId] = Field(default_factory=list, description="涉及的法律、规则")
    source: Source | None = None


class Changes(Record):
    known_until: Date = Field(description="我们的资料看到哪一天；之后的变化不知道")
    blind: list[Prose] = Field(min_length=1, description="上线前、引用前要再核的事")
    changes: list[Change] = Field(min_length=1)


class Tolerated(Record):
    """A way of writing in quoted law that checks let pass, because the source writes so."""

    ref: Datum = Field(description="哪一条，如 bank-card-provisions#7；整部都这样的只写短名")
    words: list[Datum] = Field(min_length=1, description="照录的写法，一个一项，如半角的 (")
    reason: Prose = Field(description="为什么照录")


class Exceptions(Record):
    tolerated: list[Tolerated]


class Excused(Record):
    """One passage of a page that a check of style lets pass."""

    page: PageKey = Field(description="哪一页，写 scenario:lawsuit 这样")
    starts: Datum = Field(description="那一段（句）开头的几个字，照页面上看到的写，够认出来就行")
    reason: Prose = Field(description="为什么放过")


class Reading(Record):
    """Somebody read something against the law, on a day. The newest reading of a page is its date of check."""

    of: Datum = Field(description="读的是什么：scenario:violence，law:civil-code，或者一张表的文件名，如 _triage.yml")
    on: Date = Field(description="哪一天读完的")
    by: Reader = Field(description="谁读的（角色，不写姓名；lawyer 只在执业律师真的读过时写）")
    changed: Prose | None = Field(default=None, description="读出了什么、改了什么，一句话；只是读过、没有改的写“没有改动”")


class Outcome(Word):
    MENDED = "mended", "改了"
    ANSWERED = "answered", "条文另有说法，没有照改"
    LATER = "later", "还没做"


class Finding(Record):
    """What a second look said was wrong, and what was done about it."""

    id: Datum = Field(description="第几份复核、第几条，如 1-A3")
    said: Prose = Field(description="复核说了什么，一句话")
    done: Outcome = Field(description="改了、另有说法，还是留到以后")
    how: Prose = Field(description="怎么改的、依据哪一条；没照改的写哪条文本另有说法；留到以后的写为什么")
    where: list[Datum] = Field(default_factory=list, description="在哪里：scenario:violence、law:civil-code#552 这样")


class Reviews(Record):
    """law/_reviews.yml: the log of readings, from which pages take `checked`, and what was done about each finding."""

    readings: list[Reading] = Field(min_length=1)
    findings: list[Finding] = Field(default_factory=list)


#: A word that several sources of one origin share. It is there by being written, so nothing has to exist for it.
FamilyName = Annotated[Id, Refers("family")]


class KnownSource(Record):
    """Something that law is compared with. `against` of an instrument names it: `id`, or `id：which copy, what was read there`."""

    id: OwnId = Field(description="短名，against 里写它")
    name: Datum = Field(description="读者看到的名字")
    edition: Datum | None = Field(default=None, description="没有另写说明时，读到的是哪一份")
    what: Prose = Field(description="它是什么，一句话")
    url: Datum | None = Field(default=None, description="网址；一类来源没有")
    supports: Level = Field(description="最多撑得起哪一级核实程度")
    family: FamilyName | None = Field(default=None, description="同源的几个写同一个词：它们一致，不算两个语料一致")
    generic: Flag = Field(default=False, description="true：不是一份，是一类（报道、转载页）；用到时要说明是哪一份，读者只看到说明")

    def shown(self, note: str) -> str:
        """What a reader sees: 新华社 2020-01-14 报道, or GitHub ImCa0/just-laws（2026-07-17 快照）."""
        if self.generic:
            return note or self.name
        return f"{self.name}（{note or self.edition}）" if note or self.edition else self.name

    @property
    def origin(self) -> str:
        return self.family or self.id


class Sources(Record):
    """law/_sources.yml: everything that `verification.against` may name."""

    sources: list[KnownSource] = Field(min_length=1)


class SharedText(Record):
    id: OwnId = Field(description="短名，正文写 {{ text:短名 }}")
    text: Prose = Field(description="一段话，一行写完；可以引条文、写 {{ limit:短名 }}，不能再套 {{ text:… }}")
    why: Prose = Field(description="哪些页面要说它、为什么只写一处")

    @model_validator(mode="after")
    def _one_paragraph(self) -> SharedText:
        if "\n" in self.text or "{{ text:" in self.text:
            raise ValueError("只能是一段话，不换行，也不套别的 text")
        return self


class Block(Record):
    """Words that code puts on pages: a reader reads them, so they stand here and not in Python."""

    id: OwnId = Field(description="短名，写死在 scripts/kb/records/relied_on.py 里，不能只改这里")
    text: Prose = Field(description="Markdown，可以有几段、小标题、列表；可以引条文、写 {{ limit:短名 }}；链接从 docs/ 写起，如 channels/police-110.md")
    why: Prose = Field(description="哪里要说它，改的时候要当心什么")


class Texts(Record):
    """law/_texts.yml: sentences that many pages say, and those that code puts on pages; written and checked once."""

    texts: list[SharedText] = Field(min_length=1)
    blocks: list[Block] = Field(min_length=1, description="程序放到页面上的话，每一项都有用处，一项也不能少")


class Uncommon(Record):
    """A character outside the common set that a file needs."""

    character: Annotated[Datum, Field(min_length=1, max_length=1)] = Field(description="这个字")
    path: Datum = Field(description="哪个文件，写 law/civil-code.yml 这样")
    reason: Prose = Field(description="为什么非用不可")


class Style(Record):
    """law/_style.yml: what the checks of sentences and of citations let pass, and why."""

    long_sentences: list[Excused] = Field(description="超过字数的句子")
    uncited: list[Excused] = Field(description="说到法律、没有引条文的段落")
    characters: list[Uncommon] = Field(default_factory=list, description="不在国标常用字里、又非用不可的字")

    @property
    def lists(self) -> dict[str, list[Excused]]:
        return {"long_sentences": self.long_sentences, "uncited": self.uncited}


#: A tooltip holds no more, and who taps a word wants one breath of an answer.
PLAIN_LIMIT = 120


def _one_breath(value: str) -> str:
    if len(value) > PLAIN_LIMIT:
        raise ValueError(f"最多 {PLAIN_LIMIT} 字，现在 {len(value)} 字")
    if set(value) & set('"{}[]|<>'):
        raise ValueError('不能有 " { } [ ] | < >：这段话也放在提示里')
    return value


class Term(Record):
    """A word that readers meet, and what the law calls the thing."""

    id: OwnId = Field(description="短名，网址 /glossary/#短名，发布后不改")
    term: Datum = Field(description="词")
    says: list[Datum] = Field(default_factory=list, description="别的写法、叫法")
    group: TermGroup = Field(description="放在哪一组")
    plain: Annotated[Prose, AfterValidator(_one_breath)] = Field(description="白话解释，不超过 120 字；俗话要写明法律上叫什么")
    law: list[Ref] = Field(default_factory=list, description="依据；解释里说到法律的，都要有")
    see: list[PageKey] = Field(min_length=1, description="看哪些页面，写 scenario:negotiation 这样")
    linked: Flag = Field(default=True, description="false：每页都有的词，只在词语表里解释，正文里不做链接")

    @property
    def spellings(self) -> list[str]:
        return [self.term, *self.says]


class Glossary(Record):
    terms: list[Term] = Field(min_length=1)


class App(Record):
    """A loan product or a lending company by the name that people know, and what was read about who lends. No praise and no blame.

    Who supervises and where to complain is not written here: it follows from the kinds of lender, whose pages say it."""

    id: OwnId = Field(description="短名，网址 /guides/who-is-this-app/#app-短名，发布后不改")
    names: list[Datum] = Field(min_length=1, description="产品名和大家的叫法，最常用的在前；一个名字只能写在一处")
    group: AppGroup = Field(description="放在哪一组")
    company: Datum | None = Field(default=None, description="来源里写的公司名字，照来源写，不替它补全")
    company_is: CompanyRole | None = Field(default=None, description="这家公司是出借人，还是办 App 的；和 company 一起写")
    kinds: list[Lender] = Field(default_factory=list, description="来源说到的出借人是哪几类；没有查到就不写")
    several: Flag = Field(default=False, description="true：来源说不止一家，或者不能确定只有一家；输入这个名字时不替读者选放款方")
    note: Prose | None = Field(default=None, description="要当心什么，一两句；只写来源说了的")
    sources: list[Source] = Field(default_factory=list, description="在哪里读到的；写了 company 或者 kinds 就要有")
    on: Date = Field(description="哪一天读的")
    level: Level = Field(description="核实程度，不能比来源高")

    @model_validator(mode="after")
    def _says_what_it_read(self) -> App:
        if (self.company is None) is not (self.company_is is None):
            raise ValueError("company 和 company_is 要一起写")
        if (self.company or self.kinds) and not self.sources:
            raise ValueError(f"“{self.names[0]}”写了公司或者种类，没有写 sources：没有来源的不写")
        if len(set(self.kinds)) < len(self.kinds):
            raise ValueError("kinds 里同一类写了两次")
        return self

    @property
    def kind(self) -> Lender | None:
        """The kind of lender, where there is only one that it can be."""
        return self.kinds[0] if len(self.kinds) == 1 and not self.several else None


class Apps(Record):
    """law/_apps.yml: whose the best-known loan products are, as far as it could be read."""

    apps: list[App] = Field(min_length=1)


def _percent(value: str) -> str:
    if not re.fullmatch(r"\d{1,2}\.\d{2}", value):
        raise ValueError(f"利率“{value}”要写成 3.85 这样，两位小数")
    return value


class LprKnown(Record):
    """The days for which sources support a rate. Nothing outside them is ever concluded."""

    since: Date = Field(description="有根据的第一天")
    until: Date = Field(description="有根据的最后一天")
    why: Prose = Field(description="凭什么说这段时间里没有变")


class LprChange(Record):
    on: Date = Field(description="哪一天起变成这个数")
    day: Literal["reported", "month", "unconfirmed"] = Field(description="这一天有多确定：报道写明了日、只写明了月、没有核实")
    rate: Annotated[Datum, AfterValidator(_percent)] = Field(description="一年期，百分之几，如 3.85")
    level: Level = Field(description="这个数的核实程度")
    source: Datum = Field(description="在哪里读到的")
    known: LprKnown | None = Field(default=None, description="能确定是这个数的日子；没有就不写")

    @property
    def surely_from(self) -> dt.date:
        """The first day on which the change has surely happened: where only the month is known, that month is no proof."""
        return (self.on.replace(day=1) + dt.timedelta(days=32)).replace(day=1) if self.day == "month" else self.on

    @property
    def surely_before(self) -> dt.date:
        """From this day on the rate before may no longer be the one."""
        return self.on.replace(day=1) if self.day == "month" else self.on


class LprRule(Record):
    """Which day's LPR counts."""

    id: OwnId
    when: Prose = Field(description="哪种合同、哪一段利息")
    basis: Literal["contract-date", "suit-date", "none"] = Field(description="按合同成立那天、起诉那天的 LPR，或者不看 LPR")
    says: Prose = Field(description="一句话")
    law: list[Ref] = Field(min_length=1)


class LprScope(Record):
    lenders: list[Lender] = Field(min_length=1)
    why: Prose = Field(description="为什么不适用，或者看什么")
    law: list[Ref] = Field(min_length=1)


class Lpr(Record):
    """law/_lpr.yml: the one-year loan prime rate as far as we could read it."""

    last_known: Date = Field(description="看到的最后一次报价是哪一天；之后的不推算")
    changes: list[LprChange] = Field(min_length=1)
    rules: list[LprRule] = Field(min_length=1)
    lenders: list[Lender] = Field(min_length=1, description="四倍这条线管的放款方")
    lenders_law: list[Ref] = Field(default_factory=list, description="为什么管它们：依据")
    not_lenders: list[LprScope] = Field(default_factory=list, description="不管的放款方")
    depends: list[LprScope] = Field(default_factory=list, description="要先看别的")

    @model_validator(mode="after")
    def _nothing_overlaps_or_is_extrapolated(self) -> Lpr:
        for before, after in zip(self.changes, self.changes[1:]):
            if not before.on < after.on:
                raise ValueError(f"{after.on} 没有按日期排在 {before.on} 后面")
            if before.rate == after.rate:
                raise ValueError(f"{after.on} 的数和前一次一样，不是变动")
            if before.known and before.known.until >= after.surely_before:
                raise ValueError(f"{before.on} 的数最多算到 {after.surely_before} 的前一天，known.until 写的是 {before.known.until}")
        for change in self.changes:
            if change.on > self.last_known:
                raise ValueError(f"{change.on} 晚于 last_known")
            if change.known and not change.surely_from <= change.known.since <= change.known.until <= self.last_known:
                raise ValueError(f"{change.on} 的 known 要从 {change.surely_from} 或者以后开始，到 last_known 为止")
        named = [*self.lenders, *(lender for scope in (*self.not_lenders, *self.depends) for lender in scope.lenders)]
        if sorted(named) != sorted(Lender):
            raise ValueError("每一种放款方都要在 lenders、not_lenders、depends 里正好出现一次")
        return self
