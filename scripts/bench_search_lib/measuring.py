"""One engine at one size: how often it is right, what a first answer costs, how long later ones take."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from . import phone
from .questions import Question, rank, sample
from .serving import Site

#: Milliseconds between the first answer and the second question: somebody reads it. Whoever fetches ahead does it now.
READING = 4_000
#: Seconds after which no further fresh page is opened: an engine that loads its whole index may need minutes for each.
FRESH_SECONDS = 60


@dataclass(frozen=True)
class Share:
    asked: int
    first: int
    third: int
    empty: int


@dataclass(frozen=True)
class Row:
    """What one line of the table says; `failed` tells why there is nothing else."""

    variant: str
    pages: int
    all: Share | None = None
    articles: Share | None = None
    sealed: Share | None = None
    fresh: int = 0                        # pages opened anew for the next three
    bytes: tuple[float, int] = (0, 0)     # median, most
    requests: float = 0                   # median
    first_ms: float = 0                   # median
    p95_ms: float = 0                     # of the questions after the first, asked one right after the other
    total: int = 0                        # bytes of all that the search has fetched when all questions are answered
    failed: str = ""


def share(ranked: list[tuple[Question, int | None, bool]]) -> Share:
    """Of (question, place of the first right result, whether nothing was found)."""
    places = [place for _, place, _ in ranked]
    return Share(len(ranked), sum(place == 1 for place in places), sum(bool(place and place <= 3) for place in places), sum(empty for *_, empty in ranked))


def measure(browser, folder: Path, variant: str, pages: int, questions: list[Question], fresh: int, anchors: bool, start: str = "") -> Row:
    """Ask all questions in one page, the first of which counts as one of a fresh page; then up to `fresh` in fresh pages. `start`: where the search is, below the root."""
    site, costs = Site(folder), []

    def first(page, question: Question) -> tuple[list[str], float]:
        urls, ms = phone.ask(page, question.text)
        sent = list(site.sent)  # what is fetched ahead of later questions comes afterwards
        costs.append((sum(size for _, size in sent), len(sent), ms))
        return urls, ms

    try:
        with phone.fresh_page(browser, site.address + start) as page:
            answers = [first(page, questions[0])]
            page.wait_for_timeout(READING)
            answers += [phone.ask(page, question.text) for question in questions[1:]]
        total = sum(size for _, size in site.sent)
        enough = time.monotonic() + FRESH_SECONDS
        for question in sample(questions[1:], fresh):
            if time.monotonic() > enough:
                break
            site.sent.clear()
            with phone.fresh_page(browser, site.address + start) as page:
                first(page, question)
    finally:
        site.close()
    ranked = [(question, rank(question, urls, anchors), not urls) for question, (urls, _) in zip(questions, answers, strict=True)]
    later = sorted(ms for _, ms in answers[1:])
    return Row(
        variant, pages, share(ranked), share([row for row in ranked if row[0].article]), share([row for row in ranked if row[0].sealed]), len(costs),
        (statistics.median(size for size, *_ in costs), max(size for size, *_ in costs)),
        statistics.median(count for _, count, _ in costs), statistics.median(ms for *_, ms in costs),
        later[max(0, -(-len(later) * 95 // 100) - 1)], total,
    )
