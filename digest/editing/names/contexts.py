"""Contexts: what the words around a piece say about its kind ("in …", "… said", ", 34,", "the city of …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from digest.editing.names import words as words_of
from digest.editing.names.cutting import Piece
from digest.editing.names.roles import find_role_explained
from digest.editing.names.wordlists import first_names, gazetteer, surnames

_BEFORE: Final = 24  # characters that hold the two words before a name
_AFTER: Final = 70  # characters that hold an apposition's noun
_WORD: Final = re.compile(r"[\w'’.-]+")
_AGE: Final = re.compile(r", (?:aged )?\d{1,3}(?:,|\.| years?\b| and\b)| \(\d{2}\)")
_MARK: Final = re.compile(r"[,.;:()\"“”]")
_VERB: Final = re.compile(r"\b(?:said|says|and|but|was|is|has|told)\b")
_STRONG: Final = frozenset({"in", "near", "across", "throughout", "outside", "inside"})
_STAKES: Final = frozenset("share shares stake stakes stock holding holdings investor investors shareholder shareholders".split())
#: "King Soopers workers", "a King Soopers store": no king of that name.
_TRADES: Final = frozenset(
    "store stores shop shops supermarket supermarkets workers employees shoppers customers outlet branch chain restaurant".split()
)
_REIGNING: Final = ("King", "Queen", "Prince", "Princess", "Duke", "Lord")
#: Who somebody is to another: the name behind such a word is a person's, though a town has it, and is told by itself.
_KIN: Final = frozenset(
    "wife husband father mother son daughter brother sister uncle aunt nephew niece cousin widow fiancee fiance grandson".split()
)
#: Words that are told of the name before them where that is a family's: "the Lyon family".
_FAMILIES: Final = frozenset({"family", "families", "brothers", "sisters", "siblings", "clan", "dynasty"})
#: "starred in Lion": behind such a word and "in" stands the name of a work.
_WORKS: Final = frozenset("role roles starred stars starring acted performance performances cameo".split())
#: Whose "of" leads to what a person is called by: "the Duke of Sussex".
_STYLED: Final = frozenset("Duke Duchess Earl Countess Marquess Marquis Baron Baroness Viscount".split())
_NO_PLACE: Final = {"in": _WORKS, "of": _STYLED}
_KINSHIP: Final = frozenset({"said", "says", "added", "named", "called", "identified", "by", "with", "wrote"})


def add_contexts(text: str, pieces: Sequence[Piece]) -> None:
    """Add to each piece's votes what stands around it."""
    for i, piece in enumerate(pieces):
        if piece.cut.loud:
            continue
        start, end = piece.start, piece.end
        if start and text[start - 1] in " \n":
            if text[start - 3 : start - 1] in _ORDINALS and text[start - 4 : start - 3].isdecimal() and piece.cut.size == 1:
                piece.votes.clear()  # "the 5th Fleet"
                continue
            words = text[max(0, start - _BEFORE) : start].rsplit(None, 2)
            if words and (words[-1] in _TELL_BEFORE or text[start - 2 : start] == ", "):
                _add_before(text, piece, words)
        elif start > 3 and text[start - 1] in _OPENING_MARKS and text.startswith("as ", start - 4):
            piece.votes.clear()  # 'better known as "El Toro"'
            continue
        sign = text[end : end + 1]
        if sign == " " or sign == "\n":
            following = _WORD.match(text, end + 1, end + _AFTER)
            if following is None:
                if text.startswith("(", end + 1):
                    _add_bracket(text, piece, pieces[i + 1] if i + 1 < len(pieces) and sign == " " else None)
            elif (word := following.group()).rstrip(".") in _TELL_AFTER:
                _add_word(text, piece, word)
        elif sign == "." and text[end + 1 : end + 2].islower():
            piece.votes.clear()  # "Norvik.com"
        elif sign == ",":
            _add_apposition(text, piece, pieces[i + 1] if i + 1 < len(pieces) else None)
    _add_lists(text, pieces)


_OPENING_MARKS: Final = frozenset("\"“‘'")
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})


