"""The join is made once, and everything is made from it."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest
import small
from here import ROOT, TODAY
from page_samples import write

from kb import checks
from kb.citing.citations import Citations
from kb.joining import handbook, knowledge
from kb.joining.cited import Cited, Unsound
from kb.joining.handbook import join
from kb.publishing import assets
from kb.render import site_files

#: What the join works out; nobody else may.
_WORKED_OUT = {"uses", "Graph", "references", "Handbook"}


@pytest.fixture
def mini(tmp_path):
    return join(knowledge.load(small.write(tmp_path)), TODAY, TODAY)


def test_the_join_is_worked_out_in_one_place():
    """Anybody who needs it takes a Handbook: a second graph could say something else than the first."""
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "scripts").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _WORKED_OUT
    ]
    assert {call.split(":")[0] for call in calls} == {"scripts/kb/joining/handbook.py"} and len(calls) == len(_WORKED_OUT)


def test_one_build_joins_once_and_reads_each_reference_once(tmp_path, monkeypatch):
    counts = dict.fromkeys(_WORKED_OUT, 0)
    read: list[str] = []

    def counted(name):
        made = getattr(handbook, name)

        def make(*arguments, **named):
            counts[name] += 1
            return made(*arguments, **named)

        return make

    for name in _WORKED_OUT:
        monkeypatch.setattr(handbook, name, counted(name))
    parse = Citations.read
    monkeypatch.setattr(Citations, "read", lambda self, ref: (read.append(ref), parse(self, ref))[1])
    root = write(tmp_path)
    put_assets(root)
    book = join(knowledge.load(root), TODAY, TODAY)
    assert not checks.run(book)
    site_files(book)
    assert counts == dict.fromkeys(_WORKED_OUT, 1)
    assert read and len(read) == len(set(read))


def put_assets(root: Path) -> None:
    """What site_files() wants to serve."""
    for name in (*assets.SOURCES.values(), *assets.WITHIN_LOST):
        path = root / "docs/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def test_no_command_imports_another():
    commands = {path.stem for path in (ROOT / "scripts").glob("*.py")} - {"kept_nav", "loading", "measured", "page_cache", "plain_html", "quick_markdown", "sha256sums", "zipping"}  # no commands: what two commands share, what the hooks use
    found = [
        f"{path.name} imports {name}"
        for path in (ROOT / "scripts").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else [item.name for item in node.names] if isinstance(node, ast.Import) else [])
        if name in commands
    ]
    assert found == []


def test_nobody_changes_a_handbook(mini):
    with pytest.raises(dataclasses.FrozenInstanceError):
        mini.today = TODAY


def test_a_sound_reference_is_carried_with_what_it_means(mini):
    item = mini.base.scenarios["contact"].record.law[0]
    cited = mini.cited(item.ref)
    assert isinstance(cited, Cited) and cited.provision is cited.statute.provision(cited.target.no)
    assert cited.anchor.startswith(cited.provision.anchor)


def test_an_unsound_reference_is_said_by_the_checks_and_refused_to_pages(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/_ladders.yml", "{when: 没人办, law: [civil-code#188]}", "{when: 没人办, law: [civil-code#9999]}")
    book = join(knowledge.load(root), TODAY, TODAY)
    assert isinstance(book.references["civil-code#9999"], Unsound) and book.sound("civil-code#9999") is None
    with pytest.raises(KeyError, match="9999"):
        book.cited("civil-code#9999")
    assert [problem.check for problem in checks.run(book).sorted()] == ["citation"]
