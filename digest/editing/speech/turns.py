"""Rarer turns of telling: quoted as saying, a name and a colon, "shot back", and verbs that only the marks give away."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from digest.editing.cues import (
    ADVERBS,
    CUES,
    DAYS,
    DETERMINERS,
    PASSIVE,
    PREPOSITIONS,
    TRAILING,
    VERBS,
    VIA_NOUNS,
    WEAK,
    make_via,
    word_set,
)
from digest.editing.speech.beside import phrase_after_verb
from digest.editing.speech.contents import Saying, find_mark, is_clause, next_quote, read_content, trim_content
from digest.editing.speech.passages import DASHES, QUOTE, SIGNATURE, Paragraph, Passage
from digest.editing.speech.speakers import Phrase, head_end, is_name, opening_phrase, phrase_after, phrase_before
from digest.editing.speech.subjects import PAPERS, find_subject, is_bare_name, is_byname, main_subject, name_beside, skip_brackets
from digest.editing.speech.ways import find_agency, find_via

#: "X was quoted as saying"; and how far "saying" may stand behind it, in tokens.
QUOTING: Final = word_set("quoted cited quotes quoting citing")
QUOTED_REACH: Final = 14
_WRITING: Final = word_set("wrote write writes")
# What can follow an inverted speaker: "said Ann Reed, who …", "said Ann Reed here", "said Ann Reed on Friday".
_AFTER_SPEAKER: Final = PREPOSITIONS | DAYS | VIA_NOUNS | word_set("who which ( here")


def read_inverted(text: str, p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    nxt = at + 1
    while nxt < high and p.lower[nxt] in ("also", "then", "later"):
        nxt += 1
    if p.words[at - 1] == QUOTE and p.lower[at] in WEAK and text[p.end(at - 1) - 2] not in ",.?!":
        return None  # "says the map “plainly” shows Velda": no speaker follows
    passive = p.lower[at] == "reported"
    if nxt >= high or p.lower[nxt] in PREPOSITIONS or p.lower[nxt] in ("that", "it"):
        return None
    if p.words[at - 1] == QUOTE and is_byname(p, at - 1):
        return None  # "Ivo Holm, known as “Red,” said": he said more
    subject = phrase_after(p, nxt, high) or phrase_after_verb(p, at, nxt, high)
    if subject is None or (p.lower[at] in _WRITING and not PAPERS.isdisjoint(p.lower[subject.first : head_end(p, *subject)])):
        return None  # "Ann Reed, 74, wrote a letter to …"
    if subject.first != nxt and p.lower[nxt] not in DETERMINERS:
        return None
    subject = name_beside(p, subject, high) or subject
    via = make_via(p.lower[at])
    last = subject.last
    if last < high and p.lower[last] in ("quoting", "citing"):
        quoted = phrase_after(p, last + 1, high)
        if quoted is not None:
            via = text[p.starts[subject.first] : p.end(subject.last - 1)]
            subject, last = quoted, quoted.last
    follows = p.lower[last] if last < high else "."
    before_quote = p.words[at - 1] == QUOTE or (at - 2 >= low and p.words[at - 2] == QUOTE)
    ends = last >= high or p.words[last] in TRAILING or follows in _AFTER_SPEAKER
    if follows == "to" and not before_quote:
        return None  # "Ann Reed, who heads the union, expects rents to grow": what she expects
    if not before_quote and not passive and (follows in VERBS or not ends):
        return None
    if follows in VERBS and p.words[at - 1] != QUOTE:
        return None
    via = via or find_via(text, p, last, high)
    before_first, before_last = trim_content(p, low, at)
    if before_first < 0 or (not (before_quote or passive) and _is_somebody(p, before_first, before_last)):
        return None  # "The spokeswoman, Ann Reed, said the ship, which …": a name alone is not what the ship said
    after_first, after_last = -1, -1
    quote = next_quote(p, last, high)
    while quote >= 0 and p.words[quote - 1][0].isalnum():  # not "said Ann Reed, who has a “hold” rating on it"
        quote = next_quote(p, quote + 1, high)
    if quote >= 0:
        after_first, after_last = trim_content(p, quote, high)
    return Saying(at, at, max(last, nxt), subject, CUES[p.lower[at]].status, CUES[p.lower[at]].takes, via, True,
                  before_first, before_last, after_first, after_last)  # fmt: skip


def _is_somebody(p: Paragraph, first: int, last: int) -> bool:
    """Whether tokens are no more than a name and who that is: "Ann Reed, head of the port", "a clerk, Ann Reed"."""
    if is_clause(p, first, last) or any(p.quote[at] >= 0 for at in range(first, last)):
        return False
    commas = [at for at in range(first, last) if p.words[at] == ","]
    return bool(commas) and (is_bare_name(p, Phrase(first, commas[0])) or is_bare_name(p, Phrase(commas[-1] + 1, last)))


def read_quoted(text: str, p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    """ "X was quoted by Y as saying …", "Y quoted X as saying …"."""
    if p.lower[at] != "saying" or at - 2 < low or p.lower[at - 1] != "as":
        return None
    for verb in range(at - 2, max(low, at - QUOTED_REACH), -1):
        if p.lower[verb] not in QUOTING:
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
        via = text[p.starts[messenger.first] : p.end(messenger.last - 1)] if messenger else None
        first = min(subject.first, verb, messenger.first if messenger else verb)
        return read_content(text, p, at, first, subject, low, high, via)
    return None


def name_quoted(text: str, p: Paragraph, saying: Saying, high: int) -> Saying:
    """A saying of an agency that quotes somebody, as that person's: "The town has fallen, AFP reported, quoting the governor"."""
    at = saying.cue + 1
    at += at < high and p.words[at] == ","
    if at >= high or p.lower[at] not in ("quoting", "citing"):
        return saying
    quoted = phrase_after(p, at + 1, high)
    if quoted is None or quoted.first != at + 1:
        return saying
    first, last = saying.subject
    start, end, _ = find_agency(p, first, last)
    if end < 0:
        if p.lower[saying.cue] not in ("reported", "reports"):
            return saying  # "The mine will close, the mayor said, citing the minister": the mayor says it
        start, end = first, last
    return saying._replace(subject=quoted, via=text[p.starts[start] : p.end(end - 1)], last=max(saying.last, quoted.last))


