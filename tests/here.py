"""Where the project stands and which day it is: what tests share without importing one another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent

#: Tests freeze the date: nothing may pass today and fail tomorrow.
TODAY = dt.date(2026, 11, 29)

#: Checkers in Java run for seconds: the slow half of its compiler would cost more than it saves.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
