"""What the handbook costs: to build (beside Material alone and Zensical), to check, to lay out, to fetch, to store.

Five parts, each a table on docs/about/speed.md (with --write): build, grown (builds of a larger handbook, and the e-book), work, load, size. Builds are compared in processor
time, which other work on the machine changes little; goals and what falls short stand beside the figures. load and
size read site/ and dist/ as they are. Not here: the search (bench_search.py), real phones, networks.

Usage: python scripts/bench.py [--only build,grown,work,load,size] [--sizes 1000 5000] [--rounds 3] [--write]   (--sizes: of grown)
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import measured  # noqa: E402
from bench_lib import costs, loads, projects, report, weights  # noqa: E402
from bench_search_lib import stock_sites  # noqa: E402
from kb import clock  # noqa: E402

WORK = ROOT / "build" / "bench"
PAGE = "docs/about/speed.md"
ZENSICAL = "zensical==0.0.73"
BARE, OURS, AGAIN, PEER, PEER_AGAIN = "只有 Material", "本站", "本站，改一页再生成", "Zensical", "Zensical，改一页再生成"
#: From so many pages on, one round: a build takes minutes.
FEW = 5_000
GOALS = {OURS: report.WHOLE, AGAIN: report.ONE_PAGE}


def build(sizes: list[int], rounds: int) -> list[list[str]]:
    """The handbook at these sizes (0: as it is) beside Material alone and Zensical, where that can be installed."""
    try:
        zensical, rows = stock_sites.environment(WORK / "venv-zensical", [ZENSICAL]).with_name("zensical"), []
    except RuntimeError as error:
        zensical, rows = None, [report.Figure(PEER, f"装不上：{error}").cells()]
    for size in sizes:
        project = WORK / f"project-{size}"
        pages = projects.make(ROOT, project, size)
        print(f"{pages} 页，开始量", file=sys.stderr, flush=True)
        rows += report.build_rows(pages, costs.compared(_commands(project, zensical), rounds if size < FEW else 1), BARE, GOALS)
    return rows


def _commands(project: Path, zensical: Path | None) -> dict[str, costs.Command]:
    environ = {**clock.build_environment({}, ROOT), "NO_MKDOCS_2_WARNING": "1"}
    stage, site = project / "stage", project / "site"
    ours = [sys.executable, ROOT / "scripts/build_site.py", "--root", project, "--site-dir", site]
    commands = {
        BARE: costs.Command([sys.executable, "-m", "mkdocs", "build", "--site-dir", project / "bare"], stage, environ=environ),
        OURS: costs.Command(ours, project, lambda: projects.forget(project), environ),
        AGAIN: costs.Command(ours, project, lambda: projects.change_a_page(project), environ),
    }
    if zensical:
        settings = projects.for_zensical(stage)
        commands |= {
            PEER: costs.Command([zensical, "build", "--clean", "-f", settings], stage, environ=environ),
            PEER_AGAIN: costs.Command([zensical, "build", "-f", settings], stage, lambda: projects.change_a_page(stage), environ),
        }
    return commands


def grown(sizes: list[int], rounds: int) -> list[list[str]]:
    """Larger handbooks; and the e-book of today."""
    rows = build(sizes, rounds)
    out = WORK / "handbook.epub"
    book = costs.compared({"epub": costs.Command([sys.executable, ROOT / "scripts/epub.py", "--out", out], ROOT)}, rounds)["epub"]
    return [*rows, report.Figure("电子书", f"量不了：{book.failed}" if book.failed else f"{report.seconds(book)}；{out.stat().st_size / 1e6:.1f} MB").cells()]


def work(rounds: int) -> list[list[str]]:
    check = costs.compared({"check": costs.Command([sys.executable, ROOT / "scripts/check.py"], ROOT)}, rounds)["check"]
    rows = [report.Figure("make check", check.failed or report.seconds(check), None if check.failed else check.middle("cpu"), report.CHECK_SECONDS, " 秒").cells()]
    out = WORK / "pdf"
    book = costs.compared({"pdf": costs.Command([sys.executable, ROOT / "scripts/pdf.py", "--only", "handbook", "--out", out], ROOT)}, 1)["pdf"]
    if book.failed:
        return [*rows, report.Figure("整本手册", f"量不了：{book.failed}").cells()]
    from pypdf import PdfReader  # only the environment for tests has it

    pages = len(PdfReader(out / "handbook.pdf").pages)
    a_page = book.middle("cpu") / pages
    return [*rows, report.Figure(f"整本手册，{pages:,} 页，平均一页", f"{a_page:.3f} 秒；全部 {report.seconds(book)}", a_page, report.PDF_SECONDS_A_PAGE, " 秒").cells(),
            report.weight_row("整本手册", weights.of([(out / "handbook.pdf").stat().st_size]), report.PDF_MB)]


def load() -> tuple[list[list[str]], str]:
    import browser as chromium

    situation, following = "scenarios/home-visit/", "scenarios/contact-bombing/"
    with chromium.running() as browser:
        home, next_one = loads.walk(browser, ROOT / "site", ["", following])
        others = {name: loads.walk(browser, ROOT / "site", [address])[0] for name, address in {
            "一个情景": situation, "搜索页": "search/", "最长的一部法": "law/civil-code/", "一封信": "letters/nfra-complaint/", "一个工具": "tools/evidence-log/"}.items()}
        version = browser.version
    rows = {"首页": (home, report.HOME), "看过首页，再开一个情景": (next_one, report.NEXT)} | {name: (one, report.SITUATION if name == "一个情景" else None) for name, one in others.items()}
    text = report.Figure("其中只是字，没有标签和链接", f"{loads.words(ROOT / 'site' / following / 'index.html') / 1000:.1f} KB").cells()
    sizes = loads.pages(ROOT / "site")
    any_page = report.Figure(f"看过首页，再开随便一页（{len(sizes)} 页的中位数）", f"{sizes[len(sizes) // 2] / 1000:.1f} KB；每十页有九页不到 {sizes[len(sizes) * 9 // 10] / 1000:.1f} KB").cells()
    table = report.load_rows(rows)
    return [*table[:2], text, any_page, *table[2:]], f"，Chromium {version}"


def size() -> list[list[str]]:
    site = ROOT / "site"
    rows = [report.weight_row("整个网站", weights.folder(site), report.SITE_MB)]
    rows += [report.weight_row(f"其中 `{name}/`", weight) for name, weight in list(weights.parts(site).items())[:5]]
    for name, goal in (("handbook-offline.zip", report.ZIP_MB), ("handbook.epub", None)):
        made = ROOT / "dist" / name
        rows.append(report.weight_row(f"`{name}`", weights.of([made.stat().st_size]), goal) if made.is_file() else report.Figure(f"`{name}`", "没有做，没有量").cells())
    return rows


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="量一量：生成、检查、排版要多久，打开要传多少，占多少地方")
    parser.add_argument("--only", default=",".join(report.HEADINGS), help="只量这几样，用逗号隔开：build,grown,work,load,size")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 5000], help="长大以后有多少页（只用于 grown）")
    parser.add_argument("--rounds", type=int, default=3, help="每样量几遍")
    parser.add_argument("--write", action="store_true", help=f"把结果写进 {PAGE}")
    options = parser.parse_args(arguments)
    chosen = options.only.split(",")
    if unknown := [name for name in chosen if name not in report.HEADINGS]:
        parser.error(f"没有这几样：{'、'.join(unknown)}；有：{'、'.join(report.HEADINGS)}")
    if {"load", "size"} & set(chosen) and not (ROOT / "site/index.html").is_file():
        parser.error("没有 site/，请先 make site。")
    for name in chosen:
        more = ""
        if name == "load":
            rows, more = load()
        else:
            rows = build([0], options.rounds) if name == "build" else grown(options.sizes, options.rounds) if name == "grown" else work(options.rounds) if name == "work" else size()
        table = measured.table(report.HEAD, rows)
        print(f"{report.HEADINGS[name]}\n\n{table}\n", flush=True)
        if options.write:
            when = f" {dt.date.today()}，{os.cpu_count()} × {platform.machine()}，Python {platform.python_version()}{more}，{report.HOW[name].format(rounds=options.rounds)}。"
            measured.put(ROOT, report.HEADINGS[name], when, table, PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
