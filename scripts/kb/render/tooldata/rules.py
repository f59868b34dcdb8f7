"""How tools name a rule: on paper that goes to an office with the full title and the article."""

from __future__ import annotations

from ...records.law import Provision, Statute


def rule_label(statute: Statute, provision: Provision) -> str:
    """《民事诉讼法》第一百二十八条; of a place that has no number, its name."""
    return f"《{statute.name}》" + (provision.shown if provision.number_known else f"（{provision.shown.removesuffix('（条号待核）')}）")
