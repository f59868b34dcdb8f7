"""What WeasyPrint and pydyf work out again and again, worked out once. A book of 800 pages is where it shows. Text:
shaped.py, styles: styled.py, sizes: sized.py, the HTML: parsed.py, the file: written.py. And here:

- pydyf lists the references of all pages anew for each mark of the tag tree (150,000 times).
- Which named page a box wants is asked of its first and last child; all others are looked at too.
- Five questions are asked, two million times, to learn that a box stands in the flow as nearly all do.

Guarantees: the same values (tests/book/test_prints.py compares the bytes), nothing is left changed afterwards. Raises
AttributeError when what is replaced is no longer there: then read the new source, and drop here what has become needless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from . import parsed, shaped, sized, styled, written
from .standins import stands_in


@contextmanager
def worked_out_once() -> Iterator[None]:
    import pydyf  # comes with WeasyPrint: only the paper environment has it
    from weasyprint.formatting_structure import boxes

    with ExitStack() as all_of:
        for place, name, made in (
            (pydyf.PDF, "page_references", _kept_references(pydyf.PDF.page_references)),
            (boxes.ParentBox, "page_values", _of_both_ends(boxes.Box.page_values)),
            *[one for module in (parsed, styled, sized, shaped, written) for one in module.replacements()],
            (boxes.Box, "is_in_normal_flow", _in_normal_flow(boxes.Box.is_in_normal_flow)),
        ):
            all_of.enter_context(stands_in(place, name, made))
        yield


def _kept_references(slow: property) -> property:
    """The list is kept until a page is added."""
    if slow.fget is None:
        raise AttributeError("pydyf.PDF.page_references is no property any more")
    read = slow.fget

    def kept(pdf: Any) -> tuple[bytes, ...]:
        known = pdf.__dict__.get("_kept_page_references")
        if known is None or len(known) != pdf.pages["Count"]:
            known = pdf.__dict__["_kept_page_references"] = read(pdf)
        return known

    return property(kept)


def _of_both_ends(own: Callable[[Any], tuple]) -> Callable[[Any], tuple]:
    def page_values(box: Any) -> tuple:
        start, end = own(box)
        first = next((child for child in box.children if child.is_in_normal_flow() or child.is_floated()), None)
        if first is None:
            return start, end
        last = next(child for child in reversed(box.children) if child.is_in_normal_flow() or child.is_floated())
        of_first = first.page_values()
        of_last = of_first if last is first else last.page_values()
        return of_first[0] or start, of_last[1] or end

    return page_values


def _in_normal_flow(slow: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        if style["float"] == "none" and style["position"] == "static":
            return True
        return slow(box)

    return is_in_normal_flow
