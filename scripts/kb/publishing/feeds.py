"""law/_changes.yml as feeds: changes.atom (RFC 4287) and changes.json (JSON Feed 1.1).

Guarantees: same data, build date and address, same bytes; an entry's id never changes,
wherever the site stands, so a reader sees each change once. Without a known address Atom
links are relative, which the RFC allows; JSON Feed wants full ones, so there they are left out.
A change dated after `known_until` counts as updated on that day: feeds have no future.
"""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET

from ..joining.handbook import Handbook
from ..joining.knowledge import KnowledgeBase
from ..records.tables import Change, Changes
from ..records.vocabulary import level_label

ATOM = "changes.atom"
JSON_FEED = "changes.json"
PAGE = "about/changes/"
_TITLE = "应对手册：规则变了什么"
_AUTHOR = "应对手册"
_NAMESPACE = "http://www.w3.org/2005/Atom"
#: RFC 4151. The project owns no domain; .invalid can never be another's.
_TAG = "tag:handbook.invalid,2026:"


def files(book: Handbook) -> dict[str, str]:
    """{path: text}; nothing when there is no table of changes."""
    base = book.base
    if base.changes is None:
        return {}
    return {ATOM: _atom(base, base.changes, book.built_on, book.url), JSON_FEED: _json(base, base.changes, book.url)}


def entry_id(change: Change) -> str:
    return f"{_TAG}changes/{change.id}"


def _newest_first(table: Changes) -> list[Change]:
    return sorted(table.changes, key=lambda item: (item.on, item.id), reverse=True)


def _moment(day: dt.date) -> str:
    """Midnight in Shanghai, RFC 3339."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _words(base: KnowledgeBase, change: Change) -> str:
    names = "、".join(f"《{base.statutes[id_].name}》" for id_ in change.statutes if id_ in base.statutes)
    about = f"相关：{names}。" if names else ""
    return f"{change.on} 起。{change.means}{about}核实程度：{level_label(change.level)}。"


def _atom(base: KnowledgeBase, table: Changes, built_on: dt.date, site_url: str) -> str:
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-CN"})
    _child(feed, "id", f"{_TAG}changes")
    _child(feed, "title", _TITLE)
    _child(feed, "updated", _moment(built_on))
    _child(_child(feed, "author"), "name", _AUTHOR)
    _child(feed, "link", rel="self", type="application/atom+xml", href=site_url + ATOM)
    _child(feed, "link", rel="alternate", type="text/html", href=site_url + PAGE)
    for change in _newest_first(table):
        entry = _child(feed, "entry")
        _child(entry, "id", entry_id(change))
        _child(entry, "title", change.title)
        _child(entry, "updated", _moment(min(change.on, table.known_until)))
        _child(entry, "link", rel="alternate", type="text/html", href=f"{site_url}{PAGE}#{change.id}")
        _child(entry, "content", _words(base, change), type="text")
    ET.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _child(parent: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = words
    return child


def _json(base: KnowledgeBase, table: Changes, site_url: str) -> str:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": _TITLE, "language": "zh-CN", "authors": [{"name": _AUTHOR}]}
    if site_url:
        feed |= {"home_page_url": site_url + PAGE, "feed_url": site_url + JSON_FEED}
    feed["items"] = [
        {
            "id": entry_id(change),
            **({"url": f"{site_url}{PAGE}#{change.id}"} if site_url else {}),
            "title": change.title,
            "content_text": _words(base, change),
            "date_published": _moment(min(change.on, table.known_until)),
            "tags": [base.statutes[id_].name for id_ in change.statutes if id_ in base.statutes],
        }
        for change in _newest_first(table)
    ]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
