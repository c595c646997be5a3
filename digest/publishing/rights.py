"""What of an article may be shown: all of it, its evidence alone, or nothing that its source wrote but the headline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from digest.model.article import Rights
from digest.model.edition import Brief
from digest.model.fact import Evidence, Fact
from digest.model.summary import SummarySentence

# rights      text        deck   summary      facts        picture
# full        whole       yes    yes          yes          yes
# excerpt     evidence    no     yes          yes          no
# link        none        no     editor's     editor's     no      (and no correction but the editor's)

#: Names come back many times; only where they first stand is a way to the key fact of use to a reader.
_ONCE: Final = frozenset({"person", "organisation", "place"})


def shown_deck(brief: Brief) -> str:
    return brief.deck if brief.rights == "full" else ""


def shown_summary(brief: Brief) -> tuple[SummarySentence, ...]:
    """The sentences of the summary that rights allow: an editor's own always."""
    return brief.summary if brief.rights != "link" or brief.summary_origin == "editor" else ()


def is_for_search(brief: Brief) -> bool:
    """Whether search engines may list the article's page: not where another address is the canonical one, nor where the page is
    but a headline and a link to the source."""
    return brief.canonical is None and (brief.rights != "link" or bool(shown_summary(brief)))


def shown_facts(facts: Sequence[Fact], rights: Rights) -> tuple[tuple[int, Fact], ...]:
    """The key facts that rights allow, with their numbers on the article's page, from 1."""
    return tuple((n, f) for n, f in enumerate(facts, 1) if rights != "link" or has_editors_words(f))


def has_editors_words(fact: Fact) -> bool:
    """Whether the editor wrote the line: one that only points to words of the source leaves them the source's."""
    return fact.origin == "editor" and " ".join(fact.line.split()).casefold() not in " ".join(fact.text.split()).casefold()


def shown_figures(brief: Brief) -> bool:
    """Whether figures of the article may be held against those of others."""
    return brief.rights != "link"


def shown_evidence(fact: Fact) -> tuple[Evidence, ...]:
    """The places of a key fact that are marked in the text, and stand in an excerpt."""
    return fact.evidence[:1] if fact.kind in _ONCE else fact.evidence


def evidence_sentences(facts: Iterable[Fact]) -> tuple[int, ...]:
    """The indexes of the sentences that an excerpt shows, because key facts stand there."""
    return tuple(sorted({e.sentence for fact in facts for e in shown_evidence(fact)}))


def shows_sentence(brief: Brief, index: int) -> bool:
    """Whether the article's page has the sentence `index` of the text, so that a link may lead there."""
    if brief.rights == "excerpt":
        return index in brief.evidence
    return brief.rights == "full"
