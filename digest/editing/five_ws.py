"""The five Ws: who did what, when and where, in the article's words, best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
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
_AT_ENDINGS: Final = ("in ", "In ", "at ", "At ", "near ", "Near ", "the ", " \n")
_IN_DATELINE: Final = 0.6
_LONGEST_SUBJECT = 8  # words
_SHORTEST_PREDICATE = 2  # words
_NEAR_DAYS = 3  # an event of the news is about so many days old at most
_TEXT_WORD: Final = re.compile(r"[^\s,;]+")
_YEAR_LENGTH: Final = 4
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK: Final = re.compile(r"\d{1,2}([:.]\d\d)?\s?([ap]\.?m|hours|o'clock|GMT|IST)|\d{1,2}[:.]\d\d", re.IGNORECASE)


def find_five_ws(article: Article, names: Names, dates: Sequence[Fact], headline: str, main: Sentence | None) -> FiveWs:
    """Who, what, when and where. `dates` are in any order; `main` is the sentence that says what happened.

    `when_iso` is the day of the best date that is settled to the day.
    """
    clause = main.text[find_main_clause(main.text) :] if main is not None else ""
    part = _first_part(clause)
    subject = read_subject(headline)
    forms = [{entity.name, *[mention.text for mention in entity.mentions]} for entity in names.entities]
    who = _rank_actors(names, forms, headline, (subject, _read_subject(clause, part)))
    published = article.published.date()
    ranked = sorted([(*_rank_date(article, fact, main, published), k) for k, fact in enumerate(dates)])
    when = [dates[k] for _, _, k in ranked]
    days = (fact.iso[:10] for fact in when if fact.iso and "/" not in fact.iso and _DAY.match(fact.iso))
    return FiveWs(
        who=who,
        what=_unique((_cut_predicate(headline, subject, who), headline, part)),
        when=_unique([fact.text for fact in when]),
        where=_rank_places(article, names, forms, headline),
        when_iso=next(days, None),
    )


def read_subject(clause: str) -> str:
    """The words before the first finite verb, if they can be its subject: few, and no pronoun; else ""."""
    return _read_subject(clause, _first_part(clause))


def _read_subject(clause: str, part: str) -> str:
    if leans(clause):
        return ""
    words = list(islice(_TEXT_WORD.finditer(part), _LONGEST_SUBJECT + 2))
    for k, match in enumerate(words[1 : _LONGEST_SUBJECT + 1], 1):
        following = words[k + 1].group() if k + 1 < len(words) else ""
        if is_verb(match.group(), following):
            return part[: match.start()].strip()
    return ""


def _first_part(clause: str) -> str:
    """The words before the first comma, semicolon or dash that divides them."""
    spans = split_clauses(clause)
    return clause[slice(*spans[0])] if spans else clause


def _rank_actors(names: Names, forms: Sequence[Collection[str]], headline: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """Those named often, early, as the subject and first in the headline come first; `forms` are those of each entity's name.

    Where neither headline nor main clause has a person or organisation for its subject, a counted or unnamed one stands
    before the names: "At least seven people", "A gunman".
    """
    actors = [(entity, own) for entity, own in zip(names.entities, forms, strict=True) if entity.kind in _ACTORS]
    opener = _find_opener(headline, actors)
    ranked: list[tuple[float, int, str]] = []
    named = False
    for entity, own in actors:
        score = _weigh_mentions(entity, _ACTOR_FADE)
        score += _IN_TITLE * _has(headline, own) + _OPENS_TITLE * (entity.index == opener)
        hits = _has(subjects[0], own) + _has(subjects[1], own)
        score += _IN_SUBJECT * hits
        named = named or ((hits > 0 or entity.index == opener) and entity.kind != "place")
        ranked.append((-score * _ACTORS[entity.kind], _first(entity), entity.name))
    answers = [name for _, _, name in sorted(ranked)]
    if not named:
        answers = [s for s in reversed(subjects) if _UNNAMED.match(s)] + answers
    return _unique(answers)


def _find_opener(headline: str, actors: Iterable[tuple[Entity, Collection[str]]]) -> int | None:
    """The entity that the headline names first, after a label such as "World Series 2016:"; of several the longest."""
    text = headline[headline.find(": ") + 2 :] if ": " in headline[: len(headline) // 2] else headline
    found = [(text.find(form), -len(form), entity.index) for entity, own in actors for form in own if form in text]
    return min(found)[2] if found else None


def _rank_places(article: Article, names: Names, forms: Sequence[Collection[str]], headline: str) -> tuple[str, ...]:
    """The places, those told often, early, in headline and dateline first; a city before its country."""
    dateline = article.dateline.place if article.dateline and article.dateline.place else ""
    known = gazetteer()
    ranked: list[tuple[float, int, str]] = []
    for entity, own in zip(names.entities, forms, strict=True):
        if entity.kind != "place":
            continue
        place = known.get(entity.name)
        score = _weigh_mentions(entity, _PLACE_FADE)
        score += _IN_TITLE * _has(headline, own) + _IN_DATELINE * _has(dateline, own)
        score += _AT_PLACE * _is_told_early(article.text, entity)
        ranked.append((-score * (_PLACES.get(place.kind, 1.0) if place else 1.0), _first(entity), entity.name))
    return _unique([name for _, _, name in sorted(ranked)])


def _weigh_mentions(entity: Entity, fade: float) -> float:
    return sum([1 / (1 + fade * mention.sentence) for mention in entity.mentions])


def _is_told_early(text: str, place: Entity) -> bool:
    """Whether "in", "at" or "near" stands before the place among the first sentences."""
    for mention in place.mentions:
        if mention.sentence >= _FIRST_SENTENCES:
            break
        at = mention.start
        if text.endswith(_AT_ENDINGS, 0, at) and _AT.search(text, max(0, at - 10), at):
            return True
    return False


def _has(text: str, forms: Collection[str]) -> bool:
    for form in forms:  # noqa: SIM110  (half the time of any())
        if form in text:
            return True
    return False


def _first(entity: Entity) -> int:
    return entity.mentions[0].start if entity.mentions else 0


def _rank_date(article: Article, fact: Fact, main: Sentence | None, published: date) -> tuple[float, int]:
    """When it happened: a date of the main sentence or an early one, near the day of publication; hours and years last."""
    place, iso, text = fact.evidence[0], fact.iso, fact.text
    score = 1 / (1 + _ACTOR_FADE * place.sentence)
    if main is not None and place.sentence == main.index:
        score += 0.5
    if iso is None or len(iso) <= _YEAR_LENGTH:
        score -= 0.5
    elif iso[7:8] == "-":  # a day
        away = (published - date.fromisoformat(iso[:10])).days
        score += 0.6 if -1 <= away <= _NEAR_DAYS else 0.1 if -30 <= away <= 30 else -0.3
    if iso is not None and "/" in iso:
        score -= 0.3  # a stretch of time
    if text[:1].isdigit() and _CLOCK.match(text) and count_words(text) <= 3:
        score -= 0.4
    if article.blocks[article.sentences[place.sentence].block].kind not in PROSE:
        score -= 0.2
    return -round(score, 6), place.start


def _cut_predicate(headline: str, subject: str, who: Sequence[str]) -> str:
    """What happened: the headline after the one who did it, or "" where that is too little."""
    rest = headline[headline.find(subject) + len(subject) :] if subject else _after_name(headline, who[0] if who else "")
    rest = rest.strip(" ,:;")
    return rest if _SHORTEST_PREDICATE <= len(split_words(rest)) < len(split_words(headline)) else ""


def _after_name(headline: str, name: str) -> str:
    """The headline after a name, or after its last word, where that stands near the start."""
    for form in (name, name.split(" ")[-1]):
        at = headline.find(form) if form else -1
        if 0 <= at <= len(headline) // 3:
            return re.sub(r"^['’]s?\b", "", headline[at + len(form) :])
    return ""


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    """The first few that differ, without regard to case."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(text.lower(), text)
            if len(found) == ANSWERS:
                break
    return tuple(found.values())
