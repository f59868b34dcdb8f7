"""Figures as rows of Chinese tables: what was measured, the goal, what it is, and whether that is enough.

Goals are those of issue 19; each stands here once. A figure without a goal has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .costs import Costs, ratios
from .loads import Load
from .weights import Weight

HEAD = ["量什么", "目标", "现在", "够不够"]
#: Heading on the page -> part of the command that writes the table below it.
HEADINGS = {"build": "生成网站要多久", "grown": "页面多了以后", "work": "检查和排版要多久", "load": "打开一页要传多少", "size": "做出来的有多大"}
#: Ends the line that says when and where: no sentence stands twice on a page.
HOW = {"build": "轮流各跑 {rounds} 遍", "grown": "轮流跑 {rounds} 遍，5,000 页的跑一遍", "work": "检查跑几遍，排版跑一遍", "load": "用浏览器真的打开", "size": "数文件"}

WHOLE, ONE_PAGE = 1.35, 1.2
CHECK_SECONDS, PDF_SECONDS_A_PAGE = 1.0, 0.1
HOME, SITUATION, NEXT = 90, 100, 15
SITE_MB, ZIP_MB, PDF_MB = 30, 3.0, 5.0


@dataclass(frozen=True)
class Figure:
    what: str
    now: str
    value: float | None = None
    goal: float | None = None
    unit: str = ""

    def cells(self) -> list[str]:
        if self.goal is None or self.value is None:
            return [self.what, "", self.now, ""]
        return [self.what, f"≤ {_number(self.goal)}{self.unit}", self.now, "够" if self.value <= self.goal else "不够"]


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def seconds(costs: Costs) -> str:
    low, high = costs.spread("cpu")
    return f"{costs.middle('cpu'):.1f} 秒（{low:.1f}–{high:.1f}），内存 {costs.middle('peak') / 1e6:.0f} MB"


def build_rows(pages: int, measured: Mapping[str, Costs], bare: str, goals: Mapping[str, float]) -> list[list[str]]:
    """`bare` is what all others are compared with, round by round."""
    rows = []
    for name, costs in measured.items():
        what = f"{pages:,} 页，{name}"
        if costs.failed:
            rows.append(Figure(what, f"量不了：{costs.failed}").cells())
        elif name == bare or measured[bare].failed:
            rows.append(Figure(what, seconds(costs)).cells())
        else:
            found = ratios(costs, measured[bare])
            ratio = found[len(found) // 2]
            rows.append(Figure(what, f"{ratio:.2f} 倍（{found[0]:.2f}–{found[-1]:.2f}）；{seconds(costs)}", ratio, goals.get(name), " 倍").cells())
    return rows


def load_rows(loads: Mapping[str, tuple[Load, float | None]]) -> list[list[str]]:
    return [Figure(name, f"{load.bytes / 1000:.1f} KB，{len(load.files)} 个文件", load.bytes / 1000, goal, " KB").cells() for name, (load, goal) in loads.items()]


def weight_row(name: str, weight: Weight, goal: float | None = None) -> list[str]:
    return Figure(name, f"{weight.bytes / 1e6:.1f} MB，{weight.files:,} 个文件，占磁盘 {weight.disk / 1e6:.1f} MB", weight.disk / 1e6, goal, " MB").cells()
