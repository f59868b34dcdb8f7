"""The search engine and the page that asks it, in real Chromium, on a small index written here: what a reader may rely on."""

from __future__ import annotations

import json
import random

import browser
import pytest
from search_sources import SOURCES

from kb.search import index as search_index, safety, shards as search_shards
from kb.publishing.bundle import bundle

HEAD = search_shards.HEAD
ENTRY = """import { fetcherAhead, mayFetchAhead } from "./ahead.js";
import { draw } from "./draw.js";
import { search } from "./engine.js";
import { fold, queryTerms } from "./text.js";
self.kb = { draw, fetcherAhead, mayFetchAhead, search, wordsOf: (query, stop) => queryTerms(fold(query), stop) };
"""


def doc(id_, title, aliases=(), summary="", text="", **more):
    kind, _, name = id_.partition(":")
    return {"id": id_, "kind": kind, "title": title, "url": f"{kind}s/{name}/", "aliases": list(aliases), "summary": summary, "text": text, **more}


def law(id_, title, names, rank="法律规定"):
    return doc(f"law:{id_}", title, names, rank=rank, statute=id_)


def provision(statute, no, title, summary, rank="法律规定", **more):
    found = doc(f"law:{statute}#{no}", title, summary=summary, rank=rank, statute=statute, no=no, **more)
    return {**found, "kind": "provision", "url": f"law/{statute}/#art-{no}"}


DOCS = [
        doc("scenario:contact-bombing", "爆通讯录、打给家人同事", ["爆通讯录", "给我爸妈打电话", "打到单位前台"], "无关的人不该被催。", "《治安管理处罚法》第五十条 可以报警。"),
        doc("scenario:home-visit", "上门催收", ["催收上门了", "堵在家门口不走"], "先不开门。", "泼油漆 泼油漆 泼油漆 泼油漆 泼油漆 泼油漆"),
        doc("scenario:vandalism", "毁坏财物", ["泼油漆", "堵锁眼"], "报警，留证据。"),
        doc("scenario:mental-crisis", "撑不住的时候", ["不想活了", "撑不住了"], "先打电话。"),
        doc("channel:police-110", "110 和派出所", ["报警电话"], "有危险马上打。", "也可以问 12378。", phones=["110"]),
        doc("channel:nfra-12378", "金融消费者投诉热线", ["投诉银行"], "银行催收不当打这里。", phones=["12378"]),
        doc("channel:mental-12356", "心理援助热线", ["心里难受"], "可以匿名。", phones=["12356"]),
        doc("lender:micro-loan", "小额贷款公司", ["小贷", "小贷公司"], "归地方金融管理局管。"),
        doc("myth:card", "信用卡规定管不到网贷", [], "只管信用卡。"),
        law("public-security-punishments", "中华人民共和国治安管理处罚法", ["治安管理处罚法", "治安处罚法", "治安法"]),
        provision("public-security-punishments", "42", "治安管理处罚法第四十二条", "别的事。"),
        provision("public-security-punishments", "50", "治安管理处罚法第五十条", "写恐吓信、滋扰、侮辱的处罚。", formerly={"42": 2012}, cited=9),
        law("criminal-law", "中华人民共和国刑法", ["刑法"]),
        provision("criminal-law", "293", "刑法第二百九十三条", "寻衅滋事罪。"),
        provision("criminal-law", "293-1", "刑法第二百九十三条之一", "催收非法债务罪。"),
        provision("criminal-law", "42", "刑法第四十二条", "拘役的期限。"),
        provision("criminal-law", "50", "刑法第五十条", "与催收无关。"),
        law("civil-code", "中华人民共和国民法典", ["民法典", "民法"]),
        provision("civil-code", "10", "民法典第十条", "习惯。"),
        provision("civil-code", "1032", "民法典第一千零三十二条", "隐私权。"),
        provision("civil-code", "1033", "民法典第一千零三十三条", "侵害隐私的行为。"),
        law("cards", "信用卡业务监督管理办法", ["信用卡办法"], rank="监管规定"),
        provision("cards", "50", "信用卡业务监督管理办法第五十条", "发卡。", rank="监管规定"),
        provision("cards", "42", "信用卡业务监督管理办法第四十二条", "发卡。", rank="监管规定", cited=99),
        provision("standard", "quiet-hours", "国家标准（催收时间）", "夜里不打电话。", rank="行业规范"),
]
STATUTES = {
        "public-security-punishments": ["中华人民共和国治安管理处罚法", "治安管理处罚法", "治安处罚法", "治安法"],
        "criminal-law": ["中华人民共和国刑法", "刑法"],
        "civil-code": ["中华人民共和国民法典", "民法典", "民法"],
        "cards": ["信用卡业务监督管理办法", "信用卡办法"],
        "standard": ["GB/T 45251—2025", "国标"],
}
FALLBACK = ["channel:police-110", "scenario:contact-bombing"]
WORDS = search_index.SearchWords(
    synonyms=[["爸妈", "父母", "家人"], ["单位", "公司"]],
    stop=search_index.search_words().stop,
    fallback=FALLBACK,
    cases=[{"letters": ["执"], "go": ["scenario:vandalism"]}],
)
DANGERS = safety.safety_words()
DIALS = {"mental-12356/12356": "12356", "mental-12356/120": "120", "police-110/110": "110"}
INDEX = search_index.build_from(DOCS, STATUTES, WORDS, DANGERS, DIALS)
FILES = search_shards.files(INDEX)


