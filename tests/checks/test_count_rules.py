"""law/_count_rules.yml: a rule of counting fits its number, binds lenders, and no number is forgotten."""

from __future__ import annotations

import re

import checking
import pytest
import small
from here import ROOT
from kb.checks import count_rules, links

PATH = "law/_count_rules.yml"


def problems(root, ids=("count-rule", "unknown-id", "schema-value", "unknown-word", "missing-key", "citation")):
    return [f"{problem.path}: {problem.message}" for problem in checking.found(root, count_rules, links) if problem.check in ids]


def test_the_real_table_is_sound(base):
    assert base.count_rules is not None
    assert problems(ROOT) == []


@pytest.mark.parametrize(("old", "new", "words"), [
    ("    limit: attempts-cba\n", "    limit: quiet-hours-cba\n", "只能比“次/日”"),
    ("    limit: attempts-cba\n", "    limit: attempts-cbb\n", "没有期限“attempts-cbb”"),
    ("    law: microloan-measures-2024#37\n", "    law: microloan-measures-2024#99\n", "99"),
    ("    law: microloan-measures-2024#37\n", "    law: microloan-measures-2024\n", "要写到哪一条"),
    ("    law: microloan-measures-2024#37\n", "    law: civil-code#1033\n", "不是只约束某几类放款方的"),
    ("    law: microloan-measures-2024#37\n", "    law: microloan-measures-2024#37\n    limit: attempts-cba\n", "只写一个"),
    ("    maybe: [hung-up]\n", "    maybe: [connected]\n", "不能既数又不知道数不数"),
    ("    test: at-least\n    kinds: [visit]\n", "    test: at-least\n    kinds: [visit]\n    voice: live\n", "只有电话才有"),
    ("  - id: visitors\n", "  - id: night-cba\n", "写了两次"),
    ("    law: public-security-punishments#50-p1-i1\n", "    law: public-security-punishments#50\n", "要写到有原文的某一项"),
    ("    law: public-security-punishments#50-p1-i1\n", "    law: microloan-measures-2024#37\n", "要写到有原文的某一项"),
    ("    law: public-security-punishments#50-p1-i1\n", "    law: public-security-punishments#50-p1-i9\n", "50"),
    ("    law: public-security-punishments#50-p1-i1\n", "    law: dishonest-debtor-provisions#1-p1-i1\n", "不是约束所有人的法律"),
    ("    law: public-security-punishments#50-p1-i1\n", "    law: public-security-punishments#63-p1-i2\n", "没有一个情景"),
    ("    tones: [harm]\n", "    tones: [none]\n", "不能对得上"),
])
def test_what_is_wrong_is_named(copy, old, new, words):
    small.replace(copy, PATH, old, new)
    said = problems(copy)
    assert any(words in problem for problem in said), said


def test_a_number_that_nobody_counts_is_named(copy):
    path = copy / PATH
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  - id: visitors\n(?:    .*\n)+", "", text), encoding="utf-8")
    assert any("visit-persons-cba" in problem and "没有" in problem for problem in problems(copy))
