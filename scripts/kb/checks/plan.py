"""The action plan leaves nobody without an answer.

Guarantees: every behaviour can be ticked, on a page that is about it; steps and words that a role names by heading are there,
with something to do and something to say; words by which a role leaves out lines of its page still meet one, and leave enough; whoever did not borrow is offered no letter that could acknowledge or revive a debt.
Not checked here: that every plan has a first door (tests/tools/test_action_plan.py, over all of them).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..reading.problems import nearest
from ..reading.prose import sections
from ..records.plan import Role
from ..records.relied_on import PLAN_TOOL
from ..records.vocabulary import ABOUT_DEBT

if TYPE_CHECKING:
    from . import Context

TABLE = "law/_plan.yml"


def every_behaviour_can_be_ticked(context: Context) -> None:
    base = context.base
    if base.plan is None:
        if PLAN_TOOL in base.tools and not base.is_broken(TABLE):
            context.problems.add(TABLE, 0, "plan", "缺少“几步列出该做什么”的表。请补上。")
        return
    named = {behaviour for sign in base.plan.signs for behaviour in sign.behaviours}
    for behaviour in base.behaviours.values():
        if behaviour.id not in named:
            context.problems.add(TABLE, base.line(TABLE, "groups"), "plan", f"单子上点不到“{behaviour.title}”。请加一项，behaviours 里写 {behaviour.id}。")
    for at, group in enumerate(base.plan.groups):
        for index, sign in enumerate(group.signs):
            page = base.scenarios.get(sign.situation)
            for field, section, names in (("steps", "现在就做", [sign.steps] if sign.steps else []), ("read_aloud", "照着念", sign.read_aloud)):
                for name in names:
                    _heading(context, sign.situation, base.line(TABLE, "groups", at, "signs", index, field), field, section, name)
            for name in sign.say_for_others:
                _heading(context, sign.situation, base.line(TABLE, "groups", at, "signs", index, "say_for_others"), "say", "照着念", name)
            if page and sign.behaviours and sign.behaviours[0] not in page.record.behaviours:
                context.problems.add(TABLE, base.line(TABLE, "groups", at, "signs", index, "situation"), "plan", f"“{page.record.title}”的 behaviours 里没有“{sign.behaviours[0]}”。请换一页来答，或者在那一页加上。")


def what_is_done_without_a_lender_is_there(context: Context) -> None:
    for index, row in enumerate(context.base.plan.unknown_lender if context.base.plan else ()):
        line = context.base.line(TABLE, "unknown_lender", index)
        _heading(context, row.situation, line, "steps", "现在就做", row.steps)
        page = context.base.scenarios.get(row.situation)
        written = next((part.text for part in sections(page.body) if part.title == "现在就做"), "") if page else ""
        if page and not re.search(rf"^{row.step}\. \*\*", written.partition("\n### ")[0], re.M):
            context.problems.add(TABLE, line, "plan", f"“{page.record.title}”的“现在就做”没有第 {row.step} 步。")


def what_a_role_names_is_there(context: Context) -> None:
    if context.base.plan is None:
        return
    for index, role in enumerate(context.base.plan.roles):
        for field, section, names in (("steps", "现在就做", [role.steps] if role.steps else []), ("say", "照着念", role.say)):
            for name in names:
                _heading(context, role.situation, context.base.line(TABLE, "roles", index, field), field, section, name)
        _left_out(context, role, index)
        for place, id_ in enumerate(role.pressed):
            if id_ not in (role.letters or ()):
                context.problems.add(TABLE, context.base.line(TABLE, "roles", index, "pressed", place), "plan", f"“{id_}”不在这个角色的 letters 里，不会列出来。请补到 letters，或者删掉。")
        for place, id_ in enumerate(role.letters or ()):
            letter = context.base.letters.get(id_)
            if letter and ABOUT_DEBT & set(letter.record.effects):
                context.problems.add(TABLE, context.base.line(TABLE, "roles", index, "letters", place), "plan", f"“{letter.record.title}”可能承认债务或者让时效重新计算，不给没有借钱的人。请删掉。")


def _left_out(context: Context, role: Role, index: int) -> None:
    """A word that meets no line any more has lost the line that it was written for: it may have been reworded, and be back."""
    page = context.base.scenarios.get(role.situation or "")
    if page is None:
        return
    lines = [*page.record.avoid, *page.record.evidence, *(item.why for item in page.record.law)]
    for place, part in enumerate(role.unfit):
        if not any(part in line for line in lines):
            context.problems.add(TABLE, context.base.line(TABLE, "roles", index, "unfit", place), "plan", f"“{page.record.title}”里没有带“{part}”的一条。那一条改了说法的，请照新的写；没有了的，请删掉。")
    for name, held in (("avoid", page.record.avoid), ("evidence", page.record.evidence)):
        if role.unfit and len([line for line in held if not any(part in line for part in role.unfit)]) < 2:
            context.problems.add(TABLE, context.base.line(TABLE, "roles", index, "unfit"), "plan", f"照 unfit 去掉以后，“{page.record.title}”的 {name} 不到两条。请少去掉几条。")


def _heading(context: Context, situation: str | None, line: int, field: str, section: str, name: str) -> None:
    page = context.base.scenarios.get(situation or "")
    if page is None:
        return
    written = next((part.text for part in sections(page.body) if part.title == section), "")
    cases = {re.sub(r"\s*\{[^}]*\}$", "", words): text for words, text in re.findall(r"^### +(.+?)\s*\n(.*?)(?=^### |\Z)", written, re.M | re.S)}
    if name not in cases:
        context.problems.add(TABLE, line, "plan", f"“{page.record.title}”的“{section}”里没有小标题“{name}”。{nearest(name, list(cases))}")
    elif not re.search(r"^(?:-|\d+\.) \*\*" if field == "steps" else r"^> ", cases[name], re.M):
        context.problems.add(TABLE, line, "plan", f"“{name}”下面没有{'以粗体开头的一条' if field == 'steps' else '“> ”开头的话'}，单子上会是空的。")


ALL = (every_behaviour_can_be_ticked, what_is_done_without_a_lender_is_there, what_a_role_names_is_there)
