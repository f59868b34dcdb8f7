"""`mkdocs serve` while an editor works: changes appear, a broken file shows its problems as the page, and mending it is enough."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
import small

DEADLINE = 60  # seconds until we call it broken; no test asserts how fast it was


@pytest.fixture
def served(tmp_path):
    small.write_with_machinery(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=tmp_path, stdout=out, stderr=out, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    yield tmp_path, f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(timeout=20)


def wait_for(url: str, words: str, root) -> str:
    """The page at `url` once it holds `words`."""
    text, end = "", time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                text = answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            text = ""
        if words in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{words!r} never came at {url}\n{(root / 'serve.log').read_text()[-3000:]}")


def test_changes_appear_and_a_broken_file_shows_its_problems(served):
    root, address = served
    guide = address + "scenarios/contact/"
    page = wait_for(guide, "先留证据", root)
    assert "Content-Security-Policy" not in page, "live reload injects a script that a policy would stop"

    small.replace(root, "law/civil-code.yml", "plain: 不能用电话侵扰别人。", "plain: 谁都不能打电话侵扰别人。")
    wait_for(address + "law/civil-code/", "谁都不能打电话侵扰别人", root)

    small.replace(root, "docs/scenarios/contact.md", "summary: 先留证据，再投诉。", "summary: 先存证据，再去投诉。")
    wait_for(guide, "先存证据，再去投诉", root)

    small.replace(root, "docs/scenarios/contact.md", "先存证据，再去投诉。", "【改这里】一句话答案。")
    wait_for(guide, "【改这里】一句话答案", root)  # whoever writes wants to look; only `make check` and builds refuse it
    small.replace(root, "docs/scenarios/contact.md", "【改这里】一句话答案。", "先存证据，再去投诉。")

    small.replace(root, "law/civil-code.yml", "rank: 法律", "rank: 法規")
    for url in (guide, address, address + "law/civil-code/"):
        wait_for(url, "law/civil-code.yml:4: [unknown-word]", root)

    small.replace(root, "law/civil-code.yml", "rank: 法規", "rank: 法律")
    wait_for(guide, "先存证据，再去投诉", root)


def test_a_file_that_is_broken_from_the_start_does_not_hang_the_server(tmp_path_factory, served):
    root, address = served
    wait_for(address, "手册", root)
    (root / "docs" / "scenarios" / "contact.md").write_bytes(b"\xef\xbb\xbf---\n")
    wait_for(address + "scenarios/contact/", "encoding-bom", root)
    small.write(root)
    wait_for(address + "scenarios/contact/", "先留证据", root)
