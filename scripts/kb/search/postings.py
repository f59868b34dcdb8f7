"""The inverted index: which documents hold which term, and how much that says; worked out while building.

A key of `terms` is a term (催收, §50, gbt) or one of these, told apart by their first character:
  =3      documents that hold any word of synonym group 3        '锁   one character of a title or alias
  ^gb     titles and aliases with a Latin word that begins so    ~bao'tong  how two characters sound (search/sounds.py)
  #50     provisions that have or had this number                @12378     the channel with this phone code, @花呗 the app of this name
  %民诉   names of laws that have these characters (search/law.py; added in index.py)
A posting is [documents that hold it, [document, weight, document, weight …], [document, phrase, terms of the phrase …]].
The second list says in which title or alias the term stands (for closeness, see engine.js). #50, @12378 and %民诉 have
lists of their own. A fourth list is like the first: what the term says in people's own questions (asked.py), of which a short question takes
little (scores.js). Weights are BM25F times the weight of the kind of page, in steps of 1/10; a document is written as its
distance from the one before (from 0 for the first), in the order of `docs`.

Guarantees: a posting never has more than LONGEST documents (the heaviest), so a question costs the same however large
the site grows; the first number always tells how many there really were. Not here: what is fetched when (search/shards.py).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from . import asked
from .text import HAN, field_terms, fold, query_terms

#: Field, weight, how much a long field counts against a match: one alias beats any number of hits in the body.
_FIELDS = (("aliases", 3.0, 0.0), ("title", 3.0, 0.2), ("summary", 1.5, 0.4), ("text", 0.6, 0.75))
_KIND_WEIGHTS = {"scenario": 1.25, "channel": 1.1, "guide": 1.05, "tool": 1.05, "law": 0.95, "myth": 0.8, "term": 0.9, "provision": 0.85, "page": 0.8, "behaviour": 0.4}
#: What is asked for by its exact name weighs little where more is said: the name of an app must not drown what happened.
_NAMED = 0.2
#: What a pair that tells only how long or how many (faint in search_words.yml) counts of what it would: 一晚上 is no word for being held.
_FAINT = 0.3
#: What another word for the same thing counts, compared with the word itself.
_SYNONYM = 0.6
LONGEST = 96
#: Documents of a term by how people ask for them.
LONGEST_ASKED = 24
#: Documents of a posting of single characters, beginnings and sounds: they only help where nothing else is known.
LONGEST_GUESS = 32
#: Titles and aliases kept of a term, the shortest: a term says most of those. Of the longest a question says too little:
#: without those of more than LONG_PHRASE terms no opened question is answered differently, and 30 KB are saved (2026-11-30).
MOST_PHRASES, LONG_PHRASE = 300, 12
#: Characters of grammar: in running text a pair with one of these says nothing and would only make the index larger.
GRAMMAR = "的了之其或和与及在是以由等且而则于也就都并但为被把对将这那有不个着过得到从向"
_GRAMMAR = frozenset(GRAMMAR)
STEPS = 5

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[a-z0-9]")

Doc = dict[str, Any]
Sounds = Callable[[str], Iterable[str]]


def compile_postings(docs: list[Doc], synonyms: list[list[str]], stop: tuple[str, ...], sounds: Sounds, lines: Mapping[int, list[str]] | None = None, faint: Iterable[str] = ()) -> dict[str, list]:
    """`sounds` gives the phonetic keys of a phrase; `lines`: how people ask for a document (asked.py); `faint`: pairs that say little wherever they stand. Docs: id kind title aliases summary text, perhaps phones exactly no number formerly statute rank cited."""
    weights = _weights(docs)
    for term in set(faint) & set(weights):
        weights[term] = {at: _FAINT * weight for at, weight in weights[term].items()}
    phrases = _phrases(docs, stop)
    terms = {term: _posting(len(found), found, phrases.get(term, [])) for term, found in weights.items()}
    for number, group in enumerate(synonyms):
        if found := _group(group, weights, len(docs), stop):
            terms[f"={number}"] = _posting(len(found), found, [])
    for term, told in asked.worth(lines or {}, weights.keys(), stop, GRAMMAR).items():
        terms[term] = _with_asked(terms.get(term), told, len(docs))
    for key, found in _of_names(docs, sounds).items():
        terms[key] = _posting(len(found), found, [], LONGEST_GUESS)
    return dict(sorted((terms | _numbers(docs) | _phones(docs)).items()))


def _prior(doc: Doc) -> float:
    """Pages before provisions; among provisions, law before soft rules, and what our pages rely on before the rest."""
    kind = _NAMED if doc.get("exactly") else _KIND_WEIGHTS.get(doc["kind"], 1.0)
    if doc["kind"] != "provision":
        return kind
    return kind * (1.15 if doc.get("rank") == "法律规定" else 1.0) * (1 + 0.03 * min(doc.get("cited", 0), 5))


def _weights(docs: list[Doc]) -> dict[str, dict[int, float]]:
    """term -> {document: weight}: BM25F without the rarity of the term, which the engine works out from the count."""
    parsed = [[_field(doc, name) for name, _, _ in _FIELDS] for doc in docs]
    average = [sum(len(fields[f]) for fields in parsed) / len(docs) or 1 for f in range(len(_FIELDS))] if docs else []
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for at, fields in enumerate(parsed):
        total: dict[str, float] = defaultdict(float)
        for f, (_, weight, length) in enumerate(_FIELDS):
            halfway = 1.2 * (1 - length + length * len(fields[f]) / average[f])
            for term, count in Counter(fields[f]).items():
                total[term] += weight * count / (count + halfway)
        prior = _prior(docs[at])
        for term, value in total.items():
            weights[term][at] = value * prior
    return weights


def _field(doc: Doc, name: str) -> list[str]:
    if name == "text":
        return [term for term in field_terms(doc.get("text") or "") if _GRAMMAR.isdisjoint(term)]
    values = [*doc.get("aliases", ()), *doc.get("phones", ())] if name == "aliases" else [doc.get(name) or ""]
    return [term for value in values for term in field_terms(value)]


def _names(doc: Doc) -> list[str]:
    return [doc["title"], *doc.get("aliases", ())]


def _phrases(docs: list[Doc], stop: tuple[str, ...]) -> dict[str, list[tuple[int, int, int]]]:
    """term -> (document, which of its names, how many terms that name has)."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, doc in enumerate(docs):
        for nth, name in enumerate(_names(doc)):
            said = query_terms(fold(name), stop)
            for term in said:
                found[term].append((at, nth, len(said)))
    return found


