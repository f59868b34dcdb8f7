"""Page numbers behind links, put in when the layout is done; and the dots of the contents as one word.

A number that WeasyPrint has to put in itself (target-counter) makes it lay out each page twice, for a page does not know
where the pages after it will begin. Here the style sheet reserves a place of fixed width with noughts in it
(`<i>` in a.see and a.page, css/book.css), and the numbers replace them: nothing else can move. WeasyPrint also draws the dots of
leader(".") one by one, forty thousand pieces of text in the contents alone; here each line of them is one.

Guarantees: the same page on paper as with target-counter; a number is the page on which the PDF itself places the target.
Raises KeyError for a link to an id that stands on no page. Leans on the boxes of the pinned WeasyPrint:
tests/book/test_prints.py reads every number back.
"""

from __future__ import annotations

from typing import Any

#: Class of a link -> what its <i> holds until the number is known.
PLACES = {"see": "→000", "page": "000"}


def put_in(document) -> None:
    """Change the pages of a laid out weasyprint.document.Document before they are drawn."""
    page_of: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            page_of.setdefault(anchor, number)
    links = {child: link for link in document._html.etree_element.iter("a") for child in link}
    writer = _Writer()
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.is_leader:
                _one_word(box, writer)
            elif box.element_tag == "i" and hasattr(box, "pango_layout") and (kind := _kind(links.get(box.element))):
                id_ = links[box.element].get("href")[1:]
                writer.write(box, PLACES[kind].replace("000", f"{page_of[id_]}"), to_the_right=kind == "page")


def _kind(link) -> str:
    return "" if link is None else next((kind for kind in link.get("class", "").split() if kind in PLACES), "")


def _one_word(leader, writer: _Writer) -> None:
    """The dots of a leader stand from the right to the left, each in a box of its own, and touch each other."""
    if len(leader.children) > 1:
        first = leader.children[-1]
        writer.write(first, "".join(box.text for box in leader.children))
        leader.children = (first,)


class _Writer:
    """Sets words into a box of text. The same words in the same type are shaped once."""

    def __init__(self) -> None:
        self.shaped: dict[tuple[Any, ...], tuple[Any, float]] = {}

    def write(self, box, words: str, to_the_right: bool = False) -> None:
        from weasyprint.text.line_break import split_first_line

        style = box.style
        key = (words, style["font_size"], style["font_weight"], style["font_style"], tuple(style["font_family"]), style["letter_spacing"])
        if key not in self.shaped:
            layout, _, _, width, _, _ = split_first_line(words, style, None, None, 0)
            self.shaped[key] = layout, width
        layout, width = self.shaped[key]
        if to_the_right:
            box.position_x += box.width - width
        box.text, box.pango_layout, box.width = words, layout, width
