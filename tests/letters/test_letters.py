"""Letters as text: what is filled in stands, what is not becomes a line, and nothing that is typed changes the structure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import letter_samples
import pytest
from hypothesis import example, given, strategies as st

from kb.joining import knowledge
from kb.letters.fill import BLANKS, fill, rows, tidy
from kb.letters.template import Token, parse, tokenize
from kb.records.vocabulary import FieldKind

TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class Typed:
    id: str
    kind: FieldKind = FieldKind.SHORT


NAME, WHAT, MORE, DAY = Typed("name"), Typed("what", FieldKind.LONG), Typed("more"), Typed("day", FieldKind.TODAY)
FIELDS = (NAME, WHAT, MORE, DAY)

LETTER = """
**关于{{ name }}的函**

某公司：

本人{{ name }}，说明如下。

**一、事实**

{{ what }}

{{#if more}}**另外：**{{ more }}。请核查。{{/if}}

**二、请求**

1. 请停止。
2. {{#if more}}请核查{{ more }}。{{/if}}
3. 请答复。

- 甲
- ☐ 乙：{{ name }}

签名：{{ name }}

{{ day }}
"""


def text(body=LETTER, **values):
    return fill(parse(body), FIELDS, values, TODAY)


def test_the_kinds_of_lines_come_from_the_template():
    assert [line.kind for line in parse(LETTER)] == [
        "title", "greeting", "text", "heading", "text", "text", "heading", "item", "item", "item", "bullet", "tick", "sign", "sign",
    ]


def test_what_was_typed_stands_in_its_place():
    assert text(name="甲", what="打来三次", more="录音") == (
        "关于甲的函\n\n某公司：\n本人甲，说明如下。\n\n一、事实\n打来三次\n另外：录音。请核查。\n\n二、请求\n"
        "1. 请停止。\n2. 请核查录音。\n3. 请答复。\n· 甲\n☐ 乙：甲\n\n签名：甲\n2026-11-23"
    )


def test_what_was_not_typed_is_a_line_to_write_on():
    out = text(day="")
    assert f"本人{BLANKS[FieldKind.SHORT]}，" in out
    assert BLANKS[FieldKind.LONG] in out
    assert out.endswith(BLANKS[FieldKind.TODAY])


def test_a_part_that_is_not_claimed_is_gone_and_the_list_counts_on():
    out = text(name="甲", what="乙")
    assert "另外" not in out and "核查" not in out
    assert "1. 请停止。\n2. 请答复。\n· 甲" in out


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\u3000\t "])
def test_white_space_is_nothing(nothing):
    assert text(more=nothing) == text()


def test_a_suggested_date_can_be_changed_and_taken_away():
    assert text().endswith("2026-11-23")
    assert text(day="2026-12-01").endswith("2026-12-01")
    assert not text(day="").endswith("2026-11-23")


def test_a_block_may_hold_several_paragraphs():
    body = "**题**\n\n始。\n\n{{#if more}}\n**一、另外**\n\n{{ more }}\n{{/if}}\n\n完。\n"
    assert text(body) == "题\n\n始。\n完。"
    assert text(body, more="甲") == "题\n\n始。\n\n一、另外\n甲\n完。"


def test_every_line_that_was_typed_stays_a_line():
    assert "一、事实\n甲\n\n乙\n" in text(what="甲\r\n\r\n乙")
    filled = rows(parse("1. 请看：{{ what }}\n2. 完。"), FIELDS, {"what": "甲\n乙"})
    assert [(row.kind, row.text) for row in filled] == [("item", "1. 请看：甲"), ("more", "乙"), ("item", "2. 完。")]


@pytest.mark.parametrize("typed", ["1. 甲", "- 甲", "**甲**", "# 甲", "{{ name }}", "{{/if}}", "{{#if more}}", "<script>alert(1)</script>", "甲\\n", "${甲}", "$&", "]]>"])
def test_typed_marks_are_words(typed):
    filled = rows(parse(LETTER), FIELDS, {"what": typed})
    assert [row.kind for row in filled] == [row.kind for row in rows(parse(LETTER), FIELDS, {"what": "x"})]
    assert typed in [row.text for row in filled]


@pytest.mark.parametrize(("typed", "expected"), [("甲", "甲。请核查。"), ("甲。", "甲。请核查。"), ("甲！", "甲！请核查。"), ("甲，", "甲，。请核查。")])
def test_a_sentence_ends_once(typed, expected):
    assert "另外：" + expected in text(more=typed)


@pytest.mark.parametrize("mark", ["\u202e", "\u202b", "\u2067", "\u202e\u2067"])
def test_direction_marks_end_where_the_typed_words_end(mark):
    from unicodedata import bidirectional

    line = next(line for line in text(name=mark + "abc").splitlines() if line.startswith("本人"))
    waiting = 0
    for char in line[: line.index("，")]:
        waiting += bidirectional(char) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI")
        waiting -= bidirectional(char) in ("PDF", "PDI")
    assert waiting == 0


def test_the_lexer_gives_back_every_character():
    body = LETTER + "{{ {{#if }} }}{{/if}} {{"
    assert [token.start for token in tokenize(body)] == sorted(token.start for token in tokenize(body))
    assert list(tokenize("甲{{ a }}{{#if b}}乙{{/if}}")) == [Token("text", "甲", 0), Token("field", "a", 1), Token("if", "b", 8), Token("text", "乙", 17), Token("end", "", 18)]


@pytest.mark.parametrize("body", ["{{#if more}}甲", "甲{{/if}}", "{{#if more}}{{#if name}}甲{{/if}}{{/if}}"])
def test_broken_blocks_are_refused(body):
    with pytest.raises(ValueError, match="if"):
        parse(body)


_typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(name=_typed, what=_typed, more=_typed, day=_typed)
def test_nothing_typed_is_lost_and_the_structure_stands(name, what, more, day):
    values = {"name": name, "what": what, "more": more, "day": day}
    filled = rows(parse(LETTER), FIELDS, values)
    for field, value in values.items():
        words = tidy(value)
        pieces = [piece.text for row in filled for piece in row.pieces if piece.field == field and not piece.empty]
        assert ("\n".join(pieces[: words.count("\n") + 1]) == words) if words else not pieces
    template = [piece.text for row in filled for piece in row.pieces if not piece.field]
    assert template.count("请停止。") == template.count("请答复。") == template.count("一、事实") == 1
    assert ("请核查" in template) == bool(tidy(more))
    assert [row.mark for row in filled if row.kind == "item"] == [f"{number}. " for number in range(1, 4 if tidy(more) else 3)]


@example("- ")
@given(st.text("甲{}#if/ name\n*1.-☐", max_size=80))
def test_any_body_is_parsed_or_refused(body):
    try:
        lines = parse(body)
    except ValueError:
        return
    assert all(line.parts for line in lines)


LETTERS = knowledge.load(letter_samples.ROOT).of_kind("letter")
ids = [letter.id for letter in LETTERS]


@pytest.mark.parametrize("letter", LETTERS, ids=ids)
def test_letters_read_as_they_were_reviewed(letter):
    """Snapshots: emptiest and fullest input, frozen date. To accept a change, run the command below and read its diff."""
    differences = [difference for name, words in letter_samples.snapshots(letter).items() if (difference := letter_samples.difference(name, words))]
    assert not differences, "\n\n".join([*differences, "逐行看过、没有错的：make samples"])


def test_no_snapshot_is_left_over():
    assert {path.name for path in letter_samples.FOLDER.glob("*.txt")} == {f"{id_}.{kind}.txt" for id_ in ids for kind in ("empty", "full")}, "样张和文书对不上：make samples"


def test_a_changed_letter_shows_its_difference():
    name = f"{ids[0]}.full.txt"
    stored = (letter_samples.FOLDER / name).read_text(encoding="utf-8")
    assert letter_samples.difference(name, stored) == ""
    assert "+多了一句。" in letter_samples.difference(name, stored + "多了一句。\n").splitlines()


@pytest.mark.parametrize("letter", LETTERS, ids=ids)
def test_no_letter_holds_template_marks_or_stray_spaces(letter):
    for words in letter_samples.snapshots(letter).values():
        assert not re.search(r"[{}*#]|  |[。！？；，] ", words)
        assert words.splitlines()[1] == "", "a title, then an empty line"


@pytest.mark.parametrize("letter", LETTERS, ids=ids)
def test_every_field_that_is_filled_in_can_be_read(letter):
    full = letter_samples.snapshots(letter)[f"{letter.id}.full.txt"]
    for value in letter_samples.full_values(letter).values():
        for line in value.rstrip("。！？；").split("\n"):
            assert line in full


#: letter -> what the rule asks to be written in it (Civil Procedure arts. 124, 172; Criminal Procedure art. 113).
MUST_HOLD = {
    "civil-complaint": ["原告：{{ my_name }}。{{ my_details }}。住所：{{ address }}。联系方式：{{ phone }}", "被告：{{ defendant }}", "诉讼请求", "{{ facts }}", "理由", "证据和证据来源", "证人的姓名和住所", "按被告人数提出的本起诉状副本"],
    "appeal": ["{{ my_name }}", "{{ other_party }}", "{{ court }}（案号：{{ case_no }}）", "{{ cause }}", "{{ request }}", "{{ reasons }}", "按对方当事人人数提出的本上诉状副本"],
    "case-supervision": ["被害人", "第一百一十三条", "说明不立案的理由", "{{ address }}", "身份证复印件"],
    "postponement-and-late-evidence": ["{{ case_no }}", "{{ proof }}", "没有得到准许以前"],
    "restore-number": ["{{ phone_number }}", "身份证明见附件", "核查通过的，请即时恢复"],
    "guarantee-company-complaint": ["注册地：{{ registered_place }}", "身份证明见附件"],
}
#: letters that stand beside a debt and say nothing about it -> how they say so.
KEEPS_OFF_THE_DEBT = {
    "civil-complaint": "不表示原告承认债务及其金额、利息和时效",
    "appeal": "不表示上诉人承认债务及其金额、利息和时效",
    "postponement-and-late-evidence": "不表示申请人承认债务及其金额、利息和时效",
    "case-supervision": "本件不确认债务金额、利息和时效",
}
#: letter to a kind of lender -> the kind. What it is held against must bind it.
WRITTEN_TO = {"insurer-complaint": "insurer", "guarantee-company-complaint": "guarantee-company"}


def typed(id_, **values):
    letter = next(letter for letter in LETTERS if letter.id == id_)
    nothing = {field.id: "" for field in letter.record.fields}
    return fill(parse(letter.body), letter.record.fields, nothing | values, TODAY)


@pytest.mark.parametrize("id_", MUST_HOLD)
def test_a_letter_holds_what_its_rule_asks_for(id_):
    body = next(letter for letter in LETTERS if letter.id == id_).body
    assert [words for words in MUST_HOLD[id_] if words not in body] == []


@pytest.mark.parametrize("id_", KEEPS_OFF_THE_DEBT)
def test_a_court_paper_admits_no_debt_even_when_nothing_is_typed(id_):
    assert KEEPS_OFF_THE_DEBT[id_] in typed(id_)


@pytest.mark.parametrize("id_", WRITTEN_TO)
def test_a_complaint_cites_only_rules_that_bind_whom_it_goes_to(id_):
    base = knowledge.load(letter_samples.ROOT)
    letter = next(letter for letter in LETTERS if letter.id == id_)
    free = []
    for item in letter.record.law:
        statute_id, _, no = item.ref.partition("#")
        statute = base.statutes[statute_id]
        provision = statute.provision(no.split("-p")[0])
        binds = set(provision.binds or statute.binds)
        if not binds & {"everyone", "courts", WRITTEN_TO[id_]}:
            free.append(item.ref)
    assert free == []


def test_the_clocks_of_banks_and_insurers_are_not_lent_to_a_guarantee_company():
    letter = next(letter for letter in LETTERS if letter.id == "guarantee-company-complaint")
    assert letter.record.time_limits == []
    assert "limit:complaint" not in " ".join(letter.record.send)
    assert "投诉处理" not in letter.body and "消费者权益保护管理办法" not in letter.body


def test_what_is_not_asked_for_is_not_in_the_request_to_the_court():
    later = typed("postponement-and-late-evidence", hearing_on="2026-12-15", reasons="住院")
    assert "延期开庭" in later and "第一百四十九条" in later
    assert not re.search("请准许延长举证期限|逾期提交|顺延", later)
    longer = typed("postponement-and-late-evidence", evidence_due="2026-11-30", reasons="银行没有打出流水")
    assert "第一百条" in longer and "请准许延期开庭" not in longer


def test_a_complaint_to_the_company_carries_no_order_to_the_bureau():
    assert "督促被投诉公司" not in typed("guarantee-company-complaint", recipient="甲融资担保有限公司")


@pytest.mark.parametrize("letter", [letter for letter in LETTERS if re.search("执行案号|执行法院|负责执行", letter.body + "".join(field.label + field.hint for field in letter.record.fields))], ids=lambda letter: letter.id)
def test_numbers_of_enforcement_cases_are_numbers_of_enforcement(letter):
    """A clerk reads 民初 as a trial: a letter to the court that enforces is filed under a 执 number."""
    number = letter_samples.full_values(letter).get("case_no", "执")
    assert "执" in number
