"""Addresses of the site that are not yet in tests/urls.txt: say them, or add them with --write.

Lines are only ever added. An address that was published and is gone is named, and exit is 1: it needs a line in
scripts/kb/data/redirects.yml. Nothing is built; the addresses are those of site_files(), and a test compares them with
a built site.

Usage: python scripts/urls.py [--write] [--root DIR]   (`make urls` writes)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import checks, clock
from kb.joining import knowledge
from kb.joining.handbook import Handbook, join
from kb.joining.knowledge import page_url
from kb.render import lost, site_files

ROOT = Path(__file__).resolve().parent.parent
URLS = "tests/urls.txt"


def addresses(handbook: Handbook) -> set[str]:
    """Every address at which a reader finds a page; the home page, the empty one, left out, and the page that a wrong address shows."""
    found = site_files(handbook)
    pages = {page_url(path) for path in found if path.endswith(".md")}
    return (pages | {path.removesuffix("index.html") for path in found if path.endswith(".html")}) - {"", lost.PATH}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="网站现在的网址，和 tests/urls.txt 里记下的比一比")
    parser.add_argument("--write", action="store_true", help="把新网址写进去")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目根目录")
    options = parser.parse_args(arguments)
    handbook = join(knowledge.load(options.root), clock.today(), clock.built_on())
    if problems := checks.run(handbook, drafts=True):
        print(problems.report())
        return 1
    path = options.root / URLS
    known, now = set(path.read_text(encoding="utf-8").split()), addresses(handbook)
    for address in sorted(now - known):
        print(f"新网址：{address}")
    if options.write and now - known:
        path.write_text("".join(f"{line}\n" for line in sorted(known | now)), encoding="utf-8")
        print(f"已经记进 {URLS}。")
    elif now - known:
        print("记下它们：make urls。")
    for address in sorted(known - now):
        print(f"没有了：{address} 发布过，有人存着。请在 scripts/kb/data/redirects.yml 写它搬到了哪里。")
    if known == now:
        print(f"{len(known)} 个网址都记着。")
    return 1 if known - now else 0


if __name__ == "__main__":
    sys.exit(main())
