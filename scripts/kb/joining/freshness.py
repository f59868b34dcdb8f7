"""How fresh each page is, article by article: when it was read, what it cites, and what of that has moved since.

Two things age a page: law that came into force or ended after it was read (newer_than), and law that nobody has compared
with its source for RECHECK_AFTER. Guarantees: derived, never stored, from the same functions that mark the pages
themselves; a page without a date of reading is not listed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..records.fields import Checked
from ..records.law import Provision, Statute
from ..records.pages import AnyPage
from .handbook import Handbook
from .knowledge import Entry
from .timeline import RECHECK_AFTER, check_is_due, newer_than


@dataclass(frozen=True)
class CitedArticle:
    """One article that a page cites, and when its text was last compared with a source."""

    statute: Statute
    provision: Provision
    compared_on: dt.date


@dataclass(frozen=True)
class Freshness:
    entry: Entry[AnyPage]
    checked: Checked
    articles: list[CitedArticle]
    newer: list[Statute]
    late: list[CitedArticle]

    @property
    def is_stale(self) -> bool:
        return bool(self.newer or self.late)


@dataclass(frozen=True)
class Aged:
    """One reason to read a page again, and since which day it stands."""

    entry: Entry[AnyPage]
    checked_on: dt.date
    statute: Statute
    since: dt.date
    what: str


def pages(site: Handbook) -> list[Freshness]:
    """Every page with a date, the longest unread first."""
    cited: dict[str, dict[tuple[str, str], CitedArticle]] = {}
    for use in site.uses:
        statute = site.base.statutes.get(use.target.statute) if use.target and use.problem is None else None
        provision = statute.provision(use.target.no) if statute and use.target and not use.target.formerly else None
        if statute and provision:
            article = CitedArticle(statute, provision, (provision.verification or statute.verification).on)
            cited.setdefault(use.key, {})[statute.id, provision.no] = article
    found = []
    for key, entry in site.base.entries.items():
        if checked := entry.record.checked:
            articles = [article for _, article in sorted(cited.get(key, {}).items())]
            newer = newer_than(checked.on, [site.base.statutes[id_] for id_ in sorted(site.graph.statutes_of.get(key, ()))], site.today)
            found.append(Freshness(entry, checked, articles, newer, [item for item in articles if check_is_due(item.compared_on, site.today)]))
    return sorted(found, key=lambda item: (item.checked.on, item.entry.key))


def aged(site: Handbook) -> list[Aged]:
    """Every reason to read a page again, one a page and instrument."""
    reasons: dict[tuple[str, str], Aged] = {}
    for page in pages(site):
        on = page.checked.on
        for article in page.late:
            since = article.compared_on + RECHECK_AFTER + dt.timedelta(days=1)
            reasons[page.entry.key, article.statute.id] = Aged(page.entry, on, article.statute, since, f"超过 {RECHECK_AFTER.days} 天没有再和来源对过")
        for statute in page.newer:
            ended = statute.effective_to is not None and on < statute.effective_to <= site.today
            since = statute.effective_to if ended and statute.effective_to else statute.effective_from or on
            reasons[page.entry.key, statute.id] = Aged(page.entry, on, statute, since, f"{since} 起{'失效' if ended else '施行'}")
    return list(reasons.values())
