"""The file written once (for once.py): pydyf makes the bytes of every object for the file, and all of them again for its identifier.

Guarantees: the same bytes. They are kept only while the file is being written, when no object changes any more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .standins import StandIn, stands_in


def replacements() -> list[StandIn]:
    import pydyf  # comes with WeasyPrint: only the paper environment has it

    return [(pydyf.PDF, "write", _with_kept_bytes(pydyf.PDF.write, (pydyf.Dictionary, pydyf.Stream)))]


def _with_kept_bytes(slow: Callable[..., None], kinds: tuple[Any, Any]) -> Callable[..., None]:
    def write(pdf: Any, *more: Any, **options: Any) -> None:
        first, second = kinds
        with stands_in(first, "data", _kept(first.data)), stands_in(second, "data", _kept(second.data)):
            slow(pdf, *more, **options)

    return write


def _kept(slow: property) -> property:
    if slow.fget is None:
        raise AttributeError("the bytes of an object of pydyf are no property any more")
    read = slow.fget

    def data(thing: Any) -> bytes:
        found = thing.__dict__.get("_kept_data")
        if found is None:
            found = thing.__dict__["_kept_data"] = read(thing)
        return found

    return property(data)
