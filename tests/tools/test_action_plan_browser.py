"""几步列出该做什么 in real Chromium: danger first, one door at a time, nothing kept, nothing sent, nothing executed."""

from __future__ import annotations

import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import axe
import pytest
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE

URL = "tools/action-plan/"
SMALL = {"width": 360, "height": 560}
KEY = "kb-tool:action-plan"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What the page with its data and its script may weigh, as servers compress them: one fetch on a slow network, and nothing after it.
MOST_BYTES, MOST_OF_SCRIPT = 60 * 1024, 20 * 1024


@pytest.fixture
def open_tool(open_page):
    def open_(url=URL, **options):
        return open_page(url, permissions=["clipboard-read", "clipboard-write"], **options)

    return open_


def tick(page, *signs):
    for sign in signs:
        box = page.locator(f"input[type=checkbox][value={sign}]")
        box.evaluate("(one) => { one.closest('details').open = true; }")
        box.check()


def role(page, id_):
    page.locator(f"input[type=radio][value={id_}]").check()


def first_words(page):
    """What to say of the first thing; each of the others has words of its own in its fold."""
    return plan(page).locator(".kb-say").first


def plan(page):
    return page.locator("section.kb-plan")


# -- the way through it ----------------------------------------------------------------


def test_the_first_screen_says_what_it_is_for_and_asks(open_tool):
    page = open_tool(viewport=SMALL)
    for what in (page.locator(".kb-answer").first, page.get_by_text("发生了什么？"), page.locator("input[value=crisis]"), page.locator("a[href='tel:110']").first):
        box = what.bounding_box()
        assert box and box["y"] + box["height"] <= SMALL["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_three_answers_make_a_page_to_act_on(open_tool):
    page = open_tool(viewport=SMALL)
    expect(plan(page)).to_be_empty()
    expect(page.locator(".kb-plan-paper")).to_be_hidden()
    tick(page, "third-party-contact")
    page.get_by_label("谁放的款").select_option("bank")
    expect(plan(page).locator("ol.kb-now > li")).to_have_count(3)
    expect(plan(page).locator(".kb-plan-door ol a").first).to_be_visible()
    assert page.url.endswith("#lender-bank")
    door = plan(page).locator(".kb-plan-door ol > li")
    expect(door).to_have_count(1)
    page.get_by_role("button", name="不行再找").click()
    expect(door).to_have_count(2)
    expect(door.nth(1).locator("a").first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_every_door_can_be_reached_and_the_last_says_so(open_tool):
    page = open_tool()
    tick(page, "repeated-calls")
    more = page.get_by_role("button", name="不行再找")
    for _ in range(40):
        if more.is_hidden():
            break
        more.click()
    expect(page.get_by_text("列出的都在上面")).to_be_visible()


def test_danger_is_called_before_anything_is_read(open_tool):
    page = open_tool(viewport=SMALL)
    tick(page, "violence")
    bar = page.locator(".kb-plan-bar")
    expect(bar).to_be_in_viewport()
    assert bar.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")[:3] == ["tel:110", "tel:120", "tel:12356"]
    assert plan(page).locator("a").first.get_attribute("href") == "tel:110"
    tick(page, "crisis")
    assert plan(page).locator("a").first.get_attribute("href") == "tel:12356"
    assert plan(page).locator("a.kb-call").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))") == ["tel:12356", "tel:120", "tel:110"]
    expect(page.locator(".kb-plan-status")).to_contain_text("撑不住的时候")


def test_who_is_asking_changes_the_answer(open_tool):
    page = open_tool()
    tick(page, "repeated-calls")
    seen = set()
    for id_ in page.locator("input[type=radio]").evaluate_all("(all) => all.map((one) => one.value)"):
        role(page, id_)
        seen.add(plan(page).locator(".kb-answer").text_content() + first_words(page).text_content())
    assert len(seen) == page.locator("input[type=radio]").count()
    role(page, "relative")
    expect(plan(page).locator(".kb-avoid")).to_contain_text("不补签借条")


