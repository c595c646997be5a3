"""What happened to the counted: "were killed", "dead", "injuring", "the death toll rose to"."""

from __future__ import annotations

from typing import Final

from digest.patterns import Pattern

#: Words that say what happened, by the event they all mean. Two figures of one event can be held against each other.
EVENTS: Final[dict[str, tuple[str, ...]]] = {
    "killed": ("killed", "dead", "died", "die", "dies", "dying", "deaths", "death", "fatalities", "fatality", "slain", "murdered",
               "killing", "kills", "kill", "toll", "perished", "bodies", "murders", "killings", "lives", "drowned"),
    "wounded": ("wounded", "injured", "hurt", "injuries", "injuring", "wounding", "injures", "wounds", "injure", "maimed"),
    "missing": ("missing", "unaccounted"),
    "arrested": ("arrested", "detained", "arrests", "arresting", "detaining", "detentions", "apprehended", "nabbed"),
    "displaced": ("displaced", "homeless", "displacing"),
    "evacuated": ("evacuated", "evacuating", "evacuees"),
    "rescued": ("rescued", "rescuing", "saved"),
    "kidnapped": ("kidnapped", "abducted"),
    "infected": ("infected", "infections"),
    "hospitalised": ("hospitalised", "hospitalized", "admitted"),
    "trapped": ("trapped", "stranded", "stuck"),
    "surrendered": ("surrendered",),
    "destroyed": ("destroyed", "destroying", "gutted", "razed"),
    "damaged": ("damaged",),
}  # fmt: skip
EVENT_OF: Final[dict[str, str]] = {word: event for event, words in EVENTS.items() for word in words}
#: Events that happen to people, so that a count without a noun counts people.
CASUALTIES: Final = frozenset({"killed", "wounded", "missing", "arrested", "displaced", "evacuated", "rescued", "kidnapped",
                               "infected", "hospitalised", "trapped", "surrendered"})  # fmt: skip


#: What befell them, from the word that says what somebody did: "killing two people" is two people killed.
_BEFELL: Final = {
    "kill": "killed", "kills": "killed", "injure": "injured", "injures": "injured", "wounds": "wounded", "dying": "died",
}  # fmt: skip


def name_fate(word: str) -> str:
    """An event's word as it stands behind those whom it hit: "killed" for "killing"; others as they are."""
    if word.endswith("ing") and word in EVENT_OF and word not in ("missing", "dying"):
        return word[:-3] + "ed"
    return _BEFELL.get(word, word)


#: Words that may stand between the counted and what happened to them.
_AUXILIARIES: Final = frozenset(
    """who which that have has had were was are is be been being also reportedly so far later still feared confirmed believed
    presumed thought critically seriously badly now already others and got left either remain remained went""".split()
)
_MOST_AUXILIARIES: Final = 6
#: The words of an event that tell it wherever they stand.
_TOLD: Final = frozenset(EVENT_OF) - {"bodies", "lives", "toll", "saved"}
_FIRST_WORD = Pattern(r",?\s([a-z]+)\b")
_NEXT_WORD = Pattern(r"\s([a-z]+)\b")
#: Behind a verb in the active voice stand those whom it hit: "4 gunmen killed two guards" says nothing of the gunmen's fate.
_OBJECT = Pattern(
    r"\s(?:(?:the|an?|his|her|at least|more than|about|nearly|some|around|another|several|many|dozens|hundreds"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)\b|\d)"
)
_PASSIVE = Pattern(
    r"\s(?:who\s|which\s|that\s)?(?:(?:have|has|had) been|were|was|are|is|will be)\s(?:being\s)?(?:also\s|reportedly\s)?"
    r"(?P<verb>[a-z]{2,14}(?:ed|wn|en|ld|lt|pt|nt|ought))\b"
)
#: Who is among the counted, told before what happened to all of them: "16 people, including two officers, were killed".
_ASIDE = Pattern(
    r", (?:including|among them|(?:most|some|many|all|both) of them|mostly|mainly|almost all|nearly all)\b[^.;:,]{1,70}"
    r"(?=, (?!(?:and|but|while)\b))"
)
_ASIDE_REACH: Final = 110  # characters
_OPENS_PASSIVE: Final = frozenset("who which that have has had were was are is will".split())
#: The words one of which follows the counted where what happened to them is told there.
_TELLING: Final = _AUXILIARIES | _OPENS_PASSIVE | _TOLD
_LETTERS = Pattern(r"[a-z]+")
_NEAR: Final = 40  # characters before a number, in which the word of an event and two behind it have room