def _with_asked(posting: list | None, told: dict[int, float], count: int) -> list:
    """What is told has rarity in it already, with which the engine multiplies; a term does not become commoner because people
    use it to ask for a page."""
    holding, kept, named = [*(posting or [len(told), []]), []][:3]
    rarity, weights, before = _rarity(holding, count), [], 0
    for at in sorted(sorted(told, key=lambda at: (-told[at], at))[:LONGEST_ASKED]):
        weights += [at - before, max(1, round(told[at] / rarity * STEPS))]
        before = at
    return [holding, kept, named, weights]


def _rarity(holding: int, count: int) -> float:
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def _group(words: list[str], weights: dict[str, dict[int, float]], count: int, stop: tuple[str, ...]) -> dict[int, float]:
    """What the best word of a group scores in each document, rarity included."""
    best: dict[int, float] = {}
    for word in words:
        score: dict[int, float] = defaultdict(float)
        for term in query_terms(fold(word), stop):
            found = weights.get(term, {})
            rarity = _rarity(len(found), count)
            for at, weight in found.items():
                score[at] += rarity * weight
        for at, value in score.items():
            best[at] = max(best.get(at, 0.0), _SYNONYM * value)
    return best


def _of_names(docs: list[Doc], sounds: Sounds) -> dict[str, dict[int, float]]:
    """Keys that only titles and aliases have: single characters, beginnings of Latin words, sounds."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for at, doc in enumerate(docs):
        keys: Counter[str] = Counter()
        prior = _prior(doc) * 3.0
        for name in (*_names(doc), *doc.get("phones", ())):
            folded = fold(name)
            keys.update({f"'{char}" for char in _HAN.findall(folded)})
            if _LATIN.search(folded):
                keys.update({f"^{term[:length]}" for term in field_terms(name) if term.isascii() for length in range(2, len(term))})
            keys.update(set(sounds(folded)))
        for key, count in keys.items():
            found[key][at] = prior * count / (count + 1.2)
    return found


def _posting(holding: int, found: dict[int, float], phrases: list[tuple[int, int, int]], longest: int = LONGEST) -> list:
    heaviest = sorted(found, key=lambda at: (-found[at], at))[:longest] if len(found) > longest else found
    kept: list[int] = []
    named: list[int] = []
    before = 0
    for at in sorted(heaviest):
        kept += [at - before, max(1, round(found[at] * STEPS))]
        before = at
    if not phrases:
        return [holding, kept]
    before = 0
    for at, nth, length in sorted(sorted((phrase for phrase in phrases if phrase[2] <= LONG_PHRASE), key=lambda phrase: (phrase[2], phrase))[:MOST_PHRASES]):
        named += [at - before, nth, length]
        before = at
    return [holding, kept, named] if named else [holding, kept]


def _numbers(docs: list[Doc]) -> dict[str, list]:
    """#50 -> [[document, statute, times cited, 1 for law, 0 or for a former number the year of its text] …]."""
    found: dict[str, list] = defaultdict(list)
    for at, doc in enumerate(docs):
        facts = [doc.get("statute", ""), doc.get("cited", 0), int(doc.get("rank") == "法律规定")]
        for no in dict.fromkeys(doc[name] for name in ("no", "number") if doc.get(name)):
            found[f"#{no}"].append([at, *facts, 0])
        for no, year in doc.get("formerly", {}).items():
            if no != doc.get("no"):
                found[f"#{no}"].append([at, *facts, year])
    return dict(found)


def _phones(docs: list[Doc]) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for at, doc in enumerate(docs):
        for phone in doc.get("phones", ()):
            digits = "".join(char for char in phone if char.isdigit())
            if at not in found[f"@{digits}"]:
                found[f"@{digits}"].append(at)
        for name in doc.get("exactly", ()):
            found["@" + fold(name).replace(" ", "")].append(at)
    return dict(found)
