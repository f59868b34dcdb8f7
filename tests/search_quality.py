"""How well the search answers, and what it costs: a table over the fixed queries, on the real index, in real Chromium.

    .venv/bin/python tests/search_quality.py [--misses] [--write] [--root FOLDER] [FILE …]

For each file of cases: how often an expected page is first, among the first three, and how often nothing is found;
then the bytes (gzip) of everything fetched before the first result of a fresh page: script, head, postings, documents.
What the sealed file misses is never listed: who has seen it can no longer tell what unseen questions would find.
With --write the figures go to docs/about/measured.md (all files must have been asked).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import re
import statistics
import sys
from typing import Any
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import browser  # noqa: E402
import measured
from laid import lay
from kb.publishing import assets
from kb.joining.handbook import join
from kb.search import index as search_index, shards as search_shards
from kb.records.relied_on import ReliedOn
from kb.joining import knowledge  # noqa: E402
from kb.publishing.bundle import bundle  # noqa: E402

SEALED = ("search_cases_sealed.yml", "search_cases_sealed_2.yml")
#: What the page calls the files and the groups in them.
_FILES = {"search_cases.yml": "写页面以前就定下的", "search_cases_opened.yml": "调试时用过的", "search_cases_opened_2.yml": "调试时用过的", "search_cases_tuned.yml": "调试时用过的", "search_cases_titles.yml": "只看过题目的人写的", "search_cases_dev_3.yml": "为调试新写的", "search_cases_dev_4.yml": "为调试新写的", SEALED[0]: "封存的，第三批", SEALED[1]: "封存的，第四批"}
_GROUPS = {
    "all": "", "article": "，问条号", "everyday": "，日常说法", "collector": "，催收发来的话", "third": "，家人、同事、新号主", "crime": "，罪名", "number": "，文号",
    "legal": "，法律词", "app": "，App 名字", "typo": "，错字、拼音、缩写", "traditional": "，繁体", "voice": "，语音输入的长句",
}
_ENTRY = """import { searchLater } from "./engine.js";
import { openFiles } from "./store.js";
self.kb = { searchLater, openFiles };
"""
_ASK = """async ({queries, head}) => {
    const files = self.files;
    const out = [];
    for (const query of queries) {
        const fetched = [];
        const request = async (address) => {
            const path = new URL(address).pathname.slice(1);
            fetched.push(path);
            return { ok: path in files, json: async () => JSON.parse(files[path]) };
        };
        const index = kb.openFiles("http://x/" + head, request);
        const found = await kb.searchLater(await index.head(), query, index.answer);
        out.push([found.map(({doc}) => doc.id), fetched]);
    }
    return out;
}"""


@dataclass(frozen=True)
class Answer:
    ids: list[str]
    bytes: int
    files: int
    tables: bool  # whether a slip was suspected


class _Served:
    """The files of an index, laid into a page once for all questions that it is asked; of each, what it weighs."""

    def __init__(self, page, index: dict) -> None:
        self.page, self.index = page, index
        folder = ROOT / "docs/assets/js/search"
        sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
        self.files = search_shards.files(index)
        # Packs are for later questions: no first one may ask for them, and none is laid down.
        lay(page, "files", {path: text for path, text in self.files.items() if not _PACK.search(path)})
        page.evaluate(bundle({**sources, "entry.js": _ENTRY}, "entry.js"))
        self.script = len(gzip.compress(assets.script(ROOT, "search/page.js").encode("utf-8"), 6))
        self.size = lru_cache(None)(lambda path: len(gzip.compress(self.files[path].encode("utf-8"), 6)))  # of what is fetched only: a large index has thousands


_PACK = re.compile(r"/p\d+\.json$")
_served: list[_Served] = []


def ask(page, index: dict, queries: list[str]) -> list[Answer]:
    """Each query as the first one on a fresh page."""
    if not _served or _served[0].page is not page or _served[0].index is not index:
        _served[:] = [_Served(page, index)]
    here = _served[0]
    answers = page.evaluate(_ASK, {"queries": queries, "head": search_shards.HEAD})
    assert not any(_PACK.search(path) for _, fetched in answers for path in fetched)
    return [Answer(ids, here.script + sum(map(here.size, set(fetched))), 1 + len(set(fetched)), any(path.endswith("/sounds.json") for path in fetched)) for ids, fetched in answers]


def cases(path: Path) -> Any:
    """What a file of questions holds. By the parser in C: the one in Python reads eight times as long, in every process of the tests."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def hit(case: dict, ids: list[str], within: int) -> bool:
    return bool({*ids[:within], *map(page_of, ids[:within])} & set(case["expect"]))


