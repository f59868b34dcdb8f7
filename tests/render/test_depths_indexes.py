"""How long the pages that lead on are as they open on a phone, and that what they close opens: statutes, indexes, doors, routes.

Every page of these kinds is measured in one browser page, as it opens and as a person without JavaScript finds it.
"""

from __future__ import annotations

import re

import pytest

import browser

#: Kind of page -> (addresses below the site's root, screens it may take at 390×844 as it opens).
BUDGETS = {
    "statute": (r"law/[^/]+/", 6),
    "index": (r"(law|scenarios|channels|letters|guides|lenders|myths|behaviours|behaviours/matrix|ladders|glossary)/", 3),
    "door": (r"start/[^/]+/", 3),
    "routes": (r"channels/routes/([^/]+/)?", 4),
    "about": (r"about/[^/]+/", 3),
    "counter": (r"show/[^/]+/", 3.5),
}
_MEASURE = """() => {
  const seen = [...document.querySelectorAll("article a[href]")].filter((link) => link.checkVisibility());
  return [document.documentElement.scrollHeight / innerHeight, seen.length, document.documentElement.scrollWidth - document.documentElement.clientWidth];
}"""


def pages_of(site, pattern):
    """Addresses that are pages, without those that only send on."""
    found = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    return [url for url in found if re.fullmatch(pattern, url) and "http-equiv" not in _head(site / url / "index.html")]


def _head(path):
    return "".join(re.findall(r'<meta http-equiv="?refresh"?', path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def tab(chromium, address):
    context = chromium.new_context(viewport=browser.PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize("kind", BUDGETS)
def test_no_page_is_longer_than_its_kind_may_be(tab, address, built_site, kind):
    pattern, screens = BUDGETS[kind]
    urls = pages_of(built_site, pattern)
    assert urls
    found = {}
    for url in urls:
        tab.goto(address + url)
        found[url] = tab.evaluate(_MEASURE)
    assert {url: round(length, 2) for url, (length, _, _) in found.items() if length > screens} == {}
    assert {url: links for url, (_, links, _) in found.items() if links > 60} == {}
    assert {url: wide for url, (_, _, wide) in found.items() if wide > 0} == {}


@pytest.mark.parametrize(("url", "shown"), [
    ("law/public-security-punishments/#art-50", "写恐吓信"),
    ("law/public-security-punishments/#art-50-p1-i5", "采取滋扰、纠缠、跟踪等方法"),
    ("law/public-security-punishments/#formerly-42", "第四十二条"),
    ("law/civil-code/#art-1033", "私人生活安宁"),
    ("behaviours/#visible-envelope", "信封"),
    ("channels/routes/bank/#insults", "先找"),
    ("ladders/#police-criminal", "不予立案"),
    ("glossary/#limitation", "时效"),
    ("start/me/#q-6", "人现在在门口吗"),
])
def test_an_anchor_opens_what_holds_it(tab, address, url, shown):
    tab.goto("about:blank")
    tab.goto(address + url)
    anchor = url.partition("#")[2]
    inside = tab.evaluate("""(id) => {
      const fold = document.getElementById(id).closest("details");
      for (let around = fold; around; around = around.parentElement.closest("details")) if (!around.open) return "closed";
      return fold.innerText;
    }""", anchor)
    assert shown in inside


def test_a_tap_in_the_contents_opens_the_provision(tab, address):
    tab.goto(address + "law/civil-code/")
    tab.locator(".kb-contents > summary").click()
    tab.locator(".kb-contents a[href='#art-1033']").first.click()
    tab.locator("#art-1033-p1-i1").wait_for()
    assert tab.locator("details.kb-provision", has=tab.locator("#art-1033")).evaluate("fold => fold.open")


def test_a_door_asks_on_in_place_and_keeps_its_question_after_back(tab, address):
    tab.goto(address + "start/me/")
    before = tab.evaluate("scrollY")
    tab.locator(".kb-next", has_text="有人上门").locator("summary").click()
    answer = tab.locator(".kb-next a.kb-card", has_text="在，只是敲门问话")
    answer.wait_for()
    assert tab.evaluate("scrollY") == before
    answer.click()
    tab.wait_for_url("**/scenarios/home-visit/**")
    tab.go_back()
    tab.locator(".kb-next a.kb-card", has_text="在，只是敲门问话").wait_for()


def test_everything_opens_without_javascript(chromium, address):
    context = chromium.new_context(viewport=browser.PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "law/civil-code/")
    page.locator("details.kb-part", has=page.locator("#art-1033")).locator("> summary").click()
    page.locator("details.kb-provision", has=page.locator("#art-1033")).locator("> summary").click()
    page.locator("#art-1033-p1-i1").wait_for()
    context.close()


def test_numbers_in_the_list_of_channels_dial(tab, address):
    tab.goto(address + "channels/")
    first = tab.locator("article li").filter(visible=True).first
    assert first.locator("a[href='tel:110']").is_visible()
