"""Runs of words shared with a file that a maintainer names: found across punctuation, never in the law's own words."""

from __future__ import annotations

import pytest
import shared_runs as command
import small
from hypothesis import given
from hypothesis import strategies as st

from kb.joining import knowledge
from kb.corpus.shared_runs import RUN, fold, shared

GUIDE = "docs/guides/evidence.md"
TWENTY = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
LAW = "除法律另有规定外，不得实施下列行为：（一）以电话侵扰他人的私人生活安宁"


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path / "project")


def found(root, body, other):
    small.replace(root, GUIDE, "截整屏。", body)
    return [(item.path, item.line, item.other_line, item.words) for item in shared(knowledge.load(root), {"other.md": other})]


def test_twenty_characters_are_a_run_and_nineteen_are_none(project):
    assert len(TWENTY) == RUN
    assert found(project, f"我们说{TWENTY}。", f"别人\n写了{TWENTY}呢") == [(GUIDE, 6, 2, TWENTY)]


def test_nineteen_are_none(project):
    assert found(project, f"我们说{TWENTY[:-1]}。", f"写了{TWENTY}") == []


def test_a_longer_run_is_one_finding(project):
    assert found(project, TWENTY + "戌亥", "一" + TWENTY + "戌亥二") == [(GUIDE, 6, 1, TWENTY + "戌亥")]


@pytest.mark.parametrize("ours", [
    "甲乙丙丁戊己，庚辛壬癸（子丑寅卯）辰巳午未申酉",
    "**甲乙丙丁**戊己庚辛\n壬癸子丑寅卯辰巳午未申酉",
    "[甲乙丙丁戊己](../scenarios/contact.md)庚辛壬癸子丑寅卯辰巳午未申酉",
], ids=["punctuation", "emphasis and line", "link"])
def test_marks_and_spaces_hide_nothing(project, ours):
    assert [words for *_, words in found(project, ours, "甲乙 丙丁戊己庚辛，壬癸子丑寅卯\n\n辰巳午未申酉")] == [TWENTY]


def test_a_number_of_the_law_counts_as_it_is_shown(project):
    assert [words for *_, words in found(project, "甲乙丙丁戊己庚辛壬{{ limit:limitation }}癸子丑寅卯辰巳午未", "甲乙丙丁戊己庚辛壬3年癸子丑寅卯辰巳午未")] == ["甲乙丙丁戊己庚辛壬3年癸子丑寅卯辰巳午未"]


def test_the_words_of_the_law_are_nobodys(project):
    assert found(project, LAW, LAW) == []


def test_names_of_instruments_and_citations_divide_runs(project):
    assert found(project, f"{TWENTY[:10]}《民法典》第1033条{TWENTY[10:]}", f"{TWENTY[:10]}《民法典》第1033条{TWENTY[10:]}") == []
    small.replace(project, GUIDE, "《民法典》第1033条", "《一部名字很长很长很长很长很长很长很长的办法》")
    assert shared(knowledge.load(project), {"o": TWENTY[:10] + "《一部名字很长很长很长很长很长很长很长的办法》" + TWENTY[10:]}) == []


def test_front_matter_and_plain_words_of_law_files_are_ours(project):
    small.replace(project, GUIDE, "summary: 先留原件。", f"summary: {TWENTY}")
    small.replace(project, "law/civil-code.yml", "plain: 一般是三年。", f"plain: {TWENTY}")
    paths = [item.path for item in shared(knowledge.load(project), {"o": TWENTY})]
    assert paths == [GUIDE, "law/civil-code.yml"]


def test_what_people_type_and_what_others_claim_is_not_ours(project):
    small.replace(project, "docs/myths/rule.md", "claim: 网上这样说", f"claim: {TWENTY}\naliases: [{TWENTY}]")
    assert shared(knowledge.load(project), {"o": TWENTY}) == []


@given(st.text(alphabet="甲乙丙 ，。*A\n", max_size=60))
def test_folding_twice_changes_nothing_and_keeps_every_word(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == "".join(char.lower() for char in text if char in "甲乙丙A")


def test_the_command_names_the_place_and_counts(project, tmp_path, capsys):
    small.replace(project, GUIDE, "截整屏。", TWENTY)
    other = tmp_path / "other.txt"
    other.write_text("别人\n" + TWENTY, encoding="utf-8")
    assert command.main(["--root", str(project), str(other)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{GUIDE}:6: [shared-run] ") and f"{other}:2" in out and out.endswith("共 1 处相同。\n")


def test_the_command_is_content_when_nothing_is_shared(project, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("别的话", encoding="utf-8")
    assert command.main(["--root", str(project), str(other)]) == 0
    assert "没有 20 字以上" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "标题".encode("gbk")], ids=["missing", "other encoding"])
def test_a_file_that_cannot_be_read_is_said(project, tmp_path, capsys, content):
    other = tmp_path / "other.txt"
    if content:
        other.write_bytes(content)
    assert command.main(["--root", str(project), str(other)]) == 1
    assert "读不了" in capsys.readouterr().out
