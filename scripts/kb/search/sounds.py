"""How characters sound, and traditional characters: what forgives a typing slip. Tables from pypinyin and OpenCC.

Sounds are toneless and folded where speakers and keyboards mix them: zh/z, ch/c, sh/s, n/l, -ng/-n. The browser gets
a table, from which it also knows how to split baotongxunlu; docs/assets/js/search/sounds.js reads it and folds in the
same way (tests/search/test_search_text.py compares them). It is fetched only when a word is unknown, so it has to be small:
"common" holds the readings of GB2312 level 1 in that standard's own order, which is by reading ("a3ai10…": three
characters read a, ten read ai), for the browser can make the characters itself; "more" is {syllable: characters}.

Guarantees: every character of a title, alias or summary has its usual reading; of traditional characters, those whose simplified form
these use, and law by name, and words of danger. Not promised: the right reading of 行 or 重 in each word, so an index phrase has both its characters'
usual readings and pypinyin's reading of the whole phrase.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin
from pypinyin.converter import DefaultConverter
from pypinyin.seg.simpleseg import seg

from .letters import distances
from .text import HAN

_RUN = re.compile(f"[{HAN}]+")
#: The characters of GB2312 level 1: what people type, used by the index or not.
_COMMON = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) if (row, cell) <= (0xD7, 0xF9)]

#: Where simplified writing has two characters and OpenCC takes the other one: 帳單 is 账单 here, not 帐单.
_MEANT = {"帳": "账"}


@cache
def fold_sound(syllable: str) -> str:
    """zhong and zong, lan and nan, xing and xin are one."""
    return re.sub("ng$", "n", re.sub("^n(?=.)", "l", re.sub("^([zcs])h", r"\1", syllable.replace("ü", "v"))))


_READER = DefaultConverter()


@cache
def sound(char: str) -> str:
    """The usual reading, unfolded: bao. Empty when nobody knows."""
    found = lazy_pinyin(char, style=Style.NORMAL, errors="ignore", v_to_u=False)
    return found[0] if found and found[0].isascii() and found[0].isalpha() else ""


def sound_keys(text: str) -> set[str]:
    """~bao'ton for each pair of neighbours, by usual readings and by those of the whole phrase."""
    return set().union(*map(_run_keys, _RUN.findall(text)))


@cache
def _run_keys(run: str) -> frozenset[str]:
    """Of one run of characters: the names of laws stand in thousands of titles."""
    if len(run) < 2:
        return frozenset()
    usual = [_folded(char) for char in run]
    keys = {f"~{a}'{b}" for a, b in pairwise(usual) if a and b}
    whole = [reading for word in seg(run) for reading in _sounds(word)]
    if len(whole) == len(run):
        folded = [fold_sound(reading) if reading else "" for reading in whole]
        if folded != usual:
            keys.update(f"~{a}'{b}" for a, b in pairwise(folded) if a and b)
    return frozenset(keys)


@cache
def _folded(char: str) -> str:
    return fold_sound(reading) if (reading := sound(char)) else ""


@cache
def _sounds(word: str) -> list[str]:
    """Of a word as pypinyin divides phrases: each is read by itself, and the same words stand in thousands of names."""
    # pypinyin also takes a list, one item a character; its types do not say so.
    read = _READER.convert(word, Style.NORMAL, False, lambda chars: ["" for _ in chars], strict=True)  # type: ignore[arg-type,return-value]
    return [readings[0] for readings in read]


def tables(index_text: str, also: str = "") -> dict[str, dict]:
    """{"sounds": {"common", "more"}, "simple": {"from", "to"}} for an index made of `index_text`; `also` is read in
    traditional characters only. Traditional characters stand in the order of Unicode, and mostly so do the simplified ones: both
    are distances, half of what the characters themselves cost."""
    used = {char for run in _RUN.findall(index_text) for char in run}
    more: dict[str, list[str]] = {}
    for char in sorted(used - set(_COMMON)):
        if reading := sound(char):
            more.setdefault(reading, []).append(char)
    simple = traditional(used | set(also))
    common = "".join(f"{reading or '-'}{len(list(run))}" for reading, run in groupby(_COMMON, key=sound))
    return {"sounds": {"common": common, "more": {reading: "".join(chars) for reading, chars in sorted(more.items())}}, "simple": {"from": distances(map(ord, simple)), "to": distances(map(ord, simple.values()))}}


def traditional(used: set[str]) -> dict[str, str]:
    """{traditional: simplified} for the simplified characters that are used; one that is used itself stays."""
    convert = OpenCC("t2s").convert
    pairs = ((char, convert(char)) for char in map(chr, range(0x4E00, 0xA000)))
    return {char: _MEANT.get(char, plain) for char, plain in pairs if plain != char and plain in used and char not in used}


def readings(table: dict) -> dict[str, str]:
    """{character: syllable} of such a table of sounds."""
    runs = re.findall("([^0-9]+)([0-9]+)", table["common"])
    known = zip(_COMMON, (reading for reading, length in runs for _ in range(int(length))), strict=True)
    return {char: reading for char, reading in known if reading != "-"} | {char: reading for reading, chars in table["more"].items() for char in chars}
