"""The log of contacts, its modules alone in real Chromium: joining loses nothing, files come back as they went, counting never says more than the data do."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from here import ROOT
from phone_bills import spreadsheet
from kb.publishing.bundle import bundle
from kb.records.vocabulary import SOFT_RANKS, CountTest, Unit
from kb.render.tooldata import DATA

FOLDER = ROOT / "docs/assets/js"
FIELDS = ["id", "at", "kind", "lender", "agency", "number", "outcome", "reached", "voice", "people", "line", "words", "file", "note", "relation", "tone"]
_ENTRY = """\
import { countedOnce, emptyLog, entryKey, entryOf, logFile, mergedLogs, merging, readingState, readLogFile, stateOf, without, writingLogFile } from "./tools/evidence-log/entries.js";
import { factsIn, marking, marksOf, daysOf } from "./tools/evidence-log/counting.js";
import { csvText, guarded, tableRows, unguarded, writingTable } from "./tools/evidence-log/csv.js";
import { findingNew, readingLog, whatIsNew } from "./tools/evidence-log/transfer.js";
import { labelsOf } from "./tools/evidence-log/labels.js";
import { masker, masking } from "./tools/evidence-log/mask.js";
import { momentHere, readMoment } from "./tools/evidence-log/moments.js";
import { billEntries, billNumbers, newOnes } from "./tools/evidence-log/bill.js";
import { inflating } from "./inflate.js";
import { sheetText } from "./tools/evidence-log/xlsx.js";
import { atOnce, sorting } from "./tools/evidence-log/slices.js";
import { groundsOf, holding } from "./tools/evidence-log/grounds.js";
import { reporting, reportRows } from "./tools/evidence-log/report.js";
import { letterText } from "./letter/fill.js";
import { sayer } from "./said.js";
self.log = { countedOnce, emptyLog, entryKey, entryOf, logFile, mergedLogs, readLogFile, stateOf, without, marksOf, daysOf, csvText, guarded, tableRows, unguarded, readingLog, whatIsNew, labelsOf, masker, momentHere, readMoment, billEntries, billNumbers, newOnes, inflating, sheetText, atOnce, groundsOf, reportRows, letterText, sayer, merging, readingState, factsIn, marking, findingNew, masking, sorting, holding, reporting, writingLogFile, writingTable };
"""


@pytest.fixture(scope="module")
def script() -> str:
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js")}
    return bundle(sources | {"entry.js": _ENTRY}, "entry.js")


@pytest.fixture(scope="module")
def js(chromium, script):
    """js("merge(…)", argument) on an empty page."""
    page = chromium.new_page()
    page.add_script_tag(content=script)
    yield lambda code, given=None: page.evaluate(f"(given) => {{ const log = self.log; {code} }}", given)
    page.close()


@pytest.fixture(scope="module")
def told(base, site):
    """What the page's script is told."""
    return json.loads(json.dumps(DATA["evidence-log"](site, base.tools["evidence-log"])))


SHARED = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(["=1+1", "'=x", "''@", "-3", "@SUM(A1)", "＝甲", "a,b\n\"c\"\r\nd", "\t=1", "甲\u202e乙", "<script>alert(1)</script>", "👨\u200d👩\u200d👧", "{{ x }}", "\ufeff"])
MOMENTS = st.sampled_from(["2026-11-20 22:00", "2026-11-20 07:59", "2026-11-20", "2026-11-21 08:00", "2024-02-29 23:59", "2026-11-29 00:00"])
ENTRIES = st.fixed_dictionaries({
    "id": st.sampled_from(["e1", "e2", "e3", "b-9"]), "at": MOMENTS, "kind": st.sampled_from(["call", "message", "visit", "other"]), "lender": st.sampled_from(["", "甲", "乙"]),
    "agency": WORDS, "number": WORDS, "outcome": st.sampled_from(["", "connected", "unanswered", "hung-up"]), "reached": st.sampled_from(["", "self", "family", "colleague", "other"]),
    "voice": st.sampled_from(["", "live", "recorded"]), "people": st.sampled_from(["", "1", "12"]), "line": WORDS, "words": WORDS, "file": WORDS, "note": WORDS, "relation": WORDS,
    "tone": st.sampled_from(["", "insult", "threat", "harm", "none"]),
})
LENDERS = st.fixed_dictionaries({"name": st.sampled_from(["甲", "乙"]), "kind": st.sampled_from(["", "bank", "micro-loan"]), "agreed": st.sampled_from(["", "yes", "no"])})
LOGS = st.fixed_dictionaries({"entries": st.lists(ENTRIES, max_size=4), "lenders": st.lists(LENDERS, max_size=2), "hide": st.lists(st.sampled_from(["小李", "13800000000"]), max_size=2)})


# -- joining --------------------------------------------------------------------


@SHARED
@given(st.tuples(LOGS, LOGS, LOGS))
def test_joining_is_of_sets_and_loses_nothing(js, logs):
    """Order and repetition change nothing, everything is there, and what either side deleted is gone for good."""
    found = js("""
      const [a, b, c] = given.map((raw) => log.stateOf(raw).state);
      const dropped = a.entries.length ? log.without(a, "entries", a.entries[0]) : a;
      const text = JSON.stringify;
      return {
        idempotent: text(log.mergedLogs(a, a)) === text(a),
        commutative: text(log.mergedLogs(a, b)) === text(log.mergedLogs(b, a)),
        associative: text(log.mergedLogs(log.mergedLogs(a, b), c)) === text(log.mergedLogs(a, log.mergedLogs(b, c))),
        twice: text(log.mergedLogs(log.mergedLogs(a, b), b)) === text(log.mergedLogs(a, b)),
        all: log.mergedLogs(a, b).entries, given: [...a.entries, ...b.entries],
        gone: !a.entries.length || !log.mergedLogs(dropped, a).entries.some((one) => text(one) === text(a.entries[0])),
        orders: text(log.mergedLogs(log.mergedLogs(dropped, b), c)) === text(log.mergedLogs(dropped, log.mergedLogs(c, b))),
      };""", list(logs))
    assert all(found[name] for name in ("idempotent", "commutative", "associative", "twice", "gone", "orders")), found
    as_set = {json.dumps(entry, sort_keys=True) for entry in found["all"]}
    assert as_set == {json.dumps(entry, sort_keys=True) for entry in found["given"]} and len(as_set) == len(found["all"])


