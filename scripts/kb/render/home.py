"""The home page and the three doors behind it.

First screen, also at 360×560: two calls, three doors, search, the promise. Below,
the tools in a line, and the situations as cards. A door's page asks at most three questions (law/_triage.yml);
every answer is a link, so no JavaScript is needed.
"""

from __future__ import annotations

from ..joining.knowledge import Entry
from ..records.pages import Page, Scenario
from ..records.relied_on import PLAN_TOOL
from ..records.tables import Choice, Door
from . import blocks, inline
from ..joining.handbook import Handbook
from .markup import block, bullets, fold, join, link, relative, text


def page(site: Handbook, entry: Entry[Page]) -> str:
    cards = [_card(entry.source, site.base.scenarios[id_]) for id_ in entry.record.cards]
    tools, _, about = entry.body.strip().partition("\n\n")  # the first paragraph is what can be done on the phone: above the cards
    more = link(entry.source, "scenarios/index.md", "全部情景")
    return blocks.page_head("首页", entry.record.summary, hide=["navigation", "toc"]) + join(
        f"# {text(entry.record.title)} {{ .kb-home-title }}",
        blocks.danger_strip(site),
        doors(site, entry.source),
        block("p", "kb-find", link(entry.source, "search/index.md", "搜：半夜打给我爸、第50条、12378", "kb-search")),
        block("p", "kb-promise", "免费 · 不登记 · 没有微信号"),
        inline.prose(site, entry.source, tools),
        "## 现在遇到的是哪一种 {#cards}",
        block("div", "kb-cards", "\n".join(cards)),
        more,
        inline.prose(site, entry.source, about),
        blocks.foot(entry.source),
    )


def doors(site: Handbook, source: str) -> str:
    """The three doors, as the home page and the empty search show them."""
    links = [f"[**{text(door.title)}** {text(door.hint)}]({relative(source, f'start/{door.id}.md')}){{ .kb-door }}" for door in (site.base.triage.doors if site.base.triage else ())]
    return block("nav", "kb-doors", "\n".join(links), aria_label="从这里进")


def door(site: Handbook, chosen: Door) -> str:
    """One question after another: an answer leads to a page, or opens the next question where it stands."""
    source = f"start/{chosen.id}.md"
    lenders = "、".join(link(source, item.source, item.record.short) for item in site.base.lenders.values())
    return blocks.page_head(chosen.title, chosen.hint) + join(
        f"# {text(chosen.title)}",
        blocks.danger_strip(site),
        f"## {text(chosen.ask)} {{#q}}",
        _answers(site, source, "q", chosen.choices),
        fold("都不像？", "more", "从情景、做法、渠道、法条、放款方找", bullets([
            link(source, "scenarios/index.md", "全部情景"),
            link(source, "behaviours/index.md", "按对方做了什么找"),
            link(source, "channels/index.md", "全部求助和投诉渠道"),
            link(source, "law/index.md", "按法条找"),
            f"按放款方找：{lenders}",
        ])),
        _plan(site, source),
        blocks.foot(source),
    )


def _plan(site: Handbook, source: str) -> str:
    """For whoever finds nothing, or several things at once: the tool that puts them in order."""
    tool = site.base.tools.get(PLAN_TOOL)
    return block("p", "kb-door-plan", f"拿不准，或者好几件事一起来：{link(source, tool.source, tool.record.title)}") if tool else ""


def _answers(site: Handbook, source: str, anchor: str, choices: list[Choice]) -> str:
    """The answers in a row; the id of a further question is that of the answer that leads to it."""
    return block("div", "kb-cards", *(_choice(site, source, f"{anchor}-{number}", choice) for number, choice in enumerate(choices, 1)))


def _choice(site: Handbook, source: str, anchor: str, choice: Choice) -> str:
    if choice.go:
        part = f"#{choice.at}" if choice.at else ""
        return f"[**{text(choice.say)}**]({relative(source, site.entry(choice.go).source)}{part}){{ .kb-card }}"
    return block(
        "details",
        "kb-next",
        f"<summary>{text(choice.say)}</summary>",
        f"{text(choice.ask or '')}",
        _answers(site, source, anchor, choice.choices),
        id=anchor,
    )


def _card(source: str, item: Entry[Scenario]) -> str:
    return f"[**{text(item.record.title)}** {text(item.record.summary)}]({relative(source, item.source)}){{ .kb-card }}"
