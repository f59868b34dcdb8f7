"""What a phone fetches to show a page: bytes over the wire, bodies as gzip level 6 and headers, as Chromium counts them.

Guarantees: a first load has an empty cache; a next page has what the page before it left there. What a page fetches
after it has loaded counts too, until nothing is asked for any more. Nothing is simulated: bytes do not depend on speed.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from bench_search_lib.serving import Site

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Load:
    bytes: int
    files: dict[str, int]


def words(page: Path) -> int:
    """Bytes that the words of a built page alone need, as gzip level 6: no markup, however small, makes it less."""
    article = re.search("<article.*?</article>", page.read_text(encoding="utf-8"), re.S)
    if not article:
        raise ValueError(f"{page}: no <article>")
    return len(gzip.compress(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", article[0])).encode(), 6, mtime=0))


def pages(folder: Path) -> list[int]:
    """Bytes of every built page as gzip level 6, the smallest first: what a page costs whoever has the scripts already."""
    return sorted(len(gzip.compress(page.read_bytes(), 6, mtime=0)) for page in folder.rglob("*.html"))


def walk(browser, folder: Path, addresses: list[str]) -> list[Load]:
    """One new visitor opens these pages one after the other."""
    site = Site(folder)
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    try:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        names: dict[str, str] = {}
        fetched: dict[str, int] = {}
        cached: set[str] = set()
        network.on("Network.requestWillBeSent", lambda told: names.__setitem__(told["requestId"], told["request"]["url"]))
        network.on("Network.requestServedFromCache", lambda told: cached.add(told["requestId"]))
        network.on("Network.loadingFinished", lambda told: fetched.__setitem__(told["requestId"], int(told["encodedDataLength"])))
        loads = []
        for address in addresses:
            names.clear(), fetched.clear(), cached.clear()
            page.goto(site.address + address, wait_until="networkidle")
            files = {names[id_].removeprefix(site.address): size for id_, size in fetched.items() if id_ in names and id_ not in cached and size}
            loads.append(Load(sum(files.values()), files))
        return loads
    finally:
        context.close()
        site.close()
