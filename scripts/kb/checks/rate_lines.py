"""Checks over law/_rate_lines.yml: a line on interest is laid on nobody whom its rules do not bind, and promises nothing.

Guarantees: citations resolve and are in force; every rule of a line binds every lender that it names, and a line that says
“this is not for you” names a rule that indeed does not bind; the number is one of its provisions' own, in per cent, and stands
with its force (what a court weighs is never a hard line; a line of law or court rests on law or judicial papers, what only binds
firms goes to complaints); every kind of lender meets at least one line; a letter that is offered goes to a channel that takes
such charges. No words of a line say that something need not be paid. Not checked: whether the sentences are true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.cited import Unsound
from ..joining.routing import route
from ..joining.timeline import Status, status
from ..records.rate_lines import LineKind, RateLine
from ..records.vocabulary import Lender, LimitKind, Rank, Unit
from ..records.walk import walk

if TYPE_CHECKING:
    from . import Context

PATH = "law/_rate_lines.yml"
#: What a court finds rests on these, what a regulator asks of firms on those.
_OF_COURTS = frozenset({Rank.LAW, Rank.REGULATION, Rank.INTERPRETATION, Rank.JUDICIAL_DOCUMENT})
_OF_REGULATORS = frozenset({Rank.RULE, Rank.NORMATIVE})
_RANKS = {
    LineKind.COURT: _OF_COURTS - {Rank.JUDICIAL_DOCUMENT},
    LineKind.COURT_DISCRETION: _OF_COURTS,
    LineKind.CRIME: _OF_COURTS,
    LineKind.COMPLAINT: _OF_REGULATORS,
    LineKind.TARGET: _OF_REGULATORS,
}
_LIMIT_KINDS = {LineKind.COURT_DISCRETION: LimitKind.COURT_DISCRETION, LineKind.CRIME: LimitKind.HARD}
#: What `says` may never say of any line, and a denial of it (`isnt`) may.
_PROMISES = re.compile("拒付|不用还|不必还|不还|已过时效|违法|无需")


def _lines(context: Context) -> Iterator[tuple[int, RateLine]]:
    yield from enumerate(context.base.rate_lines.lines if context.base.rate_lines else ())


def rate_lines_cite_what_is_in_force(context: Context) -> None:
    for found in walk(context.base.rate_lines) if context.base.rate_lines else ():
        cited = context.handbook.references[found.value] if found.cites else None
        line = context.base.line(PATH, *found.location)
        if isinstance(cited, Unsound):
            if not context.base.lost(f"law:{cited.target.statute if cited.target else ''}"):
                context.problems.add(PATH, line, "citation", f"“{cited.ref}”：{cited.problem}")
        elif cited and status(cited.statute, context.today) in (Status.EXPIRED, Status.PENDING):
            context.problems.add(PATH, line, "law-not-in-force", f"《{cited.statute.name}》在 {context.today} 不在施行，不能当现行的线。")


def a_rate_line_reaches_only_whom_its_rules_bind(context: Context) -> None:
    """24 % is no line for a card, four times LPR none for a bank: each rule of a line binds each lender that it names."""
    for index, line in _lines(context):
        for ref in (line.ref, *line.more):
            cited = context.handbook.sound(ref)
            if cited is None or cited.provision is None:
                continue  # reported above, or by the shape
            for lender in _lenders(context, line):
                if not cited.statute.binds_lender(cited.provision, lender.value):
                    _at(context, index, "binds", f"《{cited.statute.name}》{cited.provision.shown}不约束“{lender.label}”。请从这条线的 lenders 移走，或换一条依据。")
            for scope in line.not_lenders:
                for lender in scope.lenders:
                    if ref == line.ref and cited.statute.binds_lender(cited.provision, lender.value):
                        _at(context, index, "binds", f"《{cited.statute.name}》{cited.provision.shown}约束“{lender.label}”，not_lenders 却说不看。请核对。")


def a_rate_line_has_the_force_of_its_rule(context: Context) -> None:
    """Of a kind that the first rule can carry: no court line on a notice to banks, no complaint about a statute of the courts."""
    for index, line in _lines(context):
        cited = context.handbook.sound(line.ref)
        if cited and cited.statute.rank not in _RANKS[line.kind]:
            _at(context, index, "rank", f"《{cited.statute.name}》是{cited.statute.rank.value}，这条线不能是“{line.kind.label}”。")


def the_number_of_a_rate_line_stands_in_its_rule(context: Context) -> None:
    limits = context.handbook.limits
    for index, line in _lines(context):
        if line.limit is None or line.limit not in limits:
            continue  # an unknown id is reported by links
        statute, provision, limit = limits[line.limit]
        sound = [cited for ref in (line.ref, *line.more) if (cited := context.handbook.sound(ref))]
        if not any(cited.statute.id == statute.id and cited.provision is provision for cited in sound):
            _at(context, index, "rate-number", f"线上的数“{line.limit}”写在《{statute.name}》{provision.shown}，这条线没有引它。")
        if limit.unit is not Unit.PERCENT:
            _at(context, index, "rate-number", f"“{line.limit}”的单位不是 %，不能当年利率的线。")
        if limit.kind is not _LIMIT_KINDS.get(line.kind, limit.kind):
            _at(context, index, "rate-number", f"“{line.limit}”是“{limit.kind.label}”，这条线却写成“{line.kind.label}”。")


def no_lender_is_without_a_rate_line(context: Context) -> None:
    if context.base.rate_lines is None:
        return
    for lender in Lender:
        if not any(lender in _lenders(context, line) and not line.about for _, line in _lines(context)) and not any(lender in scope.lenders for _, line in _lines(context) for scope in line.depends):
            context.problems.add(PATH, 1, "rate-line", f"放款方是“{lender.label}”时，没有一条线可看，也没有说先看什么。请补上。")


def whoever_stands_behind_has_a_line_to_show(context: Context) -> None:
    """“先看放款的是谁” is said only of lenders for whom each asked line says so, or says that it is none; and those named instead have lines."""
    for index, row in enumerate(context.base.rate_lines.behind if context.base.rate_lines else ()):
        line = context.base.line(PATH, "behind", index)
        for lender in row.lenders:
            if any(one.number and lender in _lenders(context, one) for _, one in _lines(context)):
                context.problems.add(PATH, line, "rate-line", f"“{lender.label}”自己有带数的线，不能写在 behind。")
        for lender in row.likely:
            if not any(lender in _lenders(context, one) and not one.about for _, one in _lines(context)):
                context.problems.add(PATH, line, "rate-line", f"likely 里的“{lender.label}”没有一条线可看。")


def rate_lines_promise_nothing(context: Context) -> None:
    for index, line in _lines(context):
        for field in ("title", "when", "says"):
            if found := _PROMISES.search(getattr(line, field)):
                _at(context, index, "promise", f"{field} 里不能写“{found[0]}”：没有一条线可以自己扣了再还。它不是什么，写在 isnt。", field)
        if ("〔线〕" in line.says or "〔线〕" in line.when) and not line.number:
            _at(context, index, "promise", "写了〔线〕，却没有 limit 或 lpr。")


def letters_beside_rate_lines_go_where_they_are_taken(context: Context) -> None:
    table = context.base.rate_lines
    for index, fitting in enumerate(table.letters if table else ()):
        entry = context.base.letters.get(fitting.letter)
        if entry is None or any(context.base.lost(f"channel:{id_}") for id_ in entry.record.to):
            continue  # an unknown letter is reported by links
        for lender in fitting.lenders:
            taken = route(context.base, fitting.behaviours, lender).channels
            if not set(entry.record.to) & set(taken):
                line = context.base.line(PATH, "letters", index)
                context.problems.add(PATH, line, "routing", f"放款方是“{lender.label}”时，《{entry.record.title}》寄去的渠道不受理这样的事。请从 lenders 移走。")


def _lenders(context: Context, line: RateLine) -> list[Lender]:
    if line.lpr:
        return context.base.lpr.lenders if context.base.lpr else []
    return line.lenders


def _at(context: Context, index: int, check: str, message: str, *field: str) -> None:
    context.problems.add(PATH, context.base.line(PATH, "lines", index, *field), check, message)


ALL = (
    rate_lines_cite_what_is_in_force,
    a_rate_line_reaches_only_whom_its_rules_bind,
    a_rate_line_has_the_force_of_its_rule,
    the_number_of_a_rate_line_stands_in_its_rule,
    no_lender_is_without_a_rate_line,
    whoever_stands_behind_has_a_line_to_show,
    rate_lines_promise_nothing,
    letters_beside_rate_lines_go_where_they_are_taken,
)
