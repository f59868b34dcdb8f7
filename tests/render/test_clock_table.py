"""The table of every clock: nothing is left out, nothing stands twice, each row says from when, for whom and where."""

from __future__ import annotations

import re

import pytest
import small
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.records.vocabulary import Unit
from kb.render import clock_table
from kb.render.markup import text

#: Written down here, not taken from the module: what is a time, and what is an amount or a count.
TIMES = {Unit.HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR}
SOURCE = "guides/counting-days.md"


@pytest.fixture(scope="module")
def rows(site):
    return [line for line in clock_table.table(site, SOURCE).splitlines() if line.startswith("| ") and not line.startswith(("| 几天", "| ---"))]


def test_every_time_limit_has_a_row_and_nothing_else_has(site, rows):
    clocks = [limit for _, _, limit in site.limits.values() if limit.unit in TIMES]
    assert len(rows) == len(clocks) > 150
    for limit in clocks:
        assert any(row.startswith(f"| {text(limit.shown)} | {text(limit.counts)}") for row in rows), limit.id


def test_a_row_says_its_condition_whom_it_binds_and_leads_to_its_article(site, rows):
    for statute, provision, limit in site.limits.values():
        if limit.unit not in TIMES:
            continue
        found = [row for row in rows if text(limit.counts) in row and f"law/{statute.id}.md#{provision.anchor})" in row and (not limit.condition or text(limit.condition) in row)]
        assert found, limit.id
        assert all("。管：" in row for row in found), limit.id
        if limit.lenders:
            assert any(all(lender.label in row for lender in limit.lenders) for row in found), limit.id


def test_what_is_only_reported_or_only_recommended_says_so(site, rows):
    for statute, provision, limit in site.limits.values():
        if limit.unit in TIMES and statute.level_of(provision).value == "reported":
            assert any("（转引）" in row for row in rows if text(limit.counts) in row), limit.id
        if limit.unit in TIMES and limit.kind.value != "hard":
            assert any(limit.kind.label in row for row in rows if text(limit.counts) in row), limit.id


def test_groups_are_the_ways_of_the_law_and_none_is_mixed(site):
    groups = clock_table.by_way(site)
    assert [way.value if way else None for way in groups] == ["court", "complaint", "administrative", "criminal", "petition", None]
    assert all(clocks for clocks in groups.values())
    assert all(statute.track is way for way, clocks in groups.items() for statute, _, _ in clocks)


def test_a_new_limit_is_a_new_row_without_anybody_writing_it(tmp_path, today):
    folder = small.write(tmp_path)
    law = folder / "law" / "civil-code.yml"
    written = law.read_text(encoding="utf-8")
    first = re.search(r"^    limits:\n", written, re.M)
    law.write_text(written[: first.end()] + "      - {id: surprise, value: 9, unit: 小时, counts: 从收到起算, kind: hard}\n" + written[first.end() :], encoding="utf-8")
    made = clock_table.table(join(knowledge.load(folder), today, today), SOURCE)
    assert "| 9 小时 | 从收到起算。管：所有人。" in made


def test_the_placeholder_becomes_the_table_and_others_stay(site):
    made = clock_table.prose(site, SOURCE, "前\n\n{{ clocks }}\n\n{{ limit:answer-period }}")
    assert "{{ clocks }}" not in made and "{{ limit:answer-period }}" in made and made.startswith("前") and "kb-clock-table" in made
