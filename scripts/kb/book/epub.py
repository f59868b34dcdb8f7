"""The book as an EPUB 3: one XHTML file for each chapter, a nested contents, a package document, a plain style sheet.

Guarantees: links lead to files and ids that are there; nothing is loaded from outside; language and accessibility
are declared; the same bytes from the same commit, TODAY and SOURCE_DATE_EPOCH (sorted entries, fixed times). What the
EPUB rules ask beyond that is held against epubcheck by tests/book/test_epub.py.
"""

from __future__ import annotations

import html
import io
import uuid
import xml.etree.ElementTree as ET
import zipfile
from functools import partial
from itertools import groupby

from ..records.relied_on import Said
from ..render import saying
from ..render.context import FREE, SITE_NAME
from . import registers
from .chapters import Book, dates, landing, landings, reviewed
from .fragments import as_xhtml, resolve
from .paper import STYLES
from .registers import element

#: The publication stays the same through all its builds; readers replace an older copy by it.
_IDENTIFIER = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{SITE_NAME}")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(book: Book) -> bytes:
    """The finished file. Consumes the book: its links are resolved for these files."""
    pages = _pages(book)
    files = {f"EPUB/{name}.xhtml": _document(title, body) for name, title, body in pages}
    files["EPUB/nav.xhtml"] = _document("目录", _nav(book), ' xmlns:epub="http://www.idpf.org/2007/ops"')
    files["EPUB/style.css"] = (STYLES / "epub.css").read_text(encoding="utf-8")
    files["EPUB/package.opf"] = _package(book, [name for name, _, _ in pages])
    files["META-INF/container.xml"] = _CONTAINER
    return _packed(files, (book.site.built_on.year, book.site.built_on.month, book.site.built_on.day, 0, 0, 0))


def _pages(book: Book) -> list[tuple[str, str, str]]:
    """(file name without .xhtml, title, body) in reading order."""
    chapters = landings(book)
    places = {id_: f"{chapter.id}.xhtml" + ("" if id_ == chapter.id else f"#{id_}") for id_, chapter in chapters.items()}
    places |= {part.id: f"{part.id}.xhtml" for part in book.parts}
    places |= {name: f"{name}.xhtml" for name in ("index-behaviours", "index-articles")}

    def address(target: str) -> str | None:
        found = landing(book.site, places, target)
        return places[found] if found else None

    def place(id_: str, title: str) -> ET.Element:
        return element("a", title, href=places[id_])

    found = [("title", SITE_NAME, _title_page(book))]
    for part in book.parts:
        listed = element("ul", *(element("li", element("a", chapter.title, href=f"{chapter.id}.xhtml")) for chapter in part.chapters))
        found.append((part.id, part.title, as_xhtml(element("section", element("h1", part.title), element("p", part.note or "目录："), listed))))
        for chapter in part.chapters:
            resolve(chapter.tree, address)
            found.append((chapter.id, chapter.title, as_xhtml(chapter.tree)))
    found.append(("index-behaviours", registers.BEHAVIOURS, as_xhtml(registers.behaviours(book, place))))
    found.append(("index-articles", registers.ARTICLES, as_xhtml(registers.articles(book, place))))
    return found


def _title_page(book: Book) -> str:
    site = book.site
    lines = [words.replace("**", "") for words in dates(site)]
    say = partial(saying.words, site, Said.BOOK)
    if site.url:
        lines.append(say("address", {"网址": site.url}))
    return as_xhtml(element(
        "section",
        element("h1", SITE_NAME),
        element("p", say("cover")),
        element("p", f"{say('danger')}：110。{say('calm')}：12356。", class_="kb-danger"),
        *(element("p", words) for words in lines),
        element("p", f"{FREE}不是律师意见，{reviewed(site)}。"),
    ))


def _nav(book: Book) -> str:
    rows = [element("li", element("a", SITE_NAME, href="title.xhtml"))]
    for part in book.parts:
        inside = element("ol")
        for group, chapters in groupby(part.chapters, key=lambda chapter: chapter.group):
            items = [element("li", element("a", chapter.title, href=f"{chapter.id}.xhtml")) for chapter in chapters]
            inside.extend([element("li", element("span", group), element("ol", *items))] if group else items)
        rows.append(element("li", element("a", part.title, href=f"{part.id}.xhtml"), inside))
    rows += [element("li", element("a", title, href=f"{name}.xhtml")) for name, title in (("index-behaviours", registers.BEHAVIOURS), ("index-articles", registers.ARTICLES))]
    return as_xhtml(element("nav", element("h1", "目录"), element("ol", *rows), **{"epub:type": "toc", "role": "doc-toc", "id": "toc"}))


def _document(title: str, body: str, names: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{names} lang="zh-CN" xml:lang="zh-CN"><head><title>{html.escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head><body>\n{body}\n</body></html>\n'
    )


def _package(book: Book, names: list[str]) -> str:
    site = book.site
    items = "\n".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names)
    spine = "\n".join(f'<itemref idref="{name}"/>' for name in names)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{_IDENTIFIER}</dc:identifier>
<dc:title>{SITE_NAME}</dc:title>
<dc:language>zh-CN</dc:language>
<dc:creator>{SITE_NAME}</dc:creator>
<dc:description>{FREE}不是律师意见，{reviewed(site)}。</dc:description>
<dc:rights>CC BY-SA 4.0；法律条文不属于任何人</dc:rights>
<dc:date>{site.built_on}</dc:date>
<meta property="dcterms:modified">{site.built_on}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _packed(files: dict[str, str], written: tuple[int, int, int, int, int, int]) -> bytes:
    """A zip with the media type first and uncompressed, as the container format asks, then the files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (("mimetype", "application/epub+zip"), *sorted(files.items())):
            entry = zipfile.ZipInfo(name, written)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
