"""One broken input for each check: it is named, at its file and line, in Chinese, and nothing crashes."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
import re

import checking
import pytest
import small

from kb import checks
from kb.checks import answers
from kb.joining.handbook import join
from kb.joining import knowledge

TODAY = dt.date(2026, 11, 23)
CONTACT = "docs/scenarios/contact.md"
CIVIL = "law/civil-code.yml"
CARDS = "law/card-measures.yml"
STANDARD = "law/standard.yml"
LETTER = "docs/letters/stop.md"
POLICE = "docs/channels/police-110.md"
MENTAL = "docs/channels/mental-12356.md"
BEHAVIOURS = "law/_behaviours.yml"
BANK = "docs/lenders/bank.md"
EXCEPTIONS = "law/_exceptions.yml"
LPR = "law/_lpr.yml"
LADDERS = "law/_ladders.yml"
GUIDE = "docs/guides/evidence.md"
SOURCES = "law/_sources.yml"
STYLE = "law/_style.yml"
GLOSSARY = "law/_glossary.yml"
TEXTS = "law/_texts.yml"
APPS = "law/_apps.yml"
APPS_GUIDE = "docs/guides/who-is-this-app.md"
LOG = "law/_reviews.yml"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    root = small.write(tmp_path_factory.mktemp("small"))
    return root, small.files_of(root)


@pytest.fixture
def project(written):
    """The miniature project, for each test as it was written."""
    root, whole = written
    small.restore(root, whole)
    return root


def test_the_page_about_life_needs_the_ambulance(project):
    """Without that page nobody asks for it."""
    small.replace(project, MENTAL, "  - {kind: tel, value: 120, dial: 120, level: reported}\n", "")
    assert not [p for p in problems_of(project) if p.check == "relied-on"]
    small.replace(project, CONTACT, "behaviours: [third-party-contact]", "behaviours: [crisis]")
    assert [p for p in problems_of(project) if p.check == "relied-on" and p.path == MENTAL and "120" in p.message]


def problems_of(root, today=TODAY):
    return checks.run(join(knowledge.load(root), today, today)).sorted()


def test_the_sound_project_has_no_problem(project):
    assert problems_of(project) == []


def test_a_figure_that_begins_like_a_number_to_dial_is_none(project):
    small.replace(project, CONTACT, "1. 留证据。", "1. 留证据，共 119.4 KB。")
    assert problems_of(project) == []


#: check id, file in which it must be reported, words of the message, file broken, old, new
CASES = [
    # shape of the files
    ("unknown-key", CIVIL, "promulgated_on", CIVIL, "promulgated_on:", "promulgated_no:"),
    ("missing-key", CIVIL, "issuer", CIVIL, "issuer: 全国人民代表大会\n", ""),
    ("yaml-duplicate-key", CIVIL, "写了两次", CIVIL, "rank: 法律\n", "rank: 法律\nrank: 法律\n"),
    ("yaml-syntax", CIVIL, "YAML", CIVIL, "short: [民法典]", "short: [民法典"),
    ("yaml-anchor", CIVIL, "锚点", CIVIL, "rank: 法律", "rank: &a 法律"),
    ("yaml-tag", CIVIL, "类型标记", CIVIL, "rank: 法律", "rank: !!str 法律"),
    ("yaml-empty-value", CIVIL, "没有内容", CIVIL, "rank: 法律", "rank:"),
    ("yaml-documents", CIVIL, "一段 YAML", CIVIL, "rank: 法律", "rank: 法律\n---\na: b"),
    ("schema-value", CIVIL, "没有“2021-02-30”", CIVIL, "2021-01-01", "2021-02-30"),
    ("schema-value", CIVIL, "2026-11-23 这样", CIVIL, "2021-01-01", "2021年1月1日"),
    ("schema-value", CIVIL, "约束对象", CIVIL, "binds: [everyone]", "binds: [evryone]"),
    ("unknown-word", CIVIL, "部门规章", CIVIL, "rank: 法律", "rank: 法規"),
    ("schema-value", CONTACT, "80 字", CONTACT, "summary: 先留证据，再投诉。", "summary: " + "长" * 81),
    ("front-matter", CONTACT, "---", CONTACT, "---\ntitle: 打给家人", "title: 打给家人"),
    ("id-is-file-name", CIVIL, "文件名", CIVIL, "id: civil-code", "id: civil"),
    ("tab", CONTACT, "制表符", CONTACT, "截图，见", "截图，\t见"),
    ("control-character", CONTACT, "U+0007", CONTACT, "截图，见", "截图，\x07见"),
    # characters that nobody sees, that turn what follows round, that stand for nothing; and those that nobody needs
    *(("control-character", name, f"U+{ord(sign):04X}", name, old, sign.join((old[:2], old[2:])))
      for sign in "\u00a0\u00ad\u0301\u061c\u200b\u200e\u202e\u2066\u2028\u2800\u3164\ue000\ufe0f\ufeff\ufffd\U000e0041"
      for name, old in ((CONTACT, "截图，见"), (POLICE, "cost: 免费"), (CIVIL, "一般是三年"), (TEXTS, "规则跟着放款方走"))),
    ("character", CONTACT, "U+0430", CONTACT, "截图，见", "截图 \u0430pp，见"),
    ("character", CIVIL, "U+FF11", CIVIL, "plain: 一般是三年", "plain: 一般是\uff11年"),
    ("character", BEHAVIOURS, "U+AC00", BEHAVIOURS, "says: [不想活了]", "says: [不想活了\uac00]"),
    ("character", GUIDE, "U+8846", GUIDE, "截整屏。", "截整屏，大\u8846都看得见。"),
    ("exception", STYLE, "没有要放过的“衆”", STYLE, "uncited: []", "uncited: []\ncharacters: [{character: 衆, path: docs/guides/evidence.md, reason: 样例}]"),
    ("schema-value", STYLE, "characters", STYLE, "uncited: []", "uncited: []\ncharacters: [{character: 衆衆, path: docs/guides/evidence.md, reason: 样例}]"),
    # what is dialled is what is shown
    ("dial", POLICE, "按下去拨的却是 4001234567", POLICE, "dial: 110", "dial: 4001234567"),
    ("dial", POLICE, "按下去拨的却是 zz", POLICE, "dial: 110", "dial: zz"),
    ("dial", POLICE, "不像号码", POLICE, "value: 110", "value: 打 110"),
    ("dial", POLICE, "第一个电话却是 4001234567", POLICE, "value: 110, dial: 110", "value: 4001234567, dial: 4001234567"),
    ("dial", POLICE, "不能写 dial", POLICE, "kind: tel", "kind: web"),
    ("dial", CONTACT, "没有 12356 这个号码", CONTACT, "1. 留证据。", "1. 打 [12356](../channels/police-110.md)。"),
    ("dial", CONTACT, "没有 4001234567 这个号码", CONTACT, "1. 留证据。", "1. 打 [热线 4001234567](../channels/mental-12356.md)。"),
    ("dial", TEXTS, "没有 110 这个号码", TEXTS, "打 [110](channels/police-110.md) 或 [120](channels/mental-12356.md)，让身边", "打 [110](channels/hotline-12345.md) 或 [120](channels/mental-12356.md)，让身边"),
    # the number beside a step
    ("step-number", CONTACT, "这一步说报警，旁边的按钮却是 12356", CONTACT, "1. 留证据。", "1. **打 [12356](../channels/mental-12356.md) 问；是假的，报警。** 留证据。"),
    ("step-number", CONTACT, "前面要写明", CONTACT, "2. 告诉家人。", "2. **告诉家人，不是 [12356](../channels/mental-12356.md)。** 慢慢说。"),
    ("step-number", CONTACT, "在前面的步骤旁边已经有按钮", CONTACT, "1. 留证据。\n2. 告诉家人。", "1. **打 [110](../channels/police-110.md) 报警。** 留证据。\n2. **再说一遍：** 打 [110](../channels/police-110.md)。慢慢说。"),
    ("step-below", CONTACT, "“接电话”是这一页合着的一段", CONTACT, "1. 留证据。", "1. **留证据。** 念下面“接电话”那段。\n\n### 接电话 {: #answer }\n\n说一句。\n"),
    # where a link may lead
    *(("address", CONTACT, words, CONTACT, "截图，见", f"{written}，见") for words, written in (
        ("只能指向", "[截图](javascript:alert(1))"), ("只能指向", "[截图](&#106;avascript:alert(1))"), ("会运行", "[截图](&#106;avascript:alert(1))"),
        ("只能指向", "[截图](http://www.gov.cn/x)"), ("只能指向", "[截图](//evil.example)"), ("只能指向", "[截图](https://a@evil.example)"),
        ("只能指向", "[截图](data:text/html,x)"), ("只能指向", "[截图](tel:4001234567)"), ("只能指向", "[截图](/etc/passwd)"), ("只能指向", "[截图](< javascript:x>)"),
        ("只能指向", "[截图](../../../../x.html)"), ("图片", "![截图](https://evil.example/x.png)"), ("图片", "![截图](x.png)"),
        ("请写成", "<https://evil.example>"), ("属性", "[截图](../guides/evidence.md){ onclick=alert(1) }"), ("属性", '[截图](../guides/evidence.md){: href="https://evil.example" }'),
    )),
    ("address", CONTACT, "请写成", CONTACT, "截图，见", "[截图][x]，见《民法典》第一千零三十三条。\n\n[x]: javascript:alert(1)\n\n见"),
    ("address", GLOSSARY, "会运行", GLOSSARY, "plain: 屏幕上的全部。", "plain: 屏幕上的全部，javascript:x。"),
    *(("schema-value", CIVIL, "要以 https:// 开头", CIVIL, "https://flk.npc.gov.cn", address) for address in (
        "http://flk.npc.gov.cn", "javascript:alert(1)", "//flk.npc.gov.cn", "https://flk.npc.gov.cn/)[x](javascript:alert(1)", "https://a@flk.npc.gov.cn", "https://localhost", "flk.npc.gov.cn",
    )),
    # nothing twice, nothing cut off, no day that is none
    ("twice", CONTACT, "“来电记录”这一项", CONTACT, "evidence: [来电记录]", "evidence: [来电记录, 通话录音, 来电记录]"),
    ("twice", POLICE, "“crisis”这一项", POLICE, "accepts:\n", "accepts:\n  - {behaviour: crisis, tier: second, why: 归它管}\n  - {behaviour: crisis, tier: second, why: 归它管}\n"),
    ("twice", CONTACT, "这一句，在这一页", CONTACT, "不是躲着就没事了。", "躲着不接电话，事情不会自己过去。\n\n- 先存好。\n- 躲着不接电话，事情不会自己过去。"),
    ("twice", CONTACT, "这一句写了两次", CONTACT, "summary: 先留证据，再投诉。", "summary: 先把手上的证据一样一样留下来。先把手上的证据一样一样留下来。"),
    ("heading", CONTACT, "断在半路", CONTACT, "## 常见误区\n\n不是躲着就没事了。\n", ""),
    ("heading", POLICE, "断在半路", POLICE, "## 容易弄错的\n\n别家不归它管。\n", ""),
    ("heading", BANK, "断在半路", BANK, "## 容易弄错的\n\n名字不算。\n", ""),
    ("heading", CONTACT, "下面是空的", CONTACT, "## 常见误区\n\n不是躲着就没事了。\n", "## 常见误区\n"),
    ("cut-off", GUIDE, "停在句子中间：“…截整屏，再”", GUIDE, "截整屏。", "截整屏，再"),
    ("cut-off", "docs/myths/rule.md", "停在句子中间", "docs/myths/rule.md", "看《民法典》第1033条。", "看《民法典》第1033条，再看"),
    ("no-such-day", CIVIL, "9096-08-98", CIVIL, "binds: [everyone]", "binds: [everyone]\nnote: 9096-08-98 读到的是转载"),
    ("no-such-day", CIVIL, "2026-02-30", CIVIL, "binds: [everyone]", "binds: [everyone]\nnote: 2026-02-30 读到的是转载"),
    ("no-such-day", CONTACT, "2025年13月", CONTACT, "截图，见", "2025年13月的截图，见"),
    ("no-such-day", GUIDE, "1026 年 4 月 5 日", GUIDE, "截整屏。", "1026 年 4 月 5 日起截整屏。"),
    # a change is no surer than the law it tells of
    ("change-level", "law/_changes.yml", "自己只到 two-corpora", "law/_changes.yml", "level: two-corpora", "level: official"),
    # a phrase that leads here is answered here
    ("schema-value", CONTACT, "标题下面", CONTACT, "aliases: {现在就做: [爆通讯录, 打给爸妈, 打给同事, 群发短信, 打给朋友, 打给领导, 打给亲戚, 打给老公]}", "aliases: [爆通讯录]"),
    ("schema-value", CONTACT, "至少要有 8 种问法", CONTACT, "[爆通讯录, 打给爸妈, ", "["),
    ("alias-heading", CONTACT, "现在就做", CONTACT, "aliases: {现在就做:", "aliases: {现在就作:"),
    ("alias-heading", CONTACT, "没有“危险”", CONTACT, "aliases: {现在就做:", "aliases: {危险:"),
    ("alias-twice", CONTACT, "只留一处", CONTACT, "打给老公]}", "打给老公], 摘要: [爆通讯录]}"),
    ("placeholder", CONTACT, "没有共用的话“six-month”", CONTACT, "截图，见", "截图，{{ text:six-month }}见"),
    # names that must exist
    ("citation", CONTACT, "1033", CONTACT, "见《民法典》第一千零三十三条", "见《民法典》第一千零三十四条"),
    ("citation", CONTACT, "第", CONTACT, "（《民法典》第188条第一款）", "（《民法典》第188条第三款）"),
    ("citation", CONTACT, "项", CONTACT, "《民法典》第1033条第一款第（一）项", "《民法典》第1033条第一款第（九）项"),
    ("citation", CONTACT, "民法典", CONTACT, "见《民法典》第一千零三十三条", "见《民发典》第一千零三十三条"),
    ("citation", CONTACT, "写到条", CONTACT, 'ref: "《民法典》第1033条第一款第（一）项"', 'ref: "《民法典》"'),
    ("ambiguous-name", CARDS, "同时是", CARDS, "short: [信用卡办法]", "short: [信用卡办法, 民法典]"),
    ("unknown-id", CIVIL, "third-party-contact", CIVIL, "behaviours: [third-party-contact]", "behaviours: [third-party-contacts]"),
    ("unknown-id", CONTACT, "police-110", CONTACT, "channels: [police-110]", "channels: [police-11]"),
    ("unknown-id", CONTACT, "stop", CONTACT, "letters: [stop]", "letters: [stops]"),
    ("unknown-id", "docs/myths/rule.md", "scenario:contact", "docs/myths/rule.md", "scenario:contact", "scenario:contacts"),
    ("unknown-id", "docs/guides/evidence.md", "种类:短名", "docs/guides/evidence.md", "summary: 先留原件。", "summary: 先留原件。\nrelated: [contact]"),
    ("unknown-id", POLICE, "期限", POLICE, "cost: 免费", "cost: 免费\ntime_limits: [limitations]"),
    ("lender-page", "docs/lenders/banks.md", "不在放款方清单", "docs/lenders/bank.md", "title: bank", "title: 银行"),
    ("unknown-id", "docs/index.md", "contact", "docs/index.md", "cards: [contact]", "cards: [contacts]"),
    # names in code
    ("relied-on", POLICE, "能拨的号码", POLICE, "value: 110, dial: 110", "value: 110"),
    ("relied-on", "docs/guides/for-parents.md", "large: true", "docs/guides/for-parents.md", "large: true\n", ""),
    ("relied-on", "docs/scenarios/call-bombing.md", "至少要有 3 句", "docs/scenarios/call-bombing.md", "> 我会留证据。\n", ""),
    # what code says
    ("relied-on", TEXTS, "没有“care”，网站要用它（情景页末尾“撑不住的时候”）。最接近的是“cares”", TEXTS, "  - id: care\n", "  - id: cares\n"),
    ("relied-on", TEXTS, "没有地方用“cares”。最接近的是“care”", TEXTS, "  - id: care\n", "  - id: cares\n"),
    ("duplicate-id", TEXTS, "写了两次", TEXTS, "  - id: care\n", "  - id: gate\n"),
    ("uncited", TEXTS, "不得", TEXTS, "规则跟着放款方走。", "他们不得上门。"),
    ("citation", TEXTS, "没有收录第一百八十九条", TEXTS, "不用答，见《民法典》第一百八十八条", "不用答，见《民法典》第一百八十九条"),
    ("placeholder", TEXTS, "没有期限“limitations”", TEXTS, "断过 {{ limit:limitation }}：停", "断过 {{ limit:limitations }}：停"),
    ("placeholder", TEXTS, "不能再套", TEXTS, "法律会变。", "{{ text:keep }}"),
    ("long-sentence", TEXTS, "83 字", TEXTS, "规则跟着放款方走。", "走" * 82 + "。"),
    ("phone-number", TEXTS, "110", TEXTS, "打 [110](channels/police-110.md) 或 [120](channels/mental-12356.md)，让身边", "打 110 或 [120](channels/mental-12356.md)，让身边"),
    ("limit-not-in-force", TEXTS, "谁也用不上", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01"),
    # law in force, levels, order
    ("law-not-in-force", CONTACT, "已失效", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01"),
    ("date-in-future", LOG, "还没到", LOG, "of: scenario:contact, on: 2026-11-23", "of: scenario:contact, on: 2099-01-01"),
    ("date-in-future", CIVIL, "还没到", CIVIL, "against: [corpus-a, corpus-b], on: 2026-11-23", "against: [corpus-a, corpus-b], on: 2026-11-24"),
    ("date-before-law", LOG, "才公布，核对日期却是", LOG, "of: scenario:contact, on: 2026-11-23", "of: scenario:contact, on: 2020-01-01"),
    # the log of readings
    ("never-read", CONTACT, "没有这一页的记录", LOG, "  - {of: scenario:contact, on: 2026-11-23, by: editor}\n", ""),
    ("checked-elsewhere", CONTACT, "核对日期不写在这里", CONTACT, "wont: ", "checked: {on: 2026-11-23, by: editor}\nwont: "),
    ("unknown-id", LOG, "scenario:contact", LOG, "of: scenario:contact, on: 2026-11-23, by: editor}", "of: scenario:contact, on: 2026-11-23, by: editor}\n  - {of: scenario:contakt, on: 2026-11-23, by: editor}"),
    ("review-where", LOG, "没有写在哪里", LOG, "readings:\n", "findings:\n  - {id: 1-A1, said: 少一句, done: mended, how: 补了}\nreadings:\n"),
    ("duplicate-id", LOG, "写了两次", LOG, "readings:\n", "findings:\n  - {id: 1-A1, said: 少一句, done: later, how: 以后}\n  - {id: 1-A1, said: 少一句, done: later, how: 以后}\nreadings:\n"),
    ("date-before-law", CIVIL, "不可能在", CIVIL, "against: [corpus-a, corpus-b], on: 2026-11-23", "against: [corpus-a, corpus-b], on: 2020-01-01"),
    ("date-order", "law/_changes.yml", "核对两处", "law/_changes.yml", "on: 2021-01-01", "on: 2019-01-01"),
    ("limit-start", CIVIL, "从什么时候起算", CIVIL, "counts: 从知道权利受损时起", "counts: 知道权利受损"),
    ("law-not-in-force", CONTACT, "尚未施行", CIVIL, "effective_from: 2021-01-01", "effective_from: 2027-01-01"),
    ("level-text", CIVIL, "转引", CIVIL, "level: two-corpora", "level: reported"),
    ("level-unconfirmed", CARDS, "没有核实", CARDS, "level: reported", "level: unconfirmed"),
    ("duplicate-provision", CIVIL, "写了两次", CIVIL, "no: 188", "no: 1033"),
    ("provision-order", CIVIL, "没有按条号排", CIVIL, "no: 188", "no: 2000"),
    ("date-order", CIVIL, "早于公布", CIVIL, "effective_from: 2021-01-01", "effective_from: 2019-01-01"),
    ("binds", CARDS, "银行贷款", CARDS, "    behaviours: [third-party-contact]", "    behaviours: [third-party-contact]\n    limits: [{id: x, value: 2, unit: 年, counts: 录音, lenders: [bank], kind: hard}]"),
    ("duplicate-id", CIVIL, "limitation", CARDS, "    behaviours: [third-party-contact]", "    behaviours: [third-party-contact]\n    limits: [{id: limitation, value: 2, unit: 年, counts: 录音, kind: hard}]"),
    ("paragraphs", CIVIL, "2 款", CIVIL, "    plain: 一般是三年。", "    plain: 一般是三年。\n    paragraphs: [1]"),
    ("unused-provision", STANDARD, "没有页面引用", STANDARD, "provisions:\n", "provisions:\n  - {no: scope, label: 适用范围（条号待核）, plain: 管谁。}\n"),
    # what an article is called by: crimes, its own words, numbers that can be read
    ("crime", CIVIL, "以“罪”结尾", CIVIL, "formerly: {version: 旧法, no: 42}", "crimes: [侵扰安宁]"),
    ("crime", CARDS, "不写在解释里", CARDS, "    plain: 不得向", "    crimes: [侵扰安宁罪]\n    plain: 不得向"),
    ("crime", CIVIL, "已经写在民法典第一千零三十三条", CIVIL, "formerly: {version: 旧法, no: 42}", "crimes: [侵扰安宁罪, 侵扰安宁罪]"),
    ("subject", CIVIL, "没有“违约金”这个词", CIVIL, "subjects: [诉讼时效期间]", "subjects: [违约金]"),
    ("subject", CIVIL, "没有“三年”", CIVIL, "formerly: {version: 旧法, no: 42}", "subjects: [三年]"),
    ("doc-no", CARDS, "“某令一号”", CARDS, "dates_note: ", "doc_no: 某令一号\ndates_note: "),
    ("doc-no", CARDS, "“零十”的写法不认识", CARDS, "dates_note: ", "doc_no: 某令第零十号\ndates_note: "),
    ("doc-no", CIVIL, "写法不认识", CIVIL, "short: [民法典]", "short: [民法典]\naliases: [法释〔2020〕号第7]"),
    ("quotation", CIVIL, "没有校验值", "law/_digests.yml", "without:\n  - {ref: civil-code, reason: 样例，没有语料}", "without: []"),
    ("quotation", CIVIL, "不一样", "law/_digests.yml", "digests: {}\nwithout:\n  - {ref: civil-code, reason: 样例，没有语料}", "digests: {civil-code: {188: abc, 1033: abc}}\nwithout: []"),
    ("quotation", "law/_digests.yml", "已经没有引文", "law/_digests.yml", "without:\n", "without:\n  - {ref: standard, reason: 旧的}\n"),
    ("unknown-id", "law/_triage.yml", "没有页面", "law/_triage.yml", '{say: 打给家人, go: "scenario:contact"}', '{say: 打给家人, go: "scenario:contacts"}'),
    ("unknown-id", "law/_shelves.yml", "没有页面", "law/_shelves.yml", "guide:evidence", "guide:evidences"),
    ("schema-value", "law/_shelves.yml", "写了两次", "law/_shelves.yml", "channel:mental-12356", "channel:police-110"),
    ("schema-value", "law/_shelves.yml", "一组只放一种", "law/_shelves.yml", "channel:mental-12356", "guide:evidence"),
    ("schema-value", CIVIL, "不是这里收的条文", CIVIL, "provisions:\n", "parts: [{title: 头一段, first: 7}]\nprovisions:\n"),
    ("schema-value", CIVIL, "从第一条开始", CIVIL, "provisions:\n", "parts: [{title: 头一段, first: 1033}]\nprovisions:\n"),
    ("triage", "law/_triage.yml", "问得太多", "law/_triage.yml", '          - {say: 在, go: "channel:police-110"}', '          - {say: 在, ask: 几个人？, choices: [{say: 一个, ask: 还有呢？, choices: [{say: 没有, go: "channel:police-110"}]}]}'),
    ("schema-value", "law/_triage.yml", "go", "law/_triage.yml", '{say: 打给家人, go: "scenario:contact"}', '{say: 打给家人}'),
    ("unknown-id", "law/_changes.yml", "civil-code", "law/_changes.yml", "statutes: [civil-code]", "statutes: [civil-cod]"),
    ("duplicate-id", CIVIL, "另一个文件", CARDS, "id: card-measures", "id: civil-code"),
    # what a level rests on: the dummies of a template, one source twice, sources of one origin, a class without a copy
    ("source", CIVIL, "没有来源“语料甲”", CIVIL, "against: [corpus-a, corpus-b]", "against: [语料甲, 语料乙]"),
    ("source", CIVIL, "最接近的是“corpus-a”", CIVIL, "against: [corpus-a, corpus-b]", "against: [corpus_a, corpus-b]"),
    ("source", CIVIL, "现在有 1 个", CIVIL, "against: [corpus-a, corpus-b]", "against: [corpus-a]"),
    ("source", CIVIL, "现在有 1 个", CIVIL, "against: [corpus-a, corpus-b]", 'against: [corpus-a, "corpus-a：另一份"]'),
    ("source", CIVIL, "现在有 1 个", CIVIL, "against: [corpus-a, corpus-b]", 'against: [corpus-a, "press：某报道"]'),
    ("source", CIVIL, "两个不同源", SOURCES, "name: 语料乙, what: 另一个语料, supports: two-corpora", "name: 语料乙, what: 另一个语料, supports: two-corpora, family: corpus-a"),
    ("source", CIVIL, "撑得起它", CIVIL, "level: two-corpora", "level: official"),
    ("source", STANDARD, "要写明是哪一份", STANDARD, 'against: ["press：媒体"]', "against: [press]"),
    ("source", SOURCES, "没有一部法律用到", SOURCES, "sources:\n", "sources:\n  - {id: archive, name: 存档, what: 存档, supports: one-corpus}\n"),
    ("source", SOURCES, "没有按短名排", SOURCES, "id: press, name: 报道", "id: a-press, name: 报道"),
    ("duplicate-id", SOURCES, "写了两次", SOURCES, "id: corpus-b", "id: corpus-a"),
    # slips in quoted law
    ("numeral", CIVIL, "一百零十", CIVIL, "诉讼时效期间为三年", "诉讼时效期间为一百零十年"),
    ("numeral", CARDS, "二十十", CARDS, "phrase: [不得对与债务无关的第三人进行催收]", "phrase: [依照第二十十条，不得催收]"),
    ("item-order", CIVIL, "1、3", CIVIL, "（二）进入他人的住宅。", "（三）进入他人的住宅。"),
    ("item-order", CIVIL, "2、3", CIVIL, "诉讼时效期间自权利人知道之日起计算。", "分别计算：2．三年的；3．一年的。"),
    ("look-alike", CIVIL, "请改成“民”", CIVIL, "向人民法院", "向人\u2ea0法院"),
    ("look-alike", CIVIL, "请改成“生”（U+751F）", CIVIL, "私人生活安宁", "私人\u2f63活安宁"),
    ("look-alike", CARDS, "请改成“不”", CARDS, "phrase: [不得对", "phrase: [\uf967得对"),
    ("look-alike", CIVIL, "重新打这个字", CIVIL, "私人生活安宁", "私人\u2e83活安宁"),
    ("stray-space", CIVIL, "U+0020", CIVIL, "保护民事权利", "保护 民事权利"),
    ("stray-space", CIVIL, "U+3000", CIVIL, "诉讼时效期间自权利人", "\u3000\u3000诉讼时效期间自权利人"),
    ("control-character", CARDS, "U+200B", CARDS, "phrase: [不得对", "phrase: [不得\u200b对"),
    ("half-width", CIVIL, "请改成“：”", CIVIL, "不得实施下列行为：", "不得实施下列行为:"),
    ("half-width", CARDS, "请改成“（”", CARDS, "的第三人进行催收]", "的第三人(亲友)进行催收]"),
    ("exception", EXCEPTIONS, "没有要放过的", EXCEPTIONS, "tolerated: []", "tolerated: [{ref: civil-code, words: [;], reason: 照录}]"),
    ("exception", EXCEPTIONS, "没有“civil-cod”", EXCEPTIONS, "tolerated: []", "tolerated: [{ref: civil-cod, words: [;], reason: 照录}]"),
    ("exception", EXCEPTIONS, "排序", EXCEPTIONS, "tolerated: []", "tolerated: [{ref: standard, words: [;], reason: 照录}, {ref: civil-code, words: [;], reason: 照录}]"),
    # limits that nobody can reach or count
    ("unknown-word", CIVIL, "工作日", CIVIL, "unit: 年", "unit: 岁"),
    ("limit-value", CIVIL, "三", CIVIL, "value: 3\n", "value: 三\n"),
    ("limit-value", CIVIL, "从小到大", CIVIL, "value: 3\n", "value: 5—3\n"),
    ("limit-value", CIVIL, "22:00—次日8:00", CIVIL, "value: 3\n        unit: 年", "value: 夜里\n        unit: 时段"),
    ("limit-number", CIVIL, "limitation 写着 2", CIVIL, "value: 3\n", "value: 2\n"),
    ("limit-number", CIVIL, "没有这个数", CIVIL, "value: 3\n        unit: 年", "value: 3\n        unit: 年\n        written_in: civil-code#1033"),
    ("citation", CIVIL, "civil-code#5000", CIVIL, "value: 3\n        unit: 年", "value: 3\n        unit: 年\n        written_in: civil-code#5000"),
    ("plain-number", CIVIL, "“两年”", CIVIL, "plain: 一般是三年。", "plain: 一般是两年。"),
    ("plain-number", CIVIL, "“30 日”", CIVIL, "plain: 一般是三年。", "plain: 一般是三年，延长不超过 30 日。"),
    ("limit-condition", CIVIL, "condition", CIVIL, "kind: hard", "kind: court-discretion"),
    ("limit-kind", STANDARD, "recommended", STANDARD, "    behaviours: [third-party-contact]", "    behaviours: [third-party-contact]\n    limits: [{id: x, value: 2, unit: 年, counts: 录音, kind: hard}]"),
    ("limit-not-in-force", CONTACT, "已失效", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01"),
    # the loan prime rate
    ("citation", LPR, "189", LPR, "civil-code#188-p1", "civil-code#189"),
    ("binds", LPR, "个人", LPR, "civil-code#188-p1", "card-measures#68"),
    ("binds", LPR, "信用卡", LPR, "depends:", "not_lenders:"),
    ("schema-value", LPR, "正好出现一次", LPR, "lenders: [private-person]", "lenders: [private-person, bank]"),
    ("schema-value", LPR, "3.85 这样", LPR, 'rate: "3.85"', 'rate: "3.9"'),
    ("schema-value", LPR, "last_known", LPR, "until: 2024-03-20", "until: 2024-04-20"),
    ("schema-value", LPR, "前一天", LPR, "until: 2023-12-31", "until: 2024-01-01"),
    ("schema-value", LPR, "不是变动", LPR, 'rate: "3.50"', 'rate: "3.85"'),
    ("schema-value", LPR, "没有按日期排", LPR, "on: 2024-01-20", "on: 2022-01-20"),
    # ladders
    ("relied-on", LADDERS, "最接近的是“police-criminals”", LADDERS, "  - id: police-criminal\n", "  - id: police-criminals\n"),
    ("duplicate-id", LADDERS, "写了两次", LADDERS, "  - id: police-criminal\n", "  - id: complaint\n"),
    ("duplicate-id", LADDERS, "写了两次", LADDERS, "          - id: review\n", "          - id: lender\n"),
    ("schema-value", LADDERS, "when、wait、act", LADDERS, "{when: 没人办, law: [civil-code#188]}", "{law: [civil-code#188]}"),
    ("missing-key", LADDERS, "law", LADDERS, "{when: 没人办, law: [civil-code#188]}", "{when: 没人办}"),
    ("ladder", LADDERS, "没有步骤“cour”", LADDERS, "{to: court, when", "{to: cour, when"),
    ("ladder", LADDERS, "只能往下走", LADDERS, "              - {when: 还不服, law: [civil-code#188]}", "              - {when: 还不服, law: [civil-code#188]}\n              - {to: lender, when: 重来, law: [civil-code#1033]}"),
    ("ladder", LADDERS, "要写箭头", LADDERS, "{id: apply, name: 举报, arrows: [{when: 没人办, law: [civil-code#188]}]}", "{id: apply, name: 举报}"),
    ("ladder", LADDERS, "不能再有箭头", LADDERS, "{id: nothing, name: 到头了, dead_end: true}", "{id: nothing, name: 到头了, arrows: [{when: 没人办, law: [civil-code#188]}]}"),
    ("ladder", LADDERS, "没有箭头走到“核查”", LADDERS, "{when: 不服, wait: 等答复。,", "{to: court, when: 不服, wait: 等答复。,"),
    ("ladder", LADDERS, "三日", LADDERS, "wait: 等答复。", "wait: 三日内答复。"),
    ("ladder", LADDERS, "直接写在文字里", LADDERS, "do: 要一个编号。", "do: 打 12378 要编号。"),
    ("placeholder", LADDERS, "limitations", LADDERS, "{{ limit:limitation }}", "{{ limit:limitations }}"),
    ("ladder", LADDERS, "civil-code#188", LADDERS, "内申请。\", law: [civil-code#188]}", "内申请。\", law: [civil-code#1033]}"),
    ("unknown-id", LADDERS, "channel:police-11", LADDERS, "            see: [channel:police-110]\n", "            see: [channel:police-11]\n"),
    ("unknown-id", LADDERS, "guide:evidences", LADDERS, "guide: guide:evidence\n", "guide: guide:evidences\n"),
    ("citation", LADDERS, "1034", LADDERS, "{when: 还不服, law: [civil-code#188]}", "{when: 还不服, law: [civil-code#1034]}"),
    ("citation", LADDERS, "写到条", LADDERS, "{when: 还不服, law: [civil-code#188]}", "{when: 还不服, law: [civil-code]}"),
    ("law-not-in-force", LADDERS, "已失效", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01"),
    ("binds", LADDERS, "银行贷款", LADDERS, "lenders: [credit-card], law: [card-measures#68]", "lenders: [credit-card, bank], law: [card-measures#68]"),
    ("binds", LADDERS, "小额贷款", LADDERS, "lenders: [credit-card], law: [card-measures#68]", "law: [card-measures#68]"),
    ("routing", LADDERS, "银行贷款", POLICE, "lenders: [credit-card, bank, ", "lenders: [credit-card, "),
    ("ladder", LADDERS, "行政的路和刑事的路", LADDERS, "        title: 举报\n        track: administrative", "        title: 举报\n        track: criminal\n        steps: [{id: a, name: 一, arrows: [{when: 不, law: [civil-code#188]}]}, {id: b, name: 二}]\n      - id: more\n        title: 又一条\n        track: administrative"),
    ("track", CIVIL, "要写明它是哪条路", CIVIL, "any_track: true\n", ""),
    ("ladder", LADDERS, "“刑事”的程序", CIVIL, "any_track: true", "track: criminal"),
    ("schema-value", CIVIL, "只写一个", CIVIL, "any_track: true", "any_track: true\ntrack: court"),
    ("schema-value", CIVIL, "条文就不用写", CIVIL, "    plain: 一般是三年。", "    plain: 一般是三年。\n    any_track: true"),
    ("placeholder", GUIDE, "没有步骤图", GUIDE, "截整屏。", "截整屏。\n\n{{ ladder:complaints }}"),
    ("placeholder", GUIDE, "单独成段", GUIDE, "截整屏。", "截整屏。{{ ladder:complaint }}"),
    ("placeholder", GUIDE, "单独成段", GUIDE, "截整屏。", "截整屏。\n\n{{ ladder:complaint }}\n再看。"),
    ("placeholder", GUIDE, "写了两次", GUIDE, "截整屏。", "截整屏。\n\n{{ ladder:complaint }}\n\n{{ ladder:complaint }}"),
    ("placeholder", CONTACT, "做法页", CONTACT, "截图，见", "{{ ladder:complaint }}\n\n截图，见"),
    ("placeholder", CONTACT, "做法页", CONTACT, "截图，见", "{{ clocks }}\n\n截图，见"),
    ("placeholder", GUIDE, "单独成段", GUIDE, "截整屏。", "截整屏。{{ clocks }}"),
    ("placeholder", GUIDE, "不认识的占位符", GUIDE, "截整屏。", "截整屏。\n\n{{ clocks:court }}"),
    # the line
    ("binds", CONTACT, "银行贷款", CONTACT, "law: [card-measures#68], lenders: [credit-card]}", "law: [card-measures#68], lenders: [credit-card, bank]}"),
    ("binds", CONTACT, "信用卡", CONTACT, "law: [standard#quiet-hours], lenders: [bank]}", "law: [standard#quiet-hours]}"),
    ("binds", CONTACT, "银行贷款", CONTACT, "  may:\n", "  depends:\n    - {text: 打给联系人, law: [card-measures#68]}\n  may:\n"),
    ("binds", CONTACT, "银行贷款", CONTACT, "{text: 可以联系你本人, law: [civil-code#188]}", "{text: 可以联系你本人, law: [card-measures#68]}"),
    ("binds", "docs/lenders/micro-loan.md", "小额贷款", "docs/lenders/micro-loan.md", "signs: [合同]", "signs: [合同]\nrules: [{ref: card-measures#68, why: 错}]"),
    ("said-line", TEXTS, "没有“open”", TEXTS, "- `open`：可以往下填。", "- `opem`：可以往下填。"),
    ("said-line", TEXTS, "的“opem”", TEXTS, "- `open`：可以往下填。", "- `opem`：可以往下填。"),
    ("said-line", TEXTS, "空要正好是：〔哪天〕", TEXTS, "按天数算到 〔哪天〕。", "按天数算到 〔那天〕。"),
    ("said-line", TEXTS, "每行写一句", TEXTS, "- `open`：可以往下填。", "- open：可以往下填。"),
    ("said-line", TEXTS, "不能重复", TEXTS, "- `open`：可以往下填。", "- `open`：可以。\n      - `open`：可以往下填。"),
    ("reported-rule", CONTACT, "转引", CONTACT, "  unlawful:\n", "  unlawful:\n    - {text: 打给家人, law: [card-measures#68], lenders: [credit-card]}\n"),
    ("rank", CONTACT, "国家标准", CONTACT, "  unlawful:\n", "  unlawful:\n    - {text: 夜里催收, law: [standard#quiet-hours], lenders: [bank]}\n"),
    ("rank", CONTACT, "违法", CONTACT, "text: 夜里催收", "text: 夜里催收是违法的"),
    ("rank", CONTACT, "违法", CONTACT, "text: 可以联系你本人", "text: 可以联系你本人，不违法"),
    # Below a rule, above a standard: a normative document, a judicial document, a party rule.
    ("rank", CONTACT, "规范性文件", CIVIL, "rank: 法律", "rank: 规范性文件"),
    ("rank", CONTACT, "地方性法规", CIVIL, "rank: 法律", "rank: 地方性法规"),
    ("rank", CONTACT, "司法文件", CIVIL, "rank: 法律", "rank: 司法文件"),
    ("rank", CONTACT, "党内法规", CIVIL, "rank: 法律", "rank: 党内法规"),
    ("rank", CONTACT, "行业自律", CIVIL, "rank: 法律", "rank: 行业自律"),
    ("line-lender", CONTACT, "小额贷款公司", CONTACT, "{text: 侵扰安宁, law: [civil-code#1033-p1-i1]}", "{text: 侵扰安宁, law: [civil-code#1033-p1-i1], lenders: [micro-loan]}"),
    ("routing", CONTACT, "不受理本页", CONTACT, "channels: [police-110]", "channels: [police-110, mental-12356]"),
    ("routing", CONTACT, "没有一个可去的渠道", CONTACT, "channels: [police-110]", "channels: [mental-12356]"),
    # what a page says itself
    ("reason", CONTACT, "不在本页的 channels", CONTACT, "channels: [police-110]", "channels: [police-110]\nreasons: [{channel: mental-12356, why: 有人听你说}]"),
    ("reason", CONTACT, "没有人看得到", CONTACT, "channels: [police-110]", "channels: [police-110]\nreasons: [{channel: police-110, lenders: [micro-loan], why: 带上记录}]"),
    ("reason", CONTACT, "没有人看得到", CONTACT, "channels: [police-110]", "channels: [police-110]\nreasons: [{channel: police-110, why: 带上记录}, {channel: police-110, lenders: [bank], why: 再说一遍}]"),
    ("unknown-id", CONTACT, "“police-111”。最接近的是“police-110”", CONTACT, "channels: [police-110]", "channels: [police-110]\nreasons: [{channel: police-111, why: 带上记录}]"),
    ("show", CONTACT, "不能给窗口看", CONTACT, "channels: [police-110]", "channels: [police-110]\nshow: [standard#quiet-hours]"),
    ("citation", CONTACT, "1034", CONTACT, "channels: [police-110]", "channels: [police-110]\nshow: [civil-code#1034]"),
    ("situation", BEHAVIOURS, "没有“crisis”", BEHAVIOURS, "    title: 撑不住\n", "    title: 撑不住\n    situation: contact\n"),
    ("unknown-id", BEHAVIOURS, "“home-visit”", BEHAVIOURS, "    title: 撑不住\n", "    title: 撑不住\n    situation: home-visit\n"),
    ("schema-value", LETTER, "beside 只能写 to 里有的", LETTER, "to: [police-110]", "to: [police-110]\nbeside: [mental-12356]"),
    ("triage", "law/_triage.yml", "没有标题带 {: #nowhere }", "law/_triage.yml", '{say: 走了, go: "guide:evidence"}', '{say: 走了, go: "guide:evidence", at: nowhere}'),
    ("schema-value", "law/_triage.yml", "at 要和 go 一起写", "law/_triage.yml", "{say: 在, go: ", "{say: 一个, at: there, ask: 几个, choices: [{say: 两个, go: \"guide:evidence\"}]}\n          - {say: 在, go: "),
    # doors: who takes what, and what may be called useless
    ("schema-value", POLICE, "写一个", POLICE, "{behaviour: third-party-contact, lenders", "{behaviour: third-party-contact, behaviours: [crisis], lenders"),
    ("schema-value", POLICE, "写一个", POLICE, "{behaviour: third-party-contact, lenders", "{lenders"),
    ("schema-value", POLICE, "不用写 unknown", POLICE, "tier: first", "unknown: true, tier: first"),
    ("schema-value", POLICE, "没有人用得上", POLICE, "accepts:\n", "accepts:\n  - {behaviour: crisis, lenders: [], tier: second, why: 归它管}\n"),
    ("unknown-id", POLICE, "没有行为“home-visit”", POLICE, "behaviour: third-party-contact", "behaviours: [third-party-contact, home-visit]"),
    ("routing", BEHAVIOURS, "“third-party-contact”没有先找的渠道", POLICE, "tier: first", "tier: second"),
    ("routing", BEHAVIOURS, "放款方是：银行贷款、还不知道", POLICE, "lenders: [credit-card, bank, ", "lenders: [credit-card, "),
    ("routing", CONTACT, "本页没有先找的渠道", POLICE, "tier: first", "tier: second"),
    ("routing", MENTAL, "不能写 refuses", MENTAL, "cost: 免费", "refuses: [{behaviour: third-party-contact, why: 不归它管}]\ncost: 免费"),
    ("supervisor", BANK, "没有写 supervised_by", BANK, "supervised_by: [police-110]\n", ""),
    ("supervisor", "docs/lenders/credit-card.md", "不受理“信用卡”", POLICE, "lenders: [credit-card, ", "lenders: ["),
    ("supervisor", CARDS, "没有写归谁管", "docs/lenders/credit-card.md", "supervisor: 某部门\nsupervised_by: [police-110]", "supervisor: 没有部门管它"),
    # prose
    ("heading", CONTACT, "怎样取证", CONTACT, "## 怎样取证", "## 如何取证"),
    ("heading", CONTACT, "次序", CONTACT, "## 怎样取证\n\n截图，见《民法典》第一千零三十三条。\n\n## 债务本身", "## 债务本身\n\n还在。\n\n## 怎样取证"),
    ("steps", CONTACT, "正好 3 步", CONTACT, "3. 写信。\n", ""),
    ("raw-html", CONTACT, "<b", CONTACT, "截图，见", "<b>截图</b>，见"),
    ("raw-html", CONTACT, "<script", CONTACT, "截图，见", "<script src=x></script>，见"),
    # what looks like code, and is shown
    *(("backtick", CONTACT, "同一行成对", CONTACT, "截图，见", f"截图{written}，见") for written in ("`<b>```", "\\`<b>`", "`", "``a`")),
    ("backtick", GUIDE, "围出一段", GUIDE, "截整屏。", "截整屏。\n\n```\n<b>截</b>\n\n```\n\n好。"),
    ("backtick", GUIDE, "围出一段", GUIDE, "截整屏。", "截整屏。\n\n~~~\n<b>截</b>\n\n~~~\n\n好。"),
    ("phone-number", CONTACT, "110", CONTACT, "1. 留证据。", "1. 打 110。"),
    ("private-contact", CONTACT, "私人联系方式", CONTACT, "1. 留证据。", "1. 加微信：abc12345。"),
    ("private-contact", POLICE, "13800138000", POLICE, "cost: 免费", "cost: 打13800138000"),
    ("old-name", CONTACT, "国家金融监督管理总局", CONTACT, "1. 留证据。", "1. 找银保监会。"),
    ("placeholder", CONTACT, "limitation", CONTACT, "{{ limit:limitation }}", "{{ limit:limitations }}"),
    ("placeholder", CONTACT, "占位符", CONTACT, "{{ limit:limitation }}", "{{ today }}"),
    # letters
    ("placeholder", LETTER, "my_name", LETTER, "{{ my_name }}", "{{ my_nam }}"),
    ("placeholder", LETTER, "没有用到", LETTER, "本人{{ my_name }}。", "本人。"),
    ("block", LETTER, "没有用", LETTER, "{{/if}}", ""),
    ("block", LETTER, "前面没有", LETTER, "{{#if agency}}", ""),
    ("block", LETTER, "没有写完整", LETTER, "自称{{ agency }}", "自称{{ agency }}、{{ my_name"),
    ("reservation", LETTER, "缺少这句话", LETTER, "不确认债务金额、利息和时效", "不谈别的"),
    ("acknowledges-debt", LETTER, "承认债务", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}，欠款属实。"),
    ("ultimatum", LETTER, "限贵司三日内", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。限贵司三日内答复。"),
    ("ultimatum", LETTER, "否则", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。请停止，否则我将起诉。"),
    ("ultimatum", LETTER, "后果自负", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。后果自负。"),
    ("media-threat", LETTER, "曝光", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。不处理就曝光。"),
    ("crime-name", LETTER, "敲诈", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}被敲诈。"),
    ("crime-name", LETTER, "刑事责任", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。请追究他的刑事责任。"),
    ("money-in-complaint", LETTER, "减免", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。请减免利息。"),
    ("money-in-complaint", LETTER, "赔偿", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。请赔偿损失。"),
    ("money-in-complaint", LETTER, "500 元", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。请付我500 元。"),
    ("letter-markdown", LETTER, "走样", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}。\n\n| 日期 | 号码 |"),
    ("letter-markdown", LETTER, "走样", LETTER, "本人{{ my_name }}。", "本人{{ my_name }}，见[这里](../guides/evidence.md)。"),
    ("field-kind", LETTER, "kind: long", LETTER, "hint: 照合同写", "hint: 一件一行"),
    ("schema-value", LETTER, "words", LETTER, "hint: 没有就空着, required: false", "hint: 没有就空着, required: false, kind: check"),
    ("unknown-id", LETTER, "limitation", LETTER, "send: [挂号信", "time_limits: [limitations]\nsend: [挂号信"),
    ("signature", LETTER, "没有亲笔签名的空", LETTER, "亲笔签名：＿＿＿＿＿＿", ""),
    ("signature", LETTER, "没有亲笔签名的空", LETTER, "亲笔签名：＿＿＿＿＿＿", "亲笔签名：＿＿＿＿＿＿\n\n一。\n\n二。\n\n三。"),
    ("signature", LETTER, "怎样签", LETTER, "，不签空白的", ""),
    ("signature", LETTER, "unsigned", LETTER, "send: [挂号信", "unsigned: 自己看的\nsend: [挂号信"),
    # whose a loan product is
    ("unknown-word", APPS, "最接近的是“consumer-finance”", APPS, "kinds: [consumer-finance]", "kinds: [consumer-finances]"),
    ("schema-value", APPS, "没有来源的不写", APPS, '    sources:\n      - {name: 某报, url: "https://example.org/a", level: reported}\n', ""),
    ("schema-value", APPS, "一起写", APPS, "    company_is: lender\n", ""),
    ("schema-value", APPS, "两次", APPS, "kinds: [bank, consumer-finance]", "kinds: [bank, bank]"),
    ("schema-value", APPS, "https", APPS, "https://example.org/a", "http://example.org/a"),
    ("app-name", APPS, "写了两次", APPS, "names: [某某借]", "names: [某某借, 某花]"),
    ("app-name", APPS, "写了两次", APPS, "names: [某某借]", "names: [某某借, 某 花]"),
    ("duplicate-id", APPS, "many", APPS, "id: nothing", "id: many"),
    ("date-in-future", APPS, "还没到", APPS, "    on: 2026-11-20\n    level: reported\n  - id: many", "    on: 2026-11-24\n    level: reported\n  - id: many"),
    ("app-level", APPS, "降一级", APPS, "    level: reported\n  - id: many", "    level: official\n  - id: many"),
    ("app-level", APPS, "没有核实", APPS, "    level: reported\n  - id: many", "    level: unconfirmed\n  - id: many"),
    ("apps", APPS_GUIDE, "没有地方看", APPS_GUIDE, "{{ apps:loan-app }}", "略。"),
    ("apps", APPS_GUIDE, "loan-app", APPS_GUIDE, "{{ apps:loan-app }}", "{{ apps:loan-apps }}"),
    ("apps", APPS_GUIDE, "写了两次", APPS_GUIDE, "{{ apps:loan-app }}", "{{ apps:loan-app }}\n\n{{ apps:loan-app }}"),
    ("apps", APPS_GUIDE, "单独成段", APPS_GUIDE, "{{ apps:loan-app }}", "这里：{{ apps:loan-app }}"),
    ("apps", GUIDE, "请写链接", GUIDE, "截整屏。", "截整屏。\n\n{{ apps:platform }}"),
    # style
    ("glossary", GLOSSARY, "写了两次", GLOSSARY, "says: [时效]", "says: [时效, 整屏]"),
    ("duplicate-id", GLOSSARY, "limitation", GLOSSARY, "id: whole-screen", "id: limitation"),
    ("unknown-id", GLOSSARY, "没有页面", GLOSSARY, "see: [scenario:contact]", "see: [scenario:contacts]"),
    ("uncited", GLOSSARY, "没有写 law", GLOSSARY, "plain: 屏幕上的全部。", "plain: 不得只截一半。"),
    ("citation", GLOSSARY, "189", GLOSSARY, "law: [civil-code#188]", "law: [civil-code#189]"),
    ("citation", GLOSSARY, "写到条", GLOSSARY, "law: [civil-code#188]", "law: [civil-code]"),
    ("placeholder", GLOSSARY, "没有期限", GLOSSARY, "limit:limitation", "limit:limitations"),
    ("schema-value", GLOSSARY, "120 字", GLOSSARY, "plain: 屏幕上的全部。", "plain: " + "长" * 121),
    ("schema-value", GLOSSARY, "提示", GLOSSARY, "plain: 屏幕上的全部。", "plain: 屏幕上的 <全部>。"),
    ("placeholder", GUIDE, "没有期限", GUIDE, "summary: 先留原件。", 'summary: "{{ limit:limitations }}内留原件。"'),
    ("placeholder", GUIDE, "字段里只能用", GUIDE, "summary: 先留原件。", 'summary: "{{ ladder:complaint }}内留原件。"'),
    ("uncited", GUIDE, "不得", GUIDE, "截整屏。", "他们不得上门。"),
    ("long-sentence", GUIDE, "83 字", GUIDE, "截整屏。", "截" * 82 + "。"),
    ("average-sentence", GUIDE, "平均", GUIDE, "截整屏。", "截" * 70 + "。\n\n" + "截" * 70 + "。"),
    ("unknown-id", STYLE, "没有页面“guide:evidenz”", STYLE, "long_sentences: []", "long_sentences: [{page: guide:evidenz, starts: 截, reason: 样例}]"),
    ("exception", STYLE, "没有要放过的", STYLE, "long_sentences: []", "long_sentences: [{page: guide:evidence, starts: 截, reason: 样例}]"),
    ("exception", STYLE, "排序", STYLE, "long_sentences: []", "long_sentences: [{page: guide:evidence, starts: 截, reason: 样例}, {page: guide:evidence, starts: 截, reason: 样例}]"),
]


@pytest.mark.parametrize(("check", "where", "words", "name", "old", "new"), CASES)
def test_a_broken_file_is_named_with_its_line(project, check, where, words, name, old, new):
    if where == "docs/lenders/banks.md":
        (project / name).rename(project / where)
        small.replace(project, LOG, "of: lender:bank,", "of: lender:banks,")
    else:
        small.replace(project, name, old, new)
    found = problems_of(project)
    assert any(p.check == check and p.path == where and words in p.message for p in found), "\n".join(map(str, found))
    for problem in found:
        assert re.fullmatch(r"[^:]+:\d+: \[[a-z0-9-]+\] .*[\u4e00-\u9fff].*", str(problem), re.S), str(problem)


def test_a_lender_has_the_kind_that_its_name_tells(project):
    """Where the page of a kind says which words a company's full name has."""
    small.replace(project, "docs/lenders/consumer-finance.md", "signs: [合同]", "signs: [全称里有消费金融]\nnames: [消费金融]")
    assert not [problem for problem in problems_of(project) if problem.check == "app-kind"]
    small.replace(project, APPS, "kinds: [consumer-finance]", "kinds: [bank]")
    assert [(problem.path, "消费金融" in problem.message) for problem in problems_of(project) if problem.check == "app-kind"] == [(APPS, True)]


