"""Blocks that several kinds of page share: check date, danger strip, law, routes, related pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..records.fields import Checked, LawRef
from ..joining.knowledge import Entry
from ..records.law import Provision
from ..records.pages import AnyPage, Channel, Contact, PageRecord
from ..joining.routing import Route
from ..joining.timeline import Status, newer_than, status
from ..records.vocabulary import Bound, ContactKind, Lender, Level
from ..records.relied_on import ReliedOn, Said
from . import inline, saying
from ..joining.handbook import Handbook
from .context import FREE, KIND_WORDS, SITE_NAME
from .markup import attribute, block, bullets, chinese_list, fold, front_matter, join, link, text

PROMISE = f"本站{FREE}"

#: Kinds whose real title would embarrass a reader in a browser tab or a family chat.
_DISCREET = {"scenario", "letter", "myth", "guide"}


def head(entry: Entry[AnyPage]) -> str:
    """Front matter for MkDocs. The tab and share title is neutral where the real one is not."""
    record = entry.record
    neutral = KIND_WORDS[entry.kind] + "资料" if entry.kind in _DISCREET else record.title
    return page_head(neutral, "" if entry.kind in _DISCREET else record.summary)


def page_head(title: str, description: str = "", **more: object) -> str:
    return front_matter(title=title, description=description or f"{SITE_NAME}：{PROMISE}", **more)


def checked_strip(site: Handbook, entry: Entry[AnyPage], checked: Checked) -> str:
    return checked_words(site, entry.key, checked)


def checked_words(site: Handbook, key: str, checked: Checked) -> str:
    """The editorial check of a page or ladder, who did it, and any law that is newer than it."""
    words = f"{checked.on} {checked.by.label}。"
    newer = newer_than(checked.on, [site.base.statutes[id_] for id_ in sorted(site.graph.statutes_of[key])], site.today)
    parts = [block("p", "kb-checked", words)]
    if newer:
        names = "、".join(f"《{statute.name}》" for statute in newer)
        parts.append(block("p", "kb-stale", saying.words(site, Said.DATED, "newer", {"哪些": names})))
    return join(*parts).strip()


def call(contact: Contact, words: str, classes: str = "kb-call") -> str:
    bold, _, rest = words.removeprefix("**").partition("**")
    shown = f"**{text(bold)}** {text(rest)}".strip() if words.startswith("**") else text(words)
    return f"[{shown}](tel:{contact.dial or contact.value}){{ .{' .'.join(classes.split())} }}"


def tel(site: Handbook, channel: ReliedOn) -> Contact:
    """The number to dial of a channel; checks/relied_on.py has refused one without."""
    record = site.base.channels[channel.id].record
    return next(contact for contact in record.contacts if contact.kind is ContactKind.TEL)


def danger_strip(site: Handbook, words: str | None = None, quiet: bool = False) -> str:
    """Always the first thing: who is in danger calls, and reads later. `quiet` where nobody stands at a door: the same two
    numbers in one low row, and when to ring them is said by the page's own words alone."""
    told = ("", "") if quiet else ("堵门、动手、关人", "心里撑不住")
    calls = " ".join([
        call(tel(site, ReliedOn.POLICE), f"**打 110**{told[0]}"),
        call(tel(site, ReliedOn.MENTAL), f"**打 12356**{told[1]}"),
    ])
    return block("div", "kb-danger kb-quiet" if quiet else "kb-danger", text(words) if words else "", calls, role="note", aria_label="紧急求助")


def life_strip(site: Handbook, words: str | None) -> str:
    """The strip of the page for somebody in danger from themselves: help that listens first, then those who come."""
    return block("div", "kb-danger kb-life", text(words) if words else "", life_calls(site), role="note", aria_label="紧急求助")


def life_calls(site: Handbook) -> str:
    return " ".join([calm_call(site), _ambulance(site, "**打 120**有生命危险"), call(tel(site, ReliedOn.POLICE), "**打 110**叫人来救")])


def hurt_calls(site: Handbook) -> str:
    return " ".join([_ambulance(site, "**打 120**先看伤"), call(tel(site, ReliedOn.POLICE), "**打 110**报警")])


