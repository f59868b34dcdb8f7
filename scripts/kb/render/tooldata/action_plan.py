"""What “几步列出该做什么” is told: the pages that answer, cut to a plan's size, and the routing in the numbers of lenders.

Guarantees: all words stand in situations, behaviours, channels, letters and law, as they are there; a step, a case to read aloud or
a provision is taken whole. Marks of Markdown are left out, numbers are filled in. Which of it a plan takes is decided by
docs/assets/js/tools/action-plan/plan.js, whose reference is joining/plan.py.
A set of lenders is a number: bit n for the n-th kind of vocabulary.Lender, the bit after the last for whoever does not know;
behaviours, channels, letters and tiers are numbers too, their places. What a page has beyond a plan's reach stays there: of its provisions
the first few for each kind of lender are told, and how a step is done only where danger does not wait for another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...citing.citations import Target
from ...joining import plan as reference
from ...joining.cited import Cited
from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...reading.prose import PLACEHOLDER, sections
from ...joining.routing import route
from ...records.pages import Accepts, Channel, Contact, Letter, Reason, Scenario, Tool
from ...records.plan import PlanTable, Role, Sign, Urgency
from ...records.relied_on import ReliedOn, Said
from ...records.vocabulary import ABOUT_DEBT, CRISIS, ContactKind, Lender, Level, Tier
from .. import blocks, inline, short
from ..letter_form import asks_first
from .told import Data


UNKNOWN = 1 << len(Lender)
EVERYBODY = 2 * UNKNOWN - 1
_PLACE = {lender: 1 << number for number, lender in enumerate(Lender)}
_TIERS = list(Tier)
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)(?:\{[^}\n]*\})?")
#: Of a whole article the number is the anchor (told.js has the same).
_ARTICLE = re.compile(r"^第(\d+)条$")
_LABEL = re.compile(r"\{:? *[#.][^}\n]*\}")


def data(site: Handbook, entry: Entry[Tool]) -> Data:
    table = site.base.plan
    if table is None:
        raise ValueError("law/_plan.yml is missing: checks/plan.py has refused this")
    # In the order of the table: what is said alike stands close together, and takes less room on the way.
    pages = [*(sign.situation for sign in table.signs), *(page for role in table.roles for page in (role.situation, role.papers) if page)]
    told = [site.base.scenarios[id_] for id_ in dict.fromkeys(pages)]
    urgent = {sign.situation for group in table.groups if group.urgency is Urgency.DANGER for sign in group.signs}
    warned = {behaviour.id for behaviour in site.base.behaviours.values() if behaviour.danger}
    quiet = {sign.situation for sign in table.signs if warned.isdisjoint(sign.behaviours)} | {page for role in table.roles for page in (role.situation, role.papers) if page}
    own = [reference.fitted(site, role, role.situation) for role in table.roles if role.situation and role.unfit]
    laws = list(dict.fromkeys(ref for record in (*(page.record for page in told), *own) for ref in _laws_in_reach(site, record)))
    needed = _doors_in_reach(site, table)
    limits = sorted(_limits(site, table, needed))
    rows = [_law(site, site.cited(ref)) for ref in laws]
    rules = {id_: _rule(site, id_) for id_ in limits}
    rows += [row for row in {str(row[:3]): row for row in rules.values()}.values() if row not in rows]
    statutes = list(dict.fromkeys(str(row[0]) for row in rows))
    letters = sorted({id_ for page in told for id_ in page.record.letters} | {id_ for sign in table.signs for id_ in sign.letters} | {id_ for role in table.roles for id_ in (*(role.letters or ()), *role.pressed)})
    places = _Places(site, letters)
    others = {sign.situation: sign.say_for_others for sign in table.signs if sign.say_for_others and not sign.steps}
    cases = {page.id: [sign for sign in table.signs if sign.situation == page.id and sign.steps] for page in told}
    return {
        "lenders": [{"id": lender.value, "label": lender.label, "names": "、".join(site.base.lenders[lender.value].record.names)} for lender in Lender],
        "groups": [{"title": group.title, "urgency": group.urgency.value, "signs": [_sign(places, sign) for sign in group.signs]} for group in table.groups],
        "roles": [_role(site, places, role, laws) for role in table.roles],
        "afterPapers": [place for id_, place in places.letters.items() if id_ in table.after_papers],
        "needLender": [place for id_, place in places.letters.items() if id_ in table.need_lender],
        "lettersFor": [{"letter": places.letters[row.letter], "reach": _reach(row.lenders, False), "pages": list(row.situations)} for row in table.letters_for if row.letter in places.letters],
        "ofBorrower": [place for id_, place in places.letters.items() if id_ in table.of_borrower],
        "warnings": [behaviour.danger or "" for behaviour in site.base.behaviours.values()],
        "crisis": places.behaviours[CRISIS],
        "pages": {page.id: _page(site, places, page, laws, page.id in urgent, page.id in quiet, others.get(page.id, []), cases[page.id]) | _unknown(site, table, page) for page in told},
        "channels": [_channel(places, channel, needed, channel.id in table.complaints) for channel in site.base.channels.values()],
        "letters": [_letter(places, site.base.letters[id_]) for id_ in letters],
        "limits": {id_: _limit(site, id_, rows.index(rules[id_])) for id_ in limits},
        "statutes": [[f"《{site.base.statutes[id_].name}》", id_, site.base.statutes[id_].rank.label] for id_ in statutes],
        "laws": [[statutes.index(str(row[0])), *row[1:]] for row in rows],
        "calls": {
            "police": _call(blocks.tel(site, ReliedOn.POLICE), "堵门、动手、关人"),
            "calm": _call(blocks.tel(site, ReliedOn.MENTAL), "心里撑不住"),
            "ambulance": _call(blocks.ambulance(site), "有人受伤、有生命危险"),
        },
        "old": ReliedOn.OLD_DEBT.id,
        "find": site.entry(ReliedOn.FIND_LENDER).url,
        "noClock": site.base.said[Said.NO_CLOCK].body.strip(),
    }


class _Places:
    """What is written as a number."""

    def __init__(self, site: Handbook, letters: list[str]) -> None:
        self.letters = {id_: place for place, id_ in enumerate(letters)}
        self.behaviours = {id_: place for place, id_ in enumerate(site.base.behaviours)}
        self.channels = {id_: place for place, id_ in enumerate(site.base.channels)}

    def of_behaviours(self, ids: Iterable[str]) -> list[int]:
        return [self.behaviours[id_] for id_ in ids]

    def of_letters(self, ids: Iterable[str]) -> list[int]:
        return [self.letters[id_] for id_ in ids]

    def of_channels(self, ids: Iterable[str]) -> list[int]:
        return [self.channels[id_] for id_ in ids]


def _sign(places: _Places, sign: Sign) -> Data:
    return _without_empty({"id": sign.id, "say": sign.say, "behaviours": places.of_behaviours(sign.behaviours), "page": sign.situation, "limits": sign.limits, "letters": places.of_letters(sign.letters), "court": sign.court, "guards": sign.guards, "warns": sign.warns, "case": bool(sign.steps)})


def _role(site: Handbook, places: _Places, role: Role, laws: list[str]) -> Data:
    told: Data = {"id": role.id, "title": role.title, "page": role.situation, "papers": role.papers, "elsewhere": role.elsewhere, "pressed": places.of_letters(role.pressed), "behaviours": places.of_behaviours(role.behaviours), "letters": None if role.letters is None else places.of_letters(role.letters)}
    if role.situation:
        written = _written(site.base.scenarios[role.situation])
        if role.steps:
            told["steps"] = _steps(site, _case(written["现在就做"], role.steps))[: reference.WARNINGS]
        if role.say:
            told["spoken"] = [line for name in role.say for line in _spoken(site, name, _case(written["照着念"], name))]
        if role.unfit:
            told["own"] = _own(site, reference.fitted(site, role, role.situation), laws)
    return {name: value for name, value in told.items() if value not in (None, "") and (value or name == "letters")}


def _own(site: Handbook, record: Scenario, laws: list[str]) -> Data:
    """What of the role's page is not said to somebody else, in place of what stands with the page."""
    return {"avoid": record.avoid, "keep": record.evidence[: reference.KEPT], "laws": _laws(site, record, laws)}


