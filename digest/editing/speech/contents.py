"""What is told: where the words said begin and end beside a word of saying, who heard them, and the way they took."""

from __future__ import annotations

from typing import Final, NamedTuple

from digest.editing.cues import (
    CUES,
    DAY_PARTS,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    HELD,
    NOUN_LIKE,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    REFUSALS,
    SPEAKER_NOUNS,
    TRAILING,
    VERBS,
    VIA_NOUNS,
    WEAK,
    make_via,
    word_set,
)
from digest.editing.speech.passages import QUOTE, Paragraph
from digest.editing.speech.speakers import Phrase, head_end
from digest.editing.speech.ways import TELLING, find_agency, find_opening_via, find_via, skip_audience, via_end
from digest.model.fact import Status


class Saying(NamedTuple):
    """Somebody says something. Token numbers are the paragraph's; -1 where there is none.

    `first` is the token where the telling begins (subject or cue), `last` the one after it. The words said stand in
    [before_first, before_last), or in [after_first, after_last), or in both around an interruption.
    """

    cue: int
    first: int
    last: int
    subject: Phrase
    status: Status
    takes: str
    via: str | None
    strong: bool  # the grammar shows that words are told: that, a colon, marks, a comma
    before_first: int
    before_last: int
    after_first: int
    after_last: int


_AGENCY_REACH: Final = 12  # tokens at the end of words told that may name an agency and a day
_GOING_ON: Final = ("and", "but", "out")
_GOING: Final = ("go", "goes", "went", "going")
#: What somebody has or gets as often as says it: "claimed a third title", "maintained a store of papers".
_OWNING: Final = word_set("claimed maintain maintains maintained maintaining")
_STOPS: Final = (",", ".", ";", "—", "–", "?", "!")
_NEAR: Final = 4  # tokens between a verb and what shows that its words follow: "replied to him that"
_REACH: Final = 30  # tokens between a word of saying and "that" or the marks


def next_quote(p: Paragraph, first: int, high: int) -> int:
    if p.marked:
        for token in range(first, high):
            if p.words[token] == QUOTE:
                return token
    return -1


#: Finite verbs, as far as forms tell; and the words that can lead to the words said, or that end the search for such.
_FINITE: Final = VERBS | (frozenset(CUES) - NOUN_LIKE)
_DECISIVE: Final = _FINITE | PRONOUNS | word_set(f"that whether : {QUOTE} . ; — – ? ! while because although but")


#: Between these and a noun a word in -ed is no verb: "the abandoned boats".
_ARTICLES: Final = word_set("the a an")


def is_clause(p: Paragraph, first: int, last: int) -> bool:
    """Whether tokens hold a finite verb, as far as forms tell: what follows "said" may be a mere object."""
    retold = "according" in p.lower[first:last]  # "added 400 euros to the prize, according to Ann Reed, who …": the rest is hers
    for at in range(first + 1, last):
        lower = p.lower[at]
        if lower == "according":
            return False
        if lower in VERBS and p.lower[at - 1] in ("and", "but") and p.lower[first] in ("a", "an"):
            return False  # "declared a day of mourning and was to go north": what the speaker did besides
        if p.words[at] == "," and p.lower[at + 1 : at + 2] in (["which"], ["that"]) and "," not in p.words[at + 1 : last]:
            return False  # "sold the boats, that leaked": a thing that is told more of
        if lower in _FINITE or (lower.endswith("ed") and len(lower) > 4 and p.lower[at - 1] not in _ARTICLES) or p.quote[at] >= 0:
            return True
        if lower == "to" and not (retold and p.lower[at + 1 : at + 2] == ["the"]):
            return True
        if (
            at > first + 1
            and lower.endswith("s")
            and len(lower) > 3
            and p.words[at] == lower
            and not p.words[at - 1][0].isdecimal()
        ):
            return True
    return False


