"""A question that says a life is in danger is heard, told apart by kind, and answered first; what everybody says stays quiet.

`crisis_cases.yml` is half of what two writers wrote who had seen no page and no list of words. Rules are written for kinds
(scripts/kb/data/safety_words.yml), never for one of these lines. What no rule knows is left to the second voice, and the
other lots of lines, the sealed one too, are counted with it: test_search_voice.py.
"""

from __future__ import annotations

from here import TESTS
import re

import browser
import pytest
import search_quality
from laid import lay
from crisis_answers import FIRST, PAGE, SOUND, wrong
from pydantic import ValidationError

from kb.publishing.bundle import bundle
from kb.search import safety, shards as search_shards

HERE = TESTS
OPEN = search_quality.cases(HERE / "crisis_cases.yml")
#: Review 5, section 1 and its end: what people typed and what did not hear them.
REVIEWED = {
    "self-plan": "我用自己的命还|不用拿你的命还我拿我的还|死了是不是就不用还了|买好了安眠药|买好了药|一了百了|只想一了百了欠的钱还不上|对不起孩子我先走了|先走了对不起"
                 "|不知道活着干嘛|用牙刷抵着手腕|我不在了债会找我孩子吗|我走了以后网贷会不会找我爸妈|想解脱"
                 "|欠了四十多万催收一分钟发七条短信两个孩子还小我真的撑不住了不知道活着干嘛|被催收逼得站在天台想一了百了",
    "self-act": "煤气打开了|喝药了|吞药了|吃了半瓶药",
    "other-act": "我老婆因为催收喝药了|我妈喝药了被催收逼的|我妈喝药了|喝农药抢救中我爸",
    "other-plan": "儿子留了封信人找不到了|朋友说不想活了",
    "child-along": "想带孩子去死",
    "collector-says": "催收说让我去死|他们叫我去死怎么不去死",
    "injured": "闯进我家院子打断我手",
}
#: Single words that the search knew before meaning was heard; none of them may be lost.
KNOWN_BEFORE = (
    "站在天台|天台上|上天台|站在楼顶|楼顶上|跳下去|跳河|跳江|跳桥|跳海|烧炭|喝农药|想喝药|要喝药|喝药死|准备喝药|喝药走|喝药算了|喝药了结|吞安眠药|一瓶安眠药|割脉|自我了断|了断自己|了结自己"
    "|不想过了|绝路|我死了|我死掉|我要是死|我如果死|我是不是死|死了就解脱|死了干净|不活了|撑不下去|扛不住|熬不下去|坚持不下去|过不下去|活够了|我活腻|活腻了不想|写遗言|留遗言|写好遗言"
    "|活着没意思|活着太累|活着好累|没有活路|没脸活|不如死|死了算|想去死|逼死|寻死|寻短见|想不开|结束生命|离开这个世界|想消失|不想醒|割腕|不想活|想死|自杀|轻生|跳楼|活不下去|撑不住|自残|遗书"
)
_ENTRY = """import { search, searchLater } from "./engine.js";
import { openFiles } from "./store.js";
import { phonesOf } from "./results.js";
self.kb = { search, searchLater, openFiles, phonesOf };
"""
_ASK = """queries => queries.map((query) => kb.search(index, query).map(({doc, dial, note}) => ({id: doc.id, dial: dial || [], note: note || ""})))"""


@pytest.fixture(scope="module")
def index(real_index):
    return real_index


@pytest.fixture(scope="module")
def page(index):
    """One page with the engine in it as window.kb and the real index as window.index."""
    folder = search_quality.ROOT / "docs/assets/js/search"
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    with browser.running() as chromium:
        page = chromium.new_page()
        lay(page, "index", index)
        page.evaluate(bundle({**sources, "entry.js": _ENTRY}, "entry.js"))
        yield page
        page.close()


@pytest.fixture(scope="module")
def ask(page):
    """ask(queries) -> {query: [{id, dial, note} …]}: all in one call."""
    return lambda queries: dict(zip(queries, page.evaluate(_ASK, list(queries)), strict=True))


