"""Where the project stands and which day it is: what tests share without importing one another."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent

_READ = re.findall(r"\bon: (20[0-9]{2}-[0-9]{2}-[0-9]{2})\b", (ROOT / "law" / "_reviews.yml").read_text(encoding="utf-8"))
#: Tests freeze the date: nothing may pass today and fail tomorrow. Who writes a page later notes the day of the reading, and a
#: day to come is refused: so it is the day of the newest reading, where that is later.
TODAY = max(dt.date(2026, 11, 29), *map(dt.date.fromisoformat, _READ))

#: Checkers in Java run for seconds: the slow half of its compiler would cost more than it saves.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
