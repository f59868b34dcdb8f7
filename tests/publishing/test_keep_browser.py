"""The copy on the phone: asked for, complete, readable and searchable with the server gone, never a mix of two builds."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from contextlib import contextmanager

import browser
import built
import pytest
import serving
from kb.publishing import installable
from playwright.sync_api import expect


#: What a copy of a few pages holds: some parts of the real size, and a hundredth of the files, most of which are the search's.
FEW = re.compile(r"(?:index\.html|manifest\.webmanifest|(?:assets|about|scenarios)/.*)")


@pytest.fixture(scope="module")
def few(built_site):
    """{path: bytes} of a copy made of real pages as the build makes it, for what is promised of any copy."""
    site = {path.relative_to(built_site).as_posix(): path for path in built_site.rglob("*") if path.is_file()}
    real = json.loads((built_site / "keep/info.json").read_text(encoding="utf-8"))
    files = installable.keep_files(built.ROOT, {name: path.read_bytes() for name, path in site.items() if FEW.fullmatch(name)}, real["built_on"], real["law_on"])
    info = json.loads(files[installable.INFO])
    assert files["sw.js"] == (built_site / "sw.js").read_bytes() and 3 <= info["parts"] < real["parts"] and 50 < info["files"] < real["files"] / 10
    return files


@contextmanager
def serving_(built_site, folder, keep):
    """(address, folder, stop): the real site below a sub-path, with a keep/ that a test may change or take away."""
    folder.mkdir()
    for each in built_site.iterdir():
        if each.name != "keep":
            (folder / each.name).symlink_to(each)
    keep(folder)
    running = serving.serve(folder)

    def stop():
        running.shutdown()
        running.server_close()

    yield f"http://127.0.0.1:{running.server_port}{browser.PREFIX}", folder, stop
    stop()


@pytest.fixture
def server(built_site, few, tmp_path):
    """The real site, with a copy of a few pages."""

    def keep(folder):
        for name, data in few.items():
            if name.startswith("keep/"):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(data)

    with serving_(built_site, tmp_path / "site", keep) as served:
        yield served


@pytest.fixture
def whole_server(built_site, tmp_path):
    """The real site with its whole copy."""
    with serving_(built_site, tmp_path / "site", lambda folder: (folder / "keep").symlink_to(built_site / "keep")) as served:
        yield served


@pytest.fixture
def phone(chromium):
    context = chromium.new_context(viewport=browser.PHONE, locale="zh-CN")
    yield context
    context.close()


def saved(phone, address):
    page = phone.new_page()
    page.goto(address + "about/save/")
    page.get_by_role("button", name="保存到这部手机").click()
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("已经保存", timeout=120_000)
    return page


def test_nothing_is_kept_before_it_is_asked_for(phone, server):
    address, _, _ = server
    page = phone.new_page()
    page.goto(address + "about/save/")
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("可以保存")
    assert page.evaluate("caches.keys()") == [] and page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_with_the_server_gone_everything_is_read_and_searched_and_then_cleared(phone, whole_server):
    address, _, stop = whole_server
    page = saved(phone, address)
    page.reload()  # the worker takes over
    stop()
    for path in ("", "scenarios/deceased/", "law/civil-code/#art-1032", "letters/heirs-reply/", "myths/"):
        page.goto(address + path)
        assert page.locator("h1").first.is_visible(), path
    page.goto(address + "search/?q=半夜打电话")
    expect(page.locator(".kb-results a").first).to_contain_text("电话")
    page.goto(address)
    page.locator("a.kb-search-door").click()
    page.locator(".kb-ask input").press_sequentially("民法典1032")
    expect(page.locator(".kb-results a").first).to_contain_text("民法典")
    page.goto(address + "about/save/")
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("已经清除")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_browser_that_unpacks_nothing_itself_keeps_it_too(phone, server):
    address, _, stop = server
    phone.add_init_script("delete self.DecompressionStream")
    page = saved(phone, address)
    page.reload()
    stop()
    page.goto(address + "scenarios/deceased/")
    assert page.locator("h1").first.is_visible()


def test_a_new_build_says_so_and_replaces_the_whole_copy(phone, server):
    address, folder, _ = server
    page = saved(phone, address)
    page.reload()
    old = json.loads((folder / "keep/info.json").read_text(encoding="utf-8"))
    newer = {**old, "version": "0" * 12, "built_on": "2027-01-01"}
    parts = folder / "keep" / old["version"]
    first = json.loads(zlib.decompress((parts / "0.pack").read_bytes(), -zlib.MAX_WBITS))
    (report,) = [row for row in first if row[0] == "about/report/index.html"]
    report[2] = report[2].replace("<h1", "<h1 data-newer", 1)
    parts.rename(folder / "keep" / newer["version"])
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    (folder / "keep" / newer["version"] / "0.pack").write_bytes(packer.compress(json.dumps(first).encode()) + packer.flush())
    (folder / "keep/info.json").write_text(json.dumps(newer), encoding="utf-8")
    page.goto(address + "scenarios/home-visit/")
    expect(page.locator(".kb-newer")).to_contain_text("2027-01-01")
    page.locator(".kb-newer a").click()
    page.get_by_role("button", name="更新").click()
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("已经保存：2027-01-01", timeout=120_000)
    assert sorted(page.evaluate("caches.keys()")) == ["kb-keep", "kb-keep-" + "0" * 12]


def test_a_failed_save_leaves_the_plain_site(phone, server):
    address, folder, _ = server
    info = json.loads((folder / "keep/info.json").read_text(encoding="utf-8"))
    (folder / "keep" / info["version"] / f"{info['parts'] - 1}.pack").unlink()
    page = phone.new_page()
    page.goto(address + "about/save/")
    page.get_by_role("button", name="保存到这部手机").click()
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("没有保存成", timeout=120_000)
    assert page.evaluate("caches.keys()") == []
    page.goto(address)
    assert page.locator("h1").first.is_visible()


def test_a_build_without_a_copy_says_so(phone, server):
    address, folder, _ = server
    shutil.rmtree(folder / "keep")
    page = phone.new_page()
    page.goto(address + "about/save/")
    expect(page.locator(".kb-keep [role=status]")).to_contain_text("没有提供")
    assert page.get_by_role("button", name="保存到这部手机").count() == 0
