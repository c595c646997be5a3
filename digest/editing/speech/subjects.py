"""Subjects: who the subject of a word of saying is, past adverbs, remarks between commas, and other verbs."""

from __future__ import annotations

from typing import Final

from digest.editing.cues import (
    ADVERBS,
    CUES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    NEGATIONS,
    OPENERS,
    PASSIVE,
    PREPOSITIONS,
    REFUSALS,
    TRAILING,
    VERBS,
    word_set,
)
from digest.editing.names.capitals import fold_word
from digest.editing.names.wordlists import first_names
from digest.editing.speech.beside import phrase_before_verb
from digest.editing.speech.contents import Saying
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.speakers import POSSESSIVES, Phrase, is_adverb, is_name, opening_phrase, phrase_before

_ROLE: Final = 9  # tokens of a role before a name: "its head of forecasting,"
_ATTENDANT: Final = 12  # tokens between "with" and "saying"
PARENTHESIS: Final = 30  # tokens of a remark between a subject and its verb
#: What stands between a subject and its verb.
_BETWEEN: Final = ADVERBS | NEGATIONS | DAYS | DAY_PARTS
_SPANS: Final = word_set("week month year weekend spring summer autumn fall winter day hour minute decade")
_AGO: Final = 7  # tokens of "a little less than two weeks ago"
_AMOUNTS: Final = word_set(
    "a an one two three four five six seven eight nine ten few several some many less more than little about nearly only just"
)
#: What words stand on, and the verbs that give it out: "issued a statement describing …".
PAPERS: Final = word_set(
    """
    statement letter tweet report memo ad message note post email column piece article op-ed editorial release video speech
    """
)
_ISSUED: Final = word_set(
    """
    issue issues issued release releases released publish publishes published post posts posted send sends sent write writes
    wrote put puts run runs ran sign signs signed give gives gave deliver delivers delivered make makes made share shares shared
    """
)
#: "was quick to say", "seemed to suggest": what is told is told.
_LEADING_TO: Final = word_set(
    "quick seemed seems appeared appears began begins rushed rushes hastened used sought seeks tried tries"
)
_PAPER_REACH: Final = 8  # tokens between "issued" and "statement"
#: "leading Ann Reed to counter": who is brought to say something.
_BRINGING: Final = word_set("led lead leads leading prompted prompt prompts prompting forced force forces forcing caused causing")
_BROUGHT: Final = 10  # tokens of whom


