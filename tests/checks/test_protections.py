"""What costs a reader the case: clocks of the court with their start, protections that we once denied, whom a rule binds.

The values were compared with the texts by a reader who had not written the pages (second look, part 2).
"""

from __future__ import annotations

import re

import pytest

#: limit -> value, unit, where it stands, from when (a word of its `counts`).
CLOCKS = {
    "preservation-reconsideration": ("5", "日", "property-preservation-provisions#25", "裁定书送达"),
    "award-non-enforcement": ("15", "日", "arbitration-award-enforcement-provisions#8", "执行通知书送达"),
    "award-non-enforcement-later": ("15", "日", "arbitration-award-enforcement-provisions#8", "知道或者应当知道"),
    "notarised-non-enforcement": ("15", "日", "notarised-debt-provisions#13", "执行通知书送达"),
    "arbitration-set-aside": ("3", "月", "arbitration#72", "收到裁决书"),
    "retrial-application": ("6", "月", "civil-procedure#216", "发生法律效力"),
    "retrial-from-knowledge": ("6", "月", "civil-procedure#216", "知道或者应当知道"),
    "appeal-judgment": ("15", "日", "civil-procedure#171", "判决书送达"),
    "appeal-fee": ("7", "日", "litigation-fees#22", "法院通知"),
    "appeal-ruling": ("10", "日", "civil-procedure#171", "裁定书送达"),
    "filing-fee": ("7", "日", "litigation-fees#22", "通知次日"),
    "case-filing-after-supplement": ("7", "日", "civil-procedure-interpretation#208", "补齐材料"),
    "deadline-extension-request": ("10", "日", "civil-procedure#86", "障碍消除"),
    "evidence-period-ordinary": ("15", "日", "civil-procedure-interpretation#99", "最短"),
    "evidence-period-appeal": ("10", "日", "civil-procedure-interpretation#99", "最短"),
    "answer-period": ("15", "日", "civil-procedure#128", "收到起诉状副本"),
    "payment-order-objection": ("15", "日", "civil-procedure#227", "收到支付令"),
    "enforcement-reconsideration": ("10", "日", "civil-procedure#236", "裁定送达"),
    "third-party-lawsuit": ("15", "日", "civil-procedure#238", "裁定送达"),
    "security-enforcement-objection": ("5", "日", "civil-procedure-interpretation#366", "收到法院通知"),
    "special-ruling-objection": ("15", "日", "civil-procedure-interpretation#372", "收到裁定"),
    "freeze-deposit": ("1", "年", "civil-procedure-interpretation#485", "冻结"),
    "limitation-general": ("3", "年", "civil-code#188", "知道或者应当知道"),
}
#: Pages on which a reader looks for it, and the clocks that must stand there.
STANDS = {
    "scenarios/court-notice": ["preservation-reconsideration", "answer-period", "appeal-judgment", "payment-order-objection"],
    "scenarios/account-deducted": ["preservation-reconsideration", "freeze-deposit"],
    "scenarios/arbitration-notary": ["award-non-enforcement", "award-non-enforcement-later", "notarised-non-enforcement", "arbitration-set-aside"],
    "scenarios/enforcement": ["retrial-application", "retrial-from-knowledge", "enforcement-reconsideration", "third-party-lawsuit", "security-enforcement-objection"],
    "scenarios/pre-suit-mediation": ["special-ruling-objection"],
    "scenarios/stolen-identity": ["retrial-application", "retrial-from-knowledge"],
    "scenarios/guarantor": ["limitation-general"],
    "scenarios/guarantee-recourse": ["limitation-general"],
    "guides/answer-a-lawsuit": ["retrial-application", "retrial-from-knowledge", "appeal-fee", "answer-period"],
    "letters/statement-of-defence": ["answer-period", "appeal-fee"],
    "letters/living-expenses-request": ["preservation-reconsideration"],
    "letters/appeal": ["appeal-judgment", "appeal-ruling", "appeal-fee", "deadline-extension-request"],
    "letters/postponement-and-late-evidence": ["deadline-extension-request"],
    "letters/civil-complaint": ["case-filing", "filing-fee", "appeal-judgment"],
}
#: Clocks of the court that a reader counts for himself: wherever one stands in a situation or guide, so does how to count.
COUNTED = [name for name in CLOCKS if name not in ("freeze-deposit", "limitation-general", "appeal-fee")]


def words(base, name: str) -> str:
    return (base.root / "docs" / f"{name}.md").read_text("utf-8")


