"""Numbers as letters: where there are thousands of them, digits and commas are half of the bytes.

A number below ONE is a letter; of a larger one the letter tells the remainder, and the next ones how often more.
Guarantee: docs/assets/js/search/letters.js reads the same numbers (tests/search/test_packed.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

#: Printable, without the quotation mark, the backslash.
LETTERS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
ONE = 70
_MORE = len(LETTERS) - ONE


def letters(number: int) -> str:
    if number < ONE:
        return LETTERS[number]
    more, rest = divmod(number - ONE, _MORE)
    return LETTERS[ONE + rest] + letters(more)


#: Nearly all numbers of an index, which has more than a million.
_KNOWN = [letters(number) for number in range(4096)]


def column(numbers: Iterable[int]) -> str:
    """These numbers, none of them below 0, one after the other."""
    numbers = list(numbers)
    try:
        return "".join([_KNOWN[number] for number in numbers])
    except IndexError:
        return "".join(map(letters, numbers))


def distances(numbers: Iterable[int]) -> str:
    """Each as its distance from the one before (from 0 for the first); those that go back are odd."""
    return "".join(letters(2 * far if far >= 0 else -2 * far - 1) for far in (after - before for before, after in pairwise([0, *numbers])))
