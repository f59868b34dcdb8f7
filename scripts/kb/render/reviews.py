"""谁读过、改了什么: the log of readings, and what became of each finding of a second look.

Guarantees: every row of law/_reviews.yml stands here once, folded by what was read; pages and instruments are links.
The words before it are an authored page (docs/about/reviews.md).
"""

from __future__ import annotations

from collections import defaultdict

from ..joining.knowledge import Entry
from ..records.pages import Page
from ..records.relied_on import ReliedOn
from ..records.tables import Finding, Outcome, Reading
from . import blocks, inline
from ..joining.handbook import Handbook
from .markup import block, bullets, join, link, text

SOURCE = ReliedOn.REVIEWS.source
_LAW = "法律和规则"


def page(site: Handbook, entry: Entry[Page]) -> str:
    assert site.base.reviews is not None  # an authored page exists only where its date stands in the log
    return blocks.head(entry) + join(
        f"# {text(entry.record.title)}",
        blocks.checked_strip(site, entry, entry.record.checked) if entry.record.checked else "",
        inline.prose(site, SOURCE, entry.body.strip()),
        "## 一页一页 {#log}",
        *_readings(site, site.base.reviews.readings),
        *_findings(site, site.base.reviews.findings),
        blocks.foot(SOURCE),
    )


def _readings(site: Handbook, readings: list[Reading]) -> list[str]:
    of: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        of[reading.of].append(reading)
    shelves: dict[str, list[str]] = defaultdict(list)
    for key in sorted(of):
        rows = "；".join(f"{item.on} {text(item.by.label.split('，')[0])}" + (f"：{text(item.changed)}" if item.changed else "") for item in of[key])
        shelves[_shelf(site, key)].append(f"{name(site, key)}　{rows}")
    return [block("details", "kb-case", f"<summary>{text(shelf)}（{len(rows)}）</summary>", bullets(rows)) for shelf, rows in shelves.items()]


def _findings(site: Handbook, findings: list[Finding]) -> list[str]:
    if not findings:
        return []
    groups = [(outcome, [item for item in findings if item.done is outcome]) for outcome in Outcome]
    return [
        "## 复核意见和处理 {#findings}",
        "每一条：复核说了什么，怎么处理的，在哪里。",
        *(
            block("details", "kb-case", f"<summary>{outcome.label}（{len(rows)}）</summary>", bullets([_finding(site, item) for item in rows]))
            for outcome, rows in groups
            if rows
        ),
    ]


def _finding(site: Handbook, item: Finding) -> str:
    where = "　".join(name(site, key) for key in item.where)
    return f"**{text(item.id)}**　{text(item.said)}　→　{text(item.how)}" + (f"　（{where}）" if where else "")


def _shelf(site: Handbook, key: str) -> str:
    kind = key.partition(":")[0]
    names = {"scenario": "遇到的事", "guide": "做法", "channel": "渠道", "letter": "文书", "lender": "放款方", "myth": "说法核对", "page": "别的页面", "law": _LAW}
    return names.get(kind, "表")


def name(site: Handbook, key: str, source: str = SOURCE) -> str:
    """What was read or mended, as a link from page `source`: a page, an instrument, one of its provisions, or a table."""
    if entry := site.base.entries.get(key):
        return link(source, entry.source, site.title(key))
    if key.startswith("law:"):
        id_, _, no = key.removeprefix("law:").partition("#")
        statute = site.base.statutes[id_]
        provision = statute.provision(no)
        return link(source, site.law_source(id_) + (f"#{provision.anchor}" if provision else ""), statute.name + (provision.shown if provision else ""))
    return text(_LAW if key == "law" else key)
