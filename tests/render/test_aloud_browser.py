"""What can be done with the words of a page, in real Chromium: hear them, send them as a picture, copy them, and leave."""

from __future__ import annotations

import re

import axe
import pytest
from playwright.sync_api import expect

GUIDE = "scenarios/contact-bombing/"
PARENTS = "guides/for-parents/"
LOCAL = {"name": "device", "lang": "zh-CN", "localService": True}

#: A speechSynthesis that says nothing and remembers everything; `finish()` ends what was asked for last.
FAKE_SPEECH = """(() => {
  const fake = { voices: VOICES, queue: [], asked: [], cancelled: 0,
    getVoices() { return this.voices; },
    speak(one) { this.queue.push(one); this.asked.push([one.text, one.voice.name, one.lang]); },
    cancel() { this.cancelled += 1; this.queue = []; },
    finish() { const last = this.queue[this.queue.length - 1]; this.queue = []; last.onend(); } };
  Object.defineProperty(window, "speechSynthesis", { value: fake });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""


def speaking(*voices):
    """prepare() for open_page: a phone with these voices."""
    import json

    return lambda page: page.add_init_script(FAKE_SPEECH.replace("VOICES", json.dumps(voices)))


def asked(page):
    return page.evaluate("speechSynthesis.asked.map(([text]) => text)")


def bare(words):
    return re.sub(r"\s", "", words)


# -- read aloud ------------------------------------------------------------------


@pytest.mark.parametrize("voices", [
    [],
    [{"name": "server", "lang": "zh-CN", "localService": False}],
    [{"name": "unsaid", "lang": "zh-CN"}],
    [{"name": "English", "lang": "en-US", "localService": True}],
    [{"name": "Cantonese", "lang": "zh-HK", "localService": True}],
], ids=["none", "of a server", "nobody knows", "another language", "another Chinese"])
def test_without_a_chinese_voice_on_the_device_nobody_is_offered_one(open_page, voices):
    page = open_page(GUIDE, speaking(*voices))
    page.locator("button.kb-tool", has_text="做成图片").wait_for()
    assert page.locator(".kb-aloud:visible").count() == 0


def test_a_browser_that_cannot_speak_shows_no_button(open_page):
    page = open_page(GUIDE, lambda page: page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis;"))
    page.locator("button.kb-tool", has_text="做成图片").wait_for()
    assert page.locator(".kb-aloud").count() == 0


@pytest.mark.parametrize("lang", ["zh-CN", "zh_CN", "cmn-Hans-CN", "zh-Hans", "zh-TW"])
def test_a_voice_that_comes_late_brings_the_buttons_and_takes_them_along(open_page, lang):
    page = open_page(GUIDE, speaking())
    assert page.locator(".kb-aloud").count() == 0
    page.evaluate("(voice) => { speechSynthesis.voices = [voice]; speechSynthesis.onvoiceschanged(); }", {**LOCAL, "lang": lang})
    assert page.locator(".kb-actions .kb-aloud").is_visible()
    page.evaluate("() => { speechSynthesis.voices = []; speechSynthesis.onvoiceschanged(); }")
    assert page.locator(".kb-aloud:visible").count() == 0
    page.evaluate("(voice) => { speechSynthesis.voices = [voice]; speechSynthesis.onvoiceschanged(); }", {**LOCAL, "lang": lang})
    assert page.locator(".kb-actions .kb-aloud").count() == 1


def test_the_answer_is_read_by_the_device_and_stops_when_pressed_again(open_page):
    page = open_page(GUIDE, speaking({"name": "server", "lang": "zh-CN", "localService": False}, {**LOCAL, "lang": "zh-TW", "name": "other"}, LOCAL))
    button = page.locator(".kb-actions .kb-aloud")
    expect(button).to_have_text("念给我听")
    button.click()
    assert [bare(words) for words in asked(page)] == [bare(page.locator(".kb-answer").inner_text())]
    assert page.evaluate("speechSynthesis.asked[0].slice(1)") == ["device", "zh-CN"]
    assert button.get_attribute("aria-pressed") == "true" and "停" in button.inner_text()
    button.click()
    assert page.evaluate("[speechSynthesis.queue.length, speechSynthesis.cancelled]") == [0, 1]
    expect(button).to_have_text("念给我听")
    assert button.get_attribute("aria-pressed") == "false" and len(asked(page)) == 1


def test_when_everything_is_said_the_button_is_ready_again(open_page):
    page = open_page(PARENTS, speaking(LOCAL))
    button = page.locator(".kb-aloud").last
    button.click()
    page.evaluate("speechSynthesis.finish()")
    expect(button).to_have_text("念给我听")


def test_another_button_takes_the_voice_over(open_page):
    page = open_page(GUIDE, speaking(LOCAL))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    first, second = page.locator(".kb-actions .kb-aloud"), page.locator(".kb-say .kb-aloud").first
    first.click()
    second.click()
    expect(first).to_have_text("念给我听")
    assert second.get_attribute("aria-pressed") == "true"
    assert [bare(words) for words in page.evaluate("speechSynthesis.queue.map((one) => one.text)")] == [bare(words) for words in asked(page)[1:]]


def test_words_to_say_are_read_group_by_group_without_buttons(open_page):
    page = open_page(GUIDE, speaking(LOCAL))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    buttons = page.locator(".kb-say .kb-aloud")
    assert buttons.count() > 1
    for button in buttons.all():
        button.click()
    said = asked(page)
    assert not any("复制" in words or "念给我听" in words or words[0] == "停" for words in said)
    quotes = page.locator(".kb-say blockquote p").all_inner_texts()
    assert len(quotes) > 5 and all(sum(bare(quote) in bare(words) for words in said) == 1 for quote in quotes), "each once"


def test_the_page_for_parents_is_read_with_hotlines_digit_by_digit(open_page):
    page = open_page(PARENTS, speaking(LOCAL))
    page.locator(".kb-aloud").last.click()
    said = asked(page)
    lines = page.locator(".kb-large :is(li, p)").evaluate_all("(all) => all.filter((one) => !one.parentElement.closest('li')).map((one) => one.textContent)")
    assert [bare(words) for words in said] == [bare(line) for line in lines]
    assert any("1 1 0" in words for words in said) and any("1 2 3 5 6" in words for words in said)


@pytest.mark.parametrize("leaving", ["window.dispatchEvent(new Event('pagehide'))", "Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange'))"], ids=["leaves", "looks elsewhere"])
def test_the_voice_stops_with_the_page(open_page, leaving):
    page = open_page(GUIDE, speaking(LOCAL))
    page.locator(".kb-actions .kb-aloud").click()
    page.evaluate(leaving)
    assert page.evaluate("[speechSynthesis.queue.length, speechSynthesis.cancelled]") == [0, 1]


# -- one picture -------------------------------------------------------------------

#: Remembers the words that a picture is drawn with.
WATCH_PEN = """(() => {
  window.drawn = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...place) { window.drawn.push([words, ...place]); return write.call(this, words, ...place); };
})()"""


def picture_of(open_page, url, **options):
    page = open_page(url, lambda page: page.add_init_script(WATCH_PEN), **options)
    page.get_by_role("button", name="做成图片").click()
    image = page.locator(".kb-images img")
    image.evaluate("(one) => one.decode()")
    return page, image, bare("".join(page.evaluate("drawn.map(([words]) => words)")))


@pytest.mark.parametrize("url", [GUIDE, "scenarios/court-notice/", "scenarios/mental-crisis/"])
def test_the_picture_holds_the_answer_and_where_it_came_from(open_page, address, url):
    page, image, drawn = picture_of(open_page, url)
    assert image.count() == 1 and image.get_attribute("src").startswith("data:image/png;base64,")
    expected = [page.locator(".md-content h1").inner_text(), page.locator(".kb-answer").inner_text(), "现在就做", "现在别做", "打110", "打12356", "免费、不登记、没有微信号", address + url]
    for words in expected:
        assert bare(words) in drawn, words
    steps = page.locator(".kb-steps ol").first.locator("> li")
    assert steps.count() >= 2
    for number, step in enumerate(steps.all()):
        lead = bare(step.locator("summary, strong").first.text_content())
        assert lead and (lead in drawn) is (number < 3)
    avoided = page.locator(".kb-avoid li").all_text_contents()
    assert avoided and all(bare(words) in drawn for words in avoided)
    assert re.search(r"\d{4}-\d{2}-\d{2}生成", drawn)
    assert drawn.index("现在就做") < drawn.index("现在别做") < drawn.index("打110") < drawn.index("没有微信号")
    expect(page.locator(".kb-images")).to_contain_text("长按图片")


def test_the_picture_is_wide_enough_to_read_and_nothing_stands_outside(open_page):
    page, image, _ = picture_of(open_page, GUIDE)
    width, height = image.evaluate("(one) => [one.naturalWidth, one.naturalHeight]")
    assert width == 1080 and 1000 < height < 5000
    places = page.evaluate("drawn.map(([words, x, y]) => [x, y])")
    assert all(40 <= x < 300 and 0 < y < height for x, y in places)
    # Ink reaches down to the last line, and the margins stay white.
    inked = image.evaluate("""(one) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: one.naturalWidth, height: one.naturalHeight });
      const pen = canvas.getContext("2d");
      pen.drawImage(one, 0, 0);
      const dark = (x, y, w, h) => { const data = pen.getImageData(x, y, w, h).data; let found = 0; for (let at = 0; at < data.length; at += 4) found += data[at] < 150; return found; };
      return [dark(64, 20, 952, canvas.height / 2), dark(64, canvas.height / 2, 952, canvas.height / 2), dark(0, 20, 40, canvas.height - 20), dark(1040, 20, 40, canvas.height - 20)];
    }""")
    assert inked[0] > 5000 and inked[1] > 5000 and inked[2:] == [0, 0]


def test_the_picture_says_nothing_of_the_reader_and_asks_nobody(open_page, address):
    page = open_page(GUIDE + "?from=wechat&name=xiaoli#lender-bank", lambda page: page.add_init_script(WATCH_PEN))
    page.evaluate("document.querySelectorAll('input:not([type]), input[type=text], input[type=search]').forEach((field) => { field.value = '小李的秘密'; })")
    page.wait_for_load_state("networkidle")
    requests = []
    page.on("request", lambda request: None if request.url.startswith("data:") else requests.append(request.url))
    page.get_by_role("button", name="做成图片").click()
    page.locator(".kb-images img").evaluate("(one) => one.decode()")
    drawn = bare("".join(page.evaluate("drawn.map(([words]) => words)")))
    assert bare(address + GUIDE) in drawn
    assert not re.search("小李|xiaoli|lender-|wechat|[?#]", drawn) and requests == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_javascript_no_empty_row_takes_room(open_page):
    page = open_page(GUIDE, java_script_enabled=False)
    assert page.locator(".kb-actions").is_hidden()


def test_axe_finds_nothing_with_voice_and_picture(open_page):
    page = open_page(GUIDE, speaking(LOCAL), bypass_csp=True)
    page.evaluate("document.querySelectorAll('.kb-say').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="做成图片").click()
    page.locator(".kb-say .kb-aloud").first.click()
    assert axe.by_day_and_night(page) == ""


# -- copy --------------------------------------------------------------------------


@pytest.mark.parametrize("url", [GUIDE, "guides/speak-to-collector/", "guides/first-hour/", "guides/answer-a-lawsuit/", "channels/police-110/", "channels/lender-complaint/", "myths/police-receipt/"])
def test_every_quotation_to_say_can_be_copied(open_page, url):
    page = open_page(url, permissions=["clipboard-read", "clipboard-write"])
    quotes = page.locator(".md-content blockquote:not(.kb-onepage blockquote)")
    assert quotes.evaluate_all("(all) => all.map((one) => one.querySelectorAll('button.kb-copy').length)") == [1] * quotes.count()
    assert quotes.count() > 0
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    longest = max(quotes.all(), key=lambda one: one.locator("p").count())
    words = [line.strip() for line in longest.locator("p").all_text_contents()]
    longest.locator("button.kb-copy").click()
    expect(longest.locator("button.kb-copy")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == "\n".join(words)
    assert page.locator(".kb-onepage button").count() == 0


def test_law_in_its_own_words_is_no_quotation_to_say(open_page):
    page = open_page("law/public-security-punishments/")
    assert page.locator(".kb-verbatim").count() > 0 and page.locator("blockquote button").count() == 0


# -- leave ---------------------------------------------------------------------------


def test_leaving_opens_a_page_without_a_way_back_and_replaces_this_one(open_page, address):
    page = open_page(prepare=speaking(LOCAL))
    page.goto(address + GUIDE)
    neutral = address + "elsewhere/"
    page.context.route(neutral + "**", lambda route: route.fulfill(body="<p>neutral", content_type="text/html"))
    page.locator(".kb-exit").evaluate("(link, href) => { link.href = href; }", neutral + "neutral.html")
    with page.context.expect_page() as opened:
        page.locator(".kb-exit").click()
    other = opened.value
    other.wait_for_load_state()
    assert other.url == neutral + "neutral.html" and other.evaluate("[history.length, window.opener, document.referrer]") == [1, None, ""]
    page.wait_for_url(neutral + "neutral.html")
    page.go_back()
    assert GUIDE not in page.url, "the page that was left is not there any more"


def test_leaving_promises_no_more_than_it_does(open_page):
    page = open_page(GUIDE)
    assert "清不掉" in page.locator(".kb-exit").get_attribute("title")
    page = open_page("about/save/#history")
    expect(page.locator("#history")).to_be_in_viewport()
    expect(page.locator(".md-content")).to_contain_text("清不掉浏览记录")
