"""404.html — what a wrong address shows: whom to call, what happened, three ways on.

A server sends this one file for any address, however deep, below any sub-path. So it loads nothing: style and script stand in
it, by their hashes in its own content policy. Numbers need no address at all. Links start at the path of SITE_URL, or at
`/`; where the site stands elsewhere, docs/assets/js/lost.js finds the folder and mends them. MkDocs must not put the theme's English page over it
(assets.name_in).
"""

from __future__ import annotations

import html
from functools import partial
from urllib.parse import urlsplit

from ..joining.handbook import Handbook
from ..publishing import assets, policy
from ..records.relied_on import ReliedOn, Said
from . import blocks, saying
from .context import FREE, SITE_NAME

PATH = "404.html"


def page(site: Handbook) -> str:
    say = partial(saying.words, site, Said.LOST)
    root = site.base.root
    title, base = html.escape(say("title")), base_path(site.url)
    doors = [(f"start/{door.id}/", door.title, door.hint) for door in (site.base.triage.doors if site.base.triage else ())]
    ways = [*doors, ("search/", "搜索", say("search")), ("", "首页", say("home"))]
    links = "".join(f'<li><a data-to="{to}" href="{html.escape(base + to)}"><b>{html.escape(name)}</b> {html.escape(words)}</a></li>' for to, name, words in ways)
    calls = "".join(_call(site, channel, say(words)) for channel, words in ((ReliedOn.POLICE, "danger"), (ReliedOn.MENTAL, "calm")))
    known, (script, style) = assets.names(root)[_KNOWN_BY], assets.WITHIN_LOST
    return policy.with_policy("\n".join([
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title} - {SITE_NAME}</title>',
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
        f'<style>{(root / "docs/assets" / style).read_text(encoding="utf-8")}</style></head>',
        f'<body data-known="{known}"><header><b>{SITE_NAME}</b> <a href="https://www.gov.cn/" rel="noreferrer">离开</a></header>',
        f'<main><h1>{title}</h1><p class="calls">{calls}</p><p>{html.escape(say("why"))}</p><h2>{html.escape(say("ways"))}</h2><ul>{links}</ul></main>',
        f'<footer><p>{FREE}不是律师意见。</p></footer>',
        f'<script>{assets.script(root, script.removeprefix("js/"))}</script></body></html>\n',
    ]))


#: A file that only this site has under this name: where it is, the site is.
_KNOWN_BY = "assets/bundle/site.css"


def base_path(url: str) -> str:
    """The path of the site's address, with a slash at both ends."""
    path = urlsplit(url).path
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _call(site: Handbook, channel: ReliedOn, words: str) -> str:
    contact = blocks.tel(site, channel)
    return f'<a href="tel:{html.escape(contact.dial or contact.value)}"><b>打 {html.escape(contact.value)}</b> {html.escape(words)}</a>'