def _laws(site: Handbook, record: Scenario, laws: list[str]) -> list[list[object]]:
    why = {item.ref: item.why for item in reversed(record.law)}
    return [[laws.index(ref), why[ref]] for ref in _laws_in_reach(site, record)]


def _page(site: Handbook, places: _Places, page: Entry[Scenario], laws: list[str], urgent: bool, quiet: bool, others: list[str], cases: list[Sign]) -> Data:
    record, written = page.record, _written(page)
    # What a page warns of is said where no behaviour that was ticked says it (`quiet`).
    return _without_empty({
        "title": record.title,
        "summary": record.summary,
        "danger": record.danger if quiet else None,
        "steps": _steps(site, written["现在就做"], urgent),
        "avoid": record.avoid,
        "spoken": _first_case(site, written["照着念"]),
        # The heading names one reader; the words are for all who did not sign.
        "others": [line for name in others for line in _spoken(site, "", _case(written["照着念"], name))],
        "cases": {sign.id: _case_of(site, written, sign, others) for sign in cases} or None,
        "keep": record.evidence[: reference.KEPT],
        "laws": _laws(site, record, laws),
        "behaviours": places.of_behaviours(record.behaviours),
        "channels": places.of_channels(record.channels),
        "reasons": [_reason(places, reason) for reason in record.reasons],
        "letters": places.of_letters(record.letters),
    })


