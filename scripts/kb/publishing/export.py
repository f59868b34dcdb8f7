"""Open data: /data/<name>.json, the JSON Schema of each (/data/schema/), and those of what authors write (/data/authoring/).

A contract with others: {"schema": 1, "built_on", "<name>": [...]},
each record with id, title, url (relative to the site root, no leading slash) and
resolved references. Fields are only ever added. Nothing that a page does not also say.
Guarantees: no reference and no {{ limit:ID }} is left as it was written, whatever the field
is called: references are known by their type. The shapes are in published.py.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

from . import published
from ..records.errata import Erratum
from ..records.events import Event
from ..records.fields import LawRef, Record, Verification
from ..joining import apps, freshness, sources, unconfirmed
from ..joining.handbook import Handbook
from ..joining.knowledge import Entry, page_url
from ..records.holidays import HolidayYear
from ..records.law import Behaviour, Limit, Provision, Statute
from ..joining.lpr import four_times
from ..records.pages import AnyPage, Channel, KINDS
from ..reading.prose import PLACEHOLDER
from ..joining.routing import Route, every_route
from .indented import indented
from ..records import said_lines
from ..records.relied_on import EVENTS_TOOL, Said
from ..records.schema import json_schema
from ..records.tables import App, LprChange
from ..records.vocabulary import Lender, Word


def files(book: Handbook) -> dict[str, str]:
    """{path: JSON text}, deterministic: same data and date, same bytes."""
    out = {f"data/{name}.json": _dumps(_file(book, name, rows)) for name, rows in _tables(book).items()}
    out |= {f"data/schema/{name}.json": _dumps(schema) for name, schema in published.schemas().items() if name in published.names(book.base)}
    return out | {f"data/authoring/{name}.json": _dumps(json_schema(model)) for name, model in published.AUTHORED.items()}


def _file(book: Handbook, name: str, rows: list[Any]) -> dict[str, Any]:
    more = _record(book, book.base.lpr, "changes") if name == "lpr" and book.base.lpr else {}
    if name == "events" and book.base.events:
        more = _record(book, book.base.events, "events")
    return {"schema": published.VERSION, "built_on": book.built_on.isoformat(), **more, name: rows}


def _tables(book: Handbook) -> dict[str, list[Any]]:
    """Rows by name: pages, law, what is worked out from both, and the tables that this project has."""
    base = book.base
    pages = {folder: [_page(book, entry) for entry in base.of_kind(kind)] for folder, (kind, _) in KINDS.items() if folder != "tools"}
    law = {
        "behaviours": [_behaviour(item) for item in base.behaviours.values()],
        "statutes": [_statute(book, statute) for statute in base.statutes.values()],
        "limits": [_limit(book, *held) for held in book.limits.values()],
        "routes": [_route(*row) for row in every_route(base)],
        "unverified": [_unverified(book, item) for item in unconfirmed.rows(book)],
        "freshness": [_freshness(item) for item in freshness.pages(book)],
    }
    return pages | law | _optional(book)


def _optional(book: Handbook) -> dict[str, list[Any]]:
    base = book.base
    out = {}
    if base.triage:
        out["triage"] = [_head(door.id, door.title, f"start/{door.id}/") | _record(book, door) for door in base.triage.doors]
    if base.changes:
        out["changes"] = [_head(item.id, item.title, f"about/changes/#{item.id}") | _record(book, item) for item in base.changes.changes]
    out["ladders"] = [_head(item.id, item.title, f"ladders/#{item.id}") | _record(book, item) for item in base.ladders.values()]
    if base.terms:
        out["glossary"] = [_head(item.id, item.term, f"glossary/#{item.id}") | _record(book, item, "linked") for item in base.terms.values()]
    if base.apps:
        out["apps"] = [_app(book, item) for item in base.apps.values()]
    if base.errata:
        out["errata"] = [_erratum(book, item) for item in base.errata.errata]
    if base.lpr:
        out["lpr"] = [_lpr_change(book, change) for change in base.lpr.changes]
    if base.events:
        out["events"] = [_event(book, event) for event in base.events.events]
    if base.holidays:
        out["holidays"] = [_holiday_year(book, year) for year in base.holidays.years]
    return out


def _behaviour(item: Behaviour) -> dict[str, Any]:
    return _head(item.id, item.title, f"behaviours/#{item.id}") | {"says": item.says, "procedure": item.procedure, "of_an_app": item.of_an_app} | ({"situation": item.situation} if item.situation else {})


def _app(book: Handbook, item: App) -> dict[str, Any]:
    row = _head(item.id, item.names[0], apps.url(book.base, item)) | _record(book, item)
    return row | {"channels": apps.doors(book.base, item)} | ({"kind": item.kind.value} if item.kind else {})


def _dumps(data: Any) -> str:
    return indented(data) + "\n"


def _head(id_: str, title: str, url: str) -> dict[str, Any]:
    return {"id": id_, "title": title, "url": url}


def _page(book: Handbook, entry: Entry[AnyPage]) -> dict[str, Any]:
    """Ways of asking as one list, which is the contract; under which heading each is answered stands beside it."""
    row = _head(entry.id, entry.record.title, entry.url) | _record(book, entry.record)
    if isinstance(entry.record, Channel):
        row["accepts"] = [{"behaviour": behaviour} | _record(book, item, "behaviour", "behaviours") for item in entry.record.accepts for behaviour in item.named]
    return row | {"aliases": entry.record.phrases, "answered_under": entry.record.aliases}


def _record(book: Handbook, record: Record, *without: str) -> dict[str, Any]:
    """The authored record as it is published: what was left out is absent, references are resolved, numbers filled in."""
    if isinstance(record, LawRef):
        return _reference(book, record.ref, record.why)
    if isinstance(record, Verification):  # ids of sources are for authors
        record = record.model_copy(update={"against": [sources.shown(book.base, item) for item in record.against]})
    return {
        name: _value(book, value, cites)
        for name, cites in _fields(type(record)).items()
        if name not in without and (value := getattr(record, name)) is not None
    }


@cache
def _fields(model: type[Record]) -> dict[str, bool]:
    """The fields of a kind of record, and whether they hold references."""
    return {name: published.cites(field) for name, field in model.model_fields.items()}


def _value(book: Handbook, value: Any, cites: bool) -> Any:
    """As JSON; `cites`: the text, or each text of the list, is a reference."""
    match value:
        case Record():
            return _record(book, value)
        case dict():
            return {key: _value(book, item, cites) for key, item in value.items()}
        case list():
            return [_value(book, item, cites) for item in value]
        case Word():
            return value.value
        case str():
            return _reference(book, value) if cites else _with_numbers(book, value)
        case dt.date():
            return value.isoformat()
    return value


def _with_numbers(book: Handbook, words: str) -> str:
    """Ladders keep {{ limit:ID }} until they are drawn, because there the number is a link; here it is plain words (15 日)."""
    return PLACEHOLDER.sub(lambda match: book.limits[match[1].strip().removeprefix("limit:")][2].shown, words)


def _reference(book: Handbook, ref: str, why: str = "") -> dict[str, Any]:
    cited = book.cited(ref)
    target = cited.target
    row: dict[str, Any] = {"statute": target.statute, "no": target.no}
    if target.paragraph:
        row["paragraph"] = target.paragraph
    if target.item:
        row["item"] = target.item
    row["url"] = f"law/{target.statute}/" + (f"#{cited.anchor}" if cited.anchor else "")
    if why:
        row["why"] = why
    return row


def _statute(book: Handbook, statute: Statute) -> dict[str, Any]:
    row = _head(statute.id, statute.title, f"law/{statute.id}/") | _record(book, statute, "provisions")
    row["provisions"] = [
        {
            "no": provision.no,
            "label": provision.shown,
            "url": f"law/{statute.id}/#{provision.anchor}",
            "text": provision.text,
            "plain": provision.plain,
            "binds": list(statute.binds_of(provision)),
            "cited_by": book.graph.citing(statute.id, provision.no),
            "behaviours": provision.behaviours,
            "level": statute.level_of(provision).value,
            "formerly": provision.formerly.model_dump() if provision.formerly else None,
            "older": [old.model_dump() for old in provision.older],
        }
        for provision in statute.provisions
    ]
    return row


def _limit(book: Handbook, statute: Statute, provision: Provision, limit: Limit) -> dict[str, Any]:
    row = _head(limit.id, limit.shown, f"law/{statute.id}/#{provision.anchor}") | _record(book, limit)
    return row | {"statute": statute.id, "no": provision.no}


def _lpr_change(book: Handbook, change: LprChange) -> dict[str, Any]:
    """Rates stay text: 3.85 is no binary number. A tool answers only for the days in `known`."""
    row = _head(f"lpr-{change.on}", f"{change.on} 起 {change.rate}%", f"about/lpr/#lpr-{change.on}") | _record(book, change)
    return row | {"four_times": str(four_times(Decimal(change.rate)))}


def _erratum(book: Handbook, item: Erratum) -> dict[str, Any]:
    return _head(item.id, item.title, f"about/errata/#{item.id}") | _record(book, item)


def _unverified(book: Handbook, item: unconfirmed.Unconfirmed) -> dict[str, Any]:
    """What to look at in words, with the row's own names in them; where to mend it stands in `file`."""
    path, mark, anchor = item.source.partition("#")
    look = said_lines.filled(said_lines.lines(book.base.said[Said.LOOK].body)[f"{item.look.value}-one"], item.given)
    row = _head(item.id, item.title, page_url(path) + mark + anchor) | {"level": item.level.value, "kind": item.look.value}
    return row | ({"read": item.read} if item.read else {}) | {"look": look, "file": item.file}


