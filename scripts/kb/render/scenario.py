"""A situation in three depths: one screen that answers, closed sections that say their answer, the law behind a sentence.

First: safe? -> answer -> what now (a line each) -> what not. Then the words to say, closed, and whom to call by when,
open. Then closed sections. The authored prose stands under fixed headings; short lines come from the author's own
words (short.py). Nothing is lost by folding: every section is a <details> that opens by a tap without JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..joining.letters import useful_against
from ..reading.prose import sections
from ..records.pages import Scenario
from ..records.vocabulary import CRISIS, ContactKind, Group, Lender
from . import actions, blocks, counter, doors, inline, onepage, short, verdicts
from .markup import attribute, block, bullets, fold, join, link, text

#: A link whose words are nothing but a number, to a channel.
_NUMBER = re.compile(r"\[(?P<number>[0-9]{3,8})\]\([^)]*channels/(?P<channel>[a-z0-9-]+)\.md\)(?:\{[^}]*\})?")


#: Authors name first what a page is about; what comes after so many happens beside it.
_MAINLY = 3


def page(site: Handbook, entry: Entry[Scenario]) -> str:
    record = entry.record
    source = entry.source
    # Words to read aloud carry no notes of ours: they would be read aloud too.
    written = {section.title: inline.prose(site, source, section.text, notes=section.title != "照着念") for section in sections(entry.body)}
    about_life = record.behaviours == [CRISIS]
    now, cases = _now(site, written["现在就做"])
    return blocks.head(entry) + join(
        f"# {text(record.title)}",
        blocks.checked_strip(site, entry, record.checked),
        blocks.life_strip(site, record.danger) if about_life else blocks.danger_strip(site, record.danger, quiet=not _near(site, record)),
        block("p", "kb-answer", text(record.summary)),
        block("div", "kb-steps", "## 现在就做 {#now}", now),
        block("div", "kb-avoid", "## 现在别做 {#avoid}", bullets([text(item) for item in record.avoid])),
        actions.actions(site, entry),
        cases,
        fold("照着念", "say", text(short.leads(written["照着念"])) or "电话来了怎么说", written["照着念"], classes="kb-say"),
        doors.plain(site, entry) if about_life else doors.card(site, entry),
        fold("催收能这样吗" if record.group is Group.PAPERS else "他能这样吗", "line", verdicts.line(site, record), verdicts.entries(site, source, record)),
        fold("留什么", "evidence", text(short.names(record.evidence)), block("div", "kb-ticks", bullets([text(item) for item in record.evidence])), written["怎样取证"]),
        _letters(site, entry),
        fold("这笔债和我有没有关系" if record.group is Group.NOT_MINE else "欠的钱怎么办", "debt", text(short.leads(written["债务本身"])), written["债务本身"], block("div", "kb-wont", "**这一页帮不了的**", bullets([text(item) for item in record.wont]))),
        fold("法律依据", "law", f"{len(record.law)} 条，附原文", blocks.law_section(site, source, record.law, record.lenders)),
        fold("常见误区", "myths", text(short.claims(written.get("常见误区", ""))), written.get("常见误区", "")),
        _counter(site, entry),
        "" if about_life else blocks.care(site, source),
        blocks.related(site, entry),
        onepage.switch(site, source),
        blocks.foot(source),
        onepage.sheet(site, entry, written),
    )


def _near(site: Handbook, record: Scenario) -> bool:
    """Whether somebody may stand before the reader: he is being hounded, or what the page is mainly about is dangerous."""
    return record.group is Group.NOW or any(site.base.behaviours[id_].danger for id_ in record.behaviours[:_MAINLY])


def _now(site: Handbook, written: str) -> tuple[str, str]:
    """The steps, a line each that opens, and the cases after them as closed sections."""
    steps, rest = short.steps(written)
    found = short.parts(rest)
    intro = "".join(part.text for part in found if not part.title)
    cases = [fold(part.title, part.anchor or f"now-{number}", "", part.text, level=3) for number, part in enumerate((part for part in found if part.title), 1)]
    return join(_steps(site, steps), intro).strip(), join(*cases).strip()


def _steps(site: Handbook, steps: list[short.Step]) -> str:
    return '<ol class="kb-now" markdown="1">\n' + "\n".join(f'<li markdown="block">\n\n{_step(site, step)}\n\n</li>' for step in steps) + "\n</ol>"


def _step(site: Handbook, step: short.Step) -> str:
    """Its line opens the rest. A line that is a button holds no links: the numbers that it names stand beside it, other links
    behind it. No number that only its rest names: beside “假的，报警” that was the number of another office (checks/steps.py)."""
    if not step.rest:
        return f"**{step.lead}**"
    links = short.links(step.lead)
    dial = " ".join(link for link in links if "](tel:" in link)
    dial = dial or next(filter(None, (_ringing(site, link) for link in links)), "")
    others = "　".join(link for link in links if link not in dial)
    return join(
        block("p", "kb-step-dial", dial.replace("kb-dial", "kb-tel")) if dial else "",
        block("details", "kb-step", f"<summary>{attribute(short.plain(step.lead))}</summary>", step.rest, block("p", "kb-step-more", f"看：{others}") if others else ""),
    ).strip()


def _ringing(site: Handbook, written: str) -> str:
    """A link on the number of a channel, as a link that dials it; empty if it is none."""
    found = _NUMBER.fullmatch(written)
    channel = site.base.channels.get(found["channel"]) if found else None
    contact = next((each for each in channel.record.contacts if each.kind is ContactKind.TEL and each.value == found["number"]), None) if channel and found else None
    return f"[{contact.value}](tel:{contact.dial or contact.value}){{ .kb-tel }}" if contact else ""


def _counter(site: Handbook, entry: Entry[Scenario]) -> str:
    return block("div", "kb-show-link", link(entry.source, counter.source_of(entry), "给民警、窗口看：法律原文，大字")) if counter.has_page(site, entry) else ""


def _letters(site: Handbook, entry: Entry[Scenario]) -> str:
    """A chosen lender hides the letters that go nowhere against it, in the list and in the line that is seen while it is closed."""
    record = entry.record
    useful = {f"letter:{id_}": useful_against(site.base, entry, id_) for id_ in record.letters}
    keys = [*useful, *(f"guide:{id_}" for id_ in record.guides)]
    if not keys:
        return ""
    rows = {key: f"{link(entry.source, site.entry(key).source, site.title(key))}：{text(site.entry(key).record.summary)}" for key in keys}
    some = {key: f' data-lenders="{_ids(lenders)}"' for key, lenders in useful.items() if lenders != record.lenders}
    listed = "\n".join(f'<li{some.get(key, "")} markdown="span">{words}</li>' for key, words in rows.items())
    lines: dict[str, list[Lender]] = {}
    for lender in record.lenders:
        lines.setdefault(_titles(site, [key for key in keys if lender in useful.get(key, record.lenders)]), []).append(lender)
    line = _titles(site, keys)
    if set(lines) - {line}:
        views = [f'<span data-lender-view="{_ids(lenders)}" hidden="hidden">{words}</span>' for words, lenders in lines.items() if words != line]
        line = f'<span data-lender-view="{" ".join(("none", "unknown", _ids(lines.get(line, ())))).strip()}">{line}</span>' + "".join(views)
    return fold("写哪封信" if record.letters else "用得上的做法", "letters", line, f'<ul markdown="1">\n{listed}\n</ul>' if some else bullets([*rows.values()]))


def _titles(site: Handbook, keys: list[str]) -> str:
    return text(short.titles([site.title(key) for key in keys]))


def _ids(lenders: Iterable[Lender]) -> str:
    return " ".join(lender.value for lender in lenders)
