"""The index cut into small files, so that a question on a phone fetches only what it needs.

  search/kb-index.json          the head: how to ask, what is the same for every question, where the rest lies
  search/<version>/t<n>.json    postings of the terms whose hash is n
  search/<version>/s<n>.json    the same for how words sound: wanted only when a word is unknown
  search/<version>/d<n>.json    a few documents, a row each: id, kind, title, address, summary … (_SHOWN)
  search/<version>/sounds.json  readings of characters, for words that nobody indexed
  search/<version>/simple.json  traditional characters, for those without a reading and for questions typed in them
  search/<version>/numbers.json numbers of documents, for questions that look like one
  search/<version>/years.json   years of the texts of laws, for an article of a law of some year
  search/<version>/crime_names.json   names of crimes, for questions about one
  search/<version>/statutes.json   names of laws, all of them, for an article after words that are no law's name
  search/<version>/voice.json   the second voice of safety (voice.py): asked for after the first results are shown
  search/<version>/p<n>.json    {name: content} of all these but the voice, for later questions (ahead.js): what most questions want first

Guarantees: `version` is made from the content, so files of two builds never mix; which file holds a key follows from
the head alone (place() here, shards.js in the browser); what is in a pack is the same as in its file. Not promised:
that a file has a certain size, SHARD aims at it; that packs hold everything: they end at AHEAD.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from json.encoder import encode_basestring
from typing import Any

#: About how many bytes of JSON one file of postings has, small enough to fetch two dozen, and how many files there are
#: at most: a larger site has larger files.
SHARD, MOST_SHARDS = 290, 8192
#: About how many bytes of JSON one pack has, and all of them: what a phone may fetch after its first answer (a third of
#: it after gzip). Today and at 5,000 pages that is everything.
PACK, AHEAD = 250_000, 10_000_000
#: How words sound: sounds.py.
SOUND = "~"
#: Documents in one file: more of them would be fetched without being shown.
BLOCK = 1
#: Of a document, what results show, in the order of its row; shards.js has the same.
_SHOWN = ("id", "kind", "title", "url", "summary", "rank", "phones", "no", "opens")
HEAD = "search/kb-index.json"
_FETCHED = re.compile(r"search/[0-9a-f]{10}/")
TABLES = ("sounds", "simple", "numbers", "years", "crime_names", "statutes", "voice")


def fetched_only(path: str) -> bool:
    """Whether a file is one of the thousands below a version: no page links to it, so MkDocs need not know it to check links."""
    return bool(_FETCHED.match(path))


_NATIVE = f"utf-16-{sys.byteorder[0]}e"


def place(key: str, shards: int) -> int:
    """FNV-1a over UTF-16 code units, as the browser counts them."""
    value = 0x811C9DC5
    for unit in memoryview(key.encode(_NATIVE, "surrogatepass")).cast("H"):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return (value ^ value >> 15) % shards


def files(index: dict[str, Any]) -> dict[str, str]:
    """{path: text} of a whole index (search_index.build)."""
    postings = {key: _dumps(posting) for key, posting in index["terms"].items()}  # each is written once, and joined
    said = {name: _object(postings) if name == "terms" else _dumps(value) for name, value in index.items()}
    version = hashlib.sha256(_object(said).encode("utf-8")).hexdigest()[:10]
    terms = _postings({key: posting for key, posting in postings.items() if not key.startswith(SOUND)})
    heard = _postings({key: posting for key, posting in postings.items() if key.startswith(SOUND)})
    docs = [_row(doc) for doc in index["docs"]]
    blocks = [_dumps(docs[at : at + BLOCK]) for at in range(0, len(docs), BLOCK)]
    folder = f"search/{version}"
    small = _named("d", blocks) | _named("t", terms) | {f"{name}.json": said[name] for name in TABLES} | _named("s", heard)
    packs = _named("p", _packs({name: content for name, content in small.items() if name != "voice.json"}))
    head = {name: value for name, value in index.items() if name not in ("terms", "docs", *TABLES)}
    head |= {"version": version, "shards": len(terms), "sounding": len(heard), "packs": len(packs), "block": BLOCK, "count": len(docs)}
    return {HEAD: _dumps(head)} | {f"{folder}/{name}": text for name, text in (small | packs).items()}


def shown(doc: dict[str, Any]) -> dict[str, Any]:
    """A document as results need it; the rest is for building."""
    return {name: doc[name] for name in _SHOWN if doc.get(name)}


def _row(doc: dict[str, Any]) -> list[Any]:
    """What is shown of a document, in the order of _SHOWN; null for what it has not, nothing after the last that it has."""
    found = shown(doc)
    row = [found.get(name) for name in _SHOWN]
    while row and row[-1] is None:
        row.pop()
    return row


def _postings(terms: dict[str, str]) -> list[str]:
    """The files of these postings; both are JSON already."""
    shards = min(max(1, len(_object(terms).encode("utf-8")) // SHARD), MOST_SHARDS)
    parts: list[dict[str, str]] = [{} for _ in range(shards)]
    for key, posting in terms.items():
        parts[place(key, shards)][key] = posting
    return list(map(_object, parts))


def _named(letter: str, parts: list[str]) -> dict[str, str]:
    return {f"{letter}{number}.json": part for number, part in enumerate(parts)}


def _packs(files: dict[str, str]) -> list[str]:
    """The files in their order, as many as AHEAD allows, PACK by PACK."""
    packs: list[dict[str, str]] = [{}]
    used = filled = 0
    for name, content in files.items():
        size = len(content.encode("utf-8"))
        if (used := used + size) > AHEAD:
            break
        if (filled := filled + size) > PACK and packs[-1]:
            packs.append({})
            filled = size
        packs[-1][name] = content
    return list(map(_object, packs))


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _object(fields: dict[str, str]) -> str:
    """The JSON of an object whose values are JSON already."""
    return "{" + ",".join(f"{encode_basestring(name)}:{text}" for name, text in fields.items()) + "}"
