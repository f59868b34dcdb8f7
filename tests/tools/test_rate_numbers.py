"""Rates as an independent library finds them, and amounts, days and lines as people type them: no page, only the modules."""

from __future__ import annotations

import calendar
import datetime as dt
import random

import pytest
import pyxirr
import rate_modules

START = dt.date(2024, 1, 31)


@pytest.fixture(scope="module")
def ask(chromium):
    page, asked = rate_modules.opened(chromium)
    yield asked
    page.close()


def add_months(day: dt.date, count: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def flows_of(days: list[dt.date], amounts: list[int]) -> list[list[float]]:
    return [[(day - days[0]).days / 365, amount] for day, amount in zip(days, amounts, strict=True)]


# -- rates ---------------------------------------------------------------------------


def loans(count: int) -> list[tuple[list[dt.date], list[int]]]:
    """One sum received, then payments on growing days: some cheap, some dear, some that give back less than was received."""
    chosen = random.Random(670)
    cases = []
    for _ in range(count):
        days, amounts = [START], [chosen.randint(100_00, 500_000_00)]
        times = chosen.choice([1, 2, 3, 6, 12, 24, 36, 60])
        whole = amounts[0] * chosen.choice([0.3, 0.8, 0.99, 1, 1.001, 1.05, 1.2, 1.5, 2, 4])
        for _ in range(times):
            days.append(days[-1] + dt.timedelta(days=chosen.randint(1, 62)))
            amounts.append(-max(1, round(whole / times * chosen.uniform(0.5, 1.5))))
        cases.append((days, amounts))
    return cases


def test_a_loan_has_the_rate_that_an_independent_library_finds(ask):
    """600 loans with one turn from in to out: exactly one rate, also where it is nought or below."""
    cases = loans(600)
    answers = ask("ratesOf", [[flows_of(*case)] for case in cases])
    compared = 0
    for (days, amounts), answer in zip(cases, answers, strict=True):
        assert answer["turns"] == 1 and len(answer["rates"]) == 1
        [rate] = answer["rates"]
        if rate < -1 + 1e-12:  # so much lost within days that a yearly rate is -100 % for any number
            assert -amounts[1] < amounts[0] and (days[-1] - days[0]).days < 120
        else:
            assert abs(pyxirr.xnpv(rate, days, amounts)) <= 1e-6 * sum(map(abs, amounts)), (days, amounts, rate)
        theirs = pyxirr.xirr(days, amounts)
        if theirs is not None:
            compared += 1
            assert rate == pytest.approx(theirs, rel=1e-6, abs=1e-9), (days, amounts)
    assert compared >= 550
    rates = [answer["rates"][0] for answer in answers]
    assert any(rate < -0.01 for rate in rates) and any(rate > 10 for rate in rates)


def test_equal_instalments_have_the_monthly_rate_that_an_independent_library_finds(ask):
    chosen = random.Random(585)
    cases = []
    for _ in range(300):
        received, times = chosen.randint(1000_00, 200_000_00), chosen.randint(1, 60)
        each = max(1, round(received / times * chosen.uniform(0.9, 2)))
        cases.append((received, times, each))
    entries = [[{"day": days_from_epoch(dt.date(2024, 1, 15)), "fen": received, "kind": "received"},
                *({"day": days_from_epoch(add_months(dt.date(2024, 1, 15), place + 1)), "fen": each, "kind": "payment"} for place in range(times))] for received, times, each in cases]
    for (received, times, each), found in zip(cases, ask("measured", [[one] for one in entries]), strict=True):
        [measure] = found["measures"]
        theirs = pyxirr.irr([received, *[-each] * times])
        assert measure["nominal"] == pytest.approx(theirs * 1200, rel=1e-7, abs=1e-7)
        assert measure["effective"] == pytest.approx(((1 + theirs) ** 12 - 1) * 100, rel=1e-7, abs=1e-7)


def days_from_epoch(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days


@pytest.mark.parametrize("roots", [[0.1, 0.3], [-0.5, 0.2], [0, 0.25], [0.05, 0.5, 2], [-0.3, 0.1, 0.4, 3], [-0.9, 9]])
def test_every_root_is_found_where_there_are_several(ask, roots):
    """Yearly flows multiplied out of the wanted roots: (1 + r1 - z)(1 + r2 - z)… with z = 1 + rate."""
    polynomial = [1.0]
    for root in roots:
        polynomial = [high - low for high, low in zip([*(part * (1 + root) for part in polynomial), 0], [0, *polynomial], strict=True)]
    flows = [[place, amount * 1e6] for place, amount in enumerate(reversed(polynomial))]
    [answer] = ask("ratesOf", [[flows]])
    assert answer["rates"] == pytest.approx(sorted(roots), rel=1e-9, abs=1e-9)


def test_a_touching_root_is_found_too(ask):
    [answer] = ask("ratesOf", [[[[0, 1.44], [1, -2.4], [2, 1]]]])  # (1.2 - x)², x = 1 / (1 + rate)
    assert answer["rates"] == pytest.approx([1 / 1.2 - 1], rel=1e-6)


def test_random_flows_with_several_turns_hide_no_root(ask):
    """A fine grid of worths (by the library) changes its sign as often as roots are said, and never between them elsewhere."""
    chosen = random.Random(25)
    cases = []
    while len(cases) < 120:
        days = [START + dt.timedelta(days=90 * place) for place in range(8)]
        amounts = [chosen.choice([-1, 1]) * chosen.randint(1, 1000) for _ in days]
        if 1 < sum(one * other < 0 for one, other in zip(amounts, amounts[1:])) <= 4:
            cases.append((days, amounts))
    grid = [-0.99 + 0.004 * step for step in range(1000)] + [3 + 0.1 * step for step in range(300)]
    for (days, amounts), answer in zip(cases, ask("ratesOf", [[flows_of(*case)] for case in cases]), strict=True):
        signs = [pyxirr.xnpv(rate, days, amounts) > 0 for rate in grid]
        for place in range(len(grid) - 1):
            inside = [rate for rate in answer["rates"] if grid[place] < rate <= grid[place + 1]]
            if signs[place] != signs[place + 1]:
                assert inside, (days, amounts, grid[place])
        theirs = pyxirr.xirr(days, amounts)
        if theirs is not None:
            assert any(rate == pytest.approx(theirs, rel=1e-5, abs=1e-7) for rate in answer["rates"])


@pytest.mark.parametrize(("flows", "turns"), [([], 0), ([[0, 100]], 0), ([[0, 100], [0, -120]], 0), ([[0, 100], [1, 5]], 0), ([[place, (-1) ** place * 100] for place in range(20)], 19)])
def test_no_rate_where_there_is_none_or_too_many_turns(ask, flows, turns):
    assert ask("ratesOf", [[flows]]) == [{"rates": [], "turns": turns}]


@pytest.mark.parametrize(("entries", "state"), [
    ([], "nothing-received"),
    ([["2026-01-05", 100, "payment"]], "nothing-received"),
    ([["2026-01-05", 100, "received"]], "nothing-paid"),
    ([["2025-02-05", 100, "payment"], ["2026-01-05", 100, "received"], ["2026-02-05", 100, "payment"]], "early"),
    ([["2026-01-04", 10, "fee"], ["2026-01-05", 100, "received"], ["2026-02-05", 110, "payment"]], "early"),
    ([["2026-01-05", 10, "fee"], ["2026-01-05", 100, "received"], ["2026-02-05", 110, "payment"]], "sound"),
    ([["2026-01-05", 100, "received"], ["2026-01-05", 120, "payment"]], "one-day"),
    ([["1926-01-05", 100, "received"], ["2026-01-05", 120, "payment"]], "too-long"),
    ([["2026-01-05", 100, "received"], ["2026-02-05", 60, "payment"]], "unpaid"),
    ([["2026-01-05", 100, "received"], ["2026-02-05", 100, "payment"]], "sound"),
    ([["2026-01-01", 100, "received"], ["2026-01-31", 230, "payment"], ["2026-03-02", 132, "received"]], "several"),
    ([["2026-01-05", 100, "received"], ["2026-02-05", 100, "payment"], ["2026-03-05", 100, "received"]], "no-root"),
])
def test_what_has_no_rate_says_why(ask, entries, state):
    read = [{"day": days_from_epoch(dt.date.fromisoformat(day)), "fen": amount * 100, "kind": kind} for day, amount, kind in entries]
    assert ask("measured", [[read]])[0]["state"] == state


def test_nought_is_nought(ask):
    read = [{"day": 20000, "fen": 100_00, "kind": "received"}, {"day": 20100, "fen": 100_00, "kind": "payment"}]
    [found] = ask("measured", [[read]])
    assert found["measures"][0]["xirr"] == pytest.approx(0, abs=1e-9) and ask("percentOf", [[found["measures"][0]["xirr"]], [-0.0001], [1e6]]) == ["0.00%", "0.00%", "9999%+"]


def test_charges_and_penalties_are_measured_apart_and_no_fen_is_lost(ask):
    chosen = random.Random(1)
    kinds = ["payment", "fee", "guarantee", "membership", "penalty"]
    for _ in range(50):
        read = [{"day": 20000, "fen": chosen.randint(1, 10**8), "kind": "received"}]
        read += [{"day": 20000 + chosen.randint(1, 900), "fen": chosen.randint(1, 10**7), "kind": chosen.choice(kinds)} for _ in range(20)]
        [found] = ask("measured", [[read]])
        assert sum(fen for _, fen in found["shares"]) == sum(entry["fen"] for entry in read[1:])
    read = [{"day": 20000, "fen": 10000, "kind": "received"}, {"day": 20100, "fen": 10500, "kind": "payment"}, {"day": 20100, "fen": 300, "kind": "fee"}, {"day": 20120, "fen": 200, "kind": "penalty"}]
    [found] = ask("measured", [[read]])
    assert [one["name"] for one in found["measures"]] == ["bare", "charged", "whole"]
    rates = [one["xirr"] for one in found["measures"]]
    assert rates == sorted(rates) and len(set(rates)) == 3


def test_what_is_due_by_a_day_counts_that_day_and_nothing_that_came_in(ask):
    read = [{"day": 100, "fen": 900, "kind": "received"}, {"day": 101, "fen": 10, "kind": "payment"}, {"day": 102, "fen": 20, "kind": "fee"}, {"day": 103, "fen": 40, "kind": "payment"}]
    for today, due in ((99, 0), (101, 10), (102, 30), (999, 70)):
        [parts] = ask("dueBy", [[read, today]])
        assert parts["due"]["fen"] == due and parts["due"]["fen"] + parts["later"]["fen"] == 70


# -- what people type ------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "fen"), [
    ("1,000.50", 100050), ("1000", 100000), ("１０００", 100000), ("１，０００．５０", 100050), ("¥1,234.5", 123450), ("￥ 88", 8800), ("500元", 50000), ("3块5", 350), ("3元5角", 350),
    ("1万2", 1200000), ("1.2万", 1200000), ("1万", 1000000), ("1万2千", 1200000), ("1万2500", 1250000), ("3千5", 350000), ("两万", 2000000), ("一万二", 1200000), ("一万零二百", 1020000), ("十二万", 12000000),
    ("五百", 50000), ("2百5", 25000), ("0", 0), ("0.01", 1), (" 12 ", 1200), ("1万元", 1000000), ("人民币100元整", 10000), ("壹万贰仟", 1200000), ("1.5千", 150000),
])
def test_an_amount_is_read_as_it_is_meant(ask, typed, fen):
    assert ask("readFen", [[typed]]) == [fen]


