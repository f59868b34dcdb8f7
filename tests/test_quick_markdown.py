"""scripts/quick_markdown.py gives the HTML of Markdown itself, on texts full of signs and on our pages."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import markdown
import plain_html
import pytest
import quick_markdown
from hypothesis import given, settings, strategies
from kb import render

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
#: Every sign that a pattern may need, whole pieces of markup, and words between them.
PIECES = ["`", "``", "\\", "\\*", "[", "]", "(", ")", "![", "<", ">", "&", "&amp;", "*", "**", "_", "__", "  \n", "\n", "\n\n", " ", "字", "a", "一句话。",
          "<b>", "</b>", "<https://a.cn>", "<a@b.cn>", "[去](a.md)", "[去][a]", "[a]: b", "![图](a.png)", '<div markdown="1">\n\n', "\n\n</div>", "{ .c }", "# ", "- ", "> ",
          '<summary markdown="span">', "</summary>", "<details markdown=\"block\">", "</details>", "<!-- x -->", "| 甲 | *乙* |\n| --- | --- |\n", "<hr>", "[TOC]", "\n\n[TOC]\n\n", "<input checked>", "<script>a<b</script>", "\x02klzzwxh:0000\x03"]


def html(text, *more):
    return markdown.Markdown(extensions=[*EXTENSIONS, *more]).convert(text)


@settings(max_examples=400, deadline=None)
@given(strategies.lists(strategies.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_is_written_comes_out_the_same(text):
    assert html(text, "quick_markdown") == html(text)


TEXTS = strategies.none() | strategies.sampled_from(["", "字", "a<b", "a>b", "&", "&amp;", '"', "\n", markdown.util.AtomicString("<字>")])
NAMES = strategies.sampled_from(["p", "BR", "hr", "script", "Style", "div", "input"]) | strategies.sampled_from([ET.Comment, ET.QName("{urn:x}p")])


@strategies.composite
def trees(draw, depth=3):
    element = ET.Element(draw(NAMES), draw(strategies.dictionaries(strategies.sampled_from(["id", "class", "checked", "b"]), strategies.sampled_from(["", "x", "checked", 'a"b<c>&d\n', None]))))
    element.text, element.tail = draw(TEXTS), draw(TEXTS)
    if element.tag is ET.Comment:
        element.text = element.text or ""
    for _ in range(draw(strategies.integers(0, 2)) if depth else 0):
        element.append(draw(trees(depth - 1)))
    return element


@settings(max_examples=400, deadline=None)
@given(trees())
def test_trees_of_all_sorts_are_written_the_same(tree):
    assert plain_html.to_xhtml(tree) == markdown.serializers.to_xhtml_string(tree)


def test_a_tree_deeper_than_python_goes_is_written():
    root = inner = ET.Element("div")
    for _ in range(5_000):
        inner = ET.SubElement(inner, "div")
    assert plain_html.to_xhtml(root) == markdown.serializers.to_xhtml_string(root)


def test_a_pattern_of_others_is_always_asked():
    class Others(markdown.Extension):
        def extendMarkdown(self, md):  # noqa: N802
            md.inlinePatterns.register(markdown.inlinepatterns.SimpleTagInlineProcessor("字()(字)", "em"), "ours", 175)
            md.inlinePatterns.register(type("Mine", (markdown.inlinepatterns.LinkInlineProcessor,), {})(markdown.inlinepatterns.LINK_RE, md), "link", 160)

    text = "没有别的字字，[去](a.md)"
    assert html(text, Others(), quick_markdown.Quick()) == html(text, Others()) and "<em>" in html(text, Others())


def test_another_inline_processor_is_left_as_it_is():
    class Theirs(markdown.treeprocessors.InlineProcessor):
        pass

    md = markdown.Markdown(extensions=EXTENSIONS)
    md.treeprocessors.register(Theirs(md), "inline", 20)
    quick_markdown.Quick().extendMarkdown(md)
    assert type(md.treeprocessors["inline"]) is Theirs


@pytest.fixture(scope="module")
def pages(site):
    return render.pages(site)


@pytest.mark.parametrize("source", ["index.md", "scenarios/home-visit.md", "show/home-visit.md", "law/personal-information-protection.md", "ladders/index.md", "letters/nfra-complaint.md", "tools/action-plan.md"])
def test_pages_of_ours_come_out_the_same(pages, source):
    assert html(pages[source], "quick_markdown") == html(pages[source])
