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
    assert 'refresh: "../../scenarios/new/#now"' in page["scenarios/old.md"] and 'href="../../scenarios/new/#now"' in page["scenarios/old.md"]


def test_a_built_page_goes_on_by_itself_from_its_head(built_site):
    moved_ = redirects.table()
    for item in moved_:
        html = (built_site / item.from_ / "index.html").read_text(encoding="utf-8")
        assert f'<meta http-equiv="refresh" content="0; url={"../" * item.from_.count("/")}{item.to}">' in html.partition("</head>")[0]
    assert moved_


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