# -- files ----------------------------------------------------------------------


@SHARED
@given(LOGS)
def test_a_backup_comes_back_as_it_went_and_adds_nothing_twice(js, raw):
    found = js("""
      const state = log.stateOf(given).state;
      const back = log.readLogFile(log.logFile(state));
      const again = log.whatIsNew(state, back.state, log.masker(true, state));
      return { same: JSON.stringify(back.state) === JSON.stringify({ ...state, gone: [] }), refused: back.refused, fresh: again.fresh, file: JSON.parse(log.logFile(state)) };""", raw)
    assert found["same"] and found["refused"] == 0 and found["fresh"] == 0
    assert found["file"]["tool"] == "evidence-log" and found["file"]["version"] == 1
    assert all(list(entry) == FIELDS for entry in found["file"]["entries"])


RISKY = "=+-@\t\r＝＋－＠"


@SHARED
@given(LOGS)
def test_the_table_comes_back_too_and_no_cell_runs(js, told, raw):
    found = js("""
      const labels = log.labelsOf(given.told);
      const state = log.stateOf(given.raw).state;
      const text = log.csvText(log.tableRows(labels, state.entries));
      const back = log.atOnce(log.readingLog(text, labels));
      return { text, entries: state.entries, back: back.state ? back.state.entries : [] };""", {"told": told, "raw": raw})
    assert found["back"] == found["entries"]
    # An independent reader of the format sees the same cells.
    assert found["text"].startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(found["text"][1:], newline="")))
    assert all(not cell.startswith(tuple(RISKY)) for row in rows for cell in row)
    labels = {field: dict(map(tuple, pairs)) for field, pairs in told["lists"].items()}
    for entry, row in zip(found["entries"], rows[1:], strict=True):
        for field, cell in zip(FIELDS, row, strict=True):
            plain = labels.get(field, {}).get(entry[field], entry[field])
            assert cell in (plain, "'" + plain)
    assert rows[0] == [told["fields"][field] for field in FIELDS]


def test_rows_without_an_id_stay_as_many_as_they_were(js, told):
    """Two calls in one minute are two; the same table read twice adds none."""
    text = "日期时间,什么事,对方号码\n2026-11-20 22:15,电话,021\n2026/11/20 22:15:40,电话,021\n2026年11月21日 8:05,短信、微信,021\n不是时间,电话,021\n2026-11-20T14:15:00Z,电话,021\n"
    found = js("""
      const labels = log.labelsOf(given.told);
      const read = () => log.atOnce(log.readingLog(given.text, labels));
      const once = read();
      return { once: once.state.entries, refused: once.refused, twice: log.mergedLogs(once.state, read().state).entries.length };""", {"told": told, "text": text})
    assert [entry["at"] for entry in found["once"]] == ["2026-11-20 22:15", "2026-11-20 22:15", "2026-11-21 08:05"] and found["twice"] == 3
    assert found["refused"] == 2  # a time with a zone is an instant: it is refused, not moved


@pytest.mark.parametrize(("text", "problem"), [
    ('{"tool": "evidence-log", "entries', "damaged"), ("{}", "foreign"), ('{"tool": "deadlines", "version": 1, "entries": []}', "foreign"), ("[1, 2]", "foreign"),
    ('{"tool": "evidence-log", "version": 2, "entries": []}', "newer"), ("甲,乙\n1,2\n", "foreign"), ("随便写的一段话", "foreign"), ("null", "foreign"),
])
def test_what_is_not_ours_is_named(js, told, text, problem):
    assert js("return log.atOnce(log.readingLog(given.text, log.labelsOf(given.told))).problem;", {"told": told, "text": text}) == problem


def test_a_hostile_file_gives_words_and_nothing_else(js):
    raw = {"tool": "evidence-log", "version": 1, "entries": [
        {"id": "x", "at": "2026-11-20 22:15", "kind": "call", "words": "<img src=x onerror=alert(1)>", "__proto__": {"polluted": 1}, "outcome": "constructor", "number": 138, "note": {"a": 1}},
        {"id": "../../etc", "at": "2026-02-30 10:00", "kind": "call"}, {"at": "2026-02-28", "kind": "murder"}, None, 7, "x",
    ], "lenders": [{"name": "甲", "kind": "<b>"}, {"name": ""}, 3], "hide": [1, "小李", " "]}
    found = js("const read = log.readLogFile(given); return { ...read, clean: ({}).polluted === undefined };", json.dumps(raw))
    assert found["clean"] and found["refused"] == 5
    (entry,) = found["state"]["entries"]
    assert entry["words"] == "<img src=x onerror=alert(1)>" and entry["outcome"] == "" and entry["number"] == "138" and entry["note"] == ""
    assert found["state"]["lenders"] == [{"id": found["state"]["lenders"][0]["id"], "name": "甲", "kind": "", "agreed": ""}] and [one["word"] for one in found["state"]["hide"]] == ["小李"]


