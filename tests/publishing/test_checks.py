"""Collisions of paths, and links that land nowhere."""

from __future__ import annotations

import pytest

from digest.model.publication import Output
from digest.publishing.checks import check_collisions, check_links

BASE = "https://h.example/paper/"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/index.html", "a/index.html"),
        ("a/Pier.jpg", "a/pier.jpg"),
        ("caf\u00e9/index.html", "cafe\u0301/index.html"),
        ("news", "news/index.html"),
        ("News", "news/x/y.html"),
    ],
)
def test_two_files_that_cannot_both_stand(first: str, second: str) -> None:
    (found,) = check_collisions([Output(first, b"", "content/one.md"), Output(second, b"", "content/two.md")])
    assert found.code == "path-collision"
    assert {"content/one.md", "content/two.md"} == {found.path, found.message.rsplit("also made from ")[1]}


@pytest.mark.parametrize(("first", "second"), [("a/index.html", "b/index.html"), ("news.html", "news/index.html"), ("a", "ab/c")])
def test_two_files_that_can(first: str, second: str) -> None:
    assert check_collisions([Output(first, b""), Output(second, b"")]) == []


def site(link: str) -> list[Output]:
    page = f'<p><a class=x href="{link}">there</a></p><h2 id="own">x</h2>'
    other = '<p id="s1">x</p><a name=\'old\'></a><p title=\'a > b\' id=bare></p><!-- <p id="hidden"> --> id="text"'
    return [
        Output("a/b/index.html", page.encode(), "content/b.md"),
        Output("a/ä/index.html", other.encode(), "content/c.md"),
        Output("static/style.css", b""),
        Output("index.html", b""),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "./", "#own", "#", "#top", "../ä/", "../%C3%A4/#s1", "../ä/#old", "../ä/#bare", "../../static/style.css?v=1", "../../",
        "../ä",
        "/paper/a/ä/", "/paper/", "/elsewhere/", "https://h.example/paper/a/b/#own", "https://h.example/paper",
        "https://h.example/other",
        "mailto:a@b.example", "//cdn.example/x", "data:,x", "#own:~:text=x", "../ä/index.html",
    ],
)  # fmt: skip
def test_links_that_land(link: str) -> None:
    assert check_links(site(link), BASE) == []


@pytest.mark.parametrize(
    "link",
    [
        "../c/", "#gone", "../ä/#s2", "../ä/#hidden", "../ä/#text", "../../../", "style.css", "/paper/a/", "https://h.example/paper/x/",
        "../ä/index.htm", "../ä/?x#gone",
    ],
)  # fmt: skip
def test_links_that_do_not(link: str) -> None:
    (found,) = check_links(site(link), BASE)
    assert (found.code, found.path) == ("dead-link", "content/b.md")
    assert f"'{link}'" in found.message


def test_sources_and_refreshes_are_links_too() -> None:
    pages = [Output("index.html", b'<img src="x.png"><meta http-equiv="refresh" content="0; url=gone/">')]
    assert len(check_links(pages)) == 2


def test_a_hostile_page_is_read_quickly() -> None:
    pages = [Output("index.html", b'<a href="' * 10_000), Output("b.html", b"<a " * 30_000), Output("c.html", b"<!--" * 20_000)]
    assert check_links(pages) == []
