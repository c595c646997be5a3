"""The noun phrase behind a number: what is counted ("12 trapped miners"), and what it is part of ("of its fighters").

There is no grammar here: a phrase goes on until a word that cannot belong to it, and a plural ends it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from digest.patterns import Pattern

_PEOPLE = """
    people persons person men man women woman children child boys boy girls girl fighters fighter terrorists terrorist
    militants militant insurgents insurgent rebels rebel gunmen soldiers soldier troops civilians civilian police
    policemen policeman officers officer personnel passengers passenger students student pupils pupil workers worker
    employees employee residents resident villagers villager tourists tourist pilgrims pilgrim victims victim patients
    patient voters voter protesters protester demonstrators refugees refugee migrants migrant journalists journalist
    doctors doctor nurses members member suspects suspect prisoners prisoner inmates hostages hostage customers users
    citizens citizen others friends lawmakers mps families commuters farmers farmer drivers driver guards guard
    marines sailors teachers teacher crew staff dead injured wounded survivors players supporters fans visitors
    believers followers delegates candidates firefighters rescuers volunteers attackers bombers bomber attacker
    invaders individuals adults teenagers youths youth babies infants americans afghans indians foreigners foreigner
    locals nationals national judges ministers officials official leaders scientists engineers athletes actors artists
    shopkeepers traders experts professors survivor fisherman fishermen cadets recruits trainees
"""
#: Nouns of people; a figure of these has the unit "people".
PEOPLE: Final = frozenset(_PEOPLE.split())
_PLURAL = """
    people men women children police policemen gunmen troops personnel aircraft sheep fish crew staff dead injured
    wounded feet teeth cattle youth taliban servicemen servicewomen firemen fishermen businessmen lawmen spacecraft
    series species media data others more crore lakh postmen horsemen seamen airmen congressmen spokesmen countrymen
    gentlemen policewomen schoolchildren grandchildren mice geese oxen yuan yen baht infantry militia livestock
    poultry offspring cod salmon trout herring mackerel tuna deer elk moose bison swine squid shrimp grouse
"""
#: Plurals without an s, and nouns that count as they stand.
_PLURALS: Final = frozenset(_PLURAL.split())
_SINGULAR = """
    was is has this as us its his always perhaps does towards afterwards besides thus plus whereas versus minus across
    yes gas bus previous various famous serious nervous dangerous religious indigenous prosperous continuous
    simultaneous sometimes says goes makes takes comes remains needs wants gets vs overseas news campus virus census
    status basis crisis analysis upwards downwards hers ours theirs yours mondays tuesdays wednesdays thursdays
    fridays saturdays sundays
"""
#: Words that end in s and are no plural.
_NO_PLURALS: Final = frozenset(_SINGULAR.split())
_STOP = """
    a an the and or but nor so yet of in on at by for from to with without into onto upon over under above below about
    after before during since until till than as if when while where who whom whose which that because though although
    between among amid against through throughout per within across around near behind beyond despite except including
    like outside inside via toward towards is are was were be been being am has have had do does did will would can
    could may might must shall should not also only just even still now then there here this these those it its he she
    they them we us you i his her their our your my each every any all both either neither some no more most less
    least very too up down out off away back again later earlier ago today yesterday tomorrow tonight said says told
    added plus minus times o'clock pm versus vs i'm it's that's one another died came went left took made got fell
    rose began became remain remained lost won live lives work works get gets go goes take takes make makes come comes
    say think need want know see last next once twice overnight apart together alone instead reportedly allegedly
    respectively approximately nearly almost old following according worldwide apiece annually daily nationwide
