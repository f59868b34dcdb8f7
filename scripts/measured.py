"""Figures that were measured, on the page that shows them: docs/about/measured.md, docs/about/speed.md.

The page's words are an editor's; below a heading, the line that begins with 量于 and the table after it are a
command's. put() replaces those two and nothing else. Who calls it: tests/search_quality.py, tests/sweep.py, scripts/bench_search.py and
scripts/bench.py, each with --write.
"""

from __future__ import annotations

from pathlib import Path

PAGE = "docs/about/measured.md"
_WHEN = "量于"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Markdown; the first column to the left, figures to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def put(root: Path, heading: str, when: str, figures: str, page: str = PAGE) -> None:
    """Replace what stands under `## heading`. Raises ValueError when the page is not made like that."""
    path = root / page
    lines = path.read_text(encoding="utf-8").split("\n")
    try:
        top = lines.index(f"## {heading}")
        said = next(number for number in range(top, len(lines)) if lines[number].startswith(_WHEN))
        first = next(number for number in range(said, len(lines)) if lines[number].startswith("|"))
    except (ValueError, StopIteration):
        raise ValueError(f"{page}: no table with a line “{_WHEN}…” under “## {heading}”") from None
    last = next((number for number in range(first, len(lines)) if not lines[number].startswith("|")), len(lines))
    lines[first:last] = figures.rstrip("\n").split("\n")
    lines[said] = _WHEN + when
    path.write_text("\n".join(lines), encoding="utf-8")
