"""Only characters that a page needs: what the eye takes for a known sign and a search does not is worse than a typing error.

Guarantees: pages and law hold nothing but printable ASCII, the marks in MARKS and the Chinese characters of the national
standard set GB 2312 (6,763, all that common texts use); any other stands in law/_style.yml with its file and the reason, and what is not needed there
is an error. So no Cyrillic а, no full-width １２３７８, no Korean, no character that a phone may not show. Invisible ones never get so far (reading/source.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .needs import EVERYTHING, STYLE, needs

if TYPE_CHECKING:
    from . import Context

#: Punctuation of Chinese, the blanks and boxes to fill in, signs of amounts.
MARKS = "　、。〈〉《》「」『』【】〔〕！（），：；？＋－／＝～＿％．—–…·‘’“”□☐→←↑↓×÷±≤≥°§①②③④⑤⑥⑦⑧⑨⑩〇"
_PLAIN = "\n" + "".join(map(chr, range(0x20, 0x7F)))
#: GB 2312 has its characters of Chinese from row 16 on (B0); the rows before hold signs and the alphabets of others.
_CHINESE = bytes(byte for row in range(0xB0, 0xF8) for place in range(0xA1, 0xFF) for byte in (row, place)).decode("gb2312", "ignore")
_COMMON = frozenset(MARKS + _PLAIN + _CHINESE)


def _uncommon(text: str) -> list[str]:
    return sorted(set(text) - _COMMON)


@needs(STYLE, EVERYTHING)
def characters_are_common(context: Context) -> None:
    base = context.base
    listed = base.style.characters if base.style else []
    needed: set[int] = set()
    for path in base.marks:
        text = base.files[path]
        for character in _uncommon(text):
            found = {index for index, row in enumerate(listed) if row.character == character and row.path == path}
            needed |= found
            if not found and path != STYLE:
                at = text.index(character)
                context.problems.add(path, text.count("\n", 0, at) + 1, "character", f"“{character}”（U+{ord(character):04X}）不是常用的字和标点，手机上可能看不见、搜不到。请换一个；真要用的，写进 {STYLE} 的 characters。")
    for index in range(len(listed)):
        if index not in needed:
            context.problems.add(STYLE, base.line(STYLE, "characters", index), "exception", f"{listed[index].path} 里没有要放过的“{listed[index].character}”。请删掉这一项。")


ALL = (characters_are_common,)
