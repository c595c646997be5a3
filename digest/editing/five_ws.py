"""The five Ws: who did what, when and where, in the article's words, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.editing.clauses import find_main_clause, split_clauses, split_words
from digest.editing.names import Entity, Names
from digest.model.article import Article, Sentence
from digest.model.fact import Fact
from digest.model.summary import FiveWs

ANSWERS = 3  # of each question at most
#: How much later mentions count: a name in sentence i weighs 1 / (1 + fade * i).
_ACTOR_FADE: Final = 0.3
_PLACE_FADE: Final = 0.15
_KIND_WEIGHT: Final = {"person": 1.0, "organisation": 0.9, "place": 0.45}
_IN_TITLE: Final = 1.0  # as much as a mention in the first sentence
_IN_DATELINE: Final = 0.6
_SHORTEST_PREDICATE = 2  # words


def find_five_ws(article: Article, names: Names, dates: Sequence[Fact], headline: str, main: Sentence | None) -> FiveWs:
    """Who, what, when and where. `dates` are in any order; `main` is the sentence that says what happened.

    `when_iso` is the day of the best date that is settled to the day.
    """
    who = _rank_names(article, names, headline, _KIND_WEIGHT, _ACTOR_FADE, 0.0)
    where = _rank_names(article, names, headline, {"place": 1.0}, _PLACE_FADE, _IN_DATELINE)
    when = sorted(dates, key=lambda d: _rank_date(d, main))
    days = [d.iso[:10] for d in when if d.iso and len(d.iso) >= 10 and d.iso[4] == "-" and "/" not in d.iso and "W" not in d.iso]
    return FiveWs(
        who=who,
        what=_find_what(headline, main, who),
        when=_unique([d.text for d in when]),
        where=where,
        when_iso=days[0] if days else None,
    )


def _rank_names(
    article: Article, names: Names, headline: str, kinds: dict[str, float], fade: float, dateline_weight: float
) -> tuple[str, ...]:
    """The entities of these kinds, those named often, early and in the headline first; ties by place in the text."""
    title = headline.lower()
    dateline = article.dateline.place.lower() if article.dateline and article.dateline.place else ""
    ranked: list[tuple[float, int, str]] = []
    for entity in names.entities:
        weight = kinds.get(entity.kind)
        if weight is None:
            continue
        score = sum(1 / (1 + fade * mention.sentence) for mention in entity.mentions)
        forms = {entity.name.lower(), *(mention.text.lower() for mention in entity.mentions)}
        if any(form in title for form in forms):
            score += _IN_TITLE
        if dateline_weight and any(form in dateline for form in forms):
            score += dateline_weight
        ranked.append((-score * weight, _first(entity), entity.name))
    return _unique([name for _, _, name in sorted(ranked)])


def _first(entity: Entity) -> int:
    return min((mention.start for mention in entity.mentions), default=0)


def _rank_date(date: Fact, main: Sentence | None) -> tuple[bool, bool, int]:
    """Dates of the main sentence first, then settled ones, then by place."""
    return main is None or date.sentence != main.index, date.iso is None, date.start


def _find_what(headline: str, main: Sentence | None, who: Sequence[str]) -> tuple[str, ...]:
    """What happened: the headline after the one who did it, the headline, and the main clause."""
    answers: list[str] = []
    for name in who[:1]:
        short = next((form for form in (name, name.split()[-1] if name else "") if form and form in headline), None)
        if short is not None:
            rest = headline.split(short, 1)[1].strip(" ,:;'’s")
            if len(split_words(rest)) >= _SHORTEST_PREDICATE:
                answers.append(rest)
    answers.append(headline)
    if main is not None:
        text = main.text[find_main_clause(main.text) :]
        answers.append(text[slice(*split_clauses(text)[0])] if split_clauses(text) else text)
    return _unique(answers)


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """The first few that differ, without regard to case."""
    seen: dict[str, str] = {}
    for text in texts:
        if text:
            seen.setdefault(text.lower(), text)
    return tuple(seen.values())[:ANSWERS]
