"""The theme's menu, rendered once for all pages of a folder that are not in it: a twentieth of a build.

Four hundred pages (situations, laws, letters) show the same menu, for none of its items is theirs; what differs is how
addresses are written, which follows from the folder. Guarantees: a page that is in the menu, or above a page that is, gets
its own; every other gets what the theme's template made for the first page of its folder. tests/test_kept_nav.py compares.
"""

from __future__ import annotations

import posixpath
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, FunctionLoader, pass_context
from markupsafe import Markup

TEMPLATE, THEIRS = "partials/nav.html", "theirs/nav.html"


def keep(env: Environment, nav: Any) -> None:
    """From now on the menu comes from here. For one build: the pages of `nav` are complete."""
    theme: BaseLoader = env.loader  # type: ignore[assignment]
    in_menu = [page.url for page in nav.pages]
    kept: dict[str, str] = {}

    @pass_context
    def menu(context: Any) -> Markup:
        url = context["page"].url if context.get("page") else ""
        template = env.get_template(THEIRS)
        render = lambda: template.render(context.get_all())  # noqa: E731
        if any(other.startswith(url) for other in in_menu):
            return Markup(render())
        folder = posixpath.dirname(url.rstrip("/"))
        if folder not in kept:
            kept[folder] = render()
        return Markup(kept[folder])

    env.globals["kept_menu"] = menu
    env.loader = ChoiceLoader([
        DictLoader({TEMPLATE: "{{ kept_menu() }}"}),
        FunctionLoader(lambda name: theme.get_source(env, TEMPLATE) if name == THEIRS else None),
        theme,
    ])
