"""A browser in which everything that may come late comes late: LATE=150 (milliseconds) before pytest.

What a page does in a timer, a frame, an idle moment, an observer, after a fetch or in an event that the browser sends
later, happens so many milliseconds later than it could. A test that looks once where it should wait passes on a quiet
machine and fails on a busy one; here it fails always. So such tests are found before a busy machine finds them.
Not slowed down: what runs at once in an event of the mouse or the keys, what the test drives itself (page.clock), and
pages of `browser.new_page()`, where tests ask the engine and wait for its answer.
False alarms: what is drawn in many pieces may not be there within the five seconds that `expect` waits (LATE=30 tells),
and an event may come after a tap that it came before, as in test_a_long_list_of_law_is_folded_by_what_was_ticked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Events that the browser sends after the fact, from a task of its own.
_SENT_LATER = ("toggle", "hashchange", "popstate", "scroll", "scrollend", "message", "storage", "visibilitychange", "pageshow", "resize", "load", "success", "complete")

_SCRIPT = """(late, sentLater) => {
    const timer = window.setTimeout.bind(window);
    const after = (given) => (...values) => timer(() => given(...values), late);
    window.setTimeout = (task, ms = 0, ...values) => timer(task, ms + late, ...values);
    for (const name of ["requestAnimationFrame", "requestIdleCallback"]) {
        const own = window[name].bind(window);
        window[name] = (task, ...more) => own(after(task), ...more);
    }
    const get = window.fetch.bind(window);
    window.fetch = (...asked) => new Promise((done) => timer(done, late)).then(() => get(...asked));
    for (const name of ["IntersectionObserver", "ResizeObserver"]) {
        const Own = window[name];
        window[name] = class extends Own { constructor(heard, ...more) { super(after(heard), ...more); } };
    }
    const listen = EventTarget.prototype.addEventListener;
    const wrapped = new WeakMap();
    EventTarget.prototype.addEventListener = function (kind, heard, ...more) {
        if (!sentLater.includes(kind) || typeof heard !== "function") return listen.call(this, kind, heard, ...more);
        if (!wrapped.has(heard)) wrapped.set(heard, function (...values) { timer(() => heard.apply(this, values), late); });
        return listen.call(this, kind, wrapped.get(heard), ...more);
    };
    const forget = EventTarget.prototype.removeEventListener;
    EventTarget.prototype.removeEventListener = function (kind, heard, ...more) {
        return forget.call(this, kind, wrapped.get(heard) || heard, ...more);
    };
}"""


def milliseconds() -> int:
    """How late; 0 where nobody asked for it."""
    return int(os.environ.get("LATE", "0"))


def make_late(browser: Browser) -> None:
    """Every context that this browser makes from now on is late."""
    if not milliseconds():
        return
    own = browser.new_context

    def new_context(**options: Any):
        context = own(**options)
        context.add_init_script(f"({_SCRIPT})({milliseconds()}, {list(_SENT_LATER)!r})")
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
