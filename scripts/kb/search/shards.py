"""The index cut into small files, so that a question on a phone fetches only what it needs.

  search/kb-index.json          the head: how to ask, what is the same for every question, where the rest lies
  search/<version>/t<n>.json    postings of the terms whose hash is n, as letters (spelled.py)
  search/<version>/s<n>.json    the same for what few questions want: how words sound and single characters, where a word is unknown; numbers of articles, phones, names
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
the head alone (home() here, shards.js in the browser); what is in a pack is the same as in its file. Not promised:
that a file has a certain size, SHARD aims at it; that packs hold everything: they end at AHEAD.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from json.encoder import encode_basestring
from typing import Any

from .letters import distances
from .spelled import file_of, words_of

#: About how many bytes one file of postings has, small enough to fetch two dozen, and how many files there are
#: at most: a larger site has larger files.
SHARD, MOST_SHARDS = 115, 10_240
#: About how many bytes of JSON one pack has, and all of them: what a phone may fetch after its first answer (a third of
#: it after gzip). Today and at 5,000 pages that is everything.
PACK, AHEAD = 250_000, 10_000_000
#: How keys of files s<n>.json begin: postings.py. What nearly every question fetches is smaller without them.
SELDOM = "~'#@%"
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


_PAIR = re.compile("[一-鿿]{2}")
_NATIVE = f"utf-16-{sys.byteorder[0]}e"


def place(key: str, shards: int) -> int:
    """FNV-1a over UTF-16 code units, as the browser counts them."""
    value = 0x811C9DC5
    for unit in memoryview(key.encode(_NATIVE, "surrogatepass")).cast("H"):
        value = ((value ^ unit) * 0x01000193) & 0xFFFFFFFF
    return (value ^ value >> 15) % shards


def home(key: str, shards: int) -> tuple[int, str]:
    """Which file holds a key, and its name there. Of a pair of characters the file tells the second one but for a remainder:
    most keys are pairs, and the names of the others in a file are fetched too."""
    if not _PAIR.fullmatch(key):
        return place(key, shards), key
    second = ord(key[1])
    return (place(key[0], shards) + second) % shards, f"{key[0]}{second // shards}"


def files(index: dict[str, Any]) -> dict[str, str]:
    """{path: text} of a whole index (search_index.build)."""
    said = {name: _dumps(value) for name, value in index.items()}
    version = hashlib.sha256(_object(said).encode("utf-8")).hexdigest()[:10]
    terms = _postings({key: posting for key, posting in index["terms"].items() if key[0] not in SELDOM})
    seldom = _postings({key: posting for key, posting in index["terms"].items() if key[0] in SELDOM})
    docs = [_row(doc) for doc in index["docs"]]
    blocks = [_dumps(docs[at : at + BLOCK]) for at in range(0, len(docs), BLOCK)]
    folder = f"search/{version}"
    small = _named("d", blocks) | _named("t", terms) | {f"{name}.json": said[name] for name in TABLES} | _named("s", seldom)
    packs = _named("p", _packs({name: content for name, content in small.items() if name != "voice.json"}))
    head = {name: value for name, value in index.items() if name not in ("terms", "docs", *TABLES)}
    head |= {"version": version, "shards": len(terms), "seldom": len(seldom), "packs": len(packs), "block": BLOCK, "count": len(docs), "laws": distances(head["laws"])}
    return {HEAD: _dumps(head)} | {f"{folder}/{name}": text for name, text in (small | packs).items()}


def shown(doc: dict[str, Any]) -> dict[str, Any]:
    """A document as results need it; the rest is for building."""
    return {name: doc[name] for name in _SHOWN if doc.get(name)}


def _row(doc: dict[str, Any]) -> list[Any]:
    """What is shown of a document, in the order of _SHOWN; null for what it has not or its id says, nothing after the last that it has."""
    found = {"url": "."} | shown(doc)
    for name, said in _said(doc["id"]).items():
        if found.get(name) == said:
            del found[name]
    row = [found.get(name) for name in _SHOWN]
    while row and row[-1] is None:
        row.pop()
    return row


def _said(id_: str) -> dict[str, str]:
    """Kind and address as the id of most documents tells them: law:x#50 is a provision at law/x/#art-50. shards.js has the same."""
    kind, page, part = [*re.split("[:#]", id_), "", ""][:3]
    if kind == "law":
        return {"kind": "provision" if part else "law", "url": f"law/{page}/" + (f"#art-{part}" if part else "")}
    return {"kind": kind, "url": f"{kind}s/{page}/" + (f"#{part}" if part else "")}


def _postings(terms: dict[str, list]) -> list[str]:
    """The files of these postings."""
    words = words_of(terms)
    shards = min(max(1, len(file_of(words).encode("utf-8")) // SHARD), MOST_SHARDS)
    parts: list[dict[str, Any]] = [{} for _ in range(shards)]
    for key, said in words.items():
        at, name = home(key, shards)
        parts[at][name] = said
    return list(map(file_of, parts))


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
