"""Write what the hook would hand to MkDocs as plain files, with a configuration that has no hooks.

The way off MkDocs: build/stage/ holds ordinary Markdown, JSON and assets that any
generator reading mkdocs.yml can build. It guarantees the same {path: text} as the
hook; it does not add the content policy, which the hook puts into built HTML.

Usage: python scripts/stage.py [--root DIR] [--out DIR]
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

from kb import checks, clock, render
from kb.joining import knowledge
from kb.joining.handbook import join
from kb.publishing import assets
from kb.render import lost

#: Top-level settings that belong to the hook and not to the staged copy.
_DROPPED = ("hooks", "watch", "exclude_docs")


def stage(root: Path, out: Path) -> int:
    """Stage the project; returns the number of files. Raises ValueError with the report when data are broken."""
    handbook = join(knowledge.load(root), clock.today(), clock.built_on(), clock.site_url())
    problems = checks.run(handbook)
    if problems:
        raise ValueError(problems.report())
    files = render.site_files(handbook)
    write(root, out, files)
    return len(files)


def write(root: Path, out: Path, files: dict[str, str]) -> None:
    """These files, the overrides and a configuration without hooks, in place of what was there."""
    shutil.rmtree(out, ignore_errors=True)
    docs = out / "docs"
    shutil.copytree(root / "overrides", out / "overrides")
    for path, text in files.items():
        # The theme brings a page of this name, and what stands in overrides/ goes before it; nothing in ours is a template.
        target, text = (out / "overrides" / path, "{% raw %}" + text + "{% endraw %}") if path == lost.PATH else (docs / path, text)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    config = without_hooks((root / "mkdocs.yml").read_text(encoding="utf-8"))
    (out / "mkdocs.yml").write_text(assets.named(config, assets.names(root)), encoding="utf-8")


def without_hooks(config: str) -> str:
    """mkdocs.yml without the settings that only the hook needs. Each must be there: a change that does nothing is an error."""
    for name in _DROPPED:
        config, count = re.subn(rf"^{name}:.*\n", "", config, flags=re.M)
        if count != 1:
            raise ValueError(f"mkdocs.yml: “{name}:” should stand there once, on one line; found {count}")
    return config


def main(arguments: list[str] | None = None) -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="把生成的页面写成普通文件")
    parser.add_argument("--root", type=Path, default=root)
    parser.add_argument("--out", type=Path, default=root / "build" / "stage")
    options = parser.parse_args(arguments)
    try:
        count = stage(options.root, options.out)
    except ValueError as error:
        print(error)
        return 1
    print(f"写好 {count} 个文件：{options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
