"""Which letters of a situation are of use against which kind of lender.

A letter to offices goes nowhere where none of them takes the matter of this kind of lender; a letter that is written to
some kinds only (`letters_for` of law/_plan.yml) is not for the others. A letter to whoever presses goes to everybody.
Not here: what the action plan leaves out because of who asks, or of papers that did not come (plan.py).
"""

from __future__ import annotations

from ..records.pages import Scenario
from ..records.vocabulary import Lender
from .knowledge import Entry, KnowledgeBase
from .routing import scenario_route


def useful_against(base: KnowledgeBase, entry: Entry[Scenario], letter: str) -> list[Lender]:
    """The kinds of lender of this situation against which this letter of it is of use."""
    only = next((row for row in base.plan.letters_for if row.letter == letter and entry.id not in row.situations), None) if base.plan else None
    return [lender for lender in entry.record.lenders if (only is None or lender in only.lenders) and _is_taken(base, entry.record, letter, lender)]


def _is_taken(base: KnowledgeBase, record: Scenario, letter: str, lender: Lender) -> bool:
    to = base.letters[letter].record.to
    offices = [id_ for id_ in to if id_ in record.channels and base.channels[id_].record.authority]
    return len(offices) < len(to) or not set(offices).isdisjoint(scenario_route(base, record, lender).channels)
