"""Pages that add up: behaviour × rule, since when, and the contents of long codes. Nothing is left out or laid on the wrong one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest
from here import TODAY

from kb.render import home, indexes, ledgers, matrix, rates, statute
from kb.render.shelves import groups as index_groups
from kb.joining.handbook import join
from kb.joining.timeline import Status, status
from kb.records.vocabulary import Rank, SOFT_RANKS


def targets(markdown: str) -> list[str]:
    """Link targets in the order of the page."""
    return re.findall(r"\]\(([^) ]+)", markdown)


def sections(markdown: str) -> dict[str, str]:
    """{anchor: text} of the H2 sections."""
    found = re.split(r"^## .*\{#([a-z-]+) .*\}$", markdown, flags=re.M)
    return dict(zip(found[1::2], found[2::2]))


# Behaviour × rule ---------------------------------------------------------------------


def test_every_rule_in_force_stands_under_every_behaviour_it_names(site, base):
    found = sections(matrix.page(site))
    for id_ in (item.id for item in base.behaviours.values() if not item.procedure):
        expected = {
            f"../law/{item.id}.md#{provision.anchor}"
            for item in base.statutes.values()
            if status(item, TODAY) is not Status.EXPIRED
            for provision in item.provisions
            if id_ in provision.behaviours
        }
        assert {target for target in targets(found[id_]) if "#" in target} == expected, id_
    assert not {item.id for item in base.behaviours.values() if item.procedure} & found.keys()


def test_each_rule_carries_its_own_force_and_whom_it_binds(site, base):
    for id_ in base.behaviours:
        for force, rows in matrix.rules_of(site, id_).items():
            for item, provisions in rows:
                assert item.rank.label == force
                assert {item.binds_of(provision) for provision in provisions} == {item.binds_of(provisions[0])}
                assert {item.level_of(provision) for provision in provisions} == {item.level_of(provisions[0])}


def test_a_standard_never_stands_under_law(site, base):
    for id_ in base.behaviours:
        rules = matrix.rules_of(site, id_)
        assert not any(item.rank in SOFT_RANKS for item, _ in rules["法律规定"] + rules["监管规定"])


def test_the_rule_of_one_place_is_not_said_to_bind_everybody(site, base):
    local = base.statutes["civil-code"].model_copy(update={"rank": Rank.LOCAL})
    elsewhere = dataclasses.replace(site, base=type(base)(root=base.root, statutes={**base.statutes, local.id: local}, behaviours=base.behaviours, entries=base.entries, said=base.said, citations=base.citations))
    for page in (matrix.page(elsewhere), ledgers.behaviours(elsewhere)):
        line = next(line for line in page.splitlines() if "law/civil-code.md" in line and "约束" in line)
        assert "约束当地" in line and "法律规定" not in line


def test_repealed_law_is_in_no_row(site, base):
    gone = base.statutes["civil-code"].model_copy(update={"effective_to": dt.date(2026, 1, 1)})
    later = dataclasses.replace(site, base=type(base)(root=base.root, statutes={**base.statutes, gone.id: gone}, behaviours=base.behaviours, entries=base.entries, said=base.said, citations=base.citations))
    assert "law/civil-code.md" in matrix.page(site) and "law/civil-code.md" not in matrix.page(later)


# Since when ------------------------------------------------------------------------------


def test_the_timeline_names_every_instrument_once_newest_first(site, base):
    page = ledgers.timeline(site)
    named = [target.removeprefix("../law/").removesuffix(".md") for target in targets(page) if target.startswith("../law/")]
    assert sorted(named) == sorted(base.statutes)
    dates = [base.statutes[id_].effective_from for id_ in named if status(base.statutes[id_], TODAY) is Status.IN_FORCE]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(("today", "heading"), [(dt.date(2026, 6, 30), "还没施行"), (dt.date(2026, 7, 1), "2026 年")])
def test_the_timeline_follows_the_day(base, today, heading):
    page = ledgers.timeline(join(base, today, today))
    before = page[: page.index("law/social-assistance.md")]
    assert re.findall(r"^## (.*?) <span", before, re.M)[-1] == heading


# The loan prime rate ------------------------------------------------------------------------


def test_the_page_shows_every_gap_as_a_row_of_its_own(site, base):
    page = rates.page(site, site.base.lpr)
    assert "| 2023-07-20 到 2024-05-19 | 没有核实 | 没有核实 |" in page
    assert "| 2020-04-20 到 2021-12-19 | 3.85% | 15.4% |" in page
    assert "| 2026-09-21 起 | 没有核实 | 没有核实 |" in page


def test_the_page_warns_from_the_day_after_the_last_known_quotation(site, base):
    last = base.lpr.last_known
    pages = [rates.page(join(base, day, day), base.lpr) for day in (last, last + dt.timedelta(days=1))]
    assert ["kb-stale" in page for page in pages] == [False, True]


# Contents of statutes ----------------------------------------------------------------------


def contents(site, item) -> str:
    return "".join(re.findall(r'<details class="kb-contents".*?</details>', statute.page(site, item), re.S))


def folded(site, item) -> list[str]:
    """Anchors of the provisions' closed sections in the order of the page."""
    return re.findall(r'class="kb-fold kb-provision" markdown="1">\n\n<summary markdown="block">\n\n#+ .*\{#(\S+) ', statute.page(site, item))


