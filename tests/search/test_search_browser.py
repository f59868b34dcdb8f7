"""The one search as a reader meets it: how one gets there, what stands there before anything is typed, what comes, and Back."""

from __future__ import annotations

import re
from urllib.parse import quote

import axe
import pytest
from playwright.sync_api import expect

from kb.search import index as search_index
from search_field import FIELD, FIRST, LINKS

GUIDE = "scenarios/contact-bombing/"


def search(page, words):
    """From any page: to the search, type as a person does, and wait for what it answers."""
    page.locator("a.kb-search-door").click()
    page.locator(FIELD).press_sequentially(words)
    page.locator(FIRST).first.wait_for()
    return page.locator(LINKS)


def paths(links) -> list[str]:
    return links.evaluate_all("(all) => all.map((one) => one.pathname + one.hash)")


def focused(page) -> bool:
    return page.locator(FIELD).evaluate("(one) => one === document.activeElement")


@pytest.mark.parametrize("way", ["a.kb-search-door", "a.kb-search", "/", "s"])
def test_the_header_the_home_page_and_the_keys_lead_into_the_field(open_page, way):
    page = open_page()
    page.keyboard.press(way) if len(way) == 1 else page.locator(way).click()
    page.wait_for_url(re.compile("/search/$"))
    page.wait_for_function("document.activeElement.matches('.kb-ask input')")
    assert page.locator(FIELD).input_value() == ""


def test_the_keys_leave_writers_alone_and_go_to_the_field_on_its_own_page(open_page):
    page = open_page("letters/lender-complaint/")
    page.locator(".kb-fill :is(input, textarea)").first.press_sequentially("s/")
    assert page.url.endswith("/lender-complaint/")
    page.keyboard.press("Control+s")
    page = open_page("search/")
    page.locator(FIELD).blur()
    page.keyboard.press("/")
    assert focused(page) and page.locator(FIELD).input_value() == ""


def test_nothing_of_the_themes_own_search_is_left(open_page):
    asked = []
    page = open_page(prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    page.wait_for_load_state("networkidle")
    assert page.locator(".md-search, [for=__search]").count() == 0
    assert [url for url in asked if "worker" in url or "search_index" in url] == []


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, {"width": 360, "height": 560}], ids=["phone", "small"])
def test_before_anything_is_typed_help_stands_on_the_first_screen(open_page, viewport):
    page = open_page("search/", viewport=viewport)
    idle = page.locator(".kb-idle")
    for selector in (FIELD, ".kb-example >> nth=0"):
        expect(page.locator(selector)).to_be_in_viewport(ratio=1)
    assert idle.locator(".kb-door").count() == 3 and idle.locator(".kb-example").count() == 6
    assert all(box["height"] >= 43.9 for box in (link.bounding_box() for link in idle.locator("a").all()))
    page.locator(FIELD).fill("12378")
    page.locator(FIRST).first.wait_for()
    assert idle.is_hidden()
    page.locator(FIELD).fill("")
    expect(idle).to_be_visible()
    assert page.locator(".kb-results").inner_text() == "" and page.locator(".kb-ask-status").inner_text() == "" and "q=" not in page.url


def test_each_example_is_asked_and_its_page_comes_first(open_page):
    page = open_page("search/")
    for example in search_index.search_words().examples:
        page.locator(FIELD).fill("")
        link = page.locator(".kb-example", has_text=example.say)
        leads = paths(link)
        link.click()
        page.locator(FIRST).first.wait_for()
        assert page.locator(FIELD).input_value() == example.say
        assert paths(page.locator(LINKS))[0] == leads[0] and leads[0].endswith(f"/scenarios/{example.go.partition(':')[2]}/")


def test_back_from_a_result_brings_the_words_the_results_and_the_place(open_page):
    page = open_page()
    words = "一桌子菜都做好了 吃完这顿就不麻烦谁了"
    links = search(page, words)
    page.wait_for_url(re.compile(re.escape("#q=" + quote(words)) + "$"))
    page.wait_for_function("() => self.kbListen && document.querySelector('.kb-heard-said').textContent")  # the second voice has a line for it
    before, last = paths(links), links.last
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 200
    last.click()
    page.wait_for_load_state()
    assert "/search/" not in page.url
    page.go_back()
    page.locator(FIRST).first.wait_for()
    assert page.locator(FIELD).input_value() == words and paths(page.locator(LINKS)) == before
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 5", arg=place)
    assert not focused(page), "the keyboard would cover the results"
    page.go_back()
    expect(page.locator("a.kb-search")).to_be_visible()


