"""What axe is asked by night is all that can see colours, and a fault of each kind is found by day, by night, on both widths."""

from __future__ import annotations

import axe
import browser
import pytest

WIDE = {"width": 1280, "height": 800}
#: Each breaks another rule: its name in axe, and what is put into the article.
FAULTS = {
    "image-alt": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "button-name": "<button></button>",
    "label": "<input type=text>",
    "heading-order": "<h6>x</h6>",
    "list": "<ul><p>x</p></ul>",
    "color-contrast": "<p style='color: #bbb; background: #ccc'>words</p>",
    "link-in-text-block": "<p style='color: #000; background: #fff'>words around it <a href='#' style='color: #222; text-decoration: none'>a link</a> and more</p>",
}
_PLANT = "(html) => document.querySelector('article').insertAdjacentHTML('beforeend', html)"
#: Nothing else on the page: axe reads every element.
_ALONE = "(html) => { document.body.innerHTML = `<main><h1>words</h1>${html}</main>`; }"
#: [rule, whether it is about colour] of each that axe asked.
_ASKED = """async (options) => Object.values(await axe.run(options)).flatMap((rules) =>
    Array.isArray(rules) ? rules.map((rule) => [rule.id, rule.tags.includes("cat.color")]) : [])"""
#: What each rule answers about each element, those about colour apart.
_ANSWERS = """() => axe.run().then((answers) => ["passes", "violations", "incomplete"].flatMap((answer) => answers[answer].flatMap((rule) =>
    rule.nodes.map((node) => [rule.tags.includes("cat.color"), `${answer} ${rule.id} ${node.target.join(" ")}`]))))"""
#: Nothing is left as it was painted: black on black.
_BLACK = """() => document.head.insertAdjacentHTML("beforeend", `<style>*, ::before, ::after { color: #000 !important; background-color: #000 !important;
    background-image: none !important; border-color: #000 !important; outline-color: #000 !important; fill: #000 !important; text-shadow: none !important; box-shadow: none !important }</style>`)"""


def test_whatever_is_not_asked_by_night_answers_alike_when_all_is_black(open_page):
    page = open_page("letters/lender-complaint/", bypass_csp=True)  # fields, a letter, lists, closed sections
    page.evaluate("document.querySelectorAll('article details').forEach((one) => { one.open = true; })")
    page.evaluate(_PLANT, "".join(FAULTS.values()))
    axe.violations(page)
    before = page.evaluate(_ANSWERS)
    page.evaluate(_BLACK)
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    after = page.evaluate(_ANSWERS)
    assert len(before) > 300
    blind, seeing = ([sorted(answer for colour, answer in answers if colour == kind) for answers in (before, after)] for kind in (False, True))
    assert blind[0] == blind[1]
    assert seeing[0] != seeing[1]


def test_by_night_every_rule_about_colour_is_asked_and_no_other(open_page):
    page = open_page(bypass_csp=True)
    axe.violations(page)
    by_day, by_night = (dict(page.evaluate(_ASKED, options)) for options in (axe.EVERY_RULE, axe.COLOUR_RULES))
    assert len(by_day) > 80
    assert set(by_night) == {rule for rule, colour in by_day.items() if colour}


@pytest.mark.parametrize("viewport", [browser.PHONE, WIDE], ids=["phone", "wide"])
def test_a_fault_of_each_kind_is_found(open_page, viewport):
    page = open_page("about/save/", viewport=viewport, bypass_csp=True)
    page.evaluate(_ALONE, "")
    assert axe.by_day_and_night(page) == ""
    page.evaluate(_ALONE, "".join(FAULTS.values()))
    by_day, by_night = axe.by_day_and_night(page).split("By night: ")
    assert [fault for fault in FAULTS if f"Rule Violated:\n{fault} " not in by_day] == []
    assert [fault for fault in ("color-contrast", "link-in-text-block") if f"Rule Violated:\n{fault} " not in by_night] == []


@pytest.mark.parametrize("viewport", [browser.PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize(("style", "day", "night"), [
    ("#planted { color: #000; background: #fff } @media (prefers-color-scheme: dark) { #planted { color: #eee } }", False, True),
    ("#planted { color: #eee; background: #fff } @media (prefers-color-scheme: dark) { #planted { color: #000 } }", True, False),
    ("#planted { color: #000; background: #fff; transition: color 9s } @media (prefers-color-scheme: dark) { #planted { color: #eee } }", False, True),
], ids=["pale by night", "pale by day", "slowly pale by night"])
def test_a_colour_is_judged_as_it_is_by_day_and_by_night(open_page, style, day, night, viewport):
    page = open_page("about/save/", viewport=viewport, bypass_csp=True)
    page.evaluate(_ALONE, f"<style>{style}</style><p id=planted>words</p>")
    by_day, _, by_night = axe.by_day_and_night(page).partition("By night: ")
    assert (("#planted" in by_day), ("#planted" in by_night)) == (day, night)
    assert page.evaluate("matchMedia('(prefers-color-scheme: light)').matches")


@pytest.mark.parametrize("style", ["display: none", "opacity: 0", "visibility: hidden", "padding-top: 9px"])
def test_what_is_laid_out_otherwise_by_night_is_said(open_page, style):
    page = open_page("about/save/", bypass_csp=True)
    page.evaluate(_ALONE, f"<style>@media (prefers-color-scheme: dark) {{ #planted {{ {style} }} }}</style><p id=planted>words</p>")
    said = axe.by_day_and_night(page)
    assert "laid out otherwise by night" in said and "p#planted" in said


def test_a_page_that_was_dark_for_axe_is_handed_on_light(kept_pages, address):
    options = {"viewport": browser.PHONE, "locale": "zh-CN", "bypass_csp": True}
    page = kept_pages.lend(options, False)
    page.goto(address + "about/save/")
    assert axe.by_day_and_night(page) == ""
    kept_pages.take_back(address)
    again = kept_pages.lend(options, False)
    again.goto(address + "about/save/")
    assert again is page and again.evaluate("matchMedia('(prefers-color-scheme: light)').matches && !('axe' in self)")
    kept_pages.take_back(address)
