"""Lay out the prints into dist/: the handbook, the pocket card, the poster, the sheet for parents.

Usage: python scripts/pdf.py [--root DIR] [--out DIR]. TODAY and SOURCE_DATE_EPOCH (default: the last commit) decide
the bytes, site_url of mkdocs.yml the address and the QR codes.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from kb.book import make_book
from kb.book import paper, sheets
from loading import load_handbook


def main(arguments: list[str] | None = None) -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="排出 dist/ 里的 PDF")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--out", type=Path, default=root / "dist")
    parser.add_argument("--only", choices=("handbook", *sheets.SHEETS), help="只排这一份")
    options = parser.parse_args(arguments)
    try:
        site = load_handbook(options.root)
    except ValueError as error:
        print(error)
        return 1
    prints = {"handbook": lambda: paper.book_html(make_book(site))} | {name: (lambda make=make: make(site)) for name, make in sheets.SHEETS.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    for name, make in prints.items():
        if options.only in (None, name):
            target = options.out / f"{name}.pdf"
            target.write_bytes(paper.pdf(make()))
            print(f"{target}　{target.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    # Nothing is looked through for cycles at the end either: the process gives back all it holds, and a book holds millions of boxes.
    gc.disable()
    result = main()
    gc.freeze()
    sys.exit(result)
