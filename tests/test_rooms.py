"""The house has an order: a room imports only from rooms before it, and the core knows nothing of MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import kb

CORE = Path(kb.__file__).parent

#: The rooms of HACKING.md in order. Modules of one line may know each other; later lines are unknown to earlier ones.
ROOMS = (
    "problems numerals vocabulary clock policy bundle search_text",
    "source yamltext",
    "fields law_records page_records table_records ladder_records schema letter_text letter_fill prose passages front_limits normative shared_texts",
    "provisions citation_grammar citations",
    "knowledge",
    "timeline quotations corpus lpr graph routing glossary shared_runs",
    "checks",
    "search_law search_sounds search_postings search_shards",
    "assets feeds search_index published export redirects",
    "render",
    "offline installable book",
)


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
    place = {name: number for number, line in enumerate(ROOMS) for name in line.split()}
    modules = [path for path in CORE.rglob("*.py") if path != CORE / "__init__.py"]
    rooms = {path.relative_to(CORE).parts[0].removesuffix(".py") for path in modules}
    assert rooms == set(place), rooms ^ set(place)
    backwards = [
        f"{path.relative_to(CORE)} imports {room}"
        for path in modules
        for room in imports(path)
        if place[room] > place[path.relative_to(CORE).parts[0].removesuffix(".py")]
    ]
    assert backwards == []
