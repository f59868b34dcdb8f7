"""No file of the project holds a character that nobody sees: not the words, and not the code that decides about them."""

from __future__ import annotations

import subprocess

import pytest
from here import ROOT
from kb.reading.source import UNSEEN

TEXTS = (".py", ".js", ".css", ".html", ".md", ".yml", ".yaml", ".toml", ".txt", ".sh", ".svg", ".json", ".tsv", ".lock", ".in")


def test_no_file_holds_a_character_that_nobody_sees():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    seen, found = 0, []
    for name in names:
        path = ROOT / name
        if not name.endswith(TEXTS) and "." in path.name or not path.is_file():
            continue
        seen += 1
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if match := UNSEEN.search(line.replace("\t", "")):
                found.append(f"{name}:{number}: U+{ord(match[0]):04X}")
    assert found == []
    assert seen > 500


@pytest.mark.parametrize("sign", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u2007\u202f\u2800\u3164\uffa0\u034f\u0301\ufe0f\ufffd\ue000\uf8ff\U000f0000\U000e0001\x1b\x7f\x85"])
def test_each_of_them_is_known(sign):
    assert UNSEEN.search(f"12{sign}378")


def test_what_pages_need_is_not_among_them():
    assert UNSEEN.search("12378　“我”—…，。：·☐→①Ａé \n") is None
