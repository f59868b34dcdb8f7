"""The shapes of the open data: what a record of /data/<name>.json looks like, derived from the record that is authored.

Guarantees: a published record is the authored one with its references resolved (by the type of
the field: fields.Ref, fields.LawRef), `id`, `title` and `url` in front, and nothing where the author
wrote nothing. Shapes that no author writes (routes, limits, provisions, …) are written out here.
schemas() is JSON Schema for each whole file. export.py makes the data; that the data are of these
shapes is what tests/publishing/test_open_data.py holds against each other, not this module.
"""

from __future__ import annotations

import functools
import types
import typing
from typing import Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from ..records.errata import Erratum
from ..records.events import Event, Events
from ..records.fields import Checked, Cites, Date, Id, LawRef, Record, Text
from ..joining.knowledge import KnowledgeBase, TABLES
from ..joining.unconfirmed import Look
from ..records.holidays import HolidayYear
from ..records.ladders import Ladder
from ..records.law import Behaviour, Formerly, Limit, ProvisionNo, Statute, Whom
from ..records.pages import KINDS
from ..records.schema import SCHEMA_DIALECT, nested_records
from ..records.tables import App, Change, Door, Lpr, LprChange, Term
from ..records.vocabulary import Lender, Level, Tier
from ..records.walk import marks

VERSION = 1

#: What authors write -> its record: front matter of docs/<name>/, law/<id>.yml (statutes), law/_<name>.yml.
AUTHORED: dict[str, type[Record]] = {
    **{folder: record for folder, (_, record) in KINDS.items()},
    "statutes": Statute,
    **{name.removeprefix("_").removesuffix(".yml"): record for name, record in TABLES.items() if record},
}


class Shape(BaseModel):
    """Base of everything published. Its schema refuses fields that are not described, so a forgotten one fails a test."""

    model_config = ConfigDict(extra="forbid")


#: The default of what is absent when there is nothing to say. It is never null, so its type does not say None.
_ABSENT: Any = None

Url = typing.Annotated[str, Field(description="相对网站根目录，开头没有斜线", pattern=r"^[a-z0-9-]+/")]


class Citation(Shape):
    statute: Id = Field(description="哪部法律、规则：statutes 的 id")
    no: ProvisionNo = Field(description="条号；条号不明的是短名")
    paragraph: int = Field(default=_ABSENT, ge=1, description="第几款；指整条就没有")
    item: int = Field(default=_ABSENT, ge=1, description="第几项")
    url: Url


class CitationWithReason(Citation):
    why: Text = Field(description="这条在这里管什么")


class Option(Shape):
    channel: Id = Field(description="channels 的 id")
    why: Text = Field(description="为什么")


class Taken(Shape):
    """What a channel takes, one behaviour a row, however the author grouped them."""

    behaviour: Id = Field(description="behaviours 的 id")
    lenders: list[Lender] = Field(description="对哪些放款方受理")
    unknown: bool = Field(description="还不知道是谁放的款时，也这样走")
    tier: Tier = Field(description="首选还是次选")
    no_clocks: bool = Field(description="true：渠道的 time_limits 管不到这种事")
    why: Text = Field(description="为什么找它")


class RouteRow(Shape):
    """Behaviour × kind of lender -> channels. `lender: unknown` is what can be done until it is known."""

    id: str = Field(pattern=r"^[a-z-]+/[a-z-]+$")
    title: Text
    url: Url
    behaviour: Id
    lender: Lender | Literal["unknown"]
    first: list[Option] = Field(description="先找")
    second: list[Option] = Field(description="也可以找")
    no_use: list[Option] = Field(description="不用去")
    find_lender: Url = Field(default=_ABSENT, description="不知道放款方的，先看这一页；只在 lender 是 unknown 时有")


class UnverifiedRow(Shape):
    """One thing that could not be confirmed, with what to look at: a list to work down."""

    id: str = Field(description="种类:短名，和别的表里的 id 对得上")
    title: Text = Field(description="是什么")
    url: Url = Field(description="在网站哪里")
    level: Level = Field(description="现在的核实程度")
    kind: Look = Field(description="去哪里看，哪一种活")
    read: Text = Field(default=_ABSENT, description="读过什么；没有就不写")
    look: Text = Field(description="要看什么，一句话")
    file: str = Field(pattern=r"^(law|docs)/", description="改哪个文件")


