"""The book before it is laid out: what is in it, where links lead, what is left out; and the settings it shares with the site."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
import yaml

import small
from kb.joining import knowledge
from kb.book import fragments, law
from kb.book import make_book
from kb.book.chapters import landing, landings, reviewed
from kb.joining.handbook import join
from here import ROOT


def book_of(root, today):
    base = knowledge.load(root)
    return make_book(join(base, today, today))


@pytest.fixture(scope="module")
def whole(fresh):
    return fresh()


def test_markdown_is_read_as_on_the_site():
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    names = [name if isinstance(name, str) else next(iter(name)) for name in config["markdown_extensions"]]
    assert tuple(names) == fragments.EXTENSIONS


def test_every_authored_page_but_the_sites_own_is_a_chapter(base, whole):
    sources = {chapter.source for chapter in whole.chapters}
    missing = {entry.source for entry in base.entries.values() if entry.kind not in ("page", "tool")} - sources
    assert missing == set()


def test_a_chapter_has_one_title_and_no_level_is_skipped(whole):
    for chapter in whole.chapters:
        levels = [int(item.tag[1]) for item in chapter.tree.iter() if item.tag in fragments.HEADINGS]
        assert levels[0] == 2 and levels.count(2) == 1, chapter.source
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), chapter.source


def test_nothing_that_needs_a_screen_is_left(whole):
    for chapter in whole.chapters:
        for item in chapter.tree.iter():
            assert item.tag not in ("script", "button", "input", "details", "summary", "svg"), chapter.source
            assert not fragments.classes(item) & fragments.DROPPED, chapter.source


def test_ids_are_there_once_and_links_lead_to_them(whole):
    ids = landings(whole)  # raises for a double one
    site = whole.site
    for chapter in whole.chapters:
        for _, target in fragments.links(chapter.tree):
            if target.startswith(("scenarios/", "guides/", "letters/", "lenders/", "myths/")) and not target.endswith("index.md"):
                assert landing(site, ids, target), (chapter.source, target)
            if law.provision_of(site, target) and chapter not in whole.law.chapters:
                assert landing(site, ids, target).startswith(fragments.id_of(target.partition("#")[0]) + "--art-"), target


def test_the_appendix_leaves_out_what_nobody_cites(whole):
    headings = {item.get("id") for chapter in whole.law.chapters for item in chapter.tree.iter("h3")}
    cited = {f"law-{statute}--art-{no}" for (statute, no), pages in whole.site.graph.cited_by.items() if pages}
    held = {f"law-{statute.id}--{item.anchor}" for statute in whole.site.base.statutes.values() for item in statute.provisions}
    assert cited <= headings < held


def test_an_old_number_means_its_successor(whole):
    statute, provision = next((statute, item) for statute in whole.site.base.statutes.values() for item in statute.provisions if item.formerly)
    target = f"law/{statute.id}.md#formerly-{provision.formerly.no}"
    found = law.provision_of(whole.site, target)
    assert found[0] == statute.id and statute.provision(found[1]).formerly.no == provision.formerly.no


def test_a_heading_that_is_gone_stops_the_book():
    with pytest.raises(KeyError, match="a--channels"):
        fragments.page_tree("a.md", "# 甲\n\n## 乙 {#b}\n\n字", {"channels": []})


def test_a_link_that_leads_nowhere_becomes_words_and_a_paragraph_of_only_that_goes():
    tree = fragments.page_tree("a/b.md", "# 甲\n\n见[丙](../c/d.md#e)。\n\n[只有它](../x.md)\n\n[网](https://example.org)")
    fragments.resolve(tree, lambda target: None)
    assert [item.get("href") for item in tree.iter("a")] == ["https://example.org"]
    assert "见丙。" in fragments.words(tree) and "只有它" not in fragments.words(tree)


def test_taking_an_element_away_keeps_the_words_around_it():
    tree = ET.fromstring("<p>一<b>二<i>三</i>四</b>五<u>六</u>七</p>")
    fragments.unwrap(tree, tree[0])
    assert ET.tostring(tree, encoding="unicode") == "<p>一二<i>三</i>四五<u>六</u>七</p>"
    fragments.remove(tree, tree[1])
    assert ET.tostring(tree, encoding="unicode") == "<p>一二<i>三</i>四五七</p>"


def test_review_is_claimed_only_where_it_happened(tmp_path, today):
    root = small.write(tmp_path)
    assert "未经执业律师复核" in reviewed(book_of(root, today).site)
    log = root / "law" / "_reviews.yml"
    log.write_text(log.read_text(encoding="utf-8").replace("by: editor", "by: lawyer").replace("by: second-reader", "by: lawyer"), encoding="utf-8")
    assert reviewed(book_of(root, today).site) == "经执业律师复核"


def test_routes_of_a_situation_stand_in_one_table(whole):
    for chapter in whole.chapters:
        if chapter.source == "scenarios/home-visit.md":
            tables = [item for item in chapter.tree.iter("table") if "放款方" in fragments.words(item)]
            assert len(tables) == 1
            rows = [fragments.words(row) for row in tables[0].iter("tr")][1:]
            assert rows[-1].startswith("还不知道") and any("信用卡" in row for row in rows)
