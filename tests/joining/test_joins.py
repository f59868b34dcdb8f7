"""Timeline, routing and graph: the join that the whole site stands on."""

from __future__ import annotations

import datetime as dt

import pytest
import small

from kb import clock
from kb.joining import knowledge
from kb.citing.citations import Target
from kb.joining.graph import current_no
from kb.joining.handbook import join
from kb.joining.routing import route, scenario_route
from kb.joining.timeline import Status, newer_than, status
from kb.records.vocabulary import Lender

DAY = dt.timedelta(days=1)
DAY_OF_BUILD = dt.date(2026, 11, 23)


@pytest.fixture
def mini(tmp_path):
    return knowledge.load(small.write(tmp_path))


def test_validity_is_a_half_open_interval(mini):
    statute = mini.statutes["civil-code"].model_copy(update={"effective_to": dt.date(2030, 1, 1)})
    start, end = statute.effective_from, statute.effective_to
    assert status(statute, start - DAY) is Status.PENDING
    assert status(statute, start) is Status.IN_FORCE
    assert status(statute, end - DAY) is Status.IN_FORCE
    assert status(statute, end) is Status.EXPIRED


def test_an_unknown_date_is_said_and_not_guessed(mini):
    assert status(mini.statutes["card-measures"], dt.date(2026, 11, 23)) is Status.UNKNOWN


def test_a_page_is_stale_only_between_its_check_and_today(mini):
    statute = mini.statutes["civil-code"]
    on = statute.effective_from
    assert newer_than(on - DAY, [statute], on) == [statute]
    assert newer_than(on, [statute], on + DAY) == []
    assert newer_than(on - 2 * DAY, [statute], on - DAY) == []


def test_dates_of_a_build_come_from_outside():
    assert clock.today({"TODAY": "2026-01-01"}) == dt.date(2026, 1, 1)
    # 16:30 UTC is already the next day in Shanghai.
    assert clock.built_on({"SOURCE_DATE_EPOCH": "1767198600"}) == dt.date(2026, 1, 1)
    for wrong in ({"TODAY": "heute"}, {"TODAY": "2026-13-01"}):
        with pytest.raises(ValueError, match="不是日期"):
            clock.today(wrong)


def test_a_route_gives_the_reason_that_the_channel_states(mini):
    found = route(mini, "third-party-contact", Lender.BANK)
    assert [(option.channel, option.why) for option in found.first] == [("police-110", "归它管")]
    assert not route(mini, "crisis", Lender.BANK).second


def test_first_for_one_behaviour_is_first_for_several(base):
    scenario = base.scenarios["contact-bombing"].record
    for lender in scenario.lenders:
        whole = scenario_route(base, scenario, lender)
        single = {option.channel for behaviour in scenario.behaviours for option in route(base, behaviour, lender).first}
        assert {option.channel for option in whole.first} == single & set(scenario.channels)


def test_a_micro_loan_never_leads_to_the_banks_regulator_first(base):
    for behaviour in base.behaviours:
        assert "nfra-12378" not in route(base, behaviour, Lender.MICRO_LOAN).channels
        assert "local-finance-bureau" not in route(base, behaviour, Lender.BANK).channels


def test_back_links_mirror_citations(mini):
    graph = join(mini, DAY_OF_BUILD, DAY_OF_BUILD).graph
    assert graph.citing("civil-code", "1033") == ["myth:rule", "scenario:contact"]
    assert graph.linked_from["letter:stop"] == ["scenario:contact"]


def test_an_old_number_counts_for_its_successor(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "docs/guides/evidence.md", "截整屏。", "网上写的《民法典》旧第42条已经改了。")
    mini = knowledge.load(root)
    graph = join(mini, DAY_OF_BUILD, DAY_OF_BUILD).graph
    assert "guide:evidence" in graph.citing("civil-code", "1033")


def test_an_old_number_of_two_texts_leads_to_the_later_one(tmp_path):
    """Number 42 of the text before last was another article: what people still quote is the last one before today's."""
    root = small.write(tmp_path)
    small.replace(root, "law/civil-code.yml", "formerly: {version: 旧法, no: 42}", "formerly: {version: 2017年文本, no: 42}")
    small.replace(root, "law/civil-code.yml", "    plain: 一般是三年。\n", "    plain: 一般是三年。\n    formerly: {version: 2009年文本, no: 42}\n")
    assert current_no(knowledge.load(root), Target("civil-code", "42", formerly=True)) == "1033"


def test_old_interpretations_do_not_link_to_renumbered_articles(base, site):
    """民事诉讼法 was renumbered in 2023; an interpretation of 2022 means the old numbers."""
    from kb.render import inline

    words = "依照《中华人民共和国民事诉讼法》第九十五条的规定"
    old = base.statutes["civil-procedure-interpretation"]
    assert old.promulgated_on < base.statutes["civil-procedure"].promulgated_on
    assert "](" not in inline.prose(site, "law/x.md", words, inside_law=old.id)
    assert "](" in inline.prose(site, "law/x.md", words, inside_law="refusing-enforcement-interpretation-2024")
