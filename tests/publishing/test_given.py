"""A wrong name in a template is told with the one that was meant, or with those that there are."""

from __future__ import annotations

from typing import NamedTuple

import jinja2
import pytest

from digest.publishing.given import hint_at_names


class Ship(NamedTuple):
    name: str
    berths: tuple[object, ...] = ()


class Berth(NamedTuple):
    depth: int
    length: int


GIVEN = {"ship": Ship("Anna", (Berth(9, 120),)), "others": (Ship("Marie"),), "page": "x", "cargo": {"salt": 3}}


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("{{ shp }}", "did you mean ship?"),
        ("{{ weather }}", "this page's templates are given cargo, others, page, ship"),
        ("{{ ship.nam }}", "did you mean name?"),
        ("{{ ship.flag }}", "Ship has berths, name"),
        ("{{ ship.count.x.y }}", "ask first whether it is there: {% if … is defined %}"),
        ("{% for ship in others %}{{ ship.berth }}{% endfor %}", "did you mean berths?"),
        ("{{ ship.berths[0].lenght }}", "did you mean length?"),
        ("{{ ship.berths[0].crane }}", "Berth has depth, length"),
        ("{{ cargo.tea }}", "where only some have it, ask first: {% if brief.extra.photo is defined %}"),
        ("{{ ship.berths[7].depth }}", "ask first whether it is there: {% if … %}"),
    ],
)
def test_what_was_meant(template: str, hint: str) -> None:
    with pytest.raises(jinja2.UndefinedError) as caught:
        jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(template).render(GIVEN)
    assert hint_at_names(str(caught.value), GIVEN) == hint
