"""Clauses: where an English sentence can be divided without cutting a phrase, and which parts have a verb of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from digest.editing.sentences.past_times import sets_time
from digest.editing.sentences.words import NEAR, WORD, split_words
from digest.patterns import Pattern

#: A stretch of a text: first and last character, the end excluded.
Span = tuple[int, int]

# A comma within a number, or a row of scores, is no border; dashes count between spaces only. The mark comes first and what
# must stand around it after, so that the engine runs over the letters in one loop.
_BORDER: Final = re.compile(
    r"[,;–—\"“”()\[\]-]"
    r"(?:(?<=[;\"“”()\[\]])|(?<=,)(?!\s\d\d?[-–]\d)(?:(?<!\d,)|(?!\d))|(?<=\s[–—-])[–—-]?(?=\s)|(?<=—))"
)

#: Verb forms that make a clause finite. Regular pasts are told by their ending, see has_verb.
_FINITE_LIST: Final = """
    is are was were has have had will would can could may might must shall should does did do isn't aren't wasn't weren't
    hasn't haven't hadn't won't wouldn't can't cannot couldn't doesn't didn't don't said says say told tells became become
    becomes began begins bought brought broke broken built came comes chose cut cuts dealt drew drove fell falls fought
    found finds flew fled forgot froze gave gives goes went grew held holds hit hits hurt kept keeps knew knows laid led
    leads left leaves lost loses made makes meant means met meets paid pays put puts quit ran runs rose rises saw sees
    sent sends set sets shot shook shut sold sought spent spoke speaks spread stood stands struck strikes stole swept
    swore took takes taught thought threw understood sank sang rang swam drank rode shrank sprang tore woke bore bent bit
    blew bled clung crept dug fed flung hid hung lay lent slid slept spun split stuck stung swung wept hurled won wins
    withdrew wore wrote writes remains seems appears plans wants seeks faces calls seized warns claims denies confirms
    announces reports expects agrees rejects accuses urges asks approves backs opens closes signs launches kills arrests
    wounds attacks captures urge warn claim deny confirm announce expect agree reject accuse
    beat burnt dreamt learnt underwent strode overcame overtook overthrew undertook upheld withheld withstood foresaw arose
    leapt knelt forbade rebuilt mistook oversaw reveal reveals suggest suggests believe believes receive receives
"""
FINITE: Final = frozenset(_FINITE_LIST.split())
#: Nouns otherwise: "models show that".
_BEFORE_THAT: Final = frozenset(
    "show shows find estimate estimates hope hopes fear fears think thinks argue argues insist insists".split()
)
#: Words in -ed that are no verb, or seldom the only one of a clause.
_NOT_VERBS_LIST: Final = """
    red bed need indeed hundred speed feed seed wed shed breed weed deed greed creed sacred wicked naked united armed
    unprecedented so-called alleged
"""
_NOT_VERBS: Final = frozenset(_NOT_VERBS_LIST.split())
_INTRANSITIVE_LIST: Final = """
    died collapsed exploded crashed erupted protested resigned arrived returned clashed rallied voted gathered marched
    surrendered escaped drowned landed dropped climbed plunged soared surged jumped slipped advanced retreated happened
    sailed travelled walked moved occurred emerged disappeared vanished survived failed agreed decided started stopped
    ended opened closed continued refused vowed pledged promised appeared remained increased decreased declined doubled
    tripled rained snowed battled wanted tried hoped wished planned threatened needed offered
    appealed apologised apologized complained collided competed embarked intervened objected participated pleaded reacted
    replied responded retaliated rioted succumbed testified tumbled lobbied campaigned defected
"""
_INTRANSITIVE: Final = frozenset(_INTRANSITIVE_LIST.split())
_PREPOSITIONS_LIST: Final = "by in on with for from at of as to into under over outside near since during after around between"
_HEDGES: Final = frozenset({("at", "least"), ("at", "most"), ("up", "to")})
_PREPOSITIONS: Final = frozenset([*_PREPOSITIONS_LIST.split(), ""])
#: Words that end no phrase: what follows them is missing.
_OPEN_WORDS_LIST: Final = """
    a an the of in on at by for from to with without into onto over under about against between among across through
    during before after since until as than that which who whom whose where when while if because although though and or
    but nor not no so is are was were be been being has have had will would can could may might must shall should do does
    did its their his her our my your this these those some any every each both either neither more most less least very
    too also said says told amid despite near per via toward towards upon within because of including such like just only
    even nearly almost about around made worth called named being two three four five six seven eight nine ten the dozen
    make makes making dubbed titled whether he she they we i who's it's
