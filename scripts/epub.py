"""Write dist/handbook.epub: guides, channels, letters and the law they rest on, for e-readers.

Usage: python scripts/epub.py [--root DIR] [--out FILE]. TODAY and SOURCE_DATE_EPOCH (default: the last commit) decide
the bytes, SITE_URL (default: none) the address on the title page.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from build_site import build_environment
from kb import checks, clock, knowledge
from kb.book import epub, make_book
from kb.graph import Graph, uses
from kb.render.context import Site


def main(arguments: list[str] | None = None) -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="写出 dist/handbook.epub")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--out", type=Path, default=root / "dist" / "handbook.epub")
    options = parser.parse_args(arguments)
    environment = build_environment(os.environ, options.root)
    base = knowledge.load(options.root)
    today = clock.today(environment)
    problems = checks.run(base, today)
    if problems:
        print(problems.report())
        return 1
    site = Site(base, Graph(base, uses(base)), today, clock.built_on(environment), clock.site_url(environment))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(epub.epub(make_book(site)))
    print(f"{options.out}　{options.out.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