@pytest.fixture(scope="module")
def page():
    """One page with the engine in it as window.kb and the index as window.index."""
    with browser.running() as chromium:
        context = chromium.new_context()
        page = context.new_page()
        page.evaluate(bundle({**SOURCES, "entry.js": ENTRY}, "entry.js"))
        page.evaluate("index => { window.index = index }", INDEX)
        yield page
        context.close()


@pytest.fixture(scope="module")
def search(page):
    def ask(query):
        return page.evaluate("query => kb.search(index, query).map(({doc, score, note, doors}) => ({id: doc.id, score, note, doors}))", query)
    return ask


@pytest.fixture(scope="module")
def ids(search):
    return lambda query: [hit["id"] for hit in search(query)]


@pytest.mark.parametrize(("query", "expected"), [
    (query, expected)
    for expected, queries in {
        "law:public-security-punishments#50": "治安管理处罚法第50条|治安管理处罚法第五十条|治安处罚法 50|治安法50条|《治安管理处罚法》第50条第一款第（五）项|第五十条 治安管理处罚法"
                                              "|治安处罚法　第５０条|治安管理处罚法 第 50 条 怎么处罚",
        "law:civil-code#1032": "民法典1032|民法典第一千零三十二条|民法典一〇三二|民法典第1032条第二款|中华人民共和国民法典 第一千零三十二条|民法典第1032条是什么意思",
        "law:criminal-law#293-1": "刑法293条之一|刑法293-1|刑法第二百九十三条之一|刑法二百九十三条之一|刑法 293 之 1|第二百九十三条之一",
        "law:criminal-law#293": "刑法293|刑法第二百九十三条|刑法293条",
        "law:civil-code#10": "民法典第十条|民法典10条",
    }.items() for query in queries.split("|")
])
def test_an_article_is_found_first_in_every_way_of_writing_it(ids, query, expected):
    assert ids(query)[0] == expected


def test_several_articles_come_in_the_order_asked(ids):
    assert ids("民法典1032、1033条和刑法293")[:3] == ["law:civil-code#1032", "law:civil-code#1033", "law:criminal-law#293"]


@pytest.mark.parametrize("query", ["第50条", "第五十条", "50条", "五十条", "５０条", "50", "第五十条是什么"])
def test_a_bare_number_lists_provisions_of_that_number_the_most_cited_first(ids, query):
    assert ids(query)[:3] == ["law:public-security-punishments#50", "law:criminal-law#50", "law:cards#50"]


def test_an_old_number_leads_to_the_article_in_force_with_a_note(search):
    note = "原第42条（2012年起的文本），现为第五十条"
    hits = search("第四十二条")
    assert [hit["id"] for hit in hits[:4]] == [
        "law:public-security-punishments#42", "law:criminal-law#42", "law:public-security-punishments#50", "law:cards#42"]
    assert [hit["note"] for hit in hits[:4]] == [None, None, note, None]
    named = search("治安处罚法42")
    assert [hit["id"] for hit in named[:2]] == ["law:public-security-punishments#42", "law:public-security-punishments#50"]
    assert named[1]["note"] == note
    assert search("旧治安管理处罚法第42条")[0] == {**named[1], "score": search("旧治安管理处罚法第42条")[0]["score"]}


def test_an_article_not_held_says_so_at_its_law(search):
    first = search("民法典第999条")[0]
    assert (first["id"], first["note"]) == ("law:civil-code", "本站没有收录第999条")


