"""`make new-…` writes whole, valid files: nothing is wrong with them but what says 【改这里】, and nothing is ever half-written."""

from __future__ import annotations

import shutil
from pathlib import Path

import format
import new
import pytest
import urls

from kb import checks
from kb.checks import unfinished
from kb.checks.unfinished import MARK
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.records.canonical import canonical
from remembering import remembering

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def _remembering():
    """Each of these projects is the real one with a page or two more."""
    with remembering():
        yield


def copy_to(folder: Path) -> Path:
    """The real project, with the list of addresses."""
    for name in ("law", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "tests").mkdir()
    shutil.copy(ROOT / new.URLS, folder / new.URLS)
    return folder


@pytest.fixture
def project(tmp_path) -> Path:
    return copy_to(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Path:
    """One copy for all that must leave it as it is."""
    return copy_to(tmp_path_factory.mktemp("untouched"))


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def make(root: Path, kind: str, name: str, *more: str) -> int:
    return new.main([kind, name, "--root", str(root), *more])


def test_new_files_are_wrong_only_where_they_say_so_and_can_be_looked_at(project, today):
    before = tree(project)
    for kind in new.KINDS:
        assert make(project, kind, f"new-{kind}") == 0
    written = {path: text.decode("utf-8") for path, text in tree(project).items() if before.get(path) != text}
    marked = {(path, number) for path, text in written.items() for number, line in enumerate(text.split("\n"), 1) if MARK in line}
    for kind, (path, _) in new.KINDS.items():
        assert len([place for place in marked if place[0] == path.format(f"new-{kind}")]) > 8

    handbook = join(knowledge.load(project), today, today)
    assert not checks.run(handbook, drafts=True), "one can look at it while writing"
    known = written[new.URLS].split()
    assert known == sorted(known)
    assert urls.addresses(handbook) == set(known)

    context = checks.Context(handbook, handbook.base.problems)
    for check in unfinished.ALL:  # what all the others say was asked above: nothing
        check(context)
    found = context.problems.sorted()
    assert {problem.check for problem in found} == {"unfinished"}
    assert {(problem.path, problem.line) for problem in found} == marked


def test_once_filled_in_nothing_is_wrong_and_the_notes_go(project, today):
    for kind in new.KINDS:
        assert make(project, kind, f"new-{kind}") == 0
    for path in [*(project / "docs").rglob("new-*.md"), project / "law/new-law.yml", project / new.REVIEWS, project / new.TRIAGE]:
        path.write_text(path.read_text(encoding="utf-8").replace(MARK, ""), encoding="utf-8")
    pages = [project / path.format(f"new-{kind}") for kind, (path, _) in new.KINDS.items() if kind != "law"]
    assert format.main([str(path) for path in pages]) == 0
    for path in pages:
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        assert "# " not in front and canonical(front[4:]) == front[4:]
    assert checks.run(join(knowledge.load(project), today, today)).sorted() == []


def test_a_note_of_ones_own_stays_and_so_does_a_page_that_is_not_filled_in():
    own = "title: 题 # 为什么这样写\nsummary: 话"
    assert format.without_notes(own) == own
    template = (new.TEMPLATES / "myth.md").read_text(encoding="utf-8").split("\n---\n")[0]
    assert format.without_notes(template) == template


@pytest.mark.parametrize("door", new.DOORS)
def test_a_situation_stands_behind_the_door_that_was_named(project, door):
    assert make(project, "scenario", "quite-new", "--door", door) == 0
    behind = {item.id: [choice.go for choice in item.choices] for item in knowledge.load(project).triage.doors}
    assert behind.pop(door)[-1] == "scenario:quite-new"
    assert not any("scenario:quite-new" in gos for gos in behind.values())


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("scenario", "", "没有写短名"),
        ("scenario", "contact-bombing", "已经有了"),
        ("law", "civil-code", "已经有了"),
        ("myth", "室友", "小写英文字母"),
        ("myth", "Room-Mate", "小写英文字母"),
        ("myth", "../../etc", "小写英文字母"),
        ("myth", "two words", "小写英文字母"),
        ("myth", "a\n", "小写英文字母"),
        ("myth", "index", "小写英文字母"),
        ("myth", "x" * 61, "小写英文字母"),
        ("channel", "routes", "发布过"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_chinese(untouched, capsys, kind, name, words):
    before = tree(untouched)
    assert make(untouched, kind, name) == 1
    assert words in capsys.readouterr().err
    assert tree(untouched) == before


def test_a_door_that_is_not_there_is_refused(untouched, capsys):
    before = tree(untouched)
    assert make(untouched, "scenario", "quite-new", "--door", "window") == 1
    assert "me、family、papers" in capsys.readouterr().err
    assert tree(untouched) == before


@pytest.mark.parametrize("nth", range(4))
def test_nothing_is_half_written(untouched, monkeypatch, capsys, nth):
    before, replace, done = tree(untouched), Path.replace, []

    def full_disk(path, target):
        if len(done) == nth:
            raise OSError("No space left on device")
        done.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    assert make(untouched, "scenario", "quite-new") == 1
    assert "什么都没有改" in capsys.readouterr().err
    assert tree(untouched) == before


def test_the_log_takes_its_rows_before_what_follows(tmp_path):
    (tmp_path / "law").mkdir()
    (tmp_path / new.REVIEWS).write_text("# 头\nreadings:\n  - {of: a}\n\n# 意见\nfindings:\n  - {id: b}\n", encoding="utf-8")
    assert new._add(tmp_path, new.REVIEWS, "readings:", "  - {of: c}") == "# 头\nreadings:\n  - {of: a}\n  - {of: c}\n\n# 意见\nfindings:\n  - {id: b}\n"


def test_a_mark_left_anywhere_is_found(project, today):
    path = project / "law" / "civil-code.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"# {MARK} 注释里也算\n", encoding="utf-8")
    found = checks.run(join(knowledge.load(project), today, today)).sorted()
    assert [(problem.check, problem.path) for problem in found] == [("unfinished", "law/civil-code.yml")]
    assert "注释里也算" in found[0].message


def test_the_check_is_among_all_checks():
    assert set(checks.unfinished.ALL) <= set(checks.ALL)
