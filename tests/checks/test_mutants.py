"""Real files with one thing wrong, thousands of them, made from the schema (mutants.py): each is named, in its file, at its line, in Chinese.

Nobody chose what is broken, so nobody forgot a field. What is caught here by kind stands beside test_checks.py, which has one
input for each check. A broken file is loaded alone; what only the whole can know goes into one copy of the project, all at once.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import mutants
import pytest
from here import ROOT, TODAY

from kb import checks
from kb.checks import characters, twice, whole
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.checks.needs import STYLE
from kb.corpus import quotations
from kb.reading.problems import Problem, Problems

#: Dates that may lie ahead, and why.
MAY_LIE_AHEAD = {
    "law.Statute.effective_from:ahead": "a law is announced before it holds",
    "law.Statute.effective_to:ahead": "and it may be known when it ends",
    "rate_lines.RateLine.before:ahead": "a line ends with the law that sets it",
    "rate_lines.RateLine.surely_from:ahead": "a line begins with the law that sets it",
    "tables.Change.on:ahead": "a change is announced before it comes",
}


@pytest.fixture(scope="module")
def places(base):
    return mutants.Places(base)


class Alone:
    """A project with one file and nothing else."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("law", "docs"):
            (root / folder).mkdir()
        self.last: Path | None = None

    def load(self, name: str, content: str | bytes) -> knowledge.KnowledgeBase:
        if self.last:
            self.last.unlink()
        self.last = self.root / name
        self.last.parent.mkdir(exist_ok=True)
        self.last.write_bytes(content.encode() if isinstance(content, str) else content)
        return knowledge.load(self.root)

    def problems(self, name: str, content: str | bytes, *more) -> list[Problem]:
        """What loading says of it, and then these checks."""
        loaded = self.load(name, content)
        if more:
            context = checks.Context(join(loaded, TODAY, TODAY), loaded.problems)
            for check in more:
                check(context)
        return [problem for problem in loaded.problems.sorted() if problem.path == name]


@pytest.fixture
def alone(tmp_path):
    return Alone(tmp_path)


def in_chinese(problem: Problem) -> bool:
    """No sentence of a tool that nobody here can read: words of ours, ids and quoted values are short."""
    return not re.search(r"[a-z]+ [a-z]+ [a-z]+", re.sub(r"“[^”]*”", "", problem.message))


def test_every_class_of_record_is_broken_somewhere(places):
    assert [model.__name__ for model in mutants.classes() if model.__name__ != "Checked" and places.of(model) is None] == []


def test_every_validator_of_a_text_is_asked(places):
    written = {name for model in mutants.classes() for field in model.model_fields.values() for name in mutants.shape(field).validators}
    assert written == set(mutants.REFUSED_BY)


def test_a_field_that_is_wrong_by_itself_is_named_at_its_line(places, alone):
    missed, seen = [], 0
    for mutant in mutants.shapes(places):
        seen += 1
        text, (line, *_) = mutant.file()
        found = alone.problems(mutant.seed.path, text)
        if not any(problem.check in mutant.checks and problem.line == line and in_chinese(problem) for problem in found):
            missed.append(f"{mutant.name} in line {line}: {'; '.join(map(str, found))[:200]}")
    assert missed == []
    assert seen > 2_000


def test_an_item_that_stands_twice_is_named_at_its_line(places, alone):
    missed, seen = [], 0
    for mutant in mutants.repeats(places):
        seen += 1
        text, (line, *_) = mutant.file()
        found = alone.problems(mutant.seed.path, text, twice.no_item_stands_twice_in_its_list)
        if not any(problem.check in mutant.checks and problem.line == line for problem in found):
            missed.append(mutant.name)
    assert missed == []
    assert seen > 120


def test_what_only_the_whole_can_know_is_named_at_its_line(base, alone, tmp_path):
    """A name, a citation, a day, an id: where the type of the file knows no better, one copy of the project holds them all."""
    refused, left, seen = [], [], 0
    places = mutants.Places(base)  # of its own: the files that it read are broken below
    for mutant in (*mutants.relations(places), *mutants.copied_ids(places)):
        seen += 1
        text, lines = mutant.file()
        loaded = alone.load(mutant.seed.path, text)
        said = [problem for problem in loaded.problems.sorted() if problem.path == mutant.seed.path and problem.check in ("schema-value", "duplicate-id")]
        if not said:
            left.append(mutant)
        elif not any(problem.line in lines for problem in said):
            refused.append(mutant.name)
    assert refused == []

    whole_project = tmp_path / "whole"
    shutil.copytree(ROOT / "law", whole_project / "law")
    shutil.copytree(ROOT / "docs", whole_project / "docs", ignore=shutil.ignore_patterns("assets"))
    wrong = mutants.all_at_once(left, whole_project)
    loaded = knowledge.load(whole_project)
    assert loaded.problems.sorted() == [], "what is refused at once must not hide what is not"
    found = defaultdict(set)
    for problem in checks.run(join(loaded, TODAY, TODAY)).sorted():
        found[problem.path, problem.line].add(problem.check)
    missed = [mutant.name for mutant, line in wrong if not found[mutant.seed.path, line] & mutant.checks]
    assert sorted(missed) == sorted(MAY_LIE_AHEAD)
    assert seen > 100


# -- files whose bytes are wrong ---------------------------------------------------------

