"""Printed addresses survive: what moves leaves a page that leads on, and a redirect never ends nowhere."""

from __future__ import annotations

import pytest
from kb.publishing import redirects

EXISTING = {"scenarios/new.md", "law/index.md"}


def moved(**rows):
    return [redirects.Redirect.model_validate({"from": old.replace("_", "/") + "/", "to": new}) for old, new in rows.items()]


def test_an_old_address_leads_to_the_new_one_from_its_own_depth():
    page = redirects.pages(moved(scenarios_old="scenarios/new/#now"), EXISTING)
    assert list(page) == ["scenarios/old.md"]
    assert 'url=../../scenarios/new/#now"' in page["scenarios/old.md"] and 'href="../../scenarios/new/#now"' in page["scenarios/old.md"]


@pytest.mark.parametrize(("rows", "said"), [
    ({"scenarios_new": "law/"}, "还是一页"),
    ({"scenarios_old": "scenarios/nowhere/"}, "没有那一页"),
    ({"a": "b/", "b": "a/"}, "没有那一页"),
])
def test_a_redirect_that_helps_nobody_is_an_error(rows, said):
    with pytest.raises(ValueError, match=said):
        redirects.pages(moved(**rows), EXISTING)


@pytest.mark.parametrize("text", ["redirects: [{from: /a/, to: b/}]", "redirects: [{from: a/, to: https://x/}]", "redirect: []", "redirects: [{from: a/}]"])
def test_a_broken_table_is_named(tmp_path, text):
    (tmp_path / "redirects.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="redirects.yml"):
        redirects.table(tmp_path)


def test_the_real_table_can_be_read():
    assert isinstance(redirects.table(), list)
