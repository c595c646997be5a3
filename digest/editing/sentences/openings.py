"""Openings: what stands before an English sentence's verb and may be left out of a headline."""

from __future__ import annotations

import re
from typing import Final

from digest.editing.sentences.bearers import is_name
from digest.editing.sentences.clauses import (
    AT_LEAST,
    FINITE,
    LEADS,
    TURNS,
    find_main_clause,
    has_predicate,
    has_verb,
    is_verb,
    split_clauses,
)
from digest.editing.sentences.past_times import sets_time
from digest.editing.sentences.words import split_words

_LONGEST_ASIDE = 12  # words
_LONGEST_RELATIVE = 30  # words
_ASIDES = 4  # in a row
_LEAD_CLAUSES = 5
_SPEAKER_LENGTH = 8  # words
_SAYS: Final = (" said", " says", " said.", " says.")
#: "Three days after …", "A little over four months since …": a time that hangs on what was before the news.
_SINCE: Final = re.compile(
    r"(?i:(?:[\w-]+ ){0,5}?(?:minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:after|since|before|ahead of) )"
)
#: Words with which circumstances begin, beside LEADS.
_MORE_LEADS: Final = frozenset(
    "to by from of into under upon against through besides apart across ahead days weeks months hours".split()
)
#: Those that begin a clause with a verb of its own.
_CLAUSE_LEADS: Final = frozenset("after before when while as since once because until".split())
_SAYING: Final = frozenset(
    "according saying claiming alleging citing quoting denying including excluding barring nothing".split()
)
_CONDITIONS: Final = frozenset(
    "if unless except without not no never neither nor until till whether only but although though".split()
)
#: What no main clause begins with.
_NO_CLAUSE: Final = frozenset(
    """
    and or but who which where whose whom that when while as after before because including such he she it they his her its
    """.split()
)
#: "…, the decision was revoked": which one, the circumstances tell.
_TAKEN_UP: Final = re.compile(r"(?:the|that) [a-z-]+ (?:is|are|was|were|has|have|had|will|would|could|may|[a-z]+ed) ")
_LINKS: Final = frozenset("of for in to by from at as with on near beneath below under over".split())
_APPOSED: Final = ("a ", "an ", "the ", "one of ")
_RELATIVES: Final = ("who ", "which ", "whose ", "where ", "whom ")
#: A name or title in marks, as short as those are; what somebody said keeps its comma.
_COMMA_WITHIN: Final = re.compile(r"(?<=[\"“])([A-Z\w][^,\"“”]{0,40}),([\"”])(?= )")
_BETWEEN_SUBJECT_AND_VERB: Final = re.compile(
    r"(?:(?:today|also|now|yesterday|then|later|\w+ly|(?:on )?\w+day(?: (?:night|morning|evening|afternoon))?) )+"
)
#: A subject of which nothing is told but that there is one: "A man", "Two women", "At least 12 boats".
_INDEFINITE: Final = re.compile(
    r"(?:(?:At least|At most|Nearly|About|Around|More than|Over|Up to|Some|As many as) )?"
    r"(?:A|An|a|an|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d[\d,]*) (?!of\b|percent|per\b)(?:[\w’'.-]+ ){1,7}?"
    r"(?P<mark>(?:who|which|that) "
    r"|(?:accused|suspected|convicted|dubbed|wanted|known|hailing|belonging|carrying|armed|involved|stranded|trapped|trying|working"
    r"|travelling|traveling|serving|living|posted|lodged|held) (?:of|for|in|by|with|to|as|on|at|from|the|a|an|near) )"
)
_AUXILIARIES: Final = frozenset("has have had was were is are".split())
_BEFORE_OBJECT: Final = frozenset("a an the his her its their not".split())
#: Before a verb that goes on with another's subject, or is a part of another verb.
_JOINED: Final = frozenset("and or but then to be been being".split())
_SUBORDINATORS: Final = frozenset(
    "who which that when before because while if where after as since until whether how what why".split()
)
_PRONOUNS: Final = frozenset("he she it they we i you there".split())
_TELLING: Final = frozenset("said says claimed believed thought told alleged say claim".split())


