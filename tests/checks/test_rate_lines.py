"""law/_rate_lines.yml: no line reaches a lender whom its rule does not bind, none promises anything, and the LPR is the table's."""

from __future__ import annotations

import datetime as dt

import checking
import pytest
from kb.checks import lines, links, rate_lines as rate_line_checks, routing
from kb.records.rate_lines import LineKind, RateLine
from kb.records.vocabulary import Lender, Rank
from kb.render import rate_lines
from pydantic import ValidationError

import small

PATH = "law/_rate_lines.yml"


def problems_of(root):
    return {(problem.check, problem.path) for problem in checking.found(root, rate_line_checks, links, lines, routing)}


@pytest.mark.parametrize(("old", "new", "check"), [
    ("lenders: [bank, consumer-finance, micro-loan, other-licensed]\n    not_lenders:\n      - lenders: [credit-card]", "lenders: [bank, consumer-finance, micro-loan, other-licensed, credit-card]\n    not_lenders:\n      - lenders: [private-person]", "schema"),
    ("id: card-total\n    title: 信用卡：总额过高\n    kind: court-discretion\n    ref: bank-card-provisions#2-p2\n    lenders: [credit-card]", "id: card-total\n    title: 信用卡：总额过高\n    kind: court-discretion\n    ref: bank-card-provisions#2-p2\n    lenders: [bank]", "binds"),
    ("lenders: [unlicensed, private-person]\n    when: 放款的人没有放贷资格", "lenders: [bank]\n    when: 放款的人没有放贷资格", "binds"),
    ("ref: bank-card-provisions#2-p2", "ref: bank-card-provisions#99", "citation"),
    ("id: micro-24\n    title: 小额贷款公司的新贷款：24%\n    kind: complaint", "id: micro-24\n    title: 小额贷款公司的新贷款：24%\n    kind: court", "rank"),
    ("id: court-24\n    title: 24%\n    kind: court-discretion\n    limit: loan-cost-24", "id: court-24\n    title: 24%\n    kind: court-discretion\n    limit: micro-loan-cost-24", "rate-number"),
    ("id: court-24\n    title: 24%\n    kind: court-discretion", "id: court-24\n    title: 24%\n    kind: crime", "rate-number"),
    ("says: 可以请求法院或者仲裁机构适当减少。", "says: 超过的可以拒付。", "promise"),
    ("says: 可以请求法院或者仲裁机构适当减少。", "says: 超过 〔线〕 的请求减少。", "promise"),
    ("letter: police-statement", "letter: no-such-letter", "unknown-id"),
    ("lenders: [loan-assistance, guarantee-company, insurer, national-amc, debt-assignee]\n    when: 来要的", "lenders: [unlicensed, private-person]\n    when: 来要的", "routing"),
])
def test_a_broken_line_is_reported_where_it_stands(copy, old, new, check):
    small.replace(copy, PATH, old, new)
    found = problems_of(copy)
    assert (check, PATH) in found or (check == "schema" and any(path == PATH for _, path in found)), found


def test_the_lines_stand_on_what_they_say(base, site):
    """Read from the records, not from the checks: no 24 % for cards and persons, no LPR for the licensed, 36 % for nobody licensed."""
    lines = {line.id: line for line in base.rate_lines.lines}
    assert {lender.value for lender in rate_lines.lenders_of(site, lines["court-24"])} == {"bank", "consumer-finance", "micro-loan", "other-licensed"}
    assert rate_lines.lenders_of(site, lines["lpr-contract"]) == [Lender.PRIVATE_PERSON] == rate_lines.lenders_of(site, lines["lpr-suit"])
    assert set(lines["crime-36"].lenders) == {Lender.UNLICENSED, Lender.PRIVATE_PERSON} and lines["crime-36"].kind is LineKind.CRIME
    assert set(lines["principal"].lenders) == set(Lender)
    assert lines["court-24"].kind is LineKind.COURT_DISCRETION and site.cited(lines["court-24"].ref).statute.rank is Rank.JUDICIAL_DOCUMENT


def test_a_line_that_is_asked_of_everybody_answers_for_everybody():
    given = {"id": "x", "title": "甲", "kind": "complaint", "ref": "civil-code#670", "when": "甲", "says": "乙", "isnt": "丙", "lenders": ["bank"]}
    RateLine(**given)
    with pytest.raises(ValidationError, match="asked"):
        RateLine(**given, asked="true")
    with pytest.raises(ValidationError, match="一次"):
        RateLine(**given, not_lenders=[{"lenders": ["bank"], "why": "甲", "law": ["civil-code#670"]}])


@pytest.mark.parametrize(("given", "day", "expected"), [
    ({}, "2020-01-01", True),
    ({"not_before": "2025-12-01", "surely_from": "2026-01-01"}, "2025-11-30", False),
    ({"not_before": "2025-12-01", "surely_from": "2026-01-01"}, "2025-12-31", None),
    ({"not_before": "2025-12-01", "surely_from": "2026-01-01"}, "2026-01-01", True),
    ({"surely_from": "2025-10-01"}, "2024-01-01", None),
    ({"before": "2020-08-20"}, "2020-08-19", True),
    ({"before": "2020-08-20"}, "2020-08-20", False),
])
def test_which_loans_a_line_looks_at(given, day, expected):
    line = RateLine(id="x", title="甲", kind="complaint", ref="civil-code#670", lenders=["bank"], when="甲", says="乙", isnt="丙", **given)
    assert line.reaches(dt.date.fromisoformat(day)) is expected
