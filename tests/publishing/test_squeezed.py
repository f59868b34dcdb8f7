"""A page loses indents and empty lines, and nothing that anybody sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from kb.publishing.squeezed import squeezed


class Read(HTMLParser):
    """What a browser takes from a page: tags with attributes, and words; white space counts as one space, but not inside pre."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list = []
        self._within: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(attrs)))
        if tag in ("pre", "script", "style", "textarea"):
            self._within.append(tag)

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data):
        data = data if self._within else re.sub("[ \t\n\f\r]+", " ", data)
        if self.found and isinstance(self.found[-1], list) and not self._within:
            self.found[-1][0] = re.sub(" +", " ", self.found[-1][0] + data)
        else:
            self.found.append([data])


@pytest.mark.parametrize(("page", "smaller"), [
    ("<p>\n\n   甲\n</p>", "<p>\n甲\n</p>"),
    ("<p>甲 乙</p>", "<p>甲 乙</p>"),
    ("<p>甲\n　　乙</p>", "<p>甲\n　　乙</p>"),  # the wide space is no white space of HTML
    ("<b>甲</b>  \n\n  <pre>\n  一\n\n  二</pre>\n\n", "<b>甲</b>\n<pre>\n  一\n\n  二</pre>\n"),
    ("<prefix>\n  甲</prefix>", "<prefix>\n甲</prefix>"),
    ("<script>\n  a\n\n</script>\n\n<textarea>\n\n b</textarea>", "<script>\n  a\n\n</script>\n<textarea>\n\n b</textarea>"),
])
def test_breaks_stay_and_indents_go(page, smaller):
    assert squeezed(page) == smaller == squeezed(smaller)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<pre>", "</pre>", "<script>", "</script>", "甲", " ", "\n", "\t", "　", "\u00a0", '<a title="x y">', "</a>", "&nbsp;"]), max_size=30).map("".join))
def test_what_is_read_stays(page):
    assert Read(squeezed(page)).found == Read(page).found


def test_every_page_is_as_small_as_that(built_site):
    pages = list(built_site.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert squeezed(html) == html, page
