"""Places: what the gazetteer knows of a name as it stands in a text."""

from __future__ import annotations

from collections.abc import Sequence
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


#: A town of less weight shares its name with others, or has it from one, in another country.
_SURE: Final = 0.5


def find_countries(names: Sequence[str]) -> list[str | None]:
    """The countries of the places of one article (ISO 3166-1 alpha-2); None for regions, seas and what is not listed.

    Of a small town only where another place of the article is there, too: "Ashford" alone may be any of many.
    """
    places = [find_place(name) for name in names]
    sure = {place.country for place in places if place is not None and place.weight >= _SURE}
    return [place.country if place is not None and place.country in sure else None for place in places]
