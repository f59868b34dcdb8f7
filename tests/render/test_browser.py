"""Real Chromium, a phone's size, the built site under a sub-path as on GitHub Pages: what a person would do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import PHONE

SMALL = {"width": 360, "height": 560}
GUIDE = "scenarios/contact-bombing/"


def in_view(page, selector) -> bool:
    """Whether its top stands on the screen, once the page has come to rest: the browser scrolls to an anchor after the text is there."""
    for _ in range(50):
        box = page.locator(selector).first.bounding_box()
        if box is not None and box["y"] >= 0 and box["y"] + min(box["height"], 40) <= page.viewport_size["height"]:
            return True
        page.wait_for_timeout(100)
    return False


def search(page, words):
    """Type as a person does, and wait for what the box answers."""
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially(words)
    page.locator(".md-search-result__link").first.wait_for()
    return page.locator(".md-search-result__link")


def test_the_first_screen_holds_calls_doors_search_and_promise(open_page):
    page = open_page(viewport=SMALL)
    for selector in ("a[href='tel:110']", "a[href='tel:12356']", ".kb-door >> nth=0", ".kb-door >> nth=1", ".kb-door >> nth=2", ".kb-search", ".kb-promise"):
        assert in_view(page, selector), selector


def test_the_quick_exit_is_in_reach_and_covers_nothing(open_page):
    page = open_page(GUIDE, viewport=SMALL)
    assert in_view(page, ".kb-exit")
    page.evaluate("window.scrollTo(0, 2000)")
    assert in_view(page, ".kb-exit")
    assert page.locator("header .kb-exit").count() == 1


def test_two_taps_lead_from_the_door_to_the_guide(open_page):
    page = open_page()
    page.locator(".kb-door").first.click()
    page.locator(".kb-card", has_text="爆通讯录").first.click()
    expect(page.locator("h1")).to_contain_text("爆通讯录")


def test_an_article_leads_back_to_the_guide(open_page):
    page = open_page("law/public-security-punishments/#art-50")
    page.locator("section.kb-provision", has=page.locator("#art-50")).get_by_role("link", name="爆通讯录、打给家人同事").click()
    expect(page.locator("h1")).to_contain_text("爆通讯录")


def test_an_old_article_number_lands_with_the_new_one(open_page):
    page = open_page("law/public-security-punishments/#formerly-42")
    row = page.locator("li", has=page.locator("#formerly-42"))
    assert in_view(page, "li:has(> #formerly-42)")
    expect(row).to_contain_text("第五十条")


def test_numbers_are_calls(open_page):
    page = open_page("channels/police-110/")
    assert page.locator("a.kb-tel[href='tel:110']").count() >= 1


@pytest.mark.parametrize(("words", "expected"), [
    ("半夜打给我爸", GUIDE),
    ("爆通讯录", GUIDE),
    ("第50条", "law/public-security-punishments/#art-50"),
    ("治安处罚法 50", "law/public-security-punishments/#art-50"),
    ("民法典1032", "law/civil-code/#art-1032"),
    ("12378", "channels/nfra-12378/"),
])
def test_the_search_box_finds_it_first(open_page, address, words, expected):
    page = open_page()
    first = search(page, words).first
    assert first.get_attribute("href").split("?")[0].replace(address, "").lstrip("./").startswith(expected.split("#")[0])
    if "#" in expected:
        assert "#" + expected.split("#")[1] in first.get_attribute("href")


def test_someone_in_crisis_gets_help_first_and_alone(open_page):
    page = open_page()
    found = [link.get_attribute("href") for link in search(page, "不想活了").all()]
    assert found and all("mental-12356" in href or "mental-crisis" in href for href in found)


#: What is typed, the numbers that stand before everything, the first page, whether anything else is shown.
DANGERS = [
    ("不想活了", ["12356", "120", "110"], "/scenarios/mental-crisis/", True),
    ("我妈喝农药了", ["120", "110"], "/scenarios/mental-crisis/#already-done", True),
    ("老公说不想活了怎么劝", ["110", "120", "12356"], "/scenarios/mental-crisis/#for-another", True),
    ("想带孩子去死", ["110", "120", "12356"], "/scenarios/mental-crisis/#with-children", True),
    ("要债的打断了我爸的腿", ["120", "110"], "/scenarios/violence/", False),
    ("我不在了债会找我孩子吗", ["12356"], "/scenarios/mental-crisis/", False),
]


@pytest.mark.parametrize(("words", "numbers", "first", "alone"), DANGERS)
def test_where_a_life_is_in_danger_the_numbers_stand_before_everything(open_page, words, numbers, first, alone):
    """In the box of the header, and on the page of the search."""
    page = open_page()
    search(page, words)
    dials = page.locator(".md-search-result__list > :first-child .kb-dials a")
    dials.first.wait_for()
    assert [call.get_attribute("href") for call in dials.all()] == [f"tel:{number}" for number in numbers]
    link = page.locator(".md-search-result__link").first
    assert link.evaluate("(one) => one.pathname + one.hash").endswith(first)
    assert dials.first.bounding_box()["y"] < link.bounding_box()["y"] and dials.first.bounding_box()["height"] > 30
    links = page.locator(".md-search-result__link").evaluate_all("(all) => all.map((one) => one.pathname)")
    assert all(re.search("mental-crisis|mental-12356|police-110", link) for link in links) is alone

    page = open_page(f"search/?q={words}")
    dials = page.locator(".kb-results > .kb-dials:first-child a")
    dials.first.wait_for()
    assert [call.get_attribute("href") for call in dials.all()] == [f"tel:{number}" for number in numbers]
    link = page.locator(".kb-results li a").first
    assert link.evaluate("(one) => one.pathname + one.hash").endswith(first) and dials.first.bounding_box()["y"] < link.bounding_box()["y"]
    link.click()
    page.wait_for_url(re.compile(re.escape(first)))


def test_what_a_collector_says_leads_to_evidence_and_to_one_quiet_line(open_page):
    page = open_page()
    search(page, "催收叫我去死")
    page.locator(".md-search-result__list a[href='tel:12356']").wait_for()
    links = page.locator(".md-search-result__link").evaluate_all("(all) => all.map((one) => one.pathname)")
    assert links[0].endswith("/insults-threats/") and links[1].endswith("/mental-crisis/") and len(links) > 2
    assert page.locator(".kb-dials").count() == 0 and page.locator(".md-search-result__list a[href='tel:12356']").count() == 1


def test_an_input_method_finds_without_key_events(open_page):
    """Mobile keyboards commit whole words: only input and composition events arrive."""
    page = open_page()
    page.locator("label.md-header__button[for=__search]").click()
    page.evaluate("""() => {
        const field = document.querySelector('.md-search__input');
        field.focus();
        field.dispatchEvent(new CompositionEvent('compositionstart'));
        field.value = '爆通讯录';
        field.dispatchEvent(new InputEvent('input', {bubbles: true}));
        field.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
    }""")
    page.locator(".md-search-result__link").first.wait_for()


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
    """Files of ours below search/<version>/; the theme's own search_index.json is empty."""
    return [url for url in asked if re.search(r"/search/[0-9a-f]{10}/", url)]


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "(((", "😀😀", "？！……", "\\d+[", "a" * 5000])
def test_odd_words_neither_break_nor_inject(open_page, words):
    page = open_page()
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search__input").press("Shift")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result img").count() == 0


