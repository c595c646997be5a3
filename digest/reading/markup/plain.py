"""Plain Markdown straight to its lines: a short cut for what most news is made of, and for nothing that is in doubt.

Paragraphs, headings with `#`, flat lists, quotations of paragraphs, tables; in them **bold**, *italic* and [links](https://…);
and pictures on their own. Whatever else a document holds stays a chunk of source for the libraries, which would read the plain
blocks alike: a test holds the two equal over made and real texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.model.article import BlockKind, Tag
from digest.reading.markup.cleaning import Attributes, image_tag, link_tag, start_tag

#: Words of a line, with the inline start tags around them.
Piece = tuple[str, tuple[str, ...]]


class Line(NamedTuple):
    """A line of text that is known as a whole: its words in order, and the tags that stand before and after it."""

    opening: tuple[Tag, ...]
    pieces: Sequence[Piece]
    closing: tuple[Tag, ...]
    kind: BlockKind
    level: int = 0


# ---------------------------------------------------------------- chunks

#: What can reach beyond the block that it stands in: HTML, code, what is indented or fenced, footnotes and references.
_FAR: Final = ("<", "\n    ", "```", "~~~", "[^", "]:")
#: Tabs are columns, and other control characters are white space for one library and letters for another.
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BORDER: Final = re.compile(r"\n(?: *\n)+")


def split_chunks(source: str) -> list[str | list[Line]]:
    """The document in parts that do not touch each other: plain blocks as their lines, the others as they are written."""
    text = source.replace("\r\n", "\n")
    if text.startswith(" ") or any(map(text.__contains__, _FAR)) or _CONTROL.search(text):
        return [source]
    blocks = [block for part in _BORDER.split(f"\n{text}\n") if (block := part.strip("\n"))]
    read = [_read_block(block.rstrip(" ")) for block in blocks]
    kinds = ["", *("in doubt" if lines is None else lines[0].kind for lines in read), ""]
    chunks: list[str | list[Line]] = []
    for block, lines, before, kind, after in zip(blocks, read, kinds, kinds[1:], kinds[2:], strict=False):
        # Lists grow together over empty lines, and so do quotations: none is read here that might have such a neighbour.
        joined = kind in ("list-item", "quotation") and not {before, after}.isdisjoint((kind, "in doubt"))
        if lines is not None and not joined:
            chunks.append(lines)
        elif chunks and isinstance(chunks[-1], str):
            chunks[-1] += "\n\n" + block
        else:
            chunks.append(block)
    return chunks


# ---------------------------------------------------------------- blocks

_PARAGRAPH: Final = ((Tag("<p>"),), (Tag("</p>"),))
_ITEM: Final = ((Tag("<li>"),), (Tag("</li>"),))
_HEADINGS: Final = tuple(((Tag(f"<h{level}>"),), (Tag(f"</h{level}>"),)) for level in range(7))

_HEADING: Final = re.compile(r"(#{1,6}) +([^#\\\n]+)")
_BULLET: Final = re.compile(r"[-*+] +(?=[^ ])")
_NUMBER: Final = re.compile(r"([0-9]{1,9})\. +(?=[^ ])")
_RULE: Final = re.compile(r":?-+:?")
_ALIGNED: Final = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}
#: How a line begins that is, or makes of the line above it, more than words: a list, a rule, a heading, a table.
_MARKER: Final = re.compile(r"[\s#>=|:+_-]|\d+\.(?: |\Z)")
#: The same within a paragraph, where no list begins; and a line end that is kept.
_INNER_MARKER: Final = re.compile(r"\n[\s#>=|:+_-]|  \n")


def _read_block(block: str) -> list[Line] | None:
    """The lines of a block between empty lines, or None where the libraries must read it."""
    match block[:1]:
        case ">":
            return _read_quotation(block)
        case "#":
            return _read_heading(block)
        case "!":
            return _read_picture(block)
        case "|":
            return _read_table(block)
        case "-" | "*" | "+" if _BULLET.match(block):
            return _read_list(block)
        case digit if digit.isdigit() and (number := _NUMBER.match(block)):
            return _read_list(block, number)
    pieces = _read_paragraph(block)
    return None if pieces is None else [Line(_PARAGRAPH[0], pieces, _PARAGRAPH[1], "paragraph")]


def _read_paragraph(block: str) -> Sequence[Piece] | None:
    if not block or _MARKER.match(block) or ("\n" in block and _INNER_MARKER.search(block)):
        return None
    return _read_pieces(block)


def _read_heading(block: str) -> list[Line] | None:
    heading = _HEADING.fullmatch(block)
    words = heading[2].strip() if heading else ""
    pieces = _read_pieces(words) if words else None
    if heading is None or pieces is None:
        return None
    level = len(heading[1])
    opening, closing = _HEADINGS[level]
    return [Line(opening, pieces, closing, "heading", level)]


def _read_picture(block: str) -> list[Line] | None:
    """A picture of this site that has its paragraph to itself."""
    picture = _PICTURE.fullmatch(block)
    if picture is None:
        return None
    tag = Tag(image_tag({"src": picture["address"], "alt": picture["words"]}))
    return [Line((*_PARAGRAPH[0], tag), (), _PARAGRAPH[1], "paragraph")]


def _read_list(block: str, number: re.Match[str] | None = None) -> list[Line] | None:
    """Items of one line each; a list has a mark before all of them."""
    marker = _NUMBER if number else _BULLET
    lines: list[Line] = []
    for item in block.split("\n"):
        mark = marker.match(item)
        pieces = _read_paragraph(item[mark.end() :].rstrip(" ")) if mark else None
        if pieces is None:
            return None
        lines.append(Line(_ITEM[0], pieces, _ITEM[1], "list-item"))
    start = [("start", number[1])] if number and number[1] != "1" else []
    return _wrap(lines, "ol" if number else "ul", start)


def _read_table(block: str) -> list[Line] | None:
    """Rows with a bar at both ends and the same number of cells, two or more."""
    rows = [row.rstrip(" ") for row in block.split("\n")]
    if len(rows) < 3 or not all(len(row) > 2 and row[0] == row[-1] == "|" for row in rows):
        return None
    head, rule, *body = [[cell.strip(" ") for cell in row[1:-1].split("|")] for row in rows]
    if len(head) < 2 or not all(map(_RULE.fullmatch, rule)) or any(len(row) != len(head) for row in (rule, *body)):
        return None
    aligned = [_ALIGNED[cell[0] == ":", cell[-1] == ":"] for cell in rule]
    lines: list[Line] = []
    for name, part in (("th", [head]), ("td", body)):
        opening = [Tag(start_tag(name, [("align", side)] if side else ())) for side in aligned]
        closing = (Tag(f"</{name}>"),)
        part_lines: list[Line] = []
        for row in part:
            cells: list[Line] = []
            for tag, cell in zip(opening, row, strict=True):
                pieces = _read_pieces(cell) if cell.strip() else None if cell else ()
                if pieces is None:
                    return None
                cells.append(Line((tag,), pieces, closing, "cell"))
            part_lines += _wrap(cells, "tr")
        lines += _wrap(part_lines, "thead" if name == "th" else "tbody")
    return _wrap(lines, "table")


def _read_quotation(block: str) -> list[Line] | None:
    """Paragraphs, with a mark before each of their lines and between them."""
    words: list[str] = []
    for line in block.split("\n"):
        if not line.startswith(">") or line.endswith("  "):  # a line end that is kept, or may be
            return None
        words.append(line[1:].removeprefix(" ") if line[1:].strip(" ") else "")
    lines: list[Line] = []
    for paragraph in _BORDER.split("\n".join(words).strip("\n")):
        pieces = _read_paragraph(paragraph.rstrip(" "))
        if pieces is None:
            return None
        lines.append(Line(_PARAGRAPH[0], pieces, _PARAGRAPH[1], "quotation"))
    return _wrap(lines, "blockquote")


def _wrap(lines: list[Line], name: str, attributes: Attributes = ()) -> list[Line]:
    """The lines, with an element around all of them."""
    lines[0] = lines[0]._replace(opening=(Tag(start_tag(name, attributes)), *lines[0].opening))
    lines[-1] = lines[-1]._replace(closing=(*lines[-1].closing, Tag(f"</{name}>")))
    return lines


# ---------------------------------------------------------------- within a line

_SPACE: Final = re.compile("[ \n]+")
#: What may mean more than itself; each is looked for on its own, which is six times as fast as a pattern of them all.
_MARKUP: Final = "*[&_`\\]"
_TOKEN_START: Final = re.compile(r"[*\[]")
#: Addresses that no cleaner has anything to say about: of the web, with a host in plain letters, or a path of the site.
_ADDRESS: Final = (
    r"(?:https?://(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z]{2,20}(?=[/?#)])|/(?!/)|(?:\.\.?/)+)"
    r"[A-Za-z0-9/._~?#=&%+,:@!$-]*"
)
_PICTURE: Final = re.compile(r"!\[(?P<words>[^\[\]*_`\\&\n]*)\]\((?P<address>/(?!/)[A-Za-z0-9/._~-]*)\)")
_TOKEN: Final = re.compile(rf"(?P<stars>\*+)|(?<!!)\[(?P<words>[^\[\]*_`\\&]+)\]\((?P<address>{_ADDRESS})\)")
#: What must not stand between the tokens. (An ampersand before a space begins no entity.)
_DOUBT: Final = re.compile(r"[_`\\\[\]]|&(?! )")
_DOUBTFUL: Final = re.compile(r"[_`\\\[\]&]")
_TYPES: Final[dict[str, tuple[str, ...]]] = {"": (), "*": ("<em>",), "**": ("<strong>",)}


def _read_pieces(line: str) -> Sequence[Piece] | None:
    """The words of a line in pieces of one type each, or None where marks are not closed, nested, or stand askew."""
    if not any(map(line.__contains__, _MARKUP)):
        return ((_join(line), ()),)
    pieces: list[Piece] = []
    opened = ""
    at = 0
    while (start := _TOKEN_START.search(line, at)) is not None:
        token = _TOKEN.match(line, start.start())
        if token is None:
            return None
        before = line[at : token.start()]
        at = token.end()
        if before:
            if _DOUBTFUL.search(before) and _DOUBT.search(before):
                return None
            pieces.append((_join(before), _TYPES[opened]))
        stars = token["stars"]
        if stars is None:
            words = token["words"]
            if words[0].isspace() or words[-1].isspace():
                return None
            pieces.append((_join(words), (*_TYPES[opened], link_tag({"href": token["address"]}))))
        elif opened:
            if stars != opened or before[-1:].isspace():
                return None
            opened = ""
        else:
            if stars not in _TYPES or line[at : at + 1].strip() == "":
                return None
            opened = stars
    if opened or (_DOUBTFUL.search(line, at) and _DOUBT.search(line, at)):
        return None
    if at < len(line):
        pieces.append((_join(line[at:]), ()))
    return pieces


def _join(words: str) -> str:
    """The words with one space where a browser shows one."""
    return _SPACE.sub(" ", words) if "\n" in words or "  " in words else words
