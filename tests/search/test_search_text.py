"""The index is made in Python and asked in the browser: both must cut text, fold sounds and place keys alike."""

from __future__ import annotations

import json

import browser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.search import index as search_index, letters as search_letters, postings as search_postings, shards as search_shards, sounds as search_sounds, text as search_text
from kb.search.spelled import spelled
from kb.publishing.bundle import bundle
from pypinyin import lazy_pinyin
from search_sources import SOURCES

ENTRY = """import { fold, queryTerms, terms } from "./text.js";
import { markArticles } from "./numbers.js";
import { numbersIn, placesIn } from "./letters.js";
import { docOf, headOf, homeOf, place, postingIn } from "./shards.js";
import { foldSound, readerOfSounds, soundPairs, simplify, syllablesOf } from "./sounds.js";
self.kb = { fold, queryTerms, terms, markArticles, place, foldSound, readerOfSounds, soundPairs, simplify, syllablesOf, homeOf, postingIn, numbersIn, placesIn, headOf, docOf };
"""
STOP = tuple(search_index.search_words().stop)


@pytest.fixture(scope="module")
def page():
    with browser.running() as chromium:
        page = chromium.new_page()
        page.evaluate(bundle({**SOURCES, "entry.js": ENTRY}, "entry.js"))
        yield page
        page.close()


def both(page, texts):
    theirs = page.evaluate("([texts, stop]) => texts.map((text) => [kb.terms(kb.markArticles(kb.fold(text))), kb.queryTerms(kb.fold(text), stop)])", [texts, list(STOP)])
    ours = [[search_text.field_terms(text), search_text.query_terms(search_text.fold(text), STOP)] for text in texts]
    return theirs, ours


def test_real_text_is_cut_alike(page, base):
    texts = [entry.body for entry in base.entries.values()]
    texts += [provision.text or provision.plain for statute in base.statutes.values() for provision in statute.provisions]
    theirs, ours = both(page, texts)
    assert theirs == ours and sum(len(row[0]) for row in ours) > 100_000


#: Characters as people and laws write them; not every code point of Unicode, whose versions differ between programs.
LETTERS = st.sampled_from([*"催收打电话第一二三四五六七八九十百千零〇两条之款项怎么办我的了吗爆通讯录０５⑤ﬁ①½é傳統 　\n，。《》（）().-—§%*+?[]\\AbcZ0123456789", "第五十条", "怎么办", "第293条之一", "😀"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(LETTERS, max_size=25).map("".join), min_size=1, max_size=40))
def test_any_text_is_cut_alike(page, texts):
    theirs, ours = both(page, texts)
    assert theirs == ours


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=60), st.integers(1, 4000))
def test_a_key_lies_where_the_browser_looks(page, keys, shards):
    keys = [key for key in keys if "\x00" not in key]
    assert page.evaluate("([keys, shards]) => keys.map((key) => kb.place(key, shards))", [keys, shards]) == [search_shards.place(key, shards) for key in keys]


def test_sounds_fold_alike(page):
    syllables = sorted(set(search_sounds.readings(search_sounds.tables("催收")["sounds"]).values()))
    assert len(syllables) > 380
    assert page.evaluate("all => all.map(kb.foldSound)", syllables) == [search_sounds.fold_sound(each) for each in syllables]


def test_the_browser_reads_every_character_as_pypinyin_does(page):
    """The table names no character of GB2312: both sides have to count through that standard in the same order."""
    table = search_sounds.tables("催收爆通讯录犇猋骉")["sounds"]
    read = page.evaluate("table => Object.fromEntries(kb.readerOfSounds(table).readings)", table)
    assert len(read) > 3700 and {"犇", "催", "齄"} & set(read) == {"犇", "催"}
    assert {char: search_sounds.fold_sound(lazy_pinyin(char, v_to_u=False)[0]) for char in read} == read
    assert search_sounds.readings(table).keys() == read.keys()


def test_a_browser_that_knows_no_gbk_still_searches(page):
    table = search_sounds.tables("催收犇")["sounds"]
    known = page.evaluate("""table => {
      const Kept = self.TextDecoder;
      self.TextDecoder = class { constructor() { throw new RangeError("unknown label"); } };
      try { return Array.from(kb.readerOfSounds(table).readings.keys()); } finally { self.TextDecoder = Kept; }
    }""", table)
    assert known == ["犇"]


@pytest.mark.parametrize(("said", "meant"), [
    ("崔收", "催收"), ("曝通讯录", "爆通讯录"), ("cuishou", "催收"), ("baotongxunlu", "爆通讯录"), ("cui shou", "催收"), ("cuishou上门", "催收上门"),
    ("zhengxin", "征信"), ("zengxin", "征信"), ("律思函", "律师函"), ("shixin", "失信"),
])
def test_what_sounds_alike_has_a_key_in_common(page, said, meant):
    table = search_sounds.tables("催收爆通讯录征信律师函失信上门")["sounds"]
    pairs = page.evaluate("([text, table]) => kb.soundPairs(text, table).map(({key}) => key)", [said, table])
    assert pairs and set(pairs) & search_sounds.sound_keys(meant)


@pytest.mark.parametrize("word", ["a", "pdf", "gbt", "http", "xqz", "x" * 500])
def test_words_that_are_no_pinyin_do_not_split(page, word):
    assert page.evaluate("([word, table]) => kb.syllablesOf(word, table)", [word, search_sounds.tables("催收")["sounds"]]) is None


