"""about/data.md: every field of every /data/<name>.json in plain words, from the schema that is published beside the data.

Guarantees: the dictionary and the JSON Schema come from the same models (publishing/published.py), so neither can know a
field that the other does not; closed lists are written out with what each word means. The words before it stand in
law/_texts.yml (Said.DATA).
"""

from __future__ import annotations

import re
import typing
from typing import Any

from pydantic import BaseModel

from ..joining.handbook import Handbook
from ..publishing import published
from ..records.relied_on import Said
from ..records.schema import nested_records
from ..records.vocabulary import Word
from . import blocks, saying
from .markup import chinese_list, fold, join, link, text

SOURCE = "about/data.md"


#: How authors write a number: in the data it is filled in, so nobody who reads them meets it.
_FOR_AUTHORS = re.compile(r"[，；：]?[^，；：]*\{[{#].*")
#: Anchors of the shapes that rows hold.
Shapes = dict[type[BaseModel], str]


def page(site: Handbook) -> str:
    rows = published.rows()
    names = published.names(site.base)
    shapes = _shapes(model for name in names for model in (rows[name], published.beside_rows(name)) if model)
    words = saying.all_words(site, Said.DATA)
    inner = [f"### {text(model.__name__)} {{#{anchor}}}\n\n{_fields(model, shapes)}" for model, anchor in sorted(shapes.items(), key=lambda item: item[1])]
    return blocks.page_head("数据字典", words["intro"]) + join(
        "# 数据字典",
        *(saying.line(site, SOURCE, Said.DATA, name) for name in ("intro", "shape", "use")),
        *(_table(name, rows[name], words[f"of-{name}"], shapes) for name in names),
        fold("表里的表", "inner", text(words["inner"]), *inner, classes="kb-shelf"),
        blocks.foot(SOURCE),
    )


def _shapes(models: typing.Iterable[type[BaseModel]]) -> Shapes:
    """Shapes that rows hold, each once however many tables hold it; two of one name get two places."""
    found: Shapes = {}
    for model in models:
        for inner in nested_records(model):
            if inner not in found:
                count = sum(other.__name__ == inner.__name__ for other in found)
                found[inner] = f"type-{inner.__name__.lower()}" + (f"-{count + 1}" if count else "")
    return found


def _table(name: str, model: type[BaseModel], words: str, shapes: Shapes) -> str:
    files = f"{link(SOURCE, f'data/{name}.json', f'{name}.json')}　{link(SOURCE, f'data/schema/{name}.json', 'JSON Schema')}"
    beside = published.beside_rows(name)
    more = f"表外面还有：\n\n{_fields(beside, shapes)}" if beside else ""
    return fold(f"{name}.json", f"data-{name}", text(words), files, _fields(model, shapes), more, classes="kb-shelf")


def _fields(model: type[BaseModel], shapes: Shapes) -> str:
    rows = ["| 字段 | 一定有 | 是什么 |", "| --- | --- | --- |"]
    for name, field in model.model_fields.items():
        says = [text(_FOR_AUTHORS.sub("", field.description))] if field.description else []
        says += [_shape(field.annotation, shapes)]
        always = field.is_required() or field.default is not None
        rows.append(f"| `{field.alias or name}` | {'是' if always else '否'} | {'。'.join(part for part in says if part)} |")
    return "\n".join(rows)


def _shape(annotation: Any, shapes: Shapes) -> str:
    """In words: 文字, 整数, 列表，每项是……; a shape of several fields is a link to its table."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], shapes)
    if origin is list:
        return f"列表，每项是{_shape(arguments[0], shapes)}"
    if origin is dict:
        return f"按名字分，每个是{_shape(arguments[1], shapes)}"
    if origin is typing.Literal:
        return "只能是 " + chinese_list([f"`{value}`" for value in arguments])
    if arguments:
        return "，或者".join(_shape(item, shapes) if item is not type(None) else "null" for item in arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{text(annotation.__name__)}](#{shapes[annotation]})"
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return "只能是 " + chinese_list([f"`{word.value}`（{text(word.label)}）" if word.label != word.value else f"`{word.value}`" for word in annotation])
    return {"str": "文字", "int": "整数", "bool": "`true` 或 `false`", "date": "日期，写成 2026-11-23"}.get(getattr(annotation, "__name__", ""), "文字")