"""
OPEN_WORDS: Final = frozenset(_OPEN_WORDS_LIST.split())
#: Words with which a part changes what the rest says; a part that has one is never cut off.
_TURNS_LIST: Final = """
    but although though unless if except without not no never nor neither only until till whether or however despite
    allegedly reportedly apparently possibly perhaps maybe may might could would denied denies deny if hardly barely false
    falsely unlikely likely suspected alleged
"""
TURNS: Final = frozenset(_TURNS_LIST.split())
_LEADS_LIST: Final = """
    after ahead along amid among as at because before by despite during earlier following for from hours in just late
    later last meanwhile near nearly on once over since speaking then this today two under until while when with within
    yesterday separately also additionally still now instead overnight
"""
#: What circumstances before a main clause begin with.
LEADS: Final = frozenset(_LEADS_LIST.split())
#: "At least 12 people" is no circumstance.
AT_LEAST: Final = r"(?i:(?:at (?:least|most)|(?:over|under|nearly) (?:an? |\d)) ?)"
_AT_LEAST: Final = Pattern(AT_LEAST)
#: Words in -ing that tell who says so, or what is meant: they are no circumstances.
_SPEAKING: Final = frozenset(
    ("according", "saying", "claiming", "alleging", "citing", "quoting", "denying", "including", "nothing")
)

#: What no subject begins with: a clause that does is the rest of another.
_NO_SUBJECT: Final = frozenset(
    """
    to of by than with from into onto and or but nor which who whom whose that because if whether although though unless is are
    was were has had have been being
    """.split()
)
_SUBORDINATORS: Final = frozenset(
    """
    who which whose that where when after before because while if since although though whether unless until how why what as
    """.split()
)
#: Words that a clause does not end with, beyond doubt.
_UNFINISHED: Final = frozenset(
    """
    he she they we i a an the of at by for from to with into and or but which who whose that because if whether than as is are
    was were has have had will would can could may might must shall should
    """.split()
)
_AUXILIARIES: Final = frozenset("is are was were has have had will would can could may might must shall should".split())
_TELLING: Final = frozenset("said says say claims claimed believes believed thinks thought warned admitted told".split())
#: What may stand between "has" and its participle, beside words in -ly.
_BEFORE_PARTICIPLE: Final = frozenset(
    "already also now since not never still just yet long once twice ever been often always".split()
)
_FEWEST_WORDS = 3
_FEWEST_REST = 5  # words after circumstances that are a clause, whatever their forms tell
#: A part between commas that is a clause of its own, with all its verbs.
_SUBORDINATE: Final = re.compile(r"(?:who|which|whose|whom|where|when|while|although|though|because|as|if|unless|after|before)\b")
#: "Three days after the river …": a time that hangs on another clause.
_SINCE: Final = Pattern(
    r"(?i:(?:[\w ]{0,24}\b(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)|shortly|soon|immediately|right|just)"
    r" (?:after|before|since|ago)\b(?![^,]*,))"
)
#: "As drought hit the valley", with nothing behind it.
_HALF: Final = re.compile(r"(?i:as (?!(?:many|much|few|well|of)\b)|(?:when|while|although|though|because|if|after|before) )")
#: "Six weeks longer than …": a measure that hangs on what is longer.
_MEASURED: Final = Pattern(
    r"(?i:(?:(?:about|some|almost|nearly|at least) )?(?:\d[\d.,]*%?|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|\w+ty|twice|half|many|several)(?: \w+){1,3} (?:\w+er|more|less)(?: \w+)? than\b)"
)
_SINCE_REACH = 48  # characters: the longest of these
_LED_PRONOUN: Final = re.compile(r"(?P<led>(?:[^\s]+ ){1,12}?)(?:he|she|it|they|we|I|his|her|their|our|my)\b")
_LED_BY: Final = frozenset(("born", "asked", "aged", "raised", "if", "although", "though", "because"))


@lru_cache(maxsize=NEAR)
def split_clauses(text: str) -> tuple[Span, ...]:
    """The parts of a sentence between commas, semicolons and dashes, without them; quotations and brackets stay whole.

    Straight and curly marks of quotation are taken in pairs; one that is not closed runs to the end.
    """
    spans: list[Span] = []
    start = 0
    depth = 0
    quoted = False
    for match in _BORDER.finditer(text):
        mark = match[0]
        if mark == '"':
            quoted = not quoted
        elif mark in "“”":
            quoted = mark == "“"
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= depth > 0
        elif not quoted and not depth:
            spans.append((start, match.start()))
            start = match.end()
    spans.append((start, len(text)))
    return tuple([trimmed for span in spans if (trimmed := trim_span(text, span))[0] < trimmed[1]])


def trim_span(text: str, span: Span, marks: str = " \t\n ,;:–—-") -> Span:
    """The span without white space and marks at its ends."""
    start, end = span
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def has_verb(text: str) -> bool:
    """Whether the text has a finite verb, as far as its words' forms tell."""
    if not FINITE.isdisjoint(text.lower().split()):
        return True
    words = split_words(text)
    if not FINITE.isdisjoint(map(str.lower, words)):
        return True
    for word, following in zip(words, [*words[1:], ""], strict=False):
        # what all other verbs have, or stand before
        if (word[-2:] == "ed" or following == "that" or "’" in word) and is_verb(word, following):
            return True
    return False


