"""Sites for tests: building one in this process, serving it, and reading what was built as a browser would find it."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from html.parser import HTMLParser
from http.server import ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from digest.build import build
from digest.disk.folders import load_settings
from digest.model.ledger import Ledger, Options
from digest.preview import Handler
from digest.reading.metadata.settings import change_settings, read_settings

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def build_site(root: Path, out: Path, *, base_url: str | None = None, jobs: int = 1) -> Ledger:
    """Build the site below `root` into `out`, at a fixed hour, with a memory of its own beside `out`."""
    data, shown = load_settings(root, None)
    settings, problems = read_settings(data.decode(), shown)
    changes = {"output_dir": str(out)} | ({"base_url": base_url} if base_url else {})
    settings, more = change_settings(settings, changes)
    assert not [p for p in (*problems, *more) if p.severity == "error"]
    return build(root, settings, Options(NOW, jobs=jobs, cache=out.with_name(f".{out.name}-cache")))


@contextmanager
def serve(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address of a folder, which need not be there yet, under a project path on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder), prefix="/repo/"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/repo/"
    finally:
        server.shutdown()
        server.server_close()


def need(program: str) -> str:
    """The path of a program. Where it is missing the test is skipped, and on CI fails, because CI has to install it."""
    path = shutil.which(program)
    if path is None:
        message = f"{program} is not installed"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
        raise AssertionError(message)
    return path


def ask_axe(page: Any) -> list[str]:
    """What axe has to mend on the page that a browser shows: the rule and the first element that breaks it."""
    pytest.importorskip("axe_playwright_python", reason="axe is not installed (extra `browser`)")
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text())
    report = page.evaluate("axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })")
    assert report["passes"], "no rule was tried"
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in report["violations"]]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class Page(HTMLParser):
    """The links, sources, anchors and visible words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag in ("script", "style"):
            self._open.append(tag)
        if about.get("id"):
            self.ids.append(about["id"] or "")
        if tag in ("a", "link") and about.get("href") is not None:
            self.links.append(about["href"] or "")
        if tag in ("img", "script", "iframe", "source", "audio", "video") and about.get("src"):
            self.sources.append(about["src"] or "")
        if tag == "link" and "stylesheet" in (about.get("rel") or ""):
            self.sources.append(about["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.words.append(data)


def pages_of(site: Path) -> dict[str, Page]:
    """Every HTML page of a built site, by its file's path."""
    return {p: Page(data.decode()) for p, data in files_of(site).items() if p.endswith(".html")}


def page_kinds(site: Path) -> dict[str, str]:
    """The first page of each kind, which the class of its `body` names: its path below the site's address."""
    found: dict[str, str] = {}
    for path, data in files_of(site).items():
        kind = re.search(rb'<body class="on-([^"]+)"', data)
        if kind and path.endswith(".html"):
            found.setdefault(kind[1].decode(), path.removesuffix("index.html"))
    return found


def dead_links(site: Path, base_url: str) -> Iterator[str]:
    """Every inner link or anchor that lands nowhere, as `page -> link`. A page's address is made from `base_url`."""
    files = files_of(site)
    pages = pages_of(site)
    for path, page in pages.items():
        address = base_url + path.removesuffix("index.html")
        for link in [*page.links, *page.sources]:
            whole = urljoin(address, link)
            if not whole.startswith(base_url):
                if urlsplit(link).scheme in ("http", "https", "mailto"):
                    continue
                yield f"{path} -> {link} (outside)"
                continue
            parts = urlsplit(whole[len(base_url) :])
            target = unquote(parts.path)
            target = target + "index.html" if target.endswith("/") or not target else target
            if target not in files:
                yield f"{path} -> {link}"
            elif parts.fragment and target in pages and not parts.fragment.startswith(":~:"):
                anchor = unquote(parts.fragment).split(":~:")[0]
                if anchor not in pages[target].ids:
                    yield f"{path} -> {link} (no such anchor)"
