"""What the tool 案卷 is told: to whom a dossier goes, the articles that may be cited in it, the words of the log, names of events.

Guarantees: of an article the words, the label, since when, the rank and how sure we are come from the code that makes the page
给民警、窗口看 (render/counter.py); offered are only those that an author put on the page of the situation about that behaviour, that hold
their whole words, and that are in force. Whom it binds goes along, so that no lender is told of a rule that does not bind it.
Not here: standards and rules known from reports only; there are no words to cite in full.
"""

from __future__ import annotations

from ...citing.citations import Target
from ...joining.cited import Cited
from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...joining.timeline import Status, status
from ...records.law import Behaviour, Statute
from ...records.pages import Tool
from ...records.relied_on import ReliedOn
from ...records.vocabulary import Bound, EventGroup, Group, Lender
from .. import counter, inline
from ..markup import relative
from . import evidence_log
from .rules import formal_label

#: Shelves about what collectors do. The debt itself, and papers of a court, are no complaint about conduct.
_CONDUCT = (Group.NOW, Group.SCARY_WORDS)
#: Whoever is bound as an office or as everybody: such an article does not depend on the lender.
_OFFICES = {whom.value for whom in Bound} - {Bound.ONLINE_PLATFORMS.value}


def data(site: Handbook, entry: Entry[Tool]) -> dict[str, object]:
    behaviours = [(behaviour, _cited(site, behaviour)) for behaviour in site.base.behaviours.values()]
    held = {_key(cited): cited for _, found in behaviours for cited in found}
    log = evidence_log.data(site, entry)
    return {
        "to": [_addressee(site, channel) for channel in (ReliedOn.POLICE, ReliedOn.NFRA, ReliedOn.LOCAL_BUREAU)] + [["court", "法院", "人民法院"], _addressee(site, ReliedOn.LEGAL_AID), ["other", "别的窗口", ""]],
        "bring": {channel.id: site.base.channels[channel.id].record.needs for channel in (ReliedOn.POLICE, ReliedOn.NFRA, ReliedOn.LOCAL_BUREAU, ReliedOn.LEGAL_AID)} | {"court": site.base.channels[ReliedOn.COURT_ONLINE.id].record.needs},
        "oldDebt": f"../{relative(entry.source, site.entry(ReliedOn.OLD_DEBT).source).removesuffix('.md')}/",
        "behaviours": [{"id": behaviour.id, "title": behaviour.title, "law": [_key(cited) for cited in found], "beside": _beside(behaviour, found)} for behaviour, found in behaviours if found],
        "law": {key: _article(site, entry, cited) for key, cited in held.items()},
        "lenders": [[lender.value, lender.label] for lender in Lender],
        "lists": log["lists"],
        "fields": log["fields"],
        "events": {event.id: event.title for event in site.base.events.events} if site.base.events else {},
        "unprinted": [event.id for event in site.base.events.events if event.group is EventGroup.LIMITATION] if site.base.events else [],
    }


def _addressee(site: Handbook, channel: ReliedOn) -> list[str]:
    """Its id, what the reader chooses, what stands on the paper: a paper goes to an office, not to a telephone."""
    record = site.base.channels[channel.id].record
    office = record.addressee or record.operator
    return [channel.id, f"{office}：{record.title}", office]


def _cited(site: Handbook, behaviour: Behaviour) -> list[Cited]:
    """What its situation shows at a counter; without a choice of the author, the law of that page that deals with this behaviour."""
    situation = site.base.scenarios.get(behaviour.situation or "")
    if situation is None or behaviour.procedure or situation.record.group not in _CONDUCT:
        return []
    chosen = situation.record.show is not None
    found: dict[str, Cited] = {}
    for cited in map(site.cited, counter.refs(situation.record)):
        provision = counter.quotable(cited)
        if provision is None or not (chosen or behaviour.id in provision.behaviours) or provision.paragraphs:
            continue
        if status(cited.statute, site.today) not in (Status.EXPIRED, Status.PENDING):
            found.setdefault(_key(cited), cited)
    return list(found.values())


def _beside(behaviour: Behaviour, found: list[Cited]) -> list[str]:
    """What the author shows with this behaviour although the article itself does not name it: it may be ticked, and is never put in with others."""
    return [_key(cited) for cited in found if cited.provision is None or behaviour.id not in cited.provision.behaviours]


def _key(cited: Cited) -> str:
    """The whole article, also where a page cites one paragraph of it."""
    return f"{cited.statute.id}#{cited.target.no}"


def _article(site: Handbook, entry: Entry[Tool], cited: Cited) -> dict[str, object]:
    statute, provision = cited.statute, cited.provision
    if provision is None:
        raise KeyError(cited.ref)  # quotable() has asked
    whole = Cited(cited.ref, Target(statute.id, provision.no), statute, provision, provision.anchor)
    told = counter.article(site, whole, provision)
    binds = statute.binds_of(provision)
    return {
        "label": told.label, "formal": formal_label(site, whole.target), "lines": [words for words, _ in told.lines], "plain": told.plain, "force": told.force, "level": told.level, "origin": _official(statute),
        "rank": statute.rank.label, "rankName": statute.rank.value,
        "binds": inline.whom_words(statute, binds),
        "lenders": [] if _OFFICES & set(binds) else [lender.value for lender in Lender if lender.value in binds],
        "url": f"../{relative(entry.source, site.law_source(statute.id)).removesuffix('.md')}/#{provision.anchor}",
    }


def _official(statute: Statute) -> str:
    """Where the official text is. What our pages say of their own copy beside it means nothing on a paper at a desk; the level says it."""
    return statute.source.name.partition("（")[0] + (f"　{statute.source.url}" if statute.source.url else "")
