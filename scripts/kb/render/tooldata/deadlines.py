"""What the tool 哪天到期 is told: events and their clocks, how each is counted, the free days, and the kinds of lender.

Guarantees: every number, condition and kind of lender is that of the limit; the rule is named as the pages name it, with the
plain word of its rank, how sure we are and the day from which it is in force. A clock that only some kinds of lender have to
keep names them, also where only the rule's `binds` says so. Addresses are relative to the site's root.
Not here: counting itself (docs/assets/js/tools/deadlines/), which the tests compare with one of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...records.events import Clock, Counting, Event, Events, Itself, Served
from ...records.law import Provision, Statute
from ...records.pages import Tool
from ...records.vocabulary import Bound, EventGroup, Lender, Level, Side
from .. import inline
from .rules import formal_rule, rule_label
from .told import Data

_BODIES = frozenset(whom.value for whom in Bound)


def data(site: Handbook, entry: Entry[Tool]) -> Data:
    table = site.base.events or Events.model_construct(countings=[], events=[])
    return {
        "groups": [{"id": group.value, "title": group.label} for group in EventGroup],
        "events": [_event(site, event) for event in table.events],
        "countings": {counting.id: _counting(site, counting) for counting in table.countings},
        "served": _served(site, table.served) if table.served else None,
        "lenders": {lender.value: lender.label for lender in Lender},
        "calendar": _calendar(site),
    }


def _event(site: Handbook, event: Event) -> Data:
    return {"id": event.id, "title": event.title, "hint": event.hint, "group": event.group.value, "served": event.served, "add": event.add, "clocks": [_clock(site, clock) for clock in event.clocks]} | ({"itself": _itself(site, event.itself)} if event.itself else {})


def _served(site: Handbook, served: Served) -> Data:
    return {
        "ways": [{"how": way.how, "day": way.day, "law": _cites(site, way.law)} for way in served.ways],
        "otherwise": served.otherwise,
        "see": {"title": site.title(served.see), "url": site.entry(served.see).url},
    }


def _itself(site: Handbook, itself: Itself) -> Data:
    """A day that is not counted, in the form of a clock that has no number."""
    cited = site.cited(itself.law[0])
    if cited.provision is None:
        raise KeyError(f"{itself.law[0]}: a whole instrument")
    return {
        "itself": True, "limit": "itself", "unit": "", "shown": "", "counts": "", "condition": "", "counting": "",
        "says": itself.says, "over": itself.over, "timed": itself.timed,
        "side": Side.MINE.value, "sideLabel": Side.MINE.label, "do": itself.do, "lost": itself.lost, "lostLaw": _cites(site, itself.law), "lenders": [],
        "rule": _rule(site, cited.statute, cited.provision),
        "see": [{"title": site.title(key), "url": site.entry(key).url} for key in itself.see],
    }


def _clock(site: Handbook, clock: Clock) -> Data:
    statute, provision, _ = site.limits[clock.limit]
    row = _number(site, clock.limit) | {
        "side": clock.side.value,
        "sideLabel": clock.side.label,
        "do": clock.do,
        "counting": clock.counting,
        "lost": clock.lost or "",
        "lostLaw": _cites(site, clock.law),
        "lenders": _lenders(site, clock.limit),
        "rule": _rule(site, statute, provision),
        "see": [{"title": site.title(key), "url": site.entry(key).url} for key in clock.see],
    }
    if clock.after:
        row["after"] = clock.after
    if clock.interrupts:
        row["interrupts"] = clock.interrupts.value
    if clock.then:
        row["then"] = _number(site, clock.then.limit) | {"when": clock.then.when, "times": clock.then.times}
    return row


def _number(site: Handbook, limit_id: str) -> Data:
    """checks/events.py has refused a limit that is not one whole number."""
    _, _, limit = site.limits[limit_id]
    return {"limit": limit.id, "count": int(limit.value), "unit": limit.unit.label, "shown": limit.shown, "counts": limit.counts, "condition": limit.condition or ""}


def _lenders(site: Handbook, limit_id: str) -> list[str]:
    """Kinds of lender that must keep it; none: it does not depend on the lender."""
    statute, provision, limit = site.limits[limit_id]
    if limit.lenders:
        return [lender.value for lender in limit.lenders]
    binds = statute.binds_of(provision)
    return [] if _BODIES & set(binds) else [lender.value for lender in Lender if lender.value in binds]


def _rule(site: Handbook, statute: Statute, provision: Provision) -> Data:
    level = statute.level_of(provision)
    return {
        "label": rule_label(statute, provision),
        "formal": formal_rule(statute, provision),
        "url": f"law/{statute.id}/#{provision.anchor}",
        "rank": statute.rank.label,
        "level": level.label if level is Level.REPORTED else "",
        "since": statute.effective_from.isoformat() if statute.effective_from else "",
        "name": f"《{statute.name}》",
    }


def _counting(site: Handbook, counting: Counting) -> Data:
    hours = counting.hours.value if counting.hours else ""
    return {"says": counting.says, "holidays": counting.holidays, "hours": hours, "law": _cites(site, counting.law)}


def _cites(site: Handbook, refs: Sequence[str]) -> list[Data]:
    found = [site.cited(ref) for ref in refs]
    return [{"label": inline.label(site, cited.target), "url": f"law/{cited.target.statute}/#{cited.anchor}"} for cited in found]


def _calendar(site: Handbook) -> list[Data]:
    years = site.base.holidays.years if site.base.holidays else []
    return [
        {
            "since": year.covers.since.isoformat(),
            "until": year.covers.until.isoformat(),
            "off": [day.isoformat() for day in year.off],
            "work": [day.isoformat() for day in year.workdays],
            "note": year.note or "",
        }
        for year in years
    ]