@pytest.mark.parametrize("typed", ["", "abc", "-5", "1,00", "1.000,50", "12.345", "1e5", "1万25", "1万2.5", "3千50", "1.5万3", "1万2万", "9" * 16, "9" * 15, "👍", "<script>1</script>", "1 万 2 x", "NaN", "Infinity", "0x10", "百", "1,0000", "１２，３４"])
def test_what_could_be_two_amounts_or_none_is_none(ask, typed):
    assert ask("readFen", [[typed]]) == [None]


def test_an_amount_comes_back_as_it_was_read(ask):
    amounts = [0, 1, 100, 99999, 123456789, 10**13]
    assert ask("readFen", [[text] for text in ask("yuan", [[fen] for fen in amounts])]) == amounts


@pytest.mark.parametrize(("typed", "iso"), [("2026-1-5", "2026-01-05"), ("2026/01/05", "2026-01-05"), ("2026年1月5日", "2026-01-05"), ("２０２６．１．５", "2026-01-05"), ("20260105", "2026-01-05"), ("2024-02-29", "2024-02-29")])
def test_a_day_is_read(ask, typed, iso):
    assert ask("isoDay", [[ask("readDay", [[typed]])[0]]]) == [iso]


@pytest.mark.parametrize("typed", ["2026-02-29", "2026-13-01", "5.1", "明天", "", "2026-1", "999999999", "3026-01-01"])
def test_what_is_no_day_is_none(ask, typed):
    assert ask("readDay", [[typed]]) == [None]


