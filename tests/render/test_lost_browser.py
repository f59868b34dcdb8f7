"""The page for a wrong address, in a browser: whom to call, three ways on that lead somewhere, however deep, below any folder."""

from __future__ import annotations

import browser
import pytest
import serving
import small
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.render import lost

WIDTH = 320


@pytest.fixture(params=["", "https://example.org/handbook/", "https://example.org/elsewhere/"], ids=["no address", "other folder", "another folder"])
def served(request, tmp_path, today):
    """404.html and what it leads to, below browser.PREFIX, built for an address that may not be this one."""
    root = tmp_path / "project"
    small.write_with_machinery(root)
    site = join(knowledge.load(root), today, today, request.param)
    folder = tmp_path / "site"
    page = lost.page(site)
    for path, text in {"404.html": page, page.split('data-known="')[1].split('"')[0]: "", "index.html": "home", "search/index.html": "search", "start/me/index.html": "me"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    server = serving.serve(folder)
    yield f"http://127.0.0.1:{server.server_port}{browser.PREFIX}"
    server.shutdown()


@pytest.mark.parametrize("wrong", ["typo", "scenarios/typo/", "a/b/c/d/typo.html"])
def test_it_calls_and_leads_on_from_anywhere(chromium, served, wrong):
    context = chromium.new_context(viewport={"width": WIDTH, "height": 560}, locale="zh-CN")
    page, foreign, errors = context.new_page(), [], []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(served.rpartition(browser.PREFIX)[0]) else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" and "404" not in message.text else None)
    answer = page.goto(served + wrong, wait_until="networkidle")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "没有这一页"
    assert [link.get_attribute("href") for link in page.locator(".calls a").all()] == ["tel:110", "tel:12356"]
    assert page.locator(".calls a").first.bounding_box()["height"] >= 44
    assert page.locator(".calls a").last.bounding_box()["y"] < 300  # both in sight at once
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert page.evaluate("getComputedStyle(document.querySelector('.calls a')).borderTopWidth") == "2px"  # the policy lets the style in
    for to, words in (("start/me/", "me"), ("search/", "search"), ("", "home")):
        href = page.locator(f'a[data-to="{to}"]').evaluate("link => link.href")
        assert href == served + to
        assert context.request.get(href).text() == words
    assert foreign == [] and errors == []
    context.close()


def test_without_javascript_links_start_at_the_address_that_was_built(tmp_path, today):
    root = small.write_with_machinery(tmp_path)
    for address, path in (("https://example.org/handbook/", "/handbook/search/"), ("https://example.org", "/search/"), ("", "/search/")):
        assert f'data-to="search/" href="{path}"' in lost.page(join(knowledge.load(root), today, today, address))
