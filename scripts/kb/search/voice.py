"""The second voice of safety: how much a question sounds like those in which a life is in danger, learned from the committed
cases. The rules of data/safety_words.yml alone decide what is found; where they hear nothing, this voice adds one calm line
above the results, after these are shown (docs/assets/js/search/heard.js). What it learned can be read: data/safety_voice.json.

A question counts as its letters (everyday idioms blotted out to one *) between ^ and $; what is weighed are its grams: single
letters, pairs, and pairs with one letter between them (想~死), each once; of a long question part by part. The sum is divided
by the root of their number. One list of weights, -3 to 3, per voice:

    danger          a life, whoever's
    collector-says  a collector curses somebody to death
    injured         somebody is hurt

Learning (voice_learning.py) happens when editors ask for it (scripts/safety_voice.py), never when the site is built: that only
packs what was written. Guarantee: docs/assets/js/search/voice.js adds up the same numbers (tests/search/test_search_voice.py).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .shards import place
from .text import fold

PATH = Path(__file__).parent.parent / "data" / "safety_voice.json"
VOICES = ("danger", "collector-says", "injured")
DANGER = frozenset(("self-plan", "self-act", "child-along", "other-plan", "other-act"))
#: A weight is this at most: small ones cost few bits, and no single gram decides.
MOST = 3
#: Grams are shipped as places among so many, not as letters: a third of the bytes. With three thousand taken, an unknown gram falls on one of them
#: two times in a hundred.
PLACES = 1 << 17
#: Letters that are heard at once, how far the next window is, and how much less a part of something long counts: as in voice.js.
_WINDOW, _STEP, _LONG = 28, 9, 0.7
_NO_LETTER = re.compile(r"[^\w%]|_")
#: It learned from Chinese only, and a bare word (催收) says nothing of what happened.
_FEWEST = 3
_HAN = re.compile("[\u4e00-\u9fff]")
_BLOT = re.compile("[*\U00010000-\U0010ffff]+")
_CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


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
    found = {part[at : at + size] for size in (1, 2) for at in range(len(part) - size + 1)}
    return (found | {f"{one}~{other}" for one, other in zip(part, part[2:], strict=False)}) - {"^", "$", "*"}


def hears(voice: str, kind: str) -> bool:
    return kind in DANGER if voice == "danger" else kind == voice


def scores(said: str) -> list[float]:
    """How much letters() sound like each voice: the most that any window of them does."""
    heard = [[place(gram, PLACES) for gram in grams(part)] for part in windows(said)]
    less = _LONG if len(heard) > 1 else 0
    most = []
    for each in reading()["voices"].values():
        of = placed(each)
        most.append(max(each["bias"] + each["unit"] * sum(of.get(gram, 0) for gram in found) / math.sqrt(max(1, len(found))) for found in heard) - less)
    return most


def placed(voice: dict[str, Any]) -> dict[int, int]:
    """{place: weight}, in order. Where grams meet, they add up, and stay small."""
    of: dict[int, int] = {}
    for weight, packed in voice["weights"].items():
        for gram in packed.split(" "):
            at = place(gram, PLACES)
            of[at] = of.get(at, 0) + int(weight)
    return {at: max(-MOST, min(MOST, of[at])) for at in sorted(of) if of[at]}


def packed(voice: dict[str, Any]) -> list[Any]:
    """What the phone reads: [bias, unit, how many, low bits, the bits as letters]. For each place how far it is from the one
    before: the high part as ones and a zero, then the low bits; then 0, 10 or 11 for a weight of 1, 2, 3, and 1 for less than nothing."""
    of = placed(voice)
    low = max(0, int(math.log2(PLACES / max(1, len(of)) * 0.7)))
    bits, last = [], -1
    for at, weight in of.items():
        gap, last = at - last - 1, at
        bits.append("1" * (gap >> low) + "0" + f"{gap & (1 << low) - 1:0{low}b}" * bool(low) + ("0", "10", "11")[abs(weight) - 1] + str(int(weight < 0)))
    run = "".join(bits)
    run += "0" * (-len(run) % 6)
    return [voice["bias"], voice["unit"], len(of), low, "".join(_CODE[int(run[at : at + 6], 2)] for at in range(0, len(run), 6))]


def table(least: Mapping[str, float]) -> list[list[Any]]:
    """What voice.js reads: [kind, how much it must be, bias, unit, …] for each voice; empty where it is to be silent."""
    voices = reading()["voices"] if least else {}
    return [[kind, least[kind], *packed(each)] for kind, each in voices.items()]


def heard(said: str, least: Mapping[str, float]) -> str:
    """The kind that letters() sound like most, of those they sound enough like; empty if none."""
    more = {kind: much - least[kind] for kind, much in zip(VOICES, scores(said), strict=True)}
    kind = max(more, key=lambda each: more[each])
    return kind if more[kind] > 0 and len(_HAN.findall(said)) >= _FEWEST else ""


def reading() -> dict[str, Any]:
    """{"learned": digest, "voices": learn()} as it was written."""
    return json.loads(PATH.read_text(encoding="utf-8"))
