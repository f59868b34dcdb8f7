"""The copy that a reader may keep on the phone: a service worker, and the built site in a few large files to unpack.

  sw.js                        answers from a complete copy, else from the network (docs/assets/js/keep/worker.js)
  keep/info.json               version, bytes, number of parts, dates: never kept, so a new build is noticed
  keep/<version>/<n>.pack      raw deflate of [[path, type, text, 1 if base64] …], about PART bytes each before packing

Guarantees: the version comes from the content, so two builds never mix; everything a kept page links to or loads is in
the parts. Only `make site` makes these files; `serve` and other builds have none, and the page then says so. Not here:
saving, updating and clearing, which the reader starts (docs/assets/js/keep/).
"""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import re
from functools import cache
from pathlib import Path

import deflate

from .assets import script

PART = 1_500_000
#: Of libdeflate: the highest saves 7 % more and takes thirty times as long.
LEVEL = 6
INFO = "keep/info.json"
#: Needs no copy: what programs and crawlers want; the packs of the search, whose small files are all here.
_LEFT_OUT = re.compile(r"^(sitemap\.xml(\.gz)?|data/.*|(changes|errata|stale)\.(atom|json)|llms\.txt|card\.png|.*\.md|assets/javascripts/(lunr|workers)/.*|.*\.map|404\.html|sw\.js|keep/.*|search/[0-9a-f]+/p[0-9]+\.json)$")


def is_kept(path: str) -> bool:
    return not _LEFT_OUT.match(path)


def keep_files(root: Path, site: dict[str, bytes], built_on: str, law_on: str) -> dict[str, bytes]:
    """What to add to a built site ({path: bytes}). `root` is the project, for the worker's source."""
    rows = [_row(path, data) for path, data in sorted(site.items()) if is_kept(path)]
    said = [_dumps(row) for row in rows]  # each is written once, and joined
    version = hashlib.sha256(_list(said)).hexdigest()[:12]
    parts: list[list[bytes]] = [[]]
    size = 0
    for row, text in zip(rows, said, strict=True):
        if parts[-1] and size + len(row[2]) > PART:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += len(row[2])
    loose = [_list(part) for part in parts]
    packed = {f"keep/{version}/{number}.pack": bytes(deflate.deflate_compress(part, LEVEL)) for number, part in enumerate(loose)}
    info = {"version": version, "parts": len(parts), "bytes": sum(map(len, loose)), "fetched": sum(map(len, packed.values())), "files": len(rows), "built_on": built_on, "law_on": law_on}
    return packed | {INFO: _dumps(info), "sw.js": script(root, "keep/worker.js").encode("utf-8")}


def _row(path: str, data: bytes) -> list:
    kind = _kind(path[path.rfind(".") + 1 :])
    try:
        return [path, kind + ("; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "javascript", "xml")) else ""), data.decode("utf-8"), 0]
    except UnicodeDecodeError:
        return [path, kind, base64.b64encode(data).decode("ascii"), 1]


@cache
def _kind(ending: str) -> str:
    return mimetypes.guess_type(f"x.{ending}")[0] or "application/octet-stream"


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _dumps(value: object) -> bytes:
    return _encode(value).encode("utf-8")


def _list(items: list[bytes]) -> bytes:
    """The JSON of a list whose items are JSON already."""
    return b"[" + b",".join(items) + b"]"
