"""What law/_style.yml lets pass: one place that remembers which exceptions were needed.

Guarantees: an exception excuses only passages of its own page that begin with its words;
one that excuses nothing, stands out of order or twice is an error, so the list can only
shrink. Whether the reason is a good one is for a reader to judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import Written
from ..records.tables import Excused
from .needs import STYLE

if TYPE_CHECKING:
    from . import Context


class Excuses:
    """The exceptions of one list (`long_sentences` or `uncited`)."""

    def __init__(self, context: Context, name: str) -> None:
        self._context, self._name = context, name
        style = context.base.style
        self._rows: list[Excused] = [] if style is None else style.lists[name]
        self._needed: set[int] = set()

    def cover(self, entry: Written, words: str) -> bool:
        """Whether `words` (as shown to the reader) of this page are excused; an exception so used is needed."""
        found = [index for index, row in enumerate(self._rows) if row.page == entry.key and words.startswith(row.starts)]
        self._needed.update(found)
        return bool(found)

    def report(self) -> None:
        """Say which exceptions are not needed, out of order or double. Call after every cover()."""
        keys = [(row.page, row.starts) for row in self._rows]
        for index, row in enumerate(self._rows):
            # A page that is not there is said by links.everything_named_exists; of one that could not be read nobody knows.
            if row.page in self._context.base.entries and not self._context.base.lost(row.page) and index not in self._needed:
                self._add(index, f"{row.page} 里没有要放过的“{row.starts}”。已经改好了，就删掉这一项。")
            if index and keys[index - 1] >= keys[index]:
                self._add(index, f"“{row.page}：{row.starts}”没有按 page、starts 排序，或者写了两次。请移好、合并。")

    def _add(self, index: int, message: str) -> None:
        line = self._context.base.line(STYLE, self._name, index)
        self._context.problems.add(STYLE, line, "exception", message)
