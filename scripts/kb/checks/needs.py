"""What a check cannot do without, written at the check itself.

All checks run, over the files that did load; each asks KnowledgeBase.lost() before it calls anything missing. @needs is
for those that would accuse the innocent wholesale: the check is left out while one of its files, any in its folder (CHANNELS), or
any at all (EVERYTHING) is broken. Whoever mends that file hears the rest in the next run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from ..joining.knowledge import KnowledgeBase

_F = TypeVar("_F", bound=Callable)

EVERYTHING = "*"
CHANNELS = "docs/channels/"
EXCEPTIONS = "law/_exceptions.yml"
SOURCES = "law/_sources.yml"
STYLE = "law/_style.yml"

_ATTRIBUTE = "needed_files"


def needs(*files: str) -> Callable[[_F], _F]:
    """Mark a check: it has nothing to say while one of these files is broken."""

    def mark(check: _F) -> _F:
        setattr(check, _ATTRIBUTE, files)
        return check

    return mark


def needed(check: Callable) -> tuple[str, ...]:
    return getattr(check, _ATTRIBUTE, ())


def can_run(check: Callable, base: KnowledgeBase) -> bool:
    return not any(_broken(base, name) for name in needed(check))


def _broken(base: KnowledgeBase, name: str) -> bool:
    if name == EVERYTHING:
        return bool(base.broken)
    return base.is_broken(name) or name.endswith("/") and any(path.startswith(name) for path in base.broken)
