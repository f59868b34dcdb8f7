"""LATE makes late what may come late, and changes nothing where nobody asked."""

from __future__ import annotations

import late
import pytest

LATE = 200
#: Each starts something and answers how many milliseconds it took to come.
STARTED = {
    "timer": "setTimeout(come, 0)",
    "frame": "requestAnimationFrame(come)",
    "idle moment": "requestIdleCallback(come)",
    "fetch": "fetch('data:,x').then(come)",
    "observer": "new IntersectionObserver(come).observe(document.body)",
    "event": "{ const fold = document.createElement('details'); document.body.append(fold); fold.addEventListener('toggle', come); fold.open = true; }",
}


class _Browser:
    """A browser of its own to be made late: the one that runs is everybody's."""

    def __init__(self, chromium) -> None:
        self.new_context = chromium.new_context


@pytest.fixture
def late_page(chromium, monkeypatch):
    monkeypatch.setenv("LATE", str(LATE))
    browser = _Browser(chromium)
    late.make_late(browser)
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("start", STARTED.values(), ids=STARTED)
def test_what_may_come_late_comes_late(late_page, start):
    late_page.goto("about:blank")
    waited = late_page.evaluate(f"() => new Promise((done) => {{ const start = performance.now(); const come = () => done(performance.now() - start); {start} }})")
    assert waited >= LATE - 1  # a timer never rings before its time; clocks of browsers are rounded


def test_an_event_that_is_no_longer_listened_to_is_not_heard(late_page):
    late_page.goto("about:blank")
    assert late_page.evaluate("""() => new Promise((done) => {
        let heard = 0;
        const hear = () => { heard += 1; };
        addEventListener("message", hear);
        removeEventListener("message", hear);
        addEventListener("message", () => done(heard));
        postMessage("x", "*");
    })""") == 0


def test_nothing_changes_where_nobody_asked(chromium, monkeypatch):
    monkeypatch.delenv("LATE", raising=False)
    browser = _Browser(chromium)
    before = browser.new_context
    late.make_late(browser)
    assert browser.new_context is before
