"""The whole book is put together once (ten seconds), and whoever needs it gets a copy: laying it out consumes it."""

from __future__ import annotations

import copy

import pytest

from kb.book import Book, make_book


@pytest.fixture(scope="session")
def put_together(site) -> Book:
    return make_book(site)


@pytest.fixture(scope="session")
def fresh(put_together):
    """A copy of the chapters; the records behind them nobody changes."""
    return lambda: copy.deepcopy(put_together, {id(put_together.site): put_together.site})
