"""Index pages: every shelf of the house as one list, and the contributors' field guide."""

from __future__ import annotations

from ..publishing import published
from ..records.law import Statute
from ..records.pages import KINDS
from ..records.schema import field_rows, nested_records
from ..records.vocabulary import Rank
from ..records.relied_on import PLAN_TOOL, Said
from . import blocks, saying, shelves
from ..joining.handbook import Handbook, LADDER_PAGE
from .markup import bullets, fold, join, link, text

_SHELVES = {
    "scenarios": ("scenario", "所有情景", "按遇到的事情找。"),
    "guides": ("guide", "做法", "许多情景都用得上的做法。"),
    "channels": ("channel", "求助和投诉渠道", "每个渠道管什么、不管什么、多久答复。"),
    "letters": ("letter", "文书", "可以抄写、打印的文书。"),
    "lenders": ("lender", "放款方", "先认出是谁放的款：规则和投诉的地方都跟着它走。"),
    "tools": ("tool", "工具", "在手机上算、记、列单子，填的不上传。"),
    "myths": ("myth", "说法核对", "网上的说法，对不对，按现行规定核对。"),
}

#: Shelf -> pages that sort the same things another way: (file, label).
_BESIDES = {
    "channels": (("channels/routes.md", "什么事找谁：按放款方和对方做的事找"), (LADDER_PAGE, "一步一步怎么走：投诉、报警、应诉")),
    "lenders": (("channels/routes.md", "什么事找谁：选好放款方，按对方做的事找"),),
    "guides": ((LADDER_PAGE, "一步一步怎么走：投诉、报警、应诉"),),
}


def pages(site: Handbook) -> dict[str, str]:
    found = {f"{folder}/index.md": _shelf(site, folder) for folder in _SHELVES}
    found["law/index.md"] = _law(site)
    found["about/fields.md"] = field_guide(site)
    return found


def _shelf(site: Handbook, folder: str) -> str:
    kind, title, hint = _SHELVES[folder]
    source = f"{folder}/index.md"
    besides = "\n\n".join(f"**{link(source, target, label)}**" for target, label in (*_BESIDES.get(folder, ()), *_tool(site, folder)))
    return blocks.page_head(title, hint) + join(f"# {title}", hint, besides, *shelves.index(site, source, kind), blocks.foot(source))


def _tool(site: Handbook, folder: str) -> list[tuple[str, str]]:
    """Beside what can be done, the tool that puts it in order for one reader."""
    entry = site.base.tools.get(PLAN_TOOL)
    return [(entry.source, f"{entry.record.title}：好几件事一起来，先办哪件")] if entry and folder == "guides" else []


def _law(site: Handbook) -> str:
    """Instruments by rank, each rank with one sentence on its force; in a rank those first that most pages lean on."""
    source = "law/index.md"
    parts = []
    for rank in Rank:
        statutes = sorted((statute for statute in site.base.statutes.values() if statute.rank is rank), key=lambda item: (-_uses(site, item), item.id))
        rows = [_statute_row(site, source, statute) for statute in statutes]
        parts.append(fold(f"{rank.value}（{len(rows)}）", f"rank-{rank.name.lower()}", text(rank.note), bullets(rows), classes="kb-shelf"))
    intro = saying.words(site, Said.INTROS, "law")
    return blocks.page_head("法律和规则", intro) + join("# 法律和规则", intro, *parts, blocks.foot(source))


def _uses(site: Handbook, statute: Statute) -> int:
    return sum(len(site.graph.citing(statute.id, provision.no)) for provision in statute.provisions)


def _statute_row(site: Handbook, source: str, statute: Statute) -> str:
    return f"{link(source, site.law_source(statute.id), statute.title)} <small>{blocks.in_force_words(site, statute.id)} · {len(statute.provisions)} 条</small>"


def field_guide(site: Handbook) -> str:
    """Every field of every record, from the schema that also validates: the two cannot drift apart."""
    source = "about/fields.md"
    parts = ["# 字段说明", saying.words(site, Said.INTROS, "fields")]
    for name, model in published.AUTHORED.items():
        where = f"{KINDS[name][0]}（docs/{name}/）" if name in KINDS else "law/<id>.yml" if name == "statutes" else f"law/_{name}.yml"
        inside = [part for record in nested_records(model) for part in (f"### {record.__name__}（用在 {text(where.partition('（')[0])}）", _table(record))]
        parts.append(fold(where, f"fields-{name}", "", f"JSON Schema：{link(source, f'data/authoring/{name}.json', f'{name}.json')}", _table(model), *inside, classes="kb-shelf"))
    rows = [f"{link(source, f'data/{name}.json', f'{name}.json')}　{link(source, f'data/schema/{name}.json', 'JSON Schema')}" for name in published.names(site.base)]
    parts += [fold("公开数据", "open-data", "内容也以 JSON 公开，字段只增不减", saying.words(site, Said.INTROS, "open-data"), bullets(rows), classes="kb-shelf")]
    return blocks.page_head("字段说明") + join(*parts, blocks.foot(source))


def _table(model: type) -> str:
    rows = ["| 字段 | 必填 | 说明 |", "| --- | --- | --- |"]
    for name, required, description, words in field_rows(model):
        choices = "可用：" + "、".join(f"`{word.value}`" for word in words) if words else ""
        rows.append(f"| `{name}` | {'是' if required else '否'} | {text('。'.join(part for part in (description,) if part))}{('。' if description and choices else '') + choices} |")
    return "\n".join(rows)
