"""One engine at one size: how often it is right, what a first answer costs, how long later ones take."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from . import phone
from .questions import Question, rank, sample
from .serving import Site

#: Milliseconds between the first answer and the second question: somebody reads it. Whoever fetches ahead does it now.
READING = 4_000


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


def measure(browser, folder: Path, variant: str, pages: int, questions: list[Question], fresh: int, anchors: bool) -> Row:
    """Ask all questions in one page, READING after the first answer, and `fresh` of them each as the first one of a fresh page."""
    site = Site(folder)
    try:
        with phone.fresh_page(browser, site.address) as page:
            answers = [phone.ask(page, question.text) for question in questions[:1]]
            page.wait_for_timeout(READING)
            answers += [phone.ask(page, question.text) for question in questions[1:]]
        total = sum(size for _, size in site.sent)
        costs = []
        for question in sample(questions, fresh):
            site.sent.clear()
            with phone.fresh_page(browser, site.address) as page:
                _, ms = phone.ask(page, question.text)
                sent = list(site.sent)  # what is fetched ahead of later questions comes afterwards
                costs.append((sum(size for _, size in sent), len(sent), ms))
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
