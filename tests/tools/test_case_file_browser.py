"""The dossier on its page: written, taken from other tools, given out, read again; and the worst that can be put in."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from urllib.parse import unquote

import axe
import long_logs
import pytest
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE
from here import TODAY

URL = "tools/case-file/"
KEY = "kb-tool:case-file"
SMALL = {"width": 360, "height": 560}
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.30"
HOSTILE = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">👨\u200d👩\u200d👧\u202e=1+1"
LOG = {
    "tool": "evidence-log", "version": 1, "lenders": [], "hide": [],
    "entries": [{"id": "a1", "at": "2026-11-20 22:15", "kind": "call", "outcome": "connected", "reached": "self", "number": "02155550000", "words": "明天去你家", "file": "rec1.m4a"}, {"id": "a2", "at": "2026-11-21 08:05", "kind": "call", "outcome": "unanswered", "reached": "family", "line": "13912345678"}],
}
SHEET = {"tool": "rate-calculator", "version": 1, "sheet": {"at": "2026-11-29", "text": "# 贷款年化和费用\n## 年化\n· 只算分期的钱"}}
DATES = {"tool": "deadlines", "state": {"items": [{"event": "summons", "date": "2026-11-23", "time": "", "note": "甲法院"}]}}


@pytest.fixture
def open_case(open_page):
    def open_(url=URL, prepare=None, folded=False, **options):
        moment = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 22, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))

        page = open_page(url, prepare, at=moment, **{"permissions": ["clipboard-read", "clipboard-write"], "timezone_id": "Asia/Shanghai", "accept_downloads": True, **options})
        if not folded:
            spread(page)
        return page

    return open_


def spread(page):
    """All parts open, as somebody who fills in everything has them."""
    page.locator(".kb-case-part, .kb-log-closed:has(#case-against)").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")


def unfold(page, words):
    page.locator(".kb-tool-room details", has=page.locator("summary", has_text=words)).last.evaluate("(part) => { part.open = true; }")


def fill_in(page):
    page.locator("#case-to").select_option("police-110")
    page.get_by_role("button", name="用这句").click()
    page.locator("#case-facts").fill("2026-11-01 起，几个号码反复打给我和我母亲。")
    page.locator("#case-against").fill("甲消费金融")


def import_text(page, text):
    unfold(page, "从文件、备份里取")
    page.locator("#case-import").fill(text)
    page.get_by_role("button", name="并进来").click()


def pick(page, *files):
    page.locator("#case-files").set_input_files([{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files])


def backup(page):
    return json.loads(copied(page, "复制备份（JSON）"))


def paste(page, field, text):
    page.evaluate("""([field, text]) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const node = document.querySelector(field);
      if (node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))) node.value = text;
    }""", [field, text])


def wipe(page):
    page.get_by_role("button", name="清空这个工具").click()
    page.get_by_role("button", name="再点一次，全部清空").last.click()


# -- the main path ---------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
def test_the_first_screen_says_what_it_is_for_and_asks(open_case, viewport):
    page = open_case(viewport=viewport)
    for part in (page.locator("h1"), page.locator(".kb-answer"), page.locator("#case-to")):
        box = part.bounding_box()
        assert box and box["y"] + box["height"] <= viewport["height"]


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
def test_what_a_first_page_does_not_need_is_folded(open_case, viewport):
    page = open_case(viewport=viewport, folded=True)
    first = page.locator(".kb-case-first")
    expect(first).to_contain_text("先做两样")
    assert first.bounding_box()["y"] + first.bounding_box()["height"] <= viewport["height"], "what to do first stands on the first screen"
    folds = page.locator(".kb-case-part")
    assert folds.locator("h2").all_inner_texts() == ["取来记过的", "证据清单", "引用的条文", "送出和答复", "写过的信"]
    assert page.locator(".kb-case-part[open]").count() == 0
    assert page.locator(".kb-tool-room").bounding_box()["height"] <= 3.5 * 844
    unfold(page, "取来记过的")
    import_text(page, json.dumps(LOG))
    expect(folds.first.locator("> summary")).to_have_text("取来记过的2 条记录，0 个日子")
    page.locator("#case-to").select_option("police-110")
    page.locator("#case-facts").fill("几个号码反复打给我。")
    assert "几个号码反复打给我" in copied(page), "with nothing else opened it can go out"


def test_days_in_words_are_taken_or_asked(open_case):
    page = open_case(viewport=SMALL)
    unfold(page, "记一次送出")
    page.locator("#sent-what").fill("投诉信")
    page.locator("#sent-at").fill("上周五")
    page.locator("#sent-to").fill("甲银行")
    expect(page.locator("#sent-at")).to_have_value("2026-11-20")
    page.locator("#sent-due").fill("24号")
    page.get_by_role("button", name="加上这一次").click()
    ask = page.locator(".kb-field", has=page.locator("#sent-due")).get_by_role("button")
    expect(ask).to_have_text(["2026-11-24", "2026-12-24", "2026-10-24"])
    assert backup(page)["sent"] == []
    ask.nth(1).click()
    page.get_by_role("button", name="加上这一次").click()
    [row] = backup(page)["sent"]
    assert (row["at"], row["due"]) == ("2026-11-20", "2026-12-24")


def test_a_dossier_for_the_police_goes_out_whole_and_comes_back(open_case):
    page = open_case(viewport=SMALL)
    fill_in(page)
    import_text(page, json.dumps(LOG))
    expect(page.get_by_text("加了 2 样。")).to_be_visible()
    pick(page, ("rec1.m4a", b"abc"), ("群消息.png", b"x" * 3000000))
    expect(page.get_by_text("算好了 2 个")).to_be_visible()
    page.get_by_role("button", name="改第 1 件").click()
    page.locator("#evidence-what").fill("通话录音")
    page.get_by_role("button", name="改好了").click()
    unfold(page, "勾对方做了哪些")
    page.get_by_role("checkbox", name="辱骂、羞辱").check()
    page.locator(".kb-case-article input").first.check()
    unfold(page, "记一次送出")
    page.locator("#sent-what").fill("投诉信")
    page.locator("#sent-at").fill("2026年11月22日")
    page.get_by_role("button", name="加上这一次").click()
    unfold(page, "放一封写过的信")
    page.locator("#letter-title").fill("给甲的信")
    page.locator("#letter-text").fill("请停止联系我母亲。\n此致")
    page.get_by_role("button", name="放进案卷").click()
    text = copied(page)
    for part in ("交给：公安机关（派出所）", "2026-11-20 22:15", "通话录音", hashlib.sha256(b"abc").hexdigest(), hashlib.sha256(b"x" * 3000000).hexdigest(), "《中华人民共和国治安管理处罚法》第五十条", "2026-11-22，送出：投诉信", "请停止联系我母亲。", "139＊＊＊＊＊＊78"):
        assert part in text, part
    with page.expect_download() as got:
        page.get_by_role("button", name="下载压缩包").click()
    archive = zipfile.ZipFile(io.BytesIO(got.value.path().read_bytes()))
    assert archive.testzip() is None and archive.read("dossier.txt").decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n") == text
    with page.expect_download() as got:
        page.get_by_role("button", name="下载 Word 文件").click()
    assert zipfile.ZipFile(io.BytesIO(got.value.path().read_bytes())).testzip() is None
    with page.expect_download() as got:
        page.get_by_role("button", name="下载备份（JSON）").click()
    whole = got.value.path().read_text(encoding="utf-8")
    before = backup(page)
    assert json.loads(whole) == before
    wipe(page)
    assert backup(page)["evidence"] == [] and page.locator("#case-facts").input_value() == ""
    import_text(page, whole)
    expect(page.get_by_text("加了")).to_be_visible()
    assert backup(page) == before and copied(page) == text


def test_above_the_buttons_stands_what_the_paper_lacks_with_one_tap_each(open_case):
    page = open_case(viewport=SMALL, folded=True)
    lacks = page.locator(".kb-case-lacks")
    expect(lacks.locator("li")).to_have_count(6)
    assert lacks.bounding_box()["y"] < page.get_by_role("button", name="复制全文").bounding_box()["y"]
    page.locator("#case-to").select_option("police-110")
    page.locator("#case-facts").fill("11 月起天天打。")
    page.locator(".kb-case-part", has=page.locator("#case-law-part")).evaluate("(part) => { part.open = true; }")
    unfold(page, "勾对方做了哪些")
    page.get_by_role("checkbox", name="强行进屋").check()
    for name, field, value in (("写对方是谁", "#case-against", "甲催收公司"), ("写姓名", "#case-who", "小李"), ("选证据文件", "#case-files", None)):
        lacks.get_by_role("button", name=name).click()
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(field)).to_be_in_viewport()
        if value:
            page.locator(field).fill(value)
    pick(page, ("a.m4a", b"abc"))
    expect(page.get_by_text("算好了 1 个")).to_be_visible()
    expect(lacks).to_contain_text("要求什么，是空的")
    text = copied(page)
    assert "出具接报案的书面凭证" not in text and "治安管理处罚法" not in text, "nothing is put in unasked"
    lacks.get_by_role("button", name="加上这句").click()
    expect(lacks.locator("li")).to_have_count(1)
    expect(lacks.get_by_role("button", name="一条一条看")).to_be_focused()
    page.get_by_role("checkbox", name="强行进屋").uncheck()
    page.get_by_role("checkbox", name="打到单位").check()
    lacks.get_by_role("button", name="加上管得着的").click()
    expect(lacks).to_be_hidden()
    text = copied(page)
    assert "出具接报案的书面凭证" in text and "引用的条文" in text
    assert page.locator("#case-asks").input_value().startswith("请接受这份材料")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_where_something_is_missing_one_tap_leads_to_its_field(open_case):
    page = open_case(viewport=SMALL, folded=True)
    lacks = page.locator(".kb-case-lacks")
    for name, field in (("去写", "#case-facts"), ("先选交给谁", "#case-to")):
        lacks.get_by_role("button", name=name).click()
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(field)).to_be_in_viewport()
    lacks.get_by_role("button", name="去勾对方做了哪些").click()
    expect(page.locator("#case-law-part")).to_be_in_viewport()
    expect(page.get_by_text("勾对方做了哪些", exact=True).last).to_be_visible()


def test_many_articles_are_led_to_and_not_put_in(open_case):
    page = open_case(viewport=SMALL)
    page.get_by_text("勾对方做了哪些", exact=True).click()
    page.get_by_role("checkbox", name="反复打电话").check()
    spread(page)
    lacks = page.locator(".kb-case-lacks")
    expect(lacks.get_by_role("button", name="加上管得着的")).to_have_count(0)
    page.locator(".kb-case-law > details").evaluate("(part) => { part.open = false; }")
    lacks.get_by_role("button", name="一条一条看").click()
    first = page.locator(".kb-case-law .kb-case-article input").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    assert backup(page)["law"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_backup_with_nothing_hidden_stands_apart_lighter_and_says_not_to_hand_it_on(open_case, scheme):
    page = open_case(viewport=SMALL, color_scheme=scheme)
    whole, own = page.get_by_role("button", name="复制全文", exact=True), page.get_by_role("button", name="复制备份（JSON）", exact=True)
    looks = [button.evaluate("(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).fontWeight]") for button in (whole, own)]
    plain = page.get_by_role("button", name="下载备份（JSON）", exact=True).evaluate("(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).fontWeight]")
    assert looks[1] == plain and looks[0][0] != looks[1][0] and looks[0][1] != looks[1][1]
    group = page.locator(".kb-case-own")
    expect(group).to_contain_text("别交出去")
    rows = [button.bounding_box() for button in page.locator(".kb-tool-paper .kb-tools > p:first-child > button").all()]
    assert len(rows) >= 5
    assert all(group.bounding_box()["y"] >= box["y"] + box["height"] for box in rows), "on lines of its own, below what goes out"


def test_days_to_come_are_left_out_with_one_tick_and_stay_so(open_case):
    due = {"day": "2026-12-08", "time": "", "side": "轮到你", "what": "交答辩状", "rule": "", "event": "summons", "date": "2026-11-23", "note": ""}
    page = open_case(viewport=SMALL)
    tick = page.locator("#case-due")
    expect(tick).to_be_hidden()
    import_text(page, json.dumps({"tool": "deadlines", "state": DATES["state"] | {"due": [due]}}))
    expect(tick).to_be_visible()
    for to, printed in (("police-110", False), ("nfra-12378", False), ("court", True)):
        page.locator("#case-to").select_option(to)
        expect(tick).to_be_checked(checked=printed)
        assert ("轮到本人：交答辩状" in copied(page)) is printed, to
    tick.uncheck()
    assert "交答辩状" not in copied(page)
    assert backup(page)["cover"]["noDue"] == "yes" and len(backup(page)["due"]) == 1, "left out of the paper, not lost"


def test_what_is_kept_by_other_tools_is_read_only_when_asked_for(open_case):
    def prepare(page):
        page.add_init_script(f"""localStorage.setItem("kb-tool:evidence-log", {json.dumps(json.dumps({"tool": "evidence-log", "state": LOG | {"gone": []}}))});
          localStorage.setItem("kb-tool:deadlines", {json.dumps(json.dumps(DATES))});
          self.asked = []; const get = Storage.prototype.getItem; Storage.prototype.getItem = function (key) {{ self.asked.push(key); return get.call(this, key); }};""")

    page = open_case(prepare=prepare)
    fill_in(page)
    assert not {"kb-tool:evidence-log", "kb-tool:deadlines"} & set(page.evaluate("self.asked"))
    assert "明天去你家" not in copied(page)
    page.get_by_role("button", name="取来这部手机上记的（催收记录）").click()
    expect(page.get_by_text("加了 2 样。")).to_be_visible()
    assert "kb-tool:deadlines" not in page.evaluate("self.asked")
    page.get_by_role("button", name="取来这部手机上记的（哪天到期）").click()
    expect(page.get_by_text("现在有 2 条催收记录，1 个日子，算好的期限 0 个。")).to_be_visible()
    text = copied(page)
    assert "明天去你家" in text and "收到" in text and "甲法院" in text
    page.get_by_role("button", name="拿掉取来的记录和日子").click()
    page.get_by_role("button", name="再点一次就拿掉").click()
    assert "明天去你家" not in copied(page)
    assert page.evaluate("localStorage.getItem('kb-tool:evidence-log')") and page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_a_rate_sheet_goes_into_the_dossier_by_its_file_and_by_what_is_kept(open_case, open_page):
    """From filling in the loan to the paper, the Word file and the file that is read again; nothing is kept or asked for on the way."""
    rate = open_page("tools/rate-calculator/#lender-consumer-finance", lambda page: page.clock.set_fixed_time("2026-11-29T08:00:00+08:00"), viewport=SMALL, timezone_id="Asia/Shanghai", permissions=["clipboard-read", "clipboard-write"])
    rate.locator("summary", has_text="放进案卷").click()
    rate.get_by_role("button", name="复制给案卷的一份").click()
    expect(rate.get_by_text("还没有可以放的")).to_be_visible()
    for name, value in {"received": "8000", "day": "2026-01-05", "times": "12", "each": "900", "first": "2026-02-05"}.items():
        rate.locator(f"#rate-{name}").fill(value)
    expect(rate.locator(".kb-rate-told")).to_contain_text("先看这一个数")
    rate.get_by_role("button", name="复制给案卷的一份").click()
    expect(rate.get_by_text("好了。到案卷")).to_be_visible()
    sheet = rate.evaluate("navigator.clipboard.readText()")
    assert json.loads(sheet)["tool"] == "rate-calculator" and rate.evaluate("localStorage.length") == 0 and "8000" not in rate.url
    with rate.expect_download() as download:
        rate.get_by_role("button", name="下载给案卷的一份").click()
    with open(download.value.path(), encoding="utf-8") as file:
        assert json.load(file) == json.loads(sheet)
    page = open_case()
    import_text(page, sheet)
    tick = page.get_by_label("印在案卷里：算过的贷款年化和费用 2026-11-29")
    expect(tick).not_to_be_checked()
    expect(page.get_by_text("它写着要付多少、到期没还多少。好几年没还的旧债，先问")).to_be_visible()
    fill_in(page)
    assert "年化" not in copied(page) and "8,000" not in copied(page), "no desk is told unasked what is unpaid"
    tick.check()
    words = copied(page)
    assert "算过的贷款年化和费用" in words and "到手 8,000 元" in words and "不确认债务金额" in words
    assert not [own for own in ("先看这一个数", "给自己核对", "能做什么", "自己扣了再还") if own in words], "what advises the reader is for the reader"
    again = backup(page)
    assert again["sheets"][0]["from"] == "rate-calculator"
    import_text(page, sheet)
    expect(page.get_by_text("加了 0 样")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载压缩包（zip）").click()
    with zipfile.ZipFile(download.value.path()) as held:
        assert "到手 8,000 元" in held.read("dossier.txt").decode("utf-8")
    page.get_by_label("印在案卷里").uncheck()
    assert page.get_by_label("印在案卷里").evaluate("(box) => box === document.activeElement"), "whoever works by keyboard stays there"
    assert "年化" not in copied(page)
    wipe(page)
    import_text(page, json.dumps(again))
    expect(page.get_by_label("印在案卷里")).to_be_checked()  # as it was in the file


def test_a_plan_that_is_kept_is_taken_and_printed_only_when_the_reader_says_so(open_case):
    """It is advice for the reader: what to say, what not to do. No desk gets it unasked."""
    page = open_case()
    page.get_by_role("button", name="取来这部手机上记的（行动单）").click()
    expect(page.get_by_text("这部手机上没有记着的行动单")).to_be_visible()
    plan = page.context.new_page()
    plan.goto(page.url.partition("#")[0].replace("case-file", "action-plan"))
    plan.locator(".kb-plan-signs input").first.check()
    plan.locator(".kb-keep-offer").get_by_role("button", name="记在这部手机上").click()
    plan.wait_for_function("(localStorage.getItem('kb-tool:action-plan') || '').includes('现在就做')")
    page.get_by_role("button", name="取来这部手机上记的（行动单）").click()
    tick = page.get_by_label("印在案卷里：行动单")
    expect(tick).not_to_be_checked()
    assert "现在就做" not in copied(page) and "现在就做" in backup(page)["sheets"][0]["text"]
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    words = copied(page)
    assert "行动单（给提交人自己用的步骤）" in words and "现在就做" in words
    page.get_by_role("button", name="删行动单").click()
    page.get_by_role("button", name="删行动单").click()
    expect(page.get_by_text("删掉了。原来的工具里记的没有动。")).to_be_visible()
    assert plan.evaluate("localStorage.getItem('kb-tool:action-plan')")


def test_where_nothing_is_kept_it_says_so(open_case):
    page = open_case()
    page.get_by_role("button", name="取来这部手机上记的（催收记录）").click()
    expect(page.get_by_text("这部手机上没有记着的催收记录")).to_be_visible()
    page.get_by_role("button", name="取来这部手机上记的（哪天到期）").click()
    expect(page.get_by_text("这部手机上没有记着的日子")).to_be_visible()


def test_a_long_list_of_law_is_folded_by_what_was_ticked(open_case):
    page = open_case(viewport=SMALL)
    unfold(page, "勾对方做了哪些")
    folds = page.locator(".kb-case-law > details")
    page.get_by_role("checkbox", name="辱骂、羞辱").check()
    expect(folds).to_have_count(1)
    expect(folds.first).to_have_attribute("open", "")
    folds.first.locator(".kb-case-article input:not([disabled])").first.check()
    expect(folds.first.locator("summary").first).to_contain_text("勾了 1 条")
    expect(folds.first).to_have_attribute("open", "")
    page.get_by_role("checkbox", name="公开曝光、当众羞辱").check()
    expect(folds).to_have_count(2)
    assert [part.get_attribute("open") is not None and part.locator("summary").first.inner_text()[:4] for part in folds.all() if part.get_attribute("open") is not None] == ["公开曝光"]
    folds.filter(has_text="辱骂、羞辱").locator("summary").first.click()
    folds.filter(has_text="公开曝光").locator(".kb-case-article input:not([disabled])").last.check()
    assert page.locator(".kb-case-law > details[open]").count() == 2, "what the reader opened stays open when something is ticked"


def test_a_paper_goes_to_an_office_and_not_to_a_number(open_case):
    page = open_case()
    fill_in(page)
    for place in page.locator("#case-to option").all():
        page.locator("#case-to").select_option(place.get_attribute("value"))
        to = [line for line in copied(page).split("\n") if line.startswith("交给：")]
        assert all(not any(mark.isdigit() for mark in line) for line in to), to
    page.locator("#case-to").select_option("police-110")
    unfold(page, "哪一个单位")
    page.locator("#case-to-name").fill("甲区乙派出所")
    assert "交给：公安机关（派出所），甲区乙派出所" in copied(page)


def test_an_article_that_depends_on_the_lender_waits_for_it(open_case):
    page = open_case()
    unfold(page, "勾对方做了哪些")
    for box in page.locator("fieldset[aria-label='对方做了哪些'] input").all():
        box.check()
    waiting = page.locator(".kb-case-article", has_text="先在封面选是谁放的款")
    assert waiting.count() > 0
    expect(waiting.first.locator("input")).to_be_disabled()
    page.locator("#case-kind").select_option("bank")
    free = page.locator(".kb-case-article input:not([disabled])", has=page.locator("xpath=."))
    assert free.count() > 0 and page.locator(".kb-case-article", has_text="先在封面选是谁放的款").count() == 0
    page.locator("#case-kind").select_option("private-person")
    assert page.locator(".kb-case-article", has_text="不约束这一类放款方").count() > 0


# -- nothing leaves, nothing stays ---------------------------------------------------------


def test_no_character_is_sent_or_kept_unasked(open_case):
    page = open_case()
    asked = []
    page.on("request", lambda request: asked.append(f"{request.method} {unquote(request.url)} {request.post_data or ''}"))
    fill_in(page)
    import_text(page, json.dumps(LOG))
    pick(page, ("秘密.m4a", b"abc"))
    expect(page.get_by_text("算好了 1 个")).to_be_visible()
    page.wait_for_timeout(600)
    assert not [one for one in asked if not one.startswith("GET ") or any(words in one for words in ("反复", "母亲", "甲消费", "秘密", "明天去", "02155550000"))]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.url.partition("#")[2] == ""
    page.get_by_label("只有我用这部手机").check()
    expect(page.get_by_text("已经记在这部手机上")).to_be_visible()
    assert "反复打给我" in page.evaluate(f"localStorage.getItem('{KEY}')")
    page.reload()
    assert "反复打给我" in page.locator("#case-facts").input_value() and len(backup(page)["evidence"]) == 1
    wipe(page)
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("broken", ["Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"], ids=["full", "private"])
def test_a_phone_that_keeps_nothing_says_so_and_loses_nothing(open_case, broken):
    page = open_case(prepare=lambda page: page.add_init_script(broken))
    fill_in(page)
    page.get_by_label("只有我用这部手机").check()
    expect(page.get_by_text("没有记成")).to_be_visible()
    page.get_by_role("button", name="取来这部手机上记的（催收记录）").click()
    expect(page.get_by_text("这部手机上没有记着的催收记录")).to_be_visible()
    assert backup(page)["cover"]["to"] == "police-110"


def test_two_tabs_lose_nothing_to_each_other(open_case):
    first = open_case()
    fill_in(first)
    first.get_by_label("只有我用这部手机").check()
    expect(first.get_by_text("已经记在这部手机上")).to_be_visible()
    second = first.context.new_page()
    second.goto(first.url)
    first.locator("#case-facts").fill("第一页写的")
    second.locator("#case-facts").fill("第二页写的")
    expect(second.get_by_role("button", name="取来那边的")).to_be_visible()
    assert first.locator("#case-facts").input_value() == "第一页写的" and second.locator("#case-facts").input_value() == "第二页写的"


# -- the worst that can be put in -------------------------------------------------------------


def test_two_gigabytes_show_how_far_they_are_and_can_be_stopped(open_case, tmp_path):
    page = open_case()
    huge = tmp_path / "huge.mp4"
    with huge.open("wb") as file:
        file.truncate(2 << 30)
    page.locator("#case-files").set_input_files(str(huge))
    expect(page.get_by_text("正在算第 1 个，一共 1 个：huge.mp4（2048.0 MB）")).to_be_visible()
    bar = page.locator(".kb-log-working:not([hidden]) progress")
    expect(bar).to_have_js_property("max", 1)
    page.locator("#case-facts").fill("一边算一边写")  # the page answers while it reads
    page.locator(".kb-log-working:not([hidden]) progress:not([value='0'])").wait_for()
    assert 0 < bar.evaluate("(one) => one.value") < 1
    page.get_by_role("button", name="停下").click()
    expect(page.get_by_text("停下了。已经算好的 0 个留着。")).to_be_visible()
    assert backup(page)["evidence"] == [] and backup(page)["cover"]["facts"] == "一边算一边写"
    pick(page, ("a", b"abc"))
    expect(page.get_by_text("算好了 1 个")).to_be_visible()
    pick(page, ("a", b"abc"))
    expect(page.get_by_text("有 1 个以前算过")).to_be_visible()


def test_a_very_long_log_is_taken_and_given_out_while_the_page_answers(open_case, tmp_path):
    """Fifty thousand entries are read, joined, written and packed in slices; each of it can be stopped, and then nothing has changed."""
    page = open_case()
    big = str(long_logs.written(tmp_path))
    unfold(page, "从文件、备份里取")
    line = page.locator(".kb-log-working:not([hidden])")
    page.locator("#case-import-file").set_input_files(big)
    line.get_by_role("button", name="停下").press("Enter")  # by key: a slow machine may have the header above it for a moment
    expect(page.get_by_text("停下了，什么都没有改")).to_be_visible()
    expect(page.get_by_text("现在有 0 条催收记录")).to_be_visible()
    page.locator("#case-import-file").set_input_files(big)
    page.locator("#case-facts").fill("打了三次")  # the page answers while it reads
    expect(page.get_by_text(f"现在有 {long_logs.MANY} 条催收记录")).to_be_visible(timeout=120000)
    assert page.locator("#case-facts").input_value() == "打了三次", "what was typed meanwhile is not lost"
    pack = page.get_by_role("button", name="下载压缩包（zip）")
    long_logs.stopped(page, "下载压缩包（zip）")
    expect(page.locator(".kb-tool-paper").get_by_text("停下了，什么都没有改")).to_be_visible()
    with page.expect_download(timeout=120000) as download:
        pack.click()
    with zipfile.ZipFile(download.value.path()) as held:
        assert held.testzip() is None
        assert held.read("log.csv").decode("utf-8-sig").count("\r\n") == long_logs.MANY + 1
        log = json.loads(held.read("log.json"))
        assert len(log["entries"]) == long_logs.MANY and long_logs.RELATIVE not in json.dumps(log)
        assert "打了三次" in held.read("dossier.txt").decode("utf-8")


def test_a_file_that_cannot_be_read_is_named(open_case):
    page = open_case(prepare=lambda page: page.add_init_script("Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));"))
    pick(page, ("不见了.m4a", b"abc"))
    expect(page.get_by_text("没有读成：不见了.m4a")).to_be_visible()
    assert backup(page)["evidence"] == []


def test_what_is_typed_stays_words(open_case):
    page = open_case()
    for field in ("facts", "asks", "against"):
        page.locator(f"#case-{field}").fill(HOSTILE)
    import_text(page, json.dumps(LOG | {"entries": [LOG["entries"][0] | {"words": HOSTILE, "file": HOSTILE}]}))
    pick(page, (HOSTILE.replace("/", "_"), b"abc"))
    expect(page.get_by_text("算好了 1 个")).to_be_visible()
    unfold(page, "放一封写过的信")
    page.locator("#letter-title").fill(HOSTILE)
    page.locator("#letter-text").fill(HOSTILE)
    page.get_by_role("button", name="放进案卷").click()
    unfold(page, "看看案卷里写了什么")
    expect(page.locator(".kb-sheet")).to_contain_text("<script>document.title='x'</script>")
    assert page.title().startswith("案卷") and page.locator(".kb-tool-room script, .kb-tool-room img").count() == 0
    assert backup(page)["letters"][0]["text"] == HOSTILE


@pytest.mark.parametrize(("text", "words"), [('{"tool": "case-file", "ver', "不完整"), ('{"tool": "x"}', "不是这几个工具的备份"), ("", "还是空的"), ('{"tool": "case-file", "version": 9, "cover": {}}', "更新的版本")])
def test_a_damaged_or_foreign_import_changes_nothing(open_case, text, words):
    page = open_case()
    fill_in(page)
    before = backup(page)
    import_text(page, text)
    expect(page.get_by_text(words).first).to_be_visible()
    assert backup(page) == before


def test_a_million_lines_are_not_cut_in_silence(open_case):
    page = open_case()
    unfold(page, "放一封写过的信")
    many = "好\n" * 1000000
    paste(page, "#case-facts", many)
    expect(page.get_by_text("粘贴的有 2000000 个字，这一格最多 5000 个，没有放进来")).to_be_visible()
    assert page.locator("#case-facts").input_value() == ""
    paste(page, "#letter-text", many)
    page.get_by_role("button", name="放进案卷").click()
    expect(page.get_by_text("这封信有 2000000 个字，这里一封最多 50000 个")).to_be_visible()
    assert backup(page)["letters"] == []


def test_days_that_are_none_are_refused_in_words(open_case):
    page = open_case()
    unfold(page, "记一次送出")
    page.get_by_role("button", name="加上这一次").click()
    expect(page.get_by_text("先写送出了什么")).to_be_visible()
    page.locator("#sent-what").fill("信")
    for day, sound in (("2026-02-29", False), ("下个月", False), ("2028-02-29", True)):
        page.locator("#sent-at").fill(day)
        page.get_by_role("button", name="加上这一次").click()
        expect(page.get_by_text("加上了。" if sound else "这里要写日历上有的日子")).to_be_visible()
    assert [row["at"] for row in backup(page)["sent"]] == ["2028-02-29"]


# -- everybody -------------------------------------------------------------------------------


def test_inside_wechat_there_is_copying_and_nothing_that_does_nothing(open_case):
    page = open_case(user_agent=WECHAT)
    fill_in(page)
    assert "催收情况材料" in copied(page) and backup(page)["tool"] == "case-file"
    for name in ("打印", "下载 Word 文件", "下载压缩包（zip）", "下载备份（JSON）"):
        assert page.get_by_role("button", name=name, exact=True).count() == 0


def test_without_javascript_the_blank_is_a_tap_away(open_case):
    page = open_case(java_script_enabled=False)
    expect(page.locator(".kb-noscript")).to_be_visible()
    page.locator("summary", has_text="打印下来手写").click()
    expect(page.get_by_role("columnheader", name="封面")).to_be_visible()
    assert page.locator(".kb-tool-room").is_hidden()


def test_print_shows_the_dossier_and_nothing_else(open_case):
    page = open_case(prepare=lambda page: page.add_init_script("self.print = () => {};"))
    fill_in(page)
    page.get_by_role("button", name="打印", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".kb-sheet")).to_be_visible()
    for hidden in (page.locator("#case-to"), page.locator("h1"), page.locator("#case-files"), page.locator(".kb-tool-paper summary").first):
        expect(hidden).to_be_hidden()


def test_by_keyboard_and_ear(open_case):
    page = open_case()
    page.locator("#case-to").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("打了三次")
    assert "打了三次" in page.locator("#case-facts").input_value()
    unfold(page, "勾对方做了哪些")
    page.get_by_role("checkbox", name="辱骂、羞辱").focus()
    page.keyboard.press("Space")
    page.locator(".kb-case-article input").first.focus()
    page.keyboard.press("Space")
    assert page.locator(".kb-case-article input").first.is_checked() and page.evaluate("document.activeElement.id").startswith("case-law-")
    tree = page.locator(".kb-tool-room").aria_snapshot()
    for part in ('heading "封面" [level=2]', 'combobox "交给谁"', 'textbox "发生了什么"', 'group "辱骂、羞辱"', 'checkbox "辱骂、羞辱" [checked]', 'heading "引用的条文" [level=2]', 'region "案卷"'):
        assert part in tree, part


@pytest.mark.parametrize("viewport", [SMALL, {"width": 1280, "height": 800}], ids=["small", "wide"])
def test_axe_finds_nothing_in_any_state(open_page, viewport):
    page = open_page(URL, viewport=viewport, bypass_csp=True)

    def clean():
        assert axe.by_day_and_night(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

    clean()
    spread(page)
    fill_in(page)
    import_text(page, json.dumps(LOG))
    expect(page.get_by_text("加了 2 样")).to_be_visible()
    import_text(page, json.dumps(SHEET))
    page.get_by_label("印在案卷里").check()
    pick(page, ("a" * 120 + ".m4a", b"abc"))
    expect(page.get_by_text("算好了 1 个")).to_be_visible()
    unfold(page, "勾对方做了哪些")
    page.get_by_role("checkbox", name="公开曝光、当众羞辱").check()
    page.locator(".kb-case-article input").first.check()
    page.locator(".kb-tool-room details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.locator("#sent-what").fill("信")
    page.locator("#sent-at").fill("x")
    page.get_by_role("button", name="加上这一次").click()
    expect(page.get_by_text("这里要写日历上有的日子")).to_be_visible()
    page.wait_for_timeout(300)
    clean()


def test_who_has_a_summons_finds_legal_aid_what_to_bring_and_a_word_on_old_debts(open_case):
    page = open_case()
    old = page.locator(".kb-case-old")
    expect(old).to_contain_text("好几年没还的旧债")
    assert old.locator("a").evaluate("(link) => link.href").endswith("/scenarios/old-debt/")
    assert page.get_by_text("带去的东西").is_hidden()
    page.locator("#case-to").select_option("legal-aid-12348")
    unfold(page, "带去的东西")
    expect(page.get_by_text("文书拍照：每一页，连信封、短信一起")).to_be_visible()
    assert "案件材料" in copied(page)
