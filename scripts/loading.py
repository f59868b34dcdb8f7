"""What the commands that make prints start from: checked data, the two times and the one address setting.

The address is `site_url` of mkdocs.yml as MkDocs reads it, so that a print never names another place than the site.
"""

from __future__ import annotations

import os
from pathlib import Path

from build_site import build_environment
from kb import checks, clock
from kb.joining import knowledge
from kb.joining.graph import Graph, uses
from kb.render.context import Site
from mkdocs.config import load_config


def load_site(root: Path) -> Site:
    """Raises ValueError with the report when data are broken."""
    environment = build_environment(os.environ, root)
    base = knowledge.load(root)
    today = clock.today(environment)
    problems = checks.run(base, today)
    if problems:
        raise ValueError(problems.report())
    address = clock.site_url({"SITE_URL": load_config(str(root / "mkdocs.yml")).site_url or ""})
    return Site(base, Graph(base, uses(base)), today, clock.built_on(environment), address)
