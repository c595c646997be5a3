"""The text of an article as HTML: each sentence an element with its anchor, the words of key facts marked inside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from digest.model.article import Article, Body, Run, Sentence, Tag
from digest.model.fact import Evidence, Fact
from digest.publishing.rights import shown_evidence
from digest.publishing.urls import fact_anchor, sentence_anchor
from digest.publishing.words import N_, Words

_ELLIPSIS: Final = '<span class="gap">…</span>'
_BACK: Final = re.compile(r'(<a class="back" href="#f(\d+)" aria-label=")[^"]*"')
_WHOLE_BACK: Final = re.compile(r'<a class="back".*?</a>', re.DOTALL)
_HEADING: Final = re.compile(r"<(/?)h([1-6])(?=[ >])")
#: What scrolls where it is wider than the page: whoever has no mouse gets there by the tabulator.
_WIDE: Final = re.compile(r"<(table|pre)(?=[ >])")
REACHED: Final = ' tabindex="0"'
#: What a link back from a sentence to its fact says to those who do not see it.
BACK: Final = N_("Back to key fact %(number)s")


def render_body(article: Article, facts: Sequence[Fact]) -> str:
    """Give the whole body as HTML. `facts` are the key facts as the page numbers them, from 1.

    Each sentence is one `<span class="s" id="s7">`, whatever bold or links run across its borders: those are cut there.
    The words of facts are `<mark class="fact-figure">`, and the first sentence of each ends in links back to its facts. The
    headings stand below that of the page, and leave no level out.
    """
    html = _Writer(article, facts).write(article.body)
    return _WIDE.sub(rf"<\1{REACHED}", _level_headings(html))


def render_evidence(article: Article, facts: Sequence[Fact]) -> str:
    """Give only the sentences that support the key facts, in their order, with ellipses for what was left out."""
    shown = {number for fact in facts for e in shown_evidence(fact) for number in _sentences_of(article, e)}
    prose = article.prose()
    if not shown or not prose:
        return ""
    chosen = [article.sentences[number] for number in sorted(shown)]
    body: list[Tag | Run] = [Tag("<p>")]
    if chosen[0].index > prose[0].index:
        body.append(Tag(f"{_ELLIPSIS} "))
    body.append(Run(chosen[0].start, chosen[0].end))
    for before, sentence in pairwise(chosen):
        if sentence.index > before.index + 1:
            body.append(Tag(f" {_ELLIPSIS}"))
        body.append(Tag(" " if sentence.block == before.block else "</p><p>"))
        body.append(Run(sentence.start, sentence.end))
    if chosen[-1].index < prose[-1].index:
        body.append(Tag(f" {_ELLIPSIS}"))
    body.append(Tag("</p>"))
    return _Writer(article, facts).write(tuple(body))


def retell_body(html: str, words: Words) -> str:
    """The text with the links back to facts in the words of the interface."""
    return _BACK.sub(lambda link: f'{link[1]}{escape(words.gettext(BACK, number=link[2]))}"', html)


def _level_headings(html: str) -> str:
    above: list[str] = []  # the levels, as they were written, of the heading at hand and of those that it stands under

    def write(tag: re.Match[str]) -> str:
        closing, level = tag.groups()
        if not closing:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        return f"<{closing}h{len(above) + 1}"

    return _HEADING.sub(write, html)


def drop_links_back(html: str) -> str:
    """The text without the links back to facts, which are none of its words."""
    return _WHOLE_BACK.sub("", html)


def _escape(words: str) -> str:
    return escape(words, quote=False)


class _Element(NamedTuple):
    """An open element: what makes it this one and no other, and its tags."""

    key: tuple[object, ...]
    opening: str
    closing: str


class _Mark(NamedTuple):
    """Words of a fact within one sentence, and the element around them."""

    start: int
    end: int
    element: _Element


class _Writer:
    """Writes a stream of tags and runs; at every border only the elements that end there are closed."""

    def __init__(self, article: Article, facts: Sequence[Fact]) -> None:
        self._text = article.text
        self._escape: Callable[[str], str] = _escape if any(char in article.text for char in "&<>") else str
        self._sentences = article.sentences
        self._marks = _make_marks(article, facts)
        self._numbers = _number_sentences(facts)
        self._html: list[str] = []
        self._open: list[_Element] = []
        self._elements: dict[int, _Element] = {}  # of sentences that are cut into pieces
        self._anchored: set[int] = set()  # sentences that have their anchor already
        self._place = 0  # index of the first sentence that ends behind the text written

    def write(self, body: Body) -> str:
        end = 0
        for part in body:
            if isinstance(part, Run):
                at = part.start if part.inline else self._write_sentences(part)
                end = part.end
                if at < end:
                    self._write_pieces(at, end, part.inline)
            else:
                if self._open:
                    self._change(self._open[:1] if _is_inline(part) and self._goes_on(end) else [])
                self._html.append(part.html)
        self._change([])
        return "".join(self._html)

    def _write_sentences(self, run: Run) -> int:
        """Write the sentences of a run that has no inline tags, as far as they end in it; gives where the rest begins.

        What `_write_pieces` would write, in a quarter of the time: most sentences are whole, and no marks cross in them.
        """
        at, html = run.start, self._html
        for sentence in self._within(run.start, run.end):
            index, start, end, _, _ = sentence
            if end > run.end:
                break
            words = self._mark_words(sentence) if start >= at and index not in self._anchored else None
            if words is None:
                self._write_pieces(at, end, ())
            else:
                if self._open:
                    self._change([])
                self._anchored.add(index)
                links = self._links(index) if index in self._numbers else ""
                between = self._escape(self._text[at:start])
                html.append(f'{between}<span class="s" id="{sentence_anchor(index)}">{words}{links}</span>')
            at = end
        return at

    def _mark_words(self, sentence: Sentence) -> str | None:
        """The words of a whole sentence with its marks; None where one of these is cut by another, or has no words."""
        if sentence.index not in self._marks:
            return self._escape(sentence.text)
        html: list[str] = []
        at, ends = sentence.start, [sentence.end]  # of the sentence, and of the marks that are open, the innermost last

        def close(until: int) -> None:
            nonlocal at
            while len(ends) > 1 and ends[-1] <= until:
                end = ends.pop()
                html.append(f"{self._escape(self._text[at:end])}</mark>")
                at = end

        for mark in self._marks[sentence.index]:
            close(mark.start)
            if not mark.start < mark.end <= ends[-1]:
                return None
            html.append(self._escape(self._text[at : mark.start]) + mark.element.opening)
            at = mark.start
            ends.append(mark.end)
        close(sentence.end)
        html.append(self._escape(self._text[at : sentence.end]))
        return "".join(html)

    def _write_pieces(self, start: int, end: int, inline: tuple[str, ...]) -> None:
        """Write a part of a run, cut wherever a sentence or mark begins or ends.

        Blanks between sentences have no element, so that a link across two sentences leaves no empty link between them.
        """
        at, elements = start, [*map(_make_inline, inline)]
        for sentence in self._within(start, end):
            first, last = max(sentence.start, start), min(sentence.end, end)
            self._write_piece(at, first, [] if self._text[at:first].isspace() else elements)
            marks = self._marks.get(sentence.index, ())
            borders = {first, last, *[border for mark in marks for border in mark[:2] if first < border < last]}
            for begin, stop in pairwise(sorted(borders)):
                inside = [mark.element for mark in marks if mark.start <= begin < mark.end]
                self._write_piece(begin, stop, [self._sentence(sentence.index), *elements, *inside])
            at = last
        self._write_piece(at, end, [] if self._text[at:end].isspace() else elements)

    def _write_piece(self, start: int, end: int, elements: list[_Element]) -> None:
        """Write words within these elements, the outermost first."""
        if start < end:
            self._change(elements)
            self._html.append(self._escape(self._text[start:end]))

    def _within(self, start: int, end: int) -> Sequence[Sentence]:
        """The sentences that have any of the characters; places must rise."""
        sentences, place, count = self._sentences, self._place, len(self._sentences)
        while place < count and sentences[place].end <= start:
            place += 1
        self._place = last = place
        while last < count and sentences[last].start < end:
            last += 1
        return sentences[place:last]

    def _sentence(self, index: int) -> _Element:
        element = self._elements.get(index)
        if element is None:
            opening, closing = f'<span class="s" id="{sentence_anchor(index)}">', f"{self._links(index)}</span>"
            element = self._elements[index] = _Element(("sentence", index), opening, closing)
        return element

    def _links(self, index: int) -> str:
        """The links back to the facts that the sentence supports."""
        return "".join(
            f'<a class="back" href="#{fact_anchor(n)}" aria-label="{BACK % {"number": n}}"><sup>{n}</sup></a>'
            for n in self._numbers.get(index, ())
        )

    def _goes_on(self, end: int) -> bool:
        """Whether the open sentence has more words after those written, as at a line break."""
        if not self._open or self._open[0].key[0] != "sentence":
            return False
        index = self._open[0].key[1]
        return isinstance(index, int) and self._sentences[index].end > end

    def _change(self, wanted: list[_Element]) -> None:
        """Close and open elements until exactly those wanted are open."""
        same = 0
        for element, other in zip(self._open, wanted, strict=False):
            if element.key != other.key:
                break
            same += 1
        while len(self._open) > same:
            self._html.append(self._open.pop().closing)
        for element in wanted[same:]:
            self._html.append(self._opening(element))
            self._open.append(element)

    def _opening(self, element: _Element) -> str:
        index = element.key[1]
        if element.key[0] != "sentence" or not isinstance(index, int):
            return element.opening
        if index in self._anchored:  # its text was parted by a block after all; an id stands once on a page
            return '<span class="s">'
        self._anchored.add(index)
        return element.opening


@lru_cache(maxsize=100)
def _make_inline(tag: str) -> _Element:
    """The element that an opening tag opens."""
    return _Element(("inline", tag), tag, f"</{tag[1:-1].split(' ', 1)[0]}>")


def _is_inline(tag: Tag) -> bool:
    """Whether a tag stands within a line: a line break, or a picture, perhaps inside a link."""
    return tag.html.startswith(("<br", "<img")) or "<img " in tag.html


def _make_marks(article: Article, facts: Sequence[Fact]) -> Mapping[int, Sequence[_Mark]]:
    """The marks of each sentence by its index: the long ones around the short ones, and none twice on the same words."""
    spans: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for fact in facts:
        for evidence in shown_evidence(fact):
            for index in _sentences_of(article, evidence):
                sentence = article.sentences[index]
                span = (max(evidence.start, sentence.start), min(evidence.end, sentence.end))
                spans[index].setdefault(span, fact.kind)
    return {
        index: sorted((_make_mark(*span, kind) for span, kind in found.items()), key=lambda mark: (mark.start, -mark.end))
        for index, found in spans.items()
    }


def _make_mark(start: int, end: int, kind: str) -> _Mark:
    return _Mark(start, end, _Element((start, end, kind), f'<mark class="fact-{kind}">', "</mark>"))


def _sentences_of(article: Article, evidence: Evidence) -> Iterator[int]:
    """The indexes of all sentences that an evidence runs over: a quotation may have several."""
    for sentence in article.sentences[evidence.sentence :]:
        if sentence.start >= evidence.end:
            break
        if sentence.end > evidence.start:
            yield sentence.index


def _number_sentences(facts: Sequence[Fact]) -> Mapping[int, Sequence[int]]:
    """The numbers of the key facts that each sentence supports, by the sentence's index."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts, 1):
        for index in dict.fromkeys(evidence.sentence for evidence in shown_evidence(fact)):
            numbers[index].append(number)
    return numbers
