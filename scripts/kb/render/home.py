"""The home page and the three doors behind it.

First screen, also at 360×560: two calls, three doors, search, the promise.
Below: the situations as cards.
"""

from __future__ import annotations

from ..knowledge import Entry
from ..vocabulary import Group
from . import blocks, inline
from .context import Site
from .markup import block, bullets, join, link, relative, text

#: id -> (door, one line, situations behind it)
DOORS = {
    "me": ("我在被催", "电话、短信、上门、吓人的话、债太重", (Group.NOW, Group.SCARY_WORDS, Group.DEBT, Group.SCAMS, Group.CRISIS)),
    "family": ("催到我头上了", "家人、同事、新号主、单位，或者不是我借的", (Group.NOT_MINE, Group.NOW)),
    "papers": ("收到法院、律师、仲裁、警察的东西", "有期限，别放着", (Group.PAPERS,)),
}
_CARDS = 8


def page(site: Site, entry: Entry) -> str:
    doors = [f"[**{title}** {hint}](start/{id_}.md){{ .kb-door }}" for id_, (title, hint, _) in DOORS.items()]
    cards = [_card(entry.source, item) for item in site.base.of_kind("scenario")[:_CARDS]]
    return blocks.page_head("首页", entry.record.summary, hide=["navigation", "toc"]) + join(
        f"# {text(entry.record.title)} {{ .kb-home-title }}",
        blocks.danger_strip(site),
        block("nav", "kb-doors", "\n".join(doors), aria_label="从这里进"),
        '<p class="kb-find"><label class="kb-search" for="__search">搜：半夜打给我爸、第50条、12378</label></p>',
        block("p", "kb-promise", "免费 · 不登记 · 没有微信号"),
        "## 现在遇到的是哪一种 {#cards}",
        block("div", "kb-cards", "\n".join(cards)),
        inline.prose(site, entry.source, entry.body.strip()),
        blocks.foot(entry.source),
    )


def door(site: Site, id_: str) -> str:
    """A door's page: the situations behind it, grouped, one tap each."""
    title, hint, groups = DOORS[id_]
    source = f"start/{id_}.md"
    parts = []
    for group in groups:
        items = [item for item in site.base.of_kind("scenario") if item.record.group is group]
        if items:
            parts += [f"## {group.label}", block("div", "kb-cards", "\n".join(_card(source, item) for item in items))]
    lenders = "、".join(link(source, item.source, item.record.short) for item in site.base.of_kind("lender"))
    return blocks.page_head(title, hint) + join(
        f"# {title}",
        blocks.danger_strip(site),
        hint + "。" if not parts else "",
        *parts,
        "" if parts else "这一类还在写。先看下面的求助渠道。",
        "## 还可以从这里找",
        bullets([
            link(source, "channels/index.md", "所有求助和投诉渠道"),
            link(source, "law/index.md", "按法条找"),
            link(source, "guides/evidence.md", "先学会留证据") if site.base.get("guide", "evidence") else "",
            f"按放款方找：{lenders}",
        ]),
        blocks.foot(source),
    )


def _card(source: str, item: Entry) -> str:
    return f"[**{text(item.record.title)}** {text(item.record.summary)}]({relative(source, item.source)}){{ .kb-card }}"