def _unknown(site: Handbook, table: PlanTable, page: Entry[Scenario]) -> Data:
    """What is done in place of a step that needs a lender."""
    row = next((row for row in table.unknown_lender if row.situation == page.id), None)
    return {"unknown": {"at": row.step - 1, "steps": _steps(site, _case(_written(page)["现在就做"], row.steps))}} if row else {}


def _case_of(site: Handbook, written: dict[str, str], sign: Sign, of_page: list[str]) -> Data:
    """What to do and to say where just this happened; to the reader, and to whoever did not sign: the same, the page's (`asPage`), or their own."""
    def spoken(names: list[str], named: bool) -> list[list[str]]:
        return [line for name in names for line in _spoken(site, name if named else "", _case(written["照着念"], name))]

    as_page = sign.say_for_others == of_page
    others = [] if as_page or sign.say_for_others == sign.read_aloud else spoken(sign.say_for_others, False)
    return _without_empty({"steps": _steps(site, _case(written["现在就做"], sign.steps or "")), "spoken": spoken(sign.read_aloud, True), "others": others, "asPage": as_page})


def _written(page: Entry[Scenario]) -> dict[str, str]:
    return {section.title: section.text for section in sections(page.body)}


def _case(section: str, heading: str) -> str:
    return next(part.text for part in short.parts(section) if part.title == heading)


def _first_case(site: Handbook, section: str) -> list[list[str]]:
    found = short.parts(section)
    end = next((place for place, part in enumerate(found) if part.title), len(found) - 1)
    return [line for part in found[: end + 1] for line in _spoken(site, part.title, part.text)]


def _steps(site: Handbook, section: str, whole: bool = True) -> list[list[str]]:
    """Line of each, and the rest where it is `whole`; a list of points, as the steps of a role are, is read as one of steps."""
    numbered = re.sub(r"^- ", "1. ", section, flags=re.M)
    return [[_plain(site, step.lead), _plain(site, step.rest)] if whole and step.rest else [_plain(site, step.lead)] for step in short.steps(numbered)[0]]


def _spoken(site: Handbook, heading: str, words: str) -> list[list[str]]:
    """[kind, words]: h a case, q words to say, t what to know about them."""
    lines = [["h", heading]] if heading else []
    for paragraph in re.split(r"\n\s*\n", words.strip()):
        if paragraph.startswith(">"):
            lines.append(["q", _plain(site, re.sub(r"^> ?", "", paragraph, flags=re.M))])
        elif paragraph:
            lines += [["t", _plain(site, re.sub(r"^(?:- |\d+\. )", "", line))] for line in paragraph.split("\n")]
    return lines


def _plain(site: Handbook, markdown: str) -> str:
    filled = PLACEHOLDER.sub(lambda match: inline.limit_value(site.limits[match[1].strip().partition(":")[2]][2]), _LABEL.sub("", markdown))
    return re.sub(r"\s*\n\s*", "", _LINK.sub(r"\1", filled).replace("**", "")).strip()


def _laws_in_reach(site: Handbook, record: Scenario) -> list[str]:
    wanted: set[str] = set()
    for lender in (*Lender, None):
        wanted |= {*reference.laws(site, record, lender)[: reference.LAWS]}
    return list(dict.fromkeys(item.ref for item in record.law if item.ref in wanted))


def _law(site: Handbook, cited: Cited) -> list[object]:
    """Statute, number in it, anchor where the number does not say it, reach; and a mark where only reports of it were read."""
    provision = cited.provision
    reported = provision is not None and cited.statute.level_of(provision) is Level.REPORTED
    bound, unknown = reference.reach_of(cited)
    number = "".join(inline.numbers(site, cited.target)).removeprefix(f"《{cited.statute.name}》")
    anchor = "" if cited.anchor == _ARTICLE.sub(r"art-\1", number) else cited.anchor
    row: list[object] = [cited.statute.id, number, anchor, _reach(bound, unknown)]
    return [*row, 1] if reported else row


