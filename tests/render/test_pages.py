"""What pages say, page by page, and the marks that no new look may lose.

The snapshots in tests/pages/ hold every word of one page of each kind; whoever changes how
pages look writes them anew (page_samples.py). The tests below them stay: each names one
mark that keeps a reader from taking a rule, a day or an office for more than it is.
"""

from __future__ import annotations

import datetime as dt
import re

import page_samples
import pytest
import small

from kb import checks
from kb.joining.handbook import join
from kb.joining import knowledge
from kb.records.fields import Checked
from kb.render import counter, scenario
from kb.render import pages as render_pages
from kb.records.vocabulary import Lender, Reader

DAY = dt.timedelta(days=1)
#: 《贷款规定》 of the sample binds all but these.
NOT_BOUND = "不约束" + "、".join(Lender(id_).label for id_ in page_samples.SPARED)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return page_samples.write(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def site(root):
    return page_samples.site_of(root)


@pytest.fixture(scope="module")
def book(base, today):
    """The real project."""
    return join(base, today, today)


@pytest.fixture(scope="module")
def made(site):
    return render_pages(site)


@pytest.fixture
def own(tmp_path):
    """A copy that a test may change."""
    return page_samples.write(tmp_path)


def test_the_sample_project_is_sound(root):
    assert checks.run(join(knowledge.load(root), page_samples.TODAY, page_samples.TODAY)).sorted() == []


@pytest.mark.parametrize("name", page_samples.KEPT)
def test_pages_read_as_they_were_reviewed(made, name):
    """To accept a change, run the command below and read its diff."""
    difference = page_samples.difference(name, made[name])
    assert not difference, difference + "\n\nreviewed and right? .venv/bin/python tests/page_samples.py --write"


def test_no_snapshot_is_left_over():
    assert {path.relative_to(page_samples.FOLDER).as_posix() for path in page_samples.FOLDER.rglob("*") if path.is_file()} == set(page_samples.KEPT)


def test_a_changed_page_shows_its_difference():
    name = page_samples.KEPT[0]
    stored = (page_samples.FOLDER / name).read_text(encoding="utf-8")
    assert page_samples.difference(name, stored) == ""
    assert "+多了一句。" in page_samples.difference(name, stored + "多了一句。\n").splitlines()


# Whom a rule binds, and how sure we are of it ------------------------------------------


def after_links(page: str, target: str) -> list[str]:
    """What follows each citation of `target` (loan-rules.md#art-5), up to the next link or the end of the line."""
    return re.findall(rf"\]\([./a-z]*{re.escape(target)}[^)]*\)\{{ \.kb-cite \}}(.*?)(?=\[《|$)", page, re.M)


@pytest.mark.parametrize("name", ["guides/evidence.md", "myths/rule.md", "channels/regulator.md", "lenders/bank.md", "glossary.md"])
def test_a_rule_that_spares_a_few_lenders_says_whom_it_spares(made, name):
    notes = after_links(made[name], "loan-rules.md#art-5")
    assert notes and all(NOT_BOUND in note for note in notes)


@pytest.mark.parametrize("name", ["guides/evidence.md", "scenarios/contact.md", "letters/instalments.md", "glossary.md"])
def test_a_rule_for_one_kind_of_lender_names_it(made, name):
    notes = after_links(made[name].split("{#debt ")[-1], "card-measures.md#art-68")
    assert notes and all("约束信用卡" in note for note in notes)


def test_what_binds_everybody_carries_no_note(made):
    notes = after_links(made["guides/evidence.md"], "civil-code.md#art-188")
    assert notes and not any("约束" in note for note in notes)


@pytest.mark.parametrize("target", ["card-measures.md#art-68", "loan-rules.md#art-quiet-sms", "standard.md#art-quiet-hours"])
def test_what_only_reports_say_is_marked_wherever_it_supports_a_sentence(made, target):
    found = [(name, note) for name in ("guides/evidence.md", "scenarios/contact.md", "letters/instalments.md", "lenders/bank.md", "behaviours/index.md", "glossary.md") for note in after_links(made[name], target)]
    assert found and [(name, note) for name, note in found if "转引" not in note] == []


def test_paper_marks_it_too(made):
    paper = made["scenarios/contact.md"].split('class="kb-onepage')[1]
    for words in ("《信用卡办法》第六十八条", "《贷款规定》（短信）", "《GB/T 1—2025》（催收时间）"):
        assert f"（{words}，转引）" in paper
    assert "（《贷款规定》第五条第一款第（一）项）" in paper


def test_paper_names_each_provision_once(made):
    """The sample cites one 项 as civil-code#1033-p1-i1 and in Chinese."""
    assert "**《民法典》第一千零三十三条第一款第（一）项**（2021-01-01 起施行）" in made["scenarios/contact.md"]


def test_a_page_held_out_to_an_official_shows_no_reported_rule(made):
    assert "信用卡办法" not in made["show/contact.md"] and "以电话侵扰" in made["show/contact.md"]


#: Pages whose own law begins with what the reader may have done; at a counter the other side's rule comes first.
THEIRS = {"jail-threat": "public-security-punishments#62", "dishonest-list": "public-security-punishments#63", "family-consequences": "public-security-punishments#50"}


def test_a_page_held_out_to_an_official_opens_with_what_the_other_side_must_not_do(book):
    for id_, ref in THEIRS.items():
        entry = book.base.scenarios[id_]
        shown = counter.page(book, entry)
        first = re.search(r'<details class="[^"]*kb-counter[^"]*"[^>]* open="open".*?</details>', shown, re.S)
        assert first and f"{{#{ref.replace('#', '-')} " in first[0], id_
        assert f"我反映的是：{entry.record.title}" not in shown and entry.record.title in shown


def test_where_there_is_nothing_to_report_there_is_no_page_for_the_counter(book):
    for id_ in ("negotiation", "mental-crisis"):
        entry = book.base.scenarios[id_]
        assert not counter.has_page(book, entry) and "show/" not in scenario.page(book, entry), id_
    assert "show/jail-threat" in scenario.page(book, book.base.scenarios["jail-threat"]), "the control: elsewhere there is a link"


# The line ------------------------------------------------------------------------------


def entries(page: str) -> dict[str, str]:
    """{sentence: its whole block} of the line."""
    blocks = re.findall(r'<div class="kb-entry[^>]*>.*?</div>', page, re.S)
    return {re.search(r"</span> (.*)", block)[1]: block for block in blocks}


def test_only_law_and_rules_make_anything_unlawful(made):
    line = entries(made["scenarios/contact.md"])
    signs = {words: re.search(r'kb-sign">(.*?)<', block)[1] for words, block in line.items()}
    assert signs == {
        "可以联系你本人": "可以",
        "打给你填的联系人": "看情况",
        "群发短信": "违反监管规定，可投诉",
        "夜里催收": "违反行业规范，可投诉",
        "向无关的人催收": "违反监管规定，可投诉",
        "夜里打来": "违法",
        "侵扰安宁": "违法",
    }


def test_an_entry_says_for_which_lenders_it_holds(made):
    line = entries(made["scenarios/contact.md"])
    for words, ids, labels in (("打给你填的联系人", "credit-card bank", "信用卡、银行贷款"), ("向无关的人催收", "credit-card", "信用卡"), ("夜里催收", "bank", "银行贷款")):
        assert f'data-lenders="{ids}"' in line[words] and f"只对：{labels}<" in line[words]
    for words in ("可以联系你本人", "侵扰安宁"):
        assert "data-lenders" not in line[words] and "只对" not in line[words]


# Dates ---------------------------------------------------------------------------------


def stale(root, name, today=page_samples.TODAY) -> bool:
    return "在这次核对之后有变动" in render_pages(page_samples.site_of(root, today))[name]


def test_a_page_older_than_a_law_it_cites_warns_by_itself(own):
    """《贷款规定》 is in force since 2024-07-01."""
    cited_since = dt.date(2024, 7, 1)
    assert stale(own, "myths/rule.md")
    assert stale(own, "myths/rule.md", cited_since) and not stale(own, "myths/rule.md", cited_since - DAY)
    small.replace(own, "law/_reviews.yml", "of: myth:rule, on: 2024-06-30", "of: myth:rule, on: 2024-07-01")
    assert not stale(own, "myths/rule.md")


def test_every_kind_of_page_can_warn(own):
    log = own / "law" / "_reviews.yml"
    log.write_text(log.read_text(encoding="utf-8").replace("on: 2026-11-23", "on: 2020-01-01"), encoding="utf-8")
    for name in ("scenarios/contact.md", "guides/evidence.md", "channels/regulator.md", "letters/instalments.md", "lenders/bank.md", "myths/rule.md"):
        assert stale(own, name), name


def test_nobody_is_said_to_have_checked_who_did_not(base):
    """The editors are AI sessions. A reader who thinks that two people read the page trusts it for the wrong reason."""
    for reader in set(Reader) - {Reader.LAWYER}:
        assert "AI" in reader.label and "人复读" not in reader.label and "人工" not in reader.label
        assert reader.label.endswith("未经执业律师复核")
    assert "AI" not in Reader.LAWYER.label
    assert "人工" not in Checked.model_fields["on"].description
    about = base.entries["page:about/verification"].body
    assert "编辑和复读的第二编辑都是 AI" in about and "人工" not in about


def test_each_page_says_who_checked_it_and_when(made):
    for name in ("scenarios/contact.md", "guides/evidence.md", "channels/regulator.md", "letters/instalments.md", "lenders/bank.md", "myths/rule.md"):
        head = made[name][: made[name].index("kb-answer") if "kb-answer" in made[name] else 600]
        assert re.search(r"20\d\d-\d\d-\d\d .*AI.*未经执业律师复核", head), name


# Channels and days ---------------------------------------------------------------------


def test_a_route_counts_no_days_of_other_lenders(made):
    routes = dict(re.findall(r'<details class="kb-route" data-lender-view="([a-z -]+)".*?>(.*?)(?=<details class="kb-route"|<p class="kb-noclock")', made["scenarios/contact.md"], re.S))
    assert {lenders: re.findall(r"(?:期限|-) \[(\d.*?)\]", route)[:2] for lenders, route in routes.items()} == {
        "credit-card": ["30 日", "7 个工作日"],
        "bank": ["15 日", "7 个工作日"],
        "consumer-finance": ["7 个工作日"],
        "unknown none": [],
    }


def test_a_channel_says_what_it_does_not_take_and_why(made):
    refused = made["channels/regulator.md"].split("{#refuses}")[1].split("\n## ")[0]
    assert "**打给家人同事**（小额贷款公司、没有牌照的平台、个人）：不归它管，找地方的机关" in refused  # but it does for banks
    assert "**撑不住**：它不接心理求助" in refused


@pytest.mark.parametrize("name", ["channels/regulator.md", "letters/instalments.md"])
def test_days_that_hold_for_some_lenders_name_them(made, name):
    line, clocks = made[name].split("{#clocks ")[0].rsplit("\n## ", 1)[1], made[name].split("{#clocks ")[1].split("\n## ")[0]
    rows = {words: row for row, words in re.findall(r"^(<li.*?>\[(.*?)\].*)$", clocks, re.M)}
    assert "只对：银行贷款<" in rows["15 日"] and rows["15 日"].startswith('<li data-lenders="bank"')
    assert "只对" not in rows["7 个工作日"] and "data-lenders" not in rows["7 个工作日"]
    # The line of the section promises nobody a period of others.
    seen = {lender: words for lenders, words in re.findall(r'data-lender-view="(.*?)".*?>(.*?)</span>', line) for lender in lenders.split()}
    assert seen["none"] == seen["micro-loan"] == "7 个工作日：书面投诉送到起" and seen["bank"] == "15 日：银行收到投诉起"


def test_a_kind_of_lender_without_a_period_is_told_so(own):
    small.replace(own, "docs/channels/regulator.md", "[bank-days, card-days, any-days]", "[bank-days]")
    clocks = render_pages(page_samples.site_of(own))["channels/regulator.md"].split("\n## 期限")[1].split("\n## ")[0]
    told = re.search(r'<p class="kb-noclock" data-lender-view="(.*?)" hidden', clocks)[1].split()
    assert set(told) == {lender.value for lender in Lender} - {"bank"}
    assert "15 日：银行收到投诉起（按放款方不同）" in clocks.splitlines()[0]


def test_a_route_page_sends_nobody_where_it_is_of_no_use(made):
    def case(page, behaviour):
        return page.split(f"{{#{behaviour} ")[1].split("</details>")[0]

    takes, refuses = case(made["channels/routes/bank.md"], "third-party-contact"), case(made["channels/routes/micro-loan.md"], "third-party-contact")
    assert "某监管机关" in takes.split("**先找**")[1] and "不用去" not in takes
    before, after = refuses.split("**不用去**")
    assert "某监管机关" not in before and "不归它管，找地方的机关" in after
    # Bank or micro-loan: nobody knows yet, so it is neither recommended nor called useless.
    assert "某监管机关" not in case(made["channels/routes.md"], "third-party-contact")


# Law, letters --------------------------------------------------------------------------


def test_a_provision_says_its_numbers_in_every_earlier_text(made):
    facts = re.search(r'<small class="kb-facts">(.*?)</small>', made["law/loan-rules.md"])[1]
    assert "2020年文本是第八条" in facts and "2015年文本是第三条" in facts


def test_a_provision_says_what_it_is_about_and_names_the_crimes_it_defines(made):
    """Apart by ；, for a name may hold 、; who came for the crime reads it before the plain words."""
    assert "讲的是：借款人本人；投诉" in re.search(r'<small class="kb-facts">(.*?)</small>', made["law/loan-rules.md"])[1]
    article = made["law/civil-code.md"].split("{#art-1033 ")[1]
    assert article.index("罪名：**侵扰安宁罪**；**窥视、窃听罪**") < article.index("**白话：**")
    assert "罪名" not in made["law/loan-rules.md"]


def test_a_provision_shows_each_number_with_its_lenders_and_condition(made):
    limits = made["law/loan-rules.md"].split('class="kb-limits"')[1].split("</div>")[0]
    assert re.findall(r"- \*\*(.*?)\*\*(.*?)。", limits) == [
        ("15 日", "（银行贷款）：银行收到投诉起"),
        ("30 日", "（信用卡）：发卡银行收到投诉起；情况复杂的可以延长"),
        ("7 个工作日", "：书面投诉送到起"),
    ]


def test_only_a_letter_about_the_debt_asks_about_limitation_first(made):
    about_debt, conduct = made["letters/instalments.md"], made["letters/stop.md"]
    assert "kb-gate" not in conduct
    assert about_debt.index("kb-gate") < about_debt.index("{#letter ") and "停在这里" in about_debt
