"""Provisions: 款 and 项 are counted as the statute counts them, and anchors promise only words we hold."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from kb.records.law import Provision
from kb.reading.numerals import chinese
from kb.citing.provisions import anchors, digest, has, normalise, numbering_problem, paragraph_of, structure

ARTICLE_50 = """\
有下列行为之一的，处五日以下拘留：
（一）写恐吓信；
（二）公然侮辱；
有前款第二项行为的，可以责令禁止接触。"""

TWO_LISTS = """\
有下列情形之一的，从重：
（一）甲；
（二）乙。
有下列情形之一的，从轻：
（一）丙；
（二）丁；
（三）戊。"""


def provision(text: str | None = None, **fields) -> Provision:
    return Provision(no="50", text=text, plain="白话。", **fields)


def test_each_line_is_a_paragraph_and_numbered_lines_are_items_of_the_one_before():
    first, second = structure(provision(ARTICLE_50))
    assert (first.number, [item.number for item in first.items]) == (1, [1, 2])
    assert first.item(2).text == "（二）公然侮辱；"
    assert (second.number, second.items) == (2, ())
    assert second.text == "有前款第二项行为的，可以责令禁止接触。"


def test_no_word_of_the_text_is_lost_or_changed():
    parts = structure(provision(TWO_LISTS))
    lines = [line for part in parts for line in (part.text, *(item.text for item in part.items))]
    assert "\n".join(lines) == TWO_LISTS


def test_quoted_paragraphs_keep_the_numbers_of_the_statute():
    parts = structure(provision("第一款的话。\n第三款的话。", paragraphs=["1", "3"]))
    assert [part.number for part in parts] == [1, 3]


def test_blank_lines_indents_and_half_width_brackets_do_not_change_the_count():
    (part,) = structure(provision("　　导语：\n\n  (一)甲；\n（十二）乙。\n"))
    assert [item.number for item in part.items] == [1, 12]


def test_a_numeral_inside_a_line_opens_no_item():
    assert len(structure(provision("有前款第（一）项行为的。\n（1）这不是项。"))) == 2


def test_an_excerpt_may_start_with_its_items():
    (part,) = structure(provision("（三）丙；\n（五）戊。"))
    assert (part.number, part.text, [item.number for item in part.items]) == (1, "", [3, 5])


def test_without_text_nothing_is_known():
    assert structure(provision()) == ()
    assert anchors(provision()) == ["art-50"]
    assert has(provision(), 1, None) is None and has(provision(), None, 3) is None


def test_an_article_as_a_whole_always_exists():
    assert has(provision(), None, None) is True


@pytest.mark.parametrize(("paragraph", "item", "expected"), [
    (1, None, True), (2, None, True), (3, None, False), (1, 2, True), (1, 3, False), (2, 1, False),
    (None, 2, True), (None, 3, False),
])
def test_paragraphs_and_items_exist_exactly_when_the_text_shows_them(paragraph, item, expected):
    assert has(provision(ARTICLE_50), paragraph, item) is expected


def test_an_item_without_paragraph_belongs_to_the_only_paragraph_with_items():
    assert paragraph_of(provision("先说一句。\n" + ARTICLE_50), None, 2) == 2


def test_an_item_without_paragraph_is_refused_when_two_paragraphs_have_items():
    assert paragraph_of(provision(TWO_LISTS), None, 3) is None
    assert has(provision(TWO_LISTS), None, 3) is False
    assert has(provision(TWO_LISTS), 2, 3) is True


def test_a_paragraph_outside_the_quotation_is_not_held():
    assert has(provision("第一款。\n第三款。", paragraphs=["1", "3"]), 2, None) is False


def test_every_anchor_stands_for_something_held_and_is_unique():
    found = anchors(provision(TWO_LISTS))
    assert found == [
        "art-50", "art-50-p1", "art-50-p1-i1", "art-50-p1-i2", "art-50-p2", "art-50-p2-i1", "art-50-p2-i2", "art-50-p2-i3",
    ]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_any_article_is_counted_as_it_was_laid_out(shape):
    text = "\n".join(f"第{n}段：" + "".join(f"\n（{chinese(i)}）事项；" for i in range(1, items + 1)) for n, items in enumerate(shape, 1))
    article = provision(text)
    assert [len(part.items) for part in structure(article)] == shape
    assert len(anchors(article)) == len(set(anchors(article))) == 1 + len(shape) + sum(shape)
    assert numbering_problem(article) is None


@given(st.text())
def test_structure_never_raises(text):
    structure(Provision.model_construct(no="50", text=text, paragraphs=["x"], plain=""))


@pytest.mark.parametrize(("text", "paragraphs", "word"), [
    ("一。\n二。", ["1"], "2 款"), ("一。", ["1", "2"], "1 款"), ("一。", ["甲"], "序号"), ("一。\n三。", ["3", "1"], "从小到大"),
    (None, ["1"], "原文"), ("导语\n（二）乙；\n（一）甲；", [], "项号"),
])
def test_numbering_that_cannot_be_trusted_is_named(text, paragraphs, word):
    assert word in numbering_problem(provision(text, paragraphs=paragraphs))


def test_white_space_and_quotation_mark_shapes_do_not_count_as_wording():
    assert normalise("　称“软暴力”，\n是指 \u200b'行为'。\ufeff") == "称软暴力，是指行为。"
    assert digest("称“软暴力”\n") == digest("称 「软暴力」") and len(digest("")) == 64


def test_one_changed_character_changes_the_digest():
    assert digest("处五日以下拘留") != digest("处十日以下拘留")
    assert digest("甲，乙") != digest("甲、乙")
