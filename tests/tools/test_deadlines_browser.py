"""The tool 哪天到期 in real Chromium: what happened goes in, last days come out, and nothing leaves the phone or stays on it unasked."""

from __future__ import annotations

import datetime as dt
import json
import re

import axe
import pytest
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE

URL = "tools/deadlines/"
SMALL = {"width": 360, "height": 560}
CHINA = dt.timezone(dt.timedelta(hours=8))
HOSTILE = ["<img src=x onerror=\"document.title='x'\">", "</script><script>document.title='x'</script>", "😀" * 300, "\u202e甲\u2067乙", "${x} {{ y }} 〔哪天〕", "שלום"]
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0.40"


def at(year, month, day, hour=9):
    return dt.datetime(year, month, day, hour, tzinfo=CHINA)


MORNING = at(2026, 11, 29)


@pytest.fixture
def tool(open_page):
    """tool(now, kept, **options): the page on a frozen morning, with what is kept from an earlier visit."""

    def open_(now=MORNING, kept=None, **options):
        def prepare(page):
            page.add_init_script(f"if (!sessionStorage.getItem('once')) {{ localStorage.setItem('kb-tool:deadlines', {json.dumps(kept)}); sessionStorage.setItem('once', '1'); }}")

        return open_page(URL, prepare if kept is not None else None, at=now, **{"timezone_id": "Asia/Shanghai", "permissions": ["clipboard-read", "clipboard-write"], **options})

    return open_


def add(page, what, day, note="", hour=""):
    page.locator("#due-what").select_option(what)
    page.locator("#due-day").fill(day)
    if hour:
        page.locator("#due-hour").fill(hour)
    if note:
        page.locator(".kb-due-form details.kb-optional").evaluate("(part) => { part.open = true; }")
        page.locator("#due-note").fill(note)
    page.get_by_role("button", name="加上").click()


