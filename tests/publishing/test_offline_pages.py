"""How one page is made fit for a folder, on a site of two pages written here."""

from __future__ import annotations

import pytest
from kb.publishing import offline

NAMES = {"site": "assets/bundle/site.0123456789.js", "search": "assets/bundle/search-page.0123456789.js", "css": "assets/bundle/site.0123456789.css", "icon": "assets/bundle/icon.0123456789.svg"}
PAGE = """<!doctype html><html><head><title>应对手册</title><link rel="icon" href="{up}{icon}"><link rel="stylesheet" href="{up}{css}"></head>
<body><a class="kb-exit" href="https://www.gov.cn/">离开</a><article class="md-content">{inside}</article><script src="{up}{site}"></script></body></html>"""
INDEX = {"docs": [], "terms": {}}


def site(inside: str, where: str = "index.html") -> dict[str, bytes]:
    texts = {
        "index.html": PAGE.format(up="", inside="<h1>首页</h1>", **NAMES),
        "scenarios/index.html": PAGE.format(up="../", inside="<h1>情景</h1>", **NAMES),
        "search/index.html": PAGE.format(up="../", inside=f'<h1>搜索</h1><script src="../{NAMES["search"]}"></script>', **NAMES),
        "data/limits.json": "{}",
        **dict.fromkeys(NAMES.values(), ""),
    }
    up = "../" * where.count("/")
    return {path: text.encode("utf-8") for path, text in {**texts, where: PAGE.format(up=up, inside=inside, **NAMES)}.items()}


def shown(inside: str, where: str = "index.html") -> str:
    page = offline.offline_files(site(inside, where), INDEX)[where].decode("utf-8")
    return page[page.index("<article") + len('<article class="md-content">') : page.index("</article>")]


def test_quoted_law_goes_to_its_last_word_even_with_another_fold_inside():
    inside = 'a<details class="kb-text"><summary>看原文</summary><details class="kb-more">x</details>原文的末尾</details>b'
    assert shown(inside) == "ab"
    assert shown(inside, "law/civil-code/index.html") == inside


def test_the_sheet_for_printing_goes_whole_and_other_sections_stay():
    inside = 'a<div class="kb-print-choice"><div>选</div>印</div><section class="kb-onepage kb-dense" hidden><section>一</section>二</section><section class="kb-other">三</section>'
    assert shown(inside) == 'a<section class="kb-other">三</section>'


def test_links_name_files_and_lose_the_hints_of_a_mouse():
    assert shown('<a href="scenarios/#x" title="看">一</a><a href=".">二</a><a href="tel:110" title="打">三</a>') == '<a href="scenarios/index.html#x">一</a><a href="./index.html">二</a><a href="tel:110">三</a>'


def test_a_link_to_what_is_left_out_becomes_its_words():
    assert shown('<a class="k" href="data/limits.json">数 <b>据</b></a>') == "数 <b>据</b>"
    assert shown('<a href="https://example.invalid/data/x">别处</a>') == '<a href="https://example.invalid/data/x">别处</a>'


def test_the_frame_leads_to_the_search_as_the_header_does():
    page = offline.offline_files(site("", "law/x/index.html"), INDEX)["law/x/index.html"].decode("utf-8")
    assert '<a class="kb-search-door" href="../../search/index.html">搜索</a>' in page


def test_the_search_page_reads_the_index_before_its_script():
    page = offline.offline_files(site(""), INDEX)["search/index.html"].decode("utf-8")
    assert f'<script src="kb-index.js"></script><script src="../{NAMES["search"]}"></script>' in page


def test_a_broken_link_is_named():
    with pytest.raises(ValueError, match="index.html: nowhere/index.html"):
        offline.offline_files(site('<a href="nowhere/">x</a>'), INDEX)


@pytest.mark.parametrize(("old", "new"), [("<article", "<div"), ("<title>", "<b>"), ('rel="icon"', 'rel="logo"'), ("kb-exit", "kb-out")])
def test_a_theme_that_changed_its_markup_is_an_error(old, new):
    whole = site("")
    with pytest.raises(ValueError, match="主题改了写法"):
        offline.offline_files({**whole, "index.html": whole["index.html"].replace(old.encode(), new.encode(), 1)}, INDEX)


def test_a_script_without_its_name_is_an_error():
    with pytest.raises(ValueError, match="assets/bundle/site.js"):
        offline.offline_files({path: data for path, data in site("").items() if path != NAMES["site"]}, INDEX)