def calm_call(site: Handbook) -> str:
    return call(tel(site, ReliedOn.MENTAL), "**打 12356**有人听你说")


def ambulance(site: Handbook) -> Contact:
    mental = site.base.channels[ReliedOn.MENTAL.id].record
    return next(contact for contact in mental.contacts if contact.dial == "120")


def _ambulance(site: Handbook, words: str) -> str:
    return call(ambulance(site), words)


def contact_line(contact: Contact) -> str:
    """One contact with its certainty in words. A web address links only when an official one is given, a number for text
    messages never: what has to be added to it depends on the place."""
    if contact.kind is ContactKind.TEL:
        words = f"**{text(contact.kind.label)}** " + call(contact, contact.value, "kb-tel")
    else:
        words = f"**{text(contact.kind.label)}** {text(contact.value)}"
    tail = [part for part in (contact.hours, contact.note) if part]
    return words + _mark(contact.level) + ("　" + text("；".join(tail)) if tail else "")


def dial(contact: Contact) -> str:
    """The number as a button, and when somebody answers; for who needs it now."""
    tail = [text(part) for part in (contact.hours, contact.note) if part]
    return join(call(contact, f"**打 {contact.value}**", "kb-call kb-main-call") + _mark(contact.level), "；".join(tail)).strip()


def _mark(level: Level) -> str:
    """Only what nobody could confirm is marked beside a contact; the finer levels stand on about/unverified."""
    return f' <small class="kb-level">{level.label}</small>' if level is Level.UNCONFIRMED else ""


def law_section(site: Handbook, source: str, refs: Iterable[LawRef], lenders: Sequence[Lender] = ()) -> str:
    """One line a provision; behind it the plain words, the law's own, its force, date and certainty. `lenders` are the page's."""
    return join(*(law_item(site, source, item.ref, item.why, lenders) for item in refs)).strip()


def law_item(site: Handbook, source: str, ref: str, why: str = "", lenders: Sequence[Lender] = ()) -> str:
    cited = site.cited(ref)
    statute, provision = cited.statute, cited.statute.held(cited.target.no)
    facts = f"{statute.rank.label}（{statute.rank.value}） · {in_force_words(site, statute.id)} · {statute.level_of(provision).label}"
    binds = statute.binds_of(provision)
    bound = [] if Bound.EVERYONE.value in binds else [lender for lender in lenders if lender.value in binds]
    return block(
        "details",
        "kb-law",
        f'<summary><strong>{attribute("".join(inline.numbers(site, cited.target)))}</strong>' + (f"　{attribute(why)}" if why else "") + "</summary>",
        block("div", "kb-plainly", text(provision.plain)),
        verbatim(site, source, statute.id, provision),
        f'<small class="kb-facts">{facts}</small>　{inline.cite_ref(site, source, ref)}',
        data_lenders=" ".join(lender.value for lender in bound) if 0 < len(bound) < len(lenders) else "",
    )


def in_force_words(site: Handbook, statute_id: str) -> str:
    statute = site.base.statutes[statute_id]
    state = status(statute, site.today)
    if state is Status.UNKNOWN:
        return "施行日期未见明文"
    if state is Status.EXPIRED:
        return f"{statute.effective_to} 起失效"
    return f"{statute.effective_from} 起{'施行' if state is Status.IN_FORCE else '才施行'}"


def verbatim(site: Handbook, source: str, statute_id: str, provision: Provision) -> str:
    """The law's own words, folded; for reported rules the short words that reports quote."""
    if provision.text:
        lines = "".join(f'<p markdown="span">{inline.prose(site, source, text(line), inside_law=statute_id)}</p>\n' for line in provision.text.splitlines())
        return f'<details class="kb-text" markdown="1">\n<summary>看原文</summary>\n{lines}</details>'
    if provision.phrase:
        return block("p", "kb-phrase", "转引的原文短句：" + "；".join(f"“{text(words)}”" for words in provision.phrase))
    return ""


#: The author's own links all stand; pages that merely point here fill up to this many, the rest is folded again.
_SHOWN_RELATED = 6


