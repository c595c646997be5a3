"""Sayings: each word of saying in a passage with its subject, and where the words said stand, before it or after it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from digest.editing.passages import QUOTE, Paragraph, Passage
from digest.editing.speakers import Phrase, head_end, opening_phrase, phrase_after, phrase_before
from digest.editing.speech import (
    ADVERBS,
    BACK_VERBS,
    CUES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    NEGATIONS,
    NOUN_LIKE,
    PASSIVE,
    PREPOSITIONS,
    PRONOUNS,
    REFUSALS,
    SPEAKER_NOUNS,
    VERBS,
    VIA_NOUNS,
    WEAK,
    make_via,
)
from digest.model.fact import Status


class Saying(NamedTuple):
    """Somebody says something. Token numbers are the paragraph's; -1 where there is none.

    `first` is the token where the telling begins (subject or cue), `last` the one after it. The words said stand in
    [before_first, before_last), or in [after_first, after_last), or in both around an interruption.
    """

    cue: int
    first: int
    last: int
    subject: Phrase | None
    status: Status
    takes: str
    via: str | None
    strong: bool  # the grammar shows that words are told: that, a colon, marks, a comma
    before_first: int
    before_last: int
    after_first: int
    after_last: int


_TELL: Final = frozenset("tell tells told telling inform informs informed remind reminds reminded assure assures assured warn warns "
                         "warned advise advises advised notify notified brief briefed".split())  # fmt: skip
_AUDIENCE: Final = frozenset("reporters journalists media press newsmen lawmakers senators us me them him her investors supporters "
                             "parliament lawmakers mediapersons newspersons viewers voters".split())  # fmt: skip
_OPENERS: Final = frozenset("and but so yet however meanwhile still then also or likewise similarly instead indeed overall thus "
                            "finally moreover furthermore additionally later earlier".split())  # fmt: skip
_REACH: Final = 30  # tokens between a word of saying and "that" or the marks
_PARENTHESIS: Final = 30  # tokens of a remark between a subject and its verb
_TRAILING: Final = frozenset(",.;:—–-!?")


def find_sayings(text: str, p: Paragraph, passage: Passage) -> list[Saying]:
    """The sayings of a passage, in order."""
    low, high = passage
    found: list[Saying] = []
    done = low
    for at in p.cues[bisect_left(p.cues, low) : bisect_left(p.cues, high)]:
        if at < done:
            continue
        lower = p.lower[at]
        saying = None
        if lower == "according" and at + 1 < high and p.lower[at + 1] == "to":
            saying = _read_according(text, p, at, at + 2, low, high)
        elif lower == "per" and at > low and p.lower[at - 1] == "as":
            saying = _read_according(text, p, at - 1, at + 1, low, high)
        elif lower in CUES and (p.words[at] == lower or at == low):
            saying = _read_quoted(text, p, at, low, high) or _read_verb(text, p, at, low, high, found)
        elif lower == "back" and at > low and p.lower[at - 1] in BACK_VERBS and at + 1 < high:
            saying = _read_back(p, at, low, high, found)
        elif p.words[at] == ":" and at + 1 < high and p.words[at + 1] == QUOTE:
            saying = _read_colon(p, at, low, high, found)
        if saying is not None:
            found.append(saying)
            if saying.after_first < 0:
                done = saying.last
    if p.quotations:
        _add_unknown_verbs(text, p, passage, found)
    return _end_contents(p, found)


def _read_quoted(text: str, p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    """ "X was quoted by Y as saying …", "Y quoted X as saying …"."""
    if p.lower[at] != "saying" or at - 2 < low or p.lower[at - 1] != "as":
        return None
    for verb in range(at - 2, max(low, at - 14), -1):
        if p.lower[verb] not in ("quoted", "cited", "quotes", "quoting", "citing"):
            continue
        if p.lower[verb - 1] in PASSIVE:
            first = verb - 1
            while first > low and (p.lower[first - 1] in PASSIVE or p.lower[first - 1] in ADVERBS):
                first -= 1
            subject, messenger = (
                phrase_before(p, first, low),
                phrase_after(p, verb + 2, at - 1) if p.lower[verb + 1] == "by" else None,
            )
        else:
            subject, messenger = phrase_after(p, verb + 1, at - 1), phrase_before(p, verb, low)
        if subject is None:
            return None
        via = text[p.starts[messenger.first] : p.ends[messenger.last - 1]] if messenger else None
        return _read_content(text, p, at, min(subject.first, verb), subject, low, high, via)
    return None


def _read_back(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """ "Ann Reed shot back: …", "… hit back, saying …": words in marks right after."""
    mark = _find_mark(p, at + 1, high)
    subject, first = _subject(p, at - 1, low, earlier)
    if subject is None or mark < 0 or p.words[mark] != QUOTE or mark > at + 4:
        return None
    return Saying(at - 1, first, mark, subject, "said", "quote", None, True, -1, -1, *_trim_content(p, mark, high))


def _read_colon(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """A name and a colon before marks: 'What worries Ann Reed: "…"', without a word of saying."""
    if any(s.after_first >= 0 and s.after_first <= at + 1 < s.after_last for s in earlier):
        return None
    subject = phrase_before(p, at, low)
    if subject is None or not p.words[subject.last - 1][:1].isupper():
        subject = main_subject(p, low, at)
    if subject is None:
        return None
    first, last = _trim_content(p, at + 1, high)
    return Saying(at, subject.first, at + 1, subject, "said", "quote", None, True, -1, -1, first, last)


def _add_unknown_verbs(text: str, p: Paragraph, passage: Passage, found: list[Saying]) -> None:
    """After words in marks that end in a comma stand a speaker and a verb, whatever the verb is: '"…," Ann Reed deadpanned.'"""
    told = {s.before_last - 1 for s in found}
    for at in range(passage.first, passage.last - 2):
        if p.quote[at] < 0 or at in told or text[p.quotations[p.quote[at]].end - 1] not in ",?!":
            continue
        verb = at + 1
        subject = opening_phrase(p, at + 1, passage.last)
        if subject is not None:
            verb = subject.last
            while verb < passage.last and p.lower[verb] in ADVERBS:
                verb += 1
        elif p.words[verb] == p.lower[verb]:
            subject = phrase_after(p, verb + 1, passage.last)
        if (
            subject is None
            or p.lower[subject.first] in ("who", "which", "it", "you", "we")
            or verb >= passage.last
            or not p.lower[verb].endswith(("ed", "s", "d"))
            or p.words[verb] != p.lower[verb]
        ):
            continue
        if p.lower[verb] in VERBS or len(p.words[verb]) < 4:
            continue
        last = max(subject.last, verb + 1)
        quote = _next_quote(p, last, passage.last)
        after_first, after_last = _trim_content(p, quote, passage.last) if quote >= 0 else (-1, -1)
        before_first, before_last = _trim_content(p, passage.first, at + 1)
        via = find_via(text, p, last, passage.last)
        found.append(
            Saying(verb, at + 1, last, subject, "said", "quote", via, True, before_first, before_last, after_first, after_last)
        )
    found.sort(key=lambda saying: saying.cue)


def _end_contents(p: Paragraph, sayings: list[Saying]) -> list[Saying]:
    """Words said end where the telling of the next saying begins: "… that A, and added that B"."""
    result = list(sayings)
    for n in range(len(sayings) - 1):
        this, following = sayings[n], sayings[n + 1]
        if 0 <= this.after_first < following.first < this.after_last and following.strong:
            end = following.first
            if following.before_first >= 0:
                continue  # "X thinks that A, Y said": the second tells the first
            while end > this.after_first and p.lower[end - 1] in ("and", "but", "while", ",", "as", "by", "with"):
                end -= 1
            if p.lower[end] in ("and", "but", "while", ",", "as", "by", "with"):
                result[n] = this._replace(after_last=end)
    return result


def _read_according(text: str, p: Paragraph, at: int, first: int, low: int, high: int) -> Saying | None:
    subject = phrase_after(p, first, high)
    if subject is None:
        return None
    end = subject.last
    opening = all(word in _OPENERS or word == "," for word in p.lower[low:at])
    after = _skip_parenthesis(p, end, high)
    before_first = before_last = after_first = after_last = -1
    if opening:
        if after < high and p.words[after] == ",":
            after += 1
        after_first, after_last = _trim_content(p, after, high)
    else:
        before_first, before_last = _trim_content(p, low, at)
        rest = _trim_content(p, after, high)
        if p.words[end : end + 1] == [","] and rest[1] - rest[0] > before_last - before_first:
            before_first = before_last = -1
            after_first, after_last = rest
    if before_first < 0 and after_first < 0:
        return None
    return Saying(at, at, end, subject, "said", "clause", None, True, before_first, before_last, after_first, after_last)


def _skip_parenthesis(p: Paragraph, at: int, high: int) -> int:
    """After "according to X": the token of the comma that ends what is told of X, or `at`."""
    for token in range(at, min(high, at + _PARENTHESIS)):
        if p.words[token] == "," and token + 1 < high:
            nxt = p.lower[token + 1]
            if nxt in ("a", "an", "who", "which", "whose", "the") and token == at:
                closing = _next_comma(p, token + 1, high)
                return closing if closing >= 0 else token
            return token
    return at


def _next_comma(p: Paragraph, at: int, high: int) -> int:
    for token in range(at, min(high, at + _PARENTHESIS)):
        if p.words[token] == ",":
            return token
    return -1


def _read_verb(text: str, p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """The saying of a verb, or None where it tells no words or nobody is seen to say them."""
    lower = p.lower[at]
    cue = CUES[lower]
    previous = p.words[at - 1] if at > low else ""
    if lower in NOUN_LIKE and at > low and (p.lower[at - 1] in DETERMINERS or p.lower[at - 1] in ("'s", "’s", "of", "no")):
        return None
    if at + 1 < high and p.words[at + 1] == "-":
        return None
    if at == low and not lower.endswith("ing"):  # 'Said Ann Reed: "…"'
        subject, quote = phrase_after(p, at + 1, high), _next_quote(p, at + 1, high)
        if subject is None or subject.first != at + 1 or quote < subject.last:
            return None
        return Saying(at, at, quote, subject, cue.status, cue.takes, None, True, -1, -1, *_trim_content(p, quote, high))
    # "…," said X
    if (previous == QUOTE or previous == ",") and cue.takes != "object" and not lower.endswith("ing") and lower not in _TELL:
        inverted = _read_inverted(text, p, at, low, high)
        if inverted is not None:
            return inverted
    subject, first = _subject(p, at, low, earlier)
    if subject is None:
        return None
    if p.lower[at] == "claimed" and at + 1 < high and p.lower[at + 1] in ("responsibility", "victory", "credit"):
        return None
    if (
        lower in NOUN_LIKE
        and subject.last - subject.first > 1
        and p.lower[subject.first] in ("a", "an")
        and lower[-1] not in "sd"
    ):
        return None
    if any(p.lower[token] in NEGATIONS for token in range(max(first, subject.last if subject.first >= first else first), at)):
        return None
    return _read_content(text, p, at, first, subject, low, high)


def _read_inverted(text: str, p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    nxt = at + 1
    while nxt < high and p.lower[nxt] in ("also", "then", "later"):
        nxt += 1
    passive = p.lower[at] == "reported"
    if nxt >= high or p.lower[nxt] in PREPOSITIONS or p.lower[nxt] == "that":
        return None
    subject = phrase_after(p, nxt, high)
    if subject is None or subject.first != nxt and p.lower[nxt] not in DETERMINERS:
        return None
    via = make_via(p.lower[at])
    last = subject.last
    if last < high and p.lower[last] in ("quoting", "citing"):
        quoted = phrase_after(p, last + 1, high)
        if quoted is not None:
            via = text[p.starts[subject.first] : p.ends[subject.last - 1]]
            subject, last = quoted, quoted.last
    follows = p.lower[last] if last < high else "."
    before_quote = p.words[at - 1] == QUOTE or at - 2 >= low and p.words[at - 2] == QUOTE
    if not before_quote and not passive and (follows in VERBS or (last < high and p.words[last] not in _TRAILING and follows not in PREPOSITIONS
                                                                   and follows not in ("who", "which", "(", "here") and follows not in DAYS and follows not in VIA_NOUNS)):  # fmt: skip
        return None
    if follows in VERBS and p.words[at - 1] != QUOTE:
        return None
    via = via or find_via(text, p, last, high)
    before_first, before_last = _trim_content(p, low, at)
    if before_first < 0:
        return None
    after_first, after_last = -1, -1
    quote = _next_quote(p, last, high)
    if quote >= 0:
        after_first, after_last = _trim_content(p, quote, high)
    return Saying(at, at, max(last, nxt), subject, CUES[p.lower[at]].status, CUES[p.lower[at]].takes, via, True,
                  before_first, before_last, after_first, after_last)  # fmt: skip


def _next_quote(p: Paragraph, first: int, high: int) -> int:
    for token in range(first, high):
        if p.words[token] == QUOTE:
            return token
    return -1


def _subject(p: Paragraph, at: int, low: int, earlier: list[Saying]) -> tuple[Phrase | None, int]:
    """The subject of the verb at token `at`, and the token where the telling begins."""
    j = at - 1
    ing = p.lower[at].endswith("ing")
    auxiliary = False
    while j >= low and (
        p.lower[j] in ADVERBS
        or p.lower[j] in NEGATIONS
        or (p.lower[j].endswith("ly") and p.words[j] == p.lower[j])
        or p.lower[j] in DAYS
        or p.lower[j] in DAY_PARTS
        or (p.lower[j] == "on" and j + 1 < at and p.lower[j + 1] in DAYS)
    ):
        if p.lower[j] == "to":
            if j - 1 >= low and p.lower[j - 1] in REFUSALS:
                j -= 2
                continue
            if j - 1 >= low and p.lower[j - 1] in ("on", "went", "continued", "continues", "goes"):
                j -= 1
                while j >= low and p.lower[j] in ("on", "went", "continued", "continues", "goes", "has"):
                    j -= 1
                continue
            return None, at
        auxiliary = auxiliary or p.lower[j] in PASSIVE
        j -= 1
    if auxiliary and not ing and p.lower[at] not in ("saying",):
        return None, at  # "was told", "is expected": the words are others'
    if j < low:
        return None, at
    word, lower = p.words[j], p.lower[j]
    if ing and not auxiliary:
        if word in (",", QUOTE, "—", "–") or lower in ("and", "by", "in", "while", "after", "before", "with"):
            return _inherited(p, low, j, earlier), j + 1
        phrase = phrase_before(p, j + 1, low)
        if phrase is not None and phrase.first > low and p.lower[phrase.first - 1] == "with":
            return phrase, phrase.first - 1
        return None, at
    if lower in ("and", "but", "then"):
        return _inherited(p, low, j, earlier), j + 1
    if lower in ("who", "which"):
        end = j - 1 if j - 1 >= low and p.words[j - 1] == "," else j
        if end != j:
            end = j - 1
        phrase = phrase_before(p, end, low)
        return phrase, phrase.first if phrase else at
    if word == ",":
        phrase = _before_remark(p, j, low)
        if phrase is None and j - 1 >= low and p.lower[j - 1] != QUOTE and earlier:
            return None, at
        return phrase, phrase.first if phrase else at
    if word in ("—", "–", "-"):
        for token in range(j - 1, max(low, j - 20) - 1, -1):
            if p.words[token] == word and token + 1 < j and p.words[token - 1] != word:
                phrase = phrase_before(p, token, low)
                return phrase, phrase.first if phrase else at
        return None, at
    if word == ")":
        for token in range(j - 1, max(low, j - 12) - 1, -1):
            if p.words[token] == "(":
                phrase = phrase_before(p, token, low)
                return phrase, phrase.first if phrase else at
        return None, at
    phrase = phrase_before(p, j + 1, low)
    return phrase, phrase.first if phrase else at


def _inherited(p: Paragraph, low: int, at: int, earlier: list[Saying]) -> Phrase | None:
    """The subject of a verb without one of its own: that of the saying before, or of the sentence."""
    for saying in reversed(earlier):
        if saying.strong and saying.subject is not None:
            return saying.subject
    return main_subject(p, low, at)


def main_subject(p: Paragraph, low: int, high: int) -> Phrase | None:
    """The noun phrase that a passage begins with, after an opening word or phrase set off by a comma."""
    first = low
    while first < high and (p.lower[first] in _OPENERS or p.words[first] == ","):
        first += 1
    if first < high and (
        p.lower[first] in PREPOSITIONS
        or p.lower[first] in ("when", "while", "as", "although", "though", "if", "once", "because", "asked")
        or (p.lower[first].endswith(("ing", "ly")) and len(p.words[first]) > 4)
    ):
        comma = _next_comma(p, first, high)
        if comma < 0:
            return None
        first = comma + 1
    return opening_phrase(p, first, high)


def _before_remark(p: Paragraph, comma: int, low: int) -> Phrase | None:
    """The subject before a remark between commas: "Ann Reed, the mayor of Leeds, said", "the mayor, Ann Reed, said"."""
    right = comma
    candidates: list[Phrase] = []
    floor = max(low, comma - _PARENTHESIS)
    token = comma - 1
    while token > floor and len(candidates) < 3:
        if p.words[token] == QUOTE:
            break
        if p.words[token] == ",":
            inner = Phrase(token + 1, right)
            if p.lower[token + 1] in ("who", "which", "whose"):
                phrase = phrase_before(p, token, low)
                if phrase is not None:
                    return phrase
            if not candidates and _is_bare_name(p, inner):
                return inner
            if p.lower[token + 1] in ("and", "but", "that"):
                break
            phrase = phrase_before(p, token, low)
            if phrase is not None:
                candidates.append(phrase)
        token -= 1
    for phrase in candidates:
        if p.words[phrase.last - 1][:1].isupper():
            return phrase
    return candidates[0] if candidates else None


def _is_bare_name(p: Paragraph, phrase: Phrase) -> bool:
    size = phrase.last - phrase.first
    return 2 <= size <= 4 and all(p.words[t][:1].isupper() for t in range(phrase.first, phrase.last))


def _read_content(
    text: str, p: Paragraph, at: int, first: int, subject: Phrase, low: int, high: int, via: str | None = None
) -> Saying | None:
    lower = p.lower[at]
    cue = CUES[lower]
    via = via or make_via(lower)
    after = at + 1
    if lower in _TELL:
        after, told = _skip_audience(text, p, at, high)
        via = told or via
    mark = _find_mark(p, after, high)
    if lower.startswith("point") and p.lower[after : after + 1] != ["out"]:
        return None
    if cue.takes == "quote" and (mark < 0 or mark > after + 6 or p.lower[after] == "to"):
        mark = -1
    after_first = after_last = -1
    strong = False
    if mark >= 0:
        strong = p.lower[mark] in ("that", "whether") or p.words[mark] in (":", QUOTE)
        start = mark if p.words[mark] == QUOTE else mark + 1
        after_first, after_last = _trim_content(p, start, high)
    elif cue.takes == "object":
        after_first, after_last = _trim_content(p, after, high)
    elif cue.takes == "clause" and (lower not in WEAK or p.lower[head_end(p, *subject) - 1] in DOCUMENTS):
        start = _skip_circumstances(p, after, high)
        if start < high and p.lower[start] not in PREPOSITIONS and p.words[start] not in (",", ".", ";", "—", "–", "?", "!"):
            after_first, after_last = _trim_content(p, start, high)
            if lower == "claimed" and not any(word in VERBS for word in p.lower[after_first:after_last]):
                after_first = -1
            if (
                after_first < 0
                or (after_last - after_first < 3 and p.quote[after_last - 1] < 0)
                or not _is_clause(p, after_first, after_last)
            ):
                after_first = after_last = -1
            else:
                lead = p.words[start]
                strong = p.lower[start] in PRONOUNS or p.lower[start] in DETERMINERS or not lead[:1].islower()
    via = via or find_via(text, p, at + 1, high)
    before_first = before_last = -1
    edge = first - 1
    if edge >= low and (p.words[edge] == QUOTE or p.words[edge] == ","):
        quoted = p.words[edge] == QUOTE or edge > low and p.words[edge - 1] == QUOTE
        if quoted or (after_first < 0 and cue.takes == "clause" and edge - low >= 3):
            before_first, before_last = _trim_content(p, low, first)
            strong = True
        if not quoted and after_first < 0 and p.words[at + 1 : at + 2] == [","] and lower not in WEAK:  # "The plan, X said, is …"
            after_first, after_last = _trim_content(p, at + 2, high)
            if before_first < 0:
                before_first, before_last = _trim_content(p, low, first)
            strong = True
    bare = cue.takes == "clause" and lower not in WEAK and lower not in NOUN_LIKE and not lower.endswith("ing")
    if before_first < 0 and after_first < 0 and not bare:
        return None
    last = after_first if after_first >= 0 else at + 1
    status: Status = "denied" if at - 2 >= low and p.lower[at - 1] == "to" and p.lower[at - 2] in REFUSALS else cue.status
    return Saying(at, min(first, at), last, subject, status, cue.takes, via, strong,
                  before_first, before_last, after_first, after_last)  # fmt: skip


def _is_clause(p: Paragraph, first: int, last: int) -> bool:
    """Whether tokens hold a finite verb, as far as forms tell: what follows "said" may be a mere object."""
    for at in range(first + 1, last):
        lower = p.lower[at]
        if (
            lower in VERBS
            or (lower in CUES and lower not in NOUN_LIKE)
            or (lower.endswith("ed") and len(lower) > 4)
            or p.quote[at] >= 0
        ):
            return True
        if lower == "to" or (lower.endswith("s") and len(lower) > 3 and p.words[at] == lower and at > first + 1):
            return True
    return False


def _skip_audience(text: str, p: Paragraph, at: int, high: int) -> tuple[int, str | None]:
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
            if lower == "that" or word == QUOTE or word in _TRAILING or lower in VERBS or lower in PRONOUNS:
                break
            if lower in PREPOSITIONS and lower != "of" or lower in DAYS:
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


def _find_mark(p: Paragraph, first: int, high: int) -> int:
    """The "that", colon or quotation that the words said begin with, where only circumstances stand before it; or -1."""
    for token in range(first, min(high, first + _REACH)):
        lower, word = p.lower[token], p.words[token]
        if lower == "that" or lower == "whether" or word == ":":
            return token
        if word == QUOTE:
            clause = _skip_circumstances(p, first, high)
            bare = (
                clause < token - 2
                and p.lower[clause] not in PREPOSITIONS
                and p.words[token - 1] != ","
                and p.words[clause] != ","
            )
            return -1 if bare else token
        if word in (".", ";", "—", "–", "?", "!"):
            return -1
        if lower in VERBS or lower in PRONOUNS and lower not in ("it", "i") or lower in ("while", "because", "although", "but"):
            return -1
        if lower in CUES and lower not in NOUN_LIKE and word == lower and token > first and not lower.endswith("ing"):
            return -1
    return -1


def _skip_circumstances(p: Paragraph, first: int, high: int) -> int:
    """The token after "on Saturday", "in a statement", "late Friday"."""
    token = first
    while token < high:
        lower = p.lower[token]
        if lower in DAYS or lower in DAY_PARTS or lower in ("here", "there", "earlier", "later", "again"):
            token += 1
        elif lower == "on" and token + 1 < high and p.lower[token + 1] in DAYS:
            token += 2
        elif lower in ("in", "at", "during", "on", "via", "through") and _via_end(p, token, high) > 0:
            token = _via_end(p, token, high)
        else:
            break
    return token


def _via_end(p: Paragraph, at: int, high: int) -> int:
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
        if p.words[token] in _TRAILING or p.words[token] == QUOTE or lower in VERBS or lower == "that":
            return 0
    return 0


def find_via(text: str, p: Paragraph, first: int, high: int) -> str | None:
    """What the words were said through ("in a statement", "in an interview with the BBC"), near token `first`."""
    for token in range(first, min(high, first + 10)):
        if p.words[token] == QUOTE or p.lower[token] == "that":
            return None
        if p.lower[token] in ("in", "at", "on", "during", "via", "through"):
            end = _via_end(p, token, high)
            if end:
                return text[p.starts[token] : p.ends[end - 1]]
    return None


def _trim_content(p: Paragraph, first: int, last: int) -> tuple[int, int]:
    """A run of tokens without punctuation at its ends and opening conjunctions; (-1, -1) where nothing is left."""
    while first < last and (p.words[first] in _TRAILING or p.lower[first] in _OPENERS):
        first += 1
    while last > first and (p.words[last - 1] in _TRAILING or p.lower[last - 1] in ("and", "but", "as")):
        last -= 1
    return (first, last) if first < last else (-1, -1)
