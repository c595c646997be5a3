"""The five Ws: who did what, when and where, in the article's words, best first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from digest.editing.names.mentions import Entity, Names
from digest.editing.names.wordlists import gazetteer
from digest.editing.sentences.clauses import count_words, find_main_clause, is_verb, split_clauses, split_words
from digest.editing.sentences.fitness import leans
from digest.model.article import PROSE, Article, Sentence
from digest.model.fact import Fact
from digest.model.summary import FiveWs

ANSWERS = 3  # of each question at most
#: How much later mentions count: a name in sentence i weighs 1 / (1 + fade * i).
_ACTOR_FADE: Final = 0.3
_PLACE_FADE: Final = 0.15
_ACTORS: Final[Mapping[str, float]] = {"person": 1.0, "organisation": 0.9, "place": 0.3}
#: The nearer a place is told, the more it says: a city before its country.
_PLACES: Final[Mapping[str, float]] = {"country": 0.5, "capital": 0.8, "state": 0.8, "region": 0.7}
_IN_TITLE: Final = 1.0  # as much as a mention in the first sentence
_IN_SUBJECT: Final = 1.5  # the one before the headline's or the main clause's verb
_OPENS_TITLE: Final = 2.0  # the first that the headline names
_AT_PLACE: Final = 0.5  # told with "in", "at" or "near" among the first sentences
_FIRST_SENTENCES = 3
_UNNAMED: Final = re.compile(
    r"(?:At least|More than|Nearly|About|Around|Some|Several|Dozens|Hundreds|Thousands|Scores|Many|An?|One|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|\d[\d,]*)\s"
)
_AT: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)(?: the)? $")
_IN_DATELINE: Final = 0.6
_LONGEST_SUBJECT = 8  # words
_SHORTEST_PREDICATE = 2  # words
_NEAR_DAYS = 3  # an event of the news is about so many days old at most
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK: Final = re.compile(r"\d{1,2}([:.]\d\d)?\s?([ap]\.?m|hours|o'clock|GMT|IST)|\d{1,2}[:.]\d\d", re.IGNORECASE)


def find_five_ws(article: Article, names: Names, dates: Sequence[Fact], headline: str, main: Sentence | None) -> FiveWs:
    """Who, what, when and where. `dates` are in any order; `main` is the sentence that says what happened.

    `when_iso` is the day of the best date that is settled to the day.
    """
    clause = main.text[find_main_clause(main.text) :] if main is not None else ""
    subjects = (read_subject(headline), read_subject(clause))
    who = _rank_actors(names, headline, subjects)
    when = sorted(dates, key=lambda fact: _rank_date(article, fact, main))
    days = [fact.iso[:10] for fact in when if fact.iso and _DAY.match(fact.iso) and "/" not in fact.iso]
    return FiveWs(
        who=who,
        what=_find_what(headline, clause, who),
        when=_unique([fact.text for fact in when]),
        where=_rank_places(article, names, headline),
        when_iso=days[0] if days else None,
    )


def read_subject(clause: str) -> str:
    """The words before the first finite verb, if they can be its subject: few, and no pronoun; else ""."""
    if leans(clause):
        return ""
    first = next(iter(split_clauses(clause)), (0, 0))
    words = list(re.finditer(r"[^\s,;]+", clause[slice(*first)]))
    for k, match in enumerate(words):
        following = words[k + 1].group() if k + 1 < len(words) else ""
        if k and is_verb(match.group(), following):
            return clause[first[0] : first[0] + match.start()].strip() if k <= _LONGEST_SUBJECT else ""
    return ""


def _rank_actors(names: Names, headline: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """Those named often, early, as the subject and first in the headline come first.

    Where neither headline nor main clause has a person or organisation for its subject, a counted or unnamed one stands
    before the names: "At least seven people", "A gunman".
    """
    forms = {entity.index: _forms(entity) for entity in names.entities}
    actors = [entity for entity in names.entities if entity.kind in _ACTORS]
    opener = _find_opener(headline, [(entity.index, forms[entity.index]) for entity in actors])
    ranked: list[tuple[float, int, str]] = []
    named = False
    for entity in actors:
        own = forms[entity.index]
        score = sum(1 / (1 + _ACTOR_FADE * mention.sentence) for mention in entity.mentions)
        score += _IN_TITLE * _has(headline, own) + _OPENS_TITLE * (entity.index == opener)
        hits = sum(_has(subject, own) for subject in subjects)
        score += _IN_SUBJECT * hits
        named = named or ((hits > 0 or entity.index == opener) and entity.kind != "place")
        ranked.append((-score * _ACTORS[entity.kind], _first(entity), entity.name))
    answers = [name for _, _, name in sorted(ranked)]
    if not named:
        answers = [s for s in reversed(subjects) if _UNNAMED.match(s)] + answers
    return _unique(answers)


def _find_opener(headline: str, forms: Sequence[tuple[int, frozenset[str]]]) -> int | None:
    """The entity that the headline names first, after a label such as "World Series 2016:"; of several the longest."""
    text = headline[headline.find(": ") + 2 :] if ": " in headline[: len(headline) // 2] else headline
    found = [(text.find(form), -len(form), index) for index, own in forms for form in sorted(own) if form in text]
    return min(found)[2] if found else None


def _rank_places(article: Article, names: Names, headline: str) -> tuple[str, ...]:
    """The places, those told often, early, in headline and dateline first; a city before its country."""
    dateline = article.dateline.place if article.dateline and article.dateline.place else ""
    known = gazetteer()
    ranked: list[tuple[float, int, str]] = []
    for entity in names.entities:
        if entity.kind != "place":
            continue
        forms = _forms(entity)
        place = known.get(entity.name)
        score = sum(1 / (1 + _PLACE_FADE * mention.sentence) for mention in entity.mentions)
        score += _IN_TITLE * _has(headline, forms) + _IN_DATELINE * _has(dateline, forms)
        early = [m.start for m in entity.mentions if m.sentence < _FIRST_SENTENCES]
        score += _AT_PLACE * any(_AT.search(article.text, max(0, start - 10), start) for start in early)
        ranked.append((-score * (_PLACES.get(place.kind, 1.0) if place else 1.0), _first(entity), entity.name))
    return _unique([name for _, _, name in sorted(ranked)])


def _forms(entity: Entity) -> frozenset[str]:
    return frozenset((entity.name, *(mention.text for mention in entity.mentions)))


def _has(text: str, forms: frozenset[str]) -> bool:
    return any(form in text for form in forms)


def _first(entity: Entity) -> int:
    return min((mention.start for mention in entity.mentions), default=0)


def _rank_date(article: Article, fact: Fact, main: Sentence | None) -> tuple[float, int]:
    """When it happened: a date of the main sentence or an early one, near the day of publication; hours and years last."""
    score = 1 / (1 + _ACTOR_FADE * fact.sentence)
    if main is not None and fact.sentence == main.index:
        score += 0.5
    day = fact.iso[:10] if fact.iso and _DAY.match(fact.iso) else None
    if day is not None:
        away = (article.published.date() - date.fromisoformat(day)).days
        score += 0.6 if -1 <= away <= _NEAR_DAYS else 0.1 if -30 <= away <= 30 else -0.3
    elif fact.iso is None or len(fact.iso) <= 4:
        score -= 0.5
    if fact.iso and "/" in fact.iso:
        score -= 0.3  # a stretch of time
    if _CLOCK.match(fact.text) and count_words(fact.text) <= 3:
        score -= 0.4
    if article.kind_of(article.sentences[fact.sentence]) not in PROSE:
        score -= 0.2
    return -round(score, 6), fact.start


def _find_what(headline: str, clause: str, who: Sequence[str]) -> tuple[str, ...]:
    """What happened: the headline after the one who did it, the headline, and the main clause."""
    answers: list[str] = []
    subject = read_subject(headline)
    rest = headline[headline.find(subject) + len(subject) :] if subject else _after_name(headline, who[0] if who else "")
    rest = rest.strip(" ,:;")
    if _SHORTEST_PREDICATE <= len(split_words(rest)) < len(split_words(headline)):
        answers.append(rest)
    answers.append(headline)
    answers.append(clause[slice(*split_clauses(clause)[0])] if split_clauses(clause) else clause)
    return _unique(answers)


def _after_name(headline: str, name: str) -> str:
    """The headline after a name, or after its last word, where that stands near the start."""
    for form in (name, name.split(" ")[-1]):
        at = headline.find(form) if form else -1
        if 0 <= at <= len(headline) // 3:
            return re.sub(r"^['’]s?\b", "", headline[at + len(form) :])
    return ""


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """The first few that differ, without regard to case."""
    seen: dict[str, str] = {}
    for text in texts:
        if text:
            seen.setdefault(text.lower(), text)
    return tuple(seen.values())[:ANSWERS]
