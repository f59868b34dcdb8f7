"""Make the tag tree of a PDF lean: marks that say nothing (Span, NonStruct) give their content to what holds them.

WeasyPrint wraps every run of text in a Span of its own; on a book that is a hundred thousand objects and a third of
the file. PDF lets an element hold content directly (ISO 32000-1, 14.7.4), which is also what a screen reader wants:
a paragraph, not forty pieces of one. It also marks the page number behind a link as a second link inside the first;
one link stays. And heading cells get the scope that PDF/UA asks for. Guarantees: no content loses its place or its page, the parent tree follows, and everything that means
something (headings, lists, tables, links, figures) stays; tests/book/test_prints.py walks the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_EMPTY = {"/Span", "/NonStruct"}
_PLAIN_KEYS = {"Type", "S", "K", "Pg", "P"}
_REFERENCE = re.compile(rb"([0-9]+) 0 R")


def lean_tags(_document, pdf) -> None:
    """A WeasyPrint finisher: changes the pydyf file before it is written. Raises KeyError when there is no tag tree."""
    tree = _TagTree(pdf)
    for top in tree.root["K"]:
        tree.flatten(top)
    tree.close()


class _TagTree:
    def __init__(self, pdf) -> None:
        self.pdf = pdf
        self.objects = {thing.reference: thing for thing in pdf.objects}
        self.root = self.objects[pdf.catalog["StructTreeRoot"]]
        #: number tree: place of a page or an annotation -> what holds its content
        self.nums = self.objects[self.root["ParentTree"]]["Nums"]
        self.of_place = dict(zip(self.nums[::2], self.nums[1::2]))
        self.place_of_page = {reference: number for number, reference in enumerate(pdf.page_references)}
        self.gone: set[int] = set()  # numbers of objects that nothing needs any more
        self.reached: set[int] = set()  # numbers of the elements of the tree

    def flatten(self, reference: bytes) -> None:
        """Give the content of every mark below that says nothing to the element around it."""
        element = self.objects[reference]
        self.reached.add(element.number)
        kept: list = []
        for kid in element["K"]:
            child = self.objects.get(kid) if isinstance(kid, bytes) else None
            if child is None or "S" not in child:  # marked content, or a reference to an annotation
                kept.append(kid)
                continue
            self.flatten(kid)
            if not self._says_nothing(child, element):
                kept.append(kid)
                continue
            self.gone.add(child.number)
            for inner in child["K"]:
                if isinstance(inner, int):
                    self.of_place[self.place_of_page[element["Pg"]]][inner] = reference
                elif "S" in self.objects[inner]:
                    self.objects[inner]["P"] = reference
                else:  # the link's own annotation, once more: words inside a link carry one too
                    self._drop_annotation(self.objects[inner])
                    continue
                kept.append(inner)
        element["K"][:] = kept
        if element["S"] == "/TR":
            self._say_scopes(element)

    def _say_scopes(self, row) -> None:
        """A heading cell in a row of headings heads its column, one beside other cells its row: WeasyPrint leaves that open, PDF/UA wants it said."""
        cells = [self.objects[kid] for kid in row["K"] if isinstance(kid, bytes) and "S" in self.objects[kid]]
        scope = "/Row" if any(cell["S"] == "/TD" for cell in cells) else "/Column"
        for cell in cells:
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope

    def _says_nothing(self, child, element) -> bool:
        inside_link = element["S"] == "/Link"
        if child["S"] not in _EMPTY and not (inside_link and child["S"] == "/Link"):
            return False
        links = any(isinstance(kid, bytes) and "S" not in self.objects[kid] for kid in child["K"])
        return not set(child) - _PLAIN_KEYS and child["Pg"] == element.get("Pg") and (inside_link or not links)

    def _drop_annotation(self, holder) -> None:
        """Take the annotation that an OBJR names off its page and out of the number tree."""
        annotation = self.objects[holder["Obj"]]
        self.objects[holder["Pg"]]["Annots"].remove(holder["Obj"])
        del self.of_place[annotation["StructParent"]]
        self.gone |= {annotation.number, holder.number}

    def close(self) -> None:
        """Write the number tree again, take out what is gone and close the gaps: their entries alone are a tenth of a file."""
        self._shorten()
        self._call_artifacts()
        self.nums[:] = [part for pair in self.of_place.items() for part in pair]
        kept = [thing for thing in self.pdf.objects if thing.number not in self.gone]
        new = {thing.number: number for number, thing in enumerate(kept)}
        self.pdf.pages["Kids"][::3] = [new[number] for number in self.pdf.pages["Kids"][::3]]
        for number, thing in enumerate(kept):
            thing.number = number
            _point(thing, new)
        self.pdf.objects[:] = kept


    def _shorten(self) -> None:
        """The reference to an annotation stands in its element itself; an element names a page only where it has something on it."""
        for thing in self.pdf.objects:
            if thing.number not in self.reached:
                continue
            holders: dict[bytes, Any] = {kid: self.objects[kid] for kid in thing["K"] if isinstance(kid, bytes) and "S" not in self.objects[kid]}
            for holder in holders.values():
                self.gone.add(holder.number)
                if holder["Pg"] == thing.get("Pg"):
                    del holder["Pg"]
            thing["K"][:] = [holders.get(kid, kid) for kid in thing["K"]]
            if not holders and not any(isinstance(kid, int) for kid in thing["K"]):
                thing.pop("Pg", None)

    def _call_artifacts(self) -> None:
        """Head and foot of a page hang on no element: WeasyPrint makes elements for them and leaves them out of the tree."""
        elements = {reference: thing.number for reference, thing in self.objects.items() if hasattr(thing, "get") and thing.get("Type") == "/StructElem"}
        lost = set(elements.values()) - self.reached
        self.gone |= lost
        for place, reference in enumerate(self.pdf.page_references):
            holders = self.of_place[place]
            outside = {number for number, holder in enumerate(holders) if self.objects[holder].number in lost}
            lines = self.objects[self.objects[reference]["Contents"]].stream
            for at, line in enumerate(lines):
                if isinstance(line, dict) and line.get("MCID") in outside:
                    lines[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]
            holders[:] = [b"null" if number in outside else holder for number, holder in enumerate(holders)]


def _point(value: object, new: dict[int, int]) -> None:
    """Every reference inside a value, however deep. Raises KeyError for one to an object that is gone."""
    places: Iterable[Any]
    if isinstance(value, dict):
        places = list(value)
    elif isinstance(value, list):
        places = range(len(value))
    else:
        if hasattr(value, "extra"):  # a stream: its dictionary
            _point(value.extra, new)
        return
    for place in places:
        inner = value[place]
        if isinstance(inner, bytes) and (match := _REFERENCE.fullmatch(inner)):
            value[place] = b"%d 0 R" % new[int(match[1])]
        else:
            _point(inner, new)
