"""What a command costs: processor time of it and all its children, time on the clock, memory of its largest process.

Guarantees: of commands that are compared, each round runs every one once, in turn, so that whatever else the machine
does falls on all of them. What is compared is processor time: on a machine with other work the clock says little.
Not here: what the commands are.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Run:
    cpu: float   # seconds, user and system
    wall: float
    peak: int    # bytes


@dataclass(frozen=True)
class Command:
    """`before` runs unmeasured in front of every round: it puts things back, or changes a page."""

    words: Sequence[str | Path]
    folder: Path
    before: Callable[[], None] = lambda: None
    environ: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Costs:
    """Of all rounds of one command; `failed` says why there are none."""

    runs: tuple[Run, ...] = ()
    failed: str = ""

    def middle(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)

    def spread(self, what: str) -> tuple[float, float]:
        values = [getattr(run, what) for run in self.runs]
        return min(values), max(values)


#: Linux counts what the starting process held as memory of the one it starts, so a small one stands between.
_STARTER = """import os, subprocess, sys, time
started = time.monotonic()
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
with open(sys.argv[1], "w") as told:
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss * 1024, file=told)
os._exit(0)
"""


def once(command: Command) -> Run:
    """Raises RuntimeError with the last line of what it said when it fails."""
    command.before()
    with tempfile.NamedTemporaryFile() as told:
        words = [sys.executable, "-S", "-c", _STARTER, told.name, *(str(word) for word in command.words)]
        done = subprocess.run(words, cwd=command.folder, env=_usual(command.environ), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        answer = told.read().split()
    if not answer or int(answer[0]):
        last = (done.stdout.decode("utf-8", "replace").strip().splitlines() or ["no output"])[-1]
        raise RuntimeError(f"{Path(str(command.words[0])).name}: {last}")
    return Run(float(answer[1]), float(answer[2]), int(answer[3]))


def _usual(more: Mapping[str, str]) -> dict[str, str]:
    """The environment, but Python keeps what it compiled, as it does for everybody who has not forbidden it."""
    return {name: value for name, value in {**os.environ, **more}.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compared(commands: Mapping[str, Command], rounds: int) -> dict[str, Costs]:
    """{name: costs}, in turn: A B C A B C … One that fails is told, and the others go on."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    failed: dict[str, str] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            if name in failed:
                continue
            try:
                runs[name].append(once(command))
            except RuntimeError as error:
                failed[name] = str(error)
    return {name: Costs((), failed[name]) if name in failed else Costs(tuple(runs[name])) for name in commands}


def ratios(ours: Costs, theirs: Costs, what: str = "cpu") -> list[float]:
    """Round by round, smallest first."""
    return sorted(getattr(mine, what) / getattr(other, what) for mine, other in zip(ours.runs, theirs.runs, strict=True))
