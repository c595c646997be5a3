"""Permalinks that end in .html: what the setting takes, and a tiny site whose links and pictures work with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.reading.metadata.settings import read_settings
from tests.sites import build_site, dead_links, files_of

PAGES = "https://example.org/news/"


@pytest.mark.parametrize("permalink", ["/:slug.html", "/:year/:slug.html", "/:id.html", "/:section/:slug/", "/news/:id/"])
def test_permalinks(permalink: str) -> None:
    settings, problems = read_settings(f"base_url: {PAGES}\npermalink: {permalink}\n", "digest.yml")
    assert not problems
    assert settings.permalink == permalink


@pytest.mark.parametrize("permalink", ["/:slug", "/:slug.htm", ":slug.html", "/news.html", "/../:slug.html", "//:slug/"])
def test_not_permalinks(permalink: str) -> None:
    _, problems = read_settings(f"base_url: {PAGES}\npermalink: {permalink}\n", "digest.yml")
    assert [p.code for p in problems] == ["bad-setting"]


def test_a_site_of_html_files(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "digest.yml").write_text(f"base_url: {PAGES}\npermalink: /:year/:slug.html\n", "utf-8")
    for name in ("port", "quay"):
        front = f"title: The {name} opens\ndate: 2021-08-07\nimage: boat.png\naliases: [/old/{name}.html]"
        body = f"The {name} of Skarhaven opened on Saturday after six years, the mayor said.\n\n![A crane](crane.png)\n"
        (root / "content" / f"{name}.md").write_text(f"---\n{front}\n---\n{body}", "utf-8")
    for picture in ("boat", "crane"):
        (root / "content" / f"{picture}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    build_site(root, tmp_path / "out")
    built = files_of(tmp_path / "out")
    assert {"2021/the-port-opens.html", "2021/the-quay-opens.html", "2021/boat.png", "2021/crane.png", "old/port.html"} <= set(
        built
    )
    assert b'href="2021/the-port-opens.html' in built["index.html"]
    assert b'src="crane.png"' in built["2021/the-port-opens.html"]
    assert list(dead_links(tmp_path / "out", PAGES)) == []
