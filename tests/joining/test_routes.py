"""什么事找谁: the pages and the data say what kb.joining.routing says, and an unknown lender is never guessed."""

from __future__ import annotations

import json
import re

import pytest
import small

from kb.joining import knowledge
from kb.checks.routing import NEVER_USELESS
from kb.joining.letters import useful_against
from kb.render import channel, doors, routes, scenario
from kb.joining.routing import Option, every_route, route, scenario_route, usual_route
from kb.records.vocabulary import Lender

POLICE = "docs/channels/police-110.md"


@pytest.fixture
def root(tmp_path):
    return small.write(tmp_path)


def test_an_unknown_lender_gets_what_every_lender_gets_and_what_says_so(base):
    for behaviour in base.behaviours:
        unknown = route(base, behaviour, None)
        every = [route(base, behaviour, lender) for lender in Lender]
        meanwhile = {
            tier: {Option(entry.id, item.why) for entry in base.of_kind("channel") for item in entry.record.accepts if item.unknown and item.tier == tier and behaviour in item.named}
            for tier in ("first", "second")
        }
        for tier in ("first", "second", "no_use"):
            common = set(getattr(every[0], tier)).intersection(*(getattr(found, tier) for found in every))
            assert set(getattr(unknown, tier)) == common | meanwhile.get(tier, set()), f"{behaviour} {tier}"


def test_what_holds_until_the_lender_is_known_is_said_by_the_record_alone(root):
    small.replace(root, POLICE, "lenders: [credit-card, bank, ", "lenders: [credit-card, ")
    assert not route(knowledge.load(root), "third-party-contact", None)
    small.replace(root, POLICE, "lenders: [credit-card, ", "unknown: true, lenders: [credit-card, ")
    mini = knowledge.load(root)
    assert route(mini, "third-party-contact", None).first == (Option("police-110", "归它管"),)
    assert not route(mini, "third-party-contact", Lender.BANK)
    small.replace(root, POLICE, "accepts:\n", "accepts:\n  - {behaviours: [third-party-contact, crisis], unknown: true, lenders: [], tier: second, why: 先问清}\n")
    mini = knowledge.load(root)
    assert (route(mini, "crisis", None).second, route(mini, "crisis", Lender.CREDIT_CARD).second) == ((Option("police-110", "先问清"),), ())


def test_a_page_says_itself_why_and_when_to_go_to_a_channel(root):
    """For the lenders that it names, and nobody else; the channel's own reason and periods hold for the others."""
    contact = "docs/scenarios/contact.md"
    small.replace(root, contact, "channels: [police-110]", "channels: [police-110]\nreasons: [{channel: police-110, lenders: [bank], tier: second, no_clocks: true, why: 先找银行}]")
    mini = knowledge.load(root)
    page = mini.scenarios["contact"].record
    bank, card, unknown = (scenario_route(mini, page, lender) for lender in (Lender.BANK, Lender.CREDIT_CARD, None))
    assert (bank.first, bank.second) == ((), (Option("police-110", "先找银行", clocks=False),))
    assert card.first == unknown.first == (Option("police-110", "归它管"),)
    small.replace(root, contact, "lenders: [bank], tier: second, ", "")
    mini = knowledge.load(root)
    assert scenario_route(mini, mini.scenarios["contact"].record, None).first == (Option("police-110", "先找银行", clocks=False),)


def test_a_channel_that_a_page_puts_first_stands_where_the_page_lists_it(base):
    """On the page for whoever has nothing to eat, help with that comes before everything else."""
    page = base.scenarios["no-money"].record
    for lender in (*page.lenders, None):
        assert scenario_route(base, page, lender).channels[0] == "civil-affairs"


#: What people do about it first, for every kind of lender that this channel takes it of.
FIRST = [("agent-scam", "police-110"), ("wrong-person", "lender-complaint"), ("public-exposure", "police-110"), ("paid-debt", "lender-complaint")]


@pytest.mark.parametrize(("behaviour", "channel_id"), FIRST)
def test_a_behaviour_leads_first_where_its_own_situation_leads(base, behaviour, channel_id):
    for lender in (*Lender, None):
        found = [option.channel for option in usual_route(base, behaviour, lender).first]
        assert channel_id not in found or found[0] == channel_id, lender


def test_no_days_of_minor_offences_stand_beside_fraud(site):
    """Fraud is a criminal case: the thirty days of the police for other cases do not hold."""
    for id_ in ("debt-relief-scam", "negotiation", "paid-still-chased", "pay-to-whom", "refinance-trap"):
        options = [option for lender in (*Lender, None) for option in scenario_route(site.base, site.base.scenarios[id_].record, lender).first if option.channel == "police-110"]
        assert options and not any(option.clocks for option in options), id_
    days = site.limits["police-case"][2].counts
    assert days not in doors.card(site, site.base.scenarios["pay-to-whom"])
    assert days in doors.card(site, site.base.scenarios["insults-threats"]), "the control: elsewhere the period is shown in these words"


