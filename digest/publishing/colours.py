"""The colours that a style sheet gives its properties, for what stands beside the pages: a browser's frame, pictures."""

from __future__ import annotations

import re
from typing import Final

_COLOUR: Final = re.compile(rb"--([a-z]+):\s*(#[0-9a-fA-F]{3,8})\b")


def read_colours(style: bytes) -> dict[str, tuple[str, ...]]:
    """The colours of each custom property, in the order in which the sheet tells them: by day mostly, then by night. Those that
    are not written as `#9a1b1e` are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name, colour in _COLOUR.findall(style):
        found[name.decode()] = (*found.get(name.decode(), ()), colour.decode())
    return found
