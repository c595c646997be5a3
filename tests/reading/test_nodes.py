"""YAML as editors write it: what is read, where it stands, and how its traps are told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.metadata.nodes import MAX_BYTES, MAX_DEPTH, ListNode, MapNode, Node, ScalarNode, read_nodes


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers, so that a machine without libyaml tells the same."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    elif not hasattr(yaml, "CBaseLoader"):
        pytest.skip("no libyaml here")
    return str(request.param)


def plain(node: Node | None) -> object:
    """The node as the text, lists and dicts that it stands for; None where nothing was written."""
    match node:
        case MapNode():
            return {k.text: plain(v) for k, v in node.pairs}
        case ListNode():
            return [plain(item) for item in node.items]
        case ScalarNode():
            return None if node.is_null else node.text
    return None


READ = [
    # scalars stay what was written
    ("time: 14:46", {"time": "14:46"}),
    ("country: NO", {"country": "NO"}),
    ("date: 2021-13-40", {"date": "2021-13-40"}),
    ("title: 1984", {"title": "1984"}),
    ("code: 0o17", {"code": "0o17"}),
    ("size: 1_000", {"size": "1_000"}),
    ("draft: yes", {"draft": "yes"}),
    # nothing
    ("title:", {"title": None}),
    ("title: ~", {"title": None}),
    ("title: null", {"title": None}),
    ("title: 'null'", {"title": "null"}),
    ('title: "~"', {"title": "~"}),
    ("title: # to be written", {"title": None}),
    # quotes, blocks, lists
    ('title: "Lindholm: the port"', {"title": "Lindholm: the port"}),
    ("title: 'It''s open'", {"title": "It's open"}),
    ("text: |\n  One.\n  Two.\n", {"text": "One.\nTwo.\n"}),
    ("text: >-\n  One\n  two.\n", {"text": "One two."}),
    ("tags: [a, b]", {"tags": ["a", "b"]}),
    ("tags:\n- a\n- b: c\n", {"tags": ["a", {"b": "c"}]}),
    ("{title: a, tags: [b]}", {"title": "a", "tags": ["b"]}),
    ("title: a # a comment", {"title": "a"}),
    ("url: https://example.org/#top", {"url": "https://example.org/#top"}),
    ("time: at 14:46:00", {"time": "at 14:46:00"}),
    ("title: a\r\ntags: [b]\r\n", {"title": "a", "tags": ["b"]}),
    ("शीर्षक: नमस्ते 😀", {"शीर्षक": "नमस्ते 😀"}),
    # nothing at all
    ("", None),
    ("\n\n", None),
    ("# only a comment", None),
    ("~", None),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(parser: str, text: str, expected: object) -> None:
    node, problems = read_nodes(text, "a.md")
    assert problems == ()
    assert plain(node) == expected


#: text, line, column, code, a part of the message, a part of the hint
TRAPS = [
    ("title: Lindholm: the port opens", 1, 16, "yaml-syntax", "a colon", 'write title: "Lindholm: the port opens"'),
    ("date: x\nimage:\n  alt: The port: a view\n", 3, 16, "yaml-syntax", "a colon", 'write alt: "The port: a view"'),
    ('title: "Open": the port', 1, 14, "yaml-syntax", "", "write title: '\"Open\": the port'"),
    ("title: 'Don't close the port'", 1, 13, "yaml-syntax", "begins with '", "write title: \"'Don't close the port'\""),
    ("title: [Live] The port", 1, 15, "yaml-syntax", "begins with [", 'write title: "[Live] The port"'),
    ("title: @port says", 1, 8, "yaml-syntax", "begins with @", 'write title: "@port says"'),
    ("title: %5 more", 1, 8, "yaml-syntax", "begins with %", 'write title: "%5 more"'),
    ("title: `code`", 1, 8, "yaml-syntax", "begins with `", 'write title: "`code`"'),
    ("title: - port", 1, 8, "yaml-syntax", "begins with -", 'write title: "- port"'),
    ("title: 😀 port: a", 1, 14, "yaml-syntax", "a colon", 'write title: "😀 port: a"'),
    ("title: The #1 port", 1, 8, "yaml-syntax", "are lost", 'write title: "The #1 port"'),
    ("section: #port", 1, 9, "yaml-syntax", "are lost", 'write section: "#port"'),
    ('title: "The port\ndate: x', 1, 8, "yaml-syntax", "not closed", "close it"),
    ("title: 'The port\ndate: x", 1, 8, "yaml-syntax", "not closed", "close it"),
    ("tags: [a, , b]", 1, 11, "yaml-syntax", "nothing stands before this comma", "take the comma away"),
    ("tags: [, b]", 1, 8, "yaml-syntax", "nothing stands before this comma", "take the comma away"),
    ("tags: [a, b\ndate: x", 1, 7, "yaml-syntax", "not closed", "close it"),
    ("title: a\n\tdate: b", 2, 1, "yaml-syntax", "a tab", "indent with spaces"),
    ("image:\n\turl: b", 2, 1, "yaml-syntax", "a tab", "indent with spaces"),
    ("title: a\n  date: b", 2, 7, "yaml-syntax", "does not fit", "same number of spaces"),
    ("image:\n    url: a\n  alt: b", 3, 3, "yaml-syntax", "does not fit", "same number of spaces"),
    ("title: a\nThe port opened\ndate: b", 2, 1, "yaml-syntax", "no 'key: value'", "write key: value"),
    ("title:The port\ndate: b", 1, 6, "yaml-syntax", "a space is missing", "write title: The port"),
    ("date: b\ntitle:The port", 2, 6, "yaml-syntax", "a space is missing", "write title: The port"),
    ("title: a\ndate:\u00a0b", 2, 6, "yaml-syntax", "U+00A0", "a space after the colon"),
    ("title\uff1aa\ndate: b", 1, 6, "yaml-syntax", "U+FF1A", "a space after the colon"),
    ("title: a\n---\ntitle: b", 2, 1, "yaml-syntax", "second document", "take out"),
    ("- a\n- b", 1, 1, "yaml-syntax", "not a list of 'key: value'", "title: My news"),
    ("The port opened.", 1, 1, "yaml-syntax", "not a list of 'key: value'", "title: My news"),
    ("title: a\nx: b\x07c", 2, 5, "yaml-syntax", "U+0007", "delete it"),
    ("? [a]\n: b", 1, 3, "yaml-syntax", "cannot be a key", "put quotes"),
    ("title: a\ndate: b\ntitle: c", 3, 1, "yaml-duplicate-key", "first in line 1", "keep one"),
    ("extra: {a: 1, b: 2, a: 3}", 1, 21, "yaml-duplicate-key", "'a' stands twice", "keep one"),
    ("title: *port", 1, 8, "yaml-alias", "*port is an anchor or alias", 'write title: "*port"'),
    ("title: &port The port", 1, 8, "yaml-alias", "&port is an anchor or alias", 'write title: "&port The port"'),
    ("title: *Breaking* The port", 1, None, "yaml-alias", "", 'write title: "*Breaking* The port"'),
    ("<<: {a: b}", 1, 1, "yaml-alias", "merge key", "write the keys out"),
    ("title: !port", 1, 8, "yaml-tag", "!port is a tag", 'write title: "!port"'),
    ("title: !!python/object:os.system rm", 1, 8, "yaml-tag", "!!python/object:os.system is a tag", "write title:"),
    ("x: " + "[" * 21 + "]" * 21, 1, 23, "yaml-too-deep", "more than 20 deep", "flatter"),
    ("x: " + "[" * 60_000, 1, 23, "yaml-too-deep", "more than 20 deep", "flatter"),
    ("x: " + "{a: " * 10_000, 1, None, "yaml-too-deep", "more than 20 deep", "flatter"),
    ("- " * 30_000, 1, None, "yaml-too-deep", "more than 20 deep", "flatter"),
    ("x: " + "a" * MAX_BYTES, 1, 0, "yaml-too-large", "64 KiB", "files of their own"),
    ("x: " + "é" * (MAX_BYTES // 2), 1, 0, "yaml-too-large", "64 KiB", "files of their own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "code", "message", "hint"), TRAPS)
def test_how_a_trap_is_told(parser: str, text: str, line: int, column: int | None, code: str, message: str, hint: str) -> None:
    _, problems = read_nodes(text, "a.md")
    assert [p.code for p in problems] == [code]
    (problem,) = problems
    assert problem.line == line
    assert column is None or problem.column == column
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("text", ["x: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), "x: " + "a" * (MAX_BYTES - 3)])
def test_what_is_just_not_too_much(parser: str, text: str) -> None:
    assert read_nodes(text, "a.md")[1] == ()


def test_the_line_in_the_hint_can_be_read(parser: str) -> None:
    for value in ("Lindholm: a port", "It's: so", '"So": he said', "\\n: no", "[Live] a", "'Don't' go", "The #1 port"):
        _, (problem,) = read_nodes(f"title: {value}", "a.md")
        line = problem.hint.removeprefix("write ").partition("; or")[0]
        assert plain(read_nodes(line, "a.md")[0]) == {"title": value}


def test_all_problems_are_told_at_once(parser: str) -> None:
    _, problems = read_nodes("a: 1\na: *x\nb: !t y\nb: 2\n", "a.md", first_line=11)
    assert [(p.line, p.code) for p in problems] == [
        (12, "yaml-duplicate-key"),
        (12, "yaml-alias"),
        (13, "yaml-tag"),
        (14, "yaml-duplicate-key"),
    ]


def test_nodes_know_their_place(parser: str) -> None:
    node, _ = read_nodes("title: a\nimage:\n  url: b\n  alt: |\n    c\ntags: [d,  e]\n", "a.md", first_line=2)
    assert list(places(node)) == [(2, 8), (4, 3), (4, 8), (5, 8), (7, 7), (7, 8), (7, 12)]


def places(node: Node | None) -> Iterator[tuple[int, int]]:
    """Line and column of each value, without the mapping at the top."""
    children: list[Node] = []
    if isinstance(node, MapNode):
        children = [value for _, value in node.pairs]
    elif isinstance(node, ListNode):
        children = list(node.items)
    for child in children:
        yield child.line, child.column
        yield from places(child)


@given(st.text(st.sampled_from("ab: -#'\"[]{}\n\t&*!|>%@`,?~\\<"), max_size=60))
def test_no_text_raises(text: str) -> None:
    node, problems = read_nodes(text, "a.md")
    assert node is None or isinstance(node, MapNode)
    assert all(1 <= p.line <= text.count("\n") + 2 for p in problems)


@pytest.mark.parametrize("text", ['"a\\nb": 1\n"a\\nb": 2', "a: !%0Ab c", f"{'k' * 200}: 1\n{'k' * 200}: 2"])
def test_a_message_is_one_line(text: str) -> None:
    (problem,) = read_nodes(text, "a.md")[1]
    assert len(problem.message) < 130
    assert len(problem.message.splitlines()) == 1


@given(st.text(max_size=200))
def test_no_unicode_raises(text: str) -> None:
    read_nodes(text, "a.md")
