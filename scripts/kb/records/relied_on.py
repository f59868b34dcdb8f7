"""What code calls by name: the one table of pages, ladders and behaviours that may not just be renamed.

A channel on the danger strip, a situation on the pocket card: their ids stand here and nowhere else in the code.
Guarantees: checks/relied_on.py reports each that is missing, with its file and the nearest name, so that a renamed page
is a line of the report and never a traceback; tests/records/test_relied_on.py finds ids that other modules write themselves.
Not here: ids that are data, and are checked where they stand (cards of the home page, doors, routes), and kinds of
lender, which are a closed list with a page each (vocabulary.Lender).
"""

from __future__ import annotations

from .vocabulary import CRISIS, Word


class ReliedOn(Word):
    """`kind:id`, and for the report what leans on it."""

    HOME = "page:index", "首页"
    VERIFICATION = "page:about/verification", "书里“我们有多确定”一篇"
    REVIEWS = "page:about/reviews", "导航里的“谁读过、改了什么”"
    REPORT = "page:about/report", "每页末尾的“发现错误”"

    POLICE = "channel:police-110", "每页顶上的报警电话、打印件、报案文书的检查"
    MENTAL = "channel:mental-12356", "每页顶上的心理援助电话、打印件"
    LEGAL_AID = "channel:legal-aid-12348", "动笔前的四问、打印件、搜索没有把握时的电话"
    NFRA = "channel:nfra-12378", "口袋卡"
    ANTI_FRAUD = "channel:anti-fraud-96110", "口袋卡"
    COURT_HOTLINE = "channel:court-12368", "口袋卡"
    COURT_ONLINE = "channel:court-online-service", "案卷：交给法院要带什么"
    CITY_HOTLINE = "channel:hotline-12345", "口袋卡"
    LOCAL_BUREAU = "channel:local-finance-bureau", "招贴上“管它的部门”"
    YOUTH = "channel:youth-12355", "不算走错门的求助（检查）"

    OLD_DEBT = "scenario:old-debt", "动笔前的四问"
    RINGING = "scenario:call-bombing", "口袋卡上照着念的话"
    FIND_LENDER = "guide:find-my-lender", "不知道放款方时给的链接"
    FOR_PARENTS = "guide:for-parents", "给爸妈看的一页"
    WHO_IS_APP = "guide:who-is-this-app", "按 App 名找放款方：搜索、情景页输入名字的地方"

    LADDER_COMPLAINT = "ladder:complaint", "做法页和情景页的链接"
    LADDER_ADMINISTRATIVE = "ladder:police-administrative", "做法页和情景页的链接"
    LADDER_CRIMINAL = "ladder:police-criminal", "做法页和情景页的链接"
    LADDER_COURT = "ladder:court", "做法页和情景页的链接"

    CRISIS = f"behaviour:{CRISIS}", "撑不住的人：先给求助电话"

    @property
    def kind(self) -> str:
        return self.value.partition(":")[0]

    @property
    def id(self) -> str:
        return self.value.partition(":")[2]

    @property
    def source(self) -> str:
        """Where under docs/ a free page stands; other kinds have a folder (knowledge.Entry.source)."""
        if self.kind != "page":
            raise ValueError(f"{self}: not a free page")
        return f"{self.id}.md"


