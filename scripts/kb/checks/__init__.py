"""Every check over the loaded data, by name. All run; all findings are collected; nothing is repaired.

What they guarantee together: every citation resolves to a provision that is in
force and says 款/项 that exist; a rule is never laid on a lender that it does not
bind; 违法 stands only on law; every id exists; pages have the shape that the
renderer expects; letters hold what they must and must not say; quoted law has the
digest that an independent corpus gave it. What they do not check: whether the words
are true, whether a link in Markdown resolves (MkDocs in strict mode does), whether
the committed digests are those of the corpus (digests.py does).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from ..graph import Graph, Use, uses
from ..knowledge import KnowledgeBase
from ..problems import Problems
from . import law, letters, lines, links, prose, quotes


@dataclass
class Context:
    """What checks read. `today` is the date in Asia/Shanghai that decides what is in force."""

    base: KnowledgeBase
    today: dt.date
    uses: list[Use]
    graph: Graph
    problems: Problems


Check = Callable[[Context], None]

#: In reading order of the report's reader; the report itself is sorted by file and line.
ALL: tuple[Check, ...] = (*links.ALL, *law.ALL, *lines.ALL, *prose.ALL, *letters.ALL, *quotes.ALL)

#: Checks that look across files. A law file that did not load would make each of its citations look wrong.
NEED_EVERYTHING = frozenset({*links.ALL, *lines.ALL, *quotes.ALL, law.every_provision_is_needed, prose.placeholders_are_known})


def run(base: KnowledgeBase, today: dt.date) -> Problems:
    """Loading problems and those of every check. Checks that need complete data wait until loading is clean."""
    found = uses(base)
    context = Context(base, today, found, Graph(base, found), base.problems)
    complete = not base.problems
    for check in ALL:
        if complete or check not in NEED_EVERYTHING:
            check(context)
    return context.problems
