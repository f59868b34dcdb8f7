"""The index cut into small files, so that a question on a phone fetches only what it needs.

  search/kb-index.json          the head: how to ask, what is the same for every question, where the rest lies
  search/<version>/t<n>.json    postings of the terms whose hash is n
  search/<version>/d<n>.json    a few documents: title, address, summary
  search/<version>/sounds.json  readings of characters, for words that nobody indexed
  search/<version>/simple.json  traditional characters, for those without a reading

Guarantees: `version` is made from the content, so files of two builds never mix; which file holds a key follows from
the head alone (place() here, shards.js in the browser). Not promised: that a file has a certain size; SHARD aims at it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

#: About how many bytes of JSON one file of postings has, small enough to fetch two dozen, and how many files there are
#: at most: a larger site has larger files.
SHARD, MOST_SHARDS = 900, 2048
#: Documents in one file. A page of results needs about ten files, many of them the same ones.
BLOCK = 3
#: Of a document, what results show.
_SHOWN = ("id", "kind", "title", "url", "summary", "rank", "phones", "crisis", "no")
HEAD = "search/kb-index.json"
TABLES = ("sounds", "simple")


def place(key: str, shards: int) -> int:
    """FNV-1a over UTF-16 code units, as the browser counts them."""
    value = 0x811C9DC5
    data = key.encode("utf-16-le", "surrogatepass")
    for at in range(0, len(data), 2):
        value = ((value ^ int.from_bytes(data[at : at + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    return (value ^ value >> 15) % shards


def files(index: dict[str, Any]) -> dict[str, str]:
    """{path: text} of a whole index (search_index.build)."""
    whole = _dumps(index["terms"])
    shards = min(max(1, len(whole.encode("utf-8")) // SHARD), MOST_SHARDS)
    version = hashlib.sha256(_dumps(index).encode("utf-8")).hexdigest()[:10]
    parts: list[dict[str, list]] = [{} for _ in range(shards)]
    for key, posting in index["terms"].items():
        parts[place(key, shards)][key] = posting
    docs = [{name: doc[name] for name in _SHOWN if doc.get(name)} for doc in index["docs"]]
    blocks = [docs[at : at + BLOCK] for at in range(0, len(docs), BLOCK)]
    head = {name: value for name, value in index.items() if name not in ("terms", "docs", *TABLES)}
    head |= {"version": version, "shards": shards, "block": BLOCK, "count": len(docs)}
    folder = f"search/{version}"
    return (
        {HEAD: _dumps(head)}
        | {f"{folder}/t{number}.json": _dumps(part) for number, part in enumerate(parts)}
        | {f"{folder}/d{number}.json": _dumps(block) for number, block in enumerate(blocks)}
        | {f"{folder}/{name}.json": _dumps(index[name]) for name in TABLES}
    )


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
