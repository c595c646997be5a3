"""YAML text -> nodes that remember where they stand: the one door of yaml, with its traps closed.

Every scalar stays the text that was written, until `fields` knows what type it should have: `14:46` is no number and `NO` is
not False. Aliases, anchors, tags, merge keys, doubled keys, great size and great depth are Problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from digest.model.problem import Problem
from digest.patterns import Pattern
from digest.reading.metadata.values import show
from digest.reading.metadata.yaml_errors import Wrong, explain_error, quote_line

#: More is not an editor's work: front matter of real articles has under 2 KiB.
MAX_BYTES: Final = 64 * 1024
#: Deeper than any `extra` that a person writes, and far below what a recursive reader could not bear.
MAX_DEPTH: Final = 20

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
#: What YAML refuses wherever it stands. (What it calls printable, turned round.)
_UNPRINTABLE: Final = Pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE: Final = Pattern("[\ud800-\udfff]")
#: Words that were taken for a comment: `title: The #1 city` would be "The".
_LOST_WORDS: Final = Pattern(r"[ \t]+#(?=[^\s#])")


class ScalarNode(NamedTuple):
    """A text, as it was written; quotes are taken off."""

    text: str
    quoted: bool
    line: int
    column: int

    @property
    def is_null(self) -> bool:
        """Nothing was written: an empty value, `~` or `null` without quotes."""
        return not self.quoted and self.text in _NULLS


class ListNode(NamedTuple):
    items: tuple[Node, ...]
    line: int
    column: int


class MapNode(NamedTuple):
    """Keys and values in the order of the file; no key stands twice."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int


Node = ScalarNode | ListNode | MapNode


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    is_map: bool
    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


class _StoppedError(Exception):
    """The rest cannot be read; what is wrong has been told."""


def read_nodes(text: str, path: str, first_line: int = 1) -> tuple[MapNode | None, tuple[Problem, ...]]:
    """Read YAML that has `key: value` at the top.

    Gives the mapping, or None where the text holds nothing or cannot be read; and every Problem, their lines counted from
    `first_line`. The mapping may come together with Problems: it then holds what could be read.
    """
    reader = _Reader(text, path, first_line)
    try:
        top = reader.read()
    except _StoppedError:
        top = None
    if top is not None and not isinstance(top, MapNode):
        if not (isinstance(top, ScalarNode) and top.is_null):
            reader.tell(
                top.line,
                top.column,
                "yaml-syntax",
                "this is not a list of 'key: value' lines",
                "write lines such as title: My news",
            )
        top = None
    return top, tuple(sorted(set(reader.problems)))


