"""Everything the site shows, as {path under docs/: text}: pages as Markdown, the rest as it is served.

The MkDocs hook and stage.py both take exactly this, so the site does not depend
on either. Call only with data that passed the checks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..publishing import assets, export, feeds, redirects
from ..search import index as search_index, shards as search_shards
from ..joining.knowledge import Entry, R
from ..records.pages import Page
from ..records.relied_on import ReliedOn
from . import apps, channel, counter, dictionary, errata, free, freshness, glossary, guide, holidays, home, indexes, ladder, ledgers, lender, letter, lost, matrix, myth, rates, reviews, routes, save_page, scenario, search_page, statute, structured, tool, unverified
from ..joining.handbook import GLOSSARY_PAGE, Handbook, LADDER_PAGE


def site_files(site: Handbook) -> dict[str, str]:
    """All virtual files, authored pages included (rendered), sorted by path."""
    base = site.base
    files = pages(site)
    served = assets.names(base.root)
    for source in (search_page.SOURCE, save_page.SOURCE, *(entry.source for entry in base.tools.values())):
        files[source] = assets.named(files[source], served)
    files["manifest.webmanifest"] = assets.web_manifest(served)
    files |= export.files(site) | feeds.files(site)
    files |= search_shards.files(search_index.build(site))
    files |= assets.files(base.root)
    files |= dict([apps.field_file(site)]) if base.apps else {}
    files[lost.PATH] = lost.page(site)
    files |= redirects.pages(redirects.table(), {path for path in files if path.endswith(".md")})
    return dict(sorted(files.items()))


def pages(site: Handbook) -> dict[str, str]:
    """Every page that is made from the data, as Markdown."""
    base = site.base
    files = (
        _each(site, base.scenarios, scenario.page)
        | _each(site, base.guides, guide.page)
        | _each(site, base.channels, channel.page)
        | _each(site, base.letters, letter.page)
        | _each(site, base.lenders, lender.page)
        | _each(site, base.myths, myth.page)
        | _each(site, base.tools, tool.page)
        | _each(site, base.pages, _free_page)
    )
    files |= {site.law_source(item.id): statute.page(site, item) for item in base.statutes.values()}
    if base.triage:
        files |= {f"start/{door.id}.md": home.door(site, door) for door in base.triage.doors}
    files |= {counter.source_of(entry): counter.page(site, entry) for entry in base.scenarios.values() if counter.has_page(site, entry)}
    files |= indexes.pages(site) | ledgers.pages(site) | routes.pages(site) | {LADDER_PAGE: ladder.page(site)}
    files[matrix.SOURCE] = matrix.page(site)
    if base.terms:
        files[GLOSSARY_PAGE] = glossary.page(site)
    files[search_page.SOURCE] = search_page.page(site)
    files[save_page.SOURCE] = save_page.page(site)
    files[dictionary.SOURCE] = dictionary.page(site)
    files[unverified.SOURCE] = unverified.page(site)
    files[freshness.SOURCE] = freshness.page(site)
    if base.errata:
        files[errata.SOURCE] = errata.page(site, base.errata)
    if base.lpr:
        files[rates.SOURCE] = rates.page(site, base.lpr)
    if base.holidays:
        files[holidays.SOURCE] = holidays.page(site, base.holidays)
    for source, block in structured.blocks(site).items():
        files[source] += f"\n{block}\n"
    return files


def _each(site: Handbook, entries: Mapping[str, Entry[R]], page: Callable[[Handbook, Entry[R]], str]) -> dict[str, str]:
    """Authored pages of one kind, the words of the glossary linked."""
    return {entry.source: page(site, glossary.linked(site, entry)) for entry in entries.values()}


def _free_page(site: Handbook, entry: Entry[Page]) -> str:
    if entry.key == ReliedOn.HOME:
        return home.page(site, entry)
    if entry.source == reviews.SOURCE:
        return reviews.page(site, entry)
    return free.page(site, entry)
