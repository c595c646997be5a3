"""Pieces: a run of capitals cut into what may be a person, a place or an organisation, with what speaks for each.

"UN Secretary-General Ban Ki-moon" is a run; its pieces are "UN" and, with the title as its role, "Ban Ki-moon".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from digest.editing import name_words as words_of
from digest.editing.capitals import AND, IN, OF, PARTICLE, SPACE, TO, Run, Word, fold
from digest.editing.wordlists import demonyms, first_names, gazetteer, organisations, surnames
from digest.model.fact import FactKind

#: The longest entry of the word lists that is looked for, in words.
_LONGEST_ENTRY: Final = 6
_EMBASSIES: Final = frozenset({"Embassy", "Consulate", "Mission", "Embassies", "Ambassador", "High"})


@dataclass(slots=True)
class Piece:
    """Words that may be a name. `votes` are what each kind has for it, 0 to about 3; nothing at all is possible."""

    text: str
    start: int
    end: int
    sentence: int
    key: str  # the words without accents
    size: int  # in words
    opens: bool
    loud: bool
    votes: dict[FactKind, float] = field(default_factory=dict)
    title: tuple[int, int] | None = None  # where the title that stands before it starts and ends
    address: bool = False  # the title is a form of address alone
    gender: str | None = None
    known: bool = False  # by a word list or a head word, not only by its shape
    after_the: bool = False


class _Cutter:
    """The state of cutting one run: its words, the pieces found, and the text they stand in."""

    def __init__(self, text: str, run: Run) -> None:
        self.text, self.run, self.words = text, run, run.words
        self.pieces: list[Piece] = []

    def piece(self, first: int, last: int) -> Piece:
        """The piece of the words from `first` to before `last`."""
        start, end = self.words[first].start, self.words[last - 1].end
        text = self.text[start:end]
        key = self.words[first].folded if last - first == 1 else text if text.isascii() else fold(text)
        found = Piece(text, start, end, self.run.sentence, key, last - first, self.run.opens and first == 0, self.run.loud)
        self.pieces.append(found)
        return found


def cut_run(text: str, run: Run) -> list[Piece]:
    """The pieces of a run, in order."""
    cutter = _Cutter(text, run)
    words = run.words
    first, last = 0, len(words)
    if run.opens or words[0].text == "The":
        first = _skip_openers(text, run)
    for start, stop in _between_dates(words, first, last):
        _cut_titles(cutter, start, stop)
    return cutter.pieces


def _skip_openers(text: str, run: Run) -> int:
    """How many words at the front are there only because a sentence begins."""
    words = run.words
    first = 0
    while first < len(words):
        word = words[first].text
        alone = first + 1 == len(words) or words[first + 1].joint != SPACE
        if word in words_of.FUNCTION or (alone and word in words_of.OPENER):
            if _longest_entry(text, words, first, len(words), 2):
                break
            first += 1
        elif word.lower() in words_of.PLAIN and not alone:
            first += 1
        else:
            break
    return first


def _between_dates(words: list[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between words of dates, and between acronyms that are no name."""
    start = first
    for i in range(first, last):
        if words[i].text in words_of.DATE_WORD:
            if words[i].text in _DATE_NAMES and i + 1 < last and words[i + 1].joint == SPACE and i == start:
                continue
            if start < i:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


#: Months that are first names, too, when a surname follows.
_DATE_NAMES: Final = frozenset({"April", "May", "June", "August"})


def _cut_titles(cutter: _Cutter, first: int, last: int) -> None:
    """Cut at titles: what stands before is a name of its own, what follows is a person."""
    words = cutter.words
    i = start = first
    while i < last:
        word = words[i]
        is_title = word.text in words_of.TITLE or word.text in words_of.ADDRESS
        if not is_title or _belongs_to_organisation(cutter, i, last) or (i > start and word.joint in (OF, TO)):
            i += 1
            continue
        if start < i:
            _cut_names(cutter, start, i)
        i = start = _read_title(cutter, i, last)
    if start < last:
        _cut_names(cutter, start, last)


def _belongs_to_organisation(cutter: _Cutter, i: int, last: int) -> bool:
    """Whether a title word is part of an organisation's name: "Foreign Ministry", "General Electric", "Governors Forum"."""
    words = cutter.words
    if i + 1 < last and words[i + 1].joint == SPACE:
        following = words[i + 1].text
        if following in words_of.ORG_HEAD and following not in words_of.TITLE:
            return True
        if (
            i + 2 < last
            and words[i + 2].joint == SPACE
            and words[i + 2].text in words_of.ORG_HEAD
            and following in words_of.TITLE
        ):
            return False
    return _longest_entry(cutter.text, words, i, last, 2) > 0


