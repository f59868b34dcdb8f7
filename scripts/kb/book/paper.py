"""The book as one HTML with its style sheet, laid out by WeasyPrint into a tagged PDF (PDF/UA-1).

Guarantees: /Lang, a title, bookmarks for parts, chapters and instruments, page numbers in the contents and indexes
that the layout itself counted, every link inside the file, embedded subsets of one font family, and the same bytes
from the same commit, TODAY and SOURCE_DATE_EPOCH on the same system libraries. Nothing is fetched: an address that
is not `data:` stops the run.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import html
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path

from ..publishing.deflate import smallest_streams
from ..records.relied_on import Said
from ..render import saying
from ..render.context import FREE, SITE_NAME
from ..render.qr import qr_image
from . import numbers, registers
from .chapters import Book, Part, dates, landing, landings, reviewed
from .digits import fewer_digits
from .fragments import as_html, resolve, unwrap
from .once import worked_out_once
from .registers import element
from .tagtree import lean_tags

STYLES = Path(__file__).parent / "css"


def book_html(book: Book) -> str:
    """The whole book as one page. Consumes the book: its links are resolved for paper."""
    ids = {**landings(book), **dict.fromkeys(part.id for part in book.parts), "index-behaviours": None, "index-articles": None}

    def address(target: str) -> str | None:
        found = landing(book.site, ids, target)
        return f"#{found}" if found else None

    for chapter in book.chapters:
        resolve(chapter.tree, address)
        _count_pages(chapter.tree)
        _keep_together(chapter.tree)
        if (heading := chapter.tree.find("h2")) is not None:
            heading.set("data-shelf", chapter.group)
    front, *rest = book.parts
    before = "".join(as_html(chapter.tree) for chapter in front.chapters)
    body = [_cover(book), f'<section id="{front.id}">{before}</section>', as_html(registers.contents(book))]
    for part in rest:
        body.append(_part(part))
    body += [as_html(registers.behaviours(book, _page)), as_html(registers.articles(book, _page))]
    return document(SITE_NAME, "book", book.site.built_on, body)


def document(title: str, style: str, built_on: dt.date, body: list[str]) -> str:
    """A page for WeasyPrint. `style` names the sheet in css/; the base sheet stands before it."""
    sheet = "\n".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in ("base", style))
    return "\n".join([
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>',
        f'<meta name="author" content="{SITE_NAME}"><meta name="description" content="{FREE}不是律师意见。">',
        f'<meta name="dcterms.created" content="{built_on}T00:00:00+08:00"><meta name="dcterms.modified" content="{built_on}T00:00:00+08:00">',
        f"<style>{sheet}</style></head><body>",
        *(part.replace("☐", "□") for part in body),  # the font has only one of them
        "</body></html>\n",
    ])


def pdf(page: str) -> bytes:
    """Lay out; the identifier comes from the content. Raises weasyprint.urls.FatalURLFetchingError for an address that would have to be fetched."""
    from weasyprint import HTML, urls  # here only: everything else of the book works without Pango

    nothing_from_outside = urls.URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    with worked_out_once(), smallest_streams(), no_search_for_cycles():
        document = HTML(string=page, url_fetcher=nothing_from_outside, media_type="print").render(pdf_variant="pdf/ua-1")
        numbers.put_in(document)
        return document.write_pdf(
            pdf_variant="pdf/ua-1", finisher=_lean, pdf_identifier=hashlib.sha256(page.encode()).hexdigest()[:32].encode(), custom_metadata=False
        )


def _lean(document, file) -> None:
    lean_tags(document, file)
    fewer_digits(file)


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Python looks again and again through millions of boxes for rings of objects that nobody holds. A layout holds nearly
    all that it makes until the file is written: a third of the time, for two per cent of the memory."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _cover(book: Book) -> str:
    site = book.site
    code = f'{qr_image(site.url)}<p class="address">{html.escape(site.url)}</p>' if site.url else ""
    say = partial(saying.words, site, Said.BOOK)
    days = "".join(f"<p>{words.replace('**', '')}</p>" for words in dates(site))
    return (
        f'<section class="cover"><h1 class="cover-title">{SITE_NAME}</h1><p class="cover-line">{say("cover")}</p>'
        f'<p class="cover-calls"><b>110</b> {say("danger")}<br><b>12356</b> {say("calm")}</p>{code}'
        f'<div class="cover-foot">{days}<p><b>{FREE}</b>不是律师意见，{reviewed(site)}。</p></div></section>'
    )


def _part(part: Part) -> str:
    head = element("div", element("h1", part.title, id=part.id), *([element("p", part.note)] if part.note else []), class_="part-head")
    inside = []
    for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
        for place, chapter in enumerate(chapters):
            if group and not place:
                chapter.tree.insert(0, element("p", group, class_="shelf"))
            inside.append(as_html(chapter.tree))
    return f'<section class="part {part.id}">{as_html(head)}\n' + "\n".join(inside) + "</section>"


def _page(id_: str, _title: str) -> ET.Element:
    return element("a", element("i", numbers.PLACES["page"]), href=f"#{id_}", class_="page")


def _count_pages(tree: ET.Element) -> None:
    """Links to other chapters carry a page number. Law does only in the list of sources, and in prose only the first
    mention of a provision in a chapter is a link at all: a book of links on every line is slow to lay out and to open."""
    own = tree.get("id", "")
    listed = {link for block in tree.iter("div") if "kb-law" in block.get("class", "").split() for link in block.iter("a")}
    for link in [item for item in tree.iter("a") if item.get("href", "").startswith("#")]:
        marks = set(link.get("class", "").split())
        if link in listed or not (marks & LEGAL or link.get("href", "")[1:].startswith(own)):
            link.set("class", " ".join(sorted(marks | {"see"})))
            link.append(element("i", numbers.PLACES["see"]))
    for parent in list(tree.iter()):
        for child in [item for item in parent if _says_nothing(item, listed)]:
            unwrap(parent, child)


#: Links to a provision, or to the provision that a number comes from.
LEGAL = frozenset({"kb-cite", "kb-limit"})


def _says_nothing(element: ET.Element, listed: set[ET.Element]) -> bool:
    """Later mentions of a provision, and marks without a style: each would cost a node of the tag tree."""
    if element.tag == "a":
        return bool(LEGAL & set(element.get("class", "").split())) and element not in listed and element.get("id") is None
    return element.tag == "span" and not element.get("id") and element.get("class") in (None, "kb-cite", "kb-limit", "kb-choice")


def _keep_together(tree: ET.Element) -> None:
    """A line that announces a list stays with it. A class, because :has() costs WeasyPrint seconds on a whole book."""
    for parent in tree.iter():
        for child, following in zip(list(parent), list(parent)[1:]):
            if child.tag == "p" and following.tag in ("ul", "ol", "blockquote", "table"):
                child.set("class", (child.get("class", "") + " lead").strip())
