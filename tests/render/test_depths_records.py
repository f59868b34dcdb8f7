"""How deep a guide, a letter, a channel, a kind of lender, a myth is as it opens on a phone: every page, in one browser."""

from __future__ import annotations

import pytest

import browser

#: Screens of 390×844, sections closed as the page opens.
BUDGETS = {"guide": 4, "letter": 4, "channel": 4, "lender": 4, "myth": 2}
#: One calm page that is read whole.
FOR_PARENTS = ("guide:for-parents", 2.5)


@pytest.fixture(scope="module")
def page(chromium, address):
    context = chromium.new_context(viewport=browser.PHONE, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", BUDGETS)
def test_every_page_of_a_kind_keeps_its_budget(page, address, base, kind):
    over = []
    for entry in base.of_kind(kind):
        page.goto(address + entry.url)
        screens = page.evaluate("document.documentElement.scrollHeight") / browser.PHONE["height"]
        budget = FOR_PARENTS[1] if entry.key == FOR_PARENTS[0] else BUDGETS[kind]
        if screens > budget:
            over.append(f"{entry.url}: {screens:.2f} screens of {budget}")
    assert not over, "\n".join(over)


def test_for_parents_has_nothing_of_its_words_behind_a_tap(page, address):
    page.goto(address + "guides/for-parents/")
    assert page.locator(".kb-large li").count() == 6 and page.locator(".kb-large details").count() == 0


def test_the_first_hour_shows_calls_and_steps_on_its_first_screen(page, address):
    page.goto(address + "guides/first-hour/")
    height = browser.PHONE["height"]
    for words in ("打 110", "打 12356", "第一件：", "第二件：", "第三件："):
        box = page.locator("article .kb-danger a, article .kb-fold > summary").filter(has_text=words).first.bounding_box()
        assert box["y"] + box["height"] <= height, words


@pytest.mark.parametrize("url", ["channels/police-110/", "channels/mental-12356/"])
def test_whoever_is_in_danger_finds_what_to_do_without_a_tap(page, address, url):
    page.goto(address + url)
    assert page.locator("article .kb-main-call").bounding_box()["y"] < browser.PHONE["height"] / 2
    assert page.locator("#how").evaluate("(heading) => heading.closest('details').open")


def test_a_channel_says_the_periods_of_the_chosen_lender(page, address):
    page.goto(address + "channels/nfra-12378/#clocks;lender-bank")
    page.reload()
    rows = page.locator("#clocks").locator("xpath=ancestor::details[1]").locator("li")
    assert rows.filter(has_text="15 日").first.is_visible() and page.locator("#clocks .kb-short").inner_text().startswith("7 个工作日")
    page.locator(".kb-lenders > summary").click()
    page.locator(".kb-choice[data-lender=micro-loan]").click()
    assert not rows.filter(has_text="15 日").first.is_visible()
    assert page.locator(".kb-noclock").is_visible() and page.locator("#clocks .kb-short").inner_text() == "没有统一的答复天数"


def test_an_anchor_of_a_page_before_still_opens_what_holds_it(page, address):
    for url, anchor in (("channels/nfra-12378/", "refuses"), ("letters/lender-complaint/", "letter"), ("lenders/bank/", "not-rules")):
        page.goto("about:blank")
        page.goto(f"{address}{url}#{anchor}")
        assert page.locator(f"#{anchor}").is_visible(), anchor
        assert page.locator(f"#{anchor}").evaluate("(heading) => heading.closest('details').open"), anchor


def test_words_to_say_in_a_guide_have_a_copy_button(page, address):
    page.goto(address + "guides/speak-to-collector/")
    assert page.locator("blockquote").count() == page.locator("blockquote > .kb-copy").count() > 5
