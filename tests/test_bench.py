"""The parts of `make bench` that a figure can be wrong by: turns, failures, whose memory it is, what a row says, the page."""

from __future__ import annotations

import sys

import measured
import pytest
import small
from bench_lib import costs, loads, projects, report, weights
from here import ROOT


def command(folder, words, before=lambda: None):
    return costs.Command([sys.executable, "-c", words], folder, before)


def test_commands_take_turns_and_one_that_fails_is_told(tmp_path):
    log = tmp_path / "log"
    say = lambda word: command(tmp_path, f"open('log', 'a').write({word!r})")  # noqa: E731
    found = costs.compared({"a": say("a"), "bad": command(tmp_path, "import sys; sys.exit('kaputt')"), "b": say("b")}, 3)
    assert log.read_text() == "ababab"
    assert "kaputt" in found["bad"].failed and not found["bad"].runs
    assert len(found["a"].runs) == len(found["b"].runs) == 3


def test_memory_is_that_of_the_command_and_its_children(tmp_path):
    large = costs.once(command(tmp_path, "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytes(range(256)) * 400_000'])"))
    small_one = costs.once(command(tmp_path, "pass"))
    assert large.peak > small_one.peak + 90_000_000


def test_ratios_are_made_round_by_round():
    runs = lambda *cpu: costs.Costs(tuple(costs.Run(each, 9, 0) for each in cpu))  # noqa: E731
    assert costs.ratios(runs(2, 9, 4), runs(1, 3, 4)) == [1, 2, 3]


def test_rows_say_the_goal_and_whether_it_is_met():
    runs = lambda *cpu: costs.Costs(tuple(costs.Run(each, 9, 50_000_000) for each in cpu))  # noqa: E731
    rows = report.build_rows(455, {"别人": runs(1, 1, 1), "我们": runs(2, 1, 3), "坏了": costs.Costs((), "没有")}, "别人", {"我们": 1.5})
    assert rows[0] == ["455 页，别人", "", "1.0 秒（1.0–1.0），内存 50 MB", ""]
    assert rows[1][1:] == ["≤ 1.5 倍", "2.00 倍（1.00–3.00）；2.0 秒（1.0–3.0），内存 50 MB", "不够"]
    assert rows[2] == ["455 页，坏了", "", "量不了：没有", ""]


def test_a_small_file_takes_a_whole_block():
    assert weights.of([1, 4096, 4097]) == weights.Weight(3, 8194, 4096 * 4)


def test_words_alone_are_less_than_a_page_and_markup_does_not_count(tmp_path):
    page = tmp_path / "index.html"
    page.write_text("<html><article><p>催收半夜打电话</p></article></html>", encoding="utf-8")
    plain = loads.words(page)
    page.write_text('<html><nav>别的</nav><article class="a"><p title="很长的说明">催收<a href="../../law/x/#art-1">半夜</a>打电话</p></article></html>', encoding="utf-8")
    assert plain < loads.words(page) < plain + 8  # where a tag stood, a space
    page.write_text("<html></html>", encoding="utf-8")
    with pytest.raises(ValueError, match="no <article>"):
        loads.words(page)


@pytest.mark.parametrize("part", report.HEADINGS)
def test_the_page_has_a_place_for_every_part(part, tmp_path):
    page = tmp_path / "docs/about/speed.md"
    page.parent.mkdir(parents=True)
    page.write_text((ROOT / "docs/about/speed.md").read_text(encoding="utf-8"), encoding="utf-8")
    measured.put(tmp_path, report.HEADINGS[part], " 今天。", measured.table(report.HEAD, [["新", "", "", ""]]), "docs/about/speed.md")
    assert "| 新 |" in page.read_text(encoding="utf-8")


def test_a_grown_project_has_copies_under_their_own_names(tmp_path):
    root = small.write(tmp_path / "small")
    (root / "overrides").mkdir(exist_ok=True)
    before = {path.name for path in (root / "docs").rglob("*.md")}
    projects._grow(root, 5)
    new = [path for path in (root / "docs").rglob("*.md") if path.name not in before]
    assert len(new) >= 3 and all("-copy-" in path.name and "，第 1 份" in path.read_text(encoding="utf-8") for path in new)


def test_zensical_gets_no_search_of_its_own_and_says_where_the_settings_changed(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("theme:\n  custom_dir: overrides\nplugins: []\n", encoding="utf-8")
    assert projects.for_zensical(tmp_path).read_text(encoding="utf-8") == "theme:\nplugins:\n  - search:\n      enabled: false\n"
    (tmp_path / "mkdocs.yml").write_text("theme:\n  custom_dir: overrides\nplugins: [search]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="plugins"):
        projects.for_zensical(tmp_path)
