"""Where an article names its pictures and other files: line and column for an editor who is to mend them."""

from __future__ import annotations

import pytest

from digest.model.article import SourceFile
from digest.model.settings import Settings
from digest.reading.article import read_article
from digest.reading.page import read_page

FRONT = "---\ntitle: The port\ndate: 2021-08-07\n---\n"


def places(text: str, path: str = "port.md") -> dict[str, tuple[int, int]]:
    article = read_article(SourceFile(path, text.encode()), Settings()).article
    assert article is not None
    return dict(article.places)


@pytest.mark.parametrize(
    ("body", "address", "place"),
    [
        ("The port, as [told](ferry.md) on Friday.", "ferry.md", (5, 21)),
        ("The port, as [told](../2020/ferry.md#s3) on Friday.", "../2020/ferry.md#s3", (5, 21)),
        ("Ferries leave.\n\nMore [of it](<night ferry.md>).", "night ferry.md", (7, 15)),
        ("Ferries leave, as [told][a].\n\n[a]: ferry.md", "ferry.md", (7, 6)),
        ('Ferries leave, <a href="ferry.md">as told</a>.', "ferry.md", (5, 25)),
        ("Ferries leave.\n\n![A pier](pier.jpg)", "pier.jpg", (7, 11)),
        ("Ferries leave.\n\n![A pier](/pier.jpg)", "/pier.jpg", (7, 11)),
        ("| ferry.md | [a](ferry.md) |\n|---|---|\n| words | more |", "ferry.md", (5, 18)),
        ("[One](ferry.md), [two](ferry.md) and **[three](ferry.md)**.", "ferry.md", (5, 7)),
        ("[One](ferry.md.txt), [two](ferry.md).", "ferry.md", (5, 28)),
        ("A word\r\nand [a link](ferry.md).", "ferry.md", (6, 14)),
        ("[One](mole%20(old).md) and [two](mole.md 'Mole').", "mole.md", (5, 34)),
        ("[One](mole(old).md) and [two](mole.md 'Mole').", "mole(old).md", (5, 7)),
        ("[One](mole(old).md) and [two](mole.md 'Mole').", "mole.md", (5, 31)),
        ("[One](a.md) [two](a.md#s1)\n\n[Three](b.md)", "a.md#s1", (5, 19)),
        ("[One](a.md) [two](a.md#s1)\n\n[Three](b.md)", "b.md", (7, 9)),
    ],
)
def test_an_address_of_the_body(body: str, address: str, place: tuple[int, int]) -> None:
    assert places(FRONT + body)[address] == place


@pytest.mark.parametrize(
    "body",
    ["Nothing.", "[Abroad](https://a.example/b.md) and [mail](mailto:a@b.example).", "`[code](ferry.md)` is code.", "[x](#s3)"],
)
def test_what_is_no_address_of_this_site(body: str) -> None:
    assert places(FRONT + body) == {}


def test_what_is_written_in_other_letters_has_no_place() -> None:
    assert places(FRONT + "Words [so](ferry&#46;md).") == {}


@pytest.mark.parametrize(
    ("image", "place"),
    [
        ("image: pier.jpg", (2, 8)),
        ('image: {alt: A pier, url: "pier.jpg"}', (2, 27)),
        ("image:\n  src: pier.jpg\n  alt: A pier", (3, 8)),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_the_picture_of_the_front_matter(image: str, place: tuple[int, int], suffix: str) -> None:
    text = f"---\n{image}\ndate: 2021-08-07\n---\nFerries leave every hour.\n\n![A pier](pier.jpg)"
    assert places(text, f"port.{suffix}") == {"pier.jpg": place}


def test_a_page_of_the_site_has_places_too() -> None:
    page = read_page(SourceFile("pages/about.md", b"---\ntitle: About\n---\n\nSee [this](../port.md).\n"), Settings()).page
    assert page is not None and page.places == {"../port.md": (5, 12)}


def test_each_of_many_addresses_has_its_place() -> None:
    body = "".join(f"[{n}](f{n}.md)\n\n" for n in range(300))
    assert places(FRONT + body) == {f"f{n}.md": (5 + 2 * n, len(f"[{n}](") + 1) for n in range(300)}
