"""How people write the number of a provision: the grammar, without knowledge of any statute.

read_list() reads 第…条第…款、第…项和第…条 after a law's name; citations.py knows the
names and decides what exists. Guarantees: nothing here raises on any text; pieces
are in order and never overlap. A bare 第3条短信, 条例 or 5条 is never an article.
Not covered: 目 (the level below 项), which stays outside the piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..reading.numerals import NUMERAL, to_int

_SP = "[ \u00a0\u3000]{0,3}"
_NUM = rf"(?:[（(]{_SP}{NUMERAL}{_SP}[）)]|{NUMERAL})"
AND = re.compile(r"[、，,]?(?:以及|或者|和|及|或|与)|、")
_RANGE = re.compile(r"至|到|[—–－~～-]{1,2}")
JOIN = re.compile(rf"{_SP}(?:{_RANGE.pattern}|{AND.pattern}){_SP}")
#: What may not follow 条: 条例, 条件, 条款 and 3条短信 are no articles.
_ARTICLE_END = r"(?!例(?![外如])|件|款|码|目(?!的)|短信|消息|微信|留言|评论|建议|语音|信息(?!处理))"
#: One level of a citation: 第五十条, 第293条之一, 第15、51条, 旧第42条, 第一款, 第（五）项.
_GROUP = re.compile(
    rf"{_SP}(?P<words>(?P<era>旧法?|原法?|现行法?|现|新法?)?{_SP}(?P<ordinal>第{_SP})?"
    rf"(?P<numbers>{_NUM}(?:(?:{JOIN.pattern}(?:第{_SP})?|(?<=[）)])(?=[（(])){_NUM})*){_SP}"
    rf"(?P<unit>条(?>{_SP}之{_SP}(?P<extra>{NUMERAL})(?![切些]))?{_ARTICLE_END}|款(?![项式])|项(?!目)))"
)
_ONE_NUMBER = re.compile(rf"(?:第{_SP})?(?P<digits>{_NUM})")
#: Looks like an article number to a reader, but is none: 第12345条, 第5.2条, 第十五万条.
_BROKEN = re.compile(rf"{_SP}(?:旧法?|原法?)?第{_SP}[0-9０-９零〇一二两三四五六七八九十百千万廿卅.．·]{{1,16}}{_SP}条{_ARTICLE_END}")
_CHAPTERS = re.compile(rf"(?:{_SP}第{_SP}{NUMERAL}{_SP}(?:分编|编|章|节))+(?=第)")
_WITHIN = r"[^（）()《》。！？；\n\x00]{1,60}"
#: A remark in brackets, with at most one pair of brackets inside.
ASIDE = re.compile(rf"{_SP}[（(](?P<words>(?:{_WITHIN})?(?:[（(]{_WITHIN}[）)](?:{_WITHIN})?)?)[）)]")
_FORMER_WORDS = re.compile(r"旧法|旧版|旧条文|修[订正]前")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_UNITS = "条款项"
_LONGEST_TITLE = 120

_ID = re.compile(
    r"(?P<statute>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?:#(?:formerly-(?P<former>[1-9][0-9]*(?:-[1-9][0-9]*)?)"
    r"|(?P<no>[1-9][0-9]*(?:-[1-9][0-9]*)?|[a-z]+(?:-[a-z0-9]+)*?)(?:-p(?P<p>[1-9][0-9]*))?(?:-i(?P<i>[1-9][0-9]*))?))?"
)


@dataclass(frozen=True)
class Target:
    """What a citation means. `no` is empty for a statute as a whole; an old number carries no 款 or 项."""

    statute: str
    no: str
    paragraph: int | None = None
    item: int | None = None
    formerly: bool = False

    @property
    def anchor(self) -> str:
        """art-50-p1-i5, formerly-42; empty for the statute as a whole. See also Citations.landing()."""
        if not self.no:
            return ""
        return self._local if self.formerly else f"art-{self._local}"

    @property
    def id_form(self) -> str:
        return f"{self.statute}#{self._local}" if self.no else self.statute

    @property
    def _local(self) -> str:
        if self.formerly:
            return f"formerly-{self.no}"
        return self.no + (f"-p{self.paragraph}" if self.paragraph else "") + (f"-i{self.item}" if self.item else "")


def parse_id(text: str) -> Target:
    """`civil-code#1032-p2` -> Target; `civil-code` is the statute as a whole.

    -pN and -iN at the end are always 款 and 项, never part of a slug. Raises ValueError (Chinese).
    """
    match = _ID.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}”不是规定的写法。要写成 civil-code#1032、civil-code#1032-p2、civil-code#1033-p1-i1。")
    if match["former"]:
        return Target(match["statute"], match["former"], formerly=True)
    paragraph, item = (int(match[name]) if match[name] else None for name in ("p", "i"))
    return Target(match["statute"], match["no"] or "", paragraph, item)


@dataclass
class Place:
    """Where a list of numbers stands; later numbers complete themselves from it.

    `versions` holds the years of the statute's earlier versions: （2012年修正本）第42条 is an old number.
    """

    name: str
    statute: str
    problem: str | None = None
    versions: str = ""
    formerly: bool = False
    no: str = ""
    paragraph: int | None = None
    item: int | None = None

    def target(self) -> Target:
        if self.formerly:
            return Target(self.statute, self.no, formerly=True)
        return Target(self.statute, self.no, self.paragraph, self.item)

    def enter(self, unit: str, value: int, extra: int | None = None) -> None:
        """Go to this 条, 款 or 项; deeper levels are left behind."""
        if unit == "条":
            self.no, self.paragraph, self.item = f"{value}-{extra}" if extra else str(value), None, None
        elif unit == "款":
            self.paragraph, self.item = value, None
        else:
            self.item = value

    def speaks_of_former(self, words: str) -> bool:
        return bool(_FORMER_WORDS.search(words)) or any(year in self.versions for year in _YEAR.findall(words))


@dataclass(frozen=True)
class Piece:
    """One number with the levels below it, without the law's name."""

    start: int
    end: int
    target: Target | None
    problem: str | None = None