def failures(ask, cases: dict[str, list[str]]) -> dict[str, str]:
    found = ask([query for queries in cases.values() for query in queries])
    return {f"{kind}: {query}": said for kind, queries in cases.items() for query in queries if (said := wrong(kind, found[query]))}


def test_the_open_half_has_every_kind_and_is_answered_right_by_kind(ask):
    assert set(OPEN) == {*FIRST, "none"} and min(map(len, OPEN.values())) > 10
    assert failures(ask, OPEN) == {}


def test_what_the_review_typed_is_answered_right_by_kind(ask):
    assert failures(ask, {kind: queries.split("|") for kind, queries in REVIEWED.items()}) == {}


def test_the_words_known_before_are_still_heard(ask):
    found = ask(KNOWN_BEFORE.split("|"))
    assert [query for query, rows in found.items() if not rows[0]["id"].startswith(PAGE)] == []


VOICE = "喂你好那个我就是我想问一下啊就是那个我前年在网上借了三万块钱后来厂里不发工资就一直没还上他们现在每天打几十个电话还打给我单位打给我丈母娘说要来村里贴大字报我老婆也因为这个天天跟我吵"


@pytest.mark.parametrize("said", ["我真的撑不住了想一了百了", "昨天晚上我一个人在天台上坐到天亮", "我死了这个债是不是就不用我家里人还了"])
def test_it_is_heard_anywhere_in_what_somebody_dictates(ask, said):
    texts = [said + VOICE * 3, VOICE + said + VOICE, VOICE * 3 + said, VOICE * 6 + said]
    assert len(texts[0]) > 270 and len(texts[3]) > 500
    assert {rows[0]["id"] for rows in ask(texts).values()} == {PAGE}


@pytest.mark.parametrize("query", ["不 想 活", "“自杀”", "不，想，活，了！", "想\n死", "　我 不想活 了", "撐不住了 想解脫", "唔想做人啦 想離開這個世界", "ｚｓ", "BuXiangHuo le", "I want to die", "我想s", "想4了"])
def test_spacing_scripts_and_spellings_hide_nothing(ask, query):
    assert ask([query])[query][0]["id"] == PAGE


@pytest.mark.parametrize("query", ["治安处罚法50 自杀", "民法典1032 不想活了", "12378 我想死", "(2026)粤0305执123号 想跳楼", "催收逼得我想跳楼怎么办", "110 撑不住了"])
def test_danger_goes_before_numbers_of_law_phones_and_cases_and_stands_alone(ask, query):
    rows = ask([query])[query]
    assert [row["id"] for row in rows] == [PAGE, "channel:mental-12356"] and rows[0]["dial"] == ["12356", "120", "110"]


#: What nobody may read below an answer about their own death: what happens to the debts then.
INHERITED = {"scenario:deceased", "letter:heirs-reply", "law:civil-code#1161", "law:civil-code#1159"}


@pytest.mark.parametrize("query", [
    "我走了是不是他们就不催我爸妈了", "我走了以后网贷会不会找我爸妈", "我走了他们就不会再打我爸妈电话了吧", "我没了家里就清净了", "我死了催收还会找我老婆吗", "等我不在了你们就别再找我家里人",
    "要是我走了 债是不是就没了", "我消失了他们是不是就放过我爸妈", "我走了孩子是不是就不用还了", "我不在了债会找我孩子吗", "只要我走了 爸妈就能安生过日子", "俺走了 债主还会不会找俺娘",
])
def test_whose_own_death_would_leave_the_family_alone_gets_help_and_nothing_else(ask, query):
    rows = ask([query])[query]
    assert [row["id"] for row in rows] == [PAGE, "channel:mental-12356"] and rows[0]["dial"] == ["12356", "120", "110"]


@pytest.mark.parametrize("query", [
    "我走了一趟派出所", "我走了一趟派出所 他们还是天天打我爸妈电话", "我走了以后他们还在门口", "我走了以后他们还在门口会不会找我爸妈", "我爸走了", "我爸走了 债主来找我", "我公公走了五年 信用卡还在扣年费",
    "他们走了 明天会不会再来找我爸妈", "我们走了他们又去找邻居", "我从公司走了 他们还会打公司电话吗", "我走了以后公司还欠我两个月工资", "我妈要是没了 她的信用卡谁还", "父债子还 我爸都没了还要我还",
])
def test_who_went_somewhere_and_who_lost_a_parent_is_not_taken_for_that(ask, query):
    rows = ask([query])[query]
    assert rows[0]["id"] != PAGE and "12356" not in rows[0]["dial"]


