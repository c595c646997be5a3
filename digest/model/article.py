"""An article as it was read: its words, where its blocks and sentences stand, and what its front matter says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from digest.model.answer import Answer

#: What a block of the text is. `paragraph`, `list-item` and `quotation` are prose and can support a fact on their own;
#: `deck` only where it is not a repeated standfirst; `heading`, `subhead`, `caption` and `cell` never alone.
#: `dateline`, `byline`, `credit`, `advisory`, `meta` and `debris` are parts of the article but not of its body.
BlockKind = Literal[
    "paragraph", "list-item", "quotation", "deck", "heading", "subhead", "caption", "cell", "code",
    "dateline", "byline", "credit", "advisory", "meta", "debris",
]  # fmt: skip
PROSE: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quotation"})

#: How much the source says about an instant: a whole day, only the month, only the year, or the minute.
Precision = Literal["year", "month", "day", "minute"]

#: How much of a source's text may be shown: all, the evidence sentences alone, or nothing but a link.
Rights = Literal["full", "excerpt", "link"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of `content/`: its path there, with forward slashes, and its bytes; and what a model answered about it, if asked."""

    path: str
    data: bytes
    answer: Answer | None = None


class Block(NamedTuple):
    """A run of the text with one role. Blocks are in order and do not overlap; white space between them is in none."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # of a heading, 1 to 6


class Sentence(NamedTuple):
    """A sentence of the text: `article.text[start:end] == text`. `block` is the index of the block it stands in."""

    index: int  # type: ignore[assignment]  # not the method of tuples, which nobody asks of a sentence
    start: int
    end: int
    text: str
    block: int


class Tag(NamedTuple):
    """Markup between runs of text: an opening or closing block tag, or a whole void element; already cleaned HTML."""

    html: str


class Run(NamedTuple):
    """Text that is shown, and the inline start tags that are open around it, outermost first (already cleaned HTML)."""

    start: int
    end: int
    inline: tuple[str, ...] = ()


#: The body as a stream: what is shown, in order. Closing tags of `Run.inline` follow from the start tags.
Body = tuple[Tag | Run, ...]


def walk_markup(body: Body) -> Iterator[str]:
    """The HTML of a body in its order: its tags, and the inline tags that are open around each of its runs."""
    for piece in body:
        if isinstance(piece, Tag):
            yield piece.html
        else:
            yield from piece.inline


#: Where in its file an article names each address within the site first: line and column, from 1.
Places = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and by whom an agency's report was filed: `KUNDUZ, Afghanistan, Aug. 25 (Xinhua) --`."""

    place: str | None
    agency: str | None
    date: str | None  # as written
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the article first. `url` is the article's address there; `home` the publisher's."""

    name: str
    url: str | None = None
    home: str | None = None
    key: str | None = None  # of the entry in the setting `sources`


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody's share in an article: `role` is `reporting`, `editing`, `writing`, `posted by`, `agency`, `published` …"""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right: an advisory of the source, or an entry of the front matter."""

    text: str
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. `url` is absolute, or a path below `static/` or beside the article."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class EditorsFact:
    """A line of `facts` in the front matter: `text` are words of the article, `line` how the fact is to read.

    `at` is the line and column in the file, so that a Problem can point there.
    """

    text: str
    line: str | None
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Editors:
    """What a human says about this article's digest. It always wins, and is marked as the editor's."""

    summary: str | None = None
    summary_at: tuple[int, int] = (0, 0)
    pin: tuple[EditorsFact, ...] = ()
    edit: tuple[EditorsFact, ...] = ()
    reject: tuple[EditorsFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A schema.org NewsArticle, or Atom entry, as read. `text` never changes after reading; times are aware.

    Holds always: `text[s.start:s.end] == s.text` for each sentence, blocks and sentences rise and do not overlap.
    """

    id: str
    path: str  # in content/, with forward slashes
    title: str  # empty where the source gives none
    published: datetime
    precision: Precision
    language: str  # BCP 47
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    body: Body
    updated: datetime | None = None
    updated_precision: Precision = "minute"
    carried_title: str = ""  # the headline that the text itself carries, which the editor's may replace
    deck: str = ""  # the standfirst
    dateline: Dateline | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    corrections: tuple[Correction, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    image: Image | None = None
    rights: Rights = "full"
    slug: str = ""  # as the editor wrote it; empty where it is to be made
    canonical: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    publish_date: datetime | None = None  # not before
    expires: datetime | None = None  # not after
    withdrawn: bool = False
    editors: Editors = Editors()
    extra: Mapping[str, object] = field(default_factory=dict)
    places: Places = field(default_factory=dict)

    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that may support a fact on their own and stand in a summary."""
        return tuple([s for s in self.sentences if self.blocks[s.block].kind in PROSE])

    def kind_of(self, sentence: Sentence) -> BlockKind:
        return self.blocks[sentence.block].kind
