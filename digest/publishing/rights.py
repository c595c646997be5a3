"""What of an article may be shown: all of it, its evidence alone, or nothing that its source wrote but the headline."""

from __future__ import annotations

from digest.model.edition import Brief
from digest.model.fact import Fact
from digest.model.summary import SummarySentence

# rights      text        deck   summary      facts        picture
# full        whole       yes    yes          yes          yes
# excerpt     evidence    no     yes          yes          no
# link        none        no     editor's     editor's     no


def shown_deck(brief: Brief) -> str:
    return brief.deck if brief.rights == "full" else ""


def shown_summary(brief: Brief) -> tuple[SummarySentence, ...]:
    """The sentences of the summary that rights allow: an editor's own always."""
    return brief.summary if brief.rights != "link" or brief.summary_origin == "editor" else ()


def shown_facts(brief: Brief) -> tuple[tuple[int, Fact], ...]:
    """The key facts that rights allow, with their numbers on the article's page, from 1."""
    return tuple((n, f) for n, f in enumerate(brief.facts, 1) if brief.rights != "link" or f.origin == "editor")


def shown_figures(brief: Brief) -> bool:
    """Whether figures of the article may be held against those of others."""
    return brief.rights != "link"
