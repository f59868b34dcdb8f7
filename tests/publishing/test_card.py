"""The picture beside a link in a chat: a PNG that every chat can read, always the same, with nothing on it that could frighten."""

from __future__ import annotations

import struct
import zlib

from kb.publishing import card


def chunks(data: bytes):
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body, checksum = data[at + 4 : at + 8], data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        assert struct.unpack(">I", checksum)[0] == zlib.crc32(name + body)
        yield name, body
        at += 12 + length


def test_it_is_a_sound_png_of_the_size_that_chats_ask_for():
    data = card.png()
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and data == card.png()
    parts = dict(chunks(data))
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (1200, 630)
    assert len(zlib.decompress(parts[b"IDAT"])) == 630 * (1200 + 1)
    assert max(zlib.decompress(parts[b"IDAT"])) < len(parts[b"PLTE"]) // 3
    assert len(data) < 4096


def test_it_is_the_same_left_and_right_and_holds_no_words():
    """Words are not symmetrical; the book is."""
    rows = zlib.decompress(dict(chunks(card.png()))[b"IDAT"])
    lines = [rows[at + 1 : at + 1201] for at in range(0, len(rows), 1201)]
    assert all(line == line[::-1] for line in lines) and len(set(lines)) > 10
