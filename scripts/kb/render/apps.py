"""这个 App 是谁放的款: law/_apps.yml as a list of names, each with an anchor, and as data for the field on situations.

Guarantees: every product of a group stands once, as a closed line that names the company or the kinds of lender; whoever
supervises and where to complain comes from the pages of those kinds, never from the table; the contract has the last word
in every entry that names anybody. Where the table is not sure of one lender, nothing is chosen for the reader.
An author writes {{ apps:GROUP }} in a guide, alone in its paragraph (checks/apps.py sees to it).
"""

from __future__ import annotations

import json

from ..joining.apps import anchor, doors, own_names
from ..joining.handbook import Handbook
from ..reading.prose import PLACEHOLDER
from ..records.fields import Source
from ..records.relied_on import Said
from ..records.tables import App
from ..records.vocabulary import AppGroup, CompanyRole, Level
from ..publishing import assets
from . import saying, short
from .markup import fold, join, link, relative, text

#: Its plain name, before the hash of the content.
_FIELD_FILE = "assets/bundle/app-names.js"

#: What the field on situations says, of the lines of Said.APPS.
_FIELD = ("field-kind", "field-one", "field-several", "field-none", "field-unknown", "field-choose", "field-more")


def prose(site: Handbook, source: str, markdown: str) -> str:
    """Markdown with its lists of products put in."""

    def fill(match) -> str:
        kind, _, name = match[1].strip().partition(":")
        return listed(site, source, next(group for group in AppGroup if group.value == name)) if kind == "apps" else match[0]

    return PLACEHOLDER.sub(fill, markdown)


def listed(site: Handbook, source: str, group: AppGroup) -> str:
    return join(*(_app(site, source, app) for app in site.base.apps.values() if app.group is group)).strip()


def field_file(site: Handbook) -> tuple[str, str]:
    """(served path, script) of the names for the field on situations, without those that a company's full name tells anyway:
    [what it is, anchor, names …]. A file of its own, fetched when the field is entered: on every page it would be the largest part."""
    rows = []
    for app in site.base.apps.values():
        if names := own_names(site.base, app):
            rows.append([app.kind.value if app.kind else "several" if app.kinds else "none", anchor(app), *names])
    words = {name: saying.words(site, Said.APPS, name) for name in _FIELD}
    script = f"self.kbApps = {json.dumps({'said': words, 'apps': rows}, ensure_ascii=False, separators=(',', ':'))};\n"
    return assets.served(_FIELD_FILE, script), script


def field_place(site: Handbook, source: str) -> str:
    """Where docs/assets/js/lender.js finds the file. A page is a folder deeper than its source."""
    path = relative(f"{source.removesuffix('.md')}/index.html", field_file(site)[0])
    return f'<span class="kb-apps" data-src="{path}" hidden></span>'


def _app(site: Handbook, source: str, app: App) -> str:
    return fold(
        app.names[0],
        anchor(app),
        text(_short(app)),
        f"也叫：{text('、'.join(app.names[1:]))}" if len(app.names) > 1 else "",
        *_who(site, source, app),
        text(app.note) if app.note else "",
        _where(site, source, app),
        _read(site, source, app),
        level=3,
        classes="kb-tight kb-word",
    )


def _short(app: App) -> str:
    if app.company and app.company_is is CompanyRole.LENDER and not app.several:
        return app.company
    return short.names([kind.label for kind in app.kinds]) if app.kinds else "没有查到"


def _who(site: Handbook, source: str, app: App) -> list[str]:
    """The company, the kinds with their pages, and that the contract decides."""
    if not app.company and not app.kinds:
        return [saying.line(site, source, Said.APPS, "none")]
    company = saying.line(site, source, Said.APPS, app.company_is.value, {"公司": text(app.company)}) if app.company and app.company_is else ""
    pages = "、".join(link(source, site.base.lenders[kind.value].source, kind.label) for kind in app.kinds)
    kinds = saying.line(site, source, Said.APPS, "kinds", {"哪几类": pages}) if app.kinds else ""
    return [company, kinds, saying.line(site, source, Said.APPS, "several" if app.several else "contract")]


def _where(site: Handbook, source: str, app: App) -> str:
    found = [link(source, site.base.channels[id_].source, site.base.channels[id_].record.title) for id_ in doors(site.base, app)]
    return saying.line(site, source, Said.APPS, "doors", {"哪里": "、".join(found)}) if found else ""


def _read(site: Handbook, source: str, app: App) -> str:
    if not app.sources:
        return ""
    said = "；".join(map(_source, app.sources))
    return saying.line(site, source, Said.APPS, "read", {"来源": said, "哪天": app.on}) + f' <small class="kb-level">{app.level.label}</small>'


def _source(source: Source) -> str:
    name = f"[{text(source.name)}]({source.url})" if source.url else text(source.name)
    return name if source.level in (None, Level.REPORTED) else f"{name}（{source.level.label}）"