def find_subject(p: Paragraph, at: int, low: int, earlier: list[Saying]) -> tuple[Phrase | None, int]:
    """The subject of the verb at token `at`, and the token where the telling begins."""
    words, lowers = p.words, p.lower
    j = at - 1
    ing = lowers[at].endswith("ing")
    auxiliary = False
    while j >= low:
        lower = lowers[j]
        if lower not in _BETWEEN:
            if lower in _SPANS and j > low and lowers[j - 1] in ("last", "this", "earlier"):
                j -= 2  # "last week said"
                continue
            if lower == "ago":  # "less than three days ago said"
                j = _before_span(p, j, low)
                continue
            adverb = words[j] == lower and is_adverb(p, j)
            if not adverb and not (lower == "on" and j + 1 < at and lowers[j + 1] in DAYS):
                break
        elif lower == "to":
            if j - 1 >= low and lowers[j - 1] in REFUSALS:
                j -= 2
                continue
            if j - 1 >= low and lowers[j - 1] in _LEADING_TO:
                j -= 3 if lowers[j - 2] in PASSIVE else 2  # "was quick to say"
                continue
            if j - 1 >= low and lowers[j - 1] in ("on", "went", "continued", "continues", "goes"):
                j -= 1
                while j >= low and lowers[j] in ("on", "went", "continued", "continues", "goes", "has"):
                    j -= 1
                continue
            phrase = _made_to(p, j, low)
            return phrase, phrase.first if phrase else at
        elif lower in PASSIVE:
            auxiliary = True
        j -= 1
    if auxiliary and not ing:
        return None, at  # "was told", "is expected": the words are others'
    if j < low:
        return None, at
    word, lower = words[j], lowers[j]
    if ing and not auxiliary:
        if word in (",", QUOTE, "—", "–") or lower in ("and", "by", "in", "while", "after", "before", "with", "upon"):
            return inherited_subject(p, low, j, earlier), j + 1
        if lower in PAPERS:
            return _issuer(p, j, low, earlier)
        if j - 2 > low and lowers[j - 1] in ("on", "to") and lowers[j - 2] in PAPERS:  # "put a note on Facebook reading"
            return _issuer(p, j - 2, low, earlier)
        phrase = _attendant_subject(p, j + 1, low, earlier)
        return phrase, phrase.first if phrase else at
    if lower in ("and", "but", "then"):
        return inherited_subject(p, low, j, earlier), j + 1
    if lower in ("that", "which") and j > low and lowers[j - 1] in PAPERS:
        return _issuer(p, j - 1, low, earlier)
    if lower in ("who", "which"):
        end = j - 1 if j - 1 >= low and p.words[j - 1] == "," else j
        phrase = phrase_before(p, skip_brackets(p, end, low), low)
        if phrase is not None and lowers[phrase.last - 1] == "those":
            return None, at  # "those who said so" are told of, and tell nothing
        return phrase, phrase.first if phrase else at
    if word == QUOTE and is_byname(p, j):
        j = _byname_start(p, j, low)
        phrase = phrase_before(p, j, low)
        return phrase, phrase.first if phrase else at
    if word == ",":
        phrase = _before_remark(p, j, low)
        if phrase is None and j - 1 >= low and p.lower[j - 1] != QUOTE and earlier:
            return None, at
        return phrase, _role_start(p, phrase, low) if phrase else at
    if word in ("—", "–", "-"):
        for token in range(j - 1, max(low, j - 20) - 1, -1):
            if p.words[token] == word and token + 1 < j and p.words[token - 1] != word:
                phrase = phrase_before(p, token, low)
                return phrase, phrase.first if phrase else at
        return None, at
    phrase = phrase_before(p, skip_brackets(p, j + 1, low), low)
    if phrase is None or lowers[phrase.first - 1] in CUES:
        phrase = phrase_before_verb(p, at, j + 1, low) or phrase
    return phrase, phrase.first if phrase else at


#: What somebody is called stands after "as".
_CALLED: Final = word_set("known nicknamed dubbed called described billed styled")
_BYNAME: Final = 6  # tokens of "who is better known as"


def is_byname(p: Paragraph, quote: int) -> bool:
    """Whether marks hold what somebody is called, and nothing that is said: "Ivo Holm, better known as “Red,” said"."""
    return quote > 1 and p.lower[quote - 1] == "as" and p.lower[quote - 2] in _CALLED


def _byname_start(p: Paragraph, quote: int, low: int) -> int:
    """The token at which the remark with somebody's byname begins: its comma, or the word of calling."""
    for token in range(quote - 2, max(low, quote - _BYNAME) - 1, -1):
        if p.words[token] == ",":
            return token
    return quote - 2


def _made_to(p: Paragraph, to: int, low: int) -> Phrase | None:
    """Who is brought to say something: "…, leading Ann Reed to counter that …", "prompted the board to admit that …"."""
    for token in range(to - 1, max(low, to - _BROUGHT) - 1, -1):
        if p.lower[token] in _BRINGING:
            return phrase_before(p, to, token + 1)
    return None


def _before_span(p: Paragraph, ago: int, low: int) -> int:
    """The token before a stretch of time that ends in "ago": "less than two weeks ago"."""
    token = ago - 1
    while token >= low and ago - token < _AGO and (p.lower[token].rstrip("s") in _SPANS or p.lower[token] in _AMOUNTS):
        token -= 1
    return token


