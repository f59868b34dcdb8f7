"""Our search beside stock Material (with and without jieba), Pagefind and MiniSearch: one run, one table.

Prints the table and writes dist/bench-search.md; with --write the figures go to docs/about/measured.md too. How each figure is made says scripts/bench_search_lib/. What it does
not do: simulate a network (all comes from this machine), test real phones, or fail when we are behind. An engine that
cannot be installed, built or asked is named in the table with the reason.

Usage: python scripts/bench_search.py [--sizes 0 1000 5000] [--only WORD …] [--write]   (0: the pages of today; needs a built site/)
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import browser as chromium  # noqa: E402
import measured  # noqa: E402
from bench_search_lib import corpus, growth, measuring, ours, phone, questions, script_peers, stock_sites, table  # noqa: E402
from kb import clock  # noqa: E402
from kb.search import index as search_index  # noqa: E402
from kb.joining import knowledge  # noqa: E402
from kb.joining.handbook import join  # noqa: E402

WORK = ROOT / "build" / "bench"
#: (questions, fresh pages at most) up to so many pages of the site.
EFFORT = ((500, 10_000, 12), (1_000, 200, 12), (10**9, 40, 12))
OURS = "this engine"
TARGET = ROOT / "dist" / "bench-search.md"


def builders(browser, site: Path, index: dict, today: list[corpus.Page]) -> dict[str, Callable[[list[corpus.Page], Path], None]]:
    """{variant: build(pages, folder)}. Environments are made when first needed."""
    stop = search_index.search_words().stop
    aliases: dict[str, list[str]] = {}
    for doc in index["docs"]:
        aliases.setdefault(doc["url"].partition("#")[0], []).extend(doc["aliases"])

    def stock(jieba: bool) -> Callable[[list[corpus.Page], Path], None]:
        name, packages = ("venv-jieba", [*stock_sites.PINS, stock_sites.JIEBA]) if jieba else ("venv-stock", stock_sites.PINS)
        return lambda pages, out: stock_sites.make(stock_sites.environment(WORK / name, packages), pages, out, jieba)

    def minisearch(names: dict[str, list[str]] | None) -> Callable[[list[corpus.Page], Path], None]:
        def make(pages: list[corpus.Page], out: Path) -> None:
            grown = {page.url: ours.other_names(page, ours.names_taken(index)) for page in pages[len(today):]}
            script_peers.make_minisearch(browser, script_peers.minisearch_script(WORK / "npm"), ROOT, pages, out, stop, names and names | grown)
        return make

    return {
        OURS: lambda pages, out: ours.make(site, out, index, pages[len(today):]),
        "stock Material 9.8.1": stock(False),
        "stock Material + jieba 0.42.1": stock(True),
        "Pagefind 1.5.2 extended": lambda pages, out: script_peers.make_pagefind(stock_sites.environment(WORK / "venv-pagefind", script_peers.PAGEFIND), pages, out),
        "MiniSearch 7.2.0, our terms": minisearch(None),
        "MiniSearch 7.2.0, our terms and aliases": minisearch(aliases),
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="把本站的搜索和别的搜索放在一起量")
    parser.add_argument("--sizes", "--pages", nargs="+", type=int, default=[0, 1000, 5000], help="页数；0 是今天的页数")
    parser.add_argument("--only", nargs="+", default=[""], help="只量名字里有这些字的")
    parser.add_argument("--write", action="store_true", help=f"把结果写进 {measured.PAGE}")
    options = parser.parse_args(arguments)
    site = ROOT / "site"
    if not (site / "search/kb-index.json").is_file():
        print("没有 site/，请先 make site。")
        return 1
    index = search_index.build(join(knowledge.load(ROOT), clock.today(), clock.built_on()))
    today = corpus.read(site, {doc["url"]: doc["title"] for doc in index["docs"]}, (doc["url"] for doc in index["docs"]))
    asked, without = questions.read(ROOT / "tests", {doc["id"]: doc["url"] for doc in index["docs"]})
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.unlink(missing_ok=True)
    text = "名字里有这些字的一个也没有。"
    rows, loads = [], [os.getloadavg()[0]]
    with chromium.running() as browser:
        version = browser.version
        for size in options.sizes:
            pages = growth.grow(today, size or len(today), ours.names_taken(index))
            at_most, fresh = next((most, fresh) for limit, most, fresh in EFFORT if len(pages) <= limit)
            for name, build in builders(browser, site, index, today).items():
                if not any(word in name for word in options.only):
                    continue
                started = time.monotonic()
                rows.append(_row(browser, name, build, pages, WORK / str(size) / "".join(filter(str.isalnum, name)), questions.sample(asked, at_most), fresh))
                loads.append(os.getloadavg()[0])
                print(f"{name}，{len(pages)} 页：{rows[-1].failed or '量好了'}（{time.monotonic() - started:.0f} 秒）", file=sys.stderr, flush=True)
                text = table.markdown(rows) + "\n" + _notes(len(today), len(asked), without, version, max(loads))
                TARGET.write_text(text, encoding="utf-8")  # after each engine: a run that is stopped keeps what it has
    print(text)
    if options.write and rows:
        when = f" {dt.date.today()}，一次跑完。{_machine(version)}。屏幕 390×844，处理器放慢 {phone.SLOWER} 倍，不模拟网络。"
        measured.put(ROOT, "和别的搜索比", when, measured.table(*table.chinese(rows, OURS)))
    return 0 if rows else 1


def _row(browser, name: str, build: Callable, pages: list[corpus.Page], out: Path, asked: list[questions.Question], fresh: int) -> measuring.Row:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        build(pages, out)
        return measuring.measure(browser, out, name, len(pages), asked, fresh, anchors=name == OURS, start="search/" if name == OURS else "")
    except Exception as error:  # whatever stops a peer is told in the table; the others go on
        return measuring.Row(name, len(pages), failed=f"{type(error).__name__}: {error}")


def _machine(version: str) -> str:
    return f"{os.cpu_count()} × {platform.machine()}, Chromium {version}"


def _notes(pages: int, asked: int, without: int, version: str, load: float) -> str:
    return (
        f"{dt.date.today()}; {_machine(version)}, Python {platform.python_version()}, load up to {load:.1f}; 390×844, processor {phone.SLOWER}× slower (workers too), no network delay. {pages} pages of today, {asked} queries"
        f" ({without} more expect pages that do not exist yet). Fewer queries on larger sites: the column says how many.\n"
        "Bytes and requests: gzip bodies of what only the search needs, median (most) over fresh pages; Pagefind and MiniSearch without any user interface.\n"
        f"The second query comes {measuring.READING / 1000:g} seconds after the first answer, the others one right after the other; bytes in all: fetched by the last of them.\n"
        "Time to it: from the query, put in as soon as the page has loaded, to the drawn list. Peers are right with the page, this engine only with the anchor too.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
