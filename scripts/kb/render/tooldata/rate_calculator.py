"""贷款年化和费用: the lines that the script compares with, the LPR day by day, and what stands around the tool's room.

Guarantees: numbers are those of limits and of law/_lpr.yml, with the words of the page (render/rate_lines.py) and no others; four
times the LPR is worked out here, exactly, and only for days that have a source. The script compares, and decides nothing else.
"""

from __future__ import annotations

from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...joining.lpr import Known, Stretch, four_times, stretches
from ...records.pages import Tool
from ...records.rate_lines import LineKind, RateLine
from ...records.vocabulary import Lender
from .. import doors, rate_lines
from .rules import formal_label


def data(site: Handbook, entry: Entry[Tool]) -> dict[str, object]:
    table, lpr = site.base.rate_lines, site.base.lpr
    return {
        "lenders": {lender.value: lender.label for lender in Lender},
        "lines": [_line(site, line) for line in table.lines] if table else [],
        "behind": {lender.value: [one.value for one in row.likely] for row in table.behind for lender in row.lenders} if table else {},
        "not": [_not(site, line, lender) for line in table.lines if line.asked for lender in Lender if (_why(site, line, lender))] if table else [],
        "lpr": {"stretches": [_stretch(one) for one in stretches(lpr)] if lpr else [], "lastKnown": lpr.last_known.isoformat() if lpr else ""},
    }


def around(site: Handbook, entry: Entry[Tool]) -> tuple[str, str]:
    """Above the room, which lender; below it, the lines for all of them."""
    return doors.chooser(site, entry.source, list(Lender)), rate_lines.unknown(site, entry.source) + "\n\n" + rate_lines.section(site, entry.source)


def _line(site: Handbook, line: RateLine) -> dict[str, object]:
    return {
        "id": line.id, "title": line.title, "kind": line.kind.label, "number": line.number, "about": line.about, "aim": line.kind is LineKind.TARGET,
        "value": site.limits[line.limit][2].value if line.limit else "", "lpr": line.lpr or "",
        "lenders": [lender.value for lender in rate_lines.lenders_of(site, line)],
        "notBefore": _day(line.not_before), "surelyFrom": _day(line.surely_from), "before": _day(line.before),
        "when": rate_lines.said(site, line, line.when), "says": rate_lines.said(site, line, line.says), "isnt": line.isnt,
        "rules": [f"{formal_label(site, site.cited(ref).target)}（{rate_lines.facts(site, ref)}）" for ref in (line.ref, *line.more)],
    }


def _why(site: Handbook, line: RateLine, lender: Lender) -> str:
    return next((f"{line.title}：{words}。{scope.why}（{'、'.join(formal_label(site, site.cited(ref).target) for ref in scope.law)}）" for scope, words in rate_lines.scopes(site, line) if lender in scope.lenders), "")


def _not(site: Handbook, line: RateLine, lender: Lender) -> dict[str, str]:
    return {"line": line.id, "lender": lender.value, "words": _why(site, line, lender)}


def _stretch(one: Stretch) -> dict[str, str]:
    days = {"first": _day(one.first), "last": _day(one.last)}
    if isinstance(one.answer, Known):
        return {**days, "rate": str(one.answer.rate), "four": str(four_times(one.answer.rate)), "level": one.answer.level.label}
    return {**days, "reason": one.answer.reason}


def _day(day: object) -> str:
    return str(day) if day else ""
