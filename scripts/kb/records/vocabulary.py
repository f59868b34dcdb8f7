"""Closed lists that records choose from, each word with what the reader is told.

Behaviours are not here: they are data (law/_behaviours.yml), because editors add
the phrases people use for them. Everything here changes only together with code.
"""

from __future__ import annotations

from enum import Enum


class Word(str, Enum):  # noqa: UP042 - a StrEnum takes its value from one text; these carry three
    """A closed list: the value is the id in files, `label` what the reader sees."""

    label: str
    note: str

    def __new__(cls, value: str, label: str, note: str = "") -> Word:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.note = note
        return member

    def __str__(self) -> str:
        return self.value


class Rank(Word):
    """Force of an instrument. `label` is the plain word used inline, `note` one sentence on its force."""

    LAW = "法律", "法律规定", "全国人大及其常委会制定，所有人都要遵守，法院直接用它判案。"
    REGULATION = "行政法规", "法律规定", "国务院制定，全国有效，法院审案可以直接引用。"
    PARTY = "党内法规", "监管规定", "党中央或者与国务院联合制定，规定信访等机关怎样办事；不能直接当作起诉对方的依据。"
    INTERPRETATION = "司法解释", "法律规定", "最高法院、最高检察院对怎样适用法律的统一解释，法院办案要遵守。"
    JUDICIAL_DOCUMENT = "司法文件", "监管规定", "司法机关的政策性文件，指导办案，法院一般不直接引作判决依据。"
    RULE = "部门规章", "监管规定", "国务院部门制定，约束它监管的机构；违反的，可以向该部门投诉、举报。"
    NORMATIVE = "规范性文件", "监管规定", "监管部门发布，约束它监管的机构；效力低于规章，违反的可以投诉、举报。"
    STANDARD = "国家标准（推荐性）", "行业规范", "推荐性标准，不是法律；不照做不等于违法，但可以写进投诉理由。"
    SELF_DISCIPLINE = "行业自律", "行业规范", "协会对会员的约定，不是法律；会员违反的，可以投诉。"
    # Last, with a word of its own: 法律规定 says 谁都要守, and this holds in one place only.
    LOCAL = "地方性法规", "地方规定", "地方人大及其常委会制定，只在当地有效；出了那个地方，不能拿来用。"


#: Ranks that may stand behind the word 违法 for everybody they bind: a rule of one place never does.
UNLAWFUL_RANKS = frozenset({Rank.LAW, Rank.REGULATION, Rank.INTERPRETATION, Rank.RULE})

#: Ranks that never make anything 违法: they go to 违反行业规范，可投诉.
QUOTED_RANKS = frozenset({Rank.LAW, Rank.REGULATION, Rank.INTERPRETATION})
SOFT_RANKS = frozenset({Rank.STANDARD, Rank.SELF_DISCIPLINE})


class Level(Word):
    """How sure we are, one scale for the whole site."""

    OFFICIAL = "official", "按官方数据库转录", "按国家法律法规数据库或官方公报转录。"
    TWO_CORPORA = "two-corpora", "两份文本一致", "两份分别整理的文本一致，未与官网逐条核对。"
    ONE_CORPUS = "one-corpus", "只有一份文本", "只读到一份整理的文本，未与官网逐条核对。"
    REPORTED = "reported", "转引", "只见到媒体、律所等的转引，没有读到官方全文。"
    UNCONFIRMED = "unconfirmed", "未联网核对", "没有找到可靠来源，或者没有联网核对，用之前请自己再核一次。"


def level_label(value: str) -> str:
    """What the reader sees of a level that a table holds as a plain word."""
    return next(level.label for level in Level if level.value == value)


class Lender(Word):
    """Kinds of lender. The order is the order in which the reader is asked."""

    CREDIT_CARD = "credit-card", "信用卡"
    BANK = "bank", "银行贷款"
    CONSUMER_FINANCE = "consumer-finance", "消费金融公司"
    MICRO_LOAN = "micro-loan", "小额贷款公司"
    LOAN_ASSISTANCE = "loan-assistance", "助贷平台（借款 App）"
    OTHER_LICENSED = "other-licensed", "汽车金融／信托等"
    LOCAL_LICENSED = "local-licensed", "典当／融资租赁／保理"
    GUARANTEE_COMPANY = "guarantee-company", "担保公司"
    INSURER = "insurer", "保险公司"
    NATIONAL_AMC = "national-amc", "金融资产管理公司"
    DEBT_ASSIGNEE = "debt-assignee", "买走债权的其他公司"
    UNLICENSED = "unlicensed", "没有牌照的平台"
    PRIVATE_PERSON = "private-person", "个人"


