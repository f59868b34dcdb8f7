"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 of what changed in the rules, of our own errors, and of pages to be read again.

Guarantees: same data, build date and address, same bytes; an entry's id never changes,
wherever the site stands, so a reader sees each thing once. Without a known address Atom
links are relative, which the RFC allows; JSON Feed wants full ones, so there they are left out.
No entry is dated in the future: a change after `known_until` counts as updated on that day.
"""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from ..joining.freshness import Aged, aged
from ..joining.handbook import Handbook
from ..joining.knowledge import KnowledgeBase
from ..reading.prose import PLACEHOLDER
from ..records.errata import Erratum
from ..records.tables import Change, Changes
from ..records.vocabulary import level_label

ATOM = "changes.atom"
JSON_FEED = "changes.json"
PAGE = "about/changes/"
ERRATA, ERRATA_PAGE = "errata", "about/errata/"
STALE, STALE_PAGE = "stale", "about/freshness/"
_AUTHOR = "应对手册"
_NAMESPACE = "http://www.w3.org/2005/Atom"
#: RFC 4151. The project owns no domain; .invalid can never be another's.
_TAG = "tag:handbook.invalid,2026:"


@dataclass(frozen=True)
class Item:
    """`id` without the tag, `link` relative to the site root."""

    id: str
    title: str
    link: str
    day: dt.date
    words: str
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Feed:
    name: str
    title: str
    page: str
    items: list[Item]


def files(book: Handbook) -> dict[str, str]:
    """{path: text}; no feed for a table that is not there."""
    return {path: text for feed in feeds(book) for path, text in ((f"{feed.name}.atom", _atom(feed, book)), (f"{feed.name}.json", _json(feed, book.url)))}


def feeds(book: Handbook) -> list[Feed]:
    base = book.base
    made = []
    if base.changes:
        made.append(Feed("changes", "应对手册：规则变了什么", PAGE, [_change(base, base.changes, change) for change in base.changes.changes]))
    if base.errata:
        made.append(Feed(ERRATA, "应对手册：改过的错", ERRATA_PAGE, [_erratum(book, item) for item in base.errata.errata]))
    return [*made, Feed(STALE, "应对手册：等着重读的页面", STALE_PAGE, [_aged(item) for item in aged(book)])]


def entry_id(change: Change) -> str:
    return f"{_TAG}changes/{change.id}"


def _change(base: KnowledgeBase, table: Changes, change: Change) -> Item:
    names = [base.statutes[id_].name for id_ in change.statutes if id_ in base.statutes]
    about = "相关：" + "、".join(f"《{name}》" for name in names) + "。" if names else ""
    words = f"{change.on} 起。{change.means}{about}核实程度：{level_label(change.level)}。"
    return Item(f"changes/{change.id}", change.title, f"{PAGE}#{change.id}", min(change.on, table.known_until), words, names)


def _erratum(book: Handbook, item: Erratum) -> Item:
    words = f"{item.since} 到 {item.mended} 这样写着：“{item.stood}”应该是：{numbers(book, item.right)}{numbers(book, item.followed or '')}"
    return Item(f"errata/{item.id}", item.title, f"{ERRATA_PAGE}#{item.id}", item.mended, words)


def _aged(item: Aged) -> Item:
    words = f"这一页 {item.checked_on} 核对过，之后《{item.statute.name}》{item.what}。"
    return Item(f"stale/{item.entry.url.strip('/') or 'index'}/{item.statute.id}/{item.since}", f"要重读：{item.entry.record.title}", item.entry.url, item.since, words, [item.statute.name])


def numbers(book: Handbook, words: str) -> str:
    """{{ limit:ID }} as its number, in words that are no Markdown."""
    return PLACEHOLDER.sub(lambda match: book.limits[match[1].strip().removeprefix("limit:")][2].shown, words)


def _newest_first(feed: Feed) -> list[Item]:
    return sorted(feed.items, key=lambda item: (item.day, item.id), reverse=True)


def _moment(day: dt.date) -> str:
    """Midnight in Shanghai, RFC 3339."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _atom(made: Feed, book: Handbook) -> str:
    site_url = book.url
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-CN"})
    _child(feed, "id", f"{_TAG}{made.name}")
    _child(feed, "title", made.title)
    _child(feed, "updated", _moment(book.built_on))
    _child(_child(feed, "author"), "name", _AUTHOR)
    _child(feed, "link", rel="self", type="application/atom+xml", href=f"{site_url}{made.name}.atom")
    _child(feed, "link", rel="alternate", type="text/html", href=site_url + made.page)
    for item in _newest_first(made):
        entry = _child(feed, "entry")
        _child(entry, "id", _TAG + item.id)
        _child(entry, "title", item.title)
        _child(entry, "updated", _moment(item.day))
        _child(entry, "link", rel="alternate", type="text/html", href=site_url + item.link)
        _child(entry, "content", item.words, type="text")
    ET.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _child(parent: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = words
    return child


def _json(made: Feed, site_url: str) -> str:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": made.title, "language": "zh-CN", "authors": [{"name": _AUTHOR}]}
    if site_url:
        feed |= {"home_page_url": site_url + made.page, "feed_url": f"{site_url}{made.name}.json"}
    feed["items"] = [
        {
            "id": _TAG + item.id,
            **({"url": site_url + item.link} if site_url else {}),
            "title": item.title,
            "content_text": item.words,
            "date_published": _moment(item.day),
            "tags": item.tags,
        }
        for item in _newest_first(made)
    ]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
