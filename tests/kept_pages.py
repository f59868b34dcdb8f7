"""Pages of the browser that one test hands on to the next.

A page of its own costs a test three times what opening an address in it costs: the browser starts a process for it. So
a page is kept where nothing of the test can be left in it: what the test did to it ends with its document. Whatever
outlives a document (a script for every document, a route, another window size, a clock that runs on) and whatever was
stored makes the page unfit, and the next test gets a new one.
What is not looked at: the browser's own cache of files, which a test about bytes must not share (`prepare`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

#: What changes a page, its context or its clock for longer than a document lives.
_OUTLIVES = {
    "page": (
        "add_init_script", "add_locator_handler", "clear_permissions", "emulate_media", "expose_binding", "expose_function", "once", "route",
        "route_from_har", "route_web_socket", "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers", "set_viewport_size",
    ),
    "context": (
        "add_cookies", "add_init_script", "clear_permissions", "expose_binding", "expose_function", "grant_permissions", "new_cdp_session", "new_page",
        "on", "once", "route", "route_from_har", "set_default_navigation_timeout", "set_default_timeout", "set_extra_http_headers", "set_geolocation", "set_offline",
    ),
    "clock": ("fast_forward", "install", "pause_at", "resume", "run_for", "set_system_time"),
}
#: What is left of a document that was closed: nothing, or the page is not handed on.
_LEFT = """async () => [localStorage.length, sessionStorage.length, document.cookie.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
#: Contexts that wait for the next test; each holds a process of the browser.
_MOST = 6
#: What whoever borrows a page hears of it. The page listens once for all of them: each beginning and end is a message to the browser's driver.
HEARD = ("request", "response", "console", "pageerror")

class _Kept:
    """One context with one page."""

    def __init__(self, context: BrowserContext, fixed: bool) -> None:
        self.context, self.page, self.unfit = context, context.new_page(), False
        self.listeners: list[tuple[str, Callable]] = []
        # A clock that stands is set again for each test; one that runs must not be stopped for the next.
        clock = _OUTLIVES["clock"] if fixed else (*_OUTLIVES["clock"], "set_fixed_time")
        for thing, names in ((self.page, _OUTLIVES["page"]), (context, _OUTLIVES["context"]), (self.page.clock, clock)):
            for name in names:
                if hasattr(thing, name):
                    setattr(thing, name, self._spoils(getattr(thing, name)))
        self.hear: Callable[[str, Any], None] | None = None
        for event in HEARD:
            self.page.on(event, functools.partial(self._heard, event))  # type: ignore[call-overload]
        self._on = self.page.on
        self.page.on = self._listen  # type: ignore[method-assign]

    def _spoils(self, method: Callable) -> Callable:
        def spoiling(*given: Any, **named: Any) -> Any:
            self.unfit = True
            return method(*given, **named)

        return spoiling

    def _heard(self, event: str, thing: Any) -> None:
        if self.hear:
            self.hear(event, thing)

    def _listen(self, event: str, heard: Callable) -> None:
        """Of a test for itself: ends with it."""
        self._on(event, heard)  # type: ignore[call-overload]
        self.listeners.append((event, heard))

    def emptied(self, origin: str) -> bool:
        """Whether nothing of the test is left; then the page is empty and nobody listens to it."""
        try:
            if self.unfit or self.context.pages != [self.page] or not self.page.url.startswith(origin) or any(self.page.evaluate(_LEFT)):
                return False
            for event, heard in self.listeners:
                self.page.remove_listener(event, heard)
            self.listeners.clear()
            self.page.goto("about:blank")  # with nobody who answers it, the question whether what was typed may be lost is answered with yes
            self.page.mouse.move(0, 0)  # over nothing that the next page shows
        except Error:  # closed, crashed, or in the middle of something
            return False
        self.hear = None
        return True


class KeptPages:
    """Pages by the options of their contexts."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._waiting: list[tuple[str, _Kept]] = []
        self._lent: list[tuple[str, _Kept]] = []

    def lend(self, options: dict[str, Any], fixed: bool, hear: Callable[[str, Any], None] | None = None) -> Page:
        """A page with these options; `fixed` says that its clock will stand. hear(event, thing) is told what is HEARD until it is taken back."""
        key = json.dumps([fixed, options], sort_keys=True)
        found = next((one for one in self._waiting if one[0] == key), None)
        if found:
            self._waiting.remove(found)
        else:
            found = key, _Kept(self._browser.new_context(**options), fixed)
        self._lent.append(found)
        found[1].hear = hear
        return found[1].page

    def take_back(self, origin: str) -> None:
        """After a test: what is fit waits for the next one."""
        for key, kept in self._lent:
            if kept.emptied(origin):
                self._waiting.append((key, kept))
            else:
                kept.context.close()
        self._lent.clear()
        while len(self._waiting) > _MOST:
            self._waiting.pop(0)[1].context.close()

    def close(self) -> None:
        for _, kept in [*self._waiting, *self._lent]:
            kept.context.close()
