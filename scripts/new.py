"""Start a situation, a law, a channel, a letter or a myth: a whole file from scripts/kb/data/templates/, ready to be filled in.

What has to stand elsewhere is written too: the row in law/_reviews.yml, for a situation an answer behind a door in
law/_triage.yml, the addresses in tests/urls.txt. The new files pass every check but one, which points at each place
that still says 【改这里】. All is written or nothing; an existing or impossible name is refused with exit 1.

Usage: python scripts/new.py {scenario,law,channel,letter,myth} NAME [--door me|family|papers] [--root DIR]
(`make new-scenario NAME=…` and the like)
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb import clock
from kb.records.fields import ID

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).parent / "kb" / "data" / "templates"
REVIEWS, TRIAGE, URLS = "law/_reviews.yml", "law/_triage.yml", "tests/urls.txt"
#: kind -> (where its file goes, the addresses at which it is published)
KINDS = {
    "scenario": ("docs/scenarios/{}.md", ("scenarios/{}/", "show/{}/")),
    "law": ("law/{}.yml", ("law/{}/",)),
    "channel": ("docs/channels/{}.md", ("channels/{}/",)),
    "letter": ("docs/letters/{}.md", ("letters/{}/",)),
    "myth": ("docs/myths/{}.md", ("myths/{}/",)),
}
DOORS = ("me", "family", "papers")
LONGEST = 60

_READING = '  - {{of: {}:{}, on: {}, by: editor, changed: 【改这里】新写的；逐句对着条文读完那天，写上那天的日期}}'
_ANSWER = """\
      - say: 【改这里】读者会怎么说，用他的话；放在最合适的问题下面
        go: scenario:{}"""
_NEXT = {
    "law": "读到全文的，照文件里的说明写 text，再运行 make digests。",
    "letter": "定稿以后运行 make samples，把 tests/letters/ 里的两份样张逐行看一遍。",
}


class Refused(Exception):
    """Why nothing was written, in Chinese."""


def new_files(root: Path, kind: str, name: str, door: str, today: str) -> dict[str, str]:
    """{path: whole new text} of every file that a new page needs. Raises Refused; writes nothing."""
    path, addresses = KINDS[kind][0].format(name), [address.format(name) for address in KINDS[kind][1]]
    _must_be_free(root, kind, name, path, addresses)
    template = TEMPLATES / Path(KINDS[kind][0]).with_stem(kind).name
    files = {path: template.read_text(encoding="utf-8").replace("__NAME__", name).replace("__TODAY__", today)}
    if kind != "law":
        files[REVIEWS] = _add(root, REVIEWS, "readings:", _READING.format(kind, name, today))
    if kind == "scenario":
        files[TRIAGE] = _add(root, TRIAGE, f"  - id: {door}", _ANSWER.format(name))
    files[URLS] = "".join(f"{line}\n" for line in sorted({*_read(root, URLS).split(), *addresses}))
    return files


def _must_be_free(root: Path, kind: str, name: str, path: str, addresses: list[str]) -> None:
    if not name:
        raise Refused(f"没有写短名。这样写：make new-{kind} NAME=my-page（小写英文字母、数字，用连字符连起来）")
    if not ID.match(name) or len(name) > LONGEST or name == "index":
        raise Refused(f"短名“{name}”不能用。只能是小写英文字母和数字，用连字符连起来，最多 {LONGEST} 个字，不能是 index，如 my-page。")
    if (root / path).exists():
        raise Refused(f"{path} 已经有了，没有改动它。换一个短名，或者直接改那个文件。")
    if taken := sorted(set(addresses) & set(_read(root, URLS).split())):
        raise Refused(f"网址 {taken[0]} 发布过，不能给别的页面用。换一个短名。")


def _add(root: Path, path: str, head: str, row: str) -> str:
    """The text of a file with `row` at the end of the block that the line `head` opens."""
    lines = _read(root, path).split("\n")
    if lines.count(head) != 1:
        raise Refused(f"{path} 里没有找到“{head.strip()}”这一行，不知道写到哪里。先运行 make check。")
    depth, last = len(head) - len(head.lstrip()), lines.index(head)
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= depth and not line.lstrip().startswith("#"):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            last = number
    return "\n".join([*lines[: last + 1], row, *lines[last + 1 :]])


def _read(root: Path, path: str) -> str:
    try:
        return (root / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"读不了 {path}（{error}）。请在项目根目录运行。") from None


def write(root: Path, files: dict[str, str]) -> None:
    """All of them or none: everything is written beside its place first, and put back when a rename fails."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    beside = {path: root / f"{path}.new-{os.getpid()}" for path in files}
    try:
        for path, text in files.items():
            beside[path].write_text(text, encoding="utf-8")
        for path in files:
            beside[path].replace(root / path)
    except BaseException as error:
        for path, old in before.items():
            beside[path].unlink(missing_ok=True)
            if old is None:
                (root / path).unlink(missing_ok=True)
            elif (root / path).read_bytes() != old:
                (root / path).write_bytes(old)
        if isinstance(error, OSError):
            raise Refused(f"写不进去（{error}）。什么都没有改。") from None
        raise


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="照样子新建一个文件，写着【改这里】的地方等你改")
    parser.add_argument("kind", choices=KINDS, help="哪一种")
    parser.add_argument("name", nargs="?", default="", help="短名，也是网址的最后一段，发布后不改")
    parser.add_argument("--door", default="me", help=f"情景放在首页哪扇门后面：{'、'.join(DOORS)}")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目根目录")
    options = parser.parse_args(arguments)
    try:
        if options.door not in DOORS:
            raise Refused(f"没有“{options.door}”这扇门。DOOR 可以写：{'、'.join(DOORS)}。")
        files = new_files(options.root, options.kind, options.name, options.door, clock.today().isoformat())
        write(options.root, files)
    except (Refused, ValueError) as reason:
        print(reason, file=sys.stderr)
        return 1
    print("写好了：")
    for path in files:
        print(f"  {path}")
    print("接下来：把每个【改这里】换成自己的话。make check 会一处一处指出还没改的；make serve 边改边看；改完运行 make format。")
    print(_NEXT.get(options.kind, f"写好以后，看 http://127.0.0.1:8000/{KINDS[options.kind][1][0].format(options.name)}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
