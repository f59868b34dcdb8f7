"""Text at twice its size and a screen of 320 CSS pixels (400 % zoom on a computer): nothing runs out sideways."""

from __future__ import annotations

import browser
import pytest

#: Every kind of page; of situations those with the longest words, tables and signs.
PAGES = (
    "", "search/", "scenarios/", "scenarios/contact-bombing/", "scenarios/court-notice/", "scenarios/credit-report/",
    "scenarios/impersonation/", "scenarios/mental-crisis/", "guides/complaint-ladder/", "guides/for-parents/", "letters/lender-complaint/", "channels/nfra-12378/",
    "channels/routes/", "lenders/micro-loan/", "myths/", "law/", "law/public-security-punishments/", "ladders/", "behaviours/",
    "glossary/", "show/contact-bombing/", "about/measured/",
)
#: 125 % is the theme's own size.
TWICE = "document.documentElement.style.setProperty('font-size', '250%', 'important')"
OPEN = "for (const fold of document.querySelectorAll('article details')) fold.open = true"
WIDE = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.mark.parametrize("width, sizes", [(browser.PHONE["width"], {"200 %": TWICE}), (320, {"320 px": "", "both": TWICE})], ids=["200 %", "320 px and both"])
def test_nothing_runs_out_sideways(open_page, width, sizes):
    """One opening of a page serves both sizes of text: the larger is set where the smaller was measured."""
    page = open_page(viewport={"width": width, "height": 844})
    home = page.url
    wide = {}
    for url in PAGES:
        page.goto(home + url)
        for size, prepare in sizes.items():
            page.evaluate(f"() => {{ {prepare}; {OPEN}; }}")
            needed, there = page.evaluate(WIDE)
            if needed > there:
                wide[f"{size}: /{url}"] = needed - there
    assert wide == {}


def test_the_name_in_the_header_keeps_its_place(open_page):
    """The row holds the menu, the name, the search and the way out; the name was cut to a sliver."""
    page = open_page("scenarios/home-visit/")
    page.evaluate(f"() => {{ {TWICE}; }}")
    assert page.locator(".md-header__title").bounding_box()["width"] > 100
    for button in (".md-header__button[for=__drawer]", ".kb-search-door", ".kb-exit"):
        box = page.locator(button).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= browser.PHONE["width"] and box["width"] >= 40, button
