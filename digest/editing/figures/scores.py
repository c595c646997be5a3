"""Scores, votes, and places that count: "3-2", "6-1 6-3", a vote of "52-48", "his 16th title"."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.figures import nouns
from digest.editing.figures.drafts import Draft, Scene
from digest.editing.numbers import Numeral, read_number
from digest.patterns import Pattern

_SCORE = Pattern(r"\d{1,3}[-–]\d{1,3}(?![\d%]|[-–]\d|[.,]\d|\s?(?:per cent|percent|years?\b|days\b|km\b))")
#: "It failed, 10-13": a vote.
_CARRIED = Pattern(r"\b(?:failed|passed|approved|rejected|carried|adopted|advanced)(?:,| by| in an?)?\s$")
_MORE_SCORES = Pattern(
    r"(?:\s?\(\d{1,2}[-–]\d{1,2}\))?(?:,?\s(?:and\s)?\d{1,3}[-–]\d{1,3}(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?){0,6}(?![\d%-])"
)
_SCORE_WORDS = Pattern(
    r"\b(?:w[io]n|wins|winning|beat|beating|lost|los[se]|losing|defeat\w*|victory|draw|drew|drawn|lead|leads|led|leading|score\w*|vot\w+|ruling|ruled"
    r"|thrash\w*|triumph\w*|match|set|sets|goals?|tie|tied|ahead|trail\w*|aggregate|final|decision|majority|down|up|trounced|overc[ao]me|record)\b",
    re.IGNORECASE,
)
_VOTES = Pattern(r"(\d{1,4})\sto\s(\d{1,4})(?=\s(?:votes?|in favou?r|against|on|to|for)\b|[.,;])")
_BALLOT = Pattern(r"\b(?:(?:voted?|votes|by)\b[^.;]{0,24}|vote\b[^.;]{0,50}\bwas\s)$")
_VOTES_TO = Pattern(r"\svotes?\sto\s(?=[\da-z])")
#: Nouns of which "his 16th" is a count.
_ACHIEVEMENTS = Pattern(
    r"\s(?:[A-Za-z’'-]{2,14}\s){0,2}?(?:title|win|victory|goal|century|ton|medal|cap|final|appearance|crown|trophy|defeat"
    r"|anniversary|birthday|wicket)s?\b"
)
_ACHIEVEMENT_REACH: Final = 60  # characters, more than that pattern can fill
_WHOSE = Pattern(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]|[Tt]he|my|our|career|record|['’]s)\s$")
_LEAST_RANK: Final = 3


def read_score(scene: Scene, at: int) -> Draft | None:
    """ "3-2", "6-1 6-3", a vote of "52-48"; a range ("10-15 people") is told by the plural behind it."""
    told = scene.after(at)
    m = _SCORE.match(told)
    if m is None:
        votes = _VOTES.match(told)
        if votes and _BALLOT.search(scene.before(at, 70)):
            return Draft(at, at + votes.end(), f"{votes[1]}-{votes[2]}", "score", unit="votes", measure="vote")
        return None
    more = _MORE_SCORES.match(told[m.end() :])
    end = at + m.end() + (more.end() if more else 0)
    several = end > at + m.end()
    first, second = (int(x) for x in re.split("[-–]", m[0]))
    if not several and first < second and nouns.read_noun(scene.text, end, scene.end, plural=True).words:
        return None
    around = scene.before(at, 50) + "|" + scene.text[end : min(scene.end, end + 40)]
    # "took 3-49" tells of wickets, and the runs that they cost
    voted = _CARRIED.search(scene.before(at, 16)) is not None
    if not several and not voted and not _SCORE_WORDS.search(around) and not scene.before(at, 9).endswith(" took "):
        return None
    value = scene.text[at:end].replace("–", "-")
    return Draft(at, end, value, "score", unit="score", measure="vote" if voted or "vot" in around else "score")


def read_vote(scene: Scene, numeral: Numeral) -> Draft | None:
    """ "17 votes to 14", "seven votes to two": the value is "17-14"."""
    joint = _VOTES_TO.match(scene.after(numeral.end))
    second = read_number(scene.text, numeral.end + joint.end()) if joint else None
    if second is None or not isinstance(numeral.value, int) or not isinstance(second.value, int):
        return None
    return Draft(numeral.start, second.end, f"{numeral.value}-{second.value}", "score", unit="votes", measure="vote")


def read_rank(scene: Scene, start: int, end: int, value: int) -> Draft | None:
    """ "his 16th title" counts titles; any other ordinal is a place in an order, and no figure."""
    if value < _LEAST_RANK:
        return None
    m = _ACHIEVEMENTS.match(scene.text[end : min(end + _ACHIEVEMENT_REACH, scene.end)])
    if m is None or not _WHOSE.search(scene.before(start, 10)):
        return None
    return Draft(start, end + m.end(), value, "rank", unit="rank", measure=m[0].strip())
