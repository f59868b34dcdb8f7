"""A statute's page: force and whom it binds, the contents by topic, each provision closed behind its number and plain words.

Behind the line: the crimes it defines, plain words, the law's own, days, what it is about, who cites it. Where the text comes from stands last.

Anchors are a contract: art-50, art-293-1, art-50-p1-i5, art-quiet-hours, formerly-42.
"""

from __future__ import annotations

from collections import defaultdict

from ..records.law import Provision, Statute
from ..reading.numerals import article_label, chinese
from ..citing.provisions import structure
from ..joining import sources
from ..joining.timeline import RECHECK_AFTER, oldest_due_check
from ..records.relied_on import Said
from . import blocks, inline, saying, short
from ..joining.handbook import Handbook
from .context import KIND_WORDS
from .markup import attribute, block, bullets, fold, join, link, text

#: With more provisions than this a reader looks for a topic first.
FEW = 8


def page(site: Handbook, statute: Statute) -> str:
    source = site.law_source(statute.id)
    return blocks.page_head(statute.name, f"{statute.title}：与催收有关的条文，原文和白话。") + join(
        f"# {text(statute.title)}",
        _in_short(site, statute),
        _late(site, statute),
        block("p", "kb-stale", text(statute.note)) if statute.note else "",
        _contents(site, statute),
        *_folds(site, statute, source),
        _formerly(site, statute, source),
        _record(site, statute),
        blocks.foot(source),
    )


def _in_short(site: Handbook, statute: Statute) -> str:
    """What decides whether the page concerns the reader: force, since when, whom it binds."""
    binds = inline.whom_words(statute, statute.binds) + (f"。{short.first_sentence(statute.binds_note)}" if statute.binds_note else "")
    rows = [
        f"**效力**　{text(f'{statute.rank.label}（{statute.rank.value}） · {blocks.in_force_words(site, statute.id)}。{statute.rank.note}')}",
        f"**约束谁**　{text(binds)}",
        f"只收与催收有关的 {len(statute.provisions)} 条，不是全文。",
    ]
    return block("div", "kb-record", bullets(rows))


def _record(site: Handbook, statute: Statute) -> str:
    """Where the text comes from and how sure it is: for whoever wants to quote it."""
    rows = [
        ("约束范围", statute.binds_note or ""),
        ("制定机关", statute.issuer),
        ("文号", statute.doc_no or ""),
        ("公布", f"{statute.promulgated_on}" if statute.promulgated_on else ""),
        ("日期说明", statute.dates_note or ""),
        ("被它废止", "、".join(statute.replaces) + "。旧条号和这里的对不上。" if statute.replaces else ""),
        ("核实", f"{statute.verification.level.label}：{statute.verification.level.note}（{statute.verification.on}，对照{sources.told(site.base, statute.verification)}）"),
    ]
    lines = [f"**{name}**　{text(value)}" for name, value in rows if value]
    origin = f"[{text(statute.source.name)}]({statute.source.url})" if statute.source.url else text(statute.source.name)
    lines.append(f"**来源**　{origin}")
    return fold("这份文本从哪里来", "source", text(statute.verification.level.label), bullets(lines), classes="kb-origin")


def _folds(site: Handbook, statute: Statute, source: str) -> list[str]:
    """Each provision once, in the order of the law: a line each, in a long law behind the line of its part."""
    if not statute.parts:
        return [_provision(site, statute, provision, source, 2) for provision in statute.provisions]
    return [
        fold(part.title, f"part-{part.first}", text(_span(held)), *(_provision(site, statute, provision, source, 3) for provision in held), classes="kb-part")
        for part, held in statute.in_parts()
    ]


def _span(held: list[Provision]) -> str:
    first, last = _short(held[0]), _short(held[-1])
    return first if len(held) == 1 else f"{first}—{last}，{len(held)} 条"


def _late(site: Handbook, statute: Statute) -> str:
    """Said by the page itself: a text that nobody looked at for half a year may have changed."""
    due = oldest_due_check(statute, site.today)
    if due is None:
        return ""
    return block("p", "kb-stale", saying.words(site, Said.DATED, "late", {"哪天": due, "今天": site.today, "几": RECHECK_AFTER.days}))


def _contents(site: Handbook, statute: Statute) -> str:
    """By what the other side does; a tap opens the provision. By number the folds themselves are the contents."""
    if len(statute.provisions) <= FEW:
        return ""
    topics: dict[str, list[Provision]] = {id_: [] for id_ in site.base.behaviours}
    for provision in statute.provisions:
        for id_ in provision.behaviours:
            topics.setdefault(id_, []).append(provision)
    by_topic = [f"{text(site.base.behaviours[id_].title)}　{_numbers(found)}" for id_, found in topics.items() if found]
    if not by_topic:
        return ""
    other = [provision for provision in statute.provisions if not provision.behaviours]
    by_topic += [f"其他　{_numbers(other)}"] if other else []
    return block("details", "kb-contents", f"<summary>按事情找（{len(by_topic)} 类）</summary>", bullets(by_topic))


