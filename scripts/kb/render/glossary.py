"""The page that explains words, and the links to it from the first place of a word in each page.

A link is an ordinary link to /glossary/#word; docs/assets/js/terms.js shows the explanation
(`data-note`) beside it on hover, focus and the first tap. Bodies are linked before they are
rendered, so every renderer that shows prose gets them without knowing.
"""

from __future__ import annotations

import dataclasses

from ..joining.knowledge import Entry, R
from ..records.tables import Term
from ..records.vocabulary import TermGroup
from ..records.relied_on import Said
from . import blocks, inline, saying, short
from ..joining.handbook import GLOSSARY_PAGE, Handbook
from .context import KIND_WORDS
from .markup import attribute, block, bullets, fold, join, link, relative, text


def linked(site: Handbook, entry: Entry[R]) -> Entry[R]:
    """The entry with the first place of each word as a link; the same entry when there is none."""
    body = entry.body
    for place in reversed(site.words.get(entry.key, [])):
        note = attribute(site.base.terms[place.term].plain)
        where = relative(entry.source, f"{GLOSSARY_PAGE}#{place.term}")
        # No space after the brace: kb.reading.prose must see that the note is no prose.
        body = f'{body[: place.start]}[{body[place.start : place.end]}]({where}){{.kb-term data-note="{note}"}}{body[place.end :]}'
    return entry if body is entry.body else dataclasses.replace(entry, body=body)


def page(site: Handbook) -> str:
    intro = saying.words(site, Said.INTROS, "terms")
    groups = [group for group in TermGroup if any(term.group is group for term in site.base.terms.values())]
    parts = []
    for group in groups:
        terms = [term for term in site.base.terms.values() if term.group is group]
        parts.append(fold(group.label, group.value, text(f"{len(terms)} 个词：{short.names([term.term for term in terms])}"), *(_term(site, term) for term in terms), classes="kb-shelf"))
    return blocks.page_head("词语", intro) + join("# 词语", intro, *parts, blocks.foot(GLOSSARY_PAGE))


def _term(site: Handbook, term: Term) -> str:
    source = GLOSSARY_PAGE
    cited = "；".join(f'{inline.cite_ref(site, source, ref)} <small class="kb-rank">{site.cited(ref).statute.rank.label}</small>' for ref in term.law)
    see = "、".join(link(source, site.source(key), site.title(key)) for key in term.see)
    return fold(
        term.term,
        term.id,
        text(short.first_sentence(term.plain)),
        f"也叫：{text('、'.join(term.says))}" if term.says else "",
        text(term.plain),
        f"依据：{cited}" if cited else "",
        f"看：{see}",
        _used_in(site, term),
        level=3,
        classes="kb-tight kb-word",
    )


def _used_in(site: Handbook, term: Term) -> str:
    """Back-links: the pages whose link leads here. What `see` names already is not said twice."""
    keys = [key for key, places in site.words.items() if key not in term.see and any(place.term == term.id for place in places)]
    if not keys:
        return ""
    rows = [f"{KIND_WORDS[key.split(':')[0]]}：{link(GLOSSARY_PAGE, site.source(key), site.title(key))}" for key in keys]
    return block("details", "kb-contents", f"<summary>用到这个词的页面（{len(rows)}）</summary>", bullets(rows))
