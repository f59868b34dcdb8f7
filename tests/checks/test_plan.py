"""The table of the action plan: what it names is there, every behaviour can be ticked, and nobody who did not borrow gets a letter that acknowledges."""

from __future__ import annotations

import pytest
import small
from here import TODAY

from kb import checks
from kb.joining import knowledge
from kb.joining.handbook import join

PLAN = "law/_plan.yml"
TABLE = """\
groups:
  - id: contact
    title: 怎么催
    urgency: contact
    signs:
      - {id: family, say: 打给家人, behaviours: [third-party-contact, crisis], situation: contact}
roles:
  - {id: borrower, title: 我自己借的}
  - {id: relative, title: 家人, situation: contact, say: [你], letters: [stop]}
"""


@pytest.fixture
def project(tmp_path):
    root = small.write(tmp_path)
    (root / PLAN).write_text(TABLE, encoding="utf-8")
    return root


def problems_of(root):
    return checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()


def test_the_sound_table_has_no_problem(project):
    assert problems_of(project) == []


@pytest.mark.parametrize(("check", "words", "name", "old", "new"), [
    ("unknown-id", "没有scenario", PLAN, "situation: contact}\n", "situation: contacts}\n"),
    ("unknown-id", "没有行为", PLAN, "[third-party-contact, crisis]", "[third-party-contact, crisis, shouting]"),
    ("unknown-id", "没有letter", PLAN, "letters: [stop]", "letters: [stopp]"),
    ("unknown-id", "没有期限", PLAN, "situation: contact}\n", "situation: contact, limits: [limitations]}\n"),
    ("plan", "点不到“撑不住”", PLAN, ", crisis]", "]"),
    ("plan", "没有“crisis”", PLAN, "[third-party-contact, crisis]", "[crisis, third-party-contact]"),
    ("plan", "没有小标题“您”", PLAN, "say: [你]", "say: [您]"),
    ("plan", "没有小标题", PLAN, "say: [你]", "say: [你], steps: 单位"),
    ("plan", "没有小标题“他”", PLAN, "situation: contact}\n", "situation: contact, say_for_others: [他]}\n"),
    ("plan", "单子上会是空的", "docs/scenarios/contact.md", "> 请只联系我。", "请只联系我。"),
    ("plan", "里没有带“贝壳”的一条", PLAN, "say: [你]", "say: [你], unfit: [贝壳]"),
    ("plan", "不在这个角色的 letters 里", PLAN, "letters: [stop]", "pressed: [stop], letters: []"),
    ("unknown-id", "没有letter", PLAN, "roles:\n", "after_papers: [stopp]\nroles:\n"),
    ("schema-value", "要和 situation 一起写", PLAN, "title: 我自己借的", "title: 我自己借的, pressed: [stop]"),
    ("plan", "不给没有借钱的人", "docs/letters/stop.md", "fields:", "effects: [interrupts-limitation]\nfields:"),
    ("schema-value", "要和 situation 一起写", PLAN, "title: 我自己借的", "title: 我自己借的, letters: [stop]"),
    ("schema-value", "不写 situation", PLAN, "title: 我自己借的", "title: 我自己借的, situation: contact, letters: [stop]"),
    ("schema-value", "要写 letters", PLAN, ", letters: [stop]", ""),
    ("schema-value", "写了两次", PLAN, "id: relative", "id: borrower"),
])
def test_a_broken_table_is_named(project, check, words, name, old, new):
    small.replace(project, name, old, new)
    assert [problem for problem in problems_of(project) if problem.check == check and words in problem.message], problems_of(project)


def test_a_tool_without_its_table_is_named(project):
    (project / PLAN).unlink()
    (project / "docs/tools").mkdir()
    (project / "docs/tools/action-plan.md").write_text("---\ntitle: 单子\nsummary: 先做什么。\nchecked: {on: 2026-11-23, by: editor}\n---\n\n## 打印下来手写\n\n写在这里。\n", encoding="utf-8")
    small.log_readings(project)
    assert [problem for problem in problems_of(project) if problem.check == "plan" and problem.path == PLAN]
