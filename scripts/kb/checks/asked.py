"""A phrase that leads to a page is answered on that page.

Guarantees: every alias stands under a heading of its own page, or a block that the renderer
makes from the front matter (`BLOCKS`); under UNANSWERED stands only what no heading answers
yet; no page lists a phrase twice. Not checked: whether the words below the heading really
answer — an editor and a second reader do that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..records.pages import UNANSWERED
from ..reading.problems import nearest
from ..reading.prose import mask_code

if TYPE_CHECKING:
    from . import Context

#: What a page shows besides the headings of its prose, by kind: heading -> the field that it is made from.
BLOCKS: dict[str, dict[str, str]] = {
    "scenario": {"危险": "danger", "现在别做": "avoid", "他能这样吗": "line", "找谁": "channels", "写哪封信": "letters", "留什么": "evidence", "法律依据": "law", "帮不了什么": "wont", "相关": "related", "做法": "guides"},
    "channel": {"号码": "contacts", "受理什么": "accepts", "不受理什么": "refuses", "要带什么": "needs", "多久": "time_limits", "花多少钱": "cost", "做不了什么": "cannot", "下一步": "next", "法律依据": "law", "说法不一": "conflicts"},
    "letter": {"什么时候用": "when", "什么时候别用": "not_when", "填什么": "fields", "附件": "attachments", "怎么寄": "send", "多久": "time_limits", "法律依据": "law", "后果": "effects", "正文": "fields"},
    "lender": {"归谁管": "supervisor", "怎么认": "signs", "管它的规则": "rules", "不管它的规则": "not_rules"},
    "myth": {"网上怎么说": "claim", "看哪一页": "guides", "法律依据": "law"},
    "guide": {"法律依据": "law"},
    "tool": {"法律依据": "law"},
    "page": {},
}
#: Title and summary: what the page answers as a whole.
SUMMARY = "摘要"

_HEADING = re.compile(r"^#{2,4} +(.+?)\s*(?:\{[^}]*\})?\s*$", re.M)


def _headings(body: str) -> list[str]:
    """Headings of level 2 to 4 in a page's prose, in order."""
    return [match[1] for match in _HEADING.finditer(mask_code(body))]


def every_alias_is_answered_under_a_heading(context: Context) -> None:
    for entry in context.base.entries.values():
        made = {name for name, field in BLOCKS[entry.kind].items() if getattr(entry.record, field, None)}
        known = [SUMMARY, *_headings(entry.body), *sorted(made), UNANSWERED]
        for heading in entry.record.aliases:
            if heading not in known:
                line = context.base.line(entry.path, "aliases", heading)
                hint = nearest(heading, known) or f"可以用：{'、'.join(known)}。"
                context.problems.add(entry.path, line, "alias-heading", f"这一页没有“{heading}”这个标题。{hint}")


def no_phrase_is_listed_twice_on_a_page(context: Context) -> None:
    for entry in context.base.entries.values():
        seen: dict[str, str] = {}
        for heading, phrases in entry.record.aliases.items():
            for index, phrase in enumerate(phrases):
                if phrase in seen:
                    line = context.base.line(entry.path, "aliases", heading, index)
                    context.problems.add(entry.path, line, "alias-twice", f"问法“{phrase}”已经写在“{seen[phrase]}”下面。请只留一处。")
                seen.setdefault(phrase, heading)


ALL = (every_alias_is_answered_under_a_heading, no_phrase_is_listed_twice_on_a_page)
