"""One schema, three uses: validation, JSON Schema, the contributors' field guide.

Validation turns pydantic's errors into Chinese Problems at the line of the value
and names the nearest known key or word. It checks shape only; whether an id or an
article exists is the business of kb/checks.
"""

from __future__ import annotations

import enum
import types
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..reading.problems import Problems, nearest
from .vocabulary import Word
from ..reading.yamltext import Marked

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Model = TypeVar("Model", bound=BaseModel)


def validate(name: str, marked: Marked, model: type[Model], problems: Problems) -> Model | None:
    """The record, or None after adding one Problem per error. Never raises for bad data."""
    if not isinstance(marked.data, dict):
        problems.add(name, marked.line(()), "schema-type", "这里应该是“键: 值”的列表。")
        return None
    try:
        return model.model_validate(marked.data)
    except ValidationError as error:
        for item in error.errors():
            location = tuple(part for part in item["loc"])
            problems.add(name, marked.line(location), _check_id(item["type"]), _message(item, location, model))
        return None


def _check_id(kind: str) -> str:
    return {"extra_forbidden": "unknown-key", "missing": "missing-key", "enum": "unknown-word", "literal_error": "unknown-word"}.get(kind, "schema-value")


#: What a value should have been, by the kind of pydantic's error.
_SHOULD_BE = {
    "string_type": "一段文字",
    "list_type": "列表，每项前面写“- ”",
    "model_type": "“键: 值”",
    "dict_type": "“键: 值”",
    "model_attributes_type": "“键: 值”",
    "bool_type": "true 或 false",
    "bool_parsing": "true 或 false",
    "date_type": "日期，写成 2026-11-23 这样",
    "int_type": "一个整数",
    "int_parsing": "一个整数",
}


def _message(item: ErrorDetails, location: tuple, model: type[BaseModel]) -> str:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
    more = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            return _unknown_key(str(location[-1]), _model_at(model, location[:-1]))
        case "missing":
            return _missing_key(where, str(location[-1]), _model_at(model, location[:-1]))
        case "enum" | "literal_error":
            return _unknown_word(where, str(item["input"]), more["expected"])
        case "too_short":
            return f"“{where}”至少要有 {more['min_length']} 项，现在 {more['actual_length']} 项。"
        case "too_long":
            return f"“{where}”最多 {more['max_length']} 项，现在 {more['actual_length']} 项。"
        case "greater_than_equal":
            return f"“{where}”最小是 {more['ge']}。"
        case "less_than_equal":
            return f"“{where}”最大是 {more['le']}。"
        case "string_too_short" | "string_too_long":
            return f"“{where}”的字数不对，要求是{'至少' if 'min_length' in more else '最多'} {more.get('min_length', more.get('max_length'))} 个字。"
        case "string_pattern_mismatch":
            return f"“{where}”的写法不对，要符合 {more['pattern']}。"
        case "value_error":
            return (f"“{where}”：" if where else "") + f"{more['error']}。"
    if should := _SHOULD_BE.get(item["type"]):
        return f"“{where}”应该是{should}。"
    return f"“{where}”的值不对：{item['msg']}。"


def _unknown_key(key: str, model: type[BaseModel]) -> str:
    known = list(model.model_fields)
    return f"不认识的键“{key}”。{nearest(key, known)}可以用：{'、'.join(known)}。"


def _missing_key(where: str, key: str, model: type[BaseModel]) -> str:
    field = model.model_fields.get(key)
    hint = f"（{field.description}）" if field is not None and field.description else ""
    return f"缺少“{where}”{hint}。请补上。"


def _unknown_word(where: str, word: str, expected: str) -> str:
    """`expected` is pydantic's list: 'tel', 'web' or 'app'."""
    allowed = [part.strip("' ") for part in expected.replace(" or ", ", ").split(", ")]
    return f"“{where}”写成了“{word}”，不在清单里。{nearest(word, allowed)}可以用：{'、'.join(allowed)}。"


def _model_at(model: type[BaseModel], location: tuple) -> type[BaseModel]:
    """The nested model that a pydantic location points into."""
    current: Any = model
    for part in location:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            if part not in current.model_fields:
                return current
            current = _record_in(current.model_fields[part].annotation) or current
    return current


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The BaseModel inside list[X], X | None, Annotated[X, …]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in typing.get_args(annotation) if (found := _record_in(arg))), None)


def field_rows(model: type[BaseModel]) -> list[tuple[str, bool, str, list[Word]]]:
    """(name, required, description, closed list) of each field, for the field guide."""
    return [
        (name, field.is_required(), field.description or _describe(field.annotation), _words(field.annotation))
        for name, field in model.model_fields.items()
    ]


def nested_records(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Records used inside `model`, in field order, each once; among them `model` itself where it holds itself (Choice)."""
    found: list[type[BaseModel]] = []

    def visit(outer: type[BaseModel]) -> None:
        for field in outer.model_fields.values():
            record = _record_in(field.annotation)
            if record and record not in found:
                found.append(record)
                visit(record)

    visit(model)
    return found


def _describe(annotation: Any) -> str:
    record = _record_in(annotation)
    return f"见下面的 {record.__name__}" if record else ""


def _words(annotation: Any) -> list[Word]:
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return list(annotation)
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation):
        return [word for arg in typing.get_args(annotation) for word in _words(arg)]
    return []


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the authored record."""
    return {"$schema": SCHEMA_DIALECT, **model.model_json_schema()}
