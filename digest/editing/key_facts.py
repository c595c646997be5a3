"""Key facts: the best facts of an article that differ, of no kind too many, and of each other one why it was left."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Final, get_args

from digest.editing.cues import PREPOSITIONS
from digest.editing.figures.finding import compatible
from digest.editing.sentences.clauses import is_statement, is_verb
from digest.editing.sentences.dangling import is_headless
from digest.editing.sentences.fitness import is_junk
from digest.editing.sentences.scraps import bids
from digest.editing.sentences.words import count_words
from digest.editing.tokens import content_words
from digest.model.article import PROSE, Article
from digest.model.fact import Fact, FactKind
from digest.model.reasons import CHOSEN, FactReason, Verdict
from digest.model.settings import FactSettings

FactVerdict = Verdict[FactReason]

#: How many of a kind may be key facts, as a share of the limit.
_SHARES: Final[Mapping[FactKind, float]] = {
    "figure": 0.4,
    "claim": 0.4,
    "quote": 0.3,
    "person": 0.26,
    "date": 0.13,
    "place": 0.13,
    "organisation": 0.13,
}
_SAME_LINE: Final = 0.6  # share of the shorter line's content words in the other: the same said twice
_NAMES: Final = frozenset(("person", "organisation", "place"))
#: Who somebody is to somebody else, which alone tells nothing.
_RELATED: Final = frozenset(
    "wife husband son daughter father mother brother sister friend fan rival opponent colleague neighbour partner".split()
)
_ANYBODY: Final = frozenset(("man", "woman", "girl", "boy", "child"))
_ASKING: Final = ("?", "？", "؟")
_YEAR_LENGTH = 4  # of "2021"; a date that says no more is history
_PLACES = 12  # of each of two facts that are held against each other; a name may stand in a thousand
_FEWEST_WORDS = 4  # of a line that says something
_FEWEST_QUOTED = 5  # words of a quotation that says something
_SETTING = 7  # words at most of a few quoted words that are told with those beside them
_MARKS: Final = ('"', "“", "''", "‘", "«")
_ENOUGH = 5  # key facts beside which no bare name of a place is told
_PLACE_MENTIONS = 3  # a bare name is told only where the article keeps coming back to it
#: The verdicts that name no other fact; each is made once.
_VERDICTS: Final[Mapping[FactReason, FactVerdict]] = {reason: Verdict(reason) for reason in get_args(FactReason)}


def mark_key_facts(facts: Sequence[Fact], verdicts: Sequence[FactVerdict]) -> tuple[Fact, ...]:
    """The facts with `key` set on those that were chosen, and on no other."""
    chosen = [verdict.reason in CHOSEN for verdict in verdicts]
    return tuple(f if f.key == key else f._replace(key=key) for f, key in zip(facts, chosen, strict=True))


def choose_key_facts(
    article: Article,
    facts: Sequence[Fact],
    settings: FactSettings,
    line_of: Callable[[int], str],
    pinned: Collection[int] = (),
    stands_alone: Callable[[Fact], bool] | None = None,
) -> list[FactVerdict]:
    """A verdict for each fact: key are the best that differ, of no kind too many, each with support in the body.

    `facts` are best first; `line_of` makes the line of the fact with an index, and is asked only for those that may be
    chosen. `pinned` are indexes that are key whatever the rules say; the others fill what `settings.limit` leaves. A fact
    that does not stand alone is key only where an editor wrote its line. Once all places are taken nobody looks further.
    """
    english = article.language.lower().startswith("en")
    room = {kind: max(1, math.ceil(share * settings.limit)) if kind in settings.kinds else 0 for kind, share in _SHARES.items()}
    chosen = _Chosen()
    known: dict[str, frozenset[str]] = {}  # the content words of lines; figures of one sentence often share one
    speakers = _Speakers(facts)
    verdicts = [_VERDICTS["full"]] * len(facts)
    for k in sorted(pinned):
        chosen.add(k, facts[k], content_words(line_of(k)))
        room[facts[k].kind] -= 1
        verdicts[k] = _VERDICTS["pinned"]
    for k, fact in sorted(enumerate(facts), key=_is_place):
        if len(chosen) >= (settings.limit if fact.kind != "place" else min(settings.limit, _ENOUGH)):
            break
        if k in pinned:
            continue
        # what is quickly asked comes first; whether a line stands alone takes longer than all the rest
        if room[fact.kind] <= 0:
            verdicts[k] = _VERDICTS["kind-full" if fact.kind in settings.kinds else "kind-off"]
            continue
        useless = _find_useless(article, fact, english)
        if useless is None and english and _is_aside(article.text, fact, speakers):
            useless = "aside"
        if useless is not None:
            verdicts[k] = _VERDICTS[useless]
            continue
        other = chosen.find_same(fact)
        if other is not None:
            verdicts[k] = Verdict("same", other)
            continue
        line = line_of(k)
        if line not in known:
            known[line] = frozenset(content_words(line))
        other = chosen.find_same_line(fact.kind, known[line])
        if other is not None:
            verdicts[k] = Verdict("same-line", other)
            continue
        fault = _find_fault(fact, line, english)
        if fault is None and stands_alone is not None and fact.origin == "source" and not stands_alone(fact):
            fault = "leaning-line"
        if fault is None and is_junk(article.sentences[fact.sentence].text):
            fault = "junk"
        if fault is not None:
            verdicts[k] = _VERDICTS[fault]
            continue
        for told in chosen.find_told(fact.kind, known[line]):  # "Ann Reed, mayor", if her words come later
            if told not in pinned:
                chosen.drop(told)
                room[facts[told].kind] += 1
                verdicts[told] = Verdict("same-line", k)
        chosen.add(k, fact, known[line])
        room[fact.kind] -= 1
        verdicts[k] = _VERDICTS["best"]
    return verdicts


def _is_place(numbered: tuple[int, Fact]) -> bool:
    """Whether a fact is the bare name of a place, which is told only where there is little else to tell."""
    return numbered[1].kind == "place"


class _Chosen:
    """The key facts chosen so far, and what they tell, so that nothing is told twice; each is named by its index."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, int]] = []
        self._figures: list[tuple[int, Fact]] = []
        self._names: dict[tuple[FactKind, str | None], int] = {}
        self._words: list[tuple[int, frozenset[str], bool]] = []

    def __len__(self) -> int:
        return len(self._words)

    def add(self, k: int, fact: Fact, words: Iterable[str]) -> None:
        self._spans += [(e.start, e.end, k) for e in fact.evidence[:_PLACES]]
        if fact.kind == "figure":
            self._figures.append((k, fact))
        elif fact.name is not None:
            self._names.setdefault((fact.kind, fact.name), k)
        self._words.append((k, frozenset(words), fact.kind in _NAMES))

    def find_same(self, fact: Fact) -> int | None:
        """The one that has the same words, is within the fact or it within that, or is the same name or figure."""
        for evidence in fact.evidence[:_PLACES]:
            for start, end, k in self._spans:
                if start < evidence.end and evidence.start < end:
                    return k
        if fact.kind != "figure":
            return self._names.get((fact.kind, fact.name))
        for k, other in self._figures:
            if _same_figure(fact, other):
                return k
        return None

    def find_same_line(self, kind: FactKind, words: frozenset[str]) -> int | None:
        """The one whose line has most of these words, or whose words are most of these; a name says less than what they said."""
        for k, other, named in self._words:
            if named and kind not in _NAMES:
                continue  # "Ann Reed, mayor" stands in "“I am glad” — Ann Reed, mayor"
            shared = words & other
            if shared and len(shared) >= _SAME_LINE * min(len(words), len(other)):
                return k
        return None

    def find_told(self, kind: FactKind, words: frozenset[str]) -> list[int]:
        """The names of which a line with these words says all: whose words they are, and who that is."""
        return [k for k, other, named in self._words if named and other <= words] if kind not in _NAMES else []

    def drop(self, k: int) -> None:
        """Take one out again. Its name and its places stay told: by what took its place."""
        self._words = [one for one in self._words if one[0] != k]


