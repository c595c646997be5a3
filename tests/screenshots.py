"""`python -m tests.screenshots` takes the pictures of docs/screenshots anew: the sample edition, a page of each kind."""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from tests.sites import build_site, page_kinds, serve

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "screenshots"
LIMIT: Final = 40_000  # bytes of a picture
KINDS: Final = (
    "front", "article", "edition", "story", "stories", "archive", "section", "sections", "tag", "tags",
    "person", "people", "place", "places", "source", "sources", "feeds", "about", "method", "corrections", "404",
)  # fmt: skip
#: On a phone, by night: name, kind, width in CSS pixels.
PHONE: Final = (("front-phone", "front", 390), ("article-phone", "article", 390))
_DESK, _HEIGHT, _PHONE_HEIGHT, _SCALE = 1280, 1500, 1100, 0.625


def take(browser: Any, address: str, file: Path, width: int, height: int, scheme: str, scale: float) -> None:
    """The top of a page as WebP, as well drawn as the limit allows."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    if page.locator("form[role=search]").count():
        page.locator("#found li").first.wait_for()
    high = min(height, page.evaluate("document.documentElement.scrollHeight"))
    protocol = page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": width, "height": high, "scale": scale}
    for quality in range(85, 10, -10):
        shot = protocol.send("Page.captureScreenshot", {"format": "webp", "quality": quality, "clip": clip})
        data = base64.b64decode(shot["data"])
        if len(data) <= LIMIT:
            break
    file.write_bytes(data)
    page.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build_site(ROOT, site)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        found = page_kinds(site)
        found["article"] = lead_of(site)
        for kind in KINDS:
            if kind in found:
                address = (
                    site / found[kind] / "index.html" if not found[kind].endswith(".html") else site / found[kind]
                ).as_uri()
                take(browser, address, FOLDER / f"{kind}.webp", _DESK, _HEIGHT, "light", _SCALE)
        for name, kind, width in PHONE:
            take(browser, (site / found[kind] / "index.html").as_uri(), FOLDER / f"{name}.webp", width, _PHONE_HEIGHT, "dark", 1)
        take_search(browser, Path(folder) / "searched")
        browser.close()


def take_search(browser: Any, root: Path) -> None:
    """The page of the search with what it found: the sample edition has none, because its bytes are to be the same everywhere."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    (root / "digest.yml").write_text((ROOT / "digest.yml").read_text("utf-8").replace("search: false", "search: true"), "utf-8")
    sys.path.insert(0, str(ROOT / ".venv" / "pagefind"))  # where .ci/run puts it
    build_site(root, root / "site")
    with serve(root / "site") as address:
        take(browser, f"{address}search/?q=flood", FOLDER / "search.webp", _DESK, _HEIGHT, "light", _SCALE)


def lead_of(site: Path) -> str:
    """The article that leads the front page."""
    front = (site / "index.html").read_text("utf-8")
    return front.partition('<article class="story lead">')[2].partition('<a href="')[2].partition('"')[0]


if __name__ == "__main__":
    main()
