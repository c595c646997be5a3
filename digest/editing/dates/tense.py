"""Whether the words around a place of a sentence speak of what was or of what will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

#: How far the eye goes from a date to the verb that governs it, in characters.
_REACH: Final = 110

_FUTURE = (
    r"will|won't|shall|'ll|’ll|would(?! have)|going to|is to|are to|was to|were to|set to|due|scheduled|slated|planned"
    r"|p(?<!the p)(?<!a p)(?<!its p)(?<!his p)(?<!her p)(?<!their p)(?<!new p)lans?|planning|expected|expects?"
    r"|upcoming|deadline|begins?|starts?|opens?|expires?|ends|kicks? off|takes? place|aims?|hopes?|intends?|until|till|by"
)
_PAST = (
    r"said|told|says|was|were|had|has|have|did|held|took|came|went|began|saw|made|left|found|fell|rose|met|won|lost|hit|shot"
    r"|set off|broke|struck|spoke|wrote|gave|got|became|brought|led|kept|according to|\w{2,14}ed"
)
# The gap before the word stands first, so that the engine leaps from gap to gap.
_CUE = re.compile(rf"[^\w-](?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])")


def is_future(text: str, start: int, end: int, sentence_start: int, sentence_end: int, reach: int = _REACH) -> bool | None:
    """Tell the time that the date at `start` to `end` belongs to: True the future, False the past, None no cue.

    The nearest verb before it decides; where the sentence opens with the date, the first verb after it. `reach` is how many
    characters away the verb may stand.
    """
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
        else:
            answer = False
        last_end = m.end()
    return answer
