"""How large what we make is: files, bytes, and room on a disk, which gives every file whole blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: What most file systems give a file at least.
BLOCK = 4096


@dataclass(frozen=True)
class Weight:
    files: int
    bytes: int
    disk: int


def of(sizes: Iterable[int]) -> Weight:
    kept = list(sizes)
    return Weight(len(kept), sum(kept), sum(-(-size // BLOCK) * BLOCK for size in kept))


def folder(path: Path) -> Weight:
    return of(each.stat().st_size for each in path.rglob("*") if each.is_file())


def parts(site: Path) -> dict[str, Weight]:
    """{name of a folder directly below: its weight}, the heaviest on disk first."""
    found = {each.name: folder(each) for each in site.iterdir() if each.is_dir()}
    return dict(sorted(found.items(), key=lambda item: -item[1].disk))