def test_now_later_and_gone_each_have_their_own_steps(open_tool):
    page = open_tool(viewport=SMALL)
    seen = {}
    for sign in ("at-door", "visit-announced", "home-visit"):
        tick(page, sign)
        seen[sign] = (plan(page).locator("ol.kb-now").text_content(), first_words(page).text_content())
        page.locator(f"input[type=checkbox][value={sign}]").uncheck()
    steps, words = zip(*seen.values())
    assert len(set(steps)) == len(set(words)) == 3
    assert "隔着门问三句" in seen["at-door"][0] and "不等他来" in seen["visit-announced"][0] and "接报案凭证" in seen["home-visit"][0]
    role(page, "relative")
    tick(page, "visit-announced")
    expect(first_words(page)).to_contain_text("不替他签。请你离开")
    role(page, "borrower")
    assert "请派人过来" not in seen["home-visit"][1] and "我来报案" in seen["home-visit"][1]


@pytest.mark.parametrize("who", ["relative", "spouse", "contact", "guarantor", "heir"])
def test_a_visit_keeps_its_steps_on_the_screen_and_on_paper(open_tool, who):
    page = open_tool(viewport=SMALL)
    tick(page, "at-door", "repeated-calls")
    expect(plan(page).locator("ol.kb-now > li").first).to_contain_text("门锁好")
    role(page, who)
    for step in ("门锁好，人退后", "打开录像，隔着门问三句"):
        expect(plan(page).locator(".kb-steps")).to_contain_text(step)
    expect(plan(page).locator("ol.kb-plan-beside > li")).to_have_count(3)
    # Who signed, or inherits, speaks for himself; who did not sign does not ask to be called.
    mine = who in ("guarantor", "heir")
    words = "我不开门" if mine else "不替他签。请你离开"
    expect(first_words(page)).to_contain_text(words)
    assert mine or "请打我的电话" not in first_words(page).text_content()
    text = copied(page)
    assert "门锁好" in text[: text.index("现在别做")] and words in text[text.index("照着念") : text.index("找谁")]