@pytest.mark.parametrize("query", ["民法典第一款", "收到五十条短信", "民法典 50万", "欠了50元", "信用卡办法 10%"])
def test_other_numbers_are_no_articles(search, query):
    assert all(hit["score"] <= 100 for hit in search(query))


@pytest.mark.parametrize(("query", "expected"), [("12378", "channel:nfra-12378"), ("打12378没人接", "channel:nfra-12378"), ("１１０", "channel:police-110"), ("1237", "channel:nfra-12378")])
def test_a_phone_code_leads_to_its_channel(ids, query, expected):
    assert ids(query)[0] == expected


def test_an_alias_beats_body_text(ids):
    assert ids("泼油漆")[:2] == ["scenario:vandalism", "scenario:home-visit"]


@pytest.mark.parametrize(("query", "expected"), [
    ("给我父母打电话怎么办", "scenario:contact-bombing"),
    ("打到公司前台", "scenario:contact-bombing"),
    ("爆 通 讯 录", "scenario:contact-bombing"),
    ("请问催收上门了怎么办呀？", "scenario:home-visit"),
    ("寻衅滋事", "law:criminal-law#293"),
    ("刑法", "law:criminal-law"),
    ("国标 夜里", "law:standard#quiet-hours"),
    ("小贷", "lender:micro-loan"),
    ("锁", "scenario:vandalism"),
])
def test_everyday_words_lead_to_the_page(ids, query, expected):
    assert ids(query)[0] == expected


@pytest.mark.parametrize("query", ["不想活了", "想死", "催收逼得我想跳楼怎么办", "不 想 活", "“自杀”", "治安处罚法50 自杀"])
def test_somebody_in_crisis_gets_help_first_and_alone(ids, query):
    assert set(ids(query)) == {"scenario:mental-crisis", "channel:mental-12356"}


@pytest.mark.parametrize("query", ["", " ", "\n\t", "　"])
def test_an_empty_query_has_no_results(search, query):
    assert search(query) == []


@pytest.mark.parametrize("query", ["zzzz", "🙂🙂", "？！……", "怎么办", ".*(+[?", "<img src=x onerror=alert(1)>", "第九百九十九条"])
def test_a_query_without_match_gets_the_fallback_and_is_told(search, query):
    assert [(hit["id"], hit.get("doors")) for hit in search(query)] == [(FALLBACK[0], "weak"), (FALLBACK[1], None)]


def test_without_a_known_pair_single_characters_count_and_it_is_told(search):
    hits = search("锁坏")
    assert (hits[0]["id"], hits[0]["note"], hits[0]["doors"]) == ("scenario:vandalism", "没有找到相同的说法，这些比较接近", "weak")


def test_an_incomplete_index_does_no_harm(page):
    assert page.evaluate("[null, {}, {docs: []}, {docs: null, count: 1}].map((index) => kb.search(index, '爆通讯录'))") == [[], [], [], []]
    assert page.evaluate("kb.search({count: 2, docs: [null, {id: 'a', kind: 'page', title: '甲'}]}, '乙')[0].doc.id") == "a"


def test_nothing_a_reader_types_breaks_the_search(page):
    """Hundreds of odd strings in one go: an answer each time, sorted, without repeats, the same twice, crisis alone."""
    chance = random.Random(20261123)
    pieces = [*"爆通讯录给我爸妈打电话第条之款项一二三百千零〇两0123456789 　\n()[]{}.*+?^$|\\/-—<>&'\"`%《》，。", *"\u0000\u200b\ufeff👨\u200d👩\u200d👧ﬁ①½é",
              "\ud800", "\udc00", "治安处罚法", "民法典", "刑法", "不想活", "第五十条", "12378", "constructor", "__proto__", "<script>", "９９９９９", "想死"]
    queries = ["".join(chance.choice(pieces) for _ in range(chance.randint(1, 14))) for _ in range(600)]
    queries += [piece * 5000 for piece in ("爆", "第", "一", "9", "<", "\ud800", "治安处罚法50", "(")]
    units = [list(memoryview(query.encode("utf-16-le", "surrogatepass")).cast("H")) for query in queries]
    wrong = page.evaluate("""queries => queries.filter((units) => {
        const list = document.createElement("div");
        const odd = ":not(div, h2, ol, li, small, a, p, mark)";
        let query = "";
        for (const unit of units) query += String.fromCharCode(unit);
        if (!query.normalize("NFKC").trim()) return kb.search(index, query).length !== 0;
        const hits = kb.search(index, query);
        const crisis = /不想活|想死/.test(query.slice(0, 300));
        return !hits.length || hits.length > 30
            || new Set(hits.map(({doc}) => doc)).size !== hits.length
            || hits.some(({doc, score}, at) => !index.docs.includes(doc) || !(score > 0 && score < Infinity) || (at && score > hits[at - 1].score))
            || (crisis && !["scenario:mental-crisis", "channel:mental-12356", "channel:police-110"].includes(hits[0].doc.id))
            || JSON.stringify(hits) !== JSON.stringify(kb.search(JSON.parse(JSON.stringify(index)), query))
            || kb.draw(list, new URL("https://kb.test/"), kb.wordsOf(query, index.stop), hits) || list.querySelectorAll("li").length !== hits.length || list.querySelector(odd);
    }).map((units) => String(units))""", units)
    assert wrong == []


