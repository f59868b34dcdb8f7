"""A built site served below a sub-path, as GitHub Pages does."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

import browser


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below browser.PREFIX only, so a link that forgets the sub-path is a 404."""

    def translate_path(self, path):
        if not path.startswith(browser.PREFIX):
            return "/nonexistent"
        return super().translate_path("/" + path.removeprefix(browser.PREFIX))

    def send_error(self, code, message=None, explain=None):
        """Every missing address below the site gets 404.html, as hosts of static pages do it."""
        lost = Path(self.directory) / "404.html"
        if code != 404 or not self.path.startswith(browser.PREFIX) or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(lost.read_bytes())

    def log_message(self, *_):
        pass


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """A running server; whoever started it calls shutdown()."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
