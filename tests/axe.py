"""axe-core over the page as it stands: the one way in which the tests ask it.

The page must be opened with `bypass_csp=True`: our policy rightly stops a script that somebody puts into it.

By night nothing of our pages is other than its colours: the same document is asked again as it looks then, and only by
the rules about colour. That these are all that can see colours is held by tests/test_axe.py; that nothing else became
different is looked at every time.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

#: All rules that axe asks by itself, and of these those about colour. By their tag they are not asked: it also wakes rules that sleep.
EVERY_RULE: dict[str, Any] = {"resultTypes": ["violations"]}
COLOUR_RULES: dict[str, Any] = {**EVERY_RULE, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

#: Only what is held against the page comes back: what passed would be some hundred kilobytes through Playwright's pipes.
_RUN = "(options) => axe.run(options).then(({violations}) => ({violations}))"
#: A colour on its way is no colour of the page, and what a scroll or a tap has set off begins with the next frame.
_FINISH = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.getAnimations().forEach((one) => one.finish());
    done();
})))"""
#: Where each element stands and whether it is seen; rules without a colour in them can find no other difference. What a script adds meanwhile is not of the night.
_LAID = """() => {
    const laid = new Map([...document.querySelectorAll("body, body *")].map((item) => {
        const {x, y, width, height} = item.getBoundingClientRect();
        const seen = item.checkVisibility({opacityProperty: true, visibilityProperty: true});
        return [item, seen ? `seen at ${[x, y, width, height].map(Math.round)}` : "not seen"]; // where nobody sees it, it may be on its way
    }));
    const before = self.laidByDay || laid;
    self.laidByDay = self.laidByDay ? null : laid;
    return [...before].filter(([item, was]) => was !== laid.get(item)).slice(0, 10)
        .map(([item, was]) => `${item.localName}#${item.id}.${item.className}: ${was}, then ${laid.get(item) || "gone"}`);
}"""


def violations(page: Page) -> str:
    """What axe holds against the page; empty when nothing. What axe cannot judge (`incomplete`) does not count."""
    return _asked(page, EVERY_RULE)


def by_day_and_night(page: Page) -> str:
    """The same of a page that is light now, and what it is blamed for when it is dark. Afterwards it is light again."""
    assert page.evaluate("!matchMedia('(prefers-color-scheme: dark)').matches"), "the page must be opened light"
    by_day = violations(page)
    return by_day + by_night(page)


def by_night(page: Page) -> str:
    """What the colours of a page that is light now are blamed for when it is dark, and what is not only coloured otherwise then."""
    page.evaluate(_FINISH)
    page.evaluate(_LAID)
    # The method of the class: a kept page (kept_pages.py) takes its own for a change that outlives the test, and this one does not.
    Page.emulate_media(page, color_scheme="dark")
    try:
        page.evaluate(_FINISH)
        moved = page.evaluate(_LAID)
        said = _asked(page, COLOUR_RULES)
    finally:
        Page.emulate_media(page, color_scheme="light")
    if moved:
        said += "\nlaid out otherwise by night, so all rules must be asked:\n" + "\n".join(moved)
    return said and f"By night: {said}"


def _asked(page: Page, options: dict[str, Any]) -> str:
    page.evaluate(_FINISH)
    if not page.evaluate("'axe' in self"):
        page.evaluate(AXE_SCRIPT)
    result = AxeResults(page.evaluate(_RUN, options))
    return result.generate_report() if result.violations_count else ""
