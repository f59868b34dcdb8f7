"""Pagefind and MiniSearch: indexes of the same pages, asked through their JavaScript from a bare page.

Guarantees: pinned versions; MiniSearch's tarball is the one whose SHA-512 stands here; its terms are made by our own
text.js, questions without our stop words. Both are asked from a page that holds nothing else, so neither their user
interface nor its bytes count: that is in their favour. MiniSearch's script is served without its comments.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import tarfile
from pathlib import Path

from kb.publishing.bundle import bundle

from .corpus import Page
from .stock_sites import run

PAGEFIND = ["pagefind[extended]==1.5.2"]
MINISEARCH = "minisearch@7.2.0"
_SHA512 = "dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg=="
_SHOWN = 5  # results drawn, as Pagefind's own interface does

_BARE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title><ol id="list"></ol><script>
function drawn(rows) {
  document.getElementById("list").replaceChildren(...rows.map(([url, title]) => Object.assign(document.createElement("li"), {textContent: title})));
  return rows.map(([url]) => url);
}
let opened;
window.benchAsk = async (query) => {
  const started = performance.now();
  opened = opened || open_();
  const urls = drawn(await ask(await opened, query));
  return {urls, ms: performance.now() - started};
};
SCRIPT
</script></html>"""

_ASK_PAGEFIND = """async function open_() {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({noWorker: true});
  await pagefind.init();
  return pagefind;
}
async function ask(pagefind, query) {
  const found = (await pagefind.search(query)).results;
  const rows = await Promise.all(found.slice(0, SHOWN).map((each) => each.data()));
  return rows.map((row) => [row.url.replace(/^\\//, ""), row.meta.title]);
}""".replace("SHOWN", str(_SHOWN))

_ASK_MINISEARCH = """const script = (src) => new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), {src, onload: done, onerror: failed})));
async function open_() {
  const [index] = await Promise.all([fetch("index.json").then((answer) => answer.text()), script("minisearch.js"), script("tokens.js")]);
  return MiniSearch.loadJSON(index, benchOptions(MiniSearch));
}
const ask = async (engine, query) => engine.search(query).slice(0, SHOWN).map((row) => [row.url, row.title]);""".replace("SHOWN", str(_SHOWN))

# Default ranking but for the title, as in the measurements of the prototype. Terms come folded; no prefix, no fuzziness.
_OPTIONS = """import { fold, queryTerms, terms } from "./search/text.js";
import { markArticles } from "./search/numbers.js";
const STOP = __STOP__;
self.benchOptions = () => ({
  idField: "url", fields: __FIELDS__, storeFields: ["url", "title"], processTerm: (term) => term,
  tokenize: (text) => terms(markArticles(fold(text))),
  searchOptions: { tokenize: (text) => queryTerms(fold(text), STOP), processTerm: (term) => term, boost: { title: 2, aliases: 2 } },
});
"""


def make_pagefind(python: Path, pages: list[Page], out: Path) -> None:
    """The site and its Pagefind index. Raises RuntimeError when it fails."""
    shutil.rmtree(out, ignore_errors=True)
    for page in pages:
        target = out / page.url / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{html.escape(page.title)}</title><main data-pagefind-body>{page.html}</main></html>', encoding="utf-8")
    said = run([python, "-m", "pagefind", "--site", out.absolute()])
    if f"Indexed {len(pages)} pages" not in said:
        raise RuntimeError(f"expected {len(pages)} pages in its index: {re.findall('Indexed .* pages?', said)}")
    (out / "index.html").write_text(_BARE.replace("SCRIPT", _ASK_PAGEFIND), encoding="utf-8")


def minisearch_script(folder: Path) -> str:
    """The library, fetched once with npm. Raises RuntimeError when npm fails or the tarball is another one."""
    folder.mkdir(parents=True, exist_ok=True)
    tarball = folder / (MINISEARCH.replace("@", "-") + ".tgz")
    if not tarball.is_file():
        run(["npm", "pack", "--silent", MINISEARCH, "--pack-destination", folder.absolute()])
    if base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode() != _SHA512:
        raise RuntimeError(f"{tarball.name}: SHA-512 is not the pinned one")
    with tarfile.open(tarball) as archive:
        source = archive.extractfile("package/dist/umd/index.js").read().decode("utf-8")
    return re.sub(r"^\s*(/\*\*.*?\*/|//[^\n]*)\n", "", source, flags=re.M | re.S)


def make_minisearch(browser, library: str, root: Path, pages: list[Page], out: Path, stop: list[str], aliases: dict[str, list[str]] | None = None) -> None:
    """Index the pages in the browser and write what a site would serve. `aliases`: {url: other names}, as a third field."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    fields = ["title", "text", *(["aliases"] if aliases else [])]
    folder = root / "docs/assets/js"
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    options = _OPTIONS.replace("__STOP__", json.dumps(stop, ensure_ascii=False)).replace("__FIELDS__", json.dumps(fields))
    tokens = bundle({**sources, "bench.js": options}, "bench.js")
    tab = browser.new_page()
    try:
        tab.add_script_tag(content=library)
        tab.add_script_tag(content=tokens)
        docs = [{"url": page.url, "title": page.title, "text": page.text, "aliases": "\n".join((aliases or {}).get(page.url, []))} for page in pages]
        index = tab.evaluate("(docs) => { const all = new MiniSearch(benchOptions()); all.addAll(docs); return JSON.stringify(all); }", docs)
    finally:
        tab.close()
    for name, text in {"index.html": _BARE.replace("SCRIPT", _ASK_MINISEARCH), "minisearch.js": library, "tokens.js": tokens, "index.json": index}.items():
        (out / name).write_text(text, encoding="utf-8")
