"""The tool's modules without a page: joined as the site joins them, run in Chromium on an empty page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from here import ROOT
from kb.publishing.bundle import bundle

SCRIPTS = ROOT / "docs/assets/js"
_FOLDER = "tools/rate-calculator/"
_ENTRY = """import { readFen, yuan } from "./money.js";
import { isoDay, monthsBetween, readDay } from "./days.js";
import { ratesOf } from "./roots.js";
import { instalments, readEntries } from "./entries.js";
import { dueBy, measured, percentOf, span } from "./measure.js";
import { fourTimes, judgeLines } from "./judge.js";
import { saidDays, withDay } from "./saiddays.js";
import { withYear, yearsOfLines } from "./years.js";
import { spokenDays } from "../spokenday.js";
import { entriesCsv } from "./csv.js";
const likelyDays = (typed, today, ahead) => spokenDays(typed, today, { ahead }).days;
self.rate = { readFen, yuan, isoDay, monthsBetween, readDay, ratesOf, instalments, readEntries, dueBy, measured, percentOf, span, fourTimes, judgeLines, entriesCsv, likelyDays, withYear, yearsOfLines, saidDays, withDay };
"""


def opened(chromium) -> tuple[Any, Callable[[str, list], list]]:
    """(page, ask): ask("readFen", [["1万2"], …]) gives what each call answers."""
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}
    page = chromium.new_page()
    page.add_script_tag(content=bundle({**sources, f"{_FOLDER}entry.js": _ENTRY}, f"{_FOLDER}entry.js"))
    return page, lambda name, calls: page.evaluate("([name, calls]) => calls.map((given) => self.rate[name](...given))", [name, calls])
