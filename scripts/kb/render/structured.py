"""What a page is, for programs: one block of schema.org in JSON-LD at its end.

  law/<id>        Legislation        laws, regulations, interpretations and rules; no standard and no convention is one
  channels/<id>   GovernmentService  those whose record says `authority`; contacts that nobody could confirm are left out
  any page        FAQPage            only where at least ASKED headings are questions; the answers are the page's own words

Guarantees: everything in it stands on the page too, nothing is surer there than here (a day that is not known is absent),
and no name of a person. It is data that no browser runs, so the content policy needs no hash for it
(publishing/policy.py). Not here: what search engines make of it.
"""

from __future__ import annotations

from typing import Any

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..joining.timeline import Status, status
from ..reading.prose import plain_text, sections
from ..records.law import Statute
from ..records.pages import AnyPage, Channel, Contact
from ..records.vocabulary import ContactKind, Level, Rank
from . import short
from .saying import script_data

KIND = "application/ld+json"
#: So many questions make a page of questions.
ASKED = 3
_LONGEST = 100
#: A heading that asks: 法院收多少, 执行会停吗, 交不起怎么办.
_BEGINS = ("谁", "为什么", "怎么", "怎样", "什么时候", "从哪天", "哪些", "去哪")
_ENDS = ("吗", "？", "怎么办", "怎么问", "怎么收费", "多久", "多久消失", "多少", "什么时候有", "哪几处", "算不算", "要不要", "能不能", "是什么")
_LEGISLATION = frozenset({Rank.LAW, Rank.REGULATION, Rank.INTERPRETATION, Rank.RULE, Rank.NORMATIVE, Rank.LOCAL})
_FORCE = {Status.IN_FORCE: "https://schema.org/InForce", Status.PENDING: "https://schema.org/NotInForce", Status.EXPIRED: "https://schema.org/NotInForce"}
_COUNTRY = "中华人民共和国"


def blocks(site: Handbook) -> dict[str, str]:
    """{path under docs/: the block to put at the end of the page}."""
    found = {site.law_source(item.id): legislation(site, item) for item in site.base.statutes.values() if item.rank in _LEGISLATION}
    for entry in site.base.entries.values():
        if data := _of_page(entry):
            found[entry.source] = data
    return {path: script_data("kb-ld", {"@context": "https://schema.org", **data}, KIND) for path, data in found.items()}


def _of_page(entry: Entry[AnyPage]) -> dict[str, Any] | None:
    if isinstance(entry.record, Channel):
        return service(entry.record) if entry.record.authority else None
    return questions(entry)


def legislation(site: Handbook, statute: Statute) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Legislation", "name": statute.title, "alternateName": statute.short, "legislationType": statute.rank.value, "inLanguage": "zh-CN"}
    if statute.doc_no:
        data["legislationIdentifier"] = statute.doc_no
    data["legislationPassedBy"] = {"@type": "Organization", "name": statute.issuer}
    if statute.rank is not Rank.LOCAL:
        data["legislationJurisdiction"] = _COUNTRY
    if statute.promulgated_on:
        data["datePublished"] = statute.promulgated_on.isoformat()
    if statute.effective_from:
        data["legislationDateOfApplicability"] = statute.effective_from.isoformat()
    force = _FORCE.get(status(statute, site.today))
    return data | ({"legislationLegalForce": force} if force else {})


def service(record: Channel) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "GovernmentService", "name": record.title, "description": record.summary, "provider": {"@type": "GovernmentOrganization", "name": record.operator}, "areaServed": _COUNTRY}
    channels = [found for contact in record.contacts if contact.level is not Level.UNCONFIRMED and (found := _channel(contact))]
    return data | ({"availableChannel": channels} if channels else {})


def _channel(contact: Contact) -> dict[str, Any] | None:
    number = contact.dial or contact.value
    if contact.kind is not ContactKind.TEL or not number.isdecimal():
        return None
    return {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": number}}


def questions(entry: Entry[AnyPage]) -> dict[str, Any] | None:
    asked = [(part.title, answer) for part in _parts(entry.body) if _asks(part.title) and (answer := _answer(part.text))]
    if len(asked) < ASKED:
        return None
    return {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": answer}} for name, answer in asked]}


def _parts(body: str) -> list[Any]:
    """Sections and, inside them, parts: where a question is asked at either level."""
    found: list[Any] = []
    for section in sections(body):
        inside = [part for part in short.parts(section.text) if part.title]
        found += inside if inside and not _asks(section.title) else [section]
    return found


def _asks(heading: str) -> bool:
    return heading.startswith(_BEGINS) or heading.endswith(_ENDS)


def _answer(markdown: str) -> str:
    """The first sentences, whole, as plain words; empty where the section begins with a number or table that is filled in elsewhere."""
    first = markdown.strip().partition("\n\n")[0]
    if "{{" in first or first.startswith("|"):
        return ""
    words = plain_text(first)
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST].rfind("。")
    return words[: cut + 1] if cut > 0 else ""
