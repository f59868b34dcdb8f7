"""Parts of a page are found as a browser nests them, and what is not touched keeps every byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kb.publishing.html_parts import edited, elements


def whole(text, tag):
    return [item.whole(text) for item in elements(text) if item.tag == tag]


def test_an_element_ends_with_its_own_end_tag():
    text = '<details class="a">x<details class="b">y</details>z</details> <details>w</details>'
    assert whole(text, "details") == ['<details class="a">x<details class="b">y</details>z</details>', '<details class="b">y</details>', "<details>w</details>"]


def test_what_only_looks_like_a_tag_is_none():
    text = '<p title="</div><div>">&lt;div&gt;</p><script>"<div></div>"</script><!-- <div> --><div>a</div>'
    assert whole(text, "div") == ["<div>a</div>"]


def test_void_and_self_closing_elements_end_with_their_tag():
    text = '<div><br><img src="a"><svg><path d="M0"/></svg></div>'
    assert [(item.tag, item.whole(text)) for item in elements(text) if item.tag in ("br", "img", "path")] == [("br", "<br>"), ("img", '<img src="a">'), ("path", '<path d="M0"/>')]


def test_a_missing_end_tag_ends_with_the_element_around_it():
    text = "<section><div>a</section><b>c"
    assert whole(text, "div") == ["<div>a"] and whole(text, "b") == ["<b>c"]


def test_lines_and_characters_of_several_bytes_are_counted_right():
    text = "一\n二<i>😀\r\n三</i>\n<b>四</b>"
    assert whole(text, "i") == ["<i>😀\r\n三</i>"] and whole(text, "b") == ["<b>四</b>"]


def test_an_attribute_is_changed_where_it_stands_and_nowhere_else():
    text = """<a data-x=' href="no"' href="old" title=hint>href="old"</a>"""
    (link,) = elements(text)
    assert edited(text, link.set(text, "href", "new")) == """<a data-x=' href="no"' href="new" title=hint>href="old"</a>"""
    assert edited(text, link.set(text, "title", None)) == """<a data-x=' href="no"' href="old">href="old"</a>"""
    assert link.set(text, "name", "x") == []


def test_an_edit_inside_another_is_swallowed_and_an_unwrapped_element_keeps_its_words():
    text = '<div><a href="x">one <b>two</b></a></div><p>three</p>'
    outer, link, bold, last = (next(item for item in elements(text) if item.tag == tag) for tag in ("div", "a", "b", "p"))
    assert edited(text, [bold.cut(), outer.cut()]) == "<p>three</p>"
    assert edited(text, [*link.unwrap("<i>", "</i>"), bold.cut()]) == "<div><i>one </i></div><p>three</p>"
    assert edited(text, [(last.start, last.start, "!")]) == text.replace("<p>", "!<p>")


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p class=a>", "</p>", "<br/>", "<br>", "词", "\n", "<!--", "-->", "<script>", "</script>", "<", ">", '"', "&amp;", "<a href='x'>", "</a>"]), max_size=30).map("".join))
def test_no_text_breaks_the_reader_and_every_place_lies_in_it(text):
    for item in elements(text):
        assert 0 <= item.start < item.inner <= item.inner_end <= item.end <= len(text)
        assert text.startswith("<", item.start)
    assert edited(text, []) == text
