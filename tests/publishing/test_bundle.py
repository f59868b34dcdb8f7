"""Small modules become one classic script; whatever cannot be joined safely is refused by file and line."""

from __future__ import annotations

from here import ROOT
import re

import pytest

from kb.publishing.bundle import bundle

SCRIPTS = ROOT / "docs/assets/js"

GOOD = {
    "app.js": 'import { twice } from "./lib/twice.js";\nimport { STEP } from "./step.js"; // why\n\ntwice(STEP);\n',
    "lib/twice.js": 'import { half } from "./half.js";\n\nexport function twice(n) {\n  return half(n) * 4;\n}\n',
    "lib/half.js": "/** Half. */\nexport const half = (n) => n / 2;\n",
    "step.js": "export class Step {}\nexport const STEP = 3;\nexport async function wait() {}\n",
    "unused.js": "export default 1;\n",
}


def test_dependencies_come_first_and_only_what_is_needed():
    script = bundle(GOOD, "app.js")
    assert re.findall(r"^// (\S+)$", script, re.M) == ["lib/half.js", "lib/twice.js", "step.js", "app.js"]


def test_result_is_one_strict_function_without_module_syntax():
    script = bundle(GOOD, "app.js")
    assert script.startswith('(function () {\n"use strict";\n') and script.endswith("\n})();\n")
    assert not re.search(r"^\s*(import|export)\b", script, re.M)
    assert "function twice(n)" in script and "const half = " in script and "class Step {}" in script


def test_same_sources_give_the_same_bytes_in_any_order():
    assert bundle(GOOD, "app.js") == bundle(dict(reversed(GOOD.items())), "app.js")


def test_a_module_needed_twice_stands_once():
    sources = {
        "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "b.js": 'import { c } from "./c.js";\nexport function b() {\n  return c;\n}\n',
        "c.js": "export const c = 1;\n",
    }
    assert bundle(sources, "a.js").count("const c = 1;") == 1


def test_windows_line_ends_change_nothing():
    assert bundle({path: text.replace("\n", "\r\n") for path, text in GOOD.items()}, "app.js") == bundle(GOOD, "app.js")


def test_words_inside_a_line_are_no_module_syntax():
    bundle({"a.js": '// export default is refused\nconst note = "import x";\nconst map = {\n  import: 1,\n};\n'}, "a.js")


def test_comments_stay_behind_and_what_only_looks_like_one_does_not():
    source = r"""const a = 1; // why
/* long
   story */
const b = "x // y";
const c = / \/\/ z/;
const d = `e // ${a}`; // says "why"
const url = "https://a.example"; // where
"""
    script = bundle({"a.js": source}, "a.js")
    assert "why\n" not in script and "story" not in script and "where" not in script
    for kept in ('const a = 1;\n', '"x // y";', r"/ \/\/ z/;", "`e // ${a}`;", '"https://a.example";'):
        assert kept in script
    assert "// not a comment" in bundle({"a.js": "const t = `one\n  two // not a comment\n`;\n"}, "a.js")


@pytest.mark.parametrize("line", [
    "export default function () {}",
    "export { a };",
    "export * from \"./b.js\";",
    "export let a = 1;",
    "  export const a = 1;",
    'import b from "./b.js";',
    'import * as b from "./b.js";',
    'import "./b.js";',
    "import { b } from './b.js';",
    'import { b } from "../b.js";',
    'import { b } from "b.js";',
    'import { b } from "https://example.invalid/b.js";',
    "import {",
    'import { b as c } from "./b.js";',
    'const b = await import("./b.js");',
    'if (1) import("./b.js");',
    "const here = import.meta.url;",
    "await ready();",
    'const b = require("./b.js");',
    "const { a, c } = {};",
    "const [a] = [];",
    "let a, c;",
    "const a = 1, c = 2;",
])
def test_other_forms_are_refused_with_file_and_line(line):
    with pytest.raises(ValueError, match=r"^a\.js:2: "):
        bundle({"a.js": f"// first line\n{line}\n", "b.js": "export const b = 1;\n"}, "a.js")


