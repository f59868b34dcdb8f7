"""What to do first: signs × kind of lender × who the reader is -> one plan, of pages, doors, letters, clocks and provisions.

The reference for docs/assets/js/tools/action-plan/plan.js, which makes the same plan on the reader's phone; a test compares
the two. Nothing is written here: which page answers a sign, and what a role changes, says law/_plan.yml; where to go says
routing.py; everything else is a reference into the pages that answer.
Guarantees: danger comes before deadlines, deadlines before how people are pressed, that before the debt; whoever did not borrow
is answered by a page about just that, after danger and deadlines; what keeps people safe at their door stands in every such plan
whole, whoever asks, and what is said to whoever did not borrow stands beside it; a letter to a court needs a paper of a court; a provision that binds some kinds of lender only is shown
for those kinds alone; where an old debt may be the matter, no letter that could revive it; no matter that was ticked goes without its letters, whatever comes before it. Not here: the words of it (render/tooldata/action_plan.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain, zip_longest
from dataclasses import dataclass
from functools import cache

from ..records.pages import Scenario
from ..records.plan import PlanTable, Role, Sign, Urgency
from ..records.relied_on import ReliedOn
from ..records.vocabulary import ABOUT_DEBT, CRISIS, Bound, Lender
from .cited import Cited
from .handbook import Handbook
from .routing import Option, Route, route, with_reasons

#: More is not taken up by somebody in fear, nor by a phone on a slow network: the pages have all of it.
WARNINGS, ALL_AVOIDED = 3, 6
AVOIDED_OF_ROLE = 2
KEPT, KEPT_OF_OTHERS, ALL_KEPT = 4, 1, 8
LAWS, LAWS_OF_OTHERS, ALL_LAWS = 3, 1, 6


@dataclass(frozen=True)
class Matter:
    """One page that answers, for which behaviours, and its doors, the first to take first."""

    page: str
    behaviours: tuple[str, ...]
    doors: tuple[Option, ...]


@dataclass(frozen=True)
class Plan:
    """The first matter answers; the others follow. `of_role`: the steps and words of the first page are the role's own.

    `cases`: of a page all of whose signs have steps of their own, which signs those are; they stand in place of the page's.
    `beside`: pages whose steps and words stand whole beside those of the first. `avoid`: what not to do now, each with the page that says so."""

    danger: bool
    crisis: bool
    warnings: tuple[str, ...]
    matters: tuple[Matter, ...]
    of_role: bool
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    beside: tuple[str, ...]
    avoid: tuple[tuple[str, str], ...]
    keep: tuple[str, ...]
    clocks: tuple[str, ...]
    letters: tuple[str, ...]
    laws: tuple[str, ...]

    @property
    def lead(self) -> Matter:
        return self.matters[0]


def plan(site: Handbook, table: PlanTable, ticked: Collection[str], lender: Lender | None, role_id: str) -> Plan | None:
    """None where a borrower has ticked nothing: there is nothing to answer."""
    role = next(role for role in table.roles if role.id == role_id)
    signs = [(urgency, sign) for urgency, sign in table.ordered() if sign.id in ticked]
    matters = tuple(Matter(page, behaviours, doors(site, page, behaviours, lender)) for page, behaviours in _matters(site, role, signs))
    if not matters:
        return None
    behaviours = [behaviour for _, sign in signs for behaviour in sign.behaviours]
    records = [fitted(site, role, matter.page) for matter in matters]
    lead = records[0]
    guards = _guards(role, signs)
    beside = tuple(matter.page for matter in matters[1:] if matter.page in guards or (guards and matter.page == role.situation))
    return Plan(
        danger=any(urgency is Urgency.DANGER for urgency, _ in signs),
        crisis=CRISIS in behaviours,
        warnings=_once([line for id_ in behaviours if (line := site.base.behaviours[id_].danger)], WARNINGS),
        matters=matters,
        of_role=role.situation == matters[0].page,
        cases=tuple((matter.page, names) for matter in matters if (names := _cases(signs, matter.page))),
        beside=beside,
        avoid=_avoid(role, signs, matters, records, guards),
        keep=_once([*lead.evidence[:KEPT], *(item for record in records[1:] for item in record.evidence[:KEPT_OF_OTHERS])], ALL_KEPT),
        clocks=_once([limit_id for _, sign in signs for limit_id in sign.limits if holds(site, limit_id, lender)]),
        letters=_letters(site, table, role, signs, matters, lender, revives=ReliedOn.OLD_DEBT.id in {matter.page for matter in matters}),
        laws=_once([*laws(site, lead, lender)[:LAWS], *(ref for record in records[1:] for ref in laws(site, record, lender)[:LAWS_OF_OTHERS])], ALL_LAWS),
    )


def _page(site: Handbook, id_: str) -> Scenario:
    return site.base.scenarios[id_].record


def fitted(site: Handbook, role: Role, page: str) -> Scenario:
    """The page as this reader needs it: of the role's own page, not what is said to somebody else."""
    record = _page(site, page)
    if page != role.situation or not role.unfit:
        return record

    def fits(words: str) -> bool:
        return not any(part in words for part in role.unfit)

    return record.model_copy(update={
        "avoid": [words for words in record.avoid if fits(words)],
        "evidence": [words for words in record.evidence if fits(words)],
        "law": [item for item in record.law if fits(item.why)],
    })


