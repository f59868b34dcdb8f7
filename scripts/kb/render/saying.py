"""One line of a block of law/_texts.yml (records/said_lines.py): as Markdown for a page, as words, or all of them for a script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ..joining.handbook import Handbook
from ..reading.prose import PLACEHOLDER
from ..records import said_lines
from ..records.relied_on import Said
from . import inline

_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")


def line(site: Handbook, source: str, what: Said, name: str, given: Mapping[str, object] | None = None) -> str:
    """Markdown for page `source`: citations and numbers linked. What is given is Markdown too and stays as it is."""
    (words,) = inline.shown(site, source, _lines(site, what)[name])
    return said_lines.filled(words, given or {})


def words(site: Handbook, what: Said, name: str, given: Mapping[str, object] | None = None) -> str:
    """The same without links, for places that hold no Markdown: paper made by hand, a description, a script."""
    bare = PLACEHOLDER.sub(lambda match: _number(site, match[1].strip()), _LINK.sub(r"\1", _lines(site, what)[name]))
    return said_lines.filled(bare, given or {})


def all_words(site: Handbook, what: Said) -> dict[str, str]:
    """{name: words}, gaps open: the script fills them."""
    return {name: words(site, what, name) for name in _lines(site, what)}


def script_data(kind: str, data: object, type_: str = "application/json") -> str:
    """Data for the page's script, or for programs, as JSON that no HTML parser can mistake for markup."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = re.sub(r"[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", told)
    return f'<script type="{type_}" class="{kind}">{safe}</script>'


def _lines(site: Handbook, what: Said) -> dict[str, str]:
    return said_lines.lines(site.base.said[what].body)


def _number(site: Handbook, named: str) -> str:
    """`limit:ID` as its number; checks/prose.py has refused any other placeholder."""
    return inline.limit_value(site.limits[named.partition(":")[2]][2])
