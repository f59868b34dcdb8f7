"""What could not be confirmed is a whole list: nothing weak is left out, every row says what to look at and where to mend it."""

from __future__ import annotations

import json
import re

import pytest
from here import ROOT

from kb.joining import unconfirmed
from kb.publishing import export
from kb.records.fields import Source
from kb.records.law import Provision
from kb.records.vocabulary import Level
from kb.records.walk import records
from kb.render import unverified

WEAK = {level.value for level in unconfirmed.WEAK}


@pytest.fixture(scope="module")
def published(site):
    return json.loads(export.files(site)["data/unverified.json"])["unverified"]


def test_every_weak_record_of_every_file_is_in_the_list(base, published):
    """Counted another way: by walking every record that says a level. Not counted: sources, whose level is that of what they support,
    and provisions that say the same as their instrument."""
    expected = 0
    for record in base.records.values():
        for location, inner in records(record):
            level = getattr(inner, "level", None)
            if level is None or isinstance(inner, Source) or str(level) not in WEAK:
                continue
            same = len(location) > 2 and location[0] == "provisions" and level is record.verification.level
            expected += not same
    assert len(published) == expected > 200


def test_nothing_that_is_confirmed_stands_in_it(published):
    assert {row["level"] for row in published} == WEAK
    assert Level.OFFICIAL.value not in WEAK and Level.TWO_CORPORA.value not in WEAK


def test_every_row_can_be_worked_down(published):
    for row in published:
        assert row["look"] and not re.search("〔[^0-9]", row["look"]), row["id"]  # 〔2024〕 is a year
        assert (ROOT / row["file"]).is_file(), row["id"]
    assert {row["kind"] for row in published} == {look.value for look in unconfirmed.Look}


def test_a_provision_of_its_own_check_is_a_row_of_its_own(base, published):
    own = [f"law:{statute.id}#{item.no}" for statute in base.statutes.values() for item in statute.provisions if _own(statute, item) in WEAK]
    assert own and set(own) <= {row["id"] for row in published}


def _own(statute, item: Provision) -> str:
    own = item.verification
    return own.level.value if own and own.level is not statute.verification.level else ""


def test_the_page_has_every_row_and_says_once_a_group_what_to_look_at(site, published):
    page = unverified.page(site)
    assert page.count("\n- ") == len(published)
    for look in unconfirmed.Look:
        assert f"-{look.value} " in page, look
