"""Who asks decides which page comes first and where it opens: the employer is not the employee, a frail parent not the debtor.

Lines by the writer of this test, none of them a name of a page or a line that the search learned from.
"""

from __future__ import annotations

import browser
import pytest
import search_quality
from kb.search import index as search_index, safety

PAGE, OFFICE, PARENTS = "scenario:workplace", "scenario:workplace#for-the-office", "guide:for-parents"

EMPLOYER = ["员工的催收打到公司来了怎么办", "我是HR，催收天天打公司电话", "我手下有人欠网贷，座机响一天", "我是老板 讨债的来公司找我的人", "催收发函让我们扣员工的工资", "我开小饭馆的，服务员欠债，要债的来店里闹", "贵公司员工李某逾期未还"]
EMPLOYEE = ["催收打到我单位来了", "催收给我领导打电话了", "人事找我谈话说我欠网贷", "催收打电话给公司hr", "公司要开除我 因为催收天天打前台", "我是员工 催收打到公司 老板骂我", "催收说要打到我公司"]
FRAIL = ["我妈有心脏病 催收还一直打她电话吓她", "我爸高血压 催收天天打给他", "我妈心脏不好 催收上门吓她", "奶奶有高血压 催收的人在门口", "老娘心脏不行 有人敲门要债", "婆婆中风过 讨债的电话没停过", "我爸有哮喘 催收打电话吓他", "我妈糖尿病 催收天天打她", "爷爷刚做完手术 催收还一直打他电话吓他"]
NOT_FRAIL = {"半夜打给我爸": "scenario:contact-bombing", "催收说明天上门": "scenario:home-visit", "我心脏不好 催收上门吓我": "scenario:home-visit", "我爸欠的网贷催收天天打我": "scenario:spouse-family-debt"}
WREATH = ["孙子借了钱 要债的在门口送了个花圈还放哀乐 我该找谁", "门口放花圈", "门口摆遗像", "烧纸钱", "摆遗像", "有人在我家门口放哀乐", "门口有花圈，墙上还写了大字报", "楼下墙上全是大字报 门口还摆了花圈"]
SPOUSE = ["老公欠的网贷，催收天天打给我这个老婆，我要不要还", "我老婆借的钱，他们找我这个丈夫要", "前夫欠的卡债找我还"]
#: Whoever owes and is married is no spouse of a debtor.
MARRIED = ["我欠网贷 催收打给我老婆", "催收打给我老公说我欠钱"]
SCREEN = ["共享屏幕", "屏幕共享 已经开了", "让我下载会议软件共享屏幕", "我开了屏幕共享 钱会不会被转走", "客服要看我手机屏幕，叫我开共享"]
ARREST = ["说今晚警察来厂里抓我", "催收说今晚警察来抓我", "催收说警察明天来单位抓我", "说派出所马上来家里抓人", "他们讲警车已经出发来抓我了", "微信里说不还就报警抓你", "今天不还就去报警抓您", "微信里的人发来一张立案侦查的图 说今天不还就刑事立案"]


@pytest.fixture(scope="module")
def ask(real_index):
    with browser.running() as chromium:
        page = chromium.new_page()
        yield lambda queries: dict(zip(queries, (answer.ids for answer in search_quality.ask(page, real_index, list(queries))), strict=True))
        page.close()


def test_an_employer_is_led_to_the_part_for_the_office(ask):
    assert {query: ids[:3] for query, ids in ask(EMPLOYER).items() if ids[0] != OFFICE} == {}


def test_who_is_called_at_work_is_led_to_the_page_as_it_begins(ask):
    assert {query: ids[:3] for query, ids in ask(EMPLOYEE).items() if ids[0] != PAGE or OFFICE in ids} == {}


def test_a_part_says_in_a_few_words_what_it_answers_and_stands_on_its_page(real_index):
    docs = {doc["id"]: doc for doc in real_index["docs"]}
    for each in search_index.search_words().opens:
        part, page = docs[each.go], docs[each.go.partition("#")[0]]
        assert part["url"] == f"{page['url']}#{each.go.partition('#')[2]}" and part["rank"] == page["title"]
        assert 30 < len(part["summary"]) <= 90 and "](" not in part["summary"]


def test_a_part_that_is_not_there_is_left_out(base, today):
    words = search_index.search_words()
    missing = words.model_copy(update={"opens": [words.opens[0].model_copy(update={"go": f"{PAGE}#nobody"})]})
    assert safety.sections(base, [missing.opens[0].go]) == []
    docs = [search_index._page_doc(base, base.entries[PAGE])]
    assert "opens" not in search_index.build_from(docs, {}, missing)["docs"][0]


def test_the_relatives_of_a_frail_parent_find_the_page_for_parents_first(ask):
    assert {query: ids[:3] for query, ids in ask(FRAIL).items() if ids[0] != PARENTS} == {}
    assert {query: ids[0] for query, ids in ask(NOT_FRAIL).items() if ids[0] != NOT_FRAIL[query]} == {}


def test_a_threat_of_arrest_leads_to_the_page_that_says_that_being_unable_to_pay_is_no_crime(ask, base, today):
    assert {query: ids[:3] for query, ids in ask(ARREST).items() if ids[0] != "scenario:jail-threat"} == {}
    said = [base.scenarios[id_].record.summary for id_ in ("jail-threat", "police-summons")]
    assert all("单纯还不上，不是犯罪" in summary for summary in said)


def test_a_wreath_at_the_door_opens_at_the_part_that_names_it_and_one_that_was_sent_does_not(ask):
    assert {query: ids[:3] for query, ids in ask(WREATH).items() if ids[0] != "scenario:insults-threats#wreath"} == {}
    assert [ids[0] for ids in ask(["催收给我寄了冥币", "催收发来花圈照片"]).values()] == ["scenario:insults-threats"] * 2


def test_the_spouse_of_a_debtor_is_not_led_to_the_page_for_the_debtor(ask):
    assert {query: ids[:3] for query, ids in ask(SPOUSE).items() if ids[0] != "scenario:spouse-family-debt"} == {}
    assert {query: ids[:3] for query, ids in ask(MARRIED).items() if ids[0] != "scenario:contact-bombing"} == {}


def test_who_is_told_to_share_the_screen_finds_the_page_that_says_to_hang_up(ask, base):
    assert {query: ids[:3] for query, ids in ask(SCREEN).items() if ids[0] != "scenario:impersonation"} == {}
    assert "不开屏幕共享" in "".join(base.scenarios["impersonation"].record.avoid)
