"""Pages of channels, lenders, letters, guides, myths and free pages."""

from __future__ import annotations

from collections.abc import Sequence

from ..joining.knowledge import Entry
from ..records.fields import LawRef, Source
from ..records.pages import AnyPage, Channel, Guide, LenderPage, Letter, Myth, Page, PageRecord, Tool
from ..reading.prose import sections
from ..records.vocabulary import Lender, Tier
from . import blocks, inline, ladder, letter_form, routes
from ..joining.handbook import Handbook
from .markup import block, bullets, chinese_list, join, link, text


def _open(site: Handbook, entry: Entry[PageRecord]) -> list[str]:
    record = entry.record
    return [f"# {text(record.title)}", blocks.checked_strip(site, entry, record.checked), block("p", "kb-answer", text(record.summary))]


def _close(site: Handbook, entry: Entry[PageRecord]) -> list[str]:
    return [blocks.related(site, entry), blocks.foot(entry.source)]


def channel(site: Handbook, entry: Entry[Channel]) -> str:
    record = entry.record
    source = entry.source
    refused = [f"**{text(site.base.behaviours[item.behaviour].title)}**{_whom(item.lenders or list(Lender))}：{text(item.why)}" for item in record.refuses]
    clocks = [blocks.clock_line(site, source, limit_id, None) for limit_id in record.time_limits]
    return blocks.head(entry) + join(
        *_open(site, entry),
        block("div", "kb-contacts", bullets([blocks.contact_line(contact) for contact in record.contacts]), f"**谁办的**　{text(record.operator)}", f"**费用**　{text(record.cost)}"),
        _sections(site, entry),
        _list("先找它的情况", "accepts", _accepted(site, record, Tier.FIRST)),
        _list("也可以找它的情况", "accepts-second", _accepted(site, record, Tier.SECOND)),
        _list("要准备什么", "needs", [text(item) for item in record.needs], "kb-ticks"),
        _list("期限", "clocks", clocks),
        _list("它不能做什么", "cannot", [text(item) for item in record.cannot]),
        _list("这些事别找它", "refuses", refused),
        _list("没用的话，下一步", "next", [f"{link(source, site.entry('channel:' + item.channel).source, site.title('channel:' + item.channel))}：{text(item.when)}" for item in record.next]),
        _list("公开资料互相矛盾的地方", "conflicts", [text(item) for item in record.conflicts]),
        _law(site, entry, record.law),
        _list("来源", "sources", [_source(item) for item in record.sources]),
        *_close(site, entry),
    )


#: So many behaviours are read before a reason; of more, the reason is what matters.
_FEW = 4


def _accepted(site: Handbook, record: Channel, tier: Tier) -> list[str]:
    """One row for each reason: behaviours that it covers for the same lenders stand together, after it when they are many."""
    rows: dict[tuple[str, tuple[Lender, ...]], list[str]] = {}
    for item in record.accepts:
        if item.tier is tier:
            rows.setdefault((item.why, tuple(item.lenders)), []).extend(site.base.behaviours[behaviour].title for behaviour in item.named)
    return [
        f"**{text('；'.join(titles))}**{_whom(lenders)}：{text(why)}" if len(titles) <= _FEW else f"**{text(why)}**{_whom(lenders)}{text('；'.join(titles))}。"
        for (why, lenders), titles in rows.items()
    ]


def _whom(lenders: Sequence[Lender]) -> str:
    """（信用卡、银行贷款）, those left out when they are fewer, or nothing when every kind is meant."""
    left_out = [lender.label for lender in Lender if lender not in lenders]
    if not left_out:
        return ""
    if not lenders:
        return "（还不知道是谁放的款）"
    return text(f"（{chinese_list(left_out)}除外）" if len(left_out) < 4 else f"（{chinese_list([lender.label for lender in lenders])}）")


