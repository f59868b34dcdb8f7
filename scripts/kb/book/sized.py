"""Sizes of boxes and what is behind them, asked of a style once (for once.py).

A box is laid out several times, and each time its margins, paddings, widths and borders are asked one by one what they would be
in per cent; then four corners whether they are round, and whether there is a background. Most styles say all of it in pixels or
leave it open, and have neither: for these the answer is made once and handed to each box.

Guarantees: the same values; a style with a per cent or a calculation in it, or with anything behind it, is left to WeasyPrint.
Styles are no longer changed when boxes are laid out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .standins import StandIn, wherever

_OPEN = ("margin_left", "margin_right", "margin_top", "margin_bottom", "width", "height", "min_width", "min_height")
_NEVER_OPEN = ("padding_left", "padding_right", "padding_top", "padding_bottom", "max_width", "max_height")
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_CORNERS = ("border_top_left_radius", "border_top_right_radius", "border_bottom_right_radius", "border_bottom_left_radius")


def replacements() -> list[StandIn]:
    from weasyprint.draw.color import get_color
    from weasyprint.layout import background, percent

    return [
        *wherever(percent.resolve_percentages, _of_pixels(percent.resolve_percentages)),
        (percent, "resolve_one_percentage", one := _one_of_pixels(percent.resolve_one_percentage)),
        *[(place, name, one) for place, name, _ in wherever(percent.resolve_one_percentage, one) if place is not percent],
        *wherever(background.layout_box_backgrounds, _of_nothing(background.layout_box_backgrounds, get_color)),
    ]


def _one_of_pixels(any_length: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if getattr(value, "unit", None) == "px":
            setattr(box, name, value.value)
        else:
            any_length(box, name, refer_to)

    return resolve_one_percentage


def _of_pixels(slow: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        known = style.__dict__.get("_kept_sizes")
        if known is None:
            known = style.__dict__["_kept_sizes"] = _sizes(style)
        if known:
            _put(box, known)
        else:
            slow(box, containing_block)

    return resolve_percentages


def _sizes(style: Any) -> dict[str, Any]:
    """Nothing where it depends on the box around it, or on the cells beside it."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return {}
    found = {name: style[name] for name in _OPEN + _NEVER_OPEN}
    for name, value in found.items():
        if value == "auto" and name in _OPEN:
            found[name] = 0 if name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) == "px":
            found[name] = value.value
        else:
            return {}
    return found | {name: style[name] for name in _BORDERS}


def _put(box: Any, values: dict[str, Any]) -> None:
    """Into the box itself, where a placeholder of one that is positioned stands for it."""
    vars(vars(box).get("_box", box)).update(values)


def _of_nothing(slow: Callable[..., None], get_color: Callable[..., Any]) -> Callable[..., None]:
    square = dict.fromkeys(_CORNERS, (0, 0))

    def plain(style: Any) -> bool:
        images = [image for kind, image in style["background_image"] if kind == "url" or image]
        nothing = style["border_image_source"][0] == style["mask_border_source"][0] == "none" and not images and not style["box_shadow"]
        return nothing and not get_color(style, "background_color").alpha and all((0, "px") in style[corner] for corner in _CORNERS)

    def layout_box_backgrounds(page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None) -> None:
        if style is None and box is not page:
            known = box.style.__dict__.get("_kept_plain")
            if known is None:
                known = box.style.__dict__["_kept_plain"] = plain(box.style)
            if known:
                _put(box, square)
                if layout_children:
                    for child in box.all_children():
                        layout_box_backgrounds(page, child, get_image_from_uri)
                box.background = None
                return
        slow(page, box, get_image_from_uri, layout_children, style)

    return layout_box_backgrounds
