"""A term of law leads to the provision that it belongs to, and the pages of that name come right after; no sentence that only has the term does."""

from __future__ import annotations

import browser
import pytest
import search_quality
from kb.records.vocabulary import Rank

#: A provision that so many pages cite is asked for by its name.
OFTEN = 3
#: Cited often, and known by no name of its own. Conduct that the police punish: everybody's words for it (打人, 私闯民宅) belong to pages.
CONDUCT = [f"public-security-punishments#{no}" for no in (18, 26, 47, 51, 56, 58, 59, 61, 62, 63, 99, 133)]
#: Who is in charge, whom one may turn to, what somebody may not do: the page of that office is what is asked for.
OFFICES = [
    "administrative-reconsideration#11", "administrative-reconsideration#24", "administrative-reconsideration#27", "banking-supervision#2", "civil-procedure#208",
    "civil-procedure#247", "civil-procedure#265", "criminal-procedure#111", "cybersecurity#51", "lawyers#16", "lawyers#52", "lawyers#56", "lawyers#59", "legal-aid#23",
    "legal-aid#42", "legal-aid#43", "legal-aid#49", "people-mediation#3", "people-mediation#4", "people-police#21", "people-police#22",
    "personal-information-protection#10", "personal-information-protection#50", "personal-information-protection#65",
]


@pytest.fixture(scope="module")
def ask(real_index):
    with browser.running() as chromium:
        page = chromium.new_page()
        yield lambda *queries: [answer.ids for answer in search_quality.ask(page, real_index, list(queries))]
        page.close()


def test_a_provision_of_a_law_that_many_pages_cite_has_a_name_or_a_reason(base, site):
    graph = site.graph
    nameless = {
        f"{statute.id}#{provision.no}"
        for statute in base.statutes.values()
        for provision in statute.provisions
        if statute.rank is Rank.LAW and len(graph.citing(statute.id, provision.no)) >= OFTEN and not (provision.subjects or provision.called or provision.crimes)
    }
    assert nameless == {*CONDUCT, *OFFICES}


@pytest.mark.parametrize(
    "query, first",
    [
        ("诉讼时效", "law:civil-code#188"),
        ("留置送达是什么意思", "law:civil-procedure#89"),
        ("什么叫合同相对性", "law:civil-code#465"),  # a name that the text does not use
        ("谁主张谁举证", "law:civil-procedure#67"),
        ("财产保全", "law:civil-procedure#103"),  # before the interpretation that explains it
    ],
)
def test_a_term_of_law_leads_to_its_provision(ask, query, first):
    assert ask(query)[0][0] == first


def test_pages_of_that_name_come_right_after_the_provision(ask):
    (found,) = ask("支付令")
    assert found[0].startswith("law:civil-procedure#") and "scenario:payment-order" in found[1:3], found


def test_a_sentence_with_a_term_of_law_is_about_what_happened(ask):
    found = ask("过了诉讼时效他们还天天打电话催我", "法院公告送达了我才知道被判了还能上诉吗")
    assert not any(ids[0].startswith("law:") for ids in found), found


def test_a_term_beside_the_name_of_its_law_stays_in_that_law(ask):
    (found,) = ask("民事诉讼法解释 举证期限")
    assert found[0].startswith("law:civil-procedure-interpretation#")