# -- the main path ---------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
def test_the_first_screen_says_what_it_is_for_and_asks(tool, viewport):
    page = tool(viewport=viewport)
    for part in (page.locator("h1"), page.locator(".kb-answer"), page.locator("#due-what"), page.locator("#due-day")):
        box = part.bounding_box()
        assert box and box["y"] + box["height"] <= viewport["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_summons_by_hand_and_eye(tool):
    page = tool()
    page.locator("#due-what").select_option("summons")
    expect(page.locator("#due-what-hint")).to_contain_text("签收那天")
    page.locator("#due-day").fill("2026年11月23日")
    page.locator("#due-day").press("Enter")
    expect(page.locator(".kb-due-form .kb-due-status")).to_contain_text("一共 1 件")
    first = page.locator(".kb-dues > li").first
    expect(first).to_contain_text("2026-12-08（周二） 还有 9 天")
    expect(first).to_contain_text("轮到你 交答辩状")
    expect(first).to_contain_text("条件：简易程序、小额诉讼的答辩期间由法院另行确定的，按法院通知。")
    expect(first).to_contain_text("错过了：不交，法院照样审。")
    first.locator("summary").click()
    link = first.get_by_role("link", name="《民事诉讼法》第一百二十八条", exact=True)
    assert link.get_attribute("href").endswith("/law/civil-procedure/#art-128")
    with page.context.expect_page() as opened:  # beside the tool: what was typed here is not kept
        first.get_by_role("link", name="答辩状", exact=False).click()
    expect(opened.value.locator("h1")).to_contain_text("答辩状")


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
def test_what_was_added_is_seen_without_scrolling(tool, viewport):
    page = tool(viewport=viewport)
    add(page, "summons", "2026-11-23")
    expect(page.locator(".kb-due-form .kb-due-status")).to_be_in_viewport(ratio=1)
    expect(page.locator(".kb-due-first")).to_be_in_viewport(ratio=1)
    expect(page.locator(".kb-due-first")).to_have_text("最近的一天：2026-12-08（周二） 还有 9 天。轮到你：交答辩状、提管辖权异议")
    assert page.locator("#due-day").input_value() == "2026-11-23", "what was typed stays"
    page.locator("#due-what").select_option("payment-order")
    assert page.locator("#due-day").input_value() == "", "another event has another day"
    add(page, "payment-order", "2026-11-20")
    expect(page.locator(".kb-due-first")).to_contain_text("2026-12-07（周一）")
    page.get_by_role("button", name="拿掉：2026-11-20").click()
    expect(page.locator(".kb-due-first")).to_contain_text("2026-12-08（周二）")


def test_where_no_day_is_to_come_the_line_says_so(tool):
    page = tool()
    expect(page.locator(".kb-due-first")).to_be_empty()
    add(page, "payment-order", "2026-10-01")
    expect(page.locator(".kb-due-first")).to_have_text("没有算出还没到的日子。为什么，看下面。")


def test_the_day_of_receipt_is_told_where_a_court_serves(tool):
    page = tool(viewport=SMALL)
    served = page.locator(".kb-due-served")
    expect(served).to_be_hidden()
    page.locator("#due-what").select_option("complaint")
    expect(served).to_be_hidden()
    page.locator("#due-what").select_option("summons")
    served.locator("summary").click()
    for words, law in (("家里同住的成年人签的", "《民事诉讼法》第八十八条第二款"), ("短信", "《在线诉讼规则》第三十一条第二款"), ("贴在门上的公告", "《民事诉讼法》第九十五条第一款")):
        row = served.locator("li").filter(has_text=words).filter(has=page.get_by_role("link", name=law, exact=True))
        expect(row).to_have_count(1)
    expect(served).to_contain_text("问法院")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    served.get_by_role("link", name="日子怎么数").click()
    expect(page.locator("h1")).to_contain_text("日子怎么数")


def test_every_event_can_be_added_and_taken_out(tool):
    page = tool(viewport=SMALL)
    known = page.locator("#due-what option[value]:not([value=''])").evaluate_all("(all) => all.map((one) => one.value)")
    assert len(known) == len(set(known)) > 50
    for what in known:
        add(page, what, "2026-11-20", hour="14:20" if what == "detained" else "")
        expect(page.locator(".kb-due-form .kb-due-status")).to_contain_text(re.compile("加上了|最多放"))
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert page.locator(".kb-due-items li").count() == 30
    page.get_by_role("button", name="拿掉：").first.click()
    expect(page.locator(".kb-due-form .kb-due-status")).to_have_text("拿掉了。还有 29 件。")
    expect(page.locator("#due-what")).to_be_focused()


def test_the_lender_is_asked_only_where_it_matters_and_travels_in_the_address(tool):
    page = tool()
    add(page, "payment-order", "2026-11-23")
    expect(page.locator("#due-lender")).to_be_hidden()
    add(page, "complaint", "2026-11-20")
    expect(page.locator("#due-lender")).to_be_visible()
    expect(page.locator(".kb-due-answers")).to_contain_text("不能判断：这个天数只管一部分放款方")
    page.locator("#due-lender").select_option("micro-loan")
    expect(page.locator(".kb-due-answers")).to_contain_text("不能判断：这个天数管不到“小额贷款公司”")
    page.locator("#due-lender").select_option("bank")
    expect(page.locator(".kb-due-answers")).to_contain_text("2026-12-05（周六）")
    assert page.evaluate("location.hash") == "#lender-bank" and "complaint" not in page.url


def test_a_free_last_day_says_both_days(tool):
    page = tool(at(2026, 9, 20))
    add(page, "judgment", "2026-09-17")
    expect(page.locator(".kb-dues > li").first).to_contain_text("2026-10-08（周四）")
    expect(page.locator(".kb-dues > li").first).to_contain_text("按天数是 2026-10-02（周五），碰上休假日，顺延。")


def test_years_without_a_notice_say_so(tool):
    page = tool()
    add(page, "summons", "2026-12-18")
    expect(page.locator(".kb-dues > li").first).to_contain_text("2027 年的放假安排还没有收，自己对一下")
    add(page, "reconsideration-correction", "2026-12-28")
    expect(page.locator(".kb-due-answers")).to_contain_text("只扣了周六、周日")


def test_hours_ask_for_the_hour(tool):
    page = tool()
    add(page, "detained", "2026-11-28")
    expect(page.locator(".kb-due-answers")).to_contain_text("不能判断：这一项按小时算，没有填几点。")
    add(page, "detained", "2026-11-28", hour="14:20")
    expect(page.locator(".kb-dues > li").first).to_contain_text("2026-11-29（周日） 15:00 就是今天")


def test_an_old_debt_is_never_declared_out_of_time(tool):
    page = tool()
    add(page, "debt-due", "2022-05-01")
    answers = page.locator(".kb-due-answers")
    expect(answers).to_contain_text("可能已过，法院不主动适用，一审要提出")
    add(page, "debt-demanded", "2024-06-01")
    expect(answers).to_contain_text("从 2024-06-01 又从头算，可能算到 2027-06-01")
    add(page, "debt-due", "2019-05-01", note="别的一笔")
    expect(answers).to_contain_text("不能判断：里面有 2021-01-01 以前的日子")
    assert not re.search("已过时效|不用还", page.locator("article").inner_text())


# -- ways out -------------------------------------------------------------------------


def test_everything_goes_out_with_its_rule(tool):
    page = tool()
    add(page, "summons", "2026-11-23", note="甲法院")
    text = copied(page)
    assert "☐ 2026-12-08（周二），还有 9 天：轮到你，交答辩状。" in text and "《民事诉讼法》第一百二十八条（法律规定）" in text and "甲法院" in text
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载纯文本").click()
    with open(waiting.value.path(), "rb") as file:
        assert "甲法院" in file.read().decode("utf-8-sig")
    page.get_by_role("button", name="做成图片").click()
    expect(page.locator(".kb-images img").first).to_be_visible()


def test_the_calendar_file_is_whole_and_quiet(tool):
    page = tool()
    add(page, "summons", "2026-11-23", note="甲法院")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="存到手机日历").click()
    assert waiting.value.suggested_filename == "日子.ics"
    with open(waiting.value.path(), "rb") as file:
        content = file.read()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n") and all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"DTSTART;VALUE=DATE:20261208") == 2 and content.count(b"TRIGGER:-PT15H") == 2 and "甲法院".encode() not in content
    expect(page.locator(".kb-due-calendar [role=status]")).to_contain_text("存了 2 个日子")


