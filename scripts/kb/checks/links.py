"""Checks that everything named exists: behaviours, channels, letters, limits, pages, articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..joining.graph import GLOSSARY, LADDERS, front_refs
from ..joining.knowledge import KnowledgeBase
from ..records.pages import KINDS, Myth
from ..reading.problems import nearest
from ..reading.yamltext import Location
from ..records.fields import Record
from ..records.tables import Choice, MAX_QUESTIONS
from ..records.vocabulary import Lender

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


def every_behaviour_is_known(context: Context) -> None:
    base = context.base
    for statute in base.statutes.values():
        for provision in statute.provisions:
            for index, behaviour in enumerate(provision.behaviours):
                line = base.provision_line(statute, provision, "behaviours", index)
                _known(context, base.law_path(statute.id), line, "行为", f"behaviour:{behaviour}", base.behaviours)
    for situation in base.scenarios.values():
        for index, behaviour in enumerate(situation.record.behaviours):
            _known(context, situation.path, base.line(situation.path, "behaviours", index), "行为", f"behaviour:{behaviour}", base.behaviours)
    for channel in base.channels.values():
        for index, taken in enumerate(channel.record.accepts):
            for behaviour in taken.named:
                _known(context, channel.path, base.line(channel.path, "accepts", index), "行为", f"behaviour:{behaviour}", base.behaviours)
        for index, refused in enumerate(channel.record.refuses):
            _known(context, channel.path, base.line(channel.path, "refuses", index, "behaviour"), "行为", f"behaviour:{refused.behaviour}", base.behaviours)


_ANY_PAGE = "页面"
#: front-matter field -> kind of the ids in it
_ID_FIELDS = {"channels": "channel", "letters": "letter", "to": "channel", "supervised_by": "channel", "cards": "scenario"}


def every_named_page_exists(context: Context) -> None:
    base = context.base
    for entry in base.entries.values():
        record = entry.record
        for field, kind in _ID_FIELDS.items():
            for index, id_ in enumerate(getattr(record, field, [])):
                _known(context, entry.path, base.line(entry.path, field, index), kind, f"{kind}:{id_}", _ids(base, kind))
        for index, item in enumerate(getattr(record, "next", [])):
            _known(context, entry.path, base.line(entry.path, "next", index), "channel", f"channel:{item.channel}", base.channels)
        for index, id_ in enumerate(getattr(record, "guides", [])):
            if isinstance(record, Myth):
                _known(context, entry.path, base.line(entry.path, "guides", index), _ANY_PAGE, id_, base.entries)
            else:
                _known(context, entry.path, base.line(entry.path, "guides", index), "guide", f"guide:{id_}", base.guides)
        for index, key in enumerate(getattr(record, "related", [])):
            line = base.line(entry.path, "related", index)
            if key.partition(":")[0] not in {kind for kind, _ in KINDS.values()}:
                context.problems.add(entry.path, line, "unknown-id", f"“{key}”要写成“种类:短名”，如 scenario:home-visit。")
            else:
                _known(context, entry.path, line, _ANY_PAGE, key, base.entries)


def _ids(base: KnowledgeBase, kind: str) -> list[str]:
    return [entry.id for entry in base.of_kind(kind)]


def every_limit_named_exists(context: Context) -> None:
    base = context.base
    known = {limit.id for statute in base.statutes.values() for item in statute.provisions for limit in item.limits}
    for entry in base.entries.values():
        for index, limit in enumerate(getattr(entry.record, "time_limits", [])):
            _known(context, entry.path, base.line(entry.path, "time_limits", index), "期限", f"limit:{limit}", known)


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
    records: list[tuple[str, Location, Record]] = [(entry.path, (), entry.record) for entry in context.base.entries.values()]
    records += [(LADDERS, ("ladders", index), ladder) for index, ladder in enumerate(context.base.ladders.values())]
    records += [(GLOSSARY, ("terms", index), term) for index, term in enumerate(context.base.terms.values())]
    for path, at, record in records:
        for location, ref, _ in front_refs(record, at):
            try:
                target = context.base.citations.read(ref)
            except ValueError:
                continue  # reported by every_citation_resolves
            if not target.no:
                context.problems.add(path, context.base.line(path, *location), "citation", f"“{ref}”只写了法名。请写到条。")


def every_triage_answer_leads_to_a_page(context: Context) -> None:
    """Each door reaches existing pages by at most MAX_QUESTIONS questions."""
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
            _known(context, path, context.base.line(path, *here, "go"), _ANY_PAGE, choice.go, context.base.entries)
        elif asked >= MAX_QUESTIONS:
            context.problems.add(path, context.base.line(path, *here, "ask"), "triage", f"问得太多了：最多 {MAX_QUESTIONS} 个问题就要到一页。")
        else:
            _follow(context, path, (*here, "choices"), choice.choices, asked + 1)


def every_change_names_known_statutes(context: Context) -> None:
    path = "law/_changes.yml"
    for index, change in enumerate(context.base.changes.changes if context.base.changes else ()):
        for number, statute in enumerate(change.statutes):
            _known(context, path, context.base.line(path, "changes", index, "statutes", number), "法律", f"law:{statute}", context.base.statutes)


def _known(context: Context, path: str, line: int, what: str, key: str, known: Iterable[str]) -> None:
    """`key` is `kind:id`; `known` are ids, or keys where several kinds may be named (“页面”)."""
    word, known = key if what == _ANY_PAGE else key.partition(":")[2], list(known)
    if word not in known and not context.base.lost(key):
        hint = nearest(word, known) or "请先建好它，或者改成已有的。"
        context.problems.add(path, line, "unknown-id", f"没有{what}“{word}”。{hint}")


ALL = (
    every_citation_resolves,
    statute_names_are_unambiguous,
    every_behaviour_is_known,
    every_named_page_exists,
    every_limit_named_exists,
    every_kind_of_lender_has_its_page,
    nothing_but_the_law_in_force_is_cited,
    front_matter_citations_name_a_provision,
    every_triage_answer_leads_to_a_page,
    every_change_names_known_statutes,
)
