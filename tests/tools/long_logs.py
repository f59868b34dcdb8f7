"""A log as long as the tools take one, as a file: what other phones noted, with relatives' numbers and names in it."""

from __future__ import annotations

import json
from pathlib import Path

MANY = 50000
RELATIVE = "13912345678"


def entry(at: int) -> dict[str, str]:
    return {
        "id": f"e{at}", "at": f"2025-{1 + at // 140 % 12:02}-{1 + at // 12 % 28:02} {at * 7 % 24:02}:{at * 13 % 60:02}", "kind": ("call", "call", "message", "visit")[at % 4],
        "outcome": ("connected", "unanswered")[at % 2] if at % 4 < 2 else "", "reached": ("self", "family")[at % 2], "number": f"0215555{at % 900:04}",
        "words": f"再不还就打 {RELATIVE}" if at % 7 == 0 else "", "file": f"录音{at}.m4a" if at % 9 == 0 else "",
    }


def written(folder: Path, many: int = MANY) -> Path:
    path = folder / "evidence-log.json"
    path.write_text(json.dumps({"tool": "evidence-log", "version": 1, "entries": [entry(at) for at in range(many)], "lenders": [], "hide": []}, ensure_ascii=False), encoding="utf-8")
    return path


_STOPPED = """(name) => new Promise((done) => {
    const seen = new MutationObserver(() => {
        const stop = [...document.querySelectorAll(".kb-log-working:not([hidden]) button")].find((one) => one.offsetParent);
        if (!stop) return;
        seen.disconnect();
        const shown = Boolean(stop.parentNode.querySelector("progress"));
        stop.click();
        done(shown);
    });
    seen.observe(document.body, { subtree: true, attributes: true, childList: true });
    [...document.querySelectorAll("button")].find((one) => one.textContent === name && one.offsetParent).click();
})"""


def stopped(page, name: str) -> None:
    """The button of this name is pressed, and 停下 as soon as it is in sight: nobody knows how long the work would have taken on this machine."""
    assert page.evaluate(_STOPPED, name), "there is no progress beside 停下"
