"""Values stay the text that was written, and every value knows its line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.reading.problems import Problems, nearest
from kb.reading.prose import mask, plain_text, sections
from kb.reading.yamltext import parse


def read(text: str):
    problems = Problems()
    marked = parse("f.yml", text, problems)
    assert not problems, problems.report()
    return marked


@pytest.mark.parametrize("written", ["22:00", "12378", "0100", "no", "yes", "1e3", "2026-11-23", "1_000", "0x1F", ".5"])
def test_scalars_keep_the_text_that_was_written(written):
    assert read(f"a: {written}").data == {"a": written}


def test_every_value_knows_its_line():
    marked = read("a: 1\nb:\n  - c: 2\n    d: 3\n  - e\n")
    assert [marked.line(at) for at in [("a",), ("b", 0, "d"), ("b", 1), ("b", 0, "unknown")]] == [1, 4, 5, 3]


def test_front_matter_lines_count_from_the_file():
    problems = Problems()
    parse("f.md", "a: 1\na: 2", problems, first_line=2)
    assert problems.sorted()[0].line == 3


@given(st.recursive(st.text("甲乙 ab:#-'\"", min_size=1), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3), max_leaves=12))
def test_what_pyyaml_writes_as_text_is_read_back(value):
    """Independent oracle: PyYAML's own dumper, with every string quoted."""
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    problems = Problems()
    marked = parse("f.yml", text.replace("!!str ", ""), problems)
    if not problems:  # depth is capped; anything else must come back as it was
        assert marked.data == value
    else:
        assert {problem.check for problem in problems.sorted()} == {"yaml-depth"}


@given(st.text(max_size=200))
def test_no_text_raises(text):
    parse("f.yml", text, Problems())


@given(st.text(alphabet="甲《》`[]()#{} \n<>-!ab/:", max_size=120))
def test_masking_keeps_every_position(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_code_links_and_placeholders_are_not_prose():
    text = "见《甲》 `《乙》` [《丙》](x.md) {{ limit:a }} https://x.cn/《丁》"
    assert "《甲》" in mask(text)
    for hidden in ("《乙》", "《丙》", "limit", "《丁》"):
        assert hidden not in mask(text)


def test_sections_do_not_split_inside_fences():
    found = list(sections("## 一\n\n```\n## 不是\n```\n\n## 二\n文"))
    assert [section.title for section in found] == ["一", "二"]


def test_plain_text_drops_marks_and_keeps_words():
    assert plain_text("## 题\n\n1. **先** [打](a.md) 电话。\n") == "题 先 打 电话。"


def test_the_nearest_word_is_named():
    assert "evidence" in nearest("evidnce", ["evidence", "letters"])
    assert nearest("zzz", ["evidence"]) == ""
