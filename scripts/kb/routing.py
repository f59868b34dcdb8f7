"""Behaviour × kind of lender -> channels, each with its reason.

One function, used by guides, the route page, /data/routes.json and the tools. It
only repeats what channel records say (`accepts`, `refuses`); a pair that no
channel speaks of yields an empty route, which checks.py reports where a page
depends on it. The order inside a tier is the order of channel ids, unless a page
gives its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .knowledge import KnowledgeBase
from .page_records import Channel, Scenario
from .vocabulary import Lender, Tier


@dataclass(frozen=True)
class Option:
    channel: str
    why: str


@dataclass(frozen=True)
class Route:
    first: tuple[Option, ...] = ()
    second: tuple[Option, ...] = ()
    no_use: tuple[Option, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.first or self.second)

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(option.channel for option in (*self.first, *self.second))


def route(base: KnowledgeBase, behaviours: str | Iterable[str], lender: Lender, order: Sequence[str] = ()) -> Route:
    """Where to go with these behaviours when this kind of lender stands behind them.

    With several behaviours a channel is `first` if it is first for one of them, and
    `no_use` only if it takes none of them. `order` restricts and orders the channels.
    """
    wanted = [behaviours] if isinstance(behaviours, str) else list(behaviours)
    tiers: dict[str, list[Option]] = {"first": [], "second": [], "no": []}
    for channel_id in order or base.ids("channel"):
        entry = base.get("channel", channel_id)
        if entry is None:
            continue
        place, why = _verdict(entry.record, wanted, lender)
        if place:
            tiers[place].append(Option(channel_id, why))
    return Route(*(tuple(tiers[name]) for name in ("first", "second", "no")))


def _verdict(channel: Channel, behaviours: list[str], lender: Lender) -> tuple[str, str]:
    accepted = [item for item in channel.accepts if item.behaviour in behaviours and lender in item.lenders]
    for tier, place in ((Tier.FIRST, "first"), (Tier.SECOND, "second")):
        for behaviour in behaviours:
            for item in accepted:
                if item.behaviour == behaviour and item.tier is tier:
                    return place, item.why
    for item in channel.refuses:
        if item.behaviour in behaviours and (not item.lenders or lender in item.lenders):
            return "no", item.why
    return "", ""


def scenario_route(base: KnowledgeBase, scenario: Scenario, lender: Lender) -> Route:
    """The part of the routing that a situation shows, in the order its author gave."""
    return route(base, scenario.behaviours, lender, order=scenario.channels)
