"""Shortening: an English sentence as a headline, made of one clause of it; nothing is joined across a part with a verb."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from digest.editing.sentences.bearers import drop_role, drop_speaker, drop_titles
from digest.editing.sentences.clauses import OPEN_WORDS, TURNS, has_predicate, is_statement, split_clauses
from digest.editing.sentences.cuts import capitalise, drop_full_stop
from digest.editing.sentences.endings import find_endings
from digest.editing.sentences.leaning import leans
from digest.editing.sentences.openings import drop_apposition, drop_asides, drop_modifier, skip_circumstances
from digest.editing.sentences.past_times import DAY, MONTH, is_near
from digest.editing.sentences.standing import SHORTEST, SHORTEST_CUT, TAIL, misleads, stands, tells_source
from digest.editing.sentences.words import split_words

LIMIT = 12  # words
LONGEST = 1500  # characters; what is longer is no sentence
_SPEAKER_LENGTH = 6  # words
#: What a reader misses with a word less than would fit, without the day of the news, without what a speaker is.
_WORD_LOSS, _DAY_LOSS, _SPEAKER_LOSS = 0.25, 2.0, 0.2
#: What may go beside, and what a reader misses then.
_WAYS: Final = (
    (0.3, (drop_apposition,)),
    (0.5, (drop_titles,)),
    (0.7, (drop_titles, drop_apposition)),
    (0.8, (drop_role,)),
    (0.9, (drop_modifier,)),
    (1.1, (drop_titles, drop_role)),
    (1.2, (drop_titles, drop_modifier)),
)

#: "BREAKING:", "Watch live |": what a desk puts before a sentence.
_LABEL: Final = re.compile(
    r"(?:(?:BREAKING|Breaking)(?: NEWS| News| news)?|WATCH|Watch|LIVE|Live|UPDATED?|Updated?|EXCLUSIVE|Exclusive|JUST IN|Just in"
    r"|URGENT|Urgent|PHOTOS|Photos|PICS|Pics|ALERT|Alert|FLASH|VIDEO|Video|WATCH LIVE|Watch live"
    r"|LISTEN|Listen)\s?(?:[:|]|[–—-](?= ))\s*"
)
_DASHED: Final = re.compile(r" (?:--|–|—|-) (?P<aside>[^–—]{1,90}?) (?:--|–|—|-) ")
_BRACKET: Final = re.compile(r" ?[(\[]([^()\[\]]{1,80})[)\]]")
_ARTICLE: Final = re.compile(
    r"^(?:The|the|(?:A|a|An|an)(?! (?:\w+ly )?(?:few|little|lot|couple|number|handful|host|dozens?|majority|bit)\b)) (?=\S)"
)
#: Before a day, a word that makes more of it than when the news happened.
_BOUND_DAY: Final = re.compile(r"\b(?:from|until|till|by|since|to|between|and|of)$")
_DIGIT: Final = re.compile(r"\d")
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: When it happened, as far as the edition's date says it anyway.
_TODAY: Final = re.compile(
    rf"(?<!^On)(?<!^Late)(?<!^Early),? (?:(?:late|early) )?(?:on )?(?<!last )(?<!next )"
    rf"{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
    rf"(?=[ ,]|$)(?!,? (?:\d|{MONTH}))"
    r"|,? (?:earlier |late |later )?(?:today|yesterday|tonight|last night|this (?:morning|afternoon|evening|week|weekend))"
    r"(?=[ ,]|$)"
)
#: Where the part that says who says so may end.
_TAIL_END: Final = re.compile(
    r"[,;]| (?:quoting|citing|in a|in an|on|at|during|after|as|when|while|told|who|which|late|early|adding|by|via)\b"
)
#: ", raising fears that …" to the end of a sentence: what stands before it has the sentence's verb, known or not.
_ATTENDANT: Final = re.compile(r", (?!including|according)(?:\w{3,}ing|with|amid|after|following|despite) [^,;–—\"“”]*")


def strip_label(text: str) -> str:
    """The words after a desk's label: "BREAKING: Mill burns" is "Mill burns"."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def shorten_sentence(sentence: str, limit: int = LIMIT, published: date | None = None) -> str:
    """An English sentence as a headline of at most `limit` words, or "" where it cannot be cut safely.

    Its words in their order, without whole circumstances at its ends, what is told beside the subject, brackets, roles, the
    weekday and a day near `published`. Of what can be made, that of which a reader misses least. A word that puts the event
    into another time stays.
    """
    text = " ".join(sentence.split())
    if text.count('"') == 1:
        text = text.rstrip('"')  # the end of a quotation whose beginning was lost
    text = _drop_stop(strip_label(text).rstrip("!"))
    if text.endswith("?") or len(text) > LONGEST:
        return ""
    text = text[skip_circumstances(text) :]
    text = _BRACKET.sub(lambda m: m.group() if has_predicate(m[1], first=False) else "", text)
    text = _DASHED.sub(lambda m: " " if _is_removable(m["aside"]) else m.group(), text, count=1)
    text, said = _take_attribution(text)
    text = drop_asides(text)
    best: tuple[float, str] = (math.inf, "")
    for loss, part, speaker in _find_wordings(text, said, published):
        if loss >= best[0]:
            break
        best = min(best, _find_line(part, speaker, loss, limit))
    return best[1]