def title_end(text: str, start: int) -> int | None:
    """Index after the 》 that closes the 《 at `start`; titles may nest. None when it is not closed."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST_TITLE)):
        if text[at] in "\n\x00":
            return None
        depth += {"《": 1, "》": -1}.get(text[at], 0)
        if depth == 0:
            return at + 1
    return None


def read_list(text: str, at: int, place: Place, floor: int = -1) -> list[Piece]:
    """All numbers from `at` on, with remarks in brackets between them. Moves `place` along.

    `floor` is the level that is fixed already: -1 none, 0 the 条, 1 the 款.
    """
    pieces: list[Piece] = []
    if chapters := _CHAPTERS.match(text, at):
        at = chapters.end()
    depth, joint, name_is_next = floor, "", True
    while True:
        chain, at, level = _chain(text, at, place, depth, joint)
        pieces += chain
        if not chain and not name_is_next or chain and chain[-1].target is None:
            break
        name_is_next = False
        if aside := ASIDE.match(text, at):
            inner = _bracketed(text, aside, place, alone=not pieces)
            if not inner and not pieces:
                place.formerly |= place.speaks_of_former(aside["words"])
            pieces += inner
            at = aside.end()
        join = JOIN.match(text, at) if pieces else None
        if join:
            joint, depth, at = join[0].strip(), floor, join.end()
        elif aside:
            joint, depth = "", level
        else:
            break
    return list(_ranges_ascend(text, pieces))


def _bracketed(text: str, aside: re.Match[str], place: Place, alone: bool) -> list[Piece]:
    """Numbers in brackets, as in 第五十条（旧第42条）; they leave `place` as it was."""
    start, end = aside.span("words")
    pieces = read_list(text[:end], start, replace(place))
    if alone and len(pieces) == 1 and pieces[0].end == end:
        return [replace(pieces[0], end=aside.end())]
    return pieces


def _chain(text: str, at: int, place: Place, depth: int, joint: str) -> tuple[list[Piece], int, int]:
    """One 条-款-项 chain without separators; 第15、51条第一款 makes two pieces. Also its end and level."""
    pieces: list[Piece] = []
    begin: int | None = None
    top = depth
    while group := _GROUP.match(text, at):
        level = _UNITS.index(group["unit"][0])
        if level <= depth or not _stands(group, joint if begin is None else ""):
            break
        begin = group.start("words") if begin is None else begin
        try:
            numbers, extra = _numbers(text, group)
        except ValueError:
            return [*pieces, _unread(text, begin, group.end())], group.end(), level
        if level and not place.no:
            return [*pieces, Piece(begin, group.end(), None, "款、项前面要写条号。")], group.end(), level
        if group["era"]:
            place.formerly = group["era"][0] in "旧原"
        for number, value in numbers[:-1]:
            place.enter(_UNITS[level], value)
            pieces.append(Piece(number.start() if begin is None else begin, number.end(), place.target()))
            begin = None
        last, value = numbers[-1]
        begin = last.start() if begin is None else begin
        place.enter(_UNITS[level], value, extra)
        at, depth = group.end(), level
    if begin is not None:
        pieces.append(Piece(begin, at, place.target()))
    elif top < 0 and (broken := _BROKEN.match(text, at)):
        return [_unread(text, at, broken.end())], broken.end(), 0
    return pieces, at, depth


def _numbers(text: str, group: re.Match[str]) -> tuple[list[tuple[re.Match[str], int]], int | None]:
    """Each number of a level and where it stands, and the 之一 after the last. Raises ValueError for a numeral that is none."""
    numbers = [(number, to_int(number["digits"].strip("（()） \u00a0\u3000"))) for number in _ONE_NUMBER.finditer(text, *group.span("numbers"))]
    return numbers, to_int(group["extra"]) if group["extra"] else None


def _stands(group: re.Match[str], joint: str) -> bool:
    """Whether the words may be a level at all: 第 may be missing in 第20条、21条 and 第一款（五）项."""
    if group["era"]:
        return group["unit"][0] == "条"
    if group["ordinal"]:
        return True
    if group["numbers"][0] in "（(":
        return group["unit"] == "项"
    return group["unit"][0] == "条" and (joint == "、" or bool(_RANGE.fullmatch(joint)))


def _unread(text: str, start: int, end: int) -> Piece:
    return Piece(start, end, None, f"看不懂条号“{text[start:end].strip()}”。写成第五十条、第50条或第二百九十三条之一。")


def _ranges_ascend(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """第20—22条 must go up; 第293-1条 is no range but a wrong 第293条之一."""
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        if before and before.target and piece.target and _order(before.target) >= _order(piece.target) and _RANGE.fullmatch(text[before.end : piece.start].strip()):
            piece = replace(piece, problem=f"“{text[before.start:piece.end]}”不是从小到大的范围。第293-1条要写成第293条之一。")
        yield piece


def _order(target: Target) -> tuple[int, ...]:
    main, _, extra = target.no.partition("-")
    return int(main), int(extra or 0), target.paragraph or 0, target.item or 0
