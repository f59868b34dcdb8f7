"""Which tests `make test-fast` leaves out, and which files it therefore need not import.

A test has the mark `browser` or `whole` by what it asks for: a fixture, or a module that builds. Often one sees that already in the
words of its file: then a run with FAST passes over the file, whose import would take longer than it takes to read it. Guarantees: a file is
passed over only if each of its tests would be marked; where the words leave a doubt, it is imported. test_left_out.py
compares with the marks of all tests that are collected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

#: What the Makefile says after -m; other words, and every file is imported.
FAST = "not browser and not whole"
#: Fixtures of the tests marked `browser`, and of those marked `whole`.
BROWSER, WHOLE = frozenset({"open_page", "chromium"}), frozenset({"built_site", "address"})
#: Files that lay out the whole book, build the site or index thousands of pages.
BUILDS = frozenset({"test_bench_search", "test_book", "test_build_site", "test_epub", "test_keep_browser", "test_offline", "test_paper", "test_prints", "test_search_bytes", "test_serve", "test_site"})

_IMPORTS_BROWSER = re.compile(r"^import browser$", re.M)
_FUNCTION = re.compile(r"^( *)def (\w+)\(([^()]*)\)", re.M)
#: A test that is no function with its fixtures on its line: a class, a name for something made, something from elsewhere.
_OTHER_TESTS = re.compile(r"^class\b.*Test|^ *[Tt]est\w*[ :=,]|\bimport\b.*(?:\b[Tt]est_|\*)|^ *async def|^ *def test\w*\([^()]*(?:\n|\()|setattr|globals\(", re.M)


def marked_by(module: str, imports_browser: bool, fixtures: Iterable[str]) -> set[str]:
    """The marks of a test of this module."""
    asked = set(fixtures)
    return ({"browser"} if imports_browser or BROWSER & asked else set()) | ({"whole"} if module in BUILDS or WHOLE & asked else set())


def nothing_is_left(path: Path) -> bool:
    """Whether the words of a file say that each of its tests has a mark."""
    return path.stem in BUILDS or nothing_is_left_of(path.read_text(encoding="utf-8"))


def nothing_is_left_of(source: str) -> bool:
    if _IMPORTS_BROWSER.search(source):
        return True
    if _OTHER_TESTS.search(source):
        return False
    functions = {name: _names(given) for _, name, given in _FUNCTION.findall(source)}
    tests = [name for name in functions if name.startswith("test")]
    return bool(tests) and all((BROWSER | WHOLE) & _asked(name, functions) for name in tests)


def _names(given: str) -> set[str]:
    """Of the parameters without a default, which are the fixtures."""
    return {part.partition(":")[0].strip() for part in given.split(",") if "=" not in part}


def _asked(name: str, functions: dict[str, set[str]]) -> set[str]:
    """What a function asks for, and what the fixtures of its file ask for in turn."""
    asked: set[str] = set()
    new = functions[name]
    while new - asked:
        asked |= new
        new = {more for each in new for more in functions.get(each, ())}
    return asked
