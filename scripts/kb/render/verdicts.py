"""他能这样吗: what the other side may and may not do, each with its rule, and the verdict for one kind of lender in a line.

Guarantees: an entry that holds only for some kinds carries them, so that a chosen lender hides it; the line counts
exactly the entries that remain. It says nothing that the entries do not say.
"""

from __future__ import annotations

from ..joining.cited import Cited
from ..joining.handbook import Handbook
from ..records.pages import LineEntry, Scenario
from ..records.vocabulary import Lender, Level, Rank, SOFT_RANKS
from . import inline
from .markup import block, chinese_list, join, text

#: Shelf, its sign, the heading of the shelf. What must not be done comes first: it is what was asked.
SHELVES = (
    ("unlawful", "违法", "违法"),
    ("complain", "可投诉", "违反监管规定或行业规范，可投诉"),
    ("depends", "看情况", "要看条件"),
    ("may", "可以", "对方可以做的"),
)

#: With at most this many kinds left out, naming them is shorter and clearer.
_FEW = 3

#: How a soft rule is called in a line.
_SOFT_NAMES = {Rank.STANDARD: "国标", Rank.SELF_DISCIPLINE: "行业规范"}


def entries(site: Handbook, source: str, record: Scenario) -> str:
    parts = []
    for field, sign, heading in SHELVES:
        if shelf := record.line.shelves[field]:
            parts += [f"### {heading} {{#line-{field}}}", *(_entry(site, source, record, field, sign, item) for item in shelf)]
    return join(*parts).strip()


def _entry(site: Handbook, source: str, record: Scenario, field: str, sign: str, item: LineEntry) -> str:
    shown = f"违反{'行业规范' if _soft(site, item) else '监管规定'}，可投诉" if field == "complain" else sign
    limited = _limited(record, item)
    return block(
        "div",
        f"kb-entry kb-{field}",
        f'<span class="kb-sign">{shown}</span> {text(item.text)}',
        _rules_of(site, source, item) + (f' <small class="kb-for">{_whom(record, item)}</small>' if limited else ""),
        data_lenders=" ".join(lender.value for lender in item.lenders) if limited else "",
    )


def _rules_of(site: Handbook, source: str, item: LineEntry) -> str:
    """《民法典》第1032条第1款、第1033条第1款第1项 法律规定 — each instrument and its force once, numbers after it."""
    groups: dict[tuple[str, str], list[str]] = {}
    for ref in item.law:
        cited = site.cited(ref)
        found = groups.setdefault((cited.statute.id, _force(cited)), [])
        name, number = inline.numbers(site, cited.target)
        found.append(inline.cite_ref(site, source, ref, note=False, words=number if found else name + number))
    return "；".join(f'{"、".join(cited)} <small class="kb-rank">{force}</small>' for (_, force), cited in groups.items())


def _whom(record: Scenario, item: LineEntry) -> str:
    """只对：信用卡 — or who is left out, where that is shorter."""
    left_out = [lender.label for lender in record.lenders if lender not in item.lenders]
    if len(left_out) <= _FEW < len(item.lenders):
        return f"除外：{chinese_list(left_out)}"
    return f"只对：{chinese_list([lender.label for lender in item.lenders])}"


def _limited(record: Scenario, item: LineEntry) -> bool:
    return bool(item.lenders) and set(item.lenders) != set(record.lenders)


def _soft(site: Handbook, item: LineEntry) -> bool:
    return all(site.cited(ref).statute.rank in SOFT_RANKS for ref in item.law)


def _force(cited: Cited) -> str:
    """法律规定, or 行业规范·转引: whom it binds stands in the entry itself."""
    reported = cited.provision is not None and cited.statute.level_of(cited.provision) is Level.REPORTED
    return cited.statute.rank.label + ("·转引" if reported else "")


def line(site: Handbook, record: Scenario) -> str:
    """The verdict in the section's own line: for everybody, and for each kind of lender its own; one of them is in sight."""
    by_words: dict[str, list[str]] = {}
    for lender in record.lenders:
        by_words.setdefault(_verdict(site, record, lender), []).append(lender.value)
    everybody = _verdict(site, record, None)
    if set(by_words) <= {everybody}:
        return everybody
    spans = [f'<span data-lender-view="none unknown">{everybody}</span>']
    spans += [f'<span data-lender-view="{" ".join(lenders)}" hidden="hidden">{words}</span>' for words, lenders in by_words.items()]
    return "".join(spans)


def _verdict(site: Handbook, record: Scenario, lender: Lender | None) -> str:
    """违法 7 样；可投诉 3 样（监管规定、国标） — of what holds for this kind; for one without rules of its own that is said."""
    held = {field: [item for item in record.line.shelves[field] if lender is None or not item.lenders or lender in item.lenders] for field, _, _ in SHELVES}
    words = [f"{len(held[field])} 样{sign}" for field, sign, _ in SHELVES if field in ("unlawful", "complain") and held[field]]
    if lender and held["complain"]:
        words[-1] += f"（{chinese_list(_rules(site, held['complain']))}）"
    named = [item for item in (*held["complain"], *held["unlawful"]) if item.lenders]
    if lender and not named and record.line.complain:
        words.append("没有专门管它的规定，看人人要守的法律")
    if held["may"]:
        words.append("也有合法的要法")
    return "；".join(words)


def _rules(site: Handbook, items: list[LineEntry]) -> list[str]:
    """监管规定、国标、行业规范 — the kinds of rule behind complaints, the strongest first."""
    ranks = {site.cited(ref).statute.rank for item in items for ref in item.law}
    return list(dict.fromkeys(_SOFT_NAMES.get(rank, rank.label) for rank in Rank if rank in ranks))
