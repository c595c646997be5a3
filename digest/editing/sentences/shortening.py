"""Shortening: an English sentence as a headline, made of one clause of it; nothing is joined across a part with a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from digest.editing.names.words import ORG_HEAD, ROLE_NOUN, TITLE
from digest.editing.sentences.clauses import OPEN_WORDS, TURNS, find_main_clause, has_predicate, has_verb, is_verb, split_clauses
from digest.editing.sentences.cuts import capitalise, drop_full_stop
from digest.editing.sentences.past_times import DAY, MONTH, is_near
from digest.editing.sentences.standing import TAIL, misleads, stands
from digest.editing.sentences.words import split_words

LIMIT = 12  # words
LONGEST = 1500  # characters; what is longer is no sentence
_LONGEST_ASIDE = 12  # words
_ASIDES = 3  # in a row
_SPEAKER_LENGTH = 6  # words
_LONGEST_SUBJECT = 14  # words, with its role
_TWO_ROLES: Final = frozenset("and or of for with by to in at from on who two three four both".split())

#: "BREAKING:", "Watch live |": what a desk puts before a sentence.
_LABEL: Final = re.compile(
    r"(?:(?:BREAKING|Breaking)(?: NEWS| News| news)?|WATCH|Watch|LIVE|Live|UPDATED?|Updated?|EXCLUSIVE|Exclusive|JUST IN|Just in"
    r"|URGENT|Urgent|ALERT|Alert|FLASH|VIDEO|Video|WATCH LIVE|Watch live|LISTEN|Listen)\s?(?:[:|]|[–—-](?= ))\s*"
)
_DASHED: Final = re.compile(r" (?:--|–|—|-) (?P<aside>[^–—]{1,90}?) (?:--|–|—|-) ")
_BRACKET: Final = re.compile(r" ?[(\[]([^()\[\]]{1,80})[)\]]")
_ARTICLE: Final = re.compile(r"^(?:The|the|A|a|An|an) (?=\S)")
_DIGIT: Final = re.compile(r"\d")
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: When it happened, as far as the edition's date says it anyway.
_TODAY: Final = re.compile(
    rf",? (?:(?:late|early) )?(?:on )?(?<!last )(?<!next ){_WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
    rf"(?=[ ,]|$)(?!,? (?:\d|{MONTH}))"
    r"|,? (?:today|yesterday)(?=[ ,]|$)"
)
#: Where the part that says who says so may end.
_TAIL_END: Final = re.compile(
    r"[,;]| (?:quoting|citing|in a|in an|on|at|during|after|as|when|while|told|who|which|late|early|adding|by|via)\b"
)
#: Prepositions and conjunctions before which a sentence may end early: time, place and reason.
_BORDERS: Final = re.compile(
    r" (?=(?:after|amid|following|when|while|because|during|since|before|ahead of|as part of|as|near|across|in|at(?! and )|where"
    rf"|which|who|on (?:{_WEEKDAY}|\d)"
    r"|(?<=inquiry )into|(?<=investigation )into|(?<=probe )into|(?<=under fire )for|(?<=criticism )for|(?<=custody )for"
    r"|to (?:help|mark|avoid|prevent)|(?:\w+ )?(?:hours|days|weeks|months) (?:after|before|ago)) "
    r"|for (?:the|an?) \w+ (?:straight |consecutive )?(?:time|day|week|month|year)\b)"
)
#: "… gathered in the rain | to bid farewell": after a phrase, a purpose; not after a noun that owes one ("a plan to …").
_PURPOSE: Final = re.compile(
    r" (?:in|at|on|with|from|near|across|outside) (?:\w+ ){0,3}?"
    r"(?!(?:bid|plan|effort|move|attempt|right|power|order|way|need|pressure|call|deal|chance|position|decision|time|ability)s? )"
    r"[\w-]+(?<!ing)(?P<end> )(?=to [a-z]+ )"
)
#: A passive that needs nobody: "the plans have been withdrawn | by a minister".
_AGENT: Final = re.compile(r" by (?<=(?:ed|wn|en|ld|ht) by )")
_PASSIVE: Final = re.compile(r"\b(?:been|is|are|was|were) (?:\w+ly )?\w+$")
#: A second clause with a subject and verb of its own: "23 people died | and 41 others were hurt".
_SECOND: Final = re.compile(
    r" and (?<=(?:ed|st|ld|ck|ew|un) and )(?=(?:[\w-]+ ){1,4}?(?:is|are|was|were|has|have|had|will|would|could|may) )"
)


#: ", raising fears that …" to the end of a sentence: what stands before it has the sentence's verb, known or not.
_ATTENDANT: Final = re.compile(r", (?!including|according)(?:\w{3,}ing|with|amid|after|following|despite) [^,;–—\"“”]*")


def strip_label(text: str) -> str:
    """The words after a desk's label: "BREAKING: Mill burns" is "Mill burns"."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def shorten_sentence(sentence: str, limit: int = LIMIT, published: date | None = None) -> str:
    """An English sentence as a headline of at most `limit` words, or "" where it cannot be cut safely.

    A contiguous clause of it, from which only whole circumstances at its ends, appositions, brackets, the weekday and a day
    near `published` were taken. A word that puts the event into another time stays.
    """
    text = drop_full_stop(strip_label(" ".join(sentence.split())).rstrip("!"))
    if text.endswith("?") or len(text) > LONGEST:
        return ""
    text = text[find_main_clause(text) :]
    text = _BRACKET.sub(lambda m: m.group() if has_predicate(m[1], first=False) else "", text)
    text = _DASHED.sub(lambda m: " " if _is_removable(m["aside"]) else m.group(), text, count=1)
    text, said = _take_attribution(text)
    text = _drop_asides(text)
    room = limit - len(said.split())
    for part in _find_wordings(text, published):
        kept = _ARTICLE.sub("", part).strip(" ,;:")
        if len(kept.split()) > room:
            kept = _end_early(kept, room)
        if stands(kept):
            line = f"{kept}, {said}" if said else kept
            return line[0].upper() + line[1:]
    return ""


