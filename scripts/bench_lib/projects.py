"""A project as large as wanted, apart from the working tree: the real one, and copies of its pages under other names.

    build/bench/1000/            docs law overrides mkdocs.yml   built by our own command
    build/bench/1000/stage/      the same pages as Markdown and a configuration without hooks, for any generator

Guarantees: with no copies the pages are those of today; a copy is a page as its original is, so whatever a build does to
one it does to the other; every check runs, and only what it finds about copies (sentences that stand twice) is
let pass. The working tree is only read. Not promised: that a copy makes sense.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import stage
from kb import clock, render
from kb.joining import knowledge
from kb.joining.handbook import Handbook, join

#: What grows: behaviours, channels and kinds of lender are closed lists, and a larger handbook has more situations, not more law.
_GROWING = ("scenarios", "myths", "letters", "guides")
_TITLE = re.compile(r"^title: *(.+)$", re.M)
_HOOK = '''"""The real hooks; what the checks find about copies is let pass."""
import sys
sys.path.insert(0, {scripts!r})
from kb import checks
from kb.reading.problems import Problems
_run = checks.run
def _let_pass(*given, **named):
    _run(*given, **named)
    return Problems()
checks.run = _let_pass
from mkdocs_hooks import *  # noqa
'''
_PAGE_HOOK = '''import sys
sys.path.insert(0, {scripts!r})
from page_hooks import *  # noqa
'''


def make(root: Path, out: Path, pages: int) -> int:
    """A project with `pages` pages, or one more (0, or fewer than today: as it is). Returns how many it has."""
    shutil.rmtree(out, ignore_errors=True)
    for name in ("docs", "law", "overrides"):
        shutil.copytree(root / name, out / name)
    shutil.copy(root / "mkdocs.yml", out)
    (out / "scripts").mkdir()
    (out / "scripts" / "kb").symlink_to(root / "scripts" / "kb")
    for name, text in (("mkdocs_hooks.py", _HOOK), ("page_hooks.py", _PAGE_HOOK)):
        (out / "scripts" / name).write_text(text.format(scripts=str(root / "scripts")), encoding="utf-8")
    _grow(out, pages - sum(path.endswith(".md") for path in render.pages(_handbook(out))))
    files = render.site_files(_handbook(out))
    stage.write(out, out / "stage", files)
    return sum(path.endswith(".md") for path in files)


def _handbook(project: Path) -> Handbook:
    return join(knowledge.load(project), clock.today(), clock.built_on(), clock.site_url())


def _grow(project: Path, missing: int) -> None:
    originals = [path for folder in _GROWING for path in sorted((project / "docs" / folder).glob("*.md"))]
    turn = 0
    while missing > 0:
        turn += 1
        for path in originals:
            if missing > 0:
                missing -= 2 if path.parent.name == "scenarios" else 1  # a situation has a second page, for the counter
                text = path.read_text(encoding="utf-8")
                path.with_stem(f"{path.stem}-copy-{turn}").write_text(_TITLE.sub(rf"title: \1，第 {turn} 份", text, count=1), encoding="utf-8")


def change_a_page(project: Path) -> None:
    """Of a project or of its staged copy: one sentence more at the end of one situation; called again, it is another sentence."""
    page = project / "docs" / "scenarios" / "home-visit.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text.rstrip()}\n\n第 {len(text)} 次改动。\n", encoding="utf-8")


def forget(project: Path) -> None:
    """Nothing that an earlier build left can help the next."""
    shutil.rmtree(project / "site", ignore_errors=True)
    shutil.rmtree(project / "build", ignore_errors=True)


def for_zensical(staged: Path) -> Path:
    """Settings without our overrides, whose templates use a filter that Zensical's language has not got, and without its
    search: unasked it makes an index, which Material does not here, and refuses to where a page is very long. Returns where they are."""
    text = (staged / "mkdocs.yml").read_text(encoding="utf-8")
    for what, pattern, instead in (("custom_dir", r"^  custom_dir:.*\n", ""), ("plugins: []", r"^plugins: \[\]$", "plugins:\n  - search:\n      enabled: false")):
        text, count = re.subn(pattern, instead, text, flags=re.M)
        if count != 1:
            raise ValueError(f"mkdocs.yml: no {what} to take away")
    settings = staged / "zensical.yml"
    settings.write_text(text, encoding="utf-8")
    return settings
