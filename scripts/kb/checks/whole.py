"""A body is there to its end: nobody publishes half a page.

Guarantees: a page of a kind with fixed headings has each of them (but those that may be missing), none stands empty, and
no body stops within a sentence. A page that was cut off in copying loses its last sections first, and those that
are left look whole. Not checked: a letter's signature (letters.py), a section cut at the end of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..reading.prose import sections
from ..records.vocabulary import CHANNEL_HEADINGS, LENDER_HEADINGS, SCENARIO_HEADINGS

if TYPE_CHECKING:
    from . import Context

_HEADINGS = {"scenario": SCENARIO_HEADINGS, "channel": CHANNEL_HEADINGS, "lender": LENDER_HEADINGS}
#: A door where nothing has to be written.
_MAY_MISS = frozenset({"写什么"})
#: The end of a sentence, of a link, table row, placeholder or fence, or of a line to fill in.
_ENDS = re.compile(r"(?:[。！？!?：；”）」》)|}`]|＿＿|＿＿页)[*_ ]*\Z")


def every_section_is_there(context: Context) -> None:
    for entry in context.base.written.values():
        found = list(sections(entry.body))
        titles = {section.title for section in found}
        for title in _HEADINGS.get(entry.kind, ()):
            if title not in titles | _MAY_MISS:
                context.problems.add(entry.path, entry.body_line, "heading", f"缺少“## {title}”。正文是不是断在半路了？请补上。")
        for section in found:
            if not section.text.strip():
                context.problems.add(entry.path, entry.body_line + section.line - 1, "heading", f"“## {section.title}”下面是空的。请写上，或者删掉这个标题。")


def no_body_stops_within_a_sentence(context: Context) -> None:
    for entry in context.base.written.values():
        body = entry.body.rstrip()
        if entry.key in context.base.said or not body or _ENDS.search(body):
            continue
        last = body.rpartition("\n")[2]
        context.problems.add(entry.path, entry.body_line + body.count("\n"), "cut-off", f"正文停在句子中间：“…{last[-16:]}”。请把这一句写完，看看后面少了什么。")


ALL = (every_section_is_there, no_body_stops_within_a_sentence)
