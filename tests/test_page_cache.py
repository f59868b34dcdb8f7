"""What scripts/page_cache.py keeps is what MkDocs would make: same bytes, and nothing that changed is answered from before."""

from __future__ import annotations

import subprocess
import sys

import pytest
from here import ROOT

CONFIG = """site_name: x
theme: {name: material, font: false}
plugins: []
hooks: [hook.py]
strict: true
markdown_extensions: [attr_list, md_in_html, {toc: {toc_depth: 3}}]
validation: {links: {anchors: warn}}
"""
HOOK = f"""import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT / "scripts")!r})
from page_cache import Cache
made = []
def on_files(files, config):
    made[:] = [Cache(Path(config.config_file_path).parent / "build/pages", config)]
def on_page_markdown(markdown, page, config, files):
    made[0].take_over(page)
def on_env(env, config, files):
    made[0].forget_unused()
    print(f"kept {{made[0].kept}} made {{made[0].made}}", file=sys.stderr)
"""
PAGES = {
    "index.md": "# 首页 *A*\n\n[去](a.md#b)，[自己](#c)\n\n## 乙 {: #c }\n\n### 丙\n",
    "a.md": "# 甲\n\n<div markdown=\"1\">\n\n## 一节 & 别的 {: #b }\n\n</div>\n\n[回](index.md)\n",
    "b/c.md": "没有标题 [甲](../a.md)\n",
}


@pytest.fixture
def project(tmp_path):
    for name, text in {"mkdocs.yml": CONFIG, "hook.py": HOOK, **{f"docs/{name}": text for name, text in PAGES.items()}}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(project):
    """(what was kept and made, {path: bytes}, exit code, all that was said)"""
    out = project / "site"
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", out], cwd=project, capture_output=True, text=True, check=False,
                          env={"SOURCE_DATE_EPOCH": "1", "NO_MKDOCS_2_WARNING": "1", "PATH": ""})
    told = next((line for line in done.stderr.splitlines() if line.startswith("kept ")), "")
    return told, {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.html"))}, done.returncode, done.stderr


def test_the_second_build_converts_nothing_and_gives_the_same_bytes(project):
    told, first, code, said = build(project)
    assert (told, code) == ("kept 0 made 3", 0), said
    again = build(project)
    assert again[:3] == ("kept 3 made 0", first, 0)


def test_a_changed_page_alone_is_converted_and_what_is_no_longer_used_goes(project):
    build(project)
    (project / "docs/a.md").write_text(PAGES["a.md"].replace("一节", "二节"), encoding="utf-8")
    told, pages, _, _ = build(project)
    assert told == "kept 2 made 1" and "二节" in pages["a/index.html"].decode()
    assert len(list((project / "build/pages").iterdir())) == 3


def test_a_page_whose_target_moved_or_went_is_converted_again(project):
    build(project)
    (project / "mkdocs.yml").write_text(CONFIG + "use_directory_urls: false\n", encoding="utf-8")
    told, pages, _, _ = build(project)
    assert told == "kept 0 made 3" and 'href="a.html#b"' in pages["index.html"].decode()
    (project / "docs/b/c.md").write_text("没有标题\n", encoding="utf-8")
    (project / "docs/a.md").rename(project / "docs/b/a.md")
    told, _, code, said = build(project)
    assert told.startswith("kept 0") and code == 1 and "a.md" in said


def test_a_warning_comes_with_every_build(project):
    (project / "docs/a.md").write_text(PAGES["a.md"] + "\n[weg](weg.md)\n", encoding="utf-8")
    first, second = build(project), build(project)
    assert first[2] == second[2] == 1
    assert "weg.md" in first[3] and "weg.md" in second[3] and second[0] == "kept 2 made 1"


def test_an_anchor_that_went_from_another_page_is_missed_with_all_else_kept(project):
    """The page that links did not change and is not converted: what it links to is kept with it."""
    build(project)
    (project / "docs/a.md").write_text(PAGES["a.md"].replace("#b", "#d"), encoding="utf-8")
    told, _, code, said = build(project)
    assert (told, code) == ("kept 2 made 1", 1) and "a.md#b" in said


def test_a_file_that_is_no_answer_counts_as_none(project):
    _, first, _, _ = build(project)
    for number, path in enumerate(sorted((project / "build/pages").iterdir())):
        path.write_bytes([b"", b'{"asked": {}}', path.read_bytes()[:100]][number])
    told, again, code, _ = build(project)
    assert (told, again, code) == ("kept 0 made 3", first, 0)