def _find_useless(article: Article, fact: Fact, english: bool) -> FactReason | None:
    """Why a reader cannot use a fact; None where the body says it, and who says so, who somebody is, or when it is."""
    if article.blocks[article.sentences[fact.evidence[0].sentence].block].kind not in PROSE:
        return "outside-body"
    match fact.kind:
        case "figure":
            return _find_mood(article.sentences[fact.evidence[0].sentence].text, english)
        case "person" | "organisation":
            return "no-role" if fact.role is None else "kin" if fact.role.lower() in _RELATED or _is_anybody(fact.role) else None
        case "quote":
            size = count_words(fact.text)
            if size < _FEWEST_QUOTED or (size <= _SETTING and any(mark in fact.text for mark in _MARKS)):
                return "few-words"
            if english and _is_rest(article.text, fact):
                return "leaning-line"
            return "no-speaker" if english and fact.attribution is None else None
        case "claim":
            return "no-speaker" if fact.attribution is None else None
        case "place":
            return "few-mentions" if len(fact.evidence) < _PLACE_MENTIONS else None
        case _:
            if len(fact.iso or "") <= _YEAR_LENGTH:
                return "vague-date"
            return _find_mood(article.sentences[fact.evidence[0].sentence].text, english)


#: What leads to no statement by itself, and to one where a clause follows: "in the end we will win".
_LEADING: Final = PREPOSITIONS - {"to"}
_JOINING: Final = frozenset(("so", "than", "which", "who", "because", "due"))
#: What stands before a verb: they would “begin to look at it”.
_BEFORE_VERB: Final = (" to ", " will ", " would ", " can ", " could ", " should ", " must ", " may ", " might ", "n't ", "n’t ")


