"""What a template is given, told to whoever wrote a name in one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from digest.nearest import find_nearest

_UNDEFINED: Final = re.compile(r"'(\w+)' is undefined")
_ATTRIBUTE: Final = re.compile(r"'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'")
_MAPPING: Final = "'dict object' has no attribute"  # an article's or the site's own values
_DEEP: Final = 3  # lists in objects in lists
_LIKENESS: Final = 0.7


def hint_at_names(error: str, given: Mapping[str, object]) -> str:
    """Which name may have been meant where Jinja says that one is undefined, or which there are; `given` are the page's.

    "'breif' is undefined" is "did you mean brief?", of "'…Brief object' has no attribute 'x'" the hint is what a Brief has.
    """
    if error.startswith(_MAPPING):
        return "where only some have it, ask first: {% if brief.extra.photo is defined %}"
    if found := _UNDEFINED.match(error):
        meant, names, whose = found[1], sorted(given), "this page's templates are given"
    elif found := _ATTRIBUTE.match(error):
        kind, meant = found.groups()
        thing = next((value for value in _walk(list(given.values())) if type(value).__name__ == kind), None)
        names, whose = [name for name in dir(thing) if not name.startswith("_") and name not in dir(tuple)], f"{kind} has"
    else:
        return "ask first whether it is there: {% if … %}"
    near = find_nearest(meant, names, _LIKENESS)
    if near:
        return f"did you mean {near}?"
    return f"{whose} {', '.join(names)}" if names else "ask first whether it is there: {% if … is defined %}"


def _walk(value: object, depth: int = 0) -> Iterator[object]:
    """A value, and where it is a list what stands in it."""
    yield value
    if isinstance(value, (tuple, list)) and depth < _DEEP:
        for item in value:
            yield from _walk(item, depth + 1)
