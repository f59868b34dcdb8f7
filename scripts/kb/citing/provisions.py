"""The structure of one provision's text: its 款 (paragraphs) and 项 (items).

Guarantees: a line of `text` is one 款, unless it begins with a numeral such as
（一）, which makes it an 项 of the 款 before. Anchors are derived from the text that
we hold and from nothing else, so an anchor never promises words that the page does
not show. Not covered: 目 (the level below 项); Arabic （1） does not open an 项.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from ..records.law import Provision
from ..reading.numerals import to_int

#: White space, zero-width characters and the shapes of quotation marks: what may
#: differ between two faithful copies of the same text.
_IGNORED = re.compile("[\\s\u3000\u200b\u200c\u200d\u2060\ufeff“”‘’\"'「」『』]")
_ITEM = re.compile(r"^\s*[（(]\s*([零〇一二三四五六七八九十百]{1,5})\s*[）)]")
_PARAGRAPH = re.compile(r"^第?(.+?)款?$")


@dataclass(frozen=True)
class Item:
    """One 项. `number` is the number the statute gives it; `text` keeps the （一）."""

    number: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One 款. `number` counts from 1 in the statute, not in our excerpt."""

    number: int
    text: str
    items: tuple[Item, ...] = ()

    def item(self, number: int) -> Item | None:
        return next((item for item in self.items if item.number == number), None)


def structure(provision: Provision) -> tuple[Paragraph, ...]:
    """The paragraphs we hold, in order. Empty when no text is held.

    Trust the numbers only where numbering_problem() finds none; a check refuses the rest.
    """
    return _structure(provision.text or "", tuple(provision.paragraphs))


@lru_cache(maxsize=10_000)
def _structure(held: str, paragraphs: tuple[str, ...]) -> tuple[Paragraph, ...]:
    blocks: list[tuple[str, list[Item]]] = []
    for line in filter(None, map(str.strip, held.splitlines())):
        number = _item_number(line)
        if number is None:
            blocks.append((line, []))
        else:
            if not blocks:  # an excerpt that starts with its items
                blocks.append(("", []))
            blocks[-1][1].append(Item(number, line))
    quoted = [_number(word) or 0 for word in paragraphs]
    numbers = quoted if len(quoted) == len(blocks) else range(1, len(blocks) + 1)
    return tuple(Paragraph(n, text, tuple(items)) for n, (text, items) in zip(numbers, blocks))


def numbering_problem(provision: Provision) -> str | None:
    """What is wrong with `paragraphs` or the 项 numerals, in Chinese; None when all is well."""
    if not provision.text:
        return "写了 paragraphs 就要有原文 text。" if provision.paragraphs else None
    numbers = [number for word in provision.paragraphs if (number := _number(word)) is not None]
    if len(numbers) < len(provision.paragraphs):
        return "paragraphs 只写款的序号，如 1、3。"
    if numbers != sorted(set(numbers)):
        return "paragraphs 的序号要从小到大、不重复。"
    found = structure(provision)
    if numbers and len(numbers) != len(found):
        return f"paragraphs 列了 {len(numbers)} 款，text 却有 {len(found)} 款（一款一行，一项一行）。"
    for paragraph in found:
        items = [item.number for item in paragraph.items]
        if items != sorted(set(items)):
            return f"第{paragraph.number}款的项号没有从小到大排列。"
    return None


def anchors(provision: Provision) -> list[str]:
    """Every anchor that the provision's text can carry: art-50, art-50-p1, art-50-p1-i5 …"""
    found = [provision.anchor]
    for paragraph in structure(provision):
        base = f"{provision.anchor}-p{paragraph.number}"
        found += [base, *(f"{base}-i{item.number}" for item in paragraph.items)]
    return found


def paragraph_of(provision: Provision, paragraph: int | None, item: int | None) -> int | None:
    """The 款 that a citation means: an 项 without a 款 belongs to the only 款 that has any."""
    if paragraph is not None or item is None:
        return paragraph
    holders = [part.number for part in structure(provision) if part.items]
    return holders[0] if len(holders) == 1 else None


def has(provision: Provision, paragraph: int | None, item: int | None) -> bool | None:
    """Whether we hold that 款 and 项. None: unknown, because no text is held.

    A 款 outside the quoted `paragraphs` counts as not held: nobody can check it here.
    An 项 without a 款 is False when several 款 have items: the citation is ambiguous.
    """
    if paragraph is None and item is None:
        return True
    parts = structure(provision)
    if not parts:
        return None
    wanted = paragraph_of(provision, paragraph, item)
    part = next((part for part in parts if part.number == wanted), None)
    return part is not None and (item is None or part.item(item) is not None)


def normalise(text: str) -> str:
    """The text without white space, zero-width characters and quotation marks."""
    return _IGNORED.sub("", text)


def digest(text: str) -> str:
    """SHA-256 (hex) of the normalised text: equal exactly when the wording is equal."""
    return hashlib.sha256(normalise(text).encode("utf-8")).hexdigest()


def _number(word: str) -> int | None:
    match = _PARAGRAPH.match(word.strip())
    try:
        return to_int(match[1]) if match else None
    except ValueError:
        return None


def _item_number(line: str) -> int | None:
    match = _ITEM.match(line)
    try:
        return to_int(match[1]) if match else None
    except ValueError:
        return None
