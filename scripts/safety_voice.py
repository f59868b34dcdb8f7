"""Learn the second voice of safety (kb/search/voice.py) from the committed cases, and write scripts/kb/data/safety_voice.json.

Learned from: the open files of crisis cases, the words known before, the everyday questions of the search, and the pages'
own aliases as they stand now. Never from a sealed file. It takes some minutes.

Usage: python scripts/safety_voice.py           say whether the cases have changed since; exit 1 if so
       python scripts/safety_voice.py --write   learn and write
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

import yaml

from kb.joining import knowledge
from kb.search import safety, voice, voice_learning

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
CASES = ("crisis_cases.yml", "crisis_cases_opened.yml", "crisis_cases_tuned.yml", "crisis_cases_tuned_2.yml", "crisis_cases_tuned_3.yml")
EVERYDAY = ("search_cases.yml", "search_cases_tuned.yml", "search_cases_opened.yml", "search_cases_opened_2.yml", "search_cases_titles.yml")
#: Pages whose questions may be about a life; aliases that say so on other pages.
_NEAR = ("scenario:mental-crisis", "channel:mental-12356", "scenario:violence", "scenario:insults-threats", "scenario:deceased")
_SAYS = re.compile("死|自杀|轻生|跳楼|打伤|住院|命|血|受伤|打人|打我|去世|遗|骂|威胁|撑不")


def cases(names: tuple[str, ...] = CASES) -> list[tuple[str, str]]:
    """(question, kind) of the open crisis cases and of what the search is asked every day."""
    lines = [(said, kind) for name in names for kind, all_said in yaml.safe_load((TESTS / name).read_text(encoding="utf-8")).items() for said in all_said]
    for name in EVERYDAY:
        for case in yaml.safe_load((TESTS / name).read_text(encoding="utf-8")):
            if not set(case["expect"]) & set(_NEAR):
                lines.append((case["q"], "none"))
    return lines


def aliases() -> list[tuple[str, str]]:
    base = knowledge.load(ROOT)
    phrases = dict.fromkeys(phrase for entry in base.entries.values() if entry.key not in _NEAR and hasattr(entry.record, "phrases") for phrase in entry.record.phrases)
    return [(phrase, "none") for phrase in phrases if len(phrase) > 2 and not _SAYS.search(phrase)]


def learned_from(lines: list[tuple[str, str]]) -> str:
    """Says whether anything has changed since: lines, or the everyday words that are blotted out of them."""
    return voice_learning.digest([*lines, *((word, "everyday") for word in safety.safety_words().spelled("everyday"))])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="learn and write")
    parser.add_argument("--without", action="append", default=[], help="leave a file of cases out (to measure on it)")
    parser.add_argument("--to", type=Path, default=voice.PATH)
    given = parser.parse_args()
    lines = cases(tuple(name for name in CASES if name not in given.without))
    if given.write:
        voices = voice_learning.learn(lines + aliases(), voice.idioms(safety.safety_words().spelled("everyday")))
        given.to.write_text(json.dumps({"learned": learned_from(lines), "voices": voices}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif voice.reading()["learned"] != learned_from(lines):
        print("The cases have changed since the voice was learned: python scripts/safety_voice.py --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
