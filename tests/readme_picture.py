"""The picture at the top of README.md: home, a situation and an article on a phone, from the built site.

Guarantees: what is shown is what site/ shows today; three phones side by side, no names and nothing typed. Not here: when
to take it again. Whoever changes how pages begin looks at it and decides.

Usage: CHROMIUM="$(scripts/browser.sh)" .venv/bin/python tests/readme_picture.py --write   (needs site/)
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import browser  # noqa: E402
import serving  # noqa: E402

TARGET = ROOT / "docs/assets/img/screenshot.png"
SHOWN = ("", "scenarios/call-bombing/", "law/public-security-punishments/#art-50")
PHONE = {"width": 360, "height": 760}
#: Pixels of the picture for one of the page: sharp enough at the width that README pages have, small enough for a repository.
SHRUNK = 0.82
_SHEET = '<body style="margin:0;display:flex;gap:16px;background:#8ba39c"><img src="{}" height="{height}"><img src="{}" height="{height}"><img src="{}" height="{height}"></body>'


def taken(site: Path) -> bytes:
    """The picture as PNG."""
    server = serving.serve(site)
    address = f"http://127.0.0.1:{server.server_port}{browser.PREFIX}"
    try:
        with browser.running() as chromium:
            phones = []
            for url in SHOWN:
                page = chromium.new_page(viewport=PHONE, locale="zh-CN", device_scale_factor=2)
                page.goto(address + url, wait_until="networkidle")
                phones.append("data:image/png;base64," + base64.b64encode(page.screenshot()).decode("ascii"))
                page.close()
            height = round(PHONE["height"] * SHRUNK)
            sheet = chromium.new_page(viewport={"width": round(PHONE["width"] * SHRUNK) * 3 + 32, "height": height})
            sheet.set_content(_SHEET.format(*phones, height=height))
            sheet.wait_for_function("[...document.images].every((one) => one.complete)")
            return sheet.screenshot()
    finally:
        server.shutdown()


if __name__ == "__main__":
    if "--write" not in sys.argv[1:]:
        sys.exit(__doc__)
    TARGET.write_bytes(taken(ROOT / "site"))
    print(f"{TARGET.relative_to(ROOT)}：{TARGET.stat().st_size:,} 字节")