def test_what_is_typed_reaches_no_server_and_nothing_is_kept(open_page):
    asked = []
    page = open_page(prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    search(page, "不是我借的钱")
    page.wait_for_timeout(400)
    assert any("kb-index" in url for url in asked)
    assert [url for url in asked if quote("借") in url.partition("#")[0] or "?" in url] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("url", ["search/?q=半夜打电话", "search/#q=半夜打电话", "search/#q=%E5%8D%8A%E5%A4%9C%E6%89%93%E7%94%B5%E8%AF%9D"])
def test_an_address_with_a_question_answers_it(open_page, url):
    page = open_page(url)
    page.locator(FIRST).first.wait_for()
    assert "call-bombing" in paths(page.locator(LINKS))[0]
    assert re.fullmatch(r"找到 \d+ 条，最对得上的在前。", page.locator(".kb-ask-status").inner_text())
    assert "?" not in page.url and page.locator(FIELD).input_value() == "半夜打电话"
    page.locator(FIELD).fill("12378")
    page.locator(FIRST, has_text="12378").first.wait_for()
    assert page.locator(".kb-results a[href='tel:12378']").first.is_visible() and page.url.endswith("#q=12378")


def test_the_kind_of_lender_in_the_address_stays_and_another_question_there_is_answered(open_page):
    page = open_page("search/#q=报警;lender-micro-loan")
    page.locator(FIRST).first.wait_for()
    page.locator(FIELD).fill("100%;利息")
    page.wait_for_url(re.compile(r"#q=100%25%3B%E5%88%A9%E6%81%AF;lender-micro-loan$"))
    page.locator(FIELD).fill("")
    page.wait_for_url(re.compile(r"/search/#lender-micro-loan$"))
    page.evaluate("location.hash = 'q=12378;lender-micro-loan'")
    page.locator(FIRST, has_text="12378").first.wait_for()
    assert page.locator(FIELD).input_value() == "12378"
    page.evaluate("location.hash = 'q=%'")
    expect(page.locator(FIELD)).to_have_value("%")


@pytest.mark.parametrize(("words", "expected"), [
    ("半夜打给我爸", GUIDE),
    ("爆通讯录", GUIDE),
    ("第50条", "law/public-security-punishments/#art-50"),
    ("治安处罚法 50", "law/public-security-punishments/#art-50"),
    ("民法典1032", "law/civil-code/#art-1032"),
    ("12378", "channels/nfra-12378/"),
])
def test_it_finds_it_first(open_page, address, words, expected):
    page = open_page()
    search(page, words)
    page.wait_for_url(re.compile(re.escape("#q=" + quote(words)) + "$"))
    expect(page.locator(LINKS).first).to_have_attribute("href", address + expected)


#: What is typed, the numbers that stand before everything, the first page, whether anything else is shown.
DANGERS = [
    ("不想活了", ["12356", "120", "110"], "/scenarios/mental-crisis/", True),
    ("我妈喝农药了", ["120", "110"], "/scenarios/mental-crisis/#already-done", True),
    ("老公说不想活了怎么劝", ["110", "120", "12356"], "/scenarios/mental-crisis/#for-another", True),
    ("想带孩子去死", ["110", "120", "12356"], "/scenarios/mental-crisis/#with-children", True),
    ("要债的打断了我爸的腿", ["120", "110"], "/scenarios/violence/", False),
    ("我不在了债会找我孩子吗", ["12356", "120", "110"], "/scenarios/mental-crisis/", True),
]


@pytest.mark.parametrize(("words", "numbers", "first", "alone"), DANGERS)
def test_where_a_life_is_in_danger_the_numbers_stand_before_everything(open_page, words, numbers, first, alone):
    page = open_page()
    search(page, words)
    dials = page.locator(".kb-results > .kb-dials:first-child a")
    expect(dials).to_have_count(len(numbers))
    assert [call.get_attribute("href") for call in dials.all()] == [f"tel:{number}" for number in numbers]
    expect(page.locator(".kb-ask-status")).to_have_text("先打电话，再看下面。")
    link = page.locator(LINKS).first
    assert paths(link)[0].endswith(first)
    assert dials.first.bounding_box()["y"] < link.bounding_box()["y"] and dials.first.bounding_box()["height"] > 30
    assert all(re.search("mental-crisis|mental-12356|police-110", path) for path in paths(page.locator(LINKS))) is alone
    link.click()
    page.wait_for_url(re.compile(re.escape(first)))


def test_a_frightened_parent_with_a_weak_heart_gets_the_ambulance_with_its_condition(open_page):
    page = open_page("search/#q=我妈有心脏病 催收还一直打她电话吓她")
    call = page.locator(".kb-results > .kb-dials:first-child a")
    expect(call).to_have_count(1)
    expect(call).to_have_text(re.compile(r"^\s*胸口疼、喘不上气、晕倒：\s*打 120\s*$"))
    expect(page.locator(".kb-ask-status")).not_to_contain_text("先打电话")
    assert paths(page.locator(LINKS).first)[0].endswith("/guides/for-parents/")


def test_what_a_collector_says_leads_to_evidence_and_to_one_quiet_line(open_page):
    page = open_page("search/#q=催收叫我去死")
    call = page.locator(".kb-results li a[href='tel:12356']")
    call.wait_for()
    found = paths(page.locator(LINKS))
    assert found[0].endswith("/insults-threats/") and found[1].endswith("/mental-crisis/") and len(found) > 2
    assert page.locator(".kb-dials").count() == 0 and call.count() == 1
    assert call.bounding_box()["y"] >= call.evaluate("(one) => one.parentNode.querySelector('p').getBoundingClientRect().bottom"), "covers words"


def test_an_input_method_finds_without_key_events_and_is_not_asked_for_half_words(open_page):
    """Mobile keyboards commit whole words: only input and composition events arrive."""
    page = open_page("search/")
    page.evaluate("""() => {
        const field = document.querySelector('.kb-ask input');
        field.dispatchEvent(new CompositionEvent('compositionstart'));
        field.value = 'bao tong';
        field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
    }""")
    page.wait_for_timeout(300)
    assert page.locator(FIRST).count() == 0 and page.locator(".kb-idle").is_visible()
    page.evaluate("""() => {
        const field = document.querySelector('.kb-ask input');
        field.value = '爆通讯录';
        field.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true}));
        field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    }""")
    page.locator(FIRST).first.wait_for()
    assert GUIDE in paths(page.locator(LINKS))[0]


def test_no_posting_is_fetched_before_somebody_searches(open_page):
    """On a good network the head alone comes early, when the page is idle; with data saving on, nothing does."""
    asked = []
    page = open_page()
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not postings(asked)
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true, effectiveType: '4g'}})")
    asked.clear()
    page.reload(wait_until="networkidle")
    assert not postings(asked) and not [url for url in asked if "kb-index" in url]
    search(page, "报警")
    assert postings(asked) and [url for url in asked if "kb-index" in url]


