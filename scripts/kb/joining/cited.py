"""Every reference of every record, read once: what somebody wrote, and the provision that it means.

Guarantees: a Cited resolves, so whoever holds one need not parse, look up or fail; a reference that does not is an Unsound
with the reason in Chinese, which a check reports. Citations inside prose are found where the prose is read, not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..citing.citations import Target
from ..records.law import Provision, Statute
from .knowledge import KnowledgeBase


@dataclass(frozen=True)
class Cited:
    """A sound reference. `provision` is None for a whole instrument and for an old number; `anchor` is where its page says it."""

    ref: str
    target: Target
    statute: Statute
    provision: Provision | None
    anchor: str


@dataclass(frozen=True)
class Unsound:
    """A reference that cannot be read (`target` is None) or means nothing that is held."""

    ref: str
    target: Target | None
    problem: str


Reference = Cited | Unsound


def references(base: KnowledgeBase) -> dict[str, Reference]:
    """Each reference as it is written -> what it means. Many records write the same one."""
    written = dict.fromkeys(found.value for path in base.records for found in base.found(path) if found.cites)
    return {ref: _read(base, ref) for ref in written}


def _read(base: KnowledgeBase, ref: str) -> Reference:
    try:
        target = base.citations.read(ref)
    except ValueError as error:
        return Unsound(ref, None, str(error))
    if problem := base.citations.resolve(target):
        return Unsound(ref, target, problem)
    statute = base.statutes[target.statute]
    provision = None if target.formerly or not target.no else statute.held(target.no)
    return Cited(ref, target, statute, provision, base.citations.landing(target))
