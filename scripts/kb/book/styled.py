"""Styles worked out once (for once.py).

- WeasyPrint gives elements that are alike one style; marks of lists, words before and after, pages and their heads and feet
  get one each, twenty thousand in all. Here those share theirs too: the same parent, the same declarations.
- For each page all styles of all pages before it are looked through for those of its margins.
- Each value is asked whether it is a calculation, also a word or a number.

Guarantees: the same values. What WeasyPrint writes into a style later (counters of a page, the place of a mark) is the same
for all that share it, and writing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .standins import StandIn, wherever


def replacements() -> list[StandIn]:
    from weasyprint.css import StyleFor, functions, properties
    from weasyprint.layout import page

    no_calculation = frozenset({str, int, float, bool, type(None), properties.Dimension})
    return [
        (StyleFor, "set_computed_styles", _shared(StyleFor.set_computed_styles)),
        (page, "set_page_type_computed_styles", _of_its_margins(page.set_page_type_computed_styles)),
        *wherever(functions.check_math, _of_functions(functions.check_math, no_calculation)),
    ]


def _shared(slow: Callable[..., None]) -> Callable[..., None]:
    made: dict[tuple[Any, ...], Any] = {}

    def set_computed_styles(self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, base_url: Any = None, target_collector: Any = None) -> None:
        if pseudo_type is None and hasattr(element, "tag"):  # an element: WeasyPrint itself looked for one that is alike
            slow(self, element, parent, root=root, pseudo_type=pseudo_type, base_url=base_url, target_collector=target_collector)
            return
        computed = self.get_computed_styles()
        declared = self.get_cascaded_styles().get((element, pseudo_type), {})
        key = (id(self), id(computed[parent, None]), pseudo_type, tuple([(name, id(value), *weight[:2], *weight[2]) for name, (value, weight) in declared.items()]))
        if key in made:
            computed[element, pseudo_type] = made[key]
            return
        slow(self, element, parent, root=root, pseudo_type=pseudo_type, base_url=base_url, target_collector=target_collector)
        if not computed[element, pseudo_type]["anchor"]:  # an address is nothing to share
            made[key] = computed[element, pseudo_type]

    return set_computed_styles


def _of_its_margins(slow: Callable[..., None]) -> Callable[..., None]:
    if slow.__code__.co_varnames[:3] != ("page_type", "html", "style_for"):
        raise AttributeError("set_page_type_computed_styles takes something else now")

    def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
        style_for.add_page_declarations(page_type)
        root = html.etree_element
        style_for.set_computed_styles(page_type, root=root, parent=root, base_url=html.base_url)
        declared = style_for.get_cascaded_styles()
        margins = {pseudo_type for sheet, _, _ in style_for._sheets for _, selectors, _ in sheet.page_rules for _, pseudo_type, _ in selectors}
        for margin in sorted(filter(None, margins)):
            if (page_type, margin) in declared:
                style_for.set_computed_styles(page_type, pseudo_type=margin, root=root, parent=page_type, base_url=html.base_url)

    return set_page_type_computed_styles


def _of_functions(slow: Callable[[Any], Any], never: frozenset[type]) -> Callable[[Any], Any]:
    def check_math(token: Any) -> Any:
        if type(token) in never:
            return None
        if type(token) is tuple:
            return any(check_math(item) for item in token) if token else False
        return slow(token)

    return check_math