def test_a_way_is_not_led_into_the_procedure_of_another(project):
    """A criminal lane that cites reconsideration law, and the other way round."""
    other = (project / CIVIL).read_text(encoding="utf-8").replace("id: civil-code", "id: criminal-procedure").replace("民法典", "刑诉法").replace("id: limitation", "id: review").replace("any_track: true", "track: criminal")
    (project / "law/criminal-procedure.yml").write_text(other, encoding="utf-8")
    small.replace(project, "law/_digests.yml", "without:\n", "without:\n  - {ref: criminal-procedure, reason: 样例，没有语料}\n")
    assert not [problem for problem in problems_of(project) if problem.check == "ladder"]
    small.replace(project, LADDERS, "{when: 没人办, law: [civil-code#188]}", "{when: 没人办, law: [criminal-procedure#188]}")
    found = [problem for problem in problems_of(project) if problem.check == "ladder"]
    assert ["“刑事”" in problem.message and "“行政”" in problem.message for problem in found] == [True]
    # A provision that says where other ways end may be told on those ways.
    small.replace(project, "law/criminal-procedure.yml", "    plain: 一般是三年。", "    plain: 一般是三年。\n    any_track: true")
    assert not [problem for problem in problems_of(project) if problem.check == "ladder"]


#: What no letter may say, word by word, written down from the rules of the house and not from the code: taking one out
#: of a list there must fail here. (check, words)
FORBIDDEN_IN_LETTERS = [
    *(("acknowledges-debt", f"本人{words}") for words in ("愿意归还", "愿意偿还", "承诺还款", "欠款属实", "确认欠款", "同意还款", "认可欠款")),
    *(("ultimatum", words) for words in ("限你们24小时内停止", "限贵司五个工作日内答复", "否则起诉", "后果自负", "一切后果由你承担", "这是最后通牒", "勿谓言之不预", "逾期不答复，将起诉", "逾期不答复就起诉")),
    *(("media-threat", words) for words in ("曝光", "找媒体", "上热搜", "联系记者", "引起舆论", "公之于众", "发到网上")),
    *(("crime-name", words) for words in ("敲诈", "勒索", "寻衅滋事", "侮辱罪", "诽谤罪", "非法拘禁", "绑架", "抢劫", "抢夺", "诈骗", "故意伤害", "故意毁坏财物", "侵入住宅罪", "侵犯公民个人信息罪", "催收非法债务", "高利转贷", "非法经营", "黑社会", "恶势力", "涉黑", "涉恶", "涉嫌", "犯罪", "追究他们的刑事责任")),
    *(("money-in-complaint", f"请{words}") for words in ("减免利息", "免除罚息", "减少利息", "减少本金", "减少费用", "同意少还", "停息", "挂账", "分期", "展期", "延期还款", "赔偿", "补偿", "退还", "退费", "返还", "付精神损失费", "付 500 元", "付三百元")),
]