def test_nothing_to_come_is_said_and_no_file_is_made(tool):
    page = tool()
    add(page, "payment-order", "2026-10-01")
    page.get_by_role("button", name="存到手机日历").click()
    expect(page.locator(".kb-due-calendar [role=status]")).to_have_text("没有还没到的日子可以存。")


def test_in_wechat_no_button_does_nothing(tool):
    page = tool(user_agent=WECHAT)
    add(page, "summons", "2026-11-23")
    for name in ("存到手机日历", "下载纯文本", "打印"):
        assert page.get_by_role("button", name=name).count() == 0
    assert "交答辩状" in copied(page)


def test_on_paper_stand_the_days_and_not_the_buttons(tool):
    page = tool()
    add(page, "summons", "2026-11-23")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="打印", exact=True).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".kb-sheet")).to_contain_text("2026-12-08")
    expect(page.locator(".kb-sheet")).to_be_visible()
    for hidden in (".kb-due-form", ".kb-due-calendar", ".kb-kept", ".kb-due-answers"):
        expect(page.locator(hidden)).to_be_hidden()


# -- clocks ----------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "America/St_Johns"])
def test_no_zone_moves_a_day(tool, zone):
    page = tool(dt.datetime(2026, 11, 29, 4, tzinfo=dt.UTC), timezone_id=zone)
    add(page, "summons", "2026-11-23")
    expect(page.locator(".kb-dues > li").first).to_contain_text("2026-12-08（周二）")