def test_a_masked_table_read_back_adds_nothing(js, told):
    found = js("""
      const labels = log.labelsOf(given.told);
      const state = log.stateOf(given.raw).state;
      const mask = log.masker(true, state);
      const text = log.csvText(log.tableRows(labels, state.entries.map(mask)));
      if (log.atOnce(log.writingTable(labels, state.entries, mask)).join("") !== text) throw new Error("in pieces it is another table");
      return { text, fresh: log.whatIsNew(state, log.atOnce(log.readingLog(text, labels)).state, mask).fresh };""",
        {"told": told, "raw": {"entries": [entry(number="02155550000", words="你妈 13812345678，小李，02155550000", reached="family")], "hide": ["小李"]}})
    assert "13812345678" not in found["text"] and "小李" not in found["text"] and found["text"].count("02155550000") == 2
    assert "138＊＊＊＊＊＊78" in found["text"] and "小＊" in found["text"] and found["fresh"] == 0


# -- times ------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "read"), [
    ("2026-11-29 22:15", "2026-11-29 22:15"), ("2026-11-29T22:15", "2026-11-29 22:15"), ("2026/1/5 8:05:59", "2026-01-05 08:05"), ("２０２６－１１－２９　２２：１５", "2026-11-29 22:15"),
    ("2026年11月29日 22时15分", "2026-11-29 22:15"), ("2026-11-29", "2026-11-29"), ("2024-02-29 00:00", "2024-02-29 00:00"), ("2026-02-29 10:00", ""), ("2026-11-31", ""),
    ("2026-11-29 24:00", ""), ("2026-11-29 22:15Z", ""), ("2026-11-29T22:15:00+08:00", ""), ("", ""), ("昨天", ""), ("1e9", ""), ("2026-11-29 22:60", ""), ("22:15", ""),
])
def test_times_are_those_of_the_clock_on_the_wall(js, typed, read):
    assert js("return log.readMoment(given);", typed) == read


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Apia"])
def test_no_zone_moves_an_entry(chromium, script, zone):
    context = chromium.new_context(timezone_id=zone)
    page = context.new_page()
    page.add_script_tag(content=script)
    found = page.evaluate("""() => {
      const state = log.stateOf({ entries: [{ id: "a", at: "2026-03-08 02:30", kind: "call" }, { id: "b", at: "2026-11-01 23:59", kind: "call" }] }).state;
      return [state.entries.map((one) => one.at), log.daysOf(state.entries).map((one) => one.day), log.momentHere(new Date(2026, 2, 29, 1, 5))];
    }""")
    context.close()
    assert found == [["2026-03-08 02:30", "2026-11-01 23:59"], ["2026-03-08", "2026-11-01"], "2026-03-29 01:05"]


# -- counting -------------------------------------------------------------------


def entry(**given):
    entry.count = getattr(entry, "count", 0) + 1
    return dict.fromkeys(FIELDS, "") | {"id": f"t{entry.count}", "at": "2026-11-20 12:00", "kind": "call", "lender": "甲", "outcome": "connected", "reached": "self"} | given


def marks(js, told, entries, lenders):
    found = js("return log.marksOf(log.stateOf({ entries: given.entries, lenders: given.lenders }).state, given.rules);", {"entries": entries, "lenders": lenders, "rules": told["rules"]})
    return {one["name"]: {"problem": one["problem"], **{mark["rule"]["id"]: mark for mark in one["rules"]}} for one in found}


LENDER = {"name": "甲", "kind": "consumer-finance", "agreed": ""}
VOICES = {"notice-calls": "recorded", "interactive-calls": "live"}


@pytest.mark.parametrize(("rule", "field", "limit"), [
    ("notice-calls", {"voice": "recorded"}, "calls-notice-standard"), ("interactive-calls", {"voice": "live"}, "calls-interactive-standard"), ("unanswered-calls", {"outcome": "unanswered"}, "attempts-cba"),
])
def test_a_number_is_passed_one_above_it_and_not_at_it(js, told, base, rule, field, limit):
    most = int(base.limits()[limit].value)
    at, above = [[entry(**field) for _ in range(many)] for many in (most, most + 1)]
    assert marks(js, told, at, [LENDER])["甲"][rule]["status"] == "within"
    over = marks(js, told, above, [LENDER])["甲"][rule]
    assert over["status"] == "over" and over["over"] == [{"day": "2026-11-20", "certain": most + 1, "possible": most + 1}]
    # Spread over two days nothing is passed; by another lender it is another count.
    later = above[:-1] + [above[-1] | {"at": "2026-11-21 09:00"}]
    assert marks(js, told, later, [LENDER])["甲"][rule]["status"] == "within"
    other = above[:-1] + [above[-1] | {"lender": "乙"}]
    assert marks(js, told, other, [LENDER, {"name": "乙", "kind": "consumer-finance", "agreed": ""}])["甲"][rule]["status"] == "within"


def test_what_is_open_decides_nothing(js, told):
    """Five taken calls of which nobody noted whether a machine spoke: they may pass either number, and surely pass none."""
    found = marks(js, told, [entry() for _ in range(5)], [LENDER])["甲"]
    for rule in ("notice-calls", "interactive-calls"):
        assert found[rule]["status"] == "unsure" and found[rule]["unsure"] == [{"day": "2026-11-20", "certain": 0, "possible": 5, "reasons": ["no-voice"]}]
    unknown = marks(js, told, [entry(lender="", voice="live") for _ in range(5)], [LENDER, {"name": "乙", "kind": "bank", "agreed": ""}])
    assert [unknown[name]["interactive-calls"]["unsure"][0]["reasons"] for name in ("甲", "乙")] == [["no-lender"]] * 2


