"""Checks over letters: their little template language, and words that would hurt the sender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..knowledge import Entry
from ..problems import nearest
from ..vocabulary import ABOUT_DEBT, Subject

if TYPE_CHECKING:
    from . import Context

TOKEN = re.compile(r"\{\{([^{}]*)\}\}")
RESERVATION = "本函只谈催收方式，不确认债务金额、利息和时效"

_ACKNOWLEDGES = ("愿意归还", "愿意偿还", "承诺还款", "欠款属实", "确认欠款", "同意还款", "认可欠款")


def placeholders_match_the_fields(context: Context) -> None:
    for entry in context.base.of_kind("letter"):
        fields = {field.id for field in entry.record.fields}
        used: set[str] = set()
        for match in TOKEN.finditer(entry.body):
            word = match[1].strip()
            name = word.removeprefix("#if").strip() if word.startswith("#if") else word
            if word == "/if":
                continue
            used.add(name)
            if name not in fields:
                _at(context, entry, match.start(), "placeholder", f"没有字段“{name}”。{nearest(name, fields)}")
        for index, field in enumerate(entry.record.fields):
            if field.id not in used:
                context.problems.add(entry.path, context.base.line(entry.path, "fields", index), "placeholder", f"字段“{field.id}”没有用到。请在正文里用上，或者删掉。")


def blocks_are_closed(context: Context) -> None:
    for entry in context.base.of_kind("letter"):
        open_at: int | None = None
        for match in TOKEN.finditer(entry.body):
            word = match[1].strip()
            if word.startswith("#if"):
                if open_at is not None:
                    _at(context, entry, match.start(), "block", "{{#if}} 里面不能再套 {{#if}}。")
                open_at = match.start()
            elif word == "/if":
                if open_at is None:
                    _at(context, entry, match.start(), "block", "{{/if}} 前面没有 {{#if …}}。")
                open_at = None
        if open_at is not None:
            _at(context, entry, open_at, "block", "{{#if …}} 没有用 {{/if}} 结束。")
        rest = TOKEN.sub("", entry.body)
        for match in re.finditer(r"\{\{|\}\}", rest):
            context.problems.add(entry.path, entry.body_line, "block", f"多了一个“{match[0]}”，占位符没有写完整。")


def conduct_letters_confirm_nothing(context: Context) -> None:
    """A letter without an effect on the debt never acknowledges anything; one on conduct also carries the reservation."""
    for entry in context.base.of_kind("letter"):
        if ABOUT_DEBT & set(entry.record.effects):
            continue
        if entry.record.subject is Subject.CONDUCT and RESERVATION not in entry.body.replace("\n", ""):
            context.problems.add(entry.path, entry.body_line, "reservation", f"缺少这句话：“{RESERVATION}”。")
        for words in _ACKNOWLEDGES:
            for match in re.finditer(words, entry.body):
                _at(context, entry, match.start(), "acknowledges-debt", f"“{words}”会被当作承认债务。请删掉，或写明 effects 并改用带时效提问的文书。")


def _at(context: Context, entry: Entry, position: int, check: str, message: str) -> None:
    context.problems.add(entry.path, entry.body_line + entry.body.count("\n", 0, position), check, message)


ALL = (placeholders_match_the_fields, blocks_are_closed, conduct_letters_confirm_nothing)
