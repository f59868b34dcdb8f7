"""Every structure that stands on any page past axe on a phone; a page of each kind by night and on a wide screen. All pages: `make axe`."""

from __future__ import annotations

import pytest
import sweep


@pytest.fixture(scope="module")
def urls(built_site):
    found = [url for url in sweep.covering(built_site) if not sweep.leads_on(built_site / url)]
    assert len(found) > 20
    return found


@pytest.mark.parametrize(("viewport", "everything", "also_dark"), [round_[1:] for round_ in sweep.ROUNDS], ids=["phone-light-and-dark", "wide-light"])
def test_axe_finds_nothing_on_any_structure(chromium, address, urls, viewport, everything, also_dark):
    of_each_kind = sweep.of_each_kind(urls)
    assert len(of_each_kind) > 10
    by_day, by_night = sweep.sweep(chromium, address, urls if everything else of_each_kind, viewport, of_each_kind if also_dark else [])
    assert by_day == {}
    assert by_night == {}