def postings(asked):
    """Files below search/<version>/."""
    return [url for url in asked if re.search(r"/search/[0-9a-f]{10}/", url)]


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "(((", "😀😀", "？！……", "\\d+[", "\"']", "\ud800", "a" * 5000])
def test_odd_words_neither_break_nor_inject(open_page, words):
    page = open_page("search/")
    page.locator(FIELD).evaluate("(field, words) => { field.removeAttribute('maxlength'); field.value = words; field.form.requestSubmit(); }", words)
    page.locator(FIRST).first.wait_for()
    assert page.locator(".kb-results img").count() == 0


def test_a_question_for_an_article_shows_the_law_before_the_situations(open_page):
    """民诉法253条 of an older judgment is today's 264: that must stand right below today's 253."""
    page = open_page("search/#q=民诉法253条")
    page.locator(FIRST).first.wait_for()
    assert page.locator(".kb-results h2").all_inner_texts()[:2] == ["先看这个", "法律条文"]
    assert page.locator(LINKS).all_inner_texts()[:2] == ["民事诉讼法第二百五十三条", "民事诉讼法第二百六十四条"]


SHIFTS = """(() => { window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; })).observe({type: "layout-shift", buffered: true}); })()"""


@pytest.mark.parametrize(("words", "said", "before"), [("今天天气怎么样", "没有把握，先看这几页。", 3), ("网贷", "这个词，好多页都说到。", 0)])
def test_where_it_is_not_sure_it_says_so_and_offers_the_doors(open_page, words, said, before):
    """The status line says it, which is read aloud; `before` results stand above the doors, the others below; nothing jumps."""
    page = open_page(f"search/#q={quote(words)}", prepare=lambda page: page.add_init_script(SHIFTS))
    page.locator(FIRST).first.wait_for()
    status = page.get_by_role("status").filter(has_text=said)
    assert status.evaluate("(one) => one.matches('.kb-ask-status')")
    ways = page.locator(".kb-results .kb-ways")
    assert ways.is_visible() and ways.locator("a.kb-door").count() == 3 and ways.locator("a[href='tel:12348']").is_visible()
    assert ways.locator("a[href*='/find-my-lender/']").count() == 1
    top = ways.bounding_box()["y"]
    assert [link.bounding_box()["y"] < top for link in page.locator(LINKS).all()[: before + 1]] == [True] * before + [False]
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifted") < 0.01
    ways.locator("a.kb-door").first.click()
    page.wait_for_url(re.compile("/start/me/$"))
    page.go_back()
    page.locator(FIRST).first.wait_for()
    page.locator(FIELD).fill("12378")
    page.locator(FIRST, has_text="12378").first.wait_for()
    assert page.locator(".kb-results .kb-ways, .kb-results.kb-weak").count() == 0 and "找到" in page.locator(".kb-ask-status").inner_text()


def test_without_javascript_it_says_so_and_leads_on(open_page):
    page = open_page(java_script_enabled=False)
    page.locator("a.kb-search-door").click()
    assert page.locator("form.kb-ask").is_hidden() and page.get_by_text("搜索要用 JavaScript").is_visible()
    assert page.locator(".kb-idle .kb-door").count() == 3
    assert page.locator(".kb-when:visible").count() == 0
    page.locator(".kb-example").first.click()
    expect(page.locator("h1")).to_contain_text("爆通讯录")
    page.go_back()
    page.locator("#indexes + ul a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/scenarios/" in page.url


@pytest.mark.parametrize("question", ["", "#q=12378", "#q=不想活了", "#q=电脑蓝屏怎么修", "#q=网贷"])
def test_axe_finds_nothing(open_page, question):
    page = open_page(f"search/{question}", bypass_csp=True)
    page.locator(FIRST if question else ".kb-idle").first.wait_for()
    assert axe.by_day_and_night(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
