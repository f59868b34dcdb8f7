"""Citations: what people write leads to exactly the provision they mean, or to a problem, never to another one."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings, strategies as st

from kb.citing.citations import Citations, Target, parse_id
from kb.records.law import Statute
from kb.reading.numerals import article_label, chinese


def items(count: int) -> str:
    return "".join(f"\n（{chinese(number)}）事项；" for number in range(1, count + 1))


def statute(id_: str, title: str, short: list[str], provisions: list[dict], **fields) -> Statute:
    return Statute.model_validate({
        "id": id_, "title": title, "short": short, "rank": "法律", "issuer": "某机关", "promulgated_on": "2020-01-01",
        "effective_from": "2021-01-01", "binds": ["everyone"], "source": {"name": "语料"},
        "verification": {"level": "one-corpus", "against": ["语料"], "on": "2026-11-23"},
        "provisions": [{"plain": "白话。"} | part for part in provisions],
    } | fields)


CIVIL = statute("civil-code", "中华人民共和国民法典", ["民法典"], [
    {"no": "1032", "text": "自然人享有隐私权。\n隐私是私人生活安宁。"}, {"no": "1033", "text": "不得：" + items(6)}, {"no": "1034"},
])
POLICE = statute("public-security-punishments", "中华人民共和国治安管理处罚法", ["治安管理处罚法", "治安法"], [
    {"no": "50", "text": "处罚：" + items(6) + "\n有前款第五项的，禁止接触。", "formerly": {"version": "2012年修正本", "no": "42"}},
    {"no": "51", "text": "甲：" + items(2) + "\n乙：" + items(3)},
    {"no": "43", "text": "放烟花的。"},
])
CRIMINAL = statute("criminal-law", "中华人民共和国刑法", ["刑法"], [{"no": "293", "text": "寻衅：" + items(4)}, {"no": "293-1", "text": "催收：" + items(3)}])
STANDARD = statute("gbt-45251-2025", "贷后催收风控指引", ["GB/T 45251—2025"], [
    {"no": "quiet-hours", "label": "催收时间（条号待核）"}, {"no": "debtor-only", "label": "催收对象（条号待核）"},
], aliases=["催收国标"])
READING = statute("civil-interpretation", "最高人民法院关于适用《中华人民共和国民法典》侵权责任编的解释（一）", ["侵权编解释"], [{"no": "15"}])
TWICE = {"formerly": {"version": "2021年修正本", "no": "250"}, "older": [{"version": "2017年修正本", "no": "243"}]}
PROCEDURE = statute("civil-procedure", "中华人民共和国民事诉讼法", ["民事诉讼法"], [
    {"no": "247", "formerly": {"version": "2021年修正本", "no": "243"}}, {"no": "254"} | TWICE,
])
CITATIONS = Citations([CIVIL, POLICE, CRIMINAL, STANDARD, READING, PROCEDURE])


def ids(text: str, **options) -> list[str]:
    """The id forms of all mentions; each must be sound."""
    found = CITATIONS.find(text, **options)
    assert [mention.problem for mention in found] == [None] * len(found), text
    return [mention.target.id_form for mention in found]


def words(text: str) -> list[str]:
    return [mention.text for mention in CITATIONS.find(text)]


def problem(text: str) -> str:
    (mention,) = CITATIONS.find(text)
    assert mention.problem, text
    return mention.problem


@pytest.mark.parametrize(("text", "expected"), [
    ("《民法典》第一千零三十二条第二款", "civil-code#1032-p2"),
    ("《中华人民共和国民法典》第1032条第2款", "civil-code#1032-p2"),
    ("《民法典》第 1032 条第 2 款", "civil-code#1032-p2"),
    ("《民法典》第１０３２条", "civil-code#1032"),
    ("《治安管理处罚法》第50条第一款第（五）项", "public-security-punishments#50-p1-i5"),
    ("《治安管理处罚法》第50条第一款第(五)项", "public-security-punishments#50-p1-i5"),
    ("《治安管理处罚法》第五十条第一款第五项", "public-security-punishments#50-p1-i5"),
    ("《治安管理处罚法》第五十条第一款第5项", "public-security-punishments#50-p1-i5"),
    ("《治安管理处罚法》第五十条第一款（五）项", "public-security-punishments#50-p1-i5"),
    ("《治安管理处罚法》（2025年修订）第五十条", "public-security-punishments#50"),
    ("《治安管理处罚法》（第五十条）", "public-security-punishments#50"),
    ("《治安法》第三章第五十条", "public-security-punishments#50"),
    ("《刑法》第293条之一", "criminal-law#293-1"),
    ("《刑法》第二百九十三条之一第一款", "criminal-law#293-1-p1"),
    ("《GB/T 45251—2025》（催收时间）", "gbt-45251-2025#quiet-hours"),
    ("《GB/T 45251-2025》(催收时间)", "gbt-45251-2025#quiet-hours"),
    ("《ＧＢ／Ｔ45251－2025》（催收时间（条号待核））", "gbt-45251-2025#quiet-hours"),
    ("《催收国标》（催收对象）", "gbt-45251-2025#debtor-only"),
    ("《最高人民法院关于适用〈中华人民共和国民法典〉侵权责任编的解释（一）》第15条", "civil-interpretation#15"),
    ("《关于适用《民法典》侵权责任编的解释（一）》第十五条", "civil-interpretation#15"),
    ("《治安管理处罚法》（旧第42条）", "public-security-punishments#formerly-42"),
    ("《治安管理处罚法》原第四十二条", "public-security-punishments#formerly-42"),
    ("《治安管理处罚法》旧法第42条第五项", "public-security-punishments#formerly-42"),
    ("《治安管理处罚法》（2012年修正本）第42条", "public-security-punishments#formerly-42"),
    ("《民法典》", "civil-code"),
])
def test_one_citation_has_one_meaning_and_is_linked_whole(text, expected):
    assert ids(f"根据{text}的规定。") == [expected]
    assert words(f"根据{text}的规定。") == [text]
    assert CITATIONS.read(text).id_form == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("《民法典》第一千零三十二条、第一千零三十三条第一款第（一）项、第（五）项", ["civil-code#1032", "civil-code#1033-p1-i1", "civil-code#1033-p1-i5"]),
    ("《民法典》第1032条第一款和第二款，以及第1034条", ["civil-code#1032-p1", "civil-code#1032-p2", "civil-code#1034"]),
    ("《民法典》第1032条（隐私权）及第1033条", ["civil-code#1032", "civil-code#1033"]),
    ("《民法典》第1032、1033条第一款", ["civil-code#1032", "civil-code#1033-p1"]),
    ("《民法典》第一千零三十二条至第一千零三十四条", ["civil-code#1032", "civil-code#1034"]),
    ("《民法典》第1032—1034条", ["civil-code#1032", "civil-code#1034"]),
    ("《民法典》第1033条第一款第（一）、（二）项", ["civil-code#1033-p1-i1", "civil-code#1033-p1-i2"]),
    ("《民法典》第1033条第一款第（一）项至第（三）项", ["civil-code#1033-p1-i1", "civil-code#1033-p1-i3"]),
    ("《刑法》第293条或者第293条之一第一款第（三）项", ["criminal-law#293", "criminal-law#293-1-p1-i3"]),
    ("《治安管理处罚法》第五十条（旧第42条）第一款", ["public-security-punishments#50", "public-security-punishments#formerly-42", "public-security-punishments#50-p1"]),
    ("《催收国标》（催收时间、催收对象）", ["gbt-45251-2025#quiet-hours", "gbt-45251-2025#debtor-only"]),
    ("《催收国标》（催收时间）和（催收对象）", ["gbt-45251-2025#quiet-hours", "gbt-45251-2025#debtor-only"]),
    ("《民法典》第1032条和《刑法》第293条", ["civil-code#1032", "criminal-law#293"]),
    ("《民法典》很长。该法第1032条、本法第1033条和同法第1034条", ["civil-code", "civil-code#1032", "civil-code#1033", "civil-code#1034"]),
    ("《民法典》第1032条管这件事，该条第二款说明什么是隐私", ["civil-code#1032", "civil-code#1032-p2"]),
    ("依照刑法第二百九十三条、民法典第1032条", ["criminal-law#293", "civil-code#1032"]),
])
def test_lists_and_ranges_carry_the_law_and_the_article(text, expected):
    assert ids(text) == expected


def test_in_a_list_the_first_link_names_the_law_and_later_ones_only_their_own_words():
    assert words("《民法典》第1032条、第1033条第一款第（一）项、第（五）项") == ["《民法典》第1032条", "第1033条第一款第（一）项", "第（五）项"]


def test_levels_go_down_unless_a_separator_starts_again():
    assert words("《民法典》第1032条第1033条") == ["《民法典》第1032条"]
    assert words("《刑法》第293条第（一）项第一款") == ["《刑法》第293条第（一）项"]
    assert ids("《民法典》第1032条。该条第1033条") == ["civil-code#1032"]


@pytest.mark.parametrize("text", [
    "第50条信息", "第3条短信", "5条", "12条", "条款", "第一次", "第三人", "第一款产品", "2026-11-23", "第5条裤子", "第５０条", "GB/T 45251-2025 第5条",
    "《受案回执》", "《借条》第二页", "前款", "本条第一款", "该规定", "《民法典", "《", "》第50条", "调解刑法第5条", "第五十条、第五十一条",
])
def test_what_names_no_law_is_never_a_citation(text):
    assert CITATIONS.find(text) == []


@pytest.mark.parametrize("text", ["第5章", "的第一条建议", "第一条件", "第五条款", "。第1032条", "！第1032条", "；第1032条", "\n第1032条", "，第1032条", "和第3条短信", "（以下简称本法）"])
def test_after_the_name_of_a_law_only_an_article_is_its_article(text):
    assert words("《民法典》" + text) == ["《民法典》"]


@pytest.mark.parametrize(("text", "word"), [
    ("《民法典》第1035条", "第一千零三十四条"), ("《民法典》第1032条第三款", "第 1、2 款"), ("《民法典》第1033条第一款第（七）项", "第 7 项"),
    ("《治安管理处罚法》第51条第（一）项", "写明是第几款"), ("《治安管理处罚法》第四十二条", "现在是第五十条"),
    ("《治安管理处罚法》旧第43条", "旧条号 43"), ("《民发典》第1032条", "民法典"), ("《反洗钱法》第3条、第4条", "不认识"), ("《反洗钱法》（2024年）第3条", "不认识"),
    ("《民法典》第12345条", "看不懂"), ("《民法典》第一零三二条", "看不懂"), ("《民法典》第0条", "看不懂"), ("《民法典》第5.2条", "看不懂"), ("《民法典》第一款", "条号"),
    ("《催收国标》（催收时段）", "催收时间"), ("《催收国标》第5条", "按条目引用"), ("该法第5条", "前面没有写明"),
])
def test_a_citation_that_leads_nowhere_says_why_and_what_is_nearest(text, word):
    assert word in problem(text)


def test_both_ends_of_a_range_must_exist_and_go_up():
    assert [bool(mention.problem) for mention in CITATIONS.find("《民法典》第1032条至第1040条")] == [False, True]
    assert [bool(mention.problem) for mention in CITATIONS.find("《民法典》第1034条至第1032条")] == [False, True]
    assert "第293条之一" in CITATIONS.find("《刑法》第293-1条")[1].problem


def test_an_old_number_is_never_read_as_the_current_article_of_that_number():
    for text in ("旧《治安管理处罚法》第43条", "2012年《治安管理处罚法》第43条", "《治安管理处罚法》（修订前）第43条", "《治安管理处罚法》（2012年修正本）第43条"):
        (mention,) = CITATIONS.find(text)
        assert mention.target.formerly, text


def test_an_old_number_that_meant_two_articles_in_two_texts_is_refused():
    """Whoever reads 旧第243条 cannot tell which text was meant, so authors give today's number."""
    assert ids("《民事诉讼法》旧第250条") == ["civil-procedure#formerly-250"]
    said = problem("《民事诉讼法》旧第243条")
    assert "分不清" in said and "2021年修正本的现在是第二百四十七条，2017年修正本的现在是第二百五十四条" in said


