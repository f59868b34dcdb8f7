"""Every structure that stands on any page past axe on a phone; a page of each kind by night and on a wide screen. All pages: `make axe`."""

from __future__ import annotations

import pytest
import sweep


@pytest.fixture(scope="module")
def urls(built_site):
    found = [url for url in sweep.covering(built_site) if not sweep.leads_on(built_site / url)]
    assert len(found) > 20
    return found


@pytest.mark.parametrize(("viewport", "scheme", "everything"), [round_[1:] for round_ in sweep.ROUNDS], ids=["phone-light", "phone-dark", "wide-light"])
def test_axe_finds_nothing_on_any_structure(chromium, address, urls, viewport, scheme, everything):
    chosen = urls if everything else sweep.of_each_kind(urls)
    assert len(chosen) > 10
    assert sweep.sweep(chromium, address, chosen, viewport, scheme) == {}
