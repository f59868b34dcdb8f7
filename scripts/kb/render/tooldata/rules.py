"""How tools name a rule. On a screen the short name, as everywhere here; on paper that goes to an office the full title, which nobody there has to guess."""

from __future__ import annotations

from ...citing.citations import Target
from ...joining.handbook import Handbook
from ...records.law import Provision, Statute
from .. import inline


def rule_label(statute: Statute, provision: Provision) -> str:
    """《民事诉讼法》第一百二十八条; of a place that has no number, its name."""
    return f"《{statute.name}》{_place(provision)}"


def formal_rule(statute: Statute, provision: Provision) -> str:
    """《中华人民共和国民事诉讼法》第一百二十八条"""
    return f"《{statute.title}》{_place(provision)}"


def formal_label(site: Handbook, target: Target) -> str:
    """The same of any place: 《消费金融公司管理办法》第五十条第二款."""
    statute = site.base.statutes[target.statute]
    return inline.label(site, target).replace(f"《{statute.name}》", f"《{statute.title}》", 1)


def _place(provision: Provision) -> str:
    return provision.shown if provision.number_known else f"（{provision.shown.removesuffix('（条号待核）')}）"
