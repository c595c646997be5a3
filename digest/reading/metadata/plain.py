"""Plain front matter straight to its nodes: a short cut for what most of it is made of, and for nothing that is in doubt.

Lines of `key: value` at the left edge, the value a text, quoted or not, or a list in one line. Whatever else there is, YAML
reads all of it; a test holds the two equal over made and real front matter.
"""

from __future__ import annotations

import re
from typing import Final

from digest.reading.metadata.nodes import ListNode, MapNode, Node, ScalarNode

#: More is not plain (characters).
_LONGEST: Final = 8_000

# A text without quotes begins with a letter or digit (or a slash), holds no "#", and colons only within words.
_LINE: Final = re.compile(
    r"(?P<key>[A-Za-z_][A-Za-z0-9_]{0,60}): "
    r"(?:(?P<text>(?:[^\W_]|/)(?:[^:#]|:(?! |\Z))*)(?<! )|\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'|\[(?P<list>[^\[\]]*)\])"
)
_ITEM: Final = re.compile(r"[^\W_](?:[\w .'/+-]*[^\W_])?")


def read_plain_nodes(text: str, first_line: int = 1) -> MapNode | None:
    """The mapping that `read_nodes` would read, without a Problem; None where YAML must be asked.

    Lines are counted from `first_line`.
    """
    lines = text.removesuffix("\n").split("\n")
    if len(text) > _LONGEST or not all(map(str.isprintable, lines)):
        return None
    pairs: dict[str, tuple[ScalarNode, Node]] = {}
    for number, line in enumerate(lines, first_line):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        key, plain, double, single, items = found.groups()
        column = len(key) + 3
        value: Node | None
        if items is not None:
            value = _read_list(items, number, column)
        elif plain is not None:
            value = ScalarNode(plain, False, number, column)
        else:
            value = ScalarNode(single if double is None else double, True, number, column)
        if value is None or key in pairs:
            return None
        pairs[key] = ScalarNode(key, False, number, 1), value
    return MapNode(tuple(pairs.values()), first_line, 1)


def _read_list(items: str, line: int, column: int) -> ListNode | None:
    """The items between brackets, the first of which stands at `column`."""
    nodes: list[ScalarNode] = []
    at = column + 1
    for item in items.split(", ") if items else ():
        if _ITEM.fullmatch(item) is None:
            return None
        nodes.append(ScalarNode(item, False, line, at))
        at += len(item) + 2
    return ListNode(tuple(nodes), line, column)
