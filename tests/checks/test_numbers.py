"""How law writes a number, and which numbers of ours are held against it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.checks import numbers
from kb.reading.numerals import to_int


@pytest.mark.parametrize(("number", "words"), [
    ("15", "应当自收到之日起15日内"),
    ("15", "应当在收到之日起十五日内提出答辩状"),
    ("2", "期限为两年"),
    ("24", "百分之二十四"),
    ("500000", "数额在五十万元以上"),
    ("500000", "数额在50万元以上"),
    ("3000", "三千元至一万元以上"),
    ("0.0175", "日万分之一点七五"),
    ("2.5", "按照2.5%交纳"),
    ("0.5", "百分之零点五"),
    ("1.5", "千分之十五的十分之一，即百分之一点五"),
])
def test_a_number_is_found_as_law_writes_it(number, words):
    assert any(numbers._stands(form, words) for form in numbers._forms(Decimal(number)))


@pytest.mark.parametrize(("number", "words"), [
    ("5", "应当在十五日内"),
    ("5", "应当在15日内"),
    ("15", "应当在115日内"),
    ("10", "五十日"),
    ("3", "百分之三十六"),
    ("5", "1.5倍"),
    ("50000", "五十万元"),
    ("0.175", "万分之一点七五"),
])
def test_a_number_within_another_is_none(number, words):
    assert not any(numbers._stands(form, words) for form in numbers._forms(Decimal(number)))


@given(st.integers(1, 9999), st.sampled_from(["日", "个工作日", "元"]))
def test_every_number_is_found_where_it_was_written_and_nowhere_else(number, unit):
    """The reader of numerals is the oracle."""
    for form in numbers._forms(Decimal(number)):
        words = f"自收到之日起{form}{unit}以内"
        assert numbers._stands(form, words)
        if "万" not in form:
            assert to_int(form) == number
    other = number + 1
    assert not any(numbers._stands(form, f"自收到之日起{number}{unit}以内") for form in numbers._forms(Decimal(other)))


def test_years_of_the_calendar_and_what_is_no_number_are_let_pass():
    found = [numbers._number(match) for match in numbers._IN_PLAIN.finditer("2021年起施行，一两天、第十五日、几十日都不算，算的是 30 日、5 万元、两年。")]
    assert [number for number in found if number is not None] == [30, 50000, 2]
