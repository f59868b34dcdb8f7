"""The name of a loan product leads to who lends; what happened is never drowned by it. On the real index, in Chromium."""

from __future__ import annotations

import browser
import pytest
import search_quality

#: What happened, told with the name of an app or a company: (question, the page that answers it first).
TOLD = [
    ("花呗天天打电话", "scenario:call-bombing"),
    ("借呗打电话给我爸妈", "scenario:contact-bombing"),
    ("360借条爆通讯录", "scenario:contact-bombing"),
    ("拍拍贷说要上门", "scenario:home-visit"),
    ("分期乐打到我单位", "scenario:workplace"),
    ("马上消费骂我", "scenario:insults-threats"),
    ("花呗借呗还不上想分期", "scenario:negotiation"),
]


@pytest.fixture(scope="module")
def ask(real_index):
    with browser.running() as chromium:
        page = chromium.new_page()
        yield lambda queries: dict(zip(queries, (answer.ids for answer in search_quality.ask(page, real_index, queries)), strict=True))
        page.close()


def test_a_bare_name_leads_to_who_lends(ask, base):
    names = {name: f"app:{app.id}" for app in base.apps.values() for name in app.names}
    found = ask(list(names))
    assert {name: found[name][:3] for name, id_ in names.items() if found[name][:1] != [id_]} == {}


def test_what_happened_comes_before_whose_the_app_is(ask):
    found = ask([question for question, _ in TOLD])
    assert {question: found[question][:3] for question, page in TOLD if found[question][0] != page} == {}


def test_who_lends_is_asked_in_many_ways(ask):
    questions = ["花呗是谁放的款", "借呗是哪家公司的", "这个App是哪家公司的", "拍拍贷背后是谁"]
    found = ask(questions)
    assert {question: ids[:3] for question, ids in found.items() if not any(id_ == "guide:who-is-this-app" or id_.startswith("app:") for id_ in ids[:3])} == {}
