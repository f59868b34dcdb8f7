"""A larger site, grown from the real text: new pages whose sentences were all written for a real one.

Guarantees: same pages, count and seed, same result; exactly `count` pages, the real ones first and unchanged; every
sentence of a new page stands in a real one, each real sentence being as likely as any other however often it stands there.
Not promised: that a new page makes sense. Titles join the halves of two real ones. Law pages lend no sentences: a
larger handbook has more situations, not more law. A new page has SHARE of the sentences of a real one: with whole
ones, engines that load everything would need minutes per question, and nothing else would be learned.
"""

from __future__ import annotations

import html
import random
import re

from .corpus import Page

SEED = 7
SHARE = 0.25
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_PER_SECTION = 6


def sentences(page: Page) -> list[str]:
    """Its sentences of 6 to 120 characters, in order."""
    found = (each.strip() for line in page.lines for each in _SENTENCE.findall(line))
    return [each for each in found if 6 <= len(each) <= 120]


def grow(pages: list[Page], count: int, seed: int = SEED) -> list[Page]:
    """`pages`, and new ones until there are `count`. Raises ValueError when there are more already."""
    if count < len(pages):
        raise ValueError(f"已经有 {len(pages)} 页，不能长成 {count} 页")
    sources = [page for page in pages if not page.url.startswith("law/")]
    lengths = [max(3, round(len(sentences(page)) * SHARE)) for page in sources]
    pool = sorted({each for page in sources for each in sentences(page)})
    titles = [page.title for page in sources]
    chance = random.Random(seed)
    return pages + [_page(chance, nth, pool, titles, chance.choice(lengths)) for nth in range(count - len(pages))]


def _page(chance: random.Random, nth: int, pool: list[str], titles: list[str], length: int) -> Page:
    first, second = chance.choice(titles), chance.choice(titles)
    title = first[: (len(first) + 1) // 2] + second[len(second) // 2 :]
    chosen = [chance.choice(pool) for _ in range(length)]
    parts = [f'<h1 id="top">{html.escape(title)}</h1>']
    for at in range(0, length, _PER_SECTION):
        if at:
            parts.append(f'<h2 id="s{at}">{html.escape(chance.choice(titles))}</h2>')
        parts += [f"<p>{html.escape(each)}</p>" for each in chosen[at : at + _PER_SECTION]]
    return Page(f"grown/{nth}/", title, "\n".join(parts))
