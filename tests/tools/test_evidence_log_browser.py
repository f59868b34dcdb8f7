"""The log of contacts on its page: noted in a tap, kept only when asked, counted, given out, joined; and the worst that can be put in."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from urllib.parse import unquote

import axe
import long_logs
import pytest
from leaving import asked_by_the_exit
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE
from here import TODAY
from phone_bills import spreadsheet

URL = "tools/evidence-log/"
KEY = "kb-tool:evidence-log"
SMALL = {"width": 360, "height": 560}
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.30"
HOSTILE = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">👨\u200d👩\u200d👧\u202e=1+1"


@pytest.fixture
def open_log(open_page):
    def open_(url=URL, prepare=None, hour=22, minute=15, **options):
        # In Shanghai, whatever the zone of the phone: only the phone's own clock matters.
        moment = dt.datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))
        return open_page(url, prepare, at=moment, **{"permissions": ["clipboard-read", "clipboard-write"], "timezone_id": "Asia/Shanghai", **options})

    return open_


def quick(page, label, times=1):
    for _ in range(times):
        page.get_by_role("button", name=f"刚刚{label}").click()


def unfold(page, words):
    page.locator("summary", has_text=words).click()


def add_lender(page, kind, name="", agreed=""):
    if not page.locator("#lender-kind").is_visible():
        unfold(page, "谁放的款：写上才能对照规定")
    page.locator("#lender-kind").select_option(kind)
    page.locator("#lender-name").fill(name)
    page.locator("#lender-agreed").select_option(agreed)
    page.get_by_role("button", name="加上这一家").click()


def open_backup(page):
    page.locator("details", has=page.locator("#log-import")).evaluate("(part) => { part.open = true; }")


def backup(page):
    open_backup(page)
    return json.loads(copied(page, "复制备份（JSON）"))


def paste(page, field, text):
    """As a long paste comes: an event with its words, and the page decides where they go."""
    page.evaluate("""([field, text]) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const taken = !document.querySelector(field).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      if (!taken) document.querySelector(field).value = text;
    }""", [field, text])


def kept(page):
    return page.evaluate("(key) => localStorage.getItem(key)", KEY)


# -- the main path ---------------------------------------------------------------


def test_a_call_is_noted_in_one_tap_and_what_was_noted_can_be_undone(open_log):
    page = open_log(viewport=SMALL)
    assert page.locator("h1").bounding_box()["y"] < 560
    assert page.get_by_role("button", name="刚刚来电没接").bounding_box()["y"] + 44 < 560, "the first input is on the first screen"
    quick(page, "来电没接")
    expect(page.get_by_text("记下了：2026-11-29 22:15。")).to_be_visible()
    expect(page.locator(".kb-log-sums")).to_have_text("一共 1 条；电话 1 通，接通 0，没接通 1，接起就断 0；找你以外的人 0 次。")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".kb-log-sums")).to_contain_text("还没有记")


def test_what_was_noted_before_it_was_known_who_lent_is_given_to_a_lender_in_one_tap(open_log):
    page = open_log(viewport=SMALL)
    quick(page, "来电没接", 2)
    add_lender(page, "consumer-finance", "甲消金")
    expect(page.get_by_text("以前记的有 2 条没写是哪一家的")).to_be_visible()
    page.get_by_role("button", name="都是这一家的").click()
    expect(page.get_by_text("2 条都写上了：甲消金。")).to_be_visible()
    assert {entry["lender"] for entry in backup(page)["entries"]} == {"甲消金"} and len(backup(page)["entries"]) == 2
    page.locator(".kb-log-lenders + *, details").get_by_role("button", name="撤销").last.click()
    expect(page.get_by_text("2 条都写上了")).to_be_hidden()
    assert [entry["lender"] for entry in backup(page)["entries"]] == ["", ""]
    add_lender(page, "bank", "乙银行")
    page.locator("#paper-lender").select_option("乙银行")
    expect(page.locator(".kb-tool-paper")).to_contain_text("没有写着“乙银行”的记录。记下的有 2 条没写是哪一家的。")
    expect(page.locator(".kb-log-loose")).to_contain_text("记下的有 2 条没写是哪一家的，没有拿它们对照规定。")
    page.get_by_role("button", name="都是乙银行的").click()
    expect(page.locator(".kb-tool-paper")).to_contain_text("放款方：乙银行")
    page.locator(".kb-log-loose").get_by_role("button", name="撤销").click()
    page.get_by_role("button", name="都是乙银行的").click()
    expect(page.locator(".kb-log-loose")).to_contain_text("2 条都写上了：乙银行。")
    quick(page, "接了电话")
    expect(page.locator(".kb-log-loose")).to_be_hidden()
    assert sorted(entry["lender"] for entry in backup(page)["entries"]) == ["乙银行"] * 3


def test_two_calls_of_one_night_are_both_examples_and_every_day_speaks_before_one_speaks_twice(open_log):
    page = open_log(viewport=SMALL)

    def note(day, *hours):
        for hour in hours:
            page.locator("#log-day").fill(day)
            page.locator("#log-clock").fill(hour)
            page.get_by_role("button", name="记下这一条").click()

    examples = page.locator(".kb-tool-paper .kb-row-item")
    note("2026-11-28", "23:10", "07:20")
    expect(examples).to_have_count(2)
    assert ["07:20" in text or "23:10" in text for text in examples.all_inner_texts()] == [True, True]
    note("2026-11-28", "23:20", "23:30", "23:40")
    note("2026-11-20", "23:50")
    expect(examples.first).to_contain_text("2026-11-20")
    expect(examples).to_have_count(5)


def test_a_log_without_loose_entries_asks_for_nothing(open_log):
    page = open_log(viewport=SMALL)
    add_lender(page, "bank", "乙银行")
    quick(page, "来电没接")
    add_lender(page, "micro-loan", "丙小贷")
    expect(page.get_by_text("加上了：丙小贷。")).to_be_visible()
    expect(page.get_by_role("button", name="都是这一家的")).to_have_count(0)


def test_an_entry_is_filled_in_changed_and_deleted(open_log):
    page = open_log(viewport=SMALL)
    page.get_by_role("radio", name="上门").check()
    expect(page.get_by_role("group", name="接通没有")).to_be_hidden()
    page.locator("#log-day").fill("2026-11-28")
    page.locator("#log-clock").fill("07:30")
    page.get_by_role("radio", name="家人").check()
    page.locator("#log-people").fill("很多")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_role("alert").filter(has_text="几个人")).to_be_visible()
    page.locator("#log-people").fill("1")
    page.get_by_role("button", name="记下这一条").click()
    page.get_by_role("button", name="改 2026-11-28 07:30 这一条").click()
    assert page.locator("#log-people").input_value() == "1" and page.get_by_role("radio", name="上门").is_checked()
    page.locator("#log-words").fill("开门")
    page.get_by_role("button", name="改好了").click()
    (entry,) = backup(page)["entries"]
    assert (entry["at"], entry["kind"], entry["people"], entry["reached"], entry["words"], entry["outcome"]) == ("2026-11-28 07:30", "visit", "1", "family", "开门", "")
    page.locator("#log-day").fill("")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_role("alert").filter(has_text="要有日期")).to_be_visible()
    page.locator("#log-day").fill("2026-12-05")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_role("alert").filter(has_text="还没到")).to_be_visible()
    assert len(backup(page)["entries"]) == 1, "what has not happened is no evidence"
    page.get_by_role("button", name="删", exact=True).click()
    page.get_by_role("button", name="再点一次就删").click()
    expect(page.locator(".kb-log-sums")).to_contain_text("还没有记")
    page.get_by_role("button", name="放回来").click()
    assert len(backup(page)["entries"]) == 1


def test_the_day_may_be_said_in_words(open_log):
    """昨天 is written out and said; what may be several days is asked before anything is noted; a day to come is never offered."""
    page = open_log(viewport=SMALL)
    page.locator("#log-day").fill("昨天")
    page.locator("#log-clock").fill("07:30")
    expect(page.locator("#log-day")).to_have_value("2026-11-28")
    expect(page.locator(".kb-log-form [role=status]:visible")).to_contain_text("是 2026-11-28（周六）")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_text("记下了：2026-11-28 07:30")).to_be_visible()
    page.locator("#log-day").fill("24号")
    page.locator("#log-day").press("Enter")
    ask = page.locator(".kb-log-form [role=status]:visible")
    expect(ask).to_contain_text("是哪一天")
    expect(ask.get_by_role("button")).to_have_text(["2026-11-24", "2026-10-24"])
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 1 条")
    ask.get_by_role("button", name="2026-10-24").click()
    page.get_by_role("button", name="记下这一条").click()
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 2 条")
    assert [one["at"][:10] for one in backup(page)["entries"]] == ["2026-10-24", "2026-11-28"]
    page.locator("#log-day").fill("哪天来着")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_text("要有日期")).to_be_visible()
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 2 条")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


@pytest.mark.parametrize(("day", "words"), [("", "要有日期"), ("2026-12-05", "还没到"), ("2026-13-45", "日历上没有这一天"), ("2026年2月30号", "日历上没有这一天"), ("20260230", "日历上没有这一天")])
def test_what_is_wrong_with_the_day_stands_by_the_day_and_in_sight(open_log, day, words):
    page = open_log(viewport=SMALL)
    page.locator("#log-day").fill(day)
    page.get_by_role("button", name="记下这一条").scroll_into_view_if_needed()
    page.get_by_role("button", name="记下这一条").click()
    told = page.get_by_role("alert").filter(has_text=words)
    expect(told).to_be_in_viewport()
    field = page.locator("#log-day").bounding_box()
    assert 0 <= told.bounding_box()["y"] - field["y"] - field["height"] < 60


@pytest.mark.parametrize("written", ["20261128", "2026年11月28号", "2026·11·28", "２０２６－１１－２８"])
def test_a_day_that_is_on_the_calendar_is_taken_however_it_is_written(open_log, written):
    page = open_log()
    page.locator("#log-day").fill(written)
    page.locator("#log-clock").fill("07:30")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_text("记下了：2026-11-28 07:30")).to_be_visible()


def test_the_number_is_there_for_the_next_entry_and_not_after_a_correction(open_log):
    page = open_log()
    page.locator("#log-number").fill("02155550000")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_text("记下了：")).to_be_visible()
    assert page.locator("#log-number").input_value() == "02155550000"
    page.get_by_role("button", name=re.compile("^改 2026")).first.click()
    page.get_by_role("button", name="改好了").click()
    assert page.locator("#log-number").input_value() == ""


def test_what_was_chosen_stays_with_the_number_and_the_hour_and_the_words_do_not(open_log):
    """Two calls to the mother, yesterday: the second is no call of today to the reader."""
    page = open_log(viewport=SMALL)
    page.get_by_role("radio", name="短信、微信").check()
    page.locator("#log-day").fill("昨天")
    page.locator("#log-clock").fill("09:30")
    page.get_by_role("radio", name="家人").check()
    page.locator("#log-relation").fill("母亲")
    page.locator("#log-number").fill("02155550000")
    unfold(page, "再写细一点")
    page.get_by_role("radio", name="骂人、侮辱").check()
    for field in ("words", "agency", "file", "note"):
        page.locator(f"#log-{field}").fill("第一条的")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 1 条")
    assert page.locator("#log-clock").input_value() == ""
    page.locator("#log-clock").fill("09:40")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 2 条")
    second, first = sorted(backup(page)["entries"], key=lambda one: one["at"], reverse=True)
    assert [first["at"], second["at"]] == ["2026-11-28 09:30", "2026-11-28 09:40"]
    for name in ("kind", "reached", "relation", "number"):
        assert first[name] and second[name] == first[name], name
    for name in ("tone", "words", "agency", "file", "note"):
        assert first[name] and not second[name], f"{name} was said of the first alone"


def test_above_the_button_stands_for_which_day_it_will_be_noted_when_it_is_not_today(open_log):
    page = open_log(viewport=SMALL)
    line = page.locator("#log-noting")
    expect(line).to_be_hidden()
    page.locator("#log-day").fill("2026-11-28")
    expect(line).to_contain_text("2026-11-28（周六）")
    page.get_by_role("button", name="记下这一条").click()
    expect(page.get_by_text("记下了：")).to_be_visible()
    expect(line).to_contain_text("2026-11-28（周六）")
    save = page.get_by_role("button", name="记下这一条")
    assert 0 <= save.bounding_box()["y"] - line.bounding_box()["y"] < 100
    page.get_by_role("button", name="刚刚", exact=True).click()
    expect(line).to_be_hidden()


def test_a_quick_button_takes_the_number_and_the_lender_that_stand_in_the_form(open_log):
    page = open_log(URL + "#;lender-credit-card", viewport=SMALL)
    page.locator("#log-number").fill("02155550000")
    for label in ("来电没接", "接了电话", "来短信"):
        quick(page, label)
        expect(page.locator(".kb-log-told")).to_contain_text("号码 02155550000")
    entries = backup(page)["entries"]
    assert [(one["number"], one["lender"]) for one in entries] == [("02155550000", "信用卡")] * 3
    assert page.locator("#log-number").input_value() == "02155550000"


def test_a_quick_button_does_not_take_the_number_of_an_old_entry_that_is_being_corrected(open_log):
    page = open_log(viewport=SMALL)
    page.locator("#log-day").fill("2026-11-20")
    page.locator("#log-number").fill("02155550000")
    page.get_by_role("button", name="记下这一条").click()
    page.get_by_role("button", name=re.compile("^改 2026-11-20")).first.click()
    quick(page, "来电没接")
    assert [one["number"] for one in backup(page)["entries"] if one["at"].startswith("2026-11-29")] == [""]


def questions_on_reload(page):
    """What the browser asks; it is answered with yes."""
    questions = []

    def answer(dialog):
        questions.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    page.remove_listener("dialog", answer)
    return questions


def keep_it(page):
    page.get_by_label("只有我用这部手机").check()
    page.wait_for_function(f"localStorage.getItem('{KEY}')")


@pytest.mark.parametrize("field", ["number", "words"])
def test_a_half_written_entry_is_asked_about_where_the_rest_is_kept(open_log, field):
    page = open_log()
    keep_it(page)
    page.locator(".kb-log-form details").evaluate("(part) => { part.open = true; }")
    page.locator(f"#log-{field}").fill("02155550000")
    assert questions_on_reload(page) == ["beforeunload"]


def test_nobody_is_asked_whose_entry_is_kept_though_the_number_still_stands_in_the_form(open_log):
    page = open_log()
    keep_it(page)
    page.locator("#log-number").fill("02155550000")
    page.get_by_role("button", name="记下这一条").click()
    assert page.locator("#log-number").input_value() == "02155550000"
    assert questions_on_reload(page) == [] and "02155550000" in kept(page)
    page.locator("#log-number").fill("02155551111")
    quick(page, "来电没接")
    assert questions_on_reload(page) == [] and "02155551111" in kept(page)
    page.locator("#log-number").fill("02155552222")
    page.locator("#log-number").fill("")
    assert questions_on_reload(page) == [], "nothing stands there"


def test_a_correction_that_was_not_saved_is_asked_about(open_log):
    page = open_log()
    keep_it(page)
    quick(page, "来电没接")
    page.get_by_role("button", name=re.compile("^改 2026")).first.click()
    page.locator("#log-words").fill("叫我还钱")
    assert questions_on_reload(page) == ["beforeunload"]


def test_from_a_half_written_entry_the_quick_exit_leaves_at_once(open_log):
    page = open_log()
    keep_it(page)
    page.locator("#log-number").fill("02155550000")
    assert asked_by_the_exit(page) == []


def test_the_way_to_the_backup_stands_above_the_list(open_log):
    page = open_log(viewport=SMALL)
    quick(page, "来电没接", 10)
    jump = page.get_by_role("button", name="备份、导入")
    assert jump.bounding_box()["y"] < page.get_by_role("button", name=re.compile("^改 2026")).first.bounding_box()["y"]
    jump.click()
    expect(page.get_by_role("button", name="复制备份（JSON）")).to_be_in_viewport()


def test_calls_that_nobody_marked_as_recordings_are_not_said_to_keep_their_number(open_log):
    page = open_log()
    add_lender(page, "consumer-finance")
    quick(page, "接了电话", 2)
    card = page.locator(".kb-log-rule", has=page.locator("h4", has_text="放录音的电话"))
    expect(card).to_contain_text("没有一通标了“放录音”")
    expect(card).not_to_contain_text("没有超过")


def test_what_was_noted_is_held_against_the_rules_of_that_lender_only(open_log, base):
    page = open_log()
    expect(page.locator(".kb-log-marks")).to_contain_text("记了以后")
    quick(page, "来电没接", int(base.limits()["attempts-cba"].value) + 1)
    expect(page.locator(".kb-log-marks")).to_contain_text("还没写是谁放的款")
    assert page.locator(".kb-log-rule", has_text="没接通的电话").count() == 0
    page.get_by_role("button", name="清空这个工具").click()
    page.get_by_role("button", name="再点一次，全部清空").last.click()
    add_lender(page, "consumer-finance", "甲消费金融")
    quick(page, "来电没接", int(base.limits()["attempts-cba"].value) + 1)
    tries = page.locator(".kb-log-rule", has_text="没接通的电话")
    expect(tries).to_contain_text("行业规范")
    expect(tries).to_contain_text("超过 6 次/日 的有 1 天")
    expect(tries).to_contain_text("2026-11-29：7 次")
    expect(tries).to_contain_text("不宜")
    expect(tries).to_contain_text("中国银行业协会")
    assert tries.get_by_role("link").get_attribute("href").endswith("law/cba-collection-guideline-2026/#art-call-attempts")
    assert "违法" not in tries.inner_text()
    # A micro-loan company is bound by the standard, and not by the association's guideline.
    add_lender(page, "micro-loan", "乙小贷")
    second = page.locator(".kb-log-marks section", has_text="乙小贷")
    expect(second.locator(".kb-log-rule").first).to_be_visible()
    assert "中银协" not in second.inner_text()
    # A loan app binds nothing that can be counted.
    add_lender(page, "loan-assistance", "丙助贷")
    expect(page.locator(".kb-log-marks .kb-log-open", has_text="丙助贷")).to_contain_text("没有查到")


def test_without_a_lender_facts_and_laws_come_first_and_what_is_not_decided_is_one_closed_line(open_log):
    page = open_log(viewport=SMALL)
    quick(page, "来电没接", 3)
    marks = page.locator(".kb-log-marks")
    facts = marks.locator(".kb-log-facts")
    expect(facts).to_contain_text("夜里（22:00—次日8:00）3 次，在 1 天里。")
    expect(facts).to_contain_text("没接通 3 通")
    expect(facts).to_contain_text("最多的一天是 2026-11-29，3 次。")
    expect(facts).to_contain_text("别人 0 次")
    expect(marks.get_by_role("link", name="《民法典》第一千零三十三条第一款第（一）项").first).to_be_visible()
    assert "《治安管理处罚法》" not in marks.inner_text(), "a law on abuse is not offered to whoever marked none"
    closed = marks.locator("details")
    assert closed.count() == 1 and closed.get_attribute("open") is None
    assert marks.inner_text().count("不能判断") == 1, "said once, on the line of the closed part"
    assert facts.bounding_box()["y"] < closed.bounding_box()["y"]
    closed.locator("summary").click()
    expect(closed).to_contain_text("写上就能对照")
    quick(page, "来短信")
    expect(facts).to_contain_text("短信、微信 1 条")
    expect(marks.locator("details")).to_have_attribute("open", "")


def test_a_citation_of_a_mark_leads_to_its_provision(open_log):
    page = open_log()
    add_lender(page, "credit-card")
    quick(page, "来电没接")
    with page.expect_popup() as opened:
        page.locator(".kb-log-rule a").first.click()
    law = opened.value
    law.wait_for_url("**/law/**")
    assert law.locator(law.url[law.url.index("#"):]).count() == 1
    expect(page.locator(".kb-log-sums")).to_contain_text("一共 1 条")


def test_the_kind_of_lender_comes_from_the_address(open_log):
    page = open_log(URL + "#;lender-credit-card")
    assert page.locator("#log-lender").input_value() == "信用卡"
    quick(page, "来电没接")
    log = backup(page)
    assert [(one["name"], one["kind"], one["agreed"]) for one in log["lenders"]] == [("信用卡", "credit-card", "")] and log["entries"][0]["lender"] == "信用卡"
    assert page.url.endswith("#;lender-credit-card"), "nothing that was noted stands in the address"


def test_the_paragraph_goes_out_masked_by_every_way(open_log):
    page = open_log()
    add_lender(page, "consumer-finance", "甲消费金融")
    unfold(page, "再写细一点")
    page.get_by_role("radio", name="家人").check()
    page.locator("#log-number").fill("02155550000")
    page.locator("#log-words").fill("小李的妈 13812345678，叫他还钱")
    page.get_by_role("button", name="记下这一条").click()
    page.locator("#paper-hide").fill("小李")
    page.locator("#paper-hide").blur()
    text = copied(page)
    assert "13812345678" not in text and "138＊＊＊＊＊＊78" in text and "小李" not in text and "02155550000" in text and "甲消费金融" in text
    page.locator("#paper-mask").uncheck()
    assert "小李的妈 13812345678" in copied(page)
    page.locator("#paper-every").check()
    assert "逐条记录（共 1 条）" in copied(page)
    page.get_by_role("button", name="做成图片").click()
    expect(page.locator(".kb-images img").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word 文件").click()
    assert waiting.value.suggested_filename == "催收记录.docx"
    open_backup(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载表格（CSV）").click()
    with open(waiting.value.path(), "rb") as file:
        assert file.read().startswith(b"\xef\xbb\xbf\"")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".kb-tool-paper .kb-sheet")).to_be_visible()
    for part in (".kb-log-form", ".kb-kept", ".kb-log-marks", "h1"):
        expect(page.locator(part).first).to_be_hidden()


def test_views_say_the_same(open_log):
    page = open_log()
    quick(page, "接了电话", 2)
    quick(page, "来短信")
    expect(page.locator(".kb-log-table tbody tr")).to_have_count(3)
    page.get_by_role("button", name="时间线").click()
    expect(page.locator(".kb-log-time li li")).to_have_count(3)
    page.get_by_role("button", name="每天几次").click()
    expect(page.get_by_role("img", name=re.compile("从 2026-11-29 到 2026-11-29.*3 次"))).to_be_visible()
    unfold(page, "同样的数，看表")
    assert page.locator(".kb-log-days tbody tr").all_inner_texts() == ["2026-11-29\t3\t2\t0\t1"]
    assert page.get_by_role("button", name="每天几次").get_attribute("aria-pressed") == "true"


def test_what_was_changed_and_changed_back_or_removed_and_added_again_is_there(open_log):
    page = open_log()
    quick(page, "来电没接")
    for words in ("", "甲", "", "甲", ""):  # saved as it is, changed, changed back, and again
        page.get_by_role("button", name="改 2026-11-29 22:15 这一条").click()
        page.locator("#log-words").fill(words)
        page.get_by_role("button", name="改好了").click()
        expect(page.locator(".kb-log-table tbody tr")).to_have_count(1)
        assert [entry["words"] for entry in backup(page)["entries"]] == [words]
    add_lender(page, "bank", "甲银行")
    page.get_by_role("button", name="拿掉甲银行").click()
    add_lender(page, "bank", "甲银行")
    expect(page.get_by_role("button", name="拿掉甲银行")).to_have_count(1)
    for words in ("小李", "", "小李"):
        page.locator("#paper-hide").fill(words)
        page.locator("#paper-hide").blur()
        assert [one["word"] for one in backup(page)["hide"]] == ([words] if words else [])


def test_what_was_deleted_comes_back_from_a_backup_when_the_reader_says_so(open_log):
    page = open_log()
    quick(page, "来电没接")
    log = backup(page)
    page.get_by_role("button", name="删", exact=True).click()
    page.get_by_role("button", name="再点一次就删").click()
    page.locator("#log-import").fill(json.dumps(log))
    page.get_by_role("button", name="并进来").click()
    expect(page.get_by_text("有 1 条是你以前删掉的，没有放回来")).to_be_visible()
    expect(page.locator(".kb-log-table tbody tr")).to_have_count(0)
    page.get_by_role("button", name="也放回来").click()
    expect(page.locator(".kb-log-table tbody tr")).to_have_count(1)


# -- kept, and not kept ------------------------------------------------------------


def test_nothing_typed_is_kept_or_requested_unasked_and_a_wipe_leaves_nothing(open_log):
    asked = []
    page = open_log(prepare=lambda page: page.on("request", lambda request: asked.append(request.url + (request.post_data or ""))))
    before, address = len(asked), page.url
    unfold(page, "再写细一点")
    page.locator("#log-words").fill("绝密的原话")
    page.locator("#log-number").fill("02155551234")
    page.get_by_role("button", name="记下这一条").click()
    add_lender(page, "bank", "绝密银行")
    page.get_by_role("button", name="每天几次").click()
    unfold(page, "从通话详单里取")
    page.locator("#bill-text").fill("2026-11-20 22:15:03 被叫 13812345678 1分20秒")
    page.get_by_role("button", name="读出号码").click()
    expect(page.get_by_text("13812345678：1 次")).to_be_visible()
    page.wait_for_timeout(500)
    # What the page fetches when it is idle (the search, searchearly.js) is the same whatever was typed.
    later = [unquote(one) for one in asked[before:]]
    assert all("/search/" in one for one in later) and page.url == address, later
    assert not any(secret in one for one in later for secret in ("绝密", "5551234", "13812345678"))
    stored = page.evaluate("[JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, JSON.stringify(history.state)].join()")
    assert not any(secret in stored for secret in ("绝密", "5551234", "13812345678"))
    page.get_by_label("只有我用这部手机").check()
    expect(page.get_by_text("已经记在这部手机上")).to_be_visible()
    assert "绝密的原话" in kept(page) and "13812345678" not in kept(page)
    page.get_by_role("button", name="清空这个工具").click()
    page.get_by_role("button", name="再点一次，全部清空").last.click()
    assert kept(page) is None and page.evaluate("localStorage.length") == 0
    expect(page.locator(".kb-log-sums")).to_contain_text("还没有记")


def test_keeping_is_offered_once_where_the_first_note_was_written(open_log):
    page = open_log(viewport=SMALL)
    assert page.locator(".kb-keep-offer").count() == 0
    quick(page, "来电没接")
    offer = page.locator(".kb-keep-offer")
    expect(page.get_by_text("记下了")).to_be_in_viewport()
    expect(offer).to_be_in_viewport()
    assert kept(page) is None
    offer.get_by_role("button", name="只有我用，记在这部手机上").click()
    expect(offer).to_contain_text("已经记在这部手机上")
    expect(page.get_by_label("只有我用这部手机")).to_be_checked()
    assert len(json.loads(kept(page))["state"]["entries"]) == 1
    page.reload()
    quick(page, "来电没接")
    assert page.locator(".kb-keep-offer").count() == 0, "who said yes is not asked again"
    assert len(backup(page)["entries"]) == 2


def test_who_declines_to_keep_is_not_asked_again(open_log):
    page = open_log()
    quick(page, "来电没接")
    page.locator(".kb-keep-offer").get_by_role("button", name="不用").click()
    quick(page, "来电没接", 2)
    assert page.locator(".kb-keep-offer").count() == 0 and kept(page) is None


def test_what_was_kept_is_there_again_in_any_zone(open_log, address):
    page = open_log()
    quick(page, "来电没接")
    page.get_by_label("只有我用这部手机").check()
    state = kept(page)
    elsewhere = open_log(prepare=lambda page: page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(state)})"), timezone_id="America/New_York")
    expect(elsewhere.locator(".kb-log-table tbody tr")).to_contain_text("2026-11-29 22:15")
    quick(elsewhere, "来短信")
    expect(elsewhere.get_by_text("记下了：2026-11-29 09:15。")).to_be_visible()
    assert [entry["at"] for entry in backup(elsewhere)["entries"]] == ["2026-11-29 09:15", "2026-11-29 22:15"]


def test_two_tabs_lose_nothing_to_each_other(open_log):
    first = open_log()
    first.get_by_label("只有我用这部手机").check()
    expect(first.get_by_text("已经记在这部手机上")).to_be_visible()
    second = first.context.new_page()
    second.goto(first.url)
    quick(first, "来电没接")
    quick(second, "来短信", 2)
    for page in (first, second):
        expect(page.locator(".kb-log-table tbody tr")).to_have_count(3)
    # What one deletes the other does not bring back.
    first.locator(".kb-log-table tbody tr", has_text="没接通").get_by_role("button", name="删", exact=True).click()
    first.get_by_role("button", name="再点一次就删").click()
    for page in (first, second):
        expect(page.locator(".kb-log-table tbody tr")).to_have_count(2)
    second.wait_for_timeout(800)
    assert len(json.loads(kept(first))["state"]["entries"]) == 2


@pytest.mark.parametrize("broken", ["Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"], ids=["full", "private"])
def test_a_phone_that_keeps_nothing_says_so_and_loses_nothing(open_log, broken):
    page = open_log(prepare=lambda page: page.add_init_script(broken))
    quick(page, "来电没接")
    page.get_by_label("只有我用这部手机").check()
    expect(page.get_by_text("没有记成")).to_be_visible()
    assert len(backup(page)["entries"]) == 1


def test_what_was_kept_and_is_damaged_is_not_touched(open_log):
    page = open_log(prepare=lambda page: page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, '{{broken')"))
    expect(page.get_by_text("以前记的打不开了")).to_be_visible()
    quick(page, "来电没接")
    page.wait_for_timeout(500)
    assert kept(page) == "{broken"


# -- what comes in ------------------------------------------------------------------


def test_a_log_of_another_phone_joins_without_doubles(open_log):
    page = open_log()
    quick(page, "来电没接", 2)
    theirs = backup(page)
    theirs["entries"][0] |= {"id": "mother-1", "reached": "family", "words": HOSTILE}
    for _ in range(2):
        paste(page, "#log-import", json.dumps(theirs))
        page.get_by_role("button", name="并进来").click()
        expect(page.get_by_text("加了")).to_be_visible()
    expect(page.get_by_text("加了 0 条，原来就有的 2 条。")).to_be_visible()
    mine = backup(page)
    assert len(mine["entries"]) == 3 and page.title().startswith("催收记录")
    table = copied(page, "复制表格（CSV）")
    page.get_by_role("button", name="清空这个工具").click()
    page.get_by_role("button", name="再点一次，全部清空").last.click()
    paste(page, "#log-import", table)
    page.get_by_role("button", name="并进来").click()
    expect(page.get_by_text("加了 3 条")).to_be_visible()
    assert backup(page)["entries"] == mine["entries"]


@pytest.mark.parametrize(("text", "words"), [('{"tool": "evidence-log", "ent', "不完整"), ('{"tool": "x"}', "不是这个工具的"), ("", "还是空的"), ('{"tool": "evidence-log", "version": 9, "entries": []}', "更新的版本")])
def test_a_damaged_or_foreign_import_changes_nothing(open_log, text, words):
    page = open_log()
    quick(page, "来电没接")
    before = backup(page)
    page.locator("#log-import").fill(text)
    page.get_by_role("button", name="并进来").click()
    expect(page.get_by_text(words)).to_be_visible()
    assert backup(page) == before


BILL = "通话时间,对方号码,通信方式,时长\n" + "".join(f"2026-11-{day:02} 21:{minute:02}:03,{number},被叫,{seconds}\n" for day, minute, number, seconds in [(20, 1, "02155550000", 80), (20, 2, "02155550000", 0), (21, 3, "02155550000", 5), (21, 4, "13812345678", 600)])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_bill_gives_only_the_marked_number(open_log, tmp_path, encoding):
    page = open_log()
    page.get_by_label("只有我用这部手机").check()
    unfold(page, "从通话详单里取")
    bill = tmp_path / "详单.csv"
    bill.write_bytes(BILL.encode(encoding))
    page.locator("#bill-text-file").set_input_files(str(bill))
    expect(page.get_by_text("02155550000：3 次")).to_be_visible()
    page.get_by_role("button", name="只把勾上的记下来").click()
    expect(page.get_by_text("还没有勾号码")).to_be_visible()
    page.get_by_role("checkbox", name="02155550000").check()
    page.get_by_role("button", name="只把勾上的记下来").click()
    expect(page.get_by_text("加了 3 通。详单已经丢掉。")).to_be_visible()
    log = backup(page)
    assert {entry["number"] for entry in log["entries"]} == {"02155550000"} and [entry["outcome"] for entry in log["entries"]] == ["connected", "unanswered", "connected"]
    page.wait_for_timeout(500)
    assert "13812345678" not in kept(page) + json.dumps(log) + page.locator(".kb-tool-room").inner_html()


def test_a_spreadsheet_is_opened(open_log, tmp_path):
    page = open_log()
    unfold(page, "从通话详单里取")
    (tmp_path / "a.xlsx").write_bytes(spreadsheet())
    page.locator("#bill-text-file").set_input_files(str(tmp_path / "a.xlsx"))
    expect(page.get_by_text("02155550000：1 次")).to_be_visible()
    (tmp_path / "b.xlsx").write_bytes(spreadsheet()[:150])
    page.locator("#bill-text-file").set_input_files(str(tmp_path / "b.xlsx"))
    expect(page.get_by_text("这个文件打不开")).to_be_visible()


def test_a_million_lines_can_be_stopped_and_finish(open_log):
    page = open_log()
    unfold(page, "从通话详单里取")
    page.evaluate("""() => {
      const line = (index) => `2026-11-${String(1 + index % 28).padStart(2, "0")} 21:15:03 被叫 021${55550000 + index % 300} 1分20秒\\n`;
      const text = Array.from({ length: 1000000 }, (_, index) => line(index)).join("");
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.querySelector("#bill-text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    expect(page.get_by_text("没有放进格子里")).to_be_visible()
    assert page.locator("#bill-text").input_value() == ""
    page.get_by_role("button", name="读出号码").click()
    page.get_by_role("button", name="停下").first.click()
    expect(page.get_by_text("停下了，什么都没有改。")).to_be_visible()
    page.get_by_role("button", name="读出号码").click()
    quick(page, "来电没接")  # the page answers while it reads
    expect(page.get_by_text("记下了：")).to_be_visible()
    expect(page.get_by_text("读了 1000000 行，有 300 个号码")).to_be_visible(timeout=120000)


def test_a_large_backup_shows_how_far_it_is_can_be_stopped_and_is_taken_whole(open_log, tmp_path):
    page = open_log()
    row = {"kind": "call", "outcome": "connected", "reached": "self", "words": "字" * 250, "note": "注" * 200}
    entries = [row | {"id": f"e{at}", "at": f"2026-{1 + at % 10:02}-{1 + at % 28:02} {at % 24:02}:{at % 60:02}"} for at in range(30000)]
    big = tmp_path / "evidence-log.json"
    big.write_text(json.dumps({"tool": "evidence-log", "version": 1, "entries": entries, "lenders": [], "hide": []}, ensure_ascii=False), encoding="utf-8")
    assert big.stat().st_size > 30 * 2**20
    open_backup(page)
    page.locator("#log-import-file").set_input_files(str(big))
    expect(page.locator(".kb-log-working:not([hidden]) progress")).to_be_visible()
    page.locator("#log-number").fill("021")  # the page answers while it reads
    page.locator(".kb-log-working:not([hidden])").get_by_role("button", name="停下").click()
    expect(page.get_by_text("停下了，什么都没有改")).to_be_visible()
    assert page.locator("#log-number").input_value() == "021"
    expect(page.locator(".kb-log-sums")).to_contain_text("还没有记")
    page.locator("#log-import-file").set_input_files(str(big))
    expect(page.get_by_text("加了 30000 条")).to_be_visible(timeout=120000)
    assert page.locator("#log-number").input_value() == "021"


def test_of_a_very_long_log_everything_is_drawn_and_given_out_while_the_page_answers(open_log, tmp_path):
    """Fifty thousand entries: the chart, every entry on the paper, the table. What takes long says how far it is and can be stopped."""
    page = open_log()
    open_backup(page)
    page.locator("#log-import-file").set_input_files(str(long_logs.written(tmp_path)))
    expect(page.get_by_text(f"加了 {long_logs.MANY} 条")).to_be_visible(timeout=120000)
    expect(page.locator(".kb-log-sums")).to_contain_text(f"一共 {long_logs.MANY} 条", timeout=60000)
    page.get_by_role("button", name="每天几次").click()
    page.locator("summary", has_text="同样的数，看表").click(timeout=60000)
    days = page.locator(".kb-log-days tbody tr").evaluate_all("(rows) => rows.map((row) => [row.children[0].textContent, Number(row.children[1].textContent)])")
    counted = {}
    for at in range(long_logs.MANY):
        day = long_logs.entry(at)["at"][:10]
        counted[day] = counted.get(day, 0) + 1
    assert dict(days) == counted and len(days) == len(counted)
    page.locator("#paper-every").check()
    page.locator("#log-number").fill("021")  # the page answers while it writes
    rows = page.locator(".kb-tool-paper .kb-row-item")
    expect(rows).to_have_count(1000 + 5, timeout=120000)  # each of the first thousand, and the examples
    assert page.locator("#log-number").input_value() == "021"
    long_logs.stopped(page, "复制表格（CSV）")
    expect(page.get_by_text("停下了，什么都没有改").first).to_be_visible()
    with page.expect_download(timeout=120000) as download:
        page.get_by_role("button", name="下载表格（CSV）").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == long_logs.MANY and sum(long_logs.RELATIVE in line["原话"] for line in lines) == 0
    with page.expect_download(timeout=120000) as download:
        page.get_by_role("button", name="下载备份（JSON）").click()
    with open(download.value.path(), encoding="utf-8") as file:
        again = json.load(file)
    assert {one["id"] for one in again["entries"]} == {f"e{at}" for at in range(long_logs.MANY)}


def test_what_took_long_to_make_is_copied_with_one_more_tap(open_log):
    """A browser lets a page copy for some seconds after a tap; what came later waits, and is not lost."""
    page = open_log(prepare=lambda page: page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no tap')); document.execCommand = () => false;"))
    quick(page, "来电没接")
    open_backup(page)
    page.get_by_role("button", name="复制备份（JSON）").click()
    again = page.get_by_role("button", name="做好了，再点一下复制")
    expect(again).to_be_visible()
    page.evaluate("navigator.clipboard.writeText = (text) => { self.copied = text; return Promise.resolve(); }")
    again.click()
    page.wait_for_function("self.copied")
    assert len(json.loads(page.evaluate("self.copied"))["entries"]) == 1


def test_a_file_of_two_gigabytes_is_refused_in_words(open_log, tmp_path):
    page = open_log()
    unfold(page, "从通话详单里取")
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(2 << 30)
    page.locator("#bill-text-file").set_input_files(str(huge))
    expect(page.get_by_text("这个文件有 2048 MB，这里最多读 80 MB")).to_be_visible()


def test_what_is_typed_stays_words(open_log):
    page = open_log()
    add_lender(page, "bank", HOSTILE)
    unfold(page, "再写细一点")
    for field in ("number", "agency", "words", "file", "note"):
        page.locator(f"#log-{field}").fill(HOSTILE)
    page.get_by_role("button", name="记下这一条").click()
    for view in ("时间线", "每天几次", "表格"):
        page.get_by_role("button", name=view).click()
    page.locator("#paper-every").check()
    expect(page.locator(".kb-log-table")).to_contain_text("<script>document.title='x'</script>")
    assert page.title().startswith("催收记录") and page.locator(".kb-tool-room script, .kb-tool-room img").count() == 0
    assert backup(page)["entries"][0]["words"] == HOSTILE


# -- everybody -----------------------------------------------------------------------


def test_inside_wechat_there_is_copying_and_nothing_that_does_nothing(open_log):
    page = open_log(user_agent=WECHAT)
    quick(page, "来电没接")
    assert "催收联系记录" in copied(page)
    for name in ("打印", "下载 Word 文件", "下载备份（JSON）", "下载表格（CSV）"):
        assert page.get_by_role("button", name=name, exact=True).count() == 0
    assert backup(page)["tool"] == "evidence-log"


def test_without_javascript_the_blank_is_a_tap_away(open_log):
    page = open_log(java_script_enabled=False)
    expect(page.locator(".kb-noscript")).to_be_visible()
    unfold(page, "打印下来手写")
    expect(page.get_by_role("columnheader", name="接通没有")).to_be_visible()
    assert page.locator(".kb-tool-room").is_hidden()


def test_by_keyboard_alone(open_log):
    page = open_log()
    page.get_by_role("button", name="刚刚来电没接").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="电话").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="短信、微信").is_checked()
    page.locator("#log-number").focus()
    page.keyboard.type("10690000")
    page.keyboard.press("Enter")
    assert [entry["kind"] for entry in sorted(backup(page)["entries"], key=lambda one: one["kind"])] == ["call", "message"]


def test_a_screen_reader_hears_what_it_is(open_log):
    page = open_log()
    add_lender(page, "consumer-finance", "甲消费金融")
    quick(page, "接了电话")
    expect(page.get_by_role("heading", name="甲消费金融（消费金融公司）")).to_be_visible()
    tree = page.locator(".kb-tool-room").aria_snapshot()
    for part in ('heading "记一条" [level=2]', 'group "什么事"', 'radio "电话" [checked]', 'textbox "打来的号码"', 'combobox "哪一家放的款"', 'status: 一共 1 条', 'heading "甲消费金融（消费金融公司）" [level=3]', 'region "催收记录"'):
        assert part in tree, part


@pytest.mark.parametrize("viewport", [SMALL, PHONE, {"width": 1280, "height": 800}], ids=["small", "phone", "wide"])
def test_axe_finds_nothing_in_any_state(open_page, viewport):
    page = open_page(URL, viewport=viewport, bypass_csp=True)

    def clean():
        assert axe.by_day_and_night(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

    clean()
    page.locator("#log-day").fill("24号")
    page.locator("#log-day").press("Enter")
    expect(page.locator(".kb-log-form [role=status]:visible").get_by_role("button").first).to_be_visible()
    clean()
    page.get_by_role("button", name="刚刚", exact=True).click()
    add_lender(page, "consumer-finance", "甲消费金融")
    quick(page, "来电没接", 7)
    quick(page, "接了电话", 4)
    page.locator("#paper-every").check()
    page.locator(".kb-tool-room details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.locator("#bill-text").fill(BILL)
    page.get_by_role("button", name="读出号码").click()
    expect(page.get_by_text("02155550000：3 次")).to_be_visible()
    clean()
    for view in ("时间线", "每天几次"):
        page.get_by_role("button", name=view).click()
        page.locator(".kb-tool-room details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        clean()


def test_beside_the_buttons_stands_where_to_hand_it_in(open_log):
    """Without a lender what takes anybody's; with one the lender and whoever supervises it. What is handed in doubts nothing."""
    page = open_log(viewport=SMALL)
    quick(page, "来电没接", 3)
    doors = page.locator(".kb-log-doors")
    expect(doors).to_contain_text("还不知道是谁放的款")
    for part in ("channels/spam-12321/", "channels/police-110/"):
        assert doors.locator(f"a[href*='{part}']").count() == 1, part
    assert doors.locator("a[href*='nfra-12378']").count() == 0
    assert "不能判断" not in copied(page)
    add_lender(page, "bank", "甲银行")
    expect(doors.locator("a[href*='channels/nfra-12378/']")).to_have_count(1)
    expect(doors.locator("a[href*='channels/lender-complaint/']")).to_have_count(1)
