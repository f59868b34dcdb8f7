"""What code calls by name stands in one table, and a renamed page is a line of the report, never a traceback."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import kb
import pytest
import small
from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.search import index as search_index
from kb.joining.knowledge import home_of
from kb.records.relied_on import TOOLS, ReliedOn, Said
from kb.records.vocabulary import Lender

TODAY = dt.date(2026, 11, 23)
CORE = Path(kb.__file__).parent


def rename(root: Path, item: ReliedOn) -> None:
    """Call it something else, and lead whoever named it in the data to the new name: what an editor does."""
    new = f"{item.id}-neu"
    path = root / home_of(item)
    if item.kind == "ladder":  # named by situations and guides in links only
        small.replace(root, home_of(item), f"\n  - id: {item.id}\n", f"\n  - id: {new}\n")
        return
    path.rename(path.with_name(f"{path.stem}-neu.md"))
    for file in [*(root / "law").glob("*.yml"), *(root / "docs").rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(item.id, new) if "/" not in item.id else text, encoding="utf-8")


@pytest.mark.parametrize("item", [item for item in ReliedOn if item is not ReliedOn.CRISIS], ids=str)
def test_a_renamed_page_or_ladder_is_reported_with_its_file_and_the_nearest_name(tmp_path, item):
    root = small.write(tmp_path)
    rename(root, item)
    found = [problem for problem in checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted() if problem.check == "relied-on"]
    assert [problem.path for problem in found] == [home_of(item)]
    assert str(item) in found[0].message and item.label in found[0].message and f"{item.id.rpartition('/')[2]}-neu" in found[0].message


def test_the_renamed_behaviour_of_the_crisis_is_reported(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/_behaviours.yml", "id: crisis", "id: crises")
    found = checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()
    assert any(problem.check == "relied-on" and problem.path == "law/_behaviours.yml" and "crises" in problem.message for problem in found)


def test_no_other_module_writes_the_id_of_a_page_a_behaviour_or_an_instrument(base):
    """Of ids that only an id can be: with a hyphen, or with its kind. Kinds of lender are a closed list of their own."""
    kinds = {entry.kind for entry in base.entries.values()} - {"lender"}
    ids = {entry.id for kind in kinds for entry in base.of_kind(kind) if "-" in entry.id}
    ids |= {id_ for id_ in base.statutes if "-" in id_}
    ids |= {id_ for id_ in base.behaviours if "-" in id_}
    ids |= {*base.entries, *(f"ladder:{id_}" for id_ in base.ladders)}
    ids -= {*Lender, *TOOLS}  # a tool's id is in TOOLS, and again where its data are made (render/tooldata)
    ids -= {"for-parents"}  # this is the name of a printed sheet too (book/sheets.py)
    written = [
        f"{path.relative_to(CORE)}:{node.lineno} {node.value}"
        for path in sorted(CORE.rglob("*.py"))
        if path != CORE / "records" / "relied_on.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert written == []


def test_everything_that_code_may_say_it_says_somewhere():
    code = "".join(path.read_text(encoding="utf-8") for room in ("publishing", "render", "book") for path in sorted((CORE / room).glob("*.py")))
    assert [item.name for item in Said if item not in TOOLS.values() and not re.search(rf"\bSaid\.{item.name}\b", code)] == []  # render/tool.py says those of TOOLS


def test_every_page_that_the_search_words_lead_to_exists(base):
    words = search_index.search_words()
    assert [key for key in (*words.fallback, *(go for case in words.cases for go in case.go), *(example.go for example in words.examples)) if key not in base.entries] == []


def test_there_are_five_tools(base):
    """Tests of every tool (tests/tools/) take them from this folder."""
    assert sorted(base.tools) == sorted(path.stem for path in (CORE.parent.parent / "docs/tools").glob("*.md"))
    assert len(base.tools) == 5
