"""The search index: documents and postings, made from records, read by docs/assets/js/search/engine.js.

Made from the data and not from HTML, so the same index serves MkDocs, the offline zip and tests. The format is a
contract with engine.js: {"schema": 3, "count", "docs", "terms" (postings.py), "sounds" and "simple" (sounds.py), "voice" (voice.py),
"statutes" and "law_marks" (law.py), "years", "numbers" (docnumbers.js), "replaced", "laws", "crimes", "crime_names", "crime_asks" and "crime_told" (crimes.js), "subject_asks" and "below" (subjects.js), "topics" and "leans" (topics.js), "shorthand", "writing" and "letters", "synonyms", "stop", "whole_law", "broad" (sure.js), "common", "grammar", "safety" (safety.py), "fallback", "cases"}. Documents are named by their
place in `docs`. As files: shards.py. A section of a page that safety or "opens" leads to is a document without words.
"""

from __future__ import annotations

from typing import Any

from . import asked, law as search_law, safety, voice
from ..joining import apps
from ..joining.graph import Graph
from ..joining.handbook import Handbook
from ..joining.knowledge import Entry, KnowledgeBase
from ..records.ladders import Ladder
from ..records.law import Behaviour, Provision, Statute
from ..records.pages import Channel, Letter, Myth, Scenario
from ..joining.routing import usual_route
from ..reading.prose import PLACEHOLDER, plain_text
from .postings import GRAMMAR, compile_postings
from .sounds import sound_keys, tables
from .text import article_in
from .word_lists import SearchWords, search_words
from ..records.tables import App, Term
from ..joining.timeline import Status, status
from ..records.vocabulary import ContactKind, Rank

#: How many common pairs the head names: what a long question drops first.
_COMMON = 55
_KEY_MARKS = "='^~#@§%"
#: A crime's name is known without its 罪 when it is longer than this: 抢劫 alone is an everyday word.
_BARE = 4
#: What a section says is said by its page, which is found by it.
_WORDLESS = {"title": "", "aliases": [], "summary": "", "text": ""}
#: An app is found by its names; its answer is shown, and is much the same for all of them.
_NAMED_ONLY = {"summary": ""}


def build(book: Handbook, verbatim: bool = True) -> dict[str, Any]:
    """Without `verbatim`, law is found by its number, its topics and its plain words only: for copies that must stay small.

    The index as plain data. Instruments no longer in force are left out."""
    words, base, graph = search_words(), book.base, book.graph
    docs = [_page_doc(base, entry) for entry in base.entries.values() if entry.source != "index.md"]
    docs += [_behaviour_doc(base, behaviour) for behaviour in base.behaviours.values()]
    docs += [_ladder_doc(ladder) for ladder in base.ladders.values()]
    docs += [_term_doc(term) for term in base.terms.values()]
    docs += [_app_doc(base, app) for app in base.apps.values()]
    dangers = safety.safety_words()
    docs += [_section_doc(base, section) for section in safety.sections(base, [*safety.led_to(dangers), *(each.go for each in words.opens)])]
    below = len(docs)
    for statute in sorted(base.statutes.values(), key=lambda each: each.rank is not Rank.LAW):
        if status(statute, book.today) is not Status.EXPIRED:
            docs.append(_statute_doc(statute))
            docs += [_provision_doc(base, graph, statute, provision, verbatim) for provision in statute.provisions]
        if statute.rank is Rank.LAW:
            below = len(docs)
    names = {statute.id: search_law.names(statute) for statute in base.statutes.values()}
    replaced = dict.fromkeys(words.other_laws, "") | {name: str(place) for place, statute in enumerate(base.statutes.values()) for name in statute.replaces}
    return build_from(docs, names, words, dangers, safety.numbers(base), asked.asked()) | {
        "below": below,
        "years": search_law.years(base.statutes.values()), "replaced": replaced, "numbers": [search_law.numbers(statute) for statute in base.statutes.values()],
    }


