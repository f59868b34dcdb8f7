"""Ladders: what comes after what, and within how many days, drawn and written from law/_ladders.yml.

Each lane is one drawing for a phone and one ordered list with the same words in the same
order; only the list also links pages and provisions. Numbers come from limits alone. The
only raw SVG on the site is made here: authors write {{ ladder:ID }} in a guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from ..records.ladders import Arrow, Ladder, Lane, Step, Way
from ..reading.prose import PLACEHOLDER
from ..records.vocabulary import Lender
from ..records.relied_on import Said
from . import blocks, inline
from ..joining.handbook import Handbook, LADDER_PAGE
from .drawing import Drawing, WIDTH, wrap
from .markup import attribute, block, bullets, chinese_list, fold, join, link, text

_LEFT, _PAD, _STEM, _LABEL = 2.0, 12.0, 20.0, 36.0
_COLUMN = 14.0  # width of one bypass to the right of the boxes
_HEAD_ROOM = 14.0  # space before a box in which the arrow head stands

#: role of a phrase -> (type size, line height, bold). Sizes are in units of the drawing, 390 to its width.
_TYPE = {
    "name": (18.0, 25.0, True),
    "do": (16.0, 23.0, False),
    "way": (16.0, 23.0, False),
    "when": (15.5, 22.0, True),
    "leap": (15.5, 22.0, False),
    "only": (15.0, 21.0, False),
    "wait": (15.5, 22.0, False),
    "act": (15.5, 22.0, True),
}

Phrase = tuple[str, str]  # role, words with their {{ limit:ID }}


def page(site: Handbook) -> str:
    """All ladders, one under another, each with what it must not be joined to."""
    return blocks.page_head("步骤图", "先做哪一步，每一步有几天。") + join(
        "# 一步一步怎么走",
        blocks.danger_strip(site),
        *inline.said(site, LADDER_PAGE, Said.LADDERS),
        *(_section(site, ladder) for ladder in site.base.ladders.values()),
        link(LADDER_PAGE, "channels/routes.md", "什么事找谁：按放款方和对方做的事找"),
        blocks.foot(LADDER_PAGE),
    )


def _section(site: Handbook, ladder: Ladder) -> str:
    more = f"细说：{link(LADDER_PAGE, site.source(ladder.guide), site.title(ladder.guide))}" if ladder.guide else ""
    apart = [f"{_words(site, LADDER_PAGE, item.say)}{_facts(_cited(site, LADDER_PAGE, item.law))}" for item in ladder.apart]
    return fold(
        ladder.title,
        ladder.id,
        text(ladder.summary),
        blocks.checked_words(site, f"ladder:{ladder.id}", ladder.checked),
        _lanes(site, LADDER_PAGE, ladder, "kb-ladder"),
        block("div", "kb-apart", "**别接错：**", bullets(apart)),
        more,
        classes="kb-tight",
    )


def prose(site: Handbook, source: str, markdown: str) -> str:
    """inline.prose() of a page that may hold {{ ladder:ID }}, each alone in its paragraph (prose checks see to it)."""

    def fill(match) -> str:
        kind, _, name = match[1].strip().partition(":")
        if kind != "ladder":
            return match[0]
        more = link(source, f"{LADDER_PAGE}#{name}", "这张图单独看，和别的图")
        return join(_lanes(site, source, site.base.ladders[name], "kb-ladder kb-embedded"), more).strip()

    return PLACEHOLDER.sub(fill, inline.prose(site, source, markdown))


def _lanes(site: Handbook, source: str, ladder: Ladder, classes: str) -> str:
    parts = []
    for lane in ladder.lanes:
        if len(ladder.lanes) > 1:
            parts.append(block("p", "kb-lane", text(lane.title)))
        parts.append(drawn(site, ladder, lane))
        parts.append(block("details", "kb-written", "<summary>文字版，带依据</summary>", written(site, source, lane)))
    return block("div", classes, *parts)


# -- words ---------------------------------------------------------------


def step_phrases(step: Step) -> list[Phrase]:
    return [("name", step.name), *([("do", step.do)] if step.do else [])]


def arrow_phrases(lane: Lane, index: int, arrow: Arrow) -> list[Phrase]:
    """The condition, whom it is for, their time, your time; a bypass says where it leads."""
    target = target_of(lane, index, arrow)
    found = [
        ("when", arrow.when),
        ("leap", f"→ 直接到第 {target + 1} 步" if target != index + 1 else ""),
        ("only", f"只对：{chinese_list([lender.label for lender in Lender if lender in arrow.lenders])}" if arrow.lenders else ""),
        ("wait", f"等它：{arrow.wait}" if arrow.wait else ""),
        ("act", f"轮到你：{arrow.act}" if arrow.act else ""),
    ]
    return [(role, words) for role, words in found if words]


def target_of(lane: Lane, index: int, arrow: Arrow) -> int:
    """Index of the step that an arrow from step `index` leads to. Raises ValueError for an unknown id (a check refuses it)."""
    return index + 1 if arrow.to is None else [step.id for step in lane.steps].index(arrow.to)


def written(site: Handbook, source: str, lane: Lane) -> str:
    """The lane as an ordered list: the words of the drawing, plus links to pages and provisions."""
    rows = []
    for index, step in enumerate(lane.steps):
        said = "<br>".join(_emphasis(role, _words(site, source, words)) for role, words in step_phrases(step))
        rows.append(f"1. {said}{_facts(_seen(site, source, step.see), _cited(site, source, step.law))}")
        rows += [f"    - {_words(site, source, way.say)}{_facts(_seen(site, source, way.see))}" for way in step.ways]
        for arrow in step.arrows:
            said = "<br>".join(_emphasis(role, _words(site, source, words)) for role, words in arrow_phrases(lane, index, arrow))
            rows.append(f"    - {said}{_facts(_cited(site, source, arrow.law))}")
    return "\n".join(rows)


def _words(site: Handbook, source: str, words: str) -> str:
    return inline.limits(text(words), site, source)


def _emphasis(role: str, words: str) -> str:
    return f"**{words}**" if role in ("name", "when") else words


def _facts(*parts: str) -> str:
    said = "；".join(part for part in parts if part)
    return f' <small class="kb-facts">{said}</small>' if said else ""


def _seen(site: Handbook, source: str, keys: list[str]) -> str:
    return "看：" + "、".join(link(source, site.source(key), site.title(key)) for key in keys) if keys else ""


def _cited(site: Handbook, source: str, refs: list[str]) -> str:
    return "依据：" + "、".join(inline.cite_ref(site, source, ref) for ref in refs) if refs else ""


# -- drawing -------------------------------------------------------------


def drawn(site: Handbook, ladder: Ladder, lane: Lane) -> str:
    """One lane, top to bottom: a drawing for each step with the arrows below it, so that paper can break between them."""
    bypasses = bypasses_of(lane)
    right = WIDTH - _LEFT - _COLUMN * (1 + max((item.column for item in bypasses), default=-1))
    rungs = [_rung(site, ladder, lane, index, right, bypasses) for index in range(len(lane.steps))]
    return f'<div class="kb-draw" role="group" aria-label="{attribute(lane.title)}">{"".join(rungs)}</div>'


@dataclass(frozen=True)
class Bypass:
    """An arrow that leaves steps out: from the arrow `number` of step `start`, down its `column`, into step `end`."""

    start: int
    number: int
    end: int
    column: int


def bypasses_of(lane: Lane) -> list[Bypass]:
    """Bypasses that run beside each other get a column each."""
    found: list[Bypass] = []
    for index, step in enumerate(lane.steps):
        for number, arrow in enumerate(step.arrows):
            end = target_of(lane, index, arrow)
            if end != index + 1:
                used = {item.column for item in found if item.start < end and index <= item.end}
                found.append(Bypass(index, number, end, next(column for column in count() if column not in used)))
    return found


def _rung(site: Handbook, ladder: Ladder, lane: Lane, index: int, right: float, bypasses: list[Bypass]) -> str:
    """A step and its arrows. Arrows to the next step run down the left, bypasses down the right."""
    step, drawing = lane.steps[index], Drawing()
    leaving = {item.number: item for item in bypasses if item.start == index}
    _draw_step(site, drawing, index, step, right)
    below = drawing.y
    middle: dict[int, float] = {}
    for number, arrow in enumerate(step.arrows):
        drawing.y += 7
        top = drawing.y
        _draw_phrases(site, drawing, arrow_phrases(lane, index, arrow), _LABEL, right - (_COLUMN if number in leaving else 0))
        middle[number] = (top + drawing.y) / 2
    drawing.y += _HEAD_ROOM if step.arrows else 2
    if len(leaving) < len(step.arrows):
        drawing.line([(_STEM, below), (_STEM, drawing.y)], "kb-arrow", head=True)
    for item in bypasses:
        x, into = right + _COLUMN * (item.column + 0.6), 14.0 + 9 * item.column
        if item.start == index:
            drawing.line([(right - _COLUMN + 4, middle[item.number]), (x, middle[item.number]), (x, drawing.y)], "kb-bypass")
        elif item.start < index < item.end:
            drawing.line([(x, 0), (x, drawing.y)], "kb-bypass")
        elif item.end == index:
            drawing.line([(x, 0), (x, into), (right + 1, into)], "kb-bypass", head=True)
    return drawing.svg(f"ladder-{ladder.id}-{lane.id}-{step.id}", f"第 {index + 1} 步：{step.name}", f"{lane.title}。同样的话在图下面的文字版里。")


def _draw_step(site: Handbook, drawing: Drawing, index: int, step: Step, right: float) -> None:
    mark, top = drawing.mark(), drawing.y
    drawing.y += 8
    number_top = drawing.y
    drawing.text(_LEFT + _PAD, [str(index + 1)], *_TYPE["name"][:2], "kb-number", bold=True)
    drawing.y = number_top
    _draw_phrases(site, drawing, [("name", step.name)], _LABEL, right - _PAD)
    _draw_phrases(site, drawing, [("do", step.do)] if step.do else [], _LEFT + _PAD, right - _PAD)
    for way in step.ways:
        _draw_way(site, drawing, way, right)
    drawing.y += 8
    drawing.box(_LEFT, top, right, drawing.y, "kb-step kb-dead" if step.dead_end else "kb-step", mark)


def _draw_way(site: Handbook, drawing: Drawing, way: Way, right: float) -> None:
    drawing.y += 5
    top = drawing.y
    _draw_phrases(site, drawing, [("way", way.say)], _LEFT + _PAD + 10, right - _PAD)
    drawing.line([(_LEFT + _PAD + 2, top + 3), (_LEFT + _PAD + 2, drawing.y - 3)], "kb-way")


def _draw_phrases(site: Handbook, drawing: Drawing, phrases: list[Phrase], x: float, right: float) -> None:
    for role, words in phrases:
        size, leading, bold = _TYPE[role]
        drawing.text(x, wrap(plain(site, words), (right - x) / size), size, leading, f"kb-says kb-says-{role}", bold)


def plain(site: Handbook, words: str) -> str:
    """The words with numbers filled in, for where nothing can be a link."""
    return PLACEHOLDER.sub(lambda match: inline.limit_value(site.limits[match[1].strip().removeprefix("limit:")][2]), words)