def skip_circumstances(text: str) -> int:
    """Where the main clause begins: after circumstances that end in a comma, and that put it into no other time; else 0."""
    text = _part_commas(text)
    start = find_main_clause(text)
    if start and text[start:].endswith(_SAYS) and text.count(" ", start) < _SPEAKER_LENGTH:
        return 0  # "At least 12 boats have sunk, a pilot said"
    clauses = split_clauses(text)
    if start or len(clauses) < 2:
        return start if text[start:].split(" ", 1)[0] not in _MORE_LEADS else 0
    opening = text.split(" ", 1)[0].strip(",").lower()
    since = _SINCE.match(text) is not None
    if re.match(AT_LEAST, text):
        return 0  # "At least 12 boats were lost on Friday, the pilots said, and …"
    if not since and opening not in LEADS and opening not in _MORE_LEADS and not _is_participle(opening):
        return 0
    lead = text[: clauses[0][1]]
    if not _CONDITIONS.isdisjoint(map(str.lower, split_words(lead))) or (not since and sets_time(lead)):
        return 0
    for k, (begin, end) in enumerate(clauses[1:_LEAD_CLAUSES], 1):
        words = split_words(text[begin:end])
        first = words[0].lower() if words else "and"
        if (
            first in _NO_CLAUSE
            or first in LEADS
            or first in _MORE_LEADS
            or first in FINITE
            or first.endswith(("ing", "ed"))
            or text[begin] in '"“'
        ):
            continue
        if has_predicate(text[begin:end], first=True) and len(words) > 2:
            return 0 if _TAKEN_UP.match(text, begin) and (since or opening in _CLAUSE_LEADS) else begin
        if opening not in _CLAUSE_LEADS and not since and _finds_its_verb(text, clauses, k):
            return begin
    return 0


def _is_participle(word: str) -> bool:
    return word[-3:] in ("ing", "sed", "ned", "ted", "red", "med", "ced", "led") and word not in _SAYING


def _finds_its_verb(text: str, clauses: tuple[tuple[int, int], ...], k: int) -> bool:
    """Whether clause k is a subject whose verb follows after asides, the first of which is one beyond doubt."""
    if k + 2 >= len(clauses) or not text[clauses[k + 1][0] :].startswith((*_RELATIVES, "the ", "a ", "an ")):
        return False
    return any(starts_with_verb(text[begin:end]) for begin, end in clauses[k + 2 : k + 2 + _ASIDES])


def starts_with_verb(clause: str) -> bool:
    """Whether a part between commas begins with a finite verb, adverbs and a weekday aside."""
    between = _BETWEEN_SUBJECT_AND_VERB.match(clause)
    words = clause[between.end() if between else 0 :].split(" ", 2)
    return is_verb(words[0].strip(",;"), words[1].strip(",;") if len(words) > 1 else "")


def drop_asides(text: str) -> str:
    """Without the appositions and relative clauses between the subject and its verb: ", 40, who left in May,".

    The subject, which opens the text, is joined to its own verb only: an apposition has none, and the verb comes next.
    """
    parted = _part_commas(text)
    kept = _join_subject(parted)
    return kept if kept != parted else text


def _part_commas(text: str) -> str:
    """The text with the commas that part clauses behind the marks of a title: '"The Aurora", a ferry,'."""
    return _COMMA_WITHIN.sub(r"\1\2,", text) if "," in text else text


