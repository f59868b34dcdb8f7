"""Contents, index by behaviour, index by article: lists of places, whose page numbers the layout fills in.

`place(id, title)` makes the link to a place: paper prints its page number, an e-book the title of the chapter.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import groupby

from .chapters import Book
from .fragments import id_of

Place = Callable[[str, str], ET.Element]

#: From here on pages are counted by chapter, so that no entry shows one page twice: these chapters begin a page.
_PAGED = ("scenarios/", "guides/", "letters/", "channels/", "lenders/")


def element(tag: str, *inside: ET.Element | str, **attributes: str) -> ET.Element:
    """An element with text and children in order; `class_` is the class."""
    made = ET.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value})
    for part in inside:
        if isinstance(part, ET.Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def contents(book: Book) -> ET.Element:
    """Parts, shelves and chapters; of the law only the instruments."""
    nav = element("nav", element("h1", "目录", id="contents"), class_="contents", id="toc")
    for part in book.parts:
        nav.append(element("p", element("a", part.title, href=f"#{part.id}"), class_="toc-part"))
        for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
            if group:
                nav.append(element("p", group, class_="toc-group"))
            nav.append(element("ul", *(element("li", element("a", chapter.title, href=f"#{chapter.id}")) for chapter in chapters)))
    for id_, title in (("index-behaviours", BEHAVIOURS), ("index-articles", ARTICLES)):
        nav.append(element("p", element("a", title, href=f"#{id_}"), class_="toc-part"))
    return nav


BEHAVIOURS = "索引：对方做了什么"
ARTICLES = "索引：条文"


def behaviours(book: Book, place: Place) -> ET.Element:
    """Each behaviour: situations, then the provisions on it, instrument by instrument."""
    site = book.site
    chapters = {chapter.source: chapter for chapter in book.chapters}
    shown = _provisions(book)
    section = element("section", element("h1", BEHAVIOURS, id="index-behaviours"), class_="register", id="register-behaviours")
    for behaviour in site.base.behaviours.values():
        lines = []
        situations = [chapters[entry.source] for entry in site.base.scenarios.values() if behaviour.id in entry.record.behaviours]
        if situations:
            lines.append(element("p", "怎么办：", *_joined([element("span", chapter.title, " ", place(chapter.id, chapter.title)) for chapter in situations])))
        for chapter in book.law.chapters:
            statute = site.base.statutes[chapter.source.removeprefix("law/").removesuffix(".md")]
            found = [item for item in statute.provisions if behaviour.id in item.behaviours and (statute.id, item.no) in shown]
            if found:
                where = [element("span", item.shown, " ", place(id_of(chapter.source, item.anchor), item.shown)) for item in found]
                lines.append(element("p", f"《{statute.name}》", *_joined(where)))
        if lines:
            section.append(element("div", element("h2", behaviour.title), *lines, class_="entry"))
    return section


def articles(book: Book, place: Place) -> ET.Element:
    """Each provision: where its words stand, then the chapters that use it."""
    shown = _provisions(book)
    section = element("section", element("h1", ARTICLES, id="index-articles"), class_="register", id="register-articles")
    for chapter in book.law.chapters:
        statute = book.site.base.statutes[chapter.source.removeprefix("law/").removesuffix(".md")]
        rows = []
        for item in statute.provisions:
            if (statute.id, item.no) not in shown:
                continue
            users = [(user, id_) for user, id_ in book.cited.get((statute.id, item.no), []) if user.source.startswith(_PAGED)]
            row: list[ET.Element | str] = [item.shown, " ", element("b", place(id_of(chapter.source, item.anchor), "原文"))]
            if users:
                row += ["　", *_joined([place(id_, user.title) for user, id_ in users])]
            rows.append(element("p", *row, class_="row"))
        if rows:
            section.append(element("div", element("h2", f"《{statute.name}》"), *rows, class_="entry"))
    return section


def _provisions(book: Book) -> set[tuple[str, str]]:
    ids = {element.get("id") for chapter in book.law.chapters for element in chapter.tree.iter("h3")}
    return {
        (statute.id, item.no)
        for statute in book.site.base.statutes.values()
        for item in statute.provisions
        if id_of(book.site.law_source(statute.id), item.anchor) in ids
    }


def _joined(items: list[ET.Element]) -> list[ET.Element | str]:
    return [part for index, item in enumerate(items) for part in (("、", item) if index else (item,))]
