"""What is wrong, where, and what to do: the one form in which every check reports.

A check never stops at the first error and never raises for bad input; it adds a
Problem and goes on. Only commands (check.py, the MkDocs hook) decide to fail.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. `line` counts from 1; 0 means the file as a whole."""

    path: str
    line: int
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.check}] {self.message}"


@dataclass
class Problems:
    """Collects findings; the same finding is kept once. Warnings are said and stop nothing."""

    found: set[Problem] = field(default_factory=set)
    warned: set[Problem] = field(default_factory=set)

    def add(self, path: str, line: int, check: str, message: str) -> None:
        self.found.add(Problem(path, line, check, message))

    def warn(self, path: str, line: int, check: str, message: str) -> None:
        self.warned.add(Problem(path, line, check, message))

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.update(problems)

    def sorted(self) -> list[Problem]:
        return sorted(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)

    def report(self) -> str:
        """All findings, one a line, ending with the count. Empty when there are none."""
        if not self.found:
            return ""
        lines = [str(problem) for problem in self.sorted()]
        return "\n".join([*lines, f"共 {len(lines)} 处问题。"])

    def warnings(self) -> str:
        """All warnings, one a line, ending with the count. Empty when there are none."""
        if not self.warned:
            return ""
        return "\n".join([*map(str, sorted(self.warned)), f"共 {len(self.warned)} 处提醒，不影响生成。"])


def nearest(word: str, known: Iterable[str]) -> str:
    """A Chinese hint naming the closest known word, or an empty string."""
    match = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"最接近的是“{match[0]}”。" if match else ""