def _join_subject(text: str) -> str:
    clauses = split_clauses(text)
    if len(clauses) < 3 or has_verb(text[slice(*clauses[0])]) or _opens_with_circumstance(text):
        return text
    relative = False
    for k in range(1, min(len(clauses) - 1, _ASIDES)):
        aside = text[slice(*clauses[k])]
        first = aside.split(" ", 1)[0]
        relative = relative or aside.startswith(_RELATIVES) or first.endswith("ing") or first in _LINKS or " who " in aside
        if TURNS.intersection(aside.lower().split()) or len(aside.split()) > (_LONGEST_RELATIVE if relative else _LONGEST_ASIDE):
            return text
        if not relative and _has_own_verb(aside):
            return text
        if starts_with_verb(text[slice(*clauses[k + 1])]) or _is_last_verb(text, clauses, k + 1):
            return text[: clauses[0][1]] + " " + text[clauses[k + 1][0] :]
    return text


def _opens_with_circumstance(text: str) -> bool:
    """Whether no subject opens the text: "On Thursday, Holm, the mayor, left"; not "At least 12 men, who …"."""
    opening = text.split(" ", 1)[0].lower()
    return opening in LEADS and not re.match(AT_LEAST, text)


def drop_apposition(text: str) -> str:
    """Without what tells, between commas, who a name further on is: "accused Ann Holm, the mayor of Velda, of theft"."""
    clauses = split_clauses(text)
    for (_, before), (begin, end), (after, _) in zip(clauses, clauses[1:], clauses[2:], strict=False):
        aside = text[begin:end]
        link = text[after:].split(" ", 1)[0]
        name = text[:before].rsplit(" ", 1)[-1]
        if not aside.startswith((*_APPOSED, "who ")) or link not in _LINKS or not is_name(name) or text[before:begin] != ", ":
            continue
        if (
            len(aside.split()) > _LONGEST_ASIDE
            or TURNS.intersection(aside.split())
            or (aside[:4] != "who " and _has_own_verb(aside))
        ):
            continue
        if text[end:after] == ", ":
            return f"{text[:before]} {text[after:]}"
    return text


def _is_last_verb(text: str, clauses: tuple[tuple[int, int], ...], k: int) -> bool:
    """Whether clause k begins with a word in -ed that must be the verb, for none follows: "…, stormed from the back"."""
    word = text[slice(*clauses[k])].split(" ", 1)[0]
    return word[-2:] == "ed" and word.islower() and not any(starts_with_verb(text[slice(*c)]) for c in clauses[k + 1 :])


def _has_own_verb(aside: str) -> bool:
    """Whether a part is more than an apposition: in "the king found below a car park" the verb is a participle."""
    words = split_words(aside)
    if words and words[0].endswith("ing"):
        return False
    if not aside.startswith(_APPOSED):
        return has_predicate(aside, first=False)
    links = [*words[1:], ""]
    return any(word in FINITE and (link not in _LINKS or word in _AUXILIARIES) for word, link in zip(words, links, strict=True))


def drop_modifier(text: str) -> str:
    """Without what tells which one an indefinite subject is: "A man who stole a bell was jailed" is "A man was jailed".

    Only before "has", "had", "was" and the like, where it is told of one event: "A man who smokes is at risk" stays.
    """
    mark = _INDEFINITE.match(text)
    if mark is None or "," in mark.group() or has_verb(text[: mark.start("mark")]):
        return text
    owed = mark["mark"] in ("who ", "which ", "that ")
    words = list(re.finditer(r"\S+", text[mark.end("mark") :]))
    before = ""
    for k, match in enumerate(words):
        word = match.group().strip(",").lower()
        following = words[k + 1].group().lower() if k + 1 < len(words) else ""
        if match.group()[:1] in '"“(' or ";" in match.group():
            return text
        if word in _SUBORDINATORS:
            owed = True
        elif word in FINITE or is_verb(word, following):
            if owed:
                owed = word in _TELLING
                if k + 1 < len(words) and word in _AUXILIARIES:
                    before = "and"  # its participle is no verb of its own
                    continue
            elif before in _JOINED or before.endswith("ly"):
                pass
            elif (word in _AUXILIARIES or (word[-2:] == "ed" and following in _BEFORE_OBJECT)) and before not in _PRONOUNS:
                return text[: mark.start("mark")] + text[mark.end("mark") + match.start() :]
            else:
                return text
        before = word
    return text
