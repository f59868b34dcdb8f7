"""Numbers in front matter come from the law files and reach every reader as plain words."""

from __future__ import annotations

import datetime as dt

import pytest
import small

from kb import checks
from kb.joining.handbook import join
from kb.publishing import export
from kb.search import index as search_index
from kb.joining import knowledge

TODAY = dt.date(2026, 11, 23)
CONTACT = "docs/scenarios/contact.md"
LETTER = "docs/letters/stop.md"
CIVIL = "law/civil-code.yml"


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path)


def problems(root):
    return [(problem.check, problem.path, problem.line) for problem in checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()]


def test_every_text_field_takes_the_number(project):
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", 'summary: "{{ limit:limitation }}内投诉。"')
    small.replace(project, CONTACT, "why: 生活安宁", 'why: "记住 {{limit:limitation}}"')
    small.replace(project, LETTER, "send: [挂号信,", 'send: ["{{ limit:limitation }}内寄。",')
    assert problems(project) == []
    base = knowledge.load(project)
    assert base.entries["scenario:contact"].record.summary == "3 年内投诉。"
    assert base.entries["scenario:contact"].record.law[0].why == "记住 3 年"
    assert base.entries["letter:stop"].record.send[0] == "3 年内寄。"


def test_search_and_open_data_say_the_number(project):
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", 'summary: "{{ limit:limitation }}内投诉。"')
    base = knowledge.load(project)
    [doc] = [doc for doc in search_index.build(join(base, TODAY, TODAY))["docs"] if doc["id"] == "scenario:contact"]
    assert doc["summary"] == "3 年内投诉。"
    assert "3 年内投诉。" in export.files(join(base, TODAY, TODAY))["data/scenarios.json"]


def test_a_change_of_the_law_changes_the_field(project):
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", 'summary: "{{ limit:limitation }}内投诉。"')
    small.replace(project, CIVIL, "value: 3\n", "value: 5\n")
    assert knowledge.load(project).entries["scenario:contact"].record.summary == "5 年内投诉。"


def test_the_length_is_that_of_the_words_that_are_shown(project):
    """The placeholder is longer than 3 年: what counts is what the reader sees."""
    words = "长" * 77 + "{{ limit:limitation }}"
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", f'summary: "{words}"')
    assert problems(project) == []


def test_the_length_still_counts(project):
    words = "长" * 78 + "{{ limit:limitation }}"
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", f'summary: "{words}"')
    assert problems(project) == [("schema-value", CONTACT, 3)]


def test_an_unknown_number_is_named_at_its_line(project):
    small.replace(project, CONTACT, "avoid: [不换号]", 'avoid: ["{{ limit:limitations }}内不换号"]')
    [(check, path, line)] = problems(project)
    assert (check, path) == ("placeholder", CONTACT)
    assert (project / path).read_text(encoding="utf-8").split("\n")[line - 1].startswith("avoid")


def test_broken_law_is_reported_alone(project):
    """Else each page that takes a number from it would look wrong too."""
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", 'summary: "{{ limit:limitation }}内投诉。"')
    small.replace(project, CIVIL, "rank: 法律", "rank: 法規")
    assert problems(project) == [("unknown-word", CIVIL, 4)]


def test_a_number_that_is_no_longer_law_is_refused_at_its_line(project):
    small.replace(project, CONTACT, "summary: 先留证据，再投诉。", 'summary: "{{ limit:limitation }}内投诉。"')
    small.replace(project, CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2026-01-01")
    assert ("limit-not-in-force", CONTACT, 3) in problems(project)