@pytest.mark.parametrize(("change", "reason"), [
    ([{"agency": "丙公司"}, {"agency": "丁公司"}], "several-agencies"), ([{"reached": ""}], "no-reached"), ([{"outcome": "hung-up"}], "unclear-outcome"), ([{"outcome": ""}], "no-outcome"),
])
def test_why_a_count_of_talks_is_open(js, told, change, reason):
    entries = [entry(voice="live", **change[index % len(change)]) for index in range(6)]
    found = marks(js, told, entries, [LENDER])["甲"]["interactive-calls"]
    assert found["status"] == "unsure" and reason in found["unsure"][0]["reasons"]


def test_agencies_count_together_where_the_standard_says_so(js, told):
    entries = [entry(voice="recorded", agency=name) for name in ("丙公司", "丁公司", "丙公司", "丁公司")]
    assert marks(js, told, entries, [LENDER])["甲"]["notice-calls"]["status"] == "over"


def test_tries_are_counted_by_the_number_that_rang_whatever_number_called(js, told, base):
    most = int(base.limits()["attempts-cba"].value)
    calls = [entry(outcome="unanswered", number=str(10000 + index)) for index in range(most + 1)]
    assert marks(js, told, calls, [LENDER])["甲"]["unanswered-calls"]["status"] == "over"
    two = [call | {"line": ["一号", "二号"][index % 2]} for index, call in enumerate(calls)]
    assert marks(js, told, two, [LENDER])["甲"]["unanswered-calls"]["status"] == "within"
    mixed = [call | {"line": "一号" if index else ""} for index, call in enumerate(calls)]
    found = marks(js, told, mixed, [LENDER])["甲"]["unanswered-calls"]
    assert found["status"] == "unsure" and found["unsure"][0]["reasons"] == ["several-lines"]
    others = [call | {"reached": "family"} for call in calls]
    assert marks(js, told, others, [LENDER])["甲"]["unanswered-calls"]["status"] == "empty"


@pytest.mark.parametrize(("clock", "status"), [("21:59", "empty"), ("22:00", "over"), ("23:59", "over"), ("00:00", "over"), ("07:59", "over"), ("08:00", "unsure"), ("08:01", "empty"), ("", "unsure")])
def test_the_night_is_counted_to_the_minute(js, told, clock, status):
    for kind in ("call", "message", "visit"):
        found = marks(js, told, [entry(kind=kind, at=f"2026-11-20 {clock}".strip())], [LENDER])["甲"]
        assert {found["night-standard"]["status"], found["night-cba"]["status"]} == {status}, (kind, clock)


def test_visitors_and_others(js, told):
    found = marks(js, told, [entry(kind="visit", people="1", at="2026-11-20 10:00"), entry(kind="visit", people="2", at="2026-11-21 10:00"), entry(kind="visit", at="2026-11-22 10:00", reached="family")], [LENDER])["甲"]
    assert [day["day"] for day in found["visitors"]["over"]] == ["2026-11-20"] and [day["day"] for day in found["visitors"]["unsure"]] == ["2026-11-22"]
    assert found["others-consumer-finance"]["status"] == "seen" and found["others-consumer-finance"]["seen"][0]["day"] == "2026-11-22"


def test_an_agreement_and_an_unknown_lender_decide_nothing(js, told):
    night = [entry(at="2026-11-20 23:00")]
    agreed = marks(js, told, night, [LENDER | {"agreed": "yes"}])["甲"]
    assert agreed["night-standard"]["status"] == agreed["night-cba"]["status"] == "agreed"
    assert marks(js, told, night, [LENDER | {"kind": ""}])["甲"] == {"problem": "kind"}
    assert marks(js, told, night, [LENDER, LENDER | {"kind": "bank"}])["甲"] == {"problem": "kinds"}
    for kind in ("loan-assistance", "debt-assignee", "national-amc", "unlicensed", "private-person", "insurer", "guarantee-company", "local-licensed"):
        assert marks(js, told, night, [LENDER | {"kind": kind}])["甲"] == {"problem": "none"}


def test_a_rule_is_not_laid_on_what_was_before_it(js, told, base):
    published = base.statutes["cba-collection-guideline-2026"].promulgated_on.isoformat()
    before = marks(js, told, [entry(at="2025-12-31 23:00")], [LENDER])["甲"]
    assert before["night-cba"]["status"] == "empty" and before["night-cba"]["early"] == 1 and before["night-standard"]["status"] == "over"
    assert marks(js, told, [entry(at=f"{published} 23:00")], [LENDER])["甲"]["night-cba"]["status"] == "over"


def test_one_call_written_in_two_ways_counts_once(js, told):
    calls = [entry(voice="recorded") for _ in range(3)]
    found = marks(js, told, [*calls, calls[0] | {"words": "改过"}], [LENDER])["甲"]["notice-calls"]
    assert found["status"] == "within"


def plainly_over(rule, entries, name):
    """Days on which a log without anything open passes the number: the rule, written again."""
    days: dict[tuple, int] = {}
    for one in entries:
        fits = (
            one["lender"] == name and (not rule["kinds"] or one["kind"] in rule["kinds"]) and (not rule["outcomes"] or one["outcome"] in rule["outcomes"])
            and (not rule["voice"] or one["voice"] == rule["voice"]) and one["reached"] in (rule["reached"] or [one["reached"]])
        )
        if fits:
            days[one["at"][:10]] = days.get(one["at"][:10], 0) + 1
    return {day for day, count in days.items() if count > rule["value"]}


