"""Ways: who heard the words and what they were said through ("told Reuters", "in an interview with the BBC")."""

from __future__ import annotations

from typing import Final

from digest.editing.passages import QUOTE, Paragraph
from digest.editing.speech import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, SPEAKER_NOUNS, TRAILING, VERBS, VIA_NOUNS, word_set

TELLING: Final = word_set(
    """
    tell tells told telling inform informs informed remind reminds reminded assure assures assured warn warns warned
    advise advises advised notify notified brief briefed
    """
)


_AUDIENCE: Final = word_set(
    """
    reporters journalists media press newsmen lawmakers senators us me them him her investors supporters parliament
    mediapersons newspersons viewers voters
    """
)


def skip_audience(text: str, p: Paragraph, at: int, high: int) -> tuple[int, str | None]:
    """After "told": the token after those who were told, and the words "told Reuters"."""
    token = at + 1
    if token >= high:
        return token, None
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
    return token, "told " + text[p.starts[at + 1] : p.ends[token - 1]]


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
        if p.words[token] in TRAILING or p.words[token] == QUOTE or lower in VERBS or lower == "that":
            return 0
    return 0


def find_via(text: str, p: Paragraph, first: int, high: int) -> str | None:
    """What the words were said through ("in a statement", "in an interview with the BBC"), near token `first`."""
    for token in range(first, min(high, first + 10)):
        if p.words[token] == QUOTE or p.lower[token] == "that":
            return None
        if p.lower[token] in ("in", "at", "on", "during", "via", "through"):
            end = via_end(p, token, high)
            if end:
                return text[p.starts[token] : p.ends[end - 1]]
    return None
