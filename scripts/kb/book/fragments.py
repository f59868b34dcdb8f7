"""A page of the site as a piece of a book: Markdown to XHTML, what needs a screen removed, ids and links made unique.

Guarantees: well-formed XHTML; every id starts with the page's own name; every link inside the handbook is kept
as its target under docs/ until resolve() turns it into an id of the book, or, where the book has no such page,
into plain words. Not checked here: whether the site itself has dead links (the site's build does that).
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence

from typing import Any

import markdown

from .folds import open_folds

#: The same as in mkdocs.yml; tests/book/test_book.py compares.
EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")
_CONFIGS: dict[str, dict[str, Any]] = {"tables": {"use_align_attribute": True}, "toc": {"permalink": False, "toc_depth": 3}}

#: What only a screen can use: jumps, choices, folded copies of the law, drawings whose words stand beside them.
DROPPED = frozenset(
    ["kb-lenders", "kb-route", "kb-print-choice", "kb-onepage", "kb-foot", "kb-related", "kb-care", "kb-copy", "kb-actions", "kb-draw", "kb-letter-data", "kb-contents", "kb-formerly", "kb-text", "kb-clocks", "kb-noclock", "kb-citing", "kb-search", "kb-find", "kb-show-link"]
)
_DROPPED_TAGS = frozenset({"script", "button", "input", "nav"})
#: Marks a link into the handbook until resolve().
INSIDE = "kb:"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_VOID = re.compile(r"<(br|hr|img|input)\b([^<>]*?)\s*/?>")
#: Buttons are dropped anyway, and HTML lets them carry `hidden` without a value, which XML does not.
_BUTTON = re.compile(r"<button\b.*?</button>", re.S)


def id_of(source: str, anchor: str = "") -> str:
    """law/civil-code.md#art-50 is law-civil-code--art-50 in the book: a name that XML and PDF both take."""
    page = source.removesuffix(".md").replace("/", "-")
    return f"{page}--{anchor}" if anchor else page


def page_tree(source: str, text: str, inserts: Mapping[str, Sequence[ET.Element]] | None = None) -> ET.Element:
    """The page as a <section>, its heading one level down (h2: the part above it is h1).

    `inserts` puts elements behind the heading with that anchor. Raises KeyError when there is no such heading
    (a page that changed must be noticed) and ET.ParseError for markup that is no XML.
    """
    section = to_tree(source, text)
    section.set("id", id_of(source))
    section.set("class", "chapter")
    open_folds(section)
    _drop(section)
    for element in section.iter():
        _adapt(element)
    for anchor, added in (inserts or {}).items():
        _insert_after(section, id_of(source, anchor), added)
    _drop_empty(section)
    return section


def to_tree(source: str, text: str) -> ET.Element:
    """Markdown of a page as a <section> with ids of the book and links marked by INSIDE; nothing removed yet."""
    converter = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=_CONFIGS, output_format="xhtml")
    html = converter.convert(_FRONT_MATTER.sub("", text))
    html = _VOID.sub(r"<\1\2/>", _BUTTON.sub("", html))
    section = ET.fromstring(f"<section>{html}</section>")
    for element in section.iter():
        if (anchor := element.get("id")) is not None:
            # Headings without a name of their own are numbered by Markdown; nothing links there.
            element.attrib.pop("id") if re.fullmatch(r"_\d*", anchor) else element.set("id", id_of(source, anchor))
        if element.tag == "a" and (href := element.get("href")) and not re.match(r"[a-z]+:", href):
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
            element.set("href", INSIDE + target + (f"#{anchor}" if anchor else ""))
            element.attrib.pop("title", None)
    return section


def classes(element: ET.Element) -> set[str]:
    return set(element.get("class", "").split())


def parents(root: ET.Element) -> dict[ET.Element, ET.Element]:
    return {child: parent for parent in root.iter() for child in parent}


def remove(parent: ET.Element, child: ET.Element) -> None:
    """Take an element out and leave the words behind it where they were."""
    if child.tail and child.tail.strip():
        place = list(parent).index(child)
        if place:
            parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def links(root: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """(element, target under docs/) of every link into the handbook."""
    for element in root.iter("a"):
        href = element.get("href", "")
        if href.startswith(INSIDE):
            yield element, href.removeprefix(INSIDE)


def resolve(root: ET.Element, landing: Callable[[str], str | None]) -> None:
    """Links get the address that `landing` gives their target. Without one they become plain words, and a paragraph
    that was nothing but such a link goes."""
    found_parents = parents(root)
    for element, target in list(links(root)):
        address = landing(target)
        if address is not None:
            element.set("href", address)
            continue
        element.tag = "span"
        element.attrib.pop("href")
        around = found_parents[element]
        if around.tag == "p" and words(around) == words(element):
            remove(found_parents[around], around)


def unwrap(parent: ET.Element, child: ET.Element) -> None:
    """The element's inside in its place: words and children stay, the element itself goes."""
    place = list(parent).index(child)
    parent.remove(child)
    inside, before = list(child), child.text or ""
    if inside:
        inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")
    else:
        before += child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    parent[place:place] = inside


def as_html(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="html")


def as_xhtml(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="xml")


def words(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


def _drop(section: ET.Element) -> None:
    for parent in list(section.iter()):
        for child in list(parent):
            if child.tag in _DROPPED_TAGS or child.tag == ET.Comment or classes(child) & DROPPED:
                remove(parent, child)
    for strip in (item for item in section.iter("div") if "kb-danger" in classes(item) and "kb-life" not in classes(item)):
        # The two numbers stand at the foot of every page of the book.
        for child in [item for item in strip if any("kb-call" in classes(link) for link in item.iter("a"))]:
            strip.remove(child)


def _adapt(element: ET.Element) -> None:
    """Other folds than sections are plain blocks on paper (sections: folds.py)."""
    if element.tag == "details":
        element.tag = "div"
    elif element.tag == "summary":
        element.tag = "p"
        element.set("class", "kb-summary")
    elif element.tag == "a":
        element.attrib.pop("data-lender", None)
    elif element.tag in HEADINGS:
        element.tag = HEADINGS[min(HEADINGS.index(element.tag) + 1, 5)]
    for name in ("data-lenders", "data-lender-view", "data-lender", "data-toc-label", "data-field", "role", "aria-label", "markdown"):
        element.attrib.pop(name, None)


def _insert_after(section: ET.Element, id_: str, added: Sequence[ET.Element]) -> None:
    for parent in section.iter():
        for place, child in enumerate(parent):
            if child.get("id") == id_:
                parent[place + 1 : place + 1] = added
                return
    raise KeyError(id_)


def _drop_empty(section: ET.Element) -> None:
    """Blocks and headings that lost everything under them."""
    for parent in list(section.iter()):
        for child in list(parent):
            if child.tag in ("div", "p", "ul") and not len(child) and not (child.text or "").strip() and not child.get("id"):
                remove(parent, child)
    for heading in [child for child in section if child.tag in HEADINGS[2:]]:
        place = list(section).index(heading)
        following = section[place + 1] if place + 1 < len(section) else None
        if following is None or (following.tag in HEADINGS and following.tag <= heading.tag):
            section.remove(heading)
