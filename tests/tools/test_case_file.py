"""The dossier, its modules alone in real Chromium: sums are those of hashlib, files come back as they went, law is that of the data, and a zip opens."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import json
import random
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest
import word_file
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from here import ROOT
from kb.joining.timeline import Status, status
from kb.publishing.bundle import bundle
from kb.records.vocabulary import QUOTED_RANKS, Lender
from kb.render import counter, tool

FOLDER = ROOT / "docs/assets/js"
ENTRY = """\
import { sha256 } from "./tools/case-file/sha256.js";
import { hashOfFile, sumsText } from "./tools/case-file/hashing.js";
import { caseFile, caseOf, emptyCase, joinedCases, readCaseFile } from "./tools/case-file/dossier.js";
import { citedLaw, dossierRows } from "./tools/case-file/sheetrows.js";
import { lacking } from "./tools/case-file/missing.js";
import { zipEntries } from "./tools/case-file/outbox.js";
import { zip } from "./letter/zip.js";
import { letterText } from "./letter/fill.js";
import { labelsOf } from "./tools/evidence-log/labels.js";
import { sayer } from "./said.js";
self.tool = { sha256, hashOfFile, sumsText, caseFile, caseOf, emptyCase, joinedCases, readCaseFile, citedLaw, dossierRows, lacking, zipEntries, zip, letterText, labelsOf, sayer };
"""
HOSTILE = "<script>document.title='x'</script>&\u0000\u202e👨\u200d👩\u200d👧=1+1"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LISTS = {
    "evidence": ["id", "name", "size", "sha256", "at", "what", "where"],
    "letters": ["id", "title", "at", "text"],
    "sheets": ["id", "from", "at", "print", "text"],
    "sent": ["id", "at", "what", "to", "how", "number", "due", "cameAt", "came"],
}


@pytest.fixture(scope="module")
def data(site):
    return tool.told(site, site.base.tools["case-file"])


@pytest.fixture(scope="module")
def js(chromium, data):
    """js(code, argument) on an empty page, with `tool` and `data`."""
    sources = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js")}
    page = chromium.new_page()
    page.add_script_tag(content=bundle(sources | {"entry.js": ENTRY}, "entry.js"))
    page.evaluate("(data) => { self.data = data; }", data)
    yield lambda code, given=None: page.evaluate(f"async (given) => {{ const {{ tool, data }} = self; {code} }}", given)
    page.close()


def entry(**given):
    names = ["id", "at", "kind", "lender", "agency", "number", "outcome", "reached", "voice", "people", "line", "words", "file", "note", "relation", "tone"]
    return dict.fromkeys(names, "") | {"id": "a1", "at": "2026-11-20 22:15", "kind": "call", "outcome": "connected", "reached": "self"} | given


def dossier(js, **given):
    return js("return { ...tool.emptyCase(), ...given };", given)


def paper(js, state, masked=True):
    return js("const say = tool.sayer(data.words); return tool.letterText(tool.dossierRows({ say, data, labels: tool.labelsOf(data), state: given.state, masked: given.masked, today: '2026-11-29' }));", {"state": state, "masked": masked})


def zipped(js, state, masked=True):
    code = """const say = tool.sayer(data.words); const labels = tool.labelsOf(data);
      const rows = tool.dossierRows({ say, data, labels, state: given.state, masked: given.masked });
      let text = "";
      for (const byte of tool.zip(tool.zipEntries({ rows, labels, state: given.state, masked: given.masked }))) text += String.fromCharCode(byte);
      return btoa(text);"""
    return zipfile.ZipFile(io.BytesIO(base64.b64decode(js(code, {"state": state, "masked": masked}))))


# -- sums -------------------------------------------------------------------------------


def test_sums_are_those_of_hashlib_at_every_length_around_a_block(js):
    rng = random.Random(1)
    pieces = [rng.randbytes(length) for length in [*range(0, 200), 1000, 65535, 65537]]
    found = js("""return given.map((one) => { const sum = tool.sha256(); sum.update(Uint8Array.from(atob(one), (mark) => mark.charCodeAt(0))); return sum.hex(); });""", [base64.b64encode(one).decode() for one in pieces])
    assert found == [hashlib.sha256(one).hexdigest() for one in pieces]


def test_sums_do_not_depend_on_how_a_file_is_cut(js):
    rng = random.Random(2)
    whole = rng.randbytes(20000)
    cuts = []
    for _ in range(60):
        places = sorted(rng.sample(range(len(whole) + 1), rng.randint(0, 40)))
        cuts.append([0, *places, len(whole)])
    found = js("""const bytes = Uint8Array.from(atob(given.whole), (mark) => mark.charCodeAt(0));
      return given.cuts.map((cut) => { const sum = tool.sha256(); for (let at = 1; at < cut.length; at += 1) sum.update(bytes.subarray(cut[at - 1], cut[at])); return sum.hex(); });""", {"whole": base64.b64encode(whole).decode(), "cuts": cuts})
    assert set(found) == {hashlib.sha256(whole).hexdigest()}


def test_a_length_of_more_than_32_bits_is_counted_right(js):
    """From half a gigabyte on the number of bits needs a second word."""
    megabyte = bytes(range(256)) * 4096
    known = hashlib.sha256()
    for _ in range(513):
        known.update(megabyte)
    found = js("const piece = Uint8Array.from({ length: 1 << 20 }, (_, at) => at & 255); const sum = tool.sha256(); for (let at = 0; at < 513; at += 1) sum.update(piece); return sum.hex();")
    assert found == known.hexdigest()


def test_a_file_is_read_in_slices_and_tells_how_far_it_is(js):
    size = (3 << 20) + 17
    made = js("""const bytes = Uint8Array.from({ length: given }, (_, at) => (at * 7) & 255); const shares = []; const slices = [];
      const file = new File([bytes], "a"); const slice = file.slice.bind(file); file.slice = (from, to) => { slices.push(to - from); return slice(from, to); };
      file.arrayBuffer = () => { throw new Error("read whole"); };
      return { ...(await tool.hashOfFile(file, (share) => shares.push(share), () => false)), shares, slices };""", size)
    assert made["hex"] == hashlib.sha256(bytes((at * 7) & 255 for at in range(size))).hexdigest()
    assert made["shares"] == sorted(made["shares"]) and made["shares"][-1] == 1 and max(made["slices"]) <= 1 << 20
    assert js("return tool.hashOfFile(new File([new Uint8Array(5 << 20)], 'a'), () => {}, () => true);") == {"stopped": True}
    assert js("return tool.hashOfFile(new File([], 'a'), () => {}, () => false);") == {"hex": hashlib.sha256(b"").hexdigest()}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum")
def test_the_list_of_sums_is_one_that_sha256sum_checks(js, tmp_path):
    names = ["a b.m4a", "录音（1）.m4a", "back\\slash", "line\nend", "-x", "*y"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    rows = [{"name": name, "sha256": hashlib.sha256(name.encode()).hexdigest()} for name in names]
    (tmp_path / "hashes.txt").write_text(js("return tool.sumsText(given);", rows), encoding="utf-8", newline="")
    assert subprocess.run(["sha256sum", "--strict", "-c", "hashes.txt"], cwd=tmp_path, check=False, capture_output=True).returncode == 0


# -- files ------------------------------------------------------------------------------

_words = st.text(max_size=30)
_ids = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
_days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2100, 12, 31)).map(str)


def _rows(name):
    fixed = {"from": st.sampled_from(["rate-calculator", "action-plan"]), "print": st.sampled_from(["", "yes"]), "id": _ids, "size": st.from_regex(r"[0-9]{1,12}", fullmatch=True), "sha256": st.binary(min_size=32, max_size=32).map(bytes.hex)}
    row = st.fixed_dictionaries({field: fixed.get(field, _words) for field in LISTS[name]})
    return st.lists(row.filter(lambda one: one.get("text", "x") if name == "sheets" else any(value for field, value in one.items() if field != "id")), max_size=4, unique_by=lambda one: one["id"])


_cases = st.fixed_dictionaries({
    "cover": st.fixed_dictionaries(dict.fromkeys(["to", "toName", "who", "contact", "against", "kind", "asks", "facts", "day", "noDue"], _words)),
    "behaviours": st.lists(_ids, max_size=3, unique=True), "law": st.lists(_ids.map(lambda one: f"civil-code#{one}"), max_size=3, unique=True),
    "dates": st.lists(st.fixed_dictionaries({"event": _ids, "date": _days, "time": st.sampled_from(["", "14:20"]), "note": _words}), max_size=3, unique_by=lambda one: json.dumps(one, sort_keys=True)),
    "entries": st.lists(st.builds(entry, id=_ids, at=_days.map(lambda day: f"{day} 08:00"), words=_words, note=_words, number=_words), max_size=3, unique_by=lambda one: one["id"]),
    "hide": st.lists(st.fixed_dictionaries({"id": _ids, "word": _words.filter(str.strip)}), max_size=2, unique_by=lambda one: one["id"]),
    **{name: _rows(name) for name in LISTS},
})


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(made=_cases)
def test_a_file_comes_back_as_it_went_and_joins_without_loss(js, made):
    raw = {name: value for name, value in made.items() if name not in ("entries", "hide")} | {"log": {"entries": made["entries"], "lenders": [], "hide": made["hide"]}}
    first, again, joined, twice = js("""const first = tool.caseOf(given); const back = tool.readCaseFile(tool.caseFile(first.state));
      const joined = tool.joinedCases(tool.emptyCase(), back.state); const twice = tool.joinedCases(joined.state, back.state);
      return [first, back, joined, twice];""", raw)
    assert first["refused"] == 0 and again["refused"] == 0
    assert again["state"] == first["state"] == joined["state"] == twice["state"] and twice["kept"] == 0
    for name in ("cover", "behaviours", "law", "dates", *LISTS):
        assert first["state"][name] == raw[name]
    order = lambda rows: sorted(rows, key=json.dumps)  # noqa: E731
    assert order(first["state"]["log"]["entries"]) == order(made["entries"])


def test_joining_two_dossiers_keeps_both_and_what_stood_on_the_cover(js):
    mine = dossier(js, evidence=[{"id": "e1", "name": "a", "size": "1", "sha256": "", "at": "", "what": "甲", "where": ""}])
    theirs = dossier(js, evidence=[{"id": "e1", "name": "b", "size": "2", "sha256": "", "at": "", "what": "乙", "where": ""}])
    mine["cover"] |= {"who": "甲", "facts": ""}
    theirs["cover"] |= {"who": "乙", "facts": "丙"}
    found = js("return tool.joinedCases(given[0], given[1]);", [mine, theirs])
    assert found["kept"] == 1 and (found["state"]["cover"]["who"], found["state"]["cover"]["facts"]) == ("甲", "丙")
    assert [row["what"] for row in found["state"]["evidence"]] == ["甲", "乙"] and len({row["id"] for row in found["state"]["evidence"]}) == 2


@pytest.mark.parametrize(("text", "problem"), [
    ('{"tool": "case-file", "version": 1, "cov', "damaged"), ("", "damaged"), ("[]", "foreign"), ("null", "foreign"), ('"x"', "foreign"), ('{"tool": "x"}', "foreign"),
    ('{"tool": "case-file", "version": 9, "cover": {}}', "newer"), ('{"tool": "case-file", "cover": {}}', "foreign"), ('{"tool": "case-file", "version": 1}', "foreign"),
    ('{"tool": "evidence-log", "version": 9, "entries": []}', "newer"), ('{"tool": "evidence-log"}', "foreign"), ('{"tool": "deadlines"}', "foreign"),
])
def test_a_damaged_or_foreign_file_is_named(js, text, problem):
    assert js("return tool.readCaseFile(given);", text) == {"problem": problem}


def test_the_log_and_the_deadlines_come_in_as_they_write_them(js):
    log = {"tool": "evidence-log", "version": 1, "entries": [entry(words=HOSTILE), {"id": "x"}], "lenders": [{"id": "l1", "name": "甲", "kind": "bank", "agreed": ""}], "hide": [{"id": "w", "word": "王"}]}
    found = js("return tool.readCaseFile(given);", json.dumps(log))
    assert found["state"]["log"]["entries"] == [entry(words=HOSTILE)] and found["refused"] == 1 and found["state"]["log"]["hide"] == log["hide"]
    kept = {"tool": "evidence-log", "state": {"entries": [entry()], "lenders": [], "hide": [], "gone": ["a"]}}
    assert js("return tool.readCaseFile(given);", json.dumps(kept))["state"]["log"]["entries"] == [entry()]
    dates = [{"event": "summons", "date": "2026-11-23", "time": "", "note": "甲法院"}, {"event": "<b>", "date": "x"}]
    for given_ in ({"tool": "deadlines", "state": {"items": dates}}, {"tool": "deadlines", "version": 1, "items": dates}):
        found = js("return tool.readCaseFile(given);", json.dumps(given_))
        assert found["state"]["dates"] == dates[:1] and found["refused"] == 1


def test_papers_of_the_rates_and_the_plan_come_in_once_and_none_is_printed_unasked(js):
    """As those tools hand them on, by a file or as they keep them; taken again, nothing is doubled and the reader's tick stays."""
    rate = {"tool": "rate-calculator", "version": 1, "sheet": {"at": "2026-11-29", "text": "# 贷款年化和费用\n先看这一个数：一年 60.00%。\n## 年化\n· 只算分期的钱：名义 50%\n家里人 13912345678"}}
    plan = {"tool": "action-plan", "state": {"ticked": ["x"], "role": "borrower", "lender": "", "sheet": {"at": "2026-11-28", "text": "# 现在该做什么\n## 现在就做\n1. 先记下来"}}}
    found = js("""
      const reads = given.map((one) => tool.readCaseFile(JSON.stringify(one)));
      let state = reads.reduce((all, { state }) => tool.joinedCases(all, state).state, tool.emptyCase());
      state = { ...state, sheets: state.sheets.map((one) => ({ ...one, print: "yes" })) };
      const again = reads.reduce((all, { state }) => tool.joinedCases(all, state).state, state);
      const back = tool.readCaseFile(tool.caseFile(again));
      return { tools: reads.map((one) => one.tool), first: reads.map(({ state }) => state.sheets), again: again.sheets, back: back.state.sheets };""", [rate, plan])
    assert found["tools"] == ["rate-calculator", "action-plan"]
    assert [[one["print"] for one in sheets] for sheets in found["first"]] == [[""], [""]]
    assert found["again"] == found["back"] and [(one["from"], one["at"], one["print"]) for one in found["back"]] == [("rate-calculator", "2026-11-29", "yes"), ("action-plan", "2026-11-28", "yes")]
    state = dossier(js, sheets=found["again"])
    words = paper(js, state)
    assert "一、算过的贷款年化和费用" in words and "二、行动单" in words and "1. 先记下来" in words and "##" not in words
    assert "13912345678" not in words, "masked as everything that goes out"
    assert "只说催收方式" not in words and "不确认债务金额" in words
    document = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(zipped(js, state).read("dossier.docx"))).read("word/document.xml"))
    assert "只算分期的钱" in "".join(document.itertext())
    left = paper(js, dossier(js, sheets=[one | {"print": ""} for one in found["again"]]))
    assert "年化" not in left and "行动单" not in left


