"""What a figure measures, in the article's words: what is counted, what happened to it, where, and how often."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from digest.editing.dates.moments import FULL_MONTHS, FULL_WEEKDAYS
from digest.editing.figures.changes import names_something
from digest.editing.figures.drafts import Draft
from digest.editing.figures.events import CASUALTIES, EVENT_OF, name_fate
from digest.editing.figures.nouns import PEOPLE
from digest.editing.figures.units import read_each, tells_each
from digest.editing.numbers import SCALES, SMALL, TENS
from digest.model.article import Sentence
from digest.patterns import Pattern

#: Words that stand for a noun elsewhere; by themselves they name nothing.
_STAND_INS: Final = frozenset({"them", "those", "these", "which", "whom", "us", "you", "others", "more", "other"})
#: Words of a noun phrase that are left out of a measure.
_LEFT_OUT: Final = frozenset({"more", "other", "others", "such", "new", "additional", "further", *SMALL, *TENS, *SCALES})
_PLACED: Final = frozenset({"count", "percent", "vague"})  # the roles whose measure takes a place
_QUALIFIER = Pattern(r"\s(?P<prep>in|at|near|across|from)\s(?:the\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})")
_QUALIFIER_REACH: Final = 60
_PARTING = Pattern(r"[\d,;:]")  # what parts a figure from a place
_CALENDAR: Final = frozenset((*FULL_MONTHS, *FULL_WEEKDAYS))


def name_measure(text: str, sentence: Sentence, draft: Draft) -> None:
    """Write down what is counted, what happened to it, and where, in the article's words."""
    role, end = draft.role, draft.end
    if role == "count" or role == "vague":
        measure, people = _name_counted(draft.noun.words, draft.noun.head, draft.event)
        if people and draft.unit is None:
            draft.unit = "people"
        if measure:
            measure += read_each(text, end, sentence.end)
    else:
        measure = draft.measure
    if not measure:
        draft.measure = ""
        return
    if role in _PLACED:
        reach = end + _QUALIFIER_REACH
        m = _QUALIFIER.search(text, end, reach if reach < sentence.end else sentence.end)
        if m and m.end() == reach:  # that may be the middle of a name
            m = _QUALIFIER.match(text, m.start(), sentence.end)
        if m and m["place"].split()[0] not in _CALENDAR and not _PARTING.search(text, end, m.start()):
            measure += f" {m['prep']} {m['place']}"
    draft.measure = measure if names_something(measure) else ""


@lru_cache(maxsize=4096)
def _name_counted(noun: tuple[str, ...], head: str, event: str) -> tuple[str, bool]:
    """What is counted and what happened to it, in words, and whether these are people."""
    words = [w for w in noun if w.lower() not in _LEFT_OUT and not w[0].isdigit()]
    casualty = EVENT_OF.get(event) in CASUALTIES
    people = head in PEOPLE or (casualty and (head in _STAND_INS or not head))
    if head in _STAND_INS or not words:
        words = ["people"] if people and casualty else []
    if event and (words or casualty) and event not in [w.lower() for w in words]:
        words.append(name_fate(event))
    return " ".join(words), people


#: "The cost" of a sentence is that of the sentence before.
_AGAIN: Final = frozenset({"cost", "costs", "damage", "bill", "price", "losses"})


def name_again(draft: Draft, estimate: str) -> str:
    """Write out what "the cost" is of where the last estimate of money said it, and return the last estimate's measure."""
    if not draft.measure:
        return estimate
    words = draft.measure.split()
    told = words[0].lower()
    if told in _AGAIN and (len(words) == 1 or words[1] in ("a", "an", "per")) and told in estimate.split():
        draft.measure = estimate.partition(f" {told}")[0] + " " + draft.measure if not estimate.startswith(told) else estimate
    return draft.measure if _AGAIN & set(words) else estimate


#: "die on the roads each year": what happens again and again, and is no event; not "a year ago".
_OFTEN = Pattern(
    r"[^,;:\d]{0,70}?\s(?P<rate>(?:each|every|per|a)\s(?:year|month|week|day|decade)|annually|yearly|daily)\b"
    r"(?!\s(?:ago|earlier|later|before|after|old|or|from))"
)
_OFTEN_BEFORE: Final = Pattern(
    r"\b(?:(?P<rate>(?:[Ee]ach|[Ee]very) (?:year|month|week|day)|[Oo]n average|[Aa]nnually)|[Aa]n average of)\b[^;:\d]{0,40}$"
)


def find_rate(text: str, sentence: Sentence, draft: Draft) -> str:
    """What makes a count of people one of every year rather than of an event, as it ends a measure; else empty."""
    if tells_each(draft.measure):
        return ""
    m = _OFTEN.match(text[draft.end : min(sentence.end, draft.end + 100)]) or _OFTEN_BEFORE.search(
        text[max(sentence.start, draft.start - 60) : draft.start]
    )
    return f" {(m['rate'] or 'on average').lower()}" if m else ""
