"""A situation as it is written, before a browser opens it: the order of its sections, the numbers beside its steps."""

from __future__ import annotations

import re

import pytest

from kb.render import scenario


@pytest.fixture
def made_order(base, site):
    return re.findall(r"^## .*?\{#([a-z]+)", scenario.page(site, base.scenarios["contact-bombing"]), re.M)


def test_sections_come_in_the_order_of_need(made_order):
    assert made_order.index("say") < made_order.index("channels") < made_order.index("line") < made_order.index("law")


#: A step as it is written: its buttons, if any, and its line.
_WRITTEN_STEP = re.compile(r'(?:<p class="kb-step-dial" markdown="1">\n\n(?P<dial>.*?)\n\n</p>\n\n)?<details class="kb-step" markdown="1">\n\n<summary>(?P<line>.*?)</summary>')


def test_beside_a_step_stands_no_number_that_its_line_does_not_name(base, site):
    """“是假的，报警” beside the button of another office rings that office."""
    steps = [(id_, step["line"], step["dial"] or "") for id_, entry in base.scenarios.items() for step in _WRITTEN_STEP.finditer(scenario.page(site, entry))]
    dialled = [(id_, line, number) for id_, line, dial in steps for number in re.findall(r"\]\(tel:(\d+)\)", dial)]
    assert len(steps) > 100 and len(dialled) > 20
    assert [one for one in dialled if one[2] not in re.findall(r"\d+", one[1])] == []
    assert [one for one in dialled if "报警" in one[1] and one[2] != "110"] == []
