"""The script and the records answer alike: four times the LPR day by day, whom a line is for, which loans it looks at, and all words are used."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import rate_modules
from kb.joining.lpr import Known, four_times, rate_on
from kb.records.relied_on import LINES, Said
from kb.records.vocabulary import Lender, Level
from kb.render import rate_lines
from kb.render.tooldata import rate_calculator

SCRIPTS = rate_modules.SCRIPTS / "tools/rate-calculator"


@pytest.fixture(scope="module")
def told(site):
    return rate_calculator.data(site, site.entry("tool:rate-calculator"))


@pytest.fixture(scope="module")
def ask(chromium):
    page, asked = rate_modules.opened(chromium)
    yield asked
    page.close()


def test_four_times_the_lpr_is_that_of_the_table_on_every_day(site, told, ask):
    days = [dt.date(2019, 6, 1) + dt.timedelta(days=step) for step in range(3000)]
    for day, answer in zip(days, ask("fourTimes", [[told["lpr"], day.isoformat()] for day in days]), strict=True):
        known = rate_on(site.base.lpr, day)
        if isinstance(known, Known):
            assert answer["rate"] == str(four_times(known.rate)) and answer["one"] == str(known.rate), day
        else:
            assert answer["reason"] == "unknown" and answer["words"] == known.reason, day


def test_every_lender_meets_the_lines_of_the_records_and_no_other(site, told, ask):
    sums = dict.fromkeys(["fee", "guarantee", "membership", "penalty"], 1)
    for lender in Lender:
        for day in ("2019-01-01", "2024-06-01", "2025-12-15", "2026-09-01"):
            given = {"contract": day, "suit": "", "span": {"low": 30, "high": 40}, "sums": sums, "withheld": 1}
            [judged] = ask("judgeLines", [[told, lender.value, given]])
            lines = [line for line in site.base.rate_lines.lines if lender in rate_lines.lenders_of(site, line)]
            assert [one["line"]["id"] for one in judged] == [line.id for line in lines]
            for one, line in zip(judged, lines, strict=True):
                assert one["applies"] == {True: "yes", False: "no", None: "unclear"}[line.reaches(dt.date.fromisoformat(day))]
                assert bool(one["verdict"]) == (line.number and one["applies"] != "no")


@pytest.mark.parametrize(("low", "high", "verdict"), [(24.01, 30, "above"), (10, 23.99, "below"), (23, 25, "unclear"), (24, 24, "unclear"), (24.003, 30, "unclear")])
def test_a_line_is_crossed_only_where_all_ways_of_counting_say_so(told, ask, low, high, verdict):
    given = {"contract": "2026-01-01", "suit": "", "span": {"low": low, "high": high}, "sums": {}, "withheld": 0}
    [judged] = ask("judgeLines", [[told, "consumer-finance", given]])
    assert next(one for one in judged if one["line"]["id"] == "court-24")["verdict"] == verdict


def test_how_sure_we_are_is_said_in_words_of_readers(told):
    """语料 is a word of editors; how many texts agree, and that none was compared with the official one, is said all the same."""
    assert [level.value for level in Level if "语料" in level.label + level.note] == []
    assert all("份文本" in level.label and "未与官网逐条核对" in level.note for level in (Level.TWO_CORPORA, Level.ONE_CORPUS))
    rules = [rule for line in told["lines"] for rule in line["rules"]]
    assert any(Level.TWO_CORPORA.label in rule for rule in rules) and not any("语料" in rule for rule in rules)


def test_without_a_rate_or_a_day_nothing_is_concluded(told, ask):
    given = {"contract": "", "suit": "", "span": None, "sums": {}, "withheld": 0}
    for lender in Lender:
        [judged] = ask("judgeLines", [[told, lender.value, given]])
        assert {one["verdict"] for one in judged} <= {"unclear", ""}


def test_scripts_ask_for_the_lines_that_are_there_and_fill_their_gaps():
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    for name, gaps in LINES[Said.TOOL_RATE].items():
        calls = re.findall(rf"""\bsay\("{name}", \{{(.*?)\}}\)""", code)
        assert calls or f'"{name}"' in code or name.startswith("line-") or name in ("above", "below", "between"), name
        assert all(set(gaps) == set(re.findall(r"([\u4e00-\u9fff]+):", given)) for given in calls), name
