"""The word lists of names: package data, read once when first needed and never changed.

What each list is, where it comes from and under which licence stands in `data/README.md`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple


class Place(NamedTuple):
    """What the gazetteer knows of a name. `weight` is how surely the bare name means this place, 0 to 1."""

    kind: str  # country, state, capital, city, region
    country: str | None  # ISO 3166-1 alpha-2; None for regions, seas, rivers
    weight: float


#: Weights by the size of the city: over a million people, over 200,000, smaller.
_CITY_WEIGHTS: Final = {"1": 0.9, "2": 0.75, "3": 0.45}


def _lines(name: str) -> list[str]:
    data = pkgutil.get_data("digest.editing.names", f"data/{name}")
    if data is None:
        raise FileNotFoundError(f"the word list {name} is missing from the package")
    return data.decode("utf-8").rstrip("\n").split("\n")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(name)]


@cache
def gazetteer() -> Mapping[str, Place]:
    """Names of places, without accents, to what they are; where several share a name, the one that news means most."""
    places: dict[str, Place] = {}
    cities = _rows("cities.tsv")
    # A small city gives way to a province of the same name, a province to a larger city: later entries win.
    for code, size, names in cities:
        if size == "3":
            places.update(dict.fromkeys(names.split("|"), Place("city", code, _CITY_WEIGHTS[size])))
    for code, names in _rows("states.tsv"):
        places.update(dict.fromkeys(names.split("|"), Place("state", code, 0.6)))
    for code, size, names in cities:
        if size != "3":
            places.update(dict.fromkeys(names.split("|"), Place("city", code, _CITY_WEIGHTS[size])))
    for kind, names in _rows("regions.tsv"):
        places.update(dict.fromkeys(names.split("|"), Place("region", None, 0.9 if kind != "mountain" else 0.8)))
    for code, names in _rows("other_names.tsv"):
        places.update(dict.fromkeys(names.split("|"), Place("state", code, 0.9)))
    for code, capital, names in _rows("countries.tsv"):
        if capital and len(capital) > 3 and places.get(capital, Place("", code, 0)).country == code:
            places[capital] = Place("capital", code, 0.95)
        places.update(dict.fromkeys(names.split("|"), Place("country", code, 1.0)))
    # These are a man's or woman's name, or an American state, as often as the country.
    for name in ("Jordan", "Georgia", "Chad"):
        places[name] = places[name]._replace(weight=0.8)
    return places


@cache
def demonyms() -> Mapping[str, str | None]:
    """Words for the people, faith or creed of somewhere ("Afghan", "Afghans") to the country's code: never places."""
    found: dict[str, str | None] = {}
    for code, words in _rows("demonyms.tsv"):
        country = None if code == "-" else code
        for word in words.split("|"):
            found[word] = country
            if not word.endswith(("s", "ese", "ch", "sh", "Lao", "Philippine")):
                found[word[:-3] + "men" if word.endswith("man") and len(word) > 7 else word + "s"] = country
    return found


@cache
def first_names() -> Mapping[str, str]:
    """First names of many countries, without accents, to "f", "m" or "u" (either, or not known)."""
    return {n: gender for gender, names in _rows("first_names.tsv") for n in names.split("|")}


@cache
def surnames() -> frozenset[str]:
    """Family names of many countries, without accents."""
    return frozenset(_lines("surnames.txt"))


@cache
def organisations() -> Mapping[str, str]:
    """Organisations that news names without saying what they are, by kind: acronym, body, media, company, group, club."""
    return {n: kind for kind, names in _rows("organisations.tsv") for n in names.split("|")}