def _freshness(item: freshness.Freshness) -> dict[str, Any]:
    """Articles are named only where they make the page stale: all that it cites stands in its own row."""
    row = _head(item.entry.key, item.entry.record.title, item.entry.url) | {"checked": {"on": item.checked.on.isoformat(), "by": item.checked.by.value}}
    row |= {"articles": len(item.articles), "newer": [statute.id for statute in item.newer]}
    late = [{"statute": one.statute.id, "no": one.provision.no, "url": f"law/{one.statute.id}/#{one.provision.anchor}", "compared_on": one.compared_on.isoformat()} for one in item.late]
    oldest = min((one.compared_on for one in item.articles), default=None)
    return row | {"late": late} | ({"oldest_comparison": oldest.isoformat()} if oldest else {})


def _event(book: Handbook, event: Event) -> dict[str, Any]:
    """Clocks name their limits; the numbers stand in limits.json."""
    row = _head(event.id, event.title, f"tools/{EVENTS_TOOL.partition(':')[2]}/") | _record(book, event, "title")
    return row | {"asks_lender": any(book.limits[clock.limit][2].lenders for clock in event.clocks)}


def _holiday_year(book: Handbook, year: HolidayYear) -> dict[str, Any]:
    """`off` and `work` day by day, for those who count; a day outside `covers` is unknown, not a working day."""
    row = _head(str(year.year), year.title, f"about/holidays/#year-{year.year}") | _record(book, year, "title", "workdays")
    return row | {"off": [day.isoformat() for day in year.off], "work": [day.isoformat() for day in year.workdays]}


def _route(behaviour: str, lender: Lender | None, found: Route) -> dict[str, Any]:
    """One row of the routing. Of an unknown lender: `find_lender` first, and what can be done until it is known."""
    whom = lender.value if lender else "unknown"
    row = {
        "id": f"{behaviour}/{whom}",
        "title": f"{behaviour} × {lender.label if lender else '不知道'}",
        "url": f"channels/routes/{whom}/#{behaviour}" if lender else f"channels/routes/#{behaviour}",
        "behaviour": behaviour,
        "lender": whom,
        **{tier: [{"channel": option.channel, "why": option.why} for option in options] for tier, options in (("first", found.first), ("second", found.second), ("no_use", found.no_use))},
    }
    return row if lender else {**row, "find_lender": page_url(found.find_lender)}
