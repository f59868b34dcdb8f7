"""The weekly look: same findings, same words; what fails is named and silences nothing; only what is there is reported."""

from __future__ import annotations

import datetime as dt

import pytest
import small
import weekly

from kb.corpus import source_pages
from kb.joining import knowledge
from kb.joining.handbook import join

DAY = dt.date(2026, 11, 23)
URL = "https://example.org/law/1.html"


@pytest.fixture
def base(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/civil-code.yml", 'url: "https://flk.npc.gov.cn"', f'url: "{URL}"')
    return knowledge.load(root)


def page(base, *articles: str) -> str:
    return "<html><script>var 旧 = 1</script><body>" + "".join(f"<p>{line}&nbsp;</p>\n" for no in articles for line in base.statutes["civil-code"].provision(no).text.splitlines()) + "</body></html>"


def test_a_source_page_that_holds_all_or_nothing_is_no_finding(base):
    assert source_pages.findings(base, lambda url: (200, page(base, "188", "1033"))) == []
    assert source_pages.findings(base, lambda url: (200, "<div id=app></div>")) == []


def test_a_source_page_from_which_an_article_has_gone_is_one(base):
    [found] = source_pages.findings(base, lambda url: (200, page(base, "188")))
    assert (found.statute, found.url, found.gone) == ("civil-code", URL, False) and "第一千零三十三条" in found.missing[0]


@pytest.mark.parametrize("status", [404, 410])
def test_a_source_page_that_is_gone_is_one(base, status):
    [found] = source_pages.findings(base, lambda url: (status, ""))
    assert found.gone


def test_nobody_answering_is_no_finding_and_only_addresses_of_pages_are_asked(base, tmp_path):
    asked = []

    def silent(url):
        asked.append(url)
        raise OSError("no network")

    assert source_pages.findings(base, silent) == [] and asked == [URL]
    asked.clear()
    assert source_pages.findings(knowledge.load(small.write(tmp_path / "roots")), silent) == [] and asked == []  # a home page is no page of a law


def test_the_report_has_no_heading_when_there_is_nothing_and_the_workflow_counts_on_that():
    assert "## " not in weekly.report([("甲", list), ("乙", list)])


def test_a_part_that_fails_is_named_and_the_others_are_there():
    def fails():
        raise ValueError("语料是空的")

    text = weekly.report([("甲", fails), ("乙", lambda: ["- 一页"])])
    assert text.count("## ") == 2 and "语料是空的" in text and "- 一页" in text


def test_pages_to_be_read_again_are_in_it_by_their_file(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/civil-code.yml", "effective_from: 2021-01-01", "effective_from: 2026-12-01")
    book = join(knowledge.load(root), dt.date(2026, 12, 1), DAY)
    assert any("docs/scenarios/contact.md" in line and "民法典" in line for line in weekly.stale(book))


def test_holes_are_told_with_the_version_that_mends_them(tmp_path):
    program = tmp_path / "pip-audit"
    answer = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}]}'
    program.write_text(f"#!/bin/sh\necho '{answer}'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    assert weekly.holes(str(program)) == ["- b 2：PYSEC-1，改到 2.1"]
    program.write_text("#!/bin/sh\necho 'no network' >&2\nexit 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no network"):
        weekly.holes(str(program))
