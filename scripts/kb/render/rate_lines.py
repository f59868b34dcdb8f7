"""哪条线管谁: the lines of law/_rate_lines.yml on the tool's page, each with its condition, what it is not, and its rules.

Guarantees: every line names its force and its rules with rank, source level and date; with a kind of lender chosen
(lender.js) only what is for it stays in sight; the tool's script copies these very blocks beside what it counts, so page and tool
cannot differ. Without JavaScript a tap on a kind of lender leads to its list. What a line says is data; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..joining.handbook import Handbook
from ..joining.lpr import TIMES
from ..joining.routing import Option, route
from ..records.rate_lines import Elsewhere, Fitting, RateLine
from ..records.vocabulary import Lender
from ..reading.numerals import chinese
from . import blocks, inline
from .markup import attribute, block, fold, link, text

#: As many doors as a situation shows first.
_DOORS = 3
_GAP = "〔线〕"


def section(site: Handbook, source: str) -> str:
    table = site.base.rate_lines
    if table is None:
        return ""
    shown = [_line(site, source, line) for line in table.lines]
    elsewhere = [_elsewhere(site, source, line, scope, words) for line in table.lines if line.asked for scope, words in scopes(site, line)]
    return landing() + fold(
        "哪条线管谁，不管谁", "rate-lines", f"{len(table.lines)} 条，先选放款方",
        *shown, "### 常被套错的线 {#rate-not}", *elsewhere,
        "### 用得上的文书 {#rate-letters}", *(_fitting(site, source, fitting) for fitting in table.letters),
        "### 找谁问、找谁投诉 {#rate-doors}", *_doors(site, source, table.behaviours),
    )


def landing() -> str:
    """Where a tap on a kind of lender leads without JavaScript; with it no such place may pull the page down on a reload."""
    return "<noscript>" + "".join(f'<span id="lender-{name}"></span>' for name in (*(lender.value for lender in Lender), "unknown")) + "</noscript>\n\n"


def lenders_of(site: Handbook, line: RateLine) -> list[Lender]:
    return (site.base.lpr.lenders if site.base.lpr else []) if line.lpr else line.lenders


def scopes(site: Handbook, line: RateLine) -> Iterable[tuple[Elsewhere, str]]:
    """For whom the line is none, and where something else comes first; of the LPR as its own table says it."""
    not_lenders, depends = line.not_lenders, line.depends
    if line.lpr and site.base.lpr:
        not_lenders, depends = ([Elsewhere(lenders=scope.lenders, why=scope.why, law=scope.law) for scope in rows] for rows in (site.base.lpr.not_lenders, site.base.lpr.depends))
    return [*((scope, "不看这条线") for scope in not_lenders), *((scope, "先看别的") for scope in depends)]


def number(site: Handbook, line: RateLine) -> str:
    """24%, or 四倍 LPR: which one is a matter of the day."""
    if line.lpr:
        return f"{chinese(TIMES)}倍 LPR"
    return inline.limit_value(site.limits[line.limit][2]) if line.limit else ""


def said(site: Handbook, line: RateLine, words: str) -> str:
    return words.replace(_GAP, number(site, line))


def facts(site: Handbook, ref: str) -> str:
    """监管规定（规范性文件） · 2025-10-01 起施行 · 转引"""
    cited = site.cited(ref)
    return f"{cited.statute.rank.label}（{cited.statute.rank.value}） · {blocks.in_force_words(site, cited.statute.id)} · {cited.statute.level_of(cited.statute.held(cited.target.no)).label}"


def _line(site: Handbook, source: str, line: RateLine) -> str:
    lenders = lenders_of(site, line)
    return block(
        "details", "kb-rate-line",
        f"<summary><strong>{attribute(line.title)}</strong> <small>{line.kind.label}</small></summary>",
        f"**条件**：{text(said(site, line, line.when))}",
        f"**能做什么**：{text(said(site, line, line.says))}",
        f"**它不是什么**：{text(line.isnt)}",
        "\n".join(f"- {inline.cite_ref(site, source, ref, note=False)} <small>{facts(site, ref)}</small>" for ref in (line.ref, *line.more)),
        data_rate_line=line.id, data_lenders=_ids(lenders),
    )


def _elsewhere(site: Handbook, source: str, line: RateLine, scope: Elsewhere, words: str) -> str:
    cited = "、".join(inline.cite_ref(site, source, ref, note=False) for ref in scope.law)
    return block(
        "div", "kb-rate-not", f"**{text(line.title)}：{words}。**{text(scope.why)}（{cited}） <small>{'、'.join(lender.label for lender in scope.lenders)}</small>",
        data_rate_not=line.id, data_lenders=_ids(scope.lenders),
    )


def _fitting(site: Handbook, source: str, fitting: Fitting) -> str:
    entry = site.base.letters[fitting.letter]
    return block("div", "kb-rate-letter", f"{link(source, entry.source, entry.record.title)}：{text(fitting.when)}", data_rate_letter=fitting.letter, data_lenders=_ids(fitting.lenders))


def _doors(site: Handbook, source: str, behaviours: list[str]) -> list[str]:
    """The first doors of each kind of lender; kinds that share one with its reason share a block."""
    shared: dict[Option, list[Lender]] = {}
    for lender in Lender:
        found = route(site.base, behaviours, lender)
        for option in (*found.first, *found.second)[:_DOORS]:
            shared.setdefault(option, []).append(lender)
    return [
        block("div", "kb-rate-door", f"{link(source, site.base.channels[option.channel].source, site.base.channels[option.channel].record.title)}：{text(option.why)}",
              data_rate_door=option.channel, data_lenders=_ids(lenders))
        for option, lenders in shared.items()
    ]


def _ids(lenders: Iterable[Lender]) -> str:
    return " ".join(lender.value for lender in lenders)


def unknown(site: Handbook, source: str) -> str:
    """For whoever does not know who lent: the way to find out. The script shows it in place of the lines."""
    table = site.base.rate_lines
    return block("div", "kb-rate-unknown", blocks.find_lender(site, source, route(site.base, table.behaviours, None))) if table else ""
