"""What many tests need: an Article made from words, and the folder of evaluation data where there is one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.model.article import Article, SourceFile
from digest.model.settings import Settings
from tests.compiling import compile_once

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """All builds of this process compile a template once. Commands, in processes of their own, do it themselves."""
    with pytest.MonkeyPatch.context() as changes:
        changes.setattr("digest.theme.compile_templates", compile_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def heeded_signals() -> None:
    """Commands that tests start heed signals, even where the tests run in the background or under nohup and ignore them: what
    is ignored is handed down to a new program, a handler is not."""
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture
def shared() -> Path:
    """The folder of evaluation data beside the project; its texts may not be part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with evaluation data is not here")
    return SHARED


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """A function (text, title="", date="2021-08-07", suffix=".txt") -> Article, read as wire text would be."""

    def make(text: str, *, title: str = "", date: str = "2021-08-07", suffix: str = ".txt", language: str = "en") -> Article:
        from digest.reading.article import read_article

        head = (
            f'---\ntitle: "{title}"\ndate: {date}\nlang: {language}\n---\n'
            if title
            else f"---\ndate: {date}\nlang: {language}\n---\n"
        )
        reading = read_article(SourceFile(f"news/sample{suffix}", (head + text).encode()), Settings())
        assert reading.article is not None, reading.problems
        return reading.article

    return make


@pytest.fixture(scope="module")
def pagefind() -> Iterator[None]:
    """Pagefind, where it is installed beside the other packages (.ci/run does) or among them; for commands too."""
    from digest.disk.program import PAGEFIND, list_libraries

    beside = ROOT / ".venv" / "pagefind"
    with pytest.MonkeyPatch.context() as changes:
        if beside.is_dir():
            changes.setattr(sys, "path", [str(beside), *sys.path])
            changes.setenv("PYTHONPATH", str(beside), prepend=os.pathsep)
        if not list_libraries(PAGEFIND):
            (pytest.fail if os.environ.get("CI") else pytest.skip)("Pagefind is not installed (extra `search`)")
        yield


#: What a browser is not to do of itself.
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser. Where Chromium or playwright is missing the test is skipped."""
    from tests.sites import need

    chromium = need("chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra `browser`)")
    with playwright.sync_playwright() as p:
        running = p.chromium.launch(executable_path=chromium, args=[*QUIET, "--no-sandbox"])
        yield running
        running.close()


NOON = datetime(2021, 8, 7, 12, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="renew the golden sites instead of comparing with them")
