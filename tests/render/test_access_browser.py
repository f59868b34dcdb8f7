"""By keyboard alone, with stillness asked for, with the reader's own colours: a situation, the search, a letter, the tools.

What has the focus is seen and has a ring: test_reach_browser.py says it of three pages, here it is said together with what
was left out on the way. What opens over the text and closes by Escape, the
explained words, stands in test_terms_browser.py; what a page says to a screen reader in the tests of each page.
"""

from __future__ import annotations

import pytest

from browser import PHONE

SITUATION = "scenarios/contact-bombing/"
PAGES = [SITUATION, "search/#q=12378", "letters/lender-complaint/", "tools/deadlines/", "tools/evidence-log/"]

#: Whatever can be pressed or filled in and is seen, as marks on the elements; of a group of radio buttons one stands for all.
MARK = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const seen = all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert], [hidden]"));
  const groups = new Set();
  return seen.filter((one) => one.type !== "radio" || (!groups.has(one.name) && groups.add(one.name))).map((one) => { one.dataset.kbSeen = ""; return one.type === "radio" ? one.name : ""; }).length;
}"""
LEFT = """() => {
  const left = [...document.querySelectorAll("[data-kb-seen]")];
  return left.map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)} ${one.id || one.name || ""}`);
}"""
#: Takes the mark off what has the focus; null once the walk has left the page.
STEP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  delete one.dataset.kbSeen;
  if (one.type === "radio") document.querySelectorAll(`[type=radio][name='${one.name}']`).forEach((other) => { delete other.dataset.kbSeen; });
  const shown = one.matches("[type=radio], [type=checkbox]") && getComputedStyle(one).opacity === "0" ? one.nextElementSibling : one;
  const look = getComputedStyle(shown), box = shown.getBoundingClientRect();
  const inside = one.matches("[type=date], [type=time]");  /* its parts are stopped at one by one, with the browser's own ring on the last */
  return { name: `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)} ${one.id}`, on: box.bottom > 0 && box.top < innerHeight,
    ring: inside || (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) };
}"""
MOVING = """() => document.getAnimations().map((one) => `${one.transitionProperty || one.animationName} of ${one.effect.target.tagName}.${one.effect.target.className}`)"""
NO_EDGE = """() => [...document.querySelectorAll(".md-content :is(button, input, select, textarea)")]
  .filter((one) => one.getClientRects().length && !one.matches("[type=checkbox], [type=radio], .kb-binds button"))
  .filter((one) => { const look = getComputedStyle(one); return look.borderTopStyle === "none" || parseFloat(look.borderTopWidth) < 1; })
  .map((one) => one.outerHTML.slice(0, 100))"""


def opened(open_page, url, **options):
    page = open_page(url, viewport=PHONE, **options)
    if "q=" in url:
        page.locator(".kb-results a").first.wait_for()
    if url.startswith("tools/"):
        page.locator(".kb-tool-room").wait_for()
    return page


@pytest.mark.parametrize("url", PAGES)
def test_the_keyboard_reaches_everything_that_is_seen_and_comes_out_again(open_page, url):
    page = opened(open_page, url)
    assert page.evaluate(MARK) > 10
    stops = []
    while (stop := (page.keyboard.press("Tab"), page.evaluate(STEP))[1]) is not None:
        stops.append(stop)
        assert len(stops) < 250, "the walk never leaves the page"
    assert page.evaluate(LEFT) == []
    assert [stop["name"] for stop in stops if not stop["on"]] == []
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    for _ in range(3):  # and back, from behind the end
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("url", PAGES)
def test_nothing_moves_for_whoever_asked_for_stillness(open_page, url):
    page = opened(open_page, url, reduced_motion="reduce")
    page.locator("label.md-header__button[for=__drawer]").click()
    assert page.evaluate(MOVING) == []
    page.locator(".md-overlay").click(position={"x": 380, "y": 400})
    assert page.evaluate(MOVING) == []
    fold = page.locator(".md-content summary:visible").first
    if fold.count():
        fold.click()
        assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("url", PAGES)
def test_controls_keep_their_edges_in_the_readers_own_colours(open_page, url):
    page = opened(open_page, url, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(NO_EDGE) == []
