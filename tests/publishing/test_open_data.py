"""Open data: what is published is what its schema says, holds no template mark and no bare reference, and leads to pages."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import small
from here import TODAY

from kb.publishing import export, published, redirects
from kb.joining import knowledge
from kb.records.fields import LawRef, Record, Ref
from kb.joining.knowledge import page_url
from kb.joining.handbook import join

NAMES = sorted(published.rows())
#: civil-code#1032-p2: how authors may write a reference, and readers of the data never see it.
BARE = re.compile(r"[a-z0-9-]+#[a-z0-9-]+")


@pytest.fixture(scope="module")
def files(real_files):
    return {path: json.loads(text) for path, text in real_files().items() if path.startswith("data/")}


@pytest.fixture
def mini(tmp_path):
    return knowledge.load(small.write(tmp_path))


def published_of(base, today) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in export.files(join(base, today, today)).items()}


def leaves(data: Any, place: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    """(place, value) of everything that is no list and no object."""
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*place, key))
    else:
        yield place, data


def tables(files: dict[str, Any]) -> dict[str, Any]:
    return {path: data for path, data in files.items() if re.fullmatch(r"data/[a-z]+\.json", path)}


def validator(schema: dict[str, Any]):
    """Not pydantic, which also makes the schemas: a mistake of its own would agree with itself."""
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


# Schemas -------------------------------------------------------------------------------


def test_every_table_has_its_schema(files):
    assert {path.removeprefix("data/") for path in tables(files)} == {path.removeprefix("data/schema/") for path in files if "/schema/" in path} == {f"{name}.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_what_its_schema_says(files, name):
    errors = validator(files[f"data/schema/{name}.json"]).iter_errors(files[f"data/{name}.json"])
    assert [f"{error.json_path}: {error.message[:200]}" for error, _ in zip(errors, range(5))] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_can_be_read_and_written_again_without_loss(files, name):
    """Round trip: each row read into its shape and written out again is the same row."""
    shape = published.rows()[name]
    for row in files[f"data/{name}.json"][name]:
        assert json.loads(shape.model_validate(row).model_dump_json(exclude_unset=True, by_alias=True)) == row, row["id"]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_we_do_not_publish(files, name):
    check = validator(files[f"data/schema/{name}.json"])

    def changed(change) -> bool:
        data = copy.deepcopy(files[f"data/{name}.json"])
        change(data[name][0])
        return check.is_valid(data)

    assert changed(lambda row: None)
    assert not changed(lambda row: row.update(surprise="x"))
    assert not changed(lambda row: row.update(url=None))
    assert not changed(lambda row: row.update(url="/" + row["url"]))
    for key in ("id", "title", "url"):
        assert not changed(lambda row, key=key: row.pop(key))


def test_a_schema_asks_why_a_page_cites(files):
    data = copy.deepcopy(files["data/scenarios.json"])
    del data["scenarios"][0]["law"][0]["why"]
    assert not validator(files["data/schema/scenarios.json"]).is_valid(data)


def test_a_small_project_fits_the_same_schemas(mini, today):
    found = published_of(mini, today)
    for path, data in tables(found).items():
        assert [error.message for error in validator(found[path.replace("data/", "data/schema/")]).iter_errors(data)] == [], path


def test_what_authors_write_has_schemas_too(files):
    found = {path.removeprefix("data/authoring/").removesuffix(".json"): schema for path, schema in files.items() if "/authoring/" in path}
    assert found.keys() == published.AUTHORED.keys()
    for name, schema in found.items():
        validator(schema)
        assert set(schema["properties"]) == set(published.AUTHORED[name].model_fields), name


def test_the_field_guide_leads_to_every_schema_and_table(files, real_files):
    page = real_files()["about/fields.md"]
    assert {f"data/{target}" for target in re.findall(r"\]\(\.\./data/([^)]*)\)", page)} == set(files)
    for name, record in knowledge.TABLES.items():
        assert record is None or "## law/" + name.replace("_", r"\_") in page, name


# References and numbers ----------------------------------------------------------------


def test_no_template_mark_is_published(files):
    assert [(path, *place) for path, data in tables(files).items() for place, value in leaves(data) if isinstance(value, str) and re.search(r"\{\{|\}\}", value)] == []


def test_a_ladder_says_its_days_in_words(mini, today):
    [complaint] = [row for row in published_of(mini, today)["data/ladders.json"]["ladders"] if row["id"] == "complaint"]
    assert complaint["lanes"][0]["steps"][0]["arrows"][0]["act"] == "收到起 3 年内申请。"


def test_no_reference_is_left_as_it_was_written(files, base):
    """Neither civil-code#1032 nor a text that is one citation and nothing else."""
    def bare(value: Any) -> bool:
        if not isinstance(value, str) or not value.startswith("《"):
            return isinstance(value, str) and bool(BARE.fullmatch(value))
        return any(mention.text == value and mention.target and mention.target.no for mention in base.citations.find(value))

    assert bare("civil-code#1032-p2") and bare("《民法典》第1032条") and not bare("《民法典》第1032条说的")
    assert [(path, *place, value) for path, data in tables(files).items() for place, value in leaves(data) if bare(value)] == []


