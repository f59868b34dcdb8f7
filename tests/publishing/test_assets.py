"""Names of what is served carry the hash of its content, and whoever asks by the plain name gets the served one."""

from __future__ import annotations

import re
import shutil

import pytest
from here import ROOT
from kb.publishing import assets
from kb.publishing.smaller import smaller

CSS = "assets/bundle/site.css"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "docs" / "assets", tmp_path / "docs" / "assets")
    return tmp_path


def test_other_content_gets_another_name_and_the_rest_keeps_its_own(root):
    before = assets.names(root)
    sheet = root / "docs/assets/css/site.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + ".new { color: red }", encoding="utf-8")
    after = assets.names(root)
    assert {plain for plain in before if before[plain] != after[plain]} == {CSS}
    assert set(assets.files(root)) == set(after.values())


class Theme(dict):
    """As much of MkDocs' theme as is asked for."""

    def __init__(self, **settings: str) -> None:
        super().__init__(settings)
        self.static_templates = {"404.html", "sitemap.xml"}


def test_every_plain_name_in_settings_becomes_the_served_one(root):
    known = assets.names(root)
    theme = Theme(favicon="assets/bundle/icon.svg")
    config = {"extra_css": [CSS], "extra_javascript": ["assets/bundle/site.js"], "theme": theme}
    assets.name_in(config, root)
    assert config == {
        "extra_css": [known[CSS]],
        "extra_javascript": [known["assets/bundle/site.js"]],
        "theme": {"favicon": known["assets/bundle/icon.svg"]},
    }
    assert theme.static_templates == {"sitemap.xml"}


def test_of_the_theme_only_what_pages_ask_for_is_served():
    dropped = ["assets/javascripts/lunr/min/lunr.ja.min.js", "assets/javascripts/workers/search.7a47a382.min.js", "assets/javascripts/bundle.79ae519e.min.js", "assets/javascripts/bundle.79ae519e.min.js.map", "assets/stylesheets/main.484c7ddc.min.css.map", "assets/images/favicon.png"]
    kept = ["assets/stylesheets/main.484c7ddc.min.css", "assets/bundle/site.css", "data/map.json", "assets/other/custom.js"]
    assert [path for path in dropped + kept if assets.unused(path)] == dropped


def test_the_settings_of_the_project_ask_for_nothing_else():
    asked = set(re.findall(r"assets/[a-z/-]+\.[a-z]+", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))) - {"assets/icon.svg"}
    assert asked == set(assets.SOURCES) - set(assets.ON_SOME_PAGES)


@pytest.mark.parametrize("first", ["3", "a"])
def test_a_served_path_stays_as_it_is(first):
    path = f"assets/bundle/site.{first}bcdef0123.css"
    assert assets.named(f'href="../{path}"', {CSS: path}) == f'href="../{path}"'
    assert assets.named(f'href="../{CSS}"', {CSS: path}) == f'href="../{path}"'
    assert re.fullmatch(assets.pattern(CSS), path)


def test_a_name_that_nobody_serves_is_an_error():
    with pytest.raises(ValueError, match="assets/bundle/sight.css"):
        assets.named("assets/bundle/sight.css", {CSS: CSS})


def test_what_is_served_is_smaller_and_no_newer_than_its_source(root):
    """The minifier may shorten names; `catch (error) {` must not become `catch {`, which older WebViews cannot read."""
    assert smaller("function f(long) { try { g(long); } catch (error) { return 1; } }", "js").count("catch(") == 1
    with pytest.raises(ValueError):
        smaller("function (", "js")
    for path, text in assets.files(root).items():
        assert "/*" not in text.replace('"/*', "").replace("/*!", "") or path.endswith(".svg"), path
