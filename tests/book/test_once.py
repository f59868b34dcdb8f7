"""What stands in for WeasyPrint's own functions while a print is laid out: only as long, and only where it makes no difference."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pydyf
import pytest
import tinyhtml5
from weasyprint.layout import block, percent
from weasyprint.text import line_break

import small
from kb.book import make_book, paper, parsed
from kb.book.once import worked_out_once
from kb.book.standins import stands_in, wherever
from kb.joining import knowledge
from kb.joining.handbook import join


def written(tree: ET.Element) -> str:
    return ET.tostring(tree, encoding="unicode")


def html(page: str) -> str:
    return written(tinyhtml5.parse(io.StringIO(page), namespace_html_elements=False))


def page_of(today, *body: str) -> str:
    return paper.document("甲 & 乙", "book", today, list(body))


def test_xml_and_html_make_the_same_tree_of_a_print(tmp_path, today):
    base = knowledge.load(small.write(tmp_path))
    for page in (
        paper.book_html(make_book(join(base, today, today, "https://example.org/h/"))),
        page_of(today, '<h1>一</h1><p>甲<br>乙 &lt; 丙 &amp; <a href="https://example.org/?a=1&amp;b=2">丁</a></p>', '<ul><li><p>戊</p></li></ul><hr>'),
        page_of(today),
    ):
        assert written(parsed.xml_tree(page)) == html(page)


@pytest.mark.parametrize("body", [
    "<p>甲<div>乙</div></p>", "<p><b><p>甲</p></b></p>", "<table><tr><td>甲</td></tr></table>", "<table>甲<tbody><tr><td>乙</td></tr></tbody></table>", "<table><tbody><tr><td>乙</td></tr></tbody>甲</table>",
    "<table><tbody>甲<tr><td>乙</td></tr></tbody></table>", '<a href="#a">甲<b><a href="#b">乙</a></b></a>', "<h2>甲<h3>乙</h3></h2>", "<li>甲</li>", "<pre>\n甲</pre>", "<p>甲&nbsp;乙</p>", "<p>甲", "<p class=a>甲</p>",
    "<svg></svg>", "<div/><p>甲</p>", "<p>甲</p><!-- 乙 -->", "<ul>甲<li>乙</li></ul>", "<b/>甲", "<p>甲<![CDATA[乙]]></p>",
])
def test_what_html_reads_in_another_way_is_left_to_html(today, body):
    page = page_of(today, body)
    tree = parsed.xml_tree(page)
    assert tree is None or written(tree) == html(page)
    with worked_out_once():
        assert html(page) == written(tinyhtml5.parse(io.StringIO(page), namespace_html_elements=False))


def test_nothing_is_left_changed():
    places = [(pydyf.PDF, "page_references"), (pydyf.PDF, "write"), (pydyf.Stream, "data"), (tinyhtml5, "parse"), (block, "resolve_percentages"), (line_break.Layout, "set_text")]
    before = [getattr(*place) for place in places]
    with worked_out_once():
        assert tinyhtml5.parse is not before[3] and block.resolve_percentages is not before[4]
    assert [getattr(*place) for place in places] == before


def test_what_is_replaced_has_to_be_there():
    with pytest.raises(AttributeError, match="gone"), stands_in(percent, "gone", None):
        pass
    with pytest.raises(AttributeError, match="no module of WeasyPrint has page_of"):
        wherever(page_of, page_of)