@pytest.mark.parametrize(("check", "words"), FORBIDDEN_IN_LETTERS)
def test_no_letter_says_what_would_hurt_its_sender(project, check, words):
    small.replace(project, LETTER, "本人{{ my_name }}。", f"本人{{{{ my_name }}}}。{words}。")
    # Some of these words also state law, and want a citation: that is another matter.
    assert {problem.check for problem in problems_of(project)} - {"uncited"} == {check}


def test_what_is_refused_in_one_letter_may_stand_in_another(project):
    """A letter about the debt may acknowledge it and ask for instalments; the name of a crime only hurts before the police."""
    small.replace(project, LETTER, "to: [police-110]", "to: [mental-12356]\nsubject: other\neffects: [acknowledges-debt]")
    small.replace(project, LETTER, "本人{{ my_name }}。", "本人{{ my_name }}愿意归还，请同意分期。有人诈骗。")
    assert problems_of(project) == []


REFUSES = "refuses: [{behaviour: third-party-contact, why: 不归它管}]\ncost: 免费"


def add_channel(root, id_):
    """Another channel of the miniature: it takes care of a crisis and refuses what the situation is about."""
    record = (root / MENTAL).read_text(encoding="utf-8").replace("title: mental-12356", f"title: 12315 {id_}热线").replace("cost: 免费", REFUSES)
    (root / f"docs/channels/{id_}.md").write_text(record, encoding="utf-8")
    small.replace(root, LOG, "readings:\n", f"readings:\n  - {{of: channel:{id_}, on: 2026-11-23, by: editor}}\n")


