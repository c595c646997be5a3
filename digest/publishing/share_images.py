"""Pictures that stand for an article where it is shared: its headline, drawn with Pillow of the extra `images`. The door of PIL.

Pillow is loaded when the first letter is drawn. Nothing here shapes letters: scripts whose letters join, stack or run from the
right are told to be beyond the font, whatever it holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from digest.patterns import Pattern
from digest.publishing.frame import Frame
from digest.publishing.library import Library
from digest.publishing.works import SHARE_HEIGHT, SHARE_WIDTH, ShareWork

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_MARGIN: Final = 80
_ROOM: Final = SHARE_WIDTH - 2 * _MARGIN
_TOP: Final = 146  # between this
_FOOT: Final = 476  # and this stands the headline
_SIZES: Final = (104, 94, 84, 76, 68, 60, 54, 48, 42)  # of the headline, the best first
_LEADING: Final = 1.18
_SMALL: Final = (30, 34, 27)  # sizes of the section, the site's title, and source and day

_SHADES: Final = 16  # steps from the paper to a colour
_INKS: Final = ("ink", "soft", "rule", "accent")  # of a ShareLook, in the order of the palette
_ZLIB_LEVEL: Final = 6

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"  # letters that a line may end after
_CLOSING: Final = "、。，．：；？！」』】〉》）"
#: What a line is broken between: a word, or a wide letter with what must not begin a line; with the space before it.
_PIECE: Final = Pattern(rf"\s*(?:[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+)")
# What the font that comes with Pillow does not have, and what says the same.
_LIKE: Final = {**dict.fromkeys(map(ord, "‐‑–—−"), "-"), **dict.fromkeys(map(ord, "\u00ad\u200b"), None)}


def render_share(work: ShareWork, library: Library, frame: Frame) -> bytes:
    """The picture as a PNG. It hangs on nothing but the work, and on the font that the work names."""
    from PIL import Image

    canvas = Image.new("P", (SHARE_WIDTH, SHARE_HEIGHT))
    canvas.putpalette(make_palette([work.look.paper, *(getattr(work.look, ink) for ink in _INKS)]))
    canvas.paste(find_shade("accent"), (0, 0, SHARE_WIDTH, 16))
    font, at = frame.font, _MARGIN - 14
    if work.section:
        write(canvas, fit(work.section, font, _SMALL[0]), font, _SMALL[0], at, "accent", bold=True)
    size, lines = set_headline(work.headline, font)
    step = round(size * _LEADING)
    top = _TOP if work.section else _TOP - 50
    for number, line in enumerate(lines):
        write(canvas, line, font, size, top + number * step, "ink", bold=True)
    canvas.paste(find_shade("rule"), (_MARGIN, _FOOT + 28, SHARE_WIDTH - _MARGIN, _FOOT + 30))
    write(canvas, fit(work.look.title, font, _SMALL[1]), font, _SMALL[1], _FOOT + 48, "ink", bold=True)
    told = " · ".join(filter(None, (work.source, work.day)))
    write(canvas, fit(told, font, _SMALL[2]), font, _SMALL[2], _FOOT + 96, "soft")
    data = BytesIO()
    canvas.save(data, "PNG", compress_level=_ZLIB_LEVEL)
    return data.getvalue()


def can_draw(text: str, font: bytes) -> bool:
    """Whether a font has all letters of a text, and they stand one after the other from the left."""
    return all(has_letter(letter, font) for letter in set(plain(text)))


@lru_cache(maxsize=4096)
def has_letter(letter: str, font: bytes) -> bool:
    if unicodedata.category(letter)[0] in "MC" or unicodedata.bidirectional(letter) in ("R", "AL", "AN"):
        return False
    return letter.isspace() or picture_of(letter, font) != picture_of("\uffff", font)


def picture_of(letter: str, font: bytes) -> tuple[tuple[int, int], bytes]:
    """What a font draws for a letter; for all that it does not have, the same."""
    mask = open_font(font, _SMALL[0]).getmask(letter)
    return mask.size, bytes(mask)


@lru_cache(maxsize=16)
def open_font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    """The site's own font, or the one that comes with Pillow where that is empty. Raises OSError where it is no font."""
    from PIL import ImageFont

    if data:
        return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def is_font(data: bytes) -> bool:
    """Whether the bytes are those of a font."""
    try:
        open_font(data, _SMALL[0])
    except OSError:
        return False
    return bool(data)


