"""The short answer in the line of a closed section: taken from the author's own words, never written here.

Authors start a step or a point with a bold sentence that can stand alone; a section with several cases gives each a
heading; a thing to keep is named before its first comma. What is found is shortened, never reworded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = re.compile(r"^(?:[-*]|\d+\.)\s+\*\*(.+?)\*\*", re.M)
_HEADING = re.compile(r"^### +(.+?)\s*(?:\{[^}]*\})?\s*$", re.M)
_ANCHOR = re.compile(r"\{:? *#([a-z0-9-]+)[^}]*\}\s*$")
_STEP = re.compile(r"^\d+\.\s+", re.M)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_POINT = re.compile(r"^(?:[-*]|\d+\.)\s+(.+)$", re.M)
#: The first cell of a row.
_CELL = re.compile(r"^\| *([^|\n]*?) *\|", re.M)
#: Where the opening of a point ends. Not at a comma inside quotation marks or brackets.
_CLAUSE = re.compile(r"[，：；。（](?![^“”]*”)")
_MARKED = re.compile(r"[#>|<\s]|[-*] |\d+\. |\{\{")
_SENTENCE = re.compile(r"[^。]*?(?:“[^”]*”[^。]*?)*(?:。|$)")
#: A line of a closed section stays within two rows of a phone, the mark of what is left out with it.
ROOM = 36


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it; the text before the first heading has title ''. `anchor`: what the author calls it."""

    title: str
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Step:
    """One numbered step: its bold lead, and the rest. `rest` may be empty."""

    lead: str
    rest: str


def parts(markdown: str) -> list[Part]:
    """A section cut at its H3 headings."""
    found, end, title, anchor = [], 0, "", ""
    for heading in _HEADING.finditer(markdown):
        found.append(Part(title, markdown[end : heading.start()].strip(), anchor))
        named = _ANCHOR.search(heading[0])
        title, anchor, end = heading[1], named[1] if named else "", heading.end()
    found.append(Part(title, markdown[end:].strip(), anchor))
    return [part for part in found if part.title or part.text]


def steps(markdown: str) -> tuple[list[Step], str]:
    """The first numbered list, cut into its steps, and what follows it. Without a list everything follows."""
    lines = markdown.strip().split("\n")
    end = next((at for at, line in enumerate(lines) if line and not _STEP.match(line) and not line.startswith(" ")), len(lines))
    listed, rest = "\n".join(lines[:end]), "\n".join(lines[end:]).strip()
    return [_step(item.strip()) for item in _STEP.split(listed)[1:]], rest


def _step(item: str) -> Step:
    bold = re.match(r"\*\*(.+?)\*\*(?!\{)", item, re.S)
    if not bold:
        return Step(item, "")
    lead, rest = bold[1].strip(), item[bold.end() :].strip()
    if lead.endswith(("：", "，")):
        # Half a sentence says nothing alone: its other half comes along.
        first, stop, rest = rest.partition("。")
        lead += first + stop
    return Step(lead, rest.strip())


def leads(markdown: str) -> str:
    """What a section says first: the headings of its cases, else the bold sentences that open its points."""
    found = _HEADING.findall(markdown) or [plain(lead) for lead in _LEAD.findall(markdown)]
    return _few([words.rstrip("。，：；") for words in found], "；" if not _HEADING.search(markdown) else "、")


def links(markdown: str) -> list[str]:
    """The links of a line, whole."""
    return [found[0] for found in _LINK.finditer(markdown)]


def titles(items: list[str]) -> str:
    """Pages by their whole titles."""
    return _few(items, "、")


def claims(markdown: str) -> str:
    """What is wrong with a claim, in the author's words; where a point opens with the bare claim only how many there are:
    a claim that stands alone in a closed line would be taken for ours."""
    found = [plain(lead) for lead in _LEAD.findall(markdown)]
    if not found or any(lead.rstrip("。").endswith("”") for lead in found):
        return f"{len(found)} 种说法，逐条核对" if found else ""
    return leads(markdown)


def names(items: list[str], between: str = "、") -> str:
    """Things by name: each up to its first comma or bracket that is not inside quotation marks."""
    return few([_CLAUSE.split(item)[0] for item in items], between)


def first_sentence(words: str) -> str:
    """The first sentence, without its full stop; a longer one ends at its last comma that leaves room."""
    first = re.split("[。；]", words)[0]
    if len(first) <= ROOM:
        return first
    kept = max(first.rfind(mark, 0, ROOM) for mark in "，、：")
    return first[: kept if kept > ROOM // 2 else ROOM].rstrip("，、：") + "……"


def plain(words: str) -> str:
    """Without links and bold: what can stand in a line that is itself a button."""
    return _LINK.sub(r"\1", words).replace("**", "")


def _few(words: list[str], between: str) -> str:
    """As many as fit, at least one; a mark where some are left out."""
    shown: list[str] = []
    for word in words:
        if shown and len(between.join([*shown, word])) > ROOM:
            break
        shown.append(word)
    return between.join(shown) + ("……" if len(shown) < len(words) else "")


def says(markdown: str) -> str:
    """leads(), and where authors marked few: how each point begins, the first cells of a table, the first sentence."""
    found = points(markdown)
    marked = _HEADING.findall(markdown) or [plain(lead) for lead in _LEAD.findall(markdown)]
    if len(marked) > 1 and len(marked) * 2 >= len(found):
        return few(marked, "、" if _HEADING.search(markdown) else "；")
    return few([_CLAUSE.split(point)[0] for point in found] or _cells(markdown) or _first(markdown), "；")


def sentences(markdown: str) -> str:
    """The first sentence of each point, whole: statements whose first half alone would mislead."""
    return few([_sentence(point) for point in points(markdown)] or _first(markdown), "；")


def points(markdown: str) -> list[str]:
    """The points of all lists of a section, outermost ones, as plain words."""
    return [plain(point) for point in _POINT.findall(markdown)]


def _cells(markdown: str) -> list[str]:
    """What the rows of the first table are about; nothing of a table with a single row, which is an example."""
    table = next((block for block in markdown.split("\n\n") if block.startswith("|")), "")
    cells = [plain(cell) for cell in _CELL.findall(table)[2:]]
    return cells if len(cells) > 1 else []


def _first(markdown: str) -> list[str]:
    """The first sentence that is no heading, list, quotation or table; a long one up to a comma."""
    written = next((plain(line) for line in markdown.split("\n") if line and not _MARKED.match(line)), "")
    sentence = _sentence(written)
    if len(sentence) <= ROOM + ROOM // 2:
        return [sentence]
    return [sentence[: sentence.rfind("，", 0, ROOM) + 1].rstrip("，") + "……"]


def _sentence(words: str) -> str:
    found = _SENTENCE.match(words)
    return found[0].rstrip("。") if found else words


def few(words: list[str], between: str) -> str:
    """As many as fit, each once, without those whose number is filled in only later."""
    return _few(list(dict.fromkeys(kept for word in words if (kept := word.rstrip("。，：；")) and "{{" not in kept)), between)
