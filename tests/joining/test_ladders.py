"""Ladders: four ways that never meet, drawn and written with the same words, numbers from the law alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import markdown
import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from kb.joining import knowledge
from kb.joining.graph import front_refs
from kb.render import drawing, ladder
from kb.joining.handbook import join, LADDER_PAGE

SVG = "{http://www.w3.org/2000/svg}"


def site_of(base, today):
    return join(base, today, today)


@pytest.fixture(scope="module")
def site(base, today):
    return site_of(base, today)


def lanes(base):
    return [(item, lane) for item in base.ladders.values() for lane in item.lanes]


def drawings(text):
    """Each <svg> parsed: raises where one is not well-formed XML."""
    return [ElementTree.fromstring(part) for part in re.findall(r"<svg.*?</svg>", text, re.S)]


def bare(words):
    return re.sub(r"\s", "", words)


def drawn_words(text):
    """What a reader sees in a drawing, without the numbers of the steps, which a list counts itself."""
    return bare("".join("".join(node.itertext()) for root in drawings(text) for node in root.iter(f"{SVG}text") if "kb-number" not in node.get("class")))


class _Listed(HTMLParser):
    """Words of a list without what only the list has: <small>, where pages and provisions are linked."""

    def __init__(self):
        super().__init__()
        self.words, self._small = "", 0

    def handle_starttag(self, tag, attrs):
        self._small += tag == "small"

    def handle_endtag(self, tag):
        self._small -= tag == "small"

    def handle_data(self, data):
        if not self._small:
            self.words += data


def listed_words(text):
    reader = _Listed()
    reader.feed(markdown.markdown(text, extensions=["attr_list", "md_in_html"]))
    return bare(reader.words)


def test_the_list_says_exactly_what_the_drawing_says(base, site):
    for item, lane in lanes(base):
        assert listed_words(ladder.written(site, LADDER_PAGE, lane)) == drawn_words(ladder.drawn(site, item, lane)), lane.id


def test_every_citation_and_page_of_a_ladder_is_linked_in_its_list(base, site):
    for _, lane in lanes(base):
        written = ladder.written(site, LADDER_PAGE, lane)
        for _, ref, _ in front_refs(lane):
            target = base.citations.read(ref)
            assert f"](../law/{target.statute}.md#{base.citations.landing(target)})" in written, ref
        for step in lane.steps:
            for key in [*step.see, *(key for way in step.ways for key in way.see)]:
                assert f"](../{site.source(key)})" in written, key


def test_no_ladder_mixes_administrative_and_criminal_steps(base):
    administrative = {"administrative-reconsideration", "reconsideration-regulation", "administrative-litigation", "administrative-litigation-period-interpretation-2026", "public-security-punishments"}
    criminal = {"criminal-procedure", "police-criminal-procedure-2020", "procuratorate-criminal-rules-2019"}
    for item in base.ladders.values():
        cited = {base.citations.read(ref).statute for lane in item.lanes for _, ref, _ in front_refs(lane)}
        assert not (cited & administrative and cited & criminal), item.id
    assert {base.citations.read(ref).statute for lane in base.ladders["police-criminal"].lanes for _, ref, _ in front_refs(lane)} <= criminal


def test_pure_inaction_leads_to_reconsideration_and_never_straight_to_court(base):
    """行政复议法第二十三条第一款第（三）项; 紧急 lifts the wait only (实施条例第二十四条第二款)."""
    lane = base.ladders["police-administrative"].lanes[0]
    said = {
        ref: lane.steps[ladder.target_of(lane, index, arrow)].id
        for index, step in enumerate(lane.steps)
        for arrow in step.arrows
        for ref in arrow.law
        if ref in ("administrative-reconsideration#23-p1-i3", "reconsideration-regulation#24-p2")
    }
    assert said == {"administrative-reconsideration#23-p1-i3": "reconsideration", "reconsideration-regulation#24-p2": "reconsideration"}


def test_the_petition_ends_where_reconsideration_refuses(base):
    lane = next(lane for _, lane in lanes(base) if lane.track == "petition")
    assert lane.steps[-1].dead_end
    assert "reconsideration-regulation#36-i5" in lane.steps[-1].law


def test_days_follow_the_law(tmp_path, today):
    """Numbers are not copied into the ladder: they change with the limit."""
    root = small.write(tmp_path)

    def words():
        mini = knowledge.load(root)
        return drawn_words(ladder.page(site_of(mini, today)))

    assert "收到起3年内申请。" in words()
    small.replace(root, "law/civil-code.yml", "value: 3", "value: 5")
    assert "收到起5年内申请。" in words()


def test_hostile_words_stay_words(tmp_path, today):
    mini = knowledge.load(small.write(tmp_path))
    page = ladder.page(site_of(mini, today))
    assert "法院<b>&co" in drawn_words(page)
    assert "<b>" not in page


def test_drawings_carry_a_name_and_nothing_that_the_policy_forbids(base, site):
    seen = set()
    for item, lane in lanes(base):
        found = drawings(ladder.drawn(site, item, lane))
        assert len(found) == len(lane.steps)
        for root in found:
            assert root.get("role") == "img"
            names = root.get("aria-labelledby").split()
            assert names == [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")]
            assert all(root.find(f"{SVG}{tag}").text for tag in ("title", "desc"))
            assert not seen & set(names)
            seen |= set(names)
            for node in root.iter():
                assert not [name for name in node.attrib if name == "style" or name.startswith("on")]


def test_every_line_stays_inside_its_drawing(base, site):
    for item, lane in lanes(base):
        for root in drawings(ladder.drawn(site, item, lane)):
            _, _, right, bottom = map(float, root.get("viewBox").split())
            for node in root.iter(f"{SVG}text"):
                for line in node:
                    assert float(line.get("x")) + drawing.width(line.text) * float(node.get("font-size")) <= right, line.text
                    assert float(line.get("y")) < bottom, line.text


def test_bypasses_that_run_beside_each_other_have_their_own_columns(base):
    for _, lane in lanes(base):
        found = ladder.bypasses_of(lane)
        for one in found:
            for other in found:
                if one is not other and one.start < other.end and other.start < one.end:
                    assert one.column != other.column, lane.id


WORDS = st.text(st.sampled_from("收到起内，。；：（）“”《》—、3015 日个月年App 复议"), max_size=80)


@given(WORDS, st.integers(3, 30))
def test_wrapping_loses_nothing_and_stays_within_its_room(words, room):
    lines = drawing.wrap(words, room)
    assert bare("".join(lines)) == bare(words)
    assert all(drawing.width(line) <= room for line in lines)
    assert all(line.strip() for line in lines)


#: A word with at most one mark on each side, as in a sentence.
MARKED = st.tuples(st.sampled_from(["", "（", "“"]), st.sampled_from(["收到", "复议", "7 日", "30 个工作日", "App"]), st.sampled_from(["", "，", "。", "）", "”"]))


@given(st.lists(MARKED, max_size=30), st.integers(12, 30))
def test_punctuation_and_units_stay_with_their_words(words, room):
    lines = drawing.wrap("".join("".join(word) for word in words), room)
    for line in lines[1:]:
        assert line[0] not in "，。）”"
        assert not re.match(r"日|个工作日", line)
    for line in lines[:-1]:
        assert line[-1] not in "（“"


def test_a_ladder_in_a_guide_is_the_one_of_the_page(tmp_path, today):
    root = small.write(tmp_path)
    small.replace(root, "docs/guides/evidence.md", "截整屏。", "截整屏。\n\n{{ ladder:complaint }}\n\n再看 {{ limit:limitation }}。")
    mini = knowledge.load(root)
    site = site_of(mini, today)
    entry = mini.guides["evidence"]
    shown = ladder.prose(site, entry.source, entry.body.strip())
    assert "{{" not in shown
    for lane in mini.ladders["complaint"].lanes:
        assert ladder.drawn(site, mini.ladders["complaint"], lane) in shown
    html = markdown.markdown(shown, extensions=["attr_list", "md_in_html"])
    assert [ElementTree.tostring(root) for root in drawings(html)] == [ElementTree.tostring(root) for root in drawings(shown)]


def test_a_ladder_is_named_where_its_law_is_listed(base, site):
    """A provision that only a ladder cites is not unused, and its page says so."""
    from kb.render import statute

    assert "ladder:police-criminal" in site.graph.citing("police-criminal-procedure-2020", "179")
    assert "](../ladders/index.md#police-criminal)" in statute.page(site, base.statutes["police-criminal-procedure-2020"])