def _doors_in_reach(site: Handbook, table: PlanTable) -> set[tuple[str, str]]:
    """(channel, behaviour) that the routing of some plan may ask about: the channels that a page lists, for what it may answer;
    all channels where those of the page leave somebody without a first door."""
    contact = [behaviour for urgency, sign in table.ordered() if urgency is Urgency.CONTACT for behaviour in sign.behaviours]
    asked: list[tuple[str, list[str], list[str]]] = [(sign.situation, sign.behaviours, []) for sign in table.signs]
    asked += [(role.situation, role.behaviours, contact) for role in table.roles if role.situation]
    asked += [(role.papers, [], []) for role in table.roles if role.papers]
    found = set()
    for page_id, named, more in asked:
        page = site.base.scenarios[page_id].record
        behaviours = named or page.behaviours
        short_of = any(not route(site.base, behaviours, lender, order=page.channels).first for lender in (*Lender, None))
        found |= {(channel, behaviour) for channel in (site.base.channels if short_of else page.channels) for behaviour in (*behaviours, *more)}
    # Whatever one page may be asked at once: a behaviour that another sign brings there is among these.
    return found


def _channel(places: _Places, channel: Entry[Channel], needed: set[tuple[str, str]], complaint: bool) -> Data:
    record = channel.record
    if not any(id_ == channel.id for id_, _ in needed):
        return {"accepts": []}
    numbers = [contact for contact in record.contacts if contact.kind is ContactKind.TEL and contact.dial]
    told: Data = {
        "title": record.title,
        "url": channel.url,
        "accepts": [row for item in record.accepts if (row := _accepts(places, item, [id_ for id_ in item.named if (channel.id, id_) in needed]))[0]],
        "limits": record.time_limits,
        "complaint": int(complaint),
    }
    if numbers:
        first = numbers[0]
        note = first.note if first is not record.contacts[0] else ""
        mark = first.level.label if first.level is Level.UNCONFIRMED else ""
        told["tel"] = [first.value, first.dial, "；".join(part for part in (mark, note) if part)]
    return {"accepts": told.pop("accepts")} | _without_empty(told)


def _call(contact: Contact, words: str) -> Data:
    return {"number": contact.value, "dial": contact.dial or contact.value, "words": words}


def _accepts(places: _Places, item: Accepts, named: list[str]) -> list[object]:
    unknown = item.unknown or set(item.lenders) == set(Lender)
    return [places.of_behaviours(named), _reach(item.lenders, unknown), _TIERS.index(item.tier), item.why, int(not item.no_clocks)]


def _reason(places: _Places, reason: Reason) -> list[object]:
    unknown = reason.unknown or set(reason.lenders) == set(Lender)
    return [places.channels[reason.channel], _reach(reason.lenders, unknown), _TIERS.index(reason.tier) if reason.tier else -1, reason.why, int(not reason.no_clocks)]


def _reach(lenders: Iterable[Lender], unknown: bool) -> int:
    return sum(_PLACE[lender] for lender in set(lenders)) + (UNKNOWN if unknown else 0)


def _letter(places: _Places, letter: Entry[Letter]) -> Data:
    record = letter.record
    return _without_empty({"title": record.title, "url": letter.url, "to": places.of_channels(record.to), "gate": asks_first(record), "debt": bool(ABOUT_DEBT & set(record.effects))})


def _limits(site: Handbook, table: PlanTable, needed: set[tuple[str, str]]) -> set[str]:
    return {id_ for sign in table.signs for id_ in sign.limits} | {id_ for channel, _ in needed for id_ in site.base.channels[channel].record.time_limits}


def _rule(site: Handbook, limit_id: str) -> list[object]:
    """The provision that says the number, as one of the laws."""
    statute, provision, _ = site.limits[limit_id]
    return _law(site, Cited(f"{statute.id}#{provision.no}", Target(statute.id, provision.no), statute, provision, provision.anchor))


def _limit(site: Handbook, id_: str, rule: int) -> list[object]:
    """Number, what it counts, its condition, for whom, and the place of the provision that says so."""
    limit = site.limits[id_][2]
    reach = _reach(limit.lenders, False) if limit.lenders else EVERYBODY
    return [inline.limit_value(limit), limit.counts, limit.condition or "", reach, rule]


def _without_empty(told: Data) -> Data:
    return {name: value for name, value in told.items() if value not in (None, "", [], False)}