class Bound(Word):
    """Whom a provision binds, besides kinds of lender."""

    EVERYONE = "everyone", "所有人"
    COURTS = "courts", "法院"
    POLICE = "police", "公安机关"
    PROCURATORATES = "procuratorates", "检察院"
    REGULATORS = "regulators", "行政机关"
    ONLINE_PLATFORMS = "online-platforms", "网络平台"
    LAWYERS = "lawyers", "律师"


class Unit(Word):
    TIMES_PER_DAY = "次/日", "次/日"
    DAY = "日", "日"
    WORKING_DAY = "工作日", "个工作日"
    HOUR = "小时", "小时"
    MONTH = "月", "个月"
    YEAR = "年", "年"
    PERCENT = "%", "%"
    YUAN = "元", "元"
    TIMES = "次", "次"
    ITEM = "条", "条"
    PERSON = "人", "人"
    PERIOD = "时段", ""


class LimitKind(Word):
    HARD = "hard", "硬性"
    COURT_DISCRETION = "court-discretion", "可请求调减，由法院衡量"
    RECOMMENDED = "recommended", "推荐性，不照做不等于违法"


class Tier(Word):
    FIRST = "first", "首选"
    SECOND = "second", "次选"


class ContactKind(Word):
    TEL = "tel", "电话"
    SMS = "sms", "短信"
    WEB = "web", "网站"
    APP = "app", "应用或小程序"
    WECHAT = "wechat", "公众号"
    POST = "post", "信件或窗口"


class Group(Word):
    """Which shelf a situation stands on."""

    NOW = "正在被催", "正在被催"
    SCARY_WORDS = "吓人的话", "吓人的话"
    PAPERS = "收到文书", "收到文书"
    DEBT = "债本身", "债本身"
    NOT_MINE = "不是我的债", "不是我的债"
    SCAMS = "别再受骗", "别再受骗"
    CRISIS = "撑不住", "撑不住"


class EventGroup(Word):
    """Shelves of what may happen to a reader, in the order in which days are short."""

    COURT = "court", "收到法院的东西"
    ENFORCEMENT = "enforcement", "冻结、执行"
    ARBITRATION = "arbitration", "仲裁、公证"
    COMPLAINT = "complaint", "投诉、举报、信访"
    POLICE = "police", "报警、报案"
    OFFICE = "office", "申请机关办事、复议"
    CREDIT = "credit", "征信、失信名单"
    SIGNED = "signed", "签过字、担保"
    LIMITATION = "limitation", "旧债的诉讼时效"
    OTHER = "other", "别的"


class Side(Word):
    """Whose clock it is."""

    MINE = "mine", "轮到你"
    THEIRS = "theirs", "等对方"
    WAIT = "wait", "先等满"


class HourRule(Word):
    """From when hours are counted."""

    NEXT = "next", "从下一个小时起"
    AT_ONCE = "at-once", "从那一刻起"


class Interrupts(Word):
    """What an event is to the limitation of actions."""

    START = "start", "从这里开始算"
    DEMAND = "demand", "对方来要、转让：没过的，重新算"
    AGREE = "agree", "还过、答应过：没过的，重新算；过了的，可能不能再用时效抗辩"
    PROCEEDING = "proceeding", "起诉、仲裁、调解：没结束不算，结束了重新算"
    ENDED = "ended", "程序结束：从这天重新算"


class TermGroup(Word):
    """Shelves of the glossary, in the order in which a reader meets the words."""

    CONDUCT = "conduct", "催收的手法"
    SAYINGS = "sayings", "网上常说的词"
    MONEY = "money", "钱怎么算"
    PARTIES = "parties", "谁放的款、谁来催"
    CREDIT = "credit", "征信和名单"
    COURT = "court", "法院和文书"
    HELP = "help", "求助和投诉"


class AppGroup(Word):
    """Shelves of the page that says whose a loan product is: where people meet its name."""

    PLATFORM = "platform", "支付、购物、打车软件里的"
    LOAN_APP = "loan-app", "借款 App"
    COMPANY = "company", "消费金融公司"


class CompanyRole(Word):
    """What the company that is named beside a loan product has to do with the loan."""

    LENDER = "lender", "合同里常见的出借人"
    OPERATOR = "operator", "办这个 App 的公司，多半不是出借人"


