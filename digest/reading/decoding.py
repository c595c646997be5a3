"""Bytes -> text: UTF-8 and nothing else, and no control characters, each replaced by one other so that offsets stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from digest.model.problem import Problem

#: C0 and C1 controls but tab and line ends, and what is no character: XML cannot carry all of them, and one would lose a feed.
_NEAR: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_CONTROL: Final = re.compile(f"[{_NEAR}]")
#: The last two of each plane are no characters either. They are looked for where something stands as far out: seldom.
_FAR: Final = re.compile("[\U0001fffe-\U0010ffff]")
LAST_OF_PLANES: Final = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_ANY_CONTROL: Final = re.compile(f"[{_NEAR}{LAST_OF_PLANES}]")
#: Those that parted words or lines: vertical tab, form feed, the separators of files and records, next line.
_SPACES: Final = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")
_LINE_END: Final = re.compile("\r\n|\n|\r")


def decode_text(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file. None, and the place of the first wrong byte, where it is not UTF-8; a warning for control characters."""
    wide = _find_wide(data)
    if wide:
        return None, (Problem(path, 1, 1, "not-utf8", f"the file is {wide}", "save it as UTF-8"),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, column = find_place(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        byte = data[error.start]
        meant = bytes([byte]).decode("cp1252", "replace")
        hint = f"save the file as UTF-8; in Windows-1252 this byte is {meant}" if meant != "\ufffd" else "save the file as UTF-8"
        return None, (Problem(path, line, column, "not-utf8", f"the byte 0x{byte:02X} is not UTF-8", hint),)
    return clean_text(text, path)


def clean_text(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Replace each control character by a space or U+FFFD; one warning a file, at the first."""
    controls = _controls_of(text)
    found = controls.search(text)
    if not found:
        return text, ()
    line, column = find_place(text[: found.start()])
    cleaned, count = controls.subn(_replace, text)
    more = f", and {count - 1} more," if count > 1 else ""
    message = f"the control character U+{ord(found[0]):04X}{more} was replaced"
    return cleaned, (Problem(path, line, column, "control-character", message, "delete it; most editors do not show it"),)


def replace_controls(text: str) -> str:
    """The text with each control character replaced, untold: for those that stood there as references, `&#7;`."""
    return _controls_of(text).sub(_replace, text)


def _controls_of(text: str) -> re.Pattern[str]:
    return _CONTROL if text.isascii() or not _FAR.search(text) else _ANY_CONTROL


def _replace(control: re.Match[str]) -> str:
    return " " if control[0] in _SPACES else "\ufffd"


def find_place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows the given text."""
    last = 0
    line = 1
    for line, end in enumerate(_LINE_END.finditer(before), 2):  # noqa: B007
        last = end.end()
    return line, len(before) - last + 1


def find_all_places(text: str, positions: Iterable[int]) -> list[tuple[int, int]]:
    """Line and column, from 1, of each of some positions in a text."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    return [(line := bisect_right(starts, at), at - starts[line - 1] + 1) for at in positions]


def _find_wide(data: bytes) -> str | None:
    """UTF-16 and UTF-32, by their byte order mark or by their many zeros."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    zeros = sorted((data[:256:2].count(0), data[1:256:2].count(0)))  # of each second byte: of a picture many are in both
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros[1] > max(len(data[:256]) // 4, 4 * zeros[0]):
        return "UTF-16"
    return None
