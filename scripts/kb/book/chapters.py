"""What is in the book, in which order, and where each link leads.

Every chapter is a page of the site as kb.render writes it, made fit for paper by fragments.page_tree(). Two things
are the book's own: the routes of a situation as one table (instead of folded lists), and myths in short.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from ..joining.knowledge import Entry, R
from ..records.fields import Checked
from ..records.pages import Myth, Scenario
from ..records.relied_on import ReliedOn, Said
from ..render import channel, free, guide, inline, lender, letter, saying, scenario
from ..joining.handbook import Handbook
from ..render.markup import bullets, join, link, text
from ..joining.routing import Route, scenario_route
from ..records.vocabulary import CRISIS, Group, Lender, Reader
from . import fragments, law
from .fragments import id_of, page_tree, to_tree

USE = "book/use.md"
_GLOSSARY = "glossary"
#: Lists of the site that the book has in its own form: start of the path -> id.
_SHELVES = {
    "scenarios/index.md": "part-scenarios",
    "guides/index.md": "part-guides",
    "lenders/index.md": "part-lenders",
    "channels/index.md": "part-channels",
    "channels/routes": "index-behaviours",
    "letters/index.md": "part-letters",
    "myths/index.md": "part-myths",
    "behaviours/": "index-behaviours",
    "law/index.md": "index-articles",
}


@dataclass
class Chapter:
    source: str  # scenarios/home-visit.md
    title: str
    tree: ET.Element
    group: str = ""  # shelf inside the part: 正在被催

    @property
    def id(self) -> str:
        return id_of(self.source)


@dataclass
class Part:
    id: str
    title: str
    note: str
    chapters: list[Chapter]


@dataclass
class Book:
    """All parts in order; the last is the law. `cited`: provision -> (chapter, id of its first citation there)."""

    site: Handbook
    parts: list[Part]
    cited: dict[tuple[str, str], list[tuple[Chapter, str]]] = field(default_factory=dict)

    @property
    def chapters(self) -> Iterator[Chapter]:
        return (chapter for part in self.parts for chapter in part.chapters)

    @property
    def law(self) -> Part:
        return self.parts[-1]


def make_book(site: Handbook) -> Book:
    """Chapters with links still marked (fragments.INSIDE); paper and epub resolve them in their own way."""
    parts = [part for part in _parts(site) if part.chapters]
    book = Book(site, parts)
    wanted, whole = law.wanted(site, (chapter.tree for chapter in book.chapters))
    chapters = [
        Chapter(site.law_source(statute.id), statute.title, law.statute_tree(site, statute, wanted), statute.rank.value)
        for statute in law.in_order(site, wanted, whole)
    ]
    note = partial(saying.words, site, Said.BOOK)
    parts.append(Part("part-law", "法律原文", note("law"), chapters))
    _mark_citations(book)
    return book


def landings(book: Book) -> dict[str, Chapter]:
    """{id: the chapter it stands in}, of every id in the book. Raises ValueError when one stands there twice."""
    found: dict[str, Chapter] = {}
    for chapter in book.chapters:
        for element in chapter.tree.iter():
            if (id_ := element.get("id")) is not None:
                if id_ in found:
                    raise ValueError(f"id “{id_}” twice: {found[id_].source}, {chapter.source}")
                found[id_] = chapter
    return found


def landing(site: Handbook, ids: Container[str], target: str) -> str | None:
    """The id in the book that a target under docs/ means: itself, the provision around it, its page or its shelf. None: not in the book."""
    path, _, anchor = target.partition("#")
    candidates = [id_of(path, anchor)] if anchor else []
    if provision := law.provision_of(site, target):
        candidates.append(id_of(path, f"art-{provision[1]}"))
    candidates += [id_of(path), *(place for start, place in _SHELVES.items() if path.startswith(start))]
    return next((id_ for id_ in candidates if id_ in ids), None)


def _parts(site: Handbook) -> Iterator[Part]:
    note = partial(saying.words, site, Said.BOOK)
    use = Chapter(USE, "先看这一页", page_tree(USE, use_page(site)))
    # How sure we are stands in front of everything else.
    yield Part("part-use", "怎么用这本手册", "", [use, _chapter(site, site.base.pages[ReliedOn.VERIFICATION.id], free.whole)])
    situations = [_situation(site, entry) for group in Group for entry in site.base.scenarios.values() if entry.record.group is group]
    yield Part("part-scenarios", "遇到的事", note("scenarios"), situations)
    yield Part("part-guides", "做法", note("guides"), _shelf(site, site.base.guides, guide.page))
    yield Part("part-lenders", "谁放的款", site.base.said[Said.LENDERS_DIFFER].body.replace("**", ""), _shelf(site, site.base.lenders, lender.page))
    yield Part("part-channels", "求助和投诉", note("channels"), _shelf(site, site.base.channels, channel.page))
    yield Part("part-letters", "文书", note("letters"), _shelf(site, site.base.letters, letter.page))
    myths = [Chapter(entry.source, entry.record.title, _short_myth(site, entry)) for entry in site.base.myths.values()]
    yield Part("part-myths", "说法核对", note("myths"), myths)
    glossary = site.base.pages.get(_GLOSSARY)
    yield Part("part-glossary", "词语", "", [_chapter(site, glossary, free.whole)] if glossary else [])


def _shelf(site: Handbook, entries: Mapping[str, Entry[R]], page: Callable[[Handbook, Entry[R]], str]) -> list[Chapter]:
    return [_chapter(site, entry, page) for entry in entries.values()]


def _chapter(site: Handbook, entry: Entry[R], page: Callable[[Handbook, Entry[R]], str]) -> Chapter:
    return Chapter(entry.source, entry.record.title, page_tree(entry.source, page(site, entry)))


def _situation(site: Handbook, entry: Entry[Scenario]) -> Chapter:
    record = entry.record
    inserts = {} if record.behaviours == [CRISIS] else {"channels": list(to_tree(entry.source, _routes(site, entry)))}
    return Chapter(entry.source, record.title, page_tree(entry.source, scenario.page(site, entry), inserts), record.group.label)


def _routes(site: Handbook, entry: Entry[Scenario]) -> str:
    """Who to complain to as one table: lenders with the same route share a row."""
    record = entry.record
    rows: dict[Route, list[Lender]] = {}
    for kind in Lender:
        if kind in record.lenders:
            rows.setdefault(scenario_route(site.base, record, kind), []).append(kind)

    def names(options) -> str:
        found = [site.entry(f"channel:{option.channel}") for option in options]
        return "；".join(link(entry.source, item.source, item.record.title) for item in found) or "—"

    lines = ["| 放款方 | 先找 | 再找 | 不用去 |", "| --- | --- | --- | --- |"]
    lines += [f"| {'、'.join(text(lender.label) for lender in lenders)} | {names(route.first)} | {names(route.second)} | {names(route.no_use)} |" for route, lenders in rows.items()]
    unknown = scenario_route(site.base, record, None)
    finder = link(entry.source, unknown.find_lender, "怎样认出放款方")
    lines.append(f"| 还不知道（{finder}） | {names(unknown.first)} | {names(unknown.second)} | — |")
    return "\n".join(lines)


def _short_myth(site: Handbook, entry: Entry[Myth]) -> ET.Element:
    record = entry.record
    pages = "、".join(link(entry.source, site.source(key), site.title(key)) for key in record.guides)
    return page_tree(entry.source, join(
        f"# {text(record.title)}",
        f"**网上的说法：**{text(record.claim)}",
        f"**核对结果：{record.verdict.label}。**{text(record.summary)}",
        f"看：{pages}",
    ))


def _checks(site: Handbook) -> list[Checked]:
    return [entry.record.checked for entry in site.base.entries.values() if entry.record.checked]


def reviewed(site: Handbook) -> str:
    """未经执业律师复核, as far as that is true."""
    by = {checked.by for checked in _checks(site)}
    who = "editors" if Reader.LAWYER not in by else "lawyers" if by == {Reader.LAWYER} else "some"
    return saying.words(site, Said.BOOK, f"read-by-{who}")


def checked_days(site: Handbook) -> str:
    """The days of the editorial checks: one, or from — to."""
    days = sorted({checked.on for checked in _checks(site)})
    return f"{days[0]}" if days[0] == days[-1] else f"{days[0]} 至 {days[-1]}"


def dates(site: Handbook) -> list[str]:
    """The three dates that are never mixed, as sentences: in force (law), read (log of readings), built."""
    say = partial(saying.words, site, Said.BOOK)
    known = say("known", {"哪天": site.base.changes.known_until}) if site.base.changes else ""
    return [
        say("date-law", {"今天": site.today}) + known,
        say("date-read", {"哪些天": checked_days(site), "谁": reviewed(site)}),
        say("date-built", {"哪天": site.built_on}),
    ]


def use_page(site: Handbook) -> str:
    address = saying.words(site, Said.BOOK, "address", {"网址": text(site.url)}) if site.url else ""
    address += saying.words(site, Said.BOOK, "paper")
    return join(
        "# 先看这一页",
        *inline.said(site, USE, Said.USE, dial=False),
        "## 日期 {#dates}",
        bullets(dates(site)),
        *inline.said(site, USE, Said.USE_FREE),
        address,
    )


def _mark_citations(book: Book) -> None:
    """Give the first citation of each provision in each chapter an id, so that the index can say its page."""
    for part in book.parts[:-1]:
        for chapter in part.chapters:
            seen: set[tuple[str, str]] = set()
            for element, target in fragments.links(chapter.tree):
                provision = law.provision_of(book.site, target)
                if provision and provision not in seen:
                    seen.add(provision)
                    id_ = element.get("id") or f"{chapter.id}--cites-{provision[0]}-{provision[1]}"
                    element.set("id", id_)
                    book.cited.setdefault(provision, []).append((chapter, id_))

