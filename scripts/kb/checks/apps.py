"""Checks over law/_apps.yml and the guide that shows it: a name stands once, and nobody says more than the sources.

Guarantees: no name belongs to two products; a lender whose full name tells its kind has that kind; a product is no surer
than the best of its sources; every group that has products is shown, once, in a guide, alone in its paragraph. Dates and
sources: the record and dates.py. Not checked: whether a source says so, or is right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.knowledge import Written
from ..reading.problems import nearest
from ..reading.prose import PLACEHOLDER, mask_code
from ..records.relied_on import ReliedOn
from ..records.vocabulary import AppGroup, CompanyRole, Lender, Level

if TYPE_CHECKING:
    from . import Context

APPS = "law/_apps.yml"


def every_name_belongs_to_one_app(context: Context) -> None:
    owner: dict[str, str] = {}
    for index, app in enumerate(context.base.apps.values()):
        for name in app.names:
            folded = re.sub(r"\s", "", name).lower()
            if owner.setdefault(folded, app.id) != app.id or app.names.count(name) > 1:
                _at(context, index, "names", "app-name", f"“{name}”写了两次（{owner[folded]}、{app.id}）。请只留一处。")


def a_lender_is_of_the_kind_that_its_name_tells(context: Context) -> None:
    for index, app in enumerate(context.base.apps.values()):
        if not app.company or app.company_is is not CompanyRole.LENDER:
            continue
        pages = context.base.lenders
        told = {kind: word for kind in Lender if kind.value in pages for word in pages[kind.value].record.names if word in app.company}
        for kind, word in told.items():
            if kind not in app.kinds:
                _at(context, index, "kinds", "app-kind", f"“{app.company}”里有“{word}”，kinds 里没有 {kind}。请补上，或者核对公司名。")


def nothing_is_surer_than_its_sources(context: Context) -> None:
    order = list(Level)
    for index, app in enumerate(context.base.apps.values()):
        levels = [source.level for source in app.sources if source.level]
        if app.level is Level.UNCONFIRMED:
            _at(context, index, "level", "app-level", f"“{app.names[0]}”没有核实，不能列。请删掉，或者找到来源。")
        elif levels and order.index(app.level) < min(map(order.index, levels)):
            _at(context, index, "level", "app-level", f"“{app.names[0]}”写的是“{app.level.label}”，来源里没有这么可靠的。请降一级。")


def every_group_is_shown_once(context: Context) -> None:
    """A list of products is a block of its own, in the guide that links and searches lead to."""
    shown: list[str] = []
    for entry in context.base.written.values():
        for match in PLACEHOLDER.finditer(mask_code(entry.body)):
            kind, _, name = match[1].strip().partition(":")
            if kind == "apps" and entry.kind != "letter":
                _placed(context, entry, match, name, shown)
                shown.append(name)
    guide = context.base.entries.get(ReliedOn.WHO_IS_APP)
    for group in dict.fromkeys(app.group for app in context.base.apps.values()):
        if group.value not in shown and guide:
            context.problems.add(guide.path, guide.body_line, "apps", f"这一页没有 {{{{ apps:{group} }}}}，“{group.label}”的名字就没有地方看。请补上。")


def _placed(context: Context, entry: Written, match: re.Match[str], name: str, shown: list[str]) -> None:
    known = [group.value for group in AppGroup]
    said = ""
    if name not in known:
        said = f"没有这一组“{name}”。{nearest(name, known)}可以用：{'、'.join(known)}。"
    elif entry.key != ReliedOn.WHO_IS_APP:
        said = f"按 App 名找的表只放在“{ReliedOn.WHO_IS_APP}”。别处请写链接。"
    elif name in shown:
        said = f"“{match[0]}”写了两次。请留一处。"
    elif not re.search(rf"(?:\A|\n\n){re.escape(match[0])} *(?:\n\n|\n?\Z)", entry.body.lstrip("\n")):
        said = f"“{match[0]}”要单独成段，前后各空一行。"
    if said:
        context.problems.add(entry.path, entry.body_line + entry.body.count("\n", 0, match.start()), "apps", said)


def _at(context: Context, index: int, field: str, check: str, message: str) -> None:
    context.problems.add(APPS, context.base.line(APPS, "apps", index, field), check, message)


ALL = (
    every_name_belongs_to_one_app,
    a_lender_is_of_the_kind_that_its_name_tells,
    nothing_is_surer_than_its_sources,
    every_group_is_shown_once,
)
