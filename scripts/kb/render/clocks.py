"""期限 as a closed section: its line says the first period in words, for each kind of lender its own.

Guarantees: a period of some kinds only carries them and names them; with a kind chosen (lender.js) the others are hidden,
and a kind for which none holds is told that there is none. What a period is, and whom it binds, is law data alone.
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..records.relied_on import Said
from ..records.vocabulary import Lender
from . import blocks, doors, inline
from .markup import block, fold, text


def section(site: Handbook, source: str, title: str, limits: list[str], classes: str = "") -> str:
    if not limits:
        return ""
    # Written as HTML: attr_list would take everything from the first link's braces to the last for the item's own.
    listed = '<ul markdown="1">\n' + "\n".join(_row(site, source, limit_id) for limit_id in limits) + "\n</ul>"
    differs = any(site.limits[limit_id][2].lenders for limit_id in limits)
    return fold(
        title,
        "clocks",
        _line(site, limits),
        doors.chooser(site, source, list(Lender)) if differs else "",
        _landing() if differs else "",
        block("div", classes, listed) if classes else listed,
        _without(site, source, limits),
    )


def _landing() -> str:
    """Where the links of the chooser lead without JavaScript: to the list itself."""
    return block("div", "kb-lenders", "".join(f'<span id="lender-{name}"></span>' for name in (*(lender.value for lender in Lender), "unknown")))


def _row(site: Handbook, source: str, limit_id: str) -> str:
    lenders = site.limits[limit_id][2].lenders
    only = f' data-lenders="{" ".join(lender.value for lender in lenders)}"' if lenders else ""
    return f'<li{only} markdown="span">{blocks.clock_line(site, source, limit_id, None)}</li>'


def _line(site: Handbook, limits: list[str]) -> str:
    """15 日：机构收到投诉起 — the first that holds for the chosen kind, else the first for everybody; one span is in sight."""
    by_words: dict[str, list[str]] = {}
    for lender in Lender:
        by_words.setdefault(_first(site, limits, lender), []).append(lender.value)
    common = next((limit_id for limit_id in limits if not site.limits[limit_id][2].lenders), "")
    # A period of some kinds is not promised to somebody of whom no kind is known.
    unchosen = _words(site, common) if common else f"{_words(site, limits[0])}（按放款方不同）"
    if list(by_words) == [unchosen]:
        return unchosen
    spans = [f'<span data-lender-view="none unknown">{unchosen}</span>']
    return "".join(spans + [f'<span data-lender-view="{" ".join(lenders)}" hidden="hidden">{words}</span>' for words, lenders in by_words.items()])


def _first(site: Handbook, limits: list[str], lender: Lender) -> str:
    held = _held(site, limits, lender)
    return _words(site, held[0]) if held else "没有统一的答复天数"


def _held(site: Handbook, limits: list[str], lender: Lender) -> list[str]:
    return [limit_id for limit_id in limits if not (of := site.limits[limit_id][2].lenders) or lender in of]


def _words(site: Handbook, limit_id: str) -> str:
    limit = site.limits[limit_id][2]
    return text(f"{inline.limit_value(limit)}：{limit.counts}")


def _without(site: Handbook, source: str, limits: list[str]) -> str:
    """For kinds of lender that none of the periods binds; hidden while another kind, or none, is chosen."""
    free = [lender.value for lender in Lender if not _held(site, limits, lender)]
    return block("p", "kb-noclock", *inline.said(site, source, Said.NO_CLOCK), data_lender_view=" ".join(free), hidden="hidden") if free else ""
