"""YAML in, plain text values out, every value with its line.

Why not yaml.safe_load: YAML 1.1 turns 22:00 into 1320, 12378 into a number, no
into False, and lets the last of two equal keys win without a word; the C parser's
node composer also crashes on deep nesting. So this module reads parser *events*
(iterative, safe at any depth), keeps every scalar as the text that was written,
and refuses duplicate keys, anchors, aliases, tags, null values, more than one
document and more than MAX_DEPTH levels.

It does not know any schema; unknown keys are found by schema.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, ScalarEvent, StreamEndEvent

from .problems import Problems

MAX_DEPTH = 12
Location = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    def __init__(self, line: int, check: str, message: str) -> None:
        super().__init__(message)
        self.line, self.check, self.message = line, check, message


@dataclass
class Marked:
    """Parsed values and the line on which each of them starts (1-based, in the file)."""

    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """Line of a value, or of the nearest enclosing one that has a line."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse(name: str, text: str, problems: Problems, first_line: int = 1) -> Marked | None:
    """Parse one YAML document. None after adding a Problem; never raises for bad input.

    `first_line` is the file line of the text's first line (front matter starts at 2).
    """
    builder = _Builder(first_line)
    try:
        return builder.build(text)
    except _Refused as refused:
        problems.add(name, refused.line, refused.check, refused.message)
    except yaml.YAMLError as error:
        line, reason = builder.wrong(error)
        problems.add(name, line, "yaml-syntax", f"YAML 写错了：{reason}。检查缩进、冒号后的空格和引号。")
    except RecursionError:  # pragma: no cover - the pure-Python parser on a platform without libyaml
        problems.add(name, first_line, "yaml-depth", f"嵌套太深。最多 {MAX_DEPTH} 层。")
    return None


#: The parser's commonest complaints in plain Chinese; the rest are shown as they are.
_REASONS = {
    "mapping values are not allowed": "同一行出现了第二个“: ”，把这段文字用双引号括起来",
    "did not find expected ',' or": "方括号或花括号没有合上",
    "did not find expected '-'": "列表的缩进不齐",
    "did not find expected key": "缩进不齐，或者上一行的引号没有合上",
    "could not find expected ':'": "这一行缺少冒号和空格",
    "unexpected end of stream": "引号没有合上",
    "unknown escape character": "双引号里的反斜杠不对",
    "cannot start any token": "这一行的开头符号要用引号括起来",
}


def _reason(error: yaml.YAMLError) -> str:
    said = " ".join(str(getattr(error, "problem", None) or error).split())
    return next((chinese for english, chinese in _REASONS.items() if english in said), said)


class _Builder:
    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        # Open collections: (container, location, pending key). A stack instead of recursion.
        self.stack: list[list[Any]] = []
        self.root: Any = None
        self.documents = 0
        self.last: yaml.Event | None = None

    def build(self, text: str) -> Marked:
        get_event = _Loader(text).get_event  # as yaml.parse() asks, which looks at each of a hundred thousand events twice
        while True:
            self.last = event = get_event()
            # A hundred thousand events: the commonest first, by type and not by pattern.
            if type(event) is ScalarEvent and event.anchor is None and event.start_mark:
                self._scalar(event, event.start_mark.line + self.first_line)
                continue
            line = (event.start_mark.line if event.start_mark else 0) + self.first_line
            if getattr(event, "anchor", None) is not None:
                raise _Refused(line, "yaml-anchor", "不能用锚点（&）和别名（*）。请把内容直接写出来。")
            if isinstance(event, CollectionStartEvent):
                self._open(event, line)
            elif isinstance(event, CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, StreamEndEvent):
                break
            elif isinstance(event, DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise _Refused(line, "yaml-documents", "一个文件只能有一段 YAML，不能再出现 ---。")
        return Marked(self.root, self.lines)

    def wrong(self, error: yaml.YAMLError) -> tuple[int, str]:
        """Where the mistake was made and what it is: a quotation mark that is not closed runs on, to the next one or to the end."""
        met, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        if opened and "quoted scalar" in (getattr(error, "context", None) or "") and "end of stream" in (error.problem or ""):  # type: ignore[attr-defined]
            return opened.line + self.first_line, _reason(error)
        if met and isinstance(self.last, yaml.ScalarEvent) and self.last.style in ("'", '"'):
            start, end = self.last.start_mark, self.last.end_mark
            if start and end and start.line < end.line == met.line:
                return start.line + self.first_line, f"这里的引号到第 {met.line + self.first_line} 行才合上"
        mark = met or opened
        return (mark.line if mark else 0) + self.first_line, _reason(error)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag is not None:
            raise _Refused(line, "yaml-tag", f"不能用类型标记 {event.tag}。")
        value = event.value
        if self.stack:
            top = self.stack[-1]
            if top[2] is None and type(top[0]) is dict:
                self._key(top, value, line)
                return
        if value in ("", "~", "null") and event.implicit[0]:
            raise _Refused(line, "yaml-empty-value", "冒号后面没有内容。请填上，或者删掉这个键。")
        self._place(value, line)

    def _key(self, top: list[Any], key: str, line: int) -> None:
        mapping, location, _ = top
        if key in mapping:
            raise _Refused(line, "yaml-duplicate-key", f"“{key}”写了两次，第一次在第 {self.lines[(*location, key)]} 行。请删掉一个。")
        mapping[key] = None
        self.lines[(*location, key)] = line
        top[2] = key

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if event.tag is not None:
            raise _Refused(line, "yaml-tag", f"不能用类型标记 {event.tag}。")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(line, "yaml-depth", f"嵌套太深。最多 {MAX_DEPTH} 层。")
        if self.stack and isinstance(self.stack[-1][0], dict) and self.stack[-1][2] is None:
            raise _Refused(line, "yaml-key", "键只能是文字，不能是列表或映射。")
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        location = self._place(container, line)
        self.stack.append([container, location, None])

    def _place(self, value: Any, line: int) -> Location:
        if not self.stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.stack[-1]
        container, location, key = top
        if type(container) is dict:
            container[key] = value
            top[2] = None
            return (*location, key)
        container.append(value)
        here = (*location, len(container) - 1)
        self.lines[here] = line
        return here