def pages(base, *folders: str) -> dict[str, str]:
    return {path.relative_to(base.root / "docs").with_suffix("").as_posix(): path.read_text("utf-8") for folder in folders for path in sorted((base.root / "docs" / folder).glob("*.md"))}


@pytest.mark.parametrize("name", CLOCKS)
def test_a_clock_says_its_days_and_its_start(base, name):
    value, unit, place, start = CLOCKS[name]
    statute, _, no = place.partition("#")
    [limit] = [limit for limit in base.statutes[statute].provision(no).limits if limit.id == name]
    assert (str(limit.value), limit.unit) == (value, unit)
    assert start in limit.counts


@pytest.mark.parametrize(("page", "name"), [(page, name) for page, names in STANDS.items() for name in names])
def test_a_clock_stands_where_a_reader_looks_for_it(base, page, name):
    assert re.search(rf"\{{\{{\s*limit:{name}\s*\}}\}}", words(base, page))


def test_how_days_are_counted_stands_wherever_a_court_clock_does(base):
    lacking = [name for name, text in pages(base, "scenarios", "guides").items() if re.search(rf"limit:({'|'.join(COUNTED)})\s*\}}", text) and "text:counting-days" not in text]
    assert lacking == []


def test_the_ladder_of_the_court_leads_past_the_first_judgment(base):
    lanes = {lane.id: lane for lane in base.ladders["court"].lanes}
    cited = {name: {ref for step in lane.steps for ref in [*step.law, *(ref for arrow in step.arrows for ref in arrow.law)]} for name, lane in lanes.items()}
    assert {"litigation-fees#22-p2", "enforcement-objection-provisions#6-p1", "enforcement-objection-provisions#15-p1"} <= cited["case"]
    assert {"property-preservation-provisions#25-p1", "seizure-provisions#29"} <= cited["preservation"]
    assert {"civil-procedure#210", "civil-procedure#216", "civil-procedure#220"} <= cited["retrial"]


def test_living_expenses_are_kept_under_preservation_too(base):
    """查封扣押冻结规定 art. 29: nobody is sent away because there is no judgment yet."""
    for page in ("scenarios/account-deducted", "scenarios/court-notice", "scenarios/no-money", "letters/living-expenses-request"):
        assert re.search(r"查封扣押冻结规定》?[^。]*第二十九条|该规定第二十九条", words(base, page)), page
    refusals = base.entries["letter:living-expenses-request"].record.not_when
    assert not [line for line in refusals if "保全" in line and "复议" not in line]


def test_the_limitation_plea_volunteers_no_date(base):
    """A date named in court is admitted (民诉法解释 art. 92); the other side proves what interrupts (art. 91)."""
    for name, text in pages(base, "scenarios", "guides", "channels").items():
        for line in text.splitlines():
            if line.startswith(">") and "时效" in line and "抗辩" in line:
                assert not re.search(r"最后一次|还款是|被催", line), (name, line)
    written = words(base, "channels/court-online-service").split("## 写什么", 1)[1].split("\n## ", 1)[0]
    assert "最后一次" not in written and "不用自己先报" in written


def test_the_request_to_reduce_names_its_number_and_its_ground(base):
    for page in ("scenarios/lawsuit", "guides/answer-a-lawsuit", "letters/statement-of-defence"):
        asked = [line for line in words(base, page).splitlines() if re.search("请求[^。]*总计[^。]*部分予以调减", line)]
        assert asked, page
        assert all(re.search(r"limit:loan-cost-24|24%", line) and re.search("显著背离|明显背离", line) for line in asked), page


def test_recourse_has_one_limitation_on_both_pages(base):
    for page in ("scenarios/guarantor", "scenarios/guarantee-recourse"):
        [line] = [line for line in words(base, page).splitlines() if line.startswith("- **") and re.match(r"- \*\*(?:它)?追偿也有时效", line)]
        assert "limit:limitation-general" in line and "知道或者应当知道权利受损那天起算" in line and "第一百八十八条" in line, page


@pytest.mark.parametrize(("rule", "bound"), [
    ("consumer-rights-measures-2022#41", {"bank", "credit-card", "consumer-finance", "insurer"}),
    ("complaint-handling-measures-2020#18", {"bank", "credit-card", "consumer-finance", "other-licensed", "insurer"}),
])  # fmt: skip
def test_a_line_names_every_lender_of_its_page_whom_its_rule_binds(base, rule, bound):
    for key, entry in base.entries.items():
        if not key.startswith("scenario:"):
            continue
        record = entry.record
        for item in record.line.complain:
            if rule in item.law:
                assert bound & {str(lender) for lender in record.lenders} <= {str(lender) for lender in item.lenders or record.lenders}, (key, item.text)
