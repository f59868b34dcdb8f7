"""Something else in the place of a function of WeasyPrint, and the function back in its place afterwards (for once.py)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: (where, name, what stands there meanwhile)
StandIn = tuple[Any, str, Any]


@contextmanager
def stands_in(place: Any, name: str, made: Any) -> Iterator[None]:
    """Raises AttributeError when the place has no such name."""
    before = getattr(place, name)
    setattr(place, name, made)
    try:
        yield
    finally:
        setattr(place, name, before)


def wherever(function: Callable[..., Any], made: Callable[..., Any]) -> list[StandIn]:
    """In each module of WeasyPrint that took the function's name for its own. Raises AttributeError when the function has moved."""
    name = function.__name__
    found = [(module, name, made) for path, module in sys.modules.items() if path.startswith("weasyprint") and getattr(module, name, None) is function]
    if not found:
        raise AttributeError(f"no module of WeasyPrint has {name} any more")
    return found