def _vote(piece: Piece, kind: str, weight: float) -> None:
    piece.votes[kind] = piece.votes.get(kind, 0.0) + weight  # type: ignore[index, call-overload]


#: What makes, runs or sells things: the name behind it is a firm's, unless it is known to be a person's.
_FIRMS: Final = frozenset(
    "maker carmaker automaker chipmaker drugmaker planemaker operator retailer insurer lender startup start-up airline giant "
    "manufacturer company firm conglomerate consultancy brokerage charity nonprofit pollster band duo trio quartet".split()
)
#: A name of two parts that has been cut: "the charity Hands and Hearts".
_GOES_ON: Final = re.compile(r" and [A-Z]")
#: The words before a name that tell of it.
_TELL_BEFORE: Final = frozenset(
    {"the", "The", "of", "lady", "Lady"}
    | _FIRMS
    | words_of.SHIP_NOUN
    | words_of.BEATING
    | words_of.PLACE_PREPOSITION
    | words_of.ROLE_NOUN
    | _KINSHIP
)


def _add_before(text: str, piece: Piece, words: list[str]) -> None:
    """What the words before a name tell; the last of them tells something, or a comma follows it."""
    last = words[-1]
    if piece.cut.size > 1 and (last in _KIN or (words[-2:-1] in (["first"], ["First"]) and last.lower() == "lady")):
        piece.kin = True
    if last in words_of.SHIP_NOUN:
        piece.ship = True
    elif last in _KIN and piece.cut.size == 1 and "organisation" not in piece.votes:
        piece.kin = True
        _vote(piece, "person", 2.5)
    elif (
        len(words) > 1 and words[-2] in _NO_PLACE.get(last, ()) and piece.cut.size == 1 and (last == "of" or not piece.cut.known)
    ):
        piece.votes.clear()
    elif last in words_of.BEATING and _is_club(piece):
        _vote(piece, "organisation", _CLUB)
    elif last == "in" and len(words) > 1 and words[-2].lower() in _STAKES and not piece.cut.known:
        _vote(piece, "organisation", 1.0)  # "shares in Norvik"
    elif last == "to" and len(words) > 1 and words[-2].lower() == "according":
        if "person" in piece.votes:
            _vote(piece, "person", 0.3)
    elif last in words_of.PLACE_PREPOSITION:
        if not ((piece.cut.size > 1 and "organisation" in piece.votes) or piece.key[-1].isdigit()):  # "in Route66"
            _vote(piece, "place", 0.7 if last in _STRONG else 0.3)
    elif last in _ON_AIR and piece.cut.size == 1 and piece.cut.text.isupper():
        _vote(piece, "organisation", 1.0)  # "the broadcaster NKR"
    elif last in _FIRMS:
        if not _is_persons(piece) and not _GOES_ON.match(text, piece.end):
            shaped = piece.cut.size > 1 and piece.key not in gazetteer()  # "rock band Fenwick Park": wherever it stands
            _vote(piece, "organisation", _CLUB if shaped and "place" in piece.votes else 2.0)
            _vote(piece, "place", -1.0)
    elif last in words_of.ROLE_NOUN:
        if not (piece.cut.known and "person" not in piece.votes):
            _vote(piece, "person", 1.5)
    elif last == "the" or last == "The":
        if piece.cut.size == 1 and _is_no_city(text, piece):
            piece.ship = True
        _vote(piece, "person", -1.0)
        if piece.votes.get("organisation"):
            _vote(piece, "organisation", 0.3)
        if piece.votes.get("place") and piece.key in gazetteer() and gazetteer()[piece.key].kind == "region":
            _vote(piece, "place", 1.0)
    elif last == "of" and len(words) > 1 and words[-2] in words_of.PLACE_NOUN:
        _vote(piece, "place", 1.5)
    elif text[piece.start - 2 : piece.start] == ", ":
        if not (piece.cut.known and "person" not in piece.votes) and find_role_explained(text, piece) is not None:
            _vote(piece, "person", 1.5)
    elif last in _KINSHIP and "person" in piece.votes:
        _vote(piece, "person", 0.3)


