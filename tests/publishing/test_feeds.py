"""The feeds of changes: what RFC 4287 and JSON Feed 1.1 demand, every change once, ids that never move."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET

import pytest
import small

from kb import clock
from kb.joining.handbook import join
from kb.publishing import feeds
from kb.joining import knowledge

BUILT = dt.date(2026, 11, 23)
SITE = "https://example.org/handbook/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[\w/-]+")


@pytest.fixture(params=["", SITE])
def address(request):
    return request.param


_made: dict[tuple[int, str], tuple[object, dict[str, str]]] = {}


def made(base, site_url=""):
    """All feeds of a project, made once for each address."""
    key = (id(base), site_url)
    if key not in _made:
        _made[key] = base, feeds.files(join(base, BUILT, BUILT, site_url))  # held, so that its id stays its own
    return _made[key][1]


def atom(base, site_url=""):
    return ET.fromstring(made(base, site_url)[feeds.ATOM].encode("utf-8"))


def json_feed(base, site_url=""):
    return json.loads(made(base, site_url)[feeds.JSON_FEED])


def texts(element, path):
    return [found.text for found in element.findall(path, ATOM)]


def test_atom_has_what_the_rfc_demands(base, address):
    feed = atom(base, address)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for owner in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(owner.findall(f"a:{name}", ATOM)) == 1
        assert TAG_URI.fullmatch(texts(owner, "a:id")[0]) and RFC_3339.fullmatch(texts(owner, "a:updated")[0])
        assert owner.find("a:link[@rel='alternate']", ATOM) is not None
    assert texts(feed, "a:author/a:name") and feed.find("a:link[@rel='self']", ATOM).get("href").endswith("changes.atom")


def test_json_feed_has_what_its_version_demands(base, address):
    feed = json_feed(base, address)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
    for item in feed["items"]:
        assert item["id"] and item["content_text"] and RFC_3339.fullmatch(item["date_published"])


def test_both_hold_every_change_once_newest_first(base):
    expected = [change.title for change in sorted(base.changes.changes, key=lambda change: change.on, reverse=True)]
    assert sorted(texts(atom(base), "a:entry/a:title")) == sorted(expected)
    ids = texts(atom(base), "a:entry/a:id")
    assert ids == [item["id"] for item in json_feed(base)["items"]] and len(set(ids)) == len(expected)
    dates = [item["date_published"] for item in json_feed(base)["items"]]
    assert dates == sorted(dates, reverse=True)


def test_ids_stay_when_the_address_or_the_day_changes(base):
    here, there = made(base, SITE), feeds.files(join(base, BUILT + dt.timedelta(days=1), BUILT + dt.timedelta(days=1), "https://elsewhere.example/"))
    read = [texts(ET.fromstring(files[feeds.ATOM].encode("utf-8")), "a:entry/a:id") for files in (here, there)]
    assert read[0] == read[1]


def test_links_are_absolute_exactly_when_the_address_is_known(base):
    for site_url, absolute in (("", False), (SITE, True)):
        hrefs = [link.get("href") for link in atom(base, site_url).iter("{http://www.w3.org/2005/Atom}link")]
        assert all(href.startswith(SITE) is absolute and not href.startswith("/") for href in hrefs)
    assert all(item["url"].startswith(SITE) for item in json_feed(base, SITE)["items"]) and json_feed(base, SITE)["feed_url"] == SITE + "changes.json"
    assert not any("url" in key for item in (json_feed(base), *json_feed(base)["items"]) for key in item)


def test_links_lead_to_the_changes_page(base):
    wanted = {f"about/changes/#{change.id}" for change in base.changes.changes}
    assert {entry.find("a:link", ATOM).get("href") for entry in atom(base).findall("a:entry", ATOM)} == wanted


def test_same_inputs_give_the_same_bytes(base, address):
    assert feeds.files(join(base, BUILT, BUILT, address)) == made(base, address)


def test_words_that_look_like_markup_stay_words(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/_changes.yml", "title: 民法典施行", 'title: "a < b & <script>"')
    mini = knowledge.load(root)
    assert texts(atom(mini), "a:entry/a:title") == ["a < b & <script>"]


def test_a_change_still_to_come_is_not_dated_in_the_future(tmp_path):
    root = small.write(tmp_path)
    small.replace(root, "law/_changes.yml", "on: 2021-01-01", "on: 2030-01-01")
    assert texts(atom(knowledge.load(root)), "a:entry/a:updated") == ["2026-09-30T00:00:00+08:00"]


def test_without_changes_there_is_no_feed(tmp_path):
    root = small.write(tmp_path)
    (root / "law/_changes.yml").unlink()
    assert not any(path.startswith("changes.") for path in feeds.files(join(knowledge.load(root), BUILT, BUILT)))


@pytest.mark.parametrize(("given", "address"), [("", ""), ("https://a.example", "https://a.example/"), ("https://a.example/b/", "https://a.example/b/"), (" http://localhost:8000 ", "http://localhost:8000/")])
def test_the_address_comes_from_outside_and_ends_with_a_slash(given, address):
    assert clock.site_url({"SITE_URL": given}) == address


@pytest.mark.parametrize("given", ["a.example", "ftp://a.example", "https://", "https://a.example/?x=1", "https://a b"])
def test_an_address_that_is_none_is_refused(given):
    with pytest.raises(ValueError, match="SITE_URL"):
        clock.site_url({"SITE_URL": given})
