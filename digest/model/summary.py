"""What is said about one article: headline, sentences, facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from digest.model.fact import Comparison, Fact, Origin


class SummarySentence(NamedTuple):
    """A sentence of a summary. The source's own has offsets into the article; an editor's has -1 for all three; a model's has
    those of the source's sentence that bears it out, and `others` are the indexes of further ones that do. `line` is what a
    reader reads, where words from a quotation need its marks, or who says them: “We came.” as Ann Reed: “We came.”
    """

    text: str
    start: int = -1
    end: int = -1
    sentence: int = -1  # index of the article's sentence
    others: tuple[int, ...] = ()
    line: str = ""

    @property
    def shown(self) -> str:
        """What a reader reads."""
        return self.line or self.text


@dataclass(frozen=True, slots=True)
class FiveWs:
    """Who, what, when and where of an article, best first, in the article's words; `when_iso` is the day, if known."""

    who: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when_iso: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """An article's digest. Sentences are the article's own, in its order, unless `origin` is the editor or a model."""

    article: str  # its id
    headline: str
    sentences: tuple[SummarySentence, ...]
    facts: tuple[Fact, ...]  # all that were found, best first
    five_ws: FiveWs = FiveWs()
    comparisons: tuple[Comparison, ...] = ()
    origin: Origin = "source"
    headline_origin: Origin = "source"  # "editor" where the front matter's title stands in place of one that the text carries

    def key_facts(self) -> tuple[Fact, ...]:
        """The facts that a page shows, best first."""
        return tuple(f for f in self.facts if f.key)
