"""Whether the words around a place of a sentence speak of what was or of what will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.patterns import Pattern

#: How far the eye goes from a date to the verb that governs it, in characters.
_REACH: Final = 110

#: Verbs and other words that look ahead, and those that look back, as patterns; many by their first letter, so that the
#: engine turns most words of a text away on one character.
_FUTURE: Final = (
    r"w(?:ill|on't|ould(?! have)|as to|ere to)|ll|s(?:hall|et to|cheduled|lated|tarts?)|going to|i(?:s to|ntends?)"
    r"|a(?:re (?:to|possible)|ims?)|d(?:ue|eadline)|p(?:lanned|lanning|redicted to|rojected to)|f(?:orecast to|aces?(?= [A-Z]))"
    r"|p(?<!the p)(?<!a p)(?<!its p)(?<!his p)(?<!her p)(?<!their p)(?<!new p)lans?"
    r"|e(?:xpected|xpects?|xpires?|nds)|u(?:pcoming|ntil)|b(?:egins?|y)|opens?|re(?:opens|sumes?)|meets|convenes|kicks? off"
    r"|(?<!the )(?<!a )(?<!his )(?<!her )plays?(?= [A-Z])"
    r"|t(?:akes? place|ill|ravels? to)|hopes?|likely to"
)
_PAST: Final = (
    r"s(?:aid|ays|aw|hot|et off|truck|poke)|t(?:old|ook)|w(?:as|ere|ent|on|rote)|h(?:ad|as|ave|eld|it)|did|came"
    r"|b(?:egan|roke|ecame|rought)|m(?:ade|et)|l(?:eft|ost|ed)|f(?:ound|ell)|rose|g(?:ave|ot)|kept|according to"
    r"|\w{4,16}+(?<=ed)"
)
#: What began then is past, whatever is still to come of it: "have been asking to meet since May 4".
_SINCE: Final = "since "
_PASSIVE: Final = (" is ", " are ", " be ")
# The gap before the word stands first, so that the engine leaps from gap to gap.
_CUE = Pattern(rf"[^\w-](?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])")


def is_future(text: str, start: int, end: int, sentence_start: int, sentence_end: int, reach: int = _REACH) -> bool | None:
    """Tell the time that the date at `start` to `end` belongs to: True the future, False the past, None no cue.

    The nearest verb before it decides; where the sentence opens with the date, the first verb after it. `reach` is how many
    characters away the verb may stand.
    """
    if text.startswith(_SINCE, start - len(_SINCE)) and start - len(_SINCE) >= sentence_start:
        return False
    before = _last_cue(text, max(sentence_start, start - reach), start)
    if before is not None:
        return before
    for m in _find_cues(text, end, min(sentence_end, end + reach)):
        return m.lastgroup == "future"
    return None


def _find_cues(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The cues that begin between two places, each with the character before it; a text's first word gets a space for one."""
    return _CUE.finditer(text, start - 1, end) if start else _CUE.finditer(" " + text, 0, end + 1)


def _last_cue(text: str, start: int, end: int) -> bool | None:
    answer: bool | None = None
    start = last_end = max(start, text.rfind(";", start, end) + 1, text.rfind(":", start, end) + 1)  # a new clause
    for m in _find_cues(text, start, end):
        if m.lastgroup == "future":
            # "by the ministry", "by police": only the last word before the date makes "by" a deadline
            if m["future"] not in ("by", "until", "till") or not m.string[m.end() : m.endpos].strip(" the"):
                answer = True
            # "was due", "were expected" still look ahead
        elif answer is True and m["past"] not in ("said", "told", "says") and m.string.count(" ", last_end, m.start() + 1) <= 3:
            pass  # the participle of "will be held", "is expected to be completed"
        elif m["past"].endswith("ed") and m.string.endswith(_PASSIVE, 0, m.start() + 1):
            pass  # "before the budget is passed in December": not told as past
        else:
            answer = False
        last_end = m.end()
    return answer