def test_every_provision_is_a_closed_section_once_in_the_order_of_the_law(site, base):
    for item in base.statutes.values():
        assert folded(site, item) == [provision.anchor for provision in item.provisions], item.id


def test_the_contents_by_topic_lead_to_every_provision(site, base):
    item = base.statutes["civil-code"]
    topics = targets(contents(site, item))
    assert set(topics) == {f"#{provision.anchor}" for provision in item.provisions}
    for provision in item.provisions:
        assert topics.count(f"#{provision.anchor}") == max(1, len(provision.behaviours))


def test_a_short_law_is_its_own_contents(site, base):
    item = next(item for item in base.statutes.values() if 1 < len(item.provisions) <= statute.FEW)
    assert contents(site, item) == ""


def test_a_long_law_is_divided_in_its_own_order(site, base):
    item = base.statutes["civil-code"]
    parts = item.in_parts()
    assert [provision for _, held in parts for provision in held] == item.provisions and all(held for _, held in parts)
    page = statute.page(site, item)
    marks = [(part.title, held[0].anchor) for part, held in parts]
    places = [place for title, anchor in marks for place in (page.index(f"## {title} <span"), page.index(f"{{#{anchor} "))]
    assert places == sorted(places)


def test_an_inserted_article_keeps_its_number_in_the_contents(site, base):
    assert "[第253条之一](#art-253-1)" in contents(site, base.statutes["criminal-law"])


# Indexes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["scenarios", "guides", "channels", "letters", "lenders", "myths"])
def test_every_page_stands_in_its_index_once(site, base, folder):
    page = indexes.pages(site)[f"{folder}/index.md"]
    own = [target for target in targets(page) if re.fullmatch(r"[a-z0-9-]+\.md", target) and target != "routes.md"]
    kind = folder.removesuffix("s")
    assert sorted(own) == sorted(f"{entry.id}.md" for entry in base.of_kind(kind))


def test_channels_stand_in_the_order_of_need_and_dial(site):
    page = indexes.pages(site)["channels/index.md"]
    needed = ["police-110", "mental-12356", "nfra-12378", "local-finance-bureau", "legal-aid-12348", "court-12368"]
    places = [page.index(f"]({id_}.md)") for id_ in needed]
    assert places == sorted(places)
    for number in ("110", "12356", "12378", "12348", "12368"):
        assert f"(tel:{number}){{ .kb-tel }}" in page


def test_a_page_on_no_shelf_stands_last(site, base):
    shelves = base.shelves.model_copy(update={"shelves": [shelf for shelf in base.shelves.shelves if "channel:court-12368" not in shelf.pages]})
    later = dataclasses.replace(site, base=dataclasses.replace(base, shelves=shelves))
    *_, (title, entries) = index_groups(later, "channel").items()
    assert title == "其他" and "channel:police-110" in [entry.key for entry in entries]


# Doors -------------------------------------------------------------------------------------


def test_a_further_question_stands_in_the_answer_that_leads_to_it(site, base):
    """Nothing on a door's page leads down the page: the only links are to pages, each answer's own words and no more."""
    for door in base.triage.doors:
        page = home.door(site, door)
        assert not [target for target in targets(page) if target.startswith("#")]
        assert page.count('class="kb-next"') == sum(bool(choice.ask) for choice in all_choices(door.choices))
        for choice in all_choices(door.choices):
            assert (f"[**{choice.say}**](" if choice.go else f"<summary>{choice.say}</summary>") in page


def test_three_taps_lead_from_home_to_the_answer(base):
    """The door, at most one further question, the page."""
    for door in base.triage.doors:
        assert max(depth(choice) for choice in door.choices) <= 2, door.id


def all_choices(choices):
    return [item for choice in choices for item in (choice, *all_choices(choice.choices))]


def depth(choice) -> int:
    return 1 + max((depth(inner) for inner in choice.choices), default=0)


def test_each_behaviour_has_a_page_that_answers_and_a_door_to_it(site, base):
    led = {choice.go for door in base.triage.doors for choice in all_choices(door.choices)}
    page = ledgers.behaviours(site)
    for item in base.behaviours.values():
        carrying = [entry for entry in base.scenarios.values() if item.id in entry.record.behaviours]
        assert carrying, item.id
        assert {entry.key for entry in carrying} & led, item.id
        assert f"](../{carrying[0].source})" in page
