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
from dataclasses import dataclass, replace

from .knowledge import KnowledgeBase, home_of
from ..records.pages import Accepts, Channel, Scenario
from ..records.vocabulary import Lender, Tier
from ..records.relied_on import ReliedOn


@dataclass(frozen=True)
class Option:
    """`clocks`: whether the periods of the channel hold for what is brought there."""

    channel: str
    why: str
    clocks: bool = True


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
    wanted = (behaviours,) if isinstance(behaviours, str) else tuple(behaviours)
    asked = (wanted, lender, tuple(order))
    if asked not in base.routes:  # checks, pages, data and tools ask the same
        base.routes[asked] = _route(base, wanted, lender, order)
    return base.routes[asked]


def _route(base: KnowledgeBase, wanted: tuple[str, ...], lender: Lender | None, order: Sequence[str]) -> Route:
    tiers: dict[str, list[Option]] = {"first": [], "second": [], "no": []}
    for channel_id in order or base.channels:
        entry = base.channels.get(channel_id)
        if entry is None or base.named[channel_id].isdisjoint(wanted):
            continue
        place, why, clocks = _verdict(entry.record, base.taken[channel_id], wanted, lender)
        if place:
            tiers[place].append(Option(channel_id, why, clocks))
    first, second, no_use = (tuple(tiers[name]) for name in ("first", "second", "no"))
    return Route(first, second, no_use, find_lender="" if lender else find_lender_page())


def find_lender_page() -> str:
    """The page under docs/ that helps to find out who lent."""
    return home_of(ReliedOn.FIND_LENDER).removeprefix("docs/")


def _verdict(channel: Channel, taken: list[tuple[frozenset[str], Accepts]], behaviours: Sequence[str], lender: Lender | None) -> tuple[str, str, bool]:
    """(tier, why, whether its periods hold). `taken`: what the channel accepts, each with the behaviours that it names."""
    accepted = [item for item in taken if not item[0].isdisjoint(behaviours)]
    here = [item for item in accepted if item[1].reaches(lender)] if accepted else accepted
    for tier, place in ((Tier.FIRST, "first"), (Tier.SECOND, "second")) if here else ():
        for behaviour in behaviours:
            for named, item in here:
                if behaviour in named and item.tier is tier:
                    return place, item.why, not item.no_clocks
    if accepted and lender is None:
        return "", "", True  # some kind of lender belongs there, so it is not without use
    for refused in channel.refuses:
        # Only what a page is mainly about: a refusal of some side matter would read as a refusal of everything.
        if refused.behaviour == behaviours[0] and refused.reaches(lender):
            return "no", refused.why, True
    return "", "", True


def every_route(base: KnowledgeBase) -> Iterator[tuple[str, Lender | None, Route]]:
    """(behaviour, lender, route) of every pair, in the order of the behaviours; None, nobody knows yet, comes last."""
    for behaviour in base.behaviours:
        for lender in (*Lender, None):
            yield behaviour, lender, usual_route(base, behaviour, lender)


def usual_route(base: KnowledgeBase, behaviour: str, lender: Lender | None) -> Route:
    """The routing of one behaviour by itself, in its usual order."""
    return route(base, behaviour, lender, order=usual_order(base, behaviour))


def usual_order(base: KnowledgeBase, behaviour: str) -> list[str]:
    """All channels: first those of the situation whose matter the behaviour is, in that page's order, then the others."""
    held = base.behaviours.get(behaviour)
    home = base.scenarios.get(held.situation) if held and held.situation else None
    listed = [id_ for id_ in home.record.channels if id_ in base.channels] if home else []
    return [*dict.fromkeys([*listed, *base.channels])]


def scenario_route(base: KnowledgeBase, scenario: Scenario, lender: Lender | None) -> Route:
    """The part of the routing that a situation shows, in the order its author gave, with the reasons that the page gives itself."""
    return with_reasons(route(base, scenario.behaviours, lender, order=scenario.channels), scenario, lender)


def with_reasons(found: Route, scenario: Scenario, lender: Lender | None) -> Route:
    """What is found, with the reasons that a page gives itself; what it does not list stays, behind what it lists."""
    own = {reason.channel: reason for reason in reversed(scenario.reasons) if reason.reaches(lender)}
    if not own:
        return found
    place = {channel: number for number, channel in enumerate(scenario.channels)}
    tiers: dict[Tier, list[Option]] = {Tier.FIRST: [], Tier.SECOND: []}
    for tier, options in ((Tier.FIRST, found.first), (Tier.SECOND, found.second)):
        for option in options:
            reason = own.get(option.channel)
            tiers[reason.tier or tier if reason else tier].append(replace(option, why=reason.why, clocks=not reason.no_clocks) if reason else option)
    first, second = (tuple(sorted(options, key=lambda option: place.get(option.channel, len(place)))) for options in tiers.values())
    return replace(found, first=first, second=second)
