"""What some checks find in a project: a test that broke one table asks the checks of that table, not all of them.

That all checks run together is the promise of test_checks.py (test_the_real_project_has_no_problem and the miniature
project); running three seconds of other checks over the real project for each broken line adds nothing to it.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from here import TODAY
from kb import checks
from kb.checks.needs import can_run
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.reading.problems import Problem


def found(root: Path, *families: ModuleType) -> list[Problem]:
    """Problems of loading, and of these modules of kb.checks; each of them must be in ALL, or the test would prove nothing."""
    handbook = join(knowledge.load(root), TODAY, TODAY)
    context = checks.Context(handbook, handbook.base.problems)
    wanted = [check for family in families for check in family.ALL]
    assert wanted and set(wanted) <= set(checks.ALL)
    for check in wanted:
        if can_run(check, handbook.base):
            check(context)
    return context.problems.sorted()
