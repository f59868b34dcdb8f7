"""Write the front matter of docs/ in the one layout (kb/records/canonical.py). The words stay; only the layout changes.

The notes that a template of scripts/new.py came with go, once the page is filled in; any other comment stays, and a page
with one is left alone.

Usage: python scripts/format.py [--check] [--root DIR] [FILE…]. --check changes nothing and exits 1 with the files that differ.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from kb.checks.unfinished import MARK
from kb.records.canonical import canonical

TEMPLATES = Path(__file__).parent / "kb" / "data" / "templates"
_NOTE = re.compile(r"(?:^|\s)# (.*)$")


def without_notes(front: str) -> str:
    """Without the comments that stand in a template; as it is while somebody still has to decide something."""
    if MARK in front or "# " not in front:
        return front
    notes = {note for path in TEMPLATES.iterdir() for line in path.read_text(encoding="utf-8").split("\n") for note in _notes(line.replace(MARK, ""))}
    kept = []
    for line in front.split("\n"):
        match = _NOTE.search(line)
        cut = line[: match.start()].rstrip() if match and match[1] in notes else line
        if cut or cut == line:
            kept.append(cut)
    return "\n".join(kept)


def _notes(line: str) -> list[str]:
    """A comment, and what follows in it when its first half is put to use."""
    match = _NOTE.search(line)
    return [match[1], *match[1].split(" # ")[1:]] if match else []


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="把 docs/ 里的字段写成统一的样子")
    parser.add_argument("--check", action="store_true", help="只看，不改")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="项目根目录")
    parser.add_argument("files", nargs="*", type=Path, help="只处理这些文件")
    given = parser.parse_args(arguments)
    changed = []
    for path in given.files or sorted((given.root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("---\n") or text.count("\n---\n") == 0:
            continue
        front, body = text[4:].split("\n---\n", 1)
        if (written := canonical(without_notes(front))) != front:
            changed.append(path)
            if not given.check:
                path.write_text(f"---\n{written}\n---\n{body}", encoding="utf-8")
    for path in changed:
        print(f"{path}: {'写法不统一。请运行 make format' if given.check else '改成了统一的写法'}")
    return 1 if changed and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