OPEN = st.fixed_dictionaries({
    "day": st.sampled_from(["2026-11-20", "2026-11-21"]), "lender": st.sampled_from(["甲", "甲", "", "乙"]), "outcome": st.sampled_from(["connected", "connected", "unanswered", ""]),
    "voice": st.sampled_from(["live", "recorded", "recorded", ""]), "reached": st.sampled_from(["self", "self", "family", ""]),
})
FILLED = {"lender": ["甲", "乙"], "outcome": ["connected", "unanswered"], "voice": ["live", "recorded"], "reached": ["self", "family"]}


@SHARED
@given(st.lists(OPEN, min_size=3, max_size=12), st.randoms(use_true_random=False))
def test_whatever_the_open_ones_turn_out_to_be_nothing_said_was_wrong(js, told, drawn, dice: random.Random):
    entries = [entry(at=f"{one['day']} 12:00", **{name: one[name] for name in FILLED}) for one in drawn]
    found = marks(js, told, entries, [LENDER])["甲"]
    for id_ in ("notice-calls", "interactive-calls", "unanswered-calls"):
        mark = found[id_]
        said_over, said_open = {day["day"] for day in mark["over"]}, {day["day"] for day in mark["unsure"]}
        choices = [{name: (one[name] or None) for name in FILLED} for one in entries]
        for _ in range(12):
            filled = [one | {name: value or dice.choice(FILLED[name]) for name, value in choice.items()} for one, choice in zip(entries, choices, strict=True)]
            truly = plainly_over(mark["rule"], filled, "甲")
            assert said_over <= truly <= said_over | said_open, (id_, said_over, truly, said_open)


# -- the data -----------------------------------------------------------------------


def test_numbers_conditions_and_ranks_are_those_of_the_law(base, told):
    limits = {limit.id: (statute, provision, limit) for statute in base.statutes.values() for provision in statute.provisions for limit in provision.limits}
    rules = {rule["id"]: rule for rule in told["rules"]}
    assert len(rules) == len(base.count_rules.rules)
    for rule in base.count_rules.rules:
        shown = rules[rule.id]
        if rule.limit is None:
            continue
        statute, provision, limit = limits[rule.limit]
        assert shown["lenders"] == [lender.value for lender in limit.lenders] and shown["condition"] == (limit.condition or "")
        assert set(shown["lenders"]) <= set(statute.binds_of(provision))
        assert shown["formal"].startswith(f"《{statute.title}》")
        assert shown["rank"] == statute.rank.label and shown["rankName"] == statute.rank.value and f"《{statute.name}》" in shown["label"]
        if rule.test is CountTest.HOURS:
            start, end = limit.value.replace("次日", "").split("—")
            assert [shown["from"], shown["to"]] == [int(part.split(":")[0]) * 60 + int(part.split(":")[1]) for part in (start, end)]
        else:
            assert str(shown["value"]) == limit.value and limit.unit in (Unit.TIMES_PER_DAY, Unit.PERSON)
    soft = [rule for rule in told["rules"] if rule["rankName"] in {rank.value for rank in SOFT_RANKS}]
    assert soft and all(rule["rank"] == "行业规范" for rule in soft)


def test_no_mark_calls_anything_unlawful_and_no_paper_names_a_crime(base, js, told):
    from kb.records import said_lines
    from kb.records.relied_on import Said

    words = said_lines.lines(base.said[Said.TOOL_EVIDENCE_LOG].body)
    assert [name for name, line in words.items() if "违法" in line.replace("不等于违法", "")] == []
    assert [name for name, line in words.items() if any(crime in line for crime in ("犯罪", "罪名", "已过时效", "敲诈", "寻衅"))] == []
    entries = [entry(voice="recorded", at="2026-11-20 23:00") for _ in range(5)] + [entry(reached="family", words="=你妈 13812345678", number="021")]
    text = js("""
      const state = log.stateOf(given.raw).state;
      return log.letterText(log.reportRows({ say: log.sayer(given.words), labels: log.labelsOf(given.told), rules: given.told.rules, grounds: given.told.grounds, state, chosen: { lender: "甲", list: true }, mask: log.masker(true, state) }));""",
        {"told": told, "words": words, "raw": {"entries": entries, "lenders": [LENDER]}})
    assert "违法" not in text and "罪" not in text and "〔" not in text and "undefined" not in text
    assert "2026-11-20 5 次" in text and "行业自律" in text and "13812345678" not in text and "不确认债务金额、利息和时效" in text


CALM = {"tone": "none"}


@pytest.mark.parametrize(("ground", "entries", "status"), [
    # Civil Code 1033: the form is there with any call or message; whether it intrudes, a number alone does not say.
    ("peace", [{}] * 40, "unsure"), ("peace", [CALM] * 40, "unsure"), ("peace", [{"kind": "message", "tone": "insult"}], "fits"), ("peace", [{"kind": "visit", "tone": "insult"}], "empty"),
    # Article 50 (5): several messages of that content. One is not several; a call may be none; calm ones are not meant.
    ("abusive-messages", [{"kind": "message", "tone": "threat"}], "empty"), ("abusive-messages", [{"kind": "message", "tone": "threat"}] * 2, "fits"),
    ("abusive-messages", [{"tone": "threat"}] * 9, "unsure"), ("abusive-messages", [{"kind": "message", **CALM}] * 9, "empty"), ("abusive-messages", [{"kind": "message"}] * 2, "unsure"),
    # Article 50 (1): bodily harm, in any form; an insult is none.
    ("threat-of-harm", [{"tone": "harm"}], "fits"), ("threat-of-harm", [{"kind": "visit", "tone": "harm"}], "fits"), ("threat-of-harm", [CALM], "empty"),
    # Nothing is held against a law that was not there yet.
    ("threat-of-harm", [{"tone": "harm", "at": "2025-12-31 12:00"}], "empty"),
])
def test_a_law_for_everybody_fits_only_what_its_words_describe(js, told, ground, entries, status):
    found = js("return log.groundsOf(log.stateOf({ entries: given.entries }).state.entries, given.grounds);", {"entries": [entry(**one) for one in entries], "grounds": told["grounds"]})
    assert {one["ground"]["id"]: one["status"] for one in found}[ground] == status


