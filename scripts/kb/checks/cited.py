"""Every passage that states what is lawful, owed or due says where that is written.

Guarantees: a paragraph, list item or table row of an authored body that holds a normative
word (scripts/kb/data/normative_words.yml, each with its reason) has a source a reader can
open: a citation or a link to a page of ours that cites, in the passage itself; in the row,
for a table; in the paragraph that opens its list, table or section; in a paragraph right
after it that begins with 见 or 依据; or, for a list or table, in the first sentence after it. A paragraph that ends with ： may leave it to the list below. What may stand without one is in law/_style.yml, with its
reason.

Exempt are words to read aloud (照着念, quotations): a citation would be read aloud too.
Not checked: whether the cited provision says what the passage says (a second reader does
that), statements made in words that are not on the list, and front matter, where the fields
that state law have a mandatory `law` of their own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..joining.knowledge import Written
from ..citing.normative import states_law
from ..reading.passages import Passage, passages, shown
from ..reading.prose import mask
from .excused import Excuses
from .needs import STYLE, needs

if TYPE_CHECKING:
    from . import Context

_LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\(([^)\s]*)\)")
_POINTS_BACK = re.compile(r"\**(?:[（(]?见|依据|以上|根据|按照?)")
_CITES_AT_ONCE = re.compile(r"[^。]*《")

#: Generated pages and blocks that show the provisions themselves.
_CITING_FOLDERS = ("law/", "ladders/", "behaviours/", "channels/routes.md")
_CITING_BLOCKS = frozenset({"law", "line", "clocks"})


@needs(STYLE, "law/_texts.yml")
def statements_of_law_cite(context: Context) -> None:
    """Every passage with a normative word has its source in reach."""
    excuses = Excuses(context, "uncited")
    for entry in context.base.written.values():
        found = passages(entry.body)
        cites = cache(lambda at, found=found, entry=entry: _cites(context, entry, found[at].text))  # asked of few passages
        for index, passage in enumerate(found):
            said = "" if passage.kind == "quote" else states_law(passage.text)
            if not said or _covered(found, cites, index):
                continue
            words = shown(passage.text, lambda name: "…")
            if not excuses.cover(entry, words):
                line = entry.body_line + passage.line - 1
                context.problems.add(entry.path, line, "uncited", f"这一段说到“{said}”，没有引条文：“{words[:20]}…”。请写上依据（《…》第…条），或者链接到写了依据的那一页；不用引的，写进 law/_style.yml。")
    excuses.report()


def _cites(context: Context, entry: Written, markdown: str) -> bool:
    """A citation, or a link to where citations stand. The number of a channel is no source, so its link is none either."""
    if any(mention.target for mention in context.base.citations.find(mask(markdown))):
        return True
    if "《" in markdown and context.base.lost("law:"):
        return True  # it may name what could not be read
    return any(not label.isascii() and _leads_to_citations(context, entry, target) for label, target in _LINK.findall(markdown))


def _leads_to_citations(context: Context, entry: Written, target: str) -> bool:
    path, _, anchor = target.partition("#")
    if not path:
        return anchor in _CITING_BLOCKS
    source = posixpath.normpath(posixpath.join(posixpath.dirname(entry.source), path))
    if source.startswith(_CITING_FOLDERS):
        return True
    if context.base.is_broken(f"docs/{source}"):
        return True  # its front matter may cite
    page = next((item for item in context.base.entries.values() if item.source == source), None)
    return page is not None and bool(context.graph.statutes_of.get(page.key))


def _covered(found: Sequence[Passage], cites: Callable[[int], bool], index: int) -> bool:
    """Whether a source stands in reach of this passage: see the module's first paragraph."""
    passage = found[index]
    same = [at for at, item in enumerate(found) if item.group == passage.group and item.section == passage.section]
    row = [at for at in same if passage.kind == "cell" and found[at].line == passage.line]
    opens_section = next(at for at, item in enumerate(found) if item.section == passage.section)
    before = [at for at in (same[0] - 1, opens_section) if at >= 0 and found[at].section == passage.section and found[at].kind == "paragraph"]
    if passage.kind == "paragraph":
        before = [at for at in before if at == opens_section]
    points_back = _POINTS_BACK if passage.kind == "paragraph" else _CITES_AT_ONCE
    after = [at for at in (same[-1] + 1,) if at < len(found) and found[at].section == passage.section and points_back.match(found[at].text)]
    if passage.text.rstrip("* ").endswith("：") and index + 1 < len(found) and found[index + 1].section == passage.section:
        after.append(index + 1)
    return any(cites(at) for at in (index, *row, *before, *after))


ALL = (statements_of_law_cite,)
