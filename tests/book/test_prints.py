"""The prints: what a reader of the PDF is promised, read back with pypdf from files that were laid out once."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from weasyprint import urls

import small
from here import ROOT
from kb.joining import knowledge
from kb.book import make_book
from kb.book import paper, registers, sheets
from kb.joining.handbook import Handbook, join

#: What the whole handbook may weigh: a phone has to fetch and open it.
#: The goal is 5,000,000, and it is kept with a hundredth to spare: a few chapters more shall not stop everybody's work.
MOST_BYTES = 5_200_000
_A4, _A3 = (595, 842), (842, 1191)
#: The body of an A4 page of the book stands between these heights, in points from below (css/book.css).
_FOOT, _HEAD = 44, 794


#: The whole book is laid out by a process of its own: its end gives back two gigabytes at once, which here would be looked
#: through for cycles first, for seven seconds; and whoever runs the other tests does not carry them along.
_LAY_OUT = """
import gc, os, sys; from pathlib import Path
gc.disable(); sys.path.insert(0, sys.argv[1])
from kb.book import paper
path = Path(sys.argv[2])
path.write_bytes(paper.pdf(path.with_suffix(".html").read_text(encoding="utf-8")))
os._exit(0)
"""


def site_of(base, today, url: str = "") -> Handbook:
    return join(base, today, today, url)


@pytest.fixture(scope="session")
def handbook(fresh, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("prints") / "handbook.pdf"
    path.with_suffix(".html").write_text(paper.book_html(fresh()), encoding="utf-8")
    subprocess.run([sys.executable, "-c", _LAY_OUT, str(ROOT / "scripts"), str(path)], check=True)
    return path


@pytest.fixture(scope="session")
def read(handbook) -> pypdf.PdfReader:
    return pypdf.PdfReader(handbook)


def read_pages(path: Path) -> list[tuple[str, str]]:
    """Of each page its text, and the lowest line of its body, as Chrome's own reader finds them: pypdf needs two minutes for that."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(place) for place in range(text.count_rects())]
            boxes = [box for box in boxes if _FOOT < box[1] < _HEAD and text.get_text_bounded(*box).strip()]
            foot = min((box[1] for box in boxes), default=0)
            lowest = sorted(box for box in boxes if box[1] < foot + 4)  # one line: its signs do not all reach equally low
            found.append((text.get_text_bounded().replace("\r\n", "\n"), "".join(text.get_text_bounded(*box) for box in lowest)))
    return found


@pytest.fixture(scope="session")
def lines(handbook) -> list[tuple[str, str]]:
    return read_pages(handbook)


@pytest.fixture(scope="session")
def texts(lines) -> list[str]:
    return [text for text, _ in lines]


@pytest.fixture(scope="session")
def book(fresh):
    """The book before it is laid out, which would consume it."""
    return fresh()


@pytest.fixture(scope="session")
def places(read) -> dict[str, int]:
    """id of the book -> page number, as the PDF itself resolves it."""
    return {name: read.get_destination_page_number(place) + 1 for name, place in read.named_destinations.items()}


@pytest.fixture(scope="session", params=list(sheets.SHEETS))
def small_print(request, base, today):
    return request.param, pypdf.PdfReader(_stream(paper.pdf(sheets.SHEETS[request.param](site_of(base, today)))))


def _stream(data: bytes):
    import io

    return io.BytesIO(data)


def fonts_of(reader: pypdf.PdfReader) -> dict[str, bool]:
    """{font name: whether its program is in the file}"""
    found = {}
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            found[font["/BaseFont"]] = bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor))
    return found


def outline(items, depth: int = 0):
    for item in items:
        if isinstance(item, list):
            yield from outline(item, depth + 1)
        else:
            yield depth, item


def tagged(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    """The elements of the tag tree in reading order."""
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    found, waiting = [], list(reversed(tree["/K"]))
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, pypdf.generic.DictionaryObject) and "/S" in element:
            found.append(element)
            waiting += reversed(element.get("/K", []))
    return found


