"""axe-core over the page as it stands: the one way in which the tests ask it.

The page must be opened with `bypass_csp=True`: our policy rightly stops a script that somebody puts into it.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS = {"resultTypes": ["violations"]}


def violations(page: Page) -> str:
    """What axe holds against the page; empty when nothing. What axe cannot judge (`incomplete`) does not count."""
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")  # a colour on its way is no colour of the page
    result = Axe().run(page, options=_OPTIONS)
    return result.generate_report() if result.violations_count else ""
