"""One situation on paper: what the browser prints in place of the page, meant for two sides of A4.

Guarantees: the answer, the steps, the words, every entry of the line with its citation, the evidence to tick,
every channel with its number spelled out and its days, the law's own words for what is called unlawful, the three
dates and the address of the page (with a QR code where `site_url` is set). Nothing on it needs a tap, a colour or
a network. Not on it: sections that need room (debts, myths); the address leads there. That it fits on two
sides is measured in a browser by tests/render/test_paper.py, not here.
"""

from __future__ import annotations

import re

from ..citing.citations import Target
from ..joining.cited import Cited
from ..joining.knowledge import Entry
from ..reading.numerals import chinese
from ..records.pages import LineEntry, Scenario
from ..citing.provisions import structure
from ..records.vocabulary import CRISIS, ContactKind, Lender, Rank
from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook
from .context import FREE, SITE_NAME
from .markup import block, bullets, chinese_list, text
from .qr import qr_image

_LINE = (("unlawful", "违法"), ("complain", "违反监管规定或行业规范，可投诉"), ("depends", "看情况"), ("may", "对方可以做的"))
_QUOTED = {Rank.LAW, Rank.REGULATION, Rank.INTERPRETATION}

#: An id that a section has on the screen: the page says it there already.
_ID = re.compile(r" *\{: *#[a-z0-9-]+ *\}")

#: Characters that two sides hold, and how much of them quoted law gets at least and at most.
ROOM = 4900
QUOTED_LEAST, QUOTED_MOST = 250, 1300
ROW = 60
#: A longer guide is set smaller.
DENSE = 4300


def switch(site: Handbook, source: str) -> str:
    """The neutral header option: somebody else may take the print from the tray. Works without JavaScript."""
    return block(
        "div",
        "kb-print-choice",
        block(
            "details",
            "kb-more",
            "<summary>打印这一页：一张纸，正反两面</summary>",
            saying.line(site, source, Said.PRINT, "how"),
            '<label><input type="checkbox" class="kb-neutral"> 抬头不写事由（怕别人看到）</label>',
        ),
    )


def sheet(site: Handbook, entry: Entry[Scenario], written: dict[str, str]) -> str:
    """The paper version, hidden on the screen. `written`: authored sections, already rendered, by heading."""
    record = entry.record
    written = {heading: _ID.sub("", said) for heading, said in written.items()}
    about_life = record.behaviours == [CRISIS]
    parts = [
        block("p", "kb-paper-title", f"**{text(record.title)}**"),
        block("p", "kb-paper-facts", f"{SITE_NAME}。{text(_danger(record))}"),
        block("p", "kb-paper-answer", f"**{text(record.summary)}**"),
        _part("现在就做", written["现在就做"]),
        _part("现在别做", bullets([text(item) for item in record.avoid])),
        _part("照着念", written["照着念"]),
        *(_part(heading, _entries(site, record, entries)) for field, heading in _LINE if (entries := record.line.shelves[field])),
        _part("留下这些（有了就打勾）", block("div", "kb-paper-ticks", bullets([text(item) for item in record.evidence]))),
        _part("谁能帮你" if about_life else "去哪投诉", _channels(site, record)),
    ]
    length = sum(map(_length, parts))
    parts += [_quotations(site, record, ROOM - length), _foot(site, entry)]
    return block("section", "kb-onepage kb-dense" if length > DENSE else "kb-onepage", *parts, hidden="hidden")


