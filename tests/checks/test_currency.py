"""Law that nobody compared with its source for half a year: the command warns, the pages say so, nothing fails."""

from __future__ import annotations

import datetime as dt

import check
import pytest
import small

from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.publishing import assets
from kb.reading.problems import Problems
from kb.render import site_files
from kb.joining.timeline import RECHECK_AFTER, check_is_due, oldest_due_check

CHECKED = dt.date(2026, 11, 23)  # verification.on of the miniature project
DAY = dt.timedelta(days=1)
LAST_DAY = dt.date(2027, 5, 22)  # counted on a calendar: 180 days after 2026-11-23
LATE = LAST_DAY + DAY
OWN = "    verification: {level: one-corpus, against: [corpus-a], on: 2027-05-01}\n"


@pytest.fixture
def project(tmp_path):
    return small.write(tmp_path)


def warnings(root, today):
    problems = checks.run(join(knowledge.load(root), today, today))
    assert not problems, problems.report()
    return sorted(problems.warned)


def test_half_a_year_is_180_days_and_the_last_of_them_is_still_good():
    assert RECHECK_AFTER.days == 180
    assert [check_is_due(CHECKED, day) for day in (CHECKED, LAST_DAY, LATE)] == [False, False, True]


def test_nothing_warns_on_the_last_day_and_every_instrument_on_the_next(project):
    assert warnings(project, LAST_DAY) == []
    found = warnings(project, LATE)
    assert [(problem.path, problem.check) for problem in found] == [(f"law/{name}.yml", "currency") for name in ("card-measures", "civil-code", "standard")]
    line = (project / found[1].path).read_text(encoding="utf-8").splitlines()[found[1].line - 1]
    assert "verification" in line and "2026-11-23" in found[1].message


def test_a_provision_with_a_check_of_its_own_is_looked_at_by_itself(project):
    small.replace(project, "law/civil-code.yml", "    formerly: {version: 旧法, no: 42}\n", "    formerly: {version: 旧法, no: 42}\n" + OWN)
    assert len(warnings(project, LATE)) == 3
    assert [problem.message for problem in warnings(project, dt.date(2027, 12, 1)) if "第一千零三十三条" in problem.message]
    base = knowledge.load(project)
    assert oldest_due_check(base.statutes["civil-code"], LATE) == CHECKED
    assert oldest_due_check(base.statutes["civil-code"], LAST_DAY) is None


def test_the_command_prints_warnings_and_succeeds(project, monkeypatch, capsys):
    monkeypatch.setenv("TODAY", LATE.isoformat())
    assert check.main(["--root", str(project)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "[currency]" in said[0] and said[3].startswith("共 3 处提醒") and said[-1].startswith("数据没有问题")


def test_warnings_and_errors_are_both_said_and_the_count_of_errors_is_last(project, monkeypatch, capsys):
    monkeypatch.setenv("TODAY", LATE.isoformat())
    small.replace(project, "docs/scenarios/contact.md", "3. 写信。\n", "")
    assert check.main(["--root", str(project)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "[currency]" in said[0] and said[-1] == "共 1 处问题。"


def test_a_warning_is_no_problem():
    problems = Problems()
    problems.warn("a.yml", 1, "currency", "旧了")
    assert not problems and problems.report() == "" and problems.warnings().startswith("a.yml:1: [currency] 旧了\n")
    assert Problems().warnings() == ""


@pytest.mark.parametrize(("today", "said"), [(LAST_DAY, False), (LATE, True)])
def test_the_pages_say_so_themselves(project, today, said):
    for name in (*assets.SOURCES.values(), *assets.WITHIN_LOST):  # what site_files() wants to serve
        path = project / "docs/assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    files = site_files(join(knowledge.load(project), today, today))
    assert ("上次核对是 2026-11-23" in files["law/civil-code.md"]) is said
    assert ("没有再核对（3）" in files["about/unverified.md"]) is said
