"""Texts as files below a folder: ten thousand of them, so every folder is made once, and no object for each path."""

from __future__ import annotations

import os
from collections.abc import Mapping


def put(below: str | os.PathLike[str], files: Mapping[str, str]) -> None:
    """{path: text}, in UTF-8, line ends as they are."""
    made = set()
    for path, text in files.items():
        target = os.path.join(below, path)
        if (folder := os.path.dirname(target)) not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(target, "wb") as file:
            file.write(text.encode("utf-8"))
