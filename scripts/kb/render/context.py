"""What every renderer reads: the data, the joins, and the two dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from ..joining import glossary
from ..joining.graph import Graph
from ..joining.knowledge import Entry, KnowledgeBase
from ..records.pages import AnyPage
from ..records.law import Limit, Provision, Statute

#: Neutral name for tabs, share cards and icons: a family chat or a colleague may see it.
SITE_NAME = "应对手册"

KIND_WORDS = {
    "scenario": "情景",
    "guide": "做法",
    "channel": "渠道",
    "letter": "文书",
    "lender": "放款方",
    "myth": "说法核对",
    "tool": "工具",
    "page": "说明",
    "law": "法律",
    "provision": "法条",
    "ladder": "步骤图",
    "term": "词语",
}

#: The page that shows all ladders.
LADDER_PAGE = "ladders/index.md"
#: The page that explains words.
GLOSSARY_PAGE = "glossary.md"


@dataclass(frozen=True)
class Site:
    """`today` decides status and staleness; `built_on` and `url` (the home page's address, or "") are only printed."""

    base: KnowledgeBase
    graph: Graph
    today: dt.date
    built_on: dt.date
    url: str = ""

    @cached_property
    def limits(self) -> dict[str, tuple[Statute, Provision, Limit]]:
        return {
            limit.id: (statute, provision, limit)
            for statute in self.base.statutes.values()
            for provision in statute.provisions
            for limit in provision.limits
        }

    @cached_property
    def words(self) -> dict[str, list[glossary.Place]]:
        """Where pages use words of the glossary; see kb.glossary."""
        return glossary.places(self.base)

    def entry(self, key: str) -> Entry[AnyPage]:
        return self.base.entries[key]

    def title(self, key: str) -> str:
        """Of an authored page (scenario:home-visit), a ladder (ladder:complaint) or a word (term:lpr)."""
        kind, _, id_ = key.partition(":")
        match kind:
            case "ladder":
                return self.base.ladders[id_].title
            case "term":
                return self.base.terms[id_].term
        return self.base.entries[key].record.title

    def source(self, key: str) -> str:
        """Where under docs/ a page, ladder or word stands, with its anchor."""
        kind, _, id_ = key.partition(":")
        shared = {"ladder": LADDER_PAGE, "term": GLOSSARY_PAGE}.get(kind)
        return f"{shared}#{id_}" if shared else self.base.entries[key].source

    @staticmethod
    def law_source(statute_id: str) -> str:
        return f"law/{statute_id}.md"
