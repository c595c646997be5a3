"""Voices: words that a summary may take out of a quotation, because it can tell whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from digest.editing.marks import Quotation, close_of
from digest.editing.names.finding import find_names
from digest.editing.names.mentions import Names
from digest.editing.sentences.saying import render_attribution
from digest.editing.sentences.words import split_words
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import Telling, read_telling
from digest.model.article import Article, Sentence
from digest.model.fact import Attribution, Fact
from digest.patterns import Pattern

_OPENING: Final = ('"', "“", "„", "«", "‘", "'")
_BREAK = 8  # characters: white space between two paragraphs, and the mark that opens the next
_ENDS: Final = (".", "!", "?", "…")
#: Speakers whom only what was said before makes known: "the official", "her lawyer"; not "the Ministry of Mines".
_LEANING: Final = Pattern(r"(?i:his|her|its|their|my|our|this|that|these|those|another) |[Tt]he [^A-Z]*$")
_ARTICLES: Final = frozenset(("the", "a", "an"))


class Voices:
    """Who is named in an article, and who says what: found when first asked for, once for all that ask."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def names(self) -> Names:
        return find_names(self._article)

    @cached_property
    def telling(self) -> Telling | None:
        """How the article tells what people say; None in other languages than English."""
        return read_telling(self._article, self.names) if self._article.language.lower().startswith("en") else None

    @cached_property
    def quotes(self) -> list[Fact]:
        return find_quotes(self._article, self.names, self.telling)

    def find_line(self, sentence: Sentence, quotations: Sequence[Quotation]) -> str:
        """The line of a sentence that is a part of a quotation, or all of one: its words in marks, with who says them where it
        does not tell that itself. Empty where nobody can tell who speaks, or where the words of several meet.

        `quotations` are those at the sentence, and perhaps the next. The words stay as they are, marks at the ends apart.
        """
        over = [q for q in quotations if q.outer_start < sentence.end and q.outer_end > sentence.start]
        if not over or self.telling is None:
            return ""
        speakers = [self._find_speaker(quotation) for quotation in over]
        first = speakers[0]
        if first is None or any(speaker is None or speaker.name != first.name for speaker in speakers):
            return ""
        beside = {*split_words(self._read_beside(sentence, over))}
        if not beside:
            one = over[0]
            words = self._article.text[max(sentence.start, one.start) : min(sentence.end, one.end)]
            return self._lead_in(first, words) if len(over) == 1 else ""
        if beside.isdisjoint(word for word in split_words(first.name) if word.lower() not in _ARTICLES):
            return ""
        text = sentence.text
        if over[0].outer_start < sentence.start:
            text = self._article.text[over[0].outer_start : over[0].start] + text
        return text + close_of(self._article.text, over[-1]) if over[-1].outer_end > sentence.end else text

    def _find_speaker(self, quotation: Quotation) -> Attribution | None:
        """Who says the words of a quotation, where that is known of all of it, and where it ends."""
        beyond = self._article.text[quotation.outer_end : quotation.outer_end + _BREAK]
        if not quotation.closed and not beyond.lstrip().startswith(_OPENING):
            return None  # its end was lost, and who knows what of the rest is the speaker's
        facts = [fact for fact in self.quotes if fact.start < quotation.end and fact.end > quotation.start]
        return facts[0].attribution if len(facts) == 1 else None

    def _read_beside(self, sentence: Sentence, quotations: Sequence[Quotation]) -> str:
        """What of a sentence stands outside the quotations."""
        starts = [sentence.start, *(min(q.outer_end, sentence.end) for q in quotations)]
        ends = [*(max(q.outer_start, sentence.start) for q in quotations), sentence.end]
        return " ".join(self._article.text[start:end] for start, end in zip(starts, ends, strict=True))

    def _lead_in(self, speaker: Attribution, words: str) -> str:
        """“We came.” said by Ann Reed, mayor -> Ann Reed, mayor: “We came.”"""
        words = " ".join(words.split())
        entity = self.names.at(speaker.start, speaker.end) if speaker.start >= 0 else None
        said = render_attribution(speaker, entity.role if entity is not None else None)
        if said is None or not words.endswith(_ENDS) or _LEANING.match(speaker.name):
            return ""
        if speaker.name.split()[-1] in split_words(words):
            return ""  # nobody calls himself by his name
        name = said[1]
        return f"{name[:1].upper()}{name[1:]}: “{words}”"
