"""A web server that compresses like a static host and counts the bytes that only the search needs.

Guarantees: text goes out with gzip level 6, compressed once and kept; counted are bodies, not headers. What the page
needs anyway (itself, styles, images, the theme's and our common script) is not counted; everything else is, so a
new file is never left out. For a worker script x.js it also answers x.js.frame.html (see phone.py), which is not counted.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_ANYWAY = re.compile(r"(\.html|/|\.css|\.svg|\.png|\.ico|\.map|assets/javascripts/bundle\.[0-9a-f]+\.min\.js|assets/bundle/site\.[0-9a-f]+\.js|\.webmanifest)$")
#: As GitHub Pages says it.
_KEPT = {"Cache-Control": "max-age=600"}
_TEXT = {".html", ".js", ".json", ".css", ".svg", ".xml", ".txt"}
_FRAME = """<!doctype html><meta charset="utf-8"><script>
self.postMessage = (data) => parent.benchFrames.get(self.frameElement.id)(data);
self.importScripts = (...urls) => urls.reduce((before, src) => before.then(() => new Promise((done) =>
  document.head.append(Object.assign(document.createElement("script"), {src, onload: done})))), Promise.resolve());
</script><script src="SCRIPT"></script>"""


class Site:
    """One folder served on a free port until close(); `sent` is [(path, bytes)] of what the search asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.sent, self._kept = folder, [], {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        """Body and headers for a path, or None when there is no such file."""
        if path not in self._kept:
            self._kept[path] = self._load(path)
        if self._kept[path] and not _ANYWAY.search(path):
            self.sent.append((path, len(self._kept[path][0])))
        return self._kept[path]

    def _load(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        if path.endswith(".js.frame.html"):
            return _FRAME.replace("SCRIPT", path.rpartition("/")[2].removesuffix(".frame.html")).encode(), {"Content-Type": "text/html"}
        file = (self.folder / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or not file.is_relative_to(self.folder.resolve()):
            return None
        body, headers = file.read_bytes(), {"Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream"}
        if file.suffix in _TEXT:
            return gzip.compress(body, 6), {**headers, "Content-Encoding": "gzip"}
        return body, headers


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            try:
                self._answer()
            except ConnectionError:  # the page was closed while this was on its way
                self.close_connection = True

        def _answer(self):
            found = site.answer(self.path.partition("?")[0])
            self.send_response(200 if found else 404)
            body, headers = found or (b"", {})
            for name, value in {**headers, **_KEPT, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler
