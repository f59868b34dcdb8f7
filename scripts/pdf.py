"""Lay out the prints into dist/: the handbook, the pocket card, the poster, the sheet for parents.

Usage: python scripts/pdf.py [--root DIR] [--out DIR]. TODAY and SOURCE_DATE_EPOCH (default: the last commit) decide
the bytes, SITE_URL (default: none) the address and the QR codes.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from build_site import build_environment
from kb import checks, clock, knowledge
from kb.book import make_book, paper, sheets
from kb.graph import Graph, uses
from kb.render.context import Site


def main(arguments: list[str] | None = None) -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="排出 dist/ 里的 PDF")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--out", type=Path, default=root / "dist")
    parser.add_argument("--only", choices=("handbook", *sheets.SHEETS), help="只排这一份")
    options = parser.parse_args(arguments)
    environment = build_environment(os.environ, options.root)
    base = knowledge.load(options.root)
    today = clock.today(environment)
    problems = checks.run(base, today)
    if problems:
        print(problems.report())
        return 1
    site = Site(base, Graph(base, uses(base)), today, clock.built_on(environment), clock.site_url(environment))
    prints = {"handbook": lambda: paper.book_html(make_book(site))} | {name: (lambda make=make: make(site)) for name, make in sheets.SHEETS.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    for name, make in prints.items():
        if options.only in (None, name):
            target = options.out / f"{name}.pdf"
            target.write_bytes(paper.pdf(make()))
            print(f"{target}　{target.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
