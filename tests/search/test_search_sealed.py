"""The sealed half of the unseen queries: written from the list of situations alone, its SHA-256 committed before anybody tuned.

What it is worth hangs on nobody tuning to it: ranking, synonyms and aliases are changed with search_cases_tuned.yml and
with sense, and when a sealed query fails, the cause is mended and never the phrase. A sealed half that somebody has looked
into is renamed search_cases_opened.yml, and a new one is written by people who have seen no page. The shares are floors
below what the search has reached (see docs/about/measured.md): a page more may move a question or two.
"""

from __future__ import annotations

from here import TESTS
import hashlib

import browser
import pytest
import search_quality
from kb.search import index as search_index
from kb.search.text import compact_words

HERE = TESTS
SEALED = HERE / "search_cases_sealed.yml"
CASES = search_quality.cases(SEALED)
#: group -> at least this share first, and among the first three: floors below what was reached on 2026-11-30. The goal is 0.85 and
#: 0.97, and 1.0 first for articles, crimes and numbers: typo, number and article are there or near, the others fall short.
FLOORS = {
    "app": (0.7, 0.8), "article": (0.97, 0.97), "collector": (0.55, 0.85), "crime": (0.75, 0.85), "everyday": (0.7, 0.85), "legal": (0.65, 0.88),
    "number": (0.93, 0.93), "third": (0.45, 0.85), "traditional": (0.65, 0.8), "typo": (0.8, 0.95), "voice": (0.6, 0.8),
}
#: Words that are nobody's phrase: a term of law, a crime, a name, a number may well be an alias.
TERMS = ("legal", "crime", "app", "number", "article")


@pytest.fixture(scope="module")
def answers(real_index):
    with browser.running() as chromium:
        page = chromium.new_page()
        found = search_quality.ask(page, real_index, [case["q"] for case in CASES])
        page.close()
    return [answer.ids for answer in found]


def test_the_sealed_half_is_the_one_that_was_sealed():
    wanted, _, name = (HERE / "search_cases_sealed.sha256").read_text(encoding="ascii").strip().partition("  ")
    assert name == SEALED.name and hashlib.sha256(SEALED.read_bytes()).hexdigest() == wanted


@pytest.mark.parametrize("group", FLOORS)
def test_the_shares_do_not_fall(answers, group):
    part = [(case, ids) for case, ids in zip(CASES, answers, strict=True) if case["group"] == group]
    first, third = (sum(search_quality.hit(case, ids, within) for case, ids in part) / len(part) for within in (1, 3))
    assert first >= FLOORS[group][0] and third >= FLOORS[group][1], (first, third)


def test_no_sealed_question_stays_without_an_answer(answers):
    assert all(answers)


def test_no_alias_or_synonym_repeats_a_sealed_query(base):
    """What is written for the test is no answer. Spacing and punctuation do not make a phrase another one."""
    words = search_index.search_words()
    written = {compact_words(alias): entry.path for entry in base.entries.values() for alias in entry.record.phrases}
    written |= {compact_words(said): "law/_behaviours.yml" for behaviour in base.behaviours.values() for said in behaviour.says}
    written |= {compact_words(word): "scripts/kb/data/search_words.yml" for group in words.synonyms for word in group}
    repeated = {case["q"]: written[compact_words(case["q"])] for case in CASES if case["group"] not in TERMS and compact_words(case["q"]) in written}
    assert {query: where for query, where in repeated.items() if len(compact_words(query)) > 4} == {}