def test_a_page_left_open_over_midnight_counts_from_the_new_day(tool):
    page = tool()
    add(page, "summons", "2026-11-23")
    expect(page.locator(".kb-dues > li").first).to_contain_text("还有 9 天")
    page.clock.set_fixed_time(at(2026, 12, 9))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".kb-due-answers")).to_contain_text("过了 1 天")
    expect(page.locator(".kb-due-answers")).to_contain_text("别自己断定没有路了")
    assert "2026-12-09 算的" in copied(page)


# -- bad input ---------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "said"), [("2026-02-29", "日历上没有这一天"), ("2026-02-30", "日历上没有这一天"), ("大概昨天", "这里只认日期"), ("😀", "这里只认日期"), ("1949-10-01", "这里只算 1990 年到 2100 年"), ("9999-12-31", "这里只算 1990 年到 2100 年"), ("", "再填是哪一天")])
def test_a_day_that_is_none_is_said_and_nothing_is_lost(tool, typed, said):
    page = tool()
    add(page, "summons", typed)
    expect(page.locator("#due-day + .kb-due-problem")).to_contain_text(said)
    expect(page.locator(".kb-due-problem")).to_be_in_viewport(ratio=1)
    expect(page.locator("#due-day")).to_be_focused()
    expect(page.locator("#due-day")).to_have_attribute("aria-invalid", "true")
    assert page.locator("#due-day").input_value() == typed and page.locator(".kb-dues > li").count() == 0


def test_without_an_event_it_asks_for_one(tool):
    page = tool()
    page.get_by_role("button", name="加上").click()
    expect(page.locator("#due-what + .kb-due-problem")).to_have_text("先选发生了什么。")
    expect(page.locator("#due-what")).to_be_focused()
    page.locator("#due-what").select_option("summons")
    expect(page.locator(".kb-due-problem")).to_have_count(0)
    assert page.locator("#due-what").get_attribute("aria-invalid") is None and page.locator("#due-what").get_attribute("aria-describedby") == "due-what-hint"


@pytest.mark.parametrize(("typed", "meant"), [("11月24日", "2026-11-24"), ("11.24", "2026-11-24"), ("12-3", "2025-12-03"), ("2/29", "2024-02-29")])
def test_a_day_without_its_year_needs_one_tap(tool, typed, meant):
    page = tool(viewport=SMALL)
    add(page, "summons", typed)
    expect(page.locator("#due-day + .kb-due-problem")).to_contain_text("只差年份")
    page.locator(".kb-due-problem").get_by_role("button", name=meant).click()
    assert page.locator("#due-day").input_value() == meant and page.locator(".kb-due-items li").count() == 0
    expect(page.locator(".kb-due-problem")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".kb-due-items li")).to_contain_text([meant])


def test_last_friday_is_understood_and_said(tool):
    page = tool(viewport=SMALL)
    add(page, "summons", "上周五")
    assert page.locator("#due-day").input_value() == "2026-11-20"
    expect(page.locator(".kb-due-understood")).to_have_text("“上周五”，照今天 2026-11-29（周日） 算，是 2026-11-20（周五）。不对就改。")
    expect(page.locator(".kb-due-items li")).to_contain_text(["2026-11-20"])


def test_the_24th_is_asked(tool):
    page = tool(viewport=SMALL)
    add(page, "summons", "24号")
    buttons = page.locator("#due-day + .kb-due-problem").get_by_role("button")
    expect(buttons).to_have_text(["2026-11-24", "2026-10-24"])
    assert page.locator(".kb-due-items li").count() == 0, "none is taken unasked"
    buttons.first.click()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-due-items li")).to_contain_text(["2026-11-24"])


