"""The second voice: where no rule hears that a life is in danger, it adds a line above the results, and seldom for nothing.

`crisis_cases_tuned.yml` and `_tuned_2.yml` are what editors thought of, `crisis_cases_opened.yml` was written by others and
seen since: the voice learned from all of them. `crisis_cases_sealed.yml` measures: nobody reads it, a test counts and names no line. Thresholds (`least`
in scripts/kb/data/safety_words.yml) were set where five sixths of the open lines were learned and the last sixth was asked.
"""

from __future__ import annotations

from here import TESTS
import hashlib

import browser
import pytest
import safety_voice
import search_quality
from laid import lay
import yaml
from pydantic import ValidationError
from crisis_answers import FIRST, PAGE, SOUND, wrong

from kb.publishing.bundle import bundle
from kb.search import safety, shards as search_shards, voice

OPEN, OPENED, TUNED, TUNED_2 = (search_quality.cases(TESTS / f"crisis_cases{name}.yml") for name in ("", "_opened", "_tuned", "_tuned_2"))
TUNED_3 = search_quality.cases(TESTS / "crisis_cases_tuned_3.yml")
#: Lines that carry the number and the page that a kind of danger needs: who is hurt gets 120 from two of them, who is cursed
#: or in danger 12356.
HELPS = {**dict.fromkeys(FIRST, {"danger", "collector-says"}), "injured": {"danger", "injured"}}
#: Where each line leads, as on the search page.
LEADS = {"danger": PAGE, "injured": FIRST["injured"][0], "collector-says": FIRST["collector-says"][0]}
VOICE = "喂你好那个我就是我想问一下啊就是那个我前年在网上借了三万块钱后来厂里不发工资就一直没还上他们现在每天打几十个电话还打给我单位打给我丈母娘说要来村里贴大字报我老婆也因为这个天天跟我吵"
_ENTRY = """import { search } from "./engine.js";
import { lettersOf, listen, soundsLike } from "./voice.js";
import { fold } from "./text.js";
self.kb = { search, listen, lettersOf, soundsLike, fold };
"""
_ASK = """async queries => {
    const out = [];
    for (const query of queries) {
        const rows = kb.search(index, query).map(({doc, dial}) => ({id: doc.id, dial: dial || []}));
        out.push([rows, await kb.listen(index.safety, query, async (table) => index[table])]);
    }
    return out;
}"""


@pytest.fixture(scope="module")
def page(real_index):
    folder = search_quality.ROOT / "docs/assets/js/search"
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    with browser.running() as chromium:
        page = chromium.new_page()
        lay(page, "index", real_index)
        page.evaluate(bundle({**sources, "entry.js": _ENTRY}, "entry.js"))
        yield page
        page.close()


@pytest.fixture(scope="module")
def ask(page):
    """ask(queries) -> {query: (what the rules answer, which line is added)}"""
    return lambda queries: dict(zip(queries, map(tuple, page.evaluate(_ASK, list(queries))), strict=True))


def counted(ask, cases: dict[str, list[str]]) -> tuple[list[str], list[str], list[str]]:
    """(missed, loud, quiet): dangers whose page is not among the first three and that get no line that helps; everyday questions
    where danger takes the place of an answer; those that only get a line more. A danger counts as heard whosever it is and
    whatever comes first. The row of numbers that everybody sees (test_always_browser.py) counts for nothing here."""
    found = ask([query for queries in cases.values() for query in queries])
    missed = []
    for kind in FIRST:
        for query in cases[kind]:
            rows, line = found[query]
            first = rows[0]["id"]
            if line and rows[0]["dial"] and first.startswith(LEADS[line]):
                line = ""  # as heard.js: the rules say it already
            if not (first == FIRST[kind][0] if kind in ("collector-says", "injured") else any(row["id"].startswith(PAGE) for row in rows[:3])) and line not in HELPS[kind]:
                missed.append(query)
    loud = [query for query in cases["none"] if wrong("none", found[query][0])]
    return missed, loud, [query for query in cases["none"] if query not in loud and found[query][1]]


