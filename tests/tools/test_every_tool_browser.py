"""What holds for each tool alike: a small screen, what a screen reader is told, and no JavaScript."""

from __future__ import annotations

import pytest
from leaving import asked_by_the_exit
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
def test_headings_stand_in_order(open_page, tool):
    """One title, and no level is left out, with everything open."""
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    page.locator("article details").evaluate_all(OPENED)
    levels = [int(tag[1]) for tag in page.locator("article :is(h1, h2, h3, h4, h5, h6):visible").evaluate_all("(all) => all.map((one) => one.tagName)")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


def ticked(page):
    page.locator("summary", has_text="人有危险").locator("xpath=..").get_by_role("checkbox").first.check()


def noted(page):
    page.get_by_role("button", name="刚刚来电没接").click()


def dated(page):
    page.locator("#due-what").select_option("summons")
    page.locator("#due-day").fill("2026-11-23")
    page.get_by_role("button", name="加上").click()


def lent(page):
    for name, value in {"received": "8000", "day": "2026-01-05", "times": "12", "each": "900", "first": "2026-02-05"}.items():
        page.locator(f"#rate-{name}").fill(value)


def sent(page):
    page.locator(".kb-case-part").evaluate_all(OPENED)
    page.locator("summary", has_text="记一次送出").click()
    page.locator("#sent-what").fill("投诉信")
    page.get_by_role("button", name="加上这一次").click()


@pytest.mark.parametrize(("tool", "act", "words"), [
    ("action-plan", ticked, "单子在下面"), ("evidence-log", noted, "一共 1 条"), ("deadlines", dated, "最近的一天：2026-12-08"), ("rate-calculator", lent, "先看这一个数"), ("case-file", sent, "加上了"),
])
def test_the_result_is_announced(open_page, tool, act, words):
    """It stands in a live region that was there, empty or with other words, before it came."""
    page = open_page(f"tools/{tool}/", at="2026-11-29T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    live = page.locator(".kb-tool-room :is([role=status], [role=alert], [aria-live])")
    live.evaluate_all("(all) => all.forEach((one) => { one.dataset.before = one.textContent; })")
    act(page)
    told = page.locator(".kb-tool-room [data-before]").filter(has_text=words)
    expect(told.first).to_be_visible()
    assert words not in (told.first.get_attribute("data-before") or "")


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
    line, cards = (page.locator(where).first.bounding_box()["y"] for where in ("article a[href$='tools/action-plan/']", "#cards"))
    assert line < cards, "above the situations, where the first thumb comes"
    assert page.locator("article a[href$='about/save/#kept']").count() == 1
    page.goto(page.url.partition("#")[0] + "tools/")
    linked = page.locator("article a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert [tool for tool in TOOLS if not any(href.rstrip("/").endswith(tool) for href in linked)] == []


def test_tools_stand_high_in_the_menu(open_page):
    page = open_page("")
    names = page.locator("nav.md-nav--primary > ul > li > :is(a, label)").evaluate_all("(all) => all.map((one) => one.textContent.trim())")
    assert names.index("工具") <= 3, names


def first_kept(page, tool):
    return page.evaluate(f"localStorage.getItem('kb-tool:{tool}')")


@pytest.mark.parametrize(("tool", "act"), [("action-plan", ticked), ("evidence-log", noted), ("deadlines", dated), ("rate-calculator", lent), ("case-file", sent)])
def test_whoever_begins_is_asked_once_whether_it_is_to_stay_on_this_phone(open_page, tool, act):
    """Beside the first thing, not at the foot of the page; nothing is kept before the answer, and 不用 is an answer."""
    page = open_page(f"tools/{tool}/", at="2026-11-29T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    assert page.locator(".kb-keep-offer").count() == 0
    act(page)
    offer = page.locator(".kb-keep-offer")
    expect(offer).to_have_count(1)
    expect(offer).to_be_visible()
    assert first_kept(page, tool) is None
    foot = page.locator(".kb-kept").bounding_box()["y"]
    assert offer.bounding_box()["y"] < foot
    offer.get_by_role("button", name="不用").click()
    if tool == "case-file":
        page.locator("#case-facts").fill("打了三次")
    else:
        act(page)
    assert page.locator(".kb-keep-offer").count() == 0 and first_kept(page, tool) is None, "who said no is not asked again"


@pytest.mark.parametrize(("tool", "act"), [("action-plan", ticked), ("deadlines", dated), ("rate-calculator", lent)])
def test_the_lender_is_kept_with_the_rest_and_put_back(open_page, tool, act):
    page = open_page(f"tools/{tool}/#lender-micro-loan", at="2026-11-29T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    act(page)
    page.locator(".kb-keep-offer").get_by_role("button", name="记在这部手机上").click()
    page.wait_for_function(f"localStorage.getItem('kb-tool:{tool}')")
    again = page.context.new_page()
    again.goto(page.url.partition("#")[0])
    expect(again.locator(".kb-kept input")).to_be_checked()
    assert again.evaluate("location.hash") == "#lender-micro-loan"
    other = page.context.new_page()
    other.goto(page.url.partition("#")[0] + "#lender-bank")
    expect(other.locator(".kb-kept input")).to_be_checked()
    assert other.evaluate("location.hash") == "#lender-bank", "what the reader chose on the way here counts"


def test_one_place_says_what_is_kept_and_wipes_all_of_it(open_page):
    page = open_page("tools/evidence-log/", viewport=SMALL)
    noted(page)
    page.locator(".kb-keep-offer").get_by_role("button", name="记在这部手机上").click()
    page.wait_for_function("localStorage.getItem('kb-tool:evidence-log')")
    page.evaluate("localStorage.setItem('kb-tool:deadlines', '{}'); localStorage.setItem('other', '1')")
    page.get_by_role("link", name="看这部手机上记了什么，全部清空").click()
    box = page.locator(".kb-kept-tools")
    expect(box.locator("li")).to_have_text(["哪天到期，约 1 KB", "催收记录，约 1 KB"])
    box.get_by_role("button", name="全部清空").click()
    assert first_kept(page, "evidence-log"), "one tap is a slip of the thumb"
    box.get_by_role("button", name="再点一次，全部清空").click()
    expect(box).to_contain_text("全部清空了")
    assert page.evaluate("Object.keys(localStorage)") == ["other"]


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_leads_to_that_place(open_page, tool):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    assert page.locator(".kb-tool-room a", has_text="全部清空").evaluate("(link) => link.href").endswith("/about/save/#kept")


ACTS = [("action-plan", ticked), ("evidence-log", noted), ("deadlines", dated), ("rate-calculator", lent), ("case-file", sent)]


def asked_on(page, leave):
    """The questions that the browser asks when leave() is done."""
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    leave()
    page.wait_for_load_state()
    return questions


@pytest.mark.parametrize(("tool", "act"), ACTS)
def test_what_was_typed_is_not_lost_without_a_question(open_page, tool, act):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    act(page)
    assert asked_on(page, page.reload) == ["beforeunload"]


@pytest.mark.parametrize("tool", TOOLS)
def test_nobody_is_asked_who_typed_nothing(open_page, tool):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    for _ in range(2):
        page.locator(".kb-tool-room summary:visible").first.click()
    assert asked_on(page, page.reload) == []


@pytest.mark.parametrize(("tool", "act"), ACTS)
def test_nobody_is_asked_whose_phone_keeps_it_or_who_wiped_it(open_page, tool, act):
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    act(page)
    page.get_by_label("只有我用这部手机").check()
    page.wait_for_function(f"localStorage.getItem('kb-tool:{tool}')")
    assert asked_on(page, page.reload) == []
    page.get_by_role("button", name="清空这个工具").click()
    page.get_by_role("button", name="再点一次").first.click()
    assert asked_on(page, page.reload) == []


def test_words_that_were_not_yet_added_are_asked_for_too(open_page):
    page = open_page("tools/evidence-log/", viewport=SMALL)
    page.locator("#log-number").fill("02100000000")
    page.locator("#log-number").press("Tab")
    assert asked_on(page, page.reload) == ["beforeunload"]


def test_a_date_that_was_not_yet_added_is_asked_for_where_the_rest_is_kept(open_page):
    page = open_page("tools/deadlines/", at="2026-11-29T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    page.get_by_label("只有我用这部手机").check()
    dated(page)
    assert page.locator("#due-day").input_value(), "what was added stays in sight"
    assert page.evaluate("window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"), "nothing would be lost"
    page.locator("#due-what").select_option("summons")
    page.locator("#due-day").fill("2026-11-20")
    assert asked_on(page, page.reload) == ["beforeunload"]


@pytest.mark.parametrize(("tool", "act"), ACTS)
def test_the_quick_exit_asks_nothing(open_page, tool, act):
    """Whoever has somebody at their shoulder is gone at once."""
    page = open_page(f"tools/{tool}/", viewport=SMALL)
    act(page)
    assert asked_by_the_exit(page) == []


def test_whoever_leaves_from_a_letter_leaves_the_plan_in_the_other_tab_too(open_page):
    page = open_page("tools/action-plan/", viewport=SMALL)
    ticked(page)
    page.locator(".kb-exit").first.evaluate("(link) => { link.href = new URL('../../about/', location.href).href; }")
    with page.expect_popup() as opened:
        page.locator("section.kb-plan .kb-steps a").first.click()
    other = opened.value
    other.locator(".kb-exit").first.evaluate("(link) => { link.href = new URL('../../about/', location.href).href; }")
    other.locator(".kb-exit").first.click()
    page.wait_for_url("**/about/**")


def test_a_number_that_is_dialled_asks_nothing_and_a_page_opens_apart(open_page):
    page = open_page("tools/action-plan/", viewport=SMALL)
    ticked(page)
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    asks = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(asks), "something would be lost"
    page.evaluate("document.addEventListener('click', (event) => { if (event.target.closest('a[href^=tel]')) event.preventDefault(); })")  # no telephone here
    page.locator("section.kb-plan a[href^='tel:']").first.click()
    assert not page.evaluate(asks), "some browsers ask where a link dials"
    with page.expect_popup() as opened:
        page.locator("section.kb-plan .kb-steps a").first.click()
    assert "/scenarios/" in opened.value.url
    expect(page.locator("section.kb-plan ol.kb-now")).to_be_visible()
    assert questions == []