def test_a_hearing_is_reminded_of_by_every_way(tool):
    page = tool(viewport=SMALL)
    page.locator("#due-what").select_option("hearing")
    expect(page.locator("#due-what-hint")).to_contain_text("不是收到传票那天")
    add(page, "hearing", "12月1日", hour="9:30")
    expect(page.locator("#due-day + .kb-due-problem").get_by_role("button").first).to_have_text("2026-12-01")
    page.locator("#due-day + .kb-due-problem").get_by_role("button").first.click()
    page.keyboard.press("Enter")
    expect(page.locator(".kb-due-first")).to_have_text("最近的一天：2026-12-01（周二） 09:30 还有 2 天。轮到你：到庭，带身份证和证据")
    shown = page.locator(".kb-dues > li")
    expect(shown).to_contain_text("以传票为准")
    expect(shown).to_contain_text("错过了：传票传唤，没有正当理由不到，或者没有许可中途退庭：被告，法院可以缺席判决；原告，可以按撤诉处理。")
    shown.locator("summary").click()
    assert shown.get_by_role("link", name="《民事诉讼法》第一百四十七条").first.get_attribute("href").endswith("/law/civil-procedure/#art-147")
    assert "undefined" not in page.locator(".kb-tool-room").inner_text()
    text = copied(page)
    assert "2026-12-01（周二） 09:30" in text and "缺席判决" in text
    with page.expect_download() as download:
        page.get_by_role("button", name="存到手机日历").click()
    assert "DTSTART:20261201T013000Z" in download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_words_stay_words(tool, note):
    page = tool(viewport=SMALL)
    title = page.title()
    add(page, "summons", "2026-11-23", note=note)
    expect(page.locator(".kb-dues > li")).to_have_count(2)
    assert page.title() == title and page.locator(".kb-tool-room img, .kb-tool-room script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert "".join(re.findall(r"\w", note))[:20] in re.sub(r"\W", "", copied(page))


def test_a_paste_of_a_million_lines_is_cut(tool):
    page = tool()
    page.locator("#due-what").select_option("summons")
    for field in ("#due-day", "#due-note"):
        page.locator(field).evaluate("(node) => { node.closest('details')?.setAttribute('open', ''); node.value = '2026-11-23\\n'.repeat(1e6); }")
    page.get_by_role("button", name="加上").click()
    expect(page.locator(".kb-due-problem")).to_contain_text("这里只认日期")
    page.locator("#due-day").fill("2026-11-23")
    page.get_by_role("button", name="加上").click()
    expect(page.locator(".kb-dues > li")).to_have_count(2)
    assert len(page.locator(".kb-due-items bdi").inner_text()) <= 40


def test_the_same_thing_is_not_added_twice(tool):
    page = tool()
    add(page, "summons", "2026-11-23")
    add(page, "summons", "2026-11-23")
    expect(page.locator(".kb-due-form .kb-due-status")).to_have_text("这件事、这一天已经加过了。")
    expect(page.locator(".kb-due-items li")).to_have_count(1)


# -- nothing is kept, nothing is sent -------------------------------------------------------


def test_nothing_typed_is_stored_or_requested_unasked(tool):
    page = tool()
    asked = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    add(page, "summons", "2026-11-23", note="独一无二的几个字")
    page.get_by_role("button", name="做成图片").click()
    expect(page.locator(".kb-images img").first).to_be_visible()
    page.reload()
    assert page.locator(".kb-due-items li").count() == 0
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])")
    for seen in (kept, *(url for url in asked if not url.startswith(("blob:", "data:")))):
        assert not re.search("独一无二|2026-11-23|%E7%8B%AC", seen)


