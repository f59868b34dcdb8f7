"""What folds on a screen, open on paper: a closed section becomes its heading and what stands under it.

Guarantees: no <details> of the three depths is left, nothing but the short answer in a section's line is dropped, and
headings stand where a page's own headings stand. Of a cited provision its name (linked) and why it is cited remain:
its words stand in the appendix. Other folds are turned into plain blocks by fragments.py.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET


def open_folds(section: ET.Element) -> None:
    """Innermost first, so that a fold in a fold is open when its own is opened."""
    for parent in reversed(list(section.iter())):
        for child in list(parent):
            if child.tag != "details":
                continue
            marks = set(child.get("class", "").split())
            if "kb-fold" in marks:
                _open(parent, child)
            elif "kb-step" in marks:
                _step(child)
            elif "kb-law" in marks:
                _law(child)


def _open(parent: ET.Element, fold: ET.Element) -> None:
    """<details><summary><h2/></summary>…</details> becomes <h2/><div>…</div>."""
    line = fold[0]
    heading = line[0]
    for short in [item for item in heading if "kb-short" in item.get("class", "")]:
        heading.remove(short)
    heading.text = (heading.text or "").strip()
    fold.remove(line)
    fold.tag = "div"
    fold.attrib.pop("open", None)
    heading.tail = None
    parent.insert(list(parent).index(fold), heading)


def _step(fold: ET.Element) -> None:
    """A step and how it is done, in one block."""
    fold.tag = "div"
    fold[0].tag = "p"
    fold[0].set("class", "kb-lead")


def _law(fold: ET.Element) -> None:
    """Name, linked to the appendix, and why; the link stands at the end of the fold on a screen."""
    line = fold[0]
    link = next((item for item in fold.iter("a") if "kb-cite" in item.get("class", "")), None)
    name = line.find("strong")
    if link is not None and name is not None:
        link.tail, name.text = None, None
        name.append(link)
    for child in list(fold)[1:]:
        fold.remove(child)
    fold.tag, line.tag = "div", "p"
