"""The words of the glossary in a browser: by mouse, keyboard and finger, without scripts and on paper."""

from __future__ import annotations

import axe
import pytest
from playwright.sync_api import expect

PAGE = "scenarios/negotiation/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def word(page):
    """The first explained word in sight; on this page the words stand in a section that a tap opens."""
    if not page.locator("a.kb-term:visible").count():
        page.locator("summary", has_text="欠的钱怎么办").click()
    return page.locator("a.kb-term:visible").first


def test_the_mouse_sees_the_note_and_can_move_into_it(open_page):
    page = open_page(PAGE, viewport={"width": 1000, "height": 800})
    word(page).hover()
    bubble = page.locator(".kb-bubble")
    expect(bubble).to_be_visible()
    assert bubble.locator("[role=tooltip]").inner_text() == word(page).get_attribute("data-note")
    bubble.hover()
    page.wait_for_timeout(500)
    expect(bubble).to_be_visible()
    page.mouse.move(5, 5)
    expect(bubble).to_be_hidden()


def test_the_keyboard_sees_the_note_and_escape_closes_it(open_page):
    page = open_page(PAGE)
    word(page).focus()
    bubble = page.locator(".kb-bubble")
    expect(bubble).to_be_visible()
    assert page.locator("#" + word(page).get_attribute("aria-describedby")).inner_text() == word(page).get_attribute("data-note")
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#*")


def test_the_first_tap_shows_the_second_follows(open_page):
    page = open_page(PAGE, **PHONE)
    word(page).tap()
    bubble = page.locator(".kb-bubble")
    expect(bubble).to_be_visible()
    assert "/glossary/" not in page.url
    box = bubble.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.locator("h1").tap()
    expect(bubble).to_be_hidden()
    word(page).tap()
    page.locator(".kb-bubble a").tap()
    page.wait_for_url("**/glossary/#*")


def test_without_scripts_a_word_is_a_link_to_its_explanation(open_page):
    page = open_page(PAGE, java_script_enabled=False)
    target = word(page).get_attribute("href").partition("#")[2]
    word(page).click()
    assert page.url.endswith(f"glossary/#{target}")
    expect(page.locator(f"#{target}")).to_be_in_viewport()


def test_paper_shows_no_trace(open_page):
    page = open_page("guides/answer-a-lawsuit/")
    page.emulate_media(media="print")
    style = page.locator("a.kb-term").first.evaluate("item => getComputedStyle(item).textDecorationLine")
    assert style == "none"


@pytest.mark.parametrize("url", ["glossary/", PAGE])
def test_axe_finds_nothing(open_page, url):
    page = open_page(url, bypass_csp=True)
    if url == PAGE:
        word(page).focus()
    assert axe.violations(page) == ""


def test_the_glossary_does_not_scroll_sideways(open_page):
    page = open_page("glossary/", viewport={"width": 360, "height": 640})
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
