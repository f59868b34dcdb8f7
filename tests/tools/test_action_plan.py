"""几步列出该做什么: whatever is ticked, whoever lent, whoever asks, there is one first thing to do, and it hurts nobody."""

from __future__ import annotations

import itertools
import json
import random
import re

import pytest
from here import ROOT

from kb.joining.plan import plan, reach
from kb.joining.routing import route, usual_route
from kb.publishing.bundle import bundle
from kb.records.plan import Urgency
from kb.records.relied_on import ReliedOn
from kb.records.vocabulary import ABOUT_DEBT, CRISIS, Bound, Lender
from kb.render.tooldata import action_plan

LENDERS = (*Lender, None)
BORROWER = "borrower"


@pytest.fixture(scope="module")
def table(base):
    return base.plan


@pytest.fixture(scope="module")
def told(site, base):
    return action_plan.data(site, base.tools["action-plan"])


@pytest.fixture(scope="module")
def every_plan(site, table):
    """(sign, lender, role, plan) for one thing ticked; and each role with nothing ticked."""
    singles = [(sign.id, lender, role.id, plan(site, table, [sign.id], lender, role.id)) for sign, lender, role in itertools.product(table.signs, LENDERS, table.roles)]
    return singles + [("", lender, role.id, plan(site, table, [], lender, role.id)) for lender, role in itertools.product(LENDERS, table.roles[1:])]


def some(table, count, seed=7):
    """Several things at once, the same in every run."""
    chance = random.Random(seed)
    ids = [sign.id for sign in table.signs]
    return [(chance.sample(ids, chance.randint(0, 7)), chance.choice(LENDERS), chance.choice(table.roles).id) for _ in range(count)]


# -- there is always a way -------------------------------------------------------------


def test_no_plan_is_without_a_first_door(every_plan):
    lost = [(sign, lender, role) for sign, lender, role, made in every_plan if made is None or not all(matter.doors for matter in made.matters)]
    assert lost == []


def test_several_things_at_once_leave_nobody_without_a_door(site, table):
    for ticked, lender, role in some(table, 400):
        made = plan(site, table, ticked, lender, role)
        if made is None:
            assert (ticked, role) == ([], BORROWER)
        else:
            assert all(matter.doors for matter in made.matters), (ticked, lender, role)


def test_the_first_door_is_one_that_the_routing_names(site, every_plan):
    """No door is invented: each takes one of the behaviours of this kind of lender, as route() says."""
    for sign, lender, role, made in random.Random(2).sample(every_plan, 800):
        for matter in made.matters:
            taken = set(route(site.base, matter.behaviours, lender).channels)
            assert {door.channel for door in matter.doors} <= taken, (sign, lender, role, matter.page)


def test_a_borrower_is_sent_where_the_behaviour_page_sends_him(site, table):
    """With one behaviour and its own page the first door is the first of `usual_route`, unless the page itself says otherwise."""
    held = site.base.behaviours
    for sign in table.signs:
        if len(sign.behaviours) == 1 and held[sign.behaviours[0]].situation == sign.situation and not site.base.scenarios[sign.situation].record.reasons:
            for lender in LENDERS:
                made, usual = plan(site, table, [sign.id], lender, BORROWER), usual_route(site.base, sign.behaviours[0], lender)
                assert made.lead.doors[0].channel == usual.first[0].channel, (sign.id, lender)


# -- in which order --------------------------------------------------------------------


def test_danger_is_first_and_leads_to_help(every_plan, table):
    urgent = {sign.id for group in table.groups if group.urgency is Urgency.DANGER for sign in group.signs}
    for sign, lender, role, made in every_plan:
        assert made.danger == (sign in urgent)
        if made.danger:
            help_for_life = {ReliedOn.MENTAL.id if sign == CRISIS else ReliedOn.POLICE.id}
            assert made.lead.doors[0].channel in help_for_life, (sign, lender, role)
            assert made.warnings, (sign, "its behaviour says what to do first")