@pytest.mark.parametrize("url", ["", GUIDE, "law/public-security-punishments/", "law/civil-code/", "channels/nfra-12378/", "letters/stop-third-party-contact/", "lenders/bank/", "guides/evidence/", "guides/complaint-ladder/", "ladders/", "channels/routes/", "channels/routes/micro-loan/", "about/fields/", "law/", "start/me/", "behaviours/matrix/", "about/lpr/", "about/timeline/"])
def test_nothing_scrolls_sideways_at_360(open_page, url):
    page = open_page(url, viewport=SMALL)
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_contents_of_a_long_code_lead_to_the_article(open_page):
    page = open_page("law/civil-code/")
    page.get_by_text("按事情找").click()
    page.locator("details[open] a[href='#art-1033']").first.click()
    expect(page.locator("#art-1033")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
@pytest.mark.parametrize("url", ["", GUIDE, "law/public-security-punishments/", "behaviours/matrix/", "about/lpr/", "ladders/", "channels/routes/micro-loan/"], ids=["home", "guide", "statute", "matrix", "rates", "ladders", "routes"])
def test_axe_finds_nothing(open_page, url, viewport, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(url, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    result = Axe().run(page, options={"resultTypes": ["violations"]})
    assert result.violations_count == 0, result.generate_report()


def test_paper_carries_no_navigation_and_opens_the_law(open_page):
    page = open_page("channels/police-110/")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.kb-text:not([open])").count() == 0
    for hidden in (".md-header", ".md-sidebar--primary", ".kb-exit"):
        assert page.locator(hidden).first.is_hidden(), hidden

def test_the_search_page_answers_a_shared_address(open_page):
    page = open_page("search/?q=半夜打电话")
    first = page.locator(".kb-results li").first
    first.wait_for()
    assert "call-bombing" in first.locator("a").first.get_attribute("href")
    assert "找到" in page.locator(".kb-ask-status").inner_text()
    assert page.locator(".md-search__output").is_hidden() and page.url.endswith("?q=%E5%8D%8A%E5%A4%9C%E6%89%93%E7%94%B5%E8%AF%9D")
    page.locator(".kb-ask input").fill("12378")
    page.locator(".kb-results li", has_text="12378").first.wait_for()
    assert page.locator(".kb-results a[href='tel:12378']").first.is_visible()


def test_a_question_for_an_article_shows_the_law_before_the_situations(open_page):
    """民诉法253条 of an older judgment is today's 264: that must stand right below today's 253."""
    page = open_page("search/?q=民诉法253条")
    page.locator(".kb-results li").first.wait_for()
    assert page.locator(".kb-results h2").all_inner_texts()[:2] == ["先看这个", "法律条文"]
    assert page.locator(".kb-results li a").all_inner_texts()[:2] == ["民事诉讼法第二百五十三条", "民事诉讼法第二百六十四条"]


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "x" * 5000, "\\(*+?[", "😀"])
def test_the_search_page_shows_what_was_typed_as_text(open_page, words):
    page = open_page("search/")
    page.locator(".kb-ask input").evaluate("(field, words) => { field.removeAttribute('maxlength'); field.value = words; field.form.requestSubmit(); }", words)
    page.locator(".kb-results li").first.wait_for()
    assert page.locator(".kb-results img").count() == 0


def test_without_javascript_the_search_page_leads_to_the_indexes(open_page):
    page = open_page("search/", java_script_enabled=False)
    assert page.locator("form.kb-ask").is_hidden() and page.get_by_text("搜索要用 JavaScript").is_visible()
    page.locator("#indexes + ul a").first.click()


def test_a_channel_among_the_results_can_be_called(open_page):
    page = open_page()
    search(page, "12378")
    call = page.locator(".md-search-result__list a[href='tel:12378']")
    call.wait_for()
    assert call.evaluate("(one) => !one.closest('.md-search-result__link')")


def test_the_number_to_tap_on_the_search_page_covers_no_words(open_page):
    page = open_page("search/?q=催收叫我去死")
    call = page.locator(".kb-results li a[href='tel:12356']")
    call.wait_for()
    assert call.bounding_box()["y"] >= call.evaluate("(one) => one.parentNode.querySelector('p').getBoundingClientRect().bottom")