def report(js, base, told, raw, lender="甲", masked=True):
    from kb.records import said_lines
    from kb.records.relied_on import Said

    return js("""
      const state = log.stateOf(given.raw).state;
      return log.letterText(log.reportRows({ say: log.sayer(given.words), labels: log.labelsOf(given.told), rules: given.told.rules, grounds: given.told.grounds, state, chosen: { lender: given.lender, list: true }, mask: log.masker(given.masked, state) }));""",
        {"told": told, "words": said_lines.lines(base.said[Said.TOOL_EVIDENCE_LOG].body), "raw": raw, "lender": lender, "masked": masked})


@pytest.mark.parametrize("kind", ["credit-card", "bank", "micro-loan", "private-person", "insurer"])
def test_the_paragraph_cites_law_by_its_own_rank_whoever_lent(js, base, told, kind):
    lender = {"name": "甲", "kind": kind, "agreed": ""}
    plain = report(js, base, told, {"entries": [entry()], "lenders": [lender]})
    assert "《中华人民共和国民法典》第一千零三十三条第一款第（一）项（法律）" in plain and "不能判断" not in plain and "请受理的机关、法院看次数、时间、内容和影响" in plain and "治安管理处罚法》" not in plain
    grave = report(js, base, told, {"entries": [entry(kind="message", tone="insult"), entry(kind="message", tone="threat")], "lenders": [lender]})
    assert "《中华人民共和国治安管理处罚法》第五十条第一款第（五）项（法律）" in grave and "不能判断" not in grave
    assert base.statutes["public-security-punishments"].held("50").text.split("（五）")[1].split("；")[0] in grave, "in the law's own words"
    assert "第五十条第一款第（一）项" not in grave, "nobody marked a threat of harm"
    assert "违法" not in grave and grave.index("法律怎么写") < grave.index("（法律）")


def test_relatives_stay_two_while_they_are_masked(js, base, told):
    raw = {"entries": [
        entry(reached="family", relation="父亲", words="王小明在家吗", line="13812345678"), entry(reached="family", relation="舅舅", words="王小红在家吗", line="13899995678"),
        entry(reached="family", line="13812345678", at="2026-11-21 12:00"),
    ], "lenders": [LENDER], "hide": ["王小明", "王小红"]}
    text = report(js, base, told, raw)
    assert "找家人（父亲）" in text and "找家人（舅舅）" in text
    names, numbers = set(re.findall(r"王＊＊（[甲乙]）", text)), re.findall(r"138＊＊＊＊＊＊78（[甲乙]）", text)
    assert len(names) == 2 and len(set(numbers)) == 2 and len(numbers) >= 3
    assert not {"小明", "小红", "12345", "99995"} & {part for part in ("小明", "小红", "12345", "99995") if part in text}
    alone = report(js, base, told, raw | {"entries": raw["entries"][:1], "hide": ["王小明"]})
    assert "（甲）" not in alone, "who is the only one needs no number"


def test_what_was_written_before_there_were_more_fields_keeps_its_mark(js):
    """Deleted in an older version, it stays deleted; a field that is not filled in does not make another entry."""
    found = js("""const old = log.stateOf({ entries: [given] }).state.entries[0];
      return { key: log.entryKey(old), more: log.entryKey({ ...old, relation: "父亲" }), tone: log.entryKey({ ...old, tone: "父亲" }) };""", entry(id="e1"))
    first = [name for name in FIELDS if name not in ("relation", "tone")]
    assert json.loads(found["key"]) == [(entry() | {"id": "e1"})[name] for name in first]
    assert len({found["key"], found["more"], found["tone"]}) == 3


def test_every_line_is_said_and_every_gap_filled():
    """Names that are put together (`why-…`) are found by their beginning."""
    from kb.records.relied_on import LINES, Said

    code = "".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "tools/evidence-log").glob("*.js")))
    built = re.findall(r"say\(`([a-z-]+-)\$\{", code)
    for name, gaps in LINES[Said.TOOL_EVIDENCE_LOG].items():
        calls = re.findall(rf'\bsay\((?:[a-z]+ \? )?"{name}"(?:, \{{(.*?)\}})?\)', code)
        assert calls or f'"{name}"' in code or any(name.startswith(start) for start in built), name
        for given_ in calls:
            assert set(gaps) <= set(re.findall(r"(\w+):", given_)), name


# -- phone bills and spreadsheets ----------------------------------------------------


