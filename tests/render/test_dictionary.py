"""The data dictionary knows every field of every data file, and says something of each."""

from __future__ import annotations

import json
import re

import pytest

from kb.publishing import export
from kb.render import dictionary


@pytest.fixture(scope="module")
def page(site):
    return dictionary.page(site)


@pytest.fixture(scope="module")
def schemas(site):
    return {path[len("data/schema/") : -5]: json.loads(text) for path, text in export.files(site).items() if path.startswith("data/schema/")}


def table(page: str, anchor: str) -> dict[str, str]:
    """{field: its row} of the first table below a heading with this anchor."""
    below = page.partition(f"{{#{anchor}")[2].partition("\n| --- ")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", below, re.M))


def rows_of(schema: dict, name: str) -> dict:
    row = schema["properties"][name]["items"]
    return schema["$defs"][row["$ref"].rsplit("/", 1)[1]]


def test_every_field_of_every_file_has_its_row(page, schemas):
    for name, schema in schemas.items():
        assert set(table(page, f"data-{name}")) == set(rows_of(schema, name)["properties"]), name


def test_what_a_file_says_beside_its_rows_is_explained(page, schemas):
    for name, schema in schemas.items():
        for field in set(schema["properties"]) - {"schema", "built_on", name}:
            assert f"| `{field}` |" in page.partition(f"{{#data-{name}")[2].partition("</details>")[0], (name, field)


def test_every_shape_inside_is_explained(page, schemas):
    for name, schema in schemas.items():
        own = schema["properties"][name]["items"]["$ref"].rsplit("/", 1)[1]
        for kind, shape in schema["$defs"].items():
            if kind == own or "properties" not in shape:
                continue
            places = re.findall(rf"^### {re.escape(kind)} \{{#([a-z0-9-]+)\}}", page, re.M)
            assert set(shape["properties"]) in [set(table(page, place)) for place in places], (name, kind)


def test_no_row_is_empty_and_closed_lists_are_written_out(page, schemas):
    for name in schemas:
        for field, words in table(page, f"data-{name}").items():
            assert len(words.partition("|")[2].strip()) > 1, (name, field)
    levels = table(page, "data-unverified")["level"]
    assert all(f"`{word}`" in levels for word in ("official", "two-corpora", "one-corpus", "reported", "unconfirmed"))


def test_every_link_inside_leads_to_a_table(page):
    assert set(re.findall(r"\]\(#(type-[a-z0-9-]+)\)", page)) <= set(re.findall(r"\{#(type-[a-z0-9-]+)\}", page))


def test_a_file_says_itself_what_is_always_there(page, schemas):
    for name, schema in schemas.items():
        required = set(rows_of(schema, name).get("required", []))
        said = {field for field, words in table(page, f"data-{name}").items() if words.startswith("是")}
        assert required <= said, (name, required - said)
