"""The tool 哪天到期 counts as the law's own words do: days, working days, months, years and hours against a counter of our own.

The counter here is plain Python (dateutil for months, which MkDocs brings): it goes day by day, knows nothing of the script and takes
numbers from law/ and free days from law/_holidays.yml. Many days are compared in one go, for each answer of the browser is a message.
"""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from dateutil.relativedelta import relativedelta
from here import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.publishing.bundle import bundle
from kb.records.vocabulary import HourRule, Lender, Side, Unit
from kb.render import tool

DAY = dt.timedelta(days=1)
JS = ROOT / "docs/assets/js"
ENTRY = """
import { lastDay, readDate, writeDate } from "./letter/dates.js";
import { calendarOf, postponed, afterWorkingDays } from "./tools/deadlines/calendar.js";
import { answersOf, missingEvents, civilDate, civilTime } from "./tools/deadlines/counting.js";
import { namedDay, spokenDays } from "./tools/spokenday.js";
import { judged } from "./tools/deadlines/limitation.js";
import { icsText } from "./tools/deadlines/ics.js";
import { soundItems, shortNote } from "./tools/deadlines/state.js";
import { sheetRows } from "./tools/deadlines/sheet.js";
import { letterText } from "./letter/fill.js";
import { sayer } from "./said.js";
import { calendarFile } from "./tools/deadlines/export.js";
self.tool = { lastDay, readDate, writeDate, calendarOf, postponed, afterWorkingDays, answersOf, missingEvents, civilDate, civilTime, spokenDays, namedDay, judged, icsText, soundItems, shortNote, sheetRows, letterText, sayer, calendarFile };
"""
TODAY = "2026-11-29"
COVERED = (dt.date(2025, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture(scope="module")
def data(site):
    """As the page has it, with all words."""
    return tool.told(site, site.base.tools["deadlines"])


@pytest.fixture(scope="module")
def js(chromium, data):
    """js(code, argument): the tool's modules on an empty page, in a zone where days change at odd hours."""
    sources = {path.relative_to(JS).as_posix(): path.read_text(encoding="utf-8") for path in JS.rglob("*.js")}
    context = chromium.new_context(timezone_id="America/St_Johns")
    page = context.new_page()
    page.add_script_tag(content=bundle(sources | {"entry.js": ENTRY}, "entry.js"))
    page.evaluate("(data) => { self.data = data; self.say = tool.sayer(data.words); self.calendar = tool.calendarOf(data.calendar); }", data)
    yield page.evaluate
    context.close()


# -- our own counter ------------------------------------------------------------


@pytest.fixture(scope="module")
def free(base):
    """free(day) -> True, False, or None where no notice says."""
    off = {day for year in base.holidays.years for day in year.off}
    worked = {day for year in base.holidays.years for day in year.workdays}
    spans = [(year.covers.since, year.covers.until) for year in base.holidays.years]

    def told(day):
        if not any(first <= day <= last for first, last in spans):
            return None
        return day not in worked and (day in off or day.isoweekday() > 5)

    return told


def by_count(start, number, unit):
    match unit:
        case Unit.DAY:
            end = start
            for _ in range(number):
                end += DAY
            return end
        case Unit.MONTH:
            return start + relativedelta(months=number)
        case Unit.YEAR:
            return start + relativedelta(years=number)
    raise ValueError(unit)


def after_free_days(day, free):
    """The first working day from `day` on; `day` itself where that is not known."""
    for step in range(31):
        known = free(day + DAY * step)
        if known is None:
            return day, False
        if not known:
            return day + DAY * step, True
    raise AssertionError(day)


def worked(start, number, free):
    end, sure = start, True
    while number:
        end += DAY
        known = free(end)
        sure = sure and known is not None
        if not (end.isoweekday() > 5 if known is None else known):
            number -= 1
    return end, sure


def test_months_and_years_end_on_the_same_day_or_at_the_end_of_the_month(js):
    """Every start of eight years with a leap day at both ends, and the ends of centuries."""
    starts = [dt.date(2023, 12, 1) + DAY * step for step in range(366 * 5)] + [dt.date(year, 2, 28) + DAY * step for year in (1999, 2000, 2099) for step in range(3)]
    numbers = {"日": Unit.DAY, "个月": Unit.MONTH, "年": Unit.YEAR}
    cases = [(start.isoformat(), number, unit) for start in starts for unit in numbers for number in (1, 2, 3, 6, 15, 60)]
    expected = [by_count(dt.date.fromisoformat(start), number, numbers[unit]).isoformat() for start, number, unit in cases]
    assert js("(cases) => cases.map(([start, number, unit]) => tool.writeDate(tool.lastDay(tool.readDate(start), number, unit)))", cases) == expected


def test_what_people_know_by_heart(js):
    """Written down by hand, not computed."""
    known = [("2024-01-31", 1, "个月", "2024-02-29"), ("2023-01-31", 1, "个月", "2023-02-28"), ("2024-02-29", 1, "年", "2025-02-28"), ("2024-02-29", 4, "年", "2028-02-29"), ("2025-12-31", 2, "个月", "2026-02-28"), ("2026-11-23", 15, "日", "2026-12-08"), ("2026-12-31", 1, "日", "2027-01-01"), ("2026-08-31", 6, "个月", "2027-02-28")]
    assert js("(cases) => cases.map(([start, number, unit]) => tool.writeDate(tool.lastDay(tool.readDate(start), number, unit)))", [case[:3] for case in known]) == [case[3] for case in known]


def test_a_free_last_day_moves_to_the_first_working_day_and_unknown_years_move_nothing(js, free):
    days = [dt.date(2024, 12, 20) + DAY * step for step in range(800)]
    found = js("(days) => days.map((day) => { const end = tool.postponed(tool.readDate(day), calendar); return [tool.writeDate(end.date), end.known]; })", [day.isoformat() for day in days])
    assert found == [[end.isoformat(), sure] for end, sure in (after_free_days(day, free) for day in days)]


def test_holidays_that_everybody_remembers(js):
    """By hand from the notice of 2026: the National Day week ends on 10-07, 02-14 and 05-09 are worked Saturdays, 02-15 to 02-23 are free."""
    known = {"2026-10-01": "2026-10-08", "2026-10-07": "2026-10-08", "2026-10-10": "2026-10-10", "2026-02-14": "2026-02-14", "2026-02-15": "2026-02-24", "2026-05-09": "2026-05-09", "2026-11-28": "2026-11-30", "2026-11-30": "2026-11-30"}
    assert js("(days) => days.map((day) => tool.writeDate(tool.postponed(tool.readDate(day), calendar).date))", list(known)) == list(known.values())


def test_working_days_skip_free_days_and_count_worked_weekends(js, free):
    chance = random.Random(7)
    cases = [((dt.date(2024, 11, 1) + DAY * step).isoformat(), chance.randrange(1, 40)) for step in range(900)]
    found = js("(cases) => cases.map(([day, count]) => { const end = tool.afterWorkingDays(tool.readDate(day), count, calendar); return [tool.writeDate(end.date), end.known]; })", cases)
    assert found == [[end.isoformat(), sure] for end, sure in (worked(dt.date.fromisoformat(day), count, free) for day, count in cases)]


# -- every clock of every event ----------------------------------------------------


def expected(base, free, event, clock, date, time, lender):
    """(day, hour, sure) or the reason why there is none, from law/ alone."""
    held = {limit.id: (statute, item, limit) for statute in base.statutes.values() for item in statute.provisions for limit in item.limits}
    counting = next(item for item in base.events.countings if item.id == clock.counting)
    statute, provision, limit = held[clock.limit]
    kinds = {item.value for item in limit.lenders} or set(statute.binds_of(provision))
    if kinds <= {item.value for item in Lender}:
        if lender not in {item.value for item in Lender}:
            return "lender-needed"
        if lender not in kinds:
            return "lender-other"
    if statute.effective_from and date < statute.effective_from:
        return "before"
    number = int(limit.value)
    if limit.unit is Unit.HOUR:
        if time is None:
            return "time-needed"
        start = dt.datetime.combine(date, time)
        if counting.hours is HourRule.NEXT:
            start = start.replace(minute=0) + dt.timedelta(hours=1)
        end = start + dt.timedelta(hours=number)
        return end.date(), end.strftime("%H:%M"), True
    start = date
    if clock.after:
        before = next(item for item in event.clocks if item.limit == clock.after)
        if isinstance(expected(base, free, event, before, date, time, lender), str):
            return "after-unknown"
        first = held[clock.after][2]
        start = by_count(date, int(first.value), first.unit)
    if limit.unit is Unit.WORKING_DAY:
        end, sure = worked(start, number, free)
        return end, None, sure
    raw = by_count(start, number, limit.unit)
    end, sure = after_free_days(raw, free) if counting.holidays else (raw, True)
    return end, None, sure


def test_every_clock_is_counted_as_the_law_says(js, base, free):
    chance = random.Random(20261129)
    edges = [dt.date(2024, 2, 29), dt.date(2026, 2, 28), dt.date(2026, 8, 31), dt.date(2026, 12, 31), dt.date(2026, 1, 31), dt.date(2026, 9, 16), dt.date(2026, 4, 30), dt.date(2019, 12, 31), dt.date(2025, 12, 31)]
    cases, wanted = [], []
    for event in base.events.events:
        for date in [*edges, *(dt.date(2020, 1, 1) + DAY * chance.randrange(2900) for _ in range(25))]:
            time = chance.choice([None, dt.time(0, 0), dt.time(23, 59), dt.time(14, 20), dt.time(15, 0)])
            lender = chance.choice(["", "unknown", "nobody", *(item.value for item in Lender)])
            cases.append([{"event": event.id, "date": date.isoformat(), "time": f"{time:%H:%M}" if time else "", "note": ""}, lender])
            row = []
            for clock in event.clocks:
                if clock.interrupts:
                    continue
                found = expected(base, free, event, clock, date, time, lender)
                row.append([clock.limit, found if isinstance(found, str) else [found[0].isoformat(), found[1], found[2]]])
            if event.itself:
                since = base.statutes[event.itself.law[0].partition("#")[0]].effective_from
                row.append(["itself", "before" if since > date else [date.isoformat(), f"{time:%H:%M}" if time else None, True]])
            wanted.append(sorted(row))
    code = """([cases, today]) => cases.map(([item, lender]) => {
      const all = tool.answersOf(data, [item], lender, today, calendar);
      return [...all.next, ...all.over, ...all.open].map((one) => [one.clock.limit, one.day ? [one.day, one.time || null, one.known] : one.reason]);
    })"""
    found = [sorted(row) for row in js(code, [cases, TODAY])]
    for case, one, other in zip(cases, found, wanted, strict=True):
        assert one == other, case


def test_extensions_add_to_the_first_period_and_are_all_shown_at_most(js, base):
    """30 日, and 30 more, twice: from 2026-03-02 to 2026-05-31."""
    [found] = js("([items, today]) => tool.answersOf(data, items, '', today, calendar).over.map((one) => one.extended.map((more) => more.day))", [[{"event": "police-case", "date": "2026-03-02", "time": "", "note": ""}], TODAY])
    assert found == ["2026-05-01", "2026-05-31"]


def test_what_is_next_comes_first_and_what_is_past_comes_after(js, base):
    items = [{"event": event.id, "date": f"2026-{month:02}-{day:02}", "time": "", "note": ""} for event in base.events.events for month, day in ((1, 31), (10, 8), (11, 20), (12, 30))]
    found = js("([items, today]) => { const all = tool.answersOf(data, items, 'bank', today, calendar); return [all.next.map((one) => one.day), all.over.map((one) => one.day), all.open.map((one) => one.reason)]; }", [items, TODAY])
    assert found[0] == sorted(found[0]) and min(found[0]) >= TODAY
    assert found[1] == sorted(found[1], reverse=True) and max(found[1]) < TODAY
    assert set(found[2]) <= {"before", "time-needed", "after-unknown", "lender-other"}


def test_today_is_a_parameter_and_a_day_counts_until_it_is_over(js):
    code = "([item, today]) => { const all = tool.answersOf(data, [item], '', today, calendar); return [all.next.map((one) => one.left), all.over.map((one) => one.left)]; }"
    item = {"event": "payment-order", "date": "2026-11-23", "time": "", "note": ""}
    assert js(code, [item, "2026-12-07"]) == [[1], []]
    assert js(code, [item, "2026-12-08"]) == [[0], []]
    assert js(code, [item, "2026-12-09"]) == [[], [-1]]


# -- the data of the page are those of the law ---------------------------------------


def test_the_page_is_told_the_limits_and_nothing_else(data, base):
    limits = base.limits()
    for event, record in zip(data["events"], base.events.events, strict=True):
        for clock, told in zip(record.clocks, event["clocks"], strict=True):
            limit = limits[clock.limit]
            assert (told["count"], told["unit"], told["counts"], told["condition"]) == (int(limit.value), limit.unit.label, limit.counts, limit.condition or "")
            assert told["rule"]["rank"] in ("法律规定", "监管规定", "行业规范") and told["rule"]["url"].startswith("law/")
            assert bool(told["lost"]) or clock.side is not Side.MINE


def test_a_reported_rule_says_that_it_is(data):
    marked = {clock["rule"]["label"]: clock["rule"]["level"] for event in data["events"] for clock in event["clocks"]}
    assert {label for label, level in marked.items() if level} == {label for label in marked if "举报" in label} and set(marked.values()) == {"", "转引"}


# -- limitation -------------------------------------------------------------------


ROLES = ("demand", "agree", "proceeding", "ended")
SAYS = {"limitation-old", "limitation-no-start", "limitation-agreed", "limitation-gap", "limitation-proceeding", "limitation-maybe", "limitation-runs", "limitation-first"}
steps = st.lists(st.tuples(st.dates(dt.date(2021, 1, 1), dt.date(2032, 1, 1)), st.sampled_from(ROLES)), max_size=6)
SINCE = dt.date(2021, 1, 1)


def judged(js, found):
    code = "([all, today]) => all.map((steps) => tool.judged(steps.map(([date, role]) => ({ date, role })), '2021-01-01', today, (from) => tool.writeDate(tool.lastDay(tool.readDate(from), 3, '年'))))"
    return js(code, [[[[day.isoformat(), role] for day, role in one] for one in found], TODAY])


def test_limitation_against_a_plain_reading(js):
    """Random lives of debts: due, then demands, payments, suits. The plain reading asks each day whether somebody was in time."""
    chance = random.Random(188195)
    cases = []
    for _ in range(4000):
        due = SINCE + DAY * chance.randrange(3500)
        later = sorted((due + DAY * chance.randrange(-300, 2600), chance.choice(ROLES)) for _ in range(chance.randrange(5)))
        cases.append(sorted([(due, "start"), *later], key=lambda step: (step[0], step[1] != "start", ("demand", "agree", "proceeding", "ended").index(step[1]) if step[1] != "start" else 0)))
    for case, found in zip(cases, judged(js, cases), strict=True):
        assert found["say"] == plainly(case), case


def plainly(case):
    due = next(day for day, role in case if role == "start")
    if due < SINCE:
        return "limitation-old"
    until, pending, lapsed, agreed, restarted = due + relativedelta(years=3), False, False, False, False
    for day, role in case:
        if role == "start" or day <= due:
            continue
        if not pending and not lapsed and day > until:
            lapsed = True
        if lapsed:
            agreed |= role == "agree"
            continue
        restarted, until = True, day + relativedelta(years=3)
        pending = role == "proceeding" or pending and role != "ended"
    if lapsed:
        return "limitation-agreed" if agreed else "limitation-gap"
    if pending:
        return "limitation-proceeding"
    if until < dt.date.fromisoformat(TODAY):
        return "limitation-maybe"
    return "limitation-runs" if restarted else "limitation-first"


@settings(max_examples=60)
@given(st.lists(steps, min_size=1, max_size=20))
def test_a_demand_yesterday_on_a_running_debt_never_ends_it(js, found):
    """Whoever was asked in time last month hears of three more years, or that it cannot be judged: never that it may be over."""
    lives = [sorted([(dt.date(2025, 6, 1), "start"), *((day, role) for day, role in one if dt.date(2025, 6, 1) < day < dt.date(2026, 11, 28)), (dt.date(2026, 11, 28), "demand")]) for one in found]
    assert {result["say"] for result in judged(js, lives)} <= {"limitation-runs", "limitation-proceeding"}


def test_no_word_says_that_a_debt_is_out_of_time(data, base):
    words = " ".join(data["words"].values()) + " ".join(clock["lost"] + clock["do"] for event in data["events"] for clock in event["clocks"])
    assert not re.search(r"已过时效|已经过了?时效|过了诉讼时效|不用还", words)
    for name in ("limitation-maybe", "limitation-gap"):
        assert "可能已过，法院不主动适用，一审要提出" in data["words"][name]
    assert data["words"].keys() >= SAYS


def test_debts_are_kept_apart_by_their_note_and_never_go_into_the_calendar(js):
    items = [{"event": "debt-due", "date": "2022-01-01", "time": "", "note": "甲"}, {"event": "debt-demanded", "date": "2026-10-01", "time": "", "note": "乙"}, {"event": "debt-due", "date": "2025-10-01", "time": "", "note": "乙"}, {"event": "debt-due", "date": "2019-10-01", "time": "", "note": "丙"}]
    found = js("([items, today]) => { const all = tool.answersOf(data, items, '', today, calendar); return [all.limitation.map((one) => [one.note, one.say]), all.next.length, tool.calendarFile(all, { alarms: [1], named: true, say, data }, new Date(0)).count]; }", [items, TODAY])
    assert found == [[["甲", "limitation-maybe"], ["乙", "limitation-runs"], ["丙", "limitation-old"]], 0, 0]


# -- what people type, and what storage holds -------------------------------------------


def test_days_and_hours_as_people_write_them(js):
    days = {"2026-11-23": "2026-11-23", "2026年11月3日": "2026-11-03", "2026.1.5": "2026-01-05", "20261123": "2026-11-23", "２０２６－１１－２３": "2026-11-23", " 2026/11/23 ": "2026-11-23", "2026-02-29": "", "2024-02-29": "2024-02-29", "2026-13-01": "", "昨天": "", "": "", "11-23": "", "😀": "", "<b>2026-11-23</b>": "", "9" * 1000: ""}
    assert js("(all) => all.map((one) => tool.civilDate(one))", list(days)) == list(days.values())
    hours = {"14:20": "14:20", "8点": "08:00", "8点5分": "08:05", "２３：５９": "23:59", "0": "00:00", "24:00": "", "12:60": "", "下午三点": "15:00", "上午九点半": "09:30", "下午两点一刻": "14:15", "晚上8点": "20:00", "中午12点": "12:00", "中午一点": "13:00", "十点零五分": "10:05", "上午 10:30": "10:30", "九点四十": "09:40", "二十三点五十九分": "23:59", "晚上12点": "", "二十五点": "", "九点九十": "", "上午": "", "大概九点": "", "😀": "", "": ""}
    assert js("(all) => all.map((one) => tool.civilTime(one))", list(hours)) == list(hours.values())


@pytest.mark.parametrize("kept", [None, 7, "x", {}, [None], [[]], [{"event": "summons"}], [{"event": "summons", "date": 5}], [{"event": "nothing", "date": "2026-11-23"}], [{"event": "__proto__", "date": "2026-11-23"}], [{"event": "summons", "date": "2026-02-30"}], [{"event": "summons", "date": "0001-01-01"}], [{"event": "summons", "date": "9" * 10**6}]])
def test_what_is_no_list_of_events_is_left_out(js, kept):
    assert js("(kept) => tool.soundItems(kept, data.events)", kept) == []


def test_a_huge_list_is_cut_and_a_note_stays_one_short_line(js):
    many = [{"event": "summons", "date": "2026-11-23", "note": f"{number}\n<script>alert(1)</script>\u2028" + "😀" * 500} for number in range(5000)]
    found = js("(kept) => tool.soundItems(kept, data.events)", many)
    assert len(found) == 30 and all(len(item["note"]) <= 40 and not re.search("[\n\r\u2028]", item["note"]) for item in found)
    assert js("(text) => tool.shortNote(text).length", "甲\n" * 10**6) <= 40


def test_the_sheet_says_what_the_answers_say(js):
    items = [{"event": "summons", "date": "2026-11-23", "time": "", "note": "<b>甲</b>"}, {"event": "complaint", "date": "2026-11-20", "time": "", "note": ""}, {"event": "debt-due", "date": "2022-05-01", "time": "", "note": ""}]
    text = js("([items, today]) => tool.letterText(tool.sheetRows(tool.answersOf(data, items, '', today, calendar), data, say, today))", [items, TODAY])
    assert "☐ 2026-12-08（周二），还有 9 天：轮到你，交答辩状。收到起诉状副本、传票（2026-11-23） · <b>甲</b>" in text
    assert "《民事诉讼法》第一百二十八条（法律规定），15 日：被告提出答辩状的天数" in text
    assert "条件：简易程序、小额诉讼的答辩期间由法院另行确定的，按法院通知。" in text
    assert "不能判断：这个天数只管一部分放款方" in text and "可能已过，法院不主动适用，一审要提出" in text


# -- the calendar file ---------------------------------------------------------------


def unfolded(text):
    """Content lines of RFC 5545: joined where a line begins with a space."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines = []
    for raw in text[:-2].split("\r\n"):
        assert len(raw.encode()) <= 75, raw
        if raw.startswith(" "):
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    return lines


def parsed(text):
    """[{name: value}] of each VEVENT, alarms as a list of triggers; raises where BEGIN and END do not pair."""
    stack, events = [], []
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                events.append({"alarms": []})
        elif name == "END":
            assert stack.pop() == value
        elif stack[-1] == "VALARM":
            if name == "TRIGGER":
                events[-1]["alarms"].append(value)
        elif stack[-1] == "VEVENT":
            assert name not in events[-1], name
            events[-1][name] = value
    assert stack == []
    return events


def unescaped(value):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2100, 12, 31)), typed, typed), min_size=1, max_size=4), st.lists(st.sampled_from([0, 1, 3, 7]), unique=True))
def test_any_words_come_back_from_the_calendar_file(js, entries, alarms):
    given_ = [{"key": f"{number}", "day": day.isoformat(), "summary": summary, "description": description} for number, (day, summary, description) in enumerate(entries)]
    text = js("([entries, alarms]) => tool.icsText(entries, alarms, new Date(Date.UTC(2026, 10, 29, 1, 2, 3)))", [given_, alarms])
    clean = [re.sub("[\x00-\t\x0b-\x1f\x7f]", "", re.sub("\r\n?", "\n", words)) for _, summary, description in entries for words in (summary, description)]
    events = parsed(text)
    assert len({event["UID"] for event in events}) == len(entries)
    for (day, *_), event, summary, description in zip(entries, events, clean[::2], clean[1::2], strict=True):
        assert event["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}" and event["DTEND;VALUE=DATE"] == f"{day + DAY:%Y%m%d}"
        assert unescaped(event["SUMMARY"]) == summary and unescaped(event.get("DESCRIPTION", "")) == description
        assert event["DTSTAMP"] == "20261129T010203Z"
        assert event["alarms"] == [f"-PT{24 * days - 9}H" if days else "PT9H" for days in alarms]


def test_unless_asked_the_calendar_does_not_say_what_it_is_about(js):
    items = [{"event": "summons", "date": "2026-11-23", "time": "", "note": "甲法院"}, {"event": "payment-order", "date": "2026-11-01", "time": "", "note": ""}, {"event": "complaint", "date": "2026-11-20", "time": "", "note": ""}]
    code = "([items, named]) => tool.calendarFile(tool.answersOf(data, items, '', '2026-11-29', calendar), { alarms: [3, 1], named, say, data }, new Date(0)).text"
    quiet = js(code, [items, False])
    events = parsed(quiet)
    assert [event["SUMMARY"] for event in events] == ["有一件事到期"] * 2 and not any("DESCRIPTION" in event for event in events)
    assert not re.search("法院|答辩|summons|answer|甲", quiet)
    named = [unescaped(event["DESCRIPTION"]) for event in parsed(js(code, [items, True]))]
    assert len(named) == 2 and all("《民事诉讼法》" in words and "甲法院" in words for words in named)


def test_the_same_day_has_the_same_name_in_the_calendar(js):
    code = "(items) => tool.calendarFile(tool.answersOf(data, items, '', '2026-11-29', calendar), { alarms: [], named: false, say, data }, new Date(0)).text"
    one, other = ({"event": event, "date": "2026-11-23", "time": "", "note": ""} for event in ("judgment", "payment-order"))
    alone = {event["UID"] for event in parsed(js(code, [one]))}
    both = {event["UID"] for event in parsed(js(code, [other, one]))}
    assert alone < both and len(both) == 2


def test_the_last_days_of_the_last_known_year_carry_its_note(js, base):
    [note] = [year.note for year in base.holidays.years if year.note]
    code = "(day) => tool.answersOf(data, [{ event: 'payment-order', date: day, time: '', note: '' }], '', day, calendar).next.map((one) => one.note)"
    assert js(code, "2026-12-15") == [note] and js(code, "2026-11-15") == [""] and js(code, "2025-12-15") == [""]
    assert (base.holidays.years[0].covers.since, base.holidays.years[-1].covers.until) == COVERED


def test_a_day_without_its_year_is_the_nearest_that_has_been(js):
    """Any month and day, as of any today: the day by count backwards, whatever stands between; nothing else is taken for one."""
    rng = random.Random(24)
    for _ in range(60):
        today = dt.date(2021, 1, 1) + DAY * rng.randrange(9000)
        wanted = dt.date(2024, 1, 1) + DAY * rng.randrange(366)
        found = today
        while (found.month, found.day) != (wanted.month, wanted.day):
            found -= DAY
        forms = [f"{wanted.month}月{wanted.day}日", f"{wanted.month}.{wanted.day}", f" {wanted.month:02}-{wanted.day:02}", f"{wanted.month}／{wanted.day}", f"{wanted.month}月{wanted.day}号"]
        assert js("([forms, today]) => forms.map((one) => tool.spokenDays(one, today, { ahead: false }).days[0])", [forms, today.isoformat()]) == [found.isoformat()] * len(forms)
    none = ["2月30日", "13.1", "0.5", "11", "1124", "2026-11-24", "11.24.26", "", "11点24"]
    assert js("([forms, today]) => forms.map((one) => tool.spokenDays(one, today).days)", [none, TODAY]) == [[]] * len(none)


SAID = {  # as of Sunday, 2026-11-29
    "今天": "2026-11-29", "昨天": "2026-11-28", "昨晚": "2026-11-28", "昨天下午": "2026-11-28", "前天": "2026-11-27", "大前天": "2026-11-26", "明天": "2026-11-30", "后天": "2026-12-01",
    "上周五": "2026-11-20", "上星期五": "2026-11-20", "上个礼拜五": "2026-11-20", "上上周一": "2026-11-09", "这周三": "2026-11-25", "下周二": "2026-12-01", " 上 周 五 ": "2026-11-20",
    "3天前": "2026-11-26", "三天前": "2026-11-26", "两天前": "2026-11-27", "十天以前": "2026-11-19", "３天前": "2026-11-26", "上个月5号": "2026-10-05", "上月三十一日": "2026-10-31",
    "去年12月3日": "2025-12-03", "去年十二月三号": "2025-12-03", "今年1月5日": "2026-01-05",
}
ASKED = {
    "24号": ["2026-11-24", "2026-12-24", "2026-10-24"], "二十四号": ["2026-11-24", "2026-12-24", "2026-10-24"], "31日": ["2026-10-31", "2026-12-31"],
    "周五": ["2026-11-27", "2026-12-04", "2026-11-20"], "星期天": ["2026-11-29", "2026-12-06", "2026-11-22"], "上周日": ["2026-11-22", "2026-11-15"],
    "11月24日": ["2026-11-24", "2027-11-24", "2025-11-24"], "十一月二十四号": ["2026-11-24", "2027-11-24", "2025-11-24"],
}
NO_DAY = ["上个月32号", "去年2月29日", "32号", "0号", "大概上周", "上周", "周八", "昨天吧", "前几天", "99999天前", "<script>", "天" * 1000, "十十号", "2026-11-24"]


def test_days_as_people_say_them_are_understood_or_asked_and_nothing_else_is(js):
    found = js("([words, today]) => words.map((one) => tool.spokenDays(one, today))", [[*SAID, *ASKED, *NO_DAY], TODAY])
    told = dict(zip([*SAID, *ASKED, *NO_DAY], found, strict=True))
    assert {words: told[words] for words in SAID} == {words: {"days": [day], "sure": True} for words, day in SAID.items()}
    assert {words: told[words] for words in ASKED} == {words: {"days": days, "sure": False} for words, days in ASKED.items()}
    assert [words for words in NO_DAY if told[words] != {"days": [], "sure": False}] == []
    assert js("(day) => tool.namedDay(day)", "2026-11-20") == "2026-11-20（周五）"


def test_last_weeks_days_are_those_of_the_week_before_on_any_today(js):
    """Weeks begin on Monday; 上周五 is in the one before, whatever day today is."""
    todays = [dt.date(2026, 12, 21) + DAY * step for step in range(14)]
    found = js("(all) => all.map((today) => [..."
               "'一二三四五六'].map((day) => tool.spokenDays('上周' + day, today).days[0]))", [day.isoformat() for day in todays])
    for today, days in zip(todays, found, strict=True):
        monday = today - DAY * today.weekday()
        assert days == [(monday - DAY * 7 + DAY * place).isoformat() for place in range(6)]


def test_where_a_day_is_to_come_that_one_is_first(js):
    assert js("tool.spokenDays('12月3日', '2026-11-29', { first: 'later' }).days[0]") == "2026-12-03"
    assert js("tool.spokenDays('12月3日', '2026-11-29', { ahead: false }).days") == ["2025-12-03", "2024-12-03"]
    assert js("tool.spokenDays('3号', '2026-11-29', { first: 'later' }).days") == ["2026-12-03", "2026-11-03", "2027-01-03"]


def test_a_hearing_is_its_own_day_on_the_page_on_paper_and_in_the_calendar(js, data, base):
    [hearing] = [event for event in data["events"] if event["id"] == "hearing"]
    assert hearing["clocks"] == [] and hearing["itself"]["lostLaw"][0]["label"] == "《民事诉讼法》第一百四十七条"
    cited = {use.ref for use in base.scenarios["lawsuit"].record.law}
    assert "civil-procedure#147" in cited, "what is lost stands on the page too, with the same provision"
    item = {"event": "hearing", "date": "2026-12-20", "time": "09:30", "note": "甲法院"}  # a Sunday: nothing is moved
    found = js("(item) => tool.answersOf(data, [item], '', '2026-11-29', calendar)", item)
    [answer] = found["next"]
    assert (answer["day"], answer["time"], answer["left"], answer["moved"]) == ("2026-12-20", "09:30", 21, False) and not found["open"] and not found["over"]
    sheet = js("(item) => tool.letterText(tool.sheetRows(tool.answersOf(data, [item], '', '2026-11-29', calendar), data, say, '2026-11-29'))", item)
    assert "2026-12-20（周日） 09:30" in sheet and "缺席判决" in sheet and "以传票为准" in sheet and "undefined" not in sheet
    code = "(item) => tool.calendarFile(tool.answersOf(data, [item], '', '2026-11-29', calendar), { alarms: [3, 1], named: true, say, data }, new Date(0)).text"
    [event] = parsed(js(code, item))
    assert event["DTSTART"] == "20261220T013000Z" and "DTSTART;VALUE=DATE" not in event and "到庭" in event["SUMMARY"]
    text = js(code.replace("named: true", "named: false"), item)
    assert parsed(text)[0]["SUMMARY"] == "有一件事 09:30" and "庭" not in text, "the hour is said, what it is about is not"
    starts = dt.datetime(2026, 12, 20, 9, 30)
    rings = [starts - dt.timedelta(minutes=int(line[len("TRIGGER:-PT"):-1])) for line in text.split("\r\n") if line.startswith("TRIGGER")]
    assert rings == [dt.datetime(2026, 12, 17, 9), dt.datetime(2026, 12, 19, 9), dt.datetime(2026, 12, 20, 7, 30)], "and on the day itself"
    [night] = parsed(js(code, {**item, "time": "00:30"}))
    assert night["DTSTART"] == "20261219T163000Z"
    [whole] = parsed(js(code, {**item, "time": ""}))
    assert whole["DTSTART;VALUE=DATE"] == "20261220"
    past = js("(item) => tool.letterText(tool.sheetRows(tool.answersOf(data, [item], '', '2026-12-25', calendar), data, say, '2026-12-25'))", item)
    assert "这一天过了" in past


def test_the_day_for_evidence_is_taken_as_the_court_wrote_it(js, data):
    """On a Sunday nothing moves it; a summons alone says that two more days stand on its papers."""
    assert js("tool.missingEvents(data, [{event: 'summons'}]).map((event) => event.id)") == ["hearing", "evidence-day"]
    assert js("tool.missingEvents(data, [{event: 'summons'}, {event: 'hearing'}, {event: 'evidence-day'}])") == []
    item = {"event": "evidence-day", "date": "2026-12-20", "time": "", "note": ""}
    sheet = js("(item) => tool.letterText(tool.sheetRows(tool.answersOf(data, [item], '', '2026-11-29', calendar), data, say, '2026-11-29'))", item)
    assert "2026-12-20（周日），还有 21 天：轮到你，交证据" in sheet and "《民事诉讼法》第六十八条第二款" not in sheet.split("☐")[0]
    assert "《民事诉讼法》第六十八条" in sheet and "可以不采纳" in sheet and "书面申请延长" in sheet and "以举证通知书为准" in sheet
    [event] = parsed(js("(item) => tool.calendarFile(tool.answersOf(data, [item], '', '2026-11-29', calendar), { alarms: [3], named: false, say, data }, new Date(0)).text", item))
    assert event["DTSTART;VALUE=DATE"] == "20261220" and event["SUMMARY"] == "有一件事到期"
