"""What is told of a text: the words and who says them."""

from __future__ import annotations

from digest.editing.names.finding import find_names
from digest.editing.speech.claims import find_claims
from digest.editing.speech.quotes import find_quotes
from digest.editing.speech.told import read_telling
from digest.model.article import Article


def told_in(article: Article) -> list[tuple[str, str | None]]:
    """(the words told, who tells them) of each quotation and claim, in the order of the text."""
    names = find_names(article)
    telling = read_telling(article, names)
    quotes = find_quotes(article, names, telling)
    facts = sorted([*quotes, *find_claims(article, names, telling)], key=lambda fact: fact.start)
    return [(fact.text, fact.attribution.name if fact.attribution else None) for fact in facts]
