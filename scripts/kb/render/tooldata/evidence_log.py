"""What the log of contacts is told: the closed lists, the kinds of lender, and the rules against which it counts.

Guarantees: numbers, conditions, bound lenders, ranks and labels are those of the provisions (law/*.yml) that law/_count_rules.yml names;
a rule that is not in force on the day of the build is left out; of a law for everybody (grounds) the words of the cited item go along; nothing that is only a standard is called law.
"""

from __future__ import annotations

import re

from ...citing.citations import Target
from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...joining.plan import doors
from ...joining.timeline import Status, status
from ...citing.provisions import structure
from ...records.count_rules import CountRule, Ground
from ...records.law import Limit, Provision, Statute
from ...records.pages import Tool
from ...records.relied_on import ReliedOn
from ...records.vocabulary import CountTest, Lender, Level, Noted, Outcome, Reached, Tone, Voice, Word
from .. import inline
from ..markup import relative
from .rules import formal_label

#: What stands above each column, on cards, and in the first row of the CSV.
_FIELDS = {
    "id": "编号", "at": "日期时间", "kind": "什么事", "lender": "放款方", "agency": "自称谁", "number": "对方号码", "outcome": "接通没有",
    "reached": "找的是谁", "voice": "能对话还是放录音", "people": "来了几个人", "line": "打到哪个号码", "words": "原话", "file": "录音截图", "note": "别的",
    "relation": "是你的什么人", "tone": "骂人、威胁",
}
_HOURS = re.compile(r"([0-9]{1,2}):([0-9]{2})—(?:次日)?([0-9]{1,2}):([0-9]{2})")
_OVER = (Status.EXPIRED, Status.PENDING)


def data(site: Handbook, entry: Entry[Tool]) -> dict[str, object]:
    table = site.base.count_rules
    rules = [_rule(site, entry, rule) for rule in table.rules] if table else []
    return {
        "lists": {"kind": _pairs(Noted), "outcome": _pairs(Outcome), "reached": _pairs(Reached), "voice": _pairs(Voice), "tone": _pairs(Tone)},
        "fields": _FIELDS,
        "lenders": _pairs(Lender),
        "rules": [rule for rule in rules if rule],
        "grounds": [_ground(site, entry, ground) for ground in table.grounds] if table else [],
        "doors": {lender.value if lender else "": _doors(site, entry, lender) for lender in (None, *Lender)},
        "find": _served(entry, f"guides/{ReliedOn.FIND_LENDER.id}.md"),
    }


#: More is the page's own list.
_MOST_DOORS = 5


def _doors(site: Handbook, entry: Entry[Tool], lender: Lender | None) -> list[list[str]]:
    """Where what was noted is handed in, as the page about too many calls has it: title and address of each."""
    noted = site.base.scenarios[ReliedOn.RINGING.id].record.behaviours[:1]
    found = [site.base.channels[option.channel] for option in doors(site, ReliedOn.RINGING.id, tuple(noted), lender)[:_MOST_DOORS]]
    return [[channel.record.title, _served(entry, channel.source)] for channel in found]


def _pairs(words: type[Word]) -> list[list[str]]:
    return [[word.value, word.label] for word in words]


def _rule(site: Handbook, entry: Entry[Tool], rule: CountRule) -> dict[str, object] | None:
    statute, provision, limit = _behind(site, rule)
    if status(statute, site.today) in _OVER:
        return None
    bound = limit.lenders if limit else [lender for lender in Lender if lender.value in statute.binds_of(provision)]
    # Before it was published it bound nobody; where the day of force is not known, that is said beside it.
    since = statute.effective_from or statute.promulgated_on
    return {
        "id": rule.id, "title": rule.title, "test": rule.test.value,
        "kinds": [kind.value for kind in rule.kinds], "outcomes": [one.value for one in rule.outcomes], "maybe": [one.value for one in rule.maybe],
        "voice": rule.voice.value if rule.voice else "", "reached": [one.value for one in rule.reached], "perLine": rule.per_line,
        "agencies": rule.agencies.value, "agreed": rule.agreed.value, "only": rule.only,
        "lenders": [lender.value for lender in bound],
        "label": inline.label(site, Target(statute.id, provision.no)), "formal": formal_label(site, Target(statute.id, provision.no)), "rank": statute.rank.label, "rankName": statute.rank.value,
        "reported": statute.level_of(provision) is Level.REPORTED,
        "url": f"{_served(entry, site.law_source(statute.id))}#{provision.anchor}",
        "since": since.isoformat() if since else "", "sinceKnown": statute.effective_from is not None,
        "shown": limit.shown if limit else "", "condition": (limit.condition or "") if limit else "",
    } | _number(rule, limit)


def _ground(site: Handbook, entry: Entry[Tool], ground: Ground) -> dict[str, object]:
    cited = site.cited(ground.law)
    statute, provision, target = cited.statute, cited.provision, cited.target
    if provision is None:
        raise KeyError(f"{ground.law}: a whole instrument")  # checks/count_rules.py has refused it
    items = (item for paragraph in structure(provision) if paragraph.number == (target.paragraph or 1) for item in paragraph.items)
    words = next(item.text for item in items if item.number == target.item)
    return {
        "id": ground.id, "title": ground.title, "kinds": [kind.value for kind in ground.kinds], "maybeKinds": [kind.value for kind in ground.maybe_kinds],
        "tones": [tone.value for tone in ground.tones], "calm": ground.calm, "least": ground.least, "asked": ground.asked, "only": ground.only, "open": ground.open,
        "label": inline.label(site, target), "formal": formal_label(site, target), "rank": statute.rank.label, "rankName": statute.rank.value, "words": words.partition("）")[2].strip().rstrip("；。"),
        "url": f"{_served(entry, site.law_source(statute.id))}#{cited.anchor}",
        "since": statute.effective_from.isoformat() if statute.effective_from else "",
    }


def _behind(site: Handbook, rule: CountRule) -> tuple[Statute, Provision, Limit | None]:
    if rule.limit:
        return site.limits[rule.limit]
    cited = site.cited(rule.law or "")
    if cited.provision is None:
        raise KeyError(f"{rule.law}: a whole instrument")  # checks/count_rules.py has refused it
    return cited.statute, cited.provision, None


def _number(rule: CountRule, limit: Limit | None) -> dict[str, object]:
    """What is compared: a count, or minutes of the day from and to."""
    if limit is None:
        return {}
    if rule.test is CountTest.HOURS:
        match = _HOURS.fullmatch(limit.value)
        if match is None:
            raise ValueError(f"{limit.id}: {limit.value}")  # checks/limits.py has refused it
        hour, minute, until, past = map(int, match.groups())
        return {"from": hour * 60 + minute, "to": until * 60 + past}
    return {"value": int(limit.value)}


def _served(entry: Entry[Tool], source: str) -> str:
    """The address of another page as this page's script gives it: below its own folder, whatever the sub-path."""
    path = relative(entry.source, source).removesuffix(".md")
    return f"../{path}/"
