"""Checks over letters: their little template language, and words that would hurt the sender.

Guarantee: every placeholder has a field and every field its place; blocks are closed;
a letter that should not touch the debt carries the reservation and admits nothing; no
letter sets an ultimatum, threatens with the media, names a crime to the police or asks
for money where it complains of conduct; every letter ends with a line to sign on by hand,
or says in its front matter why nobody signs it. Only the text that is sent is read, not the
advice around it. Not checked: the same thought in words that are not listed here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..letters import template as letter_text
from ..joining.knowledge import Entry
from ..reading.problems import nearest
from ..records.pages import Letter
from ..records.vocabulary import ABOUT_DEBT, FieldKind, Subject
from ..records.relied_on import ReliedOn

if TYPE_CHECKING:
    from . import Context

RESERVATION = "本函只谈催收方式，不确认债务金额、利息和时效"

_ACKNOWLEDGES = re.compile("愿意归还|愿意偿还|承诺还款|欠款属实|确认欠款|同意还款|认可欠款")

#: “限贵司三日内”, “否则将……”: facts and requests work better, and a threat can be turned against the sender.
_ULTIMATUM = re.compile(r"限[^，。；]{0,12}(?:小时|日|天|工作日)之?内|否则|后果自负|一切后果|最后通牒|勿谓言之不预|逾期不[^。；]{0,12}(?:将|就)")
_MEDIA = re.compile("曝光|媒体|热搜|记者|舆论|公之于众|发到网上")
_CRIMES = re.compile(
    "敲诈|勒索|寻衅滋事|侮辱罪|诽谤罪|非法拘禁|绑架|抢劫|抢夺|诈骗|故意伤害|故意毁坏财物|侵入住宅罪|侵犯公民个人信息罪"
    "|催收非法债务|高利转贷|非法经营|黑社会|恶势力|涉黑|涉恶|涉嫌|犯罪|追究[^，。；]{0,6}刑事责任"
)
_MONEY = re.compile(r"减免|免除|减少(?:利息|本金|费用)|少还|停息|挂账|分期|展期|延期还款|赔偿|补偿|退还|退费|返还|精神损失|[0-9一二三四五六七八九十百千万]+ ?元")

#: “申请人（{{ my_name }}）亲笔签名：＿＿＿＿＿＿”. A typed name is not a signature, and offices send such papers back.
_SIGNING_LINE = re.compile("签名：＿{4,}")
#: The line stands among the last lines: name and signature, date, whom it was handed to.
_LAST_LINES = 3


def placeholders_match_the_fields(context: Context) -> None:
    for entry in context.base.letters.values():
        fields = {field.id for field in entry.record.fields}
        used: set[str] = set()
        for token in letter_text.tokenize(entry.body):
            if token.kind not in ("field", "if"):
                continue
            used.add(token.word)
            if token.word not in fields:
                _at(context, entry, token.start, "placeholder", f"没有字段“{token.word}”。{nearest(token.word, fields)}")
        for index, field in enumerate(entry.record.fields):
            if field.id not in used:
                context.problems.add(entry.path, context.base.line(entry.path, "fields", index), "placeholder", f"字段“{field.id}”没有用到。请在正文里用上，或者删掉。")


def blocks_are_closed(context: Context) -> None:
    for entry in context.base.letters.values():
        open_at: int | None = None
        for token in letter_text.tokenize(entry.body):
            if token.kind == "if":
                if open_at is not None:
                    _at(context, entry, token.start, "block", "{{#if}} 里面不能再套 {{#if}}。")
                open_at = token.start
            elif token.kind == "end":
                if open_at is None:
                    _at(context, entry, token.start, "block", "{{/if}} 前面没有 {{#if …}}。")
                open_at = None
            elif token.kind == "text":
                for match in re.finditer(r"\{\{|\}\}", token.word):
                    _at(context, entry, token.start + match.start(), "block", f"多了一个“{match[0]}”，占位符没有写完整。")
        if open_at is not None:
            _at(context, entry, open_at, "block", "{{#if …}} 没有用 {{/if}} 结束。")


def letters_are_plain(context: Context) -> None:
    """Only the Markdown that survives as plain words on a phone, in Word and on paper."""
    for entry in context.base.letters.values():
        for match in letter_text.NOT_PLAIN.finditer(entry.body):
            _at(context, entry, match.start(), "letter-markdown", f"“{match[0].strip()[:12]}”到了 Word 和纯文本里会走样。文书只用段落、**加粗**、“1. ”和“- ”列表。")


def long_fields_have_room(context: Context) -> None:
    """A field that asks for several lines gets a box that takes them."""
    for entry in context.base.letters.values():
        for index, field in enumerate(entry.record.fields):
            if re.search("一[件条笔期项][^，。；]{0,2}一[行段条项]|一行一项|两三句", field.hint) and field.kind is not FieldKind.LONG:
                context.problems.add(entry.path, context.base.line(entry.path, "fields", index), "field-kind", f"字段“{field.id}”要填几行，请写 kind: long。")


def no_letter_sets_an_ultimatum(context: Context) -> None:
    for entry in context.base.letters.values():
        _refuse(context, entry, _ULTIMATUM, "ultimatum", "是最后通牒的口气。写请求和法律给的期限，不写“限几日”“否则”。")


def no_letter_threatens_with_the_media(context: Context) -> None:
    for entry in context.base.letters.values():
        _refuse(context, entry, _MEDIA, "media-threat", "像是拿曝光来要挟，可能反过来害了写信的人。请删掉。")


def statements_to_the_police_name_no_crime(context: Context) -> None:
    """What happened, not what it is called: the name of an offence is for the police to find."""
    for entry in context.base.letters.values():
        if ReliedOn.POLICE.id in entry.record.to:
            _refuse(context, entry, _CRIMES, "crime-name", "是罪名或者定性。报案只写事实，怎么定性由公安决定。")


def complaints_about_conduct_ask_for_no_money(context: Context) -> None:
    """A complaint that also wants a reduction is read as pressure; that wish belongs in a letter of its own."""
    for entry in context.base.letters.values():
        if entry.record.subject is Subject.CONDUCT and not ABOUT_DEBT & set(entry.record.effects):
            _refuse(context, entry, _MONEY, "money-in-complaint", "谈到了钱。投诉催收方式的文书不谈减免、赔偿，请另写一份。")


def conduct_letters_confirm_nothing(context: Context) -> None:
    """A letter without an effect on the debt never acknowledges anything; one on conduct also carries the reservation."""
    for entry in context.base.letters.values():
        if ABOUT_DEBT & set(entry.record.effects):
            continue
        if entry.record.subject is Subject.CONDUCT and RESERVATION not in entry.body.replace("\n", ""):
            context.problems.add(entry.path, entry.body_line, "reservation", f"缺少这句话：“{RESERVATION}”。")
        _refuse(context, entry, _ACKNOWLEDGES, "acknowledges-debt", "会被当作承认债务。请删掉，或写明 effects 并改用带时效提问的文书。")


def letters_to_a_channel_can_be_signed_by_hand(context: Context) -> None:
    """What goes to an authority, a court or an institution has a line to sign on, and the sender is told not to sign blanks."""
    for entry in context.base.letters.values():
        lines = [line for line in entry.body.splitlines() if line.strip()]
        signed = any(_SIGNING_LINE.search(line) for line in lines[-_LAST_LINES:])
        if entry.record.unsigned and signed:
            context.problems.add(entry.path, context.base.line(entry.path, "unsigned"), "signature", "末尾已经有签名的空了。请把 unsigned 删掉。")
        elif not signed and not entry.record.unsigned:
            context.problems.add(entry.path, entry.body_line, "signature", "末尾没有亲笔签名的空。请写“申请人（{{ 姓名 }}）亲笔签名：＿＿＿＿＿＿”；不用签的，写 unsigned 和原因。")
        elif signed and not any("签名" in item and "空白" in item for item in entry.record.send):
            context.problems.add(entry.path, context.base.line(entry.path, "send"), "signature", "send 里没有说怎样签。请写：打印以后亲笔签名，不签空白的。")


def _refuse(context: Context, entry: Entry[Letter], words: re.Pattern[str], check: str, why: str) -> None:
    for match in words.finditer(entry.body):
        _at(context, entry, match.start(), check, f"“{match[0]}”{why}")


def _at(context: Context, entry: Entry[Letter], position: int, check: str, message: str) -> None:
    context.problems.add(entry.path, entry.body_line + entry.body.count("\n", 0, position), check, message)


ALL = (
    placeholders_match_the_fields,
    blocks_are_closed,
    letters_are_plain,
    long_fields_have_room,
    no_letter_sets_an_ultimatum,
    no_letter_threatens_with_the_media,
    statements_to_the_police_name_no_crime,
    complaints_about_conduct_ask_for_no_money,
    conduct_letters_confirm_nothing,
    letters_to_a_channel_can_be_signed_by_hand,
)