def test_a_line_for_somebody_in_despair_does_not_send_them_on(open_tool):
    page = open_tool()
    tick(page, "crisis", "court-papers")
    page.locator("article details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    for number in ("12356", "12368"):
        for item in plan(page).locator("ol.kb-ways > li, .kb-plan-first", has_text=number).all():
            assert "找下一家" not in item.inner_text(), number
    assert "找下一家" not in plan(page).locator(".kb-plan-door").inner_text()
    page.reload()
    tick(page, "app-overcollection")
    page.get_by_label("谁放的款").select_option("bank")
    expect(plan(page).locator("ol.kb-ways > li").first).to_contain_text("找下一家")


def test_the_bar_leaves_the_screen_to_the_plan(open_tool):
    page = open_tool(viewport=SMALL)
    for signs in (["crisis"], ["intimate-images", "violence", "court-papers"], ["repeated-calls"]):
        tick(page, *signs)
        box = page.locator(".kb-plan-bar").bounding_box()
        assert box["height"] <= 90, (signs, box)
        for link in page.locator(".kb-plan-bar a").all():
            assert link.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_what_stands_in_the_address_is_said_as_it_is(open_tool):
    page = open_tool()
    page.get_by_label("谁放的款").select_option("bank")
    tick(page, "violence")
    assert page.url.endswith("#lender-bank")
    expect(page.locator(".kb-tool-room")).to_contain_text("放款方那一类写在网址 # 后面")


def test_the_clocks_of_a_paper_stand_above_the_answer(open_tool):
    page = open_tool()
    tick(page, "payment-order", "repeated-calls")
    days = plan(page).locator(".kb-plan-days")
    expect(days).to_contain_text("15 日")
    expect(days.get_by_role("link", name="《民事诉讼法》第227条")).to_be_visible()
    expect(days).to_contain_text("（法律规定）")
    assert days.bounding_box()["y"] < plan(page).locator(".kb-answer").bounding_box()["y"]


def test_a_letter_that_may_restart_limitation_opens_at_its_questions(open_tool):
    page = open_tool()
    tick(page, "negotiation")
    page.get_by_label("谁放的款").select_option("bank")
    link = plan(page).get_by_role("link", name="协商还款")
    item = plan(page).locator("li", has=page.locator("a", has_text="协商还款"))
    plan(page).locator("summary", has_text="写哪封信").click()
    expect(item).to_contain_text("先答四个问题")
    with page.expect_popup() as opened:
        link.click()
    letter = opened.value
    expect(letter.locator(".kb-asked")).to_be_visible()
    expect(letter.locator("form.kb-fill")).to_be_hidden()
    assert letter.url.endswith("lender-bank"), "the kind of lender came along"
    expect(plan(page).locator("ol.kb-now")).to_be_visible()


def test_the_plan_works_without_a_mouse(open_tool):
    page = open_tool(viewport=SMALL)
    page.locator("input[value=crisis]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("input[value=violence]")).to_be_checked()
    page.locator("a.kb-plan-go").focus()
    page.keyboard.press("Enter")
    expect(plan(page)).to_be_focused()
    expect(plan(page)).to_be_in_viewport()


def test_a_screen_reader_hears_questions_answers_and_the_plan(open_tool):
    page = open_tool()
    tick(page, "violence")
    heard = page.locator(".kb-tool-room").aria_snapshot()
    for words in ('group "发生了什么', 'checkbox "动手打人，有人受伤" [checked]', 'combobox "谁放的款', 'group "你是谁？"', 'radio "我自己借的" [checked]', 'region "现在该做什么"', 'heading "现在就做" [level=3]', "status"):
        assert words in heard, (words, heard)


# -- what goes out ---------------------------------------------------------------------


def test_what_is_copied_and_written_to_word_is_the_plan(open_tool):
    page = open_tool()
    tick(page, "violence", "court-papers")
    role(page, "relative")
    text = copied(page)
    for words in ("现在该做什么", "110", "120", "12356", "15 日", "现在就做", "1. 离开他", "还有这些事", "不补签借条", "条文"):
        assert words in text, words
    assert text.index("110") < text.index("15 日") < text.index("现在就做")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word 文件").click()
    with open(waiting.value.path(), "rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))
    assert "离开他" in "".join(node.text or "" for node in body.iter(W + "t"))
    page.get_by_role("button", name="做成图片").click()
    expect(page.locator(".kb-images img").first).to_be_visible()


#: What is for the screen alone: whole pages to go to, buttons, the short lines of what is closed, the hints about them.
_OF_THE_SCREEN = "button, summary .kb-short, .kb-hint, summary, h2, h3, .kb-noscript"


@pytest.mark.parametrize(("signs", "lender"), [(("repeated-calls", "third-party-contact"), "consumer-finance"), (("violence", "court-papers"), "bank"), (("payment-order", "insults"), "unknown")])
def test_all_that_stands_on_the_page_is_in_what_is_copied(open_tool, signs, lender):
    """Every period of every door too, also those that are folded or one tap away."""
    page = open_tool()
    tick(page, *signs)
    page.get_by_label("谁放的款").select_option(lender)
    while page.get_by_role("button", name="不行再找").is_visible():
        page.get_by_role("button", name="不行再找").click()
    shown = plan(page).evaluate("""(room, aside) => {
      const walker = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(aside)) found.push(walker.currentNode.data);
      return found;
    }""", _OF_THE_SCREEN)
    shown += [" ".join(line.split()) for line in plan(page).locator("summary:not(:has(h3)):not(.kb-clocks > summary):not(.kb-more > summary)").all_text_contents()]
    text = bare(copied(page))
    pieces = [piece for words in shown for piece in bare(words).split("\n") if len(piece) > 1 and piece not in ("看整页", "期限")]
    assert len(pieces) > 30
    assert [piece for piece in pieces if piece not in text] == []
    folded = plan(page).locator("details.kb-clocks li").all_text_contents()
    assert signs[0] != "repeated-calls" or folded, "a door that has more than one period is among those compared"
    assert [words for words in folded if bare(words) not in text] == []


def bare(words):
    """Without spaces, and without the verb that the strip on danger has before its numbers."""
    return re.sub(r"^打(?=\d+$)", "", re.sub(r"[ \u3000]", "", words))


def test_the_second_matter_keeps_its_letter_its_first_step_and_its_words(open_tool):
    """What 打给家人 brings alone stands in the plan, too, when calls without end are answered first: on the screen, copied and on paper."""
    page = open_tool(viewport=SMALL)
    tick(page, "repeated-calls", "third-party-contact")
    page.get_by_label("谁放的款").select_option("consumer-finance")
    second = plan(page).locator("details.kb-fold", has=page.locator("summary", has_text="还有 1 件事"))
    second.locator("summary").first.click()
    expect(second.get_by_text("写信给放款方，要求只联系你本人")).to_be_visible()
    second.locator("summary", has_text="照着念").click()
    expect(second.locator("blockquote").first).to_be_visible()
    words = second.locator("blockquote p").first.inner_text()
    plan(page).locator("summary", has_text="写哪封信").click()
    letters = plan(page).locator("details.kb-fold", has=page.locator("summary", has_text="写哪封信"))
    expect(letters.get_by_role("link", name="请别再联系我家人、同事的信")).to_be_visible()
    assert "保险公司" not in letters.inner_text()
    for text in (copied(page), page.locator(".kb-plan-paper .kb-sheet").inner_text()):
        for part in ("请别再联系我家人、同事的信", "写信给放款方，要求只联系你本人", words):
            assert part in text, part
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_days_on_paper_name_their_rule(open_tool):
    page = open_tool()
    tick(page, "payment-order")
    text = copied(page)
    assert "《民事诉讼法》第227条（法律规定）" in text[: text.index("现在就做")]


def test_only_the_sheet_is_printed(open_tool):
    page = open_tool()
    tick(page, "violence")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".kb-plan-paper .kb-sheet")).to_be_visible()
    for hidden in (".kb-plan-ask", "section.kb-plan", ".kb-plan-bar", ".kb-kept"):
        expect(page.locator(hidden)).to_be_hidden()


# -- nothing is kept, sent or run ------------------------------------------------------


def test_nothing_is_asked_for_or_kept_unasked(open_tool):
    page = open_tool()
    asked = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    tick(page, "violence", "expired-debt")
    role(page, "heir")
    page.locator("summary", has_text="输入合同上的公司全称").click()
    page.get_by_label("不知道选哪个").fill("某某小额贷款有限公司")
    page.get_by_role("button", name=re.compile("选“小额贷款公司”")).click()
    assert page.url.endswith("#lender-micro-loan")
    # Every page fetches the search early, whatever is done on it; the tool itself asks for nothing.
    assert [what for what in asked if not re.fullmatch(r"\S+/handbook/search/\S* ", what) and not re.fullmatch(r"\S+/handbook/\S*kb-index\.json ", what)] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    for word in ("violence", "heir", "某某", "expired"):
        assert word not in page.url


def test_what_is_kept_comes_back_and_is_wiped(open_tool):
    page = open_tool()
    tick(page, "violence")
    role(page, "spouse")
    page.get_by_label("只有我用这部手机").check()
    page.reload()
    expect(page.locator("input[value=violence]")).to_be_checked()
    expect(page.locator("input[value=spouse]")).to_be_checked()
    expect(plan(page).locator("ol.kb-now")).to_be_visible()
    wipe = page.get_by_role("button", name="清空这个工具")
    wipe.click()
    page.get_by_role("button", name="再点一次").click()
    assert page.evaluate("localStorage.length") == 0
    expect(plan(page)).to_be_empty()


@pytest.mark.parametrize("kept", ["{", "[]", '{"state":{"ticked":"<script>","role":"<img src=x onerror=alert(1)>"}}', '{"state":{"ticked":["nobody",1,null],"role":7}}', '{"state":{}}'])
def test_a_damaged_state_harms_nothing(open_tool, kept):
    page = open_tool()
    page.evaluate(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(kept)})")
    page.reload()
    tick(page, "violence")
    expect(plan(page).locator("ol.kb-now")).to_be_visible()