def unsound(reader: pypdf.PdfReader) -> list[str]:
    """What PDF/UA-1 asks of headings, tables and links (ISO 14289-1, 7.4.2, 7.5) and this file does not keep."""
    found, before = [], 0
    for element in tagged(reader):
        if re.fullmatch("/H[1-6]", element["/S"]):
            level = int(element["/S"][2])
            if level > before + 1:
                found.append(f"H{before} -> H{level}")
            before = level
        elif element["/S"] == "/TH" and element["/A"].get("/Scope") not in ("/Row", "/Column"):
            found.append("TH without scope")
    addresses = [note["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots") or [] if "/A" in note and "/URI" in note["/A"]]
    return found + [address for address in addresses if not address.startswith(("https://", "tel:", "sms:"))]


def plain(words: str) -> str:
    return re.sub(r"\s", "", words)


# -- the whole book ------------------------------------------------------


def test_the_handbook_is_small_enough_to_be_sent(handbook):
    assert handbook.stat().st_size < MOST_BYTES


def test_it_says_its_language_its_title_and_that_it_is_tagged(read):
    root = read.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == "应对手册"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_only_the_chinese_font_is_used_and_it_is_in_the_file(read):
    """Another font would be a fallback: somewhere a sign that ours does not have, on another machine an empty box."""
    found = fonts_of(read)
    assert found and all(found.values())
    assert {name.partition("+")[2].removesuffix("-Bold") for name in found} == {"Noto-Sans-CJK-SC"}


def test_every_mark_in_the_tag_tree_stands_on_its_page(read):
    """The tree is rewritten by kb.book.tagtree: each piece of content still belongs to exactly the element that holds it."""
    tree = read.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    holders = {numbers[place]: list.__getitem__(numbers, place + 1) for place in range(0, len(numbers), 2)}
    page_of = {page.indirect_reference.idnum: number for number, page in enumerate(read.pages)}
    seen, kinds, links = Counter(), Counter(), 0
    waiting = [list.__getitem__(tree["/K"], index) for index in range(len(tree["/K"]))]
    while waiting:
        reference = waiting.pop()
        element = reference.get_object()
        kinds[element["/S"]] += 1
        for index, kid in enumerate(element.get("/K", [])):
            if isinstance(kid, int):
                page = page_of[element.raw_get("/Pg").idnum]
                seen[page, int(kid)] += 1
                assert list.__getitem__(holders[page].get_object(), kid).idnum == reference.idnum
            elif kid.get("/Type") == "/OBJR":
                links += 1
                assert holders[kid["/Obj"]["/StructParent"]].idnum == reference.idnum
            else:
                waiting.append(list.__getitem__(element["/K"], index))
    assert set(seen.values()) == {1}
    for number in range(1, len(read.pages), 40):  # and nothing else is marked as if it belonged to one: head and foot are artifacts
        marked = {int(found) for found in re.findall(rb"/MCID (\d+)", read.pages[number].get_contents().get_data())}
        assert marked == {mark for page, mark in seen if page == number}
    assert links == sum(len(page.get("/Annots") or []) for page in read.pages)
    assert {"/H1", "/H2", "/H3", "/L", "/Table", "/TH", "/Link"} <= set(kinds)
    assert kinds["/Span"] == 0


def test_the_book_keeps_what_the_standard_asks(read):
    assert unsound(read) == []


def test_bookmarks_lead_through_parts_and_chapters(book, read):
    found = [(depth, item.title) for depth, item in outline(read.outline)]
    for part in book.parts[1:]:
        assert (0, part.title) in found
        for chapter in part.chapters:
            assert any(depth == 1 and plain(title) == plain(chapter.title) for depth, title in found), chapter.title
    assert (0, "目录") in found and (0, registers.BEHAVIOURS) in found and (0, registers.ARTICLES) in found


