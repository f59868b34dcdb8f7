"""`make release`: whether everything that a release holds lies in dist/, and dist/SHA256SUMS over it.

What is built first stands in the Makefile; the workflow release.yml runs the same command. Guarantees: a file that is
missing or empty stops the release, nothing that is not listed is counted, and the sums are those that `sha256sum --check` reads.
Usage: python scripts/release.py [--folder DIR]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sha256sums import SUMS, sums

ROOT = Path(__file__).resolve().parent.parent
#: What a release holds.
FILES = (
    "handbook.pdf",
    "pocket-card.pdf",
    "poster.pdf",
    "for-parents.pdf",
    "handbook.epub",
    "handbook-offline.zip",
    "handbook-mirror.zip",
)


def missing(folder: Path) -> list[str]:
    return [name for name in FILES if not (folder / name).is_file() or not (folder / name).stat().st_size]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="核对一次发布的文件，写出校验值")
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    folder = parser.parse_args(arguments).folder
    if absent := missing(folder):
        print(f"{folder} 里缺少：{'、'.join(absent)}。先运行 make pdf epub offline mirror。", file=sys.stderr)
        return 1
    (folder / SUMS).write_bytes(sums({name: (folder / name).read_bytes() for name in FILES}))
    print(f"{folder / SUMS}：{len(FILES)} 个文件。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
