"""search/ — the one search: the header, the home page and the keys “/” and “s” lead here; search/#q=… can be shared.

Below the field stands one calm row of numbers, always and for everybody: that a number is there must not depend on what
the search hears. While nothing is typed, six everyday questions and the three doors follow. Without JavaScript the page
says so, the questions lead to their pages, and the indexes list everything there is.
"""

from __future__ import annotations

import re

from . import blocks, home, inline
from ..joining.handbook import Handbook
from ..records.relied_on import ReliedOn, Said
from ..search import index as search_index
from .markup import block, bullets, join, link

SOURCE = "search/index.md"
_INDEXES = (
    ("scenarios/index.md", "遇到的事"),
    ("behaviours/index.md", "对方做了什么"),
    ("channels/index.md", "求助和投诉"),
    ("law/index.md", "法律和规则"),
    ("letters/index.md", "文书"),
    ("guides/index.md", "做法"),
    ("myths/index.md", "说法核对"),
)


#: Before anything is drawn: whether the address asks. What is below the answers then starts a screen further down (site.css).
_ASKING = r'<script>/[?#&]q=[^&]/.test(location.search+location.hash)&&document.documentElement.classList.add("kb-asking")</script>'


def page(site: Handbook) -> str:
    form = (
        '<form class="kb-ask" role="search" data-root="../" data-voice="../assets/bundle/search-voice.js" hidden>'
        '<label for="kb-q">说说发生了什么，或者写第几条、电话号码</label>'
        '<input id="kb-q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" maxlength="300">'
        '<button type="submit">搜</button></form>'
    )
    return blocks.page_head("搜索") + join(
        "# 搜索",
        _ASKING,
        form,
        _line(site, "kb-always", "", Said.SEARCH_CALLS, role="note", aria_label="紧急求助"),
        block("p", "kb-noscript", *inline.said(site, SOURCE, Said.SEARCH_NOSCRIPT)),
        '<p class="kb-ask-status" role="status" aria-live="polite"></p>',
        _heard(site),
        '<div class="kb-results"></div>',
        _told(site, "slow", Said.SEARCH_SLOW),
        _told(site, "failed", Said.SEARCH_FAILED),
        _told(site, "weak", Said.SEARCH_WEAK),
        _told(site, "broad", Said.SEARCH_BROAD),
        _told(site, "ill", Said.SEARCH_ILL),
        _ways(site),
        block("div", "kb-idle", _examples(site), home.doors(site, SOURCE)),
        "## 按目录找 {#indexes}",
        bullets([link(SOURCE, source, title) for source, title in _INDEXES]),
        *inline.said(site, SOURCE, Said.SEARCH_AHEAD),
        blocks.foot(SOURCE),
        '<script src="../assets/bundle/search-page.js"></script>',
    )


def _told(site: Handbook, when: str, what: Said) -> str:
    """Words that docs/assets/js/search/page.js reads aloud into the status line when it is so far."""
    return block("p", "kb-when", *inline.said(site, SOURCE, what), data_when=when, hidden="hidden")


def _ways(site: Handbook) -> str:
    """What stands beside results that the search is not sure of, below the three doors, which the script copies from the
    empty search: who lends, and somebody to ask (docs/assets/js/search/draw.js)."""
    call = blocks.call(blocks.tel(site, ReliedOn.LEGAL_AID), "**打 12348**问该怎么办，咨询不收费")
    return block("div", "kb-ways", *inline.said(site, SOURCE, Said.SEARCH_WAYS), call, hidden="hidden")


def _heard(site: Handbook) -> str:
    """The room for one line above the results, and the lines that may come (docs/assets/js/search/heard.js): numbers first."""
    lines = [
        _line(site, "kb-heard", blocks.life_calls(site), Said.HEARD_DANGER, data_when="danger"),
        _line(site, "kb-heard", blocks.hurt_calls(site), Said.HEARD_INJURED, data_when="injured"),
        _line(site, "kb-heard", blocks.calm_call(site), Said.HEARD_CURSE, data_when="collector-says"),
    ]
    return block("div", "kb-heard-room", *lines, '<div class="kb-heard-said" role="status"></div>', hidden="hidden")


def _line(site: Handbook, classes: str, calls: str, what: Said, **more: str) -> str:
    """Left out, as examples are, where a page that it leads to is not here."""
    words = inline.said(site, SOURCE, what)
    here = {entry.source for entry in site.base.entries.values()}
    if not set(re.findall(r"\]\(\.\./([a-z0-9/-]+\.md)", "".join(words))) <= here:
        return ""
    return block("div", classes, calls, *words, **more)


def _examples(site: Handbook) -> str:
    """Everyday questions: asked with JavaScript, else links to the page that answers. Pages that are not here are left out."""
    known = [(example.say, site.base.entries[example.go]) for example in search_index.search_words().examples if example.go in site.base.entries]
    return block("div", "kb-examples", "有人这样搜：", bullets([link(SOURCE, entry.source, say, "kb-example") for say, entry in known])) if known else ""
