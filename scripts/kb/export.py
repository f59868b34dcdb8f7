"""Open data: /data/<name>.json and the JSON Schemas of the authored records.

A contract with others (DESIGN.md section 4): {"schema": 1, "built_on", "<name>": [...]},
each record with id, title, url (relative to the site root, no leading slash) and
resolved references. Fields are only ever added. Nothing that a page does not also say.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from .graph import Graph
from .knowledge import Entry, KnowledgeBase, page_url
from .ladder_records import Ladders
from .law_records import Behaviours, Limit, Provision, Statute
from .lpr import four_times
from .page_records import KINDS
from .routing import Route, route
from .schema import json_schema
from .table_records import Glossary, Lpr, LprChange
from .vocabulary import Lender

SCHEMA = 1


def files(base: KnowledgeBase, graph: Graph, built_on: dt.date) -> dict[str, str]:
    """{path: JSON text}, deterministic: same data and date, same bytes."""
    tables: dict[str, list[Any]] = {folder: [_page(base, entry) for entry in base.of_kind(kind)] for folder, (kind, _) in KINDS.items() if folder != "tools"}
    tables["behaviours"] = [{"id": item.id, "title": item.title, "url": None, "says": item.says} for item in base.behaviours.values()]
    tables["statutes"] = [_statute(base, graph, statute) for statute in base.statutes.values()]
    tables["limits"] = [_limit(statute, provision, limit) for statute in base.statutes.values() for provision in statute.provisions for limit in provision.limits]
    tables["routes"] = [_route(behaviour, lender, found) for behaviour in base.behaviours for lender in (*Lender, None) if (found := route(base, behaviour, lender)) or found.no_use or not lender]
    if base.triage:
        tables["triage"] = [{"url": f"start/{door.id}/", **door.model_dump(mode="json", exclude_none=True)} for door in base.triage.doors]
    if base.changes:
        tables["changes"] = [{"url": f"about/changes/#{item.id}", **item.model_dump(mode="json", exclude_none=True)} for item in base.changes.changes]
    tables["ladders"] = [{"id": item.id, "title": item.title, "url": f"ladders/#{item.id}", **_resolve(base, item.model_dump(mode="json", exclude_none=True))} for item in base.ladders.values()]
    if base.terms:
        tables["glossary"] = [{"id": item.id, "title": item.term, "url": f"glossary/#{item.id}", **_resolve(base, item.model_dump(mode="json", exclude_none=True, exclude={"linked"}))} for item in base.terms.values()]
    if base.lpr:
        tables["lpr"] = [_lpr_change(change) for change in base.lpr.changes]
    out = {f"data/{name}.json": _dumps({"schema": SCHEMA, "built_on": built_on.isoformat(), name: rows}) for name, rows in tables.items()}
    if base.lpr:
        more = _resolve(base, base.lpr.model_dump(mode="json", exclude_none=True, exclude={"changes"}))
        out["data/lpr.json"] = _dumps({"schema": SCHEMA, "built_on": built_on.isoformat(), **more, "lpr": tables["lpr"]})
    models = {folder: model for folder, (_, model) in KINDS.items()} | {"statutes": Statute, "behaviours": Behaviours, "ladders": Ladders, "glossary": Glossary, "lpr": Lpr}
    out |= {f"data/schema/{name}.json": _dumps(json_schema(model)) for name, model in models.items()}
    return out


def _dumps(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _page(base: KnowledgeBase, entry: Entry) -> dict[str, Any]:
    """The authored record with every citation resolved, plus id, title and url first."""
    row = {"id": entry.id, "title": entry.record.title, "url": entry.url}
    row |= _resolve(base, entry.record.model_dump(mode="json", exclude_none=True))
    row |= {"aliases": entry.record.phrases, "answered_under": entry.record.aliases}
    return row


def _resolve(base: KnowledgeBase, value: Any) -> Any:
    """Replace references written in either style by {statute, no, url, why}."""
    if isinstance(value, dict):
        if set(value) == {"ref", "why"}:
            return _reference(base, value["ref"], value["why"])
        out = {key: _resolve(base, item) for key, item in value.items()}
        if isinstance(value.get("law"), list) and value["law"] and isinstance(value["law"][0], str):
            out["law"] = [_reference(base, ref) for ref in value["law"]]
        return out
    if isinstance(value, list):
        return [_resolve(base, item) for item in value]
    return value


def _reference(base: KnowledgeBase, ref: str, why: str = "") -> dict[str, Any]:
    target = base.citations.read(ref)
    row: dict[str, Any] = {"statute": target.statute, "no": target.no}
    if target.paragraph:
        row["paragraph"] = target.paragraph
    if target.item:
        row["item"] = target.item
    landing = base.citations.landing(target)
    row["url"] = f"law/{target.statute}/" + (f"#{landing}" if landing else "")
    if why:
        row["why"] = why
    return row


def _statute(base: KnowledgeBase, graph: Graph, statute: Statute) -> dict[str, Any]:
    row = {"id": statute.id, "title": statute.title, "url": f"law/{statute.id}/"}
    row |= statute.model_dump(mode="json", exclude_none=True, exclude={"provisions"})
    row["provisions"] = [
        {
            "no": provision.no,
            "label": provision.shown,
            "url": f"law/{statute.id}/#{provision.anchor}",
            "text": provision.text,
            "plain": provision.plain,
            "binds": list(statute.binds_of(provision)),
            "cited_by": graph.citing(statute.id, provision.no),
            "behaviours": provision.behaviours,
            "level": statute.level_of(provision).value,
            "formerly": provision.formerly.model_dump() if provision.formerly else None,
            "older": [old.model_dump() for old in provision.older],
        }
        for provision in statute.provisions
    ]
    return row


def _limit(statute: Statute, provision: Provision, limit: Limit) -> dict[str, Any]:
    row = {"id": limit.id, "title": f"{limit.value}{limit.unit.label}", "url": f"law/{statute.id}/#{provision.anchor}"}
    return row | limit.model_dump(mode="json", exclude_none=True) | {"statute": statute.id, "no": provision.no}


def _lpr_change(change: LprChange) -> dict[str, Any]:
    """Rates stay text: 3.85 is no binary number. A tool answers only for the days in `known`."""
    row = {"id": f"lpr-{change.on}", "title": f"{change.on} 起 {change.rate}%", "url": f"about/lpr/#lpr-{change.on}"}
    return row | change.model_dump(mode="json", exclude_none=True) | {"four_times": str(four_times(Decimal(change.rate)))}


def _route(behaviour: str, lender: Lender | None, found: Route) -> dict[str, Any]:
    """One row of the routing. Of an unknown lender: `find_lender` first, and only what holds for every kind."""
    whom = lender.value if lender else "unknown"
    row = {
        "id": f"{behaviour}/{whom}",
        "title": f"{behaviour} × {lender.label if lender else '不知道'}",
        "url": f"channels/routes/{whom}/#{behaviour}" if lender else f"channels/routes/#{behaviour}",
        "behaviour": behaviour,
        "lender": whom,
        **{tier: [{"channel": option.channel, "why": option.why} for option in getattr(found, tier)] for tier in ("first", "second", "no_use")},
    }
    return row if lender else {**row, "find_lender": page_url(found.find_lender)}