def _length(markdown: str) -> int:
    """About how many characters will be printed: without tags and link targets; a row of a table takes more room."""
    return ROW * markdown.count("\n|") + len(re.sub(r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}|[\s*#>\[-]", "", markdown))


def _danger(record: Scenario) -> str:
    words = record.danger or "有人动手、堵门、关人，打 110。"
    return words if "12356" in words else words + "撑不住，打 12356。"


def _part(heading: str, inside: str) -> str:
    return block("div", "kb-paper-part", f'<p class="kb-paper-h" markdown="span">{heading}</p>', inside)


def _entries(site: Handbook, record: Scenario, entries: list[LineEntry]) -> str:
    rows = []
    for item in entries:
        limited = bool(item.lenders) and set(item.lenders) != set(record.lenders)
        whom = f"［只对{chinese_list([lender.label for lender in item.lenders])}］" if limited else ""
        cited = "；".join(inline.label(site, site.cited(ref).target) + _reported(site.cited(ref)) for ref in item.law)
        words = f"{text(item.text)}{text(whom)}<small>（{text(cited)}）</small>"
        # A chosen lender hides what does not hold for it (lender.js), on paper as on the screen.
        rows.append(block("div", "kb-paper-entry", words, data_lenders=" ".join(lender.value for lender in item.lenders) if limited else ""))
    return "\n\n".join(rows)


def _reported(cited: Cited) -> str:
    """Paper has no tooltip: what is known through reports only says so in the line."""
    return "" if cited.provision is None or cited.provision.text else "，转引"


def _channels(site: Handbook, record: Scenario) -> str:
    rows = []
    for id_ in record.channels:
        channel = site.base.channels[id_].record
        numbers = "、".join(contact.value for contact in channel.contacts if contact.kind is ContactKind.TEL)
        rows.append(f"**{text(channel.title)}**" + (f"（电话 {text(numbers)}）" if numbers else "") + f"：{text(channel.summary)}" + _days(site, channel.time_limits))
    return bullets(rows)


def _days(site: Handbook, limit_ids: list[str]) -> str:
    """The days that count, those for the same lenders together."""
    groups: dict[tuple[Lender, ...], list[str]] = {}
    for limit in (site.limits[limit_id][2] for limit_id in limit_ids):
        groups.setdefault(tuple(limit.lenders), []).append(f"{inline.limit_value(limit)}（{text(limit.counts)}）")
    parts = [(f"（{chinese_list([lender.label for lender in lenders])}）" if lenders else "") + "；".join(days) for lenders, days in groups.items()]
    return f"<small>期限：{'。'.join(parts)}。</small>" if parts else ""


def _quotations(site: Handbook, record: Scenario, room: int) -> str:
    """The cited 款 and 项 in the law's own words, what is called unlawful first, as far as `room` goes; the rest by name."""
    refs = [ref for item in record.line.unlawful for ref in item.law] + [item.ref for item in record.law]
    room = min(max(room, QUOTED_LEAST), QUOTED_MOST)
    shown: list[str] = []
    left: list[str] = []
    for targets in _by_paragraph(site, refs):
        statute = site.base.statutes[targets[0].statute]
        words = _quoted(site, targets) if statute.rank in _QUOTED else ""
        name = inline.label(site, targets[0]) + "".join(f"、第（{chinese(target.item)}）项" for target in targets[1:] if target.item)
        if words and len(words) <= room:
            room -= len(words)
            shown.append(f"**{text(name)}**（{blocks.in_force_words(site, statute.id)}）：{text(words)}")
        else:
            left.append(name)
    if not shown:
        return ""
    rest = f"还用到：{text('；'.join(left))}。原文见网页。" if left else ""
    return block("div", "kb-paper-part kb-paper-law", '<p class="kb-paper-h" markdown="span">法律原文（只摘有关的款、项；省略的地方用“……”）</p>', bullets(shown), rest)


def _by_paragraph(site: Handbook, refs: list[str]) -> list[list[Target]]:
    """Citations of one 款 together, so that its opening words are printed once; a whole 款 swallows its 项."""
    groups: dict[tuple, list[Target]] = {}
    for target in dict.fromkeys(site.cited(ref).target for ref in refs):  # one provision may be written in two ways
        groups.setdefault((target.statute, target.no, target.paragraph), []).append(target)
    return [
        [whole[0]] if (whole := [target for target in group if not target.item]) else sorted(group, key=lambda target: target.item or 0)
        for key, group in groups.items()
        if key[2] is None or (key[0], key[1], None) not in groups
    ]


def _quoted(site: Handbook, targets: list[Target]) -> str:
    """Only the 款 that is cited, and of its 项 only those that are cited; what is left out is marked."""
    provision = site.base.statutes[targets[0].statute].provision(targets[0].no)
    if provision is None or not provision.text:
        return ""
    wanted = {target.item for target in targets} - {None}
    lines = []
    for paragraph in structure(provision):
        if targets[0].paragraph not in (None, paragraph.number):
            continue
        lines.append(paragraph.text)
        gap = False
        for item in paragraph.items:
            if wanted and item.number not in wanted:
                gap = True
            else:
                lines += ["……" if gap else "", item.text]
                gap = False
        lines.append("……" if gap else "")
    return "".join(lines)


def _foot(site: Handbook, entry: Entry[Scenario]) -> str:
    record = entry.record
    where = f"网址：{text(site.url + entry.url)}" if site.url else f"网址：你打开的那个网站，后面加 {text(entry.url)}"
    dates = f"核对：{record.checked.on} {text(record.checked.by.label)}。排印：{site.built_on}。各条施行日期写在条文前面。"
    return block("div", "kb-paper-end", qr_image(site.url + entry.url) if site.url else "", f"{FREE}不是律师意见。{dates}{where}")