def _joined_end(p: Paragraph, first: int, last: int) -> int:
    """The token of the first comma with an "and" behind it, where another clause begins; else `last`."""
    return next((at for at in range(first, last - 1) if p.words[at] == "," and p.lower[at + 1] in ("and", "but", "or")), last)


def find_mark(p: Paragraph, first: int, high: int) -> int:
    """The "that", colon or quotation that the words said begin with, where only circumstances stand before it; or -1."""
    for token, lower in enumerate(p.lower[first : min(high, first + _REACH)], first):
        if lower not in _DECISIVE:
            continue
        if lower == "that" and token + 1 < high and (p.lower[token + 1] in VERBS or p.lower[token + 1] == "way"):
            colon = next_quote(p, token, high) - 1  # "answered with words that were short: “…”"
            return colon if colon > token and p.words[colon] == ":" else -1  # "the plan that is dying", "feel that way"
        if lower == "that" and token > first + 1 and p.lower[token - 1] in ("and", "but") and p.words[token - 2] == ",":
            return -1  # "The news that she maintained a store of papers, and that she kept a key,": an earlier "that" tells both
        if lower == "that" and _tells_more(p, first, token, high):
            return -1
        if lower in ("that", "whether", ":"):
            return token
        word = p.words[token]
        if word == QUOTE:
            clause = skip_circumstances(p, first, high)
            bare = (
                (clause < token - 2 or (clause == token - 2 and p.lower[clause] in DETERMINERS))
                and p.lower[clause] not in PREPOSITIONS
                and p.words[token - 1] != ","
                and p.words[clause] != ","
            )
            return -1 if bare else token
        if lower in VERBS or (lower in PRONOUNS and lower not in ("it", "i")):
            return -1
        if lower not in CUES:
            if lower not in PRONOUNS:
                return -1
        elif word == lower and token > first and (not lower.endswith("ing") or p.words[token - 1] == ","):
            return -1  # "The plan is dead, X said on Friday, noting “…”": what is noted is another's to tell
    return -1


def _tells_more(p: Paragraph, first: int, that: int, high: int) -> bool:
    """Whether a "that" behind a comma tells more of the thing before it: "sold the boats, that leaked"."""
    if that - first < 3 or p.words[that - 1] != "," or "," in p.words[first : that - 1] or p.lower[first] not in _ARTICLES:
        return False
    return skip_circumstances(p, first, high) < that - 1


_RECENT: Final = ("last", "this", "earlier")
_SPANS: Final = word_set("week month year weekend spring summer autumn fall winter")
_MONTHS: Final = word_set("January February March April May June July August September October November December")
#: Where a station or network is read: "said on its Facebook page".
_PAGES: Final = (["page"], ["account"], ["feed"], ["profile"])


def skip_circumstances(p: Paragraph, first: int, high: int) -> int:
    """The token after "on Saturday", "in a statement", "late Friday"."""
    token = first
    while token < high:
        lower = p.lower[token]
        if lower == "there" and token + 1 < high and p.lower[token + 1] in VERBS:
            break  # "insisted there was no shortage"
        if lower == "this" and not (token + 1 < high and (p.lower[token + 1] in DAY_PARTS or p.lower[token + 1] in _TIMES)):
            break  # "said this was expected"
        if p.lower[token : token + 3] in (["the", "same", "day"], ["the", "next", "day"]):
            token += 3
        elif (
            lower in _RECENT
            and p.lower[token + 1 : token + 2]
            and (p.lower[token + 1] in _SPANS or p.words[token + 1] in _MONTHS)
        ):
            if p.words[token + 2 : token + 3] == [","] and not p.lower[min(token + 3, len(p.lower) - 1)].endswith("ing"):
                break  # "said this year, the bridge was safe"
            token += 2  # "said last month the bridge was safe"
        elif lower in DAYS or lower in DAY_PARTS or lower in {"here", "there", "earlier", "later", "again"}:
            token += 1
        elif lower == "on" and token + 1 < high and p.lower[token + 1] in DAYS:
            token += 2
        elif lower in {"in", "at", "during", "on", "via", "through"} and (end := via_end(p, token, high)) > 0:
            token = end + (p.lower[end : end + 1] in _PAGES)
        else:
            break
    return token


