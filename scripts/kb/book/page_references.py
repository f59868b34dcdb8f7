"""pydyf lists the references of all pages anew each time one is asked for; WeasyPrint asks once for each mark of the tag
tree. On 670 pages with 150,000 marks that is more time than drawing them. Here the list is kept until a page is added.

Guarantees: the same values (tests/book/test_prints.py compares the bytes), nothing is left changed afterwards. Raises
AttributeError when pydyf no longer has what is replaced: then read its new source and delete this file if it keeps the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_page_references() -> Iterator[None]:
    import pydyf  # comes with WeasyPrint: only the paper environment has it

    slow = pydyf.PDF.page_references
    if slow.fget is None:
        raise AttributeError("pydyf.PDF.page_references is no property any more")

    def kept(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        known = pdf.__dict__.get("_kept_page_references")
        if known is None or len(known) != pdf.pages["Count"]:
            known = pdf.__dict__["_kept_page_references"] = slow.fget(pdf)
        return known

    pydyf.PDF.page_references = property(kept)
    try:
        yield
    finally:
        pydyf.PDF.page_references = slow
