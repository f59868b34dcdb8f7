"""The content security policy of each built page, and that no address of ours is told to others, as meta elements.

Guarantees: only the site's own files load or connect; inline scripts and style sheets work only when
their text is the one that was built (SHA-256 each). Not in `serve`, where live
reload injects a script of its own.
"""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
_STYLE = re.compile(r"<style>(?P<body>.*?)</style>", re.S)
_HEAD = "<head>"
#: A site that a reader goes on to learns nothing: the address says what the trouble is.
REFERRER = '<meta name="referrer" content="no-referrer">'


def with_policy(html: str, origin: str = "'self'") -> str:
    """The page with its policy as first child of <head>. Raises ValueError when there is no <head>.

    `origin` is what counts as the site's own: from a folder (file://) that is no 'self' in every browser.
    """
    if _HEAD not in html:
        raise ValueError("page has no <head> to put the content policy in")
    hashes = sorted({_hash(match["body"]) for match in _SCRIPT.finditer(html) if _runs_inline(match["attributes"])})
    styles = sorted({_hash(match["body"]) for match in _STYLE.finditer(html)})
    policy = "; ".join([
        f"default-src {origin}",
        " ".join([f"script-src {origin}", *(f"'sha256-{value}'" for value in hashes)]),
        " ".join([f"style-src {origin}", *(f"'sha256-{value}'" for value in styles)]),
        f"img-src {origin} data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
    ])
    return html.replace(_HEAD, f'{_HEAD}<meta http-equiv="Content-Security-Policy" content="{policy}">{REFERRER}', 1)


def _runs_inline(attributes: str) -> bool:
    """Blocks of data (application/json, application/ld+json) are never run, so the policy says nothing of them."""
    return "src=" not in attributes and not re.search(r"application/(?:ld\+)?json", attributes)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
