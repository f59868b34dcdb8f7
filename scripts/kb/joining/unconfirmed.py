"""Everything below the level of two texts that agree, as a list to work down: what it is, what it was read from, where to mend it.

Guarantees: every record with a level is asked, instruments and provisions of their own check, contacts, loan products,
changes and rates; nothing is left out because of its kind (tests/joining/test_unconfirmed.py counts by walking all
records). What is to be looked at follows from the kind of the row (Look); its words stand in law/_texts.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..records.fields import Verification
from ..records.law import Statute
from ..records.vocabulary import ContactKind, Level, Rank, Word
from . import apps, sources
from .handbook import Handbook
from .knowledge import KnowledgeBase

#: From the weakest up: what is worked down first.
WEAK = (Level.UNCONFIRMED, Level.REPORTED, Level.ONE_CORPUS)


class Look(Word):
    """Kinds of work: what somebody has to open to confirm a row. The note names the line of law/_texts.yml that says how."""

    DATABASE = "database", "法律、行政法规、司法解释"
    ISSUER = "issuer", "规章、规范性文件和别的文件"
    STANDARD = "standard", "国家标准"
    ASSOCIATION = "association", "协会的文件"
    NUMBER = "number", "电话号码"
    SITE = "site", "网址、应用、公众号和窗口"
    CONTRACT = "contract", "哪个 App 是谁放的款"
    CHANGE = "change", "规则变化的日子"
    RATE = "rate", "一年期 LPR"


_BY_RANK = {
    Rank.LAW: Look.DATABASE,
    Rank.REGULATION: Look.DATABASE,
    Rank.INTERPRETATION: Look.DATABASE,
    Rank.LOCAL: Look.DATABASE,
    Rank.STANDARD: Look.STANDARD,
    Rank.SELF_DISCIPLINE: Look.ASSOCIATION,
}


@dataclass(frozen=True)
class Unconfirmed:
    """`source` is the page under docs/ with its anchor, `file` where a contributor mends it, `given` fills the words of `look`."""

    id: str
    title: str
    source: str
    level: Level
    look: Look
    read: str
    file: str
    given: dict[str, str] = field(default_factory=dict)


def rows(site: Handbook) -> list[Unconfirmed]:
    base = site.base
    found = [*_law(site), *_contacts(base), *_apps(base), *_changes(base), *_rates(base)]
    return sorted((item for item in found if item.level in WEAK), key=lambda item: WEAK.index(item.level))


def _law(site: Handbook) -> Iterator[Unconfirmed]:
    base = site.base
    for statute in base.statutes.values():
        source, file = site.law_source(statute.id), base.law_path(statute.id)
        yield Unconfirmed(f"law:{statute.id}", statute.title, source, statute.verification.level, _look(statute), _read(base, statute.verification, statute.dates_note), file, _given(statute))
        for provision in statute.provisions:
            own = provision.verification
            if own and own.level is not statute.verification.level:
                title = statute.name + provision.shown
                yield Unconfirmed(f"law:{statute.id}#{provision.no}", title, f"{source}#{provision.anchor}", own.level, _look(statute), _read(base, own), file, _given(statute))


def _look(statute: Statute) -> Look:
    return _BY_RANK.get(statute.rank, Look.ISSUER)


def _given(statute: Statute) -> dict[str, str]:
    return {"全名": statute.title, "文号": f"（{statute.doc_no}）" if statute.doc_no else "", "谁": statute.issuer}


def _read(base: KnowledgeBase, verification: Verification, note: str | None = None) -> str:
    return f"对照{sources.told(base, verification)}" + (f"。{note}" if note else "")


def _contacts(base: KnowledgeBase) -> Iterator[Unconfirmed]:
    for entry in base.channels.values():
        record = entry.record
        for contact in record.contacts:
            called = contact.kind in (ContactKind.TEL, ContactKind.SMS)
            title = f"{record.title}的{contact.kind.label}“{contact.value}”"
            yield Unconfirmed(f"{entry.key}/{contact.kind.value}/{contact.value}", title, entry.source, contact.level, Look.NUMBER if called else Look.SITE, contact.note or "", entry.path, {"谁": record.operator})


def _apps(base: KnowledgeBase) -> Iterator[Unconfirmed]:
    for item in base.apps.values():
        read = "、".join(source.name for source in item.sources) or "没有查到出借人"
        path, _, anchor = apps.url(base, item).partition("#")
        yield Unconfirmed(f"app:{item.id}", item.names[0], f"{path.rstrip('/')}.md#{anchor}", item.level, Look.CONTRACT, read, "law/_apps.yml")


def _changes(base: KnowledgeBase) -> Iterator[Unconfirmed]:
    for change in base.changes.changes if base.changes else ():
        level = next(level for level in Level if level.value == change.level)
        yield Unconfirmed(f"change:{change.id}", f"{change.on} {change.title}", f"about/changes.md#{change.id}", level, Look.CHANGE, change.source.name if change.source else "", "law/_changes.yml", {"哪天": change.on.isoformat()})


def _rates(base: KnowledgeBase) -> Iterator[Unconfirmed]:
    for change in base.lpr.changes if base.lpr else ():
        yield Unconfirmed(f"lpr:{change.on}", f"{change.on} 起 {change.rate}%", f"about/lpr.md#lpr-{change.on}", change.level, Look.RATE, change.source, "law/_lpr.yml", {"哪天": change.on.isoformat()})
