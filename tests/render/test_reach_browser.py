"""What thumb and keyboard reach, in real Chromium: large enough, far enough apart, seen when focused, and nothing that is closed."""

from __future__ import annotations

import pytest

from browser import PHONE

GUIDE = "scenarios/contact-bombing/"
WIDE = {"width": 1280, "height": 800}
PAGES = ["", GUIDE, "start/me/", "scenarios/", "guides/speak-to-collector/", "guides/for-parents/", "channels/", "channels/police-110/", "channels/routes/", "letters/lender-complaint/", "letters/instalment-request/", "letters/", "lenders/bank/", "law/", "law/microloan-measures-2024/", "behaviours/", "myths/", "ladders/", "glossary/", "search/", "about/save/"]

#: Everything that is pressed and is no link in a sentence: controls, folds, and links that look like buttons.
SMALL_TARGETS = """() => {
  const looksPressed = (link) => {
    const look = getComputedStyle(link);
    return look.display !== "inline" && (parseFloat(look.borderTopWidth) > 0 || !/^(transparent|rgba\\(0, 0, 0, 0\\))$/.test(look.backgroundColor));
  };
  /* Lines of a list that open stand as far apart as links in a list. */
  const rows = (one) => one.matches("details:is(.kb-tight, .kb-law) > summary, details.kb-fold details > summary");
  const controls = "button, summary, textarea, select, label.md-header__button, .kb-exit, input:not([type=checkbox]):not([type=radio]):not([type=hidden])";
  const all = [...document.querySelectorAll(".md-header *, .md-content *")].filter((one) => one.matches(controls) || (one.matches("a") && looksPressed(one)));
  /* Words of a sentence that open what they stand for are links in all but name. */
  return all.filter((one) => !one.closest(".kb-binds") && one.getClientRects().length && one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < (rows(one) ? 31.5 : 43.5))
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)} ${one.getBoundingClientRect().height}`);
}"""

#: Lists of links: rows that are a link and nothing else, and rows of many links. How many pairs stand on lines of
#: their own, and those that are less than 32 px apart.
PACKED = """() => {
  const shown = (link) => link.getClientRects().length && !link.closest(".kb-onepage");
  const alone = (link) => link.parentElement.textContent.trim() === link.textContent.trim();
  const rows = [...document.querySelectorAll(".md-content li > a:only-child")].filter((link) => shown(link) && alone(link));
  const pairs = rows.map((link) => [link, rows.find((other) => other.parentElement === link.parentElement.nextElementSibling)]).filter(([, next]) => next);
  for (const row of document.querySelectorAll(".md-content :is(li, p)")) {
    const links = [...row.querySelectorAll(":scope > a")].filter(shown);
    if (links.length > (row.tagName === "LI" ? 2 : 4)) links.slice(1).forEach((next, index) => pairs.push([links[index], next]));
  }
  const apart = pairs.map(([link, next]) => [link.textContent.trim(), next.getClientRects()[0].top - [...link.getClientRects()].pop().top]).filter(([, far]) => far > 2);
  return [apart.length, apart.filter(([, far]) => far < 31.5)];
}"""


@pytest.mark.parametrize("url", PAGES)
def test_what_is_pressed_is_large_enough_for_a_thumb(open_page, url):
    page = open_page(url)
    page.evaluate("document.querySelectorAll('.md-content details').forEach((one) => { one.open = true; })")
    assert page.locator(".md-header .kb-exit").count() == 1
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("url", ["behaviours/", "law/civil-code/", "channels/routes/bank/"])
def test_links_in_lists_stand_apart(open_page, url):
    page = open_page(url)
    page.evaluate("document.querySelectorAll('.md-content details').forEach((one) => { one.open = true; })")
    compared, near = page.evaluate(PACKED)
    assert compared > 0 and near == []


#: What has the focus: whether it can be seen, stands on the screen, and has a ring.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), look = getComputedStyle(one);
  return { name: `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 20)}`,
    seen: one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 0 && box.right > 0 && box.left < innerWidth,
    ring: look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 3, header: Boolean(one.closest(".md-header")) };
}"""


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("url", ["", GUIDE, "letters/lender-complaint/"], ids=["home", "situation", "letter"])
def test_the_keyboard_stops_only_at_what_is_seen_and_shows_where(open_page, url, viewport):
    page = open_page(url, viewport=viewport)
    stops = []
    for _ in range(60 if viewport is PHONE else 90):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUSED)) is None:
            break
        stops.append(stop)
    assert len(stops) > 10 and any(stop["header"] for stop in stops)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if not stop["ring"]] == []


def test_the_first_stop_leads_to_the_text(open_page):
    page = open_page(GUIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.md-content'))")


def test_the_menu_is_reached_once_it_is_open(open_page):
    page = open_page(GUIDE)
    page.locator("label.md-header__button[for=__drawer]").click()
    link = page.locator(".md-sidebar--primary .md-nav__link:visible", has_text="文书").first
    link.focus()
    assert page.evaluate("document.activeElement.textContent.trim()") == "文书"
