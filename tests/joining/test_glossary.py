"""Words of the glossary: where they become links, what the links carry, and the page behind them."""

from __future__ import annotations

from here import ROOT
import datetime as dt
import json

import pytest
import small

from kb import render
from kb.search import index as search_index
from kb.joining import glossary, knowledge
from kb.joining.handbook import join

TODAY = dt.date(2026, 11, 23)
GUIDE = "docs/guides/evidence.md"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "assets").symlink_to(ROOT / "docs" / "assets")
    return small.write(tmp_path)


def files(root):
    return render.site_files(join(knowledge.load(root), TODAY, TODAY))


def linked_words(root, body):
    """The words of the guide that lead to the glossary, in order, when its body is this."""
    small.replace(root, GUIDE, "截整屏。", body)
    base = knowledge.load(root)
    entry = base.guides["evidence"]
    return [entry.body[place.start : place.end] for place in glossary.places(base).get(entry.key, [])]


def test_the_first_place_of_a_word_is_a_link_and_no_other(project):
    assert linked_words(project, "先看时效，再看诉讼时效。\n\n时效很要紧。") == ["时效"]
    page = files(project)["guides/evidence.md"]
    assert page.count("kb-term") == 1
    assert '先看[时效](../glossary.md#limitation){.kb-term data-note="一般 3 年，过了可以抗辩。"}，再看诉讼时效。' in page


def test_the_longest_spelling_wins(project):
    assert linked_words(project, "先看诉讼时效。") == ["诉讼时效"]


NO_LINK = {
    "a heading": "## 时效\n\n看。",
    "a link": "看[时效](../scenarios/contact.md)。",
    "a quotation": "他说“时效早过了”。",
    "words to read aloud": "> 先看时效。",
    "a citation": "见《民法典》第188条（诉讼《时效》）。",
    "the name of a law": "看《时效规定》。",
    "code": "看`时效`。",
    "the steps of the first minute": "## 现在就做\n\n先看时效。\n",
    "words to say": "## 照着念\n\n先看时效。\n",
    "a word that is only explained": "截整屏。",
}


@pytest.mark.parametrize("body", NO_LINK.values(), ids=NO_LINK.keys())
def test_no_word_is_linked_in(project, body):
    assert linked_words(project, body) == []


def test_a_word_alone_in_quotation_marks_is_named_and_not_quoted(project):
    assert linked_words(project, "网上说的“时效”。") == ["时效"]


def test_after_the_steps_words_are_linked_again(project):
    assert linked_words(project, "## 现在就做\n\n先看时效。\n\n## 债务本身\n\n再看诉讼时效。") == ["诉讼时效"]


def test_letters_never_carry_links(project):
    small.replace(project, "docs/letters/stop.md", "{{#if agency}}", "时效另说。\n\n{{#if agency}}")
    assert "kb-term" not in files(project)["letters/stop.md"]


@pytest.mark.parametrize("flag", ["large: true", "sheet: true"])
def test_sheets_to_print_carry_no_links(project, flag):
    small.replace(project, GUIDE, "summary: 先留原件。", f"summary: 先留原件。\n{flag}")
    assert linked_words(project, "先看时效。") == []


def test_a_citation_beside_a_word_stays_a_citation(project):
    small.replace(project, GUIDE, "截整屏。", "时效见《民法典》第188条。")
    page = files(project)["guides/evidence.md"]
    assert "[时效](../glossary.md#limitation)" in page and "../law/civil-code.md#art-188" in page


def test_the_page_explains_cites_and_leads_on_and_back(project):
    small.replace(project, GUIDE, "截整屏。", "先看时效。")
    page = files(project)["glossary.md"]
    assert "### 诉讼时效 <span class=\"kb-short\">一般 3 年，过了可以抗辩</span> {#limitation " in page and "也叫：时效" in page and "一般 3 年" in page
    assert "law/civil-code.md#art-188" in page and "scenarios/contact.md" in page
    assert "用到这个词的页面（1）" in page and "guides/evidence.md" in page


def test_words_are_found_by_the_search_and_stand_in_the_open_data(project):
    index = search_index.build(join(knowledge.load(project), TODAY, TODAY))
    [found] = [doc for doc in index["docs"] if doc["id"] == "term:limitation"]
    assert (found["kind"], found["url"], found["summary"]) == ("term", "glossary/#limitation", "一般 3 年，过了可以抗辩。")
    rows = json.loads(files(project)["data/glossary.json"])["glossary"]
    assert rows[0]["url"] == "glossary/#limitation" and rows[0]["law"][0]["statute"] == "civil-code"


def test_every_word_of_the_real_glossary_has_its_anchor_and_no_group_takes_it(base, site):
    page = render.glossary.page(site)
    for id_ in base.terms:
        assert page.count(f"{{#{id_} ") == 1, id_