def _tells_of_a_thing(p: Paragraph, first: int, that: int, cue: str) -> bool:
    """Whether a "that" belongs to a noun in what is told, not to the verb: "stressed the threat that it poses".

    `first` is the token after the circumstances of the telling: "said on Friday".
    """
    if cue in TELLING or that - first < 2 or not (p.lower[first] in DETERMINERS or p.words[first][:1].isupper()):
        return False
    noun = p.lower[that - 1]
    if noun in _TIMES or noun in SPEAKER_NOUNS or p.words[that - 1] != noun:
        return False
    return noun not in VIA_NOUNS or PREPOSITIONS.isdisjoint(p.lower[first:that])


#: "said the same day that": when it was told. "told the crowd that": who heard it.
_TIMES: Final = word_set("day week month year night morning afternoon evening weekend time")
#: Marks that open; one that is no part of a quotation has lost its partner.
_LONE_MARKS: Final = frozenset("\"'‘“„«")
_CLOSING: Final = frozenset(")]?!")  # what words cannot begin with


#: "Driven out by threats", "Faced with a strike": what befell the speaker, told before the telling.
_BEFALLEN: Final = word_set("driven hit torn shaken beaten stung caught hurt left born given shown known seen sworn worn")
_PARTICLES: Final = word_set("by with to from in out over up down off at on as about for")


def _is_circumstance(p: Paragraph, first: int, last: int) -> bool:
    """Whether words before a speaker are no clause, but tell what befell him: "Hounded by debt, Ann Reed announced …"."""
    lower = p.lower[first]
    if not (lower.endswith("ed") or lower in _BEFALLEN) or p.lower[first + 1 : first + 2] == []:
        return False
    return p.lower[first + 1] in _PARTICLES and VERBS.isdisjoint(p.lower[first + 1 : last])


def trim_content(p: Paragraph, first: int, last: int) -> tuple[int, int]:
    """A run of tokens without punctuation and marks without a partner at its ends, and without opening conjunctions.

    (-1, -1) where nothing is left.
    """
    if first == 0 and len(p.words[0]) > 3 and p.words[0].replace(":", "").isdecimal() and ":" in p.words[0]:
        first += 1  # "13:30 The toll is 16": an entry of a live report
        first += first < last and p.words[first] in ("GMT", "UTC", "BST", "CET")
    while first < last and (p.words[first] in TRAILING or p.lower[first] in OPENERS):
        first += 1
    while first < last and (p.words[first] in _LONE_MARKS or p.words[first] in _CLOSING) and p.quote[first] < 0:
        first += 1
    while last > first and (p.words[last - 1] in TRAILING or p.lower[last - 1] in ("and", "but", "as")):
        last -= 1
    return (first, last) if first < last else (-1, -1)


def _cut_agency(text: str, p: Paragraph, first: int, last: int) -> tuple[int, str | None]:
    """Where words told end before "to the French agency AFP", and the agency."""
    begin = max(first + 2, last - _AGENCY_REACH)
    if "to" not in p.lower[begin:last]:
        return last, None
    for token in range(begin, last - 1):
        if p.lower[token] == "to":
            start, end, after = find_agency(p, token + 1, last)
            if after > 0 and (after == last or p.lower[after] in DAYS or p.lower[after] in ("on", "in", "by")):
                return token, text[p.starts[start] : p.end(end - 1)]
    return last, None