def test_on_top_stands_that_leaving_empties_it_until_it_is_kept(tool):
    page = tool(viewport=SMALL)
    leaving = page.locator(".kb-tool-room > .kb-leaving:first-child")
    expect(leaving).to_be_in_viewport(ratio=1)
    expect(leaving).to_contain_text("离开这一页，填的就没了")
    page.get_by_role("checkbox", name="只有我用这部手机").check()
    expect(leaving).to_be_hidden()
    page.get_by_role("checkbox", name="只有我用这部手机").uncheck()
    expect(leaving).to_be_visible()


def test_kept_when_told_and_wiped_when_told(tool):
    page = tool()
    page.get_by_label("只有我用这部手机").check()
    add(page, "summons", "2026-11-23", note="甲")
    expect(page.locator(".kb-kept [role=status]")).to_contain_text("已经记在这部手机上")
    page.clock.run_for(1000)
    page.reload()
    expect(page.locator(".kb-due-items li")).to_have_count(1)
    wipe = page.locator(".kb-kept").get_by_role("button", name="清空这个工具")
    wipe.click()
    page.locator(".kb-kept").get_by_role("button", name="再点一次").click()
    expect(page.locator(".kb-due-items li")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"state":{"items":{"length":1e9}}}', '{"state":{"items":[{"event":"<script>","date":"2026-11-23"}]}}', json.dumps({"state": {"items": [{"event": "summons", "date": "2026-02-30", "note": {}}]}})])
def test_damaged_storage_breaks_nothing(tool, kept):
    page = tool(kept=kept)
    add(page, "summons", "2026-11-23")
    expect(page.locator(".kb-dues > li")).to_have_count(2)


def test_two_tabs_lose_nothing(tool):
    page = tool(kept=json.dumps({"tool": "deadlines", "state": {"items": [{"event": "summons", "date": "2026-11-23", "time": "", "note": ""}]}}))
    expect(page.locator(".kb-due-items li")).to_have_count(1)
    page.evaluate("localStorage.setItem('kb-tool:deadlines', JSON.stringify({ state: { items: [{ event: 'judgment', date: '2026-11-20', time: '', note: '' }] } }))")
    add(page, "payment-order", "2026-11-22")
    page.clock.run_for(1000)
    expect(page.locator(".kb-due-items li")).to_have_count(3)
    assert len(json.loads(page.evaluate("localStorage.getItem('kb-tool:deadlines')"))["state"]["items"]) == 3


def test_a_full_or_closed_storage_is_said(tool):
    page = tool()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    add(page, "summons", "2026-11-23")
    page.get_by_label("只有我用这部手机").check()
    expect(page.locator(".kb-kept [role=status]")).to_contain_text("没有记成")
    expect(page.locator(".kb-due-items li")).to_have_count(1)


# -- everybody --------------------------------------------------------------------------------


def test_without_javascript_the_blank_and_the_days_are_there(open_page):
    page = open_page(URL, java_script_enabled=False)
    assert page.locator(".kb-tool-room").is_hidden()
    part = page.locator("details", has=page.locator("summary", has_text="打印下来手写"))
    part.locator("summary").click()
    expect(part.locator("table")).to_be_visible()
    expect(part).to_contain_text("起诉状：15 日内答辩")