#: way, the bytes of a line put at the end of the fields, what is said of it
LINES = [
    ("control-character", "zz: 12\u202e378"),
    ("control-character", "zz: 12\u200b356"),
    ("control-character", "zz: 打\ufffd"),
    ("control-character", "zz: 打\u00a0电话"),
    ("control-character", "zz: 打\x00"),
    ("control-character", "# \u2066看不见"),
    ("tab", "zz:\tx"),
    ("encoding-utf8", "zz: 标题".encode("gbk")),
    ("encoding-utf8", "zz: 标题".encode()[:-1]),
    ("line-too-long", "zz: " + "长" * 20_001),
    ("character", "zz: \u0430pp"),
    ("character", "zz: \uff11"),
]
SYNTAX = [
    ("yaml-anchor", "zz: &a x"),
    ("yaml-anchor", "zz: *a"),
    ("yaml-tag", "zz: !!str x"),
    ("yaml-empty-value", "zz:"),
    ("yaml-empty-value", "zz: ~"),
    ("yaml-key", "? [a]\n: b"),
    ("yaml-depth", "zz: " + "[" * 20 + "]" * 20),
    ("yaml-syntax", "zz: a: b"),
    ("yaml-syntax", "zz: @x"),
    ("yaml-syntax", 'zz: "没有合上'),
    ("yaml-syntax", 'zz: "没有合上\nyy: "x"'),
    ("yaml-syntax", "zz: '没有合上\nyy: x"),
    ("yaml-syntax", 'zz: "\\q"'),
    ("yaml-syntax", "zz: [a]]"),
]
WHOLE = [
    ("encoding-bom", lambda raw: b"\xef\xbb\xbf" + raw),
    ("encoding-utf8", lambda raw: raw.decode().encode("utf-16")),
    ("file-empty", lambda raw: b""),
    ("file-empty", lambda raw: b" \n\n "),
    ("file-too-large", lambda raw: raw + b"#" * 1_000_001),
]


def files_of_each_kind(places) -> list[str]:
    return sorted({places.of(root).path for root in mutants.ROOTS})


def with_line(raw: bytes, line: str | bytes) -> tuple[bytes, int]:
    """The file with one more line at the end of its fields, and its number."""
    lines = raw.rstrip(b"\n").split(b"\n")
    at = lines.index(b"---", 1) if lines[0] == b"---" else len(lines)
    lines.insert(at, line if isinstance(line, bytes) else line.encode())
    return b"\n".join(lines) + b"\n", at + 1


def test_bytes_that_are_wrong_are_named_in_every_kind_of_file(places, alone):
    missed, seen = [], 0
    for name in files_of_each_kind(places):
        raw = (ROOT / name).read_bytes()
        for check, line in LINES:
            if check == "character" and name == STYLE:
                continue  # names the characters that are let pass
            seen += 1
            text, number = with_line(raw, line)
            found = alone.problems(name, text, *(characters.ALL if check == "character" else ()))
            if not any(problem.check == check and problem.line == number for problem in found):
                missed.append(f"{name}:{number}: {check} {line!r:.30}")
        for check, broken in WHOLE:
            seen += 1
            if not any(problem.check == check for problem in alone.problems(name, broken(raw))):
                missed.append(f"{name}: {check}")
    assert missed == []
    assert seen > 300


@pytest.mark.parametrize(("check", "line"), SYNTAX, ids=[f"{check}-{number}" for number, (check, _) in enumerate(SYNTAX)])
@pytest.mark.parametrize("name", ["docs/guides/for-parents.md", "law/_sources.yml", "law/consumption-notice-2025.yml"])
def test_yaml_that_cannot_be_read_is_named_where_the_mistake_was_made(alone, check, line, name):
    """A quotation mark that is never closed, too: not at the end of the file, where the parser gives up."""
    text, number = with_line((ROOT / name).read_bytes(), line)
    assert [(problem.check, problem.line) for problem in alone.problems(name, text)] == [(check, number)]


def test_a_page_that_is_cut_off_is_missed_wherever_it_was_cut(base, alone):
    """At every line of one page of each kind that has fixed headings, but for its last sentences."""
    for kind in ("scenario", "channel", "lender"):
        entry = min(base.of_kind(kind), key=lambda entry: (len(entry.body), entry.id))
        raw = (ROOT / entry.path).read_text(encoding="utf-8").rstrip("\n").split("\n")
        last = max(number for number, line in enumerate(raw) if line.startswith("## "))
        for end in range(1, last + 1):
            assert alone.problems(entry.path, "\n".join(raw[:end]) + "\n", *whole.ALL), f"{entry.path} cut off after line {end}"


def test_a_law_that_lost_an_article_is_missed_in_its_file(copy):
    name = "law/legal-aid.yml"
    text = (copy / name).read_text(encoding="utf-8")
    first, lost = text[: text.rindex("\n  - no: ") + 1], text[text.rindex("\n  - no: ") + 9 :].split("\n")[0].strip("\"' ")
    (copy / name).write_text(first, encoding="utf-8")
    problems = Problems()
    loaded = knowledge.load(copy)
    assert loaded.problems.sorted() == []
    quotations.compare(loaded, quotations.read(copy, problems), problems)
    assert [(problem.path, problem.check, f"legal-aid#{lost} 已经没有引文" in problem.message) for problem in problems.sorted()] == [(name, "quotation", True)]
