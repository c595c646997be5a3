"""Pieces: a run of capitals cut at dates and titles into what may be a person, a place or an organisation.

"UN Secretary-General Ban Ki-moon" is a run; its pieces are "UN" and, with the title as its role, "Ban Ki-moon".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from digest.editing.names import words as words_of
from digest.editing.names.capitals import AND, OF, PARTICLE, SPACE, TO, Run, Word, dull_words
from digest.editing.names.cutting import POWERS, Cut, Cutter, Piece, longest_entry
from digest.editing.names.shapes import cut_names, cut_word, demonym_size
from digest.editing.names.wordlists import demonyms, first_names, gazetteer, organisations, surnames

#: In a headline, names of more words are not looked for.
_LONGEST_LOUD: Final = 4


#: The cuts of runs by their text and whether they open: names come again in an article, and in the next one.
_MEMORY: Final[dict[tuple[str, bool], list[Cut]]] = {}
_MOST_REMEMBERED: Final = 4096


def cut_runs(runs: Iterable[Run]) -> list[Piece]:
    """The pieces of runs, in order."""
    pieces: list[Piece] = []
    headlines: dict[tuple[str, bool], list[Cut]] = {}  # have many cuts each, and are rarely seen in another article
    for run in runs:
        text, by, sentence, opens, loud = run
        memory = headlines if loud else _MEMORY
        cuts = memory.get((text, opens))
        if cuts is None:
            if len(memory) >= _MOST_REMEMBERED:
                memory.clear()
            cuts = memory[text, opens] = _cut_everywhere(run) if loud else _cut(run)
        for cut in cuts:
            pieces.append(Piece(cut, by, sentence))
    return pieces


def _cut_everywhere(run: Run) -> list[Cut]:
    """Every stretch of a loud run: capitals do not tell there where names end."""
    cutter = Cutter(run)
    last = len(cutter.words)
    for first in range(last):
        for stop in range(min(last, first + _LONGEST_LOUD), first, -1):
            cutter.piece(first, stop)
    return cutter.pieces


#: Words that alone are no name where a sentence begins.
_OPENERS: Final = words_of.FUNCTION | words_of.OPENER


#: What ends no name, so that a new sentence begins there whose stop was lost: "… was heard in Velda The blast …".
_BEGINNERS: Final = frozenset("The This That These Those There She It They We But And In At As".split())


def _cut(run: Run) -> list[Cut]:
    cutter = Cutter(run)
    if cutter.text in dull_words() or (cutter.opens and cutter.text in _OPENERS):
        return []
    words = cutter.words
    last = len(words)
    if last == 1:
        cut_word(cutter)
        return cutter.pieces
    first = _skip_openers(cutter) if cutter.opens or words[0].text == "The" else 0
    if words[-1].text in _BEGINNERS and words[-1].joint == SPACE:
        last -= 1
    for start, stop in _between_dates(words, first, last):
        _cut_titles(cutter, start, stop)
    return cutter.pieces


def _skip_openers(cutter: Cutter) -> int:
    """How many words at the front are there only because a sentence begins."""
    words = cutter.words
    first = 0
    if words[0].text == "The" and not cutter.opens and any(w.text in words_of.PAPER for w in words[1:5]):
        return 0
    while first < len(words):
        word = words[first].text
        if first + 1 < len(words) and words[first + 1].start > words[first].end + 1 and words[first + 1].joint == SPACE:
            break  # "Women's Institute"
        alone = first + 1 == len(words) or words[first + 1].joint not in (SPACE, AND)
        if word in words_of.FUNCTION or (alone and word in words_of.OPENER):
            if longest_entry(cutter.text, words, first, len(words), 2):
                break
            first += 1
        elif not alone and (word.lower() in words_of.PLAIN or word.lower() in words_of.SAID):  # "Tweeted Ann Reed"
            first += 1
        else:
            break
    return first


def _between_dates(words: list[Word], first: int, last: int) -> list[tuple[int, int]]:
    """The stretches between words of dates, and between acronyms that are no name."""
    stretches: list[tuple[int, int]] = []
    start = first
    for i in range(first, last):
        if words[i].text in words_of.DATE_WORD and not _is_persons(words, i, first, last):
            if words[i].text in _DATE_NAMES and i + 1 < last and words[i + 1].joint == SPACE and i == start:
                continue
            if start < i:
                stretches.append((start, i))
            start = i + 1
        elif words[i].text in _STORMS and _is_storm(words, i, last):
            start = i + 2
    if start < last:
        stretches.append((start, last))
    return stretches


def _is_persons(words: list[Word], i: int, first: int, last: int) -> bool:
    """Whether the word of a date at word `i` is part of somebody's name: "Ingrid May", "Jan Holm"; not "in Jan" nor "Jan 5"."""
    if words[i].text == "May":
        return _is_surname(words, i, first)
    if words[i].text != "Jan" or i + 1 >= last or words[i + 1].joint != SPACE:
        return False
    following = words[i + 1]
    if following.text in words_of.DATE_WORD or following.text in demonyms():
        return False
    return following.folded in surnames() or following.folded not in gazetteer()


