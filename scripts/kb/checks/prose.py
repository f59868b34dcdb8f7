"""Checks over authored Markdown: shape, and what must never stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..joining.knowledge import Written
from ..records.ladders import CLOCKS, SHOWS_LADDERS
from ..reading.problems import nearest
from ..reading.prose import PLACEHOLDER, RAW_HTML, mask, mask_code, open_code, sections
from ..records.vocabulary import CHANNEL_HEADINGS, LENDER_HEADINGS, SCENARIO_HEADINGS

if TYPE_CHECKING:
    from . import Context

_HEADINGS = {"scenario": SCENARIO_HEADINGS, "channel": CHANNEL_HEADINGS, "lender": LENDER_HEADINGS}
STEPS = 3

#: Numbers that people dial. In prose they may only be the text of a link to the channel; 119.4 KB is no such number.
_DIALLED = re.compile(r"(?<![0-9A-Za-z.—-])(?:110|120|119|12110|96110|123\d\d|010-?12321|400-?\d{3}-?\d{4})(?![0-9%]|\.[0-9])")
#: Every alternative begins with a character, nothing before it: so the engine passes quickly over what is none.
_PRIVATE_WITHOUT_MAIL = re.compile("|".join((
    r"1(?<!\d1)[3-9]\d{9}(?!\d)",  # a mobile number
    *(rf"{name}号?[:： ]?[A-Za-z0-9_-]{{5,}}" for name in ("微信", "VX", "vx", "QQ", "加v", "加V")),
)))
#: Characters of Chinese are \w: looking for the name before an @ costs, so only where one stands.
_PRIVATE = re.compile(_PRIVATE_WITHOUT_MAIL.pattern + r"|[\w.+-]+@[\w-]+\.[\w.]+")
_OLD_NAMES = {"银保监会": "国家金融监督管理总局", "地方金融监督管理局": "地方金融管理局"}


def headings_are_the_fixed_ones(context: Context) -> None:
    """Situations, channels and lenders have closed lists of H2 headings, in their order, each once."""
    for entry in context.base.written.values():
        allowed = _HEADINGS.get(entry.kind)
        if not allowed:
            continue
        before = -1
        for section in sections(entry.body):
            line = entry.body_line + section.line - 1
            if not section.title:
                context.problems.add(entry.path, line, "heading", f"第一个“## ”标题前不能有正文。可以用的标题：{'、'.join(allowed)}。")
            elif section.title not in allowed:
                context.problems.add(entry.path, line, "heading", f"不认识的标题“{section.title}”。{nearest(section.title, allowed)}可以用：{'、'.join(allowed)}。")
            elif allowed.index(section.title) <= before:
                context.problems.add(entry.path, line, "heading", f"标题“{section.title}”重复了，或者次序不对。次序是：{'、'.join(allowed)}。")
            else:
                before = allowed.index(section.title)


def a_situation_starts_with_three_steps(context: Context) -> None:
    for entry in (page for page in context.base.written.values() if page.kind == "scenario"):
        found = {section.title: section for section in sections(entry.body)}
        if "现在就做" in found:
            steps = len(re.findall(r"^\d+\. ", found["现在就做"].text, re.M))
            if steps != STEPS:
                line = entry.body_line + found["现在就做"].line - 1
                context.problems.add(entry.path, line, "steps", f"“现在就做”要正好 {STEPS} 步（1. 2. 3.），现在 {steps} 步。")


def no_raw_html(context: Context) -> None:
    """Authors write Markdown only; HTML comes from the renderer alone."""
    for entry in context.base.written.values():
        for match in RAW_HTML.finditer(mask_code(entry.body)):
            _at(context, entry, match.start(), "raw-html", f"正文不能写 HTML（{match[0]}）。请用 Markdown。")


def code_is_closed_on_its_line(context: Context) -> None:
    """Our Markdown knows no fences, and a backtick that is not closed opens nothing: what follows is no code, though it looks like it."""
    for entry in context.base.written.values():
        for at in open_code(entry.body):
            _at(context, entry, at, "backtick", "反引号要在同一行成对，也不能用 ``` 或 ~~~ 围出一段。请补上，或者删掉。")


def phone_numbers_are_links_to_channels(context: Context) -> None:
    """A number in prose is the text of a link to its channel; in a letter it cannot be, so it may not stand there."""
    for entry in context.base.written.values():
        for match in _DIALLED.finditer(mask(entry.body)):
            _at(context, entry, match.start(), "phone-number", f"号码“{match[0]}”要写成指向渠道的链接，如 [{match[0]}](../channels/….md)。")


def no_private_contacts(context: Context) -> None:
    for path, text, line_of in context.texts:
        for at, words in _private(text):
            context.problems.add(path, line_of(at), "private-contact", f"像是私人联系方式：“{words}”。本站不收录，请删掉。")


def _private(text: str) -> list[tuple[int, str]]:
    """Where a text has what looks like a contact of a person; a web address is none."""
    if text.startswith("https://"):
        return []
    return [(match.start(), match[0]) for match in (_PRIVATE if "@" in text else _PRIVATE_WITHOUT_MAIL).finditer(text)]


def bodies_have_their_present_names(context: Context) -> None:
    """银保监会 and the like only inside 《…》, 原… or quotation marks, where the old name is part of a title or a claim."""
    for entry in context.base.written.values():
        bare = re.sub(r"《[^》]*》|“[^”]*”|原(?:中国)?银保监会", lambda match: "\x00" * len(match[0]), mask_code(entry.body))
        for old, new in _OLD_NAMES.items():
            for match in re.finditer(old, bare):
                _at(context, entry, match.start(), "old-name", f"“{old}”已经改名，请写“{new}”。")


def placeholders_are_known(context: Context) -> None:
    """Outside letters only {{ limit:ID }} may stand, in guides {{ ladder:ID }} and {{ clocks }} too, and what is named exists."""
    known = context.handbook.limits
    for entry in context.base.written.values():
        if entry.kind == "letter":
            continue
        for match in PLACEHOLDER.finditer(mask_code(entry.body)):
            kind, _, name = match[1].strip().partition(":")
            if context.base.lost(f"{kind}:{name}"):
                continue
            if kind == "ladder":
                _ladder(context, entry, match, name)
            elif kind == "apps":
                continue  # checks/apps.py looks at it
            elif kind == CLOCKS and not name:
                _drawn(context, entry, match, "期限一览表", ("guide",), "guides/")
            elif kind == "text" and entry.key in context.base.said:
                _at(context, entry, match.start(), "placeholder", "程序放的话里不能再套 {{ text:… }}。")
            elif kind == "text":
                _at(context, entry, match.start(), "placeholder", f"没有共用的话“{name}”。{nearest(name, context.base.texts)}可以用：{'、'.join(context.base.texts)}。")
            elif kind != "limit":
                _at(context, entry, match.start(), "placeholder", f"不认识的占位符“{match[0]}”。正文里只能用 {{{{ limit:短名 }}}} 和 {{{{ text:短名 }}}}，做法页还能用 {{{{ ladder:短名 }}}}、{{{{ clocks }}}}。")
            elif name not in known:
                _at(context, entry, match.start(), "placeholder", f"没有期限“{name}”。{nearest(name, known)}")


def _ladder(context: Context, entry: Written, match: re.Match[str], name: str) -> None:
    if name not in context.base.ladders:
        _at(context, entry, match.start(), "placeholder", f"没有步骤图“{name}”。{nearest(name, context.base.ladders)}可以用：{'、'.join(context.base.ladders)}。")
    else:
        _drawn(context, entry, match, "步骤图", SHOWS_LADDERS, "guides/、tools/", "别处请写链接 [步骤图](../ladders/index.md)。")


def _drawn(context: Context, entry: Written, match: re.Match[str], what: str, kinds: tuple[str, ...], folders: str, elsewhere: str = "") -> None:
    """What is drawn from data is a block of its own, in a guide, once: it carries ids."""
    if entry.kind not in kinds:
        _at(context, entry, match.start(), "placeholder", f"{what}只能放在做法页（{folders}）里。{elsewhere}")
    elif not re.search(rf"(?:\A|\n\n){re.escape(match[0])} *(?:\n\n|\n?\Z)", entry.body.lstrip("\n")):
        _at(context, entry, match.start(), "placeholder", f"“{match[0]}”要单独成段，前后各空一行。")
    elif match[0] in entry.body[: match.start()]:
        _at(context, entry, match.start(), "placeholder", f"“{match[0]}”在这一页写了两次。请留一处。")


def _at(context: Context, entry: Written, position: int, check: str, message: str) -> None:
    context.problems.add(entry.path, entry.body_line + entry.body.count("\n", 0, position), check, message)


ALL = (
    headings_are_the_fixed_ones,
    a_situation_starts_with_three_steps,
    no_raw_html,
    code_is_closed_on_its_line,
    phone_numbers_are_links_to_channels,
    no_private_contacts,
    bodies_have_their_present_names,
    placeholders_are_known,
)
