"""`make site` replaces site/ only with a whole build, and both dates can be injected."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

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


def test_what_a_killed_build_left_is_cleared_away(project, site):
    left = project / "site.new.0a1b2c3d" / "scenarios"
    left.mkdir(parents=True)
    (left / "index.html").write_text("半", encoding="utf-8")
    (project / "site.new").mkdir()  # as it was called before
    assert build_site.build(project, site, os.environ) == 0
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_child_that_a_killed_build_left_behind_does_not_end_the_next(project, site, monkeypatch):
    """The child goes on writing into its folder, which therefore cannot be removed: that folder is not ours, and stays for later."""
    left = project / "site.new.0a1b2c3d"
    left.mkdir()
    rmtree = build_site.shutil.rmtree

    def writing(path, *arguments, **named):
        if path == left:
            raise OSError(39, "Directory not empty")
        rmtree(path, *arguments, **named)

    monkeypatch.setattr(build_site.shutil, "rmtree", writing)
    assert build_site.build(project, site, os.environ) == 0
    assert "新" in (site / "index.html").read_text(encoding="utf-8")
    assert entries(project) == ["docs", "mkdocs.yml", "site", "site.new.0a1b2c3d"]


def test_a_build_killed_while_it_writes_does_not_end_the_next(project, site):
    """The real thing: the parent dies by SIGKILL as soon as its child has begun, and the next build does not wait for the child."""
    for number in range(300):
        (project / "docs" / f"page{number}.md").write_text(f"# {number}\n\n" + "字。\n\n" * 200, encoding="utf-8")
    command = "import os, sys, pathlib, build_site; sys.exit(build_site.build(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1]) / 'site', os.environ))"
    first = subprocess.Popen([sys.executable, "-c", command, str(project)], cwd=Path(build_site.__file__).parent)
    while first.poll() is None and not list(project.glob("site.new.*/*")):
        time.sleep(0.01)
    assert first.poll() is None, "it was over before anybody could stop it"
    first.kill()
    first.wait()
    assert build_site.build(project, site, os.environ) == 0
    assert (site / "page299" / "index.html").is_file() or (site / "page299.html").is_file()
    assert not (project / "site.old").exists()


RUN = "import os, sys, pathlib, build_site; root = pathlib.Path(sys.argv[1])\n"


def test_a_disk_that_takes_no_more_leaves_the_old_site(project, site):
    """The real thing as far as one process goes: no file may grow beyond a kilobyte."""
    limited = RUN + "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); sys.exit(build_site.build(root, root / 'site', os.environ))"
    done = subprocess.run([sys.executable, "-c", limited, str(project)], cwd=Path(build_site.__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "site/ 保持原样" in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize(("step", "error"), [("add_copy", OSError(28, "No space left on device")), ("swap", PermissionError(13, "Permission denied"))])
def test_what_fails_after_the_pages_is_said_and_leaves_the_old_site(project, site, monkeypatch, capsys, step, error):
    def fails(*_):
        raise error

    monkeypatch.setattr(build_site, step, fails)
    assert build_site.build(project, site, os.environ) == 1
    assert error.strerror in capsys.readouterr().err
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_swap_that_fails_half_way_brings_the_old_site_back(project, site):
    with pytest.raises(OSError):
        build_site.swap(project / "nowhere", site, project / "site.old")
    assert (site / "index.html").read_text(encoding="utf-8") == "旧"
    assert not (project / "site.old").exists()


def test_two_builds_at_once_wait_for_each_other(project, site):
    locked = RUN + "with build_site.only_build(root): sys.exit(build_site.build(root, root / 'site', os.environ))"
    both = [subprocess.Popen([sys.executable, "-c", locked, str(project)], cwd=Path(build_site.__file__).parent, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert "新" in (site / "index.html").read_text(encoding="utf-8")
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_the_caller_decides_both_dates(tmp_path):
    given = {"TODAY": "2026-01-02", "SOURCE_DATE_EPOCH": "1"}
    assert clock.build_environment(given, tmp_path) == given


def test_without_a_repository_the_build_time_is_now(tmp_path):
    assert clock.commit_time(tmp_path) is None
    assert int(clock.build_environment({}, tmp_path)["SOURCE_DATE_EPOCH"]) > 1_700_000_000
