"""Every page of the built site past axe, in one browser and one tab; and the fewest pages that hold every structure of all.

`make axe` runs it over all pages (`--write`: the result goes to docs/about/measured.md). `make test` takes the pages of covering():
whatever stands in whatever, on any page, stands so on one of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "scripts")]

import axe  # noqa: E402
import browser  # noqa: E402
import measured  # noqa: E402
import serving  # noqa: E402
from here import ROOT  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402

HEADING = "每一页能不能用"
WIDE = {"width": 1280, "height": 800}
#: Said to people, size of the screen, whether all pages or only those that hold every structure, whether these also by night.
ROUNDS = (("手机", browser.PHONE, True, True), ("电脑", WIDE, False, False))
_NEVER_CLOSED = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line", "use", "polyline", "polygon"})


class _Structure(HTMLParser):
    """Which element stands right inside which, with classes and names of attributes. What the words are does not matter."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        names = " ".join(sorted(given.keys() - {"id", "class", "href"}))
        here = f"{tag}.{'.'.join(sorted((given.get('class') or '').split()))}[{names}]"
        self.found.add((self.inside[-1] if self.inside else "", here))
        if tag not in _NEVER_CLOSED:
            self.inside.append(here)

    def handle_endtag(self, tag):
        if tag not in _NEVER_CLOSED and self.inside:
            self.inside.pop()


def pages(site: Path) -> dict[str, Path]:
    """Address -> file. The page of a wrong address has none of its own."""
    return {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in sorted(site.rglob("*.html")) if path.name == "index.html"}


def covering(site: Path) -> list[str]:
    """The fewest pages, nearly, on which every structure of all pages stands; of two alike the smaller. Sorted."""
    found = {}
    for url, path in pages(site).items():
        reader = _Structure()
        reader.feed(path.read_text(encoding="utf-8"))
        found[url] = (reader.found, -path.stat().st_size)
    left, chosen = set().union(*(structure for structure, _ in found.values())), []
    while left:
        best = max(found, key=lambda url: (len(found[url][0] & left), found[url][1], url))
        chosen.append(best)
        left -= found[best][0]
    return sorted(chosen)


def of_each_kind(urls: Iterable[str]) -> list[str]:
    """One page of each folder, the first: what is dark or wide is dark or wide alike on all of them."""
    return sorted({url.partition("/")[0]: url for url in sorted(urls, reverse=True)}.values())


def sweep(chromium: Browser, address: str, urls: Iterable[str], viewport: dict[str, int], dark: Iterable[str] = ()) -> tuple[dict[str, str], dict[str, str]]:
    """By day and, of those in `dark`, by night: address -> what axe holds against it, or that it is wider than the screen. Redirects go on by themselves, so scripts alone are no sign."""
    context = chromium.new_context(viewport=viewport, locale="zh-CN", bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    by_day, by_night, dark = {}, {}, set(dark)
    for url in urls:
        page.goto(address + url, wait_until="load")
        said = axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            said += "wider than the screen"
        if said:
            by_day[url] = said
        if url in dark and (said := axe.by_night(page)):
            by_night[url] = said
    context.close()
    return by_day, by_night


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {measured.PAGE}")
    arguments = parser.parse_args()
    everything, some = [url for url in pages(arguments.site) if not leads_on(arguments.site / url)], [url for url in covering(arguments.site) if not leads_on(arguments.site / url)]
    server = serving.serve(arguments.site)
    rows, bad = [], 0
    with browser.running() as chromium:
        version = chromium.version
        for name, viewport, all_of_them, also_dark in ROUNDS:
            urls, dark = everything if all_of_them else some, some if also_dark else []
            found = sweep(chromium, f"http://127.0.0.1:{server.server_port}{browser.PREFIX}", urls, viewport, dark)
            for scheme, asked, against in zip(("浅色", "深色"), (urls, dark), found, strict=True):
                bad += len(against)
                for url, said in against.items():
                    print(f"{name}，{scheme} {url}\n{said}")
                if asked:
                    rows.append([f"{name}，{scheme}，{viewport['width']}×{viewport['height']}", str(len(asked)), str(len(asked) - len(against)), str(len(against))])
    server.shutdown()
    figures = measured.table(["屏幕", "看了几页", "没有毛病", "有毛病"], rows)
    print(figures)
    if arguments.write:
        measured.put(ROOT, HEADING, f" {dt.date.today()}，axe-core，Chromium {version}。", figures)
    return 1 if bad else 0


def leads_on(folder: Path) -> bool:
    """A page that moved: the browser is gone before axe could look."""
    return 'http-equiv="refresh"' in (folder / "index.html").read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
