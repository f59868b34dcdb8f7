"""Pages that nobody would write: no check raises, and what is accepted can be laid out, with links that lead on and ids that are unique.

Whether a link to another page lands is MkDocs' to say (strict); here every other page exists. Citations alone: tests/citing/.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
import small
from here import TODAY
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from kb import checks
from kb.book import fragments
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.render import glossary, guide

GUIDE = "docs/guides/evidence.md"
SOUND = "截整屏。"
_settings = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])

#: What Markdown, our placeholders and citations are made of, sound and broken.
PARTS = [
    "先留证据", "截整屏。", "，", "。", "\n", "\n\n", "## 怎样取证\n\n", "### 小标题 {: #here }\n\n", "## 题 { #here .kb-x }\n\n", "- ", "1. ", "> ", "    ", "***", "**", "_", "`", "```\n", "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n",
    "《民法典》第一千零三十三条", "《民法典》第188条第一款", "第一百八十八条", "《没有》第一条", "《", "》", "第", "条", "（一）", "同法",
    "{{ limit:limitation }}", "{{ text:keep }}", "{{ ladder:complaint }}", "{{ clocks }}", "{{", "}}", "{{ x }}", "{: #x }", "{", "}", "{: onclick=x }",
    "[看](stop.md)", "[看](../letters/stop.md)", "[看](../scenarios/contact.md#avoid)", "[看](#here)", "[110](../channels/police-110.md)", "[", "](", "](x)", ")", "[x]: javascript:x\n", "<https://a.cn>", "![图](a.png)",
    "<b>", "</b>", "<", "&", "&amp;", "&#106;", "\\", "\\\\", "~~~", "110", "12356", "2026-02-30", "2026年11月1日", "!!! note\n", "???", "[^1]", "[^1]: 注\n", "*[HTML]: 字\n", "时效", "\u202e", "\u0430", "\x07", "\t", "衆",
]
#: Whole passages that may stand beside each other; one broken part may be dropped among them.
PASSAGES = [
    "先把整屏截下来。", "- 先存好。\n- 再备份一份。", "1. 打开相册。\n2. 找到那一张。", "> 请只联系我。", "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |", "看[文书](../letters/stop.md)。",
    "《民法典》第188条第一款说了三年。", "时效是 {{ limit:limitation }}（《民法典》第188条第一款）。", "{{ ladder:complaint }}", "**要紧**的写在前面。", "打 [110](../channels/police-110.md)。",
]
_BODIES = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
    st.tuples(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=5, unique=True), st.sampled_from(["", "", *PARTS])).map(lambda both: "\n\n".join([*both[0], both[1]]).strip()),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return small.write(tmp_path_factory.mktemp("fuzz"))


def written_by(project, body: str):
    """The handbook with this guide, and what is wrong with it."""
    text = small.FILES[GUIDE].split("checked:")[0] + "---\n\n"
    (project / GUIDE).write_text(text + body + "\n", encoding="utf-8")
    handbook = join(knowledge.load(project), TODAY, TODAY)
    return handbook, checks.run(handbook).sorted()


def laid_out(handbook):
    return fragments.to_tree("guides/evidence.md", guide.page(handbook, glossary.linked(handbook, handbook.entry("guide:evidence"))))


@given(_BODIES)
@example(f"## 一\n\n{SOUND}\n\n{{{{ ladder:complaint }}}}\n")
@example(f"{SOUND}见[这里](#here)。\n\n## 题 {{: #here }}\n\n《民法典》第188条第一款：{{{{ limit:limitation }}}}。")
@example("`<b>```\n")
@_settings
def test_a_body_is_refused_or_laid_out(project, body):
    handbook, problems = written_by(project, body)
    event("refused" if problems else "laid out")
    if problems:
        assert all(problem.path and problem.message for problem in problems)
        return
    tree = laid_out(handbook)
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [id_ for id_, count in ids.items() if count > 1] == []
    for _, href in fragments.links(tree):
        assert re.match(r"https://|tel:|sms:|#|(?:\.\./)*[a-z0-9/-]+(?:\.md)?", href), href
    assert "javascript" not in "".join(tree.itertext()) and "\x00" not in "".join(tree.itertext())


def test_most_of_what_fuzzing_could_accept_is_laid_out(project):
    """The way through the whole house is open: a sound page comes out of it."""
    handbook, problems = written_by(project, f"{SOUND}见《民法典》第188条第一款。\n\n[看](../letters/stop.md)")
    assert problems == []
    assert len(list(fragments.links(laid_out(handbook)))) > 1


#: What may be dropped anywhere into the fields of a page or a law.
BROKEN = ["\n", " ", "  ", ":", ": ", "- ", "[", "]", "{", "}", "'", '"', "#", "&a", "*a", "!!str ", "|", ">", "%", "@", "`", "---\n", "...\n", "? ", ",", "null", "~", "\\", "{{ limit:limitation }}", "{{", "\u2028", "\ufeff", "0x1", "2026-02-30"]


@given(st.sampled_from(["docs/scenarios/contact.md", "docs/channels/police-110.md", "law/civil-code.yml", "law/_ladders.yml", "law/_triage.yml"]), st.integers(0, 10_000), st.sampled_from(BROKEN), st.integers(0, 3))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fields_with_something_dropped_into_them_never_raise(project, name, place, dropped, cut):
    path = project / name
    sound = path.read_text(encoding="utf-8")
    end = sound.index("\n---\n") if name.endswith(".md") else len(sound)
    at = place % end
    try:
        path.write_text(sound[:at] + dropped + sound[at + cut :], encoding="utf-8")
        loaded = knowledge.load(project)
        assert all(problem.line >= 0 and problem.message for problem in loaded.problems.sorted())
        if place % 8 == 0:
            checks.run(join(loaded, TODAY, TODAY))
    finally:
        path.write_text(sound, encoding="utf-8")