def test_days_do_not_depend_on_the_zone_of_the_phone(chromium):
    for zone in ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"):
        context = chromium.new_context(timezone_id=zone)
        page, asked = rate_modules.opened(context)
        assert asked("isoDay", [[asked("readDay", [["2026-03-08"]])[0]]]) == ["2026-03-08"]
        context.close()


@pytest.mark.parametrize(("line", "expected"), [
    ("2026-01-05 1,000.50", ("2026-01-05", 100050, "payment")),
    ("2026-01-05,1,000.50,担保费", ("2026-01-05", 100050, "guarantee")),
    ("2026年1月5日\t500元\t会员费", ("2026-01-05", 50000, "membership")),
    ("20260105 罚息 12.3", ("2026-01-05", 1230, "penalty")),
    ("2026-01-05 10:30 还款 1万2", ("2026-01-05", 1200000, "payment")),
    ("２０２６-０１-０５　３００　手续费", ("2026-01-05", 30000, "fee")),
    ("2026-01-05 8000 到账", ("2026-01-05", 800000, "received")),
])
def test_a_line_is_read(ask, line, expected):
    [found] = ask("readEntries", [[line]])
    [entry] = found["entries"]
    assert (ask("isoDay", [[entry["day"]]])[0], entry["fen"], entry["kind"]) == expected