def skip_brackets(p: Paragraph, last: int, low: int) -> int:
    """The token where a remark in brackets begins that ends before token `last`: "Ann Reed (D-Mo.) said"; else `last`."""
    if last > low and p.words[last - 1] == ")":
        for token in range(last - 2, max(low, last - 13) - 1, -1):
            if p.words[token] == "(":
                return token
    return last


def _issuer(p: Paragraph, paper: int, low: int, earlier: list[Saying]) -> tuple[Phrase | None, int]:
    """Who gave out what words stand on, and the token of that: "Ann Reed issued a statement describing …"."""
    for verb in range(paper - 1, max(low, paper - _PAPER_REACH), -1):
        if p.lower[verb] in _ISSUED:
            return find_subject(p, verb, low, earlier)
    return None, paper


def _attendant_subject(p: Paragraph, last: int, low: int, earlier: list[Saying]) -> Phrase | None:
    """The subject of "saying" that ends before token `last`: "with Ann Reed saying …", "– Ann Reed saying …"."""
    goes_on = bool(earlier) and p.lower[earlier[-1].cue].endswith("ing")
    for token in range(last - 2, max(low, last - _ATTENDANT) - 1, -1):
        word = p.lower[token]
        if word == "with" or word in ("—", "–") or (word == "and" and goes_on):
            return phrase_before(p, last, token + 1)
        if word in (",", ";", QUOTE):
            return None
    return None


def inherited_subject(p: Paragraph, low: int, at: int, earlier: list[Saying]) -> Phrase | None:
    """The subject of a verb without one of its own: that of the saying before, or of the sentence."""
    for saying in reversed(earlier):
        near = low <= saying.first and "," not in p.words[saying.cue : at]  # "A, but the board urged calm and said": the board
        if (saying.strong or near) and not _is_owned(p, saying.cue, low):
            return saying.subject
    return main_subject(p, low, at)


def _is_owned(p: Paragraph, cue: int, low: int) -> bool:
    """Whether a cue is a noun that is somebody's: in "X blasted Reed's latest call for “…”, saying" it is X who says."""
    return any(token > low and p.words[token] in POSSESSIVES for token in (cue - 1, cue - 2))


#: "Born in 1930, she grew up": what befell the subject, told before it.
_PARTICIPLES: Final = word_set("born known raised based founded built named educated elected appointed asked faced armed")


_COPULAS: Final = word_set("is was 's ’s")
#: How many phrases may stand before a subject: "In June, after the flood, Ann Reed".
_MOST_OPENINGS: Final = 3
_BEFORE_ALL: Final = (",", "—", "–", "-", "―")
_SUBORDINATING: Final = word_set("when while as although though if once because asked upon")


def main_subject(p: Paragraph, low: int, high: int) -> Phrase | None:
    """The noun phrase that a passage begins with, after an opening word or phrases set off by commas."""
    first = low
    while first < high and (p.lower[first] in OPENERS or p.words[first] in _BEFORE_ALL):
        first += 1
    if p.lower[first : first + 1] == ["there"] and p.lower[first + 1 : first + 2] != [] and p.lower[first + 1] in _COPULAS:
        first += 2  # "Then there is Ann Reed."
    for _ in range(_MOST_OPENINGS):
        if first >= high or not opens_before(p, first):
            break
        comma = next_comma(p, first, high)
        if comma < 0:
            return None
        first = _skip_container(p, comma + 1, high)
    return opening_phrase(p, first, high)


def opens_before(p: Paragraph, first: int) -> bool:
    """Whether words that begin at a token stand before a subject: "In June", "When asked", "Born in Leeds", "Last month"."""
    lower, following = p.lower[first], p.lower[first + 1 : first + 2]
    if lower in PREPOSITIONS or lower in _SUBORDINATING:
        return True
    if lower.endswith(("ing", "ly")) and len(lower) > 4:
        return True
    if lower in _PARTICIPLES:
        return following != [] and following[0] in PREPOSITIONS
    return (
        lower in ("last", "this", "earlier", "later") and following != [] and (following[0] in _SPANS or following[0] == "this")
    )


