"""What a log names (a page, an instrument, one of its provisions, a table) is there. No check itself: logs ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import TABLES
from ..reading.problems import nearest

if TYPE_CHECKING:
    from . import Context

#: Many instruments read in one go.
ALL_LAW = "law"


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
