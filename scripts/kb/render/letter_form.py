"""The writing part of a letter's page: the limitation gate, the printable blank, and the data for filling in.

Without JavaScript the blank is what the reader prints or copies by hand; with it,
docs/assets/js/letter/ puts inputs and a preview in its place, from the data embedded
here. Days in that data come from limits of the law files and from nowhere else.
"""

from __future__ import annotations

from ..letters import fill as letter_fill, template as letter_text
from ..joining.knowledge import Entry
from ..records.pages import Letter
from ..records.vocabulary import ABOUT_DEBT, FieldKind
from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook
from .context import SITE_NAME
from .markup import attribute, block, text


def asks_first(record: Letter) -> bool:
    return bool(ABOUT_DEBT & set(record.effects))


def gate(site: Handbook, source: str, record: Letter) -> str:
    """Letters that may restart limitation ask first; whoever cannot answer is led to free advice, not to the letter."""
    if not asks_first(record):
        return ""
    return block("div", "kb-gate", *inline.said(site, source, Said.GATE))


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
    """What the page's script needs: the letter, its days, and the words that the form says."""
    record = entry.record
    return saying.script_data("kb-letter-data", {
        "fields": [
            field.model_dump(mode="json", exclude_none=True) | {"blank": letter_fill.BLANKS[field.kind]}
            for field in record.fields
        ],
        "lines": letter_text.as_data(letter_text.parse(entry.body)),
        "limits": [_limit(site, limit_id) for limit_id in record.time_limits],
        "promise": f"这份文书用“{SITE_NAME}”写成。{blocks.PROMISE}",
        "words": saying.all_words(site, Said.LETTER_WORDS),
        "gate": saying.all_words(site, Said.GATE_WORDS) if asks_first(record) else None,
    })


def _limit(site: Handbook, limit_id: str) -> dict[str, object]:
    """The number and its unit; null where it is not one number that a calendar could count."""
    _, _, limit = site.limits[limit_id]
    return {"count": int(limit.value) if limit.value.isdecimal() else None, "unit": limit.unit.label}
