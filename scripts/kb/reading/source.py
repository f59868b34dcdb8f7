"""Read one text file so that nothing in it can hurt the build.

Guarantees: size and line length are capped before any parser sees the text; the
text is UTF-8 without BOM, tabs, control characters or any that nobody sees; every refusal
is a Problem with a line and what to do. It does not look at what the text says.
"""

from __future__ import annotations

import re
from pathlib import Path

from .problems import Problems

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
#: Control characters; then whatever is not seen, turns the direction of what follows, joins itself to the character
#: before, stands for nothing that others know, or marks text that was lost. `12\u202e378` shows another number.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad"
    r"\u0300-\u036f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u20d0-\u20ff\u2800\u3164"
    r"\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd\ufffe\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


def read_source(root: Path, path: Path, problems: Problems) -> str | None:
    """The file's text with \\n line ends, or None after adding Problems. Never raises for bad content."""
    name = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problems.add(name, 0, "file-missing", "没有这个文件。请补上，或者删掉对它的引用。")
        return None
    except OSError as error:
        problems.add(name, 0, "file-unreadable", f"文件读不出来（{error.strerror}）。请检查权限。")
        return None
    if len(raw) > MAX_BYTES:
        problems.add(name, 0, "file-too-large", f"文件有 {len(raw)} 字节，超过上限 {MAX_BYTES}。请拆成几个文件。")
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        problems.add(name, 1, "encoding-bom", "文件开头有 BOM。请另存为“UTF-8（无 BOM）”。")
        return None
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.add(name, line, "encoding-utf8", "这里不是 UTF-8 编码（像是 GBK 或 Windows-1252）。请另存为 UTF-8。")
        return None
    if not text.strip():
        problems.add(name, 1, "file-empty", "文件是空的。请写上内容，或者删掉它。")
        return None
    return text if _lines_are_sound(name, text, problems) else None


def _lines_are_sound(name: str, text: str, problems: Problems) -> bool:
    lines = text.split("\n")
    if "\t" not in text and not UNSEEN.search(text) and max(map(len, lines)) <= MAX_LINE:
        return True  # line by line only to say where
    sound = True
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            problems.add(name, number, "line-too-long", f"这一行有 {len(line)} 个字符，超过上限 {MAX_LINE}。请分行。")
            sound = False
        elif "\t" in line:
            problems.add(name, number, "tab", "这一行有制表符（Tab）。请换成空格。")
            sound = False
        elif control := UNSEEN.search(line):
            problems.add(name, number, "control-character", f"这一行有看不见、会改变方向或者没有意义的字符 U+{ord(control[0]):04X}。请删掉。")
            sound = False
    return sound
