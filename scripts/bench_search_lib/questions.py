"""The questions, what answers them, and how an answer is judged.

Peers know pages, not provisions, so a result on the right page counts for them whatever its anchor; of our own
results the anchor must be right as well. Questions whose page does not exist yet are left out, for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FILES = ("search_cases.yml", "search_cases_tuned.yml", "search_cases_opened.yml", "search_cases_opened_2.yml", "search_cases_sealed.yml")


@dataclass(frozen=True)
class Question:
    text: str
    urls: frozenset[str]  # of documents that answer it, with anchors
    article: bool
    sealed: bool


def read(tests: Path, where: dict[str, str]) -> tuple[list[Question], int]:
    """The questions that today's documents ({id: url}) can answer, and how many cannot. The sealed file may be missing."""
    found, without = [], 0
    for name in FILES:
        path = tests / name
        for case in yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []:
            urls = frozenset(where[each] for each in case["expect"] if each in where)
            without += not urls
            if urls:
                found.append(Question(case["q"], urls, case.get("group") == "article", name == FILES[-1]))
    return found, without


def sample(questions: list, at_most: int) -> list:
    """Evenly spread over the list, so that every file and group is in it."""
    if len(questions) <= at_most:
        return list(questions)
    return [questions[at * len(questions) // at_most] for at in range(at_most)]


def rank(question: Question, urls: list[str], anchors: bool) -> int | None:
    """The place of the first right result, 1 being the first; None if there is none."""
    plain = (lambda url: url) if anchors else (lambda url: url.partition("#")[0])
    right = {plain(url) for url in question.urls}
    places = dict.fromkeys(plain(url) for url in urls)  # several sections of a page are one result
    return next((nth for nth, url in enumerate(places, 1) if url in right), None)
