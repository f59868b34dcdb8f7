"""The second voice of safety: how much a question sounds like those in which a life is in danger, learned from the committed
cases. It speaks where no rule of data/safety_words.yml is sure, and it is small enough to be read: data/safety_voice.json.

A question counts as its letters (everyday idioms blotted out to one *) between ^ and $; what is weighed are its single
letters and its pairs, each once; of a long question part by part. The sum is divided by the root of their number. One list of weights per voice:

    danger          a life, whoever's
    collector-says  a collector curses somebody to death
    injured         somebody is hurt

Learning is logistic regression with weights that vanish when they say little (FISTA, both sides weigh the same): no chance
and no seed in it, so the same lines give the same weights. scripts/safety_voice.py learns and writes; nothing here runs when the site is built
but reading(). Guarantee: docs/assets/js/search/safety.js adds up the same numbers (tests/test_search_crisis.py).
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .text import fold

PATH = Path(__file__).parent.parent / "data" / "safety_voice.json"
VOICES = ("danger", "collector-says", "injured")
DANGER = frozenset(("self-plan", "self-act", "child-along", "other-plan", "other-act"))
#: Of the largest weight, as many steps are told apart; a gram must be in as many lines to count.
_STEPS, _LINES = 12, 2
#: How strongly weights are drawn to nothing, by voice; a little of the usual kind for all; how often they are mended.
_LASSO = {"danger": 3e-5, "collector-says": 1e-4, "injured": 1e-4}
_RIDGE, _ROUNDS = 1e-5, 150
#: Letters that are heard at once, how far the next window is, and how much less a part of something long counts: as in safety.js.
_WINDOW, _STEP, _LONG = 28, 9, 0.7
#: Learned once more, as often: what was on the wrong side of these scores then counts twice.
_AGAIN, _HEARD_FROM, _QUIET_UNTIL = 5, 0.3, -1.0
_NO_LETTER = re.compile(r"[^\w%]|_")
_BLOT = re.compile(r"\*+")


def letters(text: str, everyday: re.Pattern[str]) -> str:
    """`everyday`: idioms(). Traditional characters are left as they are."""
    plain = _NO_LETTER.sub("", fold(text))
    blotted = list(plain)
    for found in everyday.finditer(plain):
        blotted[found.start() : found.start() + len(found[1])] = "*" * len(found[1])
    return _BLOT.sub("*", "".join(blotted))


def idioms(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of these words at each place, overlapping ones too."""
    return re.compile(f"(?=({'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))}))")


def windows(said: str) -> list[str]:
    """A question of usual length is one; of a longer one each part counts."""
    framed = f"^{said}$"
    if len(framed) <= _WINDOW + _STEP:
        return [framed]
    return [framed[at : at + _WINDOW] for at in range(0, len(framed) - _WINDOW + _STEP, _STEP)]


def grams(part: str) -> set[str]:
    return {part[at : at + size] for size in (1, 2) for at in range(len(part) - size + 1)} - {"^", "$", "*"}


def hears(voice: str, kind: str) -> bool:
    return kind in DANGER if voice == "danger" else kind == voice


def _parts(said: str, kind: str) -> list[str]:
    """Of an everyday question no part may sound like danger; of another one it is not known which part does."""
    return windows(said) if kind == "none" else [f"^{said}$"]


def digest(lines: Iterable[tuple[str, str]]) -> str:
    """Of the lines (question, kind) that were learned from."""
    return hashlib.sha256("\n".join(sorted(f"{kind} {said}" for said, kind in lines)).encode("utf-8")).hexdigest()