def _numbers(provisions: list[Provision]) -> str:
    """Arabic numbers: in a row of thirty, 第1194条 is found faster than 第一千一百九十四条."""
    return "、".join(f"[{text(_short(item))}](#{item.anchor})" for item in provisions)


def _short(provision: Provision) -> str:
    main, _, extra = provision.no.partition("-")
    return f"第{main}条" + (f"之{chinese(int(extra))}" if extra else "") if provision.number_known else provision.shown


def _formerly(site: Handbook, statute: Statute, source: str) -> str:
    """Old numbers lead to the provisions in force; old 49 may have become two, and 243 meant different things in two texts."""
    numbers = {old.no for provision in statute.provisions for old in provision.former}
    if not numbers:
        return ""
    rows = []
    for no in sorted(numbers, key=lambda no: [int(part) for part in no.split("-")]):
        table: dict[str, list[Provision]] = defaultdict(list)
        for old, provision in statute.successors(no):
            table[old.version].append(provision)
        said = [
            f"{version}{article_label(no)} → 现在看" + "、".join(f"[{provision.shown}](#{provision.anchor})" for provision in provisions)
            for version, provisions in table.items()
        ]
        rows.append(f'<span id="formerly-{no}"></span>{"；".join(said)}')
    return fold("旧条号对照", "formerly", f"{len(numbers)} 个旧条号，现在是第几条", *inline.said(site, source, Said.OLD_NUMBERS), bullets(rows), classes="kb-formerly")


def _provision(site: Handbook, statute: Statute, provision: Provision, source: str, level: int) -> str:
    certainty = statute.level_of(provision)
    facts = [f"约束：{inline.bound_words(statute, provision)}", blocks.in_force_words(site, statute.id), certainty.label]
    facts += [f"{old.version}是{article_label(old.no)}" for old in provision.former]
    facts += [f"讲的是：{'；'.join(provision.subjects)}"] if provision.subjects else []
    cited = [f"{KIND_WORDS[key.split(':')[0]]}：{link(source, site.source(key), site.title(key))}" for key in site.graph.citing(statute.id, provision.no)]
    return fold(
        provision.shown,
        provision.anchor,
        text(short.first_sentence(provision.plain)),
        _crimes(provision),
        block("p", "kb-plain", "**白话：**" + text(provision.plain)),
        _own_words(site, statute, provision, source),
        block("p", "kb-note", "**容易弄错：**" + text(provision.note)) if provision.note else "",
        _limits(provision),
        f'<small class="kb-facts">{text(" · ".join(facts))}</small>',
        block("details", "kb-citing", f"<summary>哪些页面用到它（{len(cited)}）</summary>", bullets(cited)) if cited else "",
        _copy(statute, provision),
        level=level,
        classes="kb-provision",
    )


def _crimes(provision: Provision) -> str:
    """Apart by ；, as subjects are: a name may itself hold 、 (骗取贷款、票据承兑、金融票证罪)."""
    return f"<small>罪名：{'；'.join(f'**{text(crime)}**' for crime in provision.crimes)}</small>" if provision.crimes else ""


def _own_words(site: Handbook, statute: Statute, provision: Provision, source: str) -> str:
    if not provision.text:
        return blocks.verbatim(site, source, statute.id, provision)
    lines = []
    for paragraph in structure(provision):
        anchor = f"{provision.anchor}-p{paragraph.number}"
        place = f"{statute.id}#{provision.no}-p{paragraph.number}"
        lines.append(_line(site, source, place, anchor, paragraph.text))
        lines += [_line(site, source, place, f"{anchor}-i{item.number}", item.text, "kb-item") for item in paragraph.items]
    return '<div class="kb-verbatim" markdown="1">\n\n' + "\n".join(lines) + "\n\n</div>"


def _line(site: Handbook, source: str, place: str, anchor: str, words: str, classes: str = "") -> str:
    """One 款 or 项. `place` lets 前款 and 本条 in the law's own words lead somewhere."""
    inside = inline.prose(site, source, text(words), inside_law=place)
    return f'<p id="{anchor}"' + (f' class="{classes}"' if classes else "") + f' markdown="span">{inside}</p>'


def _limits(provision: Provision) -> str:
    rows = []
    for limit in provision.limits:
        whom = f"（{'、'.join(lender.label for lender in limit.lenders)}）" if limit.lenders else ""
        condition = f"；{limit.condition}" if limit.condition else ""
        rows.append(f"**{text(inline.limit_value(limit))}**{text(whom)}：{text(limit.counts + condition)}。<small>{limit.kind.label}</small>")
    return block("div", "kb-limits", bullets(rows)) if rows else ""


def _copy(statute: Statute, provision: Provision) -> str:
    """A button that site.js fills; without JavaScript it is not there."""
    words = f"《{statute.title}》" + (provision.shown if provision.number_known else f"（{provision.shown}）")
    if provision.text:
        words += "：" + provision.text
    return f'<button class="kb-copy" type="button" hidden data-copy="{attribute(words)}">复制这一条</button>'
