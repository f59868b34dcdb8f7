"""Citations as people write them, joined to the provisions that are held.

Guarantees: find() never raises on any text; mentions are in order, never overlap,
and text[start:end] == mention.text. A number counts only where a law is named in
the same list (《民法典》第1032条、第1033条, 民法典第1032条) or by 该法, 本法, 同法 after it; a bare 第五十条 is
never guessed at. Not covered: the words around a citation (whether it supports
what the sentence says), code and links (prose.mask() hides them).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .grammar import AND, ASIDE, JOIN, Piece, Place, Target, parse_id, read_list, title_end
from ..records.law import NUMBER, Provision, Statute
from ..reading.numerals import article_label
from ..reading.problems import nearest
from .provisions import has, paragraph_of, structure

__all__ = ["Citations", "Mention", "Target", "parse_id"]

_KINDS = "法|条例|办法|规定|解释|意见|规则|细则|指引|标准|通知|公约|批复"
#: Words that may open a citation; a blank line ends what 该法 can refer to.
_LEAD = re.compile(rf"(?P<end>\n[ \t]*\n)|(?P<title>《)|(?P<law>[该同本])(?:{_KINDS})|(?P<article>[该同本])条|(?P<above>前款)")
_BARE = re.compile(rf"[一-鿿]{{1,40}}(?:{_KINDS}|法典)")
_FORMER_BEFORE = re.compile(r"(?:旧|原|旧版|修[订正]前)的?$")
_YEAR_BEFORE = re.compile(r"(?:19|20)[0-9]{2}\s*年?(?:版|修[订正]本?)?的?$")
_ISSUERS = re.compile(r"^(?:(?:最高人民法院|最高人民检察院|公安部|司法部)[、,]?)+(?=关于)")
_UNVERIFIED = re.compile(r"\(条号待核\)$")
_SHAPES = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff《》〈〉<>“”‘’\"'「」『』]|中华人民共和国")
_DASHES = re.compile(r"[—–―−‐‑~-]+")


@dataclass(frozen=True)
class Mention:
    """One linkable piece of text. `problem` is the Chinese reason why it does not resolve."""

    start: int
    end: int
    text: str
    target: Target | None
    name: str
    problem: str | None = None


class Citations:
    """Reads citations against the statutes that are held."""

    def __init__(self, statutes: Iterable[Statute]) -> None:
        self._statutes = {statute.id: statute for statute in statutes}
        self._labels: dict[str, dict[str, str]] = {}
        self._versions: dict[str, str] = {}
        names: list[tuple[str, str]] = []
        claims: dict[str, set[str]] = defaultdict(set)
        for statute in self._statutes.values():
            for name in (statute.title, *statute.short, *statute.aliases):
                claims[_key(name)].add(statute.id)
                names.append((_key(name), name))
            self._labels[statute.id] = {_label_key(part.shown): part.no for part in statute.provisions if not part.number_known}
            self._versions[statute.id] = " ".join(old.version for part in statute.provisions for old in part.former)
        self._claims = {key: tuple(sorted(ids)) for key, ids in claims.items()}
        self._written = [name for _, name in names]
        bare, begins = _bare_names(self._written)
        self._lead = re.compile(rf"(?=[\n《该同本前{begins}])(?:{_LEAD.pattern}{bare})")
        self._provisions = {statute.id: {part.no: part for part in reversed(statute.provisions)} for statute in self._statutes.values()}
        self._found: dict[tuple[str, str | None], tuple[Mention, ...]] = {}
        #: Names that several statutes claim -> their ids. A citation by such a name is a problem.
        self.ambiguous = {name: self._claims[key] for key, name in names if len(self._claims[key]) > 1}

    def find(self, text: str, inside_law: str | None = None) -> list[Mention]:
        """Every citation in `text`, in order; each carries its problem, if it has one.

        inside_law: the statute that `text` quotes (civil-code), or better the 款 that it quotes
        (civil-code#1034-p2), which lets 前款 and 本条第一款 resolve. Quoted law is not ours to
        correct: there only what is held is a mention, and nothing is a problem.
        """
        known = self._found.get((text, inside_law))  # checks and pages ask about the same texts
        if known is None:
            known = self._found[text, inside_law] = tuple(self._read_all(text, inside_law))
        return list(known)

    def _read_all(self, text: str, inside_law: str | None) -> list[Mention]:
        here = parse_id(inside_law) if inside_law else None
        found: list[Mention] = []
        last: Place | None = None
        at = 0
        while lead := self._lead.search(text, at):
            at = lead.end()
            if lead["end"]:
                last = None
            opened = self._open(text, lead, last, here)
            if opened is None:
                continue
            place, at, floor = opened
            pieces = self._labelled(text, at, place.statute) if lead["title"] else []
            pieces = pieces or read_list(text, at, place, floor)
            if not pieces and (lead["above"] or lead["title"] and place.statute):
                pieces = [Piece(at, at, replace(place, formerly=False).target())]
            if pieces or lead["title"]:
                last = place
            for mention in self._mentions(text, lead.start(), place, pieces):
                at = mention.end
                if not (here and mention.problem):
                    found.append(mention)
        return found

    def resolve(self, target: Target) -> str | None:
        """Why the target does not exist here (Chinese, with the nearest match), or None when it does."""
        statute = self._statutes.get(target.statute)
        if statute is None:
            return f"law/ 里没有“{target.statute}”。{nearest(target.statute, self._statutes)}"
        if not target.no:
            return None
        if target.formerly:
            return _not_former(statute, target.no)
        provision = self._provisions[statute.id].get(target.no)
        if provision is None:
            return _absent(statute, target.no)
        if has(provision, target.paragraph, target.item) is False:
            return f"《{statute.name}》{provision.shown}{_missing_part(provision, target)}"
        return None

    def read(self, ref: str) -> Target:
        """One reference from front matter, in id form or natural Chinese. Raises ValueError (Chinese).

        It says what is meant, not whether it exists: ask resolve().
        """
        ref = ref.strip()
        if "《" not in ref:
            return self._complete(parse_id(ref))
        found = self.find(ref)
        target = found[0].target if len(found) == 1 else None
        if len(found) == 1 and target is None:
            raise ValueError(found[0].problem)
        if target is None or found[0].text != ref:
            how = "一次只写一条" if len(found) > 1 else "只有一部分是引用"
            raise ValueError(f"“{ref}”：{how}。写成《民法典》第一千零三十二条第二款，或 civil-code#1032-p2。")
        return target

    def landing(self, target: Target) -> str:
        """The most exact anchor that the statute's page carries: without held text, the article's own."""
        statute = self._statutes.get(target.statute)
        provision = self._provisions[statute.id].get(target.no) if statute and not target.formerly else None
        if provision and not has(provision, target.paragraph, target.item):
            return provision.anchor
        return self._complete(target).anchor

    def _open(self, text: str, lead: re.Match[str], last: Place | None, here: Target | None) -> tuple[Place, int, int] | None:
        """What the opening words name, where its numbers start, and the level fixed already (see read_list)."""
        if lead["end"]:
            return None
        if lead["bare"]:
            return self._named(lead["bare"]), lead.end(), -1
        if lead["title"]:
            end = title_end(text, lead.start())
            if end is None:
                return None
            place = self._named(text[lead.end() : end - 1])
            before = text[max(0, lead.start() - 12) : lead.start()]
            year = _YEAR_BEFORE.search(before)
            place.formerly = bool(_FORMER_BEFORE.search(before) or year and place.speaks_of_former(year[0]))
            return place, end, -1
        if here and "本" in (lead["law"], lead["article"]) or here and lead["above"]:
            return _within(lead, here)
        if lead["law"]:
            last = last or Place(lead[0], "", f"“{lead[0]}”前面没有写明是哪一部法。请写出《法名》。")
            return Place(last.name, last.statute, last.problem, last.versions), lead.end(), -1
        if lead["article"] and lead["article"] != "本" and last and last.no:
            return replace(last, paragraph=None, item=None), lead.end(), 0
        return None

    def _named(self, name: str) -> Place:
        ids = self._claims.get(_key(name), ())
        if len(ids) == 1:
            return Place(name, ids[0], versions=self._versions[ids[0]])
        if ids:
            return Place(name, "", f"《{name}》同时是 {'、'.join(ids)} 的名字。请写全称。")
        return Place(name, "", f"不认识《{name}》：law/ 里没有这个名字。{nearest(name, self._written) or '请核对名称。'}")

    def _labelled(self, text: str, at: int, statute: str) -> list[Piece]:
        """（催收时间）, （催收时间、催收对象） and （催收时间）、（催收对象） right after the name."""
        labels = self._labels.get(statute, {})
        pieces: list[Piece] = []
        while labels and (aside := ASIDE.match(text, at)):
            words, start = aside["words"], aside.start("words")
            # the remark as a whole, or several labels in one pair of brackets
            parts = [words] if _label_key(words) in labels else AND.split(words)
            if not any(_label_key(part) in labels for part in parts):
                close = _closest(_label_key(words), tuple(labels))
                if close:  # a slip of the pen; anything farther off is a remark
                    pieces.append(Piece(start, aside.end(), None, f"没有叫“{words}”的条目。最接近的是“{close[0]}”。"))
                break
            for part in parts:
                start = text.index(part, start)
                end = start + len(part)
                if len(parts) == 1:
                    start, end = start - 1, aside.end()
                no = labels.get(_label_key(part))
                wrong = None if no else f"没有叫“{part}”的条目。{nearest(_label_key(part), labels)}"
                pieces.append(Piece(start, end, Target(statute, no) if no else None, wrong))
                start = end
            join = JOIN.match(text, aside.end())
            at = join.end() if join else len(text)
        return pieces

    def _mentions(self, text: str, start: int, place: Place, pieces: list[Piece]) -> Iterator[Mention]:
        """The first piece reaches back to the name; an unknown name is reported once for its list."""
        for index, piece in enumerate(pieces[:1] if place.problem else pieces):
            begin = piece.start if index else start
            target = self._complete(piece.target) if piece.target and not place.problem else None
            problem = place.problem or piece.problem or (self.resolve(target) if target else None)
            yield Mention(begin, piece.end, text[begin : piece.end], target, place.name, problem)

    def _complete(self, target: Target) -> Target:
        """第五十条第（五）项 means the only 款 that has items."""
        statute = self._statutes.get(target.statute)
        provision = self._provisions[statute.id].get(target.no) if statute and not target.formerly else None
        paragraph = paragraph_of(provision, target.paragraph, target.item) if provision else target.paragraph
        return target if paragraph == target.paragraph else replace(target, paragraph=paragraph)


def _within(lead: re.Match[str], here: Target) -> tuple[Place, int, int] | None:
    """本法第…条, 本条第…款 and 前款 in a quotation of `here`."""
    place = Place(lead[0], here.statute)
    if lead["law"]:
        return place, lead.end(), -1
    place.no = here.no
    if lead["article"]:
        return (place, lead.end(), 0) if here.no else None
    place.paragraph = (here.paragraph or 1) - 1
    return (place, lead.end(), 1) if place.paragraph else None


def _bare_names(names: Iterable[str]) -> tuple[str, str]:
    """民法典第1032条 without 《》, as courts write; and with which characters such names begin: a search looks at these places
    only. Not after any other character: 仲裁法 ends other names too."""
    after: dict[str, list[str]] = defaultdict(list)
    for name in sorted({name for name in names if _BARE.fullmatch(name)}, key=lambda name: (-len(name), name)):
        after[name[0]].append(re.escape(name[1:]))
    whole = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in after.items())
    return rf"|(?:(?<![一-鿿》])|(?<=[依照据反用合和及或与按是属]))(?P<bare>{whole or '(?!)'})(?= ?第)", "".join(after)


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    """One spelling for all ways to print a name: widths, spaces, dashes, inner title marks, the issuer."""
    return _ISSUERS.sub("", _DASHES.sub("-", _SHAPES.sub("", unicodedata.normalize("NFKC", name)))).casefold()


@lru_cache(maxsize=10_000)
def _closest(words: str, labels: tuple[str, ...]) -> list[str]:
    return difflib.get_close_matches(words, labels, n=1, cutoff=0.6)


def _label_key(label: str) -> str:
    return _UNVERIFIED.sub("", _key(label))


def _article(no: str) -> str:
    try:
        return article_label(no)
    except ValueError:
        return f"第{no}条"


def _absent(statute: Statute, no: str) -> str:
    """The article is not held: say what it may have become, or what stands nearest."""
    if not NUMBER.match(no):
        return f"《{statute.name}》没有“{no}”这一条。{nearest(no, [part.no for part in statute.provisions])}"
    if found := statute.successors(no):
        return f"《{statute.name}》没有收录{_article(no)}；旧{_article(no)}现在是{found[0][1].shown}。引旧条号要写“旧{_article(no)}”。"
    numbered = [part.no for part in statute.provisions if part.number_known]
    hint = _nearest_number(no, numbered) or f"它按条目引用，如《{statute.name}》（{statute.provisions[0].shown}）。"
    return f"《{statute.name}》没有收录{_article(no)}。{hint}"


def _not_former(statute: Statute, no: str) -> str | None:
    """An old number must be known, and mean one earlier text: a reader cannot tell which was meant."""
    found = statute.successors(no)
    if not found:
        known = [old.no for part in statute.provisions for old in part.former]
        return f"《{statute.name}》没有哪一条写着旧条号 {no}。{_nearest_number(no, known)}"
    if len({old.version for old, _ in found}) > 1:
        meant = "，".join(f"{old.version}的现在是{part.shown}" for old, part in found)
        return f"《{statute.name}》的旧{_article(no)}分不清是哪一个文本的：{meant}。直接引现在的条号。"
    return None


def _nearest_number(no: str, known: list[str]) -> str:
    def place(word: str) -> tuple[int, ...]:
        return tuple(int(part) for part in word.split("-"))

    numbers = [word for word in known if NUMBER.match(word)]
    if not numbers or not NUMBER.match(no):
        return ""
    best = min(numbers, key=lambda word: (abs(place(word)[0] - place(no)[0]), word))
    return f"最接近的是{_article(best)}（{best}）。"


def _missing_part(provision: Provision, target: Target) -> str:
    parts = structure(provision)
    wanted = paragraph_of(provision, target.paragraph, target.item)
    if wanted is None:
        return "有几款都带项，请写明是第几款。" if any(part.items for part in parts) else "没有项。"
    part = next((part for part in parts if part.number == wanted), None)
    if part is None:
        return f"没有收录第 {wanted} 款，收录了第 {'、'.join(str(part.number) for part in parts)} 款。"
    held = "、".join(str(item.number) for item in part.items)
    return f"第 {wanted} 款没有第 {target.item} 项" + (f"，有第 {held} 项。" if held else "，它没有分项。")