def test_earlier_numbers_are_told_in_order_and_each_text_once():
    assert [old.no for old in PROCEDURE.provision("254").former] == ["250", "243"]
    assert [(old.version, to.no) for old, to in PROCEDURE.successors("243")] == [("2021年修正本", "247"), ("2017年修正本", "254")]
    with pytest.raises(ValueError, match="先写 formerly"):
        statute("x", "某法", ["某法"], [{"no": "1", "older": TWICE["older"]}])
    with pytest.raises(ValueError, match="只写一个条号"):
        statute("x", "某法", ["某法"], [{"no": "1"} | TWICE | {"older": [TWICE["formerly"]]}])


def test_the_paragraph_ends_what_that_law_can_mean():
    assert "前面没有写明" in CITATIONS.find("《民法典》好。\n\n该法第1032条")[1].problem
    assert "不认识" in CITATIONS.find("《民法典》和《反洗钱法》。该法第1032条")[1].problem


def test_a_name_that_two_statutes_claim_is_reported_and_cannot_be_cited():
    two = Citations([CIVIL, statute("other", "另一部民法典", ["民法典"], [{"no": "1032"}])])
    assert two.ambiguous == {"民法典": ("civil-code", "other"), "中华人民共和国民法典": ("civil-code", "other")}
    assert "写全称" in two.find("《民法典》第1032条")[0].problem
    assert CITATIONS.ambiguous == {}


