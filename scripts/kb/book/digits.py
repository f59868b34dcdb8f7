"""Fewer digits in a PDF: WeasyPrint writes places to a millionth of a point. Nobody sees less than a hundredth (four
thousandths of a millimetre), and digits are what packs worst: a tenth of the file.

A finisher's work: it changes the pydyf file before it is written. Only places (text, lines, boxes, links, targets) lose
digits; sizes of type keep theirs, for an error there would grow along a line.
"""

from __future__ import annotations

import re

_PLACES = re.compile(rb" (?:Tm|re|m|l)$")
_LONG = re.compile(rb"-?[0-9]+\.[0-9]{3,}")
#: A shift by nothing between two glyphs, as it stands where a run of text was split.
_NO_SHIFT = re.compile(rb">-?0(?:\.0+)?<")


def fewer_digits(pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, dict):
            if "Rect" in thing:
                thing["Rect"][:] = [_short(number) for number in thing["Rect"]]
            if "Dest" in thing and isinstance(thing["Dest"], list):
                thing["Dest"][2:] = [_short(number) for number in thing["Dest"][2:]]
        elif hasattr(thing, "stream"):
            thing.stream[:] = [_lean(line) if isinstance(line, bytes) else line for line in thing.stream]
    for place in pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])[1::2]:
        place[2:] = [_short(number) for number in place[2:]]


def _short(number):
    return round(number, 1) if isinstance(number, float) else number


def _lean(line: bytes) -> bytes:
    if line.endswith(b"] TJ"):
        return _NO_SHIFT.sub(b"", line)
    if len(line) < 200 and _PLACES.search(line):
        return _LONG.sub(lambda found: (b"%.2f" % float(found[0])).rstrip(b"0").rstrip(b"."), line)
    return line
