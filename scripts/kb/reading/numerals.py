"""Chinese and Arabic numerals as statutes and readers write them.

Guarantees: `to_int(chinese(n)) == n` for 1 to 9999, full-width digits and 〇, 两
included; anything that is no well-formed numeral raises ValueError. Fractions,
ordinals above 9999 and the banker's forms (壹贰叁) are not read.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_VALUE = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

#: What a numeral looks like inside a larger pattern; to_int() decides whether it is one.
NUMERAL = r"(?:[0-9０-９]{1,4}|[零〇一二两三四五六七八九十百千]{1,9})"


@lru_cache(maxsize=10_000)
def chinese(number: int) -> str:
    """1032 -> 一千零三十二, 10 -> 十, 115 -> 一百一十五. Raises ValueError outside 1–9999."""
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not between 1 and 9999")
    out, rest, gap = "", number, False
    for size, unit in _UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            out += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif out:
            gap = True
    if rest:
        out += ("零" if gap else "") + _DIGITS[rest]
    return out.removeprefix("一") if 10 <= number <= 19 else out


@lru_cache(maxsize=10_000)
def to_int(numeral: str) -> int:
    """Read either style. Raises ValueError for malformed numerals (十十, 一二, 百)."""
    text = numeral.translate(_FULL_WIDTH)
    if re.fullmatch(r"[0-9]{1,4}", text):
        value = int(text)
    else:
        normal = text.replace("〇", "零").replace("两", "二")
        value = _spelled(normal)
        if normal not in {chinese(value), _long_ten(value)}:
            raise ValueError(f"malformed numeral: {numeral}")
    if value < 1:
        raise ValueError(f"not a positive numeral: {numeral}")
    return value


def _spelled(text: str) -> int:
    total = digit = 0
    units = {unit: size for size, unit in _UNITS}
    for char in text:
        if char in _VALUE:
            digit = _VALUE[char]
        elif char in units:
            total += (digit or 1) * units[char]
            digit = 0
        else:
            raise ValueError(f"not a numeral: {text}")
    value = total + digit
    if not 1 <= value <= 9999:
        raise ValueError(f"not between 1 and 9999: {text}")
    return value


def _long_ten(value: int) -> str:
    """十五 is also written 一十五."""
    return "一" + chinese(value) if 10 <= value <= 19 else ""


def article_label(no: str) -> str:
    """"50" -> 第五十条, "293-1" -> 第二百九十三条之一."""
    main, _, extra = no.partition("-")
    return f"第{chinese(int(main))}条" + (f"之{chinese(int(extra))}" if extra else "")
