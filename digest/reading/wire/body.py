"""The body of wire text: labelled blocks to a stream of tags and runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.model.article import Block, BlockKind, Body, Run, Tag
from digest.reading.wire.shapes import repeats_later

DATELINE: Final = '<span class="dateline">'

_TAGS: Final[dict[BlockKind, tuple[str, str]]] = {
    "paragraph": ("<p>", "</p>"),
    "deck": ('<p class="deck">', "</p>"),
    "caption": ('<p class="caption">', "</p>"),
    "heading": ("<h2>", "</h2>"),
    "subhead": ("<h2>", "</h2>"),
    "quotation": ("<blockquote><p>", "</p></blockquote>"),
    "cell": ("<p>", "</p>"),
    "code": ("<pre>", "</pre>"),
}


def make_body(text: str, blocks: Sequence[Block]) -> Body:
    """What is shown of wire text, in order. The dateline opens its paragraph; list items in a row are one list.

    Left out are the parts that a page shows elsewhere or not at all: the headline above the text (a heading of level 1), a
    standfirst that the text repeats, and every block of kind dateline on a line of its own, byline, credit, advisory, meta and
    debris.
    """
    body: list[Tag | Run] = []
    listed = ""  # the list that is open: "ul" or "ol"
    for i, block in enumerate(blocks):
        marker = _marker(text, blocks, i)
        if listed and marker != listed and block.kind != "meta":
            body.append(Tag(f"</{listed}>"))
            listed = ""
        if block.kind == "list-item":
            if not listed:
                body.append(Tag(_open_list(text, blocks, i, marker)))
                listed = marker
            body += [Tag("<li>"), Run(block.start, block.end), Tag("</li>")]
        elif _is_shown(text, blocks, i):
            opening, closing = _TAGS[block.kind]
            body += [Tag(opening), *_runs(text, blocks, i), Tag(closing)]
    if listed:
        body.append(Tag(f"</{listed}>"))
    return tuple(body)


def _is_shown(text: str, blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if block.kind == "heading" and block.level == 1:
        return False
    if block.kind == "deck":
        return not repeats_later(text, block, [b for b in blocks[i + 1 :] if b.kind == "paragraph"])
    return block.kind in _TAGS


def _runs(text: str, blocks: Sequence[Block], i: int) -> list[Run]:
    block = blocks[i]
    before = blocks[i - 1] if i else None
    if before is None or before.kind != "dateline" or "\n" in text[before.end : block.start]:
        return [Run(block.start, block.end)]
    return [Run(before.start, before.end, (DATELINE,)), Run(before.end, block.end)]  # with the space between them


def _marker(text: str, blocks: Sequence[Block], i: int) -> str:
    """The list that a list item belongs to, by the mark before it: "ul", "ol", or "" for other blocks."""
    if blocks[i].kind != "list-item":
        return ""
    before = blocks[i - 1] if i else None
    return "ol" if before is not None and before.kind == "meta" and text[before.start].isdigit() else "ul"


def _open_list(text: str, blocks: Sequence[Block], i: int, marker: str) -> str:
    if marker == "ul":
        return "<ul>"
    first = int(text[blocks[i - 1].start : blocks[i - 1].end].rstrip(".)"))
    return "<ol>" if first == 1 else f'<ol start="{first}">'
