"""The public log of errors speaks of things that exist and are mended.

Guarantees: an error is listed once; its places are pages, instruments, provisions or tables; nothing is mended tomorrow;
the old words stand on none of the pages named any more; {{ limit:ID }} in what is right names a limit, its law is held. Not checked: since
when the words stood (git knows: git log -S), and whether an error is missing from the log.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.cited import Unsound
from ..reading.problems import nearest
from ..reading.prose import PLACEHOLDER, plain_text
from .named import exists

if TYPE_CHECKING:
    from . import Context

PATH = "law/_errata.yml"


def an_error_is_listed_once_with_its_places_and_days(context: Context) -> None:
    base = context.base
    seen: set[str] = set()
    for index, item in enumerate(base.errata.errata if base.errata else ()):
        at = ("errata", index)
        if item.id in seen:
            context.problems.add(PATH, base.line(PATH, *at, "id"), "duplicate-id", f"改过的错“{item.id}”写了两次。请合并。")
        seen.add(item.id)
        if item.mended > context.today:
            context.problems.add(PATH, base.line(PATH, *at, "mended"), "date-in-future", f"“{item.title}”的 mended 写的是 {item.mended}，还没到（今天 {context.today}）。请写真实的日期。")
        for number, key in enumerate(item.where):
            exists(context, PATH, (*at, "where", number), key)


def what_is_called_mended_is_gone(context: Context) -> None:
    base = context.base
    for index, item in enumerate(base.errata.errata if base.errata else ()):
        for number, key in enumerate(item.where):
            page = base.written.get(key)
            if page and _words(item.stood) in _words(page.body):
                context.problems.add(PATH, base.line(PATH, "errata", index, "where", number), "not-mended", f"“{item.title}”说改了，{page.path} 里还写着原来的话。请改那一页，或者别把它写进 where。")


def _words(markdown: str) -> str:
    return re.sub(r"\s+", "", plain_text(markdown))


def numbers_of_what_is_right_exist(context: Context) -> None:
    base = context.base
    for index, item in enumerate(base.errata.errata if base.errata else ()):
        for name, words in (("right", item.right), ("followed", item.followed or "")):
            for match in PLACEHOLDER.finditer(words):
                kind, _, limit = match[1].strip().partition(":")
                if kind != "limit" or (limit not in context.handbook.limits and not base.lost(f"limit:{limit}")):
                    context.problems.add(PATH, base.line(PATH, "errata", index, name), "placeholder", f"没有“{match[0]}”。{nearest(limit, list(context.handbook.limits))}")


def what_is_right_rests_on_law_that_is_held(context: Context) -> None:
    base = context.base
    for index, item in enumerate(base.errata.errata if base.errata else ()):
        for number, ref in enumerate(item.law):
            found = context.handbook.references.get(ref)
            if isinstance(found, Unsound) and not (found.target and base.lost(f"law:{found.target.statute}")):
                context.problems.add(PATH, base.line(PATH, "errata", index, "law", number), "citation", found.problem)


ALL = (an_error_is_listed_once_with_its_places_and_days, what_is_called_mended_is_gone, numbers_of_what_is_right_exist, what_is_right_rests_on_law_that_is_held)
