"""JSON on many lines is what json.dumps writes, for every shape that open data have."""

from __future__ import annotations

import json

from hypothesis import given, strategies

from kb.publishing.indented import indented
from kb.records.vocabulary import Lender

LEAVES = strategies.none() | strategies.booleans() | strategies.integers() | strategies.floats(allow_nan=False) | strategies.text() | strategies.sampled_from(Lender)


@given(strategies.recursive(LEAVES, lambda inner: strategies.lists(inner) | strategies.lists(inner).map(tuple) | strategies.dictionaries(strategies.text(), inner)))
def test_it_is_what_json_writes(data):
    assert indented(data) == json.dumps(data, ensure_ascii=False, indent=1)