@pytest.mark.parametrize("sheet", [None, "x", [], {}, {"at": "2026-11-29"}, {"text": 5}])
def test_a_tool_that_has_no_paper_yet_hands_on_nothing(js, sheet):
    assert js("const read = tool.readCaseFile(given); return read.problem || read.state.sheets.length;", json.dumps({"tool": "rate-calculator", "version": 1, "sheet": sheet})) in ("foreign", 0)


def test_anything_at_all_in_a_file_does_no_harm(js):
    junk = [None, 1, [], {}, "x", {"id": {}}, [[[]]], {"__proto__": {"x": 1}, "constructor": 1, "name": "x"}]
    raw = {"tool": "case-file", "version": 1, "cover": {"who": [1], "__proto__": "x"}, **dict.fromkeys(("behaviours", "law", "dates", "evidence", "letters", "sent"), junk), "log": {"entries": junk, "lenders": junk, "hide": junk}}
    found = js("const read = tool.readCaseFile(given); return [read, tool.readCaseFile(tool.caseFile(read.state))];", json.dumps(raw))
    assert found[0]["state"] == found[1]["state"] and found[0]["refused"] > 0 and found[1]["refused"] == 0
    many = {"tool": "case-file", "version": 1, "cover": {}, "letters": [{"id": f"l{at}", "title": str(at), "at": "", "text": ""} for at in range(501)]}
    assert js("return tool.readCaseFile(given);", json.dumps(many)) == {"problem": "large"}


