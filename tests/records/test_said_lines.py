"""Sentences for readers stand in law/_texts.yml, where the checks read them, and not in Python or JavaScript."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import kb
import pytest
from here import ROOT
from kb.records import said_lines
from kb.records.relied_on import LINES, Said

CORE = Path(kb.__file__).parent
SCRIPTS = ROOT / "docs" / "assets" / "js"
HAN = re.compile("[\u3400-\u9fff]")

#: More than a label. A sentence of this length says something about law, the phone or what to do.
LONGEST = 20

#: (file, how the text begins, why it may stay), sorted. What is mended leaves the list, or the test says so.
MAY_STAY = (
    ("docs/assets/js/search/articles.js", "(?![0-9零〇一二", "a pattern: characters that no article number stands before"),
    ("scripts/kb/render/indexes.py", "先认出是谁放的款", "one of six hints that stand together; they move when the indexes get their new layout (issue 15)"),
)

#: Comments first, so that a quotation mark in one opens no string; a pattern between slashes only where no number can end.
_JS = re.compile(r"""//[^\n]*|/\*.*?\*/|(?<=[=(,:?&|!;\[])\s*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""", re.S)


def of_python(text: str) -> Iterator[str]:
    """Every string but docstrings; the pieces of an f-string are one."""
    tree = ast.parse(text)
    holders = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    passed = {id(node.body[0].value) for node in holders if node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):  # from the outside in: an f-string comes before its pieces
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            pieces = [piece for piece in node.values if isinstance(piece, ast.Constant)]
            passed |= {id(piece) for piece in pieces}
            yield "".join(str(piece.value) for piece in pieces)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def of_javascript(text: str) -> Iterator[str]:
    """The same; what a template works out between its words is no word."""
    return (re.sub(r"\$\{[^{}]*\}", "", match[1][1:-1]) for match in _JS.finditer(text) if match[1])


def strings() -> Iterator[tuple[str, str]]:
    for room in ("render", "book", "publishing"):
        for path in sorted((CORE / room).rglob("*.py")):
            for said in of_python(path.read_text(encoding="utf-8")):
                yield path.relative_to(ROOT).as_posix(), said
    for path in sorted(SCRIPTS.rglob("*.js")):
        for said in of_javascript(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), said


def test_no_sentence_for_readers_stands_in_code():
    long = [(file, said) for file, said in strings() if len(HAN.findall(said)) > LONGEST]
    stray = [(file, said) for file, said in long if not any(file == where and said.startswith(starts) for where, starts, _ in MAY_STAY)]
    assert stray == [], "put these into `blocks` of law/_texts.yml (HACKING: words that code puts on pages)"
    assert [row for row in MAY_STAY if not any(file == row[0] and said.startswith(row[1]) for file, said in long)] == [], "mended: take it out of MAY_STAY"
    assert list(MAY_STAY) == sorted(MAY_STAY)


@pytest.mark.parametrize(("text", "expected"), [
    ('"""甲"""\nx = "乙" "丙"\n', ["乙丙"]),
    ('def f():\n    """甲"""\n    return f"乙{x}丙{\'丁\'}"\n', ["乙丙", "丁"]),
])
def test_strings_of_python(text, expected):
    assert list(of_python(text)) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ('// "甲"\nx = "乙"; /* "丙" */ y = `丁${z}`;', ["乙", "丁"]),
    ("x = a.replace(/\"甲'/g, '乙\\'丙');", ["乙\\'丙"]),
    ('x = "https://a"; y = "甲";', ["https://a", "甲"]),
])
def test_strings_of_javascript(text, expected):
    assert list(of_javascript(text)) == expected


def test_lines_and_their_gaps():
    body = "- `one`：写 〔几〕 张，共 〔几〕 张。\n- `two`：没有空\n- 没有名字\n"
    assert said_lines.lines(body) == {"one": "写 〔几〕 张，共 〔几〕 张。", "two": "没有空"}
    assert said_lines.gaps("写 〔几〕 张，〔哪天〕") == ("几", "哪天")
    assert said_lines.filled("写 〔几〕 张，〔哪天〕", {"几": 3}) == "写 3 张，〔哪天〕"


@pytest.mark.parametrize(("what", "folder"), [(Said.GATE_WORDS, "letter"), (Said.LETTER_WORDS, "letter"), (Said.KEEP_WORDS, "keep")])
def test_scripts_ask_for_the_lines_that_are_there_and_fill_their_gaps(what, folder):
    """`noscript` is for those whom no script reaches."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((SCRIPTS / folder).glob("*.js")))
    for name, gaps in LINES[what].items():
        calls = re.findall(rf"""\bsay\("{name}"(?:, \{{(.*?)\}})?\)""", code)
        assert calls or name == "noscript", name
        assert all(set(gaps) == set(re.findall(r"(\w+):", given)) for given in calls), name