def _skip_container(p: Paragraph, first: int, high: int) -> int:
    """The token after the land or state that a place is in: "Speaking in Salem, New Hampshire, Ann Reed"; else `first`."""
    last = first
    while last < high and p.words[last][:1].isupper() and last - first < _CONTAINER:
        last += 1
    followed = last + 1 < high and p.words[last] == "," and p.words[last + 1][:1].isupper()
    return last + 1 if last > first and followed and p.words[first - 2][:1].isupper() else first


_CONTAINER: Final = 3  # words of "New South Wales"


def _before_remark(p: Paragraph, comma: int, low: int) -> Phrase | None:
    """The subject before a remark between commas: "Ann Reed, the mayor of Leeds, said", "the mayor, Ann Reed, said"."""
    right = comma
    candidates: list[Phrase] = []
    floor = max(low, comma - PARENTHESIS)
    token = comma - 1
    while token > floor and len(candidates) < 3:
        if p.words[token] == QUOTE:
            break
        if p.words[token] == ",":
            inner = Phrase(token + 1, right)
            if p.lower[token + 1] in ("who", "which", "whose"):
                phrase = phrase_before(p, skip_brackets(p, token, low), low)
                if phrase is not None:
                    return phrase
            if not candidates and is_bare_name(p, inner):
                return inner
            if p.lower[token + 1] in ("and", "but", "that"):
                break
            phrase = phrase_before(p, skip_brackets(p, token, low), low)
            if phrase is not None:
                candidates.append(phrase)
        token -= 1
    for phrase in candidates:
        if is_bare_name(p, phrase):
            return phrase
    for phrase in candidates:
        if is_name(p.words[phrase.last - 1]):
            return phrase
    return candidates[0] if candidates else None


def _role_start(p: Paragraph, phrase: Phrase, low: int) -> int:
    """Where the telling begins if a role stands before the name: "…, its director, Ann Reed, said"."""
    if phrase.first - 2 < low or p.words[phrase.first - 1] != "," or not is_bare_name(p, phrase):
        return phrase.first
    start = phrase.first - 1
    while start > max(low, phrase.first - _ROLE) and p.words[start - 1] not in (",", QUOTE) and p.lower[start - 1] not in VERBS:
        start -= 1
    opens = start == low or p.words[start - 1] in (",", QUOTE)
    return start if opens and p.lower[start] in DETERMINERS else phrase.first


def is_bare_name(p: Paragraph, phrase: Phrase) -> bool:
    """Whether a phrase is two to four words, all written as names are."""
    size = phrase.last - phrase.first
    return 2 <= size <= 4 and all(is_name(p.words[t]) for t in range(phrase.first, phrase.last))


def name_beside(p: Paragraph, phrase: Phrase, high: int) -> Phrase | None:
    """The name that ends a clause beside what the verb has for its subject: "said the mayor, Ann Reed."

    Behind "the head of the club, Ostmere Rovers" it may be the club's: there it has to begin as people's do.
    """
    if phrase.last + 2 >= high or p.words[phrase.last] != "," or is_name(p.words[phrase.last - 1]):
        return None
    last = first = phrase.last + 1
    if any(p.lower[token] in PREPOSITIONS for token in range(*phrase)) and fold_word(p.words[first]) not in first_names():
        return None
    while last < high and is_name(p.words[last]):
        last += 1
    name = Phrase(first, last)
    return name if is_bare_name(p, name) and (last == high or p.words[last] in TRAILING) else None


def next_comma(p: Paragraph, at: int, high: int) -> int:
    for token in range(at, min(high, at + PARENTHESIS)):
        if p.words[token] == ",":
            return token
    return -1