#: Who recommends the useless door: file, old, new
RECOMMENDED = [
    (CONTACT, "截图，见", "截图，打 [12315](../channels/samr.md) 问，见"),
    (POLICE, "cost: 免费", "cost: 免费\nnext: [{channel: samr, when: 没用时}]"),
    (POLICE, "why: 归它管", "why: 归它管，也可以问samr热线"),
]


@pytest.mark.parametrize(("name", "old", "new"), RECOMMENDED)
def test_a_door_that_a_text_recommends_is_not_useless_there(project, name, old, new):
    add_channel(project, "samr")
    assert problems_of(project) == []
    small.replace(project, name, old, new)
    assert [(problem.check, problem.path, "samr" in problem.message) for problem in problems_of(project)] == [("routing", name, True)]


def test_another_matter_of_a_situation_may_lead_to_that_door(project):
    add_channel(project, "samr")
    small.replace(project, CONTACT, "时效是", "退会员费找 [12315](../channels/samr.md)。时效是")
    assert problems_of(project) == []


def test_a_door_that_a_situation_lists_is_not_useless_there(project):
    add_channel(project, "samr")
    small.replace(project, CONTACT, "channels: [police-110]", "channels: [police-110, samr]")
    assert ("routing", True) in [(problem.check, "叫人去“samr”" in problem.message) for problem in problems_of(project)]