def test_page_numbers_in_the_contents_are_right(book, texts, places):
    """Each line of the contents ends with the page on which the PDF itself places that heading."""
    first, last = places["contents"], places[book.parts[1].id]
    listed = "\n".join(texts[first - 1 : last - 1])
    for part in book.parts:
        for chapter in part.chapters:
            title = r"\s*".join(map(re.escape, plain(chapter.title)))
            assert re.search(rf"^{title}[\s.]+{places[chapter.id]}$", listed, re.M), chapter.title


def test_every_printed_number_is_the_page_of_its_link(read, texts, places):
    """Every →412 of the book is a page to which a link on the same page leads."""
    checked, wrong = 0, {}
    for number, (page, text) in enumerate(zip(read.pages, texts, strict=True), 1):
        targets = {places.get(note.get("/Dest")) for note in page.get("/Annots") or []}
        printed = {int(digits) for digits in re.findall(r"→(\d+)", text)}
        if printed - targets:
            wrong[number] = printed - targets
        checked += len(printed)
    assert wrong == {}
    assert checked > 1000


def test_the_index_by_article_names_the_pages_where_a_provision_is_cited(base, book, texts, places):
    listed = "\n".join(texts[places["index-articles"] - 1 :])
    (statute_id, no), users = max(book.cited.items(), key=lambda item: len(item[1]))
    shown = base.statutes[statute_id].provision(no).shown
    start = listed.index(f"《{base.statutes[statute_id].name}》")
    row = listed[listed.index(f"{shown} {places[f'law-{statute_id}--art-{no}']}", start) + len(shown) :]
    numbers = [int(number) for number in re.findall(r"\d+", re.split(r"\n第", row)[0])]
    paged = [places[id_] for chapter, id_ in users if chapter.source.startswith(("scenarios/", "guides/", "letters/", "channels/", "lenders/"))]
    assert numbers[1:] == paged and len(paged) > 5


def test_no_link_inside_the_file_is_dead(read, places):
    inside = [note["/Dest"] for page in read.pages for note in page.get("/Annots") or [] if "/Dest" in note]
    assert len(inside) > 1000
    assert set(inside) <= set(places)


def test_each_cited_provision_is_printed_once(base, book, texts, places):
    """In the appendix, in its own words, however many pages cite it; nothing else of the law is there."""
    site = book.site
    start, end = places["part-law"], places["index-behaviours"]
    appendix = plain("".join(text.partition("\n")[2] for text in texts[start - 1 : end - 1]))
    for (statute_id, no), pages in site.graph.cited_by.items():
        if pages:
            provision = base.statutes[statute_id].provision(no)
            assert start <= places[f"law-{statute_id}--{provision.anchor}"] < end
    headings = Counter(item.get("id") for chapter in book.law.chapters for item in chapter.tree.iter("h3"))
    assert set(headings.values()) == {1}
    assert {("law", key) for key in site.graph.cited_by} <= {("law", key) for key in registers._provisions(book)}
    for statute_id, no in (("civil-code", "1032"), ("public-security-punishments", "50")):
        first_line = plain(base.statutes[statute_id].provision(no).text.splitlines()[0])
        assert appendix.count(first_line) == 1


def test_every_page_says_whom_to_call_and_that_nothing_is_charged(texts):
    for number, text in enumerate(texts[1:], 2):
        assert "不收费、没有微信号" in text and "12356" in text, number


def test_the_first_pages_say_the_dates_and_that_no_lawyer_reviewed(base, today, texts):
    front = plain("".join(texts[:3]))
    assert f"排印：{today}" in front and "未经执业律师复核" in front and "不是律师意见" in front
    assert str(base.changes.known_until) in front


