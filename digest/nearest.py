"""What was most likely meant by a name that nothing has: a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable


def find_nearest(name: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """That of the known names which is most like `name`; None where none is as alike as `least` (0 to 1)."""
    import difflib  # takes 2 ms, and is needed only where something is misspelt

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=least)), None)
