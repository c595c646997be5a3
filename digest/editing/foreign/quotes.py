"""Quotations of articles in other languages: what stands within marks. Whose words they are is not told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest.editing.marks import Quotation, find_quotations
from digest.editing.tokens import count_any_words
from digest.model.article import PROSE, Article
from digest.model.fact import Evidence, Fact
from digest.patterns import Pattern

#: Fewer words than this may be a title or scare quotes, where we do not know the words of saying.
FEWEST: Final = 5
_CORNERS: Final = Pattern("「([^「」\n]{1,800})」")


def find_marked_words(article: Article) -> list[Fact]:
    """The quotations of five words and more, in order, as facts of the kind "quote" without a speaker."""
    text = article.text
    ends = [sentence.end for sentence in article.sentences]
    facts: list[Fact] = []
    at = 0
    for block in article.blocks:
        if block.kind not in PROSE:
            continue
        for quotation in _find_in_any_marks(text, block.start, block.end):
            if not quotation.closed or count_any_words(text[quotation.start : quotation.end]) < FEWEST:
                continue
            while at < len(ends) and ends[at] <= quotation.start:
                at += 1
            evidence: list[Evidence] = []
            for sentence in article.sentences[at:]:
                start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
                if start >= end:
                    break
                evidence.append(Evidence(sentence.index, start, end, text[start:end]))
            if evidence:
                facts.append(Fact("quote", text[quotation.start : quotation.end], _join(text, evidence, quotation)))
    return facts


def _join(text: str, evidence: list[Evidence], quotation: Quotation) -> tuple[Evidence, ...]:
    """The first evidence is the whole quotation; those after it are its parts in the sentences that follow."""
    first = evidence[0]._replace(end=quotation.end, exact=text[evidence[0].start : quotation.end])
    return (first, *evidence[1:])


def _find_in_any_marks(text: str, start: int, end: int) -> Iterator[Quotation]:
    found = [*find_quotations(text, start, end)]
    for m in _CORNERS.finditer(text, start, end):
        found.append(Quotation(m.start(1), m.end(1), m.start(), m.end(), True))
    return iter(sorted(found))
