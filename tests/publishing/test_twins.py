"""Markdown twins and llms.txt: clean to read, every link leads to something that is there, nothing said that the page does not say."""

from __future__ import annotations

import posixpath
import re

import pytest

from kb.publishing import assets, export, feeds, redirects, twins
from kb.render import pages as render_pages

LINK = re.compile(r"\]\(([^()\s]+)\)")


@pytest.fixture(scope="module")
def pages(site):
    made = render_pages(site)
    return made | redirects.pages(redirects.table(), set(made))


@pytest.fixture(scope="module")
def made(site, pages):
    return twins.files(site, pages)


def test_every_page_has_a_twin_and_an_address_that_moved_has_none(pages, made):
    moved = {item.from_.rstrip("/") + ".md" for item in redirects.table()}
    assert moved and set(made) == (set(pages) - moved) | {twins.LLMS}


def test_every_link_of_every_twin_and_of_llms_txt_leads_to_a_file(site, made):
    there = set(made) | set(export.files(site)) | set(feeds.files(site)) | {"search/kb-index.json"}
    lost = []
    for path, text in made.items():
        for href in LINK.findall(text):
            if re.match(r"(?:https|tel|sms):", href) or href.startswith("#"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href.partition("#")[0]))
            if target not in there and not target.startswith("assets/"):
                lost.append(f"{path}: {href}")
    assert lost == [] and assets.SOURCES


def test_llms_txt_has_the_shape_that_its_proposal_asks_for(made, base):
    """llmstxt.org: one H1 first, a quotation, words without headings, then H2 with lists of links and nothing else."""
    head, *sections = re.split(r"^## ", made[twins.LLMS], flags=re.M)
    assert re.match(r"# \S[^\n]*\n\n> \S", head) and not re.search(r"^#{2,}", head, re.M)
    for section in sections:
        title, _, rows = section.partition("\n\n")
        assert title and all(re.fullmatch(r"- \[[^\]]+\]\([^)\s]+\)(?:: .+)?", row) for row in rows.strip().split("\n")), title
    listed = set(LINK.findall(made[twins.LLMS]))
    assert {entry.source for entry in base.scenarios.values()} | {f"law/{id_}.md" for id_ in base.statutes} <= listed


def test_a_twin_is_plain_markdown(made):
    for path, text in made.items():
        assert not re.search(r"</?(?:div|details|summary|script|span|small|svg|button)\b|\{ ?[.#]|markdown=|data-toc", text), path
        assert path == twins.LLMS or re.match(r"(?:\[|# )", text), path


def test_a_twin_keeps_the_words_the_steps_and_the_law(base, made):
    text = made["scenarios/home-visit.md"]
    record = base.scenarios["home-visit"].record
    assert record.title in text and record.summary in text and "## 现在别做" in text
    article = base.statutes["civil-code"].provision("1033")
    assert article.text.split("\n")[0] in made["law/civil-code.md"]


def test_what_only_a_browser_needs_is_gone_and_words_are_not():
    page = '---\ntitle: x\n---\n# 甲 {#a data-toc-label="甲"}\n\n<details class="kb-step" markdown="1">\n\n<summary>锁门。</summary>\n\n见[乙](../law/b.md "提示"){ .kb-cite }。\n\n</details>\n<script type="application/json">{"丙": 1}</script>\n'
    assert twins.twin(page) == "# 甲\n\n**锁门。**\n\n见[乙](../law/b.md)。\n"


def test_of_lines_for_several_kinds_of_lender_one_is_said_and_rows_stay_rows(made):
    page = '## 期限 <span class="kb-short"><span data-lender-view="none unknown">15 日（按放款方不同）</span><span data-lender-view="micro-loan" hidden="hidden">没有统一的答复天数</span></span> {#days}\n\n<ul markdown="1">\n<li data-lenders="bank" markdown="span">[甲](a.md)：乙。</li>\n<li markdown="span">丙</li>\n</ul>\n'
    assert twins.twin(page) == "## 期限 15 日（按放款方不同）\n\n- [甲](a.md)：乙。\n- 丙\n"
    line = next(line for line in made["channels/nfra-12378.md"].split("\n") if line.startswith("## 期限"))
    assert line.count("被投诉机构") == 1 and "没有统一" not in line
