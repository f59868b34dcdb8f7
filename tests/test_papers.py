"""What is written for contributors is true: rooms, files and commands that it names are there, and measured figures go where they belong."""

from __future__ import annotations

import re
from pathlib import Path

import measured
import pytest

import kb
from here import ROOT

PAPERS = ("HACKING.md", "CONTRIBUTING.md", "README.md", "MIRROR.md")
_QUOTED = re.compile(r"`([^`\n]+)`")
#: A path of this repository, of a file or a folder; not a shape such as law/<id>.yml.
_PATH = re.compile(r"(?:docs|law|scripts|tests|overrides|requirements|LICENSES|\.github)/[A-Za-z0-9_./-]*")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_picture_names_every_room_in_its_order():
    picture = read("HACKING.md").split("```")[1]
    told = [line.split()[0] for line in picture.splitlines() if re.match(r"[a-z]+  ", line)]
    assert tuple(told) == kb.ROOMS
    words = {line.split()[0]: line.split(maxsplit=1)[1] for line in picture.splitlines() if re.match(r"[a-z]+  ", line)}
    assert all(f"{room} {words[room]}" in " ".join(kb.__doc__.split()) for room in kb.ROOMS), "the same words as kb/__init__.py"


def test_hacking_is_read_in_one_sitting():
    assert len(read("HACKING.md").splitlines()) <= 150


@pytest.mark.parametrize("paper", PAPERS)
def test_files_that_are_named_are_there(paper):
    quoted = {word for words in _QUOTED.findall(read(paper)) for word in words.split() if _PATH.fullmatch(word)}
    links = set(re.findall(r"\]\((?!https?:)([^)#]+)\)", read(paper)))
    invented = set(re.findall(r"NAME=([a-z-]+)", read(paper))) | {"x"}
    assert [name for name in sorted(quoted | links) if not (ROOT / name).exists() and Path(name).stem not in invented] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_commands_that_are_named_are_there(paper):
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.M)) | {"NEW"}
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z-]+)", read(paper))) | set(re.findall(r"^make ([a-z-]+)", read(paper), re.M))
    assert named and named <= targets


PAGE = "---\ntitle: 题\n---\n\n## 甲\n\n量于 2026-01-01。\n\n| 一 |\n| --- |\n| 1 |\n\n甲的话。\n\n## 乙\n\n量于 2026-01-01。\n\n| 二 |\n| --- |\n| 2 |\n"


def test_figures_take_the_place_of_figures_and_of_nothing_else(tmp_path):
    page = tmp_path / measured.PAGE
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    measured.put(tmp_path, "乙", " 2026-02-02。", measured.table(["二", "数"], [["2", "22"], ["3", "33"]]))
    assert page.read_text(encoding="utf-8") == PAGE.replace("量于 2026-01-01。\n\n| 二 |\n| --- |\n| 2 |", "量于 2026-02-02。\n\n| 二 | 数 |\n| --- | --: |\n| 2 | 22 |\n| 3 | 33 |")
    with pytest.raises(ValueError, match="丙"):
        measured.put(tmp_path, "丙", "", "")


@pytest.mark.parametrize("heading", ["问得准不准", "和别的搜索比"])
def test_the_page_has_what_the_commands_look_for(tmp_path, heading):
    page = tmp_path / measured.PAGE
    page.parent.mkdir(parents=True)
    page.write_text(read(measured.PAGE), encoding="utf-8")
    measured.put(tmp_path, heading, " 今天。", "| 新 |\n| --- |")
    assert "量于 今天。\n\n| 新 |\n| --- |\n" in page.read_text(encoding="utf-8")