@pytest.mark.parametrize(("sources", "message"), [
    ({"a.js": 'import { b } from "./gone.js";\n'}, r"^a\.js:1: no such file: gone\.js"),
    ({}, r"^a\.js: no such file"),
    ({"a.js": 'import { hidden } from "./b.js";\n', "b.js": "const hidden = 1;\n"}, r"^a\.js:1: b\.js does not export hidden"),
    ({"a.js": 'import { a } from "./a.js";\nexport const a = 1;\n'}, r"^a\.js:1: imports go round in a circle: a\.js -> a\.js"),
    ({"a.js": 'import { b } from "./b.js";\nexport const a = 1;\n', "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n'},
     r"^b\.js:1: imports go round in a circle: a\.js -> b\.js -> a\.js"),
])
def test_unknown_files_names_and_circles_are_refused(sources, message):
    with pytest.raises(ValueError, match=message):
        bundle(sources, "a.js")


@pytest.mark.parametrize("clash", ["function same() {}", "const same = 2;", "let same;", "class same {}", "async function same() {}", "function* same() {}"])
def test_two_modules_may_not_declare_the_same_name(clash):
    sources = {"a.js": f'import {{ b }} from "./b.js";\n{clash}\nb();\n', "b.js": "const same = 1;\nexport function b() {\n  return same;\n}\n"}
    with pytest.raises(ValueError, match=r"^a\.js:2: same is declared in b\.js too"):
        bundle(sources, "a.js")


def test_a_name_declared_twice_in_one_module_is_refused():
    with pytest.raises(ValueError, match=r"^a\.js:2: same is declared twice"):
        bundle({"a.js": "const same = 1;\nfunction same() {}\n"}, "a.js")


#: Syntax and functions younger than ES2018 and the WebViews of 2018, by what they look like. Stand-ins: docs/assets/js/floor.js.
_TOO_YOUNG = re.compile(
    r"\?\.[A-Za-z_(\[]|\?\?|(?:\|\||&&)=|\(\?<[=!]|catch \{|\bstatic \{|\b\d+_\d|\d+n\b|\bimport\(|\bimport\.meta|^\s*#[a-z]|this\.#"
    r"|\.(?:replaceAll|replaceChildren|flat|flatMap|at|matchAll|trimStart|trimEnd|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|allSettled|any|groupBy|hasOwn|randomUUID|isWellFormed)\("
    r"|Object\.fromEntries|\b(?:globalThis|structuredClone|BigInt|AggregateError|WeakRef|queueMicrotask)\b",
    re.M,
)


def _modules() -> dict[str, str]:
    return {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.rglob("*.js"))}


def test_every_script_runs_in_old_webviews():
    """No syntax and no function younger than ES2018: a single ?. or lookbehind leaves an old WeChat without the tool, or the search."""
    found = []
    for name, text in _modules().items():
        code = re.sub(r"/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), text, flags=re.S)
        found += [f"{name}:{code[: match.start()].count(chr(10)) + 1}: {match[0]}" for match in _TOO_YOUNG.finditer(code)]
    assert found == []


@pytest.mark.parametrize("line", ["a?.b", "a?.[0]", "a ?? b", "a ||= b", "/(?<=x)y/", "try {} catch {}", "all.flatMap(f)", "all.at(-1)", "text.matchAll(x)", "node.replaceChildren()", "Object.fromEntries(x)", "1_000", "10n", "globalThis.x", "  #secret = 1;"])
def test_what_is_too_young_is_seen(line):
    assert _TOO_YOUNG.search(line)


def test_stand_ins_do_what_the_real_ones_do(chromium):
    page = chromium.new_page()
    page.add_script_tag(content=bundle(_modules() | {"entry.js": 'import { flatly, fromPairs, refill } from "./floor.js";\nself.floor = { flatly, fromPairs, refill };\n'}, "entry.js"))
    same = page.evaluate("""() => {
      const { flatly, fromPairs, refill } = self.floor;
      const list = [1, [2, 3], [], [[4]], "five", null];
      const pairs = [["a", 1], ["a", 2], ["__proto__", 3], ["constructor", 4]];
      const [one, other] = [document.createElement("p"), document.createElement("p")];
      for (const node of [one, other]) node.innerHTML = "<b>old</b> words";
      refill(one, "new", document.createElement("i")); other.replaceChildren("new", document.createElement("i"));
      const text = JSON.stringify;
      return [
        text(flatly(list, (part) => part)) === text(list.flatMap((part) => part)), text(flatly(list, (part, place) => [place, part])) === text(list.flatMap((part, place) => [place, part])),
        text(fromPairs(pairs)) === text(Object.fromEntries(pairs)), Object.getPrototypeOf(fromPairs(pairs)) === Object.prototype, one.innerHTML === other.innerHTML,
      ];
    }""")
    page.close()
    assert same == [True] * 5
