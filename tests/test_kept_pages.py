"""A page that goes on to the next test brings nothing along."""

from __future__ import annotations

import pytest

import browser
from kept_pages import HEARD, KeptPages

OPTIONS = {"viewport": browser.PHONE, "locale": "zh-CN"}


@pytest.fixture
def pages(chromium):
    kept = KeptPages(chromium)
    yield kept
    kept.close()


def lent(pages, address, fixed=False):
    page = pages.lend(OPTIONS, fixed)
    page.goto(address)
    return page


def test_a_page_that_was_only_looked_at_is_lent_again_and_empty(pages, address):
    page = lent(pages, address)
    page.evaluate("self.left = 1; document.title = 'x'")
    heard = []
    page.on("request", lambda request: heard.append(request.url))
    pages.take_back(address)
    assert page.url == "about:blank"
    heard.clear()  # the first document may have asked for more by itself before it was left
    again = lent(pages, address)
    assert again is page and again.evaluate("self.left") is None and again.title() != "x" and heard == []


@pytest.mark.parametrize("act", [
    lambda page: page.evaluate("localStorage.setItem('a', '1')"),
    lambda page: page.evaluate("sessionStorage.setItem('a', '1')"),
    lambda page: page.evaluate("document.cookie = 'a=1'"),
    lambda page: page.evaluate("caches.open('a')"),
    lambda page: page.evaluate("new Promise(done => { indexedDB.open('a').onsuccess = done; })"),
    lambda page: page.add_init_script("self.a = 1"),
    lambda page: page.emulate_media(media="print"),
    lambda page: page.set_viewport_size({"width": 320, "height": 560}),
    lambda page: page.route("**/x", lambda route: route.abort()),
    lambda page: page.clock.install(),
    lambda page: page.clock.set_fixed_time("2026-11-29T08:00:00+08:00"),
    lambda page: page.context.set_offline(True),
    lambda page: page.context.new_page(),
    lambda page: page.goto("about:blank"),
    lambda page: page.close(),
], ids=["stored", "stored for the visit", "cookie", "cache", "database", "script", "print", "window", "route", "clock", "clock that stands", "offline", "second page", "elsewhere", "closed"])
def test_whatever_outlives_a_document_ends_the_page(pages, address, act):
    page = lent(pages, address)
    act(page)
    pages.take_back(address)
    assert lent(pages, address) is not page


def test_a_clock_that_stands_is_only_lent_where_it_is_set_again(pages, address):
    page = lent(pages, address, fixed=True)
    page.clock.set_fixed_time("2026-11-29T08:00:00+08:00")
    pages.take_back(address)
    assert lent(pages, address) is not page
    assert lent(pages, address, fixed=True) is page


def test_whoever_borrows_a_page_hears_what_happens_in_it_and_nobody_hears_what_happens_later(pages, address):
    heard: dict[str, list] = {"first": [], "second": []}
    for name, events in heard.items():
        page = pages.lend(OPTIONS, False, lambda event, thing, events=events: events.append((event, thing.text if event == "console" else str(thing))))
        page.goto(address)
        page.evaluate("name => { console.error(name); setTimeout(() => { throw new Error(name); }); fetch('no-such-' + name).catch(() => 0); }", name)
        page.wait_for_load_state("networkidle")
        pages.take_back(address)
    assert {event for event, _ in heard["first"]} == {event for event, _ in heard["second"]} == set(HEARD)
    assert ("console", "first") in heard["first"] and not [words for _, words in heard["second"] if "first" in words]
    assert len([words for event, words in heard["second"] if event == "pageerror"]) == 1


def test_a_page_that_asks_before_it_is_left_is_handed_on(pages, address):
    page = lent(pages, address)
    page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())")
    page.mouse.click(5, 5)  # without a tap no browser asks
    pages.take_back(address)
    assert lent(pages, address) is page
