"""The gazetteer knows countries, provinces and cities, and keeps the names of peoples apart."""

from __future__ import annotations

import pytest

from digest.editing.names.places import find_countries, find_place
from digest.editing.names.wordlists import demonyms, first_names, gazetteer, organisations, surnames


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Afghanistan", "country", "AF"),
        ("Côte d'Ivoire", "country", "CI"),
        ("Kabul", "capital", "AF"),
        ("Ibadan", "city", "NG"),
        ("São Paulo", "city", "BR"),
        ("Helmand Province", "state", "AF"),
        ("southern Texas", "state", "US"),
        ("Springfield, Illinois", "state", "US"),
        ("Black Sea", "region", None),
    ],
)
def test_places(name: str, kind: str, country: str | None) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("names", "countries"),
    [
        (["Glastonbury", "Bath"], [None, None]),  # there are several of each
        (["Glastonbury", "Somerset", "London"], [None, "GB", "GB"]),
        (["Glastonbury", "Connecticut"], ["US", "US"]),
        (["Ibadan", "Nowhere", "Black Sea"], ["NG", None, None]),
        # two countries have one that the news tells of
        (["Punjab", "Manipur"], ["IN", "IN"]),
        (["Punjab", "Lahore"], ["PK", "PK"]),
        (["Punjab", "Lahore", "Manipur"], [None, "PK", "IN"]),
        (["Georgia"], [None]),
        (["Georgia", "Atlanta"], ["US", "US"]),
        (["Georgia", "Tbilisi"], ["GE", "GE"]),
        (["Durham"], [None]),
        (["Durham", "London"], ["GB", "GB"]),
        (["Norfolk", "Virginia"], ["US", "US"]),
        (["Florida"], ["US"]),
        (["Goa"], ["IN"]),
        # a city of one country among places of another
        (["Gujarat", "Manipur", "Mumbai", "Patan"], ["IN", "IN", "IN", None]),
        (["Nepal", "Patan", "Gujarat", "Manipur", "Mumbai"], ["NP", "NP", "IN", "IN", "IN"]),
        (["Gujarat", "Manipur", "Mumbai", "London"], ["IN", "IN", "IN", "GB"]),
        ([], []),
    ],
)
def test_a_small_town_has_a_country_where_others_are_there_too(names: list[str], countries: list[str | None]) -> None:
    assert find_countries(names) == countries


@pytest.mark.parametrize("name", ["Afghan", "American", "Police", "Union", "Monday", "Nowhere At All", ""])
def test_no_places(name: str) -> None:
    assert find_place(name) is None


def test_peoples_are_no_places_and_places_no_peoples() -> None:
    countries = {name for name, place in gazetteer().items() if place.kind == "country"}
    assert not countries & set(demonyms())
    assert demonyms()["Afghans"] == "AF"
    assert demonyms()["Englishmen"] == "GB"


def test_every_country_code_is_two_capitals() -> None:
    codes = {place.country for place in gazetteer().values()} | set(demonyms().values())
    assert all(code is None or (len(code) == 2 and code.isupper()) for code in codes)


def test_people() -> None:
    assert first_names()["Maria"] == "f"
    assert first_names()["Peter"] == "m"
    assert "Okoye" not in first_names()
    assert "Garcia" in surnames()
    assert organisations()["Reuters"] == "media"