def learn(lines: list[tuple[str, str]], everyday: re.Pattern[str], told: Callable[[str], None] = print) -> dict[str, Any]:
    """{voice: {bias, unit, weights: {"3": "grams of one letter, a space, pairs"}}}"""
    parts = [(part, kind) for text, kind in lines for part in _parts(letters(text, everyday), kind)]
    said = [grams(part) for part, _ in parts]
    seen: dict[str, int] = {}
    for each in said:
        for gram in each:
            seen[gram] = seen.get(gram, 0) + 1
    known = {gram: at for at, gram in enumerate(sorted(gram for gram, times in seen.items() if times >= _LINES and max(gram) < "\U00010000"))}
    rows = [([known[gram] for gram in sorted(each) if gram in known], 1 / math.sqrt(max(1, len(each)))) for each in said]
    voices = {}
    for voice in VOICES:
        weights, bias = _learned(rows, [hears(voice, kind) for _, kind in parts], len(known), _LASSO[voice])
        unit = max(map(abs, weights)) / _STEPS
        steps: dict[int, list[str]] = {}
        for gram, at in known.items():
            if step := round(weights[at] / unit):
                steps.setdefault(step, []).append(gram)
        packed = {str(step): " ".join("".join(gram for gram in steps[step] if len(gram) == size) for size in (1, 2)) for step in sorted(steps)}
        voices[voice] = {"bias": round(bias, 3), "unit": round(unit, 4), "weights": packed}
        told(f"{voice}: {sum(map(len, steps.values()))}")
    return voices


def _learned(rows: list[tuple[list[int], float]], wanted: list[bool], count: int, lasso: float) -> tuple[list[float], float]:
    total, yes = len(rows), sum(wanted)
    share = [total / 2 / yes if each else total / 2 / (total - yes) for each in wanted]
    weights, bias = _fit(rows, wanted, share, count, lasso)
    for _ in range(_AGAIN):
        scores = [bias + scale * sum(weights[at] for at in ats) for ats, scale in rows]
        share = [each * (2 if (score < _HEARD_FROM if heard else score > _QUIET_UNTIL) else 1) for each, score, heard in zip(share, scores, wanted, strict=True)]
        weights, bias = _fit(rows, wanted, share, count, lasso)
    return weights, bias


def _fit(rows: list[tuple[list[int], float]], wanted: list[bool], share: list[float], count: int, lasso: float) -> tuple[list[float], float]:
    total = len(rows)
    probe = [1.0] * count
    for _ in range(20):  # the steepest direction says how long a step may be
        out = [0.0] * count
        for (ats, scale), weight in zip(rows, share, strict=True):
            value = weight * scale * scale * sum(probe[at] for at in ats)
            for at in ats:
                out[at] += value
        size = math.sqrt(sum(value * value for value in out))
        probe = [value / size for value in out]
    steep = 0.3 * size
    weights, ahead, bias, pace = [0.0] * count, [0.0] * count, 0.0, 1.0
    for _ in range(_ROUNDS):
        slope, tilt = [_RIDGE * total * value for value in ahead], 0.0
        for (ats, scale), weight, yes_ in zip(rows, share, wanted, strict=True):
            error = weight * (1 / (1 + math.exp(-bias - scale * sum(ahead[at] for at in ats))) - yes_)
            tilt += error
            error *= scale
            for at in ats:
                slope[at] += error
        least = lasso * total / steep
        mended = [math.copysign(max(abs(value) - least, 0.0), value) for value in (held - down / steep for held, down in zip(ahead, slope, strict=True))]
        bias -= tilt / (0.25 * sum(share))
        quicker = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = [new + (pace - 1) / quicker * (new - old) for new, old in zip(mended, weights, strict=True)]
        weights, pace = mended, quicker
    return weights, bias


def scores(said: str) -> list[float]:
    """How much letters() sound like each voice: the most that any window of them does."""
    most = []
    for each in reading()["voices"].values():
        of = {gram: int(step) for step, packed in each["weights"].items() for size, run in enumerate(packed.split(" "), 1) for gram in (run[at : at + size] for at in range(0, len(run), size))}
        heard = [grams(part) for part in windows(said)]
        most.append(max(each["bias"] + each["unit"] * sum(of.get(gram, 0) for gram in found) / math.sqrt(max(1, len(found))) for found in heard) - (_LONG if len(heard) > 1 else 0))
    return most


def reading() -> dict[str, Any]:
    """{"learned": digest, "voices": learn()} as it was written."""
    return json.loads(PATH.read_text(encoding="utf-8"))
