"""A situation in three depths, in real Chromium: what its first screens hold, what opens, what stays, what the lender changes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from browser import PHONE

TODAY = dt.date(2026, 11, 29)

GUIDE = "scenarios/contact-bombing/"
SMALL = {"width": 360, "height": 560}

#: Screens of 390×844: as a page opens, for half of them, with every section open; links in sight as it opens.
MOST, HALF, OPENED, LINKS = 5, 4, 16, 60
MEASURE = """() => {
  const screens = () => document.documentElement.scrollHeight / innerHeight;
  const links = [...document.querySelectorAll('article a[href]')].filter((link) => link.checkVisibility()).length;
  const folded = screens();
  for (const fold of document.querySelectorAll('details.kb-fold, details.kb-step')) fold.open = true;
  return {folded, links, opened: screens()};
}"""

#: Where the answer and the first step end; what nobody sees ends nowhere.
ENDS = """() => [".kb-answer", "ol.kb-now > li:first-child"].map((selector) => document.querySelector(selector))
  .map((one) => one && one.checkVisibility() && one.getClientRects().length ? one.getBoundingClientRect().bottom : Infinity)"""


@pytest.fixture(scope="module")
def measured(chromium, address, base):
    """{id: what MEASURE says, and where the first things end on a small phone} of every situation, one page after another in one tab.

    One opening serves both phones: the small one first, then the screen becomes as large as the other.
    """
    context = chromium.new_context(viewport=SMALL)
    page = context.new_page()
    found = {}
    for entry in base.scenarios.values():
        page.set_viewport_size(SMALL)
        page.goto(f"{address}scenarios/{entry.id}/", wait_until="load")
        ends = page.evaluate(ENDS)
        page.set_viewport_size(PHONE)
        found[entry.id] = {**page.evaluate(MEASURE), "ends": ends}
    context.close()
    return found


def test_a_page_that_became_larger_is_measured_as_one_that_opened_so_large(open_page, measured):
    for id_ in (GUIDE.split("/")[1], "no-money"):
        assert open_page(f"scenarios/{id_}/").evaluate(MEASURE).items() <= measured[id_].items()


def test_a_situation_is_a_few_screens_as_it_opens(measured):
    assert {id_: one["folded"] for id_, one in measured.items() if one["folded"] > MOST} == {}
    assert sorted(one["folded"] for one in measured.values())[len(measured) // 2] <= HALF


def test_few_links_are_in_sight(measured):
    assert {id_: one["links"] for id_, one in measured.items() if one["links"] > LINKS} == {}


def test_with_every_section_open_it_can_still_be_read_to_its_end(measured):
    assert {id_: one["opened"] for id_, one in measured.items() if one["opened"] > OPENED} == {}


def test_the_first_screen_of_a_small_phone_holds_the_answer_and_the_first_step(measured):
    assert {id_: one["ends"] for id_, one in measured.items() if max(one["ends"]) > SMALL["height"]} == {}


# Opening ------------------------------------------------------------------------------


def test_without_javascript_every_section_opens_by_a_tap(open_page):
    page = open_page(GUIDE, java_script_enabled=False)
    folds = page.locator("details.kb-fold")
    assert folds.count() > 6 and page.locator("details.kb-fold[open]").count() == 0
    page.locator("summary", has_text="照着念").click()
    expect(page.locator(".kb-say blockquote").first).to_be_visible()
    assert page.locator(":not(.kb-onepage *)[hidden]:not(.kb-copy):not(.kb-onepage):not(span)").count() == 0
    page.locator("details.kb-lenders > summary").click()
    page.locator(".kb-choice[data-lender=micro-loan]").click()
    assert page.url.endswith("#lender-micro-loan")
    assert page.locator("button:visible").count() == 0


@pytest.mark.parametrize("anchor", ["say", "line", "line-unlawful", "evidence", "letters", "debt", "law", "myths", "related", "channels"])
def test_an_anchor_opens_what_holds_it(open_page, anchor):
    page = open_page(GUIDE + "#" + anchor)
    target = page.locator(f"[id='{anchor}']")
    expect(target).to_be_in_viewport()
    assert target.evaluate("(one) => { const fold = one.closest('details.kb-fold'); return !fold || fold.open; }")


def test_back_finds_the_sections_as_they_were_left(open_page):
    page = open_page(GUIDE)
    page.locator("summary", has_text="写哪封信").click()
    page.locator("#letters").scroll_into_view_if_needed()
    page.locator("details:has(#letters) a").first.click()
    page.wait_for_url(re.compile("/letters/|/guides/"))
    page.go_back(wait_until="load")
    expect(page.locator("details:has(#letters) a").first).to_be_visible()
    assert page.locator("details:has(#evidence)").get_attribute("open") is None
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_chosen_lender_leaves_the_letters_that_go_somewhere(open_page):
    page = open_page("scenarios/call-bombing/#letters;lender-micro-loan")
    letters = page.locator("details:has(#letters)")
    expect(letters.get_by_role("link", name="向地方金融管理局投诉催收方式")).to_be_visible()
    expect(letters.get_by_role("link", name="向金融监管部门投诉催收方式")).to_be_hidden()
    expect(letters.get_by_role("link", name="报案书面陈述")).to_be_visible()
    assert "地方金融管理局" in letters.locator("summary").inner_text() and "金融监管部门" not in letters.locator("summary").inner_text()
    page.goto(page.url.replace("micro-loan", "bank"))
    expect(letters.get_by_role("link", name="向金融监管部门投诉催收方式")).to_be_visible()
    expect(letters.get_by_role("link", name="向地方金融管理局投诉催收方式")).to_be_hidden()


def test_everything_opens_and_closes_at_once(open_page):
    page = open_page(GUIDE)
    button = page.get_by_role("button", name="全部展开")
    button.click()
    assert page.locator("details.kb-fold:not([open])").count() == 0
    page.get_by_role("button", name="全部收起").click()
    assert page.locator("details.kb-fold[open]").count() == 0
    expect(button).to_be_visible()


def test_copy_buttons_work_in_a_section_that_was_closed(open_page):
    page = open_page(GUIDE, permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="照着念").click()
    quote = page.locator(".kb-say blockquote").first
    quote.locator("button.kb-copy").last.click()
    expect(quote.locator("button.kb-copy").last).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() and "复制" not in copied and copied.splitlines()[0] in quote.inner_text()


def test_a_citation_leads_to_the_verbatim_article_in_view(open_page):
    page = open_page(GUIDE + "#line")
    page.locator(".kb-unlawful a.kb-cite[href*='#art-50-p1-i5']").first.click()
    article = page.locator("[id='art-50-p1-i5']")
    expect(article).to_contain_text("采取滋扰、纠缠、跟踪等方法")
    expect(article).to_be_in_viewport()


# The lender -----------------------------------------------------------------------------


def choose(page, lender):
    page.locator("details.kb-lenders").evaluate("(one) => { one.open = true; }")
    page.locator(f".kb-choice[data-lender={lender}]").click()


def test_the_lender_changes_verdict_card_and_law(open_page):
    page = open_page(GUIDE + "#line")
    words = lambda selector: " ".join(page.locator(f"{selector}:visible").all_inner_texts())  # noqa: E731
    choose(page, "micro-loan")
    expect(page.locator(".kb-who")).to_contain_text("小额贷款公司")
    assert "《小贷办法》第37条" in words(".kb-entry") and "信用卡办法" not in words(".kb-entry")
    assert "地方金融管理局" in words(".kb-ways") and "12378" not in page.locator(".kb-ways:visible li").first.inner_text()
    assert page.locator(".kb-route:visible").count() == 1
    choose(page, "credit-card")
    assert "《信用卡办法》第68条" in words(".kb-entry") and "12378" in words(".kb-ways")
    assert "15 日" in words(".kb-ways")
    choose(page, "credit-card")
    expect(page.locator(".kb-who")).to_contain_text("还没选")
    assert "信用卡办法" in words(".kb-entry") and "小贷办法" in words(".kb-entry")


def test_nobody_who_has_not_chosen_is_left_without_a_door(open_page):
    page = open_page(GUIDE)
    assert page.locator(".kb-ways:visible li").count() >= 1
    assert page.locator(".kb-route:visible").count() == 1
    choose(page, "unknown")
    assert page.locator(".kb-ways:visible li").count() >= 1 and "怎样认出" in page.locator(".kb-route:visible").inner_text()


def test_the_choice_travels_in_the_address_and_nowhere_else(open_page):
    page = open_page(GUIDE)
    choose(page, "bank")
    assert page.url.endswith("#lender-bank")
    page.locator("summary", has_text="相关").click()
    page.locator("details:has(#related) a[href*='call-bombing']").first.click()
    page.wait_for_url(re.compile(r"/call-bombing/#;lender-bank$"))
    expect(page.locator(".kb-who")).to_contain_text("银行贷款")
    page.locator("summary", has_text="法律依据").click()
    page.locator("details.kb-law summary").first.click()
    page.locator("details.kb-law[open] a.kb-cite").first.click()
    page.wait_for_url(re.compile(r"/law/[a-z0-9-]+/#art-[0-9a-z-]+;lender-bank$"))
    anchor = page.evaluate("location.hash.slice(1).split(';')[0]")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_companys_name_leads_to_its_kind(open_page):
    page = open_page(GUIDE)
    page.locator("details.kb-lenders > summary").click()
    field = page.get_by_label(re.compile("公司全称"))
    field.fill("某某金融资产管理股份有限公司")
    page.get_by_role("button", name="选“金融资产管理公司”").click()
    assert page.url.endswith("#lender-national-amc")
    page.locator("details.kb-lenders > summary").click()
    field.fill("<img src=x onerror=alert(1)>")
    expect(page.locator(".kb-name [role=status]")).to_contain_text("认不出")
    assert page.locator(".kb-name img").count() == 0


def test_the_name_of_an_app_leads_to_what_is_known_of_it(open_page):
    """Where the table has one kind that kind is offered, with the contract's word above it; else the page of names."""
    page = open_page(GUIDE)
    page.locator("details.kb-lenders > summary").click()
    field, said = page.get_by_label(re.compile("公司全称")), page.locator(".kb-name [role=status]")
    field.fill("360借条")
    expect(said).to_contain_text("好几家出借人")
    assert said.get_by_role("button").count() == 0
    field.fill(" 花 呗 ")
    expect(said).to_contain_text("以你合同上写的为准")
    expect(said.get_by_role("link")).to_have_attribute("href", re.compile(r"/who-is-this-app/#app-huabei$"))
    said.get_by_role("button", name="选“消费金融公司”").click()
    assert page.url.endswith("#lender-consumer-finance")
    page.locator("details.kb-lenders > summary").click()
    field.fill("微信分付")
    expect(said).to_contain_text("没有查到")
    said.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/who-is-this-app/#app-fenfu"))
    expect(page.locator("#app-fenfu")).to_be_in_viewport()


