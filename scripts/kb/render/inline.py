"""Citations and numbers inside prose: 《民法典》第一千零三十二条 becomes a link, {{ limit:ID }} its value.

Where a rule does not bind everyone, its link carries whom it binds: a reader must
never take a card rule for a rule on micro-loans. Quoted law links where the cited
article is held and otherwise stays plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..citing.citations import Target
from ..records.law import Limit, Provision, Statute, WHOM
from ..reading.numerals import article_label, chinese
from ..reading.prose import PLACEHOLDER, mask
from ..records.vocabulary import Bound, Lender, Level, Rank
from ..records.relied_on import ReliedOn, Said
from ..joining.handbook import Handbook
from .markup import attribute, link, relative, text


_UNNUMBERED = "（条号待核）"

#: With at most this many kinds of lender left out, saying who is not bound is shorter and clearer.
_FEW = 3


def label(site: Handbook, target: Target) -> str:
    """《治安管理处罚法》第五十条第一款第（五）项 — the form a policeman reads."""
    statute = site.base.statutes[target.statute]
    provision = statute.provision(target.no)
    words = f"《{statute.name}》"
    if target.formerly:
        return words + f"原{article_label(target.no)}"
    if provision is None:
        return words
    words += provision.shown if provision.number_known else f"（{provision.shown.removesuffix(_UNNUMBERED)}）"
    if target.paragraph:
        words += f"第{chinese(target.paragraph)}款"
    if target.item:
        words += f"第（{chinese(target.item)}）项"
    return words


def numbers(site: Handbook, target: Target) -> tuple[str, str]:
    """(《治安管理处罚法》, 第50条第1款第5项): where many stand in a row this is shorter, and found faster."""
    statute = site.base.statutes[target.statute]
    provision = statute.provision(target.no)
    name = f"《{statute.name}》"
    if provision is None or target.formerly or not provision.number_known:
        return name, label(site, target).removeprefix(name)
    main, _, extra = target.no.partition("-")
    words = f"第{main}条" + (f"之{chinese(int(extra))}" if extra else "")
    return name, words + (f"第{target.paragraph}款" if target.paragraph else "") + (f"第{target.item}项" if target.item else "")


def cite(site: Handbook, source: str, target: Target, words: str = "", note: bool = True) -> str:
    """A link to the provision, with a note of whom it binds when that is not everyone."""
    return _cite(site, source, target, site.base.citations.landing(target), words, note)


def cite_ref(site: Handbook, source: str, ref: str, note: bool = True, words: str = "") -> str:
    """The same for a reference of a record; `words` in place of the form that a policeman reads."""
    cited = site.cited(ref)
    return _cite(site, source, cited.target, cited.anchor, words, note)


def _cite(site: Handbook, source: str, target: Target, anchor: str, words: str, note: bool) -> str:
    where = site.law_source(target.statute) + (f"#{anchor}" if anchor else "")
    return link(source, where, words or label(site, target), "kb-cite") + (_note(site, target) if note else "")


def bound_words(statute: Statute, provision: Provision) -> str:
    """Whom it binds, in words; the rule of one place never reads 所有人."""
    return whom_words(statute, statute.binds_of(provision))


def whom_words(statute: Statute, binds: Iterable[str]) -> str:
    if statute.rank is Rank.LOCAL:
        return "当地"
    return "、".join(WHOM[whom] for whom in binds)


def _note(site: Handbook, target: Target) -> str:
    statute = site.base.statutes[target.statute]
    provision = statute.provision(target.no)
    if provision is None or target.formerly:
        return ""
    return _note_words(tuple(statute.binds_of(provision)), statute.level_of(provision) is Level.REPORTED)


@cache
def _note_words(binds: tuple[str, ...], reported: bool) -> str:
    words = []
    unbound = [lender.label for lender in Lender if lender.value not in binds]
    if Bound.EVERYONE.value not in binds and len(unbound) < len(Lender):
        words.append("不约束" + "、".join(unbound) if len(unbound) <= _FEW else "约束" + "、".join(WHOM[whom] for whom in binds))
    if reported:
        words.append("转引")
    # binds.js says it of the lender that was chosen, and puts a long list of kinds behind a tap.
    whom = "" if Bound.EVERYONE.value in binds else f' data-binds="{" ".join(lender.value for lender in Lender if lender.value in binds)}"'
    return f'<small class="kb-binds"{whom}>（{"；".join(words)}）</small>' if words else ""


def prose(site: Handbook, source: str, markdown: str, inside_law: str | None = None, notes: bool = True) -> str:
    """Markdown with citations linked and numbers filled in. Headings are left alone.

    `notes` off inside letters and quoted law: nothing may be added to words that are copied.
    """
    masked = mask(markdown, headings=True)
    out, end = [], 0
    for mention in site.base.citations.find(masked, inside_law=inside_law):
        if mention.target is None or mention.problem:
            continue  # in authored text a check has refused it; in quoted law it stays plain
        if inside_law and not _wrote_of_this_version(site, inside_law.partition("#")[0], mention.target.statute):
            continue
        out += [markdown[end : mention.start], cite(site, source, mention.target, mention.text, notes and inside_law is None)]
        end = mention.end
    return _dial(limits("".join(out) + markdown[end:], site, source))


#: A link in words that code puts on pages starts at docs/.
_FROM_DOCS = re.compile(r"\]\(([a-z0-9./-]+\.md(?:#[a-z0-9-]+)?)\)")


def said(site: Handbook, source: str, what: Said, dial: bool = True) -> list[str]:
    """The paragraphs of words of law/_texts.yml as page `source` shows them. Without `dial` numbers lead to their channels, as links on paper do."""
    return shown(site, source, site.base.said[what].body, dial)


def shown(site: Handbook, source: str, words: str, dial: bool = True) -> list[str]:
    """Paragraphs of words whose links start at docs/, as page `source` shows them."""
    here = _FROM_DOCS.sub(lambda match: f"]({relative(source, match[1])})", words.strip())
    return (prose(site, source, here) if dial else limits(here, site, source)).split("\n\n")


#: Numbers that somebody in danger taps in the middle of a sentence: they dial at once instead of opening a page.
_EMERGENCY = re.compile(rf"\[(110|120|12356)\]\([./a-z]*(?:{ReliedOn.POLICE.id}|{ReliedOn.MENTAL.id})\.md\)")


#: Whoever may not be heard writes instead, to this number and three figures of the place: a tap that opened a message to
#: the bare number would send it nowhere. The words beside it say what to add; it is typed, and links to nothing.
_SILENT = re.compile(r"\[(12110)\]\([./a-z]*police-110\.md\)")


def _dial(markdown: str) -> str:
    return _SILENT.sub(r"**\1**", _EMERGENCY.sub(r"[\1](tel:\1){ .kb-dial }", markdown))


def _wrote_of_this_version(site: Handbook, citing: str, cited: str) -> bool:
    """Whether quoted law can mean the cited law's present numbers: it was written after that version was published.

    An interpretation of 2020 that says 民事诉讼法第二百二十五条 means another article than the text of 2023.
    """
    if citing == cited:
        return True
    written = site.base.statutes[citing].promulgated_on
    published = site.base.statutes[cited].promulgated_on
    return written is not None and published is not None and written >= published


def limits(markdown: str, site: Handbook, source: str) -> str:
    def fill(match) -> str:
        kind, _, name = match[1].strip().partition(":")
        return limit_link(site, source, name) if kind == "limit" else match[0]

    return PLACEHOLDER.sub(fill, markdown)


def limit_value(limit: Limit) -> str:
    return limit.shown


def limit_link(site: Handbook, source: str, limit_id: str) -> str:
    """The number, linked to the provision that says it, with what it counts as a tooltip."""
    statute, provision, limit = site.limits[limit_id]
    where = relative(source, f"{site.law_source(statute.id)}#{provision.anchor}")
    hint = limit.counts + (f"；{limit.condition}" if limit.condition else "")
    return f'[{text(limit_value(limit))}]({where} "{attribute(hint)}"){{ .kb-limit }}'
