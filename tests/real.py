"""The real project, loaded once a process: for whoever needs it while tests are collected, and for the fixture `base`."""

from __future__ import annotations

import functools

from here import ROOT

from kb.joining import knowledge


@functools.cache
def base() -> knowledge.KnowledgeBase:
    """Nobody may change it."""
    return knowledge.load(ROOT)
