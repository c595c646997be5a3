"""Lines of facts in other languages: whole sentences, and quotations in their own marks. Nothing is cut, for want of grammar."""

from __future__ import annotations

from typing import Final

from digest.editing.foreign.quotes import FEWEST
from digest.editing.tokens import count_any_words
from digest.model.article import Article
from digest.model.fact import Fact

_LONGEST: Final = 45  # words; a longer sentence is no line
_SPACES: Final = " \u00a0\u202f"
_ENDS: Final = '.!?…。！？।॥؟۔;։።"”’»“)）」』'


class SentenceLines:
    """Makes the lines of the facts of one article whose grammar is not known."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def make(self, fact: Fact, role: str | None = None) -> str:
        """The words with their marks, where somebody's are quoted; a name; else the sentence."""
        if fact.name is not None:
            return fact.name
        if self._is_quoted(fact):
            return self._take_marks(fact)
        return " ".join(self._article.sentences[fact.sentence].text.split())

    def stands_alone(self, fact: Fact) -> bool:
        """Whether the line is a name, a quotation, or a whole sentence that is not too long for a line."""
        if fact.name is not None or self._is_quoted(fact):
            return True
        line = self._article.sentences[fact.sentence].text
        return line[-1] in _ENDS and count_any_words(line) <= _LONGEST

    def _is_quoted(self, fact: Fact) -> bool:
        return fact.kind == "quote" and count_any_words(fact.text) >= FEWEST

    def _take_marks(self, fact: Fact) -> str:
        """The quotation with the marks around it, and the spaces that French has within them."""
        text, start, end = self._article.text, fact.start, fact.end
        start -= text[start - 1] in _SPACES
        end += text[end : end + 1] in _SPACES and text[end : end + 1] != ""
        return " ".join(text[start - 1 : end + 1].split(" ")).replace("\n", " ")