def page_of(id_: str) -> str:
    """The page on which a result stands: a part of a page, or a name in the list of apps."""
    return ReliedOn.WHO_IS_APP.value if id_.startswith("app:") else id_ if id_.startswith("law:") else id_.partition("#")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="list what is not among the first three")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {measured.PAGE}")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project whose law/ and docs/ are searched")
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "tests").glob("search_cases*.yml")))
    given = parser.parse_args()
    index = search_index.build(join(knowledge.load(given.root), dt.date(2026, 11, 23), dt.date(2026, 11, 23)))
    told: dict[str, list[tuple[dict, Answer]]] = {label + group: [] for label in _FILES.values() for group in _GROUPS.values()}
    with browser.running() as chromium:
        page = chromium.new_page()
        for path in given.files:
            rows = cases(path)
            answers = ask(page, index, [row["q"] for row in rows])
            groups: dict[str, list] = defaultdict(list)
            for row, answer in zip(rows, answers, strict=True):
                groups[row.get("group", "all")].append((row, answer))
            for name, part in sorted(groups.items()):
                told.setdefault(_FILES.get(path.name, path.name) + _GROUPS.get(name, f"，{name}"), []).extend(part)
                first, third = (sum(hit(row, answer.ids, n) for row, answer in part) for n in (1, 3))
                empty = sum(not answer.ids for _, answer in part)
                print(f"{path.name:28} {name:10} {len(part):4} top-1 {first / len(part):6.1%} top-3 {third / len(part):6.1%} empty {empty}")
            sizes = sorted(answer.bytes for answer in answers)
            print(f"{'':28} bytes      median {statistics.median(sizes):.0f} worst {sizes[-1]} files median {statistics.median(answer.files for answer in answers):.0f}")
            if given.misses and path.name not in SEALED:
                for row, answer in zip(rows, answers, strict=True):
                    if not hit(row, answer.ids, 1 if row.get("group") == "article" else 3):
                        print("   ", row["q"], row["expect"], answer.ids[:4])
        if given.write:
            write(told, chromium.version)


def _percent(share: float) -> str:
    """Rounded; all is said only of all."""
    return "99%" if 0.99 < share < 1 else f"{share:.0%}"


def write(told: dict[str, list[tuple[dict, Answer]]], version: str) -> None:
    """`told`: what each line of the table counts. Lines without a question are left out."""
    rows = []
    for label, part in told.items():
        if part:
            first, third = (sum(hit(row, answer.ids, n) for row, answer in part) / len(part) for n in (1, 3))
            rows.append([label, str(len(part)), _percent(first), _percent(third), str(sum(not answer.ids for _, answer in part))])
    sizes = [answer.bytes / 1024 for part in told.values() for _, answer in part]
    when = f" {dt.date.today()}，Chromium {version}。新打开一页，第一次搜索要传 {statistics.median(sizes):.1f} KiB（中位数），最多 {max(sizes):.1f} KiB，都是 gzip 以后。"
    measured.put(ROOT, "问得准不准", when, measured.table(["问句", "几句", "第一个就是", "前三个里有", "什么都没有"], rows))


if __name__ == "__main__":
    main()
