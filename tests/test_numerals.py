"""Numerals: what a statute prints and what a reader types mean the same number."""

from __future__ import annotations

import contextlib

import re

import pytest
from hypothesis import given, strategies as st

from kb.reading.numerals import NUMERAL, article_label, chinese, to_int

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def test_every_number_reads_back_from_its_chinese_form():
    assert all(to_int(chinese(number)) == number for number in range(1, 10_000))


def test_every_number_reads_back_from_digits_of_either_width():
    for number in range(1, 10_000):
        assert to_int(str(number)) == to_int(str(number).translate(FULL_WIDTH)) == number


def test_every_chinese_form_fits_the_pattern_that_citations_are_built_on():
    assert all(re.fullmatch(NUMERAL, chinese(number)) for number in range(1, 10_000))


@pytest.mark.parametrize(("number", "words"), [
    (5, "五"), (10, "十"), (15, "十五"), (20, "二十"), (42, "四十二"), (100, "一百"), (101, "一百零一"),
    (110, "一百一十"), (115, "一百一十五"), (293, "二百九十三"), (1000, "一千"), (1005, "一千零五"),
    (1010, "一千零一十"), (1032, "一千零三十二"), (1100, "一千一百"), (1260, "一千二百六十"), (9999, "九千九百九十九"),
])
def test_numbers_are_written_as_the_statutes_write_them(number, words):
    assert chinese(number) == words


@pytest.mark.parametrize(("words", "number"), [
    ("一十五", 15), ("一百〇一", 101), ("两百", 200), ("一千〇三十二", 1032),
])
def test_common_variants_are_read(words, number):
    assert to_int(words) == number


@pytest.mark.parametrize("words", [
    "", "十十", "一二", "百", "千", "零", "0", "00", "一零三二", "一百十五", "二十零一", "十百", "12345", "壹", "五十 条",
    "一千三十二", "一百零", "-5", "5.2", "廿", "万",
])
def test_malformed_numerals_are_refused(words):
    with pytest.raises(ValueError):
        to_int(words)


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_numbers_outside_the_range_are_refused(number):
    with pytest.raises(ValueError):
        chinese(number)


@given(st.text(alphabet="零〇一二两三四五六七八九十百千0123456789０９", max_size=8))
def test_what_is_read_at_all_is_between_1_and_9999(words):
    with contextlib.suppress(ValueError):
        assert 1 <= to_int(words) <= 9999


@given(st.text())
def test_any_other_text_is_refused_with_nothing_worse_than_a_value_error(text):
    with contextlib.suppress(ValueError):
        to_int(text)


def test_labels_name_the_article_and_its_inserted_number():
    assert article_label("50") == "第五十条"
    assert article_label("293-1") == "第二百九十三条之一"
