"""A slow phone: Chromium at 390x844 with a processor four times slower, and questions put into a page.

Chromium's throttling (CDP) slows the thread of a page and not its workers, where Material searches. So the
worker's script runs in a hidden frame of the page: the same script and messages, on the slowed thread. The frame
also tells which query a message answers: the theme asks for nothing when it starts and shows "nothing found" for that.

A question is put into the search box as a key press would; its time runs until the theme has drawn the answer. Before
each one the box is emptied, and the answer to that is awaited. Peers with an API are asked by benchAsk (script_peers.py).
Our search is a page: the question comes as a keyboard commits words, and the order is the one that a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

PHONE = {"width": 390, "height": 844}
SLOWER = 4
PATIENCE = 240_000  # milliseconds until an answer is given up

_WORKERS_IN_FRAMES = """if (window.top === window) {
  window.benchFrames = new Map();
  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.id = `bench-${benchFrames.size}`;
      let heard = "";
      benchFrames.set(this.frame.id, (data) => {
        const answers = heard;
        setTimeout(() => {
          if (data.type === 3) window.benchAnswered = answers;
          this.dispatchEvent(new MessageEvent("message", {data: structuredClone(data)}));
        });
      });
      this.hear = (data) => { if (data.type === 2) heard = String(data.data).trim(); };
      this.frame.src = new URL(url, location.href).href.replace(/[?#].*/, "") + ".frame.html";
      this.frame.onload = () => { const first = this.waiting; this.waiting = undefined; first.forEach((data) => this.postMessage(data)); };
      const place = () => document.body.append(this.frame);
      document.body ? place() : addEventListener("DOMContentLoaded", place);
    }
    postMessage(data) {
      if (this.waiting) return void this.waiting.push(data);
      const copy = structuredClone(data);
      setTimeout(() => { this.hear(copy); this.frame.contentWindow.dispatchEvent(new MessageEvent("message", {data: copy})); });
    }
    terminate() { this.frame.remove(); }
  };
  window.benchBox = async (query) => {
    const toggle = document.getElementById("__search");
    const box = document.querySelector("[data-md-component=search-query]");
    const result = document.querySelector("[data-md-component=search-result]");
    const meta = result.querySelector(".md-search-result__meta");
    const links = () => Array.from(result.querySelectorAll(".md-search-result__item"), (item) => item.querySelector("a.md-search-result__link"));
    const put = (value) => { box.value = value; box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true})); };
    const until = (done) => new Promise((resolve) => {
      const look = () => done() && (watch.disconnect(), resolve(performance.now()));
      const watch = new MutationObserver(look);
      watch.observe(result, {childList: true, subtree: true, characterData: true});
      look();
    });
    if (!toggle.checked) { toggle.checked = true; toggle.dispatchEvent(new Event("change", {bubbles: true})); }
    box.focus();
    const words = JSON.parse(document.getElementById("__config").textContent).translations;
    const resting = words["search.result.placeholder"];
    if (window.benchAsked) { put(""); await until(() => meta.textContent === resting); }
    window.benchAsked = true;
    await new Promise((rest) => setTimeout(rest, 30));
    const none = words["search.result.none"];
    const count = () => /[0-9]/.test(meta.textContent) || meta.textContent === words["search.result.one"];
    window.benchAnswered = "";
    const started = performance.now();
    put(query);
    const ended = await until(() => window.benchAnswered && (meta.textContent === none || (count() && links().length)));
    const urls = links().map((link) => { const url = new URL(link.href); return url.pathname.slice(1) + url.hash; });
    return {urls, ms: ended - started};
  };
  window.benchPage = async (query) => {
    const [field, status, list] = [".kb-ask input", ".kb-ask-status", ".kb-results"].map((one) => document.querySelector(one));
    const told = (when) => status.textContent === document.querySelector(`[data-when=${when}]`).textContent;
    const put = (value) => { field.value = value; field.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true})); };
    put("");
    await new Promise((rest) => setTimeout(rest, 30));
    const started = performance.now();
    put(query);
    await new Promise((done) => {
      const look = () => status.textContent && !told("slow") && (watch.disconnect(), done());
      const watch = new MutationObserver(look);
      watch.observe(status, {childList: true, characterData: true, subtree: true});
      look();
    });
    const ended = performance.now();
    const urls = Array.from(list.querySelectorAll("li > a:not(.kb-call)"), (link) => { const url = new URL(link.href); return url.pathname.slice(1) + url.hash; });
    return {urls, ms: ended - started, failed: told("failed")};
  };
}"""


@contextmanager
def fresh_page(browser, address: str) -> Iterator:
    """A slowed tab with nothing cached, its page just loaded; the search may still be getting ready."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", bypass_csp=True)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(_WORKERS_IN_FRAMES)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()


def ask(page, query: str) -> tuple[list[str], float]:
    """(addresses below the site root, milliseconds). Raises RuntimeError when no answer comes or it says it failed."""
    answer = page.evaluate(
        """([query, patience]) => Promise.race([(window.benchAsk || (document.querySelector("form.kb-ask") ? benchPage : benchBox))(query), new Promise((_, failed) => setTimeout(() => failed(new Error("no answer")), patience))])""",
        [query, PATIENCE],
    )
    if answer.get("failed"):
        raise RuntimeError(f"the search says it failed: {query}")
    return answer["urls"], answer["ms"]
