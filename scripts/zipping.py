"""One way to pack a folder, for the commands that do: files in order, one fixed time for all of them, no owner; same input, same bytes."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

from kb.publishing.deflate import smallest_deflate


def zip_bytes(files: dict[str, bytes], out: Path, moment: dt.datetime, folder: str) -> None:
    """Write files below `folder`, always the same bytes for the same input."""
    with smallest_deflate(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", moment.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, data)
