"""What the search hears of a life in danger, and what it then answers: data/safety_words.yml, read and checked here, heard in
docs/assets/js/search/safety.js. The grammar, in thirteen points:

  1. A question counts as its letters: folded, simplified, without spaces and punctuation (不 想，活 is 不想活), after a ^.
  2. `words` are groups. 跳[楼河] stands for 跳楼 and 跳河. At each place only the longest word of a group counts.
     A Latin word of up to three letters must stand alone (zs, but not the end of another word).
  3. `patterns` have names too; each is found wherever `any` of its ways is found.
  4. A way is names with gaps: “ready 4 lethal” is a word of ready, and lethal beginning at most 4 letters after its end.
     Without a number the second follows at once. Names are groups, or patterns that stand further up.
  5. A gap may forbid: “someone 18-me plan” if no word of me lies in between.
  6. A gap at an end only forbids: “2-by collector” if no by lies in the 2 letters before, “curse 3-enough” in the 3 after.
  7. `erase`: what these names find is blotted out, one name after the other, before anything else is looked for.
  8. `kinds`, the most urgent first, are found by `any` of their patterns, those that were erased included.
  9. The answer is that of the first kind found: its pages `go` on top, numbers to `dial`, and nothing else if it is `alone`.
 10. A kind without pages changes none: its numbers stand above what is found, where nothing more urgent has its own there.
 11. A `calm` kind is heard only where no other is: its first page stands third, the answers before it, and dials nothing.
 12. What a kind keeps `away` stands nowhere below its answer.
 13. Kinds further down add their pages and numbers if they `join`, or if the first one is not alone. Numbers stand above all
     results; those of a `quiet` kind stand with its last page.

Nothing here repeats or turns back, so the time grows with the length of the question. Guarantees: every name in a way is
known and stands further up; no group or pattern is there for nothing. Where pages, sections and numbers of the answers are missing,
checks/answers.py says so, and here they are left out. Not here: looking for anything; that happens in the browser only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from ..joining.knowledge import KnowledgeBase
from ..reading.prose import plain_text
from ..records.fields import Flag, Id, Record, Text
from . import voice
from .editors_data import editors_data
from .text import HAN, fold

PATH = "safety_words.yml"
#: Kinds that the scripts call by name (topics.js, safety.js); the names of the others are not shipped.
_CALLED = ("self-plan", "taken-ill")
_WORD = re.compile(rf"(?:[\^a-z0-9{HAN}]|\[[\^a-z0-9{HAN}]{{2,}}\])+")
_STEP = re.compile(r"(?P<most>\d{1,2})(?:-(?P<without>[a-z-]+))?|(?P<name>[a-z][a-z-]*)")
_SECTION = re.compile(r"^### +(?P<title>.+?) *\{: *#(?P<id>[a-z0-9-]+) *\} *$\n+(?P<first>(?:(?!#|\n).+\n?)+)", re.M)


class Words(Record):
    why: Text = Field(description="这组词是什么、为什么要有")
    words: Text = Field(description="词，用空格分开；跳[楼河] 是跳楼、跳河")


class Pattern(Record):
    name: Id
    why: Text = Field(description="说的是哪一种话")
    any: list[Text] = Field(min_length=1, description="说法，有一种就算")


class Kind(Record):
    kind: Id
    why: Text = Field(description="先给什么，为什么")
    any: list[Id] = Field(min_length=1, description="哪些说法算这一种")
    go: list[Text] = Field(default_factory=list, description="先看哪些页面，写 scenario:mental-crisis#for-another 这样；不写的，页面照常找，只在上面给号码")
    dial: list[Text] = Field(default_factory=list, description="先打哪些号码，写 mental-12356/120 这样：渠道/它的号码")
    alone: Flag = Field(default=False, description="true：别的今天都不谈，不显示别的结果")
    quiet: Flag = Field(default=False, description="true：号码不放在最上面，跟在它自己的最后一页旁边")
    calm: Flag = Field(default=False, description="true：只是像：第一页放进前三条，不放最前面，不给号码；听到更急的就不算")
    away: list[Text] = Field(default_factory=list, description="它的答案下面不放哪些页面、哪几条，写 scenario:deceased、law:civil-code#1161 这样")
    joins: Flag = Field(default=False, description="true：更急的那一种单独显示时，这一种的页面也跟在后面")


class SafetyWords(Record):
    words: dict[Id, Words] = Field(min_length=1, description="词组")
    patterns: list[Pattern] = Field(min_length=1, description="说法，只能用上面有过的名字")
    erase: list[Id] = Field(default_factory=list, description="先擦掉哪些，按这个顺序")
    kinds: list[Kind] = Field(min_length=1, description="哪几种危险，急的在前")
    least: dict[Id, float] = Field(default_factory=dict, description="第二个声音（voice.py）要有多像，结果上面才出一行：danger、collector-says、injured")

    @model_validator(mode="after")
    def _holds_together(self) -> SafetyWords:
        for name, group in self.words.items():
            for word in group.words.split():
                if not _WORD.fullmatch(word) or fold(word) != word:
                    raise ValueError(f"{name} 里的“{word}”：只能有小写字母、数字、汉字、开头的 ^，和 [楼河] 这样的几选一")
        known, used = set(self.words), set(self.erase)
        for pattern in self.patterns:
            if pattern.name in known:
                raise ValueError(f"“{pattern.name}”已经有了")
            for way in pattern.any:
                used |= _names_of(way, known)
            known.add(pattern.name)
        used |= {name for kind in self.kinds for name in kind.any}
        if unknown := sorted(used - known):
            raise ValueError(f"没有“{'、'.join(unknown)}”")
        if idle := sorted(known - used):
            raise ValueError(f"“{'、'.join(idle)}”没有用到，请删掉")
        if nothing := [kind.kind for kind in self.kinds if not kind.go and (not kind.dial or kind.quiet or kind.calm or kind.alone or kind.joins)]:
            raise ValueError(f"{'、'.join(nothing)}：没有页面的，只能写号码")
        if self.least and set(self.least) != set(voice.VOICES):
            raise ValueError(f"least 里正好要有 {'、'.join(voice.VOICES)}")
        return self

    def spelled(self, group: str) -> list[str]:
        """The words of a group, each written out."""
        return [each for word in self.words[group].words.split() for each in _spelled(word)]


def _spelled(word: str) -> list[str]:
    found = re.fullmatch(r"([^\[]*)(?:\[([^\]]*)\](.*))?", word)
    return [end for char in found[2] for end in _spelled(found[1] + char + found[3])] if found and found[2] else [word]


def _names_of(way: str, known: set[str]) -> set[str]:
    """The names a way uses. Raises ValueError when it is none: two gaps in a row, an unknown name, a gap at an end that forbids nothing."""
    steps = [step for said in way.split(" ") if (step := _STEP.fullmatch(said))]
    if len(steps) <= way.count(" ") or not any(step["name"] for step in steps):
        raise ValueError(f"“{way}”要写成 ready 4 lethal 或 someone 18-me plan 这样")
    for at, step in enumerate(steps):
        end = at in (0, len(steps) - 1)
        if step["most"] and (end and not step["without"] or at and steps[at - 1]["most"]):
            raise ValueError(f"“{way}”里的间隔“{step[0]}”：要在两个名字中间，在头尾的要写明不能有什么")
    names = {name for step in steps for name in (step["name"], step["without"]) if name}
    if unknown := sorted(names - known):
        raise ValueError(f"“{way}”：前面没有“{'、'.join(unknown)}”")
    return names


def safety_words() -> SafetyWords:
    """The editors' data. Raises ValueError when the file is broken: it is part of the code base."""
    return editors_data(PATH, SafetyWords)