# -- law ----------------------------------------------------------------------------------


def test_every_article_is_whole_in_force_and_says_what_the_law_file_says(site, data):
    assert len(data["law"]) > 60
    for key, told in data["law"].items():
        statute, provision = site.base.statutes[key.partition("#")[0]], site.base.statutes[key.partition("#")[0]].held(key.partition("#")[2])
        assert "\n".join(filter(None, told["lines"])) == "\n".join(line.strip() for line in provision.text.splitlines() if line.strip())
        assert not provision.paragraphs and statute.rank in QUOTED_RANKS and told["rankName"] == statute.rank.value
        assert status(statute, site.today) in (Status.IN_FORCE, Status.UNKNOWN)
        assert statute.effective_from is None or str(statute.effective_from) in told["force"]
        assert told["formal"].startswith(f"《{statute.title}》第"), "whoever takes the paper knows no short names"
        assert told["label"].startswith(f"《{statute.name}》") and told["level"] == statute.level_of(provision).note
        bound = statute.binds_of(provision)
        for lender in Lender:
            if not told["lenders"]:
                assert set(bound) - {one.value for one in Lender}, key  # somebody else is bound: everybody, or an office
            elif lender.value in told["lenders"]:
                assert statute.binds_lender(provision, lender.value)


def test_what_stands_on_the_page_for_the_counter_stands_here_alike(site, data):
    """One source: the words of an article on that page, in its order, are those of the dossier."""
    held = 0
    for scenario in site.base.scenarios.values():
        for ref in counter.refs(scenario.record):
            cited = site.cited(ref)
            told = data["law"].get(f"{cited.statute.id}#{cited.target.no}")
            if told and counter.quotable(cited):
                shown = counter.article(site, cited, cited.provision)
                assert [words for words, _ in shown.lines] == told["lines"] and (shown.plain, shown.force, shown.level) == (told["plain"], told["force"], told["level"])
                assert shown.origin.startswith(told["origin"].partition("　")[0]) and "本站" not in told["origin"], "what our page says of its own copy is nothing for a desk"
                held += 1
    assert held > 100


