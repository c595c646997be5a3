"""Name shapes: words without titles judged by the word lists, by head words ("Ministry", "River") and by their form."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.names import words as words_of
from digest.editing.names.capitals import OF, PARTICLE, SPACE, Word
from digest.editing.names.cutting import POWERS, Cut, Cutter, longest_entry
from digest.editing.names.joints import find_firm, holds
from digest.editing.names.wordlists import demonyms, first_names, gazetteer, organisations, surnames


def cut_word(cutter: Cutter) -> None:
    """Cut a run of one word, which is neither a date nor a title."""
    (word,) = cutter.words
    if word.folded in gazetteer() or word.text in organisations():
        _name_entry(cutter, 0, 1)
    elif word.text not in words_of.ORG_HEAD:
        _cut_shape(cutter, 0, 1)


def cut_names(cutter: Cutter, first: int, last: int) -> None:
    """Cut words without titles and dates into organisations, and the rest."""
    words = cutter.words
    if "&" in cutter.text and (firm := find_firm(cutter, first, last)) is not None:
        begin, stop = firm
        if first < begin:
            cut_names(cutter, first, begin)
        found = cutter.piece(begin, stop)
        found.votes["organisation"], found.known = 2.0, True
        if stop < last:
            cut_names(cutter, stop, last)
        return
    if not _has_head(words, first, last):
        _cut_plain(cutter, first, last)
        return
    start = first
    for i in range(first + 1, last):
        joint = words[i].joint
        if joint in (SPACE, PARTICLE) or holds(cutter, start, i, last):
            continue
        _cut_part(cutter, start, i)
        start = i
    _cut_part(cutter, start, last)


def _has_head(words: list[Word], first: int, last: int) -> bool:
    """Whether a word that organisations have in their names is among them."""
    for i in range(first, last):  # noqa: SIM110 (the hottest test of all, and quicker without a generator)
        if words[i].text in words_of.ORG_HEAD:
            return True
    return False


def _cut_part(cutter: Cutter, first: int, last: int) -> None:
    """Words without a cutting joint: an organisation if a head is among them."""
    words = cutter.words
    if not _has_head(words, first, last):
        _cut_plain(cutter, first, last)
        return
    if longest_entry(cutter.text, words, first, last) == last - first:
        _name_entry(cutter, first, last)
        return
    size = last - first
    if words[first].text == "TV" and size > 2 and not _has_head(words, first + 1, last) and words[last - 1].folded in surnames():
        _cut_shape(cutter, first, last)
        return
    if size == 1 or all(words[i].text in words_of.PLAIN_HEAD for i in range(first, last)):
        return  # "Police", "Court": nobody in particular
    final = words[last - 1].text
    if (final in words_of.NOT_A_NAME and final != "Group") or final in words_of.FACILITY:
        return  # "Norvik Mills Group" is one
    if len(final) == 1 and words[last - 2].text == "Group":
        return  # "Group B" is none
    if words[first].text in ("Co", "Co.") and size == 2:  # "Co Donegal" is a county
        found = cutter.piece(first, last)
        found.votes["place"], found.known = 1.6, True
        return
    if size < 4 and cutter.text[words[first].start : words[last - 1].end] in words_of.GENERIC:
        return
    found = cutter.piece(first, last)
    opening = words[first].text in demonyms()
    plain = size == 2 and opening
    found.votes["organisation"] = 1.2 if plain else 2.5
    found.known = True


def _cut_plain(cutter: Cutter, first: int, last: int) -> None:
    """Words without heads of organisations: known names, places by their form, people by theirs."""
    words, text = cutter.words, cutter.text
    i = start = first
    while i < last:
        size = longest_entry(text, words, i, last, 1 if i == start else 2)
        ends = size == 1 and (last - i == 1 or words[i + 1].joint not in (SPACE, PARTICLE) or words[i].text in POWERS)
        if size > 1 or ends:
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


def _name_entry(cutter: Cutter, first: int, last: int) -> None:
    """The piece of an entry of the word lists."""
    if demonym_size(cutter.words, first, last) == last - first or cutter.text.startswith(("$", " $"), cutter.words[last - 1].end):
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


def _cut_shape(cutter: Cutter, first: int, last: int) -> None:
    """Words that no list knows as a whole: judged by their parts and their form."""
    words = cutter.words
    while first < last and (skip := demonym_size(words, first, last)) and not _is_given(words, first, last):
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
        if len(final) == 1 or final in words_of.STUDY or ("-" in final and _joins_two(final)):
            return
        found = cutter.piece(first, last)
        if _is_acronym(final):
            found.votes["organisation"] = 0.85
        elif _ON_WATER.search(final):
            found.votes["place"], found.known = 1.6, True
        return
    if final in words_of.FACILITY or all(words[i].text in _DIVISIONS for i in range(first, last)):
        return  # "County District" is none in particular
    if final in words_of.PLACE_TAIL or words[first].text in words_of.PLACE_FRONT:
        found = cutter.piece(first, last)
        found.votes["place"] = 1.6
        found.known = True
        if known_first and size == 2:
            found.votes["person"] = 0.8
            if words[last - 1].folded in surnames() and words[first].folded not in gazetteer():
                _vote_both(found, final)
        return
    if words[first].text in words_of.DIRECTION and size == 2 and (words[first + 1].folded in gazetteer()):
        found = cutter.piece(first, last)
        found.votes["place"], found.known = 1.8, True
        return
    found = cutter.piece(first, last)
    _vote_by_shape(found, words, first, last)


def _is_given(words: list[Word], first: int, last: int) -> bool:
    """Whether the name of a people is a first name before a surname: "Christian Holm"; not "German Max Holm"."""
    if not 1 < last - first < 4 or words[first].folded not in first_names() or words[last - 1].folded not in surnames():
        return False
    return last - first == 2 or words[first + 1].folded not in first_names()


#: Particles that only people's names have; "de" and "la" are in those of towns and clubs, too.
_PERSONAL: Final = (" van ", " von ", " bin ", " ibn ", " bint ", " al ", " der ", " ter ", " zu ")


def demonym_size(words: list[Word], first: int, last: int) -> int:
    """How many words from `first` on are the name of a people: "Afghan", "Sri Lankan"."""
    peoples, word = demonyms(), words[first].text
    if first + 1 < last and f"{word} {words[first + 1].text}" in peoples:
        return 2
    return 1 if word in peoples else 0


#: "J.P. O'Neill": a person, or a firm of that name, so that something beside it must tell.
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,3}")
#: "Easton-on-Sea", "Newcastle-under-Lyme": what a place stands on is part of its name.
_ON_WATER: Final = re.compile(r"-(?:on|in|by|at|upon|under|sur|am)-(?:the-)?[A-Z]")
#: Ends of places' names that are surnames more often where a first name leads: "Mark Hill", "Judith Ward".
_SURNAMES: Final = frozenset({"Hill", "Hills", "Ward"})


def _joins_two(word: str) -> bool:
    """Whether a hyphen joins two places or powers: "the India-Pakistan border", "US-China ties"."""
    parts = word.replace(" ", "").split("-")
    return len(parts) == 2 and all(p in gazetteer() or p in POWERS or p in demonyms() or p in _HALVES for p in parts)


#: Words of which two make no name: "San Diego County District Attorney".
_DIVISIONS: Final = frozenset("County District City State Region Province Municipality Division".split())
#: First halves of such words: "the Sino-India border".
_HALVES: Final = frozenset("Sino Indo Anglo Franco Russo Greco Italo Afro Euro Austro Hispano Luso".split())


def _vote_both(found: Cut, final: str) -> None:
    """A first name and a surname that ends the names of places, too: what stands around it decides."""
    if final in _SURNAMES:
        found.votes["place"], found.votes["person"] = 0.75, 1.4
    else:
        found.votes["person"] = 1.0


def _vote_by_shape(found: Cut, words: list[Word], first: int, last: int) -> None:
    """Several words that no head word explains: a person if the parts are parts of names."""
    parts = words[first:last]
    size, front = last - first, parts[0]
    initials = "." in front.text and _INITIALS.fullmatch(front.text) is not None and front.text not in POWERS
    if (
        1 < size < 4
        and _is_initials(front)
        and parts[-1].folded in surnames()
        and not any(_is_acronym(w.text) for w in parts[1:])
    ):
        found.votes["person"], found.votes["organisation"] = 1.4, 0.5  # "DS Mishra", "TV Mohan Rao"
        return
    for word in parts[initials:]:
        if _is_acronym(word.text):
            found.votes["organisation"] = 0.8
            return
    gender = first_names().get(front.folded)
    known_first = gender is not None
    known_last = parts[-1].folded in surnames()
    listed = gazetteer().get(front.folded)
    place = listed is not None and listed.weight > 0.5
    if size == 2 and not known_first and front.text in words_of.DIRECTION:
        found.votes["place"] = 0.5  # with "in" or "near" before it: "Lower Ansel"
        return
    if size > 5 or any(map(_is_odd, parts)):
        found.votes["organisation"] = 0.5
        return
    score = 0.6 + (1.2 if known_first else 0) + (0.6 if known_last and not initials else 0)
    if " und " in found.text and " von " not in found.text and " zu " not in found.text:
        found.votes["organisation"] = 0.5  # "Sturm und Drang", not "Marta von Thal und Au"
        return
    particles = PARTICLE in [w.joint for w in parts[1:]]
    if particles and any(particle in found.text for particle in _PERSONAL):
        score += 0.9
    elif particles or initials or ("." in found.text and any(len(w.text) == 2 and w.text[1] == "." for w in parts)):
        score += 0.6
    if place and not (known_first and known_last):
        score -= 0.8
    if found.opens and not known_first:
        score -= 0.4
    found.votes["person"] = score
    found.known = known_first
    if place and not known_first:
        found.votes["organisation"] = 0.6
    found.gender = gender if gender != "u" else None


def _is_odd(word: Word) -> bool:
    """Whether a word is one that names of people do not have."""
    text = word.text
    if text in words_of.ALSO_FIRST_NAME:
        return False
    if text.lower() in words_of.PLAIN or text in words_of.FUNCTION or text in words_of.NOT_A_NAME:
        return True
    if word.folded in surnames() or word.folded in first_names():
        return False
    return text in words_of.OPENER or text in words_of.DIRECTION or text in words_of.PLACE_TAIL or text in words_of.OFFICE_TOPIC


def _is_initials(word: Word) -> bool:
    """Whether a word can be initials that no points part: "DS", "TKS"; no body that a list knows, and no power."""
    text = word.text
    return len(text) == 2 and text.isalpha() and text.isupper() and text not in _OFFICES and text not in organisations()


#: Two letters that are an office or a power, whoever follows.
_OFFICES: Final = frozenset("GP DP DG DC VP AG HE CJ PA PS US UK EU UN MP PM CM SP VC MD AD DA PC FC SA".split())


def _is_acronym(word: str) -> bool:
    if word[1:].islower() and word.isalpha():
        return False
    letters = word.replace(".", "").replace("-", "").replace("&", "")
    return (
        2 <= len(letters) <= 7
        and letters[:2].isupper()
        and (letters.isupper() or (letters[-1] == "s" and letters[:-1].isupper()))
    )
