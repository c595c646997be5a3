"""Pictures that no browser can show: files that are called so and are something else."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_SVG: Final = "http://www.w3.org/2000/svg svg"  # the root of such a picture, as Expat tells it

#: How the pictures begin that browsers show. They go by that and not by the name, so a PNG called .jpg is no defect.
_SHOWN: Final = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM|\x00\x00\x01\x00|....ftyp(?:avif|avis|mif1|msf1)", re.DOTALL
)
#: How others begin that are met in their place, and what those are.
_OTHERS: Final = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), "a web page"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+)?svg\b", re.IGNORECASE), "an SVG"),
    (re.compile(rb"....ftyp(?:hei|hev)", re.DOTALL), "a HEIC, which few browsers show"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "a TIFF, which few browsers show"),
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"version https://git-lfs\.github\.com/"), "a pointer of Git LFS, whose file was not fetched"),
)


def find_defect(file: str, data: bytes) -> str:
    """Why no browser could show a file as the picture that its name says it is, in words; empty where one could."""
    if not data.strip(b"\0 \t\r\n"):
        return "is empty"
    if file.lower().endswith(".svg"):
        return _find_fault_of_xml(data)
    if _SHOWN.match(data):
        return ""
    return next((f"is {told}" for pattern, told in _OTHERS if pattern.match(data)), "is no picture")


def _find_fault_of_xml(data: bytes) -> str:
    """Of an SVG that declares no entities. Browsers read it as XML: after the first mistake they show nothing."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, _: object) -> None:
        if not roots:
            roots.append(name)

    parser.StartElementHandler = begin
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"is no XML: {expat.ErrorString(error.code)} at {error.lineno}:{error.offset + 1}"
    return "" if roots == [_SVG] else 'is no SVG: its root is not <svg xmlns="http://www.w3.org/2000/svg">'
