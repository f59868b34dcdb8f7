"""What WordprocessingML asks of a file, so that Word and LibreOffice take it as it is meant: parts, relations, and elements in order.

The orders are those of the sequences in ECMA-376 part 1 (CT_PPr, CT_RPr, CT_Style, CT_Font, CT_SectPr, CT_Document); Word calls a file
damaged whose elements stand in another order, and LibreOffice skips some in silence. How the pages look was seen with
`soffice --headless --convert-to pdf` and `pdftoppm`, last on 2026-11-30: a dossier of 46 pages (long law, 60 contacts, emoji, markup, a
line of 400 letters, a direction turned round) and an empty one.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PARAGRAPH = "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs wordWrap bidi snapToGrid spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr"
_RUN = "rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs lang"
#: Of each element the children it may have, in the order in which they must stand.
ORDERS = {
    "document": "background body",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar pgBorders pgNumType cols titlePg docGrid",
    "pPr": _PARAGRAPH,
    "rPr": _RUN,
    "p": "pPr r|fldSimple",
    "r": "rPr t|tab|br",
    "ftr": "p",
    "fldSimple": "r",
}


def parts_of(content: bytes) -> dict[str, ElementTree.Element]:
    """Each part, parsed; fails where the archive is damaged or a part is not well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml", "readers sniff the kind of file from its first entry"
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def misplaced(part: ElementTree.Element) -> list[str]:
    """Elements that stand where the schema does not have them."""
    found = []
    for parent in part.iter():
        order = ORDERS.get(parent.tag.removeprefix(W))
        if order is None:
            continue
        places = {name: place for place, names in enumerate(order.split()) for name in names.split("|")}
        names = [child.tag.removeprefix(W) for child in parent]
        found += [f"{name} in {parent.tag.removeprefix(W)}" for name in names if name not in places]
        known = [places[name] for name in names if name in places]
        if known != sorted(known):
            found.append(f"{parent.tag.removeprefix(W)}: {' '.join(names)}")
    return found


def assert_sound(content: bytes) -> dict[str, ElementTree.Element]:
    """The parts, each declared, each reached by a relation, each with its elements in order; the body ends with the page's measures."""
    parts = parts_of(content)
    declared = {node.get("PartName", "").lstrip("/"): node.get("ContentType", "") for node in parts["[Content_Types].xml"] if node.get("PartName")}
    words = {name for name in parts if name.startswith("word/") and "/_rels/" not in name}
    assert set(declared) == words and all(kind.startswith("application/vnd.openxmlformats-officedocument.wordprocessingml.") for kind in declared.values())
    reached, ids = set(), {}
    for folder, relations in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")):
        for node in parts[relations].iter(f"{_PACKAGE}Relationship"):
            reached.add(folder + node.get("Target", ""))
            ids[folder + node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], folder + node.get("Target", ""))
    assert reached == words
    for name in words:
        assert misplaced(parts[name]) == [], name
    body = parts["word/document.xml"].find(f"{W}body")
    assert body is not None and [child.tag for child in body][-1] == f"{W}sectPr" and {child.tag for child in list(body)[:-1]} <= {f"{W}p", f"{W}tbl"}
    for node in parts["word/document.xml"].iter():
        refers = node.get(f"{R}id")
        if refers:
            kind, target = ids["word/" + refers]
            assert node.tag == f"{W}{kind}Reference" and target in parts
    styles = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    for name in words:
        assert {node.get(f"{W}val") for node in parts[name].iter(f"{W}pStyle")} <= styles, name
    return parts
