"""What the commands that make prints start from: checked data, the two times and the one address setting.

The address is `site_url` of mkdocs.yml as MkDocs reads it, so that a print never names another place than the site.
"""

from __future__ import annotations

import os
from pathlib import Path

from kb import checks, clock
from kb.joining import knowledge
from kb.joining.handbook import Handbook, join
from mkdocs.config import load_config


def load_handbook(root: Path) -> Handbook:
    """Raises ValueError with the report when data are broken."""
    environment = clock.build_environment(os.environ, root)
    address = clock.site_url({"SITE_URL": load_config(str(root / "mkdocs.yml")).site_url or ""})
    handbook = join(knowledge.load(root), clock.today(environment), clock.built_on(environment), address)
    problems = checks.run(handbook)
    if problems:
        raise ValueError(problems.report())
    return handbook