def test_a_debt_after_nobodys_death_gets_the_line_and_a_lawyer_and_nothing_else(ask):
    """“放弃继承的，可以不用还” says yes to somebody who thinks of dying."""
    found = ask(["死了是不是就不用还了", "人死债消是不是真的", "人没了网贷还要还吗", "人死了债是不是就不用还了"])
    assert {tuple(row["id"] for row in rows) for rows in found.values()} == {(PAGE, "channel:mental-12356", "channel:legal-aid-12348")}
    assert all(rows[0]["dial"] == ["12356"] for rows in found.values())


@pytest.mark.parametrize("query", ["死了会不会很疼", "后事都交代好了", "身后事怎么安排 欠着债", "死了以后平台会知道吗", "谁来救救我 我快死了"])
def test_where_a_death_may_be_ones_own_no_word_of_inheriting_stands_below(ask, query):
    rows = ask([query])[query]
    assert rows[0]["id"] == PAGE and rows[0]["dial"] == ["12356"] and not INHERITED & {row["id"] for row in rows}


def test_what_is_kept_away_is_there_to_be_kept_away(index):
    """A page of another name would stand below the answer again."""
    kept = {key for kind in safety.safety_words().kinds for key in kind.away}
    assert kept == INHERITED and kept <= {doc["id"] for doc in index["docs"]}


def test_who_has_lost_somebody_is_not_taken_for_somebody_in_danger(ask):
    texts = ["父亲去世欠的信用卡要我还吗", "老公车祸死了留下网贷", "爷爷走了 欠信用社的钱", "借款人死亡网贷怎么处理", "我妈没了 她的信用卡谁还", "担保人死了怎么办", "我爸病逝 后事刚办完催收就打来", "身故后贷款谁还 我妈上月去世"]
    assert [query for query, rows in ask(texts).items() if rows[0]["id"].startswith(PAGE)] == []


def test_what_a_collector_says_hides_no_plan_and_a_plan_hides_no_injury(ask):
    found = ask(["催收叫我去死 我真的不想活了", "催收骂我 死了算了", "催收把我打得骨折 我不想活了", "老公要带孩子一起跳楼"])
    first = {query: [row["id"] for row in rows] for query, rows in found.items()}
    assert first["催收叫我去死 我真的不想活了"] == first["催收骂我 死了算了"] == [PAGE, "channel:mental-12356"]
    assert first["催收把我打得骨折 我不想活了"] == [PAGE, "channel:mental-12356", "scenario:violence"]
    assert first["老公要带孩子一起跳楼"][0] == f"{PAGE}#with-children"


def test_somebody_at_the_door_gets_the_number_of_the_police_above_the_usual_pages(ask):
    now = ["有人在砸门", "他们在踹门怎么办", "拍门不走", "堵门", "有人在门口赖着不走不敢出去", "他们拿着刀在楼下", "被关在宾馆里", "撬锁", "进屋不走了", "不还钱就不让我走"]
    found = ask(now)
    assert {query: rows[0]["dial"] for query, rows in found.items() if rows[0]["dial"] != ["110"]} == {}
    assert found["拍门不走"][0]["id"] == "scenario:home-visit" and not any(row["id"].startswith(PAGE) for row in found["拍门不走"][:3])
    later = ["催收说要来砸门", "昨天有人砸门", "会不会堵门", "治安处罚法40条 闯门", "老赖赖着不还", "能不能堵门要债"]
    assert {query: rows[0]["dial"] for query, rows in ask(later).items() if rows[0]["dial"]} == {}
    both = ask(["他们在砸门 我不想活了"])["他们在砸门 我不想活了"]
    assert both[0]["id"] == PAGE and both[0]["dial"] == ["12356", "120", "110"]


