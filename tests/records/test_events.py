"""law/_events.yml: a clock is a limit of the law that can be counted, and whoever has to act is told what is lost."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import small
from kb import checks
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.records.vocabulary import Interrupts, Side, Unit

TODAY = dt.date(2026, 11, 23)
EVENTS = "law/_events.yml"
CIVIL = "law/civil-code.yml"
TABLE = """\
countings:
  - {id: civil, title: 民法典的日子, says: 开始那天不算。, holidays: true, law: ["civil-code#188"]}
events:
  - id: debt-due
    title: 该还那天
    hint: 填那一天。
    group: limitation
    clocks:
      - limit: limitation
        side: theirs
        do: 请法院保护
        counting: civil
        interrupts: start
        see: ["scenario:contact"]
  - id: found-out
    title: 知道那天
    hint: 填知道那天。
    group: signed
    clocks:
      - {limit: limitation, side: mine, do: 起诉, lost: 可能就晚了。, law: ["civil-code#188"], counting: civil}
"""
TOOL = """\
---
title: 哪天到期
summary: 算日子。
checked: {on: 2026-11-23, by: editor}
---

## 打印下来手写

一张表。
"""


@pytest.fixture
def project(tmp_path):
    root = small.write(tmp_path)
    (root / EVENTS).write_text(TABLE, encoding="utf-8")
    (root / "docs/tools").mkdir()
    (root / "docs/tools/deadlines.md").write_text(TOOL, encoding="utf-8")
    return small.log_readings(root)


def problems_of(root):
    return checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()


def test_the_sound_table_has_no_problem(project):
    assert problems_of(project) == []


@pytest.mark.parametrize(("check", "words", "name", "old", "new"), [
    ("unknown-id", "没有期限“limitatoin”。最接近的是“limitation”", EVENTS, "limit: limitation, side: mine", "limit: limitatoin, side: mine"),
    ("unknown-id", "没有页面“scenario:contakt”", EVENTS, "scenario:contact", "scenario:contakt"),
    ("citation", "civil-code#189", EVENTS, 'lost: 可能就晚了。, law: ["civil-code#188"]', 'lost: 可能就晚了。, law: ["civil-code#189"]'),
    ("duplicate-id", "debt-due", EVENTS, "id: found-out", "id: debt-due"),
    ("duplicate-id", "civil", EVENTS, "events:\n", '  - {id: civil, title: 别的, says: 不算。, holidays: false}\nevents:\n'),
    ("event", "没有数法“civl”。最接近的是“civil”", EVENTS, '"civil-code#188"], counting: civil}', '"civil-code#188"], counting: civl}'),
    ("event", "“spare”没有用到", EVENTS, "events:\n", "  - {id: spare, title: 别的, says: 不算。, holidays: false}\nevents:\n"),
    ("event", "要写依据", EVENTS, ', holidays: true, law: ["civil-code#188"]', ", holidays: true"),
    ("event", "数不出最后一天", CIVIL, "unit: 年", "unit: '%'"),
    ("event", "数不出最后一天", CIVIL, "value: 3", "value: 3—5"),
    ("event", "没有写小时", CIVIL, "unit: 年", "unit: 小时"),
    ("event", "直接写在文字里", EVENTS, "hint: 填知道那天。", "hint: 三年内都行。"),
    ("event", "直接写在文字里", EVENTS, "可能就晚了", "过了 15 天就晚了"),
    ("event", "没有一件事写 interrupts: start", EVENTS, "interrupts: start", "interrupts: demand"),
    ("limit-not-in-force", "失效", CIVIL, "effective_from: 2021-01-01", "effective_from: 2021-01-01\neffective_to: 2025-01-01"),
    ("schema-value", "要写 lost", EVENTS, ', lost: 可能就晚了。, law: ["civil-code#188"]', ""),
    ("schema-value", "不是同一件事里前面的期限", EVENTS, "counting: civil}", "counting: civil, after: other}"),
    ("unknown-word", "wait", EVENTS, "side: mine", "side: my"),
    ("unknown-key", "limt", EVENTS, "{limit: limitation, side: mine", "{limt: limitation, side: mine"),
    ("schema-value", "times", EVENTS, "counting: civil}", "counting: civil, then: {limit: limitation, when: 批准, times: 9}}"),
])
def test_a_broken_table_is_named_with_its_line(project, check, words, name, old, new):
    small.replace(project, name, old, new)
    found = problems_of(project)
    assert any(p.check == check and p.path in (EVENTS, name) and words in p.message and p.line for p in found), "\n".join(map(str, found))


def test_an_extension_in_another_unit_is_refused(project):
    small.replace(project, CIVIL, "        kind: hard\n", "        kind: hard\n      - {id: more, value: 30, unit: 日, counts: 再加的天数, kind: hard}\n")
    small.replace(project, EVENTS, "counting: civil}", "counting: civil, then: {limit: more, when: 批准}}")
    assert any(p.check == "event" and "单位不一样" in p.message for p in problems_of(project))


def test_an_event_without_a_clock_is_refused(project):
    small.replace(project, EVENTS, '    clocks:\n      - {limit: limitation, side: mine, do: 起诉, lost: 可能就晚了。, law: ["civil-code#188"], counting: civil}\n', "    clocks: []\n")
    assert any(p.check == "schema-value" and p.path == EVENTS for p in problems_of(project))


def test_events_without_their_tool_are_said(project):
    (project / "docs/tools/deadlines.md").unlink()
    assert any(p.check == "event" and "docs/tools/deadlines.md" in p.message for p in problems_of(project))


# -- the real table -------------------------------------------------------------------


def clocks(base):
    return [(event, clock) for event in base.events.events for clock in event.clocks]


def test_the_clocks_that_other_pages_show_start_on_some_event(base):
    """Days of courts, complaints and police that a channel or letter promises can be counted in the tool, or it is known why not."""
    shown = {limit for entry in [*base.channels.values(), *base.letters.values()] for limit in entry.record.time_limits}
    counted = {limit for _, clock in clocks(base) for limit in (clock.limit, *([clock.then.limit] if clock.then else []))}
    units = {unit for unit in Unit if unit in (Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR)}
    missing = {limit for limit in shown - counted if base.limits()[limit].unit in units}
    assert missing == NOT_COUNTED.keys()


#: limit -> why no event starts it.
NOT_COUNTED = {
    "case-filing": "the law says no day from which it runs",
    "supervision-reasons-told": "reported only, and not from which day",
    "dishonest-correction": "the law says no day from which it runs",
    "inaction-sue-after": "who hears nothing must ask for reconsideration first (reconsideration-inaction-wait)",
}


def test_postponing_stands_only_where_a_provision_says_it(base):
    """The days of complaints are natural days, and petitions say nothing: nothing is moved there."""
    moving = {item.id for item in base.events.countings if item.holidays}
    statutes = {clock.limit: statute.id for statute in base.statutes.values() for item in statute.provisions for limit in item.limits for _, clock in clocks(base) if clock.limit == limit.id}
    unmoved = {"complaint-handling-measures-2020", "petition-regulation", "credit-reporting-regulation", "report-handling-measures-2019", "telecom-regulation", "public-security-punishments", "police-administrative-procedure-2018", "legal-aid"}
    assert not [clock.limit for _, clock in clocks(base) if clock.counting in moving and statutes[clock.limit] in unmoved]
    for item in base.events.countings:
        assert item.law or item.id == "unsaid"


def test_only_the_limitation_is_interrupted_and_it_is_never_the_readers_clock(base):
    for _, clock in clocks(base):
        assert bool(clock.interrupts) is (clock.limit == "limitation-general")
        assert not clock.interrupts or clock.side is Side.THEIRS
    assert {clock.interrupts for _, clock in clocks(base)} - {None} == set(Interrupts)


def test_the_table_is_published_with_its_limits_resolved_in_limits_json(base, real_files):
    files = real_files()
    table = json.loads(files["data/events.json"])
    limits = {row["id"] for row in json.loads(files["data/limits.json"])["limits"]}
    assert len(table["events"]) == len(base.events.events) and {counting["id"] for counting in table["countings"]} == {item.id for item in base.events.countings}
    assert {clock["limit"] for row in table["events"] for clock in row["clocks"]} <= limits
    assert [row["id"] for row in table["events"] if row["asks_lender"]] == ["complaint", "complaint-decision", "review", "regulator-complaint"]


def test_whoever_is_served_by_a_court_finds_which_day_counts(base):
    """Every event that starts on service has the table, each way in it has its provision, and the table says what to do otherwise."""
    assert base.events.served and all(way.law for way in base.events.served.ways) and "问法院" in base.events.served.otherwise
    assert {"summons", "judgment", "payment-order"} <= {event.id for event in base.events.events if event.served}
    assert not any(event.served for event in base.events.events if "法院收到那天" in event.hint)
    with pytest.raises(ValueError, match="served"):
        type(base.events)(countings=base.events.countings, events=base.events.events)
