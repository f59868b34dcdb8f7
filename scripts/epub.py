"""Write dist/handbook.epub: guides, channels, letters and the law they rest on, for e-readers.

Usage: python scripts/epub.py [--root DIR] [--out FILE]. TODAY and SOURCE_DATE_EPOCH (default: the last commit) decide
the bytes, site_url of mkdocs.yml the address on the title page.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.book import epub
from kb.book import make_book
from loading import load_handbook


def main(arguments: list[str] | None = None) -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="写出 dist/handbook.epub")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--out", type=Path, default=root / "dist" / "handbook.epub")
    options = parser.parse_args(arguments)
    try:
        site = load_handbook(options.root)
    except ValueError as error:
        print(error)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(epub.epub(make_book(site)))
    print(f"{options.out}　{options.out.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
