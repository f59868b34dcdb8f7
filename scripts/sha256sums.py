"""The list of checksums beside what is handed on, in the form that `sha256sum --check` reads. No command: two of them write it."""

from __future__ import annotations

import hashlib

SUMS = "SHA256SUMS"


def sums(files: dict[str, bytes]) -> bytes:
    """As sha256sum writes them and reads them again."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())).encode("utf-8")