#: What stands behind a name that is the whole of what is meant, where "the" stands before it: "the Aurora has sunk".
_WHOLE: Final = re.compile(r"[.;](?:\s|$)|, (?=[a-z])| (?:has|had|was|is|will|would|sank|sails|sailed|left|and (?:her|its))\b")


def _is_no_city(text: str, piece: Piece) -> bool:
    """Whether "the" stands before what is no city then: "the Aurora, a ferry", not "the London mayor", "the Hague"."""
    place = gazetteer().get(piece.key)
    return place is not None and place.kind == "city" and _WHOLE.match(text, piece.end) is not None


#: What makes programmes and wares: people who do have no names of letters alone.
_ON_AIR: Final = frozenset({"broadcaster", "producer", "developer", "trader"})
#: What is named after saints and doctors, in lower case.
_NAMED_AFTER: Final = frozenset({"hospital", "church", "school", "cathedral", "college", "clinic", "chapel", "bridge", "street"})
#: What bears the name of a street or a quarter: "Marsh Lane library".
_BUILDINGS: Final = frozenset({"library", "branch", "station", "surgery", "estate", "stadium", "campus"})
#: What is played where its name says, or counted in its money: neither is the land.
_EVENTS: Final = frozenset({"Open", "Masters", "dollar", "dollars"})
#: Who has such an officer is a firm.
_OFFICERS: Final = frozenset({"CEO", "CFO", "COO", "CTO"})
#: The words after a name that tell of it.
_TELL_AFTER: Final = frozenset(
    {"crude", *_BUILDINGS, *_EVENTS, *_OFFICERS}
    | _TRADES
    | _FAMILIES
    | words_of.PLAYING
    | _NAMED_AFTER
    | words_of.SAID
    | words_of.PLACE_NOUN
)


def _add_bracket(text: str, piece: Piece, following: Piece | None) -> None:
    """A bracket after a name: an age, or the letters that stand for it."""
    if following is not None and following.start == piece.end + 2:
        _add_acronym(piece, following)
    if _AGE.match(text, piece.end):
        _vote(piece, "person", 1.5)


def _add_word(text: str, piece: Piece, word: str) -> None:
    """One of the words that tell after a name, as it stands there."""
    if word in _TRADES and (title := piece.title()) and text[slice(*title)] in _REIGNING and piece.key not in first_names():
        piece.ship = True
    elif word.rstrip(".") in _EVENTS:
        if "place" in piece.votes or piece.cut.size == 1:
            piece.votes.clear()  # "the US Open", "2,016 U.S. dollars"
    elif word.rstrip(".") in _OFFICERS:
        if piece.cut.title is None and not _is_persons(piece):
            _vote(piece, "organisation", 2.0)
    elif word == "crude":
        piece.ship = True  # "Brent crude" is a kind of oil, here and where it stands without the word
    elif word.rstrip(".") in _BUILDINGS and piece.cut.size > 1 and piece.cut.title is None and "organisation" not in piece.votes:
        piece.ship = True
    elif word in _FAMILIES and piece.votes.get("place") and text[piece.start - 4 : piece.start] in ("the ", "The "):
        _vote(piece, "place", -3.0)
    elif word in words_of.PLAYING and _is_club(piece):
        _vote(piece, "organisation", _CLUB)
    elif word.rstrip(".") in _NAMED_AFTER and piece.cut.address:
        piece.votes.clear()  # "the Saint Brigid hospital" is a building
    elif word.rstrip(".") in words_of.SAID:
        if "place" not in piece.votes or "person" in piece.votes:
            _vote(piece, "person", 0.8)
        elif piece.cut.size == 1 and (place := gazetteer().get(piece.key)) is not None and place.kind == "city":
            _vote(piece, "person", 0.6)  # a town says nothing; somebody may be called like it
    elif word in words_of.PLACE_NOUN and piece.cut.size < 4 and "organisation" not in piece.votes:
        _vote(piece, "place", 1.3)