BILLS = {
    "table": "起始时间\t通信地点\t通信方式\t对方号码\t通信时长\t套餐优惠\t实收费用\n2026-11-20 22:15:03\t上海\t被叫\t02155550000\t1分20秒\t\t0.00\n2026-11-20 22:15:40\t上海\t被叫\t02155550000\t0秒\t\t0.00\n2026-11-20 09:00:00\t上海\t主叫\t13812345678\t35\t\t0.19\n",
    "commas": '"序号","本机号码","对方号码","呼叫类型","通话开始时间","时长"\n"1","13900000000","02155550000","被叫","2026/11/20 22:15:03","80"\n"2","13900000000","02155550000","被叫","2026/11/20 22:15:40","0"\n"3","13900000000","13812345678","主叫","2026/11/20 09:00:00","35"\n',
    "spaces": "2026-11-20 22:15:03 被叫 021-55550000 1分20秒\n2026-11-20 22:15:40 被叫 021-55550000 未接\n2026-11-20 09:00:00 主叫 +86 13812345678 00:00:35\n",
    "without a year": "11-20 22:15:03 被叫 02155550000 00:01:20\n11-20 22:15:40 被叫 02155550000 00:00:00\n11-20 09:00:00 主叫 13812345678 00:00:35\n",
    "own number first": "13900000000 2026-11-20 22:15:03 被叫 02155550000 1分20秒\n13900000000 2026-11-20 22:15:40 被叫 02155550000 0秒\n13900000000 2026-11-20 09:00:00 主叫 13812345678 35秒\n",
}


@pytest.mark.parametrize("layout", BILLS)
def test_bills_of_many_layouts_give_the_marked_number_only(js, layout):
    found = js("""
      const read = log.atOnce(log.billNumbers(given, "2026"));
      const taken = log.atOnce(log.billEntries(given, "2026", new Set(["02155550000"]), "甲"));
      const state = log.mergedLogs(log.emptyLog(), { ...log.emptyLog(), entries: taken.entries });
      return { read, taken, again: log.newOnes(state, log.atOnce(log.billEntries(given, "2026", new Set(["02155550000"]), "甲")).entries) };""", BILLS[layout])
    assert {one["number"]: one["count"] for one in found["read"]["numbers"]} == {"02155550000": 2, "13812345678": 1}
    assert [(one["at"], one["number"], one["outcome"], one["lender"]) for one in found["taken"]["entries"]] == [("2026-11-20 22:15", "02155550000", "connected", "甲"), ("2026-11-20 22:15", "02155550000", "unanswered", "甲")]
    assert "13812345678" not in json.dumps(found["taken"]["entries"])
    assert found["again"]["known"] == 2 and found["again"]["fresh"] == []


def test_a_call_noted_by_hand_is_not_taken_twice_nor_two_for_one(js):
    found = js("""
      const state = log.stateOf({ entries: [{ id: "hand", at: "2026-11-20 22:14", kind: "call", number: "021-5555 0000" }] }).state;
      const taken = log.atOnce(log.billEntries(given, "", new Set(["02155550000"]), "")).entries;
      const once = log.newOnes(state, taken);
      const joined = log.mergedLogs(state, { ...log.emptyLog(), entries: once.fresh });
      const dropped = log.without(joined, "entries", once.fresh[0]);
      return { once, again: log.newOnes(joined, taken), deleted: log.newOnes(dropped, taken) };""", BILLS["table"])
    assert found["once"]["same"] == 1 and len(found["once"]["fresh"]) == 1
    assert found["again"]["same"] == 1 and found["again"]["known"] == 1 and found["again"]["fresh"] == []
    assert len(found["deleted"]["deleted"]) == 1 and found["deleted"]["fresh"] == []


@pytest.mark.parametrize(("level", "strategy"), list(itertools.product([0, 1, 9], [zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY])))
def test_inflate_gives_back_what_zlib_packed(js, level, strategy):
    dice = random.Random(level * 10 + strategy)
    for content in (b"", b"a", "催收".encode() * 5000, dice.randbytes(40000), bytes(dice.choice(b"ab\n") for _ in range(70000))):
        packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
        packed = packer.compress(content) + packer.flush()
        found = js("const out = log.atOnce(log.inflating(Uint8Array.from(given), 1 << 20)); let sum = ''; for (const byte of out) sum += String.fromCharCode(byte); return btoa(sum);", list(packed))
        import base64

        assert base64.b64decode(found) == content
        if len(packed) > 4:
            assert js("try { log.atOnce(log.inflating(Uint8Array.from(given), 1 << 20)); return 'read'; } catch (error) { return error.name; }", list(packed[:-3])) == "RangeError"
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(b"\0" * (1 << 22)) + bomb.flush()
    assert js("try { log.atOnce(log.inflating(Uint8Array.from(given), 1 << 20)); return 'read'; } catch (error) { return error.message; }", list(packed)) == "too long"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_spreadsheet_is_read_as_lines(js, method):
    lines = js("return log.atOnce(log.sheetText(Uint8Array.from(given)));", list(spreadsheet(method))).split("\n")
    assert [line.split("\t") for line in lines] == [["通话时间", "对方号码", "", "时长"], ["2026-11-20 22:15:03", "02155550000", "被叫", "80"], ["2026-11-20 22:15:40", "2155550001", "", "<b>\x150"]]


@pytest.mark.parametrize("broken", [spreadsheet()[:-30], spreadsheet()[:200], b"PK\x03\x04" + b"\0" * 100])
def test_a_damaged_spreadsheet_is_refused(js, broken):
    assert js("try { log.atOnce(log.sheetText(Uint8Array.from(given))); return 'read'; } catch (error) { return error.name; }", list(broken)) == "RangeError"


# -- long logs are worked through in pieces -----------------------------------------------

#: Entries that may pass between two looks at the clock (slices.js): each step is a fraction of a millisecond on a slow phone.
STEP = 600
MANY = 6000


