"""Our own words: proof that a digest says nothing that its article does not say, for each article of each build.

It is true by construction: sentences are the article's own, headlines and lines are made of its words. To prove that of what was
made takes microseconds, because nearly all of it stands in the article as it is; only what does not is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest.editing.checking.quotations import find_quotations
from digest.editing.checking.witness import Witness
from digest.model.article import Article
from digest.model.fact import Fact
from digest.model.problem import Problem
from digest.model.summary import Summary
from digest.patterns import Pattern

_SAYING: Final = " — "
_MARK: Final = Pattern("[\"“„«‘']")
_AROUND: Final = "“”\"'‘’.,;:!?…—"


def check_own_words(article: Article, summary: Summary) -> tuple[Problem, ...]:
    """A warning for each sentence, headline and key fact of ours that has what the article has not: a mistake in digest."""
    missing = [*_find_missing(article, summary)]
    if not missing:
        return ()
    hint = "this is a mistake in digest: please report it with this article"
    return tuple(
        Problem(article.path, 0, 0, "not-in-source", f"{what} has '{told}', which the article does not have", hint)
        for what, told in missing
    )


def _find_missing(article: Article, summary: Summary) -> Iterator[tuple[str, str]]:
    text = article.text
    if summary.origin == "source":
        for sentence in summary.sentences:
            if not text.startswith(sentence.text, sentence.start):
                yield "the summary", sentence.text
            elif sentence.line and not _is_made_of(sentence.line, text):
                for told in Witness(article).find_unsupported(sentence.line):
                    yield "the summary", told
    if not article.title and not _is_made_of(summary.headline, text):
        for told in Witness(article).find_unsupported(summary.headline):
            yield "the headline", told
    for fact in summary.facts:
        if fact.key and not _stands(article, fact):
            yield from _find_missing_of(article, fact)


def _stands(article: Article, fact: Fact) -> bool:
    """Whether a look shows that all of a fact is in the article."""
    text, (first, *_) = article.text, fact.evidence
    if not text.startswith(first.exact, first.start):
        return False
    if fact.origin == "editor":
        return True
    told, _, said = fact.line.partition(_SAYING)
    rest = told.strip(_AROUND)[1:]  # the first letter may have been made large
    if rest not in article.sentences[first.sentence].text and not _is_made_of(told, text):
        return False
    who = fact.attribution
    return not said or (who is not None and said.endswith(who.name) and who.name in text) or _is_made_of(said, text)


def _is_made_of(words: str, text: str) -> bool:
    """Whether the words stand there in one piece, but for the marks around and the first letter; else all of them one by one."""
    return words.strip(_AROUND)[1:] in text or _has_each(words, text)


def _has_each(words: str, text: str) -> bool:
    """Whether the text has the words one by one, and quotations whole; small words may be ours ("via")."""
    for word in words.split():
        bare = word.strip(_AROUND)
        if bare not in text and not (bare.isalpha() and bare.islower()) and bare[:1].lower() + bare[1:] not in text:
            return False
    return _MARK.search(words) is None or all(quotation.words in text for quotation in find_quotations(words))


def _find_missing_of(article: Article, fact: Fact) -> Iterator[tuple[str, str]]:
    """A closer look at a fact."""
    for evidence in fact.evidence:
        if not article.text.startswith(evidence.exact, evidence.start):
            yield "the evidence of a fact", evidence.exact
    if fact.origin == "source":
        for told in Witness(article).find_unsupported(fact.line):
            yield "the line of a fact", told
