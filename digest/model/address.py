"""What an address says of where it leads."""

from __future__ import annotations

import re
from typing import Final

# A scheme, or two slashes. A browser takes a backslash for a slash.
_ABROAD: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")


def is_abroad(address: str) -> bool:
    """Whether an address leaves the site, or leads to no page at all: `mailto:`, `data:`."""
    return _ABROAD.match(address) is not None