@pytest.mark.parametrize(("query", "leads"), [
    ("门口送了个花圈还放哀乐", "scenario:home-visit"), ("有人往我家门口放花圈", "scenario:home-visit"), ("门口烧纸钱", "scenario:home-visit"), ("门口摆遗像", "scenario:home-visit"),
    ("寿衣挂在我家门上", "scenario:home-visit"), ("有人把棺材抬到我家门口", "scenario:home-visit"), ("楼下有人撒纸钱", "scenario:home-visit"), ("公司门口被人送了花圈", "scenario:workplace"),
    ("催收在门口摆花圈", "scenario:home-visit"),
])
def test_a_wreath_at_the_door_means_that_somebody_was_there(ask, query, leads):
    """The number of the police above what to do at the door or at work, or above the page that names wreaths; no line on curses, for nobody has said anything."""
    rows = ask([query])[query]
    assert rows[0]["id"] in (leads, "scenario:insults-threats#wreath") and rows[0]["dial"] == ["110"] and PAGE not in [row["id"] for row in rows[:3]]


def test_a_wreath_that_was_sent_or_sold_is_none_at_the_door(ask):
    found = ask(["催收给我寄了冥币", "催收发来花圈照片", "寿衣店房租拖欠被起诉", "棺材铺生意不好，贷款怎么办"])
    assert [rows[0]["id"] for rows in found.values()][:2] == ["scenario:insults-threats"] * 2
    assert {query: rows[0]["dial"] for query, rows in found.items() if rows[0]["dial"]} == {}


def test_who_goes_away_from_a_door_is_not_somebody_who_dies(ask):
    """走了 and a parent and 怎么办 once meant a plan to take the parent along."""
    rows = ask(["催收的人走了 我爸欠的钱怎么办"])["催收的人走了 我爸欠的钱怎么办"]
    assert not any(row["id"].startswith(PAGE) for row in rows[:2]) and not rows[0]["dial"]


def test_who_is_taken_ill_gets_the_ambulance_above_the_usual_pages(ask):
    found = ask(["我心脏受不了 胸口疼", "儿子欠的钱他们半夜打给我 我喘不上气了", "心脏病吃药的钱都没了", "天天打电话吵得我胸闷"])
    dials = {query: rows[0]["dial"] for query, rows in found.items()}
    assert dials == {"我心脏受不了 胸口疼": ["120"], "儿子欠的钱他们半夜打给我 我喘不上气了": ["120"], "心脏病吃药的钱都没了": [], "天天打电话吵得我胸闷": ["120"]}


def test_who_has_a_weak_heart_and_is_frightened_now_gets_the_ambulance_above_the_usual_pages(ask):
    now = ["我妈心脏不好 催收上门吓她", "爸爸装了支架 催收上门把他吓着了", "奶奶有冠心病 要债的在门口 她一直发抖", "吓得我爸脸白 他搭过桥", "我血压高 催收打来我心慌"]
    assert {query: rows[0]["dial"] for query, rows in ask(now).items() if rows[0]["dial"][:1] != ["120"]} == {}
    calm = ["我爸高血压 催收天天打给他", "吓人的短信 我爸血压高", "做支架手术借的钱还不上", "血脂高 欠了网贷怎么协商", "小额贷款吓我说要判刑"]
    assert {query: (rows[0]["dial"], rows[0]["id"]) for query, rows in ask(calm).items() if rows[0]["dial"] or PAGE in [row["id"] for row in rows[:3]]} == {}


def test_the_ambulance_is_for_whom_it_says_and_the_police_stand_beside_it_where_they_are_at_the_door(page):
    """A weak heart that is named is no heart attack: the number says when it is meant, unless something else asks for it too."""
    ill = page.evaluate("queries => queries.map((query) => { const [{ dial, ill }] = kb.search(index, query); return [dial, Boolean(ill && dial.includes('120'))]; })", [
        "我妈有心脏病 催收还一直打她电话吓她", "我爸有哮喘 催收吓他", "我妈糖尿病 催收打来吓她", "奶奶刚做完手术 催收吓她", "我爸血压高 他们在砸门 他吓得发抖", "我胸口疼 不想活了", "要债的打断我的腿 我胸口疼", "他们在砸门",
    ])
    assert ill[:4] == [[["120"], True]] * 4 and ill[4] == [["120", "110"], True]
    assert ill[5:] == [[["12356", "120", "110"], False], [["120", "110"], False], [["110"], False]]