def test_letters_for_somebody_else_are_not_offered_beside_the_police(site):
    for id_ in ("family-consequences", "public-shaming", "stalking", "student"):
        shown = doors.card(site, site.base.scenarios[id_])
        assert "letters/police-statement.md" in shown and "letters/notice-to-village-or-school.md" not in shown, id_


def test_what_depends_on_the_lender_waits_until_it_is_known(root):
    small.replace(root, POLICE, "lenders: [credit-card, bank, ", "lenders: [credit-card, ")
    small.replace(root, POLICE, "cost: 免费", "refuses: [{behaviour: third-party-contact, why: 不归它管}]\ncost: 免费")
    mini = knowledge.load(root)
    assert route(mini, "third-party-contact", Lender.CREDIT_CARD).first == (Option("police-110", "归它管"),)
    assert route(mini, "third-party-contact", Lender.BANK).no_use == (Option("police-110", "不归它管"),)
    unknown = route(mini, "third-party-contact", None)
    assert (unknown.first, unknown.second, unknown.no_use) == ((), (), ())


def test_a_refusal_of_a_side_matter_is_no_refusal(root):
    """What a page is mainly about comes first; `no_use` for a side matter would read as a refusal of everything."""
    small.replace(root, POLICE, "lenders: [credit-card, bank, ", "lenders: [credit-card, ")
    small.replace(root, POLICE, "cost: 免费", "refuses: [{behaviour: crisis, why: 不归它管}]\ncost: 免费")
    mini, both = knowledge.load(root), ["third-party-contact", "crisis"]
    assert "police-110" not in {option.channel for option in route(mini, both, Lender.BANK).no_use}
    assert Option("police-110", "不归它管") in route(mini, both[::-1], Lender.BANK).no_use


def test_a_refusal_for_some_lenders_is_none_for_others(root):
    small.replace(root, POLICE, "lenders: [credit-card, bank, consumer-finance, ", "lenders: [credit-card, ")
    small.replace(root, POLICE, "cost: 免费", "refuses: [{behaviour: third-party-contact, lenders: [bank], why: 不归它管}]\ncost: 免费")
    mini = knowledge.load(root)
    assert [route(mini, "third-party-contact", lender).no_use for lender in (Lender.BANK, Lender.CONSUMER_FINANCE)] == [(Option("police-110", "不归它管"),), ()]


def test_an_unknown_lender_is_first_told_how_to_find_out(root):
    mini = knowledge.load(root)
    assert route(mini, "third-party-contact", None).find_lender == "guides/find-my-lender.md"
    assert route(mini, "third-party-contact", Lender.BANK).find_lender == ""


def test_situations_answer_an_unknown_lender_from_the_same_function(site):
    for entry in site.base.of_kind("scenario"):
        page = scenario.page(site, entry)
        if entry.id == "mental-crisis":  # nobody is asked who lent
            assert "lender-" not in page
            continue
        shown = page[page.index('<span id="lender-unknown">') :]
        shown = shown[: re.search(r"<details class=\"kb-route\"|<p class=\"kb-noclock\"|<details class=\"kb-fold", shown).start()]
        found = scenario_route(site.base, entry.record, None)
        assert f"](../{found.find_lender})" in shown
        for id_ in entry.record.channels:
            assert (f"](../channels/{id_}.md)" in shown) is (id_ in found.channels), f"{entry.id} {id_}"


def test_each_page_holds_each_behaviour_with_its_channels_and_no_other(site):
    pages = routes.pages(site)
    assert set(pages) == {routes.SOURCE} | {routes.source_of(lender.value) for lender in Lender}
    for lender in (None, *Lender):
        page = pages[routes.source_of(lender.value) if lender else routes.SOURCE]
        up = "" if lender is None else "../"
        for behaviour in site.base.behaviours:
            found = route(site.base, behaviour, lender)
            assert page.count(f"{{#{behaviour} ") == 1
            part = page.split(f"{{#{behaviour} ", 1)[1].split("</details>", 1)[0]
            for id_ in site.base.channels:
                here = id_ in {option.channel for option in (*found.first, *found.second, *found.no_use)}
                assert (f"]({up}{id_}.md)" in part) is here, f"{lender} {behaviour} {id_}"


def test_nobody_is_invited_to_call_where_it_is_of_no_use(site):
    for page in routes.pages(site).values():
        for part in page.split("**不用去**")[1:]:
            assert "tel:" not in part.split("</details>")[0]


def test_the_data_give_each_row_its_reasons_and_a_page(base, real_files):
    rows = json.loads(real_files()["data/routes.json"])["routes"]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        lender = None if row["lender"] == "unknown" else Lender(row["lender"])
        found = usual_route(base, row["behaviour"], lender)
        for tier in ("first", "second", "no_use"):
            assert [(item["channel"], item["why"]) for item in row[tier]] == [(item.channel, item.why) for item in getattr(found, tier)]
            assert all(item["why"] for item in row[tier])
        assert row["url"] == (f"channels/routes/{row['lender']}/#{row['behaviour']}" if lender else f"channels/routes/#{row['behaviour']}")
        assert ("find_lender" in row) is (lender is None)
    assert {row["behaviour"] for row in rows if row["lender"] == "unknown"} == set(base.behaviours)


