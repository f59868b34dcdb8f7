"""Quoted law is the law's own words: every quotation against its committed digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..corpus import quotations

if TYPE_CHECKING:
    from . import Context


def quotations_match_their_digests(context: Context) -> None:
    file = quotations.read(context.base.root, context.problems)
    if file is not None:
        quotations.compare(context.base, file, context.problems)


ALL = (quotations_match_their_digests,)