@pytest.mark.parametrize(("line", "why"), [("昨天 500", "date"), ("2026-02-29 500", "date"), ("2026-01-05 很多", "amount"), ("2026-01-05 -500", "amount"), ("2026-01-05 0", "amount"), ("2026-01-05 500,12", "amount"), ("2026-01-05 500 👍", "kind"), ("<script>alert(1)</script>", "date")])
def test_a_line_that_cannot_be_read_is_named_and_not_counted(ask, line, why):
    [found] = ask("readEntries", [[f"2026-01-01 1\n{line}"]])
    assert len(found["entries"]) == 1 and found["wrong"] == [{"line": 2, "why": why}]


@pytest.mark.parametrize(("typed", "today", "ahead", "days"), [
    ("11月24日", "2026-11-30", True, ["2026-11-24", "2027-11-24", "2025-11-24"]),
    ("11月24号", "2026-11-30", False, ["2026-11-24", "2025-11-24"]),
    ("十一月二十四号", "2026-11-30", False, ["2026-11-24", "2025-11-24"]),
    ("一月五日", "2026-11-30", False, ["2026-01-05", "2025-01-05"]),
    ("12.05", "2026-11-30", True, ["2025-12-05", "2026-12-05", "2024-12-05"]),
    ("11/30", "2026-11-30", False, ["2026-11-30", "2025-11-30"]),
    ("2月29日", "2026-11-30", True, ["2024-02-29", "2028-02-29", "2020-02-29"]),
    ("2月30日", "2026-11-30", True, []), ("13月1日", "2026-11-30", True, []), ("11月", "2026-11-30", True, []),
    ("2026年11月24日", "2026-11-30", True, []), ("11月24日左右", "2026-11-30", True, []), ("", "2026-11-30", True, []), ("<script>", "2026-11-30", True, []),
])
def test_of_a_day_without_a_year_the_likely_ones_are_offered(ask, typed, today, ahead, days):
    assert ask("likelyDays", [[typed, today, ahead]]) == [days]
    assert ask("readDay", [[typed]]) == [None] or "2026" in typed, "none is taken unasked"


