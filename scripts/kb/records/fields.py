"""Field types that several records share.

YAML scalars arrive as text (see yamltext), so every type here reads text. The
Chinese descriptions are shown to contributors on the field-guide page and stand
in the JSON Schema: there is no second list of fields anywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from .vocabulary import Level, Reader

ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")


def _date(value: object) -> object:
    """ISO dates only: `2026-11-23`. Anything else keeps its text so that the message can quote it."""
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError(f"日期“{value}”要写成 2026-11-23 这样")
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"日历上没有“{value}”这一天") from None
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise ValueError(f"只能写 true 或 false，这里是“{value}”")
        return value == "true"
    return value


def _id(value: str) -> str:
    if not ID.match(value):
        raise ValueError(f"id“{value}”只能用小写字母、数字和连字符")
    return value


def _no_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("不能是空的")
    return value


#: What an address of others may look like: https, a host by name, no brackets that would end a Markdown link.
ADDRESS = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_.~%!$&'*+,;=:@/?#-]*)?")


def _address(value: str) -> str:
    if not ADDRESS.fullmatch(value):
        raise ValueError(f"网址“{value}”要以 https:// 开头，后面是域名；没有 https 的网址写进名字里，不做链接")
    return value


class Mark:
    """What a text means to the rest of the house. Whoever needs to know asks the type of a field (walk.py), never its name.

    Every field that holds text has one: tests/records/test_walk.py names those without.
    """


@dataclass(frozen=True)
class Refers(Mark):
    """The id of a record of this kind, which must exist. Without a kind the text names it itself: `scenario:home-visit`."""

    kind: str = ""

    def key(self, value: str) -> str:
        return f"{self.kind}:{value}" if self.kind else value


@dataclass(frozen=True)
class Own(Mark):
    """The record's own id."""


@dataclass(frozen=True)
class Cites(Mark):
    """Names a provision, which must be held."""


@dataclass(frozen=True)
class Ours(Mark):
    """Our own sentences: they are measured, and compared with other people's."""


@dataclass(frozen=True)
class NotOurs(Mark):
    """A name, number or address, the law's own words, or what other people say: nobody measures or compares it."""


Text = Annotated[str, AfterValidator(_no_blank)]
Prose = Annotated[Text, Ours()]
Datum = Annotated[Text, NotOurs()]
Address = Annotated[Datum, AfterValidator(_address), Field(json_schema_extra={"pattern": "^https://", "format": "uri"})]
Id = Annotated[str, AfterValidator(_id)]
OwnId = Annotated[Id, Own()]
BehaviourId = Annotated[Id, Refers("behaviour")]
ChannelId = Annotated[Id, Refers("channel")]
GuideId = Annotated[Id, Refers("guide")]
LetterId = Annotated[Id, Refers("letter")]
LimitId = Annotated[Id, Refers("limit")]
ScenarioId = Annotated[Id, Refers("scenario")]
StatuteId = Annotated[Id, Refers("law")]
PageKey = Annotated[Text, Refers()]
Date = Annotated[dt.date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Ref = Annotated[Text, Cites(), Field(description="引用一条规定：写“《民法典》第一千零三十二条第二款”，或 civil-code#1032-p2")]


class Record(BaseModel):
    """Base of every record: unknown keys are errors, records never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=False)


class Source(Record):
    """Where a text or number was read."""

    name: Datum = Field(description="来源的名字；读到的是转载就写明转载")
    url: Address | None = Field(default=None, description="官方网址；镜像和垃圾站的网址不写")
    level: Level | None = Field(default=None, description="这个来源有多可靠")


class Checked(Record):
    """The last editorial check, never the git date."""

    on: Date = Field(description="最后一次对着条文逐句核对的日期")
    by: Reader = Field(description="谁核对的（角色，不写姓名）")


class Verification(Record):
    level: Level = Field(description="核实程度")
    against: list[Datum] = Field(min_length=1, description="拿什么核对的，一个来源一行：law/_sources.yml 里的短名；要说明是哪一份、读了哪里，后面加“：说明”")
    on: Date = Field(description="核对日期")


class LawRef(Record):
    """A cited provision and why this page needs it."""

    ref: Ref
    why: Prose = Field(description="一句话：这条在这里管什么")
