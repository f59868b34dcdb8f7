"""The log of readings speaks of things that exist.

Guarantees: what was read, and where a finding was mended, is a page, an instrument, one of its provisions or a table; a
finding is listed once; what is called mended names a place. That every page was read by somebody is held when it is
loaded (joining/knowledge.py). Not checked: whether anybody really read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import REVIEWS, TABLES
from ..reading.problems import nearest
from ..records.tables import Outcome

if TYPE_CHECKING:
    from . import Context

#: Many instruments read in one go.
ALL_LAW = "law"


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


def exists(context: Context, path: str, at: tuple, key: str) -> None:
    """Reports what is no page, no instrument or provision, and no table."""
    base = context.base
    statute, _, no = key.removeprefix("law:").partition("#")
    if key.startswith("law:") and statute in base.statutes and (not no or base.statutes[statute].provision(no)):
        return
    if key == ALL_LAW or key in base.entries or key in TABLES or base.lost(key.partition("#")[0]):
        return
    known = [*base.entries, *(f"law:{id_}" for id_ in base.statutes), *TABLES, ALL_LAW]
    context.problems.add(path, base.line(path, *at), "unknown-id", f"没有“{key}”。{nearest(key, known)}可以写 scenario:短名、law:短名、law:短名#条号，或者一张表的文件名。")


ALL = (what_was_read_exists, a_finding_is_listed_once_and_says_where)
