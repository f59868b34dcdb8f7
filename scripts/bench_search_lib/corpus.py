"""The pages that every engine gets: the articles of the built site, as a reader sees them.

Guarantees: only pages that our own index leads to, with the HTML between the article tags unchanged but for scripts.
Not taken along: header, navigation, footer. Our aliases are not part of any article, so peers do not see them here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

_OPEN = '<article class="md-content__inner md-typeset">'
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.S)
#: Elements whose words belong to the line around them.
_INLINE = {"a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}


@dataclass(frozen=True)
class Page:
    url: str    # below the site root: "scenarios/home-visit/"
    title: str
    html: str   # inside of the article, heading included

    @property
    def lines(self) -> list[str]:
        """The text, one entry per block of the page."""
        reader = _Lines()
        reader.feed(self.html)
        reader.close()
        return [line for line in (re.sub(r"\s+", " ", each).strip() for each in "".join(reader.parts).split("\0")) if line]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in _INLINE:
            self.parts.append("\0")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, [])

    def handle_data(self, data):
        self.parts.append(data)


def read(site: Path, titles: dict[str, str], urls: Iterable[str]) -> list[Page]:
    """The pages at these addresses, each once. Raises ValueError when one has no article. `titles`: {url: title}, else the h1."""
    found = []
    for url in dict.fromkeys(each.partition("#")[0] for each in urls):
        html = (site / url / "index.html").read_text(encoding="utf-8")
        _, opened, rest = html.partition(_OPEN)
        if not opened:
            raise ValueError(f"{url}：这一页里没有 {_OPEN}，主题可能变了")
        article = _SCRIPT.sub("", rest.rpartition("</article>")[0])
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", article, re.S)
        title = titles.get(url) or re.sub(r"<[^>]+>|\s+", "", heading[1] if heading else url)
        found.append(Page(url, title, article))
    return found