def test_three_useless_doors_are_enough(project):
    for id_ in ("one", "two", "three"):
        add_channel(project, id_)
    assert problems_of(project) == []
    add_channel(project, "four")
    assert [(problem.check, problem.path, "写了 4 个“不用去”" in problem.message) for problem in problems_of(project)] == [("routing", BEHAVIOURS, True)]


def test_what_an_app_does_is_not_filtered_by_lender(project):
    small.replace(project, BEHAVIOURS, "  - id: crisis\n", "  - {id: app-overcollection, title: App 乱要权限, of_an_app: true, says: [读通讯录]}\n  - id: crisis\n")
    small.replace(project, POLICE, "accepts:\n", "accepts:\n  - {behaviour: app-overcollection, lenders: [credit-card], unknown: true, tier: first, why: 归它管}\n")
    found = [problem for problem in problems_of(project) if problem.path == POLICE]
    assert [(problem.check, problem.line, "少了银行贷款" in problem.message, "个人" in problem.message) for problem in found] == [("routing", 8, True, False)]


def test_a_situation_stands_behind_a_door(project):
    (project / "docs/scenarios/more.md").write_text((project / CONTACT).read_text(encoding="utf-8"), encoding="utf-8")
    small.replace(project, LOG, "readings:\n", "readings:\n  - {of: scenario:more, on: 2026-11-23, by: editor}\n")
    assert [(problem.check, problem.path, "三扇门都走不到" in problem.message) for problem in problems_of(project)] == [("triage", "docs/scenarios/more.md", True)]