def test_what_cannot_wait_comes_before_what_can(site, table):
    """Pages stand in the order of the most urgent thing that they answer; those of a role stand where the table says."""
    urgency_of = {sign.id: list(Urgency).index(urgency) for urgency, sign in table.ordered()}
    for ticked, lender, role_id in some(table, 400, seed=11):
        made = plan(site, table, ticked, lender, role_id)
        role = next(item for item in table.roles if item.id == role_id)
        urgencies = {}
        for sign in table.signs:
            if sign.id in ticked:
                urgencies[sign.situation] = min(urgency_of[sign.id], urgencies.get(sign.situation, len(Urgency)))
        order = [urgencies[matter.page] for matter in (made.matters if made else ()) if matter.page not in (role.situation, role.papers)]
        assert order == sorted(order), (ticked, role_id)
        assert not made or {sign.situation for sign in table.signs if sign.id in ticked} <= {matter.page for matter in made.matters}


def test_only_what_comes_from_a_court_leads_to_how_to_check_a_court(site, every_plan, table):
    """A call from the police, a lawyer's letter, a debt passed on: the page about just that answers whoever did not borrow."""
    papers = {role.id: role.papers for role in table.roles}
    of_court = {sign.id for sign in table.signs if sign.court}
    for sign, lender, role, made in every_plan:
        if papers[role]:
            named = papers[role] in {matter.page for matter in made.matters}
            assert named == (sign in of_court), (sign, lender, role)


def test_whoever_did_not_borrow_is_told_twice_what_not_to_do(site, every_plan, table):
    """The first two warnings of the role's page stand in each plan of one thing: do not pay, do not sign; no wages held back."""
    pages = {role.id: role.situation for role in table.roles}
    for sign, lender, role, made in every_plan:
        if pages[role]:
            own = site.base.scenarios[pages[role]].record.avoid[:2]
            assert set(own) <= {words for _, words in made.avoid}, (sign, lender, role)


def test_life_comes_before_blows_and_blows_before_the_court(site, table):
    made = plan(site, table, ["expired-debt", "repeated-calls", "court-papers", "violence", "crisis"], Lender.BANK, BORROWER)
    assert [matter.page for matter in made.matters] == ["mental-crisis", "violence", "lawsuit", "call-bombing", "old-debt"]
    assert made.crisis and made.clocks


# -- who is asking ---------------------------------------------------------------------


def test_whoever_did_not_borrow_is_told_so_whatever_happened(table, every_plan, site):
    """The page about their own place is in every plan of theirs, and its first warning among those in sight."""
    for sign, lender, role_id, made in every_plan:
        role = next(role for role in table.roles if role.id == role_id)
        if role.situation:
            assert role.situation in [matter.page for matter in made.matters]
            assert site.base.scenarios[role.situation].record.avoid[0] in [words for _, words in made.avoid], (sign, lender, role_id)


def test_the_same_calls_mean_another_page_for_everybody_else(site, table):
    leads = {role.id: plan(site, table, ["repeated-calls"], Lender.BANK, role.id).lead.page for role in table.roles}
    assert leads["borrower"] == "call-bombing"
    assert leads["relative"] == leads["spouse"] == "spouse-family-debt"
    assert leads["contact"] == leads["number-owner"] == "not-my-debt"
    assert (leads["employer"], leads["guarantor"], leads["heir"]) == ("workplace", "guarantor", "deceased")


def test_roles_on_one_page_are_given_words_of_their_own(told):
    words = {role["id"]: role.get("spoken") for role in told["roles"]}
    assert words["relative"] != words["spouse"] and words["contact"] != words["number-owner"]


def test_nobody_acknowledges_a_debt_that_is_not_theirs_or_may_be_too_old(site, table, every_plan):
    for sign, _, role, made in every_plan:
        weighty = [id_ for id_ in made.letters if ABOUT_DEBT & set(site.base.letters[id_].record.effects)]
        assert not weighty or role == BORROWER, (sign, role)
    for ticked, lender, role in some(table, 200, seed=5):
        made = plan(site, table, [*ticked, "expired-debt"], lender, role)
        assert not [id_ for id_ in made.letters if ABOUT_DEBT & set(site.base.letters[id_].record.effects)], ticked


def test_a_letter_that_may_restart_limitation_says_that_it_asks_first(site, told):
    weighty = {entry.record.title for entry in site.base.letters.values() if ABOUT_DEBT & set(entry.record.effects)}
    offered = [letter for letter in told["letters"] if letter["title"] in weighty]
    assert offered and all(letter["gate"] and letter["debt"] for letter in offered)


