"""The site in a browser on this computer, under the path it will be published at, built again when something changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

CHECK_EVERY = 0.5  # seconds between two looks at the files: soon enough to feel instant, cheap for thousands of articles


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder below `prefix` ("/repo/"), leads from the host to it, shows the site's own 404 page, and keeps quiet."""

    def __init__(self, *args: object, prefix: str, **kwargs: object) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """As the server of Python does; who asks for the host alone, as is read in many a guide, is led to the site."""
        if self.prefix != "/" and urlsplit(self.path).path in ("/", quote(self.prefix[:-1])):
            self.send_response(302)
            self.send_header("Location", quote(self.prefix))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        asked = unquote(urlsplit(path).path)
        if not asked.startswith(self.prefix):
            return str(Path(self.directory) / "no such page")
        return super().translate_path("/" + quote(asked[len(self.prefix) :]))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the problems of the content."""


def serve(
    folder: Path, prefix: str, port: int, *, watch: Callable[[], object], rebuild: Callable[[], None], started: Callable[[], None]
) -> None:
    """Serve `folder` at `http://localhost:port/prefix` until interrupted; `rebuild` when what `watch` gives has changed.

    Raises OSError when the port is taken; `started` is called when it is not.
    """
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder), prefix=prefix))
    started()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waiting = threading.Event()
    seen = watch()
    try:
        while not waiting.wait(CHECK_EVERY):
            if (now := watch()) != seen:
                seen = now
                rebuild()
    finally:
        server.shutdown()
        server.server_close()
