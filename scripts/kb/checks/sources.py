"""A level of verification is a claim to readers: it rests on sources that can carry it.

Guarantees: every source named in `verification.against` is in law/_sources.yml; one that is a whole class says which copy
it was; official needs a source that supports it, two-corpora two of different origin, one-corpus one; a page that cites
numbers which we reckoned ourselves says so; the table holds nothing that is not used, in the order of ids. Not checked: that anybody really compared (digests.py does for one corpus).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..joining.sources import MARK, split
from ..joining.graph import Use
from ..reading.problems import nearest
from ..reading.yamltext import Location
from ..records.fields import Verification
from ..records.tables import KnownSource
from ..records.vocabulary import Level
from .needs import EVERYTHING, SOURCES, needs

if TYPE_CHECKING:
    from . import Context

CHANGES = "law/_changes.yml"
#: From the surest down.
_LEVELS = list(Level)
_NAMES = [level.value for level in _LEVELS]
#: Numbers of a law amended since its last full text, counted by us from the decision; and the word by which a page says so.
_RECKONED, _SAID = "own-reckoning", "推算"
#: Sources of different origin that a level needs.
_NEEDED = {Level.TWO_CORPORA: 2, Level.UNCONFIRMED: 0}


@needs(SOURCES)
def every_source_is_known(context: Context) -> None:
    base = context.base
    if not base.sources:
        context.problems.add(SOURCES, 0, "source", "缺少来源的清单。请补上。")
        return
    for path, _, verification, location in _verifications(context):
        for index, text in enumerate(verification.against):
            (id_, note), line = split(text), base.line(path, *location, "against", index)
            if id_ not in base.sources:
                hint = nearest(id_, base.sources) or f"可以用：{'、'.join(base.sources)}。"
                context.problems.add(path, line, "source", f"没有来源“{id_}”。{hint}来源都写在 {SOURCES}；是哪一份、读了哪里，写在“{MARK}”后面。")
            elif base.sources[id_].generic and not note:
                context.problems.add(path, line, "source", f"“{id_}”是一类来源，要写明是哪一份，如 {id_}{MARK}新华社 2020-01-14 报道。")


@needs(SOURCES)
def a_level_rests_on_sources_that_carry_it(context: Context) -> None:
    for path, shown, verification, location in _verifications(context):
        named = [source for text in verification.against if (source := context.base.sources.get(split(text)[0]))]
        if len(named) < len(verification.against):
            continue  # said above
        carrying = {source.origin for source in named if _carries(source, verification.level)}
        needed = _NEEDED.get(verification.level, 1)
        if len(carrying) < needed:
            what = "两个不同源的语料" if needed > 1 else "一个撑得起它的来源"
            line = context.base.line(path, *location, "level")
            context.problems.add(path, line, "source", f"{shown}写的是“{verification.level.label}”（{verification.level.value}），要有{what}，现在有 {len(carrying)} 个。请补上来源，或者降一级。")


@needs(EVERYTHING)
def the_table_of_sources_is_needed_and_sorted(context: Context) -> None:
    base = context.base
    used = {split(text)[0] for _, _, verification, _ in _verifications(context) for text in verification.against}
    ids = list(base.sources)
    for index, id_ in enumerate(ids):
        line = base.line(SOURCES, "sources", index)
        if id_ not in used:
            context.problems.add(SOURCES, line, "source", f"来源“{id_}”没有一部法律用到。请删掉。")
        if index and ids[index - 1] > id_:
            context.problems.add(SOURCES, line, "source", f"来源“{id_}”没有按短名排。请移好。")


def a_change_is_no_surer_than_its_law(context: Context) -> None:
    """A line in the feed may not claim more than the record of the instrument that it tells of."""
    base = context.base
    for index, change in enumerate(base.changes.changes if base.changes else ()):
        for id_ in change.statutes:
            statute = base.statutes.get(id_)
            if statute and _NAMES.index(change.level) < _NAMES.index(statute.verification.level.value):
                line, held = base.line(CHANGES, "changes", index, "level"), statute.verification.level
                context.problems.add(CHANGES, line, "change-level", f"“{change.title}”写的是 {change.level}，《{statute.name}》自己只到 {held.value}。请降成 {held.value}。")


@needs(EVERYTHING)
def a_number_that_we_reckoned_is_called_so(context: Context) -> None:
    """Somebody who copies such a number into a letter must see that no published text was read with it."""
    base = context.base
    reckoned = {id_ for id_, statute in base.statutes.items() if any(split(text)[0] == _RECKONED for text in statute.verification.against)}
    silent: dict[str, Use] = {}
    for use in context.uses:
        if use.target and use.target.statute in reckoned and use.key in base.entries:
            silent.setdefault(use.path, use)
    for path, use in silent.items():
        if _SAID not in (base.root / path).read_text(encoding="utf-8"):
            context.problems.add(path, use.line, "reckoned", f"{use.text}的新条号是我们按修改决定推算的，这一页没有说。请写上“{_SAID}”，例如“条号按修改决定推算”。")


def _carries(source: KnownSource, level: Level) -> bool:
    return _LEVELS.index(source.supports) <= _LEVELS.index(level)


def _verifications(context: Context) -> Iterator[tuple[str, str, Verification, Location]]:
    """(file, 《name》 or 《name》第五十条, verification, where it stands in the file)"""
    base = context.base
    for statute in base.statutes.values():
        path = base.law_path(statute.id)
        yield path, f"《{statute.name}》", statute.verification, ("verification",)
        for index, provision in enumerate(statute.provisions):
            if provision.verification:
                yield path, f"《{statute.name}》{provision.shown}", provision.verification, ("provisions", index, "verification")


ALL = (every_source_is_known, a_level_rests_on_sources_that_carry_it, a_change_is_no_surer_than_its_law, a_number_that_we_reckoned_is_called_so, the_table_of_sources_is_needed_and_sorted)
