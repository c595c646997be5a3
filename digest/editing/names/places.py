"""Places: what the gazetteer knows of a name as it stands in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from digest.editing.names.capitals import fold
from digest.editing.names.wordlists import Place, gazetteer
from digest.editing.names.words import DIRECTION, PLACE_NOUN, PLACE_TAIL


def find_place(name: str) -> Place | None:
    """The gazetteer's entry for a name, with or without its head word: "Kunduz", "Kunduz Province", "northern Kunduz".

    None for what is not listed. Accents do not matter. "Springfield, Illinois" is the Springfield of Illinois' country.
    """
    bare = name if name.isascii() else fold(name)
    listed = gazetteer()
    place = listed.get(bare) or listed.get(name)
    if place is not None or " " not in bare:
        return place
    front, _, region = bare.partition(", ")
    if region:
        return find_place(region) or find_place(front)
    words = bare.split(" ")
    if words[-1] in PLACE_TAIL or words[-1] in PLACE_NOUN:
        return listed.get(" ".join(words[:-1]))
    if words[0].title() in DIRECTION:
        return listed.get(" ".join(words[1:]))
    return None


#: Names of which two countries have one that the news tells of; the other places of the article say which is meant.
_SHARED: Final[Mapping[str, tuple[str, ...]]] = {
    "Punjab": ("IN", "PK"),
    "Kashmir": ("IN", "PK"),
    "Hyderabad": ("IN", "PK"),
    "Georgia": ("GE", "US"),
    "Valencia": ("ES", "VE"),
    "Cordoba": ("AR", "ES"),
    "Merida": ("ES", "MX", "VE"),
    "Amazonas": ("BR", "CO", "PE", "VE"),
    "Newcastle": ("AU", "GB", "ZA"),
    "Hamilton": ("BM", "CA", "GB", "NZ"),
    "Victoria": ("AU", "CA"),
    "Georgetown": ("GY", "US"),
    "Durham": ("GB", "US"),
    "Norfolk": ("GB", "US"),
    "Worcester": ("GB", "US", "ZA"),
    "Cambridge": ("CA", "GB", "NZ", "US"),
    "Lancaster": ("GB", "US"),
    "Plymouth": ("GB", "US"),
    "Rochester": ("GB", "US"),
    "Richmond": ("AU", "CA", "GB", "US"),
    "Halifax": ("CA", "GB"),
    "Windsor": ("CA", "GB"),
}
#: A city of less weight is not always the one that is meant, and how many places of one other country speak against it.
_LARGE: Final = 0.9
_FOREIGN: Final = 3
#: A town of less weight shares its name with others, or has it from one, in another country.
_SURE: Final = 0.5


def find_countries(names: Sequence[str]) -> list[str | None]:
    """The countries of the places of one article (ISO 3166-1 alpha-2); None for regions, seas and what is not listed.

    Of a small town only where another place of the article is there, too: "Ashford" alone may be any of many.
    """
    places = [find_place(name) for name in names]
    told = Counter(place.country for place in places if place is not None and place.weight >= _SURE)
    most = max(told.values(), default=0)
    countries: list[str | None] = []
    for name, place in zip(names, places, strict=True):
        country = place.country if place is not None and place.country in told else None
        if name in _SHARED:
            others = {p.country for n, p in zip(names, places, strict=True) if p is not None and n not in _SHARED}
            here = others.intersection(_SHARED[name])
            country = here.pop() if len(here) == 1 else None
        elif (
            place is not None
            and place.kind in ("city", "state")
            and place.weight < _LARGE
            and told[place.country] == 1
            and most >= _FOREIGN
        ):
            country = None  # the one Patan among five places of another country is a smaller Patan there
        countries.append(country)
    return countries
