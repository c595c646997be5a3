"""Lines and cleaned HTML to their words: the text, its blocks, and the stream of tags and runs that shows them again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from typing import Final

from digest.model.article import Block, BlockKind, Run, Tag
from digest.reading.markup import cleaning
from digest.reading.markup.plain import Line

_SPACE: Final = re.compile("[ \t\n\r\f]+")  # what a browser collapses; a no-break space is not in it

#: What a list of terms lacks that begins with a meaning, or ends with a term.
_NO_TERM: Final = (Tag("<dt>"), Tag("</dt>"))
_NO_MEANING: Final = (Tag("<dd>"), Tag("</dd>"))


class Flow(HTMLParser):
    """Reads cleaned HTML, and lines, in one pass. When closed, `text`, `blocks`, `body` and `title` are what was read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.body: list[Tag | Run] = []
        self.title = ""
        self._length = 0  # of the text so far, in code points
        self._open: list[str] = []  # block elements that are shown
        self._inline: list[tuple[str, str]] = []  # name and start tag, which is empty where it is not shown
        self._start = -1  # of the block being read; -1 before its first word
        self._space = ""  # white space after the last word, written only when another word follows …
        self._space_inline: tuple[str, ...] = ()  # … inside the inline tags that it stood in
        self._breaks = 0  # <br> since the last word
        self._heading: list[str] | None = None  # the words of the heading that becomes the title
        self._caption = (-1, "")  # index in the body of the last picture, and its title

    def write(self, lines: Iterable[Line]) -> None:
        """Write lines that need no parser. No element is open between HTML and lines."""
        for opening, pieces, closing, kind, level in lines:
            if level == 1:
                if not self.body and not self.title:
                    self.title = " ".join("".join([words for words, _ in pieces]).split())
                    continue
                level, opening, closing = 2, (Tag("<h2>"),), (Tag("</h2>"),)
            self.body += opening
            if pieces:  # none are in a picture
                if self._length:
                    self._add("\n\n")
                start = self._length
                for words, inline in pieces:
                    self._show(words, inline)
                self.blocks.append(Block(kind, start, self._length, level))
            self.body += closing

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: cleaning.Attributes) -> None:
        if tag in cleaning.INLINE:
            self._open_inline(tag, attrs)
        elif tag == "br":
            self._break_line()
        elif tag == "img":
            self._show_image(dict(attrs))
        else:
            self._end_line()
            if tag == "hr":
                self.body.append(Tag("<hr/>"))
            elif tag in cleaning.BLOCKS:
                self._open_block(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in cleaning.INLINE:
            self._close_inline(tag)
        elif tag in cleaning.BLOCKS:
            self._close_block(tag)
        elif tag in cleaning.BORDERS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)
        elif self._open and self._open[-1] == "pre":
            self._write_code(data)
        else:
            self._write(_SPACE.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._end_line()
        while self._open:
            self._close_block(self._open[-1])

    # Blocks

    def _open_block(self, tag: str, attrs: cleaning.Attributes) -> None:
        if tag == "h1":
            if not self.body and not self.title:
                self._heading = []
                return
            tag = "h2"  # the page has one heading of the first level already: the headline
        if tag in cleaning.PARENTS and (not self._open or self._open[-1] not in cleaning.PARENTS[tag]):
            return  # an item outside of its list: its words get a paragraph
        if tag == "dd" and isinstance(last := self.body[-1], Tag) and last.html.startswith("<dl"):
            self.body += _NO_TERM
        self._open.append(tag)
        self.body.append(Tag(cleaning.start_tag(tag, attrs)))

    def _close_block(self, tag: str) -> None:
        if tag == "h1":
            if self._heading is not None:
                self.title = " ".join("".join(self._heading).split())
                self._heading = None
                return
            tag = "h2"
        if tag not in self._open:
            if tag in cleaning.PARENTS:
                self._end_line()
            return
        self._end_block()
        closed = ""
        while closed != tag:
            closed = self._open.pop()
            if closed == "p" and self.body[-1] == Tag("<p>"):
                del self.body[-1]  # nothing was in it
                continue
            if closed == "dl" and self.body[-1] == Tag("</dt>"):
                self.body += _NO_MEANING
            self.body.append(Tag(f"</{closed}>"))
            if closed == "p":
                self._make_figure()

    def _end_line(self) -> None:
        """End the block being read, and the paragraph around it."""
        self._end_block()
        if self._open and self._open[-1] == "p":
            self._close_block("p")

    def _end_block(self) -> None:
        self._space = ""
        self._breaks = 0
        if self._start >= 0:
            kind, level = self._kind()
            self.blocks.append(Block(kind, self._start, self._length, level))
            self._start = -1

    def _kind(self) -> tuple[BlockKind, int]:
        for name in reversed(self._open):
            kind = cleaning.LINES.get(name) or cleaning.SURROUNDINGS.get(name)
            if kind:
                return kind, int(name[1]) if kind == "heading" else 0
        return "paragraph", 0

    def _make_figure(self) -> None:
        """Make a paragraph that holds one picture with a title a figure, and the title its caption."""
        index, caption = self._caption
        if not caption.strip() or index != len(self.body) - 2 or self.body[index - 1] != Tag("<p>"):
            return
        picture = self.body[index]
        assert isinstance(picture, Tag)
        title = f' title="{escape(caption)}"'
        self.body[-3:] = [Tag("<figure>"), Tag(picture.html.replace(title, "")), Tag("<figcaption>")]
        self._open += ["figure", "figcaption"]
        inline, self._inline = self._inline, []
        self._write(_SPACE.sub(" ", caption))
        self._close_block("figure")
        self._inline = inline

    # Words

    def _write(self, data: str) -> None:
        words = data.strip(" ")
        if data.startswith(" "):
            self._hold(" ")
        if words and not ((self._start < 0 or self._breaks > 1) and words.isspace()):
            self._put(words)
            if data.endswith(" "):
                self._hold(" ")

    def _write_code(self, data: str) -> None:
        if self._start < 0:
            data = data.lstrip("\n")
        words = data.rstrip()
        if words:
            self._put(words)
        self._hold(data[len(words) :], collapse=False)

    def _hold(self, space: str, *, collapse: bool = True) -> None:
        """Keep white space until a word follows; at the start and the end of a line it is not shown."""
        if self._start < 0 or self._breaks or (collapse and self._space):
            return
        if not self._space:
            self._space_inline = self._tags()
        self._space += space

    def _put(self, words: str) -> None:
        if self._breaks > 1:  # an empty line made by hand parts two blocks
            self._end_block()
        if self._start < 0:
            self._open_holder()
            if self._length:
                self._add("\n\n")
            self._start = self._length
        elif self._breaks:
            self._add("\n")
        elif self._space:
            self._show(self._space, self._space_inline)
        self._space = ""
        self._breaks = 0
        self._show(words, self._tags())

    def _open_holder(self) -> None:
        if not self._open or self._open[-1] not in cleaning.HOLDERS:
            self._open_block("p", ())

    def _show(self, words: str, inline: tuple[str, ...]) -> None:
        start, last = self._length, self.body[-1]
        self._add(words)
        if isinstance(last, Run) and last.end == start and last.inline == inline:
            self.body[-1] = Run(last.start, self._length, inline)
        else:
            self.body.append(Run(start, self._length, inline))

    def _add(self, words: str) -> None:
        self.text.append(words)
        self._length += len(words)

    # Inside a line

    def _tags(self) -> tuple[str, ...]:
        return tuple(start for _, start in self._inline if start)

    def _open_inline(self, tag: str, attrs: cleaning.Attributes) -> None:
        if tag == "q":  # a browser adds these marks; evidence must hold them too
            depth = sum(name == "q" for name, _ in self._inline)
            self.handle_data("“‘"[depth % 2])
            start = ""
        elif tag == "a":
            start = cleaning.link_tag(dict(attrs))
        elif tag == "time":
            start = cleaning.time_tag(dict(attrs))
        else:
            start = cleaning.start_tag(tag, attrs)
        self._inline.append((tag, "" if start == "<span>" else start))

    def _close_inline(self, tag: str) -> None:
        for index in range(len(self._inline) - 1, -1, -1):
            if self._inline[index][0] == tag:
                del self._inline[index]
                break
        else:
            return
        if tag == "q":
            depth = sum(name == "q" for name, _ in self._inline)
            self.handle_data("”’"[depth % 2])

    def _break_line(self) -> None:
        if self._heading is not None:
            self._heading.append(" ")
        elif self._start >= 0:
            self._breaks += 1
            self._space = ""
            self.body.append(Tag("<br/>"))

    def _show_image(self, attributes: dict[str, str | None]) -> None:
        html = cleaning.image_tag(attributes)
        if self._heading is not None or not html:
            return
        self._open_holder()
        opening = self._tags()
        closing = "".join(f"</{cleaning.name_of(start)}>" for start in reversed(opening))
        self._caption = (len(self.body), attributes.get("title") or "")
        self.body.append(Tag("".join(opening) + html + closing))
