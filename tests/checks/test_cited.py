"""What states the law must cite, where the source may stand, and what is left in peace."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import kb
import pytest
import small

from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.reading import yamltext
from kb.reading.problems import Problems

TODAY = dt.date(2026, 11, 23)
GUIDE = "docs/guides/evidence.md"
STYLE = "law/_style.yml"
LAW = "《民法典》第1033条"


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path)


def uncited(root, body):
    """Lines of the body that are reported. The body starts with its first line."""
    small.replace(root, GUIDE, "截整屏。", body)
    found = checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()
    assert {problem.check for problem in found} <= {"uncited"}, found
    return [problem.line - 5 for problem in found]


STATES = ["这样做违法。", "可以要求赔偿损失，应赔偿。", "他们不得上门。", "你有权拒绝。", "这份合同无效。", "时效已经过了。", "公安可以处罚他。", "会被拘留。", "你不用还。", "公司要担责。", "15日内答复。", "三个月内申请。", "上限 {{ limit:limitation }}。", "可以请求法院撤销。", "法院会强制执行。", "还一部分，就算同意。"]
SILENT = ["先截整屏。", "打开有效通话记录。", "没有查到必须答复的规定。", "对方会说“你这是违法的”。", "不照做，不是违法。", "这算不算违法？", "记下有效期。", "请向有权处理的机关反映。", "本函不确认债务金额、利息和时效。"]


@pytest.mark.parametrize("words", STATES)
def test_a_statement_of_law_needs_a_source(project, words):
    assert uncited(project, words) == [1]


@pytest.mark.parametrize("words", SILENT)
def test_what_states_no_law_needs_none(project, words):
    assert uncited(project, words) == []


COVERED = {
    "its own citation": f"他们不得上门，见{LAW}。",
    "a link to a page that cites": "他们不得上门，看[打给家人](../scenarios/contact.md)。",
    "the law pages": "他们不得上门，看[步骤图](../ladders/index.md)。",
    "the paragraph that opens the list": f"依据是{LAW}：\n\n- 他们不得上门。\n- 不得辱骂。",
    "the first sentence after the list": f"- 他们不得上门。\n- 不得辱骂。\n\n两样都写在{LAW}里。",
    "the list that a colon announces": f"下面几样必须有：\n\n- 原件，见{LAW}。",
    "the opening paragraph of the section": f"## 规定\n\n下面照{LAW}说。\n\n先看原件。\n\n他们不得上门。",
    "the paragraph after it": f"他们不得上门。\n\n见{LAW}。",
    "the same row": f"| 事 | 规定 |\n| --- | --- |\n| 不得上门 | {LAW} |",
    "words to read aloud": "> 你们不得上门。",
}


@pytest.mark.parametrize("body", COVERED.values(), ids=COVERED.keys())
def test_a_source_in_reach_is_enough(project, body):
    assert uncited(project, body) == []


OUT_OF_REACH = {
    "another item of the list": (f"- 看{LAW}。\n- 他们不得上门。", [2]),
    "another row": (f"| 事 | 规定 |\n| --- | --- |\n| 看 | {LAW} |\n| 不得上门 | 没写 |", [4]),
    "another section": (f"## 一\n\n看{LAW}。\n\n## 二\n\n他们不得上门。", [7]),
    "a paragraph that does not open the section": (f"## 一\n\n先看。\n\n看{LAW}。\n\n他们不得上门。", [7]),
    "the number of a channel": ("他们不得上门，打 [110](../channels/police-110.md)。", [1]),
    "a page without citations": ("他们不得上门，看[样子](../lenders/bank.md)。", [1]),
    "a later paragraph on something else": (f"他们不得上门。\n\n别的事看{LAW}。", [1]),
}


@pytest.mark.parametrize(("body", "lines"), OUT_OF_REACH.values(), ids=OUT_OF_REACH.keys())
def test_a_source_out_of_reach_is_not(project, body, lines):
    assert uncited(project, body) == lines


def test_an_exception_excuses_its_passage_and_must_be_needed(project):
    small.replace(project, STYLE, "uncited: []", "uncited:\n  - {page: guide:evidence, starts: 他们 不得, reason: 样例}")
    assert uncited(project, "他们**不得**上门。") == []
    small.replace(project, GUIDE, "他们**不得**上门。", "先截整屏。")
    [found] = checks.run(join(knowledge.load(project), TODAY, TODAY)).sorted()
    assert (found.path, found.check) == (STYLE, "exception")


def test_each_kind_of_statement_has_an_example_here():
    """A word on the list that no example meets would be a word that nobody has tried."""
    path = Path(kb.__file__).parent / "data" / "normative_words.yml"
    rows = yamltext.parse(path.name, path.read_text(encoding="utf-8"), Problems()).data
    for row in rows["states"]:
        assert any(re.search(row["words"], words) for words in STATES), row
    for row in rows["lets_pass"]:
        assert any(re.search(row["words"], words) for words in SILENT), row
