"""Shared pieces of the tests: the code on the path, frozen dates, the real project and copies of it to break."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
sys.path.insert(0, str(ROOT / "tests"))

#: Tests freeze the date: nothing here may pass today and fail tomorrow.
TODAY = dt.date(2026, 11, 23)
os.environ["TODAY"] = TODAY.isoformat()
os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
os.environ["NO_MKDOCS_2_WARNING"] = "1"


@pytest.fixture(scope="session")
def today() -> dt.date:
    return TODAY


@pytest.fixture(scope="session")
def base():
    """The real project, loaded once; tests must not change it."""
    from kb import knowledge

    return knowledge.load(ROOT)


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the real law/ and docs/ that a test may break."""
    for folder in ("law", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path
