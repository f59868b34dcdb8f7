"""Every check over the loaded data, by name. All run over what did load; all findings are collected; nothing is repaired.

What they guarantee together: every citation resolves to a provision that is in
force and says 款/项 that exist; a rule is never laid on a lender that it does not
bind; 违法 stands only on law; every id exists, those in code too; pages have the shape that the
renderer expects; whatever was done, by whomever, has a first door; what a page says itself fits it; ladders lead on
and never join two ways; what happens on a day starts clocks that can be counted; letters hold what they must and must not say; quoted law has
the digest that an independent corpus gave it, and no slip of copying; a limit can be reached and counted, and its number is the law's; law not looked at for half
a year warns; sentences are short, and what states law cites; words of the glossary
lead to pages; a loan product is named once and says no more than its sources; no template is left half filled in. What they do not check: whether the words are true, whether a link in
Markdown resolves (MkDocs in strict mode does), whether the committed digests are those
of the corpus (digests.py does).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ..joining.graph import Graph, Use
from ..joining.handbook import Handbook
from ..joining.knowledge import KnowledgeBase
from ..reading.problems import Problems
from . import addresses, answers, apps, asked, characters, cited, count_rules, currency, dates, dialled, errata, events, fitting, glossary, ladders, law, lawtext, letters, limits, lines, links, lpr, numbers, plan, prose, quotes, rate_lines, relied_on, reviews, routing, sentences, sources, steps, tools, twice, unfinished, whole
from .needs import can_run
from .texts import Placed, Value, all_texts, values


@dataclass(frozen=True)
class Context:
    """What checks read, and where they say what is wrong. `today` is the date in Asia/Shanghai that decides what is in force."""

    handbook: Handbook
    problems: Problems

    @property
    def base(self) -> KnowledgeBase:
        return self.handbook.base

    @property
    def today(self) -> dt.date:
        return self.handbook.today

    @property
    def uses(self) -> tuple[Use, ...]:
        return self.handbook.uses

    @property
    def graph(self) -> Graph:
        return self.handbook.graph

    @cached_property
    def texts(self) -> list[Placed]:
        """Every text that people wrote, for checks that ask nothing about what it means."""
        return list(all_texts(self.base, self.values))

    @cached_property
    def values(self) -> list[Value]:
        """Every text of every file that was read, as it was read."""
        return values(self.base)


Check = Callable[[Context], None]

#: In reading order of the report's reader; the report itself is sorted by file and line.
ALL: tuple[Check, ...] = (*links.ALL, *relied_on.ALL, *asked.ALL, *law.ALL, *sources.ALL, *dates.ALL, *limits.ALL, *numbers.ALL, *count_rules.ALL, *lawtext.ALL, *lpr.ALL, *rate_lines.ALL, *lines.ALL, *ladders.ALL, *events.ALL, *routing.ALL, *fitting.ALL, *plan.ALL, *prose.ALL, *whole.ALL, *tools.ALL, *twice.ALL, *characters.ALL, *addresses.ALL, *dialled.ALL, *steps.ALL, *sentences.ALL, *cited.ALL, *glossary.ALL, *apps.ALL, *letters.ALL, *quotes.ALL, *reviews.ALL, *errata.ALL, *currency.ALL, *answers.ALL, *unfinished.ALL)


def run(handbook: Handbook, drafts: bool = False) -> Problems:
    """Loading problems and those of every check. A broken file hides what only it could answer, and nothing else (needs.py).
    With `drafts`, what a template left open is let pass: somebody is writing and wants to look."""
    context = Context(handbook, handbook.base.problems)
    for check in ALL:
        if can_run(check, handbook.base) and not (drafts and check in unfinished.ALL):
            check(context)
    return context.problems
