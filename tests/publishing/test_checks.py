"""Collisions of paths, and links that land nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publishing.checks import may_collide
from tests.publishing.rendering import Rendered, collisions_of, dead_links_of

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
    (found,) = collisions_of(
        [Rendered(path=first, data=b"", made_from="content/one.md"), Rendered(path=second, data=b"", made_from="content/two.md")]
    )
    assert found.code == "path-collision"
    assert {"content/one.md", "content/two.md"} == {found.path, found.message.rsplit("also made from ")[1]}


@pytest.mark.parametrize(("first", "second"), [("a/index.html", "b/index.html"), ("news.html", "news/index.html"), ("a", "ab/c")])
def test_two_files_that_can(first: str, second: str) -> None:
    assert collisions_of([Rendered(path=first, data=b""), Rendered(path=second, data=b"")]) == []


@pytest.mark.parametrize(
    ("paths", "may"),
    [
        (["index.html"], False),
        (["a/index.html", "b/index.html", "ab/c", "a.html"], False),
        (["a/index.html", "a/index.html"], True),
        (["a/Pier.jpg", "a/pier.jpg"], True),
        (["caf\u00e9/x", "cafe\u0301/x"], True),
        (["news", "news/index.html"], True),
        (["News", "news/x/y/z.html"], True),
        (["news/x", "news/x/y/z.html"], True),
        (["a\nb"], True),  # what would look like two paths
    ],
)
def test_the_quick_look_for_collisions(paths: list[str], may: bool) -> None:
    assert may_collide(paths) is may


PATHS = st.lists(
    st.lists(st.sampled_from(["a", "A", "b", "\u00e9", "e\u0301", "ss", "\u00df"]), min_size=1, max_size=3),
    min_size=1,
    max_size=5,
)


@given(PATHS)
def test_the_quick_look_finds_whatever_the_close_one_does(names: list[list[str]]) -> None:
    paths = ["/".join(path) for path in names]
    assert may_collide(paths) is bool(collisions_of([Rendered(path=path, data=b"") for path in paths]))


def site(link: str) -> list[Rendered]:
    page = f'<p><a class=x href="{link}">there</a></p><h2 id="own">x</h2>'
    other = '<p id="s1">x</p><a name=\'old\'></a><p title=\'a > b\' id=bare></p><!-- <p id="hidden"> --> id="text"'
    return [
        Rendered(path="a/b/index.html", data=page.encode(), made_from="content/b.md"),
        Rendered(path="a/ä/index.html", data=other.encode(), made_from="content/c.md"),
        Rendered(path="static/style.css", data=b""),
        Rendered(path="index.html", data=b""),
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
    assert dead_links_of(site(link), BASE) == []


@pytest.mark.parametrize(
    "link",
    [
        "../c/", "#gone", "../ä/#s2", "../ä/#hidden", "../ä/#text", "../../../", "style.css", "/paper/a/", "https://h.example/paper/x/",
        "../ä/index.htm", "../ä/?x#gone",
    ],
)  # fmt: skip
def test_links_that_do_not(link: str) -> None:
    (found,) = dead_links_of(site(link), BASE)
    assert (found.code, found.path) == ("dead-link", "content/b.md")
    assert f"'{link}'" in found.message


def test_sources_and_refreshes_are_links_too() -> None:
    pages = [Rendered(path="index.html", data=b'<img src="x.png"><meta http-equiv="refresh" content="0; url=gone/">')]
    assert len(dead_links_of(pages)) == 2


def test_a_hostile_page_is_read_quickly() -> None:
    pages = [
        Rendered(path="index.html", data=b'<a href="' * 10_000),
        Rendered(path="b.html", data=b"<a " * 30_000),
        Rendered(path="c.html", data=b"<!--" * 20_000),
    ]
    assert dead_links_of(pages) == []
