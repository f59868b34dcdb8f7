"""The parts of `make bench-search` that a figure can be wrong by: how a site is grown, how an answer is judged, the table."""

from __future__ import annotations

import re

import pytest
from bench_search_lib import growth, table
from bench_search_lib.corpus import Page, read
from bench_search_lib.measuring import Row, Share
from bench_search_lib.questions import Question, rank, sample

PAGES = [
    Page("scenarios/a/", "半夜打电话", "<h1>半夜打电话</h1><p>先存下通话记录。再写信要求停止！他们不听，就去投诉。</p>"),
    Page("letters/b/", "投诉信 <样张>", "<h1>投诉信</h1><ul><li>写清楚是谁、哪一天；</li><li>附上 A&amp;B 公司的截图。</li></ul>"),
    Page("law/c/", "某某规定", "<h1>某某规定</h1><p>法律条文不会出现在长出来的页面里。</p>"),
]


def test_growing_keeps_the_real_pages_and_makes_exactly_as_many_as_asked():
    grown = growth.grow(PAGES, 40)
    assert len(grown) == 40 and grown[:3] == PAGES
    assert len({page.url for page in grown}) == 40


def test_growing_twice_gives_the_same_pages_and_another_seed_gives_others():
    assert growth.grow(PAGES, 40) == growth.grow(PAGES, 40)
    assert growth.grow(PAGES, 40) != growth.grow(PAGES, 40, seed=8)
    assert growth.grow(PAGES, 40)[:20] == growth.grow(PAGES, 20)


def test_every_sentence_of_a_grown_page_is_a_real_one_and_none_is_from_a_law():
    real = {sentence for page in PAGES[:2] for sentence in growth.sentences(page)}
    for page in growth.grow(PAGES, 40)[3:]:
        said = [line for line in page.lines if line != page.title and line not in {each.title for each in PAGES}]
        assert said and set(said) <= real


def test_a_site_cannot_grow_smaller():
    with pytest.raises(ValueError, match="不能长成 2 页"):
        growth.grow(PAGES, 2)


def test_words_in_a_line_stay_together_and_scripts_are_no_text(tmp_path):
    (tmp_path / "x").mkdir()
    article = '<h1 id="x">打给\n<em>谁</em></h1><script>var a;</script><p>打 <a href="tel:110">110</a>。</p>'
    (tmp_path / "x/index.html").write_text(f'<nav>菜单</nav><article class="md-content__inner md-typeset">{article}</article>', encoding="utf-8")
    (page,) = read(tmp_path, {}, ["x/#one", "x/#two"])
    assert (page.title, page.lines) == ("打给谁", ["打给 谁", "打 110。"])


def test_a_page_without_an_article_is_an_error(tmp_path):
    (tmp_path / "index.html").write_text("<main></main>", encoding="utf-8")
    with pytest.raises(ValueError, match="没有"):
        read(tmp_path, {}, [""])


ARTICLE = Question("民法典1032条", frozenset({"law/civil-code/#art-1032"}), True, False)


def test_peers_are_right_with_the_page_and_we_only_with_the_anchor():
    found = ["law/civil-code/#art-1", "law/civil-code/#art-1032"]
    assert rank(ARTICLE, found, anchors=True) == 2
    assert rank(ARTICLE, found, anchors=False) == 1
    assert rank(ARTICLE, ["law/civil-code/"], anchors=True) is None


def test_several_sections_of_a_page_are_one_result():
    assert rank(ARTICLE, ["x/#a", "x/#b", "x/", "law/civil-code/"], anchors=False) == 2


def test_a_sample_is_spread_over_the_whole_list():
    assert sample(list(range(100)), 4) == [0, 25, 50, 75]
    assert sample([1, 2], 4) == [1, 2]


ROW = Row("ours", 1000, Share(8, 4, 6, 1), Share(2, 2, 2, 0), Share(0, 0, 0, 0), 3, (1536, 2 * 1024 * 1024), 20, 999.4, 1234, 700 * 1024)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_table_says_what_was_measured():
    head, _, line = table.markdown([ROW]).splitlines()
    assert "sealed" not in head
    assert cells(line) == ["ours", "1,000", "8", "50%", "75%", "1", "100%", "1.5 KiB (2.0 MiB)", "20", "999 ms", "3", "1.2 s", "700.0 KiB"]


def test_the_sealed_half_has_columns_of_its_own():
    with_sealed = Row(**{**ROW.__dict__, "sealed": Share(4, 1, 3, 0)})
    head, _, first, second = table.markdown([with_sealed, ROW]).splitlines()
    assert cells(head)[-2:] == ["sealed top-1", "sealed top-3"]
    assert cells(first)[-2:] == ["25%", "75%"] and cells(second)[-2:] == ["–", "–"]


def test_a_peer_that_failed_stands_in_the_table_with_the_reason():
    lines = table.markdown([ROW, Row("peer", 5000, failed="RuntimeError: no |\nwheel")]).splitlines()
    assert len({len(re.findall(r"\|", line)) for line in lines}) == 1
    assert cells(lines[-1])[:3] == ["peer", "5,000", "not measured: RuntimeError: no / wheel"]


def test_readers_see_fewer_columns_in_their_language():
    head, lines = table.chinese([ROW, Row("peer", 5000, failed="RuntimeError")], "ours")
    assert lines[0] == ["本站", "1,000", "8", "50%", "75%", "1", "–", "1.5 KiB (2.0 MiB)", "999 ms", "1.2 s", "700.0 KiB"]
    assert lines[1][:3] == ["peer", "5,000", "没有量成"] and {len(line) for line in lines} == {len(head)}