def _find_wordings(text: str, said: str, published: date | None) -> Iterator[tuple[float, str, str]]:
    """The ways to tell a sentence, and who says so, with what a reader misses in each: nothing first."""
    undated = _drop_day(text, published)
    yield 0.0, undated, said
    speaker = drop_speaker(said)
    if speaker != said:
        yield _SPEAKER_LOSS, undated, speaker
    seen = {undated}
    for loss, ways in _WAYS:
        part = undated
        for way in ways:
            part = way(part)
        if part not in seen:
            seen.add(part)
            yield loss, part, speaker
    if text != undated:
        yield _DAY_LOSS, text, speaker  # without its day a clause may be too short to stand: "Rebels took Sallow on Saturday"


def _find_line(part: str, speaker: str, loss: float, limit: int) -> tuple[float, str]:
    """The line that a wording gives, with what a reader misses in it; infinitely much where it gives none."""
    room = limit - len(speaker.split())
    least = SHORTEST_CUT if speaker else SHORTEST
    whole = _ARTICLE.sub("", part).strip(" ,;:")
    lines = [(loss + end.loss + _WORD_LOSS * (room - end.words), end.at) for end in find_endings(whole, room)]
    if len(whole.split()) <= room:
        lines.append((loss, len(whole)))
    for missed, end in sorted(lines):
        kept, rest = whole[:end], whole[end:]
        if stands(kept, whole=_ATTENDANT.fullmatch(rest) is not None, least=least) and not (rest and misleads(kept, rest)):
            return missed, capitalise(f"{kept}, {speaker}" if speaker else kept)
    return math.inf, ""


def strip_sentence(sentence: str, published: date | None = None) -> str:
    """An English sentence without circumstances before its main clause, the article that opens it, and a day near `published`."""
    text = _drop_stop(strip_label(" ".join(sentence[:LONGEST].split())))
    main = skip_circumstances(text)
    if main and leans(capitalise(text[main:])):
        main = 0  # "When Reed called the pilots, they came"
    return capitalise(_ARTICLE.sub("", _drop_day(text[main:], published)).strip(" ,;:"))


def _drop_stop(text: str) -> str:
    """The text without its full stop, which may stand within the last mark of quotation: 'sang “The Ferry.”'"""
    return text[:-2] + text[-1] if text[-2:] in ('."', ".”") and text[-3:-2].isalnum() else drop_full_stop(text)


def _drop_day(text: str, published: date | None) -> str:
    """Without the weekday, and without a day that is at most a week from publication; any other day stays."""
    if _DIGIT.search(text):
        text = DAY.sub(lambda m: "" if is_near(m, published) and not _BOUND_DAY.search(text, 0, m.start()) else m.group(), text)
    return _TODAY.sub("", text)


def _is_removable(aside: str) -> bool:
    """Whether a part may be left out: it has no verb of its own, no word that turns the sense, and sets no other time."""
    return not has_predicate(aside, first=False) and not TURNS.intersection(aside.lower().split())


def _take_attribution(text: str) -> tuple[str, str]:
    """The content, and who says so where that follows it after a comma: ("…", "reported AFP")."""
    clauses = split_clauses(text)
    for start, end in clauses[1:]:
        part = text[start:end]
        words = split_words(part)
        match = TAIL.search(part)
        if match is None or not tells_source(part) or not words or words[0].lower() in ("and", "but", "or", "which", "who", "as"):
            continue
        before = len(part[: match.start()].split())
        # ", the ministry said" or ", said the ministry": a speaker of a few words and the verb, and no content after it
        if before > _SPEAKER_LENGTH or (before and len(part[match.end() :].split(",")[0].split()) > _SPEAKER_LENGTH):
            continue
        if not is_statement(text[:start].rstrip(" ,")):
            return text, ""  # "Holm, who has a boat, said it …"
        cut = _TAIL_END.search(part, match.end())
        said = (part[: cut.start()] if cut else part).strip(" ,;:")
        if len(said.split()) < 2 or split_words(said)[-1].lower() in OPEN_WORDS - {"said", "says", "told"}:
            return text, ""
        return text[:start].rstrip(" ,;"), _TODAY.sub("", said)
    return text, ""
