"""Checks that everything named exists: behaviours, channels, letters, limits, pages, articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.graph import PAGE_KINDS
from ..joining.knowledge import KnowledgeBase
from ..reading.problems import nearest
from ..records.fields import Refers
from ..records.tables import Choice, MAX_QUESTIONS
from ..records.vocabulary import Lender
from ..records.walk import Found

if TYPE_CHECKING:
    from . import Context


def every_citation_resolves(context: Context) -> None:
    for use in context.uses:
        if use.problem and not context.base.lost(f"law:{use.target.statute if use.target else ''}"):
            context.problems.add(use.path, use.line, "citation", f"“{use.text.strip()}”：{use.problem}")


def statute_names_are_unambiguous(context: Context) -> None:
    for name, ids in sorted(context.base.citations.ambiguous.items()):
        for statute_id in ids:
            path = context.base.law_path(statute_id)
            context.problems.add(path, context.base.line(path, "short"), "ambiguous-name", f"“{name}”同时是 {'、'.join(ids)} 的名字。请只留一处。")


def everything_named_exists(context: Context) -> None:
    """Whatever a record names by id or by `kind:id`, in whichever field, is there: the type of the field says what it names."""
    known = _known(context.base)
    for path in context.base.records:
        for found in context.base.found(path):
            if found.refers and found.refers.kind not in _LOCAL:
                _exists(context, path, found, found.refers, known)


#: Ids that hold inside one table only; who knows the table looks for them.
_LOCAL = frozenset({"step", "family", "counting", "event"})
_ANY_PAGE = "页面"
_WORDS = {"behaviour": "行为", "limit": "期限", "law": "法律", "": _ANY_PAGE}


def _known(base: KnowledgeBase) -> dict[str, list[str]]:
    """Kind -> its ids; under no kind, every page as `kind:id`."""
    pages = {kind: [entry.id for entry in base.of_kind(kind)] for kind in PAGE_KINDS}
    return {**pages, "behaviour": [*base.behaviours], "limit": [*base.limits()], "law": [*base.statutes], "": [*base.entries]}


def _exists(context: Context, path: str, found: Found, refers: Refers, known: dict[str, list[str]]) -> None:
    if found.value in known[refers.kind] or context.base.lost(refers.key(found.value)):
        return
    if not refers.kind and ":" not in found.value:
        hint = "要写成“种类:短名”，如 scenario:home-visit。"
    else:
        hint = nearest(found.value, known[refers.kind]) or "请先建好它，或者改成已有的。"
    context.problems.add(path, context.base.line(path, *found.location), "unknown-id", f"没有{_WORDS.get(refers.kind, refers.kind)}“{found.value}”。{hint}")


def every_kind_of_lender_has_its_page(context: Context) -> None:
    pages = context.base.lenders
    for lender in Lender:
        if lender.value not in pages and not context.base.lost(f"lender:{lender.value}"):
            context.problems.add(f"docs/lenders/{lender.value}.md", 0, "lender-page", f"缺少放款方“{lender.label}”的页面。请补上。")
    for entry in pages.values():
        if entry.id not in {lender.value for lender in Lender}:
            context.problems.add(entry.path, 1, "lender-page", f"“{entry.id}”不在放款方清单里。{nearest(entry.id, [item.value for item in Lender])}")


def nothing_but_the_law_in_force_is_cited(context: Context) -> None:
    """A repealed or future instrument may be mentioned only as such (formerly, _changes), never cited as law."""
    from ..joining.timeline import Status, status

    for use in context.uses:
        statute = context.base.statutes.get(use.target.statute) if use.target else None
        if use.target is None or statute is None or not use.target.no or use.target.formerly:
            continue
        state = status(statute, context.today)
        if state in (Status.EXPIRED, Status.PENDING):
            context.problems.add(use.path, use.line, "law-not-in-force", f"《{statute.name}》在 {context.today} {state.value}，不能当现行法引用。请改引现行条文。")


def front_matter_citations_name_a_provision(context: Context) -> None:
    for path in context.base.records:
        for found in context.base.found(path):
            cited = context.handbook.sound(found.value) if found.cites else None
            if cited and not cited.target.no:
                context.problems.add(path, context.base.line(path, *found.location), "citation", f"“{found.value}”只写了法名。请写到条。")


def triage_asks_few_questions(context: Context) -> None:
    """Each door reaches its pages by at most MAX_QUESTIONS questions."""
    path = "law/_triage.yml"
    if context.base.triage is None:
        if context.base.is_broken(path):
            return
        context.problems.add(path, 0, "triage", "缺少三扇门的问题表。请补上。")
        return
    for number, door in enumerate(context.base.triage.doors):
        _follow(context, path, ("doors", number, "choices"), door.choices, asked=1)


def _follow(context: Context, path: str, location: tuple, choices: list[Choice], asked: int) -> None:
    for index, choice in enumerate(choices):
        here = (*location, index)
        if choice.go:
            _lands(context, path, here, choice)
            continue
        if asked >= MAX_QUESTIONS:
            context.problems.add(path, context.base.line(path, *here, "ask"), "triage", f"问得太多了：最多 {MAX_QUESTIONS} 个问题就要到一页。")
        else:
            _follow(context, path, (*here, "choices"), choice.choices, asked + 1)


def _lands(context: Context, path: str, here: tuple, choice: Choice) -> None:
    """The part of the page that an answer opens carries its short name."""
    page = context.base.entries.get(choice.go or "")
    if choice.at and page and not re.search(r"\{:? *#" + re.escape(choice.at) + r"[ }]", page.body):
        context.problems.add(path, context.base.line(path, *here, "at"), "triage", f"“{page.record.title}”里没有标题带 {{: #{choice.at} }}。请在那个标题后面加上，或者删掉 at。")


ALL = (
    every_citation_resolves,
    statute_names_are_unambiguous,
    everything_named_exists,
    every_kind_of_lender_has_its_page,
    nothing_but_the_law_in_force_is_cited,
    front_matter_citations_name_a_provision,
    triage_asks_few_questions,
)
