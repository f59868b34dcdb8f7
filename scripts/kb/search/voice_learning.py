"""How the second voice (voice.py) learns: logistic regression on the grams of committed cases, both sides weighing the same.
First all grams are weighed; those that say most are kept and weighed again; then weights are rounded to small whole numbers.
There is no chance and no seed in it: the same lines give the same weights. Needs some minutes, and nothing but Python.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from .voice import MOST, VOICES, grams, hears, letters, windows

#: A gram must be in as many lines to count; as many are kept, by voice (a gram costs about ten bits on every phone).
_LINES = 2
KEPT = {"danger": 4500, "collector-says": 700, "injured": 700}
#: How strongly weights are drawn to nothing; how often they are mended, before and after most grams are dropped.
_RIDGE, _ROUNDS, _AGAIN = 0.03, 160, 160
#: The smallest weight that is told apart, of the usual one.
_UNIT = 2 / MOST


def digest(lines: Iterable[tuple[str, str]]) -> str:
    """Of the lines (question, kind) that were learned from."""
    return hashlib.sha256("\n".join(sorted(f"{kind} {said}" for said, kind in lines)).encode("utf-8")).hexdigest()


def _parts(said: str, kind: str) -> list[str]:
    """Of an everyday question no part may sound like danger; of another one it is not known which part does."""
    return windows(said) if kind == "none" else [f"^{said}$"]


def learn(lines: list[tuple[str, str]], everyday: re.Pattern[str], told: Callable[[str], None] = print) -> dict[str, Any]:
    """{voice: {bias, unit, weights: {"3": "grams with spaces between"}}}"""
    parts = list(dict.fromkeys((part, kind) for text, kind in lines for part in _parts(letters(text, everyday), kind)))
    said = [grams(part) for part, _ in parts]
    seen: dict[str, int] = {}
    for each in said:
        for gram in each:
            seen[gram] = seen.get(gram, 0) + 1
    names = sorted(gram for gram, times in seen.items() if times >= _LINES)
    known = {gram: at for at, gram in enumerate(names)}
    rows = [([known[gram] for gram in sorted(each) if gram in known], 1 / math.sqrt(max(1, len(each)))) for each in said]
    voices = {}
    for voice in VOICES:
        wanted = [hears(voice, kind) for _, kind in parts]
        weights, _ = _fit(rows, wanted, [0.0] * len(names), _ROUNDS)
        says = sorted((-abs(weight) * math.sqrt(seen[gram]), at) for at, (gram, weight) in enumerate(zip(names, weights, strict=True)))
        kept = {at for _, at in says[: KEPT[voice]]}
        fewer = [([at for at in ats if at in kept], scale) for ats, scale in rows]
        weights, bias = _fit(fewer, wanted, [weight if at in kept else 0.0 for at, weight in enumerate(weights)], _AGAIN)
        unit = _UNIT * sum(map(abs, weights)) / len(kept)
        steps: dict[int, list[str]] = {}
        for gram, weight in zip(names, weights, strict=True):
            if step := max(-MOST, min(MOST, round(weight / unit))):
                steps.setdefault(step, []).append(gram)
        voices[voice] = {"bias": round(bias, 3), "unit": round(unit, 4), "weights": {str(step): " ".join(steps[step]) for step in sorted(steps)}}
        told(f"{voice}: {sum(map(len, steps.values()))}")
    return voices


def _fit(rows: list[tuple[list[int], float]], wanted: list[bool], weights: list[float], rounds: int) -> tuple[list[float], float]:
    """Nesterov's gradient descent: (weights, bias)."""
    total, yes = len(rows), sum(wanted)
    share = [total / 2 / yes if each else total / 2 / (total - yes) for each in wanted]
    count, bias, pace = len(weights), 0.0, 1.0
    steep = _steepest(rows, share, count)
    ahead = list(weights)
    for _ in range(rounds):
        slope, tilt = [_RIDGE * value for value in ahead], 0.0
        for (ats, scale), weight, heard in zip(rows, share, wanted, strict=True):
            out = max(-30.0, min(30.0, bias + scale * sum([ahead[at] for at in ats])))
            error = weight * (1 / (1 + math.exp(-out)) - heard)
            tilt += error
            error *= scale
            for at in ats:
                slope[at] += error
        mended = [held - down / steep for held, down in zip(ahead, slope, strict=True)]
        bias -= tilt / (0.25 * sum(share))
        quicker = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = [new + (pace - 1) / quicker * (new - old) for new, old in zip(mended, weights, strict=True)]
        weights, pace = mended, quicker
    return weights, bias


def _steepest(rows: list[tuple[list[int], float]], share: list[float], count: int) -> float:
    """How quickly the slope can change: it says how long a step may be."""
    probe = [1.0] * count
    size = 1.0
    for _ in range(12):
        out = [0.0] * count
        for (ats, scale), weight in zip(rows, share, strict=True):
            value = weight * scale * scale * sum([probe[at] for at in ats])
            for at in ats:
                out[at] += value
        size = math.sqrt(sum(value * value for value in out)) or 1.0
        probe = [value / size for value in out]
    return 0.27 * size + _RIDGE