def build_from(
    docs: list[dict[str, Any]], statutes: dict[str, list[str]], words: SearchWords, dangers: safety.SafetyWords | None = None, dials: dict[str, str] | None = None, lines: dict[str, list[str]] | None = None
) -> dict[str, Any]:
    """The index over these documents. `statutes`: {id: names, the longest-known first}; the index itself knows them by their place
    in it, for ids cost bytes. `dangers`: what means that a life is in danger, with `dials`, the numbers of its answers. `lines`: how people ask for a page."""
    at = {doc["id"]: number for number, doc in enumerate(docs)}
    for each in words.opens:
        if each.go in at:
            docs[at[each.go.partition("#")[0]]].setdefault("opens", []).append([at[each.go], " ".join(each.unless), *(" ".join(said) for said in each.all)])
    stop = tuple(words.stop)
    places = {id_: str(place) for place, id_ in enumerate(statutes)}
    searched = [doc | (_WORDLESS if doc.get("section") else _NAMED_ONLY if doc.get("exactly") else {}) | ({"statute": places[doc["statute"]]} if doc.get("statute") in places else {}) for doc in docs]
    terms = compile_postings(searched, words.synonyms, stop, sound_keys, {at[page]: said for page, said in (lines or {}).items() if page in at}, words.faint)
    said = "".join(doc["title"] + "".join(doc["aliases"]) + doc["summary"] for doc in docs)
    named = "".join(name for each in statutes.values() for name in each) + search_law.ARTICLE_WORDS
    everyday = "\n".join(" ".join([doc["title"], *doc["aliases"], doc["summary"]]) for doc in docs if doc["kind"] not in ("law", "provision"))
    marks = search_law.marks(list(statutes.values()), everyday)
    feared = "".join(group.words for group in dangers.words.values()) if dangers else ""
    return {
        "schema": 3,
        "count": len(docs),
        "docs": docs,
        "terms": terms | {f"%{mark}": rows for mark, rows in marks.items()},
        **tables(said, named + feared),
        "statutes": [search_law.bare(names) for names in statutes.values()],
        "years": [],
        "voice": voice.table(dangers.least) if dangers else [],
        "numbers": [],
        "crime_names": [[at[doc["id"]], " ".join(doc["crime_names"])] for doc in docs if doc.get("crimes")],
        # Lists of words stand beside lists of the same kind of words: the head is fetched before every first answer, and gzip sees it.
        "stop": list(stop),
        "crime_asks": _longest_first(words.crime_asks),
        "crime_told": words.crime_told,
        "subject_asks": _longest_first(words.subject_asks),
        "writing": words.writing,
        "whole_law": words.whole_law,
        "broad": _longest_first(words.broad),
        "shorthand": words.shorthand,
        "law_marks": " ".join(marks),
        "common": " ".join(_common(terms)),
        "topics": [[at[topic.page], " ".join(topic.words)] for topic in words.topics if topic.page in at],
        "synonyms": [" ".join(group) for group in words.synonyms],
        "leans": [[lean.by, [at[key] for key in lean.pages if key in at], *(" ".join(words) for words in lean.all)] for lean in words.leans],
        "safety": safety.compiled(dangers, at, dials or {}) if dangers else None,
        "grammar": GRAMMAR,
        "fallback": [at[key] for key in words.fallback if key in at],
        "cases": [[kind.letters, [at[key] for key in kind.go if key in at]] for kind in words.cases],
        "crimes": [[at[doc["id"]], *doc["crimes"]] for doc in docs if doc.get("crimes")],
        "letters": _ends([number for number, doc in enumerate(docs) if doc["kind"] == "letter"]),
        "laws": [at.get(f"law:{id_}", -1) for id_ in statutes],
    }


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _ends(numbers: list[int]) -> list[int]:
    """First and last; letters stand together, for pages are in the order of their files."""
    return [numbers[0], numbers[-1]] if numbers and numbers[-1] - numbers[0] + 1 == len(numbers) else [0, -1]


def _common(terms: dict[str, list]) -> list[str]:
    """The pairs of characters that say least because most documents have them, the commonest first."""
    pairs = [key for key in terms if len(key) == 2 and key[0] not in _KEY_MARKS]
    return sorted(pairs, key=lambda key: (-terms[key][0], key))[:_COMMON]


def _page_doc(base: KnowledgeBase, entry: Entry) -> dict[str, Any]:
    record = entry.record
    more: list[str] = []
    extra: dict[str, Any] = {}
    match record:
        case Scenario():
            more = [item.text for part in (record.line.may, record.line.depends, record.line.complain, record.line.unlawful) for item in part]
            more += [words for id_ in record.behaviours if id_ in base.behaviours for words in base.behaviours[id_].says]
        case Channel():
            more = [record.operator, *record.cannot, *(item.why for item in record.accepts)]
            phones = [contact.dial or contact.value for contact in record.contacts if contact.kind is ContactKind.TEL]
            if phones:
                extra["phones"] = phones
        case Letter():
            more = [*record.when]
        case Myth():
            more = [record.claim]
    text = plain_text(entry.body if entry.kind != "letter" else "") + " " + " ".join(more)
    return {
        "id": entry.key,
        "kind": entry.kind,
        "title": record.title,
        "url": entry.url,
        "aliases": record.phrases,
        "summary": record.summary,
        "text": text.strip(),
        **extra,
    }


