"""How tools name a rule, its rank, and how sure we are of it: on paper that goes to an office the full title and the article."""

from __future__ import annotations

from ...records.law import Provision, Statute
from ...records.vocabulary import Level


def rule_label(statute: Statute, provision: Provision) -> str:
    """《民事诉讼法》第一百二十八条; of a place that has no number, its name."""
    return f"《{statute.name}》" + (provision.shown if provision.number_known else f"（{provision.shown.removesuffix('（条号待核）')}）")


def rank_label(statute: Statute, provision: Provision) -> str:
    """法律规定; 监管规定，转引 where only reports of it were read."""
    level = statute.level_of(provision)
    return statute.rank.label + (f"，{level.label}" if level is Level.REPORTED else "")
