"""Plain settings and front matter straight to their nodes: a short cut for what most of them are made of, and for nothing that
is in doubt.

Lines of `key: value`, the value a text, quoted or not, or a list or mapping in one line; lines indented below a bare `key:`; and
comments. Whatever else there is, YAML reads all of it; a test holds the two equal over made and real front matter.
"""

from __future__ import annotations

import re
from typing import Final

from digest.model.problem import Problem
from digest.reading.metadata.nodes import ListNode, MapNode, Node, ScalarNode, read_nodes

#: More is not plain (characters).
_LONGEST: Final = 8_000

# A text without quotes begins with a letter or digit (or a slash), holds no "#", and colons only within words. Indented no
# further than this nothing is too deep.
_LINE: Final = re.compile(
    r"(?P<indent> {0,12})(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):"
    r"(?: (?:(?P<text>(?:[^\W_]|/)(?:[^:#]|:(?! |\Z))*)(?<! )|\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
    r"|\[(?P<list>[^\[\]]*)\]|\{(?P<map>[^{}]+)\}))?(?: +# .*)?"
)
_ITEM: Final = re.compile(r"[^\W_](?:[\w .'/+-]*[^\W_])?")
_PAIR: Final = re.compile(
    rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]{{0,60}}): (?:(?P<text>{_ITEM.pattern})|\[(?P<list>[^\[\]]*)\])(?:, (?!\Z)|\Z)"
)


def read_mapping(text: str, path: str, first_line: int = 1) -> tuple[MapNode | None, tuple[Problem, ...]]:
    """As `read_nodes`, by the short cut where there is one."""
    plain = read_plain_nodes(text, first_line)
    return read_nodes(text, path, first_line) if plain is None else (plain, ())


def read_plain_nodes(text: str, first_line: int = 1) -> MapNode | None:
    """The mapping that `read_nodes` would read, without a Problem; None where YAML must be asked.

    Lines are counted from `first_line`.
    """
    lines = text.removesuffix("\n").split("\n")
    if len(text) > _LONGEST or not all(map(str.isprintable, lines)):
        return None
    rest: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(lines, first_line):
        if line and not line.lstrip(" ").startswith("#"):
            found = _LINE.fullmatch(line)
            if found is None:
                return None
            rest.append((number, found))
    rest.reverse()
    top = _read_block(rest, 0)
    return None if rest else top


def _read_block(rest: list[tuple[int, re.Match[str]]], indent: int) -> MapNode | None:
    """The mapping at this indent that begins with the last of `rest`, which are the lines from the last to the first: its own
    are taken away. None where there is none, or one that is not plain.
    """
    pairs: dict[str, tuple[ScalarNode, Node]] = {}
    first_line = rest[-1][0] if rest else 0
    while rest and len(rest[-1][1]["indent"]) == indent:
        number, line = rest.pop()
        key, deeper = line["key"], len(rest[-1][1]["indent"]) if rest else 0
        value: Node | None
        if line.lastgroup != "key":
            value = _read_value(line, number)
        else:
            value = _read_block(rest, deeper) if deeper > indent else None
        if value is None or key in pairs:
            return None
        pairs[key] = ScalarNode(key, False, number, indent + 1), value
    return MapNode(tuple(pairs.values()), first_line, indent + 1) if pairs else None


def _read_value(found: re.Match[str], line: int) -> Node | None:
    """What stands behind the key in its line; None where that is not plain."""
    kind = str(found.lastgroup)
    text = found[kind]
    if kind == "list":
        return _read_list(text, line, found.start(kind))
    if kind == "map":
        return _read_map(text, line, found.start(kind))
    is_quoted = kind != "text"
    return ScalarNode(text, is_quoted, line, found.start(kind) + (not is_quoted))


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


def _read_map(items: str, line: int, column: int) -> MapNode | None:
    """The pairs between braces, the first of which stands at `column`."""
    pairs: dict[str, tuple[ScalarNode, Node]] = {}
    at, start = 0, column + 1
    while at < len(items):
        found = _PAIR.match(items, at)
        if found is None or found["key"] in pairs:
            return None
        value: Node | None
        if found["list"] is None:
            value = ScalarNode(found["text"], False, line, start + found.start("text"))
        else:
            value = _read_list(found["list"], line, start + found.start("list") - 1)
        if value is None:
            return None
        pairs[found["key"]] = ScalarNode(found["key"], False, line, start + at), value
        at = found.end()
    return MapNode(tuple(pairs.values()), line, column)
