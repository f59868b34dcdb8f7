"""One situation on paper: two sides of A4 with everything on it, readable without colour, tap or network."""

from __future__ import annotations

import itertools
import re

import pytest
import zxingcpp
from kb.records.pages import Scenario
from kb.render import onepage
from kb.render import site_files
from kb.joining.handbook import join
from kb.render.qr import qr_image
from kb.records.vocabulary import ContactKind

ADDRESS = "https://example.org/handbook/"
SIDES = 2


@pytest.fixture(scope="module")
def paper(base, today):
    """The sheets as they stand in the pages, by situation."""
    files = site_files(join(base, today, today, ADDRESS))
    return {entry.id: files[entry.source].split('<section class="kb-onepage')[1] for entry in base.of_kind("scenario")}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def situations(base) -> list[str]:
    return sorted(entry.id for entry in base.of_kind("scenario"))


def test_every_situation_fits_on_one_sheet_of_a4(base, open_page):
    page = open_page(f"scenarios/{situations(base)[0]}/", viewport={"width": 1000, "height": 900})
    here = page.url.rsplit("scenarios/", 1)[0]
    sides = {}
    for id_ in situations(base):
        page.goto(f"{here}scenarios/{id_}/")
        sides[id_] = pages_of(page.pdf(format="A4", prefer_css_page_size=True))
    assert {id_: count for id_, count in sides.items() if count > SIDES} == {}


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
    page.get_by_label("抬头不写事由").check()
    page.emulate_media(media="print")
    assert page.locator(".kb-paper-title").is_hidden() and page.locator(".kb-paper-answer").is_visible()


def test_a_chosen_lender_prints_only_what_holds_for_it(open_page):
    page = open_page("scenarios/contact-bombing/#lender-micro-loan")
    page.emulate_media(media="print")
    assert "［只对信用卡］" in page.locator(".kb-onepage").text_content()
    assert "［只对信用卡］" not in page.locator(".kb-onepage").inner_text()
    assert "［只对小额贷款公司］" in page.locator(".kb-onepage").inner_text()


def test_every_channel_is_spelled_out_with_its_number(base, paper):
    for entry in base.of_kind("scenario"):
        for id_ in entry.record.channels:
            channel = base.entries[f"channel:{id_}"].record
            assert channel.title in paper[entry.id].replace("\\", ""), (entry.id, id_)
            for contact in channel.contacts:
                if contact.kind is ContactKind.TEL:
                    assert contact.value in paper[entry.id], (entry.id, contact.value)


def test_every_entry_of_the_line_is_there_with_all_its_citations(base, paper, today):
    site = join(base, today, today)
    for entry in base.of_kind("scenario"):
        record: Scenario = entry.record
        sheet = paper[entry.id].replace("\\", "")
        for item in (*record.line.may, *record.line.depends, *record.line.complain, *record.line.unlawful):
            assert item.text in sheet, (entry.id, item.text)
            for ref in item.law:
                assert onepage.inline.label(site, base.citations.read(ref)) in sheet, (entry.id, ref)


def test_quoted_law_is_the_laws_own_words_in_their_order(base, today):
    """Between the marks of omission, every quotation is a run of the provision's text, and nothing stands in it twice."""
    site = join(base, today, today)
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


def test_a_whole_paragraph_swallows_its_items(base, today):
    site = join(base, today, today)
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


def test_without_an_address_there_is_no_code_and_the_path_is_printed(base, today, paper):
    files = site_files(join(base, today, today))
    for entry in base.of_kind("scenario"):
        bare = files[entry.source].split('<section class="kb-onepage')[1]
        assert "kb-qr" not in bare and f"后面加 {entry.url}" in bare.replace("\\", "")
        assert "kb-qr" in paper[entry.id] and ADDRESS + entry.url in paper[entry.id]