def _is_surname(words: list[Word], i: int, first: int) -> bool:
    """Whether the month's name at word `i` is that of a person, whose first name or office stands before it: "Ingrid May"."""
    if i == first or words[i].joint != SPACE:
        return False
    before = words[i - 1]
    known = before.folded in first_names() and before.folded not in gazetteer()
    return known or before.text in words_of.ADDRESS or (before.text in words_of.TITLE and i - 1 > first)


#: What a storm's name stands behind: nobody is called so, and it is no place.
_STORMS: Final = frozenset({"Cyclone", "Hurricane", "Typhoon"})


def _is_storm(words: list[Word], i: int, last: int) -> bool:
    """Whether one word, the name of a storm, follows word `i`: "Hurricane Ada", not "Hurricane Center"."""
    if i + 1 >= last or words[i + 1].joint != SPACE or words[i + 1].text in words_of.ORG_HEAD:
        return False
    return i + 2 == last or words[i + 2].joint != SPACE


#: Months that are first names, too, when a surname follows.
_DATE_NAMES: Final = frozenset({"April", "May", "June", "August"})


#: Offices, ranks and forms of address.
_TITLES: Final = words_of.TITLE | words_of.ADDRESS


def _cut_titles(cutter: Cutter, first: int, last: int) -> None:
    """Cut at titles: what stands before is a name of its own, what follows is a person."""
    words, opens = cutter.words, cutter.opens
    i = start = first
    while i < last:
        if (words[i].text not in _TITLES and (i or not opens)) or not _bears_title(cutter, i, last, start):
            i += 1
            continue
        if start < i:
            cut_names(cutter, start, i)
        i = start = _read_title(cutter, i, last)
    if start < last:
        cut_names(cutter, start, last)


def _bears_title(cutter: Cutter, i: int, last: int, start: int) -> bool:
    """Whether word `i` is a title or a role, and not in the name of an organisation or office that began at word `start`."""
    words = cutter.words
    if words[i].text in _TITLES:
        if words[i].text in ("Dean", *_PEERS) and _is_first_name(words, i, last):
            return False
        if _chief_officer(words, i, last) > i:
            return True
        if _only_qualifies(words, i, last) and not _opens_with_role(cutter, i, last):
            return False
    elif not _opens_with_role(cutter, i, last):
        return False
    return not (i > start and words[i].joint in (OF, TO)) and not _belongs_to_organisation(cutter, i, last)


#: What ends or begins the names of bodies and things, though some people bear it: "Driver Safety Park", "Model Town Hall".
_NO_SURNAME: Final = words_of.ORG_HEAD | words_of.PLACE_TAIL | words_of.NOT_A_NAME | words_of.FACILITY | words_of.OFFICE_TOPIC


def _opens_with_role(cutter: Cutter, i: int, last: int) -> bool:
    """Whether a sentence begins with what a person is and their full name: "Witness Jane Wanjiru", "Frontman Win Butler"."""
    words = cutter.words
    if i != 0 or not cutter.opens or last - i < 3 or words[1].joint != SPACE or words[2].joint not in (SPACE, PARTICLE):
        return False
    if words[0].text.lower() not in words_of.ROLE_NOUN or words[0].folded in first_names():
        return False
    return words[1].folded in first_names() or (
        last == i + 3 and words[2].folded in surnames() and words[2].text not in _NO_SURNAME and words[1].text not in _NO_SURNAME
    )


def _chief_officer(words: list[Word], i: int, last: int) -> int:
    """Where "Chief Financial Officer" ends that begins at word `i`, or `i`."""
    if words[i].text != "Chief":
        return i
    for k in range(i + 1, min(last, i + 5)):
        if words[k].joint not in (SPACE, AND):
            break
        if words[k].text in _CHIEFS:
            return k + 1
    return i


#: What a chief may be, with its field between: "Chief Financial Officer", "Chief Medical Correspondent".
_CHIEFS: Final = frozenset("Officer Correspondent Economist Scientist Strategist Investigator Negotiator".split())


def _only_qualifies(words: list[Word], i: int, last: int) -> bool:
    """Whether "Special", "Senior", "Vice" … stand before something that is no title: "Special Powers", "Senior Fellow"."""
    while i < last and words[i].text in words_of.QUALIFIER:
        i += 1
    return i == last or not (words[i].text in words_of.TITLE or words[i].text in words_of.ADDRESS)


#: Titles of those whom bodies are named after.
_NAMED_AFTER: Final = frozenset(
    "Shri Sri Sir Lady Lord King Queen Prince Princess Saint Sant Maharaja Baba Swami Dr Dr. Sheikh".split()
)


def _belongs_to_organisation(cutter: Cutter, i: int, last: int) -> bool:
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
    if words[i].text in _NAMED_AFTER and last - i > 2 and all(words[k].joint == SPACE for k in range(i + 1, last)):
        final = words[last - 1]
        if final.text in words_of.FIRM_HEAD and final.folded not in surnames():
            return True  # "Shri Amarnath Shrine Board"
    return longest_entry(cutter.text, words, i, last, 2) > 0 or demonym_size(words, i, last) == 2