def is_verb(word: str, following: str = "") -> bool:
    """Whether a word looks like a finite verb: a known form, or a lower-case word in -ed that is no participle.

    "headed by", "jailed in", "based on": before a preposition only verbs that take no object count.
    """
    lower = word.lower()
    if lower in FINITE or ("’" in lower and lower.replace("’", "'") in FINITE):
        return True
    if following == "that" and lower in _BEFORE_THAT:
        return True
    if word[-2:] != "ed" or word != lower or len(word) < 4 or lower in _NOT_VERBS:
        return False
    return lower in _INTRANSITIVE or following.lower() not in _PREPOSITIONS


def is_statement(text: str) -> bool:
    """Whether English words are a clause with a subject and a finite verb of its own, as far as their forms tell.

    "12 boats were lost" is one; "three days after the river killed 12", "the valley, with 203 cases", "to a halt" and "killed
    12 people" are none. Leading circumstances are allowed where a main clause follows them.
    """
    text = text[find_main_clause(text) :]
    words = split_words(text)
    if len(words) < _FEWEST_WORDS or words[0].lower() in _NO_SUBJECT or words[-1].lower() in _UNFINISHED or _hangs_on_time(text):
        return False
    measured = _MEASURED.match(text) if " than " in text else None
    if measured is not None and not has_verb(measured.group()):
        return False
    if "," not in text and ";" not in text:
        return _HALF.match(text) is None and _have_predicate(words, first=True)
    for k, (start, end) in enumerate(split_clauses(text)):
        part = text[start:end]
        if (not k or not _SUBORDINATE.match(part)) and has_predicate(part, first=not k):
            return True
    return False


def is_clause_start(text: str) -> bool:
    """Whether the first word may begin a clause: no preposition, no conjunction, no auxiliary verb."""
    first = WORD.search(text)
    return first is not None and first[0].lower() not in _NO_SUBJECT and not _hangs_on_time(text)


def _hangs_on_time(text: str) -> bool:
    """Whether a text begins with a time that hangs on another clause."""
    small = text[:_SINCE_REACH].lower()
    return ("after" in small or "before" in small or "since" in small or "ago" in small) and _SINCE.match(text) is not None


def has_pronoun_subject(text: str) -> bool:
    """Whether leading circumstances are all that stands before a pronoun: "In 2019 he was fined", "Born in Oslo, she grew up"."""
    first = WORD.search(text)
    if first is None:
        return False
    opening = first[0].lower()
    if opening not in LEADS and opening not in _LED_BY and opening[-3:] != "ing":
        return False
    if not first[0][0].isupper():
        return False
    match = _LED_PRONOUN.match(text)
    if match is None:
        return False
    words = split_words(match["led"])
    # a name that he may be: "After Lee won the race, he wept"; in "In Oslo he wept" there is none
    named = any(w[0].isupper() and words[k].lower() not in _PREPOSITIONS for k, w in enumerate(words[1:]))
    return bool(words) and not named  # “…,” he said