def plain(text: str) -> str:
    """A text as it is drawn: composed, on one line, with one dash for all."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LIKE).split())


# ---------------------------------------------------------------- lines


def set_headline(text: str, font: bytes) -> tuple[int, list[str]]:
    """The size and lines of a headline: as large as it fits without a broken word; where none does, the smallest, cut."""
    pieces = _PIECE.findall(plain(text))
    for size in _SIZES:
        lines = balance(pieces, font, size)
        if len(lines) <= count_lines(size) and all(width(line, font, size) <= _ROOM for line in lines):
            return size, lines
    lines = break_lines([part for piece in pieces for part in break_word(piece, font, size)], font, size, _ROOM)
    most = count_lines(size)
    return size, lines if len(lines) <= most else [*lines[: most - 1], fit("".join(lines[most - 1 : most + 1]), font, size)]


def count_lines(size: int) -> int:
    """How many lines have room."""
    return int((_FOOT - _TOP) / (size * _LEADING))


def balance(pieces: Sequence[str], font: bytes, size: int) -> list[str]:
    """The fewest lines that hold the pieces, the longest of them as short as it can be."""
    lines = break_lines(pieces, font, size, _ROOM)
    low, high = 0, _ROOM
    while low < high:
        middle = (low + high) // 2
        some = break_lines(pieces, font, size, middle)
        if len(some) == len(lines) and all(width(line, font, size) <= middle for line in some):
            high = middle
        else:
            low = middle + 1
    return break_lines(pieces, font, size, high)


def break_lines(pieces: Sequence[str], font: bytes, size: int, room: int) -> list[str]:
    """The pieces in lines as long as there is room."""
    lines: list[str] = []
    for piece in pieces:
        if lines and width(lines[-1] + piece, font, size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip())
    return lines


def break_word(piece: str, font: bytes, size: int) -> Iterator[str]:
    """A piece in parts that have room each."""
    while width(piece, font, size) > _ROOM:
        end = max(1, sum(width(start, font, size) <= _ROOM for start in accumulate(piece)))
        yield piece[:end]
        piece = piece[end:]
    yield piece


def fit(text: str, font: bytes, size: int) -> str:
    """A text on one line, cut where the room ends."""
    told = plain(text)
    if width(told, font, size) <= _ROOM:
        return told
    return next(f"{start}…" for n in range(len(told), -1, -1) if width(f"{(start := told[:n].rstrip())}…", font, size) <= _ROOM)


@lru_cache(maxsize=4096)
def width(text: str, font: bytes, size: int) -> float:
    """In pixels."""
    return open_font(font, size).getlength(text)


# ---------------------------------------------------------------- colours


def make_palette(colours: Sequence[str]) -> list[int]:
    """For each colour but the first the steps from the first to it: red, green and blue of each, 0 to 255."""
    paper, *inks = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours)
    return [
        round(start + (end - start) * step / (_SHADES - 1))
        for ink in inks
        for step in range(_SHADES)
        for start, end in zip(paper, ink, strict=True)
    ]


def find_shade(ink: str, step: int = _SHADES - 1) -> int:
    """The place of a colour in the palette."""
    return _INKS.index(ink) * _SHADES + step


def write(canvas: Image.Image, text: str, font: bytes, size: int, top: int, ink: str, *, bold: bool = False) -> None:
    """Write a line at the left margin, in shades of a colour."""
    from PIL import Image, ImageDraw

    mask = Image.new("L", (SHARE_WIDTH - _MARGIN, round(size * 1.4)))
    ImageDraw.Draw(mask).text((0, 0), text, fill=255, font=open_font(font, size), stroke_width=size / 90 if bold else 0)
    shades = mask.point([find_shade(ink, round(value / 255 * (_SHADES - 1))) for value in range(256)])
    canvas.paste(shades, (_MARGIN, top), mask.point([255 * (value > 0) for value in range(256)]))