def test_quoted_law_links_what_is_held_and_never_complains():
    text = "依照本法第一千零三十二条、第九百九十九条，《中华人民共和国刑法》、《刑法》第一条、《反洗钱法》第三条，本法第二款"
    assert ids(text, inside_law="civil-code") == ["civil-code#1032", "criminal-law"]


def test_quoted_law_knows_its_own_article_when_told_the_paragraph():
    assert ids("有前款第五项、第六项的，适用本条第一款", inside_law="public-security-punishments#50-p2") == [
        "public-security-punishments#50-p1-i5", "public-security-punishments#50-p1-i6", "public-security-punishments#50-p1"]
    assert ids("前款", inside_law="public-security-punishments#50-p1") == ids("前款", inside_law="civil-code") == []


def test_an_anchor_is_promised_only_where_the_text_is_held():
    assert CITATIONS.landing(parse_id("civil-code#1033-i5")) == "art-1033-p1-i5"
    assert CITATIONS.landing(parse_id("civil-code#1034-p2")) == "art-1034"
    assert CITATIONS.landing(parse_id("public-security-punishments#formerly-42")) == "formerly-42"
    assert CITATIONS.landing(parse_id("civil-code")) == ""


@pytest.mark.parametrize("ref", ["", "《民法典》第1032条、第1033条", "见《民法典》第1032条", "《反洗钱法》第1条", "民法典第1032条", "civil-code#", "civil-code#0", "《》"])
def test_front_matter_takes_exactly_one_citation(ref):
    with pytest.raises(ValueError):
        CITATIONS.read(ref)


