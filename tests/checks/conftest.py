"""The tests of the checks load hundreds of projects that differ in one line: what the others hold is worked out once."""

from __future__ import annotations

import pytest
from remembering import remembering


@pytest.fixture(scope="module", autouse=True)
def _remembering():
    with remembering():
        yield
