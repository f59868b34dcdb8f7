"""One broken file hides nothing of the others, and accuses none of them: what it may have held is not called missing."""

from __future__ import annotations

import datetime as dt

import page_samples
import pytest
import small
from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.checks.needs import CHANNELS, EVERYTHING, needed

TODAY = dt.date(2026, 11, 23)
CONTACT = "docs/scenarios/contact.md"
CIVIL = "law/civil-code.yml"


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    root = page_samples.write(tmp_path_factory.mktemp("names"))
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def problems_of(root):
    return checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted()


def unknown_key(text: str, page: bool) -> str:
    return text.replace("---\n", "---\nunheard_of: yes\n", 1) if page else f"unheard_of: yes\n{text}"


def no_yaml(text: str, page: bool) -> str:
    return text.replace("---\n", "---\n[\n", 1) if page else f"[\n{text}"


def nothing(text: str, page: bool) -> str:
    return ""


@pytest.mark.parametrize("damage", [unknown_key, no_yaml, nothing])
def test_a_broken_file_accuses_no_other(tmp_path, names, damage):
    root = page_samples.write(tmp_path)
    accused = []
    for name in names:
        path = root / name
        whole = path.read_text(encoding="utf-8")
        path.write_text(damage(whole, name.endswith(".md")), encoding="utf-8")
        found = problems_of(root)
        assert any(problem.path == name for problem in found), name
        accused += [f"{name} broken: {problem}" for problem in found if problem.path != name]
        path.write_text(whole, encoding="utf-8")
    assert accused == []


def test_a_statement_that_rests_on_a_broken_law_by_its_label_counts_as_cited(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "docs/guides/evidence.md", "截整屏。", "夜里不得打（《GB/T 1—2025》（催收时间））。")
    assert problems_of(root) == []
    small.replace(root, "law/standard.yml", "issuer: 某委员会\n", "")
    assert [problem.path for problem in problems_of(root)] == ["law/standard.yml"]


def test_a_broken_law_hides_no_mistake_elsewhere(tmp_path):
    """Each of these asks another file, and none of them the broken one."""
    root = small.write(tmp_path)
    small.replace(root, "law/card-measures.yml", "rank: 部门规章", "rank: 规章")
    small.replace(root, CONTACT, "channels: [police-110]", "channels: [police-11]")
    small.replace(root, CONTACT, "见《民法典》第一千零三十三条", "见《民法典》第一千零三十四条")
    small.replace(root, "docs/guides/evidence.md", "截整屏。", "他们不得上门。")
    small.replace(root, "law/_triage.yml", '{say: 打给家人, go: "scenario:contact"}', '{say: 打给家人, go: "scenario:contacts"}')
    small.replace(root, "law/_digests.yml", "without:\n", "without:\n  - {ref: standard, reason: 旧的}\n")
    assert {"unknown-word", "unknown-id", "citation", "uncited", "quotation"} <= {problem.check for problem in problems_of(root)}


def test_a_page_with_broken_fields_is_read_to_its_end(tmp_path):
    """What a contributor wrote wrong in one page is said in one run, as far as the words alone show it."""
    root = small.write(tmp_path)
    small.replace(root, CONTACT, "[爆通讯录, 打给爸妈, ", "[")
    small.replace(root, CONTACT, "见《民法典》第一千零三十三条", "见《民法典》第一千零三十四条")
    small.replace(root, CONTACT, "1. 留证据。", "1. 打 110。")
    small.replace(root, CONTACT, "2. 告诉家人。", "2. 他们不得上门。")
    small.replace(root, CONTACT, "3. 写信。\n", "")
    small.replace(root, CONTACT, "{{ limit:limitation }}", "{{ limit:limitations }}")
    assert {"schema-value", "citation", "phone-number", "uncited", "steps", "placeholder"} <= {problem.check for problem in problems_of(root)}


def test_what_a_check_waits_for_is_a_file_that_is_loaded():
    """A slip in a name would let the check run over what is not there."""
    known = {EVERYTHING, CHANNELS, *(f"law/{name}" for name in knowledge.TABLES)}
    assert [(check.__name__, name) for check in checks.ALL for name in needed(check) if name not in known] == []
    assert sum(bool(needed(check)) for check in checks.ALL) < len(checks.ALL) / 4
