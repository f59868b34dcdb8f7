"""Small pieces of Markdown and HTML, escaped, with links that work from any page.

Everything generated goes through here, so that a `<` or `*` in a record is shown
and never executed. Links to pages are relative .md links: MkDocs checks them.
"""

from __future__ import annotations

import html
import json
import posixpath
from functools import lru_cache

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]#|~^"} | {"<": "&lt;", ">": "&gt;"})


def text(value: str) -> str:
    """Plain text for Markdown context: nothing in it is markup."""
    return value.translate(_ESCAPED)


def attribute(value: str) -> str:
    return html.escape(value, quote=True)


def relative(source: str, target: str) -> str:
    """Link from page `source` to file `target` (both under docs/), keeping #anchor."""
    path, mark, anchor = target.partition("#")
    return _way(posixpath.dirname(source) or ".", path) + mark + anchor


@lru_cache(maxsize=100_000)
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder)


def link(source: str, target: str, label: str, classes: str = "") -> str:
    tail = "{ ." + " .".join(classes.split()) + " }" if classes else ""
    return f"[{text(label)}]({relative(source, target)}){tail}"


def block(tag: str, classes: str, *parts: str, **attributes: str) -> str:
    """A block element whose inside is Markdown. Parts are separated by blank lines."""
    extra = "".join(f' {name.replace("_", "-")}="{attribute(value)}"' for name, value in attributes.items() if value)
    inside = "\n\n".join(part for part in parts if part)
    return f'<{tag} class="{classes}"{extra} markdown="1">\n\n{inside}\n\n</{tag}>'


def fold(heading: str, anchor: str, short: str, *parts: str, level: int = 2, classes: str = "", **attributes: str) -> str:
    """A closed section whose own line is the reader's question with the short answer in it; empty without parts.

    `heading` is plain text, `short` is Markdown. The heading stands inside the <summary>: an anchor to it is in
    sight while the section is closed, and the theme's table of contents names it as it names open ones.
    """
    if not any(parts):
        return ""
    more = f' <span class="kb-short">{short}</span>' if short else ""
    line = f'{"#" * level} {text(heading)}{more} {{#{anchor} data-toc-label="{attribute(heading)}"}}'
    return block("details", f"kb-fold {classes}".strip(), f'<summary markdown="block">\n\n{line}\n\n</summary>', *parts, **attributes)


def bullets(items: list[str], mark: str = "-") -> str:
    return "\n".join(f"{mark} {item}" for item in items)


def front_matter(**fields: object) -> str:
    """YAML front matter; JSON scalars are YAML scalars, so quoting is never guessed."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value is not None]
    return "---\n" + "\n".join(lines) + "\n---\n"


def join(*parts: str) -> str:
    """Blocks of a page, one blank line between them, empty ones dropped."""
    return "\n\n".join(part for part in parts if part) + "\n"


def chinese_list(words: list[str]) -> str:
    return "、".join(words)
