"""The writing part of a letter's page: the limitation gate, the printable blank, and the data for filling in.

Without JavaScript the blank is what the reader prints or copies by hand; with it,
docs/assets/js/letter/ puts inputs and a preview in its place, from the data embedded
here. Days in that data come from limits of the law files and from nowhere else.
"""

from __future__ import annotations

import json
import re

from ..letters import fill as letter_fill, template as letter_text
from ..joining.knowledge import Entry
from ..records.pages import Letter
from ..records.vocabulary import ABOUT_DEBT, FieldKind
from ..records.relied_on import ReliedOn
from . import blocks, inline
from ..joining.handbook import Handbook
from .context import SITE_NAME
from .markup import attribute, block, link, text

#: Source: 诉讼时效 is interrupted by payment, promise, demand and notice (civil-code 195, limitation-provisions 14, 17).
_GATE = ("这笔债，我还过钱吗？", "从我的账户扣过款吗？", "有人催过吗（电话、短信、信）？", "收到过债权转让通知吗？")


def gate(site: Handbook, source: str, record: Letter) -> str:
    """Letters that may restart limitation ask first; whoever cannot answer is led to free advice, not to the letter."""
    if not ABOUT_DEBT & set(record.effects):
        return ""
    help_line = link(source, site.entry(ReliedOn.LEGAL_AID).source, blocks.tel(site, ReliedOn.LEGAL_AID).value)
    old_debt = site.entry(ReliedOn.OLD_DEBT)
    more = "，再看" + link(source, old_debt.source, old_debt.record.title)
    rows = "\n".join(f"| {question} | ☐ 有，哪天：＿＿＿＿　☐ 没有　☐ 不记得 |" for question in _GATE)
    return block(
        "div",
        "kb-gate",
        "## 动笔前，先答四问 {#gate}",
        "这封信可能让诉讼时效重新计算，也可能被当作承认债务。没有逾期，或者第一次逾期还不满三年的，不用答。其他的，先想清楚**近三年**里：",
        "| 近三年里 | 你的答案 |\n| --- | --- |\n" + rows,
        f"**四句都是“没有”“不记得”，或者中间断过三年：停在这里。** 不寄、不还、不签，先打 {help_line} 免费问清{more}。",
        "能答“有”，中间也没断过三年：可以往下写。",
    )


def blank(site: Handbook, source: str, entry: Entry[Letter]) -> str:
    """The letter as a printable blank: fields become lines to write on, optional parts say so."""
    record = entry.record
    fields = {field.id: field for field in record.fields}
    out = []
    for token in letter_text.tokenize(inline.prose(site, source, entry.body, notes=False)):
        match token.kind:
            case "field":
                classes = "kb-blank kb-blank-long" if fields[token.word].kind is FieldKind.LONG else "kb-blank"
                out.append(f'<span class="{classes}" data-field="{attribute(token.word)}">{text(fields[token.word].label)}</span>')
            case "if":
                out.append("（有就写：）")
            case "text":
                out.append(token.word)
    return "".join(out)


def clocks(site: Handbook, source: str, record: Letter) -> list[str]:
    """The periods that run once the letter is sent, each with the lenders that it binds when not all."""
    return [blocks.clock_line(site, source, limit_id, None) for limit_id in record.time_limits]


def data(site: Handbook, entry: Entry[Letter]) -> str:
    """What the page's script needs, as JSON that no HTML parser can mistake for markup."""
    record = entry.record
    words = json.dumps(
        {
            "fields": [
                field.model_dump(mode="json", exclude_none=True) | {"blank": letter_fill.BLANKS[field.kind]}
                for field in record.fields
            ],
            "lines": letter_text.as_data(letter_text.parse(entry.body)),
            "limits": [_limit(site, limit_id) for limit_id in record.time_limits],
            "promise": f"这份文书用“{SITE_NAME}”写成。{blocks.PROMISE}",
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f'<script type="application/json" class="kb-letter-data">{_for_script(words)}</script>'


def _limit(site: Handbook, limit_id: str) -> dict[str, object]:
    """The number and its unit; null where it is not one number that a calendar could count."""
    _, _, limit = site.limits[limit_id]
    return {"count": int(limit.value) if limit.value.isdecimal() else None, "unit": limit.unit.label}


def _for_script(words: str) -> str:
    return re.sub(r"[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", words)