def test_no_danger_of_the_open_lots_is_missed(ask):
    for cases in (OPEN, OPENED):
        missed, loud, quiet = counted(ask, cases)
        assert missed == [] and len(loud) <= len(cases["none"]) * 0.05 and len(quiet) <= len(cases["none"]) * 0.15, (missed, loud, quiet)


def test_hardly_any_danger_that_editors_thought_of_is_missed(ask):
    """Its `none` lines were all made to sound like danger; what readers really ask is below."""
    assert set(TUNED) == set(OPEN) and min(map(len, TUNED.values())) > 400
    missed, loud, quiet = counted(ask, TUNED)
    assert len(missed) <= sum(len(queries) for kind, queries in TUNED.items() if kind != "none") * 0.005, missed
    assert len(loud) <= len(TUNED["none"]) * 0.04 and len(loud) + len(quiet) <= len(TUNED["none"]) * 0.27, (loud, quiet)


def test_the_second_lot_of_editors_is_heard_and_seldom_loud(ask):
    missed, loud, quiet = counted(ask, TUNED_2)
    assert missed == [] and len(loud) <= 5 and len(quiet) <= len(TUNED_2["none"]) * 0.22, (missed, loud, quiet)


@pytest.mark.parametrize("said", ["催收", "网贷", "明天要上门", "明天上门", "说要上门", "计算器", "还款计算器", "借8000到手6800", "借9000到手7500", "利率计算器"])
def test_what_once_got_a_line_for_nothing_gets_none(ask, said):
    """借9000到手7500 and 利率计算器 were learned from by nobody."""
    rows, line = ask([said])[said]
    assert line == "" and not any(row["id"].startswith(PAGE) or set(row["dial"]) & {"12356", "120"} for row in rows[:3])


@pytest.mark.parametrize("said", ["我该怎么让他们停", "好害怕", "说今晚就带警察来家里抓人 好害怕", "凌晨一点还打我妈电话", "我走了一趟派出所", "我爸走了 债主来找我"])
def test_who_only_wants_it_to_stop_and_who_is_afraid_of_them_gets_no_line(ask, said):
    """Tried by a cold reader or thought of afterwards; learned from by nobody."""
    rows, line = ask([said])[said]
    assert line == "" and not any(row["id"].startswith(PAGE) for row in rows[:3]) and not rows[0]["dial"]


def test_a_hint_puts_the_page_third_and_takes_the_place_of_no_answer(ask):
    """What everybody asks is answered before it; a question that only shares words with the page does not begin with it."""
    found = ask(["药片吞完了 人开始发飘", "锁眼被人灌了胶水开不了门", "不想理催收"])
    ids = [[row["id"] for row in rows] for rows, _ in found.values()]
    assert PAGE in ids[0][:3] and ids[1].index(PAGE) == 2 and ids[2][0] != PAGE
    assert all(not row["dial"] for row in found["锁眼被人灌了胶水开不了门"][0])


def test_everyday_questions_seldom_get_the_line(ask):
    cases = [case for name in safety_voice.EVERYDAY for case in search_quality.cases(TESTS / name) if PAGE not in case["expect"]]
    quiet = [query for query, (_, line) in ask([case["q"] for case in cases]).items() if line]
    assert len(cases) > 850 and len(quiet) <= len(cases) * 0.11, quiet


#: Sealed lots: (missed, loud, quiet), ceilings at what was measured on 2026-11-30. The goals: none missed, one everyday line in
#: twenty loud (by rules, or because the page was found by its words), three in twenty with a line more. The second lot was
#: written by somebody who had seen no line of the others, and asked before anything was learned anew: none of 160 missed, 3 and
#: 15 of 120. Of the first one, asked a dozen times, a curse is missed: for it the row of numbers that everybody sees is what is
#: left. Failing, this says how many and never which: nobody may read these lines.
#: An everyday line of the second lot that was loud got quiet when it was asked again that afternoon (an own death told from another's).
SEALED = {"crisis_cases_sealed": (1, 4, 7), "crisis_cases_sealed_2": (0, 2, 8)}


