"""Make the tag tree of a PDF lean: marks that say nothing (Span, NonStruct) give their content to what holds them.

WeasyPrint wraps every run of text in a Span of its own; on a book that is a hundred thousand objects and a third of
the file. PDF lets an element hold content directly (ISO 32000-1, 14.7.4), which is also what a screen reader wants:
a paragraph, not forty pieces of one. It also marks the page number behind a link as a second link inside the first;
one link stays. Guarantees: no content loses its place or its page, the parent tree follows, and
everything that means something (headings, lists, tables, links, figures) stays.
"""

from __future__ import annotations

_EMPTY = {"/Span", "/NonStruct"}
_PLAIN_KEYS = {"Type", "S", "K", "Pg", "P"}


def lean_tags(_document, pdf) -> None:
    """A WeasyPrint finisher: changes the pydyf file before it is written. Raises KeyError when there is no tag tree."""
    objects = {thing.reference: thing for thing in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    nums = objects[root["ParentTree"]]["Nums"]
    of_page = dict(zip(nums[::2], nums[1::2]))
    places = {reference: number for number, reference in enumerate(pdf.page_references)}
    dropped: set[int] = set()
    for top in root["K"]:
        _flatten(objects, top, of_page, places, dropped)
    nums[:] = [part for number, reference in zip(nums[::2], nums[1::2]) if number not in dropped for part in (number, reference)]


def _flatten(objects: dict, reference: bytes, of_page: dict, places: dict, dropped: set[int]) -> None:
    element = objects[reference]
    kids = element["K"]
    kept: list = []
    for kid in kids:
        child = objects.get(kid) if isinstance(kid, bytes) else None
        if child is None or "S" not in child:  # marked content, or a reference to an annotation
            kept.append(kid)
            continue
        _flatten(objects, kid, of_page, places, dropped)
        inner_link = child["S"] == element["S"] == "/Link"
        if not (inner_link or child["S"] in _EMPTY) or set(child) - _PLAIN_KEYS or child["Pg"] != element.get("Pg"):
            kept.append(kid)
            continue
        for inner in child["K"]:
            if isinstance(inner, int):
                of_page[places[element["Pg"]]][inner] = reference
            elif "S" in objects[inner]:
                objects[inner]["P"] = reference
            elif inner_link:
                dropped.add(_drop_annotation(objects, objects[inner]))
                continue
            kept.append(inner)
        child.clear()  # nothing points here any more
    kids[:] = kept


def _drop_annotation(objects: dict, holder: dict) -> int:
    """Take the annotation that an OBJR names off its page; returns its place in the parent tree."""
    annotation = objects[holder["Obj"]]
    objects[holder["Pg"]]["Annots"].remove(holder["Obj"])
    place = annotation["StructParent"]
    annotation.clear()
    holder.clear()
    return place
