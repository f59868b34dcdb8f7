"""Reading a large backup: in pieces it comes to what JSON.parse makes of it, and the page answers meanwhile."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from here import ROOT
from kb.publishing.bundle import bundle

FOLDER = ROOT / "docs/assets/js"
_ENTRY = """\
import { readingJson, writingJson } from "./tools/evidence-log/json.js";
import { atOnce } from "./tools/evidence-log/slices.js";
const outcome = (read) => { try { return { value: JSON.stringify(read()) }; } catch (error) { return { error: error.name }; } };
self.both = (text, piece) => [outcome(() => JSON.parse(text)), outcome(() => atOnce(readingJson(text, piece)))];
self.wrote = (text) => { const value = JSON.parse(text); return [JSON.stringify(value, null, 1), atOnce(writingJson(value)).join("")]; };
self.shares = (text, piece) => { const out = []; const work = readingJson(text, piece); for (let step = work.next(); !step.done; step = work.next()) out.push(step.value); return out; };
"""
SHARED = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(['"', "\\", '\\"', "]", "}", ",", "__proto__", "constructor", "\u2028", "👨\u200d👩"])
VALUES = st.recursive(st.none() | st.booleans() | st.integers(-10**6, 10**6) | st.floats(allow_nan=False, allow_infinity=False) | WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20)


@pytest.fixture(scope="module")
def js(chromium):
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js")}
    page = chromium.new_page()
    page.add_script_tag(content=bundle(sources | {"entry.js": _ENTRY}, "entry.js"))
    yield lambda name, *given_: page.evaluate("([name, given]) => self[name](...given)", [name, list(given_)])
    page.close()


@SHARED
@given(VALUES, st.sampled_from([1, 2, 5, 17, 20000]), st.sampled_from([None, 1, "\t"]))
def test_in_pieces_it_is_what_json_parse_makes_of_it(js, value, piece, indent):
    whole, pieces = js("both", json.dumps(value, ensure_ascii=False, indent=indent), piece)
    assert pieces == whole


@SHARED
@given(VALUES, st.data(), st.sampled_from([1, 5, 17]))
def test_what_is_damaged_is_refused_as_json_parse_refuses_it(js, value, data, piece):
    text = json.dumps([value, {"a": value}], ensure_ascii=False)
    at = data.draw(st.integers(0, len(text) - 1))
    broken = text[:at] + data.draw(st.sampled_from(["", '"', "]", "}", "[", "{", ",", ":", "x", "\\", " ", "\u00a0"])) + text[at + data.draw(st.integers(0, 2)) :]
    whole, pieces = js("both", broken, piece)
    assert pieces == whole


@pytest.mark.parametrize("text", ["", " ", "[", "]", "{", '"', "[,]", "[1,]", '{"a":1,}', "{,}", "1 2", "[1]]", "nul", "[" * 100000, '{"a":' * 500 + "1" + "}" * 400])
def test_no_text_hangs_or_passes_that_is_none(js, text):
    whole, pieces = js("both", text, 3)
    assert pieces == whole == {"error": "SyntaxError"}


def test_it_says_how_far_it_is_and_between_two_looks_it_reads_little(js):
    text = json.dumps({"tool": "x", "entries": [{"id": str(at), "words": "字" * 50} for at in range(3000)]}, ensure_ascii=False)
    shares = js("shares", text, 20000)
    assert shares == sorted(shares) and shares[-1] <= 1
    assert max(after - before for before, after in zip([0, *shares], [*shares, 1], strict=True)) * len(text) <= 20000


@SHARED
@given(VALUES)
def test_written_in_pieces_it_is_what_json_stringify_writes(js, value):
    whole, pieces = js("wrote", json.dumps(value, ensure_ascii=False))
    assert pieces == whole


def test_a_long_list_is_written_in_many_pieces_and_whole(js):
    whole, pieces = js("wrote", json.dumps({"tool": "x", "entries": [{"id": str(at), "words": "两\n行"} for at in range(1001)], "hide": []}, ensure_ascii=False))
    assert pieces == whole and whole.count('"id"') == 1001
