"""Numbers of documents: what a record writes is read in full, or refused; what is read is what was written."""

from __future__ import annotations

import random
import re

import pytest

from kb.citing.document_numbers import NUMBERED, DocumentNumber, document_numbers
from kb.reading.numerals import chinese
from kb.search import law as search_law

BODIES = ("法释", "法", "金规", "国务院令", "公安部令", "主席令", "中国银行保险监督管理委员会令", "银保监办便函")
DIGITS = "〇一二三四五六七八九"


def spelled(number: int, chance: random.Random) -> str:
    """In Arabic digits, as 五十, or digit by digit as 二〇八, which below ten is the same."""
    return chance.choice((str(number), chinese(number), "".join(DIGITS[int(digit)] for digit in str(number)) if number > 99 else chinese(number)))


def written(number: DocumentNumber, chance: random.Random) -> str:
    numeral = spelled(number.number, chance)
    if number.year is None:
        return f"{number.body}{chance.choice(('', '（十六届）'))}第{numeral}号"
    return chance.choice((f"{number.body}〔{number.year}〕{number.number}号", f"{number.body}{number.year}年第{numeral}号", f"（{number.year}）{number.body}字第{numeral}号"))


def generated(chance: random.Random) -> DocumentNumber:
    return DocumentNumber(chance.choice(BODIES), chance.choice((None, chance.randint(1949, 2030))), chance.randint(1, 999))


@pytest.mark.parametrize("seed", range(200))
def test_what_is_written_is_read_again_in_its_order(seed):
    chance = random.Random(seed)
    numbers = list(dict.fromkeys(generated(chance) for _ in range(chance.randint(1, 4))))
    lines = [written(number, chance) + chance.choice(("", "修正", "修订")) for number in numbers]
    read = document_numbers(chance.choice("；、").join(lines))
    assert [DocumentNumber(each.body.removesuffix("字"), each.year, each.number) for each in read] == numbers


@pytest.mark.parametrize("seed", range(50))
def test_later_numbers_in_brackets_belong_to_the_body_before_them(seed):
    """公安部令第125号（第132号、第149号修正）"""
    chance = random.Random(seed)
    first, *later = chance.sample(range(1, 999), chance.randint(2, 4))
    words = f"公安部令第{first}号（{'、'.join(f'第{number}号' for number in later)}修正）"
    assert document_numbers(words) == [DocumentNumber("公安部令", None, number) for number in (first, *later)]


@pytest.mark.parametrize(("words", "number"), [
    ("GB/T 45251—2025", DocumentNumber("GB/T", 2025, 45251)),
    ("JR/T 0171-2020", DocumentNumber("JR/T", 2020, 171)),
    ("GB 35273–2020", DocumentNumber("GB", 2020, 35273)),
])
def test_standards_are_read_with_any_dash(words, number):
    assert document_numbers(words) == [number]


def test_words_without_a_number_have_none():
    assert document_numbers("") == document_numbers("中共中央、国务院发布") == []


@pytest.mark.parametrize("words", [
    "法释〔2020〕七", "法释〔2020〕号第7", "2020第3", "法释2018", "〔2018〕5号", "法释〔20〕5号", "法释〔2018〕5 号", "某字第x号", "某令一号", "某令第零十号", "GB 12",
])
def test_a_number_in_no_known_notation_is_refused_in_chinese(words):
    for said in (words, f"法释〔2018〕5号；{words}", f"{words}；国务院令第631号"):
        with pytest.raises(ValueError, match="写法不认识"):
            document_numbers(said)


def test_every_number_that_the_law_records_is_read_and_found_by_the_search(base):
    for statute in base.statutes.values():
        said = [statute.doc_no or "", *(name for name in statute.aliases if NUMBERED.search(name))]
        read = [number for words in said for number in document_numbers(words)]
        # As many as there are 号 and standards: none is lost unseen.
        assert len(read) >= len({*re.findall(r"[^；、（）]*号|(?:GB|JR)[^；、]+", "；".join(said))}), statute.id
        assert len(search_law.numbers(statute).rpartition("|")[2].split()) == len({*read}), statute.id
