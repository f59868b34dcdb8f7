"""A larger site, grown from the real text: new pages whose sentences were all written for a real one.

Guarantees: same pages, count and seed, same result; exactly `count` pages, the real ones first and unchanged; every
sentence of a new page stands in a real one, each real sentence being as likely as any other however often it stands there.
Not promised: that a new page makes sense. A new page is another page: its title is a clause of its own text that no real page is
called by (with titles made of the halves of two real ones, and names that real pages have, it tied with them). Law pages lend no sentences: a
larger handbook has more situations, not more law. A new page has SHARE of the sentences of a real one: with whole
ones, engines that load everything would need minutes per question, and nothing else would be learned.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterable

from .corpus import Page

SEED = 7
SHARE = 0.25
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_PER_SECTION = 6
_TITLE, _NAME = (6, 14), (4, 12)  # characters


def sentences(page: Page) -> list[str]:
    """Its sentences of 6 to 120 characters, in order."""
    found = (each.strip() for line in page.lines for each in _SENTENCE.findall(line))
    return [each for each in found if 6 <= len(each) <= 120]


def clauses(page: Page) -> list[str]:
    """What its text says between two marks, in order: what people might call it by."""
    return [each for each in re.split(r"[，。！？；：、“”]", "".join(sentences(page))) if _NAME[0] <= len(each) <= _TITLE[1]]


def grow(pages: list[Page], count: int, taken: Iterable[str] = (), seed: int = SEED) -> list[Page]:
    """`pages`, and new ones until there are `count`. `taken`: names of real pages beside their titles. Raises ValueError when there are more already."""
    if count < len(pages):
        raise ValueError(f"已经有 {len(pages)} 页，不能长成 {count} 页")
    sources = [page for page in pages if not page.url.startswith("law/")]
    lengths = [max(3, round(len(sentences(page)) * SHARE)) for page in sources]
    pool = sorted({each for page in sources for each in sentences(page)})
    titles = [page.title for page in sources]
    called = {*titles, *taken}
    own = [each for each in dict.fromkeys(clause for page in sources for clause in clauses(page)) if len(each) >= _TITLE[0] and each not in called]
    chance = random.Random(seed)
    return pages + [_page(chance, nth, pool, own or titles, titles, chance.choice(lengths)) for nth in range(count - len(pages))]


def _page(chance: random.Random, nth: int, pool: list[str], own: list[str], titles: list[str], length: int) -> Page:
    title = chance.choice(own)
    chosen = [chance.choice(pool) for _ in range(length)]
    parts = [f'<h1 id="top">{html.escape(title)}</h1>']
    for at in range(0, length, _PER_SECTION):
        if at:
            parts.append(f'<h2 id="s{at}">{html.escape(chance.choice(titles))}</h2>')
        parts += [f"<p>{html.escape(each)}</p>" for each in chosen[at : at + _PER_SECTION]]
    return Page(f"grown/{nth}/", title, "\n".join(parts))