def test_traditional_characters_become_the_ones_that_the_index_uses(page):
    table = search_sounds.tables("催收电话法院传票起诉")["simple"]
    assert page.evaluate("([text, table]) => kb.simplify(text, table)", ["法院傳票 電話 起訴", table]) == "法院传票 电话 起诉"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 200_000), max_size=60))
def test_numbers_become_letters_and_numbers_again(page, numbers):
    said = ["".join(map(search_letters.letters, numbers)), search_letters.distances(numbers)]
    assert page.evaluate("([numbers, places]) => [kb.numbersIn(numbers), kb.placesIn(places)]", said) == [numbers, numbers]


POSTINGS = st.builds(
    lambda holding, lists: [holding, *([number for row in part for number in row] for part in lists)],
    st.integers(1, 3000),
    st.tuples(*(st.lists(st.tuples(*[st.integers(0, 1700)] * width), max_size=8) for width in (2, 3, 2))).flatmap(lambda lists: st.integers(1, 3).map(lambda most: lists[:most])),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("催收上门abc^=§'~", min_size=1, max_size=4), POSTINGS, max_size=8))
def test_a_file_of_postings_says_what_they_are(page, terms):
    terms |= {"#50": [[3, "1", 2, 1, 0]], "@12378": [7]}
    read = page.evaluate("([file, keys]) => keys.map((key) => kb.postingIn(file, key))", [json.loads(spelled(terms)), [*terms, "没有", "#51", "constructor"]])
    assert read == [*terms.values(), None, None, None]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("催收上门打电话一鿿a1^= ", min_size=1, max_size=3), min_size=1, max_size=60, unique=True), st.integers(1, 9000))
def test_keys_of_one_file_have_names_of_their_own(page, keys, shards):
    homes = [search_shards.home(key, shards) for key in keys]
    assert len(set(homes)) == len(keys)
    assert page.evaluate("([keys, shards]) => keys.map((key) => kb.homeOf(key, shards))", [keys, shards]) == [list(home) for home in homes]


def test_no_file_of_the_index_is_lost_or_left_over(page, real_index):
    files = search_shards.files(real_index)
    head = json.loads(files[search_shards.HEAD])
    content = {path.rpartition("/")[2]: json.loads(text) for path, text in files.items()}
    docs = []
    homes = [(key, *(("s", *search_shards.home(key, head["seldom"])) if key[0] in search_shards.SELDOM else ("t", *search_shards.home(key, head["shards"])))) for key in real_index["terms"]]
    asked = [[content[f"{letter}{number}.json"], name] for _, letter, number, name in homes]
    read = page.evaluate("(asked) => asked.map(([file, name]) => kb.postingIn(file, name))", asked)
    named = [len(part[0].split(" ")) - 1 + len(part[1]) if isinstance(part, list) else len(part.split(" ")) - 1 for name, part in content.items() if name[0] in "ts" and name[1].isdigit()]
    assert sum(named) == len(homes)
    blocks = -(-head["count"] // head["block"])
    for number in range(blocks):
        docs += content[f"d{number}.json"]
    assert read == list(real_index["terms"].values()) and page.evaluate("(head) => kb.headOf(head).laws", head) == real_index["laws"]
    kept = [search_shards.shown(doc) for doc in real_index["docs"]]
    assert page.evaluate("([rows]) => rows.map(kb.docOf)", [docs]) == kept
    assert [row[0] for row in docs] == [doc["id"] for doc in real_index["docs"]]
    packed = [name for number in range(head["packs"]) for name in content[f"p{number}.json"]]
    assert sorted(packed) == sorted(name for name in content if name[0] != "p" and name not in ("kb-index.json", "voice.json"))
    assert packed[0] == "d0.json" and packed[-1] == f"s{head['seldom'] - 1}.json"
    assert all(content[name] == same for number in range(head["packs"]) for name, same in content[f"p{number}.json"].items())
    assert len(files) == head["shards"] + head["seldom"] + head["packs"] + blocks + 1 + len(search_shards.TABLES)


def test_packs_end_where_a_phone_should_not_fetch_more(monkeypatch, real_index):
    monkeypatch.setattr(search_shards, "AHEAD", 700_000)
    packs = [text for path, text in search_shards.files(real_index).items() if path.rpartition("/")[2].startswith("p")]
    assert 600_000 < sum(len(text.encode("utf-8")) for text in packs) < 800_000
    assert all(len(text.encode("utf-8")) < 1.2 * search_shards.PACK for text in packs)


def test_a_change_of_content_changes_the_version(real_index):
    other = {**real_index, "stop": [*real_index["stop"], "别的词"]}
    name = lambda files: sorted(files)[0].split("/")[1]  # noqa: E731
    assert name(search_shards.files(real_index)) != name(search_shards.files(other))


def test_long_postings_are_cut_and_the_count_stays(today):
    docs = [{"id": f"page:{n}", "kind": "page", "title": "催收", "url": f"{n}/", "aliases": [], "summary": "", "text": "电话" * (n % 7)} for n in range(900)]
    index = search_index.build_from(docs, {}, search_index.search_words())
    count, listed, named = index["terms"]["催收"]
    assert count == 900 and len(listed) == 2 * search_postings.LONGEST and len(named) == 3 * search_postings.MOST_PHRASES


@given(st.text(alphabet="银行长重庆还款行业调解乐音会不参差落朝阳了得地着都好干处传单和弹数量", max_size=12))
def test_phrases_are_read_as_pypinyin_reads_them(phrase):
    """search/sounds.py reads each word once: what it divides and joins again is what the library says of the whole."""
    if phrase:
        assert [sound for word in search_sounds.seg(phrase) for sound in search_sounds._sounds(word)] == lazy_pinyin(phrase, v_to_u=False)