@pytest.mark.parametrize("name", ["😀" * 50, "<script>document.title='x'</script>", "一\n" * 1_000_000, "\u202e公司", " " * 500], ids=["emoji", "script", "a million lines", "direction", "blank"])
def test_an_odd_name_is_answered_in_words(open_tool, name):
    page = open_tool()
    title = page.title()
    page.locator("summary", has_text="输入合同上的公司全称").click()
    field = page.get_by_label("不知道选哪个")
    field.evaluate("(field, words) => { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })); }", name)
    if name.strip():
        expect(page.get_by_text("这个名字认不出")).to_be_visible()
    assert page.title() == title
    tick(page, "violence")
    expect(plan(page).locator("ol.kb-now")).to_be_visible()


def test_everything_ticked_at_once_is_still_one_page(open_tool):
    page = open_tool(viewport=SMALL)
    page.locator("input[type=checkbox]").evaluate_all("(all) => all.forEach((one) => { if (!one.closest('.kb-kept')) { one.checked = true; one.dispatchEvent(new Event('change', { bubbles: true })); } })")
    expect(plan(page).locator("ol.kb-now > li")).to_have_count(3)
    assert plan(page).locator("a").first.get_attribute("href") == "tel:12356"
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_an_odd_lender_in_the_address_is_nobody(open_tool):
    page = open_tool(URL + "#lender-<script>")
    tick(page, "repeated-calls")
    expect(plan(page)).to_contain_text("还不知道放款方")


