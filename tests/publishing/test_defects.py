"""Pictures that no browser can show are told, and others are let be."""

from __future__ import annotations

import pytest

from digest.publishing.defects import find_defect

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n"),  # browsers go by what is in it
        ("a.png", b"\xff\xd8\xff\xe0"),
        ("a.gif", b"GIF87a"),
        ("a.webp", b"RIFF\x12\n\0\0WEBPVP8 "),
        ("a.bmp", b"BM\0\0"),
        ("a.ico", b"\0\0\1\0\1\0"),
        ("a.avif", b"\0\0\0\x20ftypavif"),
        ("a.SVG", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a quay -->" + SVG % b"<title>Quay &amp; basin</title>"),
        ("a.svg", (SVG % b"").decode().encode("utf-16")),
        ("a.svg", b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'),
    ],
)
def test_what_a_browser_shows_is_let_be(file: str, data: bytes) -> None:
    assert find_defect(file, data) == ""


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("a.png", b"", "is empty"),
        ("a.svg", b" \n", "is empty"),
        ("a.png", b"picture", "is no picture"),
        ("a.jpg", b"\n<!DOCTYPE html>\n<title>Not found</title>", "is a web page"),
        ("a.png", SVG % b"", "is an SVG"),
        ("a.jpg", b"\0\0\0\x18ftypheic", "is a HEIC, which few browsers show"),
        ("a.png", b"II*\0\x08", "is a TIFF, which few browsers show"),
        ("a.png", b"%PDF-1.7", "is a PDF"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1\n", "is a pointer of Git LFS, whose file was not fetched"),
        ("a.svg", b"\x89PNG\r\n\x1a\n", "is no XML: not well-formed (invalid token) at 1:1"),
        ("a.svg", SVG % b"\n<g>", "is no XML: mismatched tag at 2:6"),
        ("a.svg", SVG % b"a &nbsp; b", "is no XML: undefined entity at 1:61"),
        ("a.svg", SVG % b'<use xlink:href="#a"/>', "is no XML: unbound prefix at 1:59"),
        ("a.svg", b"<svg/>", 'is no SVG: its root is not <svg xmlns="http://www.w3.org/2000/svg">'),
    ],
)
def test_what_no_browser_shows_is_told(file: str, data: bytes, told: str) -> None:
    assert find_defect(file, data) == told


def test_a_large_file_is_read_quickly() -> None:
    for piece in (b"<!--", b"<?xml ", b" ", b"<g>"):
        assert find_defect("a.png", piece * 500_000) and find_defect("a.svg", piece * 500_000)