def has_predicate(part: str, *, first: bool) -> bool:
    """Whether a part between commas has a finite verb that is not a subordinate clause's; the first needs a subject before it."""
    return _have_predicate(split_words(part), first=first)


def _have_predicate(words: list[str], *, first: bool) -> bool:
    lower = [*map(str.lower, words)]
    last = len(words) - 1
    owed = False  # a verb to "who …", "after …"
    k = int(first)
    while k <= last:
        word = lower[k]
        if word in _SUBORDINATORS:
            if word in ("which", "whom") and lower[k - 1] in _PREPOSITIONS:
                return False  # "a disease in which two senses are joined": all that follows is said of the disease
            owed = True
        elif (k and lower[k - 1] in _NO_VERB_AFTER) or (word in _PARTICIPLES and _read_following(lower, k + 1) in _WHERE):
            pass  # "to put it out", "the remains of a camp", "a camp found at a depth of 4 metres"
        elif word in FINITE or (
            (word[-2:] == "ed" or word in _BEFORE_THAT or "’" in word) and is_verb(words[k], _read_following(lower, k + 1))
        ):
            if owed:
                owed = word in _TELLING  # "who said she had left": two clauses
                if word in _AUXILIARIES:  # "who were lost", "who were secretly moved": one verb
                    while k < last and (lower[k + 1][-2:] == "ly" or lower[k + 1] in _BEFORE_PARTICIPLE):
                        k += 1
                    k += 1
            elif not _is_second(lower, k):
                return True
        k += 1
    return False


#: Forms that are a participle before these: what was done to the thing named before them.
_PARTICIPLES: Final = frozenset(("found", "held", "made", "built", "sold", "caught", "bought"))
_WHERE: Final = frozenset(("at", "in", "by", "on", "near"))
_NO_VERB_AFTER: Final = frozenset(("to", "the", "a", "an", "its", "their", "our"))


def _read_following(lower: list[str], k: int) -> str:
    """The word `k`, or the one behind a hedge, which stands before what was done to: "killed at least 27 people"."""
    if tuple(lower[k : k + 2]) in _HEDGES and k + 2 < len(lower):
        k += 2
    return lower[k] if k < len(lower) else ""


def _is_second(lower: list[str], k: int) -> bool:
    """Whether a verb goes on with another's subject: "and killed", "and then fled"."""
    before = k - 2 if k > 1 and (lower[k - 1].endswith("ly") or lower[k - 1] == "then") else k - 1
    return before >= 0 and lower[before] in ("and", "or")


@lru_cache(maxsize=NEAR)
def find_main_clause(text: str) -> int:
    """Where the main clause begins: after leading circumstances ("In yet another setback for the forces, "), else 0.

    The circumstances end in a comma and say when, where or how; a condition ("If …,") belongs to the claim and stays, as
    do "According to …," and a time that puts the event into another year or month ("In 2019,", "Two weeks ago,").
    """
    first = WORD.search(text)
    if first is None:
        return 0
    opening = first[0].lower()
    if opening not in LEADS and (opening[-3:] != "ing" or opening in _SPEAKING or len(opening) < 6):
        return 0
    if _AT_LEAST.match(text, first.start()):
        return 0
    clauses = split_clauses(text)
    if len(clauses) < 2:
        return 0
    if opening != "despite" and not TURNS.isdisjoint(map(str.lower, split_words(text[slice(*clauses[0])]))):
        return 0
    for k, (start, end) in enumerate(clauses[1:4], 1):
        clause = text[start:end]
        words = split_words(clause)
        # all that follows a phrase: its verb may be in no list
        rest = len(clauses) == 2 and opening in _PREPOSITIONS and not first.start() and len(words) >= _FEWEST_REST
        if len(words) >= 3 and words[0].lower() not in ("and", "or", "who", "which", "where") and (rest or has_verb(clause)):
            beyond = split_words(text[slice(*clauses[k + 1])])[:2] if k + 1 < len(clauses) else []
            if k > 1 and beyond and is_verb(*beyond):
                return 0  # "On Friday, Tom Reed, the press was told, left": the subject stands before an aside
            dated = sets_time(text[:start])  # "In 2019, 12 nurses were killed" is not today's news
            return start if not dated and not words[0].endswith(("ing", "ed")) and words[0].lower() not in FINITE else 0
    return 0