@pytest.fixture
def shown(page):
    """shown(results, words of the question, query) -> the drawn list as text and links: what a reader sees of results."""
    def draw(query, results=None):
        return page.evaluate("""([query, results]) => {
            const list = document.createElement("div");
            kb.draw(list, new URL("https://kb.test/handbook/"), kb.wordsOf(query, index.stop), results || kb.search(index, query));
            const words = (node, name) => Array.from(node.querySelectorAll(name), (one) => one.textContent);
            return {
                elements: Array.from(new Set(Array.from(list.querySelectorAll("*"), (one) => one.tagName.toLowerCase()))).sort(),
                dials: Array.from(list.querySelectorAll(".kb-dials a"), (one) => one.getAttribute("href")),
                groups: words(list, "h2"),
                rows: Array.from(list.querySelectorAll("li"), (item) => ({
                    kind: words(item, "small")[0], title: words(item, "a")[0], url: item.querySelector("a").getAttribute("href"), said: words(item, "p")[0],
                    marked: words(item, "mark"), calls: Array.from(item.querySelectorAll("a.kb-call"), (one) => one.getAttribute("href")),
                })),
            };
        }""", [query, results])
    return draw


def test_a_result_names_its_kind_and_links_inside_the_site(shown):
    first = shown("泼油漆")["rows"][0]
    assert first == {"kind": "情景", "title": "毁坏财物", "url": "https://kb.test/handbook/scenarios/vandalism/", "said": "报警，留证据。", "marked": [], "calls": []}


def test_a_provision_shows_force_note_and_plain_words(shown):
    first = shown("旧治安法42")["rows"][0]
    assert (first["kind"], first["title"]) == ("法条 · 法律规定", "治安管理处罚法第五十条")
    assert first["said"].startswith("原第42条（2012年起的文本），现为第五十条。写恐吓信")
    assert first["url"] == "https://kb.test/handbook/law/public-security-punishments/#art-50"


def test_what_fits_best_comes_first_and_law_next_where_law_was_asked_for(shown):
    assert shown("治安法50条")["groups"][:2] == ["先看这个", "法律条文"]
    kinds = ["letter", "provision", "channel", "guide", "letter", "scenario"]
    drawn = shown("q", [{"doc": {"kind": kind, "title": f"{kind}{nth}", "url": "x/", "summary": ""}} for nth, kind in enumerate(kinds)])
    assert drawn["groups"] == ["先看这个", "情景和做法", "打给谁、去哪投诉", "能用的文书", "法律条文"]
    assert [row["title"] for row in drawn["rows"]] == ["letter0", "guide3", "scenario5", "channel2", "letter4", "provision1"]


def test_words_of_the_question_are_marked_and_markup_in_them_is_not(shown):
    hit = {"doc": {"kind": "guide", "title": "留证据", "url": "g/", "summary": "<b>证据</b>"}}
    row = shown("证据<b>", [hit])["rows"][0]
    assert row["marked"] == ["证据", "b", "证据", "b"] and row["said"] == "<b>证据</b>"


def test_what_the_index_holds_is_shown_as_text_not_as_html(shown):
    drawn = shown("q", [{"doc": {"kind": "guide", "title": "<b>a</b>", "url": "g/", "summary": "<img src=x onerror=alert(1)>&\"'"}, "note": "<i>"}])
    assert drawn["rows"][0]["title"] == "<b>a</b>" and drawn["rows"][0]["said"] == "<i>。<img src=x onerror=alert(1)>&\"'"
    assert not {"b", "i", "img"} & set(drawn["elements"])


