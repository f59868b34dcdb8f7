"""No date that cannot be: looked at tomorrow, checked before the rule existed, changed before it was published.

Guarantees: a check, a comparison with a source, a publication and the day up to which we know
do not lie after `today`; nobody read a page or compared a text before what it relies on was
published; a change is not dated before all the instruments that it names; a limit of days,
months or hours says from when it is counted; a date that any text names is one that the calendar
has. In `today` alone lies what is the future.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.knowledge import REVIEWS
from ..records.vocabulary import Unit

if TYPE_CHECKING:
    from . import Context

#: (file, line, date, what happened on it)
Dated = tuple[str, int, dt.date, str]

_TIME = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.HOUR, Unit.MONTH, Unit.YEAR})
#: How a starting point is said; `满`、`之前`、`期间` count backwards or mark a span with its own ends.
_START = re.compile(r"起|自|从|以后|之后|后的?|届满|之前|以前|前的?|期间|满|累计|时长|时间|存续|距")
LPR = "law/_lpr.yml"
CHANGES = "law/_changes.yml"
LADDERS = "law/_ladders.yml"
APPS = "law/_apps.yml"


def nothing_was_looked_at_in_the_future(context: Context) -> None:
    for path, line, date, what in (*_looks(context), *_publications(context)):
        if date > context.today:
            context.problems.add(path, line, "date-in-future", f"{what}写的是 {date}，还没到（今天 {context.today}）。请写真实的日期。")


def nothing_was_checked_before_it_was_published(context: Context) -> None:
    base = context.base
    for statute in base.statutes.values():
        path = base.law_path(statute.id)
        if statute.promulgated_on and statute.verification.on < statute.promulgated_on:
            context.problems.add(path, base.line(path, "verification", "on"), "date-before-law", f"《{statute.name}》{statute.promulgated_on} 才公布，不可能在 {statute.verification.on} 核对过。请改一个日期。")
    for entry in base.entries.values():
        read = base.last_reading(entry.key)
        if read is None:
            continue
        place, reading = read
        for id_ in sorted(context.graph.statutes_of[entry.key]):
            cited = base.statutes.get(id_)
            if cited and cited.promulgated_on and reading.on < cited.promulgated_on:
                context.problems.add(REVIEWS, base.line(REVIEWS, "readings", place, "on"), "date-before-law", f"{entry.path} 引了《{cited.name}》，它 {cited.promulgated_on} 才公布，核对日期却是 {reading.on}。请重新核对那一页，再加一行。")


def a_change_is_not_older_than_what_changed(context: Context) -> None:
    base = context.base
    for index, change in enumerate(base.changes.changes if base.changes else ()):
        if any(base.lost(f"law:{id_}") for id_ in change.statutes):
            continue  # the one that is missing may be the oldest
        dates = [statute.promulgated_on for id_ in change.statutes if (statute := base.statutes.get(id_)) and statute.promulgated_on]
        if dates and change.on < min(dates):
            context.problems.add(CHANGES, base.line(CHANGES, "changes", index, "on"), "date-order", f"变化写在 {change.on}，它说的规定 {min(dates)} 才公布。请核对两处的日期。")


def a_time_says_when_it_starts(context: Context) -> None:
    base = context.base
    for statute in base.statutes.values():
        for provision in statute.provisions:
            for index, limit in enumerate(provision.limits):
                if limit.unit in _TIME and not _START.search(limit.counts):
                    line = base.provision_line(statute, provision, "limits", index)
                    context.problems.add(base.law_path(statute.id), line, "limit-start", f"{provision.shown}：期限“{limit.id}”没有说从什么时候起算。请在 counts 里写明，如“收到通知之日起”。")


def _looks(context: Context) -> Iterator[Dated]:
    """When somebody looked: checks of pages and ladders, comparisons of law, the day up to which we know."""
    base = context.base
    for index, reading in enumerate(base.reviews.readings if base.reviews else ()):
        yield REVIEWS, base.line(REVIEWS, "readings", index, "on"), reading.on, f"“{reading.of}”的核对日期"
    for index, ladder in enumerate(base.ladders.values()):
        yield LADDERS, base.line(LADDERS, "ladders", index, "checked", "on"), ladder.checked.on, f"步骤图“{ladder.id}”的核对日期"
    for statute in base.statutes.values():
        path = base.law_path(statute.id)
        yield path, base.line(path, "verification", "on"), statute.verification.on, "核对日期 verification.on "
        for provision in statute.provisions:
            if provision.verification:
                yield path, base.provision_line(statute, provision, "verification", "on"), provision.verification.on, f"{provision.shown}的核对日期"
    for index, app in enumerate(base.apps.values()):
        yield APPS, base.line(APPS, "apps", index, "on"), app.on, f"“{app.names[0]}”的日期 on "
    if base.changes:
        yield CHANGES, base.line(CHANGES, "known_until"), base.changes.known_until, "资料看到的日期 known_until "
    if base.lpr:
        yield LPR, base.line(LPR, "last_known"), base.lpr.last_known, "看到的最后一次报价 last_known "


def _publications(context: Context) -> Iterator[Dated]:
    base = context.base
    for statute in base.statutes.values():
        path = base.law_path(statute.id)
        if statute.promulgated_on:
            yield path, base.line(path, "promulgated_on"), statute.promulgated_on, f"《{statute.name}》的公布日期"
    for index, change in enumerate(base.lpr.changes if base.lpr else ()):
        yield LPR, base.line(LPR, "changes", index, "on"), change.on, "LPR 公布的日子"


_URL = re.compile(r"https?://\S+")
#: Figures first: the engine passes quickly over what is none. What may not stand before them is asked afterwards.
_NAMED = re.compile(r"\d{4}(?:(?<![\d/.-]\d{4})(?<=(\d{4}))-(\d{1,2})-(\d{1,2})(?![\d-])|(?<!\d{5})(?<=(\d{4})) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?)")
_FOUR_FIGURES = re.compile(r"\d{4} ?[年-]")
#: No text speaks of a day before the republic, nor of one that nobody plans for.
_FIRST, _AHEAD = 1949, 10


def a_date_in_a_text_is_a_day(context: Context) -> None:
    """In notes, prose and quoted law alike: a figure that slipped makes a date that no calendar has."""
    latest = context.today.year + _AHEAD
    for path, text, line_of in context.texts:
        if "-" in text or "月" in text:
            for at, words in _no_days(text, latest):
                context.problems.add(path, line_of(at), "no-such-day", f"日历上没有“{words}”，或者年份不可能。请核对。")


@functools.lru_cache(maxsize=100_000)
def _no_days(text: str, latest: int) -> tuple[tuple[int, str], ...]:
    """Where a text names a day that no calendar has, or one after the year `latest`. Thousands of texts are one of a few dates."""
    if not _FOUR_FIGURES.search(text):
        return ()
    found = []
    for match in _NAMED.finditer(_URL.sub(lambda url: "x" * len(url[0]), text) if "http" in text else text):
        year, month, day = (int(part or 1) for part in (match.groups()[:3] if match[1] else match.groups()[3:]))
        if not (_FIRST <= year <= latest and _is_day(year, month, day)):
            found.append((match.start(), match[0]))
    return tuple(found)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(dt.date(year, month, day))
    except ValueError:
        return False


ALL = (
    nothing_was_looked_at_in_the_future,
    nothing_was_checked_before_it_was_published,
    a_change_is_not_older_than_what_changed,
    a_time_says_when_it_starts,
    a_date_in_a_text_is_a_day,
)
