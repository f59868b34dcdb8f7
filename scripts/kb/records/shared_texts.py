"""Sentences that many pages say, written once in law/_texts.yml and put where {{ text:ID }} stands.

Guarantees: after insert() every later room reads them as the page's own words, on the line of the
placeholder, so checks, search, prints and data see what the reader sees. An unknown name stays as it
is and is reported with the other placeholders (checks/prose.py). Letters have a template language of
their own and take none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TEXT = re.compile(r"\{\{ *text:([a-z0-9-]+) *\}\}")


def insert(markdown: str, texts: Mapping[str, str]) -> str:
    return _TEXT.sub(lambda match: texts.get(match[1], match[0]), markdown)


def named(markdown: str) -> list[str]:
    """Ids of the shared texts that an authored body asks for, in order."""
    return [match[1] for match in _TEXT.finditer(markdown)]
