"""A letter's page: for what, not for what, the gate where it touches the debt, the form; its text and notes closed.

Guarantees: when not to use it stands above the form with its weightiest case in sight; letters that may restart
limitation ask first (letter_form.gate), before anything can be filled in; without JavaScript the blank is a tap away.
"""

from __future__ import annotations

import re

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..records.pages import Letter
from . import blocks, clocks, letter_form, parts, short
from .markup import block, fold, join, link, text

#: Title and headings of a letter: a line that is bold as a whole.
_PARTS = re.compile(r"^\*\*(?:[一二三四五六七八九十]+、)?([^*]+)\*\*$", re.M)


def page(site: Handbook, entry: Entry[Letter]) -> str:
    record = entry.record
    source = entry.source
    to = "、".join(link(source, site.entry("channel:" + id_).source, site.title("channel:" + id_)) for id_ in record.to)
    fields = [f"**{text(field.label)}**{'' if field.required else '（可不填）'}：{text(field.hint)}" for field in record.fields]
    effects = "；".join(text(effect.label) for effect in record.effects)
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        block("p", "kb-to", f"**相关渠道**　{to}"),
        block("p", "kb-to", f'<span id="effects"></span>**寄出去会怎样**　{effects}。') if effects else "",
        parts.folded("什么时候用", "when", short.names(record.when, "；"), [text(item) for item in record.when]),
        parts.folded("什么时候不要用", "not-when", short.names(record.not_when, "；"), [text(item) for item in record.not_when]),
        letter_form.gate(site, source, record),
        parts.listed("要填的", "fields", fields, "kb-fields-list"),
        letter_form.data(site, entry),
        fold("正文", "letter", text(short.few(_PARTS.findall(entry.body)[1:], "；")), letter_form.blank(site, source, entry), classes="kb-letter"),
        parts.folded("附件", "attachments", short.names(record.attachments), [text(item) for item in record.attachments]),
        parts.folded("怎么寄、怎么留底", "send", short.names(record.send, "；"), [text(item) for item in record.send]),
        clocks.section(site, source, "寄出以后，记住这些期限", record.time_limits, "kb-clock-list"),
        parts.law(site, entry, record.law),
        *parts.closing(site, entry),
    )
