"""One situation on paper: two sides of A4 with everything on it, readable without colour, tap or network."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
import zxingcpp
from here import TODAY
from playwright.sync_api import Error
from kb.joining.handbook import join
from kb.records.pages import Scenario
from kb.render import glossary, onepage, scenario
from kb.render.qr import qr_image
from kb.records.vocabulary import ContactKind, Lender

ADDRESS = "https://example.org/handbook/"
SIDES = 2


@pytest.fixture(scope="module")
def paper(base):
    """The sheets as they stand in the pages of a site that has an address, by situation."""
    site = join(base, TODAY, TODAY, ADDRESS)
    return {entry.id: scenario.page(site, glossary.linked(site, entry)).split('<section class="kb-onepage')[1] for entry in base.of_kind("scenario")}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def too_many_sides(page) -> int:
    """How many sides of A4 a page takes, if more than `SIDES`; else 0. The side after the last allowed one is asked for: where there is none, nothing is painted."""
    a4 = {"format": "A4", "prefer_css_page_size": True}
    try:
        page.pdf(**a4, page_ranges=str(SIDES + 1))
    except Error as error:
        if "Page range exceeds page count" in error.message:
            return 0
        raise
    return pages_of(page.pdf(**a4))


def situations(base) -> list[str]:
    return sorted(entry.id for entry in base.of_kind("scenario"))


#: [size in CSS pixels, words] of all that is printed below `POINTS`.
SMALL = """(least) => {
    const found = [], walk = document.createTreeWalker(document.querySelector(".kb-onepage"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const size = parseFloat(getComputedStyle(walk.currentNode.parentElement).fontSize);
        if (walk.currentNode.data.trim() && size < least) found.push([size, walk.currentNode.data.slice(0, 20)]);
    }
    return found;
}"""
POINTS = 9


def test_every_situation_fits_on_one_sheet_of_a4_in_nine_points(base, open_page):
    page = open_page(f"scenarios/{situations(base)[0]}/", viewport={"width": 1000, "height": 900})
    here = page.url.rsplit("scenarios/", 1)[0]
    page.emulate_media(media="print")
    sides, small = {}, {}
    for id_ in situations(base):
        page.goto(f"{here}scenarios/{id_}/")
        assert page.locator(".kb-onepage").is_visible()
        small[id_] = page.evaluate(SMALL, POINTS * 96 / 72)
        sides[id_] = too_many_sides(page)
    assert {id_: count for id_, count in sides.items() if count} == {}
    assert {id_: words for id_, words in small.items() if words} == {}


def test_a_sheet_that_needs_one_side_more_is_found(open_page):
    page = open_page("scenarios/home-visit/", viewport={"width": 1000, "height": 900})
    page.emulate_media(media="print")
    tall = "(millimetres) => document.querySelector('.kb-onepage').style.setProperty('height', `${millimetres}mm`, 'important')"
    page.evaluate(tall, 297 * SIDES - 80)  # less the margins
    assert too_many_sides(page) == 0
    page.evaluate(tall, 297 * SIDES + 10)
    assert too_many_sides(page) == SIDES + 1


@pytest.mark.parametrize("id_", ["contact-bombing", "privacy-leak"])
def test_a_chosen_lender_never_needs_more_paper(open_page, id_):
    """The two with the most words; a choice only hides (lender.js)."""
    page = open_page(f"scenarios/{id_}/", viewport={"width": 1000, "height": 900})
    choices = page.locator(".kb-choice[data-lender]")
    sides = {}
    for place in range(choices.count()):
        choices.nth(place).evaluate("(choice) => choice.click()")
        sides[choices.nth(place).get_attribute("data-lender")] = too_many_sides(page)
    assert len(sides) > 5 and {lender: count for lender, count in sides.items() if count} == {}


class _Contents(HTMLParser):
    """Ids and headings of a page, those of the print copy apart, and the targets of the theme's table of contents."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: set[str] = set()
        self.printed: set[str] = set()
        self.headings: list[str] = []
        self.targets: list[str] = []
        self._open: list[bool] = []  # of the sections now open: is it the print copy?
        self._contents = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "section":
            self._open.append("kb-onepage" in (given.get("class") or ""))
        if tag == "nav" and (self._contents or "md-nav--secondary" in (given.get("class") or "")):
            self._contents += 1
        if given.get("id"):
            (self.printed if any(self._open) else self.shown).add(given["id"])
        if any(self._open) and re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if self._contents and tag == "a" and (given.get("href") or "").startswith("#"):
            self.targets.append(unquote(given["href"][1:]))

    def handle_endtag(self, tag):
        if tag == "section":
            self._open.pop()
        if tag == "nav" and self._contents:
            self._contents -= 1


def test_the_table_of_contents_leads_to_nothing_hidden(base, built_site):
    """The theme lists every heading of the article, also those of the copy that only the printer sees."""
    entries = 0
    for id_ in situations(base):
        page = _Contents((built_site / "scenarios" / id_ / "index.html").read_text(encoding="utf-8"))
        assert page.targets, id_
        entries += len(page.targets)
        assert [target for target in page.targets if target not in page.shown] == [], id_
        assert page.headings == [] and page.printed == set(), id_
    assert entries > len(situations(base))


def test_other_pages_waste_no_paper(open_page):
    """What hangs beside the telephone is one side; closed sections follow each other and leave their frames and buttons on the screen."""
    page = open_page("guides/for-parents/")
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    page.goto(page.url.replace("guides/for-parents", "guides/first-hour"))
    page.emulate_media(media="print")
    assert page.locator(".kb-all").is_hidden()
    section = page.locator("details.kb-fold").first
    assert section.evaluate("(one) => [getComputedStyle(one).breakInside, getComputedStyle(one).borderLeftWidth]") == ["auto", "0px"]


def test_print_shows_the_sheet_and_nothing_else(open_page):
    page = open_page("scenarios/home-visit/")
    assert page.locator(".kb-onepage").is_hidden()
    page.emulate_media(media="print")
    shown = page.locator(".md-content__inner > *").evaluate_all("(all) => all.filter((one) => one.getClientRects().length).map((one) => one.className)")
    assert [name.split()[0] for name in shown] == ["kb-onepage"]
    for hidden in (".md-header", ".md-footer", ".md-sidebar--primary", ".kb-exit"):
        assert page.locator(hidden).first.is_hidden(), hidden
    words = page.locator(".kb-onepage").inner_text()
    for wanted in ("打 110", "现在就做", "照着念", "违法", "留下这些", "去哪投诉", "法律原文", "没有微信号", "2026-11-23", "未经执业律师复核"):
        assert wanted in words, wanted


def test_the_header_can_be_left_out_without_javascript(open_page):
    page = open_page("scenarios/home-visit/", java_script_enabled=False)
    page.locator(".kb-print-choice summary").click()
    page.get_by_label("抬头不写事由").check()
    page.emulate_media(media="print")
    assert page.locator(".kb-paper-title").is_hidden() and page.locator(".kb-paper-answer").is_visible()


def test_a_chosen_lender_prints_only_what_holds_for_it(open_page):
    page = open_page("scenarios/contact-bombing/#lender-micro-loan")
    page.emulate_media(media="print")
    sheet = page.locator(".kb-onepage")
    rules = ("（《信用卡办法》第六十八条", "［只对银行贷款］", "电话 12378")
    assert [rule for rule in rules if rule not in sheet.text_content()] == []
    assert [rule for rule in rules if rule in sheet.inner_text()] == []
    assert "《小贷办法》第三十七条" in sheet.inner_text() and "电话 12345" in sheet.inner_text()


def test_a_part_without_anything_for_the_chosen_lender_has_no_name_either(open_page):
    page = open_page("scenarios/not-my-debt/")
    page.emulate_media(media="print")
    part = page.locator(".kb-paper-part", has=page.locator(".kb-paper-entry")).first
    assert part.is_visible()
    part.evaluate("(part) => { for (const entry of part.querySelectorAll('.kb-paper-entry')) entry.hidden = true; }")
    assert part.is_hidden()


def test_every_channel_is_spelled_out_with_its_number(base, paper):
    for entry in base.of_kind("scenario"):
        sheet = paper[entry.id].replace("\\", "")
        for id_ in entry.record.channels:
            channel = base.entries[f"channel:{id_}"].record
            assert channel.title in sheet, (entry.id, id_)
            for contact in channel.contacts:
                if contact.kind is ContactKind.TEL:
                    assert contact.value in paper[entry.id], (entry.id, contact.value)


def test_every_entry_of_the_line_is_there_with_all_its_citations(base, paper, site):
    for entry in base.of_kind("scenario"):
        record: Scenario = entry.record
        sheet = paper[entry.id].replace("\\", "")
        for item in (*record.line.may, *record.line.depends, *record.line.complain, *record.line.unlawful):
            assert item.text in sheet, (entry.id, item.text)
            place = sheet.index(item.text)
            after = sheet[place : sheet.index("</div>", place)]
            for ref in item.law:
                target = base.citations.read(ref)
                assert f"《{base.statutes[target.statute].name}》" in after, (entry.id, ref)
                whole = onepage.inline.label(site, target).partition("》")[2]
                item_ = re.search("第（.+）项$", whole)
                assert whole in after or (item_ and item_[0] in after and whole[: item_.start()] in after), (entry.id, ref)


def test_citations_that_follow_each_other_name_their_statute_once(base, site):
    said = lambda *refs: onepage._citations(site, [base.citations.read(ref) for ref in refs])  # noqa: E731
    assert said("civil-code#675", "civil-code#676", "criminal-law#280") == "《民法典》第六百七十五条、第六百七十六条；《刑法》第二百八十条"
    assert said("public-security-punishments#50-p1-i1", "public-security-punishments#50-p1-i2") == "《治安管理处罚法》第五十条第一款第（一）项、第（二）项"
    assert said("civil-code#675", "criminal-law#280", "civil-code#676").count("《民法典》") == 2
    assert said("gbt-45251-2025#debtor-only", "gbt-45251-2025#contact-person").endswith("，均为转引")


def test_an_exception_names_every_kind_that_a_rule_does_not_reach(base, site):
    """Also one that the page is not about: 除…外 must not lay a rule on a lender that it does not bind."""
    record = base.entries["scenario:debt-assignment"].record
    missing = [kind for kind in Lender if kind not in record.lenders]
    assert missing
    words = onepage._whom(site, record, [kind for kind in record.lenders if kind is not Lender.PRIVATE_PERSON])
    assert words.startswith("除")
    for kind in (*missing, Lender.PRIVATE_PERSON):
        assert base.lenders[kind.value].record.short in words
    assert onepage._whom(site, record, [Lender.BANK]) == "只对银行贷款"
    assert onepage._whom(site, record, record.lenders) == "" == onepage._whom(site, record, [])


def test_quoted_law_is_the_laws_own_words_in_their_order(base, site):
    """Between the marks of omission, every quotation is a run of the provision's text, and nothing stands in it twice."""
    squeezed = lambda words: re.sub(r"\s", "", words)  # noqa: E731
    seen = 0
    for entry in base.of_kind("scenario"):
        refs = [item.ref for item in entry.record.law] + [ref for item in entry.record.line.unlawful for ref in item.law]
        for targets in onepage._by_paragraph(site, refs):
            whole = squeezed(base.statutes[targets[0].statute].provision(targets[0].no).text or "")
            at = 0
            for run in onepage._quoted(site, targets).split("……"):
                place = whole.find(squeezed(run), at)
                assert place >= at, (entry.id, targets)
                at = place + len(squeezed(run))
                seen += 1
    assert seen > 100


def test_a_whole_paragraph_swallows_its_items(site):
    groups = onepage._by_paragraph(site, ["public-security-punishments#50-p1-i5", "public-security-punishments#50-p1-i1", "public-security-punishments#50-p1"])
    assert [[(target.paragraph, target.item) for target in group] for group in groups] == [[(1, None)]]
    groups = onepage._by_paragraph(site, ["public-security-punishments#50-p1-i5", "public-security-punishments#50-p1-i1"])
    assert [[target.item for target in group] for group in groups] == [[1, 5]]
    words = onepage._quoted(site, groups[0])
    assert words.count("有下列行为之一的") == 1 and words.count("……") == 2


def test_the_code_on_paper_reads_as_the_pages_address(open_page):
    """Read back by another library from the pixels that a browser paints."""
    page = open_page("scenarios/home-visit/")
    wanted = ADDRESS + "scenarios/home-visit/"
    flat, width, height = page.evaluate(
        """async (html) => {
            const holder = document.createElement("div");
            holder.innerHTML = html;
            const picture = holder.firstElementChild;
            await picture.decode();
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 320;
            const pen = canvas.getContext("2d");
            pen.fillStyle = "#fff";
            pen.fillRect(0, 0, 320, 320);
            pen.drawImage(picture, 20, 20, 280, 280);
            const data = pen.getImageData(0, 0, 320, 320).data;
            return [Array.from(data.filter((_, at) => at % 4 === 0)), 320, 320];
        }""",
        qr_image(wanted),
    )
    pixels = memoryview(bytes(itertools.chain(flat))).cast("B", (height, width))
    assert [found.text for found in zxingcpp.read_barcodes(pixels)] == [wanted]


def test_without_an_address_there_is_no_code_and_the_path_is_printed(base, real_files, paper):
    files = real_files()
    for entry in base.of_kind("scenario"):
        bare = files[entry.source].split('<section class="kb-onepage')[1]
        assert "kb-qr" not in bare and f"后面加 {entry.url}" in bare.replace("\\", "")
        assert "kb-qr" in paper[entry.id] and ADDRESS + entry.url in paper[entry.id]


# Every other page -------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["law/microloan-measures-2024/", "ladders/", "guides/first-hour/"])
def test_folds_come_out_open_where_no_script_runs(open_page, url):
    """The theme opens them by script only. What another rule keeps off paper on purpose is not asked for."""
    page = open_page(url, java_script_enabled=False)
    inside = page.locator("article details:not([open]) > :not(summary)")
    assert inside.count() and page.locator("article details:not([open]) > :not(summary):visible").count() == 0
    page.emulate_media(media="print")
    lost = inside.evaluate_all("""(all) => all.filter((one) => {
        for (let up = one; up; up = up.parentElement) if (getComputedStyle(up).display === "none") return false;
        return !one.checkVisibility();
    }).length""")
    shown = inside.evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length")
    assert lost == 0 and (shown or url.startswith("law/"))


def test_a_letter_is_printed_without_a_page_that_holds_one_line(open_page):
    page = open_page("letters/lender-complaint/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 695, "height": 900})  # A4 less its margins
    sheet = page.locator(".kb-letter").bounding_box()
    assert sheet["height"] <= (297 - 28) * 96 / 25.4


def test_a_ladder_is_printed_once_in_words_with_its_law(open_page):
    page = open_page("ladders/", java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.locator(".kb-draw:visible").count() == 0 and page.locator("details.kb-written > :not(summary):visible").count() > 5
    page.goto(page.url.replace("ladders/", "guides/complaint-ladder/"))
    assert page.locator(".kb-embedded .kb-draw:visible").count() and page.locator(".kb-embedded details.kb-written:visible").count() == 0