def read_content(
    text: str, p: Paragraph, at: int, first: int, subject: Phrase, low: int, high: int, via: str | None = None
) -> Saying | None:
    lower = p.lower[at]
    cue = CUES[lower]
    via = via or make_via(lower)
    after = at + 1
    if lower in TELLING:
        after, told = skip_audience(text, p, at, high)
        via = told or via
    mark = find_mark(p, after, high)
    if lower.startswith("point") and p.lower[after : after + 1] != ["out"]:
        return None
    if cue.takes == "quote" and (mark < 0 or mark > after + 6 or p.lower[after] == "to"):
        mark = -1
    if lower in _GOING and mark < 0:
        return None  # "the song went: “…”"
    if lower.startswith("offer") and mark != after:
        mark = -1  # "what they are offering in contrast to “gloom”": nobody says that
    after_first = after_last = -1
    strong = goes_on = False
    if mark >= 0:
        strong = p.lower[mark] in ("that", "whether") or p.words[mark] in (":", QUOTE)
        start = mark if p.words[mark] == QUOTE else mark + 1
        if p.lower[mark] == "that" and _tells_of_a_thing(p, said := skip_circumstances(p, after, high), mark, lower):
            start = said
        after_first, after_last = trim_content(p, start, high)
    elif cue.takes == "object":
        after_first, after_last = trim_content(p, after, high)
    elif cue.takes == "clause" and (lower not in WEAK or lower in HELD or p.lower[head_end(p, *subject) - 1] in DOCUMENTS):
        start = skip_circumstances(p, after, high)
        goes_on = start < high and p.lower[start] in _GOING_ON  # "said on its own site and posted to its members"
        if lower.startswith("add") and start < high and p.words[start][0].isdecimal() and _FINITE.isdisjoint(p.lower[start:high]):
            return None  # "added 131 for the second wicket"
        if start < high and p.lower[start] not in PREPOSITIONS and not goes_on and p.words[start] not in _STOPS:
            after_first, after_last = trim_content(p, start, high)
            if lower in _OWNING and VERBS.isdisjoint(p.lower[after_first : _joined_end(p, after_first, after_last)]):
                after_first = -1
            if (
                after_first < 0
                or (after_last - after_first < 3 and p.quote[after_last - 1] < 0)
                or not is_clause(p, after_first, after_last)
            ):
                after_first = after_last = -1
            else:
                lead = p.words[start]
                strong = p.lower[start] in PRONOUNS or p.lower[start] in DETERMINERS or not lead[:1].islower()
    if after_first >= 0:
        after_last, heard = _cut_agency(text, p, after_first, after_last)
        via = via or heard
    via = via or find_via(text, p, at + 1, high) or find_opening_via(text, p, low, first)
    before_first = before_last = -1
    edge = first - 1
    if edge >= low and (p.words[edge] == QUOTE or p.words[edge] == ","):
        quoted = p.words[edge] == QUOTE or (edge > low and p.words[edge - 1] == QUOTE)
        if quoted and 0 <= mark <= after + _NEAR and p.lower[first] in PRONOUNS and p.words[first] != p.lower[first] != "i":
            quoted = False  # "“Thanks for coming!” She replied that …": a sentence of its own
        bound = goes_on or p.lower[after : after + 1] == ["to"]  # "There is talk of it, and in fact, she has agreed to go"
        if quoted or (after_first < 0 and cue.takes == "clause" and edge - low >= 3 and not bound):
            before_first, before_last = trim_content(p, low, first)
            if not quoted and before_first >= 0 and _is_circumstance(p, before_first, before_last):
                before_first = before_last = -1
            strong = True
        if not quoted and after_first < 0 and p.words[at + 1 : at + 2] == [","] and lower not in WEAK:  # "The plan, X said, is …"
            after_first, after_last = trim_content(p, at + 2, high)
            if before_first < 0:
                before_first, before_last = trim_content(p, low, first)
            strong = True
    bare = cue.takes == "clause" and lower not in WEAK and lower not in NOUN_LIKE and not lower.endswith("ing")
    if before_first < 0 and after_first < 0 and not bare:
        return None
    last = after_first if after_first >= 0 else at + 1
    status: Status = "denied" if at - 2 >= low and p.lower[at - 1] == "to" and p.lower[at - 2] in REFUSALS else cue.status
    return Saying(at, min(first, at), last, subject, status, cue.takes, via, strong,
                  before_first, before_last, after_first, after_last)  # fmt: skip
