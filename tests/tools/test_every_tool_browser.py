"""What holds for each tool alike: a small screen, what a screen reader is told, and no JavaScript."""

from __future__ import annotations

import pytest
from here import ROOT
from playwright.sync_api import expect

TOOLS = sorted(path.stem for path in (ROOT / "docs/tools").glob("*.md"))
SMALL = {"width": 360, "height": 560}
#: Roles of what can be operated: each must say what it is.
CONTROLS = frozenset({"button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "spinbutton", "slider", "DisclosureTriangle", "Date", "InputTime", "progressbar"})
OPENED = "(all) => all.forEach((one) => { one.open = true; })"


def tree(page):
    """[(role, name)] as Chromium hands it to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [(node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "").strip()) for node in nodes if not node.get("ignored")]


def test_there_are_five():
    assert len(TOOLS) == 5


@pytest.mark.parametrize("tool", TOOLS)
def test_every_control_says_what_it_is_and_nothing_is_wider_than_the_screen(open_page, tool):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    for opened in (False, True):
        if opened:
            page.locator(".kb-tool-room details").evaluate_all(OPENED)
        found = [(role, name) for role, name in tree(page) if role in CONTROLS]
        assert len(found) > 10 and [role for role, name in found if not name] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


@pytest.mark.parametrize(("tool", "field", "typed", "press", "words"), [
    ("evidence-log", "#log-day", "", "记下这一条", "要有日期"),
    ("rate-calculator", "#rate-received", "很多", None, ""),
    ("deadlines", "#due-day", "", "加上", "先选发生了什么"),
    ("case-file", "#sent-what", "", "加上这一次", "先写送出了什么"),
])
def test_what_is_wrong_is_announced(open_page, tool, field, typed, press, words):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    page.locator(".kb-tool-room details").evaluate_all(OPENED)
    page.locator(field).fill(typed)
    page.locator(field).press("Tab")
    if press:
        page.get_by_role("button", name=press, exact=True).click()
    told = page.locator(".kb-tool-room").locator("[role=alert]:visible, [role=status]:visible").filter(has_text=words or "看不懂")
    expect(told.first).to_be_visible()


@pytest.mark.parametrize("tool", TOOLS)
def test_without_javascript_a_blank_can_be_opened_and_printed(open_page, tool):
    page = open_page(f"tools/{tool}/", viewport=SMALL, java_script_enabled=False)
    expect(page.locator(".kb-noscript")).to_be_visible()
    assert page.locator(".kb-tool-room").is_hidden(), "fields that do nothing are not shown"
    page.locator("summary", has_text="打印下来手写").click()
    expect(page.locator("article table:visible").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("article table:visible").first).to_be_visible()


def test_the_home_page_and_the_menu_lead_to_them(open_page):
    page = open_page("")
    linked = page.locator("article a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert [tool for tool in TOOLS if f"tools/{tool}/" not in linked] == []
    assert page.locator("nav.md-nav--primary a", has_text="工具").count() == 1
    page.goto(page.url.partition("#")[0] + "tools/")
    linked = page.locator("article a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert [tool for tool in TOOLS if not any(href.rstrip("/").endswith(tool) for href in linked)] == []
