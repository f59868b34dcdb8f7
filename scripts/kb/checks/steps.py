"""The number beside a step is the one that its words say to ring; what a step says to read is a tap away.

A step of 现在就做 is one line; the numbers that it names stand beside it as buttons (render/scenario.py). Guarantees: a line
that says to report to the police names no other office's number; before a number stands the word that says to ring it; no
number stands beside two steps of one page, where nobody could tell which of them it is for; a closed section that 现在就做
names is linked. Not checked: whether the office is the right one (routing does that).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..reading.prose import sections
from ..records.relied_on import ReliedOn

if TYPE_CHECKING:
    from . import Context

_NOW = "现在就做"
_STEP = re.compile(r"^\d+\.\s+\*\*(?P<bold>.+?)\*\*(?P<after>[^。\n]*)", re.M)
#: A link on a number of a channel.
_NUMBER = re.compile(r"\[(\d{3,8})\]\([^)]*channels/([a-z0-9-]+)\.md\)")
_REPORTS = re.compile(r"报警|报案")
#: A heading of a case, or of words to say, without the name that authors gave it.
_HEADING = re.compile(r"^### +([^{\n]+)", re.M)
_QUOTED = re.compile(r"“([^“”\n]+)”")
#: What stands before a number that is to be rung, or written to.
_RING = re.compile(r"(?:打|拨|发到) ?$")


def a_step_names_the_number_it_says_to_ring(context: Context) -> None:
    for entry in context.base.scenarios.values():
        section = next((section for section in sections(entry.body) if section.title == _NOW), None)
        if section is None:
            continue  # checks/prose.py says so
        seen: set[str] = set()
        for step in _STEP.finditer(section.text):
            # Half a sentence in bold takes its other half along, as the page does.
            lead = step["bold"] + (step["after"] if step["bold"].endswith(("：", "，")) else "")
            line = entry.body_line + entry.body.count("\n", 0, entry.body.index(step[0]))
            for number in _NUMBER.finditer(lead):
                said = _wrong(lead, number, seen)
                if said:
                    context.problems.add(entry.path, line, "step-number", said)
                seen.add(number[1])


def _wrong(lead: str, number: re.Match[str], seen: set[str]) -> str:
    if _REPORTS.search(lead) and number[2] != ReliedOn.POLICE.id:
        return f"这一步说报警，旁边的按钮却是 {number[1]}。改成 110，或者把 {number[1]} 写到这一步后面的话里。"
    if not _RING.search(lead[: number.start()]):
        return f"{number[1]} 会成为这一步旁边的按钮，前面要写明“打”“拨”或者“发到”。"
    if number[1] in seen:
        return f"{number[1]} 在前面的步骤旁边已经有按钮。同一个号码只放一步，免得不知道打它是为了哪件事。"
    return ""


def words_said_to_stand_below_are_a_link(context: Context) -> None:
    """“下面‘接起来的那一通’” names a closed section; whoever has the phone in hand taps it and does not look for it."""
    for entry in context.base.scenarios.values():
        named = {heading.strip() for heading in _HEADING.findall(entry.body)}
        for section in sections(entry.body):
            if section.title != _NOW:
                continue
            for quoted in _QUOTED.finditer(section.text):
                if quoted[1] in named:
                    line = entry.body_line + entry.body.count("\n", 0, entry.body.index(quoted[0]))
                    context.problems.add(entry.path, line, "step-below", f"“{quoted[1]}”是这一页合着的一段。请写成链接：[{quoted[1]}](#短名)，标题后面加 {{: #短名 }}。")


ALL = (a_step_names_the_number_it_says_to_ring, words_said_to_stand_below_are_a_link)