def _add_apposition(text: str, piece: Piece, following: Piece | None) -> None:
    """What follows a name and a comma."""
    end = piece.end
    after = text[end : end + _AFTER]
    if (after[2:3].isdigit() or after.startswith("aged", 2)) and _AGE.match(after):
        _vote(piece, "person", 2.0)
    elif after.startswith(", which ") and piece.cut.title is None and "person" in piece.votes:
        _vote(piece, "person", -3.0)  # "Delmar Yarns, which sells cloth"
    elif after.startswith((", who ", ", whose ")):
        if "organisation" not in piece.votes:  # "Ann Bell, the director of Raise Up Ohio, who"
            _vote(piece, "person", 1.0)
    elif "place" not in piece.votes and not (piece.cut.known and "person" not in piece.votes) and _has_role(after):
        _vote(piece, "person", 2.0 if piece.cut.size == 1 and _SPEAKS_ON.match(after) else 1.2)
    elif following is not None and following.start == end + 2 and following.votes.get("place", 0) > 1.1:
        # "Racine, Wisconsin": a place that a larger one explains.
        closing = text[following.end : following.end + 1]
        if piece.cut.size < 4 and "organisation" not in piece.votes and closing in (",", ".", ")", " ", ""):
            _vote(piece, "place", 0.8 if closing != " " else 0.4)


#: ", a resident of Velda, said": who has no second name may be told so.
_SPEAKS_ON: Final = re.compile(r", (?:an?|the) [^,.;]{3,55}, (?:said|told|says|added|recalled)\b")


def _is_persons(piece: Piece) -> bool:
    """Whether a name is known to be one that people bear."""
    if piece.cut.size == 1:
        return piece.key in first_names() or piece.key in surnames()
    return piece.cut.known and "person" in piece.votes


#: More than what the name of a town has for it in an article.
_CLUB: Final = 6.0


def _is_club(piece: Piece) -> bool:
    """Whether a name can be a club's: "Ostmere City", "Varnholt Town"."""
    return piece.cut.size > 1 and piece.cut.text.rsplit(" ", 1)[1] in words_of.CLUB_TAIL and piece.key not in gazetteer()


def _has_role(after: str) -> bool:
    """Whether an apposition with a role follows: ", the head of …", ", Malta's minister of …"."""
    mark = _MARK.search(after, 2)
    reach = mark.start() if mark else len(after)
    if words_of.ROLE_NOUN.isdisjoint(after[2:reach].lower().split()):
        return False
    stop = _VERB.search(after, 2, reach)
    stretch = after[2 : stop.start() if stop else reach]
    return not words_of.ROLE_NOUN.isdisjoint(stretch.lower().split())


def _add_acronym(piece: Piece, following: Piece) -> None:
    """ "National Disaster Agency (NDA)": the letters tell that both are an organisation."""
    letters = following.cut.text.replace(".", "").lower()
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", piece.cut.text) if w[0].isupper()).lower()
    spelt = letters == initials or (len(letters) > 2 and _is_subsequence(letters, piece.cut.text.lower()))
    if spelt and following.cut.text[:2].isupper() and piece.cut.size > 1 and piece.votes.get("place", 0) < 1.5:
        _vote(piece, "organisation", 1.5)
        _vote(following, "organisation", 1.0)


def _is_subsequence(letters: str, words: str) -> bool:
    rest = iter(words)
    return all(letter in rest for letter in letters)


#: What stands between the names of a list.
_LINKS: Final = frozenset({", ", " and ", ", and ", " or "})
_LONGEST_LINK: Final = 6
_LIST: Final = 3


def _add_lists(text: str, pieces: Sequence[Piece]) -> None:
    """In a list, "in A, B and C provinces", unknown names are what the known ones are."""
    chain: list[Piece] = []
    for before, piece in pairwise(pieces):
        start, end = piece.start, before.end
        if start - end <= _LONGEST_LINK and piece.sentence == before.sentence and text[end:start] in _LINKS:
            if not chain:
                chain.append(before)
            chain.append(piece)
        elif chain:
            _settle_chain(chain)
            chain = []
    _settle_chain(chain)


def _settle_chain(chain: list[Piece]) -> None:
    """A list has three names at least."""
    if len(chain) < _LIST:
        return
    places = sum(p.votes.get("place", 0) > 1.0 for p in chain)
    if 2 * places >= len(chain) - 1 and places:
        for piece in chain:
            if not piece.votes and piece.cut.size < 3:
                piece.votes["place"] = 1.0
