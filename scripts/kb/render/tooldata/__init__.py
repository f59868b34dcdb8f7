"""What the script of each tool is told: numbers, rules and routes of the data, made by the code that makes the pages.

One module for each tool, with `data(site, entry)` that gives what JSON can hold; DATA names them. Guarantees: a tool's
script gets nothing that is not here, so that a number it shows stands in law/ or docs/ and passed the checks.
Not here: the page around it (render/tool.py), and what the script does (docs/assets/js/tools/<id>/).
"""

from __future__ import annotations

from collections.abc import Callable

from ...joining.handbook import Handbook
from ...joining.knowledge import Entry
from ...records.pages import Tool
from . import action_plan, deadlines, evidence_log, rate_calculator
from .told import Data

#: Tool -> its data. The tool's page is docs/tools/<id>.md, its words the block `tool-<id>` of law/_texts.yml (TOOLS in records/relied_on.py).
DATA: dict[str, Callable[[Handbook, Entry[Tool]], Data]] = {
    "action-plan": action_plan.data,
    "deadlines": deadlines.data,
    "evidence-log": evidence_log.data,
    "rate-calculator": rate_calculator.data,
}
#: Tool -> what its page shows above and below the room, as Markdown, where it shows more than the room and the author's sections.
AROUND: dict[str, Callable[[Handbook, Entry[Tool]], tuple[str, str]]] = {
    "rate-calculator": rate_calculator.around,
}
