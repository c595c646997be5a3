"""Counts: a number with its noun, as part of a whole ("19 of them"), or bare beside its own verb; and vague ones."""

from __future__ import annotations

import re

from digest.editing.figures import events, nouns
from digest.editing.figures.drafts import NO_NOUN, Draft, Scene
from digest.editing.figures.events import EVENT_OF
from digest.editing.figures.nouns import PEOPLE
from digest.editing.numbers import Numeral
from digest.editing.sides import word_before
from digest.patterns import Pattern

_ELLIPSIS = Pattern(
    r"\s(?:w[ae]re|was|have|has|had|are|is|others?|in|on|from|of|at|for|per|died|came|as|during|with|to|and|by|last)\b"
    r"|[,;.)]|\s?$"
)
_DEFINITE = Pattern(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Mm]y|other|last|first|next|same|each|any|no"
    r"|every|this|that)\s$"
)
#: What leads to a number that counts by itself what was counted before.
_LEADS_BARE = Pattern(r"\b(?:to|at|by|of|from|with|only|just|number\w*|total\w*|was|is|were)\s$")
_SAYS_ITSELF = Pattern(r"\s(?:injured|wounded|dead|killed|missing|others)\b")


#: How many play the late rounds of a cup: a round's name.
_ROUNDS = frozenset({4, 8, 16, 32})


def take_count(scene: Scene, draft: Draft, numeral: Numeral, before: str) -> Draft | None:
    """A count of something: with its noun, as part of a whole ("19 of them"), or bare beside its own verb.

    `before` is the word before it.
    """
    text, number_end = scene.text, draft.end
    one = draft.value == 1
    noun = nouns.read_of(text, number_end, scene.end, number=True) if text.startswith("of", number_end + 1) else NO_NOUN
    if not noun.words:
        noun = nouns.read_noun(text, number_end, scene.end, plural=not one)
    elif one:
        return None
    draft.noun = noun
    if noun.words:
        draft.end = noun.end
    draft.event = _event(scene, draft, before)
    if draft.words and _is_idle(scene, draft, one):
        return None
    bare = not noun.words or (not draft.words and text.startswith(" of", number_end))
    if bare and before in ("last", "final") and draft.value in _ROUNDS:
        return None  # "reached the last 16 of the cup"
    if not noun.words:
        if not _may_stand_bare(scene, draft, numeral):
            return None
        after = _SAYS_ITSELF.match(text[draft.end : min(draft.end + 10, scene.end)])
        if after:
            draft.end += after.end()
    return draft


def _event(scene: Scene, draft: Draft, before: str) -> str:
    """What happened to the counted: told in their noun, after or before them; `before` is the word before."""
    text, start = scene.text, draft.start
    for word in draft.noun.words:
        low = word.lower()
        if low in EVENT_OF:
            return low
    event = events.event_after(text, draft.end, scene.end) or events.event_before(text, start, scene.start, before)
    if event or not before.endswith(events.DEED_ENDS) or draft.noun.head not in PEOPLE:
        return event
    return events.deed_before(text, start, scene.start)


def _is_idle(scene: Scene, draft: Draft, one: bool) -> bool:
    """Small numbers in words that count nothing a reader would miss: "one of", "one day", "the two sides"."""
    if one:
        return not (
            (draft.event and EVENT_OF.get(draft.event) and (not draft.noun.words or draft.noun.head in PEOPLE))
            or (
                draft.noun.words
                and draft.noun.head in PEOPLE
                and draft.noun.head not in ("member", "man", "woman", "person", "official", "others")
            )
            or (
                draft.noun.words
                and re.match(r"\s(?:and|,)\s(?:two|three|four|five|six|\d)", scene.text[draft.end : draft.end + 10])
            )
        )
    value = draft.value if isinstance(draft.value, int) else draft.high
    if value is None or value > 10 or draft.event:
        return False
    return draft.hedge == "exact" and bool(_DEFINITE.search(scene.before(draft.start, 8)))


def _may_stand_bare(scene: Scene, draft: Draft, numeral: Numeral) -> bool:
    """Whether a number without a noun counts something: beside its own verb, in a row of counts, or large."""
    text = scene.text
    if draft.event:
        return True
    if not _ELLIPSIS.match(text[draft.end : min(draft.end + 10, scene.end)]):
        return False
    if draft.words and not numeral.scaled:
        follows = re.match(r"\s(?:were|was|have|had|are|others?)\b", text[draft.end : draft.end + 8])
        return follows is not None and scene.lead is not None and draft.value != 1
    value = draft.value if draft.value is not None else draft.high
    if not isinstance(value, int | float):
        return False
    if draft.start == scene.start and text[draft.end : draft.end + 1] in ".)":
        return False  # the number of a list's item
    if numeral.scaled or value >= 10000:
        return True
    if 1900 <= value <= 2100 and "," not in text[numeral.start : numeral.end]:
        return False  # a year: "up 2 percent over 2013"
    if draft.hedge != "exact":
        return True
    return scene.lead is not None or _LEADS_BARE.search(scene.before(draft.start, 8)) is not None


_TENS_OF = Pattern(r"\b(?:[Tt]ens|[Hh]undreds) of $")
#: A measure of time or way in thousands is a manner of speaking.
_IDLE_VAGUE = frozenset({"years", "times", "miles", "days", "hours", "months", "weeks", "ways", "things"})


def read_vague(scene: Scene, at: int, end: int) -> Draft | None:
    """ "dozens of rescuers": a figure without a value; "several" only with people to whom something happened."""
    several = scene.text.startswith(("several", "Several"), at)
    if not several and not scene.text.startswith(" of ", end):
        return None
    noun = nouns.read_of(scene.text, end, scene.end, plural=True) if not several else _several(scene, end)
    if not noun.words or noun.head in _IDLE_VAGUE:
        return None
    lead = _TENS_OF.search(scene.before(at, 12))
    begin, _ = scene.hedge(at - len(lead[0]) if lead else at)
    draft = Draft(begin, noun.end, None, "vague", hedge="about", noun=noun, words=True)
    draft.event = _event(scene, draft, word_before(scene.text, begin, scene.start))
    return draft if not several or (draft.event in EVENT_OF and noun.head in PEOPLE) else None


def _several(scene: Scene, end: int) -> nouns.Noun:
    return nouns.read_noun(scene.text, end, scene.end, plural=True)