def read_colon(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """A name and a colon before marks: 'What worries Ann Reed: "…"', without a word of saying."""
    if any(s.after_first >= 0 and s.after_first <= at + 1 < s.after_last for s in earlier):
        return None
    subject = phrase_before(p, skip_brackets(p, at, low), low)
    if subject is None or not is_name(p.words[subject.last - 1]):
        subject = main_subject(p, low, at)
    if subject is None:
        return None
    first, last = trim_content(p, at + 1, high)
    return Saying(at, subject.first, at + 1, subject, "said", "quote", None, True, -1, -1, first, last)


def read_back(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """Words in marks right after a verb of answering: "Ann Reed shot back: …"."""
    mark = find_mark(p, at + 1, high)
    subject, first = find_subject(p, at - 1, low, earlier)
    if subject is None or mark < 0 or p.words[mark] != QUOTE or mark > at + 4:
        return None
    return Saying(at - 1, first, mark, subject, "said", "quote", None, True, -1, -1, *trim_content(p, mark, high))


def read_put(p: Paragraph, at: int, low: int, high: int) -> Saying | None:
    """Words in marks that somebody "puts" so: "As Ann Reed put it: “…”", "“…,” as Ann Reed put it"."""
    if p.lower[at + 1 : at + 2] != ["it"] or not p.marked:
        return None
    opening = next((token for token in range(at - 1, max(low, at - _PUTTING) - 1, -1) if p.lower[token] in ("as", "how")), -1)
    subject = phrase_before(p, at, opening + 1) if opening >= 0 else None
    if subject is None:
        return None
    if opening > low:
        before = next((token for token in range(opening - 1, low - 1, -1) if p.words[token] == QUOTE), -1)
        return Saying(at, opening, at + 2, subject, "said", "quote", None, True, low, before + 1, -1, -1) if before >= 0 else None
    quote = next_quote(p, at + 2, high)
    first, last = trim_content(p, quote, high) if quote >= 0 else (-1, -1)
    return Saying(at, opening, at + 2, subject, "said", "quote", None, True, -1, -1, first, last) if first >= 0 else None


#: Tokens between "as" and "put it".
_PUTTING: Final = 8


def read_estimate(p: Paragraph, at: int, low: int, high: int, earlier: list[Saying]) -> Saying | None:
    """What somebody reckons: "Ann Reed put the losses at 385 killed", "the guild estimated damage at 4 million"."""
    if at + 3 >= high or "at" not in p.lower[at + 2 : at + _ESTIMATED]:
        return None
    if p.lower[at + 1] not in DETERMINERS and (p.lower[at].startswith("put") or not p.words[at + 1].islower()):
        return None  # "put 200 guards at 4 gates"
    if p.lower[at + 1] in PREPOSITIONS:
        return None
    stop = at + 1
    while stop < min(high, at + _ESTIMATED) and not (p.lower[stop] == "at" and _is_amount(p, stop + 1, high)):
        if (p.words[stop] in TRAILING and p.words[stop] != ",") or p.lower[stop] in VERBS or p.quote[stop] >= 0:
            return None
        stop += 1
    subject, first = find_subject(p, at, low, earlier)
    if subject is None or stop >= min(high, at + _ESTIMATED):
        return None
    if p.lower[at].startswith("valu") and p.words[subject.last - 1][:1].isupper():
        return None  # "The Series C values the firm at 4 million": no judgement, but a price
    last = stop + 2
    while last < high and p.words[last] not in (",", ";", ".", "—", "–") and p.lower[last] not in ("but", "while", "after"):
        last += 1
    after_first, after_last = trim_content(p, at + 1, last)
    return Saying(at, min(first, at), after_first, subject, "said", "clause", None, True, -1, -1, after_first, after_last)


# Tokens between "put" and "at": what is reckoned.
_ESTIMATED: Final = 14
_HEDGES: Final = word_set("about around nearly almost some roughly between over under up more less least at $ € £ US")


def _is_amount(p: Paragraph, at: int, high: int) -> bool:
    """Whether a number stands at a token, perhaps after "about" or "more than"."""
    for token in range(at, min(high, at + 4)):
        if p.words[token][:1].isdigit():
            return True
        if p.words[token] not in _HEDGES and p.lower[token] not in ("than", "to"):
            return False
    return False


def add_unknown_verbs(text: str, p: Paragraph, passage: Passage, found: list[Saying]) -> None:
    """Add what stands after words in marks that end in a comma: a speaker and a verb, whatever it is ("deadpanned")."""
    marks = p.quoted[bisect_left(p.quoted, passage.first) : bisect_left(p.quoted, passage.last - 2)]
    if not marks or p.lower[passage.first] in _DEPENDENT:
        return
    told = {s.before_last - 1 for s in found}
    for at in marks:
        if at in told:
            continue
        signed = _read_signed(p, at, passage)
        if signed is not None:
            found.append(signed)
            continue
        if text[p.quotations[p.quote[at]].end - 1] not in ",?!":
            continue
        verb = at + 1
        inverted = p.lower[verb].endswith("ed") and p.words[verb] == p.lower[verb]
        subject = None if inverted else opening_phrase(p, verb, passage.last)
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
            or any(s.cue == verb and s.after_first >= 0 for s in found)
            or not p.lower[verb].endswith(("ed", "s", "d"))
            or p.words[verb] != p.lower[verb]
        ):
            continue
        if p.lower[verb] in VERBS or len(p.words[verb]) < 4:
            continue
        last = max(subject.last, verb + 1)
        quote = next_quote(p, last, passage.last)
        after_first, after_last = trim_content(p, quote, passage.last) if quote >= 0 else (-1, -1)
        before_first, before_last = trim_content(p, passage.first, at + 1)
        via = find_via(text, p, last, passage.last)
        found.append(
            Saying(verb, at + 1, last, subject, "said", "quote", via, True, before_first, before_last, after_first, after_last)
        )
    found.sort(key=lambda saying: saying.cue)


#: What opens a clause that leans on the next: "While Reed hails the plan as “fair,” Holm walks away" tells no words of Holm's.
_DEPENDENT: Final = word_set("while although though whereas")


def _read_signed(p: Paragraph, at: int, passage: Passage) -> Saying | None:
    """A quotation with its speaker after a dash, and nothing else: '"…" — Ann Reed, nurse'."""
    first = at + 1
    while first < passage.last and p.words[first] in (*DASHES, "("):
        first += 1
    if not at + 1 < first < passage.last or passage.last - first > SIGNATURE:
        return None
    subject = opening_phrase(p, first, passage.last)
    if subject is None or not is_name(p.words[subject.last - 1]):
        return None
    if subject.last < passage.last and p.words[subject.last] not in TRAILING and p.words[subject.last] not in ("(", ")"):
        return None
    before_first, before_last = trim_content(p, passage.first, at + 1)
    return Saying(at, at + 1, passage.last, subject, "said", "quote", None, True, before_first, before_last, -1, -1)
