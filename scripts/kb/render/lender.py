"""A kind of lender: who supervises it and whom to call, how to tell it at a glance; its rules closed."""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..records.pages import LenderPage
from . import blocks, inline, parts, routes, short
from .markup import block, join, link, text


def page(site: Handbook, entry: Entry[LenderPage]) -> str:
    record = entry.record
    source = entry.source
    supervisors = "、".join(_supervisor(site, source, id_) for id_ in record.supervised_by)
    rules = [f"{inline.cite_ref(site, source, item.ref)}：{text(item.why)}" for item in record.rules]
    return blocks.head(entry) + join(
        *parts.opening(site, entry),
        block("div", "kb-contacts", f"**归谁管**　{text(record.supervisor)}", f"**去哪投诉**　{supervisors}" if supervisors else "", f"**什么事找谁**　{link(source, routes.source_of(entry.id), '按对方做的事，一件一件看')}"),
        parts.listed("一眼看", "signs", [text(item) for item in record.signs]),
        *parts.authored(site, entry).values(),
        parts.folded("约束它的催收规则", "rules", short.names([item.why for item in record.rules], "；"), rules),
        # A claim that stands alone in a closed line would be taken for ours.
        parts.folded("常被错套在它头上的", "not-rules", short.names([rule for rule in record.not_rules if not rule.startswith("“")]), [text(item) for item in record.not_rules]),
        *parts.closing(site, entry),
    )


def _supervisor(site: Handbook, source: str, id_: str) -> str:
    channel = site.base.channels[id_]
    return link(source, channel.source, channel.record.title) + blocks.first_number(channel.record)
