"""The short cut for plain Markdown gives what the libraries give, and leaves to them what it is not sure of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.reading.markup.markdown import read_markdown
from digest.reading.markup.plain import split_chunks

ROOT = Path(__file__).resolve().parents[2]
#: Texts that are no part of the project, where there are any.
SHARED = ROOT.parent / "shared"


def is_plain(source: str) -> bool:
    return all(isinstance(chunk, list) for chunk in split_chunks(source))


@pytest.mark.parametrize(
    "source",
    [
        "One line\nand the next.",
        "## A turn\n\nText.",
        "# A title\n\nText.\n\n# Another",
        "A **bold** word, an *italic\none*, (**both**) and *so on*.",
        "**All of it.**",
        "See [the paper](https://a.example/x_y?z=1&w=2#q) or [ours](/2021/port/), *[in italics](../b)*.",
        "[Here](/a)[and here](/a)",
        "- one\n- **two** parts\n* three",
        "1. one\n2. two",
        "7. seven\n8. eight",
        "> One.\n> More of it.\n>\n> Two.",
        '![A "pier"](/pier.jpg)',
        "| a | *b* |  c|\n|---|:-:| --: |\n| 1 | | [3](/c) |\n|4|5|6|",
        "A & B, 5 > 3, 10\u00a0km – “so”.",
        "In 2021. 14 ships.",
        "Ends in a blank. \n \n\nNext.\r\n\r\nLast.",
    ],
)
def test_plain_markdown_needs_no_library(source: str) -> None:
    assert is_plain(source)
    assert read_markdown(source) == read_markdown(source, shortcut=False)


@pytest.mark.parametrize(
    "block",
    [
        "One <b>two</b>",
        "AT&amp;T",
        "AT&T",
        "one `two`",
        r"one \* two",
        "![A pier](/pier.jpg) at noon",
        "![A pier](//a.example/pier.jpg)",
        '![A pier](/pier.jpg "At noon")',
        "see [the paper][1]",
        "see [the paper](https://a.example/ 'Title')",
        "see [it](javascript:a)",
        "see [it](//a.example/)",
        "see [it](https://192.168.1.999/)",
        "see [it](https://xn--a.example/)",
        "see [it](https://a.example/a(b))",
        "see [ it ](/a)",
        "see [*it*](/a)",
        "see [it](/a*b*)",
        "not![it](/a)",
        "5 * 3 * 2",
        "**one *two* three**",
        "***one***",
        "**one",
        "one* two*",
        "an_underscore _here_",
        "One.  \nTwo.",
        "One.\n  Two.",
        "One.\n- two",
        "One.\n## Two",
        "One.\n---",
        "One.\n> Two.",
        "a | b\n--|--\n1 | 2",
        "| a |\n|---|\n| 1 |",
        "| a | b |\n|---|---|",
        "| a | b |\n|---|---|\n| 1 |",
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        "| a | b |\n|---|:|\n| 1 | 2 |",
        "| a | b |\n|---|---|\n| `1` | 2 |",
        "| a | b |\n|---|---|\n| \u00a0 | 2 |",
        "##No blank",
        "## A turn ##",
        "## A turn\nText.",
        "####### Seven",
        "---",
        "* * *",
        "- - one",
        "- one\n  - two",
        "- one\nmore",
        "- one\n2. two",
        "- # one",
        "- 1. one",
        "1.",
        "> One.\nTwo.",
        "> **One**  \n>",
        "> - one",
        "> > One.",
        " One.",
        "\u2003One.",
        "One\ttwo.",
        "One\u0085two.",
        "- one\n\n- two",
        "> One.\n\n> Two.",
        "- one\n\n    more",
        "One[^1].\n\n[^1]: Two.",
        "[One].\n\n[One]: /two",
        "```\none\n\ntwo\n```",
    ],
)
def test_what_is_in_doubt_is_left_to_the_libraries(block: str) -> None:
    assert not is_plain(block)
    for source in (block, f"One.\n\n{block}\n\nTwo.", f"- a\n\n{block}\n\n> b", f"> a\n\n{block}\n\n- b", f"{block}\n\n# c"):
        assert read_markdown(source) == read_markdown(source, shortcut=False)


def test_one_table_does_not_take_the_other_blocks_with_it() -> None:
    strange = "a | b\n---|---\n1 | 2\n\nOne `two`.\n\n- d"
    chunks = split_chunks(f"One.\n\n- a\n- b\n\n> c\n\nTwo.\n\n{strange}\n\nThree.\n\n- e\n\n- f")
    assert [isinstance(chunk, str) for chunk in chunks] == [False, False, False, False, True, False, True]
    assert chunks[4] == strange


# ---------------------------------------------------------------- made documents

_WORDS = ["The army said so.", "One", "cost 5.5 per cent,", "“No,”", "(then)", "A & B", "x > y", "10\u00a0km", "it's", "2.", "—"]
_TYPES = [
    "**bold**",
    "**b c d**",
    "*soft*",
    "*d\ne*",
    "[a](https://a.example/x)",
    "[a b](/c/)",
    "**see [x](/y) z**",
    "*a*, **b**",
]
_NASTY = [
    "  \n", "*", "**", "***", "_", "__", "_x_", "`", "\\", "\\*", "&", "&amp;", "&copy", "!", "![a](b)",
    '![a](/b "c")', "[a]", "[a][b]", "[a](b c)", "[a](javascript:x)", "[a](http://x)", "[", "]", "](", "[[x](y)](z)",
    "|", "\n|-|-|\n", "\na|b\n-|-\n1|2", "---", "\n---", "\n===\n", "***\n", "* * *", "- - -", "    ", "\n    ", "\t",
    "   ", "<b>", "</b>", "<p>", "<div>", "<", ">", ">>", "[^1]", "\n\n[^1]: note", "[r]: /u", "+ ", "-", "#", "\n# ",
    "####### y", "\u2028", "\u3000", "10. ", "٣. ", "~~~", "```", "\x0b", "\x85", ":", "=", "[#](#a)",
    "[m](mailto:a@b.example)", "[a](//b.example)", "a_b", "[*a*](/b)", "[a](/b)[a](/b)", "\n \n", " \n", "1.", "2.5 ",
    "\n- ", "\n> ", "\n1. ", "\r\n", "\r", "1. ", "- ", "> ", "## ",
]  # fmt: skip
_PIECES = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_TYPES), st.sampled_from(_WORDS + _TYPES + _NASTY))
_LINES = st.lists(_PIECES, min_size=1, max_size=6).map(" ".join)
_MARKS = st.sampled_from(["", "", "# ", "## ", "### ", "> ", "- ", "* ", "1. ", "2. ", "3. "])
_BLOCKS = st.one_of(
    st.builds(str.__add__, _MARKS, _LINES),
    st.builds(lambda mark, lines: "\n".join(mark + line for line in lines), _MARKS, st.lists(_LINES, min_size=1, max_size=4)),
    st.lists(_LINES, min_size=1, max_size=4).map(lambda lines: "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))),
    st.lists(_LINES, min_size=1, max_size=3).map(lambda lines: "\n>\n".join(f"> {line}" for line in lines)),
    st.lists(st.lists(_PIECES, min_size=2, max_size=2).map(lambda cells: f"| {' | '.join(cells)} |"), max_size=3).map(
        lambda rows: "\n".join(["| a | b |", "| --- | :-: |", *rows])
    ),
    st.sampled_from(
        ["| a | **b** |\n| --- | ---: |\n| 1 | [x](/y) |", "![a](/b.jpg)", '![a](/b.jpg "c")', "Title\n===", "a\n---"]
    ),
)
_BORDERS = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n \n", "\r\n\r\n", "\n"])


@st.composite
def _documents(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(_BLOCKS, min_size=1, max_size=6))
    return "".join(block + draw(_BORDERS) for block in blocks)


@settings(max_examples=400, deadline=None)
@given(_documents())
def test_the_short_cut_gives_what_the_libraries_give(source: str) -> None:
    assert read_markdown(source) == read_markdown(source, shortcut=False)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*_WORDS, *_TYPES, *_NASTY, " ", "\n", "\n\n", "\n\n"]), max_size=24).map("".join))
def test_so_it_does_for_pieces_thrown_together(source: str) -> None:
    assert read_markdown(source) == read_markdown(source, shortcut=False)


# ---------------------------------------------------------------- real documents


def _find_markdown() -> Iterator[Path]:
    for folder in ("content", "docs", "tests", "."):
        found = (ROOT / folder).glob("*.md") if folder == "." else (ROOT / folder).rglob("*.md")
        yield from (path for path in sorted(found) if path.is_file())


def test_so_it_does_for_all_markdown_of_this_repository() -> None:
    paths = list(_find_markdown())
    assert len(paths) > 20
    for path in paths:
        source = path.read_text(encoding="utf-8", errors="replace")
        assert read_markdown(source) == read_markdown(source, shortcut=False), path


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED.name}/ with real texts does not stand beside the project")
def test_so_it_does_for_real_texts() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(SHARED.rglob("*.md"))]
    for path in sorted(SHARED.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[::40]:
            text = json.loads(line).get("text", "")
            sources += [text, text.replace("\n", "\n\n")]
    for source in sources:
        assert read_markdown(source) == read_markdown(source, shortcut=False), source[:200]
