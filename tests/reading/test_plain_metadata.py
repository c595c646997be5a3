"""Plain settings and front matter without YAML: the same nodes as with it, and nothing read that is in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.reading.metadata.nodes import ListNode, ScalarNode, read_nodes
from digest.reading.metadata.plain import read_plain_nodes

KEYS = ("title", "date", "tags", "null", "x_1", "Title")
VALUES = (
    "Port opens", '"Port: opens #1"', "'It’s “open”'", "2021-08-07", "2021-08-07T14:46:00+05:30", "14:46", "yes", "~",
    "null", "no: yes", "a #1", "a#1", "a:", "a :b", "a: b", "-1", "- a", "/a/b.jpg", "https://a.example/b?c=d", "[]", "[a]",
    "[a, b c]", "[a,b]", "[a, ]", "[ a ]", "[a, [b]]", '[a, "b"]', "[a: b]", "[a:b]", "[it's, b-c, d/e]", "{a: b}",
    "a, [b] {c}", "a ", " a", "", '""', "''", "'it''s'", '"a\\n"', '"a', 'a\'b"c', "*a", "&a b", "!a b", "| a", "> a", "%a",
    "@a", "`a`", "a\tb", "a\u00a0b", "a\u2028b", "ä ö", "١٢", "é", "中文", "a  b", '" a "', "a\\b", "a: ", "a?", "[a?]", "a]",
    "[a] b", "\ufeffa", "𝒜", "[é, 中]", "1_000", "0x1F", "---", "...", "a --- b", "<<", "=", "[_a]", "_a", "a&b", "[a&b]",
    "\n  - a\n  - b", "\n  a: b", "a\n  b", "\n  a: b\n  c: d", "\n  a:\n    b: c\n  d: e", "\n a: b\n  c: d", "\n  a: b\n c: d",
    "\n\n  # note\n  a: [b] # c\n", "\n  a: b\n  a: c", "\n  # note", "# a", " # a", "a # b", "a  # b", "a # b: c #d", '"a" # b',
    "a #", "a\n  # note\n  b", "\n  a:\n  b: c", "\n   ", "\n             a: b", "{method: none}", "{a: b, c: d e}",
    "{a: b,c: d}", "{a: b, a: c}", "{a}", "{}", "{a: }", "{a: {b: c}}", "{a: b} # c", "{a:b}", "{ a: b }", "{<<: b}",
    "{a: [b]}", "{a: [b, c d], e: f}", "{a: [], b: c}", "{a: [b]c}", "{a: [b],c: d}", "{a: [b], }", "{a: [b, ], c: d}", "{a: b]}",
    "{a: [[b]]}", "{a: [b, a: c]}", "{a: b, [c]}", "{a: [b], a: [c]}", "{a: b, }", "{a: [b] c: d}",
    "\n  a-b: c", "\n  -a: b", "\n  <<: b", "\n  ? a", "\n  a: b\n---", "\n  a: |\n    b: c",
)  # fmt: skip


def both(text: str) -> tuple[object, object]:
    """What the short cut reads, and YAML; the second stands for the first where that is in doubt."""
    read = read_nodes(text, "x.md", first_line=2)
    plain = read_plain_nodes(text, 2)
    return (read if plain is None else (plain, ())), read


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("frame", ["{}", "{}\n", "a: b\n{}\nc: d\n", "{}\n\n", "{}\r\n", "# note\n{}\n", " {}\n"])
def test_each_value_is_as_yaml_reads_it(value: str, frame: str) -> None:
    plain, read = both(frame.format(f"title: {value}"))
    assert plain == read


@settings(max_examples=500)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES) | st.text(max_size=12)), max_size=5), st.booleans())
def test_made_front_matter_is_as_yaml_reads_it(fields: list[tuple[str, str]], ends: bool) -> None:
    plain, read = both("\n".join(f"{key}: {value}" for key, value in fields) + ("\n" if ends else ""))
    assert plain == read


DEEP = st.recursive(
    st.sampled_from(VALUES[:60]), lambda inner: st.dictionaries(st.sampled_from(KEYS), inner, max_size=3), max_leaves=8
)


def write(fields: dict[str, object], steps: list[int], indent: int = 0) -> str:
    """The fields as lines, each level deeper than the one above by one of the `steps`; values may break the form."""
    lines = []
    for key, value in fields.items():
        below = "\n" + write(value, steps[1:] or [2], indent + steps[0]) if isinstance(value, dict) else f" {value}"
        lines.append(f"{' ' * indent}{key}:{below}")
    return "\n".join(lines)


@settings(max_examples=500)
@given(st.dictionaries(st.sampled_from(KEYS), DEEP, max_size=4), st.lists(st.integers(0, 7), min_size=1, max_size=4))
def test_made_settings_are_as_yaml_reads_them(fields: dict[str, object], steps: list[int]) -> None:
    plain, read = both(write(fields, steps))
    assert plain == read


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["a:", "b: c", "d: {e: f} # g", "# h", "", "i", "- j", "a: 'k'"]))))
def test_lines_at_any_indent_are_as_yaml_reads_them(lines: list[tuple[int, str]]) -> None:
    plain, read = both("\n".join(" " * indent + line for indent, line in lines))
    assert plain == read


def test_common_settings_are_plain() -> None:
    text = "# Ours.\ntitle: News\n\nfacts: {limit: 8}\nfeeds: {formats: [rss, atom], tags: no}\nsources:\n"
    text += "  north-wire: # near\n    name: North Wire\n    rights: full\n"
    node = read_plain_nodes(text)
    assert node is not None
    assert node == read_nodes(text, "digest.yml")[0]
    assert [key.text for key, _ in node.pairs] == ["title", "facts", "feeds", "sources"]


def test_common_front_matter_is_plain() -> None:
    text = "title: \"Port: open\"\ndate: 2021-08-07T14:46+05:30\ntags: [energy, town hall]\nslug: port-opens\nimage: '/a.jpg'\n"
    node = read_plain_nodes(text, 2)
    assert node is not None
    assert [key.text for key, _ in node.pairs] == ["title", "date", "tags", "slug", "image"]
    assert node.pairs[0][1] == ScalarNode("Port: open", True, 2, 8)
    assert node.pairs[2][1] == ListNode((ScalarNode("energy", False, 4, 8), ScalarNode("town hall", False, 4, 16)), 4, 7)


@pytest.mark.parametrize(
    "text", ["", "title:", "a: b\na: c", "a: b #c", "a: b\n c: d", "a: |\n  b", "- a", "a: &b c", f"a: {'b' * 9000}"]
)
def test_what_is_in_doubt_is_left_to_yaml(text: str) -> None:
    assert read_plain_nodes(text) is None
