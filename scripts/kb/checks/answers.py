"""Checks that what the search answers first, to somebody whose life may be in danger, and the parts at which it opens pages, are there to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records.vocabulary import CRISIS
from ..search import safety, word_lists
from .needs import CHANNELS, needs

if TYPE_CHECKING:
    from . import Context

#: Under a result stand three lines on a small phone: more would not be read.
_LONGEST = 90


@needs(CHANNELS)
def safety_answers_are_there(context: Context) -> None:
    base = context.base
    first = next((entry for entry in base.scenarios.values() if entry.record.behaviours == [CRISIS]), None)
    if first is None:
        return  # a project without such a page (a test's, a translation in its first days) has no such answers yet
    words = safety.safety_words()
    wanted = dict.fromkeys(safety.led_to(words), safety.PATH) | {each.go: word_lists.PATH for each in word_lists.search_words().opens}
    there = {section.key: section for section in safety.sections(base, wanted)}
    numbers = safety.numbers(base)
    for key, words_of in wanted.items():
        page = key.partition("#")[0]
        path = base.entries[page].path if page in base.entries else first.path
        if base.lost(page):
            continue
        if page not in base.entries:
            context.problems.add(path, 1, "safety-answer", f"搜索要先给“{page}”（scripts/kb/data/{words_of}），没有这一页。")
        elif "#" in key and key not in there:
            context.problems.add(path, 1, "safety-answer", f"搜索要先给“{key}”（scripts/kb/data/{words_of}），这一页没有“### 标题 {{: #{key.partition('#')[2]} }}”和它下面的第一段。")
        elif "#" in key and len(there[key].first) > _LONGEST:
            context.problems.add(path, 1, "safety-answer", f"“{there[key].title}”的第一段会单独显示在搜索结果里，最多 {_LONGEST} 字，现在 {len(there[key].first)} 字。")
    for number in dict.fromkeys(number for kind in words.kinds for number in kind.dial):
        if number not in numbers:
            context.problems.add(first.path, 1, "safety-answer", f"搜索要先给号码“{number}”（scripts/kb/data/{safety.PATH}），渠道里没有。")


ALL = (safety_answers_are_there,)
