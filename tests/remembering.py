"""What is worked out from words alone is worked out once, however many broken projects those words stand in.

A test of the checks breaks one line of a project and looks at all of it; the other forty or four hundred files are those
of the test before. `remembering()` keeps, while it runs, the answers of functions that depend on nothing but what they
are given: a file's parsed and validated text, the passages and sentences of a body, the texts of a record. Every check
still runs over every file. Nothing with a problem in it is kept, nor what somebody may change: that is copied.
Not here: what a check says; what depends on other files (a citation is kept per set of instruments).
"""

from __future__ import annotations

import functools
import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from kb.checks import addresses, asked, characters
from kb.checks import prose as checked_prose
from kb.citing import citations, normative
from kb.joining import knowledge
from kb.reading import passages, prose, yamltext
from kb.records import said_lines, walk

#: Functions of their arguments alone; those of the second row are generators.
_ANSWERS = (prose.mask, prose.mask_code, prose.plain_text, passages.length, passages.without_quotations, normative.states_law, said_lines.lines, said_lines.gaps, asked._headings)
_ROWS = (prose.sections, prose.open_code, passages.passages, passages.sentences, addresses._wrong, addresses._runs, characters._uncommon, checked_prose._private)


def _whole(function: Callable[..., Iterator]) -> Callable[..., tuple]:
    return lambda *given: tuple(function(*given))


class _Kept:
    """The answers so far."""

    def __init__(self) -> None:
        self.parsed: dict[Any, tuple[bytes, dict]] = {}
        self.records: dict[Any, Any] = {}
        self.citations: dict[tuple[int, ...], tuple[list, citations.Citations]] = {}
        self.walked: dict[tuple[int, Any], tuple[Any, list]] = {}
        self.functions = {function: functools.lru_cache(maxsize=None)(function) for function in _ANSWERS}
        self.functions |= {function: functools.lru_cache(maxsize=None)(_whole(function)) for function in _ROWS}

    def parse(self, name, text, problems, first_line=1):
        key = (name, text, first_line)
        if key in self.parsed:
            data, lines = self.parsed[key]
            return yamltext.Marked(marshal.loads(data), lines)
        before = len(problems.found)
        marked = _parse(name, text, problems, first_line)
        if marked is not None and len(problems.found) == before:
            self.parsed[key] = marshal.dumps(marked.data, 2), marked.lines
        return marked

    def validate(self, name, marked, model, problems):
        if not isinstance(marked.data, dict):
            return _validate(name, marked, model, problems)
        key = (model, marshal.dumps(marked.data, 2))  # version 2 writes the same for the same, whoever else holds it
        if key not in self.records:
            record = _validate(name, marked, model, problems)
            if record is None:
                return None
            self.records[key] = record
        return self.records[key]

    def read_with(self, statutes):
        """Citations of the same instruments: one reader, which remembers what it found."""
        statutes = list(statutes)
        key = tuple(map(id, statutes))
        if key not in self.citations:
            reader = _Citations(statutes)
            reader.find = functools.lru_cache(maxsize=None)(reader.find)
            self.citations[key] = statutes, reader  # held, so that their ids stay theirs
        return self.citations[key][1]

    def walk(self, record, at=()):
        key = (id(record), at)
        if key not in self.walked:
            self.walked[key] = record, list(_walk(record, at))
        return iter(self.walked[key][1])


_parse, _validate, _Citations, _walk = yamltext.parse, knowledge.validate, knowledge.Citations, walk.walk


@contextmanager
def remembering() -> Iterator[None]:
    """From here to its end nothing is worked out twice."""
    kept = _Kept()  # for this module of tests: another one has other projects, and nothing of this one lies about
    instead: dict[Any, Any] = {**kept.functions, _parse: kept.parse, _validate: kept.validate, _Citations: kept.read_with, _walk: kept.walk}
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("kb."):
                for word, value in list(vars(module).items()):
                    if callable(value) and getattr(value, "__hash__", None) and value in instead:
                        patch.setattr(module, word, instead[value])
        yield