class Said(Word):
    """`text:id` of law/_texts.yml (`blocks`): a reader's words that code puts on pages, and where it puts them."""

    GATE = "text:gate", "动笔前的四问"
    CARE = "text:care", "情景页末尾“撑不住的时候”"
    FIND_LENDER = "text:find-lender", "不知道放款方时先看哪里"
    NO_CLOCK = "text:no-clock", "没有统一答复天数的渠道"
    FORCES = "text:forces", "行为和规定对照的说明"
    ROUTES_INTRO = "text:routes-intro", "什么事找谁：开头"
    ROUTES_CONTRACT = "text:routes-contract", "什么事找谁：选放款方"
    ROUTES_UNKNOWN = "text:routes-unknown", "什么事找谁：不知道放款方"
    LENDERS_DIFFER = "text:lenders-differ", "情景页选放款方、书里“谁放的款”一篇"
    APPS = "text:apps", "按 App 名找放款方：表里的话、情景页输入名字时的话"
    LADDERS = "text:ladders", "步骤图的说明"
    LPR_LINE = "text:lpr-line", "一年期 LPR：开头"
    LPR_DAYS = "text:lpr-days", "一年期 LPR：哪几天"
    HOLIDAYS = "text:holidays", "放假和上班：开头、到哪天为止"
    UNVERIFIED = "text:unverified", "没有核实的：开头"
    LOOK = "text:look", "没有核实的：每一种要看什么"
    ERRATA = "text:errata", "改过的错：开头"
    FRESHNESS = "text:freshness", "哪些页该重读了：开头"
    DATA = "text:data", "数据字典：开头、每张表一句"
    LLMS = "text:llms", "llms.txt：给程序读的说明"
    RECHECK = "text:recheck", "没有核实的：很久没有再核对"
    OLD_NUMBERS = "text:old-numbers", "法律页的旧条号对照"
    SAVE = "text:save", "离线保存：开头"
    KEPT_BY_TOOLS = "text:kept-by-tools", "离线保存：工具记了什么"
    SAVE_THINK = "text:save-think", "离线保存：想一想、清除"
    USE = "text:use", "书的第一页：打电话、怎么用"
    USE_FREE = "text:use-free", "书的第一页：不收费"
    POSTER = "text:poster", "招贴最下面的话"
    GATE_WORDS = "text:gate-words", "动笔前的问题：第一问、最后一问、结论"
    LETTER_WORDS = "text:letter-words", "填文书时的提示"
    KEEP_WORDS = "text:keep-words", "离线保存：按钮旁边的话"
    INTROS = "text:intros", "目录一类的页面开头的一句"
    DATED = "text:dated", "可能过时、资料到哪天"
    PRINT = "text:print", "情景页怎样打印"
    BOOK = "text:book", "书、卡、招贴上的话"
    PICTURE = "text:picture", "情景页“做成图片”：电话和承诺"
    LOST = "text:lost", "网址不对时的一页（404.html）"
    SEARCH_CALLS = "text:search-calls", "搜索页：一直在输入框下面的一行电话"
    SEARCH_NOSCRIPT = "text:search-noscript", "搜索页：没有 JavaScript"
    SEARCH_SLOW = "text:search-slow", "搜索页：网络慢"
    SEARCH_FAILED = "text:search-failed", "搜索页：没有取到"
    SEARCH_WEAK = "text:search-weak", "搜索页：没有把握"
    SEARCH_BROAD = "text:search-broad", "搜索页：词太宽"
    SEARCH_ILL = "text:search-ill", "搜索页：有人突然不舒服才打的号码，按钮里先写什么样"
    SEARCH_WAYS = "text:search-ways", "搜索页：没有把握、词太宽时，门下面的一行"
    HEARD_DANGER = "text:heard-danger", "搜索页：听起来有生命危险，结果上面的一行"
    HEARD_INJURED = "text:heard-injured", "搜索页：听起来有人受伤，结果上面的一行"
    HEARD_CURSE = "text:heard-curse", "搜索页：听起来是催收咒人，结果上面的一行"
    TOOL_NOSCRIPT = "text:tool-noscript", "工具页：没有 JavaScript"
    TOOL_WORDS = "text:tool-words", "工具里共用的话"
    TOOL_PLAN = "text:tool-plan", "工具“几步列出该做什么”"
    TOOL_CASE_FILE = "text:tool-case-file", "工具“案卷”里的话"
    TOOL_DEADLINES = "text:tool-deadlines", "工具“哪天到期”里的话"
    TOOL_RATE = "text:tool-rate-calculator", "工具：贷款年化和费用"
    TOOL_EVIDENCE_LOG = "text:tool-evidence-log", "催收记录工具里的话"
    SEARCH_AHEAD = "text:search-ahead", "搜索页：搜过以后接着取"

    @property
    def id(self) -> str:
        return self.value.partition(":")[2]


