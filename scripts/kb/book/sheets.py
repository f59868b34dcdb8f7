"""The small prints: a pocket card, a poster for a community centre, one page for parents.

Guarantees: every number and every sentence on them comes from a record, so that a changed channel changes the card;
each says that nothing is charged and that there is no private contact, the dates, and who checked it. That each
stays on its one sheet is measured by tests/book/test_prints.py.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import partial

from ..reading.prose import plain_text, spoken
from ..records.relied_on import SPOKEN, ReliedOn, Said
from ..render import guide, saying
from ..joining.handbook import Handbook
from ..render.context import FREE, SITE_NAME
from ..render.qr import qr_image
from ..joining.routing import route
from ..records.vocabulary import CRISIS, ContactKind, Lender
from .chapters import checked_days, reviewed
from .fragments import DROPPED, as_html, classes, page_tree, resolve
from .paper import document

#: Channels on the card, and what for in as few words as a card takes.
_CARD = (
    (ReliedOn.POLICE, "动手、堵门、关人"),
    (ReliedOn.MENTAL, "撑不住，想有人听"),
    (ReliedOn.LEGAL_AID, "免费法律咨询"),
    (ReliedOn.NFRA, "银行、信用卡、消费金融的投诉"),
    (ReliedOn.ANTI_FRAUD, "叫你转钱，先问它"),
    (ReliedOn.COURT_HOTLINE, "核实法院的信和电话"),
    (ReliedOn.CITY_HOTLINE, "不知道该找谁"),
)
#: Who supervises a lender depends on who lent: said once below the rows, and in them as one.
_SUPERVISORS = frozenset({ReliedOn.NFRA.id, ReliedOn.LOCAL_BUREAU.id})
_SUPERVISOR = "管它的部门"


def pocket_card(site: Handbook) -> str:
    """A4, printed on one side and folded twice: four faces of A6, nothing to cut."""
    record = site.base.scenarios[ReliedOn.RINGING.id].record
    said = _first_words(site)
    calls = "".join(f"<tr><th scope='row'>{_number(site, channel)}</th><td>{html.escape(words)}</td></tr>" for channel, words in _CARD)
    code = f"{qr_image(site.url)}<p>{html.escape(site.url)}</p>" if site.url else ""
    faces = (  # as they are read; where they are printed, css/card.css says
        ("front", f"<h1>{SITE_NAME}</h1><table class='calls'>{calls}</table><p class='free'>{FREE}</p>"),
        ("inside-left", f"<h2>电话里照着说，说完就挂</h2>{''.join(f'<blockquote>{html.escape(words)}</blockquote>' for words in said)}"),
        ("inside-right", f"<h2>现在别做</h2>{_bullets(record.avoid)}<h2>留下这些</h2>{_bullets(record.evidence[:4])}"),
        ("back", f"<h2>记一记</h2><table class='notes'>{'<tr><th>日期、时间</th><th>号码</th><th>说了什么</th></tr>' + '<tr><td></td><td></td><td></td></tr>' * 6}</table>{code}{_foot(site)}"),
    )
    body = [f'<section class="face {name}"><div>{inside}</div></section>' for name, inside in faces]
    return document(f"{SITE_NAME}：口袋卡", "card", site.built_on, [*body, '<p class="fold across">先沿这条线向后折</p><p class="fold down">再沿这条线向后折</p>'])


def poster(site: Handbook) -> str:
    """A3: what happened, whom to call. The same rows as the routing, behaviours with one answer together."""
    families: dict[tuple, list[str]] = {}
    for behaviour in site.base.behaviours.values():
        if behaviour.id != CRISIS and (answer := _answer(site, behaviour.id)):
            families.setdefault(answer, []).append(behaviour.title)
    rows = "".join(
        f"<tr><td>{'；'.join(html.escape(title) for title in titles)}</td><td>{_answer_words(site, answer)}</td></tr>" for answer, titles in sorted(families.items(), key=lambda family: _urgency(family[0]))
    )
    code = f"<div class='code'>{qr_image(site.url)}<p>{html.escape(site.url)}</p></div>" if site.url else ""
    crisis = "、".join(_named(site, option.channel) for option in route(site.base, CRISIS, None).first) if CRISIS in site.base.behaviours else ""
    say = partial(saying.words, site, Said.BOOK)
    return document(f"{SITE_NAME}：什么事，找谁", "poster", site.built_on, [
        f"<header><h1>遇到催收，什么事找谁</h1>{code}<p class='first'><b>{_number(site, ReliedOn.POLICE)}</b>　{say('danger-more')}</p>"
        f"<p class='first'><b>{_number(site, ReliedOn.MENTAL)}</b>　{say('calm')}：{crisis}</p></header>",
        f"<table><thead><tr><th>遇到的事</th><th>先找谁</th></tr></thead><tbody>{rows}</tbody></table>",
        f"<footer><p>{_supervisors(site)}</p><p>{html.escape(plain_text(site.base.said[Said.POSTER].body))}</p>{_foot(site)}</footer>",
    ])


def for_parents(site: Handbook) -> str:
    """One A4 page in type that is read without glasses."""
    entry = site.base.guides[ReliedOn.FOR_PARENTS.id]
    tree = page_tree(entry.source, guide.page(site, entry))
    resolve(tree, lambda _target: None)
    large = next(item for item in tree.iter("div") if "kb-large" in classes(item))
    assert not DROPPED & classes(large)
    return document(entry.record.title, "parents", site.built_on, [f"<h1>{html.escape(entry.record.title)}</h1>", as_html(large), _foot(site)])


SHEETS: dict[str, Callable[[Handbook], str]] = {"pocket-card": pocket_card, "poster": poster, "for-parents": for_parents}


def _first_words(site: Handbook) -> list[str]:
    """The first sentences to read aloud of the situation; checks/relied_on.py has counted them."""
    return spoken(site.entry(ReliedOn.RINGING).body)[:SPOKEN]


def _bullets(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>"


def _telephone(site: Handbook, id_: str) -> str:
    record = site.base.channels[id_].record
    return next((contact.value for contact in record.contacts if contact.kind is ContactKind.TEL and contact.dial), "")


def _number(site: Handbook, channel: ReliedOn) -> str:
    return html.escape(_telephone(site, channel.id))


def _named(site: Handbook, id_: str) -> str:
    """12368 法院诉讼服务热线; the number in front where the title does not say it."""
    if id_ == _SUPERVISOR:
        return f"{_SUPERVISOR}（看最下面）"
    title, number = re.sub("：.*|（.*?）", "", site.title(f"channel:{id_}")), _telephone(site, id_)
    said = title if not number or number in title else f"{title}（打 {number} 问）"
    return html.escape(said).replace(number, f"<b>{html.escape(number)}</b>", 1) if number else html.escape(said)


def _answer(site: Handbook, behaviour: str) -> tuple:
    """First channels: those for every lender, then those that depend on who lent. Supervisors stand as one, and last."""
    routes = {lender: route(site.base, behaviour, lender) for lender in Lender}
    supervised = any(option.channel in _SUPERVISORS for found in routes.values() for option in found.first)
    by_lender = {
        lender: tuple(option.channel for option in found.first if option.channel not in _SUPERVISORS)
        + ((_SUPERVISOR,) if supervised and not _SUPERVISORS.isdisjoint(found.channels) else ())
        for lender, found in routes.items()
    }
    common = tuple(id_ for id_ in next(iter(by_lender.values())) if all(id_ in found for found in by_lender.values()))
    groups: dict[tuple[str, ...], list[Lender]] = {}
    for lender, found in by_lender.items():
        if rest := tuple(id_ for id_ in found if id_ not in common):
            groups.setdefault(rest, []).append(lender)
    return (common, tuple((rest, tuple(lenders)) for rest, lenders in groups.items())) if common or groups else ()


def _urgency(answer: tuple) -> int:
    """What only the police can stop stands on top; the rest keeps the order of the behaviours."""
    return 0 if answer == ((ReliedOn.POLICE.id,), ()) else 1


def _answer_words(site: Handbook, answer: tuple) -> str:
    common, groups = answer
    lines = ["、".join(_named(site, id_) for id_ in common)] if common else []
    for rest, lenders in groups:
        lines.append(f"<small>{html.escape(_whom(lenders))}：</small>{'，再找 '.join(_named(site, id_) for id_ in rest)}")
    if common and groups:
        lines = [*lines[1:], lines[0]]
    return "<br>".join(lines)


def _supervisors(site: Handbook) -> str:
    """Which office each kind of lender has, as the routing says for its calls; where it is not the first door, it depends."""
    offices: dict[str, list[str]] = {}
    calls = site.base.scenarios[ReliedOn.RINGING.id].record.behaviours[0]
    for lender in Lender:
        found = route(site.base, calls, lender)
        own = [option.channel for option in found.first if option.channel in _SUPERVISORS]
        if own or not _SUPERVISORS.isdisjoint(found.channels):
            offices.setdefault(own[0] if own else "", []).append(lender.label)
    parts = [
        f"{html.escape('、'.join(labels))}，" + (f"找 {_named(site, id_)}" if id_ else saying.words(site, Said.BOOK, "ask-contract"))
        for id_, labels in sorted(offices.items(), key=lambda item: not item[0])
    ]
    return f"<b>{_SUPERVISOR}：</b>{'；'.join(parts)}。"


def _whom(lenders: Sequence[Lender]) -> str:
    """These kinds of lender; those left out when they are fewer."""
    left_out = [lender.label for lender in Lender if lender not in lenders]
    return f"{'、'.join(left_out)}以外的" if len(left_out) < 5 else "、".join(lender.label for lender in lenders)


def _foot(site: Handbook) -> str:
    known = f"按 {site.today} 有效的法律；核对 {checked_days(site)}，{reviewed(site)}；排印 {site.built_on}。"
    return f'<p class="foot"><b>{FREE}</b>不是律师意见。可以随意复印。{known}</p>'
