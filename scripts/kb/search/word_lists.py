"""The word lists that editors keep for the search (scripts/kb/data/search_words.yml), by their types.

Beside index.py and not in it, because checks ask what these words lead to, and need none of the tables of sounds that an
index needs: loading those takes longer than all checks of a law.
"""

from __future__ import annotations

from pydantic import Field

from ..records.fields import Record, Text
from .editors_data import editors_data

PATH = "search_words.yml"


class CaseKind(Record):
    """A court's case number says by its letters what kind of paper it is: (2026)粤0305执123号."""

    letters: list[Text] = Field(min_length=1, description="案号里的字，如 执、民初、民督")
    go: list[Text] = Field(min_length=1, description="看哪些页面，写 scenario:enforcement 这样")


class Example(Record):
    """What people ask, shown while nothing is typed."""

    say: Text = Field(max_length=14, description="大家的原话，要短")
    go: Text = Field(description="搜出来的第一页，写 scenario:home-visit 这样")


class Topic(Record):
    """A page about one thing, and the words without one of which a question is not about it."""

    page: Text = Field(description="哪一页，写 scenario:deceased 这样")
    words: list[Text] = Field(min_length=1, description="问句里至少要有其中一个")


class Lean(Record):
    """What somebody most likely asks who says a word of each set: who speaks of whom decides, more than any one word."""

    pages: list[Text] = Field(min_length=1, description="哪几页")
    by: float = Field(gt=0, le=4, description="分数乘几；小于 1 是往后放")
    all: list[list[Text]] = Field(min_length=1, description="每一组里都至少说了一个词")


class Opening(Record):
    """Who asks is not whom the page speaks to first: the result opens at the part that is written for them."""

    go: Text = Field(description="打开哪一页的哪一段，写 scenario:workplace#for-the-office 这样")
    unless: list[Text] = Field(default_factory=list, description="说了其中一个，就还是开那一页")
    all: list[list[Text]] = Field(min_length=1, description="每一组里都至少说了一个词")


class SearchWords(Record):
    synonyms: list[list[Text]] = Field(description="看作同一个意思的词，一行一组")
    stop: list[Text] = Field(description="问句里不说明事情的词")
    fallback: list[Text] = Field(min_length=1, description="什么都没搜到时给的页面")
    cases: list[CaseKind] = Field(description="案号里的字，各看哪一页；写在前面的先认")
    whole_law: list[Text] = Field(default_factory=list, description="问一整部法、不是问哪一条的词，长的在前")
    shorthand: dict[Text, Text] = Field(default_factory=dict, description="人们的缩写，如 cs；右边是它说的词")
    topics: list[Topic] = Field(default_factory=list, description="只讲一件事的页面：问句里没有这些词，就不是问它")
    leans: list[Lean] = Field(default_factory=list, description="谁在说、说的是谁：几组词都说到了，多半是问这几页")
    opens: list[Opening] = Field(default_factory=list, description="谁在问：几组词都说到了，那一页就从写给他的那一段打开")
    writing: list[Text] = Field(default_factory=list, description="要写一份东西的人怎么说：文书排到前面")
    crime_asks: list[Text] = Field(default_factory=list, description="问一个罪名时常带的词")
    crime_told: list[Text] = Field(default_factory=list, description="说到罪名，其实在说自己遇到的事，常带的词")
    subject_asks: list[Text] = Field(default_factory=list, description="问一个法律词时常带的词")
    broad: list[Text] = Field(default_factory=list, description="单独搜就太宽的词：先给三个门，再列页面")
    faint: list[Text] = Field(default_factory=list, description="两个字一对，只说多久、多少，或者是两个词的接缝：在哪一页都算得很轻")
    examples: list[Example] = Field(default_factory=list, description="还没打字时给的几句")
    other_laws: list[Text] = Field(default_factory=list, description="本站没有、名字又和已经废止的法同尾的法")


def search_words() -> SearchWords:
    """The editors' word lists. Raises ValueError when the file is broken: it is part of the code base."""
    return editors_data(PATH, SearchWords)
