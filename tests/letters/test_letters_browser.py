"""Filling in a letter in real Chromium: what was typed is what comes out, everywhere, and it stays on the phone."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import json
import random
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import axe
import letter_samples
import pytest
import real
import word_file
from playwright.sync_api import expect

from clipboard import copied
from browser import PHONE
from kb.letters import fill as letter_fill, template as letter_text
from kb.publishing.bundle import bundle
from kb.records.vocabulary import FieldKind

TODAY = letter_samples.TODAY
COMPLAINT = "letters/lender-complaint/"
GATED = "letters/instalment-request/"
POLICE = "letters/police-statement/"
BASE = real.base()
LETTERS = {letter.id: letter for letter in BASE.of_kind("letter")}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = {
    "a very long name": "欧阳" * 300,
    "a long name without a place to break": "A" * 600,
    "emoji": "小李👨\u200d👩\u200d👧\u200d👦🇨🇳👍🏽 é",
    "a script": "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">",
    "template marks": "{{ my_name }} {{#if agency}}{{/if}} ${x} {% x %}",
    "direction marks": "\u202e甲\u2067乙\u200f丙",
    "Hebrew": "שלום 123",
    "markdown": "**甲** [x](javascript:alert(1)) `x` # x",
    "XML": "]]>&amp;<w:p/>&#0;",
    "an impossible date": "2026-02-30",
    "odd characters": "a\tb\u00a0c\u200bd\u2028e\u0007f\ufffe",
}


@pytest.fixture
def open_letter(open_page):
    """The page of a letter on the frozen date, with a clipboard that tests may read; its closed parts open, unless told otherwise."""

    def open_(url=COMPLAINT, opened=True, **options):
        morning = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 7, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
        page = open_page(url, at=morning, permissions=["clipboard-read", "clipboard-write"], timezone_id="Asia/Shanghai", **options)
        if opened:
            page.locator("article details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
        return page

    return open_


def letter_of(url):
    return LETTERS[url.split("/")[1]]


def expected_text(url, values):
    letter = letter_of(url)
    return letter_fill.fill(letter_text.parse(letter.body), letter.record.fields, values, TODAY)


def fill_in(page, values):
    for field, value in values.items():
        page.locator(f"#fill-{field}").fill(value)


#: What a hand does to each field, in one call: it must be in sight and take words, is entered, written and left.
_FILL = """(values) => {
    for (const [id, value] of values) {
        const box = document.getElementById(`fill-${id}`);
        if (!box.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || !box.getClientRects().length || box.disabled || box.readOnly) throw new Error(`nobody can write into ${id}`);
        box.focus();
        if (document.activeElement !== box) throw new Error(`nobody can get into ${id}`);
        if (value === true) box.click();
        else {
            box.value = value;
            box.dispatchEvent(new InputEvent("input", { bubbles: true, data: value, inputType: "insertText" }));
            box.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }
}"""


def fill_at_once(page, values):
    """Where many fields are filled and how they are typed into is not what is asked; true ticks a box."""
    page.evaluate(_FILL, list(values.items()))


def downloaded(page, name) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    assert waiting.value.suggested_filename.startswith("文书.")
    with open(waiting.value.path(), "rb") as file:
        return file.read()


def paragraphs_of(content: bytes) -> list[str]:
    """Words of each paragraph of a .docx, as any reader of the format sees them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        body = ET.fromstring(archive.read("word/document.xml"))
    return ["".join("\t" if node.tag == W + "tab" else node.text or "" for node in paragraph.iter() if node.tag in (W + "t", W + "tab")) for paragraph in body.iter(W + "p")]


def drawn(text):
    """As XML can hold it: other control characters become a visible mark."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


# -- the same text as the reference -------------------------------------------


@pytest.fixture(scope="module")
def fill_js(chromium):
    """fill.js alone on an empty page."""
    folder = letter_samples.ROOT / "docs/assets/js/letter"
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    sources["../floor.js"] = (folder.parent / "floor.js").read_text(encoding="utf-8")
    sources["entry.js"] = 'import { letterRows, letterText } from "./fill.js";\nself.fillAll = (cases) => cases.map(([letter, values]) => letterText(letterRows(letter, values)));\n'
    page = chromium.new_page()
    page.add_script_tag(content=bundle(sources, "entry.js"))
    yield lambda cases: page.evaluate("(cases) => fillAll(cases)", cases)
    page.close()


@pytest.mark.parametrize("words", ["不往个人账户交“诉讼费”“保证金”“撤诉费”，也不在电话里答应金额。", "（甲）（乙）（丙），《民法典》第一千零三十二条（隐私）。", "共 2026-11-23 12:30 的 https://example.invalid/scenarios/court-notice/ 一条。"])
def test_no_drawn_line_begins_or_ends_with_the_wrong_mark(chromium, words):
    """Pictures of letters and of answers, at every width of a line from four to thirty characters."""
    folder = letter_samples.ROOT / "docs/assets/js/letter"
    sources = {"lines.js": (folder / "lines.js").read_text(encoding="utf-8"), "entry.js": 'import { fittedLines } from "./lines.js";\nself.fitted = fittedLines;\n'}
    page = chromium.new_page()
    page.add_script_tag(content=bundle(sources, "entry.js"))
    cut = page.evaluate("""(words) => {
      const pen = { measureText: (part) => ({ width: [...part].length * 10 }) };
      return Array.from({ length: 27 }, (_, more) => fitted(pen, words, 40 + 10 * more, 0).map((line) => line.text));
    }""", words)
    page.close()
    for room, lines in enumerate(cut, 4):
        assert "".join(lines) == words
        assert not any(line[0] in "，。、；：？！）》”" for line in lines) and not any(line[-1] in "（《“" for line in lines), (room, lines)
        assert all(len(line) <= room + 1 for line in lines), (room, lines)


def embedded(lines, fields):
    return {"lines": letter_text.as_data(lines), "fields": [{"id": field.id, "blank": letter_fill.BLANKS[field.kind]} for field in fields]}


def test_every_letter_reads_the_same_in_both_languages(fill_js):
    cases, expected = [], []
    for letter in LETTERS.values():
        lines, fields = letter_text.parse(letter.body), letter.record.fields
        full = letter_samples.full_values(letter)
        for values in ({}, full, {name: value for name, value in full.items() if name < "m"}, dict.fromkeys(full, HOSTILE["template marks"])):
            cases.append([embedded(lines, fields), values])
            expected.append(letter_fill.text_of(letter_fill.rows(lines, fields, values)))
    assert fill_js(cases) == expected


def test_random_letters_and_input_read_the_same_in_both_languages(fill_js):
    chance = random.Random(20261123)
    words = ["甲", "。", "：", "**重**", "\n\n", "\n", "1. ", "- ", "- ☐ ", "**一、题**", " ", "\u3000", "{{ a }}", "{{ b }}", "{{#if a}}", "{{#if b}}", "{{/if}}"]
    typed = ["甲", "。", "！", " ", "\n", "\r\n", "\u3000", "1. ", "**", "{{ a }}", "\u202e", "\u2067", "\u202c", "\u2069", "👍🏽", "\u0085", "\x1c", "\ufeff", "\u2028"]

    class A:
        id, kind = "a", FieldKind.SHORT

    class B:
        id, kind = "b", FieldKind.LONG

    cases, expected = [], []
    while len(cases) < 1500:
        body = "".join(chance.choices(words, k=chance.randrange(1, 25)))
        try:
            lines = letter_text.parse(body)
        except ValueError:
            continue
        values = {name: "".join(chance.choices(typed, k=chance.randrange(6))) for name in "ab"}
        cases.append([embedded(lines, (A, B)), values])
        expected.append(letter_fill.text_of(letter_fill.rows(lines, (A, B), values)))
    assert fill_js(cases) == expected


def test_the_page_embeds_what_was_parsed(open_letter):
    page = open_letter(POLICE)
    data = json.loads(page.locator("script.kb-letter-data").text_content())
    letter = letter_of(POLICE)
    assert data["lines"] == letter_text.as_data(letter_text.parse(letter.body))
    assert [field["id"] for field in data["fields"]] == [field.id for field in letter.record.fields]


# -- what a person does --------------------------------------------------------


def test_what_is_typed_stands_in_the_preview_at_once(open_letter):
    page = open_letter()
    sheet = page.locator(".kb-sheet")
    expect(sheet.locator(".kb-blank[data-field=lender_name]")).to_have_text("放款方全称")
    page.locator("#fill-lender_name").press_sequentially("甲公司")
    expect(sheet.locator(".kb-row-greeting")).to_have_text("甲公司：")
    assert "对方自称" not in sheet.inner_text()
    page.locator("#fill-agency").fill("乙公司")
    expect(sheet).to_contain_text("对方自称：乙公司。请贵司核实是否受贵司委托。")


def test_today_is_suggested_and_nothing_else(open_letter):
    page = open_letter()
    assert page.locator("#fill-date").input_value() == "2026-11-23"
    filled = page.locator(".kb-fill :is(input, textarea)").evaluate_all("(all) => all.filter((one) => one.value).map((one) => one.id)")
    assert filled == ["fill-date"]


def test_every_field_has_its_label_and_hint(open_letter):
    page = open_letter()
    for field in letter_of(COMPLAINT).record.fields:
        box = page.get_by_label(re.compile("^" + re.escape(field.label)))
        assert box.get_attribute("id") == f"fill-{field.id}"
        expect(page.locator("#" + box.get_attribute("aria-describedby"))).to_have_text(field.hint)
        assert box.evaluate("(one) => one.tagName") == ("TEXTAREA" if field.kind is FieldKind.LONG else "INPUT")


def test_copying_gives_the_letter_that_python_writes(open_letter):
    page = open_letter()
    values = letter_samples.full_values(letter_of(COMPLAINT))
    fill_in(page, values)
    assert copied(page) == expected_text(COMPLAINT, values)


def test_the_form_stands_before_the_text_and_works_while_that_is_closed(open_letter):
    page = open_letter(opened=False)
    assert page.locator(".kb-letter").get_attribute("open") is None
    assert page.locator(".kb-fill").bounding_box()["y"] < page.locator(".kb-letter").bounding_box()["y"] < page.locator(".kb-tools").bounding_box()["y"]
    required = {field.id: "甲" for field in letter_of(COMPLAINT).record.fields if field.required and field.kind is not FieldKind.TODAY}
    fill_in(page, required)
    assert copied(page) == expected_text(COMPLAINT, required | {"date": TODAY.isoformat()})
    assert page.locator("#fill-agency").is_hidden()
    page.get_by_text("可不填的 2 项：自称的催收公司、还要它做的一件事").click()
    assert page.locator("#fill-agency").is_visible()


def test_what_is_not_required_stays_in_sight_where_it_is_the_letter(open_letter):
    page = open_letter("letters/evidence-list/", opened=False)
    assert page.locator(".kb-optional").count() == 0 and page.locator("#fill-calls").is_visible()


def test_printing_opens_the_letter(open_letter):
    page = open_letter(opened=False)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    assert page.locator(".kb-sheet").is_visible()


def test_copying_works_without_the_clipboard_interface(open_letter):
    """Old WebViews have only execCommand."""
    page = open_letter()
    fill_in(page, {"my_name": "小李"})
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="复制全文").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    page.locator("#fill-facts").fill("")
    page.locator("#fill-facts").press("Control+v")
    assert page.locator("#fill-facts").input_value() == expected_text(COMPLAINT, {"my_name": "小李"})


def test_a_screen_reader_hears_a_summary_and_not_the_whole_letter(open_letter):
    page = open_letter()
    assert page.locator(".kb-sheet").evaluate("(sheet) => sheet.closest('[aria-live], [role=status], [role=alert]')") is None
    assert page.locator(".kb-sheet :is([aria-live], [role=status])").count() == 0
    progress = page.locator(".kb-progress[role=status]")
    expect(progress).to_contain_text("填了 1 项，共 9 项。还空着：放款方全称、")
    fill_in(page, {field.id: "甲" for field in letter_of(COMPLAINT).record.fields if field.required})
    page.locator("#fill-date").blur()
    expect(progress).to_have_text("填了 7 项，共 9 项。该填的都填了。")


def test_clearing_takes_two_taps_and_leaves_nothing(open_letter):
    page = open_letter(GATED)
    answer_the_gate(page)
    fill_in(page, {field.id: "甲" for field in letter_of(GATED).record.fields if field.kind is not FieldKind.CHECK})
    page.locator("#fill-card").check()
    page.get_by_role("button", name="做成图片").click()
    page.get_by_role("button", name="清空", exact=True).click()
    assert page.locator("#fill-my_name").input_value() == "甲", "one tap may be a slip"
    page.get_by_role("button", name="再点一次，全部清空").click()
    assert page.locator(".kb-fill").evaluate("(form) => [...form.elements].every((one) => one.type === 'checkbox' ? !one.checked : one.value === '')")
    assert "甲" not in page.locator(".kb-letter").text_content()
    assert page.locator(".kb-images img").count() == 0
    assert page.locator(".kb-asked input:checked").count() == 0
    assert page.locator(".kb-fill").is_hidden()


def test_nothing_is_stored_sent_or_remembered(open_letter):
    page = open_letter()
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("blob:", "data:")) else None)
    fill_in(page, letter_samples.full_values(letter_of(COMPLAINT)))
    page.locator("#fill-my_name").press("Enter")
    page.get_by_role("button", name="做成图片").click()
    downloaded(page, "下载 Word 文件")
    assert asked == []
    stored = "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, location.search, location.hash]"
    assert page.evaluate(stored) == [0, 0, "", 0, "", ""]
    assert page.locator(".kb-fill :is(input, textarea):not([autocomplete=off][spellcheck=false])").count() == 0
    assert page.locator(".kb-fill [name]").count() == 0 and page.locator(".kb-fill").get_attribute("action") is None
    page.reload()
    assert page.locator("#fill-my_name").input_value() == ""


def test_the_way_out_of_wechat_stands_beside_the_buttons(open_letter):
    page = open_letter()
    expect(page.locator(".kb-tools")).to_contain_text("在浏览器打开")
    assert page.locator(".kb-tools button").first.inner_text() == "复制全文"


def test_inside_wechat_only_what_works_there_is_offered(open_letter):
    page = open_letter(user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 XWEB/1160 MicroMessenger/8.0.49 NetType/4G Language/zh_CN")
    assert page.locator(".kb-tools button").all_inner_texts() == ["复制全文", "做成图片", "清空"]
    expect(page.locator(".kb-tools")).to_contain_text("选“在浏览器打开”")
    assert open_letter().locator(".kb-tools button").all_inner_texts() == ["复制全文", "做成图片", "打印", "下载 Word 文件", "下载纯文本", "清空"]


def test_without_javascript_the_blank_is_there(open_page):
    page = open_page(COMPLAINT, java_script_enabled=False)
    assert page.locator(".kb-letter .kb-blank").count() >= len(letter_of(COMPLAINT).record.fields)
    assert page.locator(".kb-fields-list li").count() == len(letter_of(COMPLAINT).record.fields)
    assert page.locator(".kb-fill, .kb-tools, .kb-sheet").count() == 0


# -- bad input -------------------------------------------------------------------


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_shown_as_typed_and_never_runs(open_letter, typed):
    page = open_letter(viewport={"width": 360, "height": 560})
    title = page.title()
    fill_in(page, {"facts": "一件"})
    rows = page.locator(".kb-sheet .kb-row").count()
    values = {"my_name": typed, "facts": typed, "agency": typed, "date": typed}
    fill_in(page, values)
    typed_now = {field: page.locator(f"#fill-{field}").input_value() for field in values}
    assert page.locator(".kb-sheet bdi.kb-typed").first.text_content() == letter_fill.tidy(typed_now["my_name"])
    assert page.locator(".kb-sheet .kb-typed *").count() == 0 and page.locator(".kb-sheet :is(script, img, a)").count() == 0
    assert page.locator(".kb-sheet .kb-row").count() == rows + 1, "one optional paragraph more, nothing else"
    assert page.locator(".kb-sheet .kb-row-heading").all_inner_texts() == ["一、事实", "二、请对照的规定", "三、请求", "四、联系方式"]
    assert page.title() == title
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    text = expected_text(COMPLAINT, typed_now)
    assert copied(page) == text
    assert paragraphs_of(downloaded(page, "下载 Word 文件")) == [drawn(line) for line in text.split("\n") if line]
    assert downloaded(page, "下载纯文本").decode("utf-8-sig").replace("\r\n", "\n") == text + "\n"
    page.get_by_role("button", name="做成图片").click()
    assert page.locator(".kb-images img").count() >= 1


def test_ten_thousand_characters_of_notes_are_all_there(open_letter):
    page = open_letter(opened=False)  # as it opens: the text of the letter is drawn only when somebody looks
    notes = "\n".join(f"{number}. 2026-11-20 21:40，尾号 0000，打来，原话“你儿子欠了钱，你来还”。" for number in range(250))
    assert len(notes) > 10_000
    fill_in(page, {"facts": notes})
    text = expected_text(COMPLAINT, {"facts": notes})
    assert copied(page) == text
    assert paragraphs_of(downloaded(page, "下载 Word 文件")) == [line for line in text.split("\n") if line]
    page.locator(".kb-letter > summary").click()
    assert page.locator(".kb-sheet").inner_text().count("你儿子欠了钱") == 250
    page.get_by_role("button", name="做成图片").click()
    assert page.locator(".kb-images img").count() > 5


@pytest.mark.parametrize(("typed", "warned"), [("2026-02-30", True), ("2026-13-01", True), ("2026-02-28", False), ("2028-02-29", False), ("下个月", False), ("", False)])
def test_a_date_that_does_not_exist_is_pointed_out_and_kept(open_letter, typed, warned):
    page = open_letter()
    page.locator("#fill-date").fill(typed)
    page.locator("#fill-date").blur()
    assert page.get_by_text("日历上没有这一天").is_visible() == warned
    assert page.locator("#fill-date").input_value() == typed
    if typed:
        expect(page.locator(".kb-row-sign").last).to_have_text(typed)


# -- Word, picture, paper ----------------------------------------------------------


def test_the_word_file_is_a4_with_chinese_fonts_and_a_centred_title(open_letter):
    page = open_letter()
    values = letter_samples.full_values(letter_of(COMPLAINT))
    fill_in(page, values)
    content = downloaded(page, "下载 Word 文件")
    assert paragraphs_of(content) == [line for line in expected_text(COMPLAINT, values).split("\n") if line]
    parts = word_file.assert_sound(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "no trace of when it was made"
    overrides = {node.get("PartName") for node in parts["[Content_Types].xml"] if node.get("PartName")}
    assert overrides == {"/word/document.xml", "/word/styles.xml", "/word/fontTable.xml"} and {name.lstrip("/") for name in overrides} <= set(parts)
    size = parts["word/document.xml"].find(f".//{W}pgSz")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    styles = {style.get(W + "styleId"): style for style in parts["word/styles.xml"].iter(W + "style")}
    first = parts["word/document.xml"].find(f".//{W}p//{W}pStyle").get(W + "val")
    assert styles[first].find(f".//{W}jc").get(W + "val") == "center"
    fonts = {node.get(W + "eastAsia") for node in parts["word/styles.xml"].iter(W + "rFonts")}
    known = {node.get(W + "name"): node.find(W + "altName").get(W + "val") for node in parts["word/fontTable.xml"]}
    assert fonts == set(known) and "SimSun" in known["仿宋"]
    assert "docProps" not in "".join(parts), "no author, no computer name"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_words(open_letter, tmp_path):
    page = open_letter()
    values = letter_samples.full_values(letter_of(COMPLAINT)) | {"my_name": HOSTILE["XML"]}
    fill_in(page, values)
    (tmp_path / "letter.docx").write_bytes(downloaded(page, "下载 Word 文件"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "letter.docx")],
        check=True, capture_output=True,
    )
    read = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
    assert read.split() == expected_text(COMPLAINT, values).split()


def test_the_picture_is_made_of_a4_pages_for_a_long_press(open_letter):
    page = open_letter()
    fill_in(page, letter_samples.full_values(letter_of(COMPLAINT)))
    page.get_by_role("button", name="做成图片").click()
    images = page.locator(".kb-images img")
    assert images.count() == 2
    for index in range(images.count()):
        image = images.nth(index)
        image.evaluate("(one) => one.decode()")
        assert image.evaluate("(one) => [one.naturalWidth, one.naturalHeight]") == [1240, 1754]
        assert image.get_attribute("src").startswith("data:image/png;base64,")
        assert f"第 {index + 1} 张" in image.get_attribute("alt")
    expect(page.locator(".kb-images")).to_contain_text("长按图片")
    page.locator("#fill-my_name").fill("别人")
    assert images.count() == 0, "an old picture of a changed letter is wrong"


def test_printing_prints_the_letter_alone(open_letter):
    page = open_letter()
    fill_in(page, {"my_name": "小李"})
    page.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("document.documentElement.dataset.printed") == "yes"
    page.emulate_media(media="print")
    shown = page.locator(".md-content__inner > *").evaluate_all("(all) => all.filter((one) => one.getClientRects().length).map((one) => one.className)")
    assert shown == ["kb-fold kb-letter"]
    for hidden in (".md-header", ".md-footer", ".md-sidebar--primary", ".kb-exit", ".kb-letter > summary", ".kb-tools", ".kb-fill"):
        assert page.locator(hidden).first.is_hidden(), hidden
    paper = page.locator(".kb-letter")
    assert "小李" in paper.inner_text() and "没有微信号" in paper.inner_text()
    blank = page.locator(".kb-sheet .kb-blank").first.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).borderBottomStyle]")
    assert blank == ["rgba(0, 0, 0, 0)", "solid"]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_call_log_fills_one_sheet_of_a4(open_page):
    page = open_page("guides/call-log/")
    assert page.locator(".kb-form-sheet tbody tr").count() == 20
    assert pages_of(page.pdf(format="A4")) == 1
    page.emulate_media(media="print")
    assert page.locator(".kb-form-sheet tbody tr").last.is_visible() and page.locator(".kb-answer").is_hidden()
    guide = open_page("guides/evidence/")
    guide.get_by_role("button", name="全部展开").click()
    guide.get_by_role("link", name="通话记录表").first.click()


def test_the_evidence_list_prints_on_one_sheet_of_a4(open_letter):
    page = open_letter("letters/evidence-list/")
    page.evaluate("document.documentElement.dataset.print = 'letter'")
    assert pages_of(page.pdf(format="A4")) == 1


# -- the gate and the days -----------------------------------------------------------


def answer_the_gate(page, *answers):
    """Overdue for more than three years, then 有 … 没断过 unless given by number."""
    answers = answers or (1, 0, 0, 0, 0, 0)
    for question, box in enumerate(page.locator(".kb-asked fieldset").all()):
        box.locator("input").nth(answers[question]).check()


def test_a_letter_that_may_restart_limitation_asks_first(open_letter):
    page = open_letter(GATED)
    assert page.locator(".kb-fill").is_hidden() and page.locator(".kb-tools").is_hidden()
    assert page.locator(".kb-asked fieldset").count() == 6
    answer_the_gate(page)
    expect(page.locator(".kb-verdict")).to_contain_text("可以往下填")
    assert page.locator(".kb-fill").is_visible() and page.locator(".kb-tools").is_visible()


@pytest.mark.parametrize("answers", [(1, 1, 1, 1, 1, 0), (2, 2, 2, 2, 2, 2), (1, 0, 1, 1, 1, 1), (2, 0, 0, 0, 0, 2)])
def test_whoever_cannot_answer_is_led_to_free_advice(open_letter, answers):
    page = open_letter(GATED)
    answer_the_gate(page, *answers)
    expect(page.locator(".kb-verdict")).to_contain_text("停在这里")
    assert page.locator(".kb-fill").is_hidden()
    assert page.locator(".kb-gate a", has_text="12348").is_visible()


def test_whoever_is_not_yet_three_years_late_may_write_at_once(open_letter):
    page = open_letter(GATED)
    page.locator(".kb-asked fieldset").first.locator("input").first.check()
    expect(page.locator(".kb-verdict")).to_contain_text("可以往下填")
    assert page.locator(".kb-fill").is_visible()


def test_other_letters_open_at_once(open_letter):
    assert open_letter().locator(".kb-fill").is_visible()


def due(page):
    return page.locator(".kb-due").all_inner_texts()


def test_days_are_counted_from_the_law_data_and_the_day_that_was_typed(open_letter):
    page = open_letter()
    limits = [limit for statute in BASE.statutes.values() for provision in statute.provisions for limit in provision.limits if limit.id in letter_of(COMPLAINT).record.time_limits]
    assert [limit.unit.value for limit in limits] == ["日", "日"]
    for day in (TODAY, dt.date(2026, 12, 25), dt.date(2028, 2, 20)):
        page.locator("#fill-from").fill(day.isoformat())
        assert due(page) == [f"按天数算到 {day + dt.timedelta(days=int(limit.value))}。" for limit in limits]
    page.locator("#fill-from").fill("2026-02-30")
    assert due(page) == ["", ""]


@pytest.mark.parametrize("typed", ["138****0000", "下个月", "11-23", "20261123"])
def test_days_are_counted_from_a_date_and_from_nothing_else(open_letter, typed):
    page = open_letter()
    complaint = page.locator(".kb-field:has(#fill-from) .kb-wrong")
    assert complaint.is_hidden()
    page.locator("#fill-from").fill(typed)
    page.locator("#fill-from").blur()
    expect(complaint).to_contain_text("只认日期")
    expect(complaint).to_contain_text("2026-11-23")
    assert page.locator("#fill-from").get_attribute("aria-invalid") == "true" and due(page) == ["", ""]
    assert page.locator("#fill-from").input_value() == typed
    page.locator("#fill-from").fill("2026-02-30")
    expect(complaint).to_contain_text("日历上没有这一天")
    page.locator("#fill-from").fill("2026-11-20")
    assert complaint.is_hidden() and page.locator("#fill-from").get_attribute("aria-invalid") == "false" and all(due(page))
    page.locator("#fill-from").fill("")
    page.locator("#fill-from").blur()
    assert complaint.is_hidden()


def test_months_end_on_the_same_day_or_the_last_one(open_letter):
    page = open_letter("letters/request-enforcement/")
    months = next(limit for statute in BASE.statutes.values() for provision in statute.provisions for limit in provision.limits if limit.id == "inaction-sue-after")
    assert (months.value, months.unit.value) == ("2", "月")
    index = letter_of("letters/request-enforcement/").record.time_limits.index("inaction-sue-after")
    for start in (dt.date(2026, 11, 23), dt.date(2026, 12, 31), dt.date(2027, 12, 31), dt.date(2026, 8, 31)):
        year, month = divmod(start.month - 1 + 2, 12)
        end = dt.date(start.year + year, month + 1, min(start.day, calendar.monthrange(start.year + year, month + 1)[1]))
        page.locator("#fill-from").fill(start.isoformat())
        assert due(page)[index] == f"按天数算到 {end}。"


def test_working_days_are_left_to_a_calendar(open_letter):
    page = open_letter("letters/nfra-complaint/")
    assert "法定节假日" in due(page)[letter_of("letters/nfra-complaint/").record.time_limits.index("transfer-to-lender")]


# -- everybody -------------------------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
@pytest.mark.parametrize("url", [COMPLAINT, GATED, "guides/call-log/"], ids=["letter", "gate", "sheet"])
def test_axe_finds_nothing_while_filling_in(open_page, url, viewport):
    page = open_page(url, viewport=viewport, bypass_csp=True)
    if url == GATED:
        answer_the_gate(page)
    if url != "guides/call-log/":
        fill_in(page, {"my_name": "小李", "date": "2026-02-30"})
        page.locator("#fill-date").blur()
        page.get_by_role("button", name="做成图片").click()
    assert axe.by_day_and_night(page) == ""


@pytest.mark.parametrize("id_", sorted(LETTERS))
def test_every_letter_can_be_filled_in_and_copied(open_letter, id_):
    url = f"letters/{id_}/"
    page = open_letter(url, viewport={"width": 360, "height": 560})
    if page.locator(".kb-asked").count():
        answer_the_gate(page)
    values = letter_samples.full_values(LETTERS[id_])
    boxes = {field.id: True for field in LETTERS[id_].record.fields if field.kind is FieldKind.CHECK}
    fill_at_once(page, {field.id: boxes.get(field.id) or values[field.id] for field in LETTERS[id_].record.fields if field.id in boxes or field.id in values})
    assert all(page.locator(f"#fill-{name}").is_checked() for name in boxes)
    assert copied(page) == expected_text(url, values)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
