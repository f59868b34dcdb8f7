"""Numbers as letters and postings in columns: every number has letters of its own, and nothing of a posting is lost."""

from __future__ import annotations

from hypothesis import given, strategies

from kb.search.letters import LETTERS, ONE, letters
from kb.search.packed import packed

NUMBERS = strategies.integers(0, 100_000)


def number(said: str) -> int:
    """Read as letters.js reads."""
    value = LETTERS.index(said[0])
    return value if value < ONE else value + (len(LETTERS) - ONE) * number(said[1:])


@given(NUMBERS)
def test_letters_say_one_number(value):
    assert number(letters(value)) == value


@given(strategies.lists(NUMBERS, max_size=8))
def test_numbers_in_a_row_can_be_told_apart(values):
    row, found = "".join(map(letters, values)), []
    while row:
        end = next(at for at, letter in enumerate(row) if LETTERS.index(letter) < ONE) + 1
        found.append(number(row[:end]))
        row = row[end:]
    assert found == values


def test_no_letter_needs_an_escape():
    assert len(set(LETTERS)) == len(LETTERS) == 91 and not set(LETTERS) & set('"\\\n')


def test_a_posting_stands_in_columns_and_what_has_another_shape_as_it_was():
    made = packed({"催收": [3, [0, 5, 2, 7], [1, 0, 4]], "#50": [[1, "", 0, 1, 0]], "去哪": [1, [8, 9], [], [8, 2]]})
    assert made["keys"] == "催收\n去哪" and made["others"] == {"#50": [[1, "", 0, 1, 0]]}
    assert made["columns"] == ["".join(map(letters, column)) for column in ([3, 4], [3, 1], [2, 1], [0, 2, 8], [5, 7, 9], [1, 0], [1], [0], [4], [1], [8], [2])]
