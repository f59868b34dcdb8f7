"""What programs are told of a page is of schema.org's shape, stands on the page, and is no surer than the page."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
import small

from kb.joining import knowledge
from kb.joining.handbook import join
from kb.joining.timeline import Status, status
from kb.publishing import policy
from kb.reading.prose import plain_text
from kb.records.vocabulary import Level, Rank
from kb.render import pages as render_pages, structured

BLOCK = re.compile(r'<script type="application/ld\+json" class="kb-ld">(.*?)</script>')

#: Read at schema.org on 2026-11-30 (types Legislation, GovernmentService, ServiceChannel, FAQPage, Question): needed, then allowed.
PROPERTIES = {
    "Legislation": ({"name", "legislationType", "legislationPassedBy", "inLanguage"}, {"alternateName", "legislationIdentifier", "legislationJurisdiction", "datePublished", "legislationDateOfApplicability", "legislationLegalForce"}),
    "GovernmentService": ({"name", "description", "provider"}, {"areaServed", "availableChannel"}),
    "ServiceChannel": (set(), {"servicePhone"}),
    "ContactPoint": ({"telephone"}, set()),
    "FAQPage": ({"mainEntity"}, set()),
    "Question": ({"name", "acceptedAnswer"}, set()),
    "Answer": ({"text"}, set()),
    "Organization": ({"name"}, set()),
    "GovernmentOrganization": ({"name"}, set()),
}


@pytest.fixture(scope="module")
def pages(site):
    return render_pages(site)


@pytest.fixture(scope="module")
def told(pages):
    return {path: json.loads(found[1]) for path, text in pages.items() if (found := BLOCK.search(text))}


def things(data):
    """Every object with a type, however deep."""
    if isinstance(data, dict):
        if "@type" in data:
            yield data
        for value in data.values():
            yield from things(value)
    elif isinstance(data, list):
        for value in data:
            yield from things(value)


def test_every_thing_has_what_its_type_needs_and_nothing_that_it_does_not_know(told):
    for path, data in told.items():
        assert data["@context"] == "https://schema.org" and data["@type"] in ("Legislation", "GovernmentService", "FAQPage"), path
        for thing in things(data):
            needed, more = PROPERTIES[thing["@type"]]
            own = set(thing) - {"@context", "@type"}
            assert needed <= own <= needed | more, (path, thing["@type"], own)
            assert all(thing[name] not in ("", [], None) for name in own), path


def test_legislation_is_what_the_file_says_and_a_standard_is_none(base, told, today):
    for statute in base.statutes.values():
        data = told.get(f"law/{statute.id}.md")
        if statute.rank in (Rank.STANDARD, Rank.SELF_DISCIPLINE, Rank.PARTY, Rank.JUDICIAL_DOCUMENT):
            assert data is None, statute.id
            continue
        assert (data["name"], data.get("legislationIdentifier")) == (statute.title, statute.doc_no)
        force = {Status.IN_FORCE: "InForce", Status.EXPIRED: "NotInForce", Status.PENDING: "NotInForce"}.get(status(statute, today), "")
        assert data.get("legislationLegalForce", "").removeprefix("https://schema.org/") == force, statute.id
        assert data.get("legislationDateOfApplicability") == (statute.effective_from.isoformat() if statute.effective_from else None)


def test_law_is_in_force_on_its_day_and_not_before(tmp_path):
    base = knowledge.load(small.write(tmp_path))
    for day, force in ((dt.date(2020, 12, 31), "NotInForce"), (dt.date(2021, 1, 1), "InForce")):
        data = structured.legislation(join(base, day, day), base.statutes["civil-code"])
        assert data["legislationLegalForce"] == f"https://schema.org/{force}"


def test_services_are_those_of_authorities_and_numbers_those_that_somebody_confirmed(base, told):
    for entry in base.channels.values():
        data = told.get(entry.source)
        assert (data is not None) is entry.record.authority, entry.id
        if data is None:
            continue
        weak = {contact.dial or contact.value for contact in entry.record.contacts if contact.level is Level.UNCONFIRMED}
        sure = {contact.dial or contact.value for contact in entry.record.contacts if contact.level is not Level.UNCONFIRMED}
        numbers = {thing["telephone"] for thing in things(data) if thing["@type"] == "ContactPoint"}
        assert numbers <= sure and not numbers & (weak - sure), entry.id


@pytest.mark.parametrize("word", ["协会", "公司", "媒体", "平台；", "放款机构自己"])
def test_who_is_no_authority_is_not_called_one(base, word):
    assert [entry.id for entry in base.channels.values() if entry.record.authority and word in entry.record.operator] == []


def test_a_page_of_questions_really_asks_and_answers_in_its_own_words(base, told):
    asking = {path: data for path, data in told.items() if data["@type"] == "FAQPage"}
    assert asking
    for path, data in asking.items():
        [entry] = [entry for entry in base.entries.values() if entry.source == path]
        words = re.sub(r"\s", "", plain_text(entry.body))
        assert len(data["mainEntity"]) >= structured.ASKED
        for question in data["mainEntity"]:
            assert re.search(rf"^##+ {re.escape(question['name'])}", entry.body, re.M), (path, question["name"])
            assert re.sub(r"\s", "", question["acceptedAnswer"]["text"]) in words, (path, question["name"])


def test_a_page_that_only_states_is_no_page_of_questions(told):
    assert all(data["@type"] != "FAQPage" for path, data in told.items() if path.startswith(("myths/", "letters/")))


def test_the_content_policy_needs_no_hash_for_data_and_keeps_its_hash_for_scripts():
    page = '<html><head></head><body><script type="application/ld+json">{}</script></body></html>'
    assert "sha256-" not in policy.with_policy(page)
    assert policy.with_policy(page.replace('type="application/ld+json"', 'type="module"')).count("sha256-") == 1