def test_a_note_that_repeats_stands_once_and_a_number_too(shown):
    near = shown("", [{"doc": {"kind": "guide", "title": "a", "url": "a/", "summary": "s"}, "note": "近"}, {"doc": {"kind": "guide", "title": "b", "url": "b/", "summary": "s"}, "note": "近"}])["rows"]
    assert [row["said"].count("近") for row in near] == [1, 0]
    crisis = shown("不想活了")
    assert crisis["dials"] == ["tel:12356", "tel:120", "tel:110"] and [row["calls"] for row in crisis["rows"]] == [[], []]
    assert shown("12378")["rows"][0]["calls"] == ["tel:12378"]


def test_a_number_that_is_for_the_ill_only_says_so_in_its_button_and_the_others_do_not(page):
    doc = {"kind": "guide", "title": "g", "url": "g/", "summary": "s"}
    said = page.evaluate("""(rows) => {
        const list = document.createElement("div");
        kb.draw(list, new URL("https://kb.test/"), [], rows, undefined, () => "胸口疼：");
        return Array.from(list.querySelectorAll(".kb-dials a"), (one) => one.textContent);
    }""", [{"doc": doc, "dial": ["120", "110"], "ill": True}])
    assert said == ["胸口疼：打 120", "打 110"]


def test_the_doors_come_first_for_a_broad_word_and_after_three_pages_in_doubt(page):
    order = page.evaluate("""() => ["broad", "weak", undefined].map((doors) => {
        const list = document.createElement("div");
        const rows = [1, 2, 3, 4].map((nth) => ({doc: {kind: "guide", title: `g${nth}`, url: "g/", summary: "s"}, ...(nth === 1 && {doors})}));
        kb.draw(list, new URL("https://kb.test/"), [], rows, () => Object.assign(document.createElement("nav"), {textContent: "doors"}));
        return [list.className, ...Array.from(list.querySelectorAll("nav, li a, h2"), (one) => one.textContent)];
    })""")
    assert order == [
        ["", "doors", "先看这个", "g1", "情景和做法", "g2", "g3", "g4"],
        ["kb-weak", "g1", "g2", "g3", "doors", "情景和做法", "g4"],
        ["", "先看这个", "g1", "情景和做法", "g2", "g3", "g4"],
    ]


_PAGE = """<!doctype html><meta charset="utf-8"><body>
<form class="kb-ask" data-root="../" data-voice="../assets/bundle/search-voice.js" hidden><input name="q"><button>搜</button></form><p class="kb-ask-status" role="status"></p><div class="kb-heard-room" hidden></div><div class="kb-results"></div>
<p data-when="slow" hidden>还在路上</p><p data-when="failed" hidden>没有取到</p><div class="kb-idle">110<nav class="kb-doors"></nav></div><div class="kb-ways" hidden></div><p data-when="weak" hidden>没有把握</p><script src="../assets/bundle/search-page.js"></script>"""


@pytest.fixture
def asking(page):
    """The script of the search page below a sub-path; `asked` lists the requests for the index, `ask` types and waits for the answer."""
    context = page.context.browser.new_context()
    page, asked, broken, slow, held = context.new_page(), [], [], [], dict(FILES)
    script = bundle(SOURCES, "page.js")

    def answer(route):
        path = route.request.url.removeprefix("http://kb.test/handbook/")
        if path in held:
            asked.append(path)
            if slow and path == HEAD:  # held back until the test lets it go
                slow.append(lambda: route.fulfill(body=held[path], content_type="application/json"))
            elif broken:
                route.abort()
            else:
                route.fulfill(body=held[path], content_type="application/json")
        elif path == "assets/bundle/search-page.js":
            route.fulfill(body=script, content_type="text/javascript")
        else:
            route.fulfill(body=_PAGE if path == "search/" else "", status=200 if path == "search/" else 404, content_type="text/html")

    def type_(words):
        """As a keyboard commits words. What the status said before is gone, so that the next it says is about these."""
        page.evaluate("""(words) => {
            document.querySelector(".kb-ask-status").textContent = "";
            const field = document.querySelector("input");
            field.value = words;
            field.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true}));
        }""", words)

    def status(but=""):
        return page.wait_for_function("(but) => { const said = document.querySelector('.kb-ask-status').textContent; return said !== but && said; }", arg=but).json_value()

    def ask(words):
        type_(words)
        status()
        return page.evaluate("Array.from(document.querySelectorAll('.kb-results li > a:first-of-type'), (one) => one.pathname.replace('/handbook/', ''))")

    context.route("**/*", answer)
    page.type_, page.status, page.ask = type_, status, ask
    page.asked, page.broken, page.slow, page.held = asked, broken, slow, held
    page.open = lambda: page.goto("http://kb.test/handbook/search/", wait_until="networkidle")
    yield page
    context.close()


