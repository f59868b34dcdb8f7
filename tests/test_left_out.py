"""`make test-fast` passes over no file that has a test left for it."""

from __future__ import annotations

import left_out
import pytest
from here import ROOT

FIXTURE = "@pytest.fixture\ndef page(open_page):\n    return open_page('x/')\n\n\n"
BROWSER = "def test_one(open_page):\n    pass\n\n\n"


def test_the_makefile_leaves_out_what_is_meant_here():
    assert f'-m "{left_out.FAST}"' in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", [
    BROWSER,
    BROWSER + "@pytest.mark.parametrize('x', [1])\ndef test_two(built_site, x):\n    pass\n",
    FIXTURE + "def test_one(page):\n    pass\n",
    "import browser\n\n\ndef test_one():\n    pass\n",
])
def test_a_file_whose_tests_all_have_a_mark_is_passed_over(source):
    assert left_out.nothing_is_left_of(source)


@pytest.mark.parametrize("source", [
    "",
    "from browser import PHONE\n\n\ndef test_one():\n    pass\n",
    "    import browser\n\n\ndef test_one():\n    pass\n",
    BROWSER + "def test_two():\n    pass\n",
    BROWSER + "def test_two(base):\n    pass\n",
    BROWSER + "def test_two(open_page=None):\n    pass\n",
    BROWSER + "def test_two(\n    base,\n):\n    pass\n",
    BROWSER + "async def test_two(base):\n    pass\n",
    BROWSER + "class TestMore:\n    def test_one(self):\n        pass\n",
    BROWSER + "class More(unittest.TestCase):\n    pass\n",
    BROWSER + "TestMachine = Machine.TestCase\n",
    BROWSER + "test_two = made(3)\n",
    BROWSER + "from others import test_two\n",
    BROWSER + "from others import *\n",
    BROWSER + "globals()['test_two'] = print\n",
    FIXTURE + "def test_one(page):\n    pass\n\n\ndef test_two(pages):\n    pass\n",
])
def test_a_file_that_may_have_a_test_left_is_imported(source):
    assert not left_out.nothing_is_left_of(source)


def test_no_file_is_passed_over_that_has_a_test_without_a_mark(request):
    """Of all tests of this run: in the whole run those of every file."""
    passed_over = {path for path in {item.path for item in request.session.items} if left_out.nothing_is_left(path)}
    left = [item.nodeid for item in request.session.items if item.path in passed_over and not {"browser", "whole"} & {mark.name for mark in item.iter_markers()}]
    assert left == []


def test_whole_folders_need_no_browser_to_be_imported():
    """Otherwise nothing is spared any more, and nobody would notice."""
    files = list((ROOT / "tests").rglob("test_*.py"))
    assert len([path for path in files if left_out.nothing_is_left(path)]) > len(files) / 4
