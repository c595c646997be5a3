"""JSON as a site has it: in pages for search engines, in files of data, in feeds. A door of msgspec, which takes a fifth of the
time of Python's own and writes every text as that does."""

from __future__ import annotations

import json
from typing import Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder()


def write_json(value: object) -> str:
    """The value on one line without blanks; letters beyond ASCII stand as they are."""
    return _encode(value).decode()


def write_lines(value: object) -> bytes:
    """The value as UTF-8, each of its parts on a line of its own."""
    return msgspec.json.format(_encode(value), indent=1) + b"\n"


def _encode(value: object) -> bytes:
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:  # half a character, which no file holds: a mark in its place, as on pages
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
