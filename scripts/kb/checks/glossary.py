"""Checks over law/_glossary.yml: one word, one explanation, and somewhere to go from it.

Guarantees: no spelling belongs to two words, and an explanation that states law names its provision (the words that state law are those of
normative_words.yml). Citations themselves are checked with all others (links.py, law.py).
Not checked: whether the explanation is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..joining.graph import GLOSSARY
from ..citing.normative import states_law

if TYPE_CHECKING:
    from . import Context


def every_spelling_belongs_to_one_word(context: Context) -> None:
    owner: dict[str, str] = {}
    for index, term in enumerate(context.base.terms.values()):
        for spelling in term.spellings:
            if owner.setdefault(spelling, term.id) != term.id or term.spellings.count(spelling) > 1:
                _at(context, index, "glossary", f"“{spelling}”写了两次（{owner[spelling]}、{term.id}）。请只留一处。")


def explanations_of_law_cite(context: Context) -> None:
    for index, term in enumerate(context.base.terms.values()):
        said = states_law(term.plain)
        if said and not term.law:
            _at(context, index, "uncited", f"“{term.term}”的解释说到“{said}”，没有写 law。请写上依据。", "plain")


def _at(context: Context, index: int, check: str, message: str, *location: str | int) -> None:
    context.problems.add(GLOSSARY, context.base.line(GLOSSARY, "terms", index, *location), check, message)


ALL = (
    every_spelling_belongs_to_one_word,
    explanations_of_law_cite,
)