def test_the_page_fetches_the_head_and_no_more_before_a_question(asking):
    asking.open()
    assert asking.asked == [HEAD]


def test_the_page_answers_and_fetches_each_file_once(asking):
    asking.open()
    assert asking.ask("爆通讯录")[0] == "scenarios/contact-bombing/"
    assert asking.ask("12378")[0] == "channels/nfra-12378/"
    assert len(asking.asked) == len(set(asking.asked)) > 2


def test_the_page_says_when_the_index_cannot_be_fetched_and_tries_again(asking):
    asking.broken.append(True)
    asking.open()
    assert asking.ask("爆通讯录") == [] and asking.status() == "没有取到"
    asking.broken.clear()
    assert asking.ask("爆通讯录")[0] == "scenarios/contact-bombing/" and asking.status().startswith("找到")


def test_the_page_says_that_a_slow_index_is_on_its_way_and_then_answers(asking):
    asking.slow.append(None)
    asking.goto("http://kb.test/handbook/search/", wait_until="domcontentloaded")
    asking.type_("爆通讯录")
    assert asking.status() == "还在路上"
    asking.slow.pop()()
    assert asking.status("还在路上").startswith("找到")


def test_the_page_answers_only_the_latest_of_quick_questions(asking):
    asking.open()
    asking.evaluate("""() => {
        const field = document.querySelector("input");
        for (const words of ["爆", "爆通", "12378"]) { field.value = words; field.dispatchEvent(new CompositionEvent("compositionend")); }
    }""")
    asking.status()
    assert asking.evaluate("document.querySelector('.kb-results a').pathname") == "/handbook/channels/nfra-12378/"
    asking.type_("爆通讯录")
    asking.type_("")
    asking.wait_for_timeout(200)
    assert asking.locator(".kb-results li").count() == 0 and asking.locator(".kb-idle").is_visible()


def test_the_page_goes_on_when_the_site_was_built_anew_under_it(asking):
    """The head in the phone names a folder that is gone: it is asked for again, and files of two builds never mix."""
    asking.open()
    asking.ask("爆通讯录")
    others = search_index.build_from([doc("guide:new", "新的一页", ["泼油漆"], "新的。"), *DOCS], STATUTES, WORDS)
    asking.held.clear()
    asking.held.update(search_shards.files(others))
    assert asking.ask("泼油漆新的一页")[0] == "guides/new/"
    assert asking.asked.count(HEAD) == 2


def packs(page):
    return [path for path in page.asked if path.rpartition("/")[2].startswith("p")]


def test_the_page_fetches_the_rest_after_the_first_answer_and_then_nothing_more(asking):
    asking.open()
    asking.ask("爆通讯录")
    assert packs(asking) == []  # not before the reader has an answer
    asking.wait_for_timeout(600)
    assert len(packs(asking)) == json.loads(FILES[search_shards.HEAD])["packs"] > 0
    before = len(asking.asked)
    for query in ("治安法第50条", "12378", "泼油漆", "崔收", "没有人写过的话"):
        assert asking.ask(query)
    assert len(asking.asked) == before


def test_the_page_answers_as_before_when_the_packs_cannot_be_fetched(asking):
    for path in [path for path in asking.held if path.rpartition("/")[2].startswith("p")]:
        del asking.held[path]
    asking.open()
    asking.ask("爆通讯录")
    asking.wait_for_timeout(400)
    assert asking.ask("12378")[0] == "channels/nfra-12378/"


@pytest.mark.parametrize(("took", "connection", "fetches"), [
    (300, None, True), (300, {"effectiveType": "4g"}, True), (300, {}, True),
    (300, {"effectiveType": "4g", "saveData": True}, False), (300, {"effectiveType": "3g"}, False), (2500, None, False), (2500, {"effectiveType": "4g"}, False),
])
def test_nothing_is_fetched_ahead_where_bytes_are_dear_or_slow(page, took, connection, fetches):
    assert page.evaluate("([took, connection]) => kb.mayFetchAhead(took, connection)", [took, connection]) is fetches


def test_what_lies_ahead_is_fetched_once(page):
    count = page.evaluate("""() => {
      let count = 0;
      const ahead = kb.fetcherAhead({ ahead: async () => { count += 1; } }, undefined, (act) => act());
      ahead.asked(); ahead.answered(); ahead.asked(); ahead.answered();
      return count;
    }""")
    assert count == 1