@pytest.mark.parametrize(("text", "target"), [
    ("civil-code#1032-p2", Target("civil-code", "1032", 2)), ("criminal-law#293-1", Target("criminal-law", "293-1")),
    ("criminal-law#293-1-p2-i3", Target("criminal-law", "293-1", 2, 3)), ("gbt-45251-2025#quiet-hours", Target("gbt-45251-2025", "quiet-hours")),
    ("gbt-45251-2025#level-2-rule-p1", Target("gbt-45251-2025", "level-2-rule", 1)), ("x-1#formerly-293-1", Target("x-1", "293-1", formerly=True)),
])
def test_ids_are_read_as_written(text, target):
    assert parse_id(text) == target and target.id_form == text


@pytest.mark.parametrize("text", ["civil-code#1032-p0", "Civil#5", "a#b#c", "a#5-p", "a#5-i1-p1", "a#05", "a#-5", "a#5 ", "a#5\n", "a#５", "-a#5", "a--b#5", "民法典#5"])
def test_malformed_ids_are_refused_in_chinese(text):
    with pytest.raises(ValueError, match="不是规定的写法"):
        parse_id(text)


SLUG = st.from_regex(r"[a-z]{1,8}(-[a-z]{2,8}|-[0-9]{1,4}){0,3}", fullmatch=True)
NUMBER = st.builds(lambda main, extra: f"{main}-{extra}" if extra else str(main), st.integers(1, 9999), st.integers(0, 9))