def _guards(role: Role, signs: list[tuple[Urgency, Sign]]) -> list[str]:
    """Pages that keep people safe, of what was ticked."""
    return [sign.situation for urgency, sign in signs if urgency is Urgency.DANGER or (sign.guards and not role.elsewhere)]


def _cases(signs: list[tuple[Urgency, Sign]], page: str) -> tuple[str, ...]:
    """What happened on this page has steps of its own, unless something else happened there too that has none: then the page's come first."""
    here = [sign for _, sign in signs if sign.situation == page]
    return tuple(sign.id for sign in here) if all(sign.steps for sign in here) else ()


def _matters(site: Handbook, role: Role, signs: list[tuple[Urgency, Sign]]) -> list[tuple[str, tuple[str, ...]]]:
    """Pages in the order of the plan, each once, with all behaviours for which it answers."""
    found: dict[str, list[str]] = {}

    def answers(page: str, behaviours: Iterable[str]) -> None:
        held = found.setdefault(page, [])
        held.extend(behaviour for behaviour in dict.fromkeys(behaviours) if behaviour not in held)

    def of(*urgencies: Urgency) -> list[Sign]:
        return [sign for urgency, sign in signs if urgency in urgencies]

    for sign in of(Urgency.DANGER):
        answers(sign.situation, _behaviours(site, sign))
    # Only what says it comes from a court: how to check that would lead astray whoever hears from the police or a lawyer.
    if role.papers and any(sign.court for _, sign in signs):
        answers(role.papers, _page(site, role.papers).behaviours)
    for sign in of(Urgency.DEADLINE):
        answers(sign.situation, _behaviours(site, sign))
    # Somebody at the door comes before who owes what.
    for sign in of(Urgency.CONTACT):
        if sign.guards and not role.elsewhere:
            answers(sign.situation, _behaviours(site, sign))
    if role.situation:
        answers(role.situation, role.behaviours or _page(site, role.situation).behaviours)
        answers(role.situation, (behaviour for sign in of(Urgency.CONTACT) for behaviour in sign.behaviours))
    for sign in of(Urgency.CONTACT, Urgency.DEBT):
        answers(sign.situation, _behaviours(site, sign))
    return [(page, tuple(behaviours)) for page, behaviours in found.items()]


def _behaviours(site: Handbook, sign: Sign) -> list[str]:
    return sign.behaviours or _page(site, sign.situation).behaviours


def doors(site: Handbook, page: str, behaviours: tuple[str, ...], lender: Lender | None) -> tuple[Option, ...]:
    """One after the other. The page's own channels; where none of them comes first for this, all channels."""
    record = _page(site, page)
    found = route(site.base, behaviours, lender, order=record.channels)
    if not found.first:
        found = route(site.base, behaviours, lender, order=list(dict.fromkeys([*record.channels, *site.base.channels])))
    shown: Route = with_reasons(found, record, lender)
    return (*shown.first, *shown.second)


def holds(site: Handbook, limit_id: str, lender: Lender | None) -> bool:
    """A period of some kinds is not promised to somebody of whom no kind is known."""
    of = site.limits[limit_id][2].lenders
    return not of or lender in of


