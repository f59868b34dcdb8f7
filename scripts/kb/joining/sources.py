"""What a verification was made against, as a reader sees it and as checks count it.

`against` holds texts such as “just-laws” or “press：新华社 2020-01-14 报道”: the id of a source in law/_sources.yml, and
after ： which copy it was or what was read there. Guarantees: told() is the sentence for the reader, with nothing of the
note left out; an unknown source (checks/sources.py reports it) is shown as it is written.
"""

from __future__ import annotations

from ..records.fields import Verification
from .knowledge import KnowledgeBase

MARK = "："


def split(against: str) -> tuple[str, str]:
    """(id, note)"""
    id_, _, note = against.partition(MARK)
    return id_.strip(), note.strip()


def shown(base: KnowledgeBase, against: str) -> str:
    id_, note = split(against)
    return base.sources[id_].shown(note) if id_ in base.sources else against


def told(base: KnowledgeBase, verification: Verification) -> str:
    return "、".join(shown(base, item) for item in verification.against)