@pytest.mark.parametrize("lot", SEALED)
def test_the_sealed_lines_are_heard_no_worse_than_they_were(ask, lot):
    data = (TESTS / f"{lot}.yml").read_bytes()
    assert hashlib.sha256(data).hexdigest() == (TESTS / f"{lot}.sha256").read_text(encoding="ascii").split()[0]
    numbers = tuple(len(lines) for lines in counted(ask, yaml.safe_load(data)))
    assert all(number <= most for number, most in zip(numbers, SEALED[lot], strict=True)), numbers


def test_the_third_lot_of_writers_is_heard(ask):
    """Half of its `none` lines sound like danger on purpose, the rest has nothing to do with debts."""
    missed, loud, quiet = counted(ask, TUNED_3)
    assert len(missed) <= 3 and len(loud) <= len(TUNED_3["none"]) * 0.03 and len(quiet) <= len(TUNED_3["none"]) * 0.25, (missed, len(loud), len(quiet))


def test_most_of_what_has_nothing_to_do_with_debts_gets_no_line(ask):
    """Written by somebody else than the lines that were learned from. Before these, nine of the sixteen got one."""
    said = "红烧肉怎么做|附近哪里有加油站|世界杯谁赢了|孩子发烧怎么退烧|想买个冰箱|北京到上海多远|家里停电了|猫咪生病了|附近的医院|周杰伦演唱会|感冒吃什么药|怎么学英语|高铁票怎么退|手机屏幕碎了去哪修|五险一金是什么|怎么减肥"
    assert len([query for query, (_, line) in ask(said.split("|")).items() if line]) <= 6


def test_the_voice_has_learned_from_the_cases_as_they_are():
    assert voice.reading()["learned"] == safety_voice.learned_from(safety_voice.cases())


def test_the_voice_adds_up_the_same_in_the_browser(page, ask):
    """A sum that differs would be another line."""
    everyday = voice.idioms(safety.safety_words().spelled("everyday"))
    said = [queries[nth] for queries in OPEN.values() for nth in range(5)] + ["", "𠮷死了死了𠮷", "我" * 37, "烦死了烦死我了", "１００%ＡＢ c_d", VOICE, VOICE * 3]
    letters = [voice.letters(each, everyday) for each in said]
    there = page.evaluate("said => said.map((each) => kb.lettersOf(index.safety, kb.fold(each))).map((each) => [each, kb.soundsLike(index.voice, each)])", said)
    assert [each for each, _ in there] == letters and "*" in letters[-4]
    assert [much for _, much in there] == [pytest.approx(voice.scores(each), abs=1e-9) for each in letters]
    least = safety.safety_words().least
    assert [line for _, line in ask(said).values()] == [voice.heard(each, least) for each in letters]


@pytest.mark.parametrize("said", ["我真的撑不住了想一了百了", "攒的药够了 今晚就吃", "我死了这个债是不是就不用我家里人还了"])
def test_it_is_heard_anywhere_in_a_long_paste(ask, said):
    letter = VOICE * 20
    texts = [said + letter, letter[:800] + said + letter[800:], letter + said]
    assert {line for _, line in ask(texts).values()} == {"danger"}


@pytest.mark.parametrize("query", ["", "？！", "I want to know", "第五十条", "12378", "死"])
def test_it_says_nothing_where_there_is_nothing_to_hear(ask, query):
    assert ask([query])[query][1] == ""


def test_traditional_letters_are_heard_too(ask):
    said = "我撐不住了 真想一覺睡過去"
    assert ask([said])[said][1] == "danger"


def test_the_voice_is_a_file_of_its_own_and_in_no_pack(real_index):
    files = search_shards.files(real_index)
    (own,) = [path for path in files if path.endswith("/voice.json")]
    assert own.startswith("search/") and [line[:2] for line in real_index["voice"]] == [list(pair) for pair in safety.safety_words().least.items()]
    assert "voice" not in files[search_shards.HEAD] and not [path for path, text in files.items() if '"voice.json"' in text]


def test_least_names_every_voice_or_none():
    with pytest.raises(ValidationError, match="least"):
        safety.SafetyWords.model_validate({**SOUND, "least": {"danger": 0.0}})
    assert safety.SafetyWords.model_validate(SOUND).least == {} and voice.table({}) == []
