"""The row of numbers on the search page: whatever is asked, heard or found, it stands in one place, with JavaScript and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from search_field import FIELD, FIRST

ROW = ".kb-always"
NUMBERS = ["12356", "110", "120"]
#: Nothing typed; found; found by no word; danger heard by rules; heard by the second voice.
ASKED = ["", "半夜打电话", "犇猋骉", "不想活了", "一桌子菜都做好了 吃完这顿就不麻烦谁了"]


def calls(page):
    """What is shown on each link that dials, and what it dials."""
    return page.locator(f"{ROW} a[href^='tel:']").evaluate_all("(all) => all.map((one) => [one.innerText.trim(), one.getAttribute('href')])")


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
def test_it_is_one_row_in_one_place_whatever_is_asked(open_page, width):
    page = open_page("search/", viewport={"width": width, "height": 700})
    places = set()
    for words in ASKED:
        page.locator(FIELD).fill("")
        expect(page.locator(".kb-idle")).to_be_visible()
        if words:
            page.locator(FIELD).fill(words)
            page.locator(FIRST).first.wait_for()
        expect(page.locator(ROW)).to_be_in_viewport(ratio=1)
        box = page.locator(ROW).bounding_box()
        places.add((box["y"], box["height"]))
        assert calls(page) == [[number, f"tel:{number}"] for number in NUMBERS]
    ((top, height),) = places
    field, found = page.locator(FIELD).bounding_box(), page.locator(".kb-results").bounding_box()
    assert height <= 44 and field["y"] + field["height"] <= top and top + height <= found["y"]
    sizes = page.locator(f"{ROW} a").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect()).map(({width, height, right}) => [width, height, right])")
    assert len(sizes) == 4 and all(wide >= 44 and high >= 43.9 and right <= width for wide, high, right in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_there_is_one_row_and_no_second_strip_while_nothing_is_typed(open_page):
    page = open_page("search/")
    assert page.locator("main a[href^='tel:']:visible").count() == len(NUMBERS)


def test_it_is_there_at_the_first_paint_and_before_any_script(open_page):
    """Scripts are held back for good: the row stands where it stands later, so nothing moves."""
    opened = open_page("search/")
    opened.locator(FIELD).wait_for()
    later = opened.locator(ROW).bounding_box()
    page = opened.context.new_page()
    page.route("**/*.js", lambda route: None)
    page.goto(opened.url, wait_until="commit")
    page.locator(ROW).wait_for()
    assert page.locator(ROW).bounding_box() == later


def test_without_javascript_it_dials_and_leads_to_the_page(open_page):
    page = open_page("search/", java_script_enabled=False)
    expect(page.locator(ROW)).to_be_in_viewport(ratio=1)
    assert calls(page) == [[number, f"tel:{number}"] for number in NUMBERS]
    page.locator(f"{ROW} a:not([href^='tel:'])").click()
    page.wait_for_url("**/scenarios/mental-crisis/")
