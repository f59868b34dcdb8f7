"""What pages used of the theme's own script, which is not loaded any more: docs/assets/js/theme.js does it."""

from __future__ import annotations

from browser import PHONE
from playwright.sync_api import expect

GUIDE = "guides/complaint-ladder/"
WIDE = {"width": 1400, "height": 800}
OPEN = ".md-content details[open]"


def test_print_finds_everything_open_and_leaves_it_as_it_was(open_page):
    page = open_page(GUIDE)
    before = page.locator(OPEN).count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(OPEN).count() == page.locator(".md-content details").count() > before
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(OPEN).count() == before


def test_the_header_names_the_page_while_its_heading_is_out_of_sight(open_page):
    page = open_page(GUIDE, viewport=WIDE)
    named = page.locator(".md-header__title--active")
    expect(named).to_have_count(0)
    page.evaluate("window.scrollTo(0, 900)")
    expect(named).to_have_count(1)
    page.evaluate("window.scrollTo(0, 0)")
    expect(named).to_have_count(0)


def test_the_list_of_sections_marks_where_one_is(open_page):
    page = open_page(GUIDE, viewport=WIDE)
    marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(marked).to_have_count(0)
    page.evaluate("document.querySelectorAll('.md-content details').forEach((one) => { one.open = true; })")
    for place in (2, 5):
        link = page.locator(".md-sidebar--secondary .md-nav__link").nth(place)
        link.click()
        expect(marked).to_have_text(link.inner_text().strip())


def test_beside_the_text_everything_can_be_reached_on_a_low_screen(open_page):
    page = open_page(GUIDE, viewport={"width": 1400, "height": 420})
    for side in ("primary", "secondary"):
        box = page.locator(f".md-sidebar--{side} .md-sidebar__scrollwrap")
        assert box.evaluate("(one) => one.scrollHeight > one.clientHeight && one.getBoundingClientRect().bottom <= innerHeight")


def test_the_menu_opens_by_a_tap_and_closes_behind_whoever_goes_to_a_section(open_page):
    page = open_page(GUIDE, viewport=PHONE)
    page.locator("label.md-header__button[for=__drawer]").click()
    assert page.locator("#__drawer").is_checked()
    page.evaluate("location.hash = document.querySelector('.md-content h2[id]').id")
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_no_page_asks_for_the_themes_script(open_page):
    page = open_page("")
    assert page.locator("script[src]").count() == 1 and page.evaluate("document.documentElement.className") == "js"