def test_an_article_that_does_not_bind_this_lender_is_not_printed(js, data):
    key, told = next((key, told) for key, told in data["law"].items() if told["lenders"] and len(told["lenders"]) < len(Lender))
    other = next(lender.value for lender in Lender if lender.value not in told["lenders"])
    for kind, printed in (("", False), (other, False), (told["lenders"][0], True)):
        state = dossier(js, law=[key, "no-such-law#1"])
        state["cover"]["kind"] = kind
        assert (told["lines"][0] in paper(js, state)) is printed
        assert js("return tool.citedLaw(data, given).lost;", state) == ["no-such-law#1"]


# -- paper --------------------------------------------------------------------------------


def full(js):
    law = js("return Object.keys(data.law).slice(0, 2);")
    state = dossier(js, law=law, dates=[{"event": "summons", "date": "2026-11-21", "time": "", "note": "王小明签收"}])
    state["cover"] |= {"to": "police-110", "who": "小李", "contact": "13700001111", "against": "甲消费金融，02155550000", "facts": f"打给王小明，13912345678。\n{HOSTILE}"}
    state["log"] = {"entries": [entry(number="02155550000", words="王小明在哪", line="13912345678", file="王小明.m4a", note=HOSTILE)], "lenders": [], "hide": [{"id": "w1", "word": "王小明"}], "gone": []}
    state["evidence"] = [{"id": "e1", "name": "王小明 13912345678.m4a", "size": "3", "sha256": hashlib.sha256(b"abc").hexdigest(), "at": "2026-11-20", "what": "录音", "where": "王小明的手机"}]
    state["letters"] = [{"id": "l1", "title": "给王小明单位的信", "at": "", "text": f"第一行\n{HOSTILE}\n王小明"}]
    state["sent"] = [{"id": "s1", "at": "2026-11-22", "what": "投诉信，写了王小明", "to": "甲", "how": "邮寄", "number": "SL-1", "due": "", "cameAt": "2026-11-25", "came": "王小明的号码不再打"}]
    return state