def test_somebody_at_the_door_keeps_the_steps_of_the_door_whoever_asks(site, table):
    """Whatever else is ticked; who lives elsewhere, an office, is told what to do in an office."""
    rest = [sign.id for sign in table.signs if sign.situation != "home-visit"]
    chance = random.Random(31)
    for role in table.roles:
        for at, more in itertools.product(("at-door", "visit-announced", "home-visit"), [[], ["repeated-calls"], ["court-papers"], ["crisis"], *(chance.sample(rest, 4) for _ in range(10))]):
            made = plan(site, table, [at, *more], chance.choice(LENDERS), role.id)
            if not role.elsewhere:
                assert "home-visit" in (made.lead.page, *made.beside), (role.id, more)
                assert role.situation is None or role.situation in (made.lead.page, *made.beside), (role.id, more)
        if not role.elsewhere:
            assert plan(site, table, ["home-visit", "repeated-calls"], None, role.id).lead.page == "home-visit"


def test_who_is_at_the_door_who_was_and_who_says_he_will_come_are_three_things(site, table, told):
    """Each has steps of its own; somebody at the door now comes before the other two and before what is only written."""
    page = told["pages"]["home-visit"]
    assert set(page["cases"]) == {"visit-announced", "home-visit"}
    now, later, gone = page["steps"], page["cases"]["visit-announced"]["steps"], page["cases"]["home-visit"]["steps"]
    assert len({json.dumps(steps) for steps in (now, later, gone)}) == 3 and all(len(steps) >= 3 for steps in (now, later, gone))
    assert "110" in json.dumps(later[0]), "who says that he will hurt somebody is not waited for"
    made = {sign: plan(site, table, [sign], None, BORROWER) for sign in ("at-door", "visit-announced", "home-visit")}
    assert [made[sign].danger for sign in made] == [True, False, False]
    assert [made[sign].cases for sign in made] == [(), (("home-visit", ("visit-announced",)),), (("home-visit", ("home-visit",)),)]
    assert plan(site, table, ["home-visit", "at-door"], None, BORROWER).cases == (), "somebody is there: what stands on the page first"
    assert plan(site, table, ["home-visit", "visit-announced"], None, BORROWER).cases == (("home-visit", ("visit-announced", "home-visit")),)


def test_words_for_the_police_say_for_which_situation_they_are(told):
    """A plan has words of several pages one below the other: “报警时” alone says nothing there."""
    spoken = [line for page in told["pages"].values() for part in (page, *page.get("cases", {}).values()) for line in (*part["spoken"], *part.get("others", []))]
    spoken += [line for role in told["roles"] for line in role.get("spoken", [])]
    headings = {words for kind, words in spoken if kind == "h" and ("报警" in words or "报案" in words)}
    assert headings and headings.isdisjoint({"报警", "报警时", "报案", "报案时"})


def test_no_danger_hides_another_or_is_hidden_by_who_asks(site, table):
    for group in table.groups:
        if group.urgency is Urgency.DANGER:
            for ticked, lender, role in some(table, 200, seed=41):
                made = plan(site, table, [*ticked, *(sign.id for sign in group.signs[1:3])], lender, role)
                assert {sign.situation for sign in group.signs[1:3]} <= {made.lead.page, *made.beside}, (ticked, role)


def test_nobody_is_offered_an_answer_to_a_court_that_has_not_written(site, table):
    of_court = {sign.id for sign in table.signs if sign.court}
    for ticked, lender, role in some(table, 400, seed=13):
        made = plan(site, table, ticked, lender, role)
        if made and of_court.isdisjoint(ticked):
            assert set(table.after_papers).isdisjoint(made.letters), (ticked, role)
    assert "statement-of-defence" in plan(site, table, ["court-papers"], Lender.BANK, "relative").letters


