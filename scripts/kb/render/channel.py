"""A channel: the number to dial and when somebody answers, then closed sections in the order of need.

Guarantees: nothing that the record holds is left out; a period that runs for some kinds of lender only carries them, so
that a chosen kind sees its own (lender.js), and a kind without one is told so. Where somebody's life or safety is the
matter, what to do stands open right below the numbers to ring, and what else there is to know of it below that.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..records.fields import Source
from ..records.pages import Channel
from ..records.relied_on import ReliedOn
from ..records.vocabulary import ContactKind, Lender, Tier
from . import blocks, clocks, inline, parts, short
from .markup import block, bullets, chinese_list, fold, join, link, text

#: Their first section is for somebody in danger: it is not behind a tap.
_URGENT = (ReliedOn.POLICE.id, ReliedOn.MENTAL.id)


def page(site: Handbook, entry: Entry[Channel]) -> str:
    record = entry.record
    written = parts.authored(site, entry, _in_cases if entry.id in _URGENT else inline.prose)
    if entry.id in _URGENT and "怎么办理" in written:
        written["怎么办理"] = parts.opened(written["怎么办理"])
    # Where to ring, then what to do: nobody in danger reads first who runs it.
    urgent = entry.id in _URGENT
    calls, facts = _contacts(record, urgent)
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        block("div", "kb-contacts", *calls, *([] if urgent else facts)),
        written.pop("", ""),
        written.pop("怎么办理", ""),
        block("div", "kb-contacts", *facts) if urgent else "",
        _accepted(site, record, Tier.FIRST, "先找它的情况", "accepts"),
        clocks.section(site, entry.source, "期限", record.time_limits),
        parts.folded("要准备什么", "needs", short.names(record.needs), [text(item) for item in record.needs], classes="kb-ticks"),
        written.pop("写什么", ""),
        _cannot(site, record),
        written.pop("不受理或不满意怎么办", ""),
        parts.folded("没用的话，下一步", "next", short.names([site.title("channel:" + item.channel) for item in record.next]), [_next(site, entry.source, item.channel, item.when) for item in record.next]),
        *written.values(),
        _accepted(site, record, Tier.SECOND, "也可以找它的情况", "accepts-second"),
        parts.law(site, entry, record.law),
        _sources(record),
        *parts.closing(site, entry),
    )


def _contacts(record: Channel, urgent: bool) -> tuple[list[str], list[str]]:
    """The first number as a button with the other contacts (only those to ring, where it is `urgent`); the rest, who runs it and what it costs."""
    first = next((contact for contact in record.contacts if contact.kind is ContactKind.TEL and contact.dial), None)
    others = [contact for contact in record.contacts if contact is not first]
    later = [contact for contact in others if urgent and contact.kind is not ContactKind.TEL]
    calls = [blocks.dial(first) if first else "", bullets([blocks.contact_line(contact) for contact in others if contact not in later])]
    return calls, [bullets([blocks.contact_line(contact) for contact in later]), f"**谁办的**　{text(record.operator)}", f"**费用**　{text(record.cost)}"]


def _next(site: Handbook, source: str, channel: str, when: str) -> str:
    return f"{link(source, site.entry('channel:' + channel).source, site.title('channel:' + channel))}：{text(when)}"


def _in_cases(site: Handbook, source: str, markdown: str) -> str:
    return parts.cases(inline.prose(site, source, markdown))


def _cannot(site: Handbook, record: Channel) -> str:
    """What it cannot do for anybody, and what it does not take (from some kinds of lender)."""
    rows = [f"**{text(site.base.behaviours[item.behaviour].title)}**{_whom(item.lenders or list(Lender))}：{text(item.why)}" for item in record.refuses]
    refused = join("### 这些事别找它 {#refuses}", bullets(rows)).strip() if rows else ""
    return fold("它不能做什么", "cannot", text(short.names(record.cannot, "；")), bullets([text(item) for item in record.cannot]), refused)


def _sources(record: Channel) -> str:
    differ = join("### 公开资料互相矛盾的地方 {#conflicts}", bullets([text(item) for item in record.conflicts])).strip() if record.conflicts else ""
    line = f"{len(record.sources)} 处" + (f"；有 {len(record.conflicts)} 处互相矛盾" if record.conflicts else "")
    return fold("来源", "sources", line, bullets([_source(item) for item in record.sources]), differ)


#: So many behaviours are read before a reason; of more, the reason is what matters.
_FEW = 4
#: Kinds of lender stay in a section's line up to so many characters.
_BRIEF = 16


def _accepted(site: Handbook, record: Channel, tier: Tier, title: str, anchor: str) -> str:
    """One row for each reason: behaviours that it covers for the same lenders stand together, after it when they are many."""
    rows: dict[tuple[str, tuple[Lender, ...]], list[str]] = {}
    for item in record.accepts:
        if item.tier is tier:
            rows.setdefault((item.why, tuple(item.lenders)), []).extend(site.base.behaviours[behaviour].title for behaviour in item.named)
    shown = [
        f"**{text('；'.join(titles))}**{_whom(lenders)}：{text(why)}" if len(titles) <= _FEW else f"**{text(why)}**{_whom(lenders)}{text('；'.join(titles))}。"
        for (why, lenders), titles in rows.items()
    ]
    # What it takes from everybody is said first; from whom else, where that is short.
    line = [short.names([title]) + _briefly(lenders) for (_, lenders), titles in sorted(rows.items(), key=lambda row: bool(_whom(row[0][1]))) for title in titles]
    return parts.folded(title, anchor, short.few(line, "；"), shown)


def _briefly(lenders: Sequence[Lender]) -> str:
    whom = _whom(lenders)
    return whom if len(whom) <= _BRIEF else ""


def _whom(lenders: Sequence[Lender]) -> str:
    """（信用卡、银行贷款）, those left out when they are fewer, or nothing when every kind is meant."""
    left_out = [lender.label for lender in Lender if lender not in lenders]
    if not left_out:
        return ""
    if not lenders:
        return "（还不知道是谁放的款）"
    return text(f"（{chinese_list(left_out)}除外）" if len(left_out) < 4 else f"（{chinese_list([lender.label for lender in lenders])}）")


def _source(item: Source) -> str:
    name = f"[{text(item.name)}]({item.url})" if item.url else text(item.name)
    return name + (f' <small class="kb-level">{item.level.label}</small>' if item.level else "")
