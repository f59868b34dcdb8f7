"""What code calls by name is there, and has what the code takes from it.

Guarantees: each page, ladder, behaviour and text of kb.records.relied_on exists, and no text stands there that nothing uses; a channel that pages and prints tell people to call has a
number; the page that is printed large says so, and the one on the pocket card has enough words to read aloud. So the
renderers may take these for granted. Not checked: what the pages say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.knowledge import home_of
from ..reading.problems import nearest
from ..reading.prose import spoken
from ..records import said_lines
from ..records.relied_on import DIALLED, LINES, SPOKEN, ReliedOn, Said
from ..records.vocabulary import CRISIS, ContactKind

if TYPE_CHECKING:
    from . import Context

TABLE = "scripts/kb/records/relied_on.py"
TEXTS = "law/_texts.yml"
AMBULANCE = "120"


def what_code_calls_by_name_exists(context: Context) -> None:
    base = context.base
    known = [*base.entries, *(f"behaviour:{id_}" for id_ in base.behaviours), *(f"ladder:{id_}" for id_ in base.ladders)]
    for item in ReliedOn:
        if item not in known and not base.lost(item):
            hint = nearest(item.id, [key.partition(":")[2] for key in known if key.startswith(f"{item.kind}:")])
            context.problems.add(home_of(item), 0, "relied-on", f"没有“{item}”，网站要用它（{item.label}）。{hint}不能只改名、只删掉：要改名的，{TABLE} 里一起改。")


def what_code_says_is_written(context: Context) -> None:
    """Each of `blocks` in law/_texts.yml is asked for, and none that is asked for is missing."""
    base = context.base
    if base.is_broken(TEXTS):
        return
    asked, written = [item.id for item in Said], [said.id for said in base.said.values()]
    for item in Said:
        if item not in base.said:
            context.problems.add(TEXTS, 0, "relied-on", f"没有“{item.id}”，网站要用它（{item.label}）。{nearest(item.id, written)}不能只改名、只删掉：要改名的，{TABLE} 里一起改。")
    for said in base.said.values():
        if said.id not in asked:
            context.problems.add(TEXTS, said.body_line, "relied-on", f"没有地方用“{said.id}”。{nearest(said.id, asked)}写错了就改短名，不用了就删掉。")


def what_code_says_by_name_has_its_lines(context: Context) -> None:
    """Each named line that code says stands in its block, with the gaps that code fills, and no other does."""
    for item, expected in LINES.items():
        said = context.base.said.get(item)
        if said is None:
            continue
        found = said_lines.lines(said.body)
        if len(found) != len(said.body.strip().split("\n")):
            context.problems.add(TEXTS, said.body_line, "said-line", f"“{said.id}”里每行写一句，行首是“- `名字`：”，名字不能重复。")
        for name in expected:
            if name not in found:
                context.problems.add(TEXTS, said.body_line, "said-line", f"“{said.id}”里没有“{name}”这一句，网站要用它（{item.label}）。{nearest(name, found)}")
        for name, words in found.items():
            if name not in expected:
                context.problems.add(TEXTS, said.body_line, "said-line", f"没有地方用“{said.id}”里的“{name}”。{nearest(name, expected)}写错了就改，不用了就删掉。")
            elif sorted(said_lines.gaps(words)) != sorted(expected[name]):
                gaps = "、".join(f"〔{gap}〕" for gap in expected[name])
                context.problems.add(TEXTS, said.body_line, "said-line", f"“{said.id}”里的“{name}”，空要正好是：{gaps or '没有'}。程序往里填字。")


def channels_that_are_called_have_a_number(context: Context) -> None:
    base = context.base
    for item in DIALLED:
        entry = base.channels.get(item.id)
        if entry and not any(contact.kind is ContactKind.TEL and contact.dial for contact in entry.record.contacts):
            context.problems.add(entry.path, base.line(entry.path, "contacts"), "relied-on", f"“{item}”要有一个能拨的号码（kind: tel，写 dial），网站要用它（{item.label}）。")
    mental = base.channels.get(ReliedOn.MENTAL.id)
    about_life = any(entry.record.behaviours == [CRISIS] for entry in base.scenarios.values())
    if mental and about_life and not any(contact.dial == AMBULANCE for contact in mental.record.contacts):
        context.problems.add(mental.path, base.line(mental.path, "contacts"), "relied-on", f"“{ReliedOn.MENTAL}”要写上 {AMBULANCE}：撑不住的那一页顶上要用。")


def what_is_printed_fits_its_print(context: Context) -> None:
    base = context.base
    parents = base.guides.get(ReliedOn.FOR_PARENTS.id)
    if parents and not parents.record.large:
        context.problems.add(parents.path, 1, "relied-on", "这一页要写 large: true，它会印成大字的一张纸。")
    ringing = base.entries.get(ReliedOn.RINGING)
    if ringing and len(spoken(ringing.body)) < SPOKEN:
        context.problems.add(ringing.path, ringing.body_line, "relied-on", f"“照着念”里至少要有 {SPOKEN} 句“> ”开头的话，口袋卡要用。")


ALL = (what_code_calls_by_name_exists, what_code_says_is_written, what_code_says_by_name_has_its_lines, channels_that_are_called_have_a_number, what_is_printed_fits_its_print)
