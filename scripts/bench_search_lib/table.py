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
