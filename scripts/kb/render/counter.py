"""给民警、窗口看: one large screen per situation, to be held out across a counter.

Only what the other side needs: the article, its own words, since when, the source.
Reported rules are not shown here; without verbatim text there is nothing to show.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..joining.knowledge import Entry
from ..joining.cited import Cited
from ..records.law import Provision
from ..records.pages import Scenario
from ..records.relied_on import Said
from ..citing.provisions import structure
from ..records.vocabulary import QUOTED_RANKS
from . import blocks, saying, short
from ..joining.handbook import Handbook
from .inline import label
from .markup import block, fold, join, link, text

#: More would not be read at a counter.
MOST = 4


def source_of(entry: Entry[Scenario]) -> str:
    return f"show/{entry.id}.md"


def page(site: Handbook, entry: Entry[Scenario]) -> str:
    """The first quotable provisions of the situation, in the author's order, whole articles only once."""
    record = entry.record
    source = source_of(entry)
    shown: dict[tuple[str, str], str] = {}  # the first open: one screen to hold out; the others a tap away
    for ref in refs(record):
        cited = site.cited(ref)
        key = (cited.statute.id, cited.target.no)
        if (provision := quotable(cited)) and key not in shown and len(shown) < MOST:
            shown[key] = _card(site, cited, provision, first=not shown)
    return blocks.page_head("给窗口看") + join(
        "# 给民警、窗口看",
        block("p", "kb-checked", saying.line(site, source, Said.INTROS, "show", {"哪一页": text(record.title)})),
        *shown.values(),
        f"回到{link(source, entry.source, record.title)}。",
        blocks.foot(source),
    )


def has_page(site: Handbook, entry: Entry[Scenario]) -> bool:
    return any(quotable(site.cited(ref)) for ref in refs(entry.record))


def refs(record: Scenario) -> list[str]:
    """What the author wants shown; where nothing is said, the law of the page."""
    return [item.ref for item in record.law] if record.show is None else record.show


def quotable(cited: Cited) -> Provision | None:
    """The provision, where its words are held and bind whoever sits behind the counter."""
    return cited.provision if cited.statute.rank in QUOTED_RANKS and cited.provision and cited.provision.text else None


@dataclass(frozen=True)
class Article:
    """What the other side needs of one provision, as plain words: this page and the tool for a dossier say the same."""

    label: str
    lines: list[tuple[str, bool]]  # the law's own words; whether this is the paragraph or item that was cited
    plain: str
    force: str
    level: str
    origin: str


def article(site: Handbook, cited: Cited, provision: Provision) -> Article:
    target, statute = cited.target, cited.statute
    lines = []
    for paragraph in structure(provision):
        lines.append((paragraph.text, target.paragraph == paragraph.number and not target.item))
        lines += [(item.text, target.item == item.number and target.paragraph in (None, paragraph.number)) for item in paragraph.items]
    return Article(
        label(site, target),
        lines,
        short.first_sentence(provision.plain),
        blocks.in_force_words(site, statute.id),
        statute.level_of(provision).note,
        f"{statute.source.name}" + (f"　{statute.source.url}" if statute.source.url else ""),
    )


def _card(site: Handbook, cited: Cited, provision: Provision, first: bool) -> str:
    told = article(site, cited, provision)
    return fold(
        told.label,
        f"{cited.statute.id}-{provision.no}",
        text(told.plain),
        "\n\n".join(f"**{text(words)}**" if marked else text(words) for words, marked in told.lines),
        f"{told.force}。{text(told.level)}",
        f"官方来源：{text(told.origin)}",
        classes="kb-counter",
        open="open" if first else "",
    )
