"""The public log of errors: what stood there, what is right, since when; nothing that is still wrong is called mended."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
import small
from here import TODAY
from pydantic import ValidationError

from kb import checks
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.publishing import export, feeds
from kb.records.errata import Erratum
from kb.render import errata as page_of

ROW = """\
errata:
  - id: visits
    title: 上门的话写错了
    fault: wrong
    where: [scenario:contact]
    stood: 一定要开门。
    right: "可以不开。诉讼时效一般是 {{ limit:limitation }}。"
    law: [civil-code#1033]
    followed: 现在关上门。
    since: 2026-11-20
    mended: 2026-11-23
    found_by: second-look
"""


def project(tmp_path, row: str = ROW):
    root = small.write(tmp_path)
    (root / "law/_errata.yml").write_text(row, encoding="utf-8")
    return root


def problems(root) -> list[tuple[str, str]]:
    return [(item.check, item.message) for item in checks.run(join(knowledge.load(root), TODAY, TODAY)).sorted() if item.path == "law/_errata.yml"]


def test_a_sound_row_is_no_problem_and_says_all_on_its_page(tmp_path):
    root = project(tmp_path)
    assert problems(root) == []
    site = join(knowledge.load(root), TODAY, TODAY)
    shown = page_of.page(site, site.base.errata)
    for words in ("上门的话写错了", "一定要开门。", "可以不开。", "3 年", "第一千零三十三条", "现在关上门。", "2026-11-20", "2026-11-23", "复核者（AI）", "{#visits "):
        assert words in shown
    assert "{{" not in shown


@pytest.mark.parametrize(("old", "new", "check", "said"), [
    ("scenario:contact", "scenario:nowhere", "unknown-id", "scenario:nowhere"),
    ("mended: 2026-11-23", "mended: 2199-01-01", "date-in-future", "2199-01-01"),
    ("limit:limitation", "limit:limitatoin", "placeholder", "limitatoin"),
    ("civil-code#1033", "civil-code#9999", "citation", "九千九百九十九"),
    ("found_by: second-look\n", "found_by: second-look\n" + ROW.removeprefix("errata:\n"), "duplicate-id", "visits"),
])
def test_a_broken_row_is_named(tmp_path, old, new, check, said):
    found = problems(project(tmp_path, ROW.replace(old, new)))
    assert any(said in message for _, message in found), found
    assert check in {id_ for id_, _ in found}


def test_words_that_still_stand_are_not_mended(tmp_path):
    root = project(tmp_path)
    path = root / "docs/scenarios/contact.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n记住：**一定要开门**。\n", encoding="utf-8")
    assert [check for check, _ in problems(root)] == ["not-mended"]


def test_nothing_is_mended_before_it_stood():
    row = {"id": "a", "title": "甲", "fault": "wrong", "where": ["scenario:x"], "stood": "乙", "right": "丙", "found_by": "reader", "since": "2026-11-23", "mended": "2026-11-22"}
    with pytest.raises(ValidationError, match="不可能"):
        Erratum.model_validate(row)
    Erratum.model_validate(row | {"mended": "2026-11-23"})


def test_the_log_is_data_and_a_feed_with_every_row_once(base, site):
    ids = [item.id for item in base.errata.errata]
    rows = json.loads(export.files(site)["data/errata.json"])["errata"]
    assert [row["id"] for row in rows] == ids and len(ids) > 20
    made = feeds.files(site)
    items = json.loads(made["errata.json"])["items"]
    assert sorted(item["id"].rpartition("/")[2] for item in items) == sorted(ids)
    entries = ET.fromstring(made["errata.atom"].encode("utf-8")).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(ids)
    assert not any(re.search(r"\{\{|limit:", item["content_text"].replace("limit:complaint-simple 这样的记号", "")) for item in items)


def test_people_are_roles_and_no_row_names_one(base):
    """Only roles: nothing in a row may look like 张某, a number to call or an address of a person."""
    for item in base.errata.errata:
        words = f"{item.title}{item.right}{item.followed or ''}"
        assert not re.search(r"1[3-9]\d{9}|@|微信号|QQ", words), item.id
