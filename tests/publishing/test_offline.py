"""The folder that opens with a double click: complete, the same bytes again, small, and usable with the network off."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile

import offline as command
import pytest
from here import TODAY
from kb.publishing import offline
from kb.joining.handbook import join
from kb.search import index as search_index
from playwright.sync_api import expect

MOMENT = dt.datetime(2026, 11, 23, 12)


@pytest.fixture(scope="module")
def site(built_site):
    """What MkDocs alone builds, as scripts/offline.py takes it: without the copy for the phone."""
    found = {path.relative_to(built_site).as_posix(): path for path in built_site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != "sw.js" and not name.startswith("keep/")}


@pytest.fixture(scope="module")
def files(site, base):
    return offline.offline_files(site, search_index.build(join(base, TODAY, TODAY), verbatim=False))


@pytest.fixture(scope="module")
def archive(files, tmp_path_factory):
    out = tmp_path_factory.mktemp("zip") / "a.zip"
    whole = files | {offline.MANIFEST: offline.manifest(files, "2026-11-23", "2026-11-23")}
    command.zip_bytes(whole, out, MOMENT, command.FOLDER)
    return out


@pytest.fixture(scope="module")
def folder(archive, tmp_path_factory):
    """Unpacked where people unpack: a path with spaces and Chinese characters."""
    where = tmp_path_factory.mktemp("桌面") / "新建 文件夹 (1)"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(where)
    return where / command.FOLDER


def test_it_is_small_enough_to_pass_on(archive):
    assert archive.stat().st_size < command.LARGEST


def test_the_same_input_gives_the_same_bytes(files, tmp_path):
    again = [tmp_path / "1.zip", tmp_path / "2.zip"]
    for out, order in zip(again, (sorted(files), sorted(files, reverse=True)), strict=True):
        command.zip_bytes({path: files[path] for path in order}, out, MOMENT, command.FOLDER)
    assert again[0].read_bytes() == again[1].read_bytes()


def test_the_manifest_names_every_file_with_its_sum_and_both_dates(folder):
    told = json.loads((folder / offline.MANIFEST).read_text(encoding="utf-8"))
    there = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}
    assert there.pop(offline.MANIFEST) and told["sha256"] == there
    assert told["built_on"] == told["law_on"] == "2026-11-23"


def test_every_situation_letter_channel_and_statute_is_in_it(files, base):
    for entry in base.entries.values():
        assert f"{entry.url}index.html" in files, entry.key
    assert {f"law/{id_}/index.html" for id_ in base.statutes} <= set(files)


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, offline=True, locale="zh-CN")
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
    yield page
    context.close()
    assert complaints == []


def test_search_tools_letters_and_links_work_from_the_folder_with_the_network_off(folder, page):
    page.goto((folder / "index.html").as_uri())
    page.locator("a.kb-search").click()
    page.locator(".kb-ask input").fill("半夜打电话")
    page.locator(".kb-results a").first.click()
    expect(page.locator("h1")).to_contain_text("电话短信轰炸")
    assert page.url.endswith("scenarios/call-bombing/index.html")
    page.go_back()
    page.locator(".kb-results a").first.wait_for()
    assert page.locator(".kb-ask input").input_value() == "半夜打电话" and "/search/index.html#q=" in page.url
    page.goto((folder / "scenarios/call-bombing/index.html").as_uri())
    page.keyboard.press("/")
    # Until the script has the field, an example is a plain link to its page.
    page.locator("form.kb-ask:not([hidden])").wait_for()
    page.locator(".kb-example").first.click()
    page.locator(".kb-results a").first.click()
    expect(page.locator("h1")).to_contain_text("爆通讯录")
    assert page.url.endswith("/contact-bombing/index.html")
    page.locator("details.kb-lenders").evaluate("(one) => { one.open = true; }")
    page.locator(".kb-choice[data-lender=micro-loan]").click()
    expect(page.locator(".kb-choice[data-lender=micro-loan]")).to_have_attribute("aria-current", "true")
    page.goto((folder / "letters/lender-complaint/index.html").as_uri())
    field = page.locator(".kb-fill input, .kb-fill textarea").first
    field.fill("小李")
    expect(page.locator(".kb-sheet")).to_contain_text("小李")


def test_the_index_in_the_folder_holds_what_was_indexed(folder, page, base):
    index = search_index.build(join(base, TODAY, TODAY), verbatim=False)
    page.goto((folder / "search/index.html").as_uri())
    read = json.loads(page.evaluate("JSON.stringify(kbIndex)"))
    known = [key for key in index["terms"] if key in read["terms"]]
    assert [read["terms"][key] for key in known] == [index["terms"][key] for key in known]
    assert len(known) == len(read["terms"]) > 30_000 and "催收" in known and read["stop"] == index["stop"]


@pytest.mark.parametrize("asked", ["", "#q=半夜打电话", "#q=犇猋骉"])
def test_the_row_of_numbers_stands_in_the_folder_whatever_is_asked(folder, page, asked):
    page.goto((folder / "search/index.html").as_uri() + asked)
    page.locator(".kb-results li" if asked else ".kb-example").first.wait_for()
    expect(page.locator(".kb-always")).to_be_in_viewport(ratio=1)
    assert page.locator(".kb-always a[href^='tel:']").evaluate_all("(all) => all.map((one) => one.innerText.trim())") == ["12356", "110", "120"]


@pytest.mark.parametrize("mark", ["#", "?"])
@pytest.mark.parametrize(("query", "wanted"), [("第50条", "第五十条"), ("民法典1032", "第一千零三十二条"), ("baotongxunlu", "通讯录"), ("不想活了", "12356")])
def test_the_whole_index_answers_from_the_folder(folder, page, query, wanted, mark):
    page.goto((folder / "search/index.html").as_uri() + f"{mark}q={query}")
    expect(page.locator(".kb-results")).to_contain_text(wanted)
