"""Doors, letters and rules by the second look, part 3: whom a rule binds, what a letter to an office must hold, how sure and how new.

The values were compared with the texts by a reader who had not written the pages. The doors
themselves are held by checks/routing.py and test_routes.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from kb.reading.numerals import to_int

#: rule -> kinds of lender that it binds, kinds that it does not (or that nobody could confirm).
BINDS = {
    "complaint-handling-measures-2020": ({"bank", "credit-card", "consumer-finance", "other-licensed", "insurer"}, {"guarantee-company", "local-licensed", "micro-loan", "loan-assistance"}),
    "consumer-rights-measures-2022": ({"bank", "credit-card", "consumer-finance", "insurer"}, {"guarantee-company", "micro-loan", "other-licensed", "national-amc"}),
    "data-security-measures-2024": ({"bank", "consumer-finance", "other-licensed", "insurer", "national-amc"}, {"micro-loan"}),
    "banking-supervision": ({"bank", "other-licensed", "national-amc"}, {"insurer", "guarantee-company", "local-licensed"}),
    "private-lending-scope-reply": ({"micro-loan", "guarantee-company", "local-licensed"}, {"insurer", "other-licensed"}),
    "internet-loan-measures-2020": ({"bank"}, {"consumer-finance", "micro-loan"}),
}
#: Supervisors who do not take each other's lenders as a first door.
SUPERVISORS = {"nfra-12378": {"bank", "credit-card", "consumer-finance", "other-licensed", "insurer", "national-amc"}, "local-finance-bureau": {"micro-loan", "local-licensed", "guarantee-company"}}

#: letter -> what must stand in what is sent.
SAID = {
    "lawyer-complaint": ["2017 年文本的条号", "第十三条", "第五十五条", "第四十八条第（四）项", "第五十二条", "第四十六条第一款第（七）项"],
    "criminal-reconsideration": ["{{ details }}", "住址：{{ address }}", "身份证复印件", "第八条"],
    "nfra-complaint": ["身份证明见附件"],
    "local-finance-complaint": ["身份证明见附件"],
}
#: What belongs on the page and not in a letter to an office.
NOT_SAID = ("推算", "重新公布", "转引", "没有核到")

#: page -> words that must stand: a protection or a court's own form that was missing.
STANDS = {
    "letters/statement-of-defence": ["答辩表"],
    "scenarios/lawsuit": ["答辩表", "起诉状答辩状示范文本通知"],
    "guides/answer-a-lawsuit": ["答辩表", "起诉状答辩状示范文本通知"],
    "guides/sue-collector": ["一项一项填的表"],
    "channels/court-online-service": ["答辩表"],
    "letters/criminal-reconsideration": ["口头申请复议", "criminal-review-late-proof"],
    "guides/police-report": ["口头申请复议", "criminal-review-late-proof"],
    "channels/police-110": ["谅解书", "第二十条第（三）项"],
    "scenarios/student": ["据报道，全日制在校生"],
    "channels/petition-review": ["知道或者应当知道"],
}
#: An item of an article that has one paragraph only: 第一款 may be written or not, but everywhere alike.
_ITEM = re.compile(r"《([^》]+)》第([0-9一二三四五六七八九十百千零〇两]+)条(第一款)?第（[一二三四五六七八九十]+）项")


def words(base, name: str) -> str:
    return (base.root / "docs" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("statute", BINDS)
def test_a_rule_binds_whom_its_text_names_and_nobody_else(base, statute):
    bound, free = BINDS[statute]
    binds = set(base.statutes[statute].binds)
    assert bound <= binds
    assert not free & binds


def test_the_deadlines_of_a_complaint_hold_for_insurers(base):
    limits = [limit for provision in base.statutes["complaint-handling-measures-2020"].provisions for limit in provision.limits]
    assert limits
    assert all("insurer" in limit.lenders and "guarantee-company" not in limit.lenders for limit in limits)


@pytest.mark.parametrize("channel", SUPERVISORS)
def test_a_supervisor_is_a_first_door_for_its_own_lenders_only(base, channel):
    first = {lender.value for item in base.channels[channel].record.accepts if item.tier == "first" for lender in item.lenders}
    assert first == SUPERVISORS[channel]


@pytest.mark.parametrize("letter", SAID)
def test_a_letter_to_an_office_holds_what_the_office_asks_for(base, letter):
    body = base.letters[letter].body
    assert [said for said in SAID[letter] if said not in body] == []


def test_no_letter_remarks_on_our_sources(base):
    found = [f"{entry.id}: {said}" for entry in base.of_kind("letter") for said in NOT_SAID if said in entry.body]
    assert found == []


@pytest.mark.parametrize("page", STANDS)
def test_what_was_missing_stands_on_its_page(base, page):
    text = words(base, page)
    assert [said for said in STANDS[page] if said not in text] == []


def test_whoever_is_told_to_withdraw_a_complaint_reads_what_that_does(base):
    """撤投诉 is answered with art. 15: the handling ends the day the institution receives it."""
    pages = ("channels/nfra-12378", "channels/lender-complaint", "guides/complaint-ladder", "scenarios/negotiation")
    assert [page for page in pages if "《投诉处理办法》第十五条" not in words(base, page)] == []


def test_what_is_only_reported_says_so(base):
    for statute, no in (("complaint-handling-measures-2020", "15"), ("criminal-review-procedure", "9"), ("financial-marketing-measures-2026", "no-default-ticking"), ("npl-transfer-pilot", "no-resale"), ("element-forms-notice-2025", "forms")):
        record = base.statutes[statute]
        provision = record.provision(no)
        assert (provision.verification or record.verification).level == "reported", f"{statute}#{no}"
        assert provision.text is None


def test_the_currency_of_the_second_look_is_kept(base):
    assert base.lpr.last_known >= date(2026, 9, 20)
    assert base.lpr.changes[-1].rate == "3.00"
    assert {"npl-pilot-extended", "financial-marketing", "cost-disclosure"} <= {change.id for change in base.changes.changes}
    assert base.statutes["loan-cost-disclosure-2026"].doc_no == "金规〔2026〕2号"
    assert base.statutes["element-forms-notice-2025"].doc_no == "法〔2025〕82号"


def test_an_item_is_cited_in_one_form(base):
    names = {name: statute for statute in base.statutes.values() for name in (statute.title, statute.title.removeprefix("中华人民共和国"), *statute.short, *statute.aliases)}
    forms: dict[tuple[str, str], dict[bool, str]] = defaultdict(dict)
    for path in sorted((base.root / "docs").rglob("*.md")):
        for match in _ITEM.finditer(path.read_text("utf-8")):
            statute = names.get(match[1])
            if statute:
                forms[statute.id, str(to_int(match[2]))][bool(match[3])] = path.name
    assert [f"{key}: {forms[key]}" for key in forms if len(forms[key]) > 1] == []