@dataclass(frozen=True)
class Section:
    """A part of a page that a result leads to; its first paragraph, or the first line of its first list, must be enough on its own."""

    key: str
    page: str
    title: str
    first: str


def led_to(words: SafetyWords) -> list[str]:
    """The pages and sections named by the answers, each once."""
    return list(dict.fromkeys(key for kind in words.kinds for key in kind.go))


def sections(base: KnowledgeBase, keys: Iterable[str]) -> list[Section]:
    """The sections among these pages and sections, as far as they are there."""
    found = []
    for key in dict.fromkeys(key for key in keys if "#" in key):
        page, _, anchor = key.partition("#")
        entry = base.entries.get(page)
        for section in _SECTION.finditer(entry.body if entry else ""):
            if section["id"] == anchor:
                found.append(Section(key, page, plain_text(section["title"]), plain_text(_beginning(section["first"]))))
    return found


def _beginning(block: str) -> str:
    """A paragraph; of a list its first item, which says what comes first."""
    return block.split("\n- ")[0].removeprefix("- ")


def numbers(base: KnowledgeBase) -> dict[str, str]:
    """{"mental-12356/120": what to dial} for every number that a channel holds."""
    return {f"{entry.id}/{contact.value}": contact.dial or contact.value for entry in base.channels.values() for contact in entry.record.contacts}


def _sign(nth: int) -> str:
    """Names cost bytes on every phone: in what is shipped each is one character, A to Z, a to z, then from À on."""
    return chr(nth + (65 if nth < 26 else 71 if nth < 52 else 140))


def compiled(words: SafetyWords, at: dict[str, int], dials: dict[str, str]) -> dict[str, Any]:
    """What safety.js reads. `at`: where each page stands in the index; `dials`: numbers(). What is not there is left out."""
    signs = {name: _sign(nth) for nth, name in enumerate([*words.words, *(pattern.name for pattern in words.patterns)])}

    def short(way: str) -> str:
        steps = [step for said in way.split(" ") if (step := _STEP.fullmatch(said))]
        return "".join(signs[step["name"]] if step["name"] else step["most"] + (f"-{signs[step['without']]}" if step["without"] else "") for step in steps)

    return {
        "words": ",".join(" ".join(group.words.split()) for group in words.words.values()),
        "ways": ",".join(" ".join(short(way) for way in pattern.any) for pattern in words.patterns),
        "erase": "".join(signs[name] for name in words.erase),
        "kinds": [
            ({"kind": kind.kind} if kind.kind in _CALLED else {})
            | {"any": "".join(signs[name] for name in kind.any), "go": [at[key] for key in kind.go if key in at], "dial": [dials[number] for number in kind.dial if number in dials]}
            | ({"away": away} if (away := [at[key] for key in kind.away if key in at]) else {})
            | {flag: True for flag in ("alone", "joins", "quiet", "calm") if getattr(kind, flag)}
            for kind in words.kinds
        ],
    }