class LateArticle(Citation):
    compared_on: Date = Field(description="上次和来源对过的日期")


class FreshnessRow(Shape):
    """One page: when it was read, and what of its law has moved since."""

    id: str = Field(description="种类:短名")
    title: Text
    url: typing.Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*$", description="相对网站根目录；首页是空的")]
    checked: Checked = Field(description="最后一次核对")
    articles: int = Field(ge=0, description="引了几条")
    newer: list[Id] = Field(description="核对以后才施行、失效的法律：statutes 的 id")
    late: list[LateArticle] = Field(description="很久没有和来源对过的条")
    oldest_comparison: Date = Field(default=_ABSENT, description="所引的条，最早哪天对过")


class ProvisionRow(Shape):
    no: ProvisionNo
    label: Text = Field(description="给人看的条号")
    url: Url
    text: str | None = Field(description="原文；只见到转引的是 null")
    plain: Text
    binds: list[Whom] = Field(min_length=1, description="约束谁")
    cited_by: list[str] = Field(description="哪些页面用到它，写成 种类:短名")
    behaviours: list[Id]
    level: Level = Field(description="这一条的核实程度")
    formerly: Formerly | None
    older: list[Formerly]


@functools.cache
def published(record: type[Record]) -> type[BaseModel]:
    """The shape of an authored record once its references are resolved. One that holds itself (Choice) stays as it is: it may not cite."""
    return record if record in nested_records(record) else _shape(record.__name__, record)


def _shape(name: str, record: type[Record], without: frozenset[str] = frozenset(), **more: Any) -> type[BaseModel]:
    """`record` with its references resolved, `more` fields in front of its own."""
    own = {key: (_resolved(field), _field(field)) for key, field in record.model_fields.items() if key not in without}
    return create_model(name, __base__=Shape, **{**more, **own, **more})


def _row(record: type[Record], *without: str, **more: Any) -> type[BaseModel]:
    heads: dict[str, Any] = {"id": (str, Field(description="短名，发布后不改")), "title": (Text, Field(description="标题")), "url": (Url, ...)}
    return _shape(f"{record.__name__}Row", record, frozenset(without), **heads, **more)


def _field(field: FieldInfo) -> Any:
    """What is optional for authors is absent when they leave it out; lists and flags are always there."""
    optional = field.default is None and not field.is_required()
    return Field(default=None, description=field.description) if optional else Field(description=field.description)


def _resolved(field: FieldInfo) -> Any:
    """The type that is published for a field. Metadata that pydantic keeps beside the annotation goes back into it."""
    kept = tuple(item for item in field.metadata if not isinstance(item, Cites))
    return Citation if len(kept) < len(field.metadata) else _type(field.annotation, kept)


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> Any:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return Citation if any(isinstance(item, Cites) for item in annotation.__metadata__) else annotation
    if origin is list:
        return _with(_list_of(_type(arguments[0])), metadata)
    if origin in (Union, types.UnionType):
        kept = [_type(item) for item in arguments if item is not type(None)]
        return _with(Union[tuple(kept)], metadata)  # noqa: UP007 - the members are known only here
    if annotation is LawRef:
        return CitationWithReason
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return published(annotation)
    return _with(annotation, metadata)


def _with(annotation: Any, metadata: tuple[Any, ...]) -> Any:
    return typing.Annotated[(annotation, *metadata)] if metadata else annotation


def _list_of(inner: Any) -> Any:
    return types.GenericAlias(list, (inner,))


def cites(field: FieldInfo) -> bool:
    """Whether the values of this field, or the items of its list, are references to provisions."""
    return any(isinstance(mark, Cites) for mark in marks(field))


