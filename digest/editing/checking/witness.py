"""Witness: what an article has to say for words that are not its own; whatever of them it does not have is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from digest.editing.checking.amounts import Amounts, find_amounts, is_idle, stands_so
from digest.editing.checking.days import Days
from digest.editing.checking.names import Words, find_names, find_runs
from digest.editing.checking.quotations import find_quotations, flatten, has_quotation
from digest.editing.dates.finding import find_dates
from digest.editing.names.finding import find_names as find_named
from digest.model.article import Article, Block, Sentence
from digest.model.fact import Fact

Span = tuple[int, int]


class Witness:
    """An article, or some of its text, as it answers for words about it. What an article is known by besides its text (title,
    standfirst, day, authors, source) counts with it.
    """

    def __init__(self, article: Article, text: str | None = None, dates: Sequence[Fact] | None = None) -> None:
        """`text`: those words of the article that are to answer alone, and for numbers and dates only; else all of it.

        `dates` are the article's, where they have been found.
        """
        self._article = article
        self._dates = dates
        self._narrow = text is not None
        self.english = article.language.lower().split("-")[0] == "en"
        names = [article.source.name] if article.source else []
        day = article.published.date().isoformat()[: 4 if self.english else 10]  # in English dates are read, not numbers
        known = [article.text, article.title, article.carried_title, article.deck, day, *article.authors, *names]
        self.text = text if text is not None else "\n".join(known)

    def find_unsupported(self, words: str, *, headline: bool = False) -> tuple[str, ...]:
        """What the words have and the article has not: quotations, dates, numbers and names, in their order.

        Numbers are compared by value and unit, dates by the day that they mean, names word by word, quotations as they
        are written. A `headline` may write all its words large.
        """
        missing: list[Span] = []
        if not self._narrow:
            missing += [(q.start, q.end) for q in find_quotations(words) if not has_quotation(self._flat, q.words)]
        dates = [(d.start, d.end, self._has_date(d)) for d in read_dates(self._article, words)]
        missing += [(start, end) for start, end, known in dates if not known]
        settled = [*missing, *((start, end) for start, end, _ in dates)]
        amounts = [span for span in self._find_amounts(words) if not _inside(span, settled)]
        missing, settled = [*missing, *amounts], [*settled, *amounts]
        if not self._narrow:
            missing += [span for span in self._find_names(words, headline=headline) if not _inside(span, settled)]
        return tuple(dict.fromkeys(words[start:end] for start, end in sorted(missing)))

    def _find_amounts(self, words: str) -> Iterator[Span]:
        found = find_amounts(words, english=self.english)
        known = {a.start for a in found if stands_so(self.text, words, a) or self._amounts.have(a)}
        return ((a.start, a.end) for a in found if a.start not in known and not is_idle(words, a))

    def _find_names(self, words: str, *, headline: bool) -> Iterator[Span]:
        spans = [(at, at + len(name)) for at, name in find_names(words, headline=headline)]
        unknown = [span for span in spans if not self._words.have(words[span[0] : span[1]])]
        yield from unknown
        if all(run in self.text for run in find_runs(words)):
            return  # whole names stand there as they are written
        for start, end in self._find_people(words):
            first, *_, last = words[start:end].split()
            if not any(start <= at < end for at, _ in unknown) and not self._words.have_together(first, last):
                yield start, end

    def _find_people(self, words: str) -> Iterator[Span]:
        """The full names of people, whose parts may each stand in the article and be two persons'."""
        for mention in find_named(make_passage(self._article, words)).mentions:
            if mention.kind == "person" and len(mention.text.split()) > 1:
                yield mention.start, mention.end

    def _has_date(self, told: Fact) -> bool:
        return has_quotation(self._flat, told.text) or (told.iso is not None and self._days.have(told.iso))

    @cached_property
    def _flat(self) -> str:
        return flatten(self.text)

    @cached_property
    def _words(self) -> Words:
        return Words(self.text)

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts(find_amounts(self.text, english=self.english))

    @cached_property
    def _days(self) -> Days:
        known = [self._article.published.date().isoformat()]
        found = () if self._narrow else find_dates(self._article) if self._dates is None else self._dates
        more = read_dates(self._article, self.text if self._narrow else self.text[len(self._article.text) :])
        return Days([*known, *(fact.iso for fact in (*found, *more) if fact.iso)])


def make_passage(article: Article, words: str) -> Article:
    """The words as a text of one sentence, told when and where the article was: so that "on Friday" means the same Friday."""
    sentence = Sentence(0, 0, len(words), words, 0)
    return replace(article, text=words, blocks=(Block("paragraph", 0, len(words)),), sentences=(sentence,), body=())


def read_dates(article: Article, words: str) -> list[Fact]:
    """The dates of words about an article."""
    return find_dates(make_passage(article, words))


def _inside(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] < end for start, end in others)
