"""Places: where it happened, from the building to the country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from digest.editing.five_ws.mentioned import IN_TITLE, Named, first_start, has_any, weigh_mentions
from digest.editing.five_ws.venues import find_venues
from digest.editing.names.mentions import Entity
from digest.editing.names.places import find_place
from digest.editing.names.wordlists import Place
from digest.model.article import Article
from digest.patterns import Pattern

#: How much later mentions count: a name in sentence i weighs 1 / (1 + fade * i).
_FADE: Final = 0.15
#: The nearer a place is told, the more it says: a city before its country.
_KINDS: Final[Mapping[str, float]] = {"country": 0.5, "capital": 0.8, "state": 0.8, "region": 0.7}
_IN_DATELINE: Final = 0.4
_AT_PLACE: Final = 0.5  # told with "in", "at" or "near" among the first sentences
_FIRST_SENTENCES = 3
_AT: Final = Pattern(r"\b(?:[Ii]n|[Aa]t|[Nn]ear)(?: the)? $")
_AT_ENDINGS: Final = ("in ", "In ", "at ", "At ", "near ", "Near ", "the ", " \n")
#: Which kinds lie within which: a state's capital is in a state or a country.
_SIZES: Final[Mapping[str, int]] = {"city": 0, "capital": 0, "state": 1, "country": 2}
#: What joins a place and the one that it lies in: "Alda, Norland", "Alda in northern Norland".
_WITHIN: Final = Pattern(r",? near |,? in (?:(?:central|north|south|east|west|(?:north|south)-?(?:east|west))(?:ern)? )?|, ")
_JOINED_MENTIONS = 3  # at how many of its first mentions it is looked for


def rank_places(article: Article, named: Sequence[Named], headline: str) -> list[str]:
    """Those told often, early, in headline and dateline first; a building before its town, and that before its country."""
    dateline = _spell_dateline(article)
    places = [one for one in named if one.entity.kind == "place"]
    starts = {mention.start: one.entity for one in places for mention in one.entity.mentions}
    scores: dict[int, float] = {}
    told: list[tuple[Entity, str, int]] = []
    for entity, forms in places:
        place = find_place(entity.name)
        score = weigh_mentions(entity, _FADE) + IN_TITLE * has_any(headline, forms)
        score += _AT_PLACE * _is_told_early(article.text, entity)
        if dateline:
            score += _IN_DATELINE * has_any(dateline, forms)
        scores[entity.index] = score * (_KINDS.get(place.kind, 1.0) if place else 1.0)
        told.append((entity, *_join_container(article.text, entity, place, starts)))
    ranked = [(-score, start, name) for name, start, score in find_venues(article, named, headline)]
    for entity, name, outer in told:
        # a place with what it lies in says all that the outer alone would
        score = max(scores[entity.index], scores[outer] + 0.01 if outer >= 0 else 0.0)
        ranked.append((-score, first_start(entity), name))
    if dateline and not any(has_any(dateline, forms) for _, forms in places):
        place = find_place(dateline)
        ranked.append((-_IN_DATELINE * (_KINDS.get(place.kind, 1.0) if place else 1.0), 0, dateline))
    return [name for _, _, name in sorted(ranked)]


def _spell_dateline(article: Article) -> str:
    """The place of the dateline as prose would write it, or "": "CAIRO" is "Cairo"."""
    place = article.dateline.place if article.dateline else None
    if not place:
        return ""
    small = place.title()
    return small if place.isupper() and find_place(small) else place


def _is_told_early(text: str, place: Entity) -> bool:
    """Whether "in", "at" or "near" stands before the place among the first sentences."""
    for mention in place.mentions:
        if mention.sentence >= _FIRST_SENTENCES:
            break
        at = mention.start
        if text.endswith(_AT_ENDINGS, 0, at) and _AT.search(text, max(0, at - 10), at):
            return True
    return False


def _join_container(text: str, place: Entity, inner: Place | None, starts: Mapping[int, Entity]) -> tuple[str, int]:
    """The place with the one that it lies in, where the text joins them, and the index of that one; else its name and -1.

    `inner` is the gazetteer's entry for it.
    """
    for mention in place.mentions[:_JOINED_MENTIONS]:
        joint = _WITHIN.match(text, mention.end)
        outer = starts.get(joint.end()) if joint else None
        if joint is None or outer is None or outer is place:
            continue
        wide = find_place(outer.name)
        if wide is None or wide.kind not in _SIZES or (inner is not None and inner.country != wide.country):
            continue
        smaller = _SIZES.get(inner.kind, 3) if inner is not None else 0
        if smaller < _SIZES[wide.kind] or "near" in joint[0]:
            end = next(m.end for m in outer.mentions if m.start == joint.end())
            return text[mention.start : end], outer.index
    return place.name, -1