def _read_title(cutter: _Cutter, i: int, last: int) -> int:
    """Read titles from word `i` and the person who bears them. Returns the word to go on from."""
    words = cutter.words
    start = i
    only_address = True
    gender: str | None = None
    while i < last and (words[i].joint in (SPACE, AND) or i == start):
        text = words[i].text
        if text in words_of.ADDRESS:
            pass
        elif text in words_of.TITLE:
            only_address = False
        else:
            break
        gender = "f" if text in words_of.FEMALE else "m" if text in words_of.MALE else gender
        i += 1
    after_title = i
    if i < last and words[i].joint == OF and not only_address:
        person = _person_after_office(words, i, last)
        if person is None:
            return i
        i = after_title = person
    if i >= last or words[i].joint not in (SPACE, PARTICLE):
        return i
    stop = _person_end(cutter, i, last)
    if stop == i:
        return i
    found = cutter.piece(i, stop)
    found.votes["person"] = 3.0
    found.known = True
    found.title = (words[start].start, words[after_title - 1].end)
    found.address, found.gender = only_address, gender
    return stop


def _person_after_office(words: list[Word], i: int, last: int) -> int | None:
    """Where the person starts in "Foreign Affairs Sergei Orlov", the words after "Minister of"; None if nowhere."""
    for k in range(i + 1, min(i + 6, last - 1)):
        if words[k].joint == SPACE and words[k].folded in first_names() and words[k].folded not in gazetteer():
            return k
    return None


def _person_end(cutter: _Cutter, i: int, last: int) -> int:
    """Where the name of a person that starts at word `i` ends: at most five words, none that names of people lack."""
    words = cutter.words
    stop = i
    while stop < last and stop - i < 5:
        word = words[stop]
        if stop > i and word.joint not in (SPACE, PARTICLE):
            break
        if word.text in words_of.TITLE or word.text in words_of.DATE_WORD:
            break
        if word.text in words_of.ORG_HEAD and stop > i and word.folded not in surnames():
            break
        if stop == i and (word.text in words_of.ORG_HEAD or word.text in demonyms()) and word.folded not in surnames():
            break
        if stop == i and (word.text in _COUNTRIES or word.text in organisations()):
            break
        stop += 1
    return stop


_COUNTRIES: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "UN"})


def _longest_entry(text: str, words: list[Word], first: int, last: int, least: int = 1) -> int:
    """How many words from `first` on stand in the lists of places and organisations; 0 if none."""
    for size in range(min(_LONGEST_ENTRY, last - first), least - 1, -1):
        start, end = words[first].start, words[first + size - 1].end
        name = text[start:end] if size > 1 else words[first].text
        if name in organisations() or (name if size > 1 else words[first].folded) in gazetteer():
            return size
    return 0


def _cut_names(cutter: _Cutter, first: int, last: int) -> None:
    """Cut words without titles and dates into organisations, and the rest."""
    words = cutter.words
    heads = [i for i in range(first, last) if words[i].text in words_of.ORG_HEAD]
    if not heads:
        _cut_plain(cutter, first, last)
        return
    start = first
    for i in range(first + 1, last):
        joint = words[i].joint
        if joint in (SPACE, PARTICLE) or _holds(cutter, start, i, last):
            continue
        _cut_part(cutter, start, i)
        start = i
    _cut_part(cutter, start, last)


def _holds(cutter: _Cutter, start: int, i: int, last: int) -> bool:
    """Whether the small word before word `i` is inside an organisation's name that starts at `start`."""
    words = cutter.words
    before, joint = words[i - 1].text, words[i].joint
    if joint == OF:
        return before in words_of.OF_HEAD
    if joint == IN:
        return before in _EMBASSIES
    if joint == TO:
        return before == "Mission"
    has_of = any(words[k].joint == OF for k in range(start + 1, i))
    heads = words_of.FIRM_HEAD if has_of else words_of.ORG_HEAD
    right_heads = [
        k
        for k in range(i, min(last, i + 3))
        if words[k].text in heads and all(words[m].joint == SPACE for m in range(i + 1, k + 1))
    ]
    if has_of:
        word = words[i]
        return (
            not right_heads
            and not (word.text.isupper() and len(word.text) > 1)
            and word.text not in gazetteer()
            and word.folded not in first_names()
        )
    # "Food and Drug Administration": one plain word on the left, the head soon on the right.
    left = words[i - 1]
    return (
        bool(right_heads)
        and right_heads[0] > i
        and i - start <= 2
        and left.text not in words_of.ORG_HEAD
        and left.text not in gazetteer()
        and left.text not in organisations()
        and not left.text.isupper()
        and words[i].text not in gazetteer()
        and words[i].text not in organisations()
        and words[i].text not in demonyms()
    )


def _cut_part(cutter: _Cutter, first: int, last: int) -> None:
    """Words without a cutting joint: an organisation if a head is among them."""
    words = cutter.words
    heads = [i for i in range(first, last) if words[i].text in words_of.ORG_HEAD]
    if not heads:
        _cut_plain(cutter, first, last)
        return
    if _longest_entry(cutter.text, words, first, last) == last - first:
        _name_entry(cutter, first, last)
        return
    size = last - first
    if size == 1 or all(words[i].text in words_of.PLAIN_HEAD for i in range(first, last)):
        return  # "Police", "Court": nobody in particular
    final = words[last - 1].text
    if final in words_of.NOT_A_NAME or final in words_of.FACILITY:
        return
    found = cutter.piece(first, last)
    opening = words[first].text in demonyms()
    plain = size == 2 and opening
    found.votes["organisation"] = 1.2 if plain else 2.5
    found.known = True


