"""Pictures of articles: which files are published with a page, and which never are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model.article import Image, Rights, Tag
from digest.model.edition import Picture
from digest.publishing.assets import find_danger, find_fault, find_picture_path, list_pictures
from digest.publishing.checks import check_path
from digest.publishing.leaves import Leaf
from digest.publishing.works import NotFoundWork

from .conftest import Press

PAGE = "2021/09/veldmark-harbour-reopens"


def assets_of(press: Press, html: str, rights: Rights = "full", image: Image | None = None) -> tuple[Picture, ...]:
    content = press.content("2021/port", rights=rights, image=image)
    return list_pictures(content.brief, replace(content.article, body=(Tag(html),), image=image))


@pytest.mark.parametrize(
    ("src", "file", "path"),
    [
        ("crane.png", "2021/crane.png", f"{PAGE}/crane.png"),
        ("./pics/crane.png?x=1#top", "2021/pics/crane.png", f"{PAGE}/pics/crane.png"),
        ("../crane.png", "crane.png", "2021/09/crane.png"),
        ("/pics/crane.png", "pics/crane.png", "pics/crane.png"),
        ("night%20shift.JPG", "2021/night shift.JPG", f"{PAGE}/night shift.JPG"),
        ("a&amp;b&#x27;c.png", "2021/a&b'c.png", f"{PAGE}/a&b'c.png"),
    ],
)
def test_a_picture_stands_beside_its_page_as_it_stood_beside_its_article(press: Press, src: str, file: str, path: str) -> None:
    (asset,) = assets_of(press, f'<img alt="" src="{src}"/>')
    assert (asset.file, asset.path, find_fault(asset)) == (file, path, "")


@pytest.mark.parametrize(
    "src",
    [
        "../../key.png",  # out of the content folder
        "../../../../../key.png",  # out of the site too
        "..%2f..%2fkey.png",
        "%2e%2e/%2e%2e/key.png",
        "/../key.png",
        ".git/config.png",
        "_drafts/key.png",
        "%2egit/key.png",
        "held-back.md",
        "notes.txt",
        "page.html",
        "..",
        "key%00.png",
        "key%0A.png",
        "key%1B[2J.png",
    ],
)
def test_no_other_file_is_published_by_naming_it_as_a_picture(press: Press, src: str) -> None:
    (asset,) = assets_of(press, f'<img alt="" src="{src}"/>')
    assert find_fault(asset)


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_no_picture_is_published_where_none_is_shown(press: Press, rights: Rights) -> None:
    assert assets_of(press, '<img alt="" src="crane.png"/>', rights, Image("pier.jpg")) == ()
    assert len(assets_of(press, '<img alt="" src="crane.png"/>', "full", Image("pier.jpg"))) == 2


@pytest.mark.parametrize(
    "url", ["https://a.example/p.png", "//a.example/p.png", "\\\\a.example/p.png", "/\\a.example/p.png", "#p"]
)
def test_a_picture_on_another_host_is_no_file_of_ours(url: str) -> None:
    assert find_picture_path(url, "a/") is None


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("2021/09/port/index.html", ""),
        ("é" * 127, ""),
        ("../index.html", "outside"),
        ("a/../../index.html", "outside"),
        ("/etc/index.html", "outside"),
        ("a//b", "outside"),
        ("", "outside"),
        ("a\nb", "outside"),
        ("é" * 128, "too long"),
        ("a/" * 520 + "index.html", "too long"),
    ],
)
def test_a_path_that_no_file_may_have_is_told(path: str, told: str) -> None:
    problem = check_path(Leaf(path, NotFoundWork(), "content/port.md"))
    assert problem is None if not told else problem is not None
    if problem:
        assert (problem.path, problem.code) == ("content/port.md", "unsafe-path")
        assert told in problem.message
        assert problem.message.isprintable()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<!-- on the level of the river = 3 --><title>One station = 3 m</title>",
        '<use href="#a"/><use xlink:href="#a"/><rect fill="url(#g)" style="fill: url( \'#g\' )"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>.tone { font-family: serif; } text { fill: #333 }</style>",
        "<description>Manuscript</description>",
    ],
)
def test_a_plain_svg_is_published(inside: str) -> None:
    assert find_danger("level.svg", SVG.format(inside).encode()) == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT\n>alert(1)</SCRIPT>",
        "<svg:script>alert(1)</svg:script>",
        '<rect onload="alert(1)"/>',
        "<rect\nonClick = 'alert(1)'/>",
        '<rect fill="red"onload="alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href=" https://a.example/">x</a>',
        '<image href="//a.example/x.png"/>',
        '<image href="data:image/svg+xml,&lt;svg/>"/>',
        '<use href="&#106;avascript:alert(1)"/>',
        '<rect fill="url(https://a.example/#g)"/>',
        "<style>@import 'https://a.example/x.css';</style>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<!DOCTYPE svg [<!ENTITY x "<script>">]>',
        '<?xml-stylesheet href="x.css"?>',
    ],
)
def test_an_svg_that_does_more_than_be_looked_at_is_refused(inside: str) -> None:
    assert find_danger("level.SVG", SVG.format(inside).encode())
    assert find_danger("level.svg", SVG.format(inside).encode("utf-16"))
    assert find_danger("level.png", SVG.format(inside).encode()) == ""


def test_a_hostile_svg_is_read_quickly() -> None:
    for piece in (b"<", b" on", b"href = ", b"url( ", b"<!doctype ", b"<a:"):
        assert find_danger("x.svg", piece * 200_000) is not None