def _section_doc(base: KnowledgeBase, section: safety.Section) -> dict[str, Any]:
    """A part of a page that safety leads to, or that stands for its page (`opens`). It is found by nothing else."""
    page = base.entries[section.page]
    return {
        "id": section.key,
        "kind": page.kind,
        "title": section.title,
        "url": f"{page.url}#{section.key.partition('#')[2]}",
        "aliases": [],
        "summary": section.first,
        "text": "",
        "rank": page.record.title,
        "section": True,
    }


def _behaviour_doc(base: KnowledgeBase, behaviour: Behaviour) -> dict[str, Any]:
    """What they did, in people's words: the entry on the behaviours page, where rules and channels stand together."""
    return {
        "id": f"behaviour:{behaviour.id}",
        "kind": "behaviour",
        "title": behaviour.title,
        "url": f"behaviours/#{behaviour.id}",
        "aliases": list(behaviour.says),
        "summary": " ".join(words for words in (behaviour.danger, _whom_and_where(base, behaviour)) if words) or "哪些规定管它、去哪投诉。",
        "text": "",
    }


def _whom_and_where(base: KnowledgeBase, behaviour: Behaviour) -> str:
    """What to do first, and the page that says how: a card that only names rules helps nobody who is in a hurry."""
    first = usual_route(base, behaviour.id, None).first
    home = base.scenarios.get(behaviour.situation or "")
    said = [f"先找：{base.channels[first[0].channel].record.title}。" if first else "", f"怎么做，看“{home.record.title}”。" if home else ""]
    return "".join(said)


def _ladder_doc(ladder: Ladder) -> dict[str, Any]:
    steps = [step for lane in ladder.lanes for step in lane.steps]
    words = [lane.title for lane in ladder.lanes]
    words += [said for step in steps for said in (step.name, step.do, *(way.say for way in step.ways)) if said]
    words += [said for step in steps for arrow in step.arrows for said in (arrow.when, arrow.act) if said]
    return {
        "id": f"ladder:{ladder.id}",
        "kind": "ladder",
        "title": ladder.title,
        "url": f"ladders/#{ladder.id}",
        "aliases": [],
        "summary": ladder.summary,
        "text": PLACEHOLDER.sub(" ", " ".join(words)),
    }


def _term_doc(term: Term) -> dict[str, Any]:
    return {"id": f"term:{term.id}", "kind": "term", "title": term.term, "url": f"glossary/#{term.id}", "aliases": list(term.says), "summary": term.plain, "text": ""}


def _app_doc(base: KnowledgeBase, app: App) -> dict[str, Any]:
    """The name of a loan product, a part of the guide that lists them: first where nothing but the name is asked, and quiet
    (postings.py) where somebody tells what happened."""
    return {"id": f"app:{app.id}", "kind": "guide", "title": app.names[0], "url": apps.url(base, app), "aliases": [name for name in apps.own_names(base, app) if app.names[0] not in name], "summary": apps.answer(base, app), "text": "", "exactly": app.names}


def _statute_doc(statute: Statute) -> dict[str, Any]:
    return {
        "id": f"law:{statute.id}",
        "kind": "law",
        "title": statute.title,
        "url": f"law/{statute.id}/",
        "aliases": [*statute.short, *statute.aliases],
        "summary": f"{statute.rank.label}（{statute.rank.value}），收了 {len(statute.provisions)} 条与催收有关的规定。",
        "text": "",
        "rank": statute.rank.label,
        "statute": statute.id,
    }


def _provision_doc(base: KnowledgeBase, graph: Graph, statute: Statute, provision: Provision, verbatim: bool) -> dict[str, Any]:
    crimes = provision.crimes  # what else they are called is no name of the article where no crime is asked for: 冒充警察
    subjects = [*provision.subjects, *(() if provision.crimes else provision.called)]
    bare = [crime.removesuffix("罪") for crime in crimes if len(crime) > _BARE]
    topics = " ".join(base.behaviours[id_].title for id_ in provision.behaviours if id_ in base.behaviours)
    doc = {
        "id": f"law:{statute.id}#{provision.no}",
        "kind": "provision",
        "title": f"{statute.name}{provision.shown if provision.number_known else '（' + provision.shown + '）'}",
        "url": f"law/{statute.id}/#{provision.anchor}",
        "aliases": [*crimes, *bare, *subjects],
        "summary": provision.plain,
        "text": " ".join([topics, provision.text or "" if verbatim else "", *provision.phrase]).strip(),
        "rank": statute.rank.label,
        "statute": statute.id,
        "no": provision.no,
        "cited": len(graph.citing(statute.id, provision.no)),
    }
    if provision.crimes:
        doc["crimes"] = [len(crimes), len(crimes) + len(bare)]
        doc["crime_names"] = [*crimes, *provision.called]
    if former := {old.no: search_law.year_of(old) for old in reversed(provision.former)}:
        doc["formerly"] = former
    if not provision.number_known and (number := article_in(provision.shown)):
        doc["number"] = number
    return doc
