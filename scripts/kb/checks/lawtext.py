"""Checks over the words of quoted law (`text` and `phrase`): slips of copying that a reader never sees.

Guarantees: numerals are well formed (no 第一百零十条); the 项 of a 款, and a list 1．2．3．
inside it, count from one without a gap; no radical or compatibility character stands
where a Chinese character belongs (they look alike and are not found by any search); no
white space or invisible character touches Chinese; no half-width punctuation does either,
unless law/_exceptions.yml says why. An exception that excuses nothing is an error.

It does not check: that the wording is right (quotations.py does), punctuation between two
ASCII characters (22:00, GB/T 45251—2025) and web addresses, or our own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..records.law import Provision, Statute
from ..reading.numerals import to_int
from ..reading.problems import nearest
from ..citing.provisions import structure
from .needs import EXCEPTIONS, needs

if TYPE_CHECKING:
    from . import Context

_DIGITS = "零〇一二两三四五六七八九十百千"
#: A numeral after 第, in brackets, or of two characters and more. Years are written digit by
#: digit (二〇二〇年), decimals too (一点七五): neither is a numeral in this sense.
_NUMERAL = re.compile(rf"[零〇一二三四五六七八九]{{4}}(?=年)|点[{_DIGITS}]+|(?<=第)[{_DIGITS}]+|(?<=[（(])[{_DIGITS}]+(?=[）)])|[{_DIGITS}]{{2,}}")

#: （一） that opens an 项: at the start of a line, or after a mark that ends what came before.
#: 第（一）项 is a reference and opens nothing.
_OPENS_ITEM = re.compile(rf"(?:^|(?<=[：；。:;]))\s*[（(]([{_DIGITS}]+)[）)](?![项款目])")
_OPENS_POINT = re.compile(r"(?:^|(?<=[：；。:;]))\s*([0-9０-９]{1,2})[．.、](?![0-9])", re.M)

_LOOK_ALIKE = re.compile("[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\U0002f800-\U0002fa1f]")
#: Simplified radicals that Unicode does not decompose, from its EquivalentUnifiedIdeograph table.
_RADICALS = dict(zip("⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰", "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙", strict=True))

_CHINESE = "\u2014\u2018-\u201f\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_SPACE = re.compile(rf"[ \u00a0\u2000-\u200a\u202f\u3000]+(?=[{_CHINESE}]|$)|(?:(?<=[{_CHINESE}])|^)[ \u00a0\u2000-\u200a\u202f\u3000]+|[\u200b-\u200f\u2060\ufeff]+", re.M)

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。", '"': "“ 或 ”", "'": "‘ 或 ’"}
_HALF_WIDTH = re.compile("[" + re.escape("".join(_FULL_WIDTH)) + "]")
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")


@needs(EXCEPTIONS)
def numerals_are_well_formed(context: Context) -> None:
    for quoted in _quoted(context):
        for match in _malformed_numerals(quoted.words):
            quoted.report(match, "numeral", f"数字“{match[0]}”写法不对。请照官方文本改。")


def items_count_from_one(context: Context) -> None:
    """（一）（二）（四） has lost its third 项, and every citation of the fourth would land wrong."""
    for statute, provision, path in _provisions(context):
        line = context.base.provision_line(statute, provision, "text")
        for paragraph in structure(provision):
            whole = "\n".join([paragraph.text, *(item.text for item in paragraph.items)])
            items = [number for part in whole.split("\n") for number in _counted(_OPENS_ITEM, part)]
            if items != list(range(1, len(items) + 1)):
                context.problems.add(path, line, "item-order", f"{provision.shown}第{paragraph.number}款的项号是 {_spelled(items)}，应当从一起连续。缺的补上，错的改正。")
            for part in whole.split("\n"):
                points = _counted(_OPENS_POINT, part)
                if points != list(range(1, len(points) + 1)):
                    context.problems.add(path, line, "item-order", f"{provision.shown}里的“1．2．”编号是 {_spelled(points)}，应当从 1 起连续。请照官方文本改。")


@needs(EXCEPTIONS)
def no_character_is_a_look_alike(context: Context) -> None:
    for quoted in _quoted(context):
        for match in _LOOK_ALIKE.finditer(quoted.words):
            right = _meant(match[0])
            advice = f"请改成“{right}”（U+{ord(right):04X}）" if right else "请照官方文本重新打这个字"
            quoted.report(match, "look-alike", f"“{match[0]}”是 U+{ord(match[0]):04X}（{unicodedata.name(match[0], '无名')}），只是长得像。{advice}。")


@needs(EXCEPTIONS)
def no_space_stands_inside_chinese(context: Context) -> None:
    for quoted in _quoted(context):
        for match in _SPACE.finditer(quoted.words):
            quoted.report(match, "stray-space", f"引文里多了空白（U+{ord(match[0][0]):04X}）。请删掉。")


@needs(EXCEPTIONS)
def punctuation_is_full_width(context: Context) -> None:
    for quoted in _quoted(context):
        for match in _half_width(quoted.words):
            quoted.report(match, "half-width", f"引文里有半角“{match[0]}”。请改成“{_FULL_WIDTH[match[0]]}”；原文就是半角的，写进 law/_exceptions.yml。")


def exceptions_are_needed_and_sorted(context: Context) -> None:
    path, base = EXCEPTIONS, context.base
    if base.exceptions is None:
        return
    refs = [entry.ref for entry in base.exceptions.tolerated]
    found = {(quoted.key, match[0]) for quoted in _quoted(context) for finder in (_malformed_numerals, _half_width, _SPACE.finditer, _LOOK_ALIKE.finditer) for match in finder(quoted.words)}
    for index, entry in enumerate(base.exceptions.tolerated):
        line = base.line(path, "tolerated", index)
        statute, _, no = entry.ref.partition("#")
        if base.lost(f"law:{statute}"):
            continue
        if statute not in base.statutes:
            context.problems.add(path, line, "exception", f"没有“{statute}”这部法律。{nearest(statute, base.statutes)}")
            continue
        for word in entry.words:
            if not any(id_ == statute and no in ("", number) and word == hit for (id_, number), hit in found):
                context.problems.add(path, line, "exception", f"{entry.ref} 的引文里没有要放过的“{word}”。请删掉它。")
        if refs.count(entry.ref) > 1 or (index and refs[index - 1] > entry.ref):
            context.problems.add(path, line, "exception", f"{entry.ref} 没有按 ref 排序，或者写了两次。请移好、合并。")


def _meant(character: str) -> str | None:
    """The everyday character that a radical or compatibility character stands for, or None when nobody says."""
    normal = unicodedata.normalize("NFKC", character)
    return normal if normal != character else _RADICALS.get(character)


class _Quoted:
    """One `text` or `phrase` and where it stands."""

    def __init__(self, context: Context, statute: Statute, provision: Provision, path: str, location: tuple, words: str) -> None:
        self.context, self.path, self.words, self.shown = context, path, words, provision.shown
        self.key = (statute.id, provision.no)
        self.line = context.base.provision_line(statute, provision, *location)
        entries = context.base.exceptions.tolerated if context.base.exceptions else ()
        self.tolerated = {word for entry in entries if entry.ref in (statute.id, f"{statute.id}#{provision.no}") for word in entry.words}

    def report(self, match: re.Match, check: str, message: str) -> None:
        if match[0] in self.tolerated:
            return
        around = self.words[max(0, match.start() - 6) : match.end() + 6].replace("\n", " ")
        self.context.problems.add(self.path, self.line, check, f"{self.shown}“…{around}…”：{message}")


def _quoted(context: Context) -> Iterator[_Quoted]:
    for statute, provision, path in _provisions(context):
        if provision.text:
            yield _Quoted(context, statute, provision, path, ("text",), provision.text)
        for index, words in enumerate(provision.phrase):
            yield _Quoted(context, statute, provision, path, ("phrase", index), words)


def _provisions(context: Context) -> Iterator[tuple[Statute, Provision, str]]:
    for statute in context.base.statutes.values():
        for provision in statute.provisions:
            yield statute, provision, context.base.law_path(statute.id)


def _malformed_numerals(words: str) -> Iterator[re.Match]:
    for match in _NUMERAL.finditer(words):
        year = len(match[0]) == 4 and words[match.end() : match.end() + 1] == "年" and not set(match[0]) & set("十百千")
        if not (year or match[0].startswith("点") or _number(match[0])):
            yield match


def _half_width(words: str) -> Iterator[re.Match]:
    bare = _ADDRESS.sub(lambda match: "x" * len(match[0]), words)
    for match in _HALF_WIDTH.finditer(bare):
        around = bare[max(0, match.start() - 1) : match.start()] + bare[match.end() : match.end() + 1]
        if not (len(around) == 2 and around.isascii() and around.isalnum()):
            yield match


def _counted(pattern: re.Pattern, line: str) -> list[int]:
    return [_number(match[1]) or 0 for match in pattern.finditer(line)]


def _number(numeral: str) -> int | None:
    try:
        return to_int(numeral)
    except ValueError:
        return None


def _spelled(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))


ALL = (
    numerals_are_well_formed,
    items_count_from_one,
    no_character_is_a_look_alike,
    no_space_stands_inside_chinese,
    punctuation_is_full_width,
    exceptions_are_needed_and_sorted,
)
