"""`make site` replaces site/ only with a whole build, and both dates can be injected."""

from __future__ import annotations

import os

import build_site

from kb import clock
import pytest

CONFIG = "site_name: x\nstrict: true\ntheme: {name: mkdocs}\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 新", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(project):
    """An earlier build."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("旧", encoding="utf-8")
    return site


def entries(project):
    return sorted(path.name for path in project.iterdir())


def test_a_good_build_takes_the_place_of_the_old_site(project, site):
    assert build_site.build(project, site, os.environ) == 0
    assert "新" in (site / "index.html").read_text(encoding="utf-8")
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_first_build_needs_no_old_site(project):
    assert build_site.build(project, project / "site", os.environ) == 0
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_warning_fails_the_build_and_leaves_the_old_site(project, site):
    (project / "docs" / "index.md").write_text("[没有](nowhere.md)", encoding="utf-8")
    assert build_site.build(project, site, os.environ) == 1
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_build_killed_between_the_renames_is_mended_by_the_next(project, site):
    site.rename(project / "site.old")
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert build_site.build(project, site, os.environ) == 1
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"


def test_the_caller_decides_both_dates(tmp_path):
    given = {"TODAY": "2026-01-02", "SOURCE_DATE_EPOCH": "1"}
    assert clock.build_environment(given, tmp_path) == given


def test_without_a_repository_the_build_time_is_now(tmp_path):
    assert clock.commit_time(tmp_path) is None
    assert int(clock.build_environment({}, tmp_path)["SOURCE_DATE_EPOCH"]) > 1_700_000_000
