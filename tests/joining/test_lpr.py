"""The loan prime rate: known exactly where a source supports it, unknown everywhere else."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.joining.lpr import Known, Unknown, four_times, rate_on, stretches
from kb.records.tables import Lpr
from kb.records.vocabulary import Lender, Level

DAY = dt.timedelta(days=1)

#: Independent oracle, written from the news quoted in the reference, not from the table: first
#: and last day for which the rate is supported, one-year rate, four times it as courts write it.
SUPPORTED = [
    ("2020-04-20", "2021-12-19", "3.85", "15.4"),
    ("2021-12-20", "2022-01-19", "3.80", "15.2"),
    ("2022-01-20", "2022-08-21", "3.70", "14.8"),
    ("2022-08-22", "2023-06-19", "3.65", "14.6"),
    ("2023-06-20", "2023-07-19", "3.55", "14.2"),
    ("2024-05-20", "2024-07-21", "3.45", "13.8"),
    ("2024-07-22", "2024-09-30", "3.35", "13.4"),
    ("2024-11-01", "2025-04-30", "3.10", "12.4"),
    ("2025-06-01", "2026-09-20", "3.00", "12.0"),
]

#: Why nothing may be said: before our first source, changes whose day nobody stated, after our last source.
UNSUPPORTED = ["2019-08-20", "2020-03-25", "2020-04-19", "2023-07-20", "2023-08-21", "2024-05-19", "2024-10-01", "2024-10-21", "2024-10-31", "2025-05-01", "2025-05-20", "2025-05-31", "2026-09-21", "2026-11-23", "2100-01-01"]


@pytest.mark.parametrize(("first", "last", "rate", "four"), SUPPORTED)
def test_the_rate_is_known_from_the_first_to_the_last_day_that_sources_support(base, first, last, rate, four):
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    for day in (start, start + (end - start) / 2, end):
        found = rate_on(base.lpr, day)
        assert found == Known(Decimal(rate), start, Level.REPORTED)
        assert four_times(found.rate) == Decimal(four)


@pytest.mark.parametrize("day", UNSUPPORTED)
def test_a_day_without_support_is_unknown_with_a_reason(base, day):
    found = rate_on(base.lpr, dt.date.fromisoformat(day))
    assert isinstance(found, Unknown) and "中国货币网" in found.reason


def test_nothing_is_carried_beyond_the_last_known_day(base):
    last = base.lpr.last_known
    assert isinstance(rate_on(base.lpr, last), Known)
    found = rate_on(base.lpr, last + DAY)
    assert isinstance(found, Unknown) and last.isoformat() in found.reason


def test_four_times_is_exact():
    """In binary, 3.85 * 4 would do, 3.65 * 4 prints 14.6 by luck and 0.1 * 3 does not: no luck here."""
    assert str(four_times(Decimal("3.85"))) == "15.40" and four_times(Decimal("4.35")) == Decimal("17.40")


# Tables that nobody wrote ------------------------------------------------------------


@st.composite
def tables(draw) -> Lpr:
    """Any sound table: changes on rising days, known parts anywhere that is allowed."""
    starts = sorted(draw(st.sets(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=6)))
    last_known = starts[-1] + draw(st.integers(0, 400)) * DAY
    changes = []
    for index, on in enumerate(starts):
        row = {"on": on.isoformat(), "day": draw(st.sampled_from(["reported", "month", "unconfirmed"])), "rate": f"{index + 1}.05", "level": "reported", "source": "某处"}
        changes.append(row)
    for index, row in enumerate(changes):
        on = starts[index]
        first = (on.replace(day=28) + 4 * DAY).replace(day=1) if row["day"] == "month" else on
        following = changes[index + 1] if index + 1 < len(changes) else None
        end = last_known if following is None else (starts[index + 1].replace(day=1) if following["day"] == "month" else starts[index + 1]) - DAY
        if first <= end and draw(st.booleans()):
            since = draw(st.dates(first, end))
            row["known"] = {"since": since.isoformat(), "until": draw(st.dates(since, end)).isoformat(), "why": "某处说的"}
    return Lpr.model_validate({
        "last_known": last_known.isoformat(),
        "changes": changes,
        "rules": [{"id": "a", "when": "甲", "basis": "contract-date", "says": "乙", "law": ["civil-code#1"]}],
        "lenders": [lender.value for lender in Lender],
    })


def oracle(table: Lpr, day: dt.date) -> Decimal | None:
    """The plainest reading of the table."""
    rates = [Decimal(change.rate) for change in table.changes if change.known and change.known.since <= day <= change.known.until]
    assert len(rates) <= 1
    return rates[0] if rates else None


@given(tables(), st.dates(dt.date(2019, 1, 1), dt.date(2032, 1, 1)))
def test_any_table_answers_as_it_reads(table, day):
    found, expected = rate_on(table, day), oracle(table, day)
    assert (found.rate if isinstance(found, Known) else None) == expected
    if isinstance(found, Known):
        assert table.changes[0].on <= found.since <= day <= table.last_known


@given(tables())
def test_stretches_cover_every_day_once(table):
    rows = stretches(table)
    assert rows[0].first is None and rows[-1].last is None and isinstance(rows[-1].answer, Unknown)
    for before, after in zip(rows, rows[1:]):
        assert before.last + DAY == after.first


@given(tables())
def test_each_end_of_a_stretch_belongs_to_it(table):
    for row in stretches(table):
        for day in filter(None, (row.first, row.last)):
            assert rate_on(table, day) == row.answer


def test_a_known_part_may_not_reach_into_the_month_of_a_change_whose_day_is_unknown(base):
    data = base.lpr.model_dump(mode="json", exclude_none=True)
    data["changes"][7]["known"]["until"] = "2024-10-20"
    with pytest.raises(ValidationError, match="2024-10-01 的前一天"):
        Lpr.model_validate(data)


# What readers and tools get -----------------------------------------------------------


def test_it_is_for_private_lending_and_says_for_whom_not(base):
    assert base.lpr.lenders == [Lender.PRIVATE_PERSON]
    excluded = {lender for scope in base.lpr.not_lenders for lender in scope.lenders}
    assert {Lender.BANK, Lender.CREDIT_CARD, Lender.CONSUMER_FINANCE, Lender.MICRO_LOAN} <= excluded


def test_which_day_counts_is_cited(base):
    rules = {rule.basis: rule.law for rule in base.lpr.rules}
    assert rules["contract-date"] == ["private-lending-provisions#25-p1"]
    assert rules["suit-date"] == ["private-lending-provisions#31-p2"]


def test_open_data_gives_days_rates_and_rules(base, real_files):
    data = json.loads(real_files()["data/lpr.json"])
    assert data["schema"] == 1 and data["last_known"] == base.lpr.last_known.isoformat()
    for row in data["lpr"]:
        assert Decimal(row["rate"]) * 4 == Decimal(row["four_times"]) and row["url"] == f"about/lpr/#{row['id']}"
    assert [(row["known"]["since"], row["known"]["until"], row["rate"]) for row in data["lpr"] if "known" in row] == [row[:3] for row in SUPPORTED]
    assert data["rules"][0]["law"][0]["url"] == "law/private-lending-provisions/#art-25-p1"