class _Reader:
    """Builds nodes from the parser's events with a stack of its own, so that depth cannot exhaust Python's."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)  # as YAML 1.1 counts lines

    def tell(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, column, code, message, hint))

    def place(self, mark: Any) -> tuple[int, int]:
        return mark.line + self.first_line, mark.column + 1

    def read(self) -> Node | None:
        self._check_text()
        stack: list[_Open] = []
        top: Node | None = None
        for event in self._find_events():
            name = type(event).__name__
            if name == "DocumentStartEvent" and top is not None:
                line, column = self.place(event.start_mark)
                self.tell(line, column, "yaml-syntax", "a second document begins here", "take out the line ---")
                raise _StoppedError
            if name in ("MappingStartEvent", "SequenceStartEvent"):
                self._check_event(event)
                line, column = self.place(event.start_mark)
                if len(stack) == MAX_DEPTH:
                    self.tell(
                        line,
                        column,
                        "yaml-too-deep",
                        f"lists and mappings are more than {MAX_DEPTH} deep here",
                        "make it flatter",
                    )
                    raise _StoppedError
                stack.append(_Open(name == "MappingStartEvent", line, column))
                continue
            node: Node
            if name == "ScalarEvent":
                node = self._make_scalar(event)
            elif name == "AliasEvent":
                line, column = self.place(event.start_mark)
                self._tell_alias(line, column, f"*{event.anchor}")
                node = ScalarNode("", False, line, column)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                done = stack.pop()
                node = self._make_map(done) if done.is_map else ListNode(tuple(done.nodes), done.line, done.column)
            else:
                continue
            if stack:
                stack[-1].nodes.append(node)
            else:
                top = node
        return top

    def _check_text(self) -> None:
        if len(self.text) > MAX_BYTES or len(self.text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            message = f"this is more than {MAX_BYTES // 1024} KiB of YAML"
            self.tell(self.first_line, 0, "yaml-too-large", message, "keep texts and data in files of their own")
            raise _StoppedError
        found = None if self.text.replace("\n", "").isprintable() else _UNPRINTABLE.search(self.text)
        if found:
            line = len(re.findall("\r\n|[\n\r]", self.text[: found.start()]))
            column = found.start() - max(self.text.rfind("\n", 0, found.start()), self.text.rfind("\r", 0, found.start()))
            message = f"the character U+{ord(found[0]):04X} cannot stand in YAML"
            self.tell(self.first_line + line, column, "yaml-syntax", message, "delete it; it cannot be seen in most editors")
            raise _StoppedError

    def _find_events(self) -> Iterator[Any]:
        # Imported here because a build with nothing to do, and wire text without front matter, need no YAML at all.
        import yaml

        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml is seven times faster, and not on every machine
        try:
            yield from yaml.parse(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            self._tell_error(explain_error(error, self.lines))
            raise _StoppedError from None
        except yaml.YAMLError:
            self.tell(self.first_line, 0, "yaml-syntax", "this cannot be read as YAML", "write lines such as title: My news")
            raise _StoppedError from None

    def _tell_error(self, wrong: Wrong) -> None:
        line = wrong.line + self.first_line
        # The same trouble may have been met as an event already: `title: *Breaking news` is an alias and then a stray word.
        if not any(p.line == line for p in self.problems):
            self.tell(line, wrong.column, wrong.code, wrong.message, wrong.hint)

    def _tell_alias(self, line: int, column: int, shown: str) -> None:
        hint = quote_line(self.lines[line - self.first_line]) or "write the value itself, or put quotes around it"
        self.tell(line, column, "yaml-alias", f"{show(shown)} is an anchor or alias of YAML, and neither is read", hint)

    def _check_event(self, event: Any) -> None:
        line, column = self.place(event.start_mark)
        if event.anchor is not None:
            self._tell_alias(line, column, f"&{event.anchor}")
        if event.tag is not None:
            hint = quote_line(self.lines[line - self.first_line]) or "leave the tag out; the type of each key is known"
            self.tell(
                line,
                column,
                "yaml-tag",
                f"{show(event.tag.replace('tag:yaml.org,2002:', '!!'))} is a tag of YAML, and no tag is read",
                hint,
            )

    def _make_scalar(self, event: Any) -> ScalarNode:
        if event.anchor is not None or event.tag is not None:
            self._check_event(event)
        line, column = self.place(event.start_mark)
        node = ScalarNode(event.value, bool(event.style), line, column)
        if node.quoted and "\\" in self.text and _SURROGATE.search(node.text):
            message = "half a character stands here: \\u cannot write characters beyond U+FFFF"
            self.tell(line, column, "yaml-syntax", message, "write the character itself, or \\U and eight digits")
            return ScalarNode(_SURROGATE.sub("\ufffd", node.text), node.quoted, line, column)
        if not node.quoted and "#" in self.text:
            rest = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
            if _LOST_WORDS.match(rest, len(rest[: event.end_mark.column].rstrip(" \t"))):
                hint = quote_line(self.lines[event.start_mark.line]) or "put quotes around the value"
                message = "the words after # are lost: they are a comment"
                self.tell(line, column, "yaml-syntax", message, f"{hint}; or leave a space after # where a comment is meant")
        return node

    def _make_map(self, done: _Open) -> MapNode:
        pairs: list[tuple[ScalarNode, Node]] = []
        seen: dict[str, int] = {}
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self.tell(
                    key.line,
                    key.column,
                    "yaml-syntax",
                    "a list or mapping cannot be a key",
                    "put quotes around it, or write a word",
                )
            elif key.text == "<<" and not key.quoted:
                self.tell(key.line, key.column, "yaml-alias", "<< is a merge key of YAML, and none is read", "write the keys out")
            elif key.text in seen:
                message = f"the key '{show(key.text)}' stands twice, first in line {seen[key.text]}"
                self.tell(key.line, key.column, "yaml-duplicate-key", message, "keep one of the two lines")
            else:
                seen[key.text] = key.line
                pairs.append((key, value))
        return MapNode(tuple(pairs), done.line, done.column)