def test_lines_without_a_year_get_the_one_that_is_tapped_and_no_other_line_does(ask):
    text = "2025-12-05 900\n11月24日 1,000.50 担保费\n看不懂\n1月5日 500"
    assert [(one["line"], one["why"]) for one in ask("readEntries", [[text]])[0]["wrong"]] == [(2, "year"), (3, "date"), (4, "year")]
    offered = ask("yearsOfLines", [[text, [2, 4], "2026-11-30"]])[0]
    assert offered["lines"] == [2, 4] and offered["years"][0] == "2026" and "2025" in offered["years"]
    assert ask("withYear", [[text, [2, 4], "2026"]]) == ["2025-12-05 900\n2026-11-24 1,000.50 担保费\n看不懂\n2026-01-05 500"]
    leap = "2月29日 500\n3月1日 500"
    assert all(int(year) % 4 == 0 for year in ask("yearsOfLines", [[leap, [1, 2], "2026-11-30"]])[0]["years"]), "no year without that day"


def test_a_million_lines_are_refused_whole(ask):
    [found] = ask("readEntries", [["2026-01-01 1\n" * 1_000_000]])
    assert found == {"entries": [], "wrong": [], "many": True}


def test_instalments_keep_the_day_of_the_month(ask):
    given = {"times": 4, "fen": 100, "first": days_from_epoch(dt.date(2026, 1, 31)), "every": 1, "unit": "个月", "extra": {"fee": 0, "guarantee": 5, "membership": 0}}
    [found] = ask("instalments", [[given]])
    days = [ask("isoDay", [[entry["day"]]])[0] for entry in found if entry["kind"] == "payment"]
    assert days == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert sum(entry["fen"] for entry in found if entry["kind"] == "guarantee") == 20


def test_no_cell_of_the_table_can_be_a_formula(ask):
    entries = [{"day": 20500, "fen": 105, "kind": "payment", "word": "还款"}, {"day": 20400, "fen": 100, "kind": "received", "word": "到手"}]
    [text] = ask("entriesCsv", [[entries, ["日期", "是什么", "金额", "累计"]]])
    assert text == "\ufeff日期,是什么,金额,累计\r\n2025-11-08,到手,1.00,-1.00\r\n2026-02-16,还款,1.05,0.05\r\n"


@pytest.mark.parametrize(("line", "becomes"), [
    ("昨天 500", "2026-11-28 500"), ("大前天：1,000.50 担保费", "2026-11-26 1,000.50 担保费"), ("三天前还500", "2026-11-26 还500"), ("昨天下午 500", "2026-11-28 500"), ("上个月5号 1万2", "2026-10-05 1万2"),
])
def test_a_line_may_begin_with_a_day_in_words(ask, line, becomes):
    [found] = ask("saidDays", [[line, [1], "2026-11-29"]])
    assert found["text"] == becomes and found["asked"] is None and len(found["taken"]) == 1
    [[read]] = [one["entries"] for one in ask("readEntries", [[found["text"]]])]
    assert read["fen"] > 0


@pytest.mark.parametrize("line", ["昨天", "500 昨天", "11月24日 500", "2026-11-24 500", "天天 500", "周杰 500", "", "5天 500"])
def test_other_lines_stay_as_they_are(ask, line):
    [found] = ask("saidDays", [[line, [1], "2026-11-29"]])
    assert found == {"text": line, "taken": [], "asked": None}


def test_only_lines_that_could_not_be_read_are_touched_and_one_is_asked_at_a_time(ask):
    text = "昨天 1\n周三 2\n昨天 3\n24号 4"
    [found] = ask("saidDays", [[text, [2, 3, 4], "2026-11-29"]])
    assert found["text"] == "昨天 1\n周三 2\n2026-11-28 3\n24号 4"
    assert found["asked"]["line"] == 2 and found["asked"]["words"] == "周三"
    assert ask("withDay", [[found["text"], found["asked"], "2026-11-25"]]) == ["昨天 1\n2026-11-25 2\n2026-11-28 3\n24号 4"]
