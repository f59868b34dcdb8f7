"""What people's own lines say of other questions: which words speak for which page, and where nothing of it counts."""

from __future__ import annotations

import math

import browser
import pytest
from hypothesis import given, strategies as st
from search_sources import SOURCES

from kb.publishing.bundle import bundle
from kb.search import asked, index as search_index
from kb.search.postings import GRAMMAR, compile_postings
from kb.search.text import compact_words

#: Ten pages with ten lines each: 敲锣 is in eight lines of the first and in no other, 夜里 in two lines of each.
OTHERS = {at: ["夜里没事", "夜里没人", *(f"第{nth}样{'甲乙丙丁戊己庚辛壬'[at - 1]}闲聊" for nth in "一二三四五六七八")] for at in range(1, 10)}
LINES = {0: ["夜里敲锣", "夜里敲锣吵醒", *(f"{who}敲锣" for who in ("张家", "李家", "王家", "赵家", "孙家", "周家")), "楼下打鼓", "门口打鼓"], **OTHERS}


def told(lines=LINES, known=()):
    return asked.worth(lines, known, (), GRAMMAR)


def test_a_word_speaks_for_the_page_whose_lines_say_it_and_a_word_of_all_pages_for_none():
    assert set(told()["敲锣"]) == {0} and "夜里" not in told()


def test_the_weight_is_the_logarithm_of_how_much_commoner_a_word_is_there():
    """Worked by hand: 敲锣 stands in 8 of 100 lines, all of them among the 10 of its page."""
    assert told()["敲锣"] == {0: pytest.approx(1.5 * math.log((8 + 10 * 0.08) / (10 + 10) / 0.08))}


def test_one_line_alone_proves_nothing_unless_a_page_says_the_word():
    assert "吵醒" not in told() and set(told(known={"吵醒"})["吵醒"]) == {0}


def test_characters_of_grammar_say_nothing():
    lines = {0: ["这是我的锣", "那是我的锣", "就是我的锣"], 1: ["打雷下雨", "刮风下雨", "阴天下雨"]}
    assert not [term for term in told(lines) if any(char in GRAMMAR for char in term)]


@given(st.dictionaries(st.integers(0, 5), st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=6), min_size=1, max_size=8), max_size=5))
def test_weights_are_never_negative_never_above_the_most_and_only_for_pages_whose_lines_say_the_word(lines):
    for term, by in told(lines).items():
        for at, value in by.items():
            assert 0 < value <= asked.SHARE * asked.MOST and any(term in line for line in lines[at])


def test_a_page_that_nobody_asks_for_loses_nothing():
    """Rarity, and what a page says itself, stay as they were."""
    docs = [{"id": f"scenario:{name}", "kind": "scenario", "title": title, "aliases": [], "summary": "", "text": ""} for name, title in [("a", "敲锣打鼓"), ("b", "门口放花"), *((f"c{at}", f"传言{at}") for at in range(8))]]
    plain, learned = (compile_postings(docs, [], (), lambda _: (), lines) for lines in ({}, {0: [f"{day}夜敲锣" for day in "今昨前后每半大深子午"], **OTHERS}))
    assert learned["敲锣"][:3] == plain["敲锣"] and len(learned["敲锣"]) == 4 and learned["门口"] == plain["门口"]
    assert learned["夜敲"][:3] == [1, [], []] and "夜敲" not in plain


@pytest.fixture(scope="module")
def ask():
    docs = [
        {"id": "scenario:gongs", "kind": "scenario", "title": "有人吵你", "url": "a/", "aliases": [], "summary": "怎么办", "text": ""},
        {"id": "scenario:lawn", "kind": "scenario", "title": "草坪", "url": "b/", "aliases": ["铜锣"], "summary": "怎么种", "text": "敲锣 围着 楼下"},
        {"id": "law:noise", "kind": "law", "title": "噪声法", "url": "c/", "aliases": [], "summary": "", "text": "", "statute": "noise"},
        {"id": "law:noise#9", "kind": "provision", "title": "噪声法第九条", "url": "c/#9", "aliases": ["噪声扰民"], "summary": "夜间噪声", "text": "", "statute": "noise", "no": "9"},
    ]
    docs += [{"id": f"myth:{at}", "kind": "myth", "title": f"传言{at}", "url": f"d{at}/", "aliases": [], "summary": "", "text": ""} for at in OTHERS]
    lines = {"scenario:gongs": [f"{who}楼下敲锣打鼓吵人噪声扰民" for who in "张李王赵孙周吴郑陈何"], "scenario:lawn": [f"草坪{what}" for what in "种浇剪晒买卖铺养补修"], **{f"myth:{at}": said for at, said in OTHERS.items()}}
    words = search_index.search_words().model_copy(update={"leans": [], "topics": [], "synonyms": []})
    index = search_index.build_from(docs, {"noise": ["噪声法"]}, words, lines=lines)
    with browser.running() as chromium:
        page = chromium.new_page()
        page.evaluate(bundle({**SOURCES, "entry.js": 'import { search } from "./engine.js";\nself.kb = { search };\n'}, "entry.js"))
        page.evaluate("given => { window.index = given }", index)
        yield lambda query: page.evaluate("query => kb.search(index, query).map(({doc}) => doc.id)", query)
        page.close()


def test_whoever_tells_what_happened_finds_the_page_that_others_asked_for_so(ask):
    assert ask("好几个男的围着楼下敲锣打鼓")[0] == "scenario:gongs"


def test_a_short_question_takes_the_words_of_the_page_and_not_those_of_people(ask):
    assert ask("敲锣")[0] == "scenario:lawn"


def test_a_term_of_law_leads_to_its_provision_however_often_people_say_it(ask):
    assert ask("噪声扰民 楼下")[0] == "law:noise#9"


def test_every_key_is_a_page_and_no_line_stands_twice(base):
    lines = asked.asked()
    assert sorted(set(lines) - set(base.entries)) == []
    said = [compact_words(line) for each in lines.values() for line in each]
    assert len(said) == len(set(said)) > 6000
    assert [entry.key for entry in base.scenarios.values() if len(lines.get(entry.key, ())) < 40] == []


def test_a_broken_file_says_where(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / asked.PATH).write_text("pages:\n  scenario:x: 不是列表\n", encoding="utf-8")
    monkeypatch.setattr(asked, "_HERE", tmp_path)
    with pytest.raises(ValueError, match=r"asked\.yml:2"):
        asked.asked()
