"""One situation on paper: what the browser prints in place of the page, meant for two sides of A4.

In the order of need: the answer, the steps, the words, every channel with its number spelled out and its days, every
entry of the line with its citation, the evidence to tick, the law's own words for what is called unlawful as far as
there is room, the three dates and the address of the page (with a QR code where `site_url` is set). Nothing on it
needs a tap, a colour or a network, and nothing is set below nine points. Not on it: sections that need room (debts,
myths); the address leads there. Where a kind of lender was chosen (lender.js), what carries other lenders in
`data-lenders` is not printed. No headings: this copy is hidden on the screen, and the theme would list them.
That it fits on two sides is measured in a browser by tests/render/test_paper.py, not here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import chain

from ..citing.citations import Target
from ..joining.knowledge import Entry
from ..reading.numerals import chinese
from ..records.pages import LineEntry, Scenario
from ..citing.provisions import structure
from ..joining.routing import scenario_route
from ..records.vocabulary import CRISIS, ContactKind, Lender, QUOTED_RANKS
from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook
from .context import FREE, SITE_NAME
from .markup import block, bullets, chinese_list, text
from .qr import qr_image

_LINE = (("unlawful", "违法"), ("complain", "违反监管规定或行业规范，可投诉"), ("depends", "看情况"), ("may", "对方可以做的"))

#: An id that a section has on the screen: the page says it there already.
_ID = re.compile(r" *\{: *#[a-z0-9-]+ *\}")

#: Markup that takes no room in print: tags, targets of links, attributes, marks.
_UNPRINTED = re.compile(r"<p class=\"kb-paper-h.*</p>|<[^>]*>|\]\([^)]*\)|\{[^}]*\}|^[\s>-]+|[*#\[\\|]")

#: What authors wrote as a heading.
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.M)

#: Lines of a column that two sides hold, and characters on a line, in a column and across both. Measured in a browser
#: at nine points; a sheet that is counted as full takes 95 to 97 parts of a hundred of the paper.
ROOM = 250
LINE, ACROSS = 28, 50
#: Lines that quoted law gets at least and at most.
QUOTED_LEAST, QUOTED_MOST = 8, 80
#: Channels that are always described; on a full sheet the others stand there with their numbers only.
CHANNELS_LEAST = 3
#: Characters of a table's row on one line: its columns are narrow.
ROW = 18
#: Lines that the name of a part takes, with the space around it.
PART = 2


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
    written = {heading: _HEADING.sub(_named, _ID.sub("", said)) for heading, said in written.items()}
    about_life = record.behaviours == [CRISIS]
    head = [
        block("p", "kb-paper-title", f"**{text(record.title)}**"),
        block("p", "kb-paper-facts", f"{SITE_NAME}。{text(_danger(record))}"),
        block("p", "kb-paper-answer", f"**{text(record.summary)}**"),
    ]
    before = [
        _part("现在就做", written["现在就做"]),
        _part("现在别做", bullets([text(item) for item in record.avoid])),
        _part("照着念", written["照着念"]),
    ]
    after = [
        *(_part(heading, _entries(site, record, entries)) for field, heading in _LINE if (entries := record.line.shelves[field])),
        _part("留下这些（有了就打勾）", block("div", "kb-paper-ticks", bullets([text(item) for item in record.evidence]))),
    ]
    foot = _foot(site, entry)
    rest = ROOM - 2 * sum(lines(part, ACROSS) for part in head) - sum(map(lines, [*before, *after, foot]))
    for described in range(len(record.channels), min(CHANNELS_LEAST, len(record.channels)) - 1, -1):
        channels = _part("谁能帮你" if about_life else "去哪投诉，多久答复", _channels(site, record, described))
        room = rest - lines(channels)
        if room >= QUOTED_LEAST:
            break
    return block("section", "kb-onepage", *head, *before, channels, *after, _quotations(site, record, room), foot, hidden="hidden")


def _named(heading: re.Match[str]) -> str:
    return f'<p class="kb-paper-sub" markdown="span">{heading[1]}</p>'


def lines(markdown: str, width: int = LINE) -> int:
    """About how many lines of so many characters this takes in print."""
    count = PART * markdown.count("kb-paper-h")
    for line in markdown.split("\n"):
        words = _UNPRINTED.sub("", line)
        if words:
            count += -(-_width(words) // (2 * (ROW if line.startswith("|") else width)))
    return count


def _width(words: str) -> int:
    """In halves of a Chinese character."""
    return 2 * len(words) - len(words.encode("ascii", "ignore"))


def _danger(record: Scenario) -> str:
    words = record.danger or "有人动手、堵门、关人，打 110。"
    return words if "12356" in words else words + "撑不住，打 12356。"


def _part(heading: str, inside: str) -> str:
    return block("div", "kb-paper-part", f'<p class="kb-paper-h" markdown="span">{heading}</p>', inside)


def _entries(site: Handbook, record: Scenario, entries: list[LineEntry]) -> str:
    rows = []
    for item in entries:
        named = len(item.lenders) == 1 and item.text.startswith(item.lenders[0].label)
        whom = "" if named else _whom(site, record, item.lenders)
        words = text(item.text) + text(f"［{whom}］" if whom else "") + text(f"（{_citations(site, [site.cited(ref).target for ref in item.law])}）")
        rows.append(block("div", "kb-paper-entry", words, data_lenders=_marked(record, item.lenders)))
    return "\n\n".join(rows)


def _marked(record: Scenario, lenders: Collection[Lender], unknown: bool = False) -> str:
    """For `data-lenders`: a chosen lender hides what does not hold for it, on paper as on the screen."""
    if not lenders or set(lenders) >= set(record.lenders):
        return ""
    return " ".join(lender.value for lender in Lender if lender in lenders) + (" unknown" if unknown else "")


def _whom(site: Handbook, record: Scenario, lenders: Collection[Lender]) -> str:
    """只对…, or 除…外 where that is shorter; nothing where it holds for all lenders of this page.

    The exception names every kind that the rule does not reach, also one that this page is not about."""
    if not lenders or set(lenders) >= set(record.lenders):
        return ""
    held = [lender for lender in Lender if lender in lenders and lender in record.lenders]
    others = [lender for lender in Lender if lender not in lenders]
    names = lambda kinds: chinese_list([site.base.lenders[kind.value].record.short for kind in kinds])  # noqa: E731
    return f"除{names(others)}外" if len(others) < len(held) else f"只对{names(held)}"


def _citations(site: Handbook, targets: Iterable[Target]) -> str:
    """《民法典》第五条、第六条: a statute that is cited twice running is named once.

    Paper has no tooltip: what is known through reports only says so in the line."""
    groups: list[tuple[tuple[str, bool], list[Target]]] = []
    for target in targets:
        provision = site.base.statutes[target.statute].provision(target.no)
        key = (target.statute, provision is not None and not provision.text)
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(target)
    return "；".join(_together(site, same) + (("，均为转引" if len(same) > 1 else "，转引") if reported else "") for (_, reported), same in groups)


def _together(site: Handbook, targets: list[Target]) -> str:
    """Provisions of one statute, which is named once, as is a 款 of which several 项 follow each other."""
    name = f"《{site.base.statutes[targets[0].statute].name}》"
    words: list[str] = []
    last: tuple[str | None, int | None] = (None, None)  # the 款 that was named last, if it was one of its 项
    for target in targets:
        if target.item and last == (target.no, target.paragraph):
            words.append(f"第（{chinese(target.item)}）项")
        else:
            words.append(inline.label(site, target).removeprefix(name))
        last = (target.no, target.paragraph) if target.item else (None, None)
    return name + chinese_list(words)


def _channels(site: Handbook, record: Scenario, described: int) -> str:
    """Numbered in the order of the page; each kind of lender, once chosen, keeps the doors of its own route."""
    found = {lender: scenario_route(site.base, record, lender) for lender in (*record.lenders, None)}
    routes = {lender: found[lender].channels for lender in record.lenders}
    meanwhile = found[None].channels
    timed = {option.channel for one in found.values() for option in (*one.first, *one.second) if option.clocks}
    rows = []
    for place, id_ in enumerate(record.channels):
        channel = site.base.channels[id_].record
        numbers = "、".join(contact.value for contact in channel.contacts if contact.kind is ContactKind.TEL)
        words = f"**{text(channel.title)}**" + (f"（电话 {text(numbers)}）" if numbers else "")
        if place < described:
            words += f"：{text(channel.summary)}" + _days(site, record, channel.time_limits if id_ in timed else [])
        on_route = [lender for lender, channels in routes.items() if id_ in channels]
        rows.append(block("div", "kb-paper-way", words, data_lenders=_marked(record, on_route, id_ in meanwhile)))
    return "\n\n".join(rows)


def _days(site: Handbook, record: Scenario, limit_ids: list[str]) -> str:
    """The days that count, those for the same lenders together."""
    groups: dict[tuple[Lender, ...], list[str]] = {}
    for limit in (site.limits[limit_id][2] for limit_id in limit_ids):
        if not limit.lenders or set(limit.lenders) & set(record.lenders):
            groups.setdefault(tuple(limit.lenders), []).append(f"{inline.limit_value(limit)}（{text(limit.counts)}）")
    parts = []
    for lenders, days in groups.items():
        whom = _whom(site, record, lenders)
        words = "期限" + (f"（{whom}）" if whom else "") + "：" + "；".join(days) + "。"
        marked = _marked(record, lenders)
        parts.append(f'<span data-lenders="{marked}">{words}</span>' if marked else words)
    return "".join(parts)


def _quotations(site: Handbook, record: Scenario, room: int) -> str:
    """The cited 款 and 项 in the law's own words, what is called unlawful first, as far as `room` (lines) goes.

    What does not fit and is named nowhere else on the sheet is named here."""
    named = {site.cited(ref).target for entries in record.line.shelves.values() for item in entries for ref in item.law}
    refs = [ref for item in record.line.unlawful for ref in item.law] + [item.ref for item in record.law]
    groups = _by_paragraph(site, refs)
    room = min(max(room - PART - lines(_left(site, groups, named)), QUOTED_LEAST), QUOTED_MOST)
    shown: list[str] = []
    left: list[list[Target]] = []
    for targets in groups:
        statute = site.base.statutes[targets[0].statute]
        words = _quoted(site, targets) if statute.rank in QUOTED_RANKS else ""
        quotation = f"**{text(_together(site, targets))}**（{blocks.in_force_words(site, statute.id)}）：{text(words)}"
        if words and lines(quotation) <= room:
            room -= lines(quotation)
            shown.append(quotation)
        else:
            left.append(targets)
    if not shown:
        return ""
    return block("div", "kb-paper-part", '<p class="kb-paper-h" markdown="span">法律原文（只摘有关的款、项；省略的地方用“……”）</p>', bullets(shown), _left(site, left, named))


def _left(site: Handbook, groups: list[list[Target]], named: set[Target]) -> str:
    """What is not quoted: by name, unless an entry of the line names it already."""
    statutes: dict[str, list[Target]] = {}
    for targets in groups:
        if not named.issuperset(targets):
            statutes.setdefault(targets[0].statute, []).extend(targets)
    rest = _citations(site, chain.from_iterable(statutes.values()))
    return (f"还用到：{text(rest)}。" if rest else "") + ("别的原文，看下面的网址。" if groups else "")


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
    shown = []
    for paragraph in structure(provision):
        if targets[0].paragraph not in (None, paragraph.number):
            continue
        shown.append(paragraph.text)
        gap = False
        for item in paragraph.items:
            if wanted and item.number not in wanted:
                gap = True
            else:
                shown += ["……" if gap else "", item.text]
                gap = False
        shown.append("……" if gap else "")
    return "".join(shown)


def _foot(site: Handbook, entry: Entry[Scenario]) -> str:
    record = entry.record
    where = f"网址：{text(site.url + entry.url)}" if site.url else f"网址：你打开的那个网站，后面加 {text(entry.url)}"
    dates = f"核对：{record.checked.on} {text(record.checked.by.label)}。排印：{site.built_on}。各条施行日期写在条文前面。"
    return block("div", "kb-paper-end", qr_image(site.url + entry.url) if site.url else "", f"{FREE}不是律师意见。{dates}{where}")
