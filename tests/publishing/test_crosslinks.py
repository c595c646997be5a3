"""Links in texts to other articles: which are, and how they are led to the page."""

from __future__ import annotations

import pytest

from digest.model.article import SourceFile
from digest.model.edition import FileLink
from digest.model.settings import Settings
from digest.publishing.crosslinks import leave_out, locate_links, resolve_links
from digest.publishing.works import CrossLink
from digest.reading.article import read_article

FRONT = "---\ntitle: The port\ndate: 2021-08-07\n---\n"
LINKS = (
    CrossLink("ferry.md", "2021/08/ferry/"),
    CrossLink("../a b.md#s3", "2020/a.html"),
    CrossLink("gone.md", ""),
    CrossLink("port.md#f1", "2021/08/port/"),
    CrossLink("a&b.md", "2021/08/a-b/"),
)


def links_of(body: str, file: str = "2021/port.md") -> tuple[FileLink, ...]:
    article = read_article(SourceFile(file, (FRONT + body).encode()), Settings()).article
    assert article is not None
    return locate_links(article, file)


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("[a](ferry.md)", "2021/ferry.md"),
        ("[a](./ferry.md)", "2021/ferry.md"),
        ("[a](../2020/ferry.txt#s3)", "2020/ferry.txt"),
        ("[a](08/ferry.markdown)", "2021/08/ferry.markdown"),
        ("[a](Ferry.MD)", "2021/Ferry.MD"),
        ("[a](ferry.md?raw=1#s3)", "2021/ferry.md"),
        ("[a](night%20ferry.md)", "2021/night ferry.md"),
        ("[a](<night ferry.md>)", "2021/night ferry.md"),
        ("[a](../../ferry.md)", "../ferry.md"),
        ("[a](../pages/about.md)", "pages/about.md"),
        ('<a href="ferry.md" title="More">a</a>', "2021/ferry.md"),
        ("[![A pier](pier.jpg)](ferry.md)", "2021/ferry.md"),
        ("- one **[a](ferry.md)**\n- two", "2021/ferry.md"),
    ],
)
def test_a_link_to_a_file_of_the_content_folder(written: str, file: str) -> None:
    assert [link.file for link in links_of(f"The port, {written}.")] == [file]


@pytest.mark.parametrize(
    "written",
    [
        "[a](/2021/08/ferry/)", "[a](/ferry.md)", "[a](https://a.example/ferry.md)", "[a](mailto:a@b.md)", "[a](../ferry/)",
        "[a](b.html?to=b.md)", "[a](ferry.md.gz)", "[a](#ferry.md)", "[a](//a.example/ferry.md)", "![a](ferry.md)", "`[a](b.md)`",
        "[a](picture.svg)", "ferry.md",
    ],
)  # fmt: skip
def test_what_is_no_such_link(written: str) -> None:
    assert links_of(f"The port, {written}.") == ()


def test_a_link_that_stands_twice_is_one_with_its_first_place() -> None:
    assert links_of("[One](ferry.md), [two](ferry.md).\n\n[Three](ferry.md#s1).") == (
        FileLink("ferry.md", "2021/ferry.md", 5, 7),
        FileLink("ferry.md#s1", "2021/ferry.md", 7, 9),
    )


@pytest.mark.parametrize(
    ("html", "led"),
    [
        ('<a href="ferry.md">a</a>', '<a href="../ferry/">a</a>'),
        ('<a dir="ltr" href="ferry.md" title="ferry.md">a</a>', '<a dir="ltr" href="../ferry/" title="ferry.md">a</a>'),
        ('<a href="../a b.md#s3"><strong>a</strong></a>', '<a href="../../../2020/a.html#s3"><strong>a</strong></a>'),
        ('<a href="gone.md">a <mark class="fact-date">b</mark></a> c', 'a <mark class="fact-date">b</mark> c'),
        ('<a href="gone.md">a</a> <a href="ferry.md">b</a>', 'a <a href="../ferry/">b</a>'),
        ('<a href="port.md#f1">a</a>', '<a href="#f1">a</a>'),
        ('<a href="a&amp;b.md">a</a>', '<a href="../a-b/">a</a>'),
    ],
)
def test_a_link_is_led_to_the_page_or_nowhere(html: str, led: str) -> None:
    assert resolve_links(f"<p>{html}</p>", "2021/08/port/", LINKS) == f"<p>{led}</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="other.md">a</a>',
        '<a class="back" href="#f1">1</a>',
        '<img src="ferry.md" alt=""/>',
        "ferry.md",
        '<a title="x">a</a>',
    ],
)
def test_what_is_not_touched(html: str) -> None:
    assert resolve_links(html, "2021/08/port/", LINKS) == html
    assert resolve_links(html, "2021/08/port/", ()) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p><img alt="A pier" src="pier.jpg"/></p>', "<p>A pier</p>"),
        ('<p><img alt="" src="pier.jpg"/></p><p>b</p>', "<p>b</p>"),
        ('<p>a<img alt="A &quot;pier&quot;" src="pier.jpg" title="T"/>b</p>', "<p>a A &quot;pier&quot; b</p>"),
        ('<figure><p><img alt="a" src="./pier.jpg?x=1"/></p><figcaption>b</figcaption></figure>',
         "<figure><p>a</p><figcaption>b</figcaption></figure>"),
        ('<p><img alt="a" src="../../../quay.jpg"/></p>', "<p>a</p>"),
        ('<p><a href="ferry.md"><img alt="a" src="pier.jpg"/></a></p>', '<p><a href="../ferry/"> a </a></p>'),
        ('<p><img alt="a" src="quay.jpg"/></p>', '<p><img alt="a" src="quay.jpg"/></p>'),
        ('<p><img alt="a" src="../pier.jpg"/></p>', '<p><img alt="a" src="../pier.jpg"/></p>'),
    ],
)  # fmt: skip
def test_of_a_picture_that_is_not_there_the_words_stay(html: str, left: str) -> None:
    links = (CrossLink("ferry.md", "2021/08/ferry/"), leave_out("2021/08/port/pier.jpg"), leave_out("quay.jpg"))
    assert resolve_links(html, "2021/08/port/", links) == left