def test_no_page_ends_with_a_heading_alone(book, lines, places):
    """The lowest words above the foot are never those of a heading of a chapter on that page; 日期 also stands under letters."""
    starts = [(places[chapter.id], {plain("".join(item.itertext())) for item in chapter.tree.iter() if item.tag in ("h2", "h3", "h4")}) for chapter in book.chapters]
    starts.sort(key=lambda one: one[0])

    def on(number: int) -> set[str]:
        """Headings of the chapter that runs on to this page, and of those that begin on it."""
        before = [headings for start, headings in starts if start < number][-1:]
        return set().union(*before, *(headings for start, headings in starts if start == number))

    assert sum(len(headings) for _, headings in starts) > 1000
    assert [(number, words) for number, (_, words) in enumerate(lines, 1) if plain(words) in on(number)] == []


def test_the_lowest_line_of_a_page_is_found(tmp_path, today):
    """Words in bold and digits in another size are one line; the running foot is none."""
    filling = "<p>字</p>" * 10
    path = tmp_path / "x.pdf"
    path.write_bytes(paper.pdf(paper.document("x", "book", today, [f"<h1>一</h1>{filling}<h2>接着 <b>打</b> 12378</h2>"])))
    [(_, lowest)] = read_pages(path)
    assert plain(lowest) == "接着打12378"


# -- the small prints ----------------------------------------------------


def test_a_small_print_is_one_sheet_with_its_font_and_its_language(small_print):
    name, read = small_print
    assert len(read.pages) == 1
    size = tuple(round(float(side)) for side in read.pages[0].mediabox[2:])
    assert size == (_A3 if name == "poster" else _A4)
    assert set(fonts_of(read).values()) == {True}
    assert {font.partition("+")[2].removesuffix("-Bold") for font in fonts_of(read)} == {"Noto-Sans-CJK-SC"}
    assert read.trailer["/Root"]["/Lang"] == "zh-CN" and read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_small_print_says_free_dates_and_not_reviewed(small_print, today):
    _, read = small_print
    words = plain(read.pages[0].extract_text())
    assert "不收费、不登记、没有微信号" in words and "未经执业律师复核" in words and f"排印{today}" in words
    assert "110" in words and "12356" in words


def test_the_card_takes_its_numbers_and_words_from_the_records(base, today):
    page = sheets.pocket_card(site_of(base, today))
    assert all(item in page for item in base.entries["scenario:call-bombing"].record.avoid)
    assert page.count("<blockquote>") == 3


def test_a_code_stands_on_the_prints_only_where_an_address_is_known(base, today):
    for make in (sheets.pocket_card, sheets.poster):
        assert '<img class="kb-qr"' not in make(site_of(base, today))
        assert "二维码：https://example.org/h/" in make(site_of(base, today, "https://example.org/h/"))


def test_the_poster_has_every_behaviour_once(base, today):
    page = sheets.poster(site_of(base, today))
    titles = re.findall(r"[^；>]+(?=；|</td>)", "".join(re.findall(r"<tr><td>(.*?)</td>", page)))
    for behaviour in base.behaviours.values():
        if behaviour.id != "crisis":
            assert page.count(behaviour.title) == 1, (behaviour.title, titles)


def test_headings_start_at_the_top_and_tables_say_what_their_heads_head(small_print):
    name, read = small_print
    assert unsound(read) == []
    assert [element["/S"] for element in tagged(read) if re.fullmatch("/H[1-6]", element["/S"])][0] == "/H1"
    if name == "pocket-card":  # seven numbers head their rows, three words the columns of the table to fill in
        assert Counter(element["/A"]["/Scope"] for element in tagged(read) if element["/S"] == "/TH") == {"/Row": 7, "/Column": 3}


# -- from the miniature project ------------------------------------------


def test_the_same_holds_for_a_whole_book(tmp_path, today):
    base = knowledge.load(small.write(tmp_path))
    assert unsound(pypdf.PdfReader(_stream(paper.pdf(paper.book_html(make_book(site_of(base, today))))))) == []


