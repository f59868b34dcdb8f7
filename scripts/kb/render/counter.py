"""给民警、窗口看: one large screen per situation, to be held out across a counter.

Only what the other side needs: the article, its own words, since when, the source.
Reported rules are not shown here; without verbatim text there is nothing to show.
"""

from __future__ import annotations

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
    for ref in _refs(record):
        cited = site.cited(ref)
        key = (cited.statute.id, cited.target.no)
        if (provision := _quotable(cited)) and key not in shown and len(shown) < MOST:
            shown[key] = _card(site, cited, provision, first=not shown)
    return blocks.page_head("给窗口看") + join(
        "# 给民警、窗口看",
        block("p", "kb-checked", saying.line(site, source, Said.INTROS, "show", {"哪一页": text(record.title)})),
        *shown.values(),
        f"回到{link(source, entry.source, record.title)}。",
        blocks.foot(source),
    )


def has_page(site: Handbook, entry: Entry[Scenario]) -> bool:
    return any(_quotable(site.cited(ref)) for ref in _refs(entry.record))


def _refs(record: Scenario) -> list[str]:
    """What the author wants shown; where nothing is said, the law of the page."""
    return [item.ref for item in record.law] if record.show is None else record.show


def _quotable(cited: Cited) -> Provision | None:
    """The provision, where its words are held and bind whoever sits behind the counter."""
    return cited.provision if cited.statute.rank in QUOTED_RANKS and cited.provision and cited.provision.text else None


def _card(site: Handbook, cited: Cited, provision: Provision, first: bool) -> str:
    target, statute = cited.target, cited.statute
    lines = []
    for paragraph in structure(provision):
        lines.append(_line(paragraph.text, target.paragraph == paragraph.number and not target.item))
        lines += [_line(item.text, target.item == item.number and target.paragraph in (None, paragraph.number)) for item in paragraph.items]
    origin = f"{statute.source.name}" + (f"　{statute.source.url}" if statute.source.url else "")
    return fold(
        label(site, target),
        f"{statute.id}-{provision.no}",
        text(short.first_sentence(provision.plain)),
        "\n\n".join(lines),
        f"{blocks.in_force_words(site, statute.id)}。{text(statute.level_of(provision).note)}",
        f"官方来源：{text(origin)}",
        classes="kb-counter",
        open="open" if first else "",
    )


def _line(words: str, marked: bool) -> str:
    return f"**{text(words)}**" if marked else text(words)
