"""Numbers in front matter: {{ limit:ID }} becomes the number that the law files hold, before anything reads the record.

Guarantees: after fill() no placeholder is left, so pages, search, open data,
feeds and letters all read the same plain words (15 日), and length limits measure what the
reader sees. An unknown limit or another placeholder is a Problem at its line. Unlike in a
body, the number is not a link: front matter is plain text. The caller gets back which limits
were used where, for the checks that ask whether they are in force.
"""

from __future__ import annotations

from typing import Any

from .law import Limit
from ..reading.problems import Problems, nearest
from ..reading.prose import PLACEHOLDER
from ..reading.yamltext import Location, Marked

#: Keeps what was not found from being reported a second time as an odd character.
_UNKNOWN = "…"

Used = tuple[tuple[Location, str], ...]


def fill(name: str, marked: Marked, limits: dict[str, Limit], problems: Problems, law_is_sound: bool = True) -> Used:
    """Replace placeholders in every text value of `marked`, in place. With broken law files an unknown limit says nothing."""
    used: list[tuple[Location, str]] = []

    def value(text: str, location: Location) -> str:
        def number(match) -> str:
            kind, _, id_ = match[1].strip().partition(":")
            if kind != "limit":
                problems.add(name, marked.line(location), "placeholder", f"不认识的占位符“{match[0]}”。字段里只能用 {{{{ limit:短名 }}}}。")
            elif id_ not in limits:
                if law_is_sound:
                    problems.add(name, marked.line(location), "placeholder", f"没有期限“{id_}”。{nearest(id_, limits)}")
            else:
                used.append((location, id_))
                return limits[id_].shown
            return _UNKNOWN

        return PLACEHOLDER.sub(number, text)

    def walk(data: Any, location: Location) -> Any:
        match data:
            case str():
                return value(data, location) if "{{" in data else data
            case dict():
                data.update({key: walk(item, (*location, key)) for key, item in data.items()})
            case list():
                data[:] = [walk(item, (*location, index)) for index, item in enumerate(data)]
        return data

    marked.data = walk(marked.data, ())
    return tuple(used)
