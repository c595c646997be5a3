"""Where in its file a field or setting stands: for what turns out to be wrong when the file has long been read."""

from __future__ import annotations

from collections.abc import Sequence

from digest.reading.metadata.frontmatter import FIELDS, split_front_matter
from digest.reading.metadata.nodes import MapNode, Node
from digest.reading.metadata.plain import read_mapping

Place = tuple[int, int]
_NAMES = {row.name: (row.name, *row.synonyms) for row in FIELDS}


def find_field(text: str, names: Sequence[str]) -> Place | None:
    """The line and column of the first of those fields that the front matter of an article has; None where it has none."""
    split = split_front_matter(text)
    node, _ = read_mapping(split.yaml or "", "", first_line=2)
    return next((place for name in names for spelt in _NAMES[name] if (place := _find(node, (spelt,)))), None)


def find_setting(text: str, name: str) -> Place | None:
    """The line and column of a setting, such as `feeds.path`; None where it is not set."""
    return _find(read_mapping(text, "")[0], name.split("."))


def _find(node: Node | None, way: Sequence[str]) -> Place | None:
    for name in way:
        pairs = node.pairs if isinstance(node, MapNode) else ()
        node = next((value for key, value in pairs if key.text == name), None)
    return (node.line, node.column) if node else None