"""
#: Words at which a noun phrase ends.
_STOPS: Final = frozenset(_STOP.split())
#: Adjectives that may stand between number and noun although they end a phrase elsewhere.
_LEADING = Pattern(r"\s(?:more|other|others|such|additional|new|further|fewer|less)(?=\s|[.,;:!?)\"”’]|$)")
_LEADS: Final = frozenset({"mo", "ot", "su", "ad", "ne", "fu", "fe", "le"})  # the first two letters of these
_WORD = Pattern(r"[\s-]{1,2}(['’\"“]?[^\W\d_][\w’'&-]{0,24})")
_LEADING_NOUNS: Final = frozenset({"others", "more", "other"})  # of the leading ones those that can be the noun
_MOST_WORDS: Final = 6  # of a phrase that a plural ends
_FEW_WORDS: Final = 3  # of any other


class Noun:
    """A noun phrase: where it ends and its words. `head` is the last, in lower case; empty where there is no noun."""

    __slots__ = ("end", "head", "words")

    def __init__(self, end: int, words: tuple[str, ...] = (), head: str = "") -> None:
        self.end = end
        self.words = words
        self.head = head


def ends_phrase(word: str) -> bool:
    """Whether no noun phrase goes on with this word, in lower case: "the", "will", "of"."""
    return word in _STOPS


def is_plural(word: str) -> bool:
    """Whether a word, in lower case, names several."""
    if word in _PLURALS:
        return True
    return word[-1:] == "s" and len(word) > 3 and not word.endswith(("ss", "’s", "'s", "ous", "sis")) and word not in _NO_PLURALS


#: What a word can be in a noun phrase: no part of it, a noun or adjective, a plural, or a participle, where a plural follows.
_NO_PART, _PART, _PLURAL_NOUN, _PARTICIPLE = range(4)


@lru_cache(maxsize=8192)
def _sort_word(word: str) -> int:
    """What a word, as written, can be behind a number."""
    low = word.lower()
    if low in _STOPS:
        return _NO_PART
    if is_plural(low):
        return _PLURAL_NOUN
    return _PARTICIPLE if low.endswith("ed") and len(low) > 4 else _PART


def read_noun(text: str, start: int, end: int, *, plural: bool) -> Noun:
    """The noun phrase behind a number that ends at `start`: "more civilians", "Afghan special forces soldiers".

    `plural`: only a plural can be its head; otherwise it goes on to the first word that cannot belong to it.
    """
    if text.startswith("-", start):
        return Noun(start)
    words: list[str] = []
    at, head_end, heads, many = start, start, 0, False  # `many`: whether the last word is a plural
    limit = _MOST_WORDS if plural else _FEW_WORDS
    lead = _LEADING.match(text, at, end) if text[at + 1 : at + 3] in _LEADS else None
    if lead:
        at = lead.end()
        words.append(lead[0].strip())
        limit -= 1
        if words[0] in _LEADING_NOUNS:
            head_end, heads, many = at, 1, words[0] != "other"
    for _ in range(limit):
        m = _WORD.match(text, at, end)
        if m is None:
            break
        word = m[1]
        sort = _sort_word(word)
        if sort == _NO_PART or (words and word[0] in "'’\"“") or (many and plural and sort != _PLURAL_NOUN):
            break
        if sort == _PARTICIPLE and not _participle_leads(text, m.end(), end):
            break
        words.append(word)
        at = m.end()
        many = sort == _PLURAL_NOUN
        if many and plural:
            head_end, heads = at, len(words)
    if plural:
        at, words = head_end, words[:heads]
    return Noun(at, tuple(words), words[-1].lower()) if words else Noun(start)


def _participle_leads(text: str, at: int, end: int) -> bool:
    """Whether "trapped" in "12 trapped miners" stands before a noun, not "12 trapped in a mine"."""
    m = _WORD.match(text, at, end)
    if m is None or text[at] == "-":
        return False
    word = m[1].lower()
    return word not in _STOPS and (is_plural(word) or _plural_follows(text, m.end(), end))


def _plural_follows(text: str, at: int, end: int) -> bool:
    m = _WORD.match(text, at, end)
    word = m[1].lower() if m else ""
    return word not in _STOPS and is_plural(word)


def starts_plural(text: str, at: int, end: int) -> bool:
    """Whether the next word, or the one behind it, is a plural that can belong to a phrase."""
    return _participle_leads(text, at, end)


_OF = Pattern(r"\sof\s(?P<them>which|whom|them|those|these|us|you)\b|\sof\s(?=\w)")
_DETERMINER = Pattern(
    r"(?:the|its|his|her|their|our|all|these|those|such|a|an)\b"
    r"(?:\s(?:country|state|city|company|world|nation|government|party|group)(?:['’]s))?"
)
#: "31 of 48 seats", "12 of the 36 states": the whole is counted, too.
_OF_HOW_MANY = Pattern(r"\s?\d[\d,]*(?=\s[a-z])")


def read_of(text: str, start: int, end: int, *, plural: bool = False, number: bool = False) -> Noun:
    """ "of its fighters", "of the commuting demand", "of them": the whole that a figure is part of; empty where none is.

    `number`: how many the whole are may stand before the noun ("of the 48 seats").
    """
    m = _OF.match(text, start, end) if text.startswith("of", start + 1) else None
    if m is None:
        return Noun(start)
    if m["them"]:
        return Noun(m.end(), (m["them"],), m["them"])
    determiner = _DETERMINER.match(text, m.end(), end)
    at = determiner.end() if determiner else m.end() - 1
    whole = _OF_HOW_MANY.match(text, at, end) if number else None
    if whole is not None:
        at = whole.end()
    noun = read_noun(text, at, end, plural=True)
    if not noun.words and not plural:
        noun = read_noun(text, at, end, plural=False)
    return noun if noun.words else Noun(start)
