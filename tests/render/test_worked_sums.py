"""Sums and dates that guides work out for readers, worked out again by hand's rule: one bracket at a time, in whole fen."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from here import ROOT

GUIDES = ROOT / "docs" / "guides"
#: Brackets of the fee for cases about money, from the text of article 13: up to here, this share of what lies in it.
BRACKETS = ((100_000, Fraction(25, 1000)), (200_000, Fraction(2, 100)))


def fee(amount: int) -> Fraction:
    total, below = Fraction(50), 10_000
    for top, share in BRACKETS:
        total += max(0, min(amount, top) - below) * share
        below = top
    return total


def sums() -> list[tuple[int, int, int]]:
    body = (GUIDES / "lawyer-cost.md").read_text(encoding="utf-8")
    return [(int(wan) * 10_000, int(full), int(half)) for wan, full, half in re.findall(r"^\| (\d+) 万元 \| (\d+) 元 \| (\d+) 元 \|$", body, re.M)]


@pytest.mark.parametrize(("amount", "full", "half"), sums())
def test_the_court_fee_of_an_example_is_right(amount, full, half):
    assert fee(amount) == full and Fraction(full, 2) == half


def test_there_are_examples_in_each_bracket():
    assert {amount > 10_000 for amount, _, _ in sums()} == {True, False} and any(amount > 100_000 for amount, _, _ in sums())


def test_the_brackets_used_here_are_those_of_the_law(base):
    limits = base.limits()
    assert [limits[id_].value for id_ in ("fee-property-small", "fee-property-second", "fee-property-third")] == ["50", "2.5", "2"]


def test_five_years_run_from_the_day_of_paying_off(base):
    body = (GUIDES / "read-credit-report.md").read_text(encoding="utf-8")
    [(paid, first, last)] = re.findall(r"(\d{4}-\d\d-\d\d) 还清。五年从 (\d{4}-\d\d-\d\d) 起算，到 (\d{4}-\d\d-\d\d)。", body)
    assert paid == first and int(last[:4]) - int(paid[:4]) == int(base.limits()["credit-record-years"].value) and last[4:] == paid[4:]