#: Authors write ways of asking by heading; a reader of the data also gets them as one list.
_ASKED: dict[str, Any] = {
    "aliases": (list[Text], Field(description="人们会怎么搜它")),
    "answered_under": (dict[Text, list[Text]], Field(description="同样的问法，按回答它的标题分")),
}


#: Fields that are published in another shape than they are written in, by folder.
_RESHAPED: dict[str, dict[str, Any]] = {"channels": {"accepts": (list[Taken], Field(min_length=1, description="受理什么"))}}


#: Tables of which the file says more than its rows: its record, and the field that holds the rows.
_WHOLE: dict[str, tuple[type[BaseModel], str]] = {"lpr": (Lpr, "changes"), "events": (Events, "events")}


@functools.cache
def rows() -> dict[str, type[BaseModel]]:
    """{name: shape of one record} of every /data/<name>.json."""
    return {
        **{folder: _row(record, "aliases", *_RESHAPED.get(folder, ()), **_ASKED, **_RESHAPED.get(folder, {})) for folder, (_, record) in KINDS.items() if folder != "tools"},
        "behaviours": _row(Behaviour, "danger"),
        "statutes": _row(Statute, "provisions", provisions=(list[ProvisionRow], Field(description="收录的条文"))),
        "limits": _row(Limit, statute=(Id, Field(description="写着它的法律、规则")), no=(ProvisionNo, Field(description="写着它的条"))),
        "routes": RouteRow,
        "triage": _row(Door),
        "changes": _row(Change),
        "ladders": _row(Ladder),
        "errata": _row(Erratum),
        "unverified": UnverifiedRow,
        "freshness": FreshnessRow,
        "glossary": _row(Term, "linked"),
        "apps": _row(App, channels=(list[Id], Field(description="去哪投诉：channels 的 id，从 kinds 推出来")), kind=(Lender, Field(default=_ABSENT, description="只可能是一类出借人的，是哪一类"))),
        "events": _row(Event, "title", asks_lender=(bool, Field(description="有的期限看是谁放的款"))),
        "holidays": _row(HolidayYear, "title", "workdays", off=(list[Date], Field(description="放假的每一天")), work=(list[Date], Field(description="调成上班的周六、周日"))),
        "lpr": _row(LprChange, four_times=(str, Field(pattern=r"^\d+\.\d{2}$", description="四倍，百分之几"))),
    }


def names(base: KnowledgeBase) -> list[str]:
    """The tables that this project publishes."""
    optional = {"triage": base.triage, "changes": base.changes, "glossary": base.terms, "apps": base.apps, "lpr": base.lpr, "holidays": base.holidays, "events": base.events, "errata": base.errata}
    return [name for name in rows() if optional.get(name, True)]


def schemas() -> dict[str, dict[str, Any]]:
    """{name: JSON Schema of the whole file}, for every table that may be published."""
    return {name: {"$schema": SCHEMA_DIALECT, **_without_null_defaults(_file(name, row).model_json_schema())} for name, row in rows().items()}


def beside_rows(name: str) -> type[BaseModel] | None:
    """What a file says besides its rows, its version and its date; None where it says nothing more."""
    more = _beside(name)
    return create_model(f"{name}-beside", __base__=Shape, **more) if more else None


def _beside(name: str) -> dict[str, Any]:
    whole, listed = _WHOLE.get(name, (Shape, ""))
    return {key: (_resolved(field), _field(field)) for key, field in whole.model_fields.items() if key != listed}


def _file(name: str, row: type[BaseModel]) -> type[BaseModel]:
    head: dict[str, Any] = {"version": (Literal[VERSION], Field(alias="schema")), "built_on": (Date, Field(description="数据生成的日期"))}
    fields: dict[str, Any] = {**head, **_beside(name), name: (_list_of(row), ...)}
    return create_model(f"{name}.json", __base__=Shape, **fields)


def _without_null_defaults(schema: Any) -> Any:
    """What may be absent is never null, so null is no default."""
    if isinstance(schema, dict):
        return {key: _without_null_defaults(value) for key, value in schema.items() if not (key == "default" and value is None)}
    return [_without_null_defaults(item) for item in schema] if isinstance(schema, list) else schema
