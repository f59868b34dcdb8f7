"""Front matter has one layout, and writing it so never changes a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from here import ROOT
from kb.reading import yamltext
from kb.reading.problems import Problems
from kb.records.canonical import canonical

PAGES = sorted((ROOT / "docs").rglob("*.md"))


def front(path):
    return path.read_text(encoding="utf-8")[4:].split("\n---\n", 1)[0]


def test_every_page_is_written_in_the_one_layout():
    assert [path.name for path in PAGES if canonical(front(path)) != front(path)] == [], "字段的写法不统一：make format"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("behaviours:\n  - a-b\n  - c\n", "behaviours: [a-b, c]"),
        ("aliases: {摘要: [怎么办]}\ntitle: 题\n", "title: 题\naliases:\n  摘要: [怎么办]"),
        ("law:\n  - ref: civil-code#1\n    why: 短。\n", "law:\n  - {ref: civil-code#1, why: 短。}"),
        ("avoid: [不换号，不停机, 不转账]\n", "avoid:\n  - 不换号，不停机\n  - 不转账"),
        ("dial: '12378'\n", "dial: 12378"),
        ('note: "a: b"\n', 'note: "a: b"'),
        ("lenders: []\n", "lenders: []"),
    ],
)
def test_ids_stand_in_one_line_and_sentences_in_lines_of_their_own(written, wanted):
    assert canonical(written) == wanted


def test_a_comment_is_not_lost_and_broken_yaml_is_left_alone():
    for untouched in ("title: 题 # 为什么\n", "title: [a\n"):
        assert canonical(untouched) == untouched


_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).filter(lambda text: text.strip() == text)
_values = st.recursive(_words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, min_size=1, max_size=3), max_leaves=12)


def quoted(value) -> str:
    """The same values in flow style with every scalar quoted: what the layout is compared with."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {quoted(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), _values, min_size=1, max_size=4))
def test_no_words_are_changed_and_writing_twice_changes_nothing(values):
    problems = Problems()
    written = canonical(quoted(values))
    marked = yamltext.parse("front", written, problems)
    assert marked is not None and marked.data == values, problems.report()
    assert canonical(written) == written
