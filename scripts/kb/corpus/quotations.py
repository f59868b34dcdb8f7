"""Quoted law against the digests in law/_digests.yml. Needs no network.

Guarantees: a quotation whose wording differs by one character from what its digest was
made from is found; so is a quoted provision that has neither a digest nor a reason in
`without`, and an entry that nothing quotes any more. White space, zero-width characters
and quotation-mark shapes do not count. Where the digests come from is the business of
scripts/digests.py; quotations listed in `without` and `phrase` are not compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from ..reading import yamltext
from ..records.fields import Record, Text
from ..joining.knowledge import KnowledgeBase
from ..records.law import Provision, Statute
from ..reading.problems import Problems
from ..citing.provisions import digest, normalise, structure
from ..records.schema import validate
from ..reading.source import read_source

FILE = "law/_digests.yml"
CHECK = "quotation"
REWRITE = "请运行 make digests"

#: A provision: statute id and number.
Key = tuple[str, str]


class Pin(Record):
    """The corpus, exactly."""

    name: Text
    version: Text
    sha256: Text


class Without(Record):
    ref: Text = Field(description="语料没有的引文，如 tort-interpretation#15；整部都没有的只写 tort-interpretation")
    reason: Text = Field(description="语料里为什么没有，另拿什么核对的")

    @property
    def key(self) -> Key:
        """Number "" stands for the whole instrument."""
        id_, _, no = self.ref.partition("#")
        return id_, no


class Digests(Record):
    """law/_digests.yml: everything is generated but `without`."""

    format: Literal["1"] = Field(alias="schema")
    corpus: Pin
    digests: dict[str, dict[str, str]]
    without: list[Without]

    @property
    def by_key(self) -> dict[Key, str]:
        return {(id_, no): value for id_, numbers in self.digests.items() for no, value in numbers.items()}


def read(root: Path, problems: Problems) -> Digests | None:
    """The committed file, or None after adding Problems."""
    text = read_source(root, root / FILE, problems)
    marked = yamltext.parse(FILE, text, problems) if text is not None else None
    return validate(FILE, marked, Digests, problems) if marked is not None else None


def made_from(texts: Mapping[Key, str], pin: Pin, without: list[Without]) -> Digests:
    """The file as it should be: digests of the corpus' wordings, the reasons kept, all sorted."""
    table: dict[str, dict[str, str]] = {}
    for id_, no in sorted(texts, key=lambda key: (key[0], [int(part) for part in key[1].split("-")])):
        table.setdefault(id_, {})[no] = digest(texts[id_, no])
    return Digests(schema="1", corpus=pin, digests=table, without=sorted(without, key=lambda entry: entry.ref))


def as_yaml(file: Digests) -> str:
    note = "# 引文的校验值，取自独立语料，不取自本文件夹。只有 without 是手写的，其余由 scripts/digests.py --write 生成。\n"
    content = file.model_dump(by_alias=True) | {"schema": 1}
    return note + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)


def quoted(base: KnowledgeBase) -> dict[Key, tuple[Statute, Provision]]:
    return {(s.id, p.no): (s, p) for s in base.statutes.values() for p in s.provisions if p.text}


def selected(article: str, paragraphs: list[str]) -> str:
    """The whole article, or its 款 listed in `paragraphs`; a 款 that the article lacks adds nothing."""
    if not paragraphs:
        return article
    held = {part.number: part for part in structure(Provision.model_construct(text=article, paragraphs=[]))}
    numbers = [int(word) for word in paragraphs if word.isdecimal()]
    parts = [held[number] for number in numbers if number in held]
    return "\n".join(line for part in parts for line in (part.text, *(item.text for item in part.items)))


def compare(base: KnowledgeBase, file: Digests, problems: Problems, texts: Mapping[Key, str] | None = None) -> None:
    """Add a Problem for every quotation or entry that does not fit. `texts` (the corpus' wordings) makes messages exact."""
    _quotations_fit(base, file, problems, texts)
    _digests_are_of_quotations(base, file, problems)
    _reasons_are_needed(base, file, problems)


def _quotations_fit(base: KnowledgeBase, file: Digests, problems: Problems, texts: Mapping[Key, str] | None) -> None:
    """Each quotation has the wording of its digest, or a reason for having none."""
    recorded, excused = file.by_key, {entry.key for entry in file.without}
    for key, (statute, provision) in quoted(base).items():
        if key in recorded and digest(provision.text or "") == recorded[key]:
            continue
        if key in recorded:
            where = first_difference(provision.text or "", texts[key]) if texts and key in texts else "请和官方文本逐字核对。"
            said = f"{provision.shown}的引文和语料不一样。{where}"
        elif key in excused or (statute.id, "") in excused:
            continue
        else:
            lacks = "在语料里找不到现行文本。" if texts is not None else f"没有校验值。{REWRITE}；"
            said = f"{provision.shown}{lacks}语料没有的，在 {FILE} 的 without 写明原因和另外的核对来源。"
        problems.add(base.law_path(statute.id), base.provision_line(statute, provision, "text"), CHECK, said)


def _digests_are_of_quotations(base: KnowledgeBase, file: Digests, problems: Problems) -> None:
    for key in file.by_key.keys() - quoted(base).keys():
        if not base.lost(f"law:{key[0]}"):
            where = base.law_path(key[0]) if key[0] in base.statutes else FILE  # an article that is lost is missed in its file
            problems.add(where, 0, CHECK, f"{'#'.join(key)} 已经没有引文，还留着校验值：是不是丢了这一条？真的不要了，{REWRITE}。")


def _reasons_are_needed(base: KnowledgeBase, file: Digests, problems: Problems) -> None:
    """A reason for having no digest stands once, for something that is quoted and that the corpus does not hold."""
    ours, recorded = quoted(base), file.by_key
    excused = [entry.key for entry in file.without]
    for key in excused:
        if base.lost(f"law:{key[0]}"):
            continue
        stands = key in ours if key[1] else any(id_ == key[0] for id_, _ in ours)
        held = key in recorded if key[1] else key[0] in file.digests
        if not stands or held or excused.count(key) > 1:
            why = "已经没有引文" if not stands else "语料里已经有了" if held else "写了两次"
            problems.add(FILE, 0, CHECK, f"without 里的 {'#'.join(key).rstrip('#')} {why}。请删掉这一项。")


def first_difference(ours: str, theirs: str) -> str:
    """Where two wordings part, with a few characters of both; white space and quotation marks left out."""
    a, b = normalise(ours), normalise(theirs)
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    around = slice(max(0, at - 6), at + 10)
    return f"从第 {at + 1} 个字起：引文“{a[around]}”，语料“{b[around]}”。"