#: "Sultan Al Mansour", "Sultan bin Omar": a title that is a first name before the article or particle of a family's name.
_ALSO_FIRST: Final = frozenset({"Sultan"})
#: Titles of peers, behind which "of" stands, and first names: "Duke Ellison", "Earl Holm".
_PEERS: Final = frozenset({"Duke", "Earl"})
_ARTICLES: Final = frozenset({"Al", "El", "Bin", "Ibn"})


def _is_first_name(words: list[Word], i: int, last: int) -> bool:
    """Whether word `i` is such a first name."""
    if words[i].text == "Dean":  # "Dean Holm, 34"; a dean has a name of two words
        return i + 1 < last and words[i + 1].joint == SPACE and (i + 2 == last or words[i + 2].joint not in (SPACE, PARTICLE))
    if words[i].text in _PEERS:
        return i + 1 < last and words[i + 1].joint == SPACE and words[i + 1].folded in surnames()
    return words[i].text in _ALSO_FIRST and i + 1 < last and (words[i + 1].text in _ARTICLES or words[i + 1].joint == PARTICLE)


def _read_title(cutter: Cutter, i: int, last: int) -> int:
    """Read titles from word `i` and the person who bears them. Returns the word to go on from."""
    words = cutter.words
    start = i
    only_address = True
    gender: str | None = None
    while i < last and (words[i].joint in (SPACE, AND) or i == start):
        office = _chief_officer(words, i, last)
        if office > i:
            i, only_address = office, False
            continue
        text = words[i].text
        if _is_first_name(words, i, last):
            break
        if text in words_of.ADDRESS:
            pass
        elif text in words_of.TITLE or (text == "Ch" and i > start) or (i == start and _opens_with_role(cutter, i, last)):
            only_address = False
        else:
            break
        gender = "f" if text in words_of.FEMALE else "m" if text in words_of.MALE else gender
        i += 1
    after_title = i
    if i < last and words[i].joint == OF and not only_address:
        i = after_title = _person_after_office(words, i, last)
        while i < last and words[i].joint == SPACE and (words[i].text in words_of.ADDRESS or words[i].text in words_of.TITLE):
            i += 1
    if i >= last or words[i].joint not in (SPACE, PARTICLE):
        return i
    stop = _person_end(cutter, i, last)
    if stop == i:
        return i
    found = cutter.piece(i, stop)
    if stop - i > 1 and not only_address and words[stop - 1].text in _GROUNDS and words[i].folded not in first_names():
        found.votes["place"], found.known = 1.6, True  # "Chief Whitecap Park"
        return stop
    found.votes["person"] = 3.0
    found.known = True
    if after_title > start:
        found.title = (words[start].start, words[after_title - 1].end)
        found.address = only_address
    given = first_names().get(words[i].folded) if stop - i > 1 else None
    found.gender = gender or (given if given != "u" else None)
    return stop


#: What an office is of, before the name of who has it.
_TOPICS: Final = words_of.OFFICE_TOPIC | {"Police"}


def _person_after_office(words: list[Word], i: int, last: int) -> int:
    """Where the office ends in "Foreign Affairs Sergei Orlov", the words after "Minister of"; the person may follow there.

    Nobody does where the last of these words is an adjective: "Director of Natural World Safaris" has a firm.
    """
    k = i
    while k < last and words[k].text in _TOPICS and words[k].joint in (SPACE, AND, OF):
        k += 1
    return k if k == i or words[k - 1].text not in words_of.TOPIC_ADJECTIVE else i


#: What ends the names of grounds and streets that are named after an officer; some people bear it, with a first name.
_GROUNDS: Final = frozenset("Park Road Street Square Avenue Bridge Island River Valley Mountain Creek Lake Bay School".split())


#: What follows a title in a title of a work, or where a new sentence was not seen: "Dr. No", "Doctor Who".
_NOBODY: Final = frozenset(
    "Of For By With From No Yes Not Who What And But Or If The This That These Those He She It They We You I In On At".split()
)


def _person_end(cutter: Cutter, i: int, last: int) -> int:
    """Where the name of a person that starts at word `i` ends: at most five words, none that names of people lack."""
    words = cutter.words
    stop = i
    while stop < last and stop - i < 5:
        word = words[stop]
        if stop > i and word.joint not in (SPACE, PARTICLE):
            break
        if word.text in words_of.TITLE and not _is_first_name(words, stop, last):
            break
        if word.text in words_of.DATE_WORD and not _is_persons(words, stop, 0, last):
            break
        if word.text in words_of.ORG_HEAD and stop > i and word.folded not in surnames():
            break
        if stop == i and (word.text in words_of.ORG_HEAD or word.text in demonyms()) and word.folded not in surnames():
            break
        nobody = word.text in _NOBODY or (word.text in words_of.NOT_A_NAME and word.text not in words_of.ALSO_FIRST_NAME)
        if stop == i and nobody and word.folded not in surnames():
            break
        if stop == i and (word.text in POWERS or word.text in organisations()):
            break
        stop += 1
    return stop
