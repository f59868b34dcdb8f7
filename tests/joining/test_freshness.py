"""Which pages the law has overtaken: the page that marks itself, the list, the data and the feed say the same."""

from __future__ import annotations

import datetime as dt
import json

import small

from kb.joining import knowledge
from kb.joining.freshness import aged, pages
from kb.joining.handbook import join
from kb.publishing import export, feeds
from kb.render import freshness as page_of, pages as render_pages

READ = dt.date(2026, 11, 23)
CHANGED = dt.date(2026, 12, 1)


def site_on(tmp_path, day: dt.date):
    """The small project; the civil code is replaced by a text of 2026-12-01."""
    root = small.write(tmp_path)
    small.replace(root, "law/civil-code.yml", "effective_from: 2021-01-01", f"effective_from: {CHANGED}")
    return join(knowledge.load(root), day, day)


def test_a_page_is_stale_from_the_day_on_which_its_law_changes_and_not_before(tmp_path):
    before = site_on(tmp_path / "a", CHANGED - dt.timedelta(days=1))
    assert aged(before) == [] and json.loads(feeds.files(before)["stale.json"])["items"] == []
    after = site_on(tmp_path / "b", CHANGED)
    stale = {item.entry.key for item in pages(after) if item.is_stale}
    marked = {path for path, text in render_pages(after).items() if 'class="kb-stale"' in text}
    assert stale and {after.base.entries[key].source for key in stale} <= marked
    assert {item.since for item in aged(after)} == {CHANGED}


def test_list_data_and_feed_name_the_same_pages(tmp_path):
    site = site_on(tmp_path, CHANGED)
    keys = {item.entry.key for item in pages(site) if item.is_stale}
    rows = json.loads(export.files(site)["data/freshness.json"])["freshness"]
    assert {row["id"] for row in rows if row["newer"] or row["late"]} == keys
    assert {row["id"] for row in rows} == {key for key, entry in site.base.entries.items() if entry.record.checked}
    links = {item["id"].split("stale/")[1].rsplit("/", 2)[0] for item in json.loads(feeds.files(site)["stale.json"])["items"]}
    assert links == {site.base.entries[key].url.strip("/") for key in keys}
    shown = page_of.page(site)
    assert all(site.title(key) in shown.partition("## 2026")[0] for key in keys) and f"今天有 {len(keys)} 页" in shown


def test_law_that_nobody_compared_for_half_a_year_makes_its_pages_stale_article_by_article(tmp_path):
    root = small.write(tmp_path)
    read = READ + dt.timedelta(days=180)
    fresh, late = (join(knowledge.load(root), read + dt.timedelta(days=days), READ) for days in (0, 1))
    assert not any(item.late for item in pages(fresh))
    rows = json.loads(export.files(late)["data/freshness.json"])["freshness"]
    named = {(one["statute"], one["no"]) for row in rows for one in row["late"]}
    assert ("civil-code", "1033") in named
    assert all(one["compared_on"] == READ.isoformat() for row in rows for one in row["late"])


def test_nothing_says_that_all_is_well_when_it_is_not(tmp_path):
    assert "今天没有" in page_of.page(site_on(tmp_path / "a", READ))
    assert "今天没有" not in page_of.page(site_on(tmp_path / "b", CHANGED))
