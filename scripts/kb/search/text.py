"""Text as the search sees it: folded characters, then terms. The same rules as docs/assets/js/search/text.js.

Guarantees: for every text, terms() here and in the browser give the same list, or what is indexed could not be
found; tests/test_search_text.py compares the two on real and on generated text. Not done here: folding of
traditional characters and of sounds, which only a question needs (search/sounds.py).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


_NUMERAL = "(?:[0-9]{1,4}(?![0-9])|[零〇一二两三四五六七八九十百千]{1,9})"
#: articles.js: both spellings of an article become one term, §50 or §293-1.
_ARTICLE = re.compile(rf"第\s*({_NUMERAL})\s*条(?:之({_NUMERAL}))?")
#: The blocks that browsers call Script=Han and that Chinese text uses.
HAN = "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U0002ee5d\U0002f800-\U0002fa1d\U00030000-\U000323af"
_RUN = re.compile(rf"§[0-9-]+|[a-z0-9]+|[{HAN}]+")


def fold(value: str) -> str:
    """Full-width and compatibility forms become plain ones, letters lower-case."""
    return unicodedata.normalize("NFKC", value).lower()


def mark_articles(text: str) -> str:
    return _ARTICLE.sub(lambda found: f" §{article_in(found[0])} ", text)


def article_in(text: str) -> str:
    """The first article number in a text, written 50 or 293-1; empty if there is none."""
    found = _ARTICLE.search(text)
    return f"{_number(found[1])}{'-' + str(_number(found[2])) if found[2] else ''}" if found else ""


def _number(numeral: str) -> int:
    """Of one numeral: 一〇三二 digit by digit, 一千零三十二 by value."""
    if not re.search("[十百千]", numeral):
        return int("".join(char if char.isdigit() and char.isascii() else str(_DIGITS.index(char)) for char in numeral.replace("〇", "零").replace("两", "二")))
    total = digit = 0
    for char in numeral.replace("〇", "零").replace("两", "二"):
        unit = {"十": 10, "百": 100, "千": 1000}.get(char)
        if unit:
            total += (digit or 1) * unit
        digit = 0 if unit else _DIGITS.index(char)
    return total + digit


_DIGITS = "零一二三四五六七八九"


def terms(text: str) -> list[str]:
    """Latin words, numbers and §50 marks whole; runs of Han characters as pairs. `text` is folded and marked."""
    found: list[str] = []
    for run in _RUN.findall(text):
        if len(run) == 1 or run[0] in "§abcdefghijklmnopqrstuvwxyz0123456789":
            found.append(run)
        else:
            found += [run[at - 1 : at + 1] for at in range(1, len(run))]
    return found


def field_terms(value: str) -> list[str]:
    return terms(mark_articles(fold(value)))


def without_stop_words(text: str, stop: tuple[str, ...]) -> str:
    """What is left of a question without the words that say nothing about its subject."""
    return _stop_pattern(stop).sub(" ", text) if stop else text


@lru_cache(maxsize=8)
def _stop_pattern(stop: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(stop, key=len, reverse=True))))


def query_terms(text: str, stop: tuple[str, ...]) -> list[str]:
    """Terms of a folded question, each once; lone Han characters count only if there is nothing else."""
    found = list(dict.fromkeys(terms(mark_articles(without_stop_words(text, stop)))))
    telling = [term for term in found if len(term) > 1 or re.search("[a-z0-9]", term)]
    return telling or found


def compact_words(text: str) -> str:
    """Letters and digits only: whether two phrases are the same to somebody who types them."""
    return re.sub(r"[\W_]+", "", fold(text))
