"""What pages of channels, lenders, letters, guides and myths share: how they open and close, and their closed sections.

Guarantees: a part that is empty leaves no heading behind; the line of a closed section comes from the author's own
words (short.py). Headings that authors write get an anchor of their own, so that links to them outlive a change of order.
"""

from __future__ import annotations

from collections.abc import Callable

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import Section, sections
from ..records.fields import LawRef
from ..records.pages import AnyPage, PageRecord
from . import blocks, inline, short
from .markup import block, bullets, fold, join, text

#: Fixed headings of channels and kinds of lender, and what links to them is called.
ANCHORS = {
    "怎么办理": "how",
    "写什么": "write",
    "通常会怎样": "usually",
    "不受理或不满意怎么办": "refused",
    "容易弄错的": "mistakes",
    "怎么认出来": "recognise",
    "哪些规则管它": "which-rules",
    "找谁投诉": "complain",
}
#: Statements are said whole: half of “两个月不办就能起诉”，只说了一半 would say the contrary.
_WHOLE = ("容易弄错的", "通常会怎样")


def opening(site: Handbook, entry: Entry[PageRecord]) -> list[str]:
    record = entry.record
    return [f"# {text(record.title)}", blocks.checked_strip(site, entry, record.checked), block("p", "kb-answer", text(record.summary))]


def closing(site: Handbook, entry: Entry[PageRecord]) -> list[str]:
    return [blocks.related(site, entry), blocks.foot(entry.source)]


def listed(title: str, anchor: str, items: list[str], classes: str = "") -> str:
    """An open section that is a list; empty without items."""
    return join(f"## {title} {{#{anchor}}}", in_bullets(items, classes)).strip() if items else ""


def folded(title: str, anchor: str, short_line: str, items: list[str], *more: str, classes: str = "") -> str:
    """A closed section that is a list, and what stands above it; empty without both."""
    return fold(title, anchor, text(short_line), *more, in_bullets(items, classes) if items else "")


def in_bullets(items: list[str], classes: str = "") -> str:
    return block("div", classes, bullets(items)) if classes else bullets(items)


def authored(site: Handbook, entry: Entry[AnyPage], prose: Callable[[Handbook, str, str], str] = inline.prose) -> dict[str, str]:
    """The author's sections as closed sections, by their heading; what stands above the first has heading ''."""
    found = {}
    for number, section in enumerate(sections(entry.body)):
        written = prose(site, entry.source, section.text)
        found[section.title] = fold(section.title, ANCHORS.get(section.title, f"part-{number}"), text(_line(section)), written) if section.title else written
    return found


def opened(section: str) -> str:
    """A closed section as it stands open at first, without the short answer while the long one is in sight."""
    return section.replace('<details class="kb-fold"', '<details class="kb-fold kb-first" open="open"', 1)


def cases(written: str) -> str:
    """Of a section in several cases the first, and the others closed: whoever is in the first one reads no further."""
    found = short.parts(written)
    first = next((place for place, part in enumerate(found) if part.title), len(found))
    shown = [join(f"### {part.title}" if part.title else "", part.text).strip() for part in found[: first + 1]]
    return join(*shown, *(fold(part.title, f"case-{number}", text(short.says(part.text)), part.text, level=3) for number, part in enumerate(found[first + 1 :], 2))).strip()


def law(site: Handbook, entry: Entry[AnyPage], refs: list[LawRef]) -> str:
    return fold("法律依据", "law", f"{len(refs)} 条，附原文", blocks.law_section(site, entry.source, refs)) if refs else ""


def _line(section: Section) -> str:
    return short.sentences(section.text) if section.title in _WHOLE else short.says(section.text)
