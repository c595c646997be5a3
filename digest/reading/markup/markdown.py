"""Markdown to the words a reader sees, with blocks and a clean body; the door of markdown and nh3."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.model.article import Block, Body
from digest.reading.decoding import replace_controls
from digest.reading.markup.cleaning import ATTRIBUTES, DROPPED, SCHEMES, TAGS
from digest.reading.markup.flow import Flow
from digest.reading.markup.plain import Line, split_chunks

if TYPE_CHECKING:
    import markdown


class MarkdownText(NamedTuple):
    """Markdown as read: `text` is the words of the blocks with an empty line between them, `blocks` are spans into it.

    `body` is what to show, in order; a heading of the first level that opens the source is the `title`, and not in it.
    """

    text: str
    blocks: tuple[Block, ...]
    body: Body
    title: str


#: A block that opens more brackets than this is shown as it stands: Python-Markdown tries each against all the others, and
#: 20 kB of them take minutes. Code is not searched for links.
MAX_BRACKETS: Final = 1000
_BLOCK_BORDER: Final = re.compile(r"\n[ \t]*\n")
_CODE: Final = re.compile(r"(?: {4}|\t| {0,3}(?:```|~~~))")

#: The marks of footnotes, and the links back from the notes: their numbers would run into words ("400 ships1"), and ids of
#: the content are not kept. The notes themselves are a list at the end.
_NOTE_MARKS: Final = re.compile(
    r'<sup id="fnref[0-9]{0,4}:[^"<>]{1,200}"><a class="footnote-ref" [^<>]{1,400}>[^<>]{1,20}</a></sup>'
    r'|(?:&#160;)?<a class="footnote-backref" [^<>]{1,600}>[^<>]{0,20}</a>'
)

#: Where stars stand askew beside links, Python-Markdown leaves marks of its own in the text, which count through a document.
_LEAKS: Final = ("\x02", "\x03")

#: A Markdown instance keeps state while it converts, so each thread has its own, made once because that takes 10 ms.
_THREAD = threading.local()


def read_markdown(source: str, *, shortcut: bool = True) -> MarkdownText:
    """Read Markdown with raw HTML, which is not trusted: only tags and attributes of an allow-list are kept.

    Holds always: blocks are not empty, rise, and do not overlap; the runs of the body are the text but for the line
    breaks between blocks and at <br>. Source: CommonMark as Python-Markdown reads it, with tables, fenced code and footnotes.
    Without the `shortcut`, plain blocks too are read by the libraries; the result is the same.
    """
    if _is_readable(source):
        try:
            parts = [c if isinstance(c, list) else _convert(c) for c in (split_chunks(source) if shortcut else [source])]
            if len(parts) > 1 and any(leak in part for part in parts if isinstance(part, str) for leak in _LEAKS):
                parts = [_convert(source)]
            return _read_parts(parts)
        except RecursionError:  # quotations or lists nested by the hundred; no reader wrote that
            pass
    return _read_parts(["\n".join(f"<p>{escape(part, quote=False)}</p>" for part in _BLOCK_BORDER.split(source))])


def _read_parts(parts: Sequence[str | list[Line]]) -> MarkdownText:
    """Read HTML, which is cleaned here, and lines."""
    flow = Flow()
    for part in parts:
        if isinstance(part, str):
            flow.feed(_clean(part))
        else:
            flow.write(part)
    flow.close()
    return MarkdownText("".join(flow.text), tuple(flow.blocks), tuple(flow.body), flow.title)


def _convert(source: str) -> str:
    # Imported here, and nh3 below, because most articles need neither.
    import markdown

    converter: markdown.Markdown | None = getattr(_THREAD, "converter", None)
    if converter is None:
        converter = markdown.Markdown(
            extensions=["tables", "sane_lists", "fenced_code", "footnotes"],
            extension_configs={"tables": {"use_align_attribute": True}},  # style attributes are not let through
        )
        _THREAD.converter = converter
    return _NOTE_MARKS.sub("", converter.reset().convert(source))


def _is_readable(source: str) -> bool:
    if source.count("[") + source.count("<") <= MAX_BRACKETS:
        return True
    blocks = _BLOCK_BORDER.split(source)
    return all(b.count("[") + b.count("<") <= MAX_BRACKETS or _CODE.match(b) for b in blocks)


def _clean(html: str) -> str:
    import nh3

    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=DROPPED,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return replace_controls(cleaned)
