"""Nothing that scripts/new.py left open is published.

Guarantees: no file that was loaded still says MARK, be it in a value, in prose or in a comment, and each place is named.
`make serve` shows such pages all the same (DRAFTS), so that one can look while writing. Not checked: whether what
stands there instead is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import Context

#: What the templates in scripts/kb/data/templates/ say wherever somebody has to decide.
MARK = "【改这里】"


def nothing_is_left_to_fill_in(context: Context) -> None:
    for path in context.base.marks:
        text = context.base.files[path]
        for number, line in enumerate(text.split("\n"), 1) if MARK in text else ():
            if MARK in line:
                words = line.replace(MARK, "").strip(" -#。")
                context.problems.add(path, number, "unfinished", f"还没有改：{words[:30]}{'…' if len(words) > 30 else '。'}写好这一处，再把“{MARK}”删掉。")


ALL = (nothing_is_left_to_fill_in,)
