"""Short answers in the lines of closed sections: the author's words, never a claim that we refute, never half a sentence."""

from __future__ import annotations

from kb.render import short


def test_a_step_is_its_bold_lead_and_the_rest():
    steps, rest = short.steps("1. **先停。** 不还、不签。\n2. **写下四问。** 见下。\n\n后面还有一段。\n\n### 子题\n\n话")
    assert steps == [short.Step("先停。", "不还、不签。"), short.Step("写下四问。", "见下。")]
    assert rest == "后面还有一段。\n\n### 子题\n\n话"


def test_half_a_sentence_takes_its_other_half_along():
    steps, _ = short.steps("1. **是假的，** 存证报警。钱转了，打 110。\n2. **核三样：** 人、所、委托。怎么核，看下面。")
    assert steps == [short.Step("是假的，存证报警。", "钱转了，打 110。"), short.Step("核三样：人、所、委托。", "怎么核，看下面。")]


def test_a_step_keeps_what_is_indented_under_it():
    steps, rest = short.steps("1. **甲。** 一句。\n\n    - 一点\n\n2. **乙。**\n\n尾")
    assert steps == [short.Step("甲。", "一句。\n\n    - 一点"), short.Step("乙。", "")] and rest == "尾"


def test_a_section_says_its_cases_or_else_its_points():
    assert short.leads("### 你接电话\n\n> 话\n\n### 家人接电话 {#x}\n\n> 话") == "你接电话、家人接电话"
    assert short.leads("- **欠款还在。** 要还。\n- **对方可以起诉。** 别不理。") == "欠款还在；对方可以起诉"
    assert short.leads("只有一段话。") == ""


def test_what_does_not_fit_is_marked_as_left_out():
    cases = "\n\n".join(f"### {'很长的一种情形' * 2}{number}\n\n话" for number in range(9))
    line = short.leads(cases)
    assert line.endswith("……") and len(line) <= short.ROOM + 2
    assert short.titles(["一封标题特别长的信" * 9]) == "一封标题特别长的信" * 9


def test_no_link_and_no_number_of_a_placeholder_is_left_in_a_line():
    assert short.leads("- **数 [15 日](../law/x.md#art-1 \"从收到起\"){ .kb-limit }，圈出来。** 话") == "数 15 日，圈出来"
    assert short.links("打 [110](tel:110){ .kb-dial }，看[这页](x.md)") == ["[110](tel:110){ .kb-dial }", "[这页](x.md)"]


def test_a_bare_claim_never_stands_alone():
    assert short.claims("- **“欠满五万就坐牢。”** 不对。\n- **“一块钱。”** 不对。") == "2 种说法，逐条核对"
    assert short.claims("- **“逾期就是老赖”，不对。** 要法院决定。") == "“逾期就是老赖”，不对"
    assert short.claims("一段没有要点的话。") == "" and short.claims("") == ""


def test_things_to_keep_are_named_up_to_their_first_comma():
    assert short.names(["来电记录：号码、时间", "录音原文件；家人的", "原话（逐字）"]) == "来电记录、录音原文件、原话"