def test_no_stage_of_a_large_import_goes_on_without_looking_at_the_clock(js, told, base):
    """Reading, comparing, joining, masking, counting, writing, and giving out each yield at least once in so many entries. No time is measured."""
    from kb.records import said_lines
    from kb.records.relied_on import Said

    lists = [LENDER, {"name": "乙", "kind": "credit-card", "agreed": "no"}]
    entries = [entry(id=f"e{n}", at=f"2026-{1 + n % 11:02}-{1 + n % 28:02} {n % 24:02}:{n % 60:02}", tone=["", "insult"][n % 2], reached=["self", "family"][n % 2], words=f"1381234{n:04}", number=f"021{n:08}", lender=["", "甲", "乙"][n % 3]) for n in range(MANY)]
    steps = js("""
      const steps = (work) => { let count = 0; for (let step = work.next(); ; step = work.next()) { if (step.done) return [count, step.value]; count += 1; } };
      const [read, { state }] = steps(log.readingState({ entries: given.entries, lenders: given.lists }));
      const fresh = () => JSON.parse(JSON.stringify(state));
      const shuffled = fresh();
      shuffled.entries.sort((a, b) => (a.id < b.id ? -1 : 1));
      const covered = fresh();
      covered.entries.forEach((one) => { one.words = "＊" + one.words; });
      const told = given.told;
      const out = {
        read,
        join: steps(log.merging(log.emptyLog(), shuffled))[0],
        "new": steps(log.findingNew(state, covered, () => log.masking(state)))[0],
        mask: steps(log.masking(fresh()))[0],
        facts: steps(log.factsIn(state.entries, told.rules.find((rule) => rule.test === "hours")))[0],
        grounds: steps(log.holding(state.entries, told.grounds))[0] / told.grounds.length,
        marks: steps(log.marking(state, told.rules))[0] / 2,
        report: steps(log.reporting({ say: log.sayer(given.words), labels: log.labelsOf(told), rules: told.rules, grounds: told.grounds, state, chosen: { lender: "", list: true }, mask: (one) => one }))[0],
        file: steps(log.writingLogFile(state))[0],
        table: steps(log.writingTable(log.labelsOf(told), state.entries, (one) => one))[0],
      };
      return out;""", {"entries": entries, "lists": lists, "told": told, "words": said_lines.lines(base.said[Said.TOOL_EVIDENCE_LOG].body)})
    assert {stage: count for stage, count in steps.items() if count < MANY / STEP} == {}


def test_joining_in_pieces_gives_what_joining_at_once_gives(js):
    """Any order, any doubles, something deleted: a sorted union; and one entry put into a long log is the same as joining anew."""
    chance = random.Random(7)
    entries = [entry(id=f"e{chance.randrange(900)}", at=chance.choice(["2026-11-20", f"2026-11-{chance.randrange(1, 29):02} {chance.randrange(24):02}:05"])) for _ in range(2500)]
    found = js("""
      const state = log.stateOf({ entries: given }).state;
      const clone = (one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry })) });
      const more = { ...log.emptyLog(), entries: [{ ...state.entries[7], id: "new" }, { ...state.entries[1200] }, { ...state.entries[0], id: "newer", at: "2026-11-20" }] };
      const fast = log.mergedLogs(state, more);
      const slow = log.mergedLogs(clone(state), more);
      const gone = log.without(fast, "entries", fast.entries[3]);
      const slowGone = log.without(clone(slow), "entries", slow.entries[3]);
      /* The deleted one is not brought back, what is new is put in, as if the whole log were looked through again. */
      const later = { ...log.emptyLog(), entries: [fast.entries[3], { ...fast.entries[3], id: "again" }] };
      const [back, slowBack] = [log.mergedLogs(gone, later), log.mergedLogs(clone(slowGone), later)];
      const sortedAs = (list) => [...list].map((one) => one.at + log.entryKey(one)).sort();
      return { same: JSON.stringify(fast) === JSON.stringify(slow), gone: JSON.stringify(gone) === JSON.stringify(slowGone), missing: fast.entries.length - gone.entries.length, back: JSON.stringify(back) === JSON.stringify(slowBack), put: back.entries.length - gone.entries.length,
               keys: fast.entries.map((one) => one.at + log.entryKey(one)), wanted: sortedAs(fast.entries), once: new Set(fast.entries.map(log.entryKey)).size, all: new Set(given.map((one) => log.entryKey(log.entryOf(one)))).size };""", entries)
    assert found["same"] and found["gone"] and found["missing"] == 1
    assert found["back"] and found["put"] == 1
    assert found["keys"] == found["wanted"] and found["once"] == len(found["keys"]) == found["all"] + 2


def test_sorting_in_pieces_sorts(js):
    chance = random.Random(3)
    for size in (0, 1, 2, 499, 500, 501, 1999, 5000):
        numbers = [chance.randrange(2000) for _ in range(size)]
        assert js("return log.atOnce(log.sorting(given, (a, b) => a < b));", numbers) == sorted(numbers)


def test_nights_stand_in_the_paragraph_without_a_lender(js, base, told):
    """A fact needs no rule: 22:00 and 7:59 are night, 8:00 is not, and what has no hour is said to be left out."""
    entries = [entry(id=f"n{place}", lender="", at=at) for place, at in enumerate(["2026-11-20 22:00", "2026-11-21 07:59", "2026-11-21 08:00", "2026-11-21 12:00", "2026-11-22"])]
    text = report(js, base, told, {"entries": entries}, lender="")
    assert "夜里（22:00—次日8:00）2 次，在 2 天里。没记几点几分的 1 次，没有算进去。" in text
    assert "对照的规定" not in text, "no rule is named where no lender is"
