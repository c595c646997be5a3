"""The five Ws: who did what, when and where, in the article's words, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.editing.five_ws.actors import rank_actors
from digest.editing.five_ws.mentioned import gather_forms
from digest.editing.five_ws.places import rank_places
from digest.editing.five_ws.predicates import cut_predicate, find_subject, first_part, read_subject
from digest.editing.five_ws.times import rank_dates, rank_times
from digest.editing.names.mentions import Names
from digest.editing.sentences.clauses import find_main_clause
from digest.model.article import Article, Sentence
from digest.model.fact import Fact
from digest.model.summary import FiveWs

ANSWERS = 3  # of each question at most
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def find_five_ws(article: Article, names: Names, dates: Sequence[Fact], headline: str, main: Sentence | None) -> FiveWs:
    """Who, what, when and where. `dates` are in any order; `main` is the sentence that says what happened.

    `when_iso` is the day of the best date that is settled to the day.
    """
    clause = main.text[find_main_clause(main.text) :] if main is not None else ""
    part = first_part(clause)
    subject = read_subject(headline)
    forms = gather_forms(names)
    who = rank_actors(article, forms, headline, (subject, find_subject(clause, part)))
    ranked = rank_dates(article, dates, main)
    days = (fact.iso[:10] for fact, _ in ranked if fact.iso and "/" not in fact.iso and _DAY.match(fact.iso))
    return FiveWs(
        who=_unique(who),
        what=_unique((cut_predicate(headline, subject, who), headline, part)),
        when=_unique(rank_times(article, ranked)),
        where=_unique(rank_places(article, forms, headline)),
        when_iso=next(days, None),
    )


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """The first few that differ, without regard to case."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(text.lower(), text)
            if len(found) == ANSWERS:
                break
    return tuple(found.values())
