"""card.png: the picture that a chat shows beside a link. An open book on plain ground, no word on it.

Family and colleagues see such a picture before anybody has read a line, so it says nothing. Drawn here, from a few
rectangles, by nobody's library and without any network. Guarantees: always the same bytes; 1200 × 630, which is what
chats ask for; a few kilobytes. Not in the copies for the phone or the folder.
"""

from __future__ import annotations

import math
import struct
import zlib

PATH = "card.png"
WIDTH, HEIGHT = 1200, 630
_GROUND, _COVER, _PAPER = (0xFA, 0xF8, 0xF3), (0x1F, 0x5F, 0x5B), (0xF7, 0xF4, 0xEC)
#: Shades between two colours, so that round corners are smooth.
_SHADES = 16
#: The cover: a square in the middle with round corners. Both pages, in 32nds of it: outer edge, fold, upper outer corner, height, fall towards the fold.
_SIDE, _ROUND = 352, 77
_OUTER, _FOLD, _TOP, _HIGH, _FALL = 7, 15.6, 8.5, 13, 0.28


def png() -> bytes:
    rows = b"".join(b"\0" + _row(y) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in ((b"IHDR", header), (b"PLTE", _palette()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")))


def _palette() -> bytes:
    """0 … 16 from the ground to the cover, 17 the paper."""
    mixed = [tuple(round(a + (b - a) * step / _SHADES) for a, b in zip(_GROUND, _COVER)) for step in range(_SHADES + 1)]
    return b"".join(bytes(colour) for colour in (*mixed, _PAPER))


def _row(y: int) -> bytes:
    row = bytearray(WIDTH)
    top, left = (HEIGHT - _SIDE) / 2, (WIDTH - _SIDE) / 2
    inside = y + 0.5 - top
    if not 0 < inside < _SIDE:
        return bytes(row)
    corner = max(_ROUND - inside, inside - (_SIDE - _ROUND), 0)
    indent = _ROUND - math.sqrt(max(_ROUND**2 - corner**2, 0))
    start, end = left + indent, left + _SIDE - indent
    row[math.ceil(start) : math.floor(end)] = bytes([_SHADES]) * (math.floor(end) - math.ceil(start))
    covered = round((math.ceil(start) - start) * _SHADES)
    if covered:
        row[math.floor(start)] = row[math.floor(end)] = covered
    unit = _SIDE / 32
    down = inside / unit - _TOP
    first = round(max(_OUTER, _OUTER + (down - _HIGH) / _FALL) * unit)
    last = round(min(_FOLD, _OUTER + down / _FALL) * unit)
    if first < last:
        for begin in (int(left) + first, WIDTH - int(left) - last):  # the right page is the left one in a mirror
            row[begin : begin + last - first] = bytes([_SHADES + 1]) * (last - first)
    return bytes(row)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
