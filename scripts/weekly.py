"""What an editor should look at this week, as Markdown: law that differs from a corpus or its source page, pages older
than their law, data with problems, packages with known holes. A part with nothing to say is left out.

Run by .github/workflows/currency.yml, which puts the text into one issue and says what is new. Guarantees: the same
findings give the same text (no date, no order of arrival), so a difference means that something changed; one part that
fails is named and does not silence the others. Exit is 0 whatever is found.

Usage: python scripts/weekly.py SOURCE [--audit PROGRAM] [--offline] [--out FILE]    SOURCE: see scripts/compare_corpus.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from kb import checks, clock
from kb.corpus import source_pages
from kb.corpus.comparing import compare, open_source
from kb.joining import freshness, knowledge
from kb.joining.handbook import Handbook, join

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("site", "paper", "test")



def report(parts: list[tuple[str, Callable[[], list[str]]]]) -> str:
    out = []
    for heading, find in parts:
        try:
            lines = find()
        except (OSError, ValueError) as error:
            lines = [f"- 没有核对成：{error}"]
        if lines:
            out.append(f"## {heading}\n\n" + "\n".join(lines))
    return "\n\n".join(out or ["没有要看的。"]) + "\n"


def differing(book: Handbook, source: Path) -> list[str]:
    found = compare(book.base, open_source(source, book.today), book.today)
    return [line for finding in sorted(found.findings) for line in ("```diff", finding, "```")]


def stale(book: Handbook) -> list[str]:
    return sorted(f"- `{item.entry.path}`：《{item.statute.name}》{item.what}" for item in freshness.aged(book))


def broken(book: Handbook) -> list[str]:
    problems = checks.run(book)
    return ["```text", problems.report(), "```"] if problems else []


def moved(book: Handbook, fetch: source_pages.Fetch) -> list[str]:
    return sorted(f"- `law/{item.statute}.yml`：<{item.url}> " + ("打不开了" if item.gone else f"上面找不到：{'、'.join(item.missing)}") for item in source_pages.findings(book.base, fetch))


def holes(program: str) -> list[str]:
    """Of every lock, by pip-audit; it asks for names and versions only and installs nothing."""
    found = []
    for name in LOCKS:
        command = [program, "--requirement", str(ROOT / "requirements" / f"{name}.lock"), "--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not done.stdout.strip():
            raise ValueError(done.stderr.strip()[-300:] or "pip-audit 没有回答")
        for package in json.loads(done.stdout)["dependencies"]:
            found += [f"- {package['name']} {package['version']}：{hole['id']}，改到 {'、'.join(hole['fix_versions']) or '还没有改好的版本'}" for hole in package.get("vulns", [])]
    return sorted(set(found))


def fetched(url: str) -> tuple[int, str]:
    asked = urllib.request.Request(url, headers={"User-Agent": "handbook weekly check"})
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - addresses of records are https (records/fields.py)
            return answer.status, answer.read(5_000_000).decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, ""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="每周核对")
    parser.add_argument("source", type=Path)
    parser.add_argument("--audit", help="pip-audit；不写就不查")
    parser.add_argument("--offline", action="store_true", help="不打开来源页面")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    book = join(knowledge.load(ROOT), clock.today(), clock.built_on())
    parts: list[tuple[str, Callable[[], list[str]]]] = [
        ("条文和最新的语料不一样", lambda: differing(book, options.source)),
        ("等着重读的页面", lambda: stale(book)),
        ("数据检查", lambda: broken(book)),
    ]
    if not options.offline:
        parts.append(("来源页面", lambda: moved(book, fetched)))
    if options.audit:
        parts.append(("有已知漏洞的包", lambda: holes(options.audit)))
    text = report(parts)
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