def _cut_plain(cutter: _Cutter, first: int, last: int) -> None:
    """Words without heads of organisations: known names, places by their form, people by theirs."""
    words, text = cutter.words, cutter.text
    i = start = first
    while i < last:
        size = _longest_entry(text, words, i, last, 1 if i == start else 2)
        if size > 1 or (size == 1 and (last - i == 1 or words[i + 1].joint not in (SPACE, PARTICLE))):
            _cut_shape(cutter, start, i)
            _name_entry(cutter, i, i + size)
            i = start = i + size
        elif i > start and words[i].joint not in (SPACE, PARTICLE) and not _place_of(words, i):
            _cut_shape(cutter, start, i)
            start = i
        else:
            i += 1
    _cut_shape(cutter, start, last)


def _place_of(words: list[Word], i: int) -> bool:
    return words[i].joint == OF and words[i - 1].text in (
        "Isle",
        "Gulf",
        "Bay",
        "Strait",
        "Straits",
        "Province",
        "Kingdom",
        "Cape",
        "Horn",
        "Republic",
    )


def _name_entry(cutter: _Cutter, first: int, last: int) -> None:
    """The piece of an entry of the word lists."""
    if _demonym(cutter.words, first, last) == last - first or cutter.text.startswith(("$", " $"), cutter.words[last - 1].end):
        return
    found = cutter.piece(first, last)
    found.known = True
    if found.text in organisations():
        found.votes["organisation"] = 2.0
    place = gazetteer().get(found.key) or gazetteer().get(found.text)
    if place is not None:
        found.votes["place"] = 2 * place.weight
    if found.size == 1 and found.key in first_names():
        found.votes["person"] = 0.3


def _cut_shape(cutter: _Cutter, first: int, last: int) -> None:
    """Words that no list knows as a whole: judged by their parts and their form."""
    words = cutter.words
    while first < last and (skip := _demonym(words, first, last)):
        first += skip  # "Ugandan David Kato": the nationality is no part of the name
    while first < last and words[last - 1].text in demonyms():
        last -= 1
    if first == last:
        return
    size = last - first
    final = words[last - 1].text
    if cutter.text.startswith(("$", " $"), words[last - 1].end):
        return  # "US$", "HK$"
    if final in words_of.NOT_A_NAME or (size == 1 and (final in words_of.FUNCTION or final in words_of.DATE_WORD)):
        return
    known_first = words[first].folded in first_names()
    if size == 1:
        found = cutter.piece(first, last)
        if _is_acronym(final):
            found.votes["organisation"] = 1.1
        return
    if final in words_of.PLACE_TAIL or words[first].text in words_of.PLACE_FRONT:
        if final in words_of.FACILITY:
            return
        found = cutter.piece(first, last)
        found.votes["place"] = 1.6
        found.known = True
        if known_first and size == 2:
            found.votes["person"] = 0.8
        return
    if words[first].text in words_of.DIRECTION and size == 2 and (words[first + 1].folded in gazetteer()):
        found = cutter.piece(first, last)
        found.votes["place"], found.known = 1.8, True
        return
    found = cutter.piece(first, last)
    _vote_by_shape(found, words, first, last)


def _demonym(words: list[Word], first: int, last: int) -> int:
    """How many words from `first` on are the name of a people: "Afghan", "Sri Lankan"."""
    if first + 1 < last and f"{words[first].text} {words[first + 1].text}" in demonyms():
        return 2
    return 1 if words[first].text in demonyms() else 0


def _vote_by_shape(found: Piece, words: list[Word], first: int, last: int) -> None:
    """Several words that no head word explains: a person if the parts are parts of names."""
    size = last - first
    parts = words[first:last]
    if any(_is_acronym(w.text) for w in parts):
        found.votes["organisation"] = 0.8
        return
    known_first = parts[0].folded in first_names()
    known_last = parts[-1].folded in surnames()
    odd = any(w.text.lower() in words_of.PLAIN or w.text in words_of.FUNCTION or w.text in words_of.NOT_A_NAME for w in parts)
    place = parts[0].folded in gazetteer() and gazetteer()[parts[0].folded].weight > 0.5
    if size > 5 or odd:
        found.votes["organisation"] = 0.5
        return
    score = 0.6 + (1.2 if known_first else 0) + (0.6 if known_last else 0)
    if any(w.joint == PARTICLE for w in parts[1:]) or any(len(w.text) == 2 and w.text[1] == "." for w in parts):
        score += 0.6
    if place and not (known_first and known_last):
        score -= 0.8
    if found.opens and not known_first:
        score -= 0.4
    found.votes["person"] = score
    found.known = known_first
    if place and not known_first:
        found.votes["organisation"] = 0.6
    gender = first_names().get(parts[0].folded)
    found.gender = gender if gender != "u" else None


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "").replace("&", "")
    return (
        2 <= len(letters) <= 7
        and letters[:2].isupper()
        and (letters.isupper() or (letters[-1] == "s" and letters[:-1].isupper()))
    )
