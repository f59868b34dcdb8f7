"""Where the page of the search takes a question and shows its answers: selectors that several tests use."""

from __future__ import annotations

FIELD, FIRST = ".kb-ask input", ".kb-results li"
#: Where a result leads; beside it may stand a number to call.
LINKS = ".kb-results li > a:not(.kb-call)"
