"""The house has an order: a room imports only from rooms before it, and the core knows nothing of MkDocs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import kb

CORE = Path(kb.__file__).parent

#: Beside the rooms; known to all.
EVERYWHERE = {"clock", "data"}


def imports(path: Path) -> set[str]:
    """Names of the rooms of kb that a module imports, however deep it stands."""
    found = set()
    depth = len(path.relative_to(CORE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
        if isinstance(node, ast.Import):
            assert not any(name.name.startswith("mkdocs") for name in node.names), path
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert not (node.module or "").startswith(("mkdocs", "material")), path
    return found


def test_imports_flow_one_way():
    place = {name: number for number, name in enumerate(kb.ROOMS)}
    modules = [path for path in CORE.rglob("*.py") if path.parent != CORE]
    assert {path.relative_to(CORE).parts[0] for path in modules} == set(kb.ROOMS)
    backwards = [
        f"{path.relative_to(CORE)} imports {room}"
        for path in modules
        for room in imports(path) - EVERYWHERE
        if place[room] > place[path.relative_to(CORE).parts[0]]
    ]
    assert backwards == []


def test_only_the_clock_stands_beside_the_rooms():
    assert {path.stem for path in CORE.glob("*.py")} == {"__init__", "clock"}
    assert not imports(CORE / "clock.py")


def test_the_picture_in_the_package_names_every_room_in_its_order():
    told = [line.split()[0] for line in (kb.__doc__ or "").splitlines() if line.startswith("    ")]
    assert tuple(told) == kb.ROOMS


def test_what_tests_share_stands_in_no_test_module():
    """Importing a test module collects its tests a second time, and moving one breaks another."""
    tests = Path(__file__).parent
    shared = [
        f"{path.name}:{node.lineno} {node.module}"
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("test_", "conftest"))
    ]
    assert shared == []


def test_tests_stand_in_the_rooms_that_they_test():
    """Beside them: tests of commands, of papers, of workflows, of what tests share and of this order; in pages/ the samples of pages; in tools/ those of the scripts of tools."""
    tests = Path(__file__).parent
    assert {path.parent.name for path in tests.glob("*/test_*.py")} <= {*kb.ROOMS, "tools"}
    assert {path.stem for path in tests.glob("test_*.py")} == {"test_axe", "test_bench", "test_build_site", "test_kept_nav", "test_kept_pages", "test_late", "test_left_out", "test_new", "test_page_cache", "test_papers", "test_quick_markdown", "test_release", "test_rooms", "test_serve", "test_weekly", "test_workflows"}


def test_the_hook_only_hands_over():
    """What it does more belongs into the core, or among the hooks that make pages quick."""
    assert len((CORE.parent / "mkdocs_hooks.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_checking_the_data_loads_nothing_that_only_the_site_needs():
    """The tables of sounds alone take as long to load as all law; Markdown and the theme are loaded by MkDocs."""
    said = subprocess.run([sys.executable, "-c", "import check, sys; print(*sys.modules)"], cwd=CORE.parent, capture_output=True, text=True, check=True)
    assert "kb.checks.answers" in said.stdout.split()
    assert {"pypinyin", "opencc", "markdown", "mkdocs", "weasyprint"} & set(said.stdout.split()) == set()