def test_no_matter_goes_without_its_letters_because_another_answers_first(site, table):
    """What one thing alone would bring is there, too, when it comes second, third or last."""
    for ticked, lender, role in some(table, 150, seed=17):
        made = plan(site, table, ticked, lender, role)
        revives = made and ReliedOn.OLD_DEBT.id in {matter.page for matter in made.matters}
        for sign in ticked:
            alone = plan(site, table, [sign], lender, role)
            weighty = {id_ for id_ in alone.letters if revives and ABOUT_DEBT & set(site.base.letters[id_].record.effects)}
            assert set(alone.letters) - weighty <= set(made.letters), (ticked, sign, lender, role)


def test_calls_to_me_and_to_my_family_bring_the_letter_for_each_before_any_second_one(site, table):
    letters = plan(site, table, ["repeated-calls", "third-party-contact"], Lender.CONSUMER_FINANCE, BORROWER).letters
    assert letters[:2] == ("lender-complaint", "stop-third-party-contact")


def test_an_insurer_is_written_to_only_where_one_is_in_the_matter(site, table, every_plan):
    for row in table.letters_for:
        for sign, lender, role, made in every_plan:
            if row.letter in made.letters:
                assert lender in row.lenders or {matter.page for matter in made.matters} & set(row.situations), (row.letter, sign, lender, role)
        assert plan(site, table, ["repeated-calls"], row.lenders[0], BORROWER).letters[0] == row.letter
        assert row.letter in plan(site, table, ["repeated-calls", "guarantee-recourse"], Lender.BANK, BORROWER).letters


def test_every_number_of_days_names_its_rule_and_rank(site, told):
    for id_, (*_, place) in told["limits"].items():
        statute, provision, _ = site.limits[id_]
        number, rank, url = law_of(told, place)
        assert number.startswith(f"《{statute.name}》") and rank == statute.rank.label and url == f"law/{statute.id}/#{provision.anchor}", id_


def test_a_relative_who_is_called_is_given_the_letter_that_stops_it(site, table):
    letters = plan(site, table, ["repeated-calls"], Lender.BANK, "relative").letters
    assert "stop-third-party-contact" in letters
    assert "lender-complaint" not in letters


def test_a_parent_is_not_told_what_is_for_a_spouse(site, table):
    for ticked in (["repeated-calls"], ["home-visit"], ["third-party-contact", "expired-debt"], []):
        made = plan(site, table, ticked, Lender.BANK, "relative")
        said = [*made.keep, *(words for _, words in made.avoid)]
        assert said and not [line for line in said if "婚" in line or "赌博" in line], ticked
    spouse = plan(site, table, ["repeated-calls"], Lender.BANK, "spouse")
    assert any("离婚" in line for line in spouse.keep)


# -- which rules -----------------------------------------------------------------------


def test_no_rule_is_laid_on_a_lender_that_it_does_not_bind(site, every_plan):
    for sign, lender, role, made in every_plan:
        for ref in made.laws:
            cited = site.cited(ref)
            binds = cited.statute.binds_of(cited.provision)
            of_lenders = [kind for kind in Lender if kind.value in binds]
            if Bound.EVERYONE.value not in binds and of_lenders and len(of_lenders) < len(Lender):
                assert lender in of_lenders, (sign, lender, role, ref)


def test_no_period_of_other_lenders_is_promised(site, told):
    for id_, (_, _, _, who, *_) in told["limits"].items():
        kinds = site.limits[id_][2].lenders
        assert all(bool(who & 1 << place) == (not kinds or lender in kinds) for place, lender in enumerate(Lender))
        assert bool(who & action_plan.UNKNOWN) == (not kinds)


def test_a_provision_that_courts_or_police_follow_reaches_everybody(site):
    assert reach(site, "civil-procedure#128") == (list(Lender), True)
    assert reach(site, "credit-card-measures-2011#68") == ([Lender.CREDIT_CARD], False)


def test_every_plan_has_something_to_do_to_say_and_to_keep(told):
    for page in told["pages"].values():
        assert len(page["steps"]) == 3 and page["avoid"] and page["keep"] and any(kind == "q" for kind, _ in page["spoken"]), page["title"]
    for role in told["roles"]:
        assert len(role.get("steps", [1, 2, 3])) == 3


def test_no_markup_is_left_in_the_words(told):
    for page in told["pages"].values():
        words = [*page["avoid"], *page["keep"], page["summary"], *(part for step in page["steps"] for part in step), *(line for _, line in page["spoken"])]
        assert not [line for line in words if "**" in line or "](" in line or "{" in line or line.startswith(("- ", "> "))], page["title"]