def test_a_relative_that_is_hidden_is_hidden_in_every_file(js):
    state = full(js)
    for masked in (True, False):
        archive = zipped(js, state, masked)
        assert archive.testzip() is None
        assert archive.namelist() == ["dossier.docx", "dossier.txt", "log.csv", "log.json", "hashes.txt"]
        inner = zipfile.ZipFile(io.BytesIO(archive.read("dossier.docx"))).read("word/document.xml")
        texts = [archive.read(name).decode() for name in archive.namelist()[1:]] + [inner.decode()]
        for text in texts:
            assert ("王小明" in text or "13912345678" in text) is not masked
        assert "13700001111" in texts[0] and "02155550000" in texts[0], "numbers of the reader and of the collectors stay"
        assert ("已经遮住" in texts[0]) is masked
    clean = dossier(js)
    clean["cover"]["facts"] = "打了三次"
    assert "已经遮住" not in paper(js, clean)


def test_the_word_file_is_well_formed_and_says_what_the_paper_says(js):
    state = full(js)
    archive = zipped(js, state)
    parts = word_file.assert_sound(archive.read("dossier.docx"))
    body = parts["word/document.xml"].iter(f"{WORD}p")
    words = ["".join(run.text or "" for run in paragraph.iter(f"{WORD}t")) for paragraph in body]
    shown = [line for line in paper(js, state).split("\n") if line]
    assert [line.replace("\u0000", "\ufffd") for line in shown] == [line for line in words if line]
    assert archive.read("dossier.txt").decode("utf-8-sig").replace("\r\n", "\n").split("\n") == [*paper(js, state).split("\n"), ""]


