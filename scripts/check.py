"""Check the data and say everything that is wrong. Exit 0 when nothing is, 1 otherwise.

Warnings (law not looked at for half a year) are printed and change no exit code.

Usage: python scripts/check.py [--root DIR]. TODAY (2026-11-23) decides what is in force.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from kb import checks, clock
from kb.joining import knowledge
from kb.joining.handbook import join


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="检查 law/ 和 docs/ 里的数据")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="项目根目录")
    options = parser.parse_args(arguments)
    try:
        today, built_on = clock.today(), clock.built_on()
    except ValueError as error:
        print(f"TODAY:0: [clock] {error}")
        return 1
    gc.disable()  # all that is loaded is needed to the end
    base = knowledge.load(options.root)
    problems = checks.run(join(base, today, built_on))
    if problems.warned:
        print(problems.warnings())
    if problems:
        print(problems.report())
        return 1
    provisions = sum(len(statute.provisions) for statute in base.statutes.values())
    print(f"数据没有问题：{len(base.statutes)} 部法律和规则，{provisions} 条规定，{len(base.entries)} 个页面。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