#: What happened, told before the number. Few numbers have such a word near.
_BEFORE = Pattern(
    rf"\b(?:(?P<event>{'|'.join(sorted(_TOLD))})|(?:death toll|toll|fatalities|number of (?:dead|deaths))\b[^.;:\d]{{0,34}}"
    r"|(?:claim|cost)(?:ed|ing|s)? the lives of)\s(?:(?:also|the|and\s\w{2,10}ed|and\s\w{2,10}ing)\s)?$"
)


#: The words right before a number that can be the end of what happened; beside these any that end in "ed" or "ing".
_ENDS_EVENT: Final = _TOLD | {"also", "the"}
#: What was done to people, before their number: "had moved 1,187 people", "took off 26 campers" is left alone.
_DEED = Pattern(r"\b(?P<verb>[a-z]{2,13}ed|brought|took|held|sent|taught|shot|hit)\s(?:(?:off|away|ashore|out|back)\s)?$")
#: How the word right before a number ends where such a deed is told.
DEED_ENDS: Final = ("ed", "brought", "took", "held", "sent", "taught", "shot", "hit", "off", "away", "ashore", "out", "back")
_NO_DEEDS: Final = frozenset(
    """included involved numbered totalled totaled reached exceeded followed joined needed wanted named called based estimated
    reported recorded counted showed remained added used hundred""".split()
)


def deed_before(text: str, at: int, floor: int) -> str:
    """What somebody did to the counted people, told in one word right before them ("moved", "brought"); else empty."""
    m = _DEED.search(text[max(floor, at - 24) : at])
    return m["verb"] if m and m["verb"] not in _NO_DEEDS else ""


def event_after(text: str, at: int, end: int) -> str:
    """What happened to the counted, told after them ("were killed", "dead", "wounded"); empty where nothing is told."""
    if text.startswith(", ", at) and (aside := _ASIDE.match(text, at, min(end, at + _ASIDE_REACH))):
        at = aside.end()
    reach = at + 80 if at + 80 < end else end
    m = first = _FIRST_WORD.match(text, at, reach)
    if first is None or first[1] not in _TELLING:
        return ""
    for _ in range(_MOST_AUXILIARIES):
        if m is None or m[1] not in _AUXILIARIES:
            break
        m = _NEXT_WORD.match(text, m.end(), reach)
    if m is not None and m[1] in _TOLD and not _OBJECT.match(text, m.end(), reach):
        return m[1]
    if first[1] not in _OPENS_PASSIVE:
        return ""
    m = _PASSIVE.match(text, at, min(end, at + 60))
    return m["verb"] if m else ""


def event_before(text: str, at: int, floor: int, last: str) -> str:
    """What happened to the counted, told before them ("killing at least", "the death toll rose to").

    `last` is the word before `at`, as `word_before` gives it.
    """
    if not last:
        return ""
    before = text[at - 56 if at - 56 > floor else floor : at]
    if not ("toll" in before or "fatalities" in before or "number of d" in before or "lives of" in before):
        if last.isalpha() and last not in _ENDS_EVENT and not last.endswith(("ed", "ing")):
            return ""  # most words
        if _TOLD.isdisjoint(_LETTERS.findall(before[-_NEAR:])[-3:]):
            return ""
    m = _BEFORE.search(before)
    return (m["event"] or "killed") if m else ""
