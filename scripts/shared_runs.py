"""Print every run of words that our docs/ and law/ share with the files named. Exit 0 when there is none, 1 otherwise.

For maintainers who have read a source and want to be sure that its sentences did not come
along: facts may, sentences may not. What is compared, and what is left out, says kb/shared_runs.py.

Usage: python scripts/shared_runs.py [--root DIR] FILE…   (UTF-8 text of any kind; our own files are never compared with themselves)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.corpus import shared_runs
from kb.joining import knowledge


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="找出和别人的文件有整句相同的地方")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="要比对的文件，UTF-8 文字")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="项目根目录")
    options = parser.parse_args(arguments)
    others = {}
    for path in options.files:
        try:
            others[str(path)] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "不是 UTF-8 文字"
            print(f"{path}:0: [shared-run] 读不了这个文件（{reason}）。")
            return 1
    found = shared_runs.shared(knowledge.load(options.root), others)
    for item in found:
        print(f"{item.path}:{item.line}: [shared-run] 和 {item.other}:{item.other_line} 有 {len(item.words)} 字相同：“{item.words}”。请用自己的话写。")
    print(f"共 {len(found)} 处相同。" if found else f"没有 {shared_runs.RUN} 字以上相同的地方：比对了 {len(others)} 个文件。")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