BROKEN_BYTES = [
    ("file-empty", b""),
    ("file-empty", b"  \n\n"),
    ("encoding-bom", b"\xef\xbb\xbfid: civil-code\n"),
    ("encoding-utf8", "id: caf\u00e9 – “x”\n".encode("cp1252")),
    ("encoding-utf8", "标题".encode("gbk")),
    ("yaml-depth", b"[" * 100_000),
    ("yaml-depth", b"- " * 9_000 + b"x"),
    ("line-too-long", b"id: " + b"x" * 50_000),
    ("file-too-large", b"id: " + b"x" * 2_000_000),
    ("schema-type", b"- a\n- b\n"),
    ("schema-type", b"only words\n"),
]


@pytest.mark.parametrize(("check", "content"), BROKEN_BYTES, ids=[f"{c}-{i}" for i, (c, _) in enumerate(BROKEN_BYTES)])
@pytest.mark.parametrize("name", [CIVIL, CONTACT])
def test_hostile_bytes_are_refused_without_a_traceback(project, check, content, name):
    if name == CONTACT and content.strip() and not content.startswith(b"\xef") and b"\xe9" not in content and check != "encoding-utf8":
        content = b"---\n" + content + b"\n---\n"
    (project / name).write_bytes(content)
    found = problems_of(project)
    expected = {check} | ({"line-too-long"} if check == "yaml-depth" else set())
    assert any(p.check in expected and p.path == name for p in found), "\n".join(map(str, found))