#: What a second reader found missing or wrong, as the value that is right: behaviour, lender, tier, channels that stand there.
RIGHT = [
    ("repeated-calls", "insurer", "first", {"lender-complaint", "nfra-12378"}),
    ("repeated-calls", "national-amc", "first", {"nfra-12378"}),
    ("repeated-calls", "guarantee-company", "first", {"lender-complaint", "local-finance-bureau"}),
    ("repeated-calls", "local-licensed", "first", {"lender-complaint", "local-finance-bureau"}),
    ("third-party-contact", "debt-assignee", "first", {"lender-complaint"}),
    ("third-party-contact", "debt-assignee", "second", {"local-finance-bureau"}),
    ("repeated-calls", "loan-assistance", "second", {"nfra-12378", "local-finance-bureau"}),
    ("excessive-cost", "loan-assistance", "second", {"nfra-12378", "local-finance-bureau"}),
    ("excessive-cost", "unlicensed", "second", {"police-110"}),
    ("upfront-deduction", "unlicensed", "second", {"police-110"}),
    ("excessive-cost", "private-person", "first", {"legal-aid-12348"}),
    ("insults", "private-person", "first", {"police-110"}),
    ("arbitration-notary", "bank", "second", {"court-12368"}),
    ("forged-documents", "unknown", "first", {"court-12368", "police-110"}),
    ("wrong-person", "unknown", "first", {"lender-complaint", "spam-12321"}),
    ("wrong-person", "unknown", "second", {"police-110"}),
    ("paid-debt", "unknown", "first", {"lender-complaint"}),
    ("private-messaging", "unknown", "first", {"lender-complaint"}),
    ("app-overcollection", "bank", "first", {"app-pi-report"}),
    ("app-overcollection", "unknown", "first", {"app-pi-report"}),
    ("extortion", "unknown", "second", {"anti-fraud-96110"}),
    ("impersonating-officials", "bank", "second", {"procuratorate-12309"}),
]


@pytest.mark.parametrize(("behaviour", "lender", "tier", "channels"), RIGHT)
def test_doors_that_were_missing_stand_open(base, behaviour, lender, tier, channels):
    found = route(base, behaviour, None if lender == "unknown" else Lender(lender))
    assert channels <= {option.channel for option in getattr(found, tier)}


def test_doors_that_were_wrong_are_shut(base):
    every = list(every_route(base))
    assert all("police-110" in {option.channel for option in found.first} for behaviour, _, found in every if behaviour == "malicious-reports")
    assert not [behaviour for behaviour, lender, found in every if lender is Lender.UNLICENSED and "nifa-report" in found.channels]
    assert not [option.channel for _, _, found in every for option in found.no_use if option.channel in NEVER_USELESS]
    assert not [behaviour for behaviour, lender, found in every if lender is Lender.UNLICENSED and "police-110" in {option.channel for option in found.no_use}]


def test_a_message_is_written_and_not_called(site):
    """Whoever may not be heard types the number with the figures of the place: no tap dials it, or opens a message to the bare one."""
    page = channel.page(site, site.entry("channel:police-110"))
    assert "12110" in page and "](tel:12110)" not in page and "](sms:" not in page
    assert "到 **12110** 加区号后三位" in page


def test_no_letter_is_offered_to_an_office_that_does_not_take_the_matter(base):
    """小额贷款公司 is not the matter of 金融监管局, nor a bank that of 地方金融管理局; an app may stand for either."""
    for id_ in ("call-bombing", "contact-bombing", "insults-threats", "workplace"):
        page = base.scenarios[id_]
        state, local = (set(useful_against(base, page, letter)) for letter in ("nfra-complaint", "local-finance-complaint"))
        assert {Lender.BANK, Lender.CREDIT_CARD, Lender.CONSUMER_FINANCE} <= state - local
        assert Lender.MICRO_LOAN in local - state and Lender.LOAN_ASSISTANCE in state & local
        assert not {Lender.UNLICENSED, Lender.PRIVATE_PERSON} & (state | local)


def test_a_letter_for_some_kinds_of_lender_is_not_for_the_others_and_one_to_whoever_presses_is_for_all(base):
    page = base.scenarios["call-bombing"]
    assert useful_against(base, page, "insurer-complaint") == [Lender.INSURER]
    assert useful_against(base, page, "lender-complaint") == page.record.lenders == useful_against(base, page, "police-statement")
    recourse = base.scenarios["guarantee-recourse"]
    assert set(useful_against(base, recourse, "insurer-complaint")) > {Lender.INSURER}


def test_of_every_situation_somebody_can_use_every_letter(base):
    for entry in base.scenarios.values():
        for letter in entry.record.letters:
            assert useful_against(base, entry, letter), (entry.id, letter)
