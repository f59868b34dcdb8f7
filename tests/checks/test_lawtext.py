"""Slips of copying in quoted law: found where they are, and sound law is left alone."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
import small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb import checks
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.checks import lawtext
from kb.reading.numerals import chinese
from kb.records.tables import Exceptions

TODAY = dt.date(2026, 11, 23)
CIVIL = "law/civil-code.yml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return knowledge.load(small.write(tmp_path_factory.mktemp("sound")))


def slips(base, words: str, **fields) -> set[str]:
    """Check ids that lawtext reports when the first provision of the small civil code says `words`."""
    statute = base.statutes["civil-code"]
    provision = statute.provisions[0].model_copy(update={"text": words, **fields})
    changed = statute.model_copy(update={"provisions": [provision, *statute.provisions[1:]]})
    copy = knowledge.KnowledgeBase(root=base.root, statutes={"civil-code": changed}, marks=base.marks, exceptions=fields.get("exceptions"))
    context = checks.Context(join(copy, TODAY, TODAY), copy.problems)
    for check in lawtext.ALL:
        check(context)
    return {problem.check for problem in copy.problems.found}


@pytest.mark.parametrize("words", [
    "处十日以上十五日以下拘留，可以并处一千元以下罚款。",
    "自二〇二〇年八月二十日起施行。",
    "日万分之一点七五的利息，超过百分之二十的部分，三千二百万元以内。",
    "见第二百九十三条之一和前款第（五）项、第（六）项。",
    "不应在每日22:00至次日8:00进行，《GB/T 45251—2025》另有规定的除外。",
    "见 https://flk.npc.gov.cn/a?b=(c)".replace("见 ", "见"),
    "下列：（一）甲；（二）乙；（三）丙。",
    "按照下列标准：1．甲；2．乙，按0.5%计算；10．丙".replace("10．", "3．"),
    "“软暴力”……是指〔2020〕27号——‘甲’。",
])
def test_the_ways_of_sound_law_are_left_alone(sound, words):
    assert slips(sound, words) == set()


@given(st.integers(1, 9999), st.integers(1, 60), st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_numeral_that_the_core_writes_is_called_malformed(sound, article, days, items):
    lines = [f"（{chinese(number)}）事项；" for number in range(1, items + 1)]
    assert slips(sound, "\n".join([f"依照第{chinese(article)}条，{chinese(days)}日内：", *lines])) == set()


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_items_are_sound_exactly_when_they_count_from_one(sound, numbers):
    text = "\n".join(["有下列情形：", *(f"（{chinese(number)}）事项；" for number in numbers)])
    assert ("item-order" in slips(sound, text)) == (numbers != list(range(1, len(numbers) + 1)))


@pytest.mark.parametrize("words", ["第一百零十条", "第十十条", "处一二日拘留", "（一十一一）甲", "第零条", "二千百元"])
def test_a_malformed_numeral_is_named(sound, words):
    assert "numeral" in slips(sound, words + "的规定。")


def test_each_paragraph_counts_its_own_items(sound):
    assert slips(sound, "从重：\n（一）甲；\n（二）乙。\n从轻：\n（一）丙。") == set()
    assert "item-order" in slips(sound, "从重：\n（一）甲；\n（二）乙。\n从轻：\n（二）丙。")


def test_a_list_in_one_line_must_not_lose_a_number(sound):
    assert "item-order" in slips(sound, "下列：（一）甲；（三）乙。")
    assert "item-order" in slips(sound, "按照下列标准：1．甲；3．乙。")


#: Unicode: Kangxi radicals, radicals supplement, compatibility ideographs and their supplement.
LOOK_ALIKES = [chr(code) for start, end in ((0x2E80, 0x2EF3), (0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)) for code in range(start, end + 1) if unicodedata.name(chr(code), "")]


def test_every_radical_and_compatibility_character_is_refused_with_the_right_one(sound):
    for character in LOOK_ALIKES:
        # Twelve characters of the compatibility block are unified ideographs in their own right.
        if unicodedata.normalize("NFKC", character) == character and "COMPATIBILITY" in unicodedata.name(character):
            continue
        assert "look-alike" in slips(sound, f"向人{character}法院"), f"U+{ord(character):04X}"
        right = lawtext._meant(character)
        assert right is None or "CJK UNIFIED" in unicodedata.name(right), f"U+{ord(character):04X}"


def test_the_table_of_simplified_radicals_names_the_character_that_the_radical_is():
    """Unicode names them after the character: C-SIMPLIFIED HORSE is 马. Only what NFKC does not know is in the table."""
    for radical, character in lawtext._RADICALS.items():
        assert unicodedata.normalize("NFKC", radical) == radical
        assert "CJK RADICAL" in unicodedata.name(radical) and "UNIFIED" in unicodedata.name(character)


@pytest.mark.parametrize("space", [" ", "\u3000", "\u00a0", "\u2009", "\u200b", "\ufeff"])
@pytest.mark.parametrize("form", ["人民{}法院", "人民法院，{}应当", "第50{}条", "{}人民法院", "人民法院。{}"])
def test_white_space_that_touches_chinese_is_found(sound, space, form):
    assert "stray-space" in slips(sound, form.format(space))


@pytest.mark.parametrize("sign", list(",;:?!()\"'."))
def test_half_width_punctuation_beside_chinese_is_found(sound, sign):
    assert "half-width" in slips(sound, f"人民法院{sign}应当")
    assert "half-width" in slips(sound, f"人民法院{sign}")


def exceptions(*entries) -> Exceptions:
    return Exceptions(tolerated=[dict(zip(("ref", "words", "reason"), entry)) for entry in entries])


def test_an_exception_lets_exactly_its_words_pass(sound):
    words = "有下列情形;\n(一)甲。"
    assert slips(sound, words, exceptions=exceptions(("civil-code", [";", "(", ")"], "照录"))) == set()
    assert slips(sound, words, exceptions=exceptions(("civil-code#188", [";", "(", ")"], "照录"))) == set()
    assert slips(sound, words, exceptions=exceptions(("civil-code#188", ["(", ")"], "照录"))) == {"half-width"}
    assert slips(sound, words, exceptions=exceptions(("civil-code#1033", [";", "(", ")"], "照录"))) == {"half-width", "exception"}


def test_an_exception_that_excuses_nothing_is_an_error(sound):
    assert slips(sound, "人民法院。", exceptions=exceptions(("civil-code", [";"], "照录"))) == {"exception"}


def test_the_real_exceptions_are_needed(base):
    assert base.exceptions.tolerated and all(len(entry.reason) > 10 for entry in base.exceptions.tolerated)
