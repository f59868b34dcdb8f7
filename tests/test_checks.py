"""One broken input for each check: it is named, at its file and line, in Chinese, and nothing crashes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import small

from kb import checks, knowledge
from kb.checks import law, letters, lines, links, prose, quotes

TODAY = dt.date(2026, 11, 23)
CONTACT = "docs/scenarios/contact.md"
CIVIL = "law/civil-code.yml"
CARDS = "law/card-measures.yml"
STANDARD = "law/standard.yml"
LETTER = "docs/letters/stop.md"
POLICE = "docs/channels/police-110.md"


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path)


def problems_of(root, today=TODAY):
    return checks.run(knowledge.load(root), today).sorted()


def test_the_sound_project_has_no_problem(project):
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
    # law in force, levels, order
    ("law-not-in-force", CONTACT, "已失效", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01"),
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
    ("quotation", CIVIL, "没有校验值", "law/_digests.yml", "without:\n  - {ref: civil-code, reason: 样例，没有语料}", "without: []"),
    ("quotation", CIVIL, "不一样", "law/_digests.yml", "digests: {}\nwithout:\n  - {ref: civil-code, reason: 样例，没有语料}", "digests: {civil-code: {188: abc, 1033: abc}}\nwithout: []"),
    ("quotation", "law/_digests.yml", "已经没有引文", "law/_digests.yml", "without:\n", "without:\n  - {ref: standard, reason: 旧的}\n"),
    ("unknown-id", "law/_triage.yml", "没有页面", "law/_triage.yml", '{say: 打给家人, go: "scenario:contact"}', '{say: 打给家人, go: "scenario:contacts"}'),
    ("triage", "law/_triage.yml", "问得太多", "law/_triage.yml", '          - {say: 在, go: "channel:police-110"}', '          - {say: 在, ask: 几个人？, choices: [{say: 一个, ask: 还有呢？, choices: [{say: 没有, go: "channel:police-110"}]}]}'),
    ("schema-value", "law/_triage.yml", "go", "law/_triage.yml", '{say: 打给家人, go: "scenario:contact"}', '{say: 打给家人}'),
    ("unknown-id", "law/_changes.yml", "civil-code", "law/_changes.yml", "statutes: [civil-code]", "statutes: [civil-cod]"),
    # the line
    ("binds", CONTACT, "银行贷款", CONTACT, "law: [card-measures#68], lenders: [credit-card]}", "law: [card-measures#68], lenders: [credit-card, bank]}"),
    ("binds", CONTACT, "信用卡", CONTACT, "law: [standard#quiet-hours], lenders: [bank]}", "law: [standard#quiet-hours]}"),
    ("binds", "docs/lenders/micro-loan.md", "小额贷款", "docs/lenders/micro-loan.md", "signs: [合同]", "signs: [合同]\nrules: [{ref: card-measures#68, why: 错}]"),
    ("rank", CONTACT, "国家标准", CONTACT, "  unlawful:\n", "  unlawful:\n    - {text: 夜里催收, law: [standard#quiet-hours], lenders: [bank]}\n"),
    ("rank", CONTACT, "违法", CONTACT, "text: 夜里催收", "text: 夜里催收是违法的"),
    ("line-lender", CONTACT, "小额贷款公司", CONTACT, "{text: 侵扰安宁, law: [civil-code#1033-p1-i1]}", "{text: 侵扰安宁, law: [civil-code#1033-p1-i1], lenders: [micro-loan]}"),
    ("routing", CONTACT, "不受理本页", CONTACT, "channels: [police-110]", "channels: [police-110, mental-12356]"),
    ("routing", CONTACT, "没有一个可去的渠道", CONTACT, "channels: [police-110]", "channels: [mental-12356]"),
    # prose
    ("heading", CONTACT, "怎样取证", CONTACT, "## 怎样取证", "## 如何取证"),
    ("heading", CONTACT, "次序", CONTACT, "## 怎样取证\n\n截图，见《民法典》第一千零三十三条。\n\n## 债务本身", "## 债务本身\n\n还在。\n\n## 怎样取证"),
    ("steps", CONTACT, "正好 3 步", CONTACT, "3. 写信。\n", ""),
    ("raw-html", CONTACT, "<b", CONTACT, "截图，见", "<b>截图</b>，见"),
    ("raw-html", CONTACT, "<script", CONTACT, "截图，见", "<script src=x></script>，见"),
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
    ("unknown-id", LETTER, "limitation", LETTER, "send: [挂号信]", "send: [挂号信]\ntime_limits: [limitations]"),
]


@pytest.mark.parametrize(("check", "where", "words", "name", "old", "new"), CASES)
def test_a_broken_file_is_named_with_its_line(project, check, where, words, name, old, new):
    if where == "docs/lenders/banks.md":
        (project / name).rename(project / where)
    else:
        small.replace(project, name, old, new)
    found = problems_of(project)
    assert any(p.check == check and p.path == where and words in p.message for p in found), "\n".join(map(str, found))
    for problem in found:
        assert re.fullmatch(r"[^:]+:\d+: \[[a-z0-9-]+\] .*[\u4e00-\u9fff].*", str(problem), re.S), str(problem)


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
    report = checks.run(knowledge.load(project), TODAY).report()
    assert report.splitlines()[-1] == "共 1 处问题。"


def test_every_check_runs():
    """A check that nobody calls guards nothing."""
    for module in (law, letters, lines, links, prose, quotes):
        named = {value for name, value in vars(module).items() if callable(value) and getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")}
        assert named == set(module.ALL), module.__name__


def test_the_real_project_has_no_problem(base, today):
    assert checks.run(base, today).sorted() == []