def lender(site: Handbook, entry: Entry[LenderPage]) -> str:
    record = entry.record
    supervisors = "、".join(link(entry.source, site.entry("channel:" + id_).source, site.title("channel:" + id_)) for id_ in record.supervised_by)
    return blocks.head(entry) + join(
        *_open(site, entry),
        block("div", "kb-contacts", f"**归谁管**　{text(record.supervisor)}", f"**去哪投诉**　{supervisors}" if supervisors else "", f"**什么事找谁**　{link(entry.source, routes.source_of(entry.id), '按对方做的事，一件一件看')}"),
        _list("一眼看", "signs", [text(item) for item in record.signs]),
        _sections(site, entry),
        _list("约束它的催收规则", "rules", [f"{inline.cite_ref(site, entry.source, item.ref)}：{text(item.why)}" for item in record.rules]),
        _list("常被错套在它头上的", "not-rules", [text(item) for item in record.not_rules]),
        *_close(site, entry),
    )


def letter(site: Handbook, entry: Entry[Letter]) -> str:
    record = entry.record
    source = entry.source
    to = "、".join(link(source, site.entry("channel:" + id_).source, site.title("channel:" + id_)) for id_ in record.to)
    fields = [f"**{text(field.label)}**{'' if field.required else '（可不填）'}：{text(field.hint)}" for field in record.fields]
    return blocks.head(entry) + join(
        *_open(site, entry),
        block("p", "kb-to", f"**相关渠道**　{to}"),
        _list("什么时候用", "when", [text(item) for item in record.when]),
        _list("什么时候不要用", "not-when", [text(item) for item in record.not_when]),
        _list("寄出去会怎样", "effects", [text(effect.label) for effect in record.effects]),
        letter_form.gate(site, source, record),
        _list("要填的", "fields", fields, "kb-fields-list"),
        letter_form.data(site, entry),
        block("div", "kb-letter", "## 正文 {#letter}", letter_form.blank(site, source, entry)),
        _list("附件", "attachments", [text(item) for item in record.attachments]),
        _list("怎么寄、怎么留底", "send", [text(item) for item in record.send]),
        _list("寄出以后，记住这些期限", "clocks", letter_form.clocks(site, source, record), "kb-clock-list"),
        _law(site, entry, record.law),
        *_close(site, entry),
    )


def guide(site: Handbook, entry: Entry[Guide | Tool]) -> str:
    """A guide or a tool; a guide may be set large, or be a sheet to write on."""
    record = entry.record
    written = ladder.prose(site, entry.source, entry.body.strip())
    if isinstance(record, Guide) and record.large:
        written = block("div", "kb-large", written)
    elif isinstance(record, Guide) and record.sheet:
        written = block("div", "kb-form-sheet", written)
    return blocks.head(entry) + join(
        *_open(site, entry),
        written,
        _law(site, entry, record.law),
        *_close(site, entry),
    )


def myth(site: Handbook, entry: Entry[Myth]) -> str:
    record = entry.record
    pages = [link(entry.source, site.entry(key).source, site.title(key)) for key in record.guides]
    return blocks.head(entry) + join(
        f"# {text(record.title)}",
        blocks.checked_strip(site, entry, record.checked),
        block("div", "kb-myth", f"**网上的说法：**{text(record.claim)}", f"**核对结果：{record.verdict.label}**", text(record.summary)),
        inline.prose(site, entry.source, entry.body.strip()),
        _law(site, entry, record.law),
        _list("遇到这种事看这里", "guides", pages),
        *_close(site, entry),
    )


def free_page(site: Handbook, entry: Entry[Page]) -> str:
    return blocks.head(entry) + join(
        f"# {text(entry.record.title)}",
        blocks.checked_strip(site, entry, entry.record.checked) if entry.record.checked else "",
        inline.prose(site, entry.source, entry.body.strip()),
        blocks.foot(entry.source),
    )


def _list(title: str, anchor: str, items: list[str], classes: str = "") -> str:
    if not items:
        return ""
    inside = block("div", classes, bullets(items)) if classes else bullets(items)
    return join(f"## {title} {{#{anchor}}}", inside).strip()


def _sections(site: Handbook, entry: Entry[AnyPage]) -> str:
    return join(*(join(f"## {section.title}", inline.prose(site, entry.source, section.text)).strip() for section in sections(entry.body))).strip()


def _law(site: Handbook, entry: Entry[AnyPage], refs: list[LawRef]) -> str:
    return join("## 法律依据 {#law}", blocks.law_section(site, entry.source, refs)).strip() if refs else ""


def _source(item: Source) -> str:
    name = f"[{text(item.name)}]({item.url})" if item.url else text(item.name)
    return name + (f' <small class="kb-level">{item.level.label}</small>' if item.level else "")