SCHOOL = ["老公赌博借的网贷 他们说要去学校找我孩子", "说要去学校找我孩子", "要去幼儿园堵我孩子", "催收说要到我儿子学校去", "催收说去学校门口等我女儿", "他们要去我孙子的幼儿园闹", "催收说去堵我孩子放学"]
NO_SCHOOL = ["我去学校找孩子 催收打电话", "我要去孩子学校开家长会 催收打来", "会不会去学校找我孩子", "催收说会影响孩子上小学", "等我孩子上小学再还", "说要给孩子学校发函", "我儿子借了校园贷 催收说要去学校找他"]


def test_who_threatens_to_go_to_a_childs_school_is_answered_by_the_police_and_the_page_that_says_so(ask, index):
    found = ask(SCHOOL + NO_SCHOOL)
    assert {query: (found[query][0], len(found[query])) for query in SCHOOL if (found[query][0]["id"], found[query][0]["dial"]) != ("scenario:family-consequences#child-threatened", ["110"]) or len(found[query]) < 3} == {}
    assert {query: found[query][0] for query in NO_SCHOOL if found[query][0]["dial"]} == {}


def test_who_cannot_go_on_paying_gets_the_number_first_and_the_answer_too(ask):
    rows = ask(["月供8600真的撑不住了 能不能延长几年"])["月供8600真的撑不住了 能不能延长几年"]
    assert rows[0]["id"] == PAGE and rows[0]["dial"] == ["12356"] and "scenario:mortgage-arrears" in [row["id"] for row in rows[:3]]


def test_the_everyday_questions_of_other_tests_stay_quiet(ask):
    """What was written for the search as a whole: only who asks about debts after a death may see the page before it."""
    cases = [case for name in ("search_cases.yml", "search_cases_tuned.yml", "search_cases_opened.yml") for case in search_quality.cases(HERE / name)]
    found = ask([case["q"] for case in cases])
    loud = [case["q"] for case in cases if PAGE not in case["expect"] and "scenario:deceased" not in case["expect"] and wrong("none", found[case["q"]])]
    assert len(cases) > 450 and loud == []


def test_the_small_files_answer_as_the_whole_index_does(page, index, ask):
    queries = [queries[0] for queries in OPEN.values()] + ["人死债消", "撐不住了"]
    later = page.evaluate("""async ({queries, files, head}) => {
        const out = [];
        for (const query of queries) {
            const request = async (address) => ({ ok: true, json: async () => JSON.parse(files[new URL(address).pathname.slice(1)]) });
            const asked = kb.openFiles("http://x/" + head, request);
            out.push((await kb.searchLater(await asked.head(), query, asked.answer)).map(({doc, dial, note}) => ({id: doc.id, dial: dial || [], note: note || ""})));
        }
        return out;
    }""", {"queries": queries, "files": search_shards.files(index), "head": search_shards.HEAD})
    assert later == list(ask(queries).values())


def test_work_grows_as_the_question_does(page):
    """Steps are counted, not time: twice the letters cost about twice the steps, whatever is repeated."""
    counted = page.evaluate("""pieces => {
        const get = Map.prototype.get;
        let steps = 0;
        Map.prototype.get = function (key) { steps += 1; return get.call(this, key); };
        try {
            return pieces.map((piece) => [250, 500, 1000].map((length) => {
                steps = 0;
                kb.search({ ...index, terms: {} }, piece.repeat(Math.ceil(length / piece.length)));
                return steps;
            }));
        } finally { Map.prototype.get = get; }
    }""", ["我", "死", "想死", "催收说他死", "药了吃", "孩子和妈一起走", "打血催收的", VOICE])
    assert all(once > 250 and twice < 2.3 * once and four < 2.3 * twice for once, twice, four in counted), counted