def test_seventy_events_are_found_by_shelf_or_by_a_few_words(tool):
    page = tool(viewport={"width": 360, "height": 560})
    finder = page.locator(".kb-due-finder")
    expect(finder).not_to_have_attribute("open", "")
    finder.locator("summary").first.click()
    shelves = finder.locator(".kb-due-shelf")
    assert shelves.count() > 5 and finder.locator(".kb-due-shelf[open]").count() == 0
    inside = sum(int(re.search(r"（(\d+) 件）", words)[1]) for words in shelves.locator("summary").all_inner_texts())
    assert inside == page.locator("#due-what option[value]:not([value=''])").count()
    page.locator("#due-find").fill("支付令")
    shown = finder.locator("li:not([hidden]) button").all_inner_texts()
    expect(finder.get_by_role("status")).to_contain_text(f"找到 {len(shown)} 件")
    assert 0 < len(shown) < 5 and all("支付令" in words for words in shown)
    finder.get_by_role("button", name=page.locator("#due-what option[value=payment-order]").inner_text(), exact=True).click()
    assert page.locator("#due-what").input_value() == "payment-order"
    expect(page.locator("#due-day")).to_be_focused()
    expect(finder).not_to_have_attribute("open", "")
    # By keyboard alone, and with words that no event has as they are.
    finder.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.locator("#due-find").focus()
    page.keyboard.type("法院寄来传票怎么办")
    page.keyboard.press("Enter")
    expect(finder.locator("li:not([hidden]) button").first).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("#due-what").input_value() == "summons"
    finder.locator("summary").first.click()
    page.locator("#due-find").fill("<script>猫粮</script>")
    expect(finder.get_by_role("status")).to_contain_text("没有找到")
    assert page.locator(".kb-due-shelf:visible").count() == 0


def test_it_can_be_used_with_the_keyboard_alone(tool):
    page = tool()
    page.locator("#due-what").focus()
    for _ in range(page.locator("#due-what option").evaluate_all("(all) => all.findIndex((one) => one.value === 'payment-order')")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")  # the finder, closed
    page.keyboard.press("Tab")
    expect(page.locator("#due-day")).to_be_focused()
    page.keyboard.type("2026-11-23")
    page.keyboard.press("Enter")
    expect(page.locator(".kb-dues > li").first).to_contain_text("向发支付令的法院提书面异议")


def test_what_a_screen_reader_hears(tool):
    page = tool()
    add(page, "summons", "2026-11-23")
    heard = page.locator(".kb-tool-room").aria_snapshot()
    for words in ('form "加一件事"', 'combobox "发生了什么"', 'textbox "哪一天"', 'button "加上"', 'region "结果"', 'heading "接下来" [level=2]', 'button "拿掉：2026-11-23 收到起诉状副本、传票"', 'checkbox "日历里写明是什么事"'):
        assert words in heard, words
    assert "status: 加上了。一共 1 件" in heard


@pytest.mark.parametrize("state", ["empty", "wrong", "full"])
def test_axe_finds_nothing(tool, state):
    page = tool(bypass_csp=True, viewport=SMALL)
    if state == "wrong":
        add(page, "summons", "2026-02-30")
    if state == "full":
        for what, day in (("summons", "2026-11-23"), ("complaint", "2026-11-20"), ("payment-order", "2026-10-01"), ("debt-due", "2022-05-01"), ("award", "2026-01-01"), ("reconsideration", "2026-12-30")):
            add(page, what, day, note="甲")
        page.locator(".kb-tool-room details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        page.get_by_role("button", name="做成图片").click()
    assert axe.by_day_and_night(page) == ""
    small = page.locator(".kb-tool-room :is(button, select, summary, input)").evaluate_all("(all) => all.filter((one) => one.offsetParent && (one.closest('label') || one).getBoundingClientRect().height < 43.5).map((one) => one.outerHTML)")
    assert small == []


def test_a_summons_says_which_days_of_its_papers_are_still_missing(tool):
    page = tool(viewport=SMALL)
    add(page, "summons", "2026-11-23")
    too = page.locator(".kb-due-too")
    expect(too).to_be_visible()
    too.get_by_role("button", name="举证通知书上写的那天").click()
    assert page.locator("#due-what").input_value() == "evidence-day" and page.locator("#due-hour").is_hidden()
    add(page, "evidence-day", "2026-12-20")
    expect(page.locator(".kb-dues")).to_contain_text("逾期的要向法院说明理由")
    expect(too.get_by_role("button")).to_have_text(["开庭的日子，写在传票上"])
    add(page, "hearing", "2026-12-30", hour="上午九点半")
    expect(page.locator(".kb-due-items")).to_contain_text("2026-12-30 09:30")
    expect(too).to_have_count(0)
