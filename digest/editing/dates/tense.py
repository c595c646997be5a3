"""Whether the words around a place of a sentence speak of what was or of what will be."""

from __future__ import annotations

import re
from typing import Final

#: How far the eye goes from a date to the verb that governs it, in characters.
_REACH: Final = 110

_FUTURE = (
    r"will|won't|shall|'ll|’ll|would(?! have)|going to|is to|are to|was to|were to|set to|due|scheduled|slated|planned"
    r"|(?<!the )(?<!a )(?<!its )(?<!his )(?<!her )(?<!their )(?<!new )plans?|planning|expected|expects?"
    r"|upcoming|deadline|begins?|starts?|opens?|expires?|ends|kicks? off|takes? place|aims?|hopes?|intends?|until|till|by"
)
_PAST = (
    r"said|told|says|was|were|had|has|have|did|held|took|came|went|began|saw|made|left|found|fell|rose|met|won|lost|hit|shot"
    r"|set off|broke|struck|spoke|wrote|gave|got|became|brought|led|kept|according to|\w{2,14}ed"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])|(?P<stop>[;:])")


def is_future(text: str, start: int, end: int, sentence_start: int, sentence_end: int, reach: int = _REACH) -> bool | None:
    """Tell the time that the date at `start` to `end` belongs to: True the future, False the past, None no cue.

    The nearest verb before it decides; where the sentence opens with the date, the first verb after it. `reach` is how many
    characters away the verb may stand.
    """
    before = _last_cue(text, max(sentence_start, start - reach), start)
    if before is not None:
        return before
    for m in _CUE.finditer(text, end, min(sentence_end, end + reach)):
        if m.lastgroup != "stop":
            return m.lastgroup == "future"
    return None


def _last_cue(text: str, start: int, end: int) -> bool | None:
    answer: bool | None = None
    last_end = start
    for m in _CUE.finditer(text, start, end):
        kind = m.lastgroup
        if kind == "stop":
            answer = None
        elif kind == "future":
            # "by the ministry", "by police": only the last word before the date makes "by" a deadline
            if m[0] not in ("by", "until", "till") or not text[m.end() : end].strip(" the"):
                answer = True
            # "was due", "were expected" still look ahead
        elif answer is True and text[last_end : m.start()].count(" ") <= 3 and m[0] not in ("said", "told", "says"):
            pass  # the participle of "will be held", "is expected to be completed"
        else:
            answer = False
        last_end = m.end()
    return answer