def test_a_section_is_found_by_danger_only_and_its_first_paragraph_is_its_answer(ask, index):
    sections = [doc for doc in index["docs"] if doc.get("section") and doc["id"].startswith(PAGE)]  # others: test_who_asks.py
    assert {doc["id"] for doc in sections} == {f"{PAGE}#{name}" for name in ("already-done", "with-children", "for-another")}
    assert all(doc["rank"] and 30 < len(doc["summary"]) <= 90 and "](" not in doc["summary"] for doc in sections)
    found = ask(["孩子老人", "煤气公司电话", "怎么劝他还钱", "邻居房东同事老师", *(doc["title"][-4:] for doc in sections[:1])])
    assert all(f"{PAGE}#" not in row["id"] for query, rows in found.items() if query != "开了煤气" for row in rows)


def test_the_numbers_stand_before_the_first_result_and_none_of_them_twice(page):
    phones = "query => kb.phonesOf(kb.search(index, query))"
    assert page.evaluate(phones, "不想活了") == {"first": ["12356", "120", "110"], "each": [[], []]}
    quiet = page.evaluate(phones, "催收叫我去死")
    assert quiet["first"] == [] and quiet["each"][:2] == [[], ["12356"]]


def test_sound_rules_are_read_and_short_when_shipped():
    words = safety.SafetyWords.model_validate(SOUND)
    assert safety.compiled(words, {PAGE: 3}, {}) == {
        "words": "想 [要求],死,不", "ways": "2-CA2-CB3-C", "erase": "", "kinds": [{"any": "D", "go": [3], "dial": []}]}


@pytest.mark.parametrize(("way", "said"), [
    ("want 2 3 die 2-not", "间隔"), ("2 want die 2-not", "头尾"), ("want die 2", "头尾"), ("want 2-nobody die", "前面没有“nobody”"), ("plan 2-not want die", "前面没有“plan”"),
    ("want  die 2-not", "要写成"), ("2-not", "要写成"), ("want 2~not die", "要写成"),
])
def test_a_way_that_means_nothing_is_refused(way, said):
    with pytest.raises(ValidationError, match=said):
        safety.SafetyWords.model_validate({**SOUND, "patterns": [{"name": "plan", "why": "想死", "any": [way]}]})


@pytest.mark.parametrize(("broken", "said"), [
    ({"words": {**SOUND["words"], "odd": {"why": "多", "words": "多余"}}}, "没有用到"),
    ({"words": {**SOUND["words"], "not": {"why": "不", "words": "不。"}}}, "几选一"),
    ({"words": {**SOUND["words"], "not": {"why": "不", "words": "ZS"}}}, "几选一"),
    ({"words": {**SOUND["words"], "not": {"why": "不", "words": "[不]"}}}, "几选一"),
    ({"erase": ["nobody"]}, "没有“nobody”"),
    ({"patterns": [*SOUND["patterns"], {"name": "want", "why": "想", "any": ["die"]}]}, "已经有了"),
])
def test_data_that_do_not_hold_together_are_refused(broken, said):
    with pytest.raises(ValidationError, match=said):
        safety.SafetyWords.model_validate({**SOUND, **broken})


def test_a_kind_without_pages_has_numbers_and_nothing_else():
    with pytest.raises(ValidationError, match="没有页面的，只能写号码"):
        safety.SafetyWords.model_validate({**SOUND, "kinds": [*SOUND["kinds"], {"kind": "door", "why": "门口", "any": ["plan"]}]})


def test_every_word_can_be_heard():
    """Written once in its group, and not swallowed by what is erased first."""
    def spelled(word: str) -> list[str]:
        found = re.fullmatch(r"([^\[]*)(?:\[([^\]]*)\](.*))?", word)
        return [end for char in found[2] for end in spelled(found[1] + char + found[3])] if found[2] else [word]

    words = safety.safety_words()
    groups = {name: [each for word in group.words.split() for each in spelled(word)] for name, group in words.words.items()}
    everyday = groups.pop(words.erase[0])
    assert {name: said for name, said in groups.items() if len(set(said)) < len(said)} == {}
    assert {name: lost for name, said in groups.items() if (lost := [word for word in said if any(each in word for each in everyday)])} == {}