#: Blocks that are said line by line (said_lines.py): {block: {name of the line: its gaps 〔…〕, which code fills}}.
LINES: dict[Said, dict[str, tuple[str, ...]]] = {
    Said.GATE_WORDS: {"first": (), "recent": (), "long-ago": (), "gap": (), "open": (), "stop": ()},
    Said.LETTER_WORDS: {
        "gate-first": (), "private": (), "tools": (), "images": ("几",), "images-cut": (), "wrong-date": (), "only-date": (), "start-day": (),
        "due": ("哪天",), "holidays": (), "progress": ("几", "多少"), "missing": ("哪些",), "missing-many": ("几",), "complete": (),
    },
    Said.KEEP_WORDS: {
        "noscript": (), "unable": (), "nothing": (), "offer": ("哪天", "传多少", "多大", "几"), "saving": ("几", "多少"), "failed": (),
        "kept": ("哪天", "多大", "法律哪天"), "newer": ("哪天", "新的哪天", "传多少"), "tools-none": (), "tools-some": (), "tools-one": ("哪个", "多大"), "tools-wipe": (), "tools-sure": (), "tools-wiped": (), "tools-unable": (), "cleared": (),
    },
    Said.TOOL_WORDS: {
        "keep": (), "keep-offer": (), "leaving": (), "kept": (), "kept-where": (), "keep-stopped": (), "keep-failed": (), "keep-damaged": (), "keep-elsewhere": (), "keep-wiped-elsewhere": (), "wiped": (), "day-understood": ("原话", "今天", "哪天"), "day-ask": (), "case-hint": (), "case-then": (), "case-nothing": (),
    },
    Said.TOOL_PLAN: {
        "what": (), "who": (), "lender": (), "lender-name": (), "name-found": ("哪几个字",), "name-unknown": (), "nothing": (), "ready": ("几", "哪一页"), "only-life": (),
        "order": (), "whole": (), "avoid-more": ("哪一页",), "unknown": (), "known": ("哪种",), "next-door": (), "last-door": (),
        "clocks": (), "gate": (), "letters": (), "old-letters": (), "no-letters": (), "of-borrower": (), "laws": (), "wont": (), "title": (), "kept": (),
    },
    Said.TOOL_DEADLINES: {
        "start": (), "find": ("几",), "find-hint": (), "found": ("几",), "found-none": (), "one-debt": (), "need-event": (), "need-date": (), "need-year": (), "need-time": (), "wrong-time": (), "far": ("从哪年", "到哪年",), "many": ("几",),
        "again": (), "added": ("几",), "first": ("哪天",), "first-none": (), "removed": ("几",), "future": (), "empty": (), "left": ("几",), "now": (), "over": ("几",), "over-mine": (),
        "over-theirs": (), "early": (), "waited": (), "moved": ("哪天",), "uncounted": ("哪年",), "workdays-uncounted": ("哪年",), "no-postponing": (),
        "lender-choose": (), "lender-needed": (), "lender-other": ("谁",), "before": ("哪部", "哪天",), "time-needed": (), "after-unknown": (),
        "too-far": (), "extended": ("什么时候", "哪天",), "limitation-runs": ("哪天", "到哪天",), "limitation-first": ("哪天", "到哪天",), "limitation-maybe": (),
        "limitation-gap": ("哪天", "到哪天",), "limitation-agreed": (), "limitation-proceeding": (), "limitation-no-start": ("哪天", "到哪天",),
        "limitation-old": ("哪天",), "itself-time": (), "add-too": (), "calendar-at": ("几点",), "calendar": (), "calendar-plain": (), "calendar-none": (), "calendar-some": ("几",), "paper-top": ("今天",),
        "paper-none": (),
    },
    Said.TOOL_RATE: {
        "hint-contract": (), "hint-received": (), "hint-amount": (), "hint-day": (), "hint-signed": (), "hint-suit": (), "hint-times": (), "hint-up-to": (), "up-to-more": ("几", "一共"), "up-to-later": ("几", "第几", "哪天", "今天"), "once-added": ("哪笔",), "hint-every": (),
        "hint-list": (), "wrong-amount": (), "wrong-day": (), "wrong-count": (), "need-year": (), "line-date": ("几",), "line-year": ("几",), "lines-year": ("几",), "lines-day": ("哪些",), "line-which": ("几", "原话"), "lines-years": ("几",), "line-amount": ("几",), "line-kind": ("几",), "line-more": ("几",),
        "many": ("多少",), "flood": ("几", "多少"), "missing": ("哪些",), "misread": ("哪些",), "nothing-received": (), "nothing-paid": (), "one-day": (), "early": ("付", "收"), "too-long": (), "turns": (),
        "several": ("几", "哪些"), "no-root": (), "unpaid": ("多少",), "sound": ("按天", "名义", "实际"), "short": ("按天",), "answer": ("哪条", "会怎样", "比"), "answer-none": ("谁",), "answer-other": ("哪些",), "answer-behind": ("谁",), "answer-if": ("谁", "哪几条"), "answer-if-none": ("哪些",), "explain": (), "principal": ("合同", "到手", "少", "到手"), "principal-same": (),
        "principal-more": (), "shares-missing": ("多少",), "no-lender": (), "no-line": (), "applies-no": (), "applies-unclear": (), "above": ("低", "高", "线"),
        "below": ("低", "高", "线"), "between": ("低", "高", "线"), "no-rate": (), "no-day": (), "lpr-value": ("哪天", "利率", "程度", "线"), "lpr-unknown": ("哪天", "原因"),
        "due-unsaid": (), "due-paid": ("几", "已还"), "term": ("几",), "term-unsaid": (), "term-paid": (), "term-unpaid": (), "term-later": (), "lead": ("到手", "一共", "多"), "rough": ("按天",),
        "due": ("一共", "到手", "今天", "到期", "没到期"), "caution": (), "paper-note": (), "paper-note-desk": (), "paper-more": ("几",),
    },
    Said.TOOL_EVIDENCE_LOG: {
        "noted": ("时间",), "noted-number": ("号码",), "noting-day": ("哪天",), "changed": (), "removed": (), "undone": (), "nothing-yet": (), "sums": ("几", "电话", "通", "没通", "断", "别人"), "two-versions": (),
        "wrong-time": (), "wrong-people": (), "not-yet": (), "hint-file": (), "hint-line": (), "hint-relation": (), "grounds-title": (), "grounds-hint": (), "ground-fits": ("几", "从", "到"), "hand-in": (), "hand-in-unknown": (), "paper-unsure": ("几",),
        "paper-grounds": (), "paper-words": ("原话",), "paper-decides": (), "lender-hint": (), "lender-nothing": (), "lender-added": ("名字",), "lender-loose": ("几",), "lender-claimed": ("几", "名字"),
        "lender-twice": (), "lender-kind": (), "lender-kinds": (), "lender-none": (), "lender-strange": ("名字",), "unknown-all": (),
        "unknown-some": ("几",), "marks-nothing": (), "marks-soft": (), "bill-many": ("几",), "rule-at-most": ("多少",), "rule-at-least": ("多少",), "rule-hours": ("多少",),
        "mark-over-at-most": ("多少", "天"), "mark-over-hours": ("天",),
        "mark-over-at-least": ("多少", "天"), "mark-seen": ("几", "天"), "mark-unsure": ("天",), "mark-within": ("天",), "mark-unmarked-recorded": (), "mark-unmarked-live": (), "jump": (), "mark-empty": (), "mark-early": (),
        "mark-early-some": ("几", "哪天"), "mark-agreed": (), "mark-if": ("前提",), "mark-since": (), "mark-agencies": (), "day-line": ("哪天", "几"),
        "facts-title": (), "facts-lender": (), "grounds-usable": (),
        "open-title": ("几",), "open-ground": ("几", "为什么"), "paper-night": ("多少", "几", "天"), "paper-unclocked": ("几",), "then-words": (),
        **{f"then-{reason}": () for reason in ("no-lender", "no-outcome", "no-voice", "no-reached", "no-time", "no-people", "several-lines")},
        "day-line-open": ("哪天", "几", "最多", "为什么"), "days-more": ("几",), "why-no-lender": (), "why-no-outcome": (), "why-unclear-outcome": (),
        "why-no-voice": (), "why-no-reached": (), "why-no-time": (), "why-edge": (), "why-no-people": (), "why-several-agencies": (),
        "why-several-lines": (), "chart-words": ("从", "到", "天", "哪天", "几"), "chart-cut": ("几",), "mask-tick": (), "mask-hint": (), "paper-title": (),
        "paper-empty": (), "paper-empty-of": ("名字", "几"), "paper-loose": ("几",), "paper-claim": ("名字",), "paper-span": ("从", "到", "天", "几"), "paper-unnamed": (), "count-calls": ("几", "通", "没通", "断", "没写"), "count-messages": ("几",),
        "count-visits": ("几",), "count-others": ("几",), "paper-whom": ("本人", "别人", "没写"), "paper-most": ("哪天", "几"), "paper-day": ("哪天", "几"),
        "paper-few": ("多少",), "paper-days-more": ("几",), "paper-number": ("多少",), "paper-if": ("前提",), "paper-rules": (), "paper-soft": (), "paper-examples": (),
        "paper-list": ("几",), "paper-list-cut": ("几",), "paper-only-conduct": (), "paper-sign": (), "backup-hint": (), "import-hint": (),
        "import-nothing": (), "import-damaged": (), "import-foreign": (), "import-newer": (), "import-large": ("几",), "import-done": ("几", "有了"),
        "import-refused": ("几",), "import-deleted": ("几",), "pasted": ("几",), "file-large": ("几", "最多"), "file-damaged": (), "stopped": (),
        "bill-promise": (), "bill-hint": (), "bill-nothing": (), "bill-read": ("行", "几", "没读"), "bill-full": (), "bill-none": (),
        "bill-number": ("号码", "几", "从", "到"), "bill-outgoing": ("几",), "bill-more": ("几",), "bill-mark": (), "bill-added": ("几",),
        "bill-known": ("几",), "bill-same": ("几",), "bill-deleted": ("几",), "bill-own": ("几",), "bill-dropped": (),
    },
    Said.TOOL_CASE_FILE: {
        "first": (), "part-rows": ("几",), "part-log": ("几", "日子"), "part-sheets": ("几",), "part-law": ("几",),
        "contact-hint": (), "facts-hint": (), "asks-first": (), "asks-police-110": (), "asks-nfra-12378": (), "asks-local-finance-bureau": (),
        "asks-court": (), "asks-legal-aid-12348": (), "facts-old": (), "bring": (), "asks-other": (), "take-hint": (), "taken": ("几", "日子", "期限"), "taken-out": (), "no-log": (), "no-dates": (), "no-rate": (), "no-plan": (), "sheet-print": ("哪张",), "sheet-holds-rate-calculator": (), "sheet-holds-action-plan": (), "sheet-out": (), "import-hint": (),
        "import-nothing": (), "import-damaged": (), "import-foreign": (), "import-newer": (), "import-large": (), "import-done": ("几",),
        "import-kept": ("几",), "import-refused": ("几",), "files-hint": (), "hashing": ("第几", "几", "名字", "多大"), "hashed": ("几",),
        "hash-stopped": ("几",), "hash-same": ("几",), "hash-failed": ("哪些",), "what-hint": (), "where-hint": (), "evidence-needs": (),
        "sent-needs": (), "how-hint": (), "due-hint": (), "wrong-day": (), "rows-full": ("几",), "row-added": (), "row-changed": (), "row-removed": (),
        "law-hint": (), "law-of": ("哪种", "几", "勾了"), "law-far": ("几",), "law-unknown": (), "law-unbound": (), "law-left": ("哪些",), "law-lost": ("几",), "letter-hint": (), "letter-text-hint": (),
        "letter-needs": (), "letter-long": ("几", "最多"), "pasted": ("几",), "paste-long": ("几", "最多"), "file-large": ("几", "最多"), "file-damaged": (),
        "stopped": (), "mask-tick": (), "mask-hint": (), "out-hint": (), "lacks": (), "lacks-facts": (), "lacks-asks": (), "lacks-law": (), "lacks-against": (), "lacks-against-write": (), "lacks-who": (), "lacks-who-write": (), "lacks-evidence": (), "lacks-evidence-add": (), "lacks-law-look": ("几",), "own-backup": (), "lacks-write": (), "lacks-use": ("哪句",), "lacks-to": (), "lacks-law-all": ("几",), "lacks-ticks": (), "due-tick": (),
        "paper-title": (), "paper-sums": ("几", "从", "到"), "paper-cut": ("几", "多少"),
        "paper-due": (), "paper-title-case": (), "paper-only-case": (), "paper-sha": (), "paper-files": ("几",), "paper-law": (), "paper-only-conduct": (), "paper-masked": (), "paper-sign": (),
    },
    Said.INTROS: {"law": (), "terms": (), "matrix": (), "elsewhere": ("哪一页",), "routes": ("哪一页",), "show": ("哪一页",), "fields": (), "open-data": ()},
    Said.DATED: {"newer": ("哪些",), "late": ("哪天", "今天", "几"), "lpr": ("哪天",), "changes": ("哪天",), "timeline": ("哪天",)},
    Said.APPS: {
        "lender": ("公司",), "operator": ("公司",), "kinds": ("哪几类",), "contract": (), "several": (), "none": (), "doors": ("哪里",), "read": ("来源", "哪天"),
        "chooser": (), "field-kind": ("字",), "field-one": ("名字",), "field-several": ("名字",), "field-none": ("名字",), "field-unknown": (), "field-choose": ("哪一类",), "field-more": (),
    },
    Said.LOOK: {
        "how": (), "database": (), "issuer": (), "standard": (), "association": (), "number": (), "site": (), "contract": (), "change": (), "rate": (),
        "database-one": ("全名", "文号"), "issuer-one": ("谁", "全名", "文号"), "standard-one": ("全名",), "association-one": ("谁", "全名"),
        "number-one": ("谁",), "site-one": ("谁",), "contract-one": (), "change-one": ("哪天",), "rate-one": ("哪天",),
    },
    Said.ERRATA: {"intro": (), "rule": (), "tell": ("哪一页",)},
    Said.FRESHNESS: {"none": (), "some": ("几",), "intro": ()},
    Said.DATA: {
        "intro": (), "shape": (), "use": (), "inner": (),
        **{f"of-{name}": () for name in (
            "scenarios", "guides", "channels", "letters", "lenders", "myths", "behaviours", "statutes", "limits", "routes", "triage", "changes",
            "ladders", "errata", "unverified", "freshness", "glossary", "apps", "events", "holidays", "lpr",
        )},
    },
    Said.LLMS: {"title": (), "summary": (), "law": (), "sure": (), "danger": (), "paths": ()},
    Said.HOLIDAYS: {"answer": (), "after": ("哪天",)},
    Said.PRINT: {"how": ()},
    Said.LOST: {"title": (), "danger": (), "calm": (), "why": (), "ways": (), "search": (), "home": ()},
    Said.BOOK: {
        "cover": (), "danger": (), "danger-more": (), "calm": (), "scenarios": (), "guides": (), "channels": (), "letters": (), "myths": (),
        "law": (), "date-law": ("今天",), "known": ("哪天",), "date-read": ("哪些天", "谁"), "date-built": ("哪天",), "address": ("网址",), "paper": (),
        "read-by-editors": (), "read-by-lawyers": (), "read-by-some": (), "ask-contract": (),
    },
}


#: Each tool (docs/tools/<id>.md, docs/assets/js/tools/<id>/start.js) and the block of its words.
TOOLS: dict[str, Said] = {
    "action-plan": Said.TOOL_PLAN,
    "case-file": Said.TOOL_CASE_FILE,
    "deadlines": Said.TOOL_DEADLINES,
    "rate-calculator": Said.TOOL_RATE,
    "evidence-log": Said.TOOL_EVIDENCE_LOG,
}
#: The tool to which the doors of the home page lead whoever cannot tell.
PLAN_TOOL = "action-plan"
#: The tool that shows law/_events.yml.
EVENTS_TOOL = "tool:deadlines"
#: The heading under which each tool has the blank for whoever has no JavaScript.
PRINTED = "打印下来手写"

#: Sentences to read aloud that the pocket card takes from ReliedOn.RINGING.
SPOKEN = 3

#: Channels that are called: each needs a number to dial.
DIALLED = (
    ReliedOn.POLICE,
    ReliedOn.MENTAL,
    ReliedOn.LEGAL_AID,
    ReliedOn.NFRA,
    ReliedOn.ANTI_FRAUD,
    ReliedOn.COURT_HOTLINE,
    ReliedOn.CITY_HOTLINE,
)