@pytest.mark.parametrize("hash_", ["#lender-nobody", "#;;;", "#%E4%BD", "#say;lender-", "#lender-bank;lender-micro-loan"])
def test_an_odd_address_shows_the_page_as_it_is(open_page, hash_):
    page = open_page(GUIDE + hash_)
    expect(page.locator(".kb-answer")).to_be_visible()
    assert page.locator(".kb-route:visible").count() == 1


def test_what_a_rule_binds_is_said_of_the_chosen_lender(open_page):
    page = open_page("guides/speak-to-collector/#lender-micro-loan")
    notes = page.locator(".kb-binds")
    said = notes.evaluate_all("(all) => all.map((note) => [note.dataset.binds || '', note.textContent])")
    assert said
    for binds, words in said:
        if binds:
            assert ("不约束你的放款方" in words) is ("micro-loan" not in binds.split()), words


@pytest.mark.parametrize(("id_", "number"), [("court-notice", "12368"), ("payment-order", "12368"), ("guarantor", "12348"), ("no-money", "12345"), ("blackmail", "110")])
def test_a_step_that_says_to_ring_holds_the_number_to_tap(open_page, id_, number):
    """Beside the line, without opening anything: nobody should have to open another page to dial."""
    page = open_page(f"scenarios/{id_}/")
    links = page.locator(f"ol.kb-now .kb-step-dial a[href='tel:{number}']")
    assert links.count() >= 1 and links.first.inner_text() == number and links.first.is_visible()


def test_what_a_step_opens_has_the_width_of_the_card(open_page):
    """A button beside the line narrows the line and not what is read below it."""
    page = open_page("scenarios/court-notice/")
    step = page.locator("ol.kb-now > li:has(.kb-step-dial)").first
    step.locator("summary").click()
    opened, row = step.locator("details > p").first.bounding_box(), step.bounding_box()
    button = step.locator(".kb-step-dial").bounding_box()
    assert opened["x"] + opened["width"] >= row["x"] + row["width"] - 1
    assert opened["y"] >= button["y"] + button["height"] - 1
