"""The home page and the three doors behind it.

First screen, also at 360×560: two calls, three doors, search, the promise. Below,
the situations as cards. A door's page asks at most three questions (law/_triage.yml);
every answer is a link, so no JavaScript is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..joining.knowledge import Entry
from ..records.pages import AnyPage, Page, Scenario
from ..records.tables import Door
from . import blocks, inline
from ..joining.handbook import Handbook
from .markup import block, bullets, join, link, relative, text


def page(site: Handbook, entry: Entry[Page]) -> str:
    cards = [_card(entry.source, site.base.scenarios[id_]) for id_ in entry.record.cards]
    more = link(entry.source, "scenarios/index.md", "全部情景")
    return blocks.page_head("首页", entry.record.summary, hide=["navigation", "toc"]) + join(
        f"# {text(entry.record.title)} {{ .kb-home-title }}",
        blocks.danger_strip(site),
        doors(site, entry.source),
        block("p", "kb-find", link(entry.source, "search/index.md", "搜：半夜打给我爸、第50条、12378", "kb-search")),
        block("p", "kb-promise", "免费 · 不登记 · 没有微信号"),
        "## 现在遇到的是哪一种 {#cards}",
        block("div", "kb-cards", "\n".join(cards)),
        more,
        inline.prose(site, entry.source, entry.body.strip()),
        blocks.foot(entry.source),
    )


def doors(site: Handbook, source: str) -> str:
    """The three doors, as the home page and the empty search show them."""
    links = [f"[**{text(door.title)}** {text(door.hint)}]({relative(source, f'start/{door.id}.md')}){{ .kb-door }}" for door in (site.base.triage.doors if site.base.triage else ())]
    return block("nav", "kb-doors", "\n".join(links), aria_label="从这里进")


def door(site: Handbook, chosen: Door) -> str:
    """One question after another on one page: an answer leads to a page, or down to the next question."""
    source = f"start/{chosen.id}.md"
    parts = [block("div", "kb-question", f"## {text(question)} {{#{anchor}}}", block("div", "kb-cards", "\n".join(answers))) for anchor, question, answers in _questions(site, source, chosen)]
    lenders = "、".join(link(source, item.source, item.record.short) for item in site.base.lenders.values())
    return blocks.page_head(chosen.title, chosen.hint) + join(
        f"# {text(chosen.title)}",
        blocks.danger_strip(site),
        *parts,
        "## 还可以从这里找",
        bullets([
            link(source, "scenarios/index.md", "全部情景"),
            link(source, "behaviours/index.md", "按对方做了什么找"),
            link(source, "channels/index.md", "全部求助和投诉渠道"),
            link(source, "law/index.md", "按法条找"),
            f"按放款方找：{lenders}",
        ]),
        blocks.foot(source),
    )


def _questions(site: Handbook, source: str, chosen: Door) -> Iterator[tuple[str, str, list[str]]]:
    """(anchor, question, answers as links), the first question first, each further one after the question that leads to it."""
    waiting = [("q", chosen.ask, chosen.choices)]
    while waiting:
        anchor, question, choices = waiting.pop(0)
        answers = []
        for number, choice in enumerate(choices, 1):
            if choice.go:
                answers.append(_answer(source, choice.say, site.entry(choice.go)))
            else:
                answers.append(f"[**{text(choice.say)}** 再问一句](#{anchor}-{number}){{ .kb-card }}")
                waiting.append((f"{anchor}-{number}", f"{choice.say}：{choice.ask}", choice.choices))
        yield anchor, question, answers


def _answer(source: str, say: str, item: Entry[AnyPage]) -> str:
    return f"[**{text(say)}** {text(item.record.title)}]({relative(source, item.source)}){{ .kb-card }}"


def _card(source: str, item: Entry[Scenario]) -> str:
    return f"[**{text(item.record.title)}** {text(item.record.summary)}]({relative(source, item.source)}){{ .kb-card }}"
