"""Stock Material, and stock Material with jieba: each in an environment of its own, below build/bench.

Guarantees: nothing is installed into .venv and no lock knows of them; jieba is in one environment only, because the
theme uses it as soon as it is there. The pages are handed over as Markdown files that hold their HTML, which the
theme indexes heading by heading as it does with its own. Settings are those its documentation gives for Chinese.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .corpus import Page

PINS = ["mkdocs==1.6.1", "mkdocs-material==9.8.1", "markdown==3.11.3", "pymdown-extensions==12.3"]
JIEBA = "jieba==0.42.1"
_CONFIG = """site_name: bench
theme: {name: material, language: zh, font: false}
nav: [index.md]
validation: {omitted_files: ignore}
plugins:
  - search: {SEARCH}
"""
_SEARCH = {False: "{lang: zh}", True: r"{lang: zh, separator: '[\s\u200b\-]'}"}


def run(command: list[str | Path], **options) -> str:
    """Its output. Raises RuntimeError with the last line of what it said when it fails."""
    done = subprocess.run([str(each) for each in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError(f"{Path(str(command[0])).name} {command[1] if len(command) > 1 else ''}: {(done.stdout.strip().splitlines() or ['no output'])[-1]}")
    return done.stdout


def environment(folder: Path, packages: list[str]) -> Path:
    """The python of a throw-away environment with these packages; made again when they change."""
    python, note = folder / "bin/python", folder / "made-for.txt"
    if not (note.is_file() and note.read_text(encoding="utf-8") == "\n".join(packages)):
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", folder])
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
        note.write_text("\n".join(packages), encoding="utf-8")
    return python


def make(python: Path, pages: list[Page], out: Path, jieba: bool) -> None:
    """Build the pages with stock Material into `out`. Raises RuntimeError when the build fails."""
    work = out.with_name(out.name + ".src")
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    _write(work / "docs/index.md", "---\nsearch: {exclude: true}\n---\n\n# bench\n")
    for page in pages:
        _write(work / "docs" / page.url / "index.md", f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n<div>\n{page.html}\n</div>\n")
    _write(work / "mkdocs.yml", _CONFIG.replace("{SEARCH}", _SEARCH[jieba]))
    run([python, "-m", "mkdocs", "build", "--quiet", "--site-dir", out.absolute()], cwd=work, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _must_hold(out, pages)


def _must_hold(out: Path, pages: list[Page]) -> None:
    """The index has to know every page, or the comparison would be one with half a peer."""
    known = {doc["location"].partition("#")[0] for doc in json.loads((out / "search/search_index.json").read_text(encoding="utf-8"))["docs"]}
    missing = [page.url for page in pages if page.url not in known]
    if missing:
        raise RuntimeError(f"{len(missing)} pages are not in its index, {missing[0]} among them")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