def _find_wordings(text: str, published: date | None) -> Iterator[str]:
    """What a headline can be made of, best first."""
    undated = _drop_day(text, published)
    yield undated
    if text != undated:
        yield text  # without its day a clause may be too short to stand: "Rebels took Sallow" needs its "on Saturday"
    bare = _drop_role(undated)
    if bare != undated:
        yield bare  # a role before a name is dropped last: "Finance minister Ann Holm signed …"


def strip_sentence(sentence: str, published: date | None = None) -> str:
    """An English sentence without circumstances before its main clause, the article that opens it, and a day near `published`."""
    text = drop_full_stop(strip_label(" ".join(sentence[:LONGEST].split())))
    return capitalise(_ARTICLE.sub("", _drop_day(text[find_main_clause(text) :], published)).strip(" ,;:"))


def _drop_day(text: str, published: date | None) -> str:
    """Without the weekday, and without a day that is at most a week from publication; any other day stays."""
    if _DIGIT.search(text):
        text = re.sub(DAY, lambda m: "" if is_near(m, published) else m.group(), text)
    return _TODAY.sub("", text)


def _drop_role(text: str) -> str:
    """Without the role before the full name that is the subject: "Finance minister Ann Holm signed" is "Ann Holm signed".

    Nothing is dropped where the role itself names or counts somebody else: "The wife of minister Ann Holm", "Two men and …".
    """
    words = text.split(" ", _LONGEST_SUBJECT + 1)
    verb = next((k for k in range(1, len(words) - 1) if is_verb(words[k], words[k + 1])), 0)
    role = next((k for k in range(verb - 1, -1, -1) if words[k] in TITLE or words[k].lower() in ROLE_NOUN), -1)
    name = words[role + 1 : verb]
    if role < 0 or not 2 <= len(name) <= 4 or not _TWO_ROLES.isdisjoint(map(str.lower, words[:role])):
        return text
    if not all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in name):
        return text
    return text if not ORG_HEAD.isdisjoint(name) else text[len(" ".join(words[: role + 1])) + 1 :]


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
        if match is None or not words or words[0].lower() in ("and", "but", "or", "which", "who", "as"):
            continue
        before = len(part[: match.start()].split())
        # ", the ministry said" or ", said the ministry": a speaker of a few words and the verb, and no content after it
        if before > _SPEAKER_LENGTH or (before and len(part[match.end() :].split(",")[0].split()) > _SPEAKER_LENGTH):
            continue
        if not has_verb(text[:start]):
            return text, ""
        cut = _TAIL_END.search(part, match.end() + 1)
        said = (part[: cut.start()] if cut else part).strip(" ,;:")
        if len(said.split()) < 2 or split_words(said)[-1].lower() in OPEN_WORDS - {"said", "says", "told"}:
            return text, ""
        return text[:start].rstrip(" ,;"), _TODAY.sub("", said)
    return text, ""


def _drop_asides(text: str) -> str:
    """Without the appositions between the subject and its verb: ", 40, a town in the north,".

    The subject, which opens the text, is joined to its own verb only: what is dropped has none, and the verb comes next.
    """
    clauses = split_clauses(text)
    if len(clauses) < 3 or has_verb(text[slice(*clauses[0])]):
        return text
    for k in range(1, min(len(clauses) - 1, _ASIDES)):
        aside = text[slice(*clauses[k])]
        if not _is_removable(aside) or len(aside.split()) > _LONGEST_ASIDE:
            return text
        after = split_words(text[slice(*clauses[k + 1])])
        if after and is_verb(*after[:2]):
            return text[: clauses[0][1]] + " " + text[clauses[k + 1][0] :]
    return text


def _end_early(text: str, room: int) -> str:
    """The longest beginning of at most `room` words after which the sentence may end, or ""."""
    ends = {start - 2 if text[start - 2 : start] == ", " else start for start, _ in split_clauses(text)[1:]}
    ends |= {match.start() for match in _BORDERS.finditer(text)}
    ends |= {match.start() for match in _SECOND.finditer(text)}
    ends |= {match.start("end") for match in _PURPOSE.finditer(text)}
    ends |= {match.start() for match in _AGENT.finditer(text) if _PASSIVE.search(text, max(0, match.start() - 40), match.start())}
    for end in sorted(ends, reverse=True):
        kept = text[:end].rstrip(" ,;:–—-")
        if len(kept.split()) <= room:
            whole = _ATTENDANT.fullmatch(text, end) is not None
            fits = stands(kept, whole=whole) and not misleads(kept, text[end:])
            return kept if fits else _end_early(kept, room) if kept else ""
    return ""
