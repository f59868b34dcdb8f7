"""The rate calculator in real Chromium: what is typed is counted on the page and nowhere else, for each kind of lender its own lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import axe
import pytest
import pyxirr
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE

URL = "tools/rate-calculator/"
SMALL = {"width": 360, "height": 560}
LOAN = {"contract": "10,000", "received": "8千", "day": "2026年1月5日", "times": "１２", "each": "950元", "first": "2026/2/5"}
LIST = "2026-01-05 199 会员费\n2026-05-09 50 罚息"


def fill_in(page, values=None, listed=""):
    for name, text in (LOAN if values is None else values).items():
        page.locator(f"#rate-{name}").fill(text)
    if listed:
        page.locator("summary", has_text="一笔一笔写").click()
        page.locator("#rate-list").fill(listed)


def told(page):
    return page.locator(".kb-rate-told")


def pasted(page, lines):
    """So many lines from the clipboard, behind what stands in the list."""
    page.evaluate("""(lines) => {
      const list = document.querySelector("#rate-list");
      const data = new DataTransfer();
      data.setData("text/plain", "2026-03-05 1\\n".repeat(lines));
      list.setSelectionRange(list.value.length, list.value.length);
      list.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""", lines)


def line(page, id_):
    return page.locator(f".kb-tool-room [data-rate-line={id_}]")


def choose(page, lender):
    page.locator("details.kb-lenders > summary").click()
    page.locator(f".kb-choice[data-lender={lender}]").click()


@pytest.mark.parametrize("viewport", [PHONE, SMALL])
def test_the_first_screen_says_what_it_is_for_and_asks_the_first_thing(open_page, viewport):
    page = open_page(URL, viewport=viewport)
    assert page.locator("#rate-contract").bounding_box()["y"] + 44 <= viewport["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_day_without_a_year_waits_for_a_tap(open_page):
    page = open_page(URL, at="2026-11-30T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    fill_in(page, LOAN | {"day": "11月24日"})
    page.locator("#rate-times").focus()
    wrong = page.locator("#rate-day-wrong")
    expect(wrong).to_contain_text("只差年份")
    assert page.locator("#rate-day").input_value() == "11月24日" and page.locator("#rate-day").get_attribute("aria-invalid") == "true"
    assert [button.inner_text() for button in wrong.get_by_role("button").all()] == ["2026-11-24", "2025-11-24"], "money that came, came before today"
    wrong.get_by_role("button", name="2025-11-24").click()
    assert page.locator("#rate-day").input_value() == "2025-11-24"
    expect(wrong).to_be_hidden()
    expect(told(page)).to_contain_text("先看这一个数")
    page.locator("summary", has_text="一笔一笔写").click()
    page.locator("#rate-list").fill("12月1日 50 罚息\n2026-05-09 50 罚息")
    page.locator("#rate-contract").focus()
    expect(page.locator("#rate-list-wrong")).to_contain_text("有 1 行没写年份")
    page.get_by_role("button", name="都是 2025 年").click()
    assert page.locator("#rate-list").input_value() == "2025-12-01 50 罚息\n2026-05-09 50 罚息"
    expect(page.locator("#rate-list-wrong")).to_be_hidden()


def test_the_rate_of_a_loan_with_equal_instalments(open_page):
    page = open_page(URL)
    fill_in(page)
    monthly = pyxirr.irr([8000, *[-950] * 12])
    expect(told(page)).to_contain_text(f"名义年利率 {monthly * 1200:.2f}%")
    expect(told(page)).to_contain_text(f"实际年利率 {((1 + monthly) ** 12 - 1) * 100:.2f}%")
    expect(page.locator(".kb-rate-principal")).to_contain_text("少了 2,000 元")
    expect(page.locator(".kb-rate-table", has_text="去了哪里")).to_contain_text("3,400")


def test_charges_and_penalties_stand_apart_and_the_picture_has_its_table(open_page):
    page = open_page(URL)
    fill_in(page, listed=LIST)
    expect(page.locator(".kb-rate-table").first.locator("tbody tr")).to_have_count(3)
    rows = page.locator(".kb-rate-chart tbody tr")
    expect(rows).to_have_count(5)
    name = page.get_by_role("img", name=re.compile("要付的钱")).get_attribute("aria-label")
    for part in ("抵掉到手的钱", "多出来的（利息）", "会员费", "罚息、违约金"):
        assert part in name and part in page.locator(".kb-rate-chart table").inner_text()


def test_what_falls_due_later_is_not_said_to_be_paid(open_page):
    """Twelve instalments from February 2026, on the last day of June and on the fifth of July: a phone's day decides, the due day itself is due."""
    for today, due, later in (("2026-06-30", "4,750", "6,650"), ("2026-07-05", "5,700", "5,700")):
        page = open_page(URL, at=f"{today}T10:00:00", permissions=["clipboard-read", "clipboard-write"])
        fill_in(page)
        expect(page.locator(".kb-rate-due")).to_contain_text(f"一共要付 11,400 元，到手 8,000 元。到 {today} 为止到期的 {due} 元，还没到期的 {later} 元")
        words = copied(page)
        assert "一共付了" not in words and "付出去" not in words
        past, future = words.split("一笔一笔：还没到期")
        count = int(due.replace(",", "")) // 950
        assert "一笔一笔：到" in past and "2027-01-05　第 12 期应还　" in future and "2027-01-05" not in past
        assert past.count("应还（还没填是否已还）") == count and "还没填是否已还" not in future and "　还款　" not in words
        page.locator("#rate-upTo").fill("3")
        expect(page.locator(".kb-rate-due")).to_contain_text("已还到第 3 期，加起来 2,850 元")
        words = copied(page)
        assert words.count("期已还　") == 3 and words.count("期到期没还　") == count - 3 and "还没填是否已还" not in words


def test_without_days_a_figure_says_that_it_is_rough_and_is_laid_on_no_line(open_page):
    page = open_page(f"{URL}#lender-bank", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, {name: LOAN[name] for name in ("received", "times", "each")})
    days = [dt.date(2026 + month // 12, month % 12 + 1, 1) for month in range(13)]
    expect(told(page)).to_have_text(re.compile(f"^到手 8,000 元，一共要还 11,400 元，多 3,400 元。还没有日子，粗算一年约 {pyxirr.xirr(days, [8000, *[-950] * 12]) * 100:.0f}%"))
    expect(told(page)).to_contain_text("缺这几样：哪天到手、第一期哪天")
    expect(page.locator(".kb-rate-answers")).to_have_count(0)
    assert "高于" not in copied(page)
    page.locator("#rate-day").fill("3月5日")
    page.locator("#rate-first").focus()
    expect(page.locator("#rate-day-wrong").get_by_role("button")).not_to_have_count(0)
    expect(told(page)).to_contain_text("粗算")


# -- which line for whom -----------------------------------------------------------------


def test_nobody_chosen_is_told_that_nothing_can_be_said(open_page):
    page = open_page(URL)
    fill_in(page)
    expect(page.locator(".kb-rate-found")).to_contain_text("不能判断看哪条线")
    expect(page.locator(".kb-rate-found .kb-rate-unknown a").first).to_be_visible()
    expect(page.locator(".kb-tool-room .kb-rate-line")).to_have_count(0)


def test_a_card_meets_no_line_of_24_per_cent_nor_of_the_lpr(open_page):
    page = open_page(URL)
    fill_in(page)
    choose(page, "credit-card")
    expect(line(page, "card-total")).to_be_visible()
    for other in ("court-24", "lpr-contract", "crime-36"):
        expect(line(page, other)).to_have_count(0)
        expect(page.locator(f".kb-tool-room [data-rate-not={other}]")).to_contain_text("不看这条线")


@pytest.mark.parametrize("lender", ["bank", "consumer-finance", "micro-loan", "other-licensed"])
def test_24_per_cent_is_a_request_to_the_court_with_its_condition_and_source(open_page, lender):
    page = open_page(f"{URL}#lender-{lender}")
    fill_in(page)
    shown = line(page, "court-24")
    expect(shown).to_contain_text("几种算法都高于 24%")
    for words in ("可以请求法院减少，由法院衡量", "已经被起诉", "予以调减", "也不是自己少还的依据", "《金融审判意见》第二条", "转引"):
        expect(shown).to_contain_text(words)
    expect(line(page, "lpr-contract")).to_have_count(0)


def test_four_times_the_lpr_of_the_day_of_the_contract_for_a_private_person(open_page):
    page = open_page(f"{URL}#lender-private-person")
    fill_in(page, {**LOAN, "day": "2021-03-01", "first": "2021-04-01"})
    expect(line(page, "lpr-contract")).to_contain_text("四倍是 15.4%")
    expect(line(page, "crime-36")).to_contain_text("不是还不还的线")
    expect(line(page, "court-24")).to_have_count(0)


@pytest.mark.parametrize("day", ["2023-09-01", "2026-10-20", "2024-10-25"])
def test_a_day_without_a_source_is_not_judged(open_page, day):
    page = open_page(f"{URL}#lender-private-person")
    fill_in(page, {**LOAN, "day": day, "first": "2027-01-05"})
    expect(line(page, "lpr-contract")).to_contain_text("不能判断")
    expect(line(page, "lpr-contract")).not_to_contain_text("高于")


def test_an_old_contract_asks_for_the_day_of_the_suit(open_page):
    page = open_page(f"{URL}#lender-private-person")
    expect(page.locator("#rate-suit")).to_be_hidden()
    fill_in(page, {**LOAN, "day": "2019-03-01", "first": "2019-04-01"})
    expect(page.locator("#rate-suit")).to_be_visible()
    expect(line(page, "lpr-suit")).to_contain_text("不能判断")
    page.locator("#rate-suit").fill("2022-05-01")
    expect(line(page, "lpr-suit")).to_contain_text("四倍是 14.8%")


def test_a_line_between_the_ways_of_counting_is_not_judged(open_page):
    """Nominal below 24 %, effective above."""
    page = open_page(f"{URL}#lender-bank")
    fill_in(page, {"received": "10000", "day": "2026-01-05", "times": "12", "each": "940", "first": "2026-02-05"})
    expect(line(page, "court-24")).to_contain_text("不能判断")


def test_a_notice_for_new_loans_leaves_old_ones_alone(open_page):
    page = open_page(f"{URL}#lender-micro-loan")
    fill_in(page, {**LOAN, "day": "2024-01-05", "first": "2024-02-05"})
    for id_ in ("micro-24", "disclosure"):
        expect(line(page, id_)).to_contain_text("不管你这一笔")


@pytest.mark.parametrize(("lender", "each", "answers"), [
    ("bank", "950", ["24%（可以请求法院减少，由法院衡量）：高于 24%。", "通过平台借、银行放款：全部息费（管公司的要求，可以投诉）：高于 24%。"]), ("bank", "700", ["24%（可以请求法院减少，由法院衡量）：不高于 24%。"]), ("bank", "752", ["24%（可以请求法院减少，由法院衡量）：不能判断。"]),
    ("credit-card", "950", ["没有核到拿百分之几来比的线。没有线，不等于这个数没有问题。", "“信用卡：总额过高”"]), ("local-licensed", "950", ["没有线，不等于这个数没有问题"]), ("private-person", "950", ["四倍 LPR（由法院认定）：", "36%（只看放贷的人是不是犯罪）：高于 36%。"]),
])
def test_too_much_has_a_plain_answer_before_everything_else(open_page, lender, each, answers):
    """One rate is named first, by an independent library; then each line of this lender, with its force, on the page and on paper."""
    page = open_page(f"{URL}#lender-{lender}", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, {**LOAN, "each": each})
    days = [dt.date(2026, 1, 5), *(dt.date(2026 + month // 12, month % 12 + 1, 5) for month in range(1, 13))]
    expect(told(page)).to_contain_text(f"先看这一个数：一年 {pyxirr.xirr(days, [8000, *[-int(each)] * 12]) * 100:.2f}%")
    assert page.locator(".kb-rate-found > *").first.get_attribute("class") == "kb-rate-answers"
    paper = copied(page)
    for words in answers:
        expect(page.locator(".kb-rate-answers")).to_contain_text(words)
        assert words in paper
    expect(page.locator(".kb-rate-answers + .kb-rate-caution")).to_be_visible()


@pytest.mark.parametrize("lender", ["loan-assistance", "debt-assignee", "guarantee-company"])
def test_whoever_did_not_lend_is_never_a_reason_to_be_calm(open_page, lender):
    """No line is theirs: first that the lender is whoever stands in the contract, with the way to find out; then the lines of each likely one, with their force."""
    page = open_page(f"{URL}#lender-{lender}", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page)
    first = page.locator(".kb-rate-found > *").first
    expect(first).to_contain_text("线看合同里的出借人是谁")
    assert "guides/find-my-lender" in first.locator("a").get_attribute("href")
    expect(page.locator(".kb-rate-behind + .kb-rate-answers")).to_contain_text("合同上要是“银行贷款”：24%（可以请求法院减少，由法院衡量）：高于 24%。")
    paper = copied(page)
    assert "合同上要是“小额贷款公司”：24%（可以请求法院减少，由法院衡量）：高于 24%。" in paper
    assert ("36%（只看放贷的人是不是犯罪）：高于 36%。" in paper) == (lender == "loan-assistance")
    assert "没有一条线是拿百分之几" not in paper


def test_nobody_chosen_and_no_rate_have_no_answer(open_page):
    page = open_page(URL)
    fill_in(page)
    expect(told(page)).to_contain_text("名义年利率")
    expect(page.locator(".kb-rate-answers")).to_have_count(0)
    page = open_page(f"{URL}#lender-bank")
    fill_in(page, {**LOAN, "first": ""})
    expect(told(page)).to_contain_text("缺这几样")
    expect(page.locator(".kb-rate-answers")).to_have_count(0)


def test_a_loan_that_a_line_perhaps_does_not_look_at_is_not_called_above_it(open_page):
    """Between the month of a guideline and the day from which it surely binds."""
    page = open_page(f"{URL}#lender-micro-loan")
    fill_in(page, {**LOAN, "day": "2025-12-10", "first": "2026-01-10"})
    expect(page.locator(".kb-rate-answers li", has_text="小额贷款公司的新贷款")).to_contain_text("不能判断")


def test_an_aim_that_binds_no_loan_is_closed(open_page):
    page = open_page(f"{URL}#lender-micro-loan")
    fill_in(page)
    expect(line(page, "micro-target")).to_be_visible()
    assert line(page, "micro-target").get_attribute("open") is None
    assert line(page, "micro-24").get_attribute("open") is not None


@pytest.mark.parametrize("lender", ["credit-card", "bank", "consumer-finance", "micro-loan", "loan-assistance", "other-licensed", "local-licensed", "guarantee-company", "insurer", "national-amc", "debt-assignee", "unlicensed", "private-person"])
def test_no_lender_is_told_that_something_need_not_be_paid(open_page, lender):
    page = open_page(f"{URL}#lender-{lender}", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, listed=LIST)
    expect(told(page)).to_contain_text("名义年利率")
    words = copied(page) + page.locator(".kb-tool-room").inner_text()
    for said in ("拒付", "可以不还", "已过时效", "违法", "undefined", "NaN", "〔"):
        assert said not in words, said
    assert "自己扣了再还" in words


# -- bad input ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["contract", "received", "each"])
def test_an_amount_that_cannot_be_read_is_said_beside_its_field(open_page, name):
    page = open_page(URL)
    page.locator(f"#rate-{name}").fill("1万25")
    page.locator(f"#rate-{name}").blur()
    expect(page.locator(f"#rate-{name}-wrong")).to_contain_text("看不懂")
    assert page.locator(f"#rate-{name}").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize(("spoilt", "words"), [
    ({"day": ""}, "缺这几样：哪天到手"), ({"received": ""}, "缺这几样：实际到手多少"), ({"received": "0"}, "缺这几样：实际到手多少"),
    ({"day": "11月24日"}, "看不懂：哪天到手"), ({"received": "六千多"}, "看不懂：实际到手多少"), ({"each": "1万25"}, "看不懂：每期还多少"),
    ({"times": ""}, "缺这几样：一共几期"), ({"first": "下月"}, "看不懂：第一期哪天"), ({"every": ""}, "缺这几样：隔多久一期"), ({"received": "", "day": ""}, "填上实际到手多少"),
    ({"list": "2026-05-09 50 罚息\n昨天 500"}, "看不懂：一笔一笔的收付"),
])
def test_with_something_missing_or_misread_nothing_is_summed(open_page, spoilt, words):
    """Half of the sums would read as a result: 到手 0 元，多付 100%."""
    page = open_page(f"{URL}#lender-bank", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, {**LOAN, **{name: text for name, text in spoilt.items() if name != "list"}}, spoilt.get("list", ""))
    expect(told(page)).to_contain_text(words)
    expect(page.locator(".kb-rate-chart, .kb-rate-table")).to_have_count(0)
    expect(line(page, "court-24")).to_contain_text("不能判断")
    paper = copied(page)
    assert words in paper
    for said in ("11,400", "一共付", "一共要付", "去了哪里", "到手 0 元", "一笔一笔\n"):
        assert said not in paper, said


def test_what_is_paid_beside_instalments_waits_for_them(open_page):
    page = open_page(URL)
    fill_in(page, {"received": "8000", "day": "2026-01-05"}, LIST)
    page.locator("summary", has_text="每期另外还收什么").click()
    page.locator("#rate-eachGuarantee").fill("30")
    expect(told(page)).to_contain_text("缺这几样：一共几期、每期还多少、第一期哪天")


def test_what_is_typed_stays_words(open_page):
    page = open_page(URL, permissions=["clipboard-read", "clipboard-write"])
    hostile = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">👨\u200d👩\u200d👧 2026-02-30 {{ x }}"
    fill_in(page, dict.fromkeys(LOAN, hostile), hostile)
    expect(page.locator(".kb-rate-found")).to_contain_text("第 1 行看不懂日期")
    assert page.title() != "x" and page.locator(".kb-tool-room img").count() == 0
    assert page.locator("#rate-list").input_value() == hostile


def test_a_million_pasted_lines_are_refused_with_words_and_nothing_is_lost(open_page):
    page = open_page(URL)
    fill_in(page, listed=LIST)
    pasted(page, 1_000_000)
    expect(page.locator("#rate-list-wrong")).to_contain_text("1,000,001 行，太多了，没有放进去")
    assert page.locator("#rate-list").input_value() == LIST
    expect(told(page)).to_contain_text("名义年利率")


def test_a_list_that_is_too_long_is_counted_not_at_all(open_page):
    page = open_page(URL)
    fill_in(page, listed=LIST)
    pasted(page, 3000)
    expect(page.locator(".kb-rate-found")).to_contain_text("一行也没有算")
    assert page.locator("#rate-list").input_value().count("\n") == 3000 + LIST.count("\n")
    expect(told(page)).to_contain_text("看不懂：一笔一笔的收付")


@pytest.mark.parametrize(("listed", "words"), [
    ("2026-01-05 100 到账\n2026-01-05 120", "都在同一天"),
    ("2026-01-01 100 到账\n2026-01-31 230\n2026-03-02 132 到账", "有 2 个数都说得通"),
    ("2026-01-01 100 到账\n2026-02-01 60", "比到手的少 40 元"),
    ("2026-01-01 100 到账", "再填还了多少"),
    ("1926-01-01 100 到账\n2026-01-01 200", "写错了年份"),
    ("2025-02-05 950\n2026-01-05 8000 到账\n2026-03-05 9000", "最早一笔要付的在 2025-02-05，比到手的 2026-01-05 还早"),
])
def test_what_has_no_rate_is_said_in_words(open_page, listed, words):
    page = open_page(f"{URL}#lender-bank")
    fill_in(page, {}, listed)
    expect(told(page)).to_contain_text(words)
    expect(line(page, "court-24")).to_contain_text("不能判断")


def test_sums_look_alike_wherever_they_stand(open_page):
    """Received much more than is paid: what lacks is said as all sums are."""
    page = open_page(URL, permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, {**LOAN, "contract": "68000", "received": "68000"})
    expect(page.locator(".kb-rate-found")).to_contain_text("还少 56,600 元")
    assert not re.search(r"\d{4,} 元|\.00 元", copied(page) + page.locator(".kb-rate-found").inner_text())


# -- nothing leaves, nothing is kept unasked ------------------------------------------------


def test_nothing_typed_is_requested_or_stored_unasked(open_page):
    asked = []
    page = open_page(URL, lambda page: page.on("request", lambda request: asked.append(request.url + (request.post_data or ""))))
    fill_in(page, {**LOAN, "contract": "73519", "received": "64208"}, "2026-01-05 91735 会员费")
    choose(page, "bank")
    expect(line(page, "court-24")).to_be_visible()
    assert not any(digits in url for url in asked for digits in ("73519", "64208", "91735"))
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("location.hash") == "#lender-bank"


def test_what_is_kept_comes_back_and_is_wiped(open_page):
    page = open_page(URL)
    fill_in(page, listed=LIST)
    page.get_by_label("只有我用这部手机").check()
    page.reload()
    expect(page.locator("#rate-received")).to_have_value("8千")
    expect(page.locator("#rate-list")).to_have_value(LIST)
    expect(told(page)).to_contain_text("名义年利率")
    button = page.get_by_role("button", name="清空这个工具")
    button.click()
    page.get_by_role("button", name="再点一次，全部清空").click()
    expect(page.locator("#rate-received")).to_have_value("")
    expect(page.locator("#rate-every")).to_have_value("1")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("state", [{"received": 5, "list": ["x"], "unit": "年"}, {"list": "x" * 300_000}, {"__proto__": {"day": "2026-01-05"}}])
def test_a_damaged_record_breaks_nothing(open_page, state):
    kept = json.dumps(json.dumps({"tool": "rate-calculator", "state": state}))
    page = open_page(URL, lambda page: page.add_init_script(f"localStorage.setItem('kb-tool:rate-calculator', {kept})"))
    fill_in(page)
    expect(told(page)).to_contain_text("名义年利率")


# -- ways out ----------------------------------------------------------------------------


def test_it_goes_out_as_text_word_picture_and_table(open_page):
    page = open_page(f"{URL}#lender-bank", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, listed=LIST)
    expect(told(page)).to_contain_text("名义年利率")
    words = copied(page)
    for said in ("贷款年化和费用", "放款方：银行贷款", "《最高人民法院关于进一步加强金融审判工作的若干意见》第二条（监管规定（司法文件）", "1. 2026-01-05　到手　8,000 元", "罚息、违约金"):
        assert said in words, said
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载收付明细（CSV）").click()
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + 1 + 12 + 2 and rows[-1][3] == "3649.00"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 Word 文件").click()
    assert waiting.value.suggested_filename == "贷款年化和费用.docx"
    page.get_by_role("button", name="做成图片").click()
    expect(page.locator(".kb-images img").first).to_be_visible()


def test_inside_wechat_only_what_works_is_offered(open_page):
    page = open_page(URL, user_agent="Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0")
    expect(page.get_by_role("button", name="复制全文")).to_be_visible()
    for name in ("打印", "下载 Word 文件", "下载收付明细（CSV）"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)


def test_the_sheet_is_printed_though_it_is_folded(open_page):
    page = open_page(URL)
    fill_in(page)
    expect(told(page)).to_contain_text("名义年利率")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".kb-tool-paper .kb-sheet")).to_be_visible()
    expect(page.locator(".kb-rate-form")).to_be_hidden()


# -- for everybody -----------------------------------------------------------------------


def test_without_javascript_the_blank_and_the_lines_are_there(open_page):
    page = open_page(URL, java_script_enabled=False)
    expect(page.locator(".kb-noscript")).to_be_visible()
    expect(page.locator(".kb-tool-room")).to_be_hidden()
    page.locator("summary", has_text="打印下来手写").click()
    expect(page.get_by_role("columnheader", name="谁收的")).to_be_visible()
    page.locator("summary", has_text="哪条线管谁").click()
    expect(page.locator("[data-rate-line=court-24] summary")).to_be_visible()


def test_a_keyboard_reaches_everything_in_order(open_page):
    page = open_page(URL)
    page.locator("#rate-contract").focus()
    names = []
    for _ in range(8):
        names.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        page.keyboard.press("Tab")
    assert names == ["rate-contract", "rate-received", "rate-day", "等额分期的，填这里", "rate-times", "rate-each", "rate-first", "rate-every"]


def test_a_screen_reader_hears_labels_hints_and_the_result(open_page):
    page = open_page(URL)
    for name in ("合同上写的借款金额（元）", "实际到手多少（元）", "哪天到手", "一共几期"):
        expect(page.get_by_role("textbox", name=name)).to_have_accessible_description(re.compile("."))
    fill_in(page)
    expect(page.get_by_role("status").filter(has_text="名义年利率")).to_be_visible()
    expect(page.get_by_role("table", name="折成一年是多少")).to_be_visible()


@pytest.mark.parametrize("state", ["empty", "full", "wrong"])
def test_axe_finds_nothing(open_page, state):
    page = open_page(f"{URL}#lender-micro-loan" if state == "full" else URL, viewport=SMALL, bypass_csp=True)
    if state == "full":
        fill_in(page, listed=LIST)
        page.get_by_role("button", name="看这张纸").click()
        page.locator("summary", has_text="放进案卷").click()
        page.get_by_role("button", name="下载给案卷的一份").click()
        page.locator(".kb-rate-found details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    if state == "wrong":
        fill_in(page, dict.fromkeys(LOAN, "x"), "x")
        page.locator("#rate-every").focus()
    page.wait_for_timeout(400)
    assert axe.by_day_and_night(page) == ""


@pytest.mark.parametrize(("lender", "letter"), [("consumer-finance", "请出示合同"), ("micro-loan", "协商还款"), ("unlicensed", "报案书面陈述"), ("private-person", "报案书面陈述")])
def test_whoever_was_not_sued_is_offered_a_letter_too(open_page, lender, letter):
    """The closed line names it, before the answer to a court."""
    page = open_page(URL + f"#lender-{lender}", viewport=SMALL)
    fill_in(page)
    expect(told(page)).to_contain_text("一共")  # drawn anew a moment after the last stroke
    line = page.locator(".kb-rate-found summary", has_text="用得上的文书")
    expect(line).to_contain_text(letter)
    words = line.inner_text()
    assert words.index(letter) < words.index("民事答辩状")
    line.click()
    expect(page.locator(".kb-rate-found").get_by_role("link", name=letter)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_a_charge_that_was_taken_once_has_a_line_of_its_own(open_page):
    page = open_page(URL, viewport=SMALL)
    fill_in(page)
    expect(told(page)).to_contain_text("一共")
    before = told(page).inner_text()
    page.locator("summary", has_text="一次性收过的费").click()
    page.locator("#rate-once-sum").fill("很多")
    page.get_by_role("button", name="加上这一笔").click()
    expect(page.locator("#rate-once-sum")).to_be_focused()
    page.locator("#rate-once-sum").fill("300")
    page.locator("#rate-once-day").fill("2026年1月5日")
    page.locator("#rate-once-kind").select_option("担保费")
    page.get_by_role("button", name="加上这一笔").click()
    expect(page.get_by_text("加上了：2026-01-05 300 担保费")).to_be_visible()
    assert page.locator("#rate-list").input_value() == "2026-01-05 300 担保费"
    expect(told(page)).not_to_have_text(before)


@pytest.mark.parametrize(("up_to", "words"), [("12", "第 11 期是 2026-12-05"), ("13", "一共 12 期")])
def test_terms_that_cannot_have_been_paid_yet_are_not_taken_in_silence(open_page, up_to, words):
    page = open_page(URL, lambda page: page.clock.set_fixed_time("2026-11-30T08:00:00+08:00"), viewport=SMALL, timezone_id="Asia/Shanghai", permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, LOAN | {"upTo": up_to})
    against = page.locator(".kb-rate-against")
    expect(against).to_contain_text("对不上")
    expect(against).to_contain_text(words)
    assert words in copied(page)
    page.locator("#rate-upTo").fill("10")
    expect(against).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
def test_while_typing_the_number_stays_in_sight(open_page, viewport):
    page = open_page(URL, at="2026-11-29T08:00:00+08:00", viewport=viewport, timezone_id="Asia/Shanghai")
    bar = page.locator(".kb-rate-bar")
    expect(bar).to_be_hidden()
    fill_in(page, LOAN)
    page.locator("#rate-received").focus()
    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar).to_contain_text("一年 ")
    assert bar.inner_text().split()[1].split("（")[0] in told(page).inner_text(), "the same number as below"
    assert bar.bounding_box()["height"] <= viewport["height"] / 6
    field, below = page.locator("#rate-received").bounding_box(), bar.bounding_box()
    assert field["y"] + field["height"] <= below["y"], "what is typed into is not under it"
    assert bar.locator("[role=status]").count() == 0, "read aloud once"
    page.locator("#rate-received").fill("很多")
    expect(bar).to_contain_text("看不懂")
    bar.get_by_role("button", name="看结果").click()
    expect(told(page)).to_be_in_viewport()


def test_a_day_in_words_is_written_out(open_page):
    page = open_page(URL, at="2026-11-29T08:00:00+08:00", viewport=SMALL, timezone_id="Asia/Shanghai")
    page.locator("#rate-day").fill("上周五")
    page.locator("#rate-received").focus()
    expect(page.locator("#rate-day")).to_have_value("2026-11-20")
    expect(page.locator(".kb-day-understood:visible")).to_contain_text("是 2026-11-20（周五）")
    page.locator("#rate-day").fill("24号")
    page.locator("#rate-received").focus()
    expect(page.locator("#rate-day-wrong")).to_contain_text("是哪一天")
    expect(page.locator("#rate-day-wrong").get_by_role("button")).to_have_text(["2026-11-24", "2026-10-24"])
    assert page.locator("#rate-day").input_value() == "24号"


def test_days_in_words_at_the_beginning_of_a_line_are_written_out_or_asked(open_page):
    page = open_page(URL, lambda page: page.clock.set_fixed_time("2026-11-29T08:00:00+08:00"), viewport=SMALL, timezone_id="Asia/Shanghai")
    page.locator("summary", has_text="一笔一笔写").click()
    page.locator("#rate-list").fill("上周五 1万 到账\n昨天还500\n24号，300\n2026-11-01 50 罚息\n12月1日 20")
    page.locator("#rate-contract").focus()
    expect(page.locator("#rate-list")).to_have_value("2026-11-20 1万 到账\n2026-11-28 还500\n24号，300\n2026-11-01 50 罚息\n12月1日 20")
    expect(page.locator(".kb-day-understood:visible")).to_contain_text("昨天：2026-11-28（周六）")
    wrong = page.locator("#rate-list-wrong")
    expect(wrong).to_contain_text("第 3 行的“24号”是哪一天")
    expect(wrong.get_by_role("button")).to_have_text(["2026-11-24", "2026-12-24", "2026-10-24"])
    wrong.get_by_role("button", name="2026-11-24").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rate-list")).to_have_value("2026-11-20 1万 到账\n2026-11-28 还500\n2026-11-24 300\n2026-11-01 50 罚息\n12月1日 20")
    expect(wrong).to_contain_text("有 1 行没写年份")
    assert page.locator("#rate-list").evaluate("(list) => list === document.activeElement"), "the finger stays where it was typing"
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_axe_finds_nothing_where_a_line_asks_for_its_day(open_page):
    page = open_page(URL, viewport=SMALL, bypass_csp=True)
    fill_in(page, listed="昨天 500\n24号 300")
    page.locator("#rate-contract").focus()
    expect(page.locator("#rate-list-wrong").get_by_role("button").first).to_be_visible()
    assert axe.by_day_and_night(page) == ""