def reach(site: Handbook, ref: str) -> tuple[list[Lender], bool]:
    """The kinds of lender for which a provision is shown, and whether also while nobody knows the kind."""
    return reach_of(site.cited(ref))


def reach_of(cited: Cited) -> tuple[list[Lender], bool]:
    bound, unknown = _bound(tuple(cited.statute.binds_of(cited.provision) if cited.provision else cited.statute.binds))
    return list(bound), unknown


@cache
def _bound(binds: tuple[str, ...]) -> tuple[tuple[Lender, ...], bool]:
    """There are few ways to bind, and a plan asks twenty thousand times."""
    bound = tuple(lender for lender in Lender if lender.value in binds)
    if Bound.EVERYONE.value in binds or not bound or len(bound) == len(Lender):
        return tuple(Lender), True
    return bound, False


def laws(site: Handbook, record: Scenario, lender: Lender | None) -> list[str]:
    def shown(ref: str) -> bool:
        bound, unknown = reach(site, ref)
        return lender in bound if lender else unknown

    return [item.ref for item in record.law if shown(item.ref)]


def _avoid(role: Role, signs: list[tuple[Urgency, Sign]], matters: tuple[Matter, ...], records: list[Scenario], guards: list[str]) -> tuple[tuple[str, str], ...]:
    """All that the first page warns of; then the first warning of pages that keep people safe, of those that always warn, the first two of the role's own page, the first of the others."""
    said = {matter.page: record.avoid for matter, record in zip(matters, records)}
    warning = [sign.situation for _, sign in signs if sign.warns]
    own = [(role.situation, words) for words in said[role.situation][:AVOIDED_OF_ROLE]] if role.situation else []
    found = dict.fromkeys(records[0].avoid, matters[0].page)
    for page, words in [*((page, said[page][0]) for page in (*guards, *warning)), *own, *((page, lines[0]) for page, lines in said.items())]:
        found.setdefault(words, page)
    return tuple((page, words) for words, page in found.items())[:ALL_AVOIDED]


def _letters(site: Handbook, table: PlanTable, role: Role, signs: list[tuple[Urgency, Sign]], matters: tuple[Matter, ...], lender: Lender | None, revives: bool) -> tuple[str, ...]:
    """What a sign always calls for, what helps whoever is pressed, what is written to just this kind of lender; then those of
    the pages that go to a door of the plan: the first of each page, then the second of each. None that the reader should not send, and none that answers a court while no paper of a court came."""
    found = [id_ for _, sign in signs for id_ in sign.letters]
    if any(urgency is Urgency.CONTACT for urgency, _ in signs):
        open_doors = {option.channel for matter in matters for option in matter.doors}
        found += [id_ for id_ in role.pressed if not open_doors.isdisjoint(site.base.letters[id_].record.to)]
    pages = {matter.page for matter in matters}
    others = {row.letter for row in table.letters_for if lender not in row.lenders and pages.isdisjoint(row.situations)}
    # Whoever borrowed and does not know from whom has nobody to write to; whoever did not borrow writes to whoever presses.
    nobody = set(table.need_lender) if lender is None and not role.pressed else set()
    summoned = any(sign.court for _, sign in signs)
    of_pages: list[list[str]] = []
    for matter in matters:
        record = _page(site, matter.page)
        taken = {option.channel for option in matter.doors}
        of_pages.append([id_ for id_ in record.letters if _goes(site.base.letters[id_].record.to, record, taken)])
    offered = [id_ for id_ in chain.from_iterable(zip_longest(*of_pages)) if id_ is not None]
    found += [row.letter for row in table.letters_for if lender in row.lenders and row.letter in offered]
    found += offered
    return _once([
        id_ for id_ in found
        if id_ not in nobody and id_ not in others and (role.letters is None or id_ in role.letters) and (summoned or id_ not in table.after_papers) and not (revives and ABOUT_DEBT & set(site.base.letters[id_].record.effects))
    ])


def _goes(to: list[str], record: Scenario, taken: set[str]) -> bool:
    """A letter to a channel of the page is of use only where that channel takes the matter of this kind of lender."""
    return not taken.isdisjoint(to) or set(to).isdisjoint(record.channels)


def _once(items: list[str], most: int | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))[:most]
