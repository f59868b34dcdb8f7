"""Checks that our numbers are the law's: somebody counts days by them, or says them at a counter.

Guarantees: the number of a limit stands in the words that are quoted of its provision (where none are quoted, in our plain
words of it), or in those of the provision that it names as its place; a number with a unit in our plain words stands in
the text that is quoted above them. Numerals are read as they are written in law: 15, 十五, 五十万, 50万, 百分之二十四, 万分之一点七五.
Not checked: that it is the right number of several that stand there, its unit, from when it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ..joining.cited import Cited
from ..reading.numerals import chinese, to_int
from ..records.law import Limit, Provision, Statute

if TYPE_CHECKING:
    from . import Context

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_NUMERAL = "[一二两三四五六七八九十百千]+"
_IN_VALUE = re.compile(rf"([0-9]{{1,2}}):[0-9]{{2}}|({_NUMBER})")
#: Not a year of the calendar, not the number of an article.
_IN_PLAIN = re.compile(rf"(?<![0-9.第])(?:({_NUMBER})|(?<![第几数一二两三四五六七八九十百千])({_NUMERAL})) ?(万?)(?:个工作日|工作日|日|天|个月|年|小时|元|倍|%|周岁)")
_DIGITS = "零一二三四五六七八九"
_ARABIC, _CHINESE = frozenset("0123456789."), frozenset("零一二三四五六七八九十百千")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_TEN_THOUSAND = 10_000


def a_limit_is_a_number_of_its_provision(context: Context) -> None:
    base = context.base
    for statute in base.statutes.values():
        for provision in statute.provisions:
            for index, limit in enumerate(provision.limits):
                if (words := _words_of(context, statute, provision, index)) is None:
                    continue
                for written, forms in _numbers_of(limit):
                    if not any(_stands(form, words) for form in forms):
                        _at(context, statute, provision, ("limits", index), "limit-number", f"{limit.id} 写着 {written}，这一条的原文里没有这个数。请对着原文改 value；数字写在别的条里的，加 written_in: 法律#条。")


def plain_words_say_no_other_number(context: Context) -> None:
    for statute in context.base.statutes.values():
        for provision in statute.provisions:
            if not provision.text:
                continue
            words = _quoted(provision)
            for match in _IN_PLAIN.finditer(provision.plain):
                number = _number(match)
                if number is not None and not any(_stands(form, words) for form in _forms(number)):
                    _at(context, statute, provision, ("plain",), "plain-number", f"plain 写着“{match[0]}”，上面的原文里没有这个数。请对着原文改。")


def _words_of(context: Context, statute: Statute, provision: Provision, index: int) -> str | None:
    """None: the place that it names is none, which is said, or may stand in a broken file."""
    if not (place := provision.limits[index].written_in):
        return _quoted(provision)
    found = context.handbook.references[place]
    held = found.provision if isinstance(found, Cited) else None
    if held is None and not context.base.lost(f"law:{found.target.statute if found.target else ''}"):
        _at(context, statute, provision, ("limits", index, "written_in"), "citation", f"written_in 写的“{place}”不是一条有的规定。请写成 civil-procedure#128 这样。")
    return _quoted(held) if held else None


def _quoted(provision: Provision) -> str:
    return (provision.text or "\n".join(provision.phrase) or provision.plain).translate(_FULL_WIDTH)


def _numbers_of(limit: Limit) -> Iterator[tuple[str, set[str]]]:
    for match in _IN_VALUE.finditer(limit.value):
        hour, number = match.groups()
        yield match[0], {match[0], *(f"{form}{sign}" for form in _forms(Decimal(hour)) for sign in "时点")} if hour else _forms(Decimal(number))


def _forms(number: Decimal) -> set[str]:
    """How law writes it. 24 is also 百分之二十四, which holds 二十四; 0.0175 (%) is also 万分之一点七五."""
    forms = {f"{number:f}"}
    if number != number.to_integral_value():
        return forms | {_point(number), "万分之" + _point(number * 100), "千分之" + _point(number * 10)}
    whole = int(number)
    if 1 <= whole < _TEN_THOUSAND:
        forms.add(chinese(whole))
    if whole == 2:
        forms.add("两")
    if whole and whole % _TEN_THOUSAND == 0 and whole // _TEN_THOUSAND < _TEN_THOUSAND:
        forms |= {f"{whole // _TEN_THOUSAND}万", f"{chinese(whole // _TEN_THOUSAND)}万"}
    return forms


def _point(number: Decimal) -> str:
    """1.75 -> 一点七五"""
    whole, _, rest = f"{number.normalize():f}".partition(".")
    return (chinese(int(whole)) if int(whole) else "零") + ("点" + "".join(_DIGITS[int(digit)] for digit in rest) if rest else "")


def _stands(form: str, words: str) -> bool:
    """Alone, not within a larger number of the same script."""
    signs = _ARABIC if form[0] in _ARABIC else _CHINESE
    at = words.find(form)
    while at >= 0:
        if words[at - 1 : at] not in signs and words[at + len(form) : at + len(form) + 1] not in signs:
            return True
        at = words.find(form, at + 1)
    return False


def _number(match: re.Match) -> Decimal | None:
    """None: a year of the calendar, or no number (一两天)."""
    digits, numeral, large = match.groups()
    if digits and len(digits) == 4 and match[0].endswith("年"):
        return None
    try:
        return Decimal(digits or to_int(numeral)) * (_TEN_THOUSAND if large else 1)
    except ValueError:
        return None


def _at(context: Context, statute: Statute, provision: Provision, place: tuple, check: str, message: str) -> None:
    context.problems.add(context.base.law_path(statute.id), context.base.provision_line(statute, provision, *place), check, f"{provision.shown}：{message}")


ALL = (a_limit_is_a_number_of_its_provision, plain_words_say_no_other_number)
