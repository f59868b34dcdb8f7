"""The log of readings speaks of things that exist.

Guarantees: what was read, and where a finding was mended, is a page, an instrument, one of its provisions or a table; a
finding is listed once; what is called mended names a place. That every page was read by somebody is held when it is
loaded (joining/knowledge.py). Not checked: whether anybody really read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import REVIEWS
from ..records.tables import Outcome
from .named import exists

if TYPE_CHECKING:
    from . import Context

def what_was_read_exists(context: Context) -> None:
    for index, reading in enumerate(context.base.reviews.readings if context.base.reviews else ()):
        exists(context, REVIEWS, ("readings", index, "of"), reading.of)


def a_finding_is_listed_once_and_says_where(context: Context) -> None:
    seen: set[str] = set()
    for index, finding in enumerate(context.base.reviews.findings if context.base.reviews else ()):
        at = ("findings", index)
        if finding.id in seen:
            context.problems.add(REVIEWS, context.base.line(REVIEWS, *at, "id"), "duplicate-id", f"复核意见“{finding.id}”写了两次。请合并。")
        seen.add(finding.id)
        if finding.done is Outcome.MENDED and not finding.where:
            context.problems.add(REVIEWS, context.base.line(REVIEWS, *at), "review-where", f"复核意见“{finding.id}”说改了，没有写在哪里。请写 where。")
        for number, key in enumerate(finding.where):
            exists(context, REVIEWS, (*at, "where", number), key)


ALL = (what_was_read_exists, a_finding_is_listed_once_and_says_where)