def test_pages_of_the_word_file_are_numbered_and_a_title_stays_with_what_it_names(js, data):
    state = full(js)
    parts = word_file.assert_sound(zipped(js, state).read("dossier.docx"))
    assert [field.get(f"{WORD}instr").strip() for field in parts["word/footer.xml"].iter(f"{WORD}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert parts["word/document.xml"].find(f".//{WORD}sectPr/{WORD}footerReference").get(f"{WORD}type") == "default"
    lines = [("".join(run.text or "" for run in one.iter(f"{WORD}t")), one.find(f"{WORD}pPr/{WORD}keepNext") is not None) for one in parts["word/document.xml"].iter(f"{WORD}p")]
    kept = [words for words, keep in lines if keep]
    assert state["law"] and len(kept) == len(state["law"]) + len(state["letters"])
    assert all(any(data["law"][key]["formal"] in words for words in kept) for key in state["law"])
    assert not lines[-1][1], "the last line has nothing to stay with"


@pytest.mark.parametrize("fault", ["order", "part", "relation", "style"])
def test_a_word_file_with_a_fault_is_called_one(js, fault):
    """The reader of word files above would let nothing pass that Word calls damaged."""
    with zipfile.ZipFile(io.BytesIO(zipped(js, full(js)).read("dossier.docx"))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    if fault == "order":
        files["word/styles.xml"] = files["word/styles.xml"].replace('<w:sz w:val="28"/><w:szCs w:val="28"/>', '<w:szCs w:val="28"/><w:sz w:val="28"/>')
    elif fault == "part":
        del files["word/footer.xml"]
    elif fault == "relation":
        files["word/document.xml"] = files["word/document.xml"].replace('r:id="rId3"', 'r:id="rId1"')
    else:
        files["word/document.xml"] = files["word/document.xml"].replace('w:val="LetterText"', 'w:val="LetterTexts"')
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    with pytest.raises(AssertionError):
        word_file.assert_sound(written.getvalue())


def test_the_paper_has_everything_in_the_order_of_time_and_no_crime_is_named_by_us(js, data):
    state = full(js)
    text = paper(js, state, masked=False)
    assert text.index("2026-11-20 22:15") < text.index("2026-11-21") < text.index("2026-11-22，送出") < text.index("2026-11-25，答复")
    for part in ("交给：公安机关（派出所）", "小李", "SL-1", "第一行", hashlib.sha256(b"abc").hexdigest(), data["events"]["summons"], "不确认债务金额、利息和时效"):
        assert part in text
    own = dossier(js)
    own["cover"]["facts"] = "打了三次"
    assert "罪" not in paper(js, own) and "违法" not in paper(js, own)


def test_a_long_log_is_cut_in_words_and_whole_in_the_table(js):
    state = dossier(js)
    state["log"] = {"entries": [entry(id=f"a{at}", at=f"2026-11-{1 + at % 28:02} 08:00") for at in range(1200)], "lenders": [], "hide": [], "gone": []}
    archive = zipped(js, state)
    assert "这里列了前 1000 条，一共 1200 条" in archive.read("dossier.txt").decode()
    assert archive.read("log.csv").decode().count("\r\n") == 1201 and len(json.loads(archive.read("log.json"))["entries"]) == 1200


def test_days_to_come_come_along_from_the_deadlines_the_nearest_first(js):
    """As 哪天到期 keeps them; one that is over is no day to come, one that is none is left out, and nothing stands twice."""
    due = {"time": "", "side": "轮到你", "what": "交答辩状", "rule": "《民事诉讼法》第一百二十八条", "event": "summons", "date": "2026-11-23", "note": "甲法院"}
    kept = {"tool": "deadlines", "state": {"items": [{"event": "summons", "date": "2026-11-23", "time": "", "note": "甲法院"}],
            "due": [due | {"day": "2026-12-20", "time": "09:30", "what": "到庭"}, due | {"day": "2026-12-08"}, due | {"day": "2026-11-01", "what": "早就过了"}, due | {"day": "2026-02-30"}]}}
    read = js("return tool.readCaseFile(given);", json.dumps(kept))
    assert len(read["state"]["due"]) == 3 and read["refused"] == 1
    joined = js("return tool.joinedCases(given, given).state;", read["state"])
    joined["cover"]["to"] = "court"
    text = paper(js, joined)
    part = text[text.index("接下来的期限"):]
    assert part.index("2026-12-08（周二），轮到本人：交答辩状。") < part.index("2026-12-20（周日） 09:30，轮到本人：到庭。") and "早就过了" not in text
    assert part.count("交答辩状") == 1 and "甲法院" in part and "收到的文书" in part
    assert js("return tool.readCaseFile(tool.caseFile(given)).state.due.length;", joined) == 3
    assert "你" not in part, "the officer who reads it is not meant"


def test_days_to_come_are_printed_for_a_court_and_left_out_for_police_and_complaints(js, data):
    """Unless the reader says otherwise, and what they said stays with another addressee."""
    due = {"time": "", "side": "轮到你", "what": "交答辩状", "rule": "", "event": "summons", "date": "2026-11-23", "note": "", "day": "2026-12-08"}
    state = dossier(js, due=[due])
    for to in ("", *(to for to, *_ in data["to"])):
        for said, printed in (("", to in ("court", "legal-aid-12348")), ("yes", False), ("no", True), ("x", to in ("court", "legal-aid-12348"))):
            state["cover"] |= {"to": to, "noDue": said}
            assert ("交答辩状" in paper(js, state)) is printed, (to, said)


def test_days_to_come_are_left_out_when_the_reader_says_so(js):
    due = {"time": "", "side": "轮到你", "what": "交答辩状", "rule": "", "event": "summons", "date": "2026-11-23", "note": "", "day": "2026-12-08"}
    state = dossier(js, due=[due])
    state["cover"]["to"] = "court"
    assert "接下来的期限" in paper(js, state)
    state["cover"]["noDue"] = "yes"
    assert "接下来的期限" not in paper(js, state) and "交答辩状" not in paper(js, state)


def test_what_the_paper_lacks_is_named_with_what_would_mend_it(js, data):
    """Nothing is put in: each line says what one tap would put in, or where the reader writes it."""
    lacks = lambda state: js("const say = tool.sayer(data.words); return tool.lacking(data, say, given);", state)  # noqa: E731
    state = dossier(js)
    assert [one.get("to") for one in lacks(state)] == ["case-facts", "case-to", "case-against", "case-who", "case-files", "case-law-part"]
    state["cover"] |= {"facts": "打了三次", "to": "police-110", "against": "甲", "who": "小李"}
    state["evidence"] = [{"id": "e1", "name": "", "size": "", "sha256": "", "at": "", "what": "录音", "where": ""}]
    asks, law = lacks(state)
    assert "出具接报案的书面凭证" in asks["asks"] and asks["asks"] in asks["act"]
    behaviour = next(one for one in data["behaviours"] if not one["beside"] and 0 < sum(not data["law"][key]["lenders"] for key in one["law"]) <= 4)
    state["behaviours"] = [behaviour["id"]]
    _, law = lacks(state)
    assert law["law"] == [key for key in behaviour["law"] if not data["law"][key]["lenders"]], "none that may not bind this lender"
    state["cover"]["asks"], state["law"] = asks["asks"], law["law"]
    assert lacks(state) == []


def test_many_articles_or_such_as_do_not_name_what_was_ticked_are_only_looked_at(site, js, data):
    """With calls alone nobody is offered an article on devices in one tap with others: whether one was used, no data knows."""
    offered = {}
    for behaviour in data["behaviours"]:
        state = dossier(js, behaviours=[behaviour["id"]])
        state["cover"]["kind"] = "bank"
        law = js("const say = tool.sayer(data.words); return tool.lacking(data, say, given);", state)[-1]
        offered[behaviour["id"]] = law
        named = [key for key in behaviour["law"] if behaviour["id"] in site.base.statutes[key.partition("#")[0]].held(key.partition("#")[2]).behaviours]
        reaching = [key for key in named if not data["law"][key]["lenders"] or "bank" in data["law"][key]["lenders"]]
        assert behaviour["beside"] == [key for key in behaviour["law"] if key not in named]
        if 0 < len(reaching) <= 4:
            assert law["law"] == reaching, behaviour["id"]
        else:
            assert "law" not in law and law["to"].startswith("case-law-"), behaviour["id"]
    assert offered["repeated-calls"]["to"].startswith("case-law-repeated-calls-")
    assert offered["false-criminal-threat"]["to"].startswith("case-law-false-criminal-threat-"), "none of what its page shows names it"
    assert any("law" in one for one in offered.values())


def test_a_paper_about_a_summons_is_not_called_one_about_collectors(js, data):
    for to in ("court", "legal-aid-12348", "police-110", ""):
        state = dossier(js)
        state["cover"]["to"] = to
        text = paper(js, state)
        assert ("案件材料" in text) == (to in ("court", "legal-aid-12348")) != ("催收情况材料" in text) and "不确认债务金额、利息和时效" in text
    assert all(data["bring"][to] for to, *_ in data["to"] if to != "other"), "whoever takes it says what to bring"


def test_days_of_limitation_stay_out_of_the_paper(js, data):
    """Who paid what when, or promised to, may start the years of an old debt anew: it is nothing for whoever gets the paper."""
    assert set(data["unprinted"]) >= {"debt-paid", "debt-demanded", "debt-due"}
    state = dossier(js, dates=[{"event": "debt-paid", "date": "2021-03-02", "time": "", "note": "还了一千"}, {"event": "summons", "date": "2026-11-21", "time": "", "note": "门卫收的"}])
    printed = paper(js, state)
    assert "2026-11-21" in printed and "2021-03-02" not in printed and "还了一千" not in printed