def _is_rest(text: str, fact: Fact) -> bool:
    """Whether words in marks are the rest of a clause: she “gave all that she had to the town”, it grew “on a scale not seen”."""
    word, _, rest = fact.text.partition(" ")
    if not word.islower() or not word.isalpha():
        return False
    if word.endswith("ly"):  # "slowly emptied the cellars"
        word, _, rest = rest.partition(" ")
    if word in _JOINING or is_verb(word, rest.partition(" ")[0]) or text.endswith(_BEFORE_VERB, 0, fact.start - 1):
        return True
    return word in _LEADING and not is_statement(fact.text)


def _is_anybody(role: str) -> bool:
    """Whether a role tells no more than whether it is a man: "elderly man", "girl"."""
    return role.rsplit(" ", 1)[-1].lower() in _ANYBODY and " of " not in role


#: "said on Monday": when it was said, at the end of a clause.
_SAID_ON: Final = re.compile(
    r"\b(?:said|told \w+|says|announced|reported|stated|added|tweeted)(?: in a statement)?(?: on| late on| early on)? $"
)
_SAID_REACH: Final = 40  # characters


class _Speakers:
    """Where the words stand for who says the facts of an article."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        spans = {(said.start, said.end) for fact in facts if (said := fact.attribution) is not None and said.start >= 0}
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate((end for _, end in ordered), max)]  # how far any goes that begins there or before

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds `text[start:end]`."""
        k = bisect_right(self._starts, start) - 1
        return k >= 0 and self._reach[k] >= end


def _is_aside(text: str, fact: Fact, speakers: _Speakers) -> bool:
    """Whether a figure or a date tells who speaks ("said the 22-year-old", "two diplomats told"), or when; or is a bare age.

    "Ann Bell, 34, opened the fair" is no news of the 34; "a 14-year-old girl was hurt" may be.
    """
    start, end = fact.start, fact.end
    if fact.kind == "date":
        return _SAID_ON.search(text, max(0, start - _SAID_REACH), start) is not None
    if fact.kind != "figure":
        return False
    if fact.measure == "age" and fact.text.isdecimal():
        return True
    return speakers.hold(start, end)


def _find_mood(sentence: str, english: bool) -> FactReason | None:
    """Why a sentence states nothing: it asks, or bids readers do something."""
    if sentence.rstrip("\"”’')» ").endswith(_ASKING):
        return "question"
    return "bidding" if english and bids(sentence) else None


def _find_fault(fact: Fact, line: str, english: bool) -> FactReason | None:
    """Why a reader learns nothing from a line, which stands alone on the page; None where it says something."""
    if english and is_headless(line):
        return "lost-subject"
    return "short-line" if fact.kind in ("figure", "date") and count_words(line) < _FEWEST_WORDS else None


def _same_figure(a: Fact, b: Fact) -> bool:
    """Whether two figures are one, or agree and are told by no two speakers."""
    if a.value == b.value and a.unit == b.unit and a.value_low == b.value_low and a.value_high == b.value_high:
        return True
    one, other = a.attribution, b.attribution
    return (one is None or other is None or one.name == other.name) and compatible(a, b) == "agree"