def related(site: Handbook, entry: Entry[PageRecord]) -> str:
    """Pages named by the author, then pages that name this one."""
    record = entry.record
    backlinks = [key for key in site.graph.linked_from[entry.key] if key not in record.related]
    if not record.related and not backlinks:
        return ""
    rows = [f"{KIND_WORDS[key.split(':')[0]]}：" + link(entry.source, site.entry(key).source, site.title(key)) for key in (*record.related, *backlinks)]
    shown = max(len(record.related), _SHOWN_RELATED)
    rest = block("details", "kb-contents kb-also", f"<summary>还有 {len(rows) - shown} 页提到这里</summary>", bullets(rows[shown:])) if len(rows) > shown else ""
    return fold("相关", "related", f"{len(rows)} 页", bullets(rows[:shown]), rest, classes="kb-related")


def care(site: Handbook, source: str) -> str:
    """Debt and shame kill: every situation ends with somebody to talk to."""
    channel = site.entry(ReliedOn.MENTAL)
    button = f"{call(tel(site, ReliedOn.MENTAL), '打 12356')} {link(source, channel.source, '它能做什么')}"
    *words, danger = inline.said(site, source, Said.CARE)
    return block("div", "kb-care", *words, button, danger)


def foot(source: str) -> str:
    return block("p", "kb-foot", f"{PROMISE}这里的内容不是律师意见。" + link(source, ReliedOn.REPORT.source, "发现错误？告诉我们"))


def channel_card(site: Handbook, source: str, channel_id: str, why: str, tier: str, lenders: set[str] | None = None, days: bool = True) -> str:
    """One channel in a route: name, number to tap, why, and (unless somebody's life is the matter) the days that count."""
    entry = site.base.channels[channel_id]
    record = entry.record
    mark = f' <small class="kb-tier">{tier}</small>' if tier else ""
    line = f"**{link(source, entry.source, record.title)}**{mark}{first_number(record)}"
    clocks = [clock for limit_id in record.time_limits if (clock := clock_line(site, source, limit_id, lenders))]
    return join(line, text(why), _clocks(site, source, clocks) if days else "").strip()


def _clocks(site: Handbook, source: str, clocks: list[str]) -> str:
    """The days, what each counts from folded; without any, that is said: silence would read as a promise that none was broken."""
    if not clocks:
        return block("p", "kb-noclock", *inline.said(site, source, Said.NO_CLOCK))
    return f'<details class="kb-clocks" markdown="1">\n<summary>期限：几天</summary>\n\n{bullets(clocks)}\n\n</details>'


def first_number(record: Channel) -> str:
    """The number to tap with its certainty, a space before it; empty where a channel has none.

    Beside a website or a counter stands somebody else's number: what it is for is said."""
    numbers = [contact for contact in record.contacts if contact.kind is ContactKind.TEL and contact.dial]
    if not numbers:
        return ""
    note = numbers[0].note if numbers[0] is not record.contacts[0] else None
    return f" {call(numbers[0], numbers[0].value, 'kb-tel')}{_mark(numbers[0].level)}" + (f" <small>（{text(note)}）</small>" if note else "")


def find_lender(site: Handbook, source: str, found: Route) -> str:
    """What comes first while nobody knows who lent: where to look, and the page that says more."""
    return join(*inline.said(site, source, Said.FIND_LENDER), link(source, found.find_lender, "怎样认出是谁放的款")).strip()


def clock_line(site: Handbook, source: str, limit_id: str, lenders: set[str] | None) -> str:
    """A deadline, unless it belongs to other kinds of lender than those shown; where none is chosen (None) it names its own."""
    _, _, limit = site.limits[limit_id]
    if lenders is not None and limit.lenders and not lenders & {lender.value for lender in limit.lenders}:
        return ""
    condition = f"（{text(limit.condition)}）" if limit.condition else ""
    only = f' <small class="kb-for">只对：{chinese_list([lender.label for lender in limit.lenders])}</small>' if lenders is None and limit.lenders else ""
    return f"{inline.limit_link(site, source, limit_id)}：{text(limit.counts)}{condition}{only}"
