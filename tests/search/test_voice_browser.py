"""The line that the second voice adds: after the results, above them, read aloud, and nothing moves under a finger."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from search_field import FIELD, FIRST, LINKS

ROOM, SAID, RESULTS = ".kb-heard-room", ".kb-heard-room [role=status]", ".kb-results"
#: Said by nobody of the lots that were learned from, and known to no rule.
DANGER, EVERYDAY = "一桌子菜都做好了 吃完这顿就不麻烦谁了", "信用卡最低还款"


@pytest.fixture
def held(open_page):
    """held() -> (page, let_go, asked): the search page, whose voice file waits until let_go(); `asked` lists how many results stood on the page when it was asked for."""

    def open_(words):
        waiting, asked = [], []

        def hold(route):
            asked.append(route.request.url)
            waiting.append(route)

        page = open_page("search/", prepare=lambda page: page.route("**/voice.json", hold))
        page.locator(FIELD).fill(words)
        page.locator(FIRST).first.wait_for()
        page.wait_for_function("() => self.kbListen")
        return page, lambda: [route.continue_() for route in waiting], asked

    return open_


def top(page):
    return page.locator(FIRST).first.evaluate("(one) => one.getBoundingClientRect().top")


def test_the_results_come_first_then_the_line_in_the_room_kept_for_it(held):
    page, let_go, asked = held(DANGER)
    page.locator(FIRST).first.dispatch_event("pointerdown")
    page.locator(LINKS).first.focus()
    before = top(page)
    assert len(asked) == 1 and page.locator(SAID).inner_text() == "" and page.locator(ROOM).bounding_box()["height"] > 40
    let_go()
    expect(page.locator(SAID)).to_contain_text("人先要紧")
    assert top(page) == before and page.locator(LINKS).first.evaluate("(one) => one === document.activeElement")
    assert page.locator(f"{SAID} a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))") == ["tel:12356", "tel:120", "tel:110", "../scenarios/mental-crisis/"]
    room, results = page.locator(ROOM).bounding_box(), page.locator(RESULTS).bounding_box()
    assert room["y"] + room["height"] <= results["y"] and page.locator(FIRST).count() > 3
    assert page.locator(".kb-heard:visible").count() == 0 or page.locator(".kb-heard").first.evaluate("(one) => getComputedStyle(one).visibility") == "hidden"


def test_an_empty_room_is_given_back_after_a_second_at_most_and_the_line_still_comes(held):
    page, let_go, _ = held(DANGER)
    page.locator(ROOM).wait_for(state="hidden")
    let_go()
    expect(page.locator(SAID)).to_contain_text("人先要紧")


def test_whoever_has_scrolled_keeps_the_results_where_they_are(held):
    page, let_go, _ = held(DANGER)
    page.locator(ROOM).wait_for(state="hidden")
    page.evaluate("window.scrollTo(0, 200)")
    before = top(page)
    let_go()
    expect(page.locator(SAID)).to_contain_text("人先要紧")
    assert abs(top(page) - before) < 2


def test_an_everyday_question_gets_no_line_and_no_room(held):
    page, let_go, _ = held(EVERYDAY)
    let_go()
    page.locator(ROOM).wait_for(state="hidden")
    assert page.locator(SAID).inner_text() == ""


def test_touched_results_stay_where_they_are(held):
    page, let_go, _ = held(EVERYDAY)
    page.locator(FIRST).first.dispatch_event("pointerdown")
    before = top(page)
    with page.expect_response("**/voice.json"):
        let_go()
    page.wait_for_timeout(1200)
    assert top(page) == before


def test_what_the_rules_answer_gets_no_second_line_and_an_empty_field_none(held):
    page, let_go, _ = held("不想活了")
    let_go()
    page.locator(ROOM).wait_for(state="hidden")
    page.locator(FIELD).fill(DANGER)
    expect(page.locator(SAID)).to_contain_text("人先要紧")
    page.locator(FIELD).fill("")
    page.locator(ROOM).wait_for(state="hidden")


def test_where_somebody_was_taken_ill_the_ambulance_stands_first(open_page):
    page = open_page("search/")
    page.locator(FIELD).fill("我妈有心脏病，催收刚打电话把她吓到了")
    expect(page.locator(".kb-dials a").first).to_have_attribute("href", "tel:120")
    expect(page.locator(f"{SAID} a").first).to_have_attribute("href", "tel:120")
    page.locator(FIELD).fill(DANGER)
    expect(page.locator(f"{SAID} a").first).to_have_attribute("href", "tel:12356")


def test_without_the_voice_the_results_stand_alone(open_page):
    page = open_page("search/", prepare=lambda page: page.route("**/voice.json", lambda route: route.fulfill(body=json.dumps([]))))
    page.locator(FIELD).fill(DANGER)
    page.locator(FIRST).first.wait_for()
    page.locator(ROOM).wait_for(state="hidden")
