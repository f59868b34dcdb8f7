"""What is dialled is what is shown: on a button, in a sentence, in the open data.

Guarantees: a number to dial is the number beside it and nothing else; only telephones and text messages have one; a channel
that carries a number in its id (police-110) is called on that number, so a button with these figures can lead nowhere
else; a number in prose that leads to a channel is one of its numbers. Not checked: whether somebody answers there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.knowledge import Entry
from ..reading.prose import mask_code
from ..records.pages import Channel
from ..records.vocabulary import ContactKind

if TYPE_CHECKING:
    from . import Context

_CALLED = frozenset({ContactKind.TEL, ContactKind.SMS})
_NUMBER = re.compile(r"\d[\d-]{1,14}\d")
_IN_ID = re.compile(r"-(\d{3,})\Z")
#: A link whose words hold a number and whose target is a channel.
_LINKED = re.compile(r"\[([^\]\n]*\d{3,}[^\]\n]*)\]\([./a-z]*channels/([a-z0-9-]+)\.md[^)\n]*\)|\[([^\]\n]*\d{3,}[^\]\n]*)\]\(([a-z0-9-]+)\.md[^)\n]*\)")
_FIGURES = re.compile(r"(?<![\dA-Za-z.-])\d[\d-]{1,14}\d(?![\d%])")


def what_is_dialled_is_what_is_shown(context: Context) -> None:
    for entry in context.base.channels.values():
        for index, contact in enumerate(entry.record.contacts):
            said = ""
            if contact.kind not in _CALLED:
                said = f"“{contact.value}”不是电话，也不是短信，不能写 dial。请删掉。" if contact.dial else ""
            elif not _NUMBER.fullmatch(contact.value):
                said = f"“{contact.value}”不像号码。value 只写号码，别的写进 note。"
            elif contact.dial and contact.dial != contact.value.replace("-", ""):
                said = f"页面上写 {contact.value}，按下去拨的却是 {contact.dial}。dial 要和 value 一样。"
            if said:
                context.problems.add(entry.path, context.base.line(entry.path, "contacts", index), "dial", said)


def a_number_in_an_id_is_the_one_that_is_called(context: Context) -> None:
    for entry in context.base.channels.values():
        named = _IN_ID.search(entry.id)
        called = [(index, contact) for index, contact in enumerate(entry.record.contacts) if contact.kind is ContactKind.TEL]
        if named and called and called[0][1].value.rpartition("-")[2] != named[1]:
            index, first = called[0]
            context.problems.add(entry.path, context.base.line(entry.path, "contacts", index), "dial", f"文件名里是 {named[1]}，第一个电话却是 {first.value}。请核对。")


def a_number_in_prose_belongs_to_its_channel(context: Context) -> None:
    for entry in context.base.written.values():
        for match in _LINKED.finditer(mask_code(entry.body)):
            if match[3] and entry.kind != "channel":
                continue  # a page of another folder
            words, target = match[1] or match[3], context.base.channels.get(match[2] or match[4])
            if target is None:
                continue
            for number in _FIGURES.findall(words):
                if number not in _numbers(target):
                    line = entry.body_line + entry.body.count("\n", 0, match.start())
                    context.problems.add(entry.path, line, "dial", f"“{words}”指向 {target.path}，那里没有 {number} 这个号码。请改号码，或者改链接。")


def _numbers(entry: Entry[Channel]) -> set[str]:
    """Numbers under which a channel is known: those it is called on, and those of its name."""
    return {contact.value for contact in entry.record.contacts} | set(_FIGURES.findall(entry.record.title)) | set(_IN_ID.findall(entry.id))


ALL = (what_is_dialled_is_what_is_shown, a_number_in_an_id_is_the_one_that_is_called, a_number_in_prose_belongs_to_its_channel)
