"""Every period of time of the handbook in one place, drawn from the limits: authors write {{ clocks }} in a guide.

Guarantees: each limit that counts hours, days, working days, months or years stands in it once, under the way of the law
that its provision belongs to, with what is counted from when, its condition, whom it binds, and a link to the article; one
that is only recommended or only reported says so. Nothing is written here: a new limit in law/ is a new row.
"""

from __future__ import annotations

from ..citing.citations import Target
from ..joining.handbook import Handbook
from ..joining.timeline import Status, status
from ..reading.prose import PLACEHOLDER
from ..records.ladders import CLOCKS
from ..records.law import Limit, Provision, Statute
from ..records.vocabulary import Level, LimitKind, Rank, Track, Unit
from . import inline
from .markup import block, chinese_list, fold, join, text

TIME = frozenset({Unit.HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR})
#: In the order in which readers meet them; last what belongs to no single way.
_WAYS: tuple[Track | None, ...] = (Track.COURT, Track.COMPLAINT, Track.ADMINISTRATIVE, Track.CRIMINAL, Track.PETITION, None)
_NO_WAY = "仲裁、征信、合同、劳动和别的"

Clock = tuple[Statute, Provision, Limit]


def prose(site: Handbook, source: str, markdown: str) -> str:
    """Markdown whose {{ clocks }} is the table; other placeholders stay."""
    return PLACEHOLDER.sub(lambda match: table(site, source) if match[1].strip() == CLOCKS else match[0], markdown)


def by_way(site: Handbook) -> dict[Track | None, list[Clock]]:
    """All clocks under the way of their provision, in the order of laws and articles."""
    found: dict[Track | None, list[Clock]] = {way: [] for way in _WAYS}
    for statute, provision, limit in site.limits.values():
        if limit.unit in TIME and status(statute, site.today) is not Status.EXPIRED:
            found[statute.track].append((statute, provision, limit))
    return found


def table(site: Handbook, source: str) -> str:
    return join(*(_way(site, source, way, clocks) for way, clocks in by_way(site).items() if clocks)).strip()


def _way(site: Handbook, source: str, way: Track | None, clocks: list[Clock]) -> str:
    """One closed group; inside it the laws, the strongest first, each with its table; the articles in their order."""
    clocks = sorted(clocks, key=lambda clock: list(Rank).index(clock[0].rank))  # stable: within a rank the order of before
    names = list(dict.fromkeys(statute.id for statute, _, _ in clocks))
    tables = [_law(site, source, [clock for clock in clocks if clock[0].id == name]) for name in names]
    title = way.label if way else _NO_WAY
    return fold(title, f"clocks-{way.value if way else 'other'}", f"{len(clocks)} 个期限，{len(names)} 部规定", *tables, level=3, classes="kb-clock-table")


def _law(site: Handbook, source: str, clocks: list[Clock]) -> str:
    rows = [_row(site, source, *clock) for clock in clocks]
    statute = clocks[0][0]
    table = block("div", "kb-rates", "\n".join(["| 几天 | 数什么，管谁 |", "| --- | --- |", *rows]))
    return fold(f"《{statute.name}》", f"clocks-in-{statute.id}", f"{len(clocks)} 个期限", table, level=4)


def _row(site: Handbook, source: str, statute: Statute, provision: Provision, limit: Limit) -> str:
    """Two columns, the number and everything about it: four would not fit a phone."""
    about = [
        text(limit.counts),
        f"条件：{text(limit.condition)}" if limit.condition else "",
        f"管：{text(_whom(statute, provision, limit))}",
        "" if limit.kind is LimitKind.HARD else f"**{text(limit.kind.label)}**",
        inline.cite(site, source, Target(statute.id, provision.no), provision.shown, note=False) + _sure(statute, provision),
    ]
    return f"| {text(inline.limit_value(limit))} | {'。'.join(words.rstrip('。') for words in about if words)} |"


def _whom(statute: Statute, provision: Provision, limit: Limit) -> str:
    """Where the number holds for some kinds of lender only, those; else whom the provision binds."""
    return chinese_list([lender.label for lender in limit.lenders]) if limit.lenders else inline.bound_words(statute, provision)


def _sure(statute: Statute, provision: Provision) -> str:
    level = statute.level_of(provision)
    return f"（{level.label}）" if level in (Level.REPORTED, Level.UNCONFIRMED) else ""
