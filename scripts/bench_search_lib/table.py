"""The rows as one Markdown table. A peer without figures keeps its line, with the reason."""

from __future__ import annotations

from .measuring import Row, Share

_HEAD = ["engine", "pages", "queries", "top-1", "top-3", "empty", "articles top-1", "bytes before 1st result (most)", "requests", "time to it", "fresh pages", "p95 later", "bytes in all"]


def markdown(rows: list[Row]) -> str:
    """The columns about the sealed half are there when any row has asked it."""
    sealed = any(row.sealed and row.sealed.asked for row in rows)
    head = _HEAD + (["sealed top-1", "sealed top-3"] if sealed else [])
    lines = [_line(head), _line(["---"] * len(head))]
    for row in rows:
        lines.append(_line(_failed(row, len(head)) if row.failed else _cells(row) + ([percent(row.sealed, "first"), percent(row.sealed, "third")] if sealed else [])))
    return "\n".join(lines) + "\n"


def chinese(rows: list[Row], ours: str) -> tuple[list[str], list[list[str]]]:
    """(head, lines) for the page that readers of the site see: fewer columns, `ours` is 本站."""
    head = ["搜索", "页数", "几句", "第一个就是", "前三个里有", "什么都没有", "封存的前三", "第一次要传", "等多久", "以后多久", "一共传"]
    lines = []
    for row in rows:
        name = "本站" if row.variant == ours else _named(row.variant)
        figures = ["没有量成", *[""] * 8] if row.failed else [
            str(row.all.asked), percent(row.all, "first"), percent(row.all, "third"), str(row.all.empty), percent(row.sealed, "third"),
            f"{kib(row.bytes[0])} ({kib(row.bytes[1])})", duration(row.first_ms), duration(row.p95_ms), kib(row.total),
        ]
        lines.append([name, f"{row.pages:,}", *figures])
    return head, lines


#: Words of the English table, the longer first.
_CHINESE = {"stock ": "", " extended": "", ", our terms and aliases": "，用我们的词和别名", ", our terms": "，用我们的词"}


def _named(variant: str) -> str:
    for word, ours in _CHINESE.items():
        variant = variant.replace(word, ours)
    return variant


def _cells(row: Row) -> list[str]:
    return [
        row.variant, f"{row.pages:,}", str(row.all.asked), percent(row.all, "first"), percent(row.all, "third"), str(row.all.empty), percent(row.articles, "first"),
        f"{kib(row.bytes[0])} ({kib(row.bytes[1])})", f"{row.requests:g}", duration(row.first_ms), str(row.fresh), duration(row.p95_ms), kib(row.total),
    ]


def _failed(row: Row, width: int) -> list[str]:
    reason = " ".join(row.failed.split()).replace("|", "/")[:160]
    return [row.variant, f"{row.pages:,}", f"not measured: {reason}", *[""] * (width - 3)]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def percent(share: Share | None, of: str) -> str:
    return f"{getattr(share, of) / share.asked:.0%}" if share and share.asked else "–"


def kib(size: float) -> str:
    return f"{size / 1024:,.1f} KiB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MiB"


def duration(ms: float) -> str:
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"
