"""Behaviour × kind of lender -> channels, each with its reason.

One function, used by guides, the route pages, /data/routes.json and the tools. It
only repeats what channel records say (`accepts`, `refuses`). The order inside a tier
is the order of channel ids, unless a page gives its own. That every pair has a first
door, and what may be called useless, is held by checks/routing.py.

An unknown lender (None) is answered too: first find out who it is, and meanwhile what
is the same for every kind of lender, and what a channel says to do until it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .knowledge import KnowledgeBase, home_of
from ..records.pages import Channel, Scenario
from ..records.vocabulary import Lender, Tier
from ..records.relied_on import ReliedOn


@dataclass(frozen=True)
class Option:
    channel: str
    why: str


@dataclass(frozen=True)
class Route:
    """`find_lender` is the page under docs/ that an unknown lender calls for first; empty when the lender is known."""

    first: tuple[Option, ...] = ()
    second: tuple[Option, ...] = ()
    no_use: tuple[Option, ...] = ()
    find_lender: str = ""

    def __bool__(self) -> bool:
        return bool(self.first or self.second)

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(option.channel for option in (*self.first, *self.second))


def route(base: KnowledgeBase, behaviours: str | Iterable[str], lender: Lender | None, order: Sequence[str] = ()) -> Route:
    """Where to go with these behaviours when this kind of lender stands behind them; None: nobody knows yet.

    With several behaviours a channel is `first` if it is first for one of them, and
    `no_use` only if it takes none of them. `order` restricts and orders the channels.
    """
    wanted = [behaviours] if isinstance(behaviours, str) else list(behaviours)
    tiers: dict[str, list[Option]] = {"first": [], "second": [], "no": []}
    for channel_id in order or base.channels:
        entry = base.channels.get(channel_id)
        if entry is None:
            continue
        place, why = _verdict(entry.record, wanted, lender)
        if place:
            tiers[place].append(Option(channel_id, why))
    first, second, no_use = (tuple(tiers[name]) for name in ("first", "second", "no"))
    return Route(first, second, no_use, find_lender="" if lender else find_lender_page())


def find_lender_page() -> str:
    """The page under docs/ that helps to find out who lent."""
    return home_of(ReliedOn.FIND_LENDER).removeprefix("docs/")


def _verdict(channel: Channel, behaviours: list[str], lender: Lender | None) -> tuple[str, str]:
    accepted = [item for item in channel.accepts if not set(behaviours).isdisjoint(item.named)]
    here = [item for item in accepted if item.reaches(lender)]
    for tier, place in ((Tier.FIRST, "first"), (Tier.SECOND, "second")):
        for behaviour in behaviours:
            for item in here:
                if behaviour in item.named and item.tier is tier:
                    return place, item.why
    if accepted and lender is None:
        return "", ""  # some kind of lender belongs there, so it is not without use
    for refused in channel.refuses:
        # Only what a page is mainly about: a refusal of some side matter would read as a refusal of everything.
        if refused.behaviour == behaviours[0] and refused.reaches(lender):
            return "no", refused.why
    return "", ""


def every_route(base: KnowledgeBase) -> Iterator[tuple[str, Lender | None, Route]]:
    """(behaviour, lender, route) of every pair, in the order of the behaviours; None, nobody knows yet, comes last."""
    for behaviour in base.behaviours:
        for lender in (*Lender, None):
            yield behaviour, lender, route(base, behaviour, lender)


def scenario_route(base: KnowledgeBase, scenario: Scenario, lender: Lender | None) -> Route:
    """The part of the routing that a situation shows, in the order its author gave."""
    return route(base, scenario.behaviours, lender, order=scenario.channels)
