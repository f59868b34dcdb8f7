"""Numbers of an amended law that we counted ourselves are called so on every page that cites them."""

from __future__ import annotations

import checking
from kb.checks import sources

GUIDE = "docs/guides/lawyer-cost.md"


def test_a_page_that_keeps_silent_about_a_reckoned_number_is_named(copy):
    assert checking.found(copy, sources) == [], "the control: the real pages say so"
    path = copy / GUIDE
    path.write_text(path.read_text(encoding="utf-8").replace("推算", "写"), encoding="utf-8")
    [problem] = checking.found(copy, sources)
    assert (problem.check, problem.path) == ("reckoned", GUIDE) and problem.line > 1
