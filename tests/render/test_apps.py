"""Whose a loan product is, as pages show it and the data tell it: the contract has the last word, doors follow from the kinds."""

from __future__ import annotations

import json
import re

import pytest
import small

from kb.joining import apps, knowledge
from kb.joining.handbook import join
from kb.publishing import export
from kb.records.tables import App
from kb.records.vocabulary import Lender

GUIDE = "guides/who-is-this-app.md"


@pytest.fixture(scope="module")
def made(real_files):
    return real_files()[GUIDE]


def entries(page: str) -> dict[str, str]:
    """{anchor: its part of the page}."""
    parts = re.split(r"(?=### )", page)
    return {match[1]: part for part in parts if (match := re.search(r"\{#(app-[a-z0-9-]+) ", part))}


def test_every_app_stands_once_on_the_page_with_all_its_names(base, made):
    found = entries(made)
    assert list(found) == list(dict.fromkeys(re.findall(r"\{#(app-[a-z0-9-]+) ", made)))
    assert set(found) == {apps.anchor(app) for app in base.apps.values()}
    for app in base.apps.values():
        assert all(name in found[apps.anchor(app)] for name in app.names), app.id


def test_every_entry_sends_to_the_contract(base, made):
    found = entries(made)
    assert [app.id for app in base.apps.values() if "合同" not in found[apps.anchor(app)]] == []
    assert [app.id for app in base.apps.values() if "合同" not in apps.answer(base, app)] == []


def test_whoever_is_named_has_a_source_and_the_day_it_was_read(base, made):
    found = entries(made)
    for app in base.apps.values():
        if app.company or app.kinds:
            assert "来源：" in found[apps.anchor(app)] and str(app.on) in found[apps.anchor(app)], app.id


def test_the_table_neither_praises_nor_accuses(base):
    """Complaints, fines and suits stand in the sources; they say nothing about who lends."""
    words = re.compile("正规|靠谱|可靠|推荐|放心选|黑|坑|套路|暴力|罚单|被罚|违规|高利贷|骗")
    said = [(app.id, match[0]) for app in base.apps.values() for match in words.finditer(f"{app.note or ''}{app.company or ''}")]
    assert said in ([], [("laifenqi", "可靠")])  # 没有读到可靠的说法


def test_one_kind_is_known_only_where_nothing_speaks_of_more():
    one = {"id": "a", "names": ["某"], "group": "loan-app", "kinds": ["bank"], "sources": [{"name": "某报"}], "on": "2026-11-20", "level": "reported"}
    assert App.model_validate(one).kind is Lender.BANK
    assert App.model_validate(one | {"several": "true"}).kind is None
    assert App.model_validate(one | {"kinds": ["bank", "micro-loan"]}).kind is None


def test_doors_are_those_of_the_kinds(base):
    for app in base.apps.values():
        found = apps.doors(base, app)
        of_kinds = {id_ for kind in app.kinds for id_ in base.lenders[kind.value].record.supervised_by}
        assert set(found) == of_kinds and len(found) == len(of_kinds), app.id


def test_the_data_lead_to_the_page(tmp_path, today):
    base = knowledge.load(small.write(tmp_path))
    rows = {row["id"]: row for row in json.loads(export.files(join(base, today, today))["data/apps.json"])["apps"]}
    assert rows["one"]["url"] == "guides/who-is-this-app/#app-one" and rows["one"]["kind"] == "consumer-finance"
    assert "kind" not in rows["many"] and rows["nothing"]["channels"] == []
