"""Ways: who heard the words and what they were said through ("told Reuters", "in an interview with the BBC")."""

from __future__ import annotations

from typing import Final

from digest.editing.cues import (
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER_NOUNS,
    TRAILING,
    VERBS,
    VIA_NOUNS,
    word_set,
)
from digest.editing.speech.passages import QUOTE, Paragraph

TELLING: Final = word_set(
    """
    tell tells told telling inform informs informed remind reminds reminded assure assures assured warn warns warned
    advise advises advised notify notified brief briefed reminding assuring informing advising notifying
    """
)


_AUDIENCE: Final = word_set(
    """
    reporters journalists media press newsmen lawmakers senators us me them him her investors supporters parliament
    mediapersons newspersons viewers voters
    """
)


#: Agencies and stations that words reach us through.
_AGENCIES: Final = word_set(
    """
    AFP Reuters AP Agence Xinhua TASS Tass Interfax ANI PTI IANS UNI dpa DPA EFE ANSA Anadolu Kyodo Yonhap Bloomberg RIA
    ISNA IRNA Fars Tasnim Mehr SANA KUNA QNA WAM MENA NAN GNA Belga APA ANP PA AAP CNN BBC NBC CBS ABC Sky Jazeera VOA RFI
    """
)
_AGENCY_NOUNS: Final = word_set("agency newspaper daily magazine broadcaster channel station wire radio television")
_BESIDE: Final = word_set("news press state official local national public private wire radio television tv television's")


def find_agency(p: Paragraph, first: int, high: int) -> tuple[int, int, int]:
    """The agency named at token `first` ("the French news agency AFP"): where its name begins and ends, and the token after all.

    (-1, -1, -1) where there is none.
    """
    token = first + 1 if first < high and p.lower[first] == "the" else first
    begin = token
    token = _skip_beside(p, token, high)
    start = token
    token = end = _skip_capitals(p, token, high)
    token = _skip_beside(p, token, high)
    if token > end and _skip_capitals(p, token, high) > token:  # "the French agency AFP", "the AFP agency"
        start, end = token, _skip_capitals(p, token, high)
        token = end
    named = any(word in _AGENCIES for word in p.words[start:end])
    known = named or any(word in _AGENCY_NOUNS for word in p.lower[begin:token])
    owns = token < high and p.lower[token] in ("'s", "’s")  # "told CNN's Ann Reed"
    return (start, end, token) if start < end and known and not owns else (-1, -1, -1)


def _skip_beside(p: Paragraph, token: int, high: int) -> int:
    while token < high and (p.lower[token] in _BESIDE or p.lower[token] in _AGENCY_NOUNS) and p.words[token] == p.lower[token]:
        token += 1
    return token


def _skip_capitals(p: Paragraph, token: int, high: int) -> int:
    first = token
    while token < high and p.words[token][:1].isupper() and p.lower[token] not in DAYS and token - first < 4:
        token += 1
    return token


def skip_audience(text: str, p: Paragraph, at: int, high: int) -> tuple[int, str | None]:
    """After "told": the token after those who were told, and the words "told reporters" or the agency told."""
    token = at + 1
    if token >= high:
        return token, None
    start, end, after = find_agency(p, token, high)
    if after > 0:
        return after, text[p.starts[start] : p.end(end - 1)]
    if p.lower[token] in _AUDIENCE:
        token += 1
    else:
        start = token
        while token < high and token - start < 8:
            lower, word = p.lower[token], p.words[token]
            if lower == "that" or word == QUOTE or word in TRAILING or lower in VERBS or lower in PRONOUNS:
                break
            if (lower in PREPOSITIONS and lower != "of") or lower in DAYS:
                break
            if (
                token > start
                and p.words[token - 1][:1].isupper()
                and not word[:1].isupper()
                and lower not in SPEAKER_NOUNS
                and lower not in ("of", "'s", "’s")
            ):
                break
            token += 1
        if token == start:
            return token, None
    if (
        not p.lower[at].startswith("t")
        or p.lower[token - 1] in PRONOUNS
        or p.lower[token - 1] in ("me", "us", "them", "him", "her")
    ):
        return token, None
    return token, "told " + text[p.starts[at + 1] : p.end(token - 1)]


_RELATIVES: Final = word_set("that where which who when")


def via_end(p: Paragraph, at: int, high: int) -> int:
    """The token after a way of telling that begins with a preposition at `at` ("in a statement"), or 0."""
    for token in range(at + 1, min(high, at + 8)):
        lower = p.lower[token]
        if lower in VIA_NOUNS:
            end = token + 1
            if end < high and p.lower[end] == "with":
                phrase_end = end + 1
                if phrase_end < high and p.lower[phrase_end] in DETERMINERS:
                    phrase_end += 1
                while phrase_end < high and p.words[phrase_end][:1].isupper():
                    phrase_end += 1
                if p.words[phrase_end - 1][:1].isupper():
                    end = phrase_end
            return end
        if p.words[token] in TRAILING or p.words[token] == QUOTE or lower in VERBS or lower in _RELATIVES:
            return 0
    return 0


def find_via(text: str, p: Paragraph, first: int, high: int) -> str | None:
    """What the words were said through ("in a statement", "in an interview with the BBC"), near token `first`."""
    near = p.lower[first : min(high, first + 10)]
    if _VIA_STARTS.isdisjoint(near):
        return None
    for token, lower in enumerate(near, first):
        if lower in _VIA_STARTS:
            end = via_end(p, token, high)
            if end:
                return text[p.starts[token] : p.end(end - 1)]
        elif lower == "that" or lower == QUOTE:
            return None
    return None


def find_opening_via(text: str, p: Paragraph, low: int, first: int) -> str | None:
    """What the words were said through, where that stands before the subject at token `first`: "In a statement, X said"."""
    if first - low < _SHORTEST_OPENING or p.words[first - 1] != "," or p.lower[low] not in _VIA_STARTS:
        return None
    end = via_end(p, low, first)
    if not end or "," in p.words[end : first - 1] or first - end > _OPENING_REST:
        return None
    return p.lower[low] + text[p.end(low) : p.end(end - 1)]


_SHORTEST_OPENING: Final = 4  # tokens of "In a statement,"
_OPENING_REST: Final = 6  # tokens after it: "on Friday,"
#: What a way of telling begins with.
_VIA_STARTS: Final = word_set("in at on during via through")
