"""Where the search says that it is not sure, and where it shows the doors first: measured on every opened file of cases.

The line “没有把握” stands in the way above a right first page and helps above a wrong one. So the first is held down and the
second up; what is far outside always gets it. Tuned on these files only, never on a sealed one.
"""

from __future__ import annotations

import browser
import pytest
import search_quality
from laid import lay
from here import TESTS
from search_sources import SOURCES

from kb.publishing.bundle import bundle
from kb.search import index as search_index
from kb.search.text import fold, without_stop_words

OPENED = ("search_cases.yml", "search_cases_tuned.yml", "search_cases_opened.yml", "search_cases_opened_2.yml", "search_cases_titles.yml")
CASES = [case for name in OPENED for case in search_quality.cases(TESTS / name)]
#: Nothing on this site answers these. The thresholds in sure.js were chosen with most of them in sight; of 25 others,
#: asked once afterwards, 24 got the line (苹果手机怎么截屏 did not).
ELSEWHERE = [
    "今天天气怎么样", "明天会下雨吗", "红烧肉怎么做", "番茄炒蛋的做法", "怎么做蛋糕", "股票什么时候涨", "怎么炒股", "茅台股票还能买吗", "买哪只基金好", "黄金价格", "世界杯谁赢了",
    "怎么学英语", "孩子发烧三十八度怎么办", "感冒吃什么药", "怎么减肥最快", "高考分数线是多少", "驾照怎么考", "护照怎么办理", "猫不吃饭怎么办", "怎么种多肉", "推荐一部电影", "周杰伦的新歌",
    "大盘今天跌了多少", "饺子馅怎么调", "台风几号登陆", "三亚旅游攻略", "洗衣机漏水", "电视剧大结局", "电脑蓝屏怎么修", "什么是量子力学", "怎么追女生", "星座运势", "空调不制冷", "怎么注册商标", "飞机延误赔偿", "写一首诗",
]
#: These have a page of their own, so they are no broad words.
ONE_PAGE = ["上门", "律师函", "传票", "录音", "花呗", "12378", "信用卡还不上", "通讯录"]
ENTRY = """import { search } from "./engine.js";
self.kb = { search };
"""


@pytest.fixture(scope="module")
def ask(real_index):
    """ask(queries) -> {query: (ids, what the first result says of doors)}."""
    with browser.running() as chromium:
        page = chromium.new_page()
        lay(page, "index", real_index)
        page.evaluate(bundle({**SOURCES, "entry.js": ENTRY}, "entry.js"))

        def of(queries):
            rows = page.evaluate("queries => queries.map((query) => { const found = kb.search(index, query); return [found.map(({doc}) => doc.id), found[0].doors || '']; })", queries)
            return dict(zip(queries, map(tuple, rows), strict=True))

        yield of
        page.close()


def test_the_line_is_rare_above_a_right_page_and_common_above_a_wrong_one(ask):
    answers = ask([case["q"] for case in CASES])
    found = [(search_quality.hit(case, answers[case["q"]][0], 1), search_quality.hit(case, answers[case["q"]][0], 3), answers[case["q"]][1] == "weak") for case in CASES]
    share = lambda rows: sum(rows) / len(rows)  # noqa: E731
    right = share([weak for first, _, weak in found if first])
    wrong = share([weak for first, _, weak in found if not first])
    lost = share([weak for _, third, weak in found if not third])
    print(f"above a right page {right:.1%}, above a wrong one {wrong:.1%}, above three wrong ones {lost:.1%}")
    assert right <= 0.08
    # Of 905 questions 148 began with a wrong page when the floor was 0.25; since the search learns from lines 103 do, and they are the closer calls.
    assert wrong >= 0.22 and lost >= 0.5


@pytest.mark.parametrize("query", ELSEWHERE)
def test_what_is_far_outside_is_never_answered_as_if_it_were_known(ask, query):
    assert ask([query])[query][1] == "weak"


def test_numbers_names_and_danger_are_never_in_doubt(ask):
    certain = ["第五十条", "民法典1032", "12378", "花呗", "寻衅滋事罪判几年", "不想活了", "我妈喝农药了"]
    assert {query: doors for query, (_, doors) in ask(certain).items() if doors} == {}


def test_each_broad_word_gets_the_doors_alone_and_with_another(ask):
    broad = search_index.search_words().broad
    asked = [*broad, "网贷逾期了怎么办", "欠钱被催", "信用卡 起诉"]
    assert {query: doors for query, (_, doors) in ask(asked).items() if doors != "broad"} == {}
    assert {query: doors for query, (_, doors) in ask(ONE_PAGE).items() if doors == "broad"} == {}


def test_a_broad_word_is_one_that_ten_pages_say_and_no_stop_word(real_index):
    words = search_index.search_words()
    pages = ["\n".join([doc["title"], *doc["aliases"], doc["summary"], doc["text"]]) for doc in real_index["docs"] if doc["kind"] in ("scenario", "guide") and not doc.get("exactly")]
    assert [word for word in words.broad if sum(word in page for page in pages) < 10] == []
    assert [word for word in words.broad if without_stop_words(fold(word), tuple(words.stop)) != word] == []
    assert words.broad == sorted(set(words.broad))
