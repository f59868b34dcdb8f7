"""What can be done with the answer of a situation: an empty row that docs/assets/js fills with buttons (aloud.js, picture.js).

Guarantees: without JavaScript nothing is seen. The row carries what a picture of the answer says besides the page's own
words: whom to call, the promise, where the page is and when it was built. Not here: the words of the answer; the scripts read them
from the page, so that a picture never says anything else.
"""

from __future__ import annotations

from ..joining.handbook import Handbook
from ..joining.knowledge import Entry
from ..reading.prose import plain_text
from ..records.pages import Scenario
from ..records.relied_on import Said
from .markup import attribute


def actions(site: Handbook, entry: Entry[Scenario]) -> str:
    """The row for one situation. It may stand anywhere; behind what it speaks of, the first screen keeps its room for the first step."""
    calls, promise = (plain_text(words) for words in site.base.said[Said.PICTURE].body.strip().split("\n\n"))
    given = {
        "foot": calls,
        "promise": promise,
        "built": f"{site.built_on} 生成",
        "where": site.url + entry.url if site.url else "",
    }
    data = "".join(f' data-{name}="{attribute(value)}"' for name, value in given.items() if value)
    return f'<div class="kb-actions"{data}></div>'
