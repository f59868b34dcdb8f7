"""Data that editors write for the search (scripts/kb/data/*.yml), read by its type. A part of the code base: a broken file stops everything."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from ..reading import yamltext
from ..reading.problems import Problems
from ..reading.source import read_source
from ..records.fields import Record
from ..records.schema import validate

ROOT = Path(__file__).parent.parent
_Read = TypeVar("_Read", bound=Record)


def editors_data(name: str, of: type[_Read], root: Path = ROOT) -> _Read:
    """data/`name` below `root`. Raises ValueError with file:line when it is missing or broken."""
    problems = Problems()
    text = read_source(root, root / "data" / name, problems)
    marked = yamltext.parse(name, text, problems) if text else None
    read = validate(name, marked, of, problems) if marked else None
    if read is None:
        raise ValueError(problems.report())
    return read
