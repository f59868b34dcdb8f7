"""Chromium for the tests: where it is and how it is started."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import late

if TYPE_CHECKING:  # half a second, and most tests only ask how wide a phone is
    from playwright.sync_api import Browser, Playwright

#: Where the tests serve the site: below a sub-path, as GitHub Pages does.
PREFIX = "/handbook/"
PHONE = {"width": 390, "height": 844}

_NAMES = ("chromium-headless-shell", "chromium", "google-chrome-stable", "google-chrome", "chromium-browser")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
_launched: list[Browser] = []


def chromium_path() -> str:
    """The browser named by CHROMIUM (path or command), else the first one on PATH."""
    wanted = os.environ.get("CHROMIUM")
    for name in (wanted,) if wanted else _NAMES:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError(f"no browser: {wanted or ', '.join(_NAMES)} not found; set CHROMIUM to the path of Chromium")


def launch(playwright: Playwright) -> Browser:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(_QUIET))
    late.make_late(browser)
    _launched.append(browser)
    return browser


@contextmanager
def running() -> Iterator[Browser]:
    """The browser that launch() started last, if it still runs, else a new one: a thread can drive only one Playwright."""
    if _launched and _launched[-1].is_connected():
        yield _launched[-1]
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
