"""How text is shaped and where its lines end, asked of Pango once (for once.py).

- Half of all lines are asked for again: a block that does not fit is laid out once more on the next page, a cell is measured
  before it is set, and thousands of pages say the same words. What was found for the same words in the same type and width is
  kept.
- To find where a line ends, four lines of Chinese are shaped, for the narrowest width of a table cell the whole cell for
  each of its characters: WeasyPrint reckons with letters a quarter as wide as they are high. Here the text is cut shorter
  first, and only where the cut cannot matter: after the line, ideographs follow inside the piece, so that a break does.
- How narrow a cell can be is asked of each of its characters anew: four ideographs in one style break after the first, which
  is as wide each time.
- Before each piece of text Pango is told again what a style means: font, language, that no hyphens be put in. Here it is told
  once a style, and the height of a line is kept with the style too.

Guarantees: the same values; styles are no longer changed when text is laid out, so what is kept on them holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .standins import StandIn, wherever

#: Between three ideographs there is a place to break, whatever stands before and after them.
_BREAKS = re.compile("[\u4e00-\u9fff]{3}")
_FOUR = re.compile("[\u4e00-\u9fff]{4}")
#: What Pango is told one by one: then WeasyPrint's own way is taken.
_SPECIAL = re.compile("[\n\t\x00]")
#: All of a style that WeasyPrint's text/line_break.py reads to find the width of a line and where it ends.
_LINE = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_variation_settings", "font_language_override", "lang", "direction", "white_space", "letter_spacing",
    "word_spacing", "word_break", "overflow_wrap", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "tab_size", "text_decoration_line",
)
#: What a font description is made of.
_FACE = ("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps", "font_variation_settings")
_FEATURES = ("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings")
#: Pango's “to the end of the text”.
_TO_THE_END = 0xFFFFFFFF


def replacements() -> list[StandIn]:
    """(where, name, what stands there instead), made anew for each document."""
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    found = _of_known_lines(line_break.split_first_line)
    setup, set_text = _told_once(line_break)
    return [
        (inline, "split_first_line", _of_less_text(found)),
        (preferred, "split_first_line", _of_known_beginnings(found)),
        (line_break, "get_font_description", _kept_fonts(line_break.get_font_description)),
        (line_break.Layout, "setup", setup),
        (line_break.Layout, "set_text", set_text),
        *wherever(line_break.strut, _kept_struts(line_break.strut)),
    ]


def _of_known_lines(whole: Callable[..., tuple]) -> Callable[..., tuple]:
    """Each caller gets a layout of its own: drawing wakes it up and puts it to sleep."""
    made: dict[tuple[Any, ...], tuple] = {}
    types: dict[tuple[Any, ...], int] = {}

    def split(text: str, style: Any, context: Any, max_width: float | None, spacing: float, is_line_start: bool = True, minimum: bool = False) -> tuple:
        kind = style.__dict__.get("_kept_line_type")
        if kind is None:
            kind = style.__dict__["_kept_line_type"] = types.setdefault(tuple([_fixed(style[name]) for name in _LINE]), len(types))
        key = (text, kind, max_width, spacing, is_line_start, minimum)
        if (found := made.get(key)) is None:
            found = made[key] = whole(text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)
        layout = _copy(found[0])
        return (layout, *found[1:])

    return split


def _copy(layout: Any) -> Any:
    made = object.__new__(type(layout))
    made.__dict__.update(layout.__dict__)
    return made


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else frozenset(value) if isinstance(value, set) else value


def _of_less_text(whole: Callable[..., tuple]) -> Callable[..., tuple]:
    def split(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **options: Any) -> tuple:
        size = style["font_size"]
        if max_width is not None and size and len(text) > (enough := int(min(max_width / size, len(text)) * 1.25) + 12):
            found = whole(text[:enough], style, context, max_width, *more, **options)
            if found[2] is not None and _BREAKS.search(text[:enough].encode()[found[2] :].decode()):
                return found
        return whole(text, style, context, max_width, *more, **options)

    return split


def _of_known_beginnings(whole: Callable[..., tuple]) -> Callable[..., tuple]:
    """For widths of cells only."""
    less = _of_less_text(whole)

    def split(text: str, style: Any, context: Any, max_width: float | None, spacing: float, is_line_start: bool = True, minimum: bool = False) -> tuple:
        if max_width == 0 and len(text) > 4 and _FOUR.match(text):
            found = whole(text[:4], style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)
            if found[2] == 3:  # bytes: after the first; three that break follow
                return found
        return less(text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)

    return split


def _kept_fonts(slow: Callable[[Any], Any]) -> Callable[[Any], Any]:
    made: dict[tuple[Any, ...], Any] = {}

    def kept(style: Any) -> Any:
        key = tuple([style[name] for name in _FACE])
        if key not in made:
            made[key] = slow(style)
        return made[key]

    return kept


def _kept_struts(slow: Callable[[Any], tuple]) -> Callable[[Any], tuple]:
    """Height and baseline of an empty line."""

    def strut(style: Any) -> tuple:
        found = style.__dict__.get("_kept_strut")
        if found is None:
            found = style.__dict__["_kept_strut"] = slow(style)
        return found

    return strut


def _told_once(line_break: Any) -> tuple[Callable[..., None], Callable[..., None]]:
    """Layout.setup and Layout.set_text. A style with underlines, special spacing or OpenType features goes WeasyPrint's own way."""
    ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject
    slow_setup, slow_text = line_break.Layout.setup, line_break.Layout.set_text
    nothing_added, quick = ("normal", 0), {}

    def told(style: Any) -> tuple | bool:
        """What Pango has to know of a style; False where it is not all that there is to know."""
        plain = style["text_decoration_line"] == "none" and style["font_language_override"] == "normal" and style["lang"]
        if not plain or style["letter_spacing"] not in nothing_added or style["word_spacing"] or line_break.font_features(*[style[name] for name in _FEATURES]):
            return False
        font, no_hyphens = line_break.get_font_description(style), style["overflow_wrap"] in ("anywhere", "break-word")
        key = (style["direction"], style["lang"], id(style.font_config.font_map), id(font), no_hyphens)
        if key not in quick:
            context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
            pango.pango_context_set_round_glyph_positions(context, False)
            pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
            language = pango.pango_language_from_string(line_break.unicode_to_char_p(style["lang"])[0])
            pango.pango_context_set_language(context, language)
            attributes = None
            if no_hyphens:
                attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
                attribute = pango.pango_attr_insert_hyphens_new(False)
                attribute.start_index, attribute.end_index = 0, _TO_THE_END
                pango.pango_attr_list_change(attributes, attribute)
            quick[key] = context, language, font, attributes
        return quick[key]

    def setup(layout: Any, style: Any) -> None:
        known = style.__dict__.get("_kept_told")
        if known is None:
            known = style.__dict__["_kept_told"] = told(style)
        if not known:
            slow_setup(layout, style)
            return
        context, layout.language, font, attributes = known
        layout.style, layout.first_line_direction = style, 0
        layout.layout = made = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(made, False)
        pango.pango_layout_set_font_description(made, font)
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        if attributes is not None:
            pango.pango_layout_set_attributes(made, attributes)

    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        known = layout.style.__dict__["_kept_told"]
        if not known:
            slow_text(layout, text, justify)
        elif _SPECIAL.search(text) or (justify and layout.justification_spacing):
            pango.pango_layout_set_attributes(layout.layout, ffi.NULL)  # shared with others; here they get something added
            slow_text(layout, text, justify)
        else:
            layout.text = text
            pango.pango_layout_set_text(layout.layout, text.encode(), -1)

    return setup, set_text