def test_the_address_of_a_lender_is_taken(open_tool):
    page = open_tool(URL + "#lender-micro-loan")
    tick(page, "repeated-calls")
    expect(plan(page)).to_contain_text("小额贷款公司")


def test_without_javascript_there_is_a_blank_to_print(open_page):
    page = open_page(URL, java_script_enabled=False)
    assert "打印下来手写" in page.locator("article").inner_text()
    page.locator("summary", has_text="打印下来手写").click()
    assert page.locator("article table tbody tr").count() >= 8
    assert not page.locator(".kb-tool-room").is_visible()


def test_the_page_with_its_data_stays_small(built_site):
    page = (built_site / URL / "index.html").read_bytes()
    (script,) = (built_site / "assets/bundle").glob("tool-action-plan.*.js")
    assert len(gzip.compress(page, 6)) <= MOST_BYTES
    assert len(gzip.compress(script.read_bytes(), 6)) <= MOST_OF_SCRIPT


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
@pytest.mark.parametrize("state", ["empty", "plan", "open"])
def test_axe_finds_nothing(open_tool, state, viewport):
    page = open_tool(viewport=viewport, bypass_csp=True)
    if state != "empty":
        tick(page, "violence", "payment-order", "expired-debt", "negotiation")
        role(page, "employer")
    if state == "open":
        page.locator("article details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        page.get_by_role("button", name="不行再找").click()
        page.get_by_label("不知道选哪个").fill("某某小额贷款有限公司")
        page.get_by_role("button", name="做成图片").click()
    assert axe.by_day_and_night(page) == ""