@pytest.mark.parametrize(("body", "said"), [
    ("<h2>二</h2>", "H0 -> H2"),
    ("<h1>一</h1><h3>三</h3>", "H1 -> H3"),
    ("<h1>一</h1><p><a href='http://example.org/'>甲</a></p>", "http://example.org/"),
])
def test_a_print_that_breaks_the_standard_is_told_from_one_that_keeps_it(today, body, said):
    assert unsound(pypdf.PdfReader(_stream(paper.pdf(paper.document("x", "book", today, [body]))))) == [said]


def test_the_same_input_gives_the_same_bytes(tmp_path, today):
    base = knowledge.load(small.write(tmp_path))
    first, second = (paper.pdf(paper.book_html(make_book(site_of(base, today)))) for _ in range(2))
    assert first == second


def test_what_is_worked_out_once_changes_no_byte(tmp_path, today, monkeypatch):
    """Of long paragraphs and cells, words without a place to break, lists, blocks that are kept together, what no page of ours says, and a whole small book (kb.book.once)."""
    long = "逾期以后，对方可以联系你；" * 60
    page = paper.document("x", "book", today, [
        f"<h1>一</h1><p>{long}</p><p>{long.replace('，', ' https://example.org/' + 'a' * 200 + ' ')}</p>",
        f"<table><tr><th>甲</th><th>乙</th></tr><tr><td>{long}</td><td>{'12378 ' * 40}{long}</td></tr></table>",
        f"<table><tbody><tr><td>{long[:200]}</td><td>甲</td></tr></tbody></table>" * 3,
        *[f'<div class="{kind}"><h2 id="{kind}">甲</h2><ul><li>{long[:200]}</li><li><p><u>乙 丙</u>	{long[:90]}</p></li></ul><ol><li>一</li><li>二</li></ol></div>' for kind in ("kb-ticks", "kb-avoid", "kb-channel")],
        '<p style="text-align: justify; letter-spacing: .1em; word-spacing: .2em">12378 110 <s>12356</s> <a href="https://example.org/">网</a></p>',
        '<div style="background: #eee; border-radius: 2mm; width: 40%; box-sizing: border-box; padding: 3%; margin: auto">戊</div>',
        '<div style="position: relative"><p style="position: absolute; border: 1pt solid; left: 5%">己</p></div>',
    ])
    base = knowledge.load(small.write(tmp_path))
    pages = [page, paper.book_html(make_book(site_of(base, today)))]
    quick = [paper.pdf(one) for one in pages]
    monkeypatch.setattr(paper, "worked_out_once", contextlib.nullcontext)
    assert [paper.pdf(one) for one in pages] == quick


def test_a_number_that_nobody_knows_stops(today):
    page = paper.document("x", "book", today, ['<h1 id="here">一</h1><p><a class="see" href="#nowhere">甲<i>→000</i></a></p>'])
    with pytest.raises(KeyError, match="nowhere"):
        paper.pdf(page)
    assert "甲→1" in plain(pypdf.PdfReader(_stream(paper.pdf(page.replace("nowhere", "here")))).pages[0].extract_text())


def test_places_are_told_to_a_hundredth(tmp_path, today):
    base = knowledge.load(small.write(tmp_path))
    read = pypdf.PdfReader(_stream(paper.pdf(paper.book_html(make_book(site_of(base, today))))))
    lines = [line for page in read.pages for line in page.get_contents().get_data().splitlines() if re.search(rb" (?:Tm|re|m|l)$", line)]
    assert len(lines) > 100 and [line for line in lines if re.search(rb"\.\d{3}", line)] == []


def test_a_print_that_would_load_something_stops(today):
    page = paper.document("x", "book", today, ['<p><img src="https://example.org/x.png" alt="x"></p>'])
    with pytest.raises(urls.FatalURLFetchingError, match="example.org"):
        paper.pdf(page)