class Grounds(Record):
    """References under names that no code knows, as deep as records go."""

    one: Ref
    maybe: Ref | None = None
    several: list[Ref]
    reasons: list[LawRef]
    words: list[str]


class Wrapped(Record):
    title: str
    inside: list[Grounds]


def test_a_reference_is_known_by_its_type_and_not_by_its_name(mini):
    ref = "《民法典》第1033条第一款第（一）项"
    made = Wrapped(title="civil-code", inside=[Grounds(one="civil-code#188", maybe=ref, several=["civil-code#188", ref], reasons=[LawRef(ref=ref, why="安宁")], words=["第188条"])])
    mini.records["law/_wrapped.yml"] = made
    row = {"id": "x", "url": "law/"} | export._record(join(mini, TODAY, TODAY), made)
    item = {"statute": "civil-code", "no": "1033", "paragraph": 1, "item": 1, "url": "law/civil-code/#art-1033-p1-i1"}
    whole = {"statute": "civil-code", "no": "188", "url": "law/civil-code/#art-188"}
    assert row["inside"] == [{"one": whole, "maybe": item, "several": [whole, item], "reasons": [{**item, "why": "安宁"}], "words": ["第188条"]}]
    check = validator(published._row(Wrapped).model_json_schema())
    assert check.is_valid(row)
    assert not check.is_valid(row | {"inside": [row["inside"][0] | {"one": "civil-code#188"}]})


def test_exported_citations_are_resolved_and_lead_to_their_article(files):
    anchors = {row["url"] for statute in files["data/statutes.json"]["statutes"] for row in statute["provisions"]}
    found = [(place, data) for path, file in tables(files).items() for place, data in _citations(file, (path,))]
    assert len(found) > 1000
    for place, ref in found:
        whole = f"law/{ref['statute']}/#art-{ref['no']}"
        assert whole in anchors and (ref["url"] == whole or ref["url"].startswith(whole + "-p")), (place, ref)


def _citations(data: Any, place: tuple) -> Iterator[tuple[tuple, dict[str, Any]]]:
    if isinstance(data, dict) and {"statute", "no"} <= data.keys() and "value" not in data:
        yield place, data
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _citations(value, (*place, key))


# Addresses, dates ----------------------------------------------------------------------


def test_every_address_leads_to_a_page_and_its_place(files, real_files):
    moved = {f"{item.from_.rstrip('/')}.md" for item in redirects.table()}  # what only sends on is no page to lead to
    made = {path: text for path, text in real_files().items() if path.endswith(".md") and path not in moved}
    ids = {page_url(source): set(re.findall(r'\{#([a-z0-9-]+)[ }]|id="([a-z0-9-]+)"', text)) for source, text in made.items()}
    lost = []
    for path, data in tables(files).items():
        for place, value in leaves(data):
            if place[-1] not in ("url", "find_lender") or {"source", "sources"} & set(place):  # where we read it: not ours
                continue
            page, _, anchor = (value or "").partition("#")
            if page not in ids or anchor and not {(anchor, ""), ("", anchor)} & ids[page]:
                lost.append((path, *place, value))
    assert lost == []


def test_every_export_says_its_version_and_date(files, today):
    for path, data in tables(files).items():
        assert data["schema"] == 1 and data["built_on"] == today.isoformat() and data[path[5:-5]], path


def test_every_id_is_unique_in_its_table(files):
    for path, data in tables(files).items():
        ids = [row["id"] for row in data[path[5:-5]]]
        assert len(ids) == len(set(ids)), path


def test_exported_law_is_what_the_files_say(files, base):
    for statute in files["data/statutes.json"]["statutes"]:
        loaded = base.statutes[statute["id"]]
        assert [(p["no"], p["text"], p["plain"]) for p in statute["provisions"]] == [(p.no, p.text, p.plain) for p in loaded.provisions]