class Effect(Word):
    """Legal effects of sending a letter that the sender must know beforehand."""

    INTERRUPTS_LIMITATION = "interrupts-limitation", "可能让诉讼时效重新计算"
    ACKNOWLEDGES_DEBT = "acknowledges-debt", "可能被当作承认债务"
    STARTS_CLOCK = "starts-clock", "对方的法定期限从收到时起算"


class FieldKind(Word):
    """What a reader types into a field of a letter."""

    SHORT = "short", "一行字"
    LONG = "long", "几行字，一件一行"
    DATE = "date", "日期"
    TODAY = "today", "日期，先填上今天"
    CHECK = "check", "打钩，写上固定的一句"


class Subject(Word):
    """What a letter is about; decides whether it must carry the reservation."""

    CONDUCT = "conduct", "催收方式"
    OTHER = "other", "催收方式以外的事（个人信息、报案、证据、法院程序等）"


#: Letters with one of these effects lead through the limitation gate; all others carry the reservation.
ABOUT_DEBT = frozenset({Effect.INTERRUPTS_LIMITATION, Effect.ACKNOWLEDGES_DEBT})


class Track(Word):
    """One way of the law with its own bodies, papers and days. Ways are never joined."""

    COMPLAINT = "complaint", "投诉"
    ADMINISTRATIVE = "administrative", "行政"
    CRIMINAL = "criminal", "刑事"
    PETITION = "petition", "信访"
    COURT = "court", "民事诉讼"


class Verdict(Word):
    """What a refuted or checked claim turned out to be."""

    TRUE = "对", "对"
    HALF_TRUE = "半对", "只对一半"
    OUTDATED = "过时", "过时了"
    WRONG = "错", "不对"
    HARMFUL = "有害", "有害"
    NO_SUCH_TEXT = "查无此文", "查不到这份文件"


class Reader(Word):
    """Who did the last editorial check, and what it is: the editors of this project are AI sessions. `lawyer` only if a practising lawyer did."""

    EDITOR = "editor", "编辑（AI 协助）核对，未经执业律师复核"
    SECOND_READER = "second-reader", "第二编辑（AI）复读，未经执业律师复核"
    LAWYER = "lawyer", "执业律师复核"


class Noted(Word):
    """What a log of collection holds (docs/tools/evidence-log.md)."""

    CALL = "call", "电话"
    MESSAGE = "message", "短信、微信"
    VISIT = "visit", "上门"
    OTHER = "other", "信件、张贴等"


class Outcome(Word):
    """What became of a call."""

    CONNECTED = "connected", "接通了"
    UNANSWERED = "unanswered", "没接通"
    HUNG_UP = "hung-up", "接起就断"


class Reached(Word):
    SELF = "self", "本人"
    FAMILY = "family", "家人"
    COLLEAGUE = "colleague", "同事"
    OTHER = "other", "别人"


class Voice(Word):
    LIVE = "live", "能对话"
    RECORDED = "recorded", "放录音"


class Tone(Word):
    """What was in a call or message, as the reader heard it."""

    INSULT = "insult", "骂人、侮辱"
    THREAT = "threat", "恐吓、威胁"
    HARM = "harm", "威胁要打人、伤人"
    NONE = "none", "都没有"


class CountTest(Word):
    """How what a log holds is held against a rule."""

    AT_MOST = "at-most", "一天最多几次"
    AT_LEAST = "at-least", "每一次不少于几人"
    HOURS = "hours", "在不在这段时间里"
    HAPPENED = "happened", "只数有几次，算不算看前提"


class Agencies(Word):
    TOGETHER = "together", "合起来数"
    UNSAID = "unsaid", "条文没有说要不要合起来数"


class Agreed(Word):
    NO = "no", "没有这个例外"
    ALLOWED = "allowed", "有约定、有同意的，按约定"
    UNSAID = "unsaid", "能不能另外约定，没有核到"


#: The behaviour id of somebody in danger from themselves; answered first and alone everywhere.
CRISIS = "crisis"

#: H2 headings an author may use in a situation, in page order. The renderer puts the generated blocks between.
SCENARIO_HEADINGS = ("现在就做", "照着念", "怎样取证", "债务本身", "常见误区")

#: H2 headings of a channel page.
CHANNEL_HEADINGS = ("怎么办理", "写什么", "通常会怎样", "不受理或不满意怎么办", "容易弄错的")

#: H2 headings of a lender page.
LENDER_HEADINGS = ("怎么认出来", "哪些规则管它", "找谁投诉", "容易弄错的")
