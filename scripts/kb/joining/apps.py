"""What follows from a row of law/_apps.yml: where it stands, who lends in words, where to complain.

Guarantees: the doors are those that the pages of its kinds of lender name; an answer that names
anybody says that the contract decides. The words are those of law/_texts.yml (Said.APPS). Not here: how it looks.
"""

from __future__ import annotations

from ..records import said_lines
from ..records.relied_on import ReliedOn, Said
from ..records.tables import App
from ..records.vocabulary import CompanyRole, Lender
from .knowledge import KnowledgeBase


def anchor(app: App) -> str:
    return f"app-{app.id}"


def url(base: KnowledgeBase, app: App) -> str:
    """Relative to the site root."""
    return f"{base.entries[ReliedOn.WHO_IS_APP].url}#{anchor(app)}"


def own_names(base: KnowledgeBase, app: App) -> list[str]:
    """Its names without those that tell the kind of lender anyway, as a company's full name does: 某某消费金融."""
    told = [word for entry in base.lenders.values() for word in entry.record.names]
    return [name for name in app.names if not any(word in name for word in told)]


def answer(base: KnowledgeBase, app: App) -> str:
    """Who lends, without marks: the line of a search result."""
    lines = said_lines.lines(base.said[Said.APPS].body)
    if not app.company and not app.kinds:
        said = lines["none"]
    elif app.company and app.company_is is CompanyRole.LENDER:
        said = said_lines.filled(lines["lender"], {"公司": app.company}) + lines["several" if app.several else "contract"]
    else:
        said = said_lines.filled(lines["kinds"], {"哪几类": kinds(app)}) + lines["several" if app.several else "contract"]
    return said.replace("**", "")


def kinds(app: App) -> str:
    return "、".join(kind.label for kind in Lender if kind in app.kinds)


def doors(base: KnowledgeBase, app: App) -> list[str]:
    """Ids of the channels of its kinds of lender, each once."""
    return list(dict.fromkeys(id_ for kind in app.kinds for id_ in base.lenders[kind.value].record.supervised_by))
