"""How an authored body is cut into passages and sentences, and what the check of sentences promises."""

from __future__ import annotations

import datetime as dt

import pytest
import small
from hypothesis import example, given
from hypothesis import strategies as st

from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.checks.sentences import AVERAGE, LONGEST
from kb.reading.passages import length, passages, sentences, shown
from kb.records.pages import Line, Myth
from kb.records.walk import walk

TODAY = dt.date(2026, 11, 23)
GUIDE = "docs/guides/evidence.md"
STYLE = "law/_style.yml"

BODY = """
第一段，
写了两行。

## 标题

先说一句：

- 一项
  还是这一项。
- 又一项

> 请只联系我。
>
> 谢谢。

```text
不是话。
```

| 做的事 | 结果 |
| --- | --- |
| 还一小笔 | 重新算 |
"""


def test_a_body_is_cut_where_a_reader_pauses():
    found = [(item.kind, item.text.replace("\n", "").replace("  ", ""), item.line) for item in passages(BODY)]
    assert found == [
        ("paragraph", "第一段，写了两行。", 2),
        ("paragraph", "先说一句：", 7),
        ("item", "一项还是这一项。", 9),
        ("item", "又一项", 11),
        ("quote", "请只联系我。", 13),
        ("quote", "谢谢。", 15),
        ("cell", "做的事", 21),
        ("cell", "结果", 21),
        ("cell", "还一小笔", 23),
        ("cell", "重新算", 23),
    ]


def test_items_of_a_list_and_cells_of_a_table_belong_together():
    groups = {item.text: item.group for item in passages("先说。\n\n- 甲\n- 乙\n\n再说。\n\n- 丙\n\n| 丁 |\n| --- |\n| 戊 |")}
    assert groups["甲"] == groups["乙"] and groups["丁"] == groups["戊"]
    assert len({groups[words] for words in ("先说。", "甲", "再说。", "丙", "丁")}) == 5


def test_headings_divide_sections():
    sections = {item.text: item.section for item in passages("零\n\n## 甲\n\n一\n\n二\n\n### 乙\n\n三")}
    assert sections["一"] == sections["二"]
    assert len({sections["零"], sections["一"], sections["三"]}) == 3


@pytest.mark.parametrize(("body", "line"), [
    ("- \n1", 2),
    ("甲\n\n- \n\n  乙", 5),
    ("1. \n字", 2),
    ("{{#if agency}}\n字{{/if}}", 2),
    ("- {{#if agency}}\n{{/if}}\n字", 3),
    ("- 甲\n字", 1),
])
def test_a_passage_starts_where_its_words_do(body, line):
    """Below a mark that stands alone on its line; a finding one line too high sends an editor to the wrong sentence."""
    assert list(passages(body))[-1].line == line


@example("- \n1")
@example("{{/if}}\n字")
@given(st.text(alphabet="字。|>-# \n`12.*{}", max_size=120))
def test_no_text_breaks_the_cutting_and_lines_are_those_of_the_body(body):
    lines = body.split("\n")
    found = list(passages(body))
    assert [item.line for item in found] == sorted(item.line for item in found)
    for item in found:
        assert item.text and item.text.split("\n")[0].strip() in lines[item.line - 1]


@given(st.text(alphabet="字一。！？；，“”（）a1", max_size=80))
def test_cutting_into_sentences_loses_no_word(words):
    kept = "".join(sentences(words))
    assert [char for char in kept if char in "字一a1"] == [char for char in words if char in "字一a1"]


@pytest.mark.parametrize(("words", "expected"), [
    ("先留证据。再投诉！行吗？", ["先留证据。", "再投诉！", "行吗？"]),
    ("先说地址；再说几个人：三个。", ["先说地址；再说几个人：三个。"]),
    ("他说“别来。走开。”然后挂了。走了。", ["他说“别来。走开。”", "然后挂了。", "走了。"]),
    ("他问“在吗？”，没人应。", ["他问“在吗？”，没人应。"]),
    ("……", []),
])
def test_where_a_sentence_ends(words, expected):
    assert list(sentences(words)) == expected


@pytest.mark.parametrize(("sentence", "count"), [
    ("先留证据。", 5),
    ("打 12348 问。", 4),
    ("他说“你等着，我明天还来”。", 3),
    ("见《民法典》第一百八十八条。", 14),
    ("看 GB/T 45251—2025。", 5),
])
def test_what_counts_as_a_character(sentence, count):
    assert length(sentence) == count


def test_a_link_counts_by_its_words_and_a_number_as_it_is_shown():
    words = shown("**打** [这里](../channels/a.md)，{{ limit:x }}内。", {"limit:x": "15日"}.get)
    assert words.replace(" ", "") == "打这里，15日内。"


def test_front_matter_names_references_and_other_peoples_words_are_not_our_sentences():
    page = {"title": "题目", "aliases": {"现在就做": ["怎么办"]}, "summary": "先留证据。", "checked": {"on": "2026-11-23", "by": "editor"}, "law": [{"ref": "《法》第1条", "why": "管这个。"}]}
    myth = Myth.model_validate({**page, "claim": "网上说", "verdict": "错", "guides": ["guide:evidence"]})
    line = Line.model_validate({"unlawful": [{"text": "不可以骂人。", "law": ["《法》第1条"]}]})
    assert [found.value for record in (myth, line) for found in walk(record) if found.ours] == ["先留证据。", "管这个。", "不可以骂人。"]


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path)


def problems(root):
    return checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()


def test_a_sentence_may_have_as_many_characters_as_the_limit_and_not_one_more(project):
    small.replace(project, GUIDE, "截整屏。", "截" * (LONGEST - 1) + "。\n\n短。\n\n短。\n\n短。")
    assert problems(project) == []
    small.replace(project, GUIDE, "截" * (LONGEST - 1) + "。", "截" * LONGEST + "。")
    [found] = problems(project)
    assert (found.path, found.line, found.check) == (GUIDE, 6, "long-sentence") and f"{LONGEST + 1} 字" in found.message


def test_quoted_words_make_no_sentence_long(project):
    small.replace(project, GUIDE, "截整屏。", "法律写着“" + "引" * 200 + "”。")
    assert problems(project) == []


def test_front_matter_is_measured_at_its_own_line(project):
    small.replace(project, "docs/scenarios/contact.md", "evidence: [来电记录]", "evidence: [" + "记" * 81 + "]")
    [found] = problems(project)
    assert found.check == "long-sentence" and (project / found.path).read_text(encoding="utf-8").split("\n")[found.line - 1].startswith("evidence")


def test_a_page_of_longish_sentences_is_refused_as_a_whole(project):
    small.replace(project, GUIDE, "截整屏。", "".join("截" * (AVERAGE + 10 + extra) + "。\n\n" for extra in range(5)))
    [found] = problems(project)
    assert (found.path, found.check) == (GUIDE, "average-sentence")


def test_an_exception_excuses_its_sentence_and_must_be_needed(project):
    small.replace(project, GUIDE, "截整屏。", "截" * 90 + "。\n\n短。\n\n短。\n\n短。")
    small.replace(project, STYLE, "long_sentences: []", "long_sentences:\n  - {page: guide:evidence, starts: 截截截, reason: 样例}")
    assert problems(project) == []
    small.replace(project, GUIDE, "截" * 90 + "。", "短。")
    [found] = problems(project)
    assert (found.path, found.line, found.check) == (STYLE, 2, "exception") and "删掉" in found.message
