"""Tools have what the code needs of them, and a sheet for whoever has no JavaScript.

Guarantees: each page under docs/tools/ is a tool that code knows, and says under a fixed heading what to print and fill in by
hand. Not checked: what the scripts do (tests/tools/), nor that every tool known to code has its page, which a test holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reading.problems import nearest
from ..reading.prose import sections
from ..records.relied_on import PRINTED, TOOLS

if TYPE_CHECKING:
    from . import Context


def tools_are_known_and_have_a_blank(context: Context) -> None:
    for entry in context.base.written.values():
        if entry.kind != "tool":
            continue
        if entry.id not in TOOLS:
            context.problems.add(entry.path, 1, "tool", f"程序里没有工具“{entry.id}”。{nearest(entry.id, TOOLS)}新工具要在 scripts/kb/records/relied_on.py 的 TOOLS 里写上，再写它的脚本。")
        if PRINTED not in {section.title for section in sections(entry.body)}:
            context.problems.add(entry.path, entry.body_line, "tool", f"要有一节“## {PRINTED}”：没有 JavaScript 的人用它。")


ALL = (tools_are_known_and_have_a_blank,)