def test_every_error_is_reported_in_one_run(project):
    small.replace(project, CIVIL, "rank: 法律", "rank: 法規")
    small.replace(project, CONTACT, "3. 写信。\n", "")
    small.replace(project, LETTER, "{{/if}}", "")
    assert {"unknown-word", "steps", "block"} <= {problem.check for problem in problems_of(project)}


def test_a_missing_folder_is_said(tmp_path):
    found = problems_of(tmp_path)
    assert [problem.check for problem in found if problem.check == "folder-missing"] == ["folder-missing"] * 2


def test_the_report_ends_with_the_count(project):
    small.replace(project, CONTACT, "3. 写信。\n", "")
    report = checks.run(join(knowledge.load(project), TODAY, TODAY)).report()
    assert report.splitlines()[-1] == "共 1 处问题。"


@pytest.mark.parametrize(("name", "old", "new", "said"), [
    ("docs/scenarios/mental-crisis.md", "{: #with-children }", "", "#with-children"),
    ("docs/scenarios/mental-crisis.md", "\n\n有过带着孩子", "\n\n" + "长" * 91 + "有过带着孩子", "第一段会单独显示"),
    ("docs/channels/mental-12356.md", "value: 120, dial: 120", "value: 119, dial: 119", "mental-12356/120"),
    ("docs/scenarios/workplace.md", "{: #for-the-office }", "", "#for-the-office"),
])
def test_what_the_search_answers_first_must_be_there(copy, name, old, new, said):
    small.replace(copy, name, old, new)
    assert [problem for problem in checking.found(copy, answers) if problem.check == "safety-answer" and said in problem.message]


def modules_of_checks():
    """Every module of the room as it lies in its folder: none has to be listed here."""
    return [importlib.import_module(f"{checks.__name__}.{found.name}") for found in pkgutil.iter_modules(checks.__path__)]


def functions_of(module):
    return {value for name, value in vars(module).items() if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")}


def is_check(function) -> bool:
    return [str(parameter.annotation) for parameter in inspect.signature(function).parameters.values()] == ["Context"]


def test_every_check_runs():
    """A check that nobody calls guards nothing."""
    written = {function for module in modules_of_checks() for function in functions_of(module) if is_check(function)}
    assert len(written) > 50  # today; none would mean that this test looks in the wrong place
    assert written == set(checks.ALL)


def test_a_file_of_checks_shows_nothing_else():
    """Helpers begin with an underscore or have a module of their own, so that no check is left out of `ALL` by its form."""
    for module in modules_of_checks():
        if hasattr(module, "ALL"):
            assert functions_of(module) == set(module.ALL), module.__name__


def test_the_real_project_has_no_problem(site):
    assert checks.run(site).sorted() == []
