"""什么事找谁: the whole routing as pages, one for each kind of lender and one that comes before them.

The first page asks who lent, because the way depends on it, and answers those who do
not know with what can be done until they do. One page for each kind keeps each small
enough for a phone. Rows say what kb.joining.routing says and nothing more.
"""

from __future__ import annotations

from ..records.law import Behaviour
from ..joining.routing import Option, Route, usual_route
from ..records.vocabulary import Lender
from ..records.relied_on import Said
from . import blocks, inline, saying
from ..joining.handbook import Handbook, LADDER_PAGE
from .markup import block, bullets, fold, join, link, text

SOURCE = "channels/routes.md"


def source_of(lender: str) -> str:
    return f"channels/routes/{lender}.md"


def pages(site: Handbook) -> dict[str, str]:
    return {SOURCE: _choice(site)} | {source_of(lender.value): _of_lender(site, lender) for lender in Lender}


def _choice(site: Handbook) -> str:
    """Choose the kind of lender; who cannot, reads on."""
    intro = "".join(inline.said(site, SOURCE, Said.ROUTES_INTRO))
    first, then = inline.said(site, SOURCE, Said.ROUTES_UNKNOWN)
    choices = " ".join(link(SOURCE, source_of(lender.value), lender.label, "kb-choice") for lender in Lender)
    unknown = {behaviour.id: usual_route(site.base, behaviour.id, None) for behaviour in site.base.behaviours.values()}
    return blocks.page_head("什么事找谁", intro) + join(
        "# 什么事找谁",
        blocks.danger_strip(site),
        intro,
        block("nav", "kb-lenders", "## 是谁放的款 {#lender}", *inline.said(site, SOURCE, Said.ROUTES_CONTRACT), f"{choices} [不知道](#unknown){{ .kb-choice }}", aria_label="选放款方"),
        "## 不知道是谁放的款 {#unknown}",
        first,
        block("details", "kb-more", "<summary>怎样认出是谁放的款</summary>", blocks.find_lender(site, SOURCE, next(iter(unknown.values())))),
        then,
        _cases(site, SOURCE, unknown, 3),
        _elsewhere(SOURCE),
        blocks.foot(SOURCE),
    )


def _of_lender(site: Handbook, lender: Lender) -> str:
    source = source_of(lender.value)
    title = f"放款方是“{lender.label}”：什么事找谁"
    entry = site.entry(f"lender:{lender.value}")
    routes = {behaviour.id: usual_route(site.base, behaviour.id, lender) for behaviour in site.base.behaviours.values()}
    return blocks.page_head("什么事找谁", "按对方做了什么，找哪里、为什么。") + join(
        f"# {text(title)}",
        blocks.danger_strip(site),
        saying.line(site, source, Said.INTROS, "routes", {"哪一页": link(source, entry.source, entry.record.title)}),
        _cases(site, source, routes, 2),
        _elsewhere(source),
        blocks.foot(source),
    )


def _cases(site: Handbook, source: str, routes: dict[str, Route], level: int) -> str:
    """Behaviours as folded rows in their own order. Each has a first door: checks/routing.py sees to it."""
    return join(*(_case(site, source, item, routes[item.id], level) for item in site.base.behaviours.values())).strip()


def _case(site: Handbook, source: str, behaviour: Behaviour, found: Route, level: int) -> str:
    parts = []
    for heading, options, number in (("先找", found.first, True), ("也可以找", found.second, True), ("不用去", found.no_use, False)):
        if options:
            parts += [f"**{heading}**", bullets([_option(site, source, option, number) for option in options])]
    return fold(
        behaviour.title,
        behaviour.id,
        text("先找：" + site.title(f"channel:{found.first[0].channel}")) if found.first else "",
        block("p", "kb-stale", text(behaviour.danger)) if behaviour.danger else "",
        *parts,
        link(source, f"behaviours/index.md#{behaviour.id}", "管它的规定"),
        level=level,
        classes="kb-tight kb-case",
    )


def _option(site: Handbook, source: str, option: Option, number: bool) -> str:
    """A channel and its reason; a number to tap only where calling makes sense."""
    entry = site.base.channels[option.channel]
    record = entry.record
    return f"{link(source, entry.source, record.title)}{blocks.first_number(record) if number else ''}：{text(option.why)}"


def _elsewhere(source: str) -> str:
    rows = [
        link(source, SOURCE, "换一种放款方") if source != SOURCE else link(source, "lenders/index.md", "放款方有哪几种"),
        link(source, "channels/index.md", "全部求助和投诉渠道"),
        link(source, "behaviours/index.md", "按对方做了什么找规定"),
        link(source, LADDER_PAGE, "投诉、报警、应诉，一步一步怎么走"),
    ]
    return fold("还可以从这里找", "more", "放款方、全部渠道、规定、步骤图", bullets(rows))