@given(SLUG, NUMBER | SLUG.filter(lambda slug: not slug.startswith("formerly")), st.none() | st.integers(1, 9), st.none() | st.integers(1, 20))
def test_every_target_survives_its_id_form(law, no, paragraph, item):
    target = Target(law, no, paragraph, item)
    assert parse_id(target.id_form) == target
    old = Target(law, "42", formerly=True)
    assert parse_id(old.id_form) == old


ANY_NUMBER = Citations([statute("every-law", "任何法", ["任何法"], [{"no": "1"}])])


def written(target: Target, style, bracket: str) -> str:
    main, _, extra = target.no.partition("-")
    text = f"《任何法》第{style(int(main))}条" + (f"之{style(int(extra))}" if extra else "")
    text += f"第{style(target.paragraph)}款" if target.paragraph else ""
    return text + (f"第{bracket[0]}{style(target.item)}{bracket[1]}项" if target.item else "")


@pytest.mark.parametrize("style", [chinese, str])
@pytest.mark.parametrize("bracket", ["（）", "()", ["", ""]])
def test_every_number_written_in_every_style_is_read_as_the_same_target(style, bracket):
    for number in range(1, 10_000):
        no = f"{number}-{number % 20}" if number % 3 == 0 and number % 20 else str(number)
        paragraph, item = number % 10 or None, number % 21 or None
        target = Target("every-law", no, paragraph, item)
        text = written(target, style, bracket)
        (mention,) = ANY_NUMBER.find(f"按{text}，")
        assert (mention.target, mention.text) == (target, text)


def test_labels_that_pages_print_are_read_back():
    for law in (CIVIL, POLICE, CRIMINAL):
        for provision in law.provisions:
            assert ids(f"《{law.title}》{article_label(provision.no)}") == [f"{law.id}#{provision.no}"]


FRAGMENTS = st.lists(st.sampled_from([
    "《", "》", "民法典", "《民法典》", "《刑法》", "《催收国标》", "《无名法》", "第", "条", "款", "项", "之一", "五十", "1032", "（", "）", "(", ")", "、", "和", "至", "—",
    "旧", "原", "该法", "本法", "本条", "前款", "催收时间", "\n", "\n\n", "。", " ", "\x00", "第1032条", "第（五）项", "2012年", "刑法第293条",
]), max_size=25).map("".join)


@settings(max_examples=300)
@given(st.text() | FRAGMENTS, st.sampled_from([None, "civil-code", "public-security-punishments#50-p2", "no-such-law"]))
@example("《民法典》（旧第1032条（第1款）、第（五）项", None)
def test_no_text_breaks_the_reader_and_mentions_are_ordered_slices(text, inside_law):
    end = 0
    for mention in CITATIONS.find(text, inside_law=inside_law):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.problem or CITATIONS.resolve(mention.target) is None
        assert inside_law is None or mention.problem is None
        end = mention.end
