"""What WeasyPrint and pydyf work out again and again, worked out once. A book of 800 pages is where it shows:

- pydyf lists the references of all pages anew for each mark of the tag tree (150,000 times).
- To find where a line ends, four lines of Chinese are shaped, for the narrowest width of a table cell the whole cell for
  each of its characters: WeasyPrint reckons with letters a quarter as wide as they are high. Here the text is cut shorter
  first, and only where the cut cannot matter: after the line, ideographs follow inside the piece, so that a break does.
- How narrow a cell can be is asked of each of its characters anew: four ideographs in one style break after the first, which
  is as wide each time.
- A length in pixels is asked what it would be in per cent, fifteen of them for each box, each time it is laid out.
- The description of a font is made anew for each piece of text, also when the same text is drawn.
- Which named page a box wants is asked of its first and last child; all others are looked at too.

Guarantees: the same values (tests/book/test_prints.py compares the bytes), nothing is left changed afterwards. Raises
AttributeError when what is replaced is no longer there: then read the new source, and drop here what has become needless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from . import shaped, sized, styled
from .standins import stands_in


@contextmanager
def worked_out_once() -> Iterator[None]:
    import pydyf  # comes with WeasyPrint: only the paper environment has it
    from weasyprint.formatting_structure import boxes

    with ExitStack() as all_of:
        for place, name, made in (
            (pydyf.PDF, "page_references", _kept_references(pydyf.PDF.page_references)),
            (boxes.ParentBox, "page_values", _of_both_ends(boxes.Box.page_values)),
            *shaped.replacements(),
            *styled.replacements(),
            *sized.replacements(),
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
