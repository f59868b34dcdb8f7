"""scripts/kept_nav.py: every page has the menu that the theme would have made for it."""

from __future__ import annotations

import subprocess
import sys

from here import ROOT

CONFIG = """site_name: x
theme: {name: material, font: false}
plugins: []
hooks: [hook.py]
nav: [{首页: index.md}, {甲: a/index.md}, {更多: [{丁: b/d.md}, {深: a/deep/in.md}]}]
"""
HOOK = f"""import sys
sys.path.insert(0, {str(ROOT / "scripts")!r})
import kept_nav
navs = []
def on_nav(nav, config, files):
    navs[:] = [nav]
def on_env(env, config, files):
    kept_nav.keep(env, navs[0])
"""
#: In the menu and not, beside each other, above one that is, at several depths.
PAGES = ("index.md", "one.md", "two.md", "a/index.md", "a/one.md", "a/two.md", "a/deep.md", "a/deep/in.md", "a/deep/out.md", "a/deep/on.md", "b/d.md", "b/e.md", "b/f.md", "c/x/y.md")


def test_the_menu_is_that_of_the_theme(tmp_path):
    for name in PAGES:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(f"# {name}\n\n## 一节\n\n字\n", encoding="utf-8")
    found = []
    for hook in (HOOK, ""):
        (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
        (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        out = tmp_path / f"site{len(found)}"
        done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--site-dir", out], cwd=tmp_path, capture_output=True, text=True, check=False,
                              env={"SOURCE_DATE_EPOCH": "1", "NO_MKDOCS_2_WARNING": "1", "PATH": ""})
        assert done.returncode == 0, done.stderr
        found.append({path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.html"))})
    assert found[0] == found[1] and len(found[0]) == len(PAGES) + 1
    assert b'href="../../a/"' in found[0]["b/f/index.html"] and b"md-nav__item--active" not in found[0]["b/f/index.html"]