# -- on the phone ----------------------------------------------------------------------

_ENTRY = """import { planOf } from "./tools/action-plan/plan.js";
self.plansOf = (data, cases) => cases.map(([ticked, lender, role]) => planOf(data, ticked, lender, role));
"""


@pytest.fixture(scope="module")
def plans_js(chromium, told):
    folder = ROOT / "docs/assets/js"
    sources = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}
    page = chromium.new_page()
    page.add_script_tag(content=bundle({**sources, "entry.js": _ENTRY}, "entry.js"))
    yield lambda cases: page.evaluate("([data, cases]) => plansOf(data, cases)", [told, cases])
    page.close()


def law_of(told, place):
    """[number with its statute, rank, address] of one of the laws, as told.js reads it."""
    statute, number, anchor, *_ = told["laws"][place]
    name, id_, rank = told["statutes"][statute]
    place = anchor or re.sub("^第([0-9]+)条$", r"art-\1", number)
    return [name + number, rank, f"law/{id_}/#{place}"]


def as_js(site, told, made):
    """A plan of joining/plan.py in the numbers of the data."""
    if made is None:
        return None
    behaviours, channels = list(site.base.behaviours), list(site.base.channels)
    titles = [letter["title"] for letter in told["letters"]]
    return {
        "danger": made.danger, "beside": list(made.beside), "cases": [[page, list(names)] for page, names in made.cases], "crisis": made.crisis, "warnings": list(made.warnings), "ofRole": made.of_role,
        "matters": [{
            "page": matter.page, "behaviours": [behaviours.index(id_) for id_ in matter.behaviours],
            "doors": [{"channel": channels.index(door.channel), "why": door.why, "clocks": door.clocks} for door in matter.doors],
        } for matter in made.matters],
        "avoid": [list(pair) for pair in made.avoid], "keep": list(made.keep), "clocks": list(made.clocks),
        "letters": [titles.index(site.base.letters[id_].record.title) for id_ in made.letters],
        "laws": [f"law/{site.cited(ref).statute.id}/#{site.cited(ref).anchor}" for ref in made.laws],
    }


def in_words(told, made):
    """The same of plan.js: provisions by address, for two references may mean one place."""
    return made and {**made, "laws": [law_of(told, place)[2] for place, _ in made["laws"]]}


def test_the_phone_makes_the_same_plan(site, table, told, plans_js, every_plan):
    cases = [([sign] if sign else [], lender, role, made) for sign, lender, role, made in random.Random(3).sample(every_plan, 700)]
    cases += [(ticked, lender, role, plan(site, table, ticked, lender, role)) for ticked, lender, role in some(table, 500, seed=23)]
    found = plans_js([[ticked, lender.value if lender else "", role] for ticked, lender, role, _ in cases])
    for (ticked, lender, role, made), other in zip(cases, found, strict=True):
        assert in_words(told, other) == as_js(site, told, made), (ticked, lender, role)


def test_a_lender_that_nobody_knows_counts_as_unknown(plans_js):
    known, odd = plans_js([[["repeated-calls"], "", BORROWER], [["repeated-calls"], "<script>", BORROWER]])
    assert known == odd


def test_whoever_does_not_know_the_lender_is_not_told_to_write_to_one(site, table):
    """The step gives way to three that need no lender; no letter to a lender or to whoever supervises it is offered."""
    told = action_plan.data(site, site.base.tools["action-plan"])
    for page in ("call-bombing", "contact-bombing"):
        steps = told["pages"][page]["unknown"]
        assert "放款方" in told["pages"][page]["steps"][steps["at"]][0]
        leads = [step[0] for step in steps["steps"]]
        assert len(leads) == 3 and "举报号码" in leads[0] and "查是谁放的款" in leads[1] and "派出所" in leads[2], leads
    for sign in table.signs:
        letters = set(plan(site, table, [sign.id], None, BORROWER).letters)
        assert letters.isdisjoint(table.need_lender), sign.id
    assert "lender-complaint" in plan(site, table, ["repeated-calls"], Lender.BANK, BORROWER).letters
